// Switches things on and off where they stand, without leaving the page.
import { announce } from "./page.js";

function show(form, enabled) {
  const button = form.querySelector(".switch");
  button.setAttribute("aria-pressed", String(enabled));
  button.textContent = enabled ? "on" : "off";
  form.elements.enabled.value = String(!enabled);
  form.closest("tr")?.classList.toggle("off", !enabled);
  announce(`${button.getAttribute("aria-label")}: ${button.textContent}`);
}

document.addEventListener("submit", async event => {
  const form = event.target;
  if (!form.querySelector(".switch")) {
    return;
  }
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form));
  try {
    const response = await fetch(form.action, { method: "POST", headers: { Accept: "application/json" }, body });
    if (response.ok) {
      show(form, (await response.json()).enabled);
      return;
    }
  } catch {
    // The server cannot be reached: the browser's own attempt says so.
  }
  form.submit();
});
