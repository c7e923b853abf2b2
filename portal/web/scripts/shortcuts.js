/* Keys for people who work with the site all day. Single letters, so (WCAG 2.1.4) they can be switched off, and they
   do nothing while one types. A button shows them, `?` does too. */
import { remember, remembered } from "./store.js";
import { each, onPress, words } from "./words.js";

const TYPING = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";

export function watchShortcuts() {
  const dialog = document.getElementById("sneltoetsen");
  if (!dialog) return;
  const wanted = dialog.querySelector("input");
  wanted.checked = remembered("toetsen") !== "uit";
  wanted.addEventListener("change", () => remember("toetsen", wanted.checked ? "aan" : "uit"));
  each("[data-shortcuts]", (button) => (button.hidden = false));
  onPress("[data-shortcuts]", () => dialog.showModal());

  let goes = false; // whether g was the key before this one
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    const busy = event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented;
    if (busy || !wanted.checked || target.matches(TYPING) || document.querySelector("dialog[open]")) return;
    const act = goes ? GOING[key] : key === "?" ? () => dialog.showModal() : KEYS[key];
    goes = !goes && key === "g";
    if (!act) return;
    event.preventDefault();
    act();
  });
}

const GOING = {
  h: () => location.assign(words.home),
  l: () => location.assign(words.list),
};

const KEYS = {
  "/": () => {
    const box = document.querySelector("input[name=q]");
    if (box) box.select();
    else location.assign(words.search);
  },
  j: () => step(1),
  k: () => step(-1),
  s: () => here().querySelector("[data-favourite]")?.click(),
  c: () => here().querySelector("[data-copy]")?.click(),
};

/* The result that has the focus; on a page of one entry, that page. */
const here = () => document.activeElement.closest(".card") || document.querySelector("main");

function step(by) {
  const titles = [...document.querySelectorAll(".card h3 a")];
  const at = titles.findIndex((title) => here().contains(title) && here().matches(".card"));
  const next = titles[at < 0 ? (by > 0 ? 0 : titles.length - 1) : at + by];
  next?.focus();
  next?.closest(".card").scrollIntoView({ block: "nearest" });
}
