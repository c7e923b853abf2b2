/* "Stuur naar cliënt": a plain text that one can change, for one's own mail or telephone. Nothing goes to the server. */
import { copy } from "./sharing.js";
import { each, onPress } from "./words.js";

export function watchSending() {
  const dialog = document.getElementById("stuur");
  if (!dialog) return;
  const text = dialog.querySelector("textarea");
  let subject = "";
  each("[data-send]", (button) => (button.hidden = false));
  onPress("[data-send]", (button) => {
    text.value = button.dataset.send;
    subject = button.dataset.title;
    dialog.showModal();
  });
  const part = encodeURIComponent;
  // The address is made at the moment of pressing, from what the text says by then.
  onPress("[data-by]", (link) => {
    const query = { mail: `mailto:?subject=${part(subject)}&body=`, sms: "sms:?&body=" }[link.dataset.by];
    link.href = query + part(text.value);
  });
  onPress("[data-by-copy]", () => copy(text.value));
  onPress("[data-by-print]", () => {
    dialog.close();
    print();
  });
}
