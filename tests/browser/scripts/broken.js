() => {
  // Letters and digits in one row; at a hyphen or a stop a line may end.
  const words = /[\p{L}\p{N}\p{M}’']+/gu;
  const isSeen = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.closest(".visually-hidden, svg");
  const findings = [];
  for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode;
      if (!isSeen(text.parentElement)) continue;
      for (const { 0: word, index } of text.textContent.matchAll(words)) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const lines = new Set([...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => top));
        if (lines.size > 1) findings.push(`“${word}” in ${heading.outerHTML.replace(/\s+/g, " ").slice(0, 100)}`);
      }
    }
  }
  return findings;
}
