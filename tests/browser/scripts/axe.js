async ({ tags, colours }) => {
  await document.fonts.ready;
  // axe measures contrast twice: below 4.5:1 for AA, then between 4.5 and 7:1 for AAA. Measuring is
  // what takes long, so the AAA check is given the whole range and the AA check is left out.
  axe.configure({
    checks: [
      {
        id: "color-contrast-enhanced",
        options: {
          ignoreUnicode: true,
          ignoreLength: false,
          ignorePseudo: false,
          boldValue: 700,
          boldTextPt: 14,
          largeTextPt: 18,
          contrastRatio: { normal: { expected: 7 }, large: { expected: 4.5 } },
          pseudoSizeThreshold: 0.25,
          shadowOutlineEmMax: 0.1,
          textStrokeEmMin: 0.03,
        },
      },
    ],
  });
  const options = {
    resultTypes: ["violations"],
    runOnly: { type: "tag", values: tags },
    rules: {
      "color-contrast": { enabled: false },
      ...(colours ? {} : { "color-contrast-enhanced": { enabled: false } }),
    },
  };
  const { violations } = await axe.run(document, options);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.html.slice(0, 120)}`),
  );
}
