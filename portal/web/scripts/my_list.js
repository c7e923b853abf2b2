/* "Mijn lijst". Without a query it is the list of this browser: the server draws the entries, the notes stay here.
   With a query it is a list that somebody shared: to look at, and to keep. */
import { openOwn } from "./own_list.js";
import { openShared } from "./shared_list.js";
import { each } from "./words.js";

export function watchList() {
  const page = document.querySelector("[data-list-of]");
  if (!page) return;
  each("[data-script-only]", (part) => (part.hidden = false));
  each("[data-without-script]", (part) => (part.hidden = true));
  if (page.dataset.listOf === "shared") openShared(page);
  else openOwn(page);
}
