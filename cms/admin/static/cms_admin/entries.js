// Makes the form of an entry quicker. Without it each button sends the form and the page comes back whole.
(() => {
  const form = document.querySelector("[data-form]");
  if (!form) return;
  let typed = false;
  let busy = null;

  const ask = async (part, submitter, extra) => {
    busy?.abort();
    busy = new AbortController();
    const data = new FormData(form, submitter);
    for (const [name, value] of Object.entries(extra ?? {})) data.set(name, value);
    const answer = await fetch(form.action, { method: "POST", body: data, signal: busy.signal, credentials: "same-origin" });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.getElementById(part);
  };

  const put = (part, fresh, value) => {
    const old = document.getElementById(part);
    if (!old || !fresh) return;
    old.replaceWith(document.adoptNode(fresh));
    // The keyboard stays at the button that was pressed, or at the empty row that it brought.
    const again = value && fresh.querySelector(`button[value="${CSS.escape(value)}"]`);
    (again || fresh).focus?.({ preventScroll: true });
  };

  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-part]");
    if (!button) return;
    event.preventDefault();
    typed = true;
    const extra = {};
    if (button.type === "image") {
      const box = button.getBoundingClientRect();
      if (event.detail === 0) return; // by keyboard: the buttons below the map do it
      extra["pin.x"] = Math.round(((event.clientX - box.left) / box.width) * button.width) || 0;
      extra["pin.y"] = Math.round(((event.clientY - box.top) / box.height) * button.height) || 0;
      const scale = 688 / button.width;
      extra["pin.x"] = Math.round(extra["pin.x"] * scale);
      extra["pin.y"] = Math.round(extra["pin.y"] * scale);
    }
    const submitter = button.type === "image" ? undefined : button;
    ask(button.dataset.part, submitter, extra)
      .then((fresh) => put(button.dataset.part, fresh, button.value))
      .catch((error) => { if (error.name !== "AbortError") { typed = false; form.requestSubmit(button); } });
  });

  form.addEventListener("change", (event) => {
    typed = true;
    if (!event.target.closest("[data-words]")) return;
    ask("tijden-in-woorden", undefined, { do: "rows" })
      .then((fresh) => { const old = document.getElementById("tijden-in-woorden"); if (old && fresh) old.replaceWith(document.adoptNode(fresh)); })
      .catch(() => {});
  });

  form.addEventListener("input", () => { typed = true; });
  form.addEventListener("submit", () => { typed = false; });
  window.addEventListener("beforeunload", (event) => { if (typed) event.preventDefault(); });
  document.getElementById("fouten")?.focus();
})();
