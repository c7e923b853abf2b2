/* Notes of a shared list travel behind the # of its address, which no browser sends to a server: `#n=` and base64url of
   a JSON list, one note per entry in the order of the address. Whoever made the address is a stranger: what does not
   read as such a list counts as no notes. */
import { LONGEST, MOST } from "./store.js";

const LONGEST_FRAGMENT = 150_000; // fifty full notes of three bytes a character, in base64

export function packed(notes) {
  const bytes = new TextEncoder().encode(JSON.stringify(notes));
  const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return "#n=" + letters.replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

export function unpacked(fragment) {
  if (!fragment.startsWith("#n=") || fragment.length > LONGEST_FRAGMENT) return [];
  try {
    const letters = atob(fragment.slice(3).replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const notes = JSON.parse(new TextDecoder().decode(bytes));
    if (!Array.isArray(notes)) return [];
    return notes.slice(0, MOST).map((note) => (typeof note === "string" ? note.slice(0, LONGEST) : ""));
  } catch {
    return [];
  }
}
