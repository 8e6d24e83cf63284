// SPDX-License-Identifier: GPL-3.0-or-later
// PouchDB replicates from the hub, to it, and live: replicate.mjs URL. Prints TAP.
import assert from "node:assert/strict";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const PouchDB = require("pouchdb");
PouchDB.plugin(require("pouchdb-adapter-memory"));
const url = process.argv[2];
let count = 0;
let failed = 0;

async function test(name, run) {
  count++;
  try {
    await run();
    console.log(`ok ${count} ${name}`);
  } catch (error) {
    failed++;
    console.log(String(error.stack ?? error).replace(/^/gm, "# "));
    console.log(`not ok ${count} ${name}`);
  }
}

const memory = (name) => new PouchDB(name, { adapter: "memory" });
const remote = (name) => new PouchDB(`${url}/${name}`);

async function contents(db) {
  const { rows } = await db.allDocs({ include_docs: true, conflicts: true });
  return rows.map((row) => row.doc);
}

async function until(check, milliseconds = 10000) {
  const end = Date.now() + milliseconds;
  while (!(await check())) {
    assert.ok(Date.now() < end, "it did not come in time");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

console.log("1..7");

await test("pouchdb-writes-and-reads", async () => {
  const db = remote("plain");
  const { rev } = await db.put({ _id: "action:1", type: "action", events: [], n: 1.5, hindi: "राशन" });
  assert.equal((await db.get("action:1")).hindi, "राशन");
  await assert.rejects(db.put({ _id: "action:1", events: [] }), { status: 409 });
  await db.put({ _id: "action:1", _rev: rev, events: [1] });
  const { total_rows: total } = await db.allDocs();
  assert.equal(total, 1);
  const changes = await db.changes({ since: 0, include_docs: true });
  assert.equal(changes.results.length, 1);
});

await test("pouchdb-replicates-to-the-hub", async () => {
  const local = memory("to");
  await local.bulkDocs(Array.from({ length: 500 }, (_, i) => ({ _id: `call:${i}`, type: "call", i })));
  const result = await local.replicate.to(remote("to"));
  assert.equal(result.ok, true);
  assert.equal(result.docs_written, 500);
  assert.deepEqual(await contents(remote("to")), await contents(local));
});

await test("pouchdb-replicates-from-the-hub", async () => {
  const local = memory("from");
  const result = await local.replicate.from(remote("to"), { batch_size: 77 });
  assert.equal(result.docs_written, 500);
  assert.deepEqual(await contents(local), await contents(remote("to")));
});

await test("a-second-replication-has-nothing-to-do", async () => {
  const result = await memory("from").replicate.from(remote("to"), { batch_size: 77 });
  assert.equal(result.docs_written, 0);
});

await test("conflicts-and-deletions-come-through", async () => {
  const a = memory("a");
  const b = memory("b");
  await a.put({ _id: "action:1", by: "nobody" });
  await a.replicate.to(remote("conflict"));
  await b.replicate.from(remote("conflict"));
  for (const [db, by] of [[a, "a"], [b, "b"]]) {
    await db.put({ ...(await db.get("action:1")), by });
    await db.put({ _id: `call:${by}` });
    await db.remove(await db.get(`call:${by}`));
  }
  await a.sync(remote("conflict"));
  await b.sync(remote("conflict"));
  await a.sync(remote("conflict"));
  const everywhere = await Promise.all([a, b, remote("conflict")].map((db) => db.get("action:1", { conflicts: true })));
  assert.equal(everywhere[0]._conflicts.length, 1);
  assert.deepEqual(everywhere[1], everywhere[0]);
  assert.deepEqual(everywhere[2], everywhere[0]);
  assert.equal((await remote("conflict").info()).doc_del_count, 2);
});

await test("pouchdb-follows-live", async () => {
  const local = memory("live");
  const hub = remote("live");
  await hub.put({ _id: "call:0" });
  const replication = local.replicate.from(hub, { live: true, retry: true });
  await until(async () => (await local.allDocs()).rows.length === 1);
  for (let i = 1; i <= 20; i++) await hub.put({ _id: `call:${i}` });
  await until(async () => (await local.allDocs()).rows.length === 21);
  replication.cancel();
});

await test("two-pouchdbs-meet-over-the-hub", async () => {
  const a = memory("left");
  const b = memory("right");
  const running = [a, b].map((db) => db.sync(remote("meet"), { live: true, retry: true }));
  await a.put({ _id: "from-a" });
  await b.put({ _id: "from-b" });
  await until(async () => (await a.allDocs()).rows.length === 2 && (await b.allDocs()).rows.length === 2);
  running.forEach((sync) => sync.cancel());
});

process.exit(failed ? 1 : 0);
