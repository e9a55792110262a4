// What somebody typed, understood before any index is asked: spelling, then the words that are a
// place, a day, a need or a way to pay, then the words that are left. Knows no page.

import { DAYS, PARTS } from "./facts.js";

// Pagefind knows no stop words: each of these would cut what the others find.
const STOP_WORDS = new Set(
  `a about activities activity adult adults after again all almost also always am an and any anybody anyone anything anywhere are
  around as at away back be because been before being bit both but by can cannot cant come comes
  coming could couldnt did didnt do does doesnt doing done dont during each either else even ever
  every everybody everyone everything few for from fun get gets getting go goes going gone got had
  hadnt has hasnt have havent having he her here hers herself hes him himself his how i id if im in
  into is isnt it its itself ive just know last least less let lets like likes little look looking
  looks lot lots make makes making many may maybe me might mine more most much must my myself near
  nearby nearest need needed needs never new next nice no nobody none not nothing now of off often
  ok okay old on once one ones only or other others ought our ours ourselves out over own per
  perhaps place places please put quite rather really s same see seem seems several shall she shes
  should since so some somebody someone something sometimes somewhere soon sort still stuff such
  sure t take takes taking tell than thank thanks that thats the their theirs them themselves then
  there theres these they theyre thing things think this those though through till to together too
  try trying until up upon us very want wanted wants was wasnt way ways we well went were weve
  what whatever whats when whenever where wheres whether which while who whoever whom whos whose
  why will with within without wont would wouldnt yes yet you your youre yours yourself`.split(/\s+/),
);
// In these people tell of themselves. They count where there is nothing else.
const TALK = new Set(
  `age aged ages area available boyfriend brother child children
  client cousin dad daughter day days enjoy enjoyed enjoys family fancy father find finding
  friend girl girlfriend give gives good gran grandad grandma grandmother grandson great happen
  happening happens hate hates heard hello help helped helps hi home hope hour hours house husband idea ideas
  interested join joining keen keep keeps kind lad lady live lived lives living local long love
  loved lovely loves man meet men minute minutes month months mother moved moving mum name nan
  nephew niece offer offers option options parent parents partner people person pm possible
  provide provides recommend run runs said say says search searching show sister sit sitting son spend start
  started starting starts stay suggest suitable teenager time times told tried uncle use used uses
  using usually village week weeks wife wish woman women wonder wondering year years young`.split(/\s+/),
);
// They stand in too many listings to find any, but tell which of the found ones come first.
const WEAK_WORDS = new Set(
  `centre centres class classes club clubs course courses event events group groups lesson lessons meeting
  meetings project scheme service services session sessions support`.split(/\s+/),
);
// A phrase keeps all its words but these.
const LINKS = new Set("a an and at for in my of on or the to with your".split(" "));
const BEFORE_A_PLACE = new Set("in near at around from to by outside towards".split(" "));
const BEFORE_ANY_PLACE = new Set("in near around outside towards".split(" "));
// Who is stuck at home may well want to go out.
const STAYING = new Set("all alone am are be being bored by i im is isolated left live lives living lonely on sat sit sits sitting stay staying stuck with".split(" "));
const NOT_FREE = new Set("alcohol dairy drug gluten pain smoke step sugar nut".split(" "));
const NOT_AFTER_FREE = new Set("parking wifi transport lunch lunches bus".split(" "));

const DAY_WORDS = new Map(
  [
    ["mon", "mon monday mondays"],
    ["tue", "tue tues tuesday tuesdays"],
    ["wed", "wed weds wednesday wednesdays"],
    ["thu", "thu thur thurs thursday thursdays"],
    ["fri", "fri friday fridays"],
    ["sat", "sat saturday saturdays"],
    ["sun", "sunday sundays"],
  ].flatMap(([day, words]) => words.split(" ").map((word) => [word, day])),
);
const PART_WORDS = new Map([
  ...PARTS.flatMap((part) => [[part, part], [`${part}s`, part]]),
  ["night", "evening"],
  ["nights", "evening"],
  ["lunchtime", "afternoon"],
  ["lunchtimes", "afternoon"],
]);
const FROM_HOME = { how: ["at-your-home", "by-phone", "online"] };
// What people say, in folded words, and what it asks.
const OTHER_PHRASES = [
  [{ on: "weekend" }, "this weekend"],
  [{ day: ["sat", "sun"] }, "at the weekend, at weekends, weekend, weekends"],
  [{ day: DAYS.slice(0, 5) }, "weekday, weekdays, midweek, mid week, in the week, during the week"],
  [{ part: ["evening"] }, "after work, afterwork, after tea, early evening, late evening"],
  [{ part: ["morning", "afternoon"] }, "daytime, in the day, during the day"],
  [{ on: "today", part: ["morning"] }, "this morning"],
  [{ on: "today", part: ["afternoon"] }, "this afternoon"],
  [{ on: "today", part: ["evening"] }, "this evening, tonight, tonite"],
  [{ on: "today" }, "today"],
  [{ on: "tomorrow" }, "tomorrow"],
  [
    { car: ["no"] },
    `without a car, no car, by bus, by train, dont drive, cant drive, do not drive, cannot drive, dont have a car,
    havent got a car, no transport, without driving`,
  ],
  [{ cost: ["free"] }, "for free, free of charge, no cost, no charge, at no cost, costs nothing, without paying"],
  [
    { cost: ["5"] },
    `cheap, cheaply, low cost, inexpensive, affordable, not expensive, not too expensive, on a budget, under 5, up to 5,
    less than 5, 5 pounds, 5 or less`,
  ],
  [{ cost: ["10"] }, "under 10, up to 10, less than 10, 10 pounds, 10 or less"],
  [{ how: ["by-phone"] }, "by phone, over the phone, on the phone, by telephone, over the telephone, telephone, phone call, phone calls"],
  [{ how: ["online"] }, "on zoom, zoom, virtual, virtually, video call, video calls, on the internet, over the internet, skype"],
  [
    { how: ["at-your-home"] },
    `home visit, home visits, home visiting, visit me, visits me, visit me at home, come to me, come to my home, come to my house,
    comes to me, comes to my home, comes to my house, comes to you, at my home, at my house, in my home, in my own home, in my house, at home`,
  ],
  [FROM_HOME, "from home, housebound, stuck at home, stuck indoors, cant get out, cant go out, cant leave the house, cant leave home"],
  [{ join: ["turn-up"] }, "just turn up, turn up, no booking, without booking, dont need to book, no appointment, drop in, dropin"],
].flatMap(([asks, sayings]) => sayings.split(/,\s+/).map((saying) => ({ words: saying.split(" "), asks }))); // prettier-ignore

const MOST_UNITS = 10;
const MOST_NAMES = 12;
// `we'd` is we, and not a Wednesday.
const CONTRACTION = /\b(i|you|he|she|we|they|it|who|what|that|there|where)['’‘`](d|ll|ve|re|s|m)\b/giu;
const ENDING = /^(.{3,}?)(ness|ations?|it(?:y|ies)|ings?|ed|er[sy]?|ists?|ful|ly|ies|es|[sy])$/;

// Words

export const folded = (text) =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}'’‘`]/gu, "")
    .toLowerCase();

export const wordsOf = (text) => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];

// The lexicon of fingerpost/outputs/finder_words.py, ready to be asked. Words are fetched by their first
// letter when they are needed (`heard`): `letters` are those that have any, `wordsAt` promises the table of
// one, or of ALL.
export function openLexicon({ phrases, kept, unsure, area }, letters, wordsAt) {
  const told = [];
  for (const [question, terms] of Object.entries(phrases)) {
    for (const [term, sayings] of Object.entries(terms)) {
      for (const saying of sayings) {
        // ME is an illness, and in nearly every search a small word.
        if (!STOP_WORDS.has(saying)) told.push({ words: saying.split(" "), asks: { [question]: [term] }, isTold: true });
      }
    }
  }
  // What is a kind of activity stays words, although a part of it may be a time or a need.
  for (const [kind, names] of Object.entries(kept)) {
    for (const name of names) told.push({ words: name.split(" "), asks: null, kind });
  }
  const byFirst = new Map();
  for (const phrase of [...OTHER_PHRASES, ...told]) {
    const [first] = phrase.words;
    byFirst.set(first, [...(byFirst.get(first) ?? []), phrase]);
  }
  for (const list of byFirst.values()) list.sort((one, other) => other.words.length - one.words.length);
  return {
    wordsAt,
    letters: new Set([...letters].sort()),
    tables: new Map(),
    missing: new Set(),
    corrections: new Map(),
    byFirst,
    inPhrases: new Set([...told, ...OTHER_PHRASES].flatMap((phrase) => phrase.words)),
    meant: meaningsOf(told),
    unsure: new Set(unsure),
    area: new Set(area.split(" ")),
  };
}

// What a word on its own means where only one term's phrases have it: a buddy, of `someone as a buddy`.
function meaningsOf(told) {
  const found = new Map();
  for (const { words, asks, isTold } of told) {
    if (!isTold || asks.place) continue;
    for (const word of words.filter((each) => /^\p{L}{4,}$/u.test(each))) {
      const known = found.get(word);
      found.set(word, known === undefined || JSON.stringify(known) === JSON.stringify(asks) ? asks : null);
    }
  }
  return found;
}

function uncoded(text) {
  let before = "";
  return (text.match(/[A-Z][^A-Z]*/g) ?? []).map((coded) => {
    before = before.slice(0, coded.charCodeAt(0) - 65) + coded.slice(1);
    return before;
  });
}

const ALL = "all";
const letterOf = (word) => (/^[a-z]/.test(word) ? word[0] : "0");
const NO_WORDS = { known: [], set: new Set() };

// The words of a first letter. What is not here yet is noted as missing.
function tableAt(letter, lexicon) {
  const table = lexicon.tables.get(letter);
  if (!table && lexicon.letters.has(letter)) lexicon.missing.add(letter);
  return table ?? NO_WORDS;
}

function everyWord(lexicon) {
  const found = [...lexicon.letters].map((letter) => lexicon.tables.get(letter));
  if (found.every((table) => table)) return found.flatMap(({ known }) => known);
  lexicon.missing.add(ALL);
  return [];
}

function addWords(text, letters, lexicon) {
  const made = new Map([...letters].map((letter) => [letter, []]));
  for (const word of uncoded(text)) made.get(letterOf(word))?.push(word);
  for (const [letter, known] of made) lexicon.tables.set(letter, { known, set: new Set(known) });
}

// Whether the index has exactly this word.
export const isWord = (word, lexicon) => tableAt(letterOf(word), lexicon).set.has(word);

// The first letters, or ALL, whose words have to be here before `understood` is right.
export function missing(query, lexicon, place = null) {
  lexicon.missing.clear();
  understood(query, lexicon, place);
  return [...lexicon.missing];
}

async function fetchWords(letters, lexicon) {
  const texts = await Promise.all(letters.map(lexicon.wordsAt));
  for (const [at, text] of texts.entries()) addWords(text, letters[at] === ALL ? lexicon.letters : [letters[at]], lexicon);
}

// Promises what `understood` says, with all words that it takes.
export async function heard(query, lexicon, place = null) {
  for (let letters = missing(query, lexicon, place); letters.length; letters = missing(query, lexicon, place)) {
    // Without a network there are only all of them together.
    await fetchWords(letters, lexicon).catch(() => fetchWords([ALL], lexicon));
  }
  return understood(query, lexicon, place);
}

// The first place of `words` (sorted) that does not come before `word`.
function placeIn(words, word) {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle] < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

// Pagefind stems: `gardening` finds `gardens`. The stem of Poole is pool, and who asks for the one
// does not want the other.
function answers(asked, found) {
  let shared = 0;
  while (shared < asked.length && asked[shared] === found[shared]) shared += 1;
  if (shared === asked.length) return true;
  if (shared < 3 || asked === `${found}e`) return false;
  // It leaves -er alone and then looks for the longest word that begins the one asked for.
  if (/er[sy]?$/.test(asked)) return shared >= found.replace(ENDING, "$1").length;
  const stem = asked.replace(ENDING, "$1");
  // Of `swimming` the stem is swimm, of `happily` happi.
  const isBent = stem.at(-1) === "i" || stem.at(-1) === stem.at(-2);
  return stem.length <= shared || (shared > 2 && stem.length === shared + 1 && isBent);
}

// `swiming` is no form of swim, but a misspelling of one.
const isDoublingLost = (word) => /^[^aeiouy]*[aeiou][bdgmnprt](ing|ed|er)$/.test(word);

// `shedd` begins shedding, but means the shed.
const isDoubled = (word, lexicon) => word.at(-1) === word.at(-2) && isWord(word.slice(0, -1), lexicon);

// Whether the index has something for the word: itself, a longer word, or one of its stem.
function isKnown(word, lexicon) {
  if (isWord(word, lexicon)) return true;
  const { known } = tableAt(letterOf(word), lexicon);
  const least = word.length < 4 ? word : word.replace(ENDING, "$1").slice(0, Math.max(3, word.length - 3));
  for (let place = placeIn(known, least); place < known.length; place += 1) {
    const found = known[place];
    if (!found.startsWith(least.slice(0, 3))) return false;
    const isLong = word.length > 3 || found === `${word}s`;
    if (isLong && word.length > 2 && !isDoublingLost(word) && answers(word, found)) return !isDoubled(word, lexicon);
    if (found > `${least}\uffff`) return false;
  }
  return false;
}

// How many letters are to be added, left out, changed or swapped, or `most` + 1 when more.
function misspellings(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let last = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwapped) next[j] = Math.min(next[j], last[j - 2] + 1);
    }
    if (Math.min(...next) > most) return most + 1;
    last = row;
    row = next;
  }
  return Math.min(row[other.length], most + 1);
}

// What a correction costs besides ten for each mistake; and the least at another first letter.
const OTHER_LETTER = 6;
const WORD_BONUS = 2;
// Two mistakes that cannot be heard are hardly more than one: `poterry` is pottery, not poetry.
const SAME_SOUND = -8;
const LEAST_AWAY = 10 + OTHER_LETTER + WORD_BONUS;

// Three letters and numbers are never corrected. A place or a need that is as near as a word comes first.
function corrected(word, lexicon) {
  if (word.length < 4 || /\p{N}/u.test(word)) return null;
  const most = word.length < 7 ? 1 : 2;
  const sound = soundOf(word);
  let best = null;
  const look = (candidate, bonus) => {
    if (candidate.length < 3 || /\p{N}/u.test(candidate)) return;
    const distance = misspellings(word, candidate, most);
    if (distance > most) return;
    const asHeard = distance > 1 && candidate[0] === word[0] && soundOf(candidate) === sound ? SAME_SOUND : 0;
    const cost = distance * 10 + asHeard + (candidate[0] === word[0] ? 0 : OTHER_LETTER) + bonus + Math.abs(candidate.length - word.length);
    if (!best || cost < best.cost || (cost === best.cost && candidate < best.candidate)) best = { candidate, cost };
  };
  for (const candidate of lexicon.inPhrases) look(candidate, 0);
  for (const candidate of tableAt(letterOf(word), lexicon).known) look(candidate, WORD_BONUS);
  for (const candidate of DAY_WORDS.keys()) if (candidate.length > 5) look(candidate, 0);
  for (const candidate of PART_WORDS.keys()) if (candidate.length > 5) look(candidate, 0);
  // Words at other first letters are looked at only where they may be nearer: most people begin a word right.
  const every = best?.cost < LEAST_AWAY ? [] : everyWord(lexicon);
  for (const candidate of every) look(candidate, WORD_BONUS);
  // Written as it is heard: who says yoga so may write yoger.
  if (!best) {
    const same = [...lexicon.inPhrases, ...every].find((candidate) => candidate.length > 3 && soundOf(candidate) === sound);
    if (same) return same;
  }
  // Who writes a short word seldom misses its first letter: an ipad is no pad.
  return best && (best.candidate[0] === word[0] || (word.length > 5 && best.cost < 20)) ? best.candidate : null;
}

// A search is read more than once, and every word that is not known is compared with them all.
function correctionOf(word, lexicon) {
  if (lexicon.corrections.has(word)) return lexicon.corrections.get(word);
  const meant = corrected(word, lexicon);
  if (!lexicon.missing.size) lexicon.corrections.set(word, meant);
  return meant;
}

// `boardgames` are board games.
function split(word, lexicon) {
  if (word.length < 8 || lexicon.inPhrases.has(word) || isKnown(word, lexicon)) return [word];
  for (let at = 4; at <= word.length - 4; at += 1) {
    const parts = [word.slice(0, at), word.slice(at)];
    if (parts.every((part) => isWord(part, lexicon))) return parts;
  }
  return [word];
}

const soundOf = (word) =>
  word
    .replace(/ph/g, "f")
    .replace(/(?:er|or|ar|re|a)$/, "a")
    .replace(/c(?=[aoulrkt]|$)/g, "k")
    .replace(/c|z/g, "s")
    .replace(/xs/g, "x")
    .replace(/[iy]e?$|ey$/, "i")
    .replace(/ea|ie|ei|ee/g, "e")
    .replace(/y/g, "i")
    .replace(/(.)\1/g, "$1");

const isTime = (word) => DAY_WORDS.has(word) || PART_WORDS.has(word);
const ASKING = new Set(["free", "online"]);
const isSmall = (word) => STOP_WORDS.has(word) || TALK.has(word) || WEAK_WORDS.has(word);

// What somebody meant by each word: { typed, word, isNew, isPlain }. `word` is null where nobody knows;
// `isNew` tells that the index does not have what was typed, `isPlain` that a long word is meant and sounds the same.
function spelled(typed, lexicon) {
  return typed.map((word) => {
    const has = isSmall(word) || isTime(word) || ASKING.has(word) || lexicon.inPhrases.has(word) || lexicon.area.has(word);
    // Whoever misses words yet cannot tell what is misspelt.
    if (has || isKnown(word, lexicon) || lexicon.missing.size) return { typed: word, word, isNew: false };
    const meant = correctionOf(word, lexicon);
    return { typed: word, word: meant, isNew: true, isPlain: meant !== null && word.length > 5 && soundOf(meant) === soundOf(word) };
  });
}

// Phrases

// The longest phrase that stands at this place of the words.
function phraseAt(words, at, lexicon) {
  const found = (lexicon.byFirst.get(words[at]) ?? []).find(({ words: parts }) =>
    parts.every((part, index) => words[at + index] === part),
  );
  if (!found) return null;
  if (found.words.join(" ") === "at home" && (STAYING.has(words[at - 1]) || STAYING.has(words[at + 2]))) return null;
  const isPlace = found.asks?.place && lexicon.unsure.has(found.words.join(" "));
  return isPlace && !BEFORE_A_PLACE.has(words[at - 1]) && words.length > 1 ? null : found;
}

function timeAt(words, at) {
  const word = words[at];
  if (DAY_WORDS.has(word)) return { day: [DAY_WORDS.get(word)] };
  if (PART_WORDS.has(word)) return { part: [PART_WORDS.get(word)] };
  return null;
}

function wordAt(words, at) {
  const word = words[at];
  if (word === "free" && !NOT_FREE.has(words[at - 1]) && !NOT_AFTER_FREE.has(words[at + 1])) return { cost: ["free"] };
  const isLearning = words.slice(Math.max(0, at - 2), at).some((each) => /^(get|gets|getting|go|going|shop|shopping|bank|banking)$/.test(each));
  if (word === "online" && !isLearning) return { how: ["online"] };
  return null;
}

// A word with a hyphen is one, as in `drop-in`, where the directory writes it so; else it is its parts,
// as in 1-1 and Mon-Fri.
const unhyphened = (query, lexicon) =>
  query.replace(/[\p{L}\p{N}]+(?:\p{Pd}[\p{L}\p{N}]+)+/gu, (whole) => {
    const parts = wordsOf(whole);
    const one = parts.join("");
    const isPhrase = lexicon.byFirst.get(parts[0])?.some(({ words }) => words.every((word, at) => word === parts[at]));
    return !isPhrase && isWord(one, lexicon) ? one : parts.join(" ");
  });

// { words, units, weak, spoken, asks, corrections, unknown, names, isWordless }
// `units` are { words, kind } for the index: words that belong together, and the kind of activity that
// they name, if they do; `words` are all of theirs. `weak` and `spoken` (what filters answer) only tell
// which come first. `asks` are [{ said, asks }] in order, each to
// become choices that can be taken back. `names` are [{ said, isNew, isSure }], the likeliest first: what
// may be a place that the directory has nothing in. `place`, one of them with its { label }, is taken
// for a place. Right only where nothing is `missing`.
export function understood(query, lexicon, place = null) {
  const typed = wordsOf(unhyphened(query.replace(CONTRACTION, "$1"), lexicon)).flatMap((word) => split(word, lexicon));
  const read = spelled(typed, lexicon);
  const named = place ? placeOf(typed, place.said) : null;
  const words = read.map(({ word }) => word);
  // An age or a price, beside something else.
  const isAside = (word) => typed.length > 1 && /^\p{N}{1,3}$/u.test(word);
  const asks = [];
  const units = [];
  const weak = [];
  const talk = [];
  const spoken = [];
  // Parts of phrases that say nothing alone.
  const left = [];
  const isTaken = words.map(() => false);
  const take = (at, length) => isTaken.fill(true, at, at + length);
  for (let at = 0; at < words.length; ) {
    if (named && at === named.at) {
      asks.push({ said: place.said, asks: { near: place.label } });
      take(at, named.length);
      at += named.length;
      continue;
    }
    const word = words[at];
    const phrase = word && phraseAt(words, at, lexicon);
    const isUnread = word && !phrase && !isSmall(word) && !isKnown(word, lexicon);
    const alone = () => timeAt(words, at) ?? wordAt(words, at) ?? (isUnread ? lexicon.meant.get(word) : null);
    const asked = phrase ? phrase.asks : word && alone();
    const length = phrase ? phrase.words.length : 1;
    const said = phrase ? phrase.words : [word];
    const bare = said.filter((each) => !LINKS.has(each));
    if (asked) asks.push({ said: said.join(" "), asks: asked });
    if (phrase?.isTold) spoken.push({ words: bare });
    else if (phrase && !asked) {
      units.push({ words: bare, kind: phrase.kind });
      for (const inner of needsIn(said, lexicon)) asks.push({ said: inner.words.join(" "), asks: inner.asks });
    }
    else if (WEAK_WORDS.has(word)) weak.push({ words: [word] });
    else if (TALK.has(word)) talk.push({ words: [word] });
    else if (word && !asked && isAside(word)) talk.push({ words: [word] });
    else if (isUnread && !asked && !lexicon.area.has(word)) left.push(word);
    else if (word && !asked && !STOP_WORDS.has(word) && !lexicon.area.has(word)) units.push({ words: [word] });
    if (asked || phrase) take(at, length);
    at += length;
  }
  const isEmpty = !units.length && !asks.length;
  const needed = distinct(isEmpty ? (weak.length ? weak : talk) : units).slice(0, MOST_UNITS);
  const unknown = read.filter(({ word, typed: own }, at) => word === null && !isTaken[at] && !isAside(own));
  return {
    words: needed.flatMap(({ words: parts }) => parts),
    units: needed,
    weak: isEmpty ? [] : distinct(weak).slice(0, MOST_UNITS),
    spoken: distinct(spoken.filter((each) => each.words.length)).slice(0, MOST_UNITS),
    asks,
    corrections: read
      .filter(({ isNew, word }, at) => isNew && word && !isSmall(word) && !(named && at >= named.at && at < named.at + named.length))
      .map(({ typed: from, word: to }) => ({ from, to })),
    unknown: [...unknown.map(({ typed: word }) => word), ...left],
    names: namesIn(read, isTaken),
    isWordless: typed.length === 0,
  };
}

// A memory cafe is a kind of activity, and for people whose memory fails.
const needsIn = (said, lexicon) =>
  said.flatMap((_, at) => {
    const own = said.slice(at);
    const found = (lexicon.byFirst.get(own[0]) ?? []).find(({ words, asks }) => asks?.need && words.every((word, offset) => own[offset] === word));
    return found && !STOP_WORDS.has(found.words[0]) ? [found] : [];
  });

const distinct = (units) => [...new Map(units.map((unit) => [unit.words.join(" "), unit])).values()];

function placeOf(typed, said) {
  const parts = said.split(" ");
  const at = typed.findIndex((_, index) => parts.every((part, offset) => typed[index + offset] === part));
  return at < 0 ? null : { at, length: parts.length };
}

// Runs of up to three words that nothing else has taken: those with a new word, those after `in` or
// `near`, and those at the start or the end, where people write the place.
function namesIn(read, isTaken) {
  const found = [];
  const isOpen = (at) => read[at] && !isTaken[at] && !isTime(read[at].typed) && !BEFORE_ANY_PLACE.has(read[at].typed);
  for (let length = 3; length > 0; length -= 1) {
    for (let at = 0; at + length <= read.length; at += 1) {
      const run = read.slice(at, at + length);
      if (!run.every((_, offset) => isOpen(at + offset)) || isSmall(run[0].typed) || isSmall(run.at(-1).typed)) continue;
      const isNew = run.some((each) => each.isNew && !each.isPlain);
      const isSure = isNew || BEFORE_ANY_PLACE.has(read[at - 1]?.typed);
      if (!isSure && at > 0 && at + length < read.length) continue;
      found.push({ said: run.map(({ typed }) => typed).join(" "), isNew: length === 1 && isNew && run[0].word === null, isSure });
    }
  }
  return found.sort((one, other) => other.isSure - one.isSure).slice(0, MOST_NAMES);
}
