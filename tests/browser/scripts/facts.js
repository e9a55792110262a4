() => {
  document.querySelectorAll("details").forEach((details) => { details.open = true; });
  // Last: what only the reader's clock can tell, next to a date that is there without it, and the ways
  // on from a search that found nothing, which the lists of its page lead to as well.
  const tools =
    "form, search, button, output, dialog, [aria-live], [role=status], [role=alert], [role=log], [data-by-clock], [data-for-scripts]";
  const unread = "script, style, template, noscript, title";
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const words = (node) => node.textContent.replace(/\s+/g, " ").trim();
  const facts = { hidden: [], shown: [], links: [] };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: parent } = walker.currentNode;
    const text = words(walker.currentNode);
    if (!text || parent.closest(unread) || parent.closest(tools)) continue;
    facts[isShown(parent) ? "shown" : "hidden"].push(text);
  }
  for (const link of document.querySelectorAll("main a[href]")) {
    if (!link.closest(tools) && isShown(link)) facts.links.push(new URL(link.getAttribute("href"), document.baseURI).href);
  }
  return facts;
}
