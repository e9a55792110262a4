// What My list says in plain text: dates, times, and the list as a file. Knows no page.

import { dayInFull } from "./dates.js";
import { nextSession } from "./facts.js";

const DAY_MINUTES = 24 * 60;
const DATES = 3;

// As fingerpost/model/clock_times.py writes them.
export function clockWords(minutes) {
  if (minutes % DAY_MINUTES === 0) return "midnight";
  if (minutes === DAY_MINUTES / 2) return "noon";
  const hour = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const shown = `${hour % 12 || 12}${rest ? `.${String(rest).padStart(2, "0")}` : ""}`;
  return `${shown}${minutes < DAY_MINUTES / 2 ? "am" : "pm"}`;
}

// The next dates of a listing: [{ day, words }]. `times` is its row of the facts, `first` their day.
export function nextDates(times, first, now, most = DATES) {
  const dates = [];
  let after = now;
  while (dates.length < most) {
    const next = nextSession(times, first, after);
    if (!next) break;
    const { day, starts, ends } = next;
    dates.push({ day, words: `${dayInFull(day)}, ${clockWords(starts)} to ${clockWords(ends)}` });
    after = { day, minute: ends };
  }
  return dates;
}

const line = (label, parts) => (parts.length ? [`${label}: ${parts.join("; ")}`] : []);

function entryLines({ name, by, notes, when, dates, place, cost, ask, page }, number) {
  return [
    `${number}. ${name}${by && ` (${by})`}`,
    ...notes,
    ...line("When", when),
    ...line("Next", dates),
    ...line("Where", [place]),
    ...line("Cost", cost),
    ...line("Ask", ask),
    ...line("Page", [page]),
  ];
}

// The whole list. `entries` are told as in `entryLines`, `link` opens the same list again.
export function textOf({ title, made, entries, link }) {
  return [
    title,
    `Made on ${made}. Ring before a long journey.`,
    ...entries.flatMap((entry, index) => ["", ...entryLines(entry, index + 1)]),
    "",
    `This list on the web: ${link}`,
    "",
  ].join("\n");
}
