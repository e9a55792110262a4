() => {
  const { expected, met, unseen } = window.keyboardWalk;
  const name = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 100);
  const findings = new Set();
  const missed = expected.filter((element) => !met.includes(element));
  missed.forEach((element) => findings.add(`Tab never reaches ${name(element)}`));
  unseen.forEach((element) => findings.add(`focus cannot be seen on ${name(element)}`));
  const order = met.slice(0, expected.length).map((element) => expected.indexOf(element));
  const jump = order.findIndex((place, at) => at > 0 && place < order[at - 1]);
  if (jump > 0) findings.add(`Tab goes back from ${name(met[jump - 1])} to ${name(met[jump])}`);
  return [...findings];
}
