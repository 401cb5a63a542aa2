// One key each for what the page shows anyway: a control names its key in aria-keyshortcuts.
const OFF = "isomer.keys";

const help = () => document.getElementById("keys");
const isOn = () => localStorage.getItem(OFF) !== "off";

function isTyping(place) {
  return place.closest("textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=file])");
}

function press(key) {
  const control = document.querySelector(`[aria-keyshortcuts="${key}"]:not([disabled])`);
  if (control?.matches("input")) {
    control.focus();
    control.select();
  } else {
    control?.click();
  }
  return Boolean(control);
}

function find() {
  const field = document.querySelector(".filter input") ?? document.querySelector(".find input");
  field.focus();
  return true;
}

function rowLinks() {
  return [...document.querySelectorAll("main tbody tr")].map(row => row.querySelector("a")).filter(Boolean);
}

function currentRow(links) {
  return links.findIndex(link => link.closest("tr").contains(document.activeElement));
}

function move(step) {
  const links = rowLinks();
  const from = currentRow(links);
  const to = from < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(from + step, 0), links.length - 1);
  links[to]?.focus();
  return links.length > 0;
}

function edit() {
  const links = rowLinks();
  const row = links[currentRow(links)];
  if (row) {
    location.assign(row.href + "#edit");
    return true;
  }
  return press("e");
}

function act(key) {
  switch (key) {
    case "j":
      return move(1);
    case "k":
      return move(-1);
    case "e":
      return edit();
    case "/":
      return press(key) || find();
    case "n":
    case "?":
      return press(key);
    default:
      return false;
  }
}

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) {
    return;
  }
  if (isTyping(event.target) || help().open || !(isOn() || event.key === "?")) {
    return;
  }
  if (act(event.key)) {
    event.preventDefault();
  }
});

document.addEventListener("click", event => {
  if (event.target.closest("[data-opens=keys]")) {
    help().querySelector("[name=on]").checked = isOn();
    help().showModal();
  }
});

document.addEventListener("change", event => {
  if (event.target.matches("#keys [name=on]")) {
    localStorage.setItem(OFF, event.target.checked ? "on" : "off");
  }
});
