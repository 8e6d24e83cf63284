// SPDX-License-Identifier: GPL-3.0-or-later
// PouchDB pulls a whole database into its own store: pull.mjs URL FOLDER. Prints what it wrote.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const PouchDB = require("pouchdb");
const [url, folder] = process.argv.slice(2);
const result = await new PouchDB(folder).replicate.from(url, { batch_size: 1000, batches_limit: 10 });
console.log(result.docs_written);
process.exit(0);
