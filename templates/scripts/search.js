// A search over words and facts together. Knows no page: `engine` is Pagefind, or what ranking.js says
// instead, with the listings' codes as ids.

import { DAYS, PARTS, PERHAPS, QUESTIONS, YES, emptySearch, judged, londonNow, nextSession, verdict } from "./facts.js";
import { heard as hear, isWord } from "./query.js";
import { IN_PASSING, ranked } from "./ranking.js";

const LISTS = [...QUESTIONS, "day", "part"];
// The need of listings that welcome whatever need.
const ANYBODY = "any";

// What is chosen, and what the words of the query ask besides.
export function withWords(asked, asks) {
  const made = { ...asked };
  for (const { asks: added } of asks) {
    for (const [name, value] of Object.entries(added)) {
      made[name] = LISTS.includes(name) ? [...new Set([...made[name], ...value])] : value;
    }
  }
  return made;
}

const isFiltered = (asked) => LISTS.some((name) => asked[name].length) || asked.on !== "";

// What is taken back first where nothing fits it all: times before what somebody needs, the place last.
const GIVEN_UP = ["part", "day", "on", "cost", "join", "car", "pay", "how", "support", "talk", "access", "need", "category", "place", "near"];
// What gives way before the words do.
const EASILY = new Set(GIVEN_UP.slice(0, GIVEN_UP.indexOf("pay")));
// Who asks for a hoist, or for the phone, cannot do without, whatever there is to do.
const NEVER_BEFORE_WORDS = new Set(["how", "support", "talk", "access"]);
// Where few have the words, those follow that have at least these.
const OF_NEED = new Set([...NEVER_BEFORE_WORDS, "need", "pay"]);
const ENOUGH = 5;
// Of those that fit well enough the nearest comes first.
const FAIR = 0.5;

// Everything about the listings that a search finds, in order:
//   { codes, whole, mostWords, perhaps, miles, understood, asked, dropped, matching, here }
// `whole` of them have `mostWords` of the words, the others fewer; `perhaps` more would be found if what
// nobody told counted; `miles` by code, where it is known; `asked` is the search with what its words ask;
// `dropped` are the words that asked something which left nothing over, so that it was taken back;
// `matching` are the codes that the words alone find, null where no word is asked. `here` is where the
// miles are counted from: the one that was given, or a place that the words name in which there is
// nothing. `locate(name)` promises what near.js says of it; without it no such place is known.
export async function search(asked, { facts, lexicon, engine, here = null, now = londonNow(), locate = null }) {
  const known = new Map();
  const placed = (name) => {
    if (!known.has(name)) known.set(name, locate ? locate(name).catch(() => null) : null);
    return known.get(name);
  };
  const rank = (heard) => ranked(heard.units, [...heard.spoken, ...heard.weak], engine, facts);
  let heard = await hear(asked.q, lexicon);
  // Together: the places are a file of their own.
  let [near, ranks] = await Promise.all([here ? null : nameOf(heard.names.filter(({ isSure }) => isSure), placed), rank(heard)]);
  if (near) {
    heard = await hear(asked.q, lexicon, near);
    ranks = await rank(heard);
  }
  if (!near && !here) {
    near = await nameOf(heard.names.filter((name) => isInPassing(name, heard, ranks, lexicon)), placed);
    if (near) {
      heard = await hear(asked.q, lexicon, near);
      ranks = await rank(heard);
    }
  }
  const from = here ?? near?.found ?? null;
  const nothing = { codes: [], whole: 0, mostWords: 0, perhaps: 0, matching: null, miles: new Map(), understood: heard, asked, dropped: [], here: from };
  const isOnlyUnknown = heard.unknown.length > 0 && !heard.words.length && !heard.asks.length;
  if (isOnlyUnknown || (heard.isWordless && asked.q)) return nothing;
  const { bonus } = ranks;
  if (ranks.every && !ranks.every.length && !heard.asks.length) return nothing;
  const every = ranks.every?.length ? ranks.every : null;
  const strong = every?.filter(({ isStrong }) => isStrong) ?? null;
  const found = async (asks, candidates, place) => {
    const made = await narrowed(withWords(asked, asks), { candidates, bonus, facts, now, here: place });
    return { ...made, matching: candidates && every.map(({ code }) => code), here: place };
  };
  for (const [asks, candidates] of attempts(heard.asks, strong, every)) {
    if (!candidates && heard.asks.length && !asks.length && !isFiltered(asked) && !from) break;
    const dropped = heard.asks.filter((each) => !asks.includes(each));
    const left = dropped.find((each) => each.asks.place);
    const place = from ?? (left ? pointIn(await placed(left.said)) : null);
    if (!(await found(asks, candidates, place)).codes.length) continue;
    const made = await found(asks, candidates && every, place);
    const isFew = candidates && made.codes.length < ENOUGH && asks.some(has(OF_NEED));
    return { ...nothing, ...(isFew ? withOthers(made, await found(asks, null, place)) : made), dropped };
  }
  return { ...nothing, ...(await found(heard.asks, every, from)) };
}

const has = (names) => ({ asks }) => Object.keys(asks).some((name) => names.has(name));

// What to look for, the best first, as [asks, candidates]: all of it among those that fit the words well;
// without what gives way easily; where it is about what somebody needs, without the words; with less
// and less of the rest.
function attempts(all, strong, every) {
  const isEasy = (asks) => all.every((each) => asks.includes(each) || Object.keys(each.asks).every((name) => EASILY.has(name)));
  const [easy, hard] = [true, false].map((wanted) => [...lessAndLess(all)].filter((asks) => isEasy(asks) === wanted));
  const withoutWords = strong && all.some(has(NEVER_BEFORE_WORDS)) ? [every, null] : [];
  return [
    ...easy.map((asks) => [asks, strong]),
    ...withoutWords.flatMap((candidates) => easy.map((asks) => [asks, candidates])),
    ...hard.map((asks) => [asks, strong]),
  ];
}

// Where few have the words, those that have at least what somebody needs follow.
function withOthers(made, others) {
  const codes = [...new Set([...made.codes, ...others.codes])];
  return { ...made, codes, miles: new Map([...others.miles, ...made.miles]), perhaps: others.perhaps };
}

// The first of the names that is a place: { said, label, found }. Only a word that nobody knows may be
// a place spelled otherwise.
async function nameOf(names, placed) {
  for (const { said, isNew } of names) {
    const found = await placed(said);
    const place = pointIn(found);
    if (place && (isNew || !found.corrected)) return { said, label: found.label, found: place };
  }
  return null;
}

const pointIn = (found) => (["place", "postcode", "sector", "outcode"].includes(found?.kind) ? found : null);

// Whether no listing says more of it than a word in its text: it may be a town elsewhere. To Pagefind
// Poole is a pool.
function isInPassing({ said, isSure }, { units }, { worth }, lexicon) {
  const isWeak = (word) => units.some(({ words }, at) => words.join(" ") === word && (worth[at] <= IN_PASSING || isStemmed(word)));
  const isStemmed = (word) => word.endsWith("e") && isWord(word.slice(0, -1), lexicon);
  return !isSure && said.split(" ").every(isWeak);
}

// All of it; then without one of its parts; then without more and more of them.
function* lessAndLess(asks) {
  yield asks;
  const last = ({ asks: parts }) => Math.max(...Object.keys(parts).map((name) => GIVEN_UP.indexOf(name)));
  const order = [...asks].sort((one, other) => last(one) - last(other));
  const without = (some) => asks.filter((each) => !some.includes(each));
  for (const each of order) yield without([each]);
  for (let count = 2; count <= order.length; count += 1) yield without(order.slice(0, count));
}

async function narrowed(asked, { candidates, bonus, facts, here, now }) {
  if (!isFiltered(asked) && !here && candidates) return { ...told(candidates), asked };
  const codes = await facts.codes();
  const number = new Map(codes.map((code, index) => [code, index]));
  const { states, miles } = await judged(asked, facts, { here, now });
  const all = (candidates ?? (await byMention(codes, bonus, asked, facts))).filter(({ code }) => number.has(code));
  const least = asked.also ? PERHAPS : YES;
  const state = ({ code }) => verdict(states, number.get(code));
  let entries = all.filter((entry) => state(entry) >= least);
  const perhaps = asked.also ? 0 : all.filter((entry) => state(entry) === PERHAPS).length;
  const far = ({ code }) => miles?.[number.get(code)] ?? null;
  if (here && candidates && asked.sort !== "best") {
    const fair = (entries[0]?.score ?? 0) * FAIR;
    const isFair = ({ score, isStrong }) => isStrong && score >= fair;
    entries = [...inOrder(entries.filter(isFair), far), ...entries.filter((entry) => !isFair(entry))];
  } else if (here && !candidates) entries = inOrder(entries, far);
  else if (asked.on && !candidates) {
    const times = await facts.times();
    const startOf = ({ code }) => {
      const next = nextSession(times[number.get(code)], facts.day, now);
      return next ? `${next.day} ${String(next.starts).padStart(4, "0")}` : null;
    };
    entries = inOrder(entries, startOf);
  }
  const away = new Map(entries.map((entry) => [entry.code, far(entry)]).filter(([, distance]) => distance !== null));
  return { ...told(entries), perhaps, miles: away, asked };
}

// All listings, those first that speak of what is asked; after them what is for anybody.
async function byMention(codes, bonus, asked, facts) {
  const need = asked.need.length ? await facts.question("need") : null;
  return codes
    .map((code, listing) => ({ code, words: 0, score: (bonus.get(code) ?? 0) - (need?.state(listing, ANYBODY) === YES ? 1 : 0) }))
    .sort((one, other) => other.score - one.score);
}

// Smallest first, what has no value last; the rest of the order stays.
function inOrder(entries, valueOf) {
  const valued = entries.map((entry) => ({ entry, value: valueOf(entry) }));
  const compared = (one, other) => {
    if (one.value === other.value) return 0;
    if (one.value === null) return 1;
    if (other.value === null) return -1;
    return one.value < other.value ? -1 : 1;
  };
  return valued.sort(compared).map(({ entry }) => entry);
}

const told = (entries, mostWords = Math.max(0, ...entries.map(({ words }) => words))) => ({
  codes: entries.map(({ code }) => code),
  mostWords,
  whole: entries.filter(({ words }) => words === mostWords).length,
});

// Addresses

const MOST_SHOWN = 200;
const STEP = 10;
const ID = /^[a-z0-9][a-z0-9-]{0,59}$/;
const ON = /^(today|tomorrow|weekend|\d{4}-\d{2}-\d{2})$/;
const WITHIN = [1, 3, 5, 10, 20];
const COSTS = ["free", "5", "10"];

export const tidy = (text) => text.replace(/\s+/g, " ").trim().slice(0, 200);

// The search that an address asks. What is not of a form that this site writes is left out; where
// somebody is stands in the fragment, which no request carries.
export function searchOf(query, fragment) {
  const given = new URLSearchParams(query);
  const asked = emptySearch();
  asked.q = tidy(given.get("q") ?? "");
  for (const name of QUESTIONS) asked[name] = [...new Set(given.getAll(name))].filter((id) => ID.test(id)).slice(0, 40);
  asked.cost = asked.cost.filter((value) => COSTS.includes(value)).slice(0, 1);
  asked.day = DAYS.filter((day) => given.getAll("day").includes(day));
  asked.part = PARTS.filter((part) => given.getAll("part").includes(part));
  const on = given.get("on") ?? "";
  asked.on = ON.test(on) && !Number.isNaN(Date.parse(on.length === 10 ? on : "2026-01-01")) ? on : "";
  asked.within = WITHIN.find((miles) => miles === Number(given.get("within"))) ?? 0;
  asked.also = given.get("also") === "yes";
  asked.sort = given.get("sort") === "best" ? "best" : "";
  const wanted = Number(given.get("n"));
  asked.n = Number.isInteger(wanted) ? Math.min(Math.max(wanted, STEP), MOST_SHOWN) : STEP;
  const hidden = new URLSearchParams(fragment.replace(/^#/, ""));
  asked.near = tidy(hidden.get("near") ?? "").slice(0, 80);
  asked.at = pointOf(hidden.get("at") ?? "");
  return asked;
}

function pointOf(text) {
  const found = /^(-?\d{1,2}\.\d{1,4}),(-?\d{1,3}\.\d{1,4})$/.exec(text);
  return found ? { lat: Number(found[1]), lon: Number(found[2]) } : null;
}

export function addressOf(asked) {
  const query = new URLSearchParams();
  if (asked.q) query.set("q", asked.q);
  for (const name of LISTS) for (const value of asked[name]) query.append(name, value);
  if (asked.on) query.set("on", asked.on);
  if (asked.within) query.set("within", asked.within);
  if (asked.also) query.set("also", "yes");
  if (asked.sort) query.set("sort", asked.sort);
  if (asked.n > STEP) query.set("n", asked.n);
  const hidden = new URLSearchParams();
  if (asked.near) hidden.set("near", asked.near);
  if (asked.at) hidden.set("at", `${asked.at.lat.toFixed(3)},${asked.at.lon.toFixed(3)}`);
  const [search, fragment] = [query.toString(), hidden.toString()];
  return `/find/${search && `?${search}`}${fragment && `#${fragment}`}`;
}

export const isEmpty = (asked) =>
  !asked.q && !asked.near && !asked.at && !isFiltered(asked);

export { LISTS, MOST_SHOWN, STEP };
