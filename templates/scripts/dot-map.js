// Dots on the outline of the area, one for each place of what was found, and the same in words.

const SVG = "http://www.w3.org/2000/svg";
const SMALLEST = 11; // units of the drawing
const LARGEST = 44;

const counted = (number, one, more) => `${number.toLocaleString("en-GB")} ${number === 1 ? one : more}`;

// The places of some activities: [{ lat, lon, count }], the fullest first, so that a small dot lies upon a
// large one. Of an activity without a place the point is null.
export function placesOf(points) {
  const places = new Map();
  for (const point of points) {
    if (!point) continue;
    const key = `${point.lat} ${point.lon}`;
    const place = places.get(key) ?? { lat: point.lat, lon: point.lon, count: 0 };
    place.count += 1;
    places.set(key, place);
  }
  return [...places.values()].sort((one, other) => other.count - one.count);
}

export function wordsOf(points, places) {
  const placed = points.filter(Boolean).length;
  const rest = points.length - placed;
  const told = placed ? `${counted(placed, "activity", "activities")} in ${counted(places.length, "place", "places")}.` : "";
  const left = rest ? `${counted(rest, "activity has", "activities have")} no one place, such as those online.` : "";
  return [told, left].filter(Boolean).join(" ");
}

// The area of a dot goes with how many there are.
export const radiusOf = (count) => Math.min(LARGEST, Math.round(SMALLEST * Math.sqrt(count)));

// `frame` is { west, north, across, down, margin, width, height }; null: outside the drawing.
export function spotOf({ lat, lon }, frame) {
  const x = Math.round((lon - frame.west) * frame.across) + frame.margin;
  const y = Math.round((frame.north - lat) * frame.down) + frame.margin;
  return x >= 0 && y >= 0 && x <= frame.width && y <= frame.height ? { x, y } : null;
}

export function drawDots(details, points) {
  const drawing = details.querySelector("svg");
  const { width, height } = drawing.viewBox.baseVal;
  const told = Object.entries(drawing.dataset).map(([name, value]) => [name, Number(value)]);
  const frame = { ...Object.fromEntries(told), width, height };
  const places = placesOf(points);
  const dots = places.flatMap((place) => {
    const spot = spotOf(place, frame);
    if (!spot) return [];
    const dot = document.createElementNS(SVG, "circle");
    dot.setAttribute("class", "dot-map__dot");
    dot.setAttribute("vector-effect", "non-scaling-stroke");
    dot.setAttribute("cx", spot.x);
    dot.setAttribute("cy", spot.y);
    dot.setAttribute("r", radiusOf(place.count));
    return [dot];
  });
  drawing.querySelector("#dot-map-dots").replaceChildren(...dots);
  details.querySelector("#dot-map-words").textContent = wordsOf(points, places);
}
