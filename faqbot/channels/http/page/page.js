// The conversation of the page. What people and the base wrote becomes text nodes: nothing is ever parsed as HTML.

import { make } from "./elements.js";

const find = (id) => document.getElementById(id);
const settings = JSON.parse(find("settings").textContent);
const { base, texts } = settings;
const log = find("log");
const field = find("question");
const welcome = find("welcome");

const STORAGE_KEY = `faqbot:${base}`;
const PATIENCE = 400; // milliseconds: a reply that comes sooner needs no word about waiting
const ENDED = [400, 422]; // how the service refuses the token of a conversation that is over

const ICONS = {
  yes: "M6.5 9v8H4V9h2.5Zm0 7.2c3 1.1 4.3.8 6.6.8 1.7 0 2.6-.9 2.9-2.5l.9-4c.3-1.3-.5-2.3-1.8-2.3h-3.3l.5-3.2c.2-1.1-.5-2-1.5-2L6.5 9",
  no: "M13.5 11V3H16v8h-2.5Zm0-7.2c-3-1.1-4.3-.8-6.6-.8-1.7 0-2.6.9-2.9 2.5l-.9 4c-.3 1.3.5 2.3 1.8 2.3h3.3l-.5 3.2c-.2 1.1.5 2 1.5 2l4.3-6",
  copy: "M7 7V4.5A1.5 1.5 0 0 1 8.5 3h7A1.5 1.5 0 0 1 17 4.5v7a1.5 1.5 0 0 1-1.5 1.5H13M4.5 7h7A1.5 1.5 0 0 1 13 8.5v7a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 3 15.5v-7A1.5 1.5 0 0 1 4.5 7Z",
  alert: "M10 7v4m0 2.8v.1M8.7 3.3 1.9 15.2a1.5 1.5 0 0 0 1.3 2.3h13.6a1.5 1.5 0 0 0 1.3-2.3L11.3 3.3a1.5 1.5 0 0 0-2.6 0Z",
  more: "m7.5 5 5 5-5 5",
};

const makeButton = (attributes, ...children) => make("button", { type: "button", ...attributes }, ...children);

function makeIcon(name) {
  const [svg, path] = ["svg", "path"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** Tell what happened in the line that screen readers read at once. */
function say(text) {
  find("status").textContent = text;
}

// The tab remembers the token of the conversation, and only after the first question. A browser may forbid even that
// inside of another site: then the page remembers it until it is closed.

let token = null;
try {
  token = sessionStorage.getItem(STORAGE_KEY);
} catch {
  // no storage
}

function remember(conversation) {
  token = conversation;
  try {
    if (token) sessionStorage.setItem(STORAGE_KEY, token);
    else sessionStorage.removeItem(STORAGE_KEY);
  } catch {
    // no storage
  }
}

// The service

class Refusal extends Error {
  constructor(status) {
    super(`the service replied with ${status}`);
    this.status = status;
  }
}

async function post(path, body) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ base, ...body }),
  });
  if (!response.ok) throw new Refusal(response.status);
  return response.status === 204 ? null : response.json();
}

/** Ask a question or choose an entry. In place of a conversation that has ended, a new one begins with the question. */
async function request(question, entry) {
  const chosen = token && entry;
  try {
    const path = chosen ? "v1/choose" : "v1/ask";
    const asked = chosen ? { entry } : { question };
    return await post(path, { ...asked, ...(token && { conversation: token }), blocks: true });
  } catch (error) {
    if (!(token && error instanceof Refusal && ENDED.includes(error.status))) throw error;
    remember(null);
    return post("v1/ask", { question, blocks: true });
  }
}

// Replies

let replies = 0;

/** Gather the blocks of a reply by their kind, each group with the heading above it. */
function groupBlocks(blocks) {
  const groups = [];
  let heading = "";
  for (const block of blocks) {
    const last = groups.at(-1);
    if (block.kind === "heading") heading = block.text;
    else if (!heading && last?.kind === block.kind) last.blocks.push(block);
    else {
      groups.push({ kind: block.kind, heading, blocks: [block] });
      heading = "";
    }
  }
  return groups;
}

/** Split a text into text nodes, addresses as links, and the numbers of citations as buttons that call unfold. */
function makeInline(text, unfold) {
  return text.split(/(https?:\/\/[^\s<>"“”]*[^\s<>"“”.,;:!?)\]]|\[\d+\])/).map((part, index) => {
    if (index % 2 === 0) return part;
    if (part.startsWith("[")) {
      const number = part.slice(1, -1);
      const attributes = { class: "marker", "aria-label": `${texts.source} ${number}` };
      return unfold?.has(number) ? makeButton({ ...attributes, onclick: unfold.get(number) }, number) : part;
    }
    // The words that a link leads to are of no use to readers.
    return make("a", { href: part, target: "_blank", rel: "noopener noreferrer" }, part.replace(/#:~:text=.*/, ""));
  });
}

function makeSources({ heading, blocks }) {
  const unfold = new Map();
  const list = make("ul", {});
  const details = make("details", { class: "sources" }, make("summary", {}, makeIcon("more"), heading), list);
  for (const { mark, text } of blocks) {
    const number = mark.slice(1, -1);
    const item = make("li", { class: mark ? "passage" : "title" }, ...(mark ? [make("b", {}, number)] : []),
      make("span", { dir: "auto", lang: settings.language }, ...makeInline(text)));
    list.append(item);
    unfold.set(number, () => {
      details.open = true;
      for (const other of list.children) other.classList.toggle("shown", other === item);
      details.firstChild.focus({ preventScroll: true });
      item.scrollIntoView({ block: "nearest" });
    });
  }
  unfold.delete("");
  return { details, unfold };
}

function makeChoices({ heading, blocks }, entries, name) {
  const items = blocks.map(({ mark, text }, index) => {
    const number = mark ? [make("small", { "aria-hidden": "true" }, mark.replace(".", ""))] : [];
    const choose = () => ask(text, entries[index]?.entry);
    return make("li", {}, makeButton({ onclick: choose }, ...number, make("span", { dir: "auto" }, text)));
  });
  const above = heading ? [make("p", { class: "heading", dir: "auto" }, heading)] : [];
  return make("div", { class: name }, ...above, make("ul", { class: "choices", lang: settings.language }, ...items));
}

function makeAlert({ blocks }) {
  return make("section", { class: "alert", role: "alert" }, make("h3", {}, makeIcon("alert"), texts.urgent),
    ...blocks.map(({ text }) => make("p", { dir: "auto", lang: settings.language }, ...makeInline(text))));
}

/** Build a reply in the order of its blocks, which is the same in every channel. */
function makeReply(record) {
  const reply = make("div", { class: "reply", id: `reply-${++replies}` });
  const groups = groupBlocks(record.blocks);
  const cited = groups.find(({ kind }) => kind === "source");
  const { details, unfold } = cited ? makeSources(cited) : {};
  const isAsking = record.choices.length > 0;
  for (const group of groups) {
    if (group.kind === "alert") reply.append(makeAlert(group));
    else if (group.kind === "source") reply.append(details);
    else if (group.kind === "choice" && isAsking) reply.append(makeChoices(group, record.choices, "asked-back"));
    else if (group.kind === "choice") reply.append(makeChoices(group, record.follow_ups, "follow-ups"));
    else {
      const makeParagraph = ({ kind, text }) =>
        make("p", { class: kind, dir: "auto", lang: settings.language }, ...makeInline(text, unfold));
      reply.append(...group.blocks.map(makeParagraph));
    }
  }
  // Whoever is in need is not asked for an opinion.
  if (["answer", "no_answer"].includes(record.kind) && !record.alert) {
    reply.insertBefore(makeTools(record), reply.querySelector(".follow-ups"));
  }
  return reply;
}

function makeTools(record) {
  const makeTool = (name, attributes, ...children) =>
    makeButton({ "aria-label": texts[name], title: texts[name], ...attributes }, makeIcon(name), ...children);
  const makeThumb = (name) => makeTool(name, { class: "quiet", "aria-pressed": "false",
    onclick: (event) => judge(event.currentTarget, record.conversation, name === "yes") });
  const copyTool = makeTool("copy", { class: "quiet copy", onclick: () => copy(record) }, make("span", {}, texts.copy));
  return make("div", { class: "tools" }, make("span", {}, texts.helpful), makeThumb("yes"), makeThumb("no"), copyTool);
}

async function judge(thumb, conversation, helpful) {
  const press = (pressed) => {
    for (const other of thumb.parentElement.querySelectorAll("[aria-pressed]")) {
      other.setAttribute("aria-pressed", String(other === pressed));
    }
  };
  press(thumb);
  try {
    await post("v1/feedback", { conversation, helpful });
    say(texts.thanks);
  } catch {
    press(null);
    say(texts.failed);
  }
}

async function copy(record) {
  const lines = groupBlocks(record.blocks).filter(({ kind }) => kind !== "choice").flatMap(({ heading, blocks }) =>
    ["", ...(heading ? [heading] : []), ...blocks.map(({ mark, text }) => `${mark} ${text}`.trim())]);
  try {
    await navigator.clipboard.writeText(`${record.question}\n${lines.join("\n")}\n`);
    say(texts.copied);
  } catch {
    say(texts.not_copied);
  }
}

function makeApology(error, again) {
  const isBusy = error instanceof Refusal && [429, 503].includes(error.status);
  return make("div", { class: "reply" }, make("div", { class: "error" }, make("p", {}, isBusy ? texts.busy : texts.failed),
    makeButton({ class: "quiet", onclick: again }, texts.again)));
}

// Asking

let isWaiting = false;

/** Add a question to the conversation, and its reply whole once it is there. The focus stays where it is. */
async function ask(question, entry) {
  if (isWaiting) return;
  isWaiting = true;
  welcome.hidden = true;
  say("");
  const turn = make("article", { class: "turn" }, make("h2", { class: "question", dir: "auto" },
    make("span", { class: "hidden" }, `${texts.you}: `), question));
  log.append(turn);
  turn.scrollIntoView({ block: "start" });
  const timer = setTimeout(() => say(texts.waiting), PATIENCE);
  let reply;
  try {
    const record = await request(question, entry);
    remember(record.conversation);
    reply = makeReply(record);
  } catch (error) {
    reply = makeApology(error, () => {
      turn.remove();
      field.focus();
      ask(question, entry);
    });
  }
  clearTimeout(timer);
  say("");
  isWaiting = false;
  turn.append(reply);
  turn.scrollIntoView({ block: "start" });
  tellHost("reply");
}

function greet() {
  const notice = token ? texts.resumed : settings.notice;
  const starters = { heading: texts.starters, blocks: settings.starters.map((text) => ({ mark: "", text })) };
  welcome.replaceChildren(
    ...(notice ? [make("p", { class: "notice", dir: "auto" }, notice)] : []),
    ...(token || !starters.blocks.length ? [] : [makeChoices(starters, [], "follow-ups")]),
  );
  welcome.hidden = false;
}

find("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const question = field.value.trim();
  if (!question || isWaiting) return;
  field.value = "";
  ask(question);
});

field.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  find("form").requestSubmit();
});

find("new").addEventListener("click", () => {
  remember(null);
  log.replaceChildren();
  greet();
  say(texts.begun);
  field.focus();
});

// In a frame of the widget. The site learns that there is a reply and that the visitor is done, but nothing of either.

function tellHost(event) {
  if (settings.embedded && parent !== window) parent.postMessage({ faqbot: event }, "*");
}

if (settings.embedded) {
  find("close").hidden = false;
  find("close").addEventListener("click", () => tellHost("close"));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") tellHost("close");
  });
}

greet();
field.focus({ preventScroll: true });
