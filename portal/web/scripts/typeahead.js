/* Suggestions while typing: an editable combobox with a list after the ARIA Authoring Practices. The focus stays in the
   box; the options are links in all but name, so choosing one goes to its page. Pressing Enter without choosing one
   searches, as without script.

   The list comes right after the box, without aria-owns, and does not close when the box loses the focus to nothing:
   VoiceOver on a phone takes the focus away while a finger looks for an option. */
import { each, made, onPress, whisper, words } from "./words.js";

const LEAST = 2;
const PAUSE = 120;
// VoiceOver is silent about options in groups; there the status region says them.
const SILENT = /Mac|iP(hone|ad|od)/.test(navigator.platform);

export function watchTypeahead() {
  each('.search-form input[name="q"]', (box, number) => new Typeahead(box, `suggesties-${number}`));
}

class Typeahead {
  constructor(box, id) {
    this.box = box;
    this.list = made("div", { id, role: "listbox", class: "suggestions", "aria-label": words.suggestions, hidden: "" });
    box.after(this.list);
    box.parentElement.classList.add("combobox");
    const state = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id };
    for (const [name, value] of Object.entries(state)) box.setAttribute(name, value);
    this.at = -1;
    box.addEventListener("input", () => this.wait());
    box.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays in the box
    onPress(`#${id} [role=option]`, (option) => this.go(option));
    const elsewhere = ({ target }) => box.parentElement.contains(target) || this.close();
    document.addEventListener("pointerdown", elsewhere);
    document.addEventListener("focusin", elsewhere);
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  wait() {
    clearTimeout(this.timer);
    this.asking?.abort();
    if (this.box.value.trim().length < LEAST) {
      this.list.replaceChildren();
      return this.close();
    }
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  /* A failing network is silent: one can still search. */
  async ask() {
    const { signal } = (this.asking = new AbortController());
    try {
      const answer = await fetch(`${words.suggest}?q=${encodeURIComponent(this.box.value.trim())}`, { signal });
      if (!answer.ok) return this.close();
      const found = await answer.json();
      if (!signal.aborted && document.activeElement === this.box) this.show(found);
    } catch {
      if (!signal.aborted) this.close();
    }
  }

  show({ said, groups }) {
    this.list.replaceChildren(...groups.map((group, number) => this.group(group, `${this.list.id}-${number}`)));
    this.choose(-1);
    this.open(groups.length > 0);
    whisper(said);
  }

  group({ title, options }, id) {
    const group = made("div", { role: "group", "aria-labelledby": id });
    group.append(made("div", { role: "presentation", id, class: "suggestions__title" }, title));
    options.forEach(({ title: name, extra, url, lang }, number) => {
      const option = made("div", { role: "option", id: `${id}-${number}`, "aria-selected": "false", "data-url": url });
      option.append(made("span", lang ? { lang, dir: "ltr" } : {}, name));
      if (extra) option.append(" ", made("small", { dir: "auto" }, extra));
      group.append(option);
    });
    return group;
  }

  open(really = true) {
    this.list.hidden = !really;
    this.box.setAttribute("aria-expanded", really);
  }

  close() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.choose(-1);
    this.open(false);
    whisper("");
  }

  choose(at) {
    this.at = at;
    this.options.forEach((option, number) => option.setAttribute("aria-selected", number === at));
    const option = this.options[at];
    if (!option) return this.box.removeAttribute("aria-activedescendant");
    this.box.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
    if (SILENT) whisper(option.textContent);
  }

  /* Closed first: the browser may bring this page back as it was left. */
  go(option) {
    this.close();
    location.assign(option.dataset.url);
  }

  /* Up from the box is the last option and down from the last one is the box again, where one may type on. */
  key(event) {
    const { key, altKey } = event;
    const open = !this.list.hidden;
    const number = this.options.length;
    const going = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (going && altKey) this.open(number > 0 && going > 0);
    else if (going && number) {
      const from = open ? this.at : -1;
      this.choose(((from + going + number + 2) % (number + 1)) - 1);
      this.open();
    } else if (key === "Escape" && open) this.close();
    else if (key === "Enter" && open && this.at >= 0) this.go(this.options[this.at]);
    else {
      if (key === "Tab") this.close();
      if (key === "Home" || key === "End" || key.startsWith("ArrowL") || key.startsWith("ArrowR")) this.choose(-1);
      return;
    }
    event.preventDefault();
  }
}
