// The finder's facts (fingerpost/outputs/finder_facts.py) and what a search says about each listing:
// no, perhaps (nobody told, or only in part) or yes. Knows no page, so that Node can test it.

import { milesBetween } from "./near.js";

export const NO = 0;
export const PERHAPS = 1;
export const YES = 2;

// Somebody who needs two things needs both; of all else one is enough.
const EVERY = new Set(["access", "support"]);
export const QUESTIONS = [
  "place", "category", "need", "access", "talk", "pay", "cost", "support", "how", "join", "car",
]; // prettier-ignore
export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
export const PARTS = ["morning", "afternoon", "evening"];
const NOON = 12 * 60;
const EVENING = 17 * 60;
const DEGREE = 10_000;
const DAY = 86_400_000;

const numbers = (signs) => Array.from(signs, (sign) => sign.codePointAt(0) - 48);

// `read` gives the parsed file at an address of this site. A table is fetched once, when asked for.
export async function openFacts(read) {
  const head = await read("/find/facts.json");
  const tables = new Map();
  const table = (name, made) => {
    if (!tables.has(name)) {
      const loading = head.tables[name] ? read(head.tables[name]).then(made) : made(null);
      tables.set(name, loading);
      Promise.resolve(loading).catch(() => tables.delete(name));
    }
    return tables.get(name);
  };
  const letters = Object.keys(head.tables).flatMap((name) => (/^words-.$/.test(name) ? [name.slice(6)] : []));
  return {
    count: head.count,
    day: head.day,
    codes: () => table("codes", (codes) => codes.split(" ")),
    // The phrases; and the words by first letter (`letters` has those that there are) or `all`.
    words: () => table("words", (words) => words),
    letters,
    wordsAt: (letter) => table(`words-${letter}`, (words) => words),
    points: () => table("points", pointsOf),
    times: () => table("times", timesOf),
    question: (name) => table(name, questionOf),
  };
}

function questionOf(table) {
  if (!table) return { has: () => false, state: () => PERHAPS };
  const number = new Map(table.terms.split(" ").map((term, position) => [term, position]));
  const sets = table.sets.split(" ").map((set) => {
    const [yes, perhaps, no] = set.split(",");
    return {
      yes: new Set(numbers(yes)),
      perhaps: perhaps === "-" ? null : new Set(numbers(perhaps)),
      no: new Set(numbers(no)),
    };
  });
  const of = numbers(table.of);
  const stateIn = ({ yes, perhaps, no }, term) => {
    if (yes.has(term)) return YES;
    if (no.has(term)) return NO;
    return perhaps === null || perhaps.has(term) ? PERHAPS : NO;
  };
  return {
    has: (term) => number.has(term),
    // A term that no listing speaks of is a no, unless nobody told anything.
    state: (listing, term) => stateIn(sets[of[listing]], number.get(term) ?? -1),
  };
}

function pointsOf({ points, of }) {
  const places = points.map(([lat, lon]) => (lat === undefined ? null : { lat: lat / DEGREE, lon: lon / DEGREE }));
  return numbers(of).map((place) => places[place]);
}

function timesOf({ patterns, slots, times }) {
  const weeks = patterns.map(numbers);
  const [pattern, starts, ends] = slots.map(numbers);
  return times.split(" ").map((signs) => {
    const [other, ...own] = numbers(signs);
    return {
      hasOthers: other === 1,
      slots: own.map((slot) => ({ weeks: weeks[pattern[slot]], starts: starts[slot], ends: ends[slot] })),
    };
  });
}

// Times

// Today and the minute of the day in the United Kingdom, wherever the reader and their clock are set to.
export function londonNow(instant = new Date()) {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London",
    dateStyle: "short",
    timeStyle: "short",
    hourCycle: "h23",
  });
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return { day: `${part.year}-${part.month}-${part.day}`, minute: Number(part.hour) * 60 + Number(part.minute) };
}

const dayNumber = (iso) => Date.parse(`${iso}T00:00Z`) / DAY;
export const weekdayOf = (iso) => (dayNumber(iso) + 3) % 7; // 1 January 1970 was a Thursday
const dayAfter = (iso, days) => new Date((dayNumber(iso) + days) * DAY).toISOString().slice(0, 10);

const daysFrom = (first, iso) => dayNumber(iso) - dayNumber(first) + weekdayOf(first);
const isOn = (weeks, day) => day >= 0 && ((weeks[Math.floor(day / 7)] ?? 0) >> day % 7) % 2 === 1;

// The first day that counts: tomorrow where today's session is over, whatever the reader's clock says
// before the facts were made.
function dayFrom(ends, first, now) {
  const today = daysFrom(first, now.day);
  return today < 0 ? 0 : today + (ends <= now.minute ? 1 : 0);
}

// Half-open, as in fingerpost/model/schedule.py: noon and five o'clock belong to the later part.
const OVERLAPS = {
  morning: ({ starts }) => starts < NOON,
  afternoon: ({ starts, ends }) => starts < EVENING && ends > NOON,
  evening: ({ ends }) => ends > EVENING,
};

// The days of `on`: today, tomorrow, weekend (what is left of it) or a date.
function daysOf(on, today) {
  if (on === "today") return [today];
  if (on === "tomorrow") return [dayAfter(today, 1)];
  if (on === "weekend") {
    const weekday = weekdayOf(today);
    return weekday === 6 ? [today] : [dayAfter(today, 5 - weekday), dayAfter(today, 6 - weekday)];
  }
  return [on];
}

// One session has to answer all of it. What is over is on no more.
function timeState({ hasOthers, slots }, { day, part, on }, first, now) {
  const rest = hasOthers ? PERHAPS : NO;
  const wanted = on && daysOf(on, now.day);
  const weekdays = day.map((name) => DAYS.indexOf(name));
  for (const slot of slots) {
    if (part.length && !part.some((name) => OVERLAPS[name](slot))) continue;
    if (wanted) {
      const fits = wanted.some(
        (iso) =>
          (!weekdays.length || weekdays.includes(weekdayOf(iso))) &&
          isOn(slot.weeks, daysFrom(first, iso)) &&
          (iso > now.day || (iso === now.day && slot.ends > now.minute)),
      );
      if (fits) return YES;
    } else if (comes(slot, weekdays, first, now)) return YES;
  }
  return rest;
}

// Whether it still comes, on one of the weekdays if any are asked for.
function comes({ weeks, ends }, weekdays, first, now) {
  const from = dayFrom(ends, first, now);
  const mask = weekdays.length ? weekdays.reduce((bits, day) => bits | (1 << day), 0) : 127;
  const week = Math.floor(from / 7);
  return weeks.some((days, number) => {
    const left = number < week ? 0 : number > week ? days : days & ~((1 << from % 7) - 1);
    return (left & mask) !== 0;
  });
}

// The next session: { day, starts, ends }, null when none is known.
export function nextSession({ slots }, first, now) {
  let next = null;
  for (const { weeks, starts, ends } of slots) {
    for (let day = dayFrom(ends, first, now); day < weeks.length * 7; day += 1) {
      if (!isOn(weeks, day)) continue;
      const iso = dayAfter(first, day - weekdayOf(first));
      if (!next || iso < next.day || (iso === next.day && starts < next.starts)) next = { day: iso, starts, ends };
      break;
    }
  }
  return next;
}

// Searches

const isTimed = ({ day, part, on }) => day.length > 0 || part.length > 0 || on !== "";

// What each part of a search says of each listing: { name: [state, …] }, and the miles (null: not
// known) from `here`. Parts that ask for nothing are left out.
export async function judged(asked, facts, { here = null, now = londonNow() } = {}) {
  const states = {};
  const all = Array.from({ length: facts.count }, (_, listing) => listing);
  for (const name of QUESTIONS.filter((each) => asked[each].length)) {
    const question = await facts.question(name);
    const best = EVERY.has(name) ? Math.min : Math.max;
    states[name] = all.map((listing) => best(...asked[name].map((term) => question.state(listing, term))));
  }
  if (isTimed(asked)) {
    const times = await facts.times();
    states.times = all.map((listing) => timeState(times[listing], asked, facts.day, now));
  }
  let miles = null;
  if (here) {
    miles = (await facts.points()).map((point) => (point ? milesBetween(here, point) : null));
    if (asked.within) {
      states.within = miles.map((far) => (far === null ? PERHAPS : far <= asked.within ? YES : NO));
    }
  }
  return { states, miles };
}

// The worst that any part says of a listing; `but` is left out.
export function verdict(states, listing, but) {
  let worst = YES;
  for (const name in states) if (name !== but) worst = Math.min(worst, states[name][listing]);
  return worst;
}

// How many of `listings` would be found with each option of the form, the other parts of the search
// as they are: `options` is { name: [value, …] }, the answer { name: { value: number } }.
export async function counted(asked, facts, { options, listings, here = null, now = londonNow() }) {
  const { states } = await judged(asked, facts, { here, now });
  const least = asked.also ? PERHAPS : YES;
  const numbersOf = {};
  for (const [name, values] of Object.entries(options)) {
    const isTime = name === "day" || name === "part" || name === "on";
    const others = listings.filter((listing) => verdict(states, listing, isTime ? "times" : name) >= least);
    numbersOf[name] = {};
    for (const value of values) {
      const tried = { ...emptySearch(), [name]: name === "on" ? value : [value] };
      if (isTime) for (const other of ["day", "part", "on"]) if (other !== name) tried[other] = asked[other];
      if (EVERY.has(name)) tried[name] = [...asked[name], value];
      const key = isTime ? "times" : name;
      if (value === "" && !isTime) tried[name] = [];
      const own = (await judged(tried, facts, { now })).states[key];
      numbersOf[name][value] = others.filter((listing) => !own || own[listing] >= least).length;
    }
  }
  return numbersOf;
}

export function emptySearch() {
  return {
    q: "",
    within: 0,
    ...Object.fromEntries(QUESTIONS.map((name) => [name, []])),
    day: [],
    part: [],
    on: "",
    also: false,
  };
}
