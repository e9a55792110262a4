() => {
  const look = (element) => {
    const style = getComputedStyle(element);
    return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow].join();
  };
  const controls =
    "a[href], area[href], button, input, select, textarea, summary, [tabindex]:not([tabindex^='-'])";
  const radios = new Set();
  const isFirstOfItsGroup = (element) => {
    if (element.type !== "radio" || !element.name) return true;
    const group = [element.form?.id ?? "", element.name].join();
    const hasChecked = document.querySelector(`input[type=radio][name="${CSS.escape(element.name)}"]:checked`);
    if (hasChecked) return element.checked;
    return !radios.has(group) && radios.add(group);
  };
  // A drawing for the pointer may repeat links: hidden from readers and Tab, each with an open twin.
  const hidden = "[aria-hidden=true]";
  const open = new Set(
    [...document.querySelectorAll("a[href]")]
      .filter((link) => !link.closest(hidden))
      .map((link) => link.getAttribute("href")),
  );
  const isTwin = (element) =>
    element.getAttribute("tabindex") === "-1" && element.closest(hidden) && open.has(element.getAttribute("href"));
  const expected = [...document.querySelectorAll(controls)].filter(
    (element) =>
      !element.disabled &&
      element.type !== "hidden" &&
      !isTwin(element) &&
      element.checkVisibility({ visibilityProperty: true }) &&
      isFirstOfItsGroup(element),
  );
  const met = [];
  window.keyboardWalk = { expected, met, unseen: [] };
  const before = new Map(expected.map((element) => [element, look(element)]));
  document.addEventListener("focusin", ({ target }) => {
    if (!before.has(target)) return;
    met.push(target);
    const style = getComputedStyle(target);
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
    if (look(target) === before.get(target) || !(outlined || style.boxShadow !== "none")) {
      window.keyboardWalk.unseen.push(target);
    }
  });
  return expected.length;
}
