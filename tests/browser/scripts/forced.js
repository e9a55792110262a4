() => {
  const controls = "a[href], button, input, select, textarea, summary";
  const name = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 100);
  const marked = (element) => {
    const style = getComputedStyle(element);
    const sides = ["Top", "Right", "Bottom", "Left"];
    const isEdged = sides.some(
      (side) => style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) >= 1,
    );
    const isOutlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
    const isDrawn = element instanceof SVGElement && style.stroke !== "none" && parseFloat(style.strokeWidth) > 0;
    return isEdged || isOutlined || isDrawn || style.textDecorationLine.includes("underline");
  };
  // A summary has the browser's own triangle, a box to tick the browser's own edge.
  const hasMarker = (element) => {
    const { appearance, display } = getComputedStyle(element);
    if (element.matches("summary")) return display === "list-item";
    return element.matches("[type=radio], [type=checkbox]") && appearance === "auto";
  };
  // A link that is a whole card shows it by the card's edge.
  const holder = (element) => {
    const over = getComputedStyle(element, "::after");
    const isOver = over.content !== "none" && over.position === "absolute" && over.inset === "0px";
    return isOver && element.offsetParent ? [element.offsetParent] : [];
  };
  // An arm is a shape of the colour of links, with a smaller one of the ground in it.
  const ground = getComputedStyle(document.documentElement).backgroundColor;
  const isArm = (element) => {
    const behind = getComputedStyle(element, "::before");
    return behind.content !== "none" && behind.position === "absolute" && behind.backgroundColor !== ground;
  };
  return [...document.querySelectorAll(controls)]
    .filter((element) => element.type !== "hidden" && element.checkVisibility({ visibilityProperty: true }))
    .filter(
      (element) =>
        !hasMarker(element) &&
        !isArm(element) &&
        ![element, ...element.querySelectorAll("*"), ...holder(element)].some(marked),
    )
    .map((element) => name(element));
}
