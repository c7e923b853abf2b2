/* A list that somebody shared: their notes beside the entries, and a button to keep it. */
import { unpacked } from "./notes.js";
import { MOST, keep, stored } from "./store.js";
import { each, onPress, say, words } from "./words.js";

export function openShared(page) {
  const uids = new URLSearchParams(location.search).get("h").split(",");
  const notes = unpacked(location.hash);
  const noteOf = (uid) => notes[uids.indexOf(uid)] || "";
  each("[data-entry]", (entry) => showNote(entry, noteOf(entry.dataset.entry)), page);

  onPress("[data-keep-list]", () => {
    const mine = new Map(stored().map((entry) => [entry.uid, entry]));
    each("[data-entry]", ({ dataset: { entry: uid } }) => {
      const own = mine.get(uid)?.note;
      mine.set(uid, { uid, note: own || noteOf(uid) });
    }, page);
    if (mine.size > MOST) say(words.full);
    else if (keep([...mine.values()])) location.assign(words.list);
    else say(words.unkept);
  });
}

/* As text: what a stranger wrote is never markup. */
export function showNote(entry, note) {
  const shown = entry.querySelector("[data-note-shown]");
  shown.hidden = !note;
  shown.querySelector("span").textContent = note;
}
