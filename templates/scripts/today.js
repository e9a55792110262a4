// Leads "Today and tonight" to the list of the day that it is where the reader's activities are.
// Without this script the link leads to all days, and the reader picks one.
const link = document.getElementById("today");
const day = new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: "Europe/London" }).format(new Date());
const list = document.querySelector(`main a[href="/when/${day.toLowerCase()}/"]`);
if (link && list) link.href = list.href;
