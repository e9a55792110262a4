// Where somebody is, worked out on their own device. The tables of /find/near/ are made and described
// by fingerpost/outputs/near_tables.py; `read(address)` promises the object in one of them. It is asked
// for "sectors", "places" or the number of a file of postcodes, never for what somebody typed, and for
// one table again and again, so it had better remember.
// A point is { lat, lon } in degrees, WGS 84.

const FOLDER = "/find/near/";
const MOST_LETTERS = 100;
const MOST_CHOICES = 12;
const MOST_ALIKE = 4;
const EARTH_RADIUS_METRES = 6371000;
const METRES_IN_A_MILE = 1609.344;

// Royal Mail leaves six letters out of the end of a postcode, so that "2pm" is no part of one.
const POSTCODES = /\b([A-Z]{1,2}\d[A-Z\d]?)[\s.-]*(\d)([ABD-HJLNP-UW-Z]{2})\b/gi;
const WHOLE = /^([A-Z]{1,2}\d[A-Z\d]?)(\d)([A-Z]{2})$/;
const OUTCODE = /^[A-Z]{1,2}\d[A-Z\d]?$/;
const SECTOR = /^([A-Z]{1,2}\d[A-Z\d]?)(\d)[A-Z]?$/;
const SPACED_SECTOR = /^([A-Z]{1,2}\d[A-Z\d]?)[\s.-]+(\d)[A-Z]?$/;

// The first whole postcode of a longer text, and the text without any postcode; null when there is
// none.
export function findPostcode(text) {
  const given = String(text ?? "").normalize("NFKC");
  const [first] = given.matchAll(POSTCODES);
  if (!first) return null;
  const [, outcode, digit, letters] = first;
  return {
    postcode: `${outcode} ${digit}${letters}`.toUpperCase(),
    rest: given.replace(POSTCODES, " ").replace(/\s+/g, " ").trim(),
  };
}

// One of
//   { kind: "postcode" | "sector" | "outcode" | "place", label, lat, lon, rough, town?, asked?, corrected? }
//   { kind: "several", choices: [{ label, lat, lon, town? }], corrected? }
//   { kind: "outside", label }
//   { kind: "unknown", near: [label] }
// `rough`: the point stands for a wide area. `asked`: the postcode that was typed, where only its
// sector or outcode is known. `town`: the id of the directory's town that a place is, or that a
// postcode belongs to. `corrected`: it was written otherwise. A label, typed, leads to its own place.
// Rejects when "sectors" or "places" cannot be read.
export async function locate(text, read) {
  const asked = String(text ?? "")
    .normalize("NFKC")
    .slice(0, MOST_LETTERS)
    .trim();
  const typed = asked.toUpperCase();
  const compact = typed.replace(/[\s.-]+/g, "");
  const code = WHOLE.exec(compact) ?? WHOLE.exec(findPostcode(asked)?.postcode.replace(" ", "") ?? "");
  if (code) return locateCode(code.slice(1), read);
  const sector = SPACED_SECTOR.exec(typed);
  if (sector) return locateCode(sector.slice(1), read);
  if (OUTCODE.test(compact) || SECTOR.test(compact)) return locateCompact(compact, read);
  return locatePlace(asked, read);
}

// Postcodes

// "AB11" is an outcode where there is one of that name, else sector 1 of AB1.
async function locateCompact(compact, read) {
  const readings = [OUTCODE.exec(compact), SECTOR.exec(compact)?.slice(1)].filter(Boolean);
  for (const reading of readings) {
    const found = await locateCode(reading, read);
    if (found.kind !== "outside") return found;
  }
  return { kind: "outside", label: compact };
}

async function locateCode([outcode, digit = "", letters = ""], read) {
  const { grid, outcodes } = await read(`${FOLDER}sectors.json`);
  const label = `${outcode} ${digit}${letters}`.trim();
  const row = outcodes.find(([name]) => name === outcode);
  if (!row) return { kind: "outside", label };
  const [, column, line, digits, columns, lines, files] = row;
  const position = digit ? digits.indexOf(digit) : -1;
  if (position < 0) {
    const found = { kind: "outcode", label: outcode, ...pointOn(grid, column, line), rough: true };
    return label === outcode ? found : { ...found, asked: label };
  }
  const sector = `${outcode} ${digit}`;
  if (letters && files[position] >= 0) {
    const exact = await exactly(sector, letters, files[position], read);
    if (exact) return exact;
  }
  const point = pointOn(grid, columns[position], lines[position]);
  const found = { kind: "sector", label: sector, ...point, rough: true };
  return letters ? { ...found, asked: label } : found;
}

// Null as well when the file cannot be read: then the sector has to do.
async function exactly(sector, letters, file, read) {
  const table = await read(`${FOLDER}${file}.json`).catch(() => null);
  const row = table?.sectors.find(([name]) => name === sector);
  if (!row) return null;
  const [, codes, columns, lines, towns] = row;
  let position = 0;
  while (position < columns.length && !codes.startsWith(letters, 2 * position)) position += 1;
  if (position === columns.length) return null;
  const sum = (differences) =>
    differences.slice(0, position + 1).reduce((total, difference) => total + difference, 0);
  return {
    kind: "postcode",
    label: `${sector}${letters}`,
    ...pointOn(table.grid, sum(columns), sum(lines)),
    rough: false,
    town: table.towns[sum(towns)],
  };
}

function pointOn([south, west, rowDegrees, columnDegrees], column, row) {
  const tidy = (degrees) => Number(degrees.toFixed(5));
  return { lat: tidy(south + row * rowDegrees), lon: tidy(west + column * columnDegrees) };
}

// Places

// Its words, without what people write now one way and now the other.
const folded = (text) =>
  (
    text
      .normalize("NFKD")
      .replace(/[\p{M}'’‘`]/gu, "")
      .replaceAll("&", " and ")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
    .map((word) => (word === "saint" ? "st" : word))
    .join(" ");

// By their table, so that one that `read` remembers is gone through once.
const prepared = new WeakMap();

function placesOf(table) {
  if (!prepared.has(table)) prepared.set(table, preparedPlaces(table));
  return prepared.get(table);
}

function preparedPlaces({ grid, towns, also, labels, columns, rows }) {
  return labels.map((label, number) => {
    const place = { label, ...pointOn(grid, columns[number], rows[number]) };
    const others = also[number] ?? [];
    return {
      place: number < towns.length ? { ...place, town: towns[number] } : place,
      names: [label.split(",")[0], ...others].map(folded),
      whole: folded(label),
    };
  });
}

async function locatePlace(text, read) {
  const table = await read(`${FOLDER}places.json`);
  const places = placesOf(table);
  const area = folded(table.area);
  const { asked, beside } = partsOf(text, area);
  if (!asked) return { kind: "unknown", near: [] };
  const named = places.filter(({ names }) => names.includes(asked));
  if (named.length) {
    const held = narrowed(named, beside);
    const isSure = !beside || beside === area || held.some(({ whole }) => whole.endsWith(beside));
    return isSure ? answer(held) : { ...answer(held), corrected: true };
  }
  const begun = places.filter(({ names }) => names.some((name) => name.startsWith(`${asked} `)));
  if (begun.length && begun.length <= MOST_CHOICES) return answer(narrowed(begun, beside));
  const alike = spelledAlike(places, asked);
  const trusted = alike.filter(
    ({ away, isTrusted }) => isTrusted && away === alike.find((each) => each.isTrusted).away,
  );
  if (trusted.length) return { ...answer(narrowed(trusted, beside)), corrected: true };
  const near = [...ledBy(places, asked), ...begun, ...alike].map(({ place }) => place.label);
  return { kind: "unknown", near: [...new Set(near)].slice(0, MOST_ALIKE) };
}

// "near Ashby, Northshire" asks for "ashby", beside "northshire"; the name of the whole area is left
// out where it follows without a comma.
function partsOf(text, area) {
  const [name, ...rest] = text.split(",").map(folded);
  const bare = name.replace(/^(?:near|in|at|around) (?=.)/, "");
  const beside = rest.filter(Boolean).join(" ");
  return { asked: bare.endsWith(` ${area}`) ? bare.slice(0, -area.length - 1) : bare, beside };
}

function answer(found) {
  const choices = found.map(({ place }) => place);
  if (choices.length === 1) return { kind: "place", ...choices[0], rough: false };
  return { kind: "several", choices: choices.slice(0, MOST_CHOICES) };
}

// Those that the words beside the name speak of too; all when they speak of none ("..., England").
function narrowed(found, beside) {
  const held = found.filter(({ whole }) => beside && ` ${whole} `.includes(` ${beside} `));
  return held.length ? held : found;
}

// "Ashby Market Square" may mean Ashby; the longest such name counts. It may as well be far away.
function ledBy(places, asked) {
  const words = asked.split(" ");
  for (let length = words.length - 1; length > 0; length -= 1) {
    const start = words.slice(0, length).join(" ");
    const found = places.filter(({ names }) => names.includes(start));
    if (found.length) return found;
  }
  return [];
}

// Short names have many neighbours, and a wrong guess is worse than none: those are only offered.
const editsTrusted = ({ length }) => (length < 6 ? 0 : length < 9 ? 1 : 2);
const editsNoticed = ({ length }) => (length < 3 ? 0 : length < 6 ? 1 : length < 8 ? 2 : 3);

// The nearest first, towns of the directory before others. People seldom miss the first letter.
function spelledAlike(places, asked) {
  const most = editsNoticed(asked);
  const likeness = (name) => {
    const away = edits(asked, name, most);
    return { away, isTrusted: away <= editsTrusted(asked) && name[0] === asked[0] };
  };
  const best = (one, other) => (other.away < one.away ? other : one);
  return places
    .map((each) => ({ ...each, ...each.names.map(likeness).reduce(best) }))
    .filter(({ away }) => away <= most)
    .sort((one, other) => one.away - other.away);
}

// Letters left out, added, changed, or swapped with the next one; Infinity above `most`.
function edits(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return Infinity;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      let least = Math.min(next[column - 1] + 1, last[column] + 1, last[column - 1] + !isSame);
      const isSwapped =
        row > 1 &&
        column > 1 &&
        one[row - 1] === other[column - 2] &&
        one[row - 2] === other[column - 1];
      if (isSwapped) least = Math.min(least, before[column - 2] + 1);
      next.push(least);
    }
    [before, last] = [last, next];
  }
  return last[other.length] <= most ? last[other.length] : Infinity;
}

// Distances

// In a straight line over the ground, as fingerpost/model/venue.py has it.
export function milesBetween(one, other) {
  const radians = (degrees) => (degrees * Math.PI) / 180;
  const rise = radians(other.lat - one.lat) / 2;
  const run = radians(other.lon - one.lon) / 2;
  const part =
    Math.sin(rise) ** 2 +
    Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * Math.sin(run) ** 2;
  return (2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(part)))) / METRES_IN_A_MILE;
}

// From 20 miles on, fives: nobody says "about 37 miles".
export function milesWords(miles) {
  if (miles < 1) return "less than 1 mile";
  const told = miles < 20 ? Math.round(miles) : 5 * Math.round(miles / 5);
  return `about ${told} ${told === 1 ? "mile" : "miles"}`;
}
