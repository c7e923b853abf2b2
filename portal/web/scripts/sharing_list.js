/* "Deel mijn lijst": a link with the entries in its query and, when one wants so, the notes behind its #. */
import { packed } from "./notes.js";
import { copy, share } from "./sharing.js";
import { stored } from "./store.js";
import { onPress } from "./words.js";

export function watchSharingOfList(address) {
  const dialog = document.getElementById("deel-lijst");
  const link = dialog.querySelector("[readonly]");
  const withNotes = dialog.querySelector("[type=checkbox]");

  function write() {
    const entries = stored();
    const notes = entries.map(({ note }) => note);
    const any = notes.some(Boolean);
    withNotes.closest("label").hidden = !any;
    link.value = new URL(address(entries), location).href + (any && withNotes.checked ? packed(notes) : "");
  }

  dialog.querySelector("[data-link-share]").hidden = !navigator.share;
  withNotes.addEventListener("change", write);
  onPress("[data-share-list]", () => {
    withNotes.checked = false;
    write();
    dialog.showModal();
  });
  onPress("[data-link-copy]", () => copy(link.value));
  onPress("[data-link-share]", () => share(link.value, document.title));
  onPress("[data-link-mail]", (mail) => {
    mail.href = `mailto:?subject=${encodeURIComponent(mail.dataset.subject)}&body=${encodeURIComponent(link.value)}`;
  });
}
