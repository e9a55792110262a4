// What is today and what comes next, by the clock of the area: times of day as they stand on a wall
// in London, "2026-11-24T10:00". Two of them compare as texts, so no change of clocks is in the way.

const LONDON = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
const DAY_MS = 86_400_000;
// So far ahead a day and month without a year still mean one day.
const WITHOUT_YEAR_DAYS = 180;

// The wall clock at `now`, a Date or milliseconds.
export function londonMoment(now) {
  const part = Object.fromEntries(LONDON.formatToParts(now).map(({ type, value }) => [type, value]));
  const year = part.year.padStart(4, "0");
  return `${year}-${part.month}-${part.day}T${part.hour}:${part.minute}`;
}

export const londonDay = (now) => londonMoment(now).slice(0, 10);

// Days of the calendar have no time zone: they are counted in UTC, where each has 24 hours.
const days = (day) => Date.parse(`${day}T00:00Z`) / DAY_MS;

export const weekdayOf = (day) => WEEKDAYS[new Date(days(day) * DAY_MS).getUTCDay()];

// "Tuesday 24 November 2026"
export function dayInFull(day) {
  const [year, month, date] = day.split("-").map(Number);
  return `${weekdayOf(day)} ${date} ${MONTHS[month - 1]} ${year}`;
}

// Whether a page that tells dates may be trusted with this clock: one that stands before the day on
// which the page's facts were worked out is wrong.
export const isPossible = (now, factsAsOf) => londonDay(now) >= factsAsOf;

// `sessions` are {starts, ends}, both moments. Those that are not over, in order: a session that has
// begun still counts, one that ended does not. What is no moment is left out.
export function toCome(sessions, now) {
  const moment = londonMoment(now);
  return sessions
    .filter(({ starts, ends }) => MOMENT.test(starts) && MOMENT.test(ends) && ends > moment)
    .sort((one, other) => (one.starts < other.starts ? -1 : Number(one.starts > other.starts)));
}

export const nextOf = (sessions, now) => toCome(sessions, now)[0] ?? null;

// How a session's day is told at `now`, in two parts: {lead: "Today,", day: "24 November 2026"}.
// No longer than the date in full, which it stands in for. The date stays, so that nobody is sent
// out by a wrong clock.
export function dayInWords(starts, now) {
  const day = starts.slice(0, 10);
  const [year, month, date] = day.split("-").map(Number);
  const inYear = `${date} ${MONTHS[month - 1]}`;
  const ahead = days(day) - days(londonDay(now));
  if (ahead === 0) return { lead: "Today,", day: `${inYear} ${year}` };
  if (ahead === 1) return { lead: "Tomorrow,", day: `${inYear} ${year}` };
  const isNear = ahead > 0 && ahead <= WITHOUT_YEAR_DAYS;
  return { lead: "Next:", day: `${weekdayOf(day)} ${inYear}${isNear ? "" : ` ${year}`}` };
}
