/* Share, copy and print. */
import { each, onPress, say, words } from "./words.js";

export function watchSharing() {
  each("[data-share], [data-copy], [data-print]", (button) => (button.hidden = false));
  onPress("[data-share]", (button) => share(button.dataset.share, button.dataset.title));
  onPress("[data-copy]", (button) => copy(button.dataset.copy));
  onPress("[data-print]", () => print());
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    say(words.copied);
  } catch {
    say(words.uncopied);
  }
}

/* By the sheet of the phone; where there is none, the address is copied. Stopping halfway is no failure. */
export async function share(address, title) {
  const url = new URL(address, location).href;
  if (!navigator.share) return copy(url);
  try {
    await navigator.share({ title, url });
  } catch (problem) {
    if (problem.name !== "AbortError") await copy(url);
  }
}
