// The finder's page: a form, the cards of what is found, and the address of every search. Without it
// the page's links lead to the same activities. Data becomes text or a link of this site; cards are
// parts of this site's own pages.

import { forgetIndex, openIndex, read } from "./ahead.js";
import { readCard } from "./card.js";
import { QUESTIONS, counted, emptySearch, londonNow, openFacts } from "./facts.js";
import { addButtons } from "./my-list-button.js";
import { findPostcode, locate, milesWords } from "./near.js";
import { heard, openLexicon, wordsOf } from "./query.js";
import { LISTS, MOST_SHOWN, STEP, addressOf, isEmpty, search, searchOf, tidy, withWords } from "./search.js";

const byId = (id) => document.getElementById(`finder-${id}`);
const finder = document.getElementById("finder");
const [form, words, near, within, locating, toggle, filters] = ["form", "q", "near", "within", "locate", "toggle", "filters"].map(byId);
const [heading, status, chosen, ways, list, more, nothing] = ["count", "status", "chosen", "ways", "results", "more", "nothing"].map(byId);
const controls = [...filters.querySelectorAll("input")];
const towns = new Map([...byId("towns").content.querySelectorAll("data")].map((each) => [each.value, each.textContent]));
const pageTitle = document.title;

// What no first answer waits for is loaded when it is asked for.

const openCards = () => import("./short-search.js").then((module) => module.openCards());

// The map stays closed until somebody opens it; without lines of the area the page has none. `points`
// promises where the activities are; null: nothing was found.
const map = document.getElementById("dot-map");
let offered = null;
function offerDots(points) {
  if (!map) return;
  offered = points;
  map.hidden = !points;
  drawOffered().catch(() => {});
}

async function drawOffered() {
  if (!offered || !map.open) return;
  const own = offered;
  const [{ drawDots }, points] = await Promise.all([import("./dot-map.js"), own()]);
  if (own === offered) drawDots(map, points);
}
map?.addEventListener("toggle", () => drawOffered().catch(() => {}));

// What is fetched

let opened;
// The facts, the words and the index, fetched together when somebody turns to the form.
function open() {
  opened ??= opening();
  opened.catch(() => {
    opened = undefined;
  });
  return opened;
}

async function opening() {
  const [engine, told] = await Promise.all([openIndex().then(orCards, openCards), learn()]);
  return { engine, ...told };
}

// Pagefind takes words that it could not fetch for words that nobody wrote.
const orCards = (engine) => ({
  async search(asked) {
    const found = await engine.search(asked);
    return found.results.length || navigator.onLine ? found : (await openCards()).search(asked);
  },
});

let learned;
function learn() {
  learned ??= openFacts(read).then(async (facts) => {
    const lexicon = openLexicon(await facts.words(), facts.letters, facts.wordsAt);
    return { facts, lexicon };
  });
  learned.catch(() => {
    learned = undefined;
  });
  return learned;
}

// The tables that a search will compare come together, while the index is still on its way.
async function fetchTables(asked) {
  const { facts, lexicon } = await learn();
  const wanted = withWords(asked, (await heard(asked.q, lexicon)).asks);
  const loading = QUESTIONS.filter((name) => wanted[name].length).map(facts.question);
  if (wanted.day.length || wanted.part.length || wanted.on) loading.push(facts.times());
  if (asked.near || asked.at) loading.push(facts.points());
  if (loading.length) await Promise.all([facts.codes(), ...loading]);
}

// Without a network the cards stand in for the index.
addEventListener("online", () => {
  opened = undefined;
  forgetIndex();
});

const card = (code) => readCard(code).then(({ article }) => article);

// Words

const activities = (number) =>
  number === 1 ? "1 activity" : `${number ? number.toLocaleString("en-GB") : "No"} activities`;
const joined = (parts) => parts.join(", ").replace(/, ([^,]*)$/, " and $1");
const quoted = (parts) => joined(parts.map((part) => `“${part}”`));

const control = (name, value) => controls.find((each) => each.name === name && each.value === value);
const legend = (name) => controls.find((each) => each.name === name)?.closest("fieldset").querySelector("legend").textContent;
const ownLabel = (input) => input.labels[0].firstChild.data.trim();

// How a choice is named on its own, away from its group.
function labelOf(name, value) {
  const own = control(name, value);
  if (name === "place") return `In ${own ? ownLabel(own) : (towns.get(value) ?? value.toUpperCase())}`;
  if (name === "on" && !own) return dayWords(value);
  if (name === "car") return "Without a car";
  if (name === "near") return `Near ${value}`;
  if (!own) return value;
  return name === "support" || name === "access" ? ownLabel(own) : name === "pay" ? `Pay: ${ownLabel(own)}` : ownLabel(own);
}

const dayWords = (iso) =>
  new Date(`${iso}T12:00Z`).toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone: "Europe/London" });

// Elements

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function link(address, text) {
  const made = element("a", "", text);
  made.setAttribute("href", address);
  return made;
}

function fillList(target, links) {
  target.replaceChildren(
    ...links.map((each) => {
      const item = element("li");
      item.append(each);
      return item;
    }),
  );
  target.hidden = links.length === 0;
}

// The form

function askedInForm() {
  const asked = { ...emptySearch(), n: STEP, near: tidy(near.value).slice(0, 80), at: null, sort: shown.asked?.sort ?? "" };
  const postcode = findPostcode(words.value);
  asked.q = tidy(postcode ? postcode.rest : words.value);
  if (postcode) asked.near = postcode.postcode;
  if (asked.near && asked.near === shown.asked?.near) asked.at = shown.asked.at;
  asked.within = Number(within.value);
  for (const input of controls.filter((each) => each.checked && each.value)) {
    if (input.name === "on") asked.on = input.value;
    else asked[input.name].push(input.value);
  }
  // Choices that have no box of their own, such as a town, stay until they are taken back.
  for (const name of LISTS) asked[name].push(...(shown.asked?.[name] ?? []).filter((value) => !control(name, value)));
  if (!asked.on && shown.asked?.on && !control("on", shown.asked.on)) asked.on = shown.asked.on;
  return asked;
}

function fill(asked) {
  words.value = asked.q;
  near.value = asked.near;
  within.value = asked.within || "";
  for (const input of controls) {
    const value = input.name === "on" ? [asked.on] : asked[input.name];
    input.checked = input.type === "radio" && !value.length ? input.value === "" : value.includes(input.value);
    const details = input.closest("details");
    if (input.checked && details) details.open = true;
  }
}

function showFilters(isOpen) {
  filters.classList.toggle("finder__groups--open", isOpen);
  toggle.setAttribute("aria-expanded", String(isOpen));
  const number = shown.asked ? LISTS.reduce((sum, name) => sum + shown.asked[name].length, shown.asked.on ? 1 : 0) : 0;
  toggle.textContent = `${isOpen ? "Hide" : "Show"} filters${number ? ` (${number})` : ""}`;
}

// What is shown: the search, what it found, and a number that tells a late answer that nobody waits.
let shown = { asked: null, found: null };
let shownAddress = "";
let turn = 0;

// Where somebody is: { here } with lat, lon and label, or { trouble, choices } in words.
async function place(asked) {
  if (asked.at) return { here: { ...asked.at, label: asked.near || "where you are" } };
  if (!asked.near) return {};
  const found = await locate(asked.near, read);
  if (found.kind === "several") {
    return { trouble: `There are several places called ${asked.near}. Choose yours:`, choices: found.choices };
  }
  if (found.kind === "outside") return { trouble: `${found.label} is outside the area that we know.`, choices: [] };
  if (found.kind === "unknown") {
    const choices = found.near.map((label) => ({ label }));
    return { trouble: `We do not know a place called ${asked.near}.${choices.length ? " Did you mean:" : ""}`, choices };
  }
  return { here: found };
}

function clear() {
  for (const each of [list, chosen, ways]) {
    each.replaceChildren();
    each.hidden = true;
  }
  for (const each of [heading, more, nothing]) each.hidden = true;
  offerDots(null);
  heading.textContent = "";
  status.textContent = "";
  status.classList.remove("visually-hidden");
  for (const input of controls) input.labels[0].querySelector("[data-number]").textContent = "";
}

async function show(asked, focus) {
  turn += 1;
  const own = turn;
  shown = { asked, found: null };
  shownAddress = location.search + location.hash;
  document.title = pageTitle;
  showFilters(toggle.getAttribute("aria-expanded") === "true");
  if (isEmpty(asked)) {
    clear();
    if (focus) status.textContent = "Write what you would like to do, or choose something below.";
    return;
  }
  list.setAttribute("aria-busy", "true");
  try {
    fetchTables(asked).catch(() => {});
    const [tools, where] = await Promise.all([open(), place(asked)]);
    const now = londonNow();
    const found = await search(asked, { ...tools, here: where.here ?? null, now, locate: (name) => locate(name, read) });
    const cards = await items(found.codes.slice(0, asked.n), found);
    if (own !== turn) return;
    shown = { asked, found, isShort: tools.engine.isShort };
    clear();
    list.append(...cards);
    draw(where);
    showFilters(toggle.getAttribute("aria-expanded") === "true");
    if (focus === "heading") heading.focus();
    else if (focus === "chosen") (chosen.querySelector("a") ?? heading).focus();
    number(own, now).catch(() => {});
  } catch {
    if (own !== turn) return;
    clear();
    heading.textContent = "The search is not working";
    heading.hidden = false;
    status.textContent = "Use the links on this page, or load it again later.";
    nothing.hidden = false;
    if (focus) heading.focus();
  }
  list.removeAttribute("aria-busy");
}

async function items(codes, found) {
  const cards = await Promise.all(codes.map((code) => card(code).catch(() => null)));
  if (codes.length && cards.every((each) => !each)) throw new Error("no cards");
  return cards
    .map((made, index) => made && item(made, found.miles.get(codes[index])))
    .filter((each) => each);
}

function item(made, miles) {
  const entry = element("li");
  if (miles !== undefined) {
    const where = made.querySelector("[data-where]");
    where?.append(element("span", "activity-card__line", `${milesWords(miles)} in a straight line`));
  }
  addButtons(made);
  entry.append(made);
  return entry;
}

function draw(where) {
  const { asked, found } = shown;
  const isSaid = (label) => asked.q.toLowerCase().includes(label.toLowerCase());
  const count = found.codes.length;
  const what = [asked.q, isSaid(found.here?.label ?? "") ? "" : `near ${found.here.label}`].filter(Boolean).join(", ");
  heading.textContent = `${activities(count)}${what && `: ${what}`}`;
  heading.hidden = false;
  document.title = `${[what, activities(count).toLowerCase()].filter(Boolean).join(", ")} - ${pageTitle}`;
  const said = sentences(where);
  status.textContent = said.join(" ");
  // The heading shows the number already: what only repeats it is for those who hear the page.
  status.classList.toggle("visually-hidden", said.length === 1);
  list.hidden = count === 0;
  nothing.hidden = count > 0;
  fillList(chosen, chips());
  fillList(ways, waysOn(where));
  showMore();
  offerDots(count ? () => pointsOf(found.codes) : null);
}

// Where the listings of these codes are; null of one that has no one place.
async function pointsOf(wanted) {
  const { facts } = await open();
  const [codes, points] = await Promise.all([facts.codes(), facts.points()]);
  const point = new Map(codes.map((code, index) => [code, points[index]]));
  return wanted.map((code) => point.get(code) ?? null);
}

function showMore() {
  const left = shown.found.codes.length - list.children.length;
  more.hidden = left <= 0 || list.children.length >= MOST_SHOWN;
  more.textContent = `Show ${Math.min(STEP, left)} more`;
}

function sentences(where) {
  const { asked, found } = shown;
  const { corrections, unknown, words: left } = found.understood;
  const count = found.codes.length;
  const said = [`${activities(count)} found.`];
  if (corrections.length) {
    said.push(`Showing results for ${quoted(corrections.map(({ to }) => to))}. No listing mentions ${quoted(corrections.map(({ from }) => from))}.`);
  }
  if (unknown.length) said.push(`No listing mentions ${quoted(unknown)}.`);
  if (count && left.length && found.mostWords === 0) said.push("Nothing fits your words as well, so we left them out.");
  else if (count && found.mostWords < left.length) said.push("None has all your words. These have some of them.");
  else if (found.whole < count) said.push(`${found.whole} of them ${found.whole === 1 ? "has" : "have"} all your words.`);
  if (found.dropped.length) said.push(`Nothing fits ${quoted(found.dropped.map((each) => each.said))} as well, so we left that out.`);
  if (shown.isShort && left.length) said.push("You are offline: your words are looked for in names and summaries alone.");
  if (found.here?.rough) said.push(`${found.here.label} is a wide area: distances are rough.`);
  if (where.trouble) said.push(where.trouble);
  if (!count && isFilled(asked)) said.push("Try fewer choices or other words.");
  return said;
}

const isFilled = (asked) => addressOf({ ...emptySearch(), ...asked, n: STEP }) !== "/find/";

function waysOn(where) {
  const { asked, found } = shown;
  const links = (where.choices ?? []).map((choice) =>
    link(addressOf({ ...asked, near: choice.label, at: choice.lat === undefined ? null : choice }), choice.label),
  );
  if (found.perhaps) {
    links.push(link(addressOf({ ...asked, also: true, n: STEP }), `Also show ${found.perhaps} that may fit: they have not told us, or it is so only in part`));
  }
  if (asked.also) links.push(link(addressOf({ ...asked, also: false, n: STEP }), "Show only those that tell us it is so"));
  if (found.here && found.matching && found.codes.length > 1) {
    const isBest = asked.sort === "best";
    links.push(link(addressOf({ ...asked, sort: isBest ? "" : "best", n: STEP }), isBest ? "Show the nearest first" : "Show the best match first"));
  }
  if (!found.codes.length && asked.q && addressOf({ ...asked, q: "", n: STEP }) !== "/find/") {
    const bare = { ...emptySearch(), q: asked.q, n: STEP, near: "", at: null, sort: "" };
    links.push(link(addressOf(bare), `Search for “${asked.q}” without the other choices`));
  }
  return links;
}

// Every choice as a link that takes it back; what the words asked, by leaving those words out.
function chips() {
  const { asked, found } = shown;
  const made = [];
  const add = (label, without) => {
    const chip = link(addressOf({ ...without, n: STEP }), label);
    chip.prepend(element("span", "visually-hidden", "Take back: "));
    made.push(chip);
  };
  for (const name of LISTS) {
    for (const value of asked[name]) {
      add(labelOf(name, value), { ...asked, [name]: asked[name].filter((each) => each !== value) });
    }
  }
  if (asked.on) add(labelOf("on", asked.on), { ...asked, on: "" });
  if (asked.near || asked.at) {
    const far = asked.within ? `Up to ${asked.within} mile${asked.within > 1 ? "s" : ""} from ` : "Near ";
    add(`${far}${asked.near || "where you are"}`, { ...asked, near: "", at: null, within: 0, sort: "" });
  }
  for (const each of found.understood.asks.filter((ask) => !found.dropped.includes(ask))) {
    const labels = Object.entries(each.asks).flatMap(([name, values]) => [values].flat().map((value) => labelOf(name, value)));
    add(joined(labels), { ...asked, q: without(asked.q, each.said, found.understood.corrections) });
  }
  if (made.length > 1) made.push(link("/find/", "Take all back"));
  return made;
}

// The query without the words of a phrase, as they were typed.
function without(query, said, corrections) {
  const phrase = said.split(" ");
  const typed = wordsOf(query);
  const read = typed.map((word) => corrections.find(({ from }) => from === word)?.to ?? word);
  const at = read.findIndex((_, index) => phrase.every((part, offset) => read[index + offset] === part));
  if (at < 0) return typed.filter((word) => word !== said).join(" ");
  return typed.filter((_, index) => index < at || index >= at + phrase.length).join(" ");
}

// How many there would be with each choice, worked out where the filters can be seen.
async function number(own, now) {
  if (!filters.offsetParent || !shown.found) return;
  const { asked, found } = shown;
  const { facts } = await open();
  const options = {};
  for (const input of controls) (options[input.name] ??= []).push(input.value);
  const matching = found.matching && new Set(found.matching);
  const [codes] = await Promise.all([facts.codes(), facts.times(), ...QUESTIONS.map(facts.question)]);
  const listings = codes.flatMap((code, index) => (!matching || matching.has(code) ? [index] : []));
  const asks = found.understood.asks.filter((ask) => !found.dropped.includes(ask));
  const numbers = await counted(withWords(asked, asks), facts, { options, listings, here: found.here, now });
  if (own !== turn) return;
  for (const input of controls) {
    const told = numbers[input.name][input.value];
    input.labels[0].querySelector("[data-number]").textContent = told === undefined ? "" : `(${told})`;
  }
}

// The place on the page goes with its address: results come too late for the browser's own memory.

let scrolling;
function rememberScroll() {
  clearTimeout(scrolling);
  history.replaceState({ y: Math.round(scrollY) }, "");
}

// A postcode that came in the query, from an old link or another page, leaves the address at once.
function askedInAddress() {
  const asked = searchOf(location.search, location.hash);
  const postcode = findPostcode(asked.q);
  if (!postcode) return asked;
  const moved = { ...asked, q: tidy(postcode.rest), near: asked.near || postcode.postcode };
  history.replaceState(history.state, "", addressOf(moved));
  return moved;
}

async function restore() {
  clearTimeout(scrolling);
  const y = history.state?.y;
  const asked = askedInAddress();
  fill(asked);
  await show(asked, "");
  if (y) scrollTo(0, y);
}

function go(asked, focus) {
  const address = addressOf(asked);
  rememberScroll();
  if (address !== location.pathname + location.search + location.hash) history.pushState({ y: 0 }, "", address);
  fill(asked);
  show(asked, focus);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  go(askedInForm(), "heading");
});

for (const area of [chosen, ways]) {
  area.addEventListener("click", (event) => {
    const target = event.target.closest("a");
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(searchOf(target.search, target.hash), area === chosen ? "chosen" : "heading");
  });
}

more.addEventListener("click", async () => {
  const own = turn;
  const start = list.children.length;
  try {
    const cards = await items(shown.found.codes.slice(start, start + STEP), shown.found);
    if (own !== turn || list.children.length !== start) return;
    list.append(...cards);
    showMore();
    shown.asked.n = Math.ceil(list.children.length / STEP) * STEP;
    history.replaceState(history.state, "", addressOf(shown.asked));
    shownAddress = location.search + location.hash;
    list.children[start].querySelector("a").focus();
  } catch {
    status.textContent = "The rest could not be loaded. Try again in a moment.";
  }
});

toggle.addEventListener("click", () => {
  showFilters(toggle.getAttribute("aria-expanded") !== "true");
  number(turn, londonNow()).catch(() => {});
});

locating.addEventListener("click", () => {
  status.textContent = "Asking this device where it is.";
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => go({ ...askedInForm(), near: "", at: { lat: coords.latitude, lon: coords.longitude } }, "heading"),
    () => {
      status.textContent = "This device did not tell us where it is. Write a place or a postcode.";
    },
    { timeout: 20_000, maximumAge: 300_000 },
  );
});
locating.hidden = !navigator.geolocation;

addEventListener("popstate", () => {
  if (location.search + location.hash !== shownAddress) restore();
  else if (history.state?.y) scrollTo(0, history.state.y);
});
addEventListener("scroll", () => {
  clearTimeout(scrolling);
  scrolling = setTimeout(rememberScroll, 250);
});
for (const part of [form, filters]) {
  part.addEventListener("focusin", () => open().catch(() => {}), { once: true });
}

addEventListener("load", () => import("./offline.js").catch(() => {}));
history.scrollRestoration = "manual";
finder.classList.add("finder--ready");
restore();
