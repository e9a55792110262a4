// How well each listing fits the words of a search. `engine` is Pagefind, or anything whose
// `search(words)` promises { results: [{ id, words, matchedMetaFields }] }: the places of the text that
// hold the words, and the fields of fingerpost/outputs/search_records.py that do.

import { YES } from "./facts.js";

// What it is called and what kind it is counts most. Who asks for horses likes a listing that speaks of
// them better than any of animals; and how one gets in is told of many.
const WORTH = { title: 4, names: 5, words: 2.5, wider: 2, phrases: 0.5, ways: 1 };
export const IN_PASSING = 2;
// The name and the sentence about it stand first.
const EARLY = 30;
const IN_FIRST_SENTENCES = 1;
const MOST = WORTH.title + WORTH.names + WORTH.words + IN_PASSING + IN_FIRST_SENTENCES;
// All the words of a phrase, but not together.
const SCATTERED = 1.5;
const TO_THE_POINT = WORTH.words;
const BESIDE_THE_POINT = 0.4;
const ENOUGH_OF_THE_BEST = 0.5;
const FOR_WHAT_IS_KNOWN = 0.5;

// { every, bonus, worth }: `every` has the listings that fit `units` (of query.js), best first:
// { code, words, score, isStrong }; null where there are no units. `extras` are units that filters
// answer already, or that are too common: `bonus` tells by code how much is said of them. `worth` has
// for each unit what it is worth where it fits best.
export async function ranked(units, extras, engine, facts) {
  const [needed, spoken] = await Promise.all(
    [units, extras].map((each) => Promise.all(each.map((unit) => fitting(unit, engine, facts)))),
  );
  const bonus = new Map();
  for (const { found, rarity } of spoken) {
    for (const [code, worth] of found) bonus.set(code, (bonus.get(code) ?? 0) + worth * rarity * FOR_WHAT_IS_KNOWN);
  }
  const worth = needed.map(({ most }) => most);
  return { every: units.length ? inOrder(needed, bonus) : null, bonus, worth };
}

function inOrder(needed, bonus) {
  const entries = new Map();
  for (const { found, rarity, most, size } of needed) {
    const weight = (rarity * most) / MOST;
    for (const [code, worth] of found) {
      const entry = entries.get(code) ?? { code, words: 0, score: 0, share: 0 };
      entry.words += size;
      entry.score += worth * rarity;
      entry.share += weight * (worth >= Math.min(TO_THE_POINT, most / 2) ? 1 : BESIDE_THE_POINT);
      entries.set(code, entry);
    }
  }
  const best = Math.max(...[...entries.values()].map(({ share }) => share));
  return [...entries.values()]
    .map(({ code, words, score, share }) => ({
      code,
      words,
      score: score + (bonus.get(code) ?? 0),
      isStrong: share >= best * ENOUGH_OF_THE_BEST,
    }))
    .sort((one, other) => other.isStrong - one.isStrong || other.score - one.score || (one.code < other.code ? -1 : 1));
}

// Where a unit is found, and how much that says: what is rare says more than what is everywhere.
async function fitting({ words, kind }, engine, facts) {
  const searches = Promise.all(words.map((word) => engine.search(word)));
  const [lists, kin] = await Promise.all([searches, ofKind(words.length > 1 ? kind : "", facts)]);
  const found = words.length > 1 ? together(lists, kin) : new Map(lists[0].results.map(alone));
  const worths = [...found.values()];
  const plain = worths.filter((worth) => worth > WORTH.ways).length;
  return {
    found,
    size: words.length,
    most: Math.max(0, ...worths),
    rarity: Math.log(1 + facts.count / Math.max(1, plain)),
  };
}

// The codes of the listings of a kind, as `walking football` names one: not all that have both words.
async function ofKind(kind, facts) {
  if (!kind) return new Set();
  const [codes, question] = await Promise.all([facts.codes(), facts.question("category")]);
  return new Set(codes.filter((_, listing) => question.state(listing, kind) === YES));
}

function alone({ id, words, matchedMetaFields }) {
  const fields = (matchedMetaFields ?? []).reduce((sum, field) => sum + (WORTH[field] ?? 0), 0);
  return [id, fields + inText(words, words)];
}

const inText = (places, starts) =>
  places.length ? IN_PASSING + (Math.min(...starts) < EARLY ? IN_FIRST_SENTENCES : 0) : 0;

// Of words that belong together every one has to be there, in the text within one phrase.
function together(lists, kin) {
  const length = lists.length;
  const found = new Map();
  const others = lists.slice(1).map(({ results }) => new Map(results.map((each) => [each.id, each])));
  for (const first of lists[0].results) {
    const all = [first, ...others.map((list) => list.get(first.id))];
    if (all.some((each) => !each)) continue;
    const fields = all.map(({ matchedMetaFields }) => matchedMetaFields ?? []);
    const has = (...names) => fields.every((each) => each.some((field) => names.includes(field)));
    const isTold = all.every(({ words }) => words.length);
    const starts = first.words.filter((start) =>
      all.every(({ words }) => words.some((place) => place >= start - length && place <= start + length)),
    );
    const worth =
      (has("title") ? WORTH.title : 0) +
      (kin.has(first.id) ? (has("names") ? WORTH.names : has("names", "words", "phrases") ? WORTH.words : 0) : 0) +
      (has("names", "words", "wider", "ways") ? WORTH.ways : 0) +
      (starts.length ? inText(starts, starts) : isTold ? SCATTERED : 0);
    if (worth) found.set(first.id, worth);
  }
  return found;
}
