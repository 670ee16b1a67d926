// The admin page. What people asked and the base wrote becomes text nodes: nothing is ever parsed as HTML. The key is
// in a variable of this module alone, and is gone when the page is.

import { make } from "../page/elements.js";

const find = (id) => document.getElementById(id);
const REFRESH = 10000; // milliseconds between two looks at the figures

let key = "";
let bases = [];
let items = [];
let looked = 0; // counts the looks at a base, so that a reply that comes too late is not shown

const makeButton = (text, onclick, kind = "plain") => make("button", { type: "button", class: kind, onclick }, text);
const makeLines = (lines, kind = "soft") =>
  make("ul", { class: "plain-list" }, ...lines.map((line) => make("li", { class: kind, dir: "auto" }, line)));
const say = (text) => { find("status").textContent = text; };

// The service

class Refusal extends Error {}

async function call(path, body) {
  let response;
  try {
    response = await fetch(`admin/${path}`, {
      method: body ? "POST" : "GET",
      headers: { Authorization: `Bearer ${key}`, ...(body && { "Content-Type": "application/json" }) },
      body: body && JSON.stringify(body),
      credentials: "omit",
    });
  } catch {
    throw new Refusal("the service cannot be reached");
  }
  const content = await response.json().catch(() => ({ detail: `the service replied with ${response.status}` }));
  if (!response.ok) throw new Refusal(content.detail);
  return content;
}

/** Fill a part of the page with what a function makes of a reply, or with the reason why there is none. */
async function fill(part, path, build) {
  const look = looked;
  part.replaceChildren(make("p", { class: "soft" }, "Looking …"));
  let made;
  try {
    made = build(await call(path));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    made = [make("p", { class: "soft" }, capitalize(error.message))];
  }
  if (look === looked) part.replaceChildren(...made);
}

const capitalize = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;

// Suggestions

const ACTIONS = { phrasing: "an entry or a gap that there is", gap: "a new gap", entry: "a new entry" };
const LABELS = {
  phrasing: "Phrasings that are added, one a line",
  synonym: "Words that mean the same, one a line",
  threshold: "Confidence from which the entry is given, from 0 to 1",
  gap: "The question and its paraphrases, one a line; then the answer, after “answer:”",
  entry: "The question and its paraphrases, one a line; then the answer, after “answer:”",
};

let cards = 0;

/** Make the card of a suggestion: what it adds, which can be edited, why, and what can be done. */
function makeCard(suggestion) {
  const id = `card-${(cards += 1)}`;
  let { proposal } = suggestion;
  const rows = Math.min(12, suggestion.text.split("\n").length + 1);
  const text = make("textarea", { id: `${id}-text`, rows, dir: "auto", spellcheck: "false" });
  text.value = suggestion.text;
  const label = make("label", { for: `${id}-text` }, LABELS[proposal.action]);
  const plan = make("div", { class: "plan", hidden: "" });
  const change = (changed) => {
    proposal = { ...proposal, ...changed };
    label.textContent = LABELS[proposal.action];
    if (changed.action && changed.action !== "phrasing" && !/^answer:/m.test(text.value)) text.value += "\nanswer: ";
    if (changed.action === "phrasing") text.value = text.value.replace(/\nanswer:[^]*$/, "");
  };
  const refusal = make("p", { class: "refusal", role: "alert" });
  const read = () => ({
    base: find("base").value,
    accepted: { proposal, text: text.value, near: suggestion.near, subjects: suggestion.subjects },
  });
  const attempt = async (button, work) => {
    refusal.textContent = "";
    button.disabled = true;
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusal.textContent = capitalize(error.message);
    } finally {
      button.disabled = false;
    }
  };
  const close = () => {
    plan.hidden = true;
    plan.replaceChildren();
  };
  const write = (body, prepared, button) => attempt(button, async () => {
    const { path, undo } = await call("accept", { ...body, digest: prepared.digest });
    finish(card, `Written to ${path}.`, () => call("undo", { base: body.base, undo }));
  });
  const accept = makeButton("Accept …", () => attempt(accept, async () => {
    const body = read();
    const prepared = await call("prepare", body);
    plan.replaceChildren(...makePlan(prepared, (button) => write(body, prepared, button), () => {
      close();
      accept.focus();
    }));
    plan.hidden = false;
    plan.querySelector("h4").focus();
  }), "main");
  const ignore = makeButton("Ignore for good", () => attempt(ignore, async () => {
    const { subjects } = suggestion;
    await call("ignore", { subjects, ignored: true });
    finish(card, "Ignored for good.", () => call("ignore", { subjects, ignored: false }));
  }));
  text.addEventListener("input", close);
  const { can_write: canWrite } = bases.find(({ name }) => name === find("base").value);
  const isMovable = proposal.action in ACTIONS;
  const card = make("article", { class: "card", "aria-labelledby": id },
    make("h3", { id, tabindex: "-1", dir: "auto" }, suggestion.title),
    make("fieldset", {}, label, text),
    ...(isMovable ? [makePlace(id, proposal, (changed) => { change(changed); close(); })] : []),
    makeLines([...suggestion.evidence, ...suggestion.effect]),
    ...(suggestion.lost.length ? [makeLines(suggestion.lost, "lost")] : []),
    make("p", { class: "row" }, ...(canWrite ? [accept] : []), ignore),
    refusal, plan);
  return card;
}

/** Make the fields that say where the questions belong. */
function makePlace(id, proposal, change) {
  const action = make("select", { id: `${id}-action` },
    ...Object.entries(ACTIONS).map(([value, name]) => make("option", { value }, name)));
  action.value = proposal.action;
  const item = make("input", { id: `${id}-item`, list: "items", autocomplete: "off", spellcheck: "false" });
  item.value = proposal.item ?? "";
  const update = () => change({ action: action.value, item: item.value.trim() });
  action.addEventListener("change", () => {
    if (action.value !== "phrasing" || !items.some((each) => each.id === item.value)) item.value = "";
    update();
  });
  item.addEventListener("change", update);
  return make("p", { class: "row" },
    make("span", { class: "field" }, make("label", { for: action.id }, "They belong to"), action),
    make("span", { class: "field" }, make("label", { for: item.id }, "Id"), item));
}

/** Make what is shown before a write: the lines, what the check finds, and the last question. */
function makePlan({ path, lines, findings, is_usable: isUsable }, write, back) {
  const button = makeButton("Write it", () => write(button), "main");
  return [
    make("h4", { tabindex: "-1" }, `This is written to ${path}`),
    make("pre", { tabindex: "0", dir: "auto", role: "region", "aria-label": "Lines that are written" }, lines.join("\n")),
    findings.length ? makeLines(findings.map((line) => `faqbot check then also finds: ${line}`), "warning")
      : make("p", { class: "soft" }, "faqbot check finds nothing new."),
    ...(isUsable ? [] : [make("p", { class: "error" }, "The base could not be used with this change.")]),
    make("p", { class: "row" }, ...(isUsable ? [button] : []), makeButton("Back", back)),
  ];
}

/** Put what was done in the place of a card, with a button that takes it back. */
function finish(card, text, undo) {
  const refusal = make("p", { class: "refusal", role: "alert" });
  const button = makeButton("Undo", async () => {
    button.disabled = true;
    try {
      await undo();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusal.textContent = capitalize(error.message);
      button.disabled = false;
      return;
    }
    done.replaceWith(card);
    const plan = card.querySelector(".plan");
    plan.hidden = true;
    plan.replaceChildren();
    card.querySelector("h3").focus();
    say("Undone.");
  });
  const title = card.querySelector("h3").textContent;
  const done = make("article", { class: "card done" }, make("p", { dir: "auto" }, `${text} (${title})`), button, refusal);
  card.replaceWith(done);
  button.focus();
  say(text);
}

function makeSuggestions({ summary, suggestions, items: found }) {
  items = found;
  const list = make("datalist", { id: "items" },
    ...items.map(({ id, question }) => make("option", { value: id }, question)));
  find("summary").textContent = capitalize(summary);
  return [...suggestions.map(makeCard), list];
}

// Health and figures

function makeHealth({ summary, findings, more }) {
  const { refused } = bases.find(({ name }) => name === find("base").value);
  return [
    ...(refused ? [make("p", { class: "error" }, `The newest version is not served: ${refused}`)] : []),
    make("p", {}, capitalize(summary)),
    ...["error", "warning", "note"].map((severity) => findings.filter((each) => each.severity === severity))
      .filter((found) => found.length)
      .map((found) => makeLines(found.map(({ text }) => text), found[0].severity === "note" ? "soft" : found[0].severity)),
    ...(more > 0 ? [make("p", { class: "soft" }, `${more} more; faqbot check --all shows them.`)] : []),
  ];
}

function makeTable(caption, columns, rows) {
  return make("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": caption },
    make("table", {}, make("caption", {}, caption),
      make("thead", {}, make("tr", {}, ...columns.map((name) => make("th", { scope: "col" }, name)))),
      make("tbody", {}, ...rows.map(([first, ...others]) =>
        make("tr", {}, make("th", { scope: "row" }, first), ...others.map((cell) => make("td", {}, String(cell))))))));
}

const KINDS = { answer: "answered", clarification: "asked back", no_answer: "no answer", small_talk: "small talk",
  alerts: "alerts", hand_overs: "handed over", helpful: "helpful", unhelpful: "not helpful" };

function makeFigures({ requests, failures, mean_ms: mean, bases: counted }) {
  const rows = Object.entries(counted).map(([name, counts]) => [name, ...Object.keys(KINDS).map((kind) => counts[kind] ?? 0)]);
  return [
    make("p", {}, `Requests since the start, without those of this page: ${requests}, ${mean} ms on average; ${failures} failed.`),
    ...(rows.length ? [makeTable("Replies since the start", ["Base", ...Object.values(KINDS)], rows)] : []),
  ];
}

const OUTCOMES = { answered: "answered", asked_back: "asked back", missed: "no answer", rephrased: "asked again",
  helpful: "helpful", unhelpful: "not helpful" };

function makeDays({ days }) {
  const rows = days.map((day) => [day.day, ...Object.keys(OUTCOMES).map((name) => day[name])]).reverse();
  return rows.length ? [makeTable("The log by day, of all bases", ["Day", ...Object.values(OUTCOMES)], rows)] : [];
}

async function refresh() {
  try {
    find("figures").replaceChildren(...makeFigures(await call("figures")));
  } catch {
    // The next look may succeed; the old figures stay.
  }
}

// The parts together

async function look() {
  looked += 1;
  const wanted = `base=${encodeURIComponent(find("base").value)}`;
  const { entries, gaps } = bases.find(({ name }) => name === find("base").value);
  find("about").textContent = `Entries: ${entries}. Gaps: ${gaps}.`;
  find("summary").textContent = "";
  fill(find("health"), `health?${wanted}`, makeHealth);
  fill(find("days"), "days", makeDays);
  await fill(find("suggestions"), `suggestions?${wanted}`, makeSuggestions);
  say("The log was looked at.");
}

find("sign-in").addEventListener("submit", async (event) => {
  event.preventDefault();
  key = find("key").value.trim();
  find("refusal").textContent = "";
  let reply;
  try {
    reply = await call("bases");
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    find("refusal").textContent = capitalize(error.message);
    find("key").focus();
    return;
  }
  bases = reply.bases;
  find("key").value = "";
  find("entrance").hidden = true;
  find("desk").hidden = find("leave").hidden = false;
  find("base").replaceChildren(...bases.map(({ name, title }) =>
    make("option", { value: name }, title === name ? name : `${title} (${name})`)));
  if (reply.no_review) find("suggestions-heading").after(make("p", { class: "soft" }, capitalize(reply.no_review)));
  find("suggestions-heading").focus();
  refresh();
  setInterval(() => document.hidden || refresh(), REFRESH);
  look();
});

find("base").addEventListener("change", look);
find("again").addEventListener("click", look);
find("leave").addEventListener("click", () => location.reload());
