/* The list of this browser: notes, order, taking away and bringing back. */
import { showNote } from "./shared_list.js";
import { watchSharingOfList } from "./sharing_list.js";
import { keep, stored } from "./store.js";
import { each, filled, onPress, say, whisper, words } from "./words.js";

const order = (entries) => entries.map(({ uid }) => uid).join();
const address = (entries) => `${words.list}?h=${order(entries)}`;

export function openOwn(page) {
  const said = document.getElementById("lijst-woorden").dataset;
  const part = (name) => page.querySelector(`[data-part=${name}]`);
  const list = part("entries");
  const shown = () => [...list.querySelectorAll("[data-entry]")];
  let before = [];
  let drawn;

  /* The entries stand in the address of the link, as in that of a shared list: no server keeps whose list it is. */
  function noted(entries) {
    drawn = order(entries);
    each("[data-to-folder]", (link) => (link.search = `?h=${drawn}`));
  }

  const keepOrSay = (entries) => keep(entries) || say(words.unkept);

  async function draw() {
    const entries = stored();
    noted(entries);
    part("empty").hidden = entries.length > 0;
    each("[data-part=tools]", (tools) => (tools.hidden = !entries.length));
    const fresh = entries.length && (await fetched(entries, page));
    part("failed").hidden = fresh !== null;
    if (drawn !== order(entries)) return;
    list.replaceChildren(...(fresh ? fresh.childNodes : []));
    shown().forEach((entry) => dress(entry, entries.find(({ uid }) => uid === entry.dataset.entry).note));
    each("[data-prune]", (button) => (button.hidden = false), list);
    rank();
  }

  function dress(entry, note) {
    const box = entry.querySelector("textarea");
    entry.querySelector("[data-own]").hidden = false;
    box.value = note;
    showNote(entry, note); // for paper
    box.addEventListener("input", () => {
      showNote(entry, box.value);
      keepOrSay(stored().map((kept) => (kept.uid === entry.dataset.entry ? { ...kept, note: box.value } : kept)));
    });
  }

  /* The first cannot go up, the last cannot go down. */
  const rank = () =>
    shown().forEach((entry, at, { length }) => {
      entry.querySelector("[data-move='-1']").disabled = at === 0;
      entry.querySelector("[data-move='1']").disabled = at === length - 1;
    });

  async function move(button) {
    const entry = button.closest("[data-entry]");
    const step = Number(button.dataset.move);
    const neighbour = shown()[shown().indexOf(entry) + step];
    if (step < 0) neighbour.before(entry);
    else neighbour.after(entry);
    const uids = shown().map(({ dataset }) => dataset.entry);
    const entries = stored().sort((one, other) => uids.indexOf(one.uid) - uids.indexOf(other.uid));
    keepOrSay(entries);
    noted(entries);
    rank();
    (button.disabled ? entry.querySelector(`[data-move="${-step}"]`) : button).focus();
    const { entry: uid, title } = entry.dataset;
    say(filled(said.moved, { title, place: uids.indexOf(uid) + 1, total: uids.length }));
    const fresh = await fetched(entries, list.querySelector(".list-qr"));
    if (fresh && drawn === order(entries)) list.querySelector(".list-qr")?.replaceWith(fresh.querySelector(".list-qr"));
  }

  /* What is taken away can come back, until something else is taken away or one leaves the page. */
  async function take(entries, sentence) {
    before = stored();
    keepOrSay(entries);
    await draw();
    part("undo").hidden = false;
    part("undo").querySelector("p").textContent = sentence;
    part("undo").querySelector("button").focus();
    whisper(sentence);
  }

  onPress("[data-move]", move);
  onPress("[data-remove]", (button) => {
    const { entry, title } = button.closest("[data-entry]").dataset;
    take(stored().filter(({ uid }) => uid !== entry), filled(said.gone, { title }));
  });
  onPress("[data-wipe]", () => take([], said.wiped));
  onPress("[data-prune]", () => {
    const there = shown().map(({ dataset }) => dataset.entry);
    take(stored().filter(({ uid }) => there.includes(uid)), said.pruned);
  });
  onPress("[data-undo]", async () => {
    keepOrSay(before);
    part("undo").hidden = true;
    await draw();
    list.focus();
    say(said.undone);
  });
  watchSharingOfList(address);
  const elsewhere = () => drawn === order(stored()) || draw();
  addEventListener("storage", elsewhere);
  addEventListener("pageshow", elsewhere);
  draw();
}

/* The server's drawing of these entries; null when it does not answer. `busy` is told meanwhile. */
async function fetched(entries, busy) {
  busy?.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address(entries));
    const drawing = new DOMParser().parseFromString(await answer.text(), "text/html");
    return answer.ok ? document.importNode(drawing.querySelector("[data-part=entries]"), true) : null;
  } catch {
    return null;
  } finally {
    busy?.removeAttribute("aria-busy");
  }
}
