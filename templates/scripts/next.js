// Picks "today" and "next" among the coming dates of each activity. Without this script the page
// tells the same dates, and the reader looks which of them is to come.
import { dayInWords, isPossible, toCome } from "./dates.js";

const SHOWN = 3;
const factsAsOf = document.querySelector(".site-footer time")?.dateTime ?? "";

function sessionOf(item) {
  const time = item.querySelector("time");
  const words = time?.textContent;
  return { starts: time?.dateTime ?? "", ends: time?.dataset.until ?? "", item, time, words };
}

// An activity's dates as the page tells them, before any of them is over.
function datesOf(activity) {
  const [list, later] = activity.querySelectorAll(".facts__dates");
  if (!list) return [];
  const sessions = [...activity.querySelectorAll(".facts__dates > li")].map(sessionOf);
  const label = list.previousElementSibling;
  return [{ list, later, sessions, label, heading: label.textContent }];
}

// What is told by the reader's clock is marked so: no page may hold it before.
function tell(element, ...parts) {
  element.dataset.byClock = "";
  element.replaceChildren(...parts);
}

function untell(element, words) {
  delete element.dataset.byClock;
  element.textContent = words;
}

function strong(text) {
  const made = document.createElement("strong");
  made.textContent = text;
  return made;
}

// The three next dates stay in view, so that the list keeps its height.
function pick({ list, later, sessions, label, heading }, now) {
  untell(label, heading);
  for (const { time, words } of sessions) if (time) untell(time, words);
  const coming = toCome(sessions, now);
  if (!coming.length) {
    tell(label, "These dates are over. Look at the times above.");
    return;
  }
  const kept = coming.map(({ item }) => item);
  for (const { item } of sessions) item.hidden = !kept.includes(item);
  list.append(...kept.slice(0, SHOWN));
  if (later) {
    later.append(...kept.slice(SHOWN));
    // Nothing is left to open when only the list inside stood there.
    later.closest("details").hidden = kept.length <= SHOWN && !later.nextElementSibling;
  }
  const [{ starts, time }] = coming;
  const { lead, day } = dayInWords(starts, now);
  tell(time, strong(lead), ` ${day}`);
}

const all = [...document.querySelectorAll(".activity-facts")].flatMap(datesOf);

function pickAll() {
  const now = Date.now();
  if (isPossible(now, factsAsOf)) for (const dates of all) pick(dates, now);
}

pickAll();
// A telephone keeps a page for days: what was today is looked at again with the page.
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) pickAll();
});
addEventListener("pageshow", (event) => {
  if (event.persisted) pickAll();
});
