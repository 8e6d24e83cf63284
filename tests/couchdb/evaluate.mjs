// SPDX-License-Identifier: GPL-3.0-or-later
// Standard input: {"source": "function (…) {…}", "calls": [[argument…]…]}. Standard output: what each call came to, as
// CouchDB's view server would say it: {"answer": …} or {"refused": "reason"}.
import vm from 'node:vm';
import { readFileSync } from 'node:fs';

const { source, calls } = JSON.parse(readFileSync(0, 'utf8'));
// Alone in its own world, as in CouchDB: nothing of node is there to lean on.
const call = vm.runInNewContext(`(function (arguments_) { return (${source}).apply(null, JSON.parse(arguments_)); })`, {});
const outcome = (arguments_) => {
  try {
    return { answer: call(JSON.stringify(arguments_)) ?? null };
  } catch (thrown) {
    if (thrown.forbidden === undefined) throw thrown;
    return { refused: thrown.forbidden };
  }
};
process.stdout.write(JSON.stringify(calls.map(outcome)));
