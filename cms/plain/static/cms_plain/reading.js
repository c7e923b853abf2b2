/* Sends what stands in the form of the editor to be read, and shows the hints. Nothing is kept; without this script
   the panel shows the hints of what was saved last. */
(function () {
  "use strict";
  const WAIT = 1500; // milliseconds of rest in typing
  const MOST = 400; // texts in one question; the server takes no more
  const LEFT_OUT = /slug|seo_title|comment|csrf|go_live|expire|_at$|_on$|-(type|id|order|deleted|count)$/;
  const HEADING = /^(id_)?title$|-heading$/;

  function start(panel) {
    const form = document.querySelector("form[data-edit-form]");
    const result = panel.querySelector("[data-reading-result]");
    const toldAloud = panel.querySelector("[data-reading-told]"); // the sum alone: a list at each rest would be noise
    const holder = panel.closest("[data-side-panel]");
    const counter = document.querySelector('[data-side-panel-toggle="reading"] [data-side-panel-toggle-counter]');
    let waiting = 0;
    let asked = 0;
    let seen = "";
    if (!form) return;

    function labelOf(field) {
      const label = field.id && document.querySelector(`label[for="${CSS.escape(field.id)}"]`);
      return label ? label.textContent.replace("*", "").trim() : "";
    }

    function texts() {
      const found = [];
      form.querySelectorAll("input, textarea").forEach((field) => {
        const name = field.name || "";
        if (!name || LEFT_OUT.test(name) || field.closest("template")) return;
        // Running text keeps itself in a hidden field, as content state; inside blocks nothing else marks it.
        const rich = field.type === "hidden" && field.value.startsWith('{"blocks":');
        const words = field.tagName === "TEXTAREA" || field.type === "text";
        if (!rich && !words) return;
        if (!field.value.trim() || field.disabled) return;
        const kind = rich ? "draft" : HEADING.test(name) ? "heading" : "lines";
        found.push({ text: field.value, kind: kind, label: labelOf(field) });
      });
      return found.slice(0, MOST);
    }

    async function look() {
      const body = JSON.stringify({ texts: texts() });
      if (body === seen) return;
      seen = body;
      asked += 1;
      const mine = asked;
      try {
        const answer = await fetch(panel.dataset.lookUrl, {
          method: "POST",
          credentials: "same-origin",
          headers: {
            "Content-Type": "application/json",
            "X-CSRFToken": form.querySelector("[name=csrfmiddlewaretoken]").value,
          },
          body: body,
        });
        const told = await answer.json();
        if (mine !== asked) return;
        if (!answer.ok) throw new Error(told.error);
        result.innerHTML = told.html; // made by our own template, which escapes
        tell();
        if (counter) {
          counter.textContent = told.count;
          counter.hidden = told.count === 0;
        }
      } catch (error) {
        if (mine !== asked) return;
        seen = "";
        result.textContent = (error && error.name === "Error" && error.message) || panel.dataset.error;
        tell();
      }
    }

    function tell() {
      toldAloud.textContent = (result.querySelector("p") || result).textContent.trim();
    }

    function later() {
      if (holder && holder.hidden) return;
      window.clearTimeout(waiting);
      waiting = window.setTimeout(look, WAIT);
    }

    form.addEventListener("input", later);
    form.addEventListener("keyup", later);
    panel.querySelector("[data-reading-look]").addEventListener("click", () => {
      seen = "";
      look();
    });
    if (holder) holder.addEventListener("show", look);
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-reading-panel]").forEach(start);
  });
})();
