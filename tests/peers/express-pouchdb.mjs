// SPDX-License-Identifier: GPL-3.0-or-later
// A CouchDB-like server in memory on a free loopback port; prints its URL and ends with its input.
import { createRequire } from "node:module";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const require = createRequire(import.meta.url);
const folder = mkdtempSync(path.join(tmpdir(), "samvad-express-"));
process.chdir(folder);
const PouchDB = require("pouchdb");
PouchDB.plugin(require("pouchdb-adapter-memory"));
const InMemory = PouchDB.defaults({ adapter: "memory" });
const app = require("express")();
app.use("/", require("express-pouchdb")(InMemory, { inMemoryConfig: true, logPath: path.join(folder, "log.txt") }));
const server = app.listen(0, "127.0.0.1", () => console.log(`listening on http://127.0.0.1:${server.address().port}`));
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
