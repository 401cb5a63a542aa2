// Moving between pages and within one: what is announced, what has the focus, and what may be swapped in.

/** Says something to those who do not see the page. */
export function announce(text) {
  document.getElementById("live").textContent = text;
}

/** Puts the cursor into the first field of the part that the address names, as in /servers#new. */
function enterSection() {
  const place = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (place && place.matches("main *")) {
    const first = place.querySelector("[data-first]") ?? place.querySelector("input:not([type=hidden]), textarea");
    first?.focus();
  }
}

addEventListener("hashchange", enterSection);
document.addEventListener("click", event => {
  const link = event.target.closest("a[href^='#']");
  if (link && link.hash === location.hash) {
    enterSection();
  }
});
// Not earlier: a browser that arrives at a place in a page takes the focus away.
addEventListener("load", () => requestAnimationFrame(enterSection));

// Only our own pages may run our scripts. Anything else is content: it is shown where it has no rights, never in here.
document.addEventListener("htmx:beforeSwap", event => {
  const { xhr } = event.detail;
  const policy = xhr.getResponseHeader("Content-Security-Policy") ?? "";
  if (!policy.includes("script-src 'self'") || policy.includes("sandbox")) {
    event.detail.shouldSwap = false;
    location.assign(xhr.responseURL);
  }
});

document.addEventListener("htmx:afterSettle", event => {
  if (event.detail.target === document.body) {
    const heading = document.querySelector("h1");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    announce(document.title);
    enterSection();
  } else {
    announce(document.getElementById("matching")?.textContent ?? "");
  }
});

// The server cannot be reached: go there as a browser does, and let it say so.
document.addEventListener("htmx:sendError", event => location.assign(event.detail.pathInfo.requestPath));
