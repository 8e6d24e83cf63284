// SPDX-License-Identifier: GPL-3.0-or-later
// PouchDB pulls a whole database into its own store: pull.mjs URL FOLDER [BATCH]. Prints what it wrote.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const PouchDB = require("pouchdb");
const [url, folder, batch] = process.argv.slice(2);
const result = await new PouchDB(folder).replicate.from(url, batch ? { batch_size: Number(batch) } : {});
console.log(result.docs_written);
process.exit(0);
