async () => {
  await document.fonts.ready;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  document.querySelectorAll("details").forEach((details) => { details.open = true; });
  const name = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 100);
  const cuts = (element) => {
    const { overflowX, overflowY, clipPath } = getComputedStyle(element);
    return overflowX !== "visible" || overflowY !== "visible" || clipPath !== "none";
  };
  // What is clipped to nothing is meant for screen readers; what the eye gets is judged here.
  const isForEyes = (element) => {
    for (let each = element; each; each = each.parentElement) {
      if (getComputedStyle(each).clipPath === "inset(50%)") return false;
    }
    return !element.closest("svg, [aria-hidden=true]") && element.checkVisibility({ visibilityProperty: true });
  };
  const lines = [];
  const findings = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const parent = text.parentElement;
    if (!text.textContent.trim() || parent.closest("script, style") || !isForEyes(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
    for (let around = parent; around && around !== document.body; around = around.parentElement) {
      if (!cuts(around)) continue;
      const room = around.getBoundingClientRect();
      if (boxes.some((box) => box.right > room.right + 2 || box.bottom > room.bottom + 2 || box.left < room.left - 2)) {
        findings.add(`cut off: ${name(parent)}`);
      }
    }
    lines.push(...boxes.map((box) => ({ parent, box })));
  }
  // Lines of 1.5 leave room above and below letters, so boxes may touch; words in words may not.
  lines.sort((one, other) => one.box.top - other.box.top);
  for (const [at, { parent, box }] of lines.entries()) {
    for (let next = at + 1; next < lines.length && lines[next].box.top < box.bottom; next += 1) {
      const { parent: other, box: there } = lines[next];
      const wide = Math.min(box.right, there.right) - Math.max(box.left, there.left);
      const high = Math.min(box.bottom, there.bottom) - Math.max(box.top, there.top);
      if (wide > 3 && high > Math.min(box.height, there.height) * 0.45 && other !== parent) {
        findings.add(`written over another: ${name(parent)} and ${name(other)}`);
      }
    }
  }
  return [...findings];
}
