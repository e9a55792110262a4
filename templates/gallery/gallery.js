// Each frame becomes as high as what it shows.
for (const frame of document.querySelectorAll("iframe")) {
  const fit = () => {
    const body = frame.contentDocument?.body;
    if (!body) return;
    new ResizeObserver(() => {
      frame.height = Math.ceil(body.getBoundingClientRect().height) + 2;
    }).observe(body);
  };
  frame.addEventListener("load", fit);
  if (frame.contentDocument?.readyState === "complete") fit();
}
