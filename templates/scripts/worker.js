// Answers for the site where there is no network. /service-worker.js, which fingerpost/bundles/offline.py
// makes, loads this file and calls `serveOffline`; a classic script, since not every browser loads modules
// there. What is on the network comes first wherever it may have changed; nothing of another site is
// touched, and nothing is stored but the files of the list.

const SHELL = "fingerpost shell ";
const KEPT = "fingerpost kept "; // as kept.js names them
const PATIENCE_MS = 3000;
// Their addresses follow from their content.
const NEVER_CHANGES = /^\/(assets\/|find\/facts\/|find\/cards\.|pagefind\/.*\.pf_)/;
const CARD = /^\/find\/cards\/([a-z0-9]+)\.txt$/;
const FACTS_AS_OF = /Facts as of <time[^>]*>([^<]*)<\/time>/;
const ANY_QUERY = { ignoreSearch: true, ignoreVary: true };

// `files`: the addresses to keep. `cards`: the one of them that holds all cards, or null. `offline`: the
// one that is shown for a page that is not kept. `version` changes with the content of any of them.
globalThis.serveOffline = ({ version, files, cards, offline }) => {
  const shell = SHELL + version;

  async function store() {
    const cache = await caches.open(shell);
    const left = [...files];
    // A few at a time, so that the page that somebody looks at still comes first.
    const carry = async () => {
      for (let address = left.shift(); address; address = left.shift()) {
        const answer = await fetch(address, { cache: NEVER_CHANGES.test(address) ? "default" : "no-cache" });
        if (!answer.ok || answer.redirected) throw new Error(`${address}: ${answer.status}`);
        await cache.put(address, answer);
      }
    };
    await Promise.all([carry(), carry(), carry(), carry()]).catch(async (error) => {
      left.length = 0;
      await caches.delete(shell);
      throw error;
    });
  }

  async function tidy() {
    for (const name of await caches.keys()) {
      if (name.startsWith(SHELL) && name !== shell) await caches.delete(name);
    }
    await clients.claim();
  }

  // The newest copy at an address: the list's own, then those of kept places, the last kept first.
  async function stored(path) {
    const kept = (await caches.keys()).filter((name) => name.startsWith(KEPT)).sort();
    for (const name of [shell, ...kept.reverse()]) {
      if (!(await caches.has(name))) continue;
      const found = await (await caches.open(name)).match(path, ANY_QUERY);
      if (found) return found;
    }
    return null;
  }

  async function copyOf(path) {
    const found = (await stored(path)) ?? (path.endsWith("/") ? null : await stored(`${path}/`));
    const code = CARD.exec(path)?.[1];
    if (found || !code || !cards) return found;
    const all = await (await stored(cards))?.json();
    return all && Object.hasOwn(all, code) ? new Response(all[code], { headers: { "Content-Type": "text/plain" } }) : null;
  }

  async function networkFirst(request) {
    const path = new URL(request.url).pathname;
    const isPage = request.mode === "navigate";
    // A page out of the browser's own cache would be a copy that does not say so.
    const asked = isPage && request.cache === "default" ? fetch(request, { cache: "no-cache" }) : fetch(request);
    const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, "slow"));
    const first = await Promise.race([asked, patience]).catch(() => "offline");
    if (first instanceof Response && first.status < 500) return first;
    const copy = await copyOf(path);
    if (copy) return isPage ? dated(copy, first === "offline") : copy;
    if (first instanceof Response) return first;
    return isPage ? asked.catch(async () => notKept(await stored(offline))) : asked;
  }

  async function cacheFirst(request) {
    return (await stored(new URL(request.url).pathname)) ?? fetch(request);
  }

  function answer(event) {
    const { request } = event;
    const url = new URL(request.url);
    // What is asked for anew is for a copy: kept.js makes one, and a copy of a copy would be none.
    if (request.method !== "GET" || url.origin !== location.origin || request.cache === "reload") return;
    event.respondWith(NEVER_CHANGES.test(url.pathname) ? cacheFirst(request) : networkFirst(request));
  }

  addEventListener("install", (event) => event.waitUntil(store().then(() => skipWaiting())));
  addEventListener("activate", (event) => event.waitUntil(tidy()));
  addEventListener("fetch", answer);
};

// A page says itself of which day its facts are. Its copy tells it before all else, also where no script runs.
async function dated(copy, isOffline) {
  const html = await copy.text();
  const day = FACTS_AS_OF.exec(html)?.[1];
  const why = isOffline ? "You are offline." : "The connection is slow. Load the page again for the newest.";
  return noticed(copy, html, `<strong>This is a copy${day ? ` of ${day}` : ""}.</strong> ${why}`, 200);
}

async function notKept(page) {
  if (!page) return Response.error();
  const words = "<strong>You are offline,</strong> and the page that you asked for is not kept on this device.";
  return noticed(page, await page.text(), words, 503);
}

// What the host said with the page stays, but for what was true of the bytes it sent.
function noticed(copy, html, words, status) {
  const headers = new Headers(copy.headers);
  for (const name of ["Content-Length", "Content-Encoding", "ETag", "Last-Modified"]) headers.delete(name);
  headers.set("Content-Type", "text/html; charset=utf-8");
  const notice = `<section class="wrapper" aria-label="About this copy"><p class="panel" id="copy_notice">${words}</p></section>\n`;
  return new Response(html.replace("<main ", () => `${notice}<main `), { status, headers });
}
