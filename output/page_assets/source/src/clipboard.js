/** Buttons that copy. */
import { button } from "./dom.js";
import { say } from "./words.js";

/** A button that copies what ``make`` gives at the click, and says so for a moment. */
export function copier(wording, make, attributes = {}) {
  return button(wording, async ({ currentTarget: control }) => {
    await copy(make());
    control.textContent = say("copied");
    setTimeout(() => (control.textContent = wording), 1600);
  }, attributes);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyBySelection(text);
  }
}

/** Where the browser keeps its clipboard from pages opened from disk. */
function copyBySelection(text) {
  const field = document.createElement("textarea");
  field.className = "offstage";
  field.value = text;
  const focused = document.activeElement;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
  focused?.focus();
}
