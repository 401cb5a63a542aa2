// <form data-upload> sends each file chosen, or dropped anywhere on the page, and keeps a line about each.
import { announce } from "./page.js";

const uploadForm = () => document.querySelector("form[data-upload]");

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** The list of what was sent, which begins with the first file. */
function shownUploads() {
  const form = uploadForm();
  if (!form.nextElementSibling?.matches(".uploads")) {
    form.after(element("ul", { className: "uploads", ariaLabel: "Sent from here" }));
  }
  return form.nextElementSibling;
}

function line(file) {
  const bar = element("progress", { max: 1, value: 0, ariaLabel: `Sending ${file.name}` });
  const words = element("span", { className: "note", textContent: "waiting" });
  const item = element("li", {}, element("strong", { textContent: file.name }), " ", bar, " ", words);
  shownUploads().prepend(item);
  return { item, bar, words };
}

function stored({ item, bar, words }, file, { cid, size }) {
  const link = element("a", { href: `/cids/${cid}` }, element("code", { textContent: cid }));
  const copy = element("button", { type: "button", className: "quiet", textContent: "Copy" });
  copy.dataset.copy = cid;
  copy.setAttribute("aria-label", `Copy the CID of ${file.name}`);
  bar.remove();
  words.textContent = `${size.toLocaleString("en")} bytes`;
  item.append(" ", link, " ", copy);
  announce(`${file.name} is stored`);
}

function refused({ bar, words }, file, reason) {
  bar.remove();
  words.textContent = `not stored: ${reason}`;
  words.className = "bad";
  announce(`${file.name} is not stored: ${reason}`);
}

function send(file, message) {
  const shown = line(file);
  const query = message ? `?change_message=${encodeURIComponent(message)}` : "";
  return new Promise(done => {
    const request = new XMLHttpRequest();
    request.open("POST", uploadForm().getAttribute("action") + query);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = event => {
      shown.bar.value = event.loaded / event.total;
      shown.words.textContent = `${Math.floor((100 * event.loaded) / event.total)} %`;
    };
    request.onload = () => {
      if (request.status === 200 || request.status === 201) {
        stored(shown, file, request.response);
      } else {
        refused(shown, file, request.response?.detail ?? `the server answered ${request.status}`);
      }
      done();
    };
    request.onerror = () => {
      refused(shown, file, "the server stopped answering, or the file is too large");
      done();
    };
    request.send(file);
  });
}

async function sendAll(files) {
  const message = uploadForm().elements.change_message.value;
  for (const file of [...files]) {
    await send(file, message);
  }
}

document.addEventListener("submit", event => {
  if (event.target === uploadForm()) {
    event.preventDefault();
    sendAll(event.target.querySelector("[type=file]").files);
    event.target.reset();
  }
});

for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, event => {
    const form = uploadForm();
    if (form && event.dataTransfer?.types.includes("Files")) {
      event.preventDefault();
      form.classList.toggle("over", kind === "dragover");
      if (kind === "drop") {
        sendAll(event.dataTransfer.files);
      }
    }
  });
}
