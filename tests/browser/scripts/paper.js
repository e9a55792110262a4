(whole) => {
  const unseen = (element) => !element.checkVisibility() || element.getBoundingClientRect().width <= 1;
  const texts = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walk.nextNode(); text; text = walk.nextNode()) {
    const { parentElement: parent } = text;
    if (text.data.trim() && !parent.closest("svg, script, style, template") && !unseen(parent)) texts.push(text);
  }
  const pairs = [];
  for (const box of document.querySelectorAll(whole)) {
    const inside = texts.filter((text) => box.contains(text));
    if (inside.length) pairs.push(["torn", box, inside[0], inside.at(-1)]);
  }
  for (const heading of document.querySelectorAll("main :is(h1, h2, h3, h4)")) {
    const first = texts.findIndex((text) => heading.contains(text));
    const next = texts.findIndex((text, nth) => nth > first && !heading.contains(text));
    if (first >= 0 && next >= 0) pairs.push(["apart from what follows", heading, texts[first], texts[next]]);
  }
  // Too small to move anything, and yet text that is found in the printed file.
  const mark = (words) => {
    const span = document.createElement("span");
    span.textContent = words;
    span.style.cssText = "font: 1px/0 sans-serif; letter-spacing: 0";
    return span;
  };
  const names = pairs.map(
    ([fault, box]) => `${fault}: <${box.localName}> ${box.textContent.trim().replace(/\s+/g, " ").slice(0, 60)}`,
  );
  pairs.forEach(([, , from, to], nth) => {
    from.before(mark(`qa${nth}q`));
    to.before(mark(`qz${nth}q`));
  });
  return names;
}
