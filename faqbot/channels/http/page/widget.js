// One script tag puts the page into any site: a button in the corner, and the page in a frame above it.
//
//   <script src="https://faq.example/widget.js" data-base="shop" data-locale="de" data-position="left" async></script>
//
// It needs no inline style and no inline script of the site, stores nothing, and loads the page when it is opened.
// The site styles the button by --faqbot-accent, --faqbot-on-accent and --faqbot-z-index.

(() => {
  const LABELS = {}; // the server fills these in, for every language that the page speaks
  const script = document.currentScript;
  if (!script || document.getElementById("faqbot-widget")) return;
  const { base, locale, position, theme, title } = script.dataset;
  const server = new URL(".", script.src);

  const wanted = locale || document.documentElement.lang || navigator.language || "en";
  const labels = LABELS[wanted.toLowerCase().split("-")[0]] || LABELS.en;
  const label = title || labels.open;

  const address = new URL(server);
  address.searchParams.set("embedded", "1");
  for (const [key, value] of Object.entries({ base, locale, theme })) if (value) address.searchParams.set(key, value);

  const style = new CSSStyleSheet();
  style.replaceSync(`
    :host { all: initial; position: fixed; z-index: var(--faqbot-z-index, 2147483000); inset-block-end: 1rem;
      ${position === "left" ? "left" : "right"}: 1rem; }
    button { display: grid; place-items: center; inline-size: 3.5rem; block-size: 3.5rem; padding: 0; border: 0;
      border-radius: 50%; margin-${position === "left" ? "right" : "left"}: auto; cursor: pointer;
      color: var(--faqbot-on-accent, #fff); background: var(--faqbot-accent, #1f6f64);
      box-shadow: 0 2px 6px rgb(0 0 0 / .2), 0 8px 24px rgb(0 0 0 / .15); position: relative; }
    button:focus-visible { outline: 3px solid var(--faqbot-accent, #1f6f64); outline-offset: 3px; }
    svg { inline-size: 1.75rem; block-size: 1.75rem; fill: none; stroke: currentColor; stroke-width: 1.7;
      stroke-linecap: round; stroke-linejoin: round; }
    i { position: absolute; inset-block-start: .1rem; inset-inline-end: .1rem; inline-size: .9rem; block-size: .9rem;
      border-radius: 50%; background: #c5221f; border: 2px solid #fff; }
    iframe { display: block; inline-size: min(25rem, 100vw - 2rem); block-size: min(40rem, 100dvh - 6.5rem);
      margin-block-end: .75rem; border: 1px solid rgb(128 128 128 / .3); border-radius: 1rem; background: Canvas;
      box-shadow: 0 12px 48px rgb(0 0 0 / .2); }
    [hidden] { display: none; }
    .status { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  `);

  const SVG = "http://www.w3.org/2000/svg";
  function icon(path) {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    const line = document.createElementNS(SVG, "path");
    line.setAttribute("d", path);
    svg.append(line);
    return svg;
  }
  const closed = icon("M12 3.5c5 0 9 3.5 9 8s-4 8-9 8c-1 0-2-.1-2.9-.4L5 21v-4c-1.3-1.4-2-3.3-2-5.5 0-4.5 4-8 9-8ZM9.7 9.8c0-1.4 1-2.3 2.3-2.3s2.3.9 2.3 2.2c0 1.8-2.3 1.9-2.3 3.5m0 2.4v.1");
  const opened = icon("m6 9.5 6 6 6-6");

  const host = document.createElement("div");
  host.id = "faqbot-widget";
  const root = host.attachShadow({ mode: "closed" });
  root.adoptedStyleSheets = [style];
  const button = document.createElement("button");
  button.type = "button";
  const unread = document.createElement("i");
  const status = document.createElement("div");
  status.className = "status";
  status.setAttribute("role", "status");
  let frame = null;

  function setOpen(isOpen) {
    if (isOpen && !frame) {
      frame = document.createElement("iframe");
      frame.title = label;
      frame.referrerPolicy = "no-referrer";
      frame.allow = "clipboard-write";
      frame.src = address.href;
      root.prepend(frame);
    }
    if (frame) frame.hidden = !isOpen;
    unread.hidden = true;
    status.textContent = "";
    button.setAttribute("aria-expanded", String(isOpen));
    button.setAttribute("aria-label", isOpen ? labels.close : label);
    button.title = isOpen ? labels.close : label;
    button.replaceChildren(isOpen ? opened : closed, unread);
    if (isOpen) frame.focus();
    else if (frame) button.focus();
  }

  button.addEventListener("click", () => setOpen(!frame || frame.hidden));
  host.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && frame && !frame.hidden) setOpen(false);
  });
  addEventListener("message", (event) => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== server.origin) return;
    if (event.data?.faqbot === "close") setOpen(false);
    if (event.data?.faqbot === "reply" && frame.hidden) {
      unread.hidden = false;
      status.textContent = labels.unread;
    }
  });

  root.append(button, status);
  setOpen(false);
  if (document.body) document.body.append(host);
  else addEventListener("DOMContentLoaded", () => document.body.append(host));
})();
