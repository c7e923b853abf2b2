/* The words and addresses that the page gives to the script, and the places where it says something. */
const given = document.getElementById("woorden");
const toast = document.getElementById("melding");
const count = document.getElementById("telling");
let timer;

export const words = given ? given.dataset : {};

export const revealed = () => Boolean(given);

/* "{title} staat op {place}" with the values filled in. */
export const filled = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_all, name) => values[name]);

/* Said aloud and shown for a while. Emptied first, so that the same sentence is said twice when it happens twice. While
   a dialog is open all that is outside it is silent, so it is said inside. */
export function say(sentence) {
  clearTimeout(timer);
  toast.textContent = "";
  (document.querySelector("dialog[open]") || document.body).append(toast);
  const at = document.activeElement;
  const low = at !== document.body && at.getBoundingClientRect().bottom > innerHeight - 120;
  toast.classList.toggle("toast--above", low);
  timer = setTimeout(() => {
    toast.textContent = sentence;
    timer = setTimeout(() => (toast.textContent = ""), 8000);
  }, 50);
}

/* Said aloud, not shown: what the eye sees already. */
export const whisper = (sentence) => (count.textContent = sentence);

export const each = (selector, act, root = document) => root.querySelectorAll(selector).forEach(act);

/* Presses of buttons that are there now or come later. */
export function onPress(selector, act) {
  document.addEventListener("click", (event) => {
    const pressed = event.target.closest(selector);
    if (pressed) act(pressed, event);
  });
}

/* An element with attributes and text; text stays text, whatever is in it. */
export function made(name, attributes, text = "") {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
}
