/* The list of this browser: [{uid, note}], in the order of its owner. It lives in localStorage alone, which each
   portal has to itself, and is read with distrust: another script, an older version or a person may have written it. */
const KEY = "ketenwijzer.lijst";
const UID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

export const MOST = 50;
export const LONGEST = 500;

export function sound(entries) {
  const seen = new Set();
  return (Array.isArray(entries) ? entries : [])
    .filter((entry) => typeof entry?.uid === "string" && UID.test(entry.uid) && !seen.has(entry.uid) && seen.add(entry.uid))
    .slice(0, MOST)
    .map(({ uid, note }) => ({ uid, note: typeof note === "string" ? note.slice(0, LONGEST) : "" }));
}

export function stored() {
  try {
    return sound(JSON.parse(localStorage.getItem(KEY)));
  } catch {
    return [];
  }
}

/* Keep these; says whether the browser did. */
export function keep(entries) {
  try {
    if (entries.length) localStorage.setItem(KEY, JSON.stringify(sound(entries)));
    else localStorage.removeItem(KEY);
  } catch {
    return false;
  }
  dispatchEvent(new Event("lijst"));
  return true;
}

export const remembered = (key) => {
  try {
    return localStorage.getItem("ketenwijzer." + key);
  } catch {
    return null;
  }
};

export function remember(key, value) {
  try {
    localStorage.setItem("ketenwijzer." + key, value);
  } catch {
    /* Then it holds for this page. */
  }
}
