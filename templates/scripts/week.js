// Marks the day that it is where the activities are. Without this script the week has no today.
import { londonDay, weekdayOf } from "./dates.js";

const mark = document.createElement("span");
mark.className = "week__today";
mark.dataset.byClock = "";
mark.textContent = " - today";

function markToday() {
  mark.remove();
  const today = weekdayOf(londonDay(Date.now()));
  const names = [...document.querySelectorAll(".week__day-name")];
  names.find((each) => each.textContent.trim() === today)?.append(mark);
}

markToday();
// A telephone keeps a page for days: what was today is looked at again with the page.
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) markToday();
});
addEventListener("pageshow", (event) => {
  if (event.persisted) markToday();
});
