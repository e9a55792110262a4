// Places that somebody keeps on their device: made, told and removed here, answered by worker.js. A copy
// is a cache named after its day, its place and its version; the list that it was made from, put in
// last, says that it is whole.

import { canKeep, start } from "./offline.js";

const OURS = "fingerpost ";
const KEPT = "fingerpost kept ";
const NAME = /^fingerpost kept (\d{4}-\d{2}-\d{2}) ([a-z0-9-]+) ([0-9a-f]+)$/;
const NEVER_CHANGES = /^\/assets\/|\.pf_[a-z]+$/;
const AT_ONCE = 6;

const listOf = (id) => `/places/${id}/offline.json`;

// { id, name, day, version, size, cache } of each place that is kept whole, by name.
export async function keptPlaces() {
  const found = [];
  for (const cache of await caches.keys()) {
    const [, day, id, version] = NAME.exec(cache) ?? [];
    const list = id && (await (await caches.open(cache)).match(listOf(id)));
    if (!list) continue;
    const { place, size } = await list.json();
    found.push({ id, name: String(place), day, version, size: Number(size), cache });
  }
  return found.sort((one, other) => (one.name < other.name ? -1 : Number(one.name > other.name)));
}

// What could be kept of a place now: { place, day, version, size, files }.
export async function offered(id) {
  const answer = await fetch(listOf(id), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`no list of ${id}`);
  return answer.json();
}

// Makes a new copy beside the old one, which goes once the new one is whole. `told(done, of)` hears how
// far it is. Rejects, and leaves all as it was, when a file cannot be had or there is no room.
export async function keep(id, told) {
  const answer = await fetch(listOf(id), { cache: "reload" });
  if (!answer.ok) throw new Error(`no list of ${id}`);
  const list = await answer.clone().json();
  const name = `${KEPT}${list.day} ${id} ${list.version}`;
  const cache = await caches.open(name);
  const left = [...list.files];
  let done = 0;
  const carry = async () => {
    for (let address = left.shift(); address; address = left.shift()) {
      const file = await fetch(address, { cache: NEVER_CHANGES.test(address) ? "default" : "reload" });
      if (!file.ok) throw new Error(`${address}: ${file.status}`);
      await cache.put(address, file);
      done += 1;
      told(done, list.files.length);
    }
  };
  try {
    await Promise.all([start(), ...Array.from({ length: AT_ONCE }, carry)]);
    await cache.put(listOf(id), answer);
  } catch (error) {
    left.length = 0;
    await caches.delete(name);
    throw error;
  }
  await remove(id, name);
}

export async function remove(id, but = "") {
  for (const name of await caches.keys()) {
    if (NAME.exec(name)?.[2] === id && name !== but) await caches.delete(name);
  }
}

// Everything that this site keeps, the worker included; the site works on as it does for a new visitor.
async function removeAll() {
  const registration = await navigator.serviceWorker.getRegistration("/");
  await registration?.unregister();
  for (const name of await caches.keys()) if (name.startsWith(OURS)) await caches.delete(name);
}

const megabytes = (size) => `${Math.max(0.1, size / 1_000_000).toFixed(1)} MB`;
const inWords = (day) =>
  new Date(`${day}T12:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "Europe/London" });

// The part of a locality's page

async function offerToKeep(part) {
  const { place: id, name } = part.dataset;
  const told = part.querySelector("[role=status]");
  const [keeping, removing] = part.querySelectorAll("button");
  let offer = null;
  let isBusy = false;

  async function show(said = "") {
    const kept = (await keptPlaces()).find((each) => each.id === id);
    offer ??= await offered(id).catch(() => null);
    const isOld = kept && offer && offer.version !== kept.version;
    if (!kept && !offer) return;
    keeping.textContent = isOld ? `Renew the copy of ${name}` : `Keep ${name} on this device`;
    keeping.hidden = Boolean(kept) && !isOld;
    removing.hidden = !kept;
    const state = kept
      ? `${name} is kept on this device, with the facts of ${inWords(kept.day)}. It takes about ${megabytes(kept.size)}.`
      : `It takes about ${megabytes(offer.size)} of room: lists, activities and the search by words.`;
    told.textContent = `${said} ${state}`.trim();
    part.hidden = false;
  }

  async function change(button, work, failure) {
    if (isBusy) return;
    isBusy = true;
    const said = await work().then(
      () => "",
      () => failure,
    );
    isBusy = false;
    await show(said);
    if (button.hidden) (button === keeping ? removing : keeping).focus();
  }

  keeping.addEventListener("click", () =>
    change(
      keeping,
      () => {
        told.textContent = `Keeping ${name}. Stay on this page.`;
        return keep(id, (done, of) => {
          keeping.textContent = `Keeping: ${Math.floor((100 * done) / of)} %`;
        });
      },
      `${name} could not be kept: the connection broke, or there is no room. Try again later.`,
    ),
  );
  removing.addEventListener("click", () => change(removing, () => remove(id), "It could not be removed."));
  await show();
}

// The part of the page that tells what is kept

async function showKept(part) {
  const told = part.querySelector("[role=status]");
  const list = part.querySelector("ul");
  const clearing = part.querySelector("[data-clear]");

  function entry({ id, name, day, size }) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.className = "target";
    link.setAttribute("href", `/places/${id}/`);
    link.textContent = name;
    const removing = document.createElement("button");
    removing.type = "button";
    removing.textContent = `Remove ${name}`;
    removing.addEventListener("click", async () => {
      await remove(id);
      await show(`${name} is no longer kept.`);
      (list.querySelector("button") ?? clearing).focus();
    });
    item.append(link, `, facts of ${inWords(day)}, about ${megabytes(size)} `, removing);
    return item;
  }

  async function show(said) {
    const places = await keptPlaces();
    const isAny = (await caches.keys()).some((name) => name.startsWith(OURS));
    const number = places.length === 1 ? "1 place is" : `${places.length || "No"} places are`;
    told.textContent = [said, isAny ? `${number} kept on this device.` : "Nothing is kept on this device."].join(" ").trim();
    list.replaceChildren(...places.map(entry));
    list.hidden = !places.length;
    clearing.hidden = !isAny && document.activeElement !== clearing;
    part.hidden = false;
  }

  clearing.addEventListener("click", async () => {
    await removeAll();
    await show("All of it is removed.");
  });
  await show("");
}

// Storage may be forbidden: then nothing is offered.
if (canKeep()) {
  for (const part of document.querySelectorAll("[data-place][data-name]")) offerToKeep(part).catch(() => {});
  for (const part of document.querySelectorAll("[data-kept]")) showKept(part).catch(() => {});
}
