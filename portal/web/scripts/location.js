/* "Gebruik mijn locatie": asked for on a press only, rounded to about a hundred metres, put into the address of this
   one search and kept nowhere. */
import { each, onPress, say, words } from "./words.js";

export function watchLocation() {
  if (!navigator.geolocation) return;
  each("[data-locate]", (button) => (button.hidden = false));
  onPress("[data-locate]", (button) => {
    say(words.locating);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => location.assign(around(button.form, coords)),
      (problem) => say(problem.code === 1 ? words.unallowed : words.unlocated),
      { timeout: 10000, maximumAge: 60000 },
    );
  });
}

/* The address that the form would go to, from here instead of from a place, on the first page. */
function around(form, { latitude, longitude }) {
  const asked = new URLSearchParams(new FormData(form));
  ["plaats", "pagina"].forEach((name) => asked.delete(name));
  asked.set("bij", [latitude, longitude].map((part) => part.toFixed(3)).join());
  return `${form.action}?${asked}`;
}
