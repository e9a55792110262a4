// usage: node index.mjs RECORDS INDEX LIBRARY
import fs from "node:fs";
import { pathToFileURL } from "node:url";

import { OPTIONS } from "./options.js";

const [records, index, library] = process.argv.slice(2);
const { default: MiniSearch } = await import(pathToFileURL(library));
const made = new MiniSearch(OPTIONS);
made.addAll(JSON.parse(fs.readFileSync(records, "utf8")));
fs.writeFileSync(index, JSON.stringify(made));
