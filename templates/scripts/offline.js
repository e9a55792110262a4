// Lets the browser keep what it needs to show the site without a network. Nothing is kept unasked where
// somebody saves data; a browser without service workers, or an address that is not safe, has none.

export const canKeep = () => "serviceWorker" in navigator && "caches" in window;

export const start = () => navigator.serviceWorker.register("/service-worker.js");

const isSparing = navigator.connection?.saveData === true;
if (canKeep() && !isSparing) {
  const quietly = () => start().catch(() => {});
  // What the page itself needs comes first.
  if (document.readyState === "complete") quietly();
  else addEventListener("load", quietly);
}
