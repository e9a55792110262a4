// My list: the short codes of activities, in the order in which they were put on it. Knows no page,
// so that Node can test it.

export const PAGE = "/my-list/";
export const MOST = 100;
const KEY = "my-list";
// As Directory.codes makes them.
const CODE = /^[2-9bcdfghjkmnp-tv-xz]{5,20}$/;
const LONGEST = MOST * 21;

// The codes in a text such as `3b9fk.b22xx`, from storage or from an address; all else in it is
// passed over.
export function codesIn(text) {
  const parts = String(text).slice(0, LONGEST).replace(/^#/, "").split(".");
  return [...new Set(parts.filter((part) => CODE.test(part)))].slice(0, MOST);
}

// The codes stand in the fragment, which no request carries.
export const addressOf = (codes) => (codes.length ? `${PAGE}#${codes.join(".")}` : PAGE);

// One list and what is new in another. `left` are those for which there was no room.
export function joined(codes, others) {
  const all = [...new Set([...codes, ...others])];
  return { codes: all.slice(0, MOST), left: all.length - Math.min(all.length, MOST) };
}

// The list of this device. `storageOf` gives the browser's storage, which may throw, be full or hold
// anything: then the list lives as long as the page, and `isKept` is false.
export function openList(storageOf) {
  let memory = null;
  const codes = () => {
    if (memory) return memory;
    try {
      return codesIn(storageOf().getItem(KEY) ?? "");
    } catch {
      memory = [];
      return memory;
    }
  };
  return {
    codes,
    get isKept() {
      codes();
      return memory === null;
    },
    // An empty list leaves nothing behind.
    set(wanted) {
      try {
        if (wanted.length) storageOf().setItem(KEY, wanted.join("."));
        else storageOf().removeItem(KEY);
        memory = null;
      } catch {
        memory = [...wanted];
      }
    },
  };
}
