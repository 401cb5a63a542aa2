// <button data-copy="text"> puts the text on the clipboard and says so.
import { announce } from "./page.js";

async function toClipboard(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  // Where the page is not on this machine and not encrypted, only the selection can be copied.
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "hidden";
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

document.addEventListener("click", async event => {
  const button = event.target.closest("button[data-copy]");
  if (!button || button.dataset.words) {
    return;
  }
  await toClipboard(button.dataset.copy);
  button.focus();
  button.dataset.words = button.textContent;
  button.textContent = "Copied";
  announce("Copied");
  setTimeout(() => {
    button.textContent = button.dataset.words;
    delete button.dataset.words;
  }, 1500);
});
