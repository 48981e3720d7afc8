const numeric = (isRight, wrong) => ({
  ...plain("number", { step: "any" }),
  read: raw => (isRight(Number(raw)) ? Number(raw) : undefined),
  wrong,
});
fieldKinds.integer = numeric(Number.isSafeInteger, "whole");
fieldKinds.number = numeric(Number.isFinite, "number");
