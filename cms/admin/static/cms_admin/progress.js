// Shows how far the worker is, without loading the page again. Without this script there is a link that does.
(() => {
  "use strict";
  const region = document.querySelector("[data-live]");
  if (!region) return;
  const SECONDS = 3;

  async function look() {
    try {
      const answer = await fetch(window.location.href, { credentials: "same-origin" });
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const now = page.querySelector("[data-live]");
        if (!now) {
          window.location.reload();
          return;
        }
        region.replaceChildren(...now.childNodes);
      }
    } catch (error) {
      console.warn("Not reached; asked again in a moment.", error.name);
    }
    window.setTimeout(look, SECONDS * 1000);
  }

  window.setTimeout(look, SECONDS * 1000);
})();
