(least) => {
  const controls = "a[href], button, input, select, textarea, summary";
  const name = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 100);
  // As large as what can be pressed: a label belongs to its field, and a layer over a card to its link.
  const size = (element) => {
    const boxes = [element, ...(element.labels ?? []), ...element.querySelectorAll("*")].map((part) =>
      part.getBoundingClientRect(),
    );
    const over = getComputedStyle(element, "::after");
    const holder = element.offsetParent;
    if (holder && over.content !== "none" && over.position === "absolute" && over.inset === "0px") {
      boxes.push(holder.getBoundingClientRect());
    }
    const left = Math.min(...boxes.map((box) => box.left));
    const right = Math.max(...boxes.map((box) => box.right));
    const top = Math.min(...boxes.map((box) => box.top));
    const bottom = Math.max(...boxes.map((box) => box.bottom));
    return [right - left, bottom - top];
  };
  const isLarge = (element) => {
    const [width, height] = size(element);
    // A word is as wide as it is: a short one gets its room from the line that it has to itself.
    const isWord = element.matches("a[href]") && element.textContent.trim();
    return height >= least - 0.5 && (isWord || width >= least - 0.5);
  };
  // WCAG 2.2 2.5.5 leaves out a link in a sentence, and a target with an equal one that is large.
  const isInSentence = (element) => {
    if (!element.matches("a[href]") || !getComputedStyle(element).display.startsWith("inline")) return false;
    const block = element.closest("p, li, dd, dt, td, figcaption, blockquote, address") ?? element.parentElement;
    const rest = block.cloneNode(true);
    rest.querySelectorAll("a, .visually-hidden, [hidden], svg").forEach((part) => part.remove());
    return /\p{L}{2}/u.test(rest.textContent);
  };
  const seen = [...document.querySelectorAll(controls)].filter(
    (element) => element.type !== "hidden" && element.checkVisibility({ visibilityProperty: true }),
  );
  seen.forEach((element) => {
    const [width, height] = size(element);
    if (width <= 2 && height <= 2) element.focus();
  });
  const large = new Set(seen.filter(isLarge).map((element) => element.href).filter(Boolean));
  const small = seen.filter((element) => {
    const [width, height] = size(element);
    if (width <= 2 && height <= 2) element.focus();
    return !isLarge(element) && !isInSentence(element) && !large.has(element.href);
  });
  return small.map((element) => `${size(element).map(Math.round).join(" x ")} px: ${name(element)}`);
}
