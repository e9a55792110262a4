// A whole index and the fields of ten cards, as plainly as MiniSearch allows.
import MiniSearch from "./minisearch.js";
import { OPTIONS, SEARCH } from "./options.js";

const list = document.getElementById("finder-results");
const query = new URLSearchParams(location.search).get("q");

function card({ name, href, by, summary, when, place, cost, pay, booking, marks }) {
  const entry = document.createElement("li");
  const link = document.createElement("a");
  link.href = href;
  link.textContent = name;
  entry.append(link);
  for (const line of [by, summary, when.join(" "), place, cost.join(" "), pay.join(", "), booking, marks.join(", ")]) {
    const part = document.createElement("p");
    part.textContent = line;
    entry.append(part);
  }
  return entry;
}

if (query) {
  list.setAttribute("aria-busy", "true");
  const answer = await fetch("/index.json");
  const index = MiniSearch.loadJSON(await answer.text(), OPTIONS);
  list.append(...index.search(query, SEARCH).slice(0, 10).map((each) => card(each.card)));
  list.removeAttribute("aria-busy");
}
