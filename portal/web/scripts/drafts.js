/* Minutes of a running meeting: kept on the server at each pause, and the page around them made new.

   <form data-draft data-lost="..." data-stale="..." data-half="..."> with an input[name=version] and a [data-said]
   <div data-live="ADDRESS" data-item="..."> around parts [data-fresh="NAME"]

   Nothing of what was typed is kept in the browser. Without this script the buttons of the form keep it. */
const PAUSE = 1_200;
const AGAIN = 5_000;
const LOOK = 20_000;

export function watchDrafts() {
  for (const form of document.querySelectorAll("form[data-draft]")) watchDraft(form);
  for (const part of document.querySelectorAll("[data-live]")) watchLive(part);
}

function watchDraft(form) {
  const line = form.querySelector("[data-said]");
  let waiting = 0;
  let busy = false;
  let dirty = false;

  function tell(text, lost) {
    line.textContent = text;
    line.classList.toggle("saved--lost", lost);
  }

  function later(time) {
    clearTimeout(waiting);
    waiting = setTimeout(keep, time);
  }

  async function keep() {
    if (busy) return later(PAUSE);
    busy = true;
    dirty = false;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { "X-Draft": "1" } });
      if (answer.ok && !answer.redirected) {
        const told = await answer.json();
        form.elements.version.value = told.version;
        tell(told.whole ? told.said : `${told.said}. ${form.dataset.half}`, false);
      } else if (answer.status >= 500) {
        lost();
      } else {
        tell(form.dataset.stale, true);
      }
    } catch {
      lost();
    } finally {
      busy = false;
    }
  }

  function lost() {
    dirty = true;
    tell(form.dataset.lost, true);
    later(AGAIN);
  }

  form.addEventListener("input", () => {
    dirty = true;
    later(PAUSE);
  });
  form.addEventListener("submit", () => {
    dirty = false;
    clearTimeout(waiting);
  });
  addEventListener("online", () => dirty && later(0));
  addEventListener("offline", () => tell(form.dataset.lost, true));
  addEventListener("beforeunload", (event) => dirty && event.preventDefault());
}

function watchLive(part) {
  setInterval(async () => {
    if (document.hidden) return;
    let answer;
    try {
      answer = await fetch(part.dataset.live);
    } catch {
      return; // the form says that the connection is lost
    }
    if (!answer.ok || answer.redirected) return location.reload();
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    // Another item lies on the table, or this one closed: what stands here is no longer to be seen.
    if (fresh.querySelector("[data-item]").dataset.item !== part.dataset.item) return location.reload();
    for (const old of part.querySelectorAll("[data-fresh]")) {
      const now = fresh.querySelector(`[data-fresh="${old.dataset.fresh}"]`);
      if (now !== null && !old.contains(document.activeElement)) old.replaceChildren(...now.childNodes);
    }
  }, LOOK);
}
