import { FIELDS } from "./fields.js";

// As the study found best: a letter in five may be wrong, beginnings count, titles before words.
export const OPTIONS = { fields: FIELDS, storeFields: ["card"] };
export const SEARCH = { fuzzy: 0.2, prefix: true, boost: { title: 5, words: 2 }, combineWith: "OR" };
