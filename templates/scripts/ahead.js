// What a search needs, asked for while its page still comes: a module without imports, so that it runs
// before the others are here. find.js goes on with the same answers.

const FACTS = "/find/facts.json";
const INDEX = "/pagefind/";

const files = new Map();
// Each file once, and again when it could not be had.
export function read(address) {
  if (!files.has(address)) {
    const loading = fetch(address, { cache: address === FACTS ? "no-cache" : "default" }).then((answer) => {
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      return answer.json();
    });
    loading.catch(() => files.delete(address));
    files.set(address, loading);
  }
  return files.get(address);
}

function preload(address) {
  const link = document.createElement("link");
  Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: address });
  document.head.append(link);
}

// Pagefind asks for these one after the other. Its entry's address carries the time: no old one will do.
async function loadIndex() {
  const now = String(Date.now());
  preload(`${INDEX}pagefind-entry.json?ts=${now}`);
  preload(`${INDEX}wasm.en.pagefind`);
  const { createInstance } = await import(`${INDEX}pagefind.js`);
  const engine = await createInstance({ noWorker: true, metaCacheTag: now });
  await engine.init();
  return engine;
}

let index;
export function openIndex() {
  if (!index) {
    index = loadIndex();
    index.catch(() => {
      index = undefined;
    });
  }
  return index;
}

// The next search opens it anew: it remembers what it could not fetch as not being there.
export function forgetIndex() {
  index = undefined;
}

// Of one word alone its table is needed; of several it is for the phrases to tell.
function wordTables() {
  const asked = (new URLSearchParams(location.search).get("q") ?? "").trim().toLowerCase();
  return /^[a-z]{4,}$/.test(asked) ? [`words-${asked[0]}`] : [];
}

if (location.search || location.hash) {
  openIndex().catch(() => {});
  read(FACTS)
    .then(({ tables }) => Promise.all(["words", ...wordTables()].map((name) => tables[name] && read(tables[name]))))
    .catch(() => {});
}
