/* The buttons that put an entry into the list, and the number in the menu. */
import { MOST, keep, stored } from "./store.js";
import { each, onPress, say, words } from "./words.js";

export function watchFavourites() {
  onPress("[data-favourite]", toggle);
  addEventListener("lijst", paint);
  addEventListener("storage", paint);
  addEventListener("pageshow", paint); // also when the browser brings the page back as it was
  paint();
}

function paint() {
  const uids = new Set(stored().map((entry) => entry.uid));
  each("[data-favourite]", (button) => {
    const on = uids.has(button.dataset.favourite);
    button.hidden = false;
    button.setAttribute("aria-pressed", on);
    const word = button.querySelector("[data-word]");
    if (word) word.textContent = on ? button.dataset.on : button.dataset.off;
  });
  each(`.nav a[href="${words.list}"]`, (link) => {
    const number = link.querySelector("span") || link.appendChild(document.createElement("span"));
    number.className = "nav__count";
    number.textContent = uids.size || "";
  });
}

function toggle(button) {
  const uid = button.dataset.favourite;
  const entries = stored();
  const others = entries.filter((entry) => entry.uid !== uid);
  const adding = others.length === entries.length;
  if (adding && entries.length >= MOST) return say(words.full);
  say(keep(adding ? [...entries, { uid }] : others) ? (adding ? words.added : words.removed) : words.unkept);
}
