// Search by words where the index cannot be had: in the names and summaries on the cards, all of which
// worker.js keeps in one file. Knows less than the index, and takes no word for another.

const SHELL = "fingerpost shell ";
const FILE = /^\/find\/cards\.[a-z0-9]+\.json$/;

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const textOf = (html) => folded(html.replace(/<[^>]*>/g, " ").replace(/&#39;/g, "'").replace(/&[a-z0-9#]+;/g, " "));
// "walks" and "walking" are looked for as "walk".
const stemOf = (word) => (word.length > 4 ? word.replace(/(ings?|ies|es|s|ed)$/, "") : word);
const wordsOf = (text) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

// Answers as ranking.js asks: where in the text a word begins, and whether the name or the kind of the
// activity has it. `cards` is { code: HTML }.
export function engineOver(cards) {
  const entries = Object.entries(cards).map(([id, html]) => {
    const [card] = html.split("</article>");
    const part = (pattern) => wordsOf(textOf(pattern.exec(card)?.[0] ?? ""));
    const fields = { title: part(/<h3[^]*?<\/h3>/), words: part(/<p class="activity-card__kind"[^]*?<\/p>/) };
    return { id, text: wordsOf(textOf(card)), fields: Object.entries(fields) };
  });
  return {
    isShort: true,
    async search(query) {
      const stems = wordsOf(folded(query)).map(stemOf);
      const fits = (word) => stems.some((stem) => word.startsWith(stem));
      const results = entries.map(({ id, text, fields }) => ({
        id,
        words: text.flatMap((word, place) => (fits(word) ? [place] : [])),
        matchedMetaFields: fields.filter(([, words]) => words.some(fits)).map(([name]) => name),
      }));
      return { results: results.filter(({ words }) => words.length) };
    },
  };
}

// The engine over what this device keeps; rejects when it keeps no cards.
export async function openCards() {
  for (const name of await caches.keys()) {
    if (!name.startsWith(SHELL)) continue;
    const cache = await caches.open(name);
    const request = (await cache.keys()).find(({ url }) => FILE.test(new URL(url).pathname));
    if (request) return engineOver(await (await cache.match(request)).json());
  }
  throw new Error("no cards are kept");
}
