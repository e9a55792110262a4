// Puts "Add to my list" on every card and activity of a page, and a link to the list where it moves
// nothing. Without this script the same is done on paper.
import { MOST, PAGE, addressOf, openList } from "./my-list.js";

export const list = openList(() => localStorage);

const make = (name, properties) => Object.assign(document.createElement(name), properties);
const nameOf = (holder) => holder.querySelector("h2, h3").textContent.trim();

// Words for those who hear the page: the region has to be there before the words are.
const spoken = make("p", { className: "visually-hidden", role: "status" });
document.body.append(spoken);

// `root` is a document, or any part of it: a card too, also before it stands in the page.
export function addButtons(root) {
  const inside = [...root.querySelectorAll("[data-code]")];
  const holders = root instanceof Element && root.matches("[data-code]") ? [root] : inside;
  for (const holder of holders) {
    if (holder.querySelector(".my-list__toggle")) continue;
    const toggle = make("div", { className: "my-list__toggle" });
    const button = make("button", { type: "button", className: "my-list__button" });
    button.append(make("span"), make("span", { className: "visually-hidden", textContent: `: ${nameOf(holder)}` }));
    button.addEventListener("click", () => press(holder.dataset.code, toggle));
    toggle.append(button);
    (holder.querySelector(".activity-facts__head") ?? holder).append(toggle);
    mark(holder, list.codes());
  }
}

function mark(holder, codes) {
  const button = holder.querySelector(".my-list__button");
  if (!button) return;
  const isOn = codes.includes(holder.dataset.code);
  button.setAttribute("aria-pressed", String(isOn));
  button.firstElementChild.textContent = isOn ? "On my list" : "Add to my list";
}

// What stands beside the button that was pressed last: where the list is, or why it is not kept.
const words = make("span", { className: "my-list__words" });
const beside = make("a", { className: "my-list__link target" });

function press(code, toggle) {
  const codes = list.codes();
  const isOn = codes.includes(code);
  const isFull = !isOn && codes.length >= MOST;
  if (!isFull) list.set(isOn ? codes.filter((each) => each !== code) : [...codes, code]);
  refresh();
  words.textContent = isFull ? `Your list is full: it holds ${MOST}. Take something off first.` : "";
  if (!list.isKept) words.textContent = "This browser does not keep your list. Look at it before you leave this page:";
  spoken.textContent = words.textContent;
  toggle.append(...[words.textContent && words, list.codes().length && beside].filter(Boolean));
  if (!words.textContent) words.remove();
  if (!list.codes().length) beside.remove();
}

export function refresh() {
  const codes = list.codes();
  for (const holder of document.querySelectorAll("[data-code]")) mark(holder, codes);
  for (const link of [beside, above]) {
    link.textContent = `My list (${codes.length})`;
    // What is not kept goes along in the address.
    link.setAttribute("href", list.isKept ? PAGE : addressOf(codes));
  }
  if (!codes.length) {
    above.remove();
    item.remove();
  } else if (!above.isConnected) place();
}

// The link in the header: at the end of the menu, or beside it, whichever moves nothing. On a phone
// there may be room for neither; the footer of every page leads to the list, too.
const above = make("a", { className: "site-header__link site-header__list" });
const item = make("li");

function place() {
  const menu = document.querySelector(".site-header__navigation");
  const first = menu?.querySelector("a");
  if (!first) return;
  const stands = () => {
    const { left, top } = first.getBoundingClientRect();
    return [left, top, document.querySelector(".site-header").offsetHeight].join(" ");
  };
  const before = stands();
  item.append(above);
  menu.querySelector("ul").append(item);
  if (stands() === before) return;
  item.remove();
  menu.before(above);
  if (stands() !== before) above.remove();
}

addButtons(document);
refresh();
addEventListener("storage", refresh);
// Coming back, a page may be as it was left.
addEventListener("pageshow", (event) => event.persisted && refresh());
