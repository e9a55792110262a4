// The page of My list: the cards of what is kept on this device, or of a list that the address holds
// in its fragment. Only this site's files are read, and nothing is sent.

import { readCard } from "./card.js";
import { dayInFull } from "./dates.js";
import { londonNow, openFacts } from "./facts.js";
import { list, refresh } from "./my-list-button.js";
import { PAGE, addressOf, codesIn, joined } from "./my-list.js";
import { nextDates, textOf } from "./my-list-text.js";

const byId = (id) => document.getElementById(`my-list${id}`);
const [root, title, status, ways, heading, printed, cards, tools] = [
  ...["", "-title", "-status", "-ways", "-count", "-printed", "-cards", "-tools"],
].map(byId);
const ownTitle = document.title;
const ownHeading = title.textContent;

// Words and elements

const activities = (number) => `${number} ${number === 1 ? "activity" : "activities"}`;

function element(name, className, ...parts) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...parts);
  return made;
}

function button(text, name, press) {
  const made = element("button", "", text);
  made.type = "button";
  if (name) made.append(element("span", "visually-hidden", name));
  made.addEventListener("click", press);
  return made;
}

function link(address, text) {
  const made = element("a", "target", text);
  made.setAttribute("href", address);
  return made;
}

// What is read

async function read(address) {
  const answer = await fetch(address, { cache: address === "/find/facts.json" ? "no-cache" : "default" });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

let opened;
// { day, of } with `of` the times of each listing by code; null when they could not be had.
async function facts() {
  opened ??= openFacts(read).then(async (open) => {
    const [codes, times] = await Promise.all([open.codes(), open.times()]);
    return { day: open.day, of: new Map(codes.map((code, index) => [code, times[index]])) };
  });
  try {
    return await opened;
  } catch {
    opened = undefined;
    return null;
  }
}

const texts = (within, selector) =>
  [...(within?.querySelectorAll(selector) ?? [])].map((each) => each.textContent.replace(/\s+/g, " ").trim());

// A listing in plain words, read from its card.
function told({ article, contact }, dates) {
  const named = article.querySelector("h3 a");
  return {
    name: named.firstChild.data,
    by: texts(article, ".activity-card__by").join(""),
    notes: texts(article, ".activity-card__note"),
    when: texts(article, ".activity-card__when .activity-card__line"),
    dates: dates.map(({ words }) => words),
    place: article.querySelector("[data-where]").firstChild.data,
    cost: texts(article, "[data-cost] > :not(.activity-card__pay)"),
    ask: texts(contact, "p"),
    page: new URL(named.getAttribute("href"), location.origin).href,
  };
}

const loaded = new Map();

// { code, article, entry }, or { code, isGone } for what is not listed or could not be had.
async function open(code, known) {
  if (loaded.has(code)) return loaded.get(code);
  if (known && !known.of.has(code)) return { code, isGone: true };
  try {
    const parts = await readCard(code);
    const now = londonNow();
    const dates = known ? nextDates(known.of.get(code), known.day, now) : [];
    const entry = told(parts, dates);
    finish(parts, dates, { isKnown: known !== null, now });
    const made = { code, article: parts.article, entry };
    if (known) loaded.set(code, made);
    return made;
  } catch (error) {
    return { code, isGone: error.isGone === true };
  }
}

// The card with its next dates and whom to ask; on paper without what one chooses by.
function finish({ article, contact }, dates, { isKnown, now }) {
  const lines = dates.map(({ day, words }) => {
    const line = element("span", "activity-card__line", words);
    if (day === now.day) line.prepend(element("strong", "my-list__aside", "Today: "));
    return line;
  });
  const none = isKnown ? "No date is known. Ask first." : "The dates could not be loaded. Ask first.";
  const told = element("dd", "", ...(lines.length ? lines : [none]));
  told.dataset.byClock = "";
  article.querySelector(".activity-card__when").after(element("div", "", element("dt", "", "Next"), told));
  const aside = ".activity-card__kind, .activity-card__summary, .activity-card__pay, .activity-card__facts > div:not(.activity-card__when)";
  for (const each of article.querySelectorAll(aside)) {
    const isFact = each.querySelector("[data-where], [data-cost], [data-by-clock]");
    if (!isFact) each.classList.add("my-list__aside");
  }
  if (contact) article.append(element("div", "my-list__ask", contact));
}

// What is shown: the codes of the list that are listed, those that were had, and whether somebody
// shared it.
let shown = { codes: [], found: [], isShared: false };
let turn = 0;
let isLookedAt = false;
let isTitled = false;

const sharedCodes = () => (list.isKept ? codesIn(location.hash) : []);

// `said` is told to those who hear the page; `focus` says where the reader goes on.
async function show({ said = "", undo = null, focus = null } = {}) {
  turn += 1;
  const own = turn;
  const shared = sharedCodes();
  const isShared = shared.length > 0;
  const codes = isShared ? shared : list.codes();
  cards.setAttribute("aria-busy", "true");
  const known = codes.every((code) => loaded.has(code)) ? null : await facts();
  const every = await Promise.all(codes.map((code) => open(code, known)));
  if (own !== turn) return;
  const found = every.filter(({ article }) => article);
  shown = { codes: every.filter(({ isGone }) => !isGone).map(({ code }) => code), found, isShared };
  draw(every, { said, undo });
  cards.removeAttribute("aria-busy");
  root.classList.add("my-list--ready");
  focus?.();
}

function draw(every, { said, undo }) {
  const { codes, found, isShared } = shown;
  if (isShared !== isTitled) {
    isTitled = isShared;
    title.textContent = isShared ? "A list that somebody shared" : ownHeading;
    document.title = isShared ? ownTitle.replace(ownHeading, title.textContent) : ownTitle;
  }
  heading.textContent = activities(found.length);
  heading.hidden = !found.length;
  cards.replaceChildren(...found.map(item));
  cards.hidden = !found.length;
  const gone = every.filter(({ isGone }) => isGone).map(({ code }) => code);
  const lost = every.length - found.length - gone.length;
  status.textContent = [said, ...sentences(codes, { isShared, gone, lost })].filter(Boolean).join(" ");
  ways.replaceChildren(...waysOn(codes, { isShared, gone, lost, undo }));
  drawTools();
  refresh();
}

const isAmong = (codes, others) => codes.every((code) => others.includes(code));

function sentences(codes, { isShared, gone, lost }) {
  const said = [];
  if (isShared && codes.length && isAmong(codes, list.codes())) said.push("All of it is on your list.");
  else if (isShared && !isLookedAt) said.push("This is a list that somebody shared. Yours stays as it is.");
  else if (!codes.length && !gone.length) said.push("Your list is empty.");
  if (gone.length) {
    const whose = isShared ? "this list" : "your list";
    said.push(`${activities(gone.length)} on ${whose} ${gone.length === 1 ? "is" : "are"} no longer listed.`);
  }
  if (lost) said.push(`${activities(lost)} could not be loaded.`);
  if (!list.isKept && codes.length) {
    said.push("This browser does not keep your list. It is in the address of this page: print it, or send yourself the link.");
  }
  return said;
}

function waysOn(codes, { isShared, gone, lost, undo }) {
  const made = [];
  if (undo) made.push(button("Put it back", "", undo));
  if (isShared && !isLookedAt && !isAmong(codes, list.codes())) {
    made.push(button("Add these to my list", "", () => addAll(codes)), button("Look only", "", look));
  } else if (isShared) made.push(link(PAGE, "Show my own list"));
  if (gone.length && !isShared) {
    made.push(button(`Take ${gone.length === 1 ? "it" : "them"} off my list`, "", () => keep(without(gone), "")));
  }
  if (lost) made.push(button("Try again", "", () => show({ focus: toHeading })));
  return made;
}

function item({ code, article, entry }) {
  article.querySelector(".my-list__toggle")?.remove();
  if (!shown.isShared) {
    const remove = button("Remove", ` ${entry.name} from my list`, () => takeOff(code, entry.name));
    article.append(element("div", "my-list__toggle", remove));
  }
  return element("li", "", article);
}

// Changes

const toHeading = () => {
  const target = heading.hidden ? title : heading;
  target.tabIndex = -1;
  target.focus();
};
const without = (codes) => list.codes().filter((code) => !codes.includes(code));

function keep(codes, said, rest = {}) {
  list.set(codes);
  // What is not kept stays in the address, so that loading the page again does not lose it.
  history.replaceState(null, "", list.isKept ? PAGE : addressOf(codes));
  return show({ said, focus: toHeading, ...rest });
}

function takeOff(code, name) {
  const before = list.codes();
  const at = shown.found.findIndex((each) => each.code === code);
  const undo = () => keep(before, `${name} is on your list again.`);
  // The next one comes up to where the reader is.
  const focus = () => {
    const next = cards.children[at] ?? cards.lastElementChild;
    if (next) next.querySelector(".my-list__toggle > button").focus();
    else toHeading();
  };
  keep(without([code]), `${name} is off your list.`, { undo, focus });
}

function addAll(codes) {
  const { codes: all, left } = joined(list.codes(), codes);
  keep(all, left ? `Your list is full: ${activities(left)} had no room.` : "They are on your list.");
}

function look() {
  isLookedAt = true;
  show({ focus: toHeading });
}

// Tools

const tool = (name) => tools.querySelector(`[data-tool="${name}"]`);
const address = () => new URL(addressOf(shown.codes), location.origin).href;

function plainText() {
  return textOf({
    title: document.title,
    made: dayInFull(londonNow().day),
    entries: shown.found.map(({ entry }) => entry),
    link: address(),
  });
}

function drawTools() {
  if (!shown.found.length) {
    tools.replaceChildren();
    return;
  }
  if (!tools.children.length) {
    tools.append(byId("-tools-of-it").content.cloneNode(true));
  }
  const shownAddress = tools.querySelector("[data-tool-address]");
  shownAddress.textContent = address();
  shownAddress.setAttribute("href", address());
  tools.querySelector("[data-clear]").hidden = shown.isShared;
  say("");
  ask(false);
}

const say = (words) => {
  tools.querySelector("[data-tool-said]").textContent = words;
};

async function copy(text, done, failed) {
  try {
    await navigator.clipboard.writeText(text);
    say(done);
  } catch {
    say(failed);
  }
}

function save() {
  const made = element("a", "");
  made.href = URL.createObjectURL(new Blob([plainText()], { type: "text/plain;charset=utf-8" }));
  made.download = "my-list.txt";
  made.click();
  setTimeout(() => URL.revokeObjectURL(made.href), 60_000);
  say("The text file is where your browser saves files.");
}

// Clearing has a second step.
function ask(isAsking) {
  tool("clear").hidden = isAsking;
  for (const name of ["clear-yes", "clear-no"]) tool(name).hidden = !isAsking;
}

const USES = {
  print: () => window.print(),
  link: () => copy(address(), "The link is copied.", "It could not be copied. Copy the link below by hand."),
  file: save,
  text: () => copy(plainText(), "The text is copied.", "It could not be copied. Save it as a file instead."),
  clear: () => {
    ask(true);
    tool("clear-yes").focus();
  },
  "clear-yes": () => keep([], "It is cleared."),
  "clear-no": () => {
    ask(false);
    tool("clear").focus();
  },
};

function use(event) {
  const name = event.target.closest("[data-tool]")?.dataset.tool;
  if (name) USES[name]();
}

tools.addEventListener("click", use);

// The day on which it is printed, also when the page stood open for days.
let stamped = "";
function stamp() {
  const { day } = londonNow();
  if (day === stamped) return;
  stamped = day;
  printed.textContent = `Printed on ${dayInFull(day)}.`;
}

root.querySelector(".my-list__without").hidden = true;
if (!list.isKept) list.set(codesIn(location.hash));
stamp();
addEventListener("beforeprint", stamp);
addEventListener("hashchange", () => {
  isLookedAt = false;
  if (!list.isKept) list.set(codesIn(location.hash));
  show();
});
addEventListener("storage", () => show());
addEventListener("pageshow", (event) => event.persisted && show());
show();
