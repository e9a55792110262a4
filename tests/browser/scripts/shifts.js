async () => {
  await document.fonts.ready;
  await new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); });
  const seen = [];
  const observer = new PerformanceObserver((list) => seen.push(...list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  await new Promise((done) => { setTimeout(done, 100); });
  seen.push(...observer.takeRecords());
  const name = (node) => {
    const element = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    return element?.outerHTML?.replace(/\s+/g, " ").slice(0, 80) ?? "what is gone";
  };
  const rises = ({ previousRect: before, currentRect: after }) => Math.abs(before.top - after.top) >= 2;
  const jumps = seen.flatMap((entry) => entry.sources).filter(rises);
  return {
    loaded: [...document.fonts].filter((face) => face.status === "loaded").length,
    total: seen.reduce((sum, entry) => sum + entry.value, 0),
    jumps: jumps.map(
      ({ node, previousRect, currentRect }) => `${Math.round(currentRect.top - previousRect.top)} px: ${name(node)}`,
    ),
  };
}
