import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newMasterKey } from '../../app/platform/master-keys.server.ts';

const COMMAND = join(import.meta.dirname, '../../cli/bottega.ts');
const KEY = newMasterKey();
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bottega-audit-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function bottega(args: readonly string[], key = KEY): Promise<{ status: number; out: string; err: string }> {
  const env = { ...process.env, BOTTEGA_MASTER_KEY: key, DATABASE_URL: `file:${join(folder, 'b.db')}` };
  return new Promise((resolve) => {
    execFile(process.execPath, [COMMAND, ...args], { env }, (error, out, err) =>
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

/** What somebody does who holds the file: the triggers first. */
function tamper(statement: string): void {
  const file = new SQLite(join(folder, 'b.db'));
  for (const name of ['no_update', 'no_delete', 'next'])
    file.exec(`drop trigger if exists audit_entry_${name}`);
  file.exec(statement);
  file.close();
}

/** What the checks left in the trail, in their order; none of those whose detail was changed. */
function checks(): unknown[] {
  const file = new SQLite(join(folder, 'b.db'), { readonly: true });
  const found = file
    .prepare(`select detail from audit_entry where action = 'audit.verify' and detail <> '{}' order by seq`)
    .all();
  file.close();
  return found.map((row) => JSON.parse(String(Object(row).detail)));
}

it('the trail is checked, its head kept, what was done to it named, and every check on record', {
  timeout: 180_000,
}, async () => {
  expect((await bottega(['verify-audit'])).err).toContain('bottega migrate');
  expect((await bottega(['migrate'])).out).toContain('0004-audit-chain');
  expect((await bottega(['seed', 'demo', '--sessions', '20'])).status).toBe(0);
  expect(await bottega(['verify-audit'])).toEqual({
    status: 0,
    out: '2 entries, each as it was written\n',
    err: '',
  });

  const head = (await bottega(['audit-head'])).out;
  expect(Object.keys(JSON.parse(head))).toEqual(['seq', 'hash', 'at', 'keyId', 'publicKey', 'signature']);
  const kept = join(folder, 'head');
  writeFileSync(kept, head);
  expect((await bottega(['verify-audit', '--head', kept])).status).toBe(0);
  expect(checks()).toEqual([
    { from: 1, to: 2, fault: null, row: null },
    { from: 1, to: 3, fault: null, row: null },
  ]);

  // Another key, another signature, no head at all.
  writeFileSync(join(folder, 'forged'), head.replace('"seq":3', '"seq":1'));
  expect((await bottega(['verify-audit', '--head', join(folder, 'forged')])).status).toBe(2);
  expect((await bottega(['verify-audit', '--head', kept], newMasterKey())).status).toBe(2);
  expect((await bottega(['verify-audit', '--head', join(folder, 'none')])).status).toBe(2);
  const foreign = await bottega(['verify-audit'], newMasterKey());
  expect([foreign.status, foreign.err]).toEqual([1, expect.stringContaining('row 1 altered')]);
  expect(foreign.err).toContain('not on record: BOTTEGA_MASTER_KEY is not the key');
  expect(checks()).toHaveLength(2);
  // A wrong key changes nothing on the way.
  expect((await bottega(['migrate'], newMasterKey())).status).toBe(1);

  tamper('delete from audit_entry where seq > 2');
  const cut = await bottega(['verify-audit', '--head', kept]);
  expect([cut.status, cut.err]).toEqual([
    1,
    'row 3 missing: the trail was cut; the kept head knows entries up to 3\n',
  ]);
  // The check stands where the cut was: without the head all looks well.
  expect(checks()).toEqual([{ from: 1, to: 2, fault: 'cut', row: 3 }]);
  expect((await bottega(['verify-audit'])).status).toBe(0);
  expect((await bottega(['verify-audit', '--head', kept])).err).toContain('row 3 altered: the kept head');

  tamper(`update audit_entry set detail = '{}'`);
  expect((await bottega(['verify-audit'])).err).toBe('row 1 altered: it is not as it was written\n');
  expect(checks().at(-1)).toEqual({ from: 1, to: 5, fault: 'altered', row: 1 });

  // Where nothing can be written the verdict stands all the same.
  tamper(`create trigger full before insert on audit_entry begin select raise(abort, 'disk full'); end`);
  const unwritten = await bottega(['verify-audit']);
  expect([unwritten.status, unwritten.err]).toEqual([1, expect.stringContaining('not on record: disk full')]);
  expect((await bottega(['verify-audit', 'now'])).status).toBe(2);
  expect((await bottega(['audit-head', 'now'])).status).toBe(2);
});
