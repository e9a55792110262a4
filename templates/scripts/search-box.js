// A search box away from the finder: what is typed goes into an address of the finder, a postcode into
// the part that no request carries. The field has no name, so that without this script nothing is sent.

import { findPostcode } from "./near.js";

// The address as search.js writes it for words and a place.
export function addressOf(typed) {
  const postcode = findPostcode(typed);
  const words = (postcode ? postcode.rest : typed).replace(/\s+/g, " ").trim().slice(0, 200);
  const query = words && `?${new URLSearchParams({ q: words })}`;
  return `/find/${query}${postcode ? `#${new URLSearchParams({ near: postcode.postcode })}` : ""}`;
}

const form = globalThis.document?.querySelector(".search-box");
form?.addEventListener("submit", (event) => {
  event.preventDefault();
  location.assign(addressOf(form.querySelector("input").value));
});
form?.classList.add("search-box--ready");
