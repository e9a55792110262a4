// The finder: a form, Pagefind's answers, and the address of every search. Without it the page's
// links lead to the same activities. Data becomes text or a link of this site, never markup.

const PAGEFIND = "/pagefind/pagefind.js";
const STEP = 10;
const MOST_SHOWN = 200;
const MOST_WORDS = 10;
const FILTERS = ["place", "category", "pay"];
const WAYS_ON = [
  ["/places/", "Look by place"],
  ["/activities/", "Look by activity"],
  ["/contact/", "Ask a person"],
];
const FACTS = [
  ["when", "When"],
  ["where", "Where"],
  ["cost", "Cost"],
  ["access", "Access"],
  ["pay", "Ways to pay"],
];
// Pagefind knows no stop words: each of these would cut what the others find.
const STOP_WORDS = new Set(
  `a about activities activity all am an and any anything are as at be been by can could do does
  doing find for from get give go going got had has have he help her here him his how i id if im in
  into is it its ive just like look looking me my near nearby need of on or our out please she so
  some somebody someone somewhere something than that the their them there these they thing things
  this to up us want wants was we what whats when where which who will with would you your`.split(/\s+/),
);

const ENDING =
  /^(.{3,}?)(ness|ations?|it(?:y|ies)|ings?|ed|er[sy]?|ists?|ful|ly|ies|es|[sy])$/;

const form = document.getElementById("finder-form");
const finder = document.getElementById("finder");
const heading = document.getElementById("finder-count");
const status = document.getElementById("finder-status");
const list = document.getElementById("finder-results");
const more = document.getElementById("finder-more");
const pageTitle = document.title;

// Words

const folded = (text) =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}'’‘`]/gu, "")
    .toLowerCase();

const wordsOf = (text) => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
// `drop-in` is one word to Pagefind, and two besides where it stands in a record.
const unhyphened = (text) => text.replace(/(\S)\p{Pd}(?=\S)/gu, "$1");
const wordsIn = (text) => [...wordsOf(text), ...wordsOf(unhyphened(text))];

// Empty when nothing is asked for ("what's on near me"), null when there is no word at all ("?!").
function askedWords(query) {
  const all = [...new Set(wordsOf(unhyphened(query)))];
  if (query && !all.length) return null;
  return all.filter((word) => !STOP_WORDS.has(word)).slice(0, MOST_WORDS);
}

function sharedLength(one, other) {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

// Pagefind stems: `gardening` may have found `gardens`, `happiness` may have found `happy`. The stem
// of Poole is pool, and who asks for the one does not want the other.
function answers(asked, found) {
  const shared = sharedLength(asked, found);
  if (shared === asked.length) return true;
  if (shared < 3 || asked === `${found}e`) return false;
  const stem = asked.replace(ENDING, "$1");
  return stem.length <= shared || (shared > 3 && stem.length === shared + 1);
}

const holds = (record, asked) =>
  wordsIn([record.content, ...Object.values(record.meta)].join(" ")).some((word) =>
    answers(asked, word),
  );

// Searching

let loading;
function pagefind() {
  loading ??= import(PAGEFIND).then((module) => module.createInstance({ noWorker: true }));
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}

// For a word that begins no word of the index, Pagefind answers with the longest one that begins
// it ("xqzvbn" finds x). Then no answer holds the word, so looking at the first is enough.
async function resultsFor(engine, word, options) {
  const { results } = await engine.search(word, options);
  for (const result of results.slice(0, 2)) {
    if (holds(await result.data(), word)) return results;
  }
  return [];
}

// Those with most of the words first, then by Pagefind's rank.
function merged(resultsByWord) {
  const found = new Map();
  for (const result of resultsByWord.flat()) {
    const entry = found.get(result.id) ?? { result, words: 0, score: 0 };
    entry.words += 1;
    entry.score += result.score;
    found.set(result.id, entry);
  }
  const order = (one, other) =>
    other.words - one.words ||
    other.score - one.score ||
    (one.result.id < other.result.id ? -1 : 1);
  return [...found.values()].sort(order).map((entry) => entry.result);
}

async function search(asked) {
  const engine = await pagefind();
  const filters = Object.fromEntries(
    FILTERS.filter((name) => asked[name]).map((name) => [name, asked[name]]),
  );
  const options = Object.keys(filters).length ? { filters } : {};
  const words = askedWords(asked.q);
  if (!words) return { results: [], isPartial: false };
  if (!words.length) {
    const { results } = await engine.search(null, { ...options, sort: { order: "asc" } });
    return { results, isPartial: false };
  }
  const resultsByWord = [];
  for (const word of words) resultsByWord.push(await resultsFor(engine, word, options));
  if (resultsByWord.every((results) => results.length)) {
    const { results } =
      words.length > 1
        ? await engine.search(words.join(" "), options)
        : { results: resultsByWord[0] };
    if (results.length) return { results, isPartial: false };
  }
  const results = merged(resultsByWord);
  return { results, isPartial: results.length > 0 };
}

// The address

function askedInAddress() {
  const parameters = new URLSearchParams(location.search);
  const asked = { q: tidy(parameters.get("q") ?? ""), isTrimmed: false };
  for (const name of FILTERS) {
    const value = parameters.get(name) ?? "";
    const isOffered = [...form.elements[name].options].some((option) => option.value === value);
    asked[name] = isOffered ? value : "";
    asked.isTrimmed ||= !isOffered && value !== "";
  }
  const wanted = Number(parameters.get("n"));
  asked.n = Number.isInteger(wanted) ? Math.min(Math.max(wanted, STEP), MOST_SHOWN) : STEP;
  return asked;
}

function askedInForm() {
  const asked = { q: tidy(form.elements.q.value), n: STEP, isTrimmed: false };
  for (const name of FILTERS) asked[name] = form.elements[name].value;
  return asked;
}

function addressOf(asked) {
  const parameters = new URLSearchParams();
  for (const name of ["q", ...FILTERS]) if (asked[name]) parameters.set(name, asked[name]);
  if (asked.n > STEP) parameters.set("n", asked.n);
  const query = parameters.toString();
  return query ? `${location.pathname}?${query}` : location.pathname;
}

const tidy = (text) => text.replace(/\s+/g, " ").trim().slice(0, 200);
const isEmpty = (asked) => !asked.q && FILTERS.every((name) => !asked[name]);

// In words

const counted = (number) =>
  number === 1 ? "1 activity" : `${number ? number.toLocaleString("en-GB") : "No"} activities`;

function labelOf(name, value) {
  const option = [...form.elements[name].options].find((each) => each.value === value);
  return option.label.trim();
}

// `what` is empty when only a place or a way to pay is asked for.
function inWords(asked) {
  const what = [asked.q, asked.category && labelOf("category", asked.category)];
  const place = asked.place && ` in ${labelOf("place", asked.place).replace(/^All of /, "")}`;
  const pay = asked.pay && `, ${labelOf("pay", asked.pay)}`;
  return { what: what.filter(Boolean).join(", "), narrowed: `${place}${pay}` };
}

// The page

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

const isOwnAddress = (address) => /^\/(?![/\\])/.test(address);

function link(address, text) {
  const made = element("a", "", text);
  made.setAttribute("href", isOwnAddress(address) ? address : "/find/");
  return made;
}

// The head of a card for each kind of activity, by its words: the page's own template draws them.
const kinds = new Map(
  [...(document.getElementById("finder-kinds")?.content.children ?? [])].map((each) => [
    each.textContent.trim(),
    each,
  ]),
);

// The same card as in every list (components/activity-card).
function resultItem({ meta, raw_url: address }) {
  const item = element("li", "finder__result");
  const kind = kinds.get(meta.kind);
  const card = element("article", ["activity-card", kind?.className].filter(Boolean).join(" "));
  if (kind) card.append(kind.firstElementChild.cloneNode(true));
  const name = element("h3", "activity-card__name");
  const anchor = link(address, meta.title);
  const besides = [meta.by, meta.where].filter(Boolean).map((text) => `, ${text}`);
  anchor.append(element("span", "visually-hidden", besides.join("")));
  name.append(anchor);
  card.append(name);
  if (meta.notes) card.append(element("p", "activity-card__note", meta.notes));
  if (meta.summary) card.append(element("p", "activity-card__summary", meta.summary));
  const facts = element("dl", "activity-card__facts");
  for (const [key, label] of FACTS.filter(([key]) => meta[key])) {
    const told = element("dd", "", meta[key]);
    if (key === "where" && meta.by) {
      told.append(" ", element("span", "activity-card__line", `With ${meta.by}`));
    }
    const pair = element("div");
    pair.append(element("dt", "", label), told);
    facts.append(pair);
  }
  card.append(facts);
  item.append(card);
  return item;
}

function offer(links) {
  document.getElementById("finder-ways")?.remove();
  if (!links.length) return;
  const ways = element("ul", "finder__ways");
  ways.id = "finder-ways";
  for (const [address, text] of links) {
    const item = element("li");
    item.append(link(address, text));
    ways.append(item);
  }
  status.after(ways);
}

function clear() {
  list.replaceChildren();
  list.hidden = true;
  more.hidden = true;
  offer([]);
  heading.hidden = true;
  heading.textContent = "";
  status.textContent = "";
  status.classList.remove("visually-hidden");
}

// What was searched last, and a number that tells a late answer that nobody waits for it.
let shown = { asked: null, results: [] };
let shownAddress = "";
let turn = 0;

async function append(results) {
  const records = await Promise.all(results.map((result) => result.data()));
  return () => {
    const items = records.map(resultItem);
    list.append(...items);
    list.hidden = list.children.length === 0;
    const left = shown.results.length - list.children.length;
    more.hidden = left <= 0 || list.children.length >= MOST_SHOWN;
    more.textContent = `Show ${Math.min(STEP, left)} more`;
    return items[0];
  };
}

async function notFound(asked) {
  const isFiltered = FILTERS.some((name) => asked[name]);
  const bare = { ...asked, place: "", category: "", pay: "", n: STEP };
  const wider = asked.q && isFiltered ? (await search(bare)).results.length : 0;
  const offered = wider
    ? [[addressOf(bare), `${counted(wider)} for “${asked.q}” without the other choices`]]
    : [];
  return [...offered, ...WAYS_ON];
}

function sentences(asked, { results, isPartial }) {
  const said = [`${counted(results.length)} found.`];
  if (isPartial) said.push("No activity has all your words. These have some of them.");
  if (!results.length) said.push("Try fewer or other words, or one of these:");
  if (asked.isTrimmed) said.push("A choice in this address is not known here and was left out.");
  return said.join(" ");
}

async function show(asked, isDeliberate) {
  turn += 1;
  const own = turn;
  shownAddress = location.search;
  clear();
  document.title = pageTitle;
  if (isEmpty(asked)) {
    if (isDeliberate || asked.isTrimmed) {
      status.textContent = asked.isTrimmed
        ? "A choice in this address is not known here and was left out."
        : "Write a word, or choose a place, an activity or a way to pay.";
    }
    return;
  }
  list.setAttribute("aria-busy", "true");
  try {
    const outcome = await search(asked);
    const isNothing = outcome.results.length === 0;
    // Pagefind takes words that it could not fetch for words that nobody wrote.
    if (isNothing && navigator.onLine === false) throw new Error("offline");
    const ways = isNothing ? await notFound(asked) : [];
    const draw = await append(outcome.results.slice(0, asked.n));
    if (own !== turn) return;
    shown = { asked, results: outcome.results };
    draw();
    offer(ways);
    const number = counted(outcome.results.length);
    const { what, narrowed } = inWords(asked);
    tell(`${number}${what && ": "}${what}${narrowed}`, sentences(asked, outcome));
    const named = what ? `${what}${narrowed}, ${number.toLowerCase()}` : `${number}${narrowed}`;
    document.title = `${named} - ${pageTitle}`;
  } catch {
    if (own !== turn) return;
    loading = undefined;
    clear();
    offer(WAYS_ON);
    tell("The search is not working", "Use the links on this page, or load it again later.");
  }
  list.removeAttribute("aria-busy");
  if (isDeliberate) heading.focus();
}

// The status is written once for each search, so that it is announced once.
function tell(title, said) {
  heading.textContent = title;
  heading.hidden = false;
  status.textContent = said;
  // The heading shows the number already: what only repeats it is for those who hear the page.
  status.classList.toggle("visually-hidden", said.endsWith(" found."));
}

function fill(asked) {
  for (const name of ["q", ...FILTERS]) form.elements[name].value = asked[name];
}

// The place on the page goes with its address: results come too late for the browser's own memory.

let scrolling;
function rememberScroll() {
  clearTimeout(scrolling);
  history.replaceState({ y: Math.round(scrollY) }, "");
}

async function restore() {
  clearTimeout(scrolling);
  const asked = askedInAddress();
  const y = history.state?.y;
  fill(asked);
  await show(asked, false);
  if (y) scrollTo(0, y);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const asked = askedInForm();
  const address = addressOf(asked);
  rememberScroll();
  if (address !== location.pathname + location.search) history.pushState({ y: 0 }, "", address);
  fill(asked);
  show(asked, true);
});

more.addEventListener("click", async () => {
  const own = turn;
  const start = list.children.length;
  try {
    const draw = await append(shown.results.slice(start, start + STEP));
    if (own !== turn || list.children.length !== start) return;
    const first = draw();
    shown.asked.n = Math.ceil(list.children.length / STEP) * STEP;
    history.replaceState(history.state, "", addressOf(shown.asked));
    shownAddress = location.search;
    first.querySelector("a").focus();
  } catch {
    status.textContent = "The rest could not be loaded. Try again in a moment.";
  }
});

addEventListener("popstate", () => {
  // A fragment of this page is no other search.
  if (location.search !== shownAddress) restore();
  else if (history.state?.y) scrollTo(0, history.state.y);
});
addEventListener("scroll", () => {
  clearTimeout(scrolling);
  scrolling = setTimeout(rememberScroll, 250);
});
// The engine is fetched when somebody turns to the form, not when they only look at the page.
form.addEventListener("focusin", () => pagefind().catch(() => {}), { once: true });

history.scrollRestoration = "manual";
// A browser that knows whether scripts run shows the finder from the start, so that nothing jumps.
finder.hidden = false;
finder.classList.add("finder--ready");
restore();
