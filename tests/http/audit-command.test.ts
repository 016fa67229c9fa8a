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

it('the trail is checked, its head kept, and what was done to it named', { timeout: 180_000 }, async () => {
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

  // Another key, another signature, no head at all.
  writeFileSync(join(folder, 'forged'), head.replace('"seq":2', '"seq":1'));
  expect((await bottega(['verify-audit', '--head', join(folder, 'forged')])).status).toBe(2);
  expect((await bottega(['verify-audit', '--head', kept], newMasterKey())).status).toBe(2);
  expect((await bottega(['verify-audit', '--head', join(folder, 'none')])).status).toBe(2);
  expect((await bottega(['verify-audit'], newMasterKey())).err).toContain('row 1 altered');
  // A wrong key changes nothing on the way.
  expect((await bottega(['migrate'], newMasterKey())).status).toBe(1);

  tamper('delete from audit_entry where seq = 2');
  expect((await bottega(['verify-audit'])).status).toBe(0);
  const cut = await bottega(['verify-audit', '--head', kept]);
  expect([cut.status, cut.err]).toEqual([
    1,
    'row 2 missing: the trail was cut; the kept head knows entries up to 2\n',
  ]);
  tamper(`update audit_entry set detail = '{}'`);
  expect((await bottega(['verify-audit'])).err).toBe('row 1 altered: it is not as it was written\n');
  expect((await bottega(['verify-audit', 'now'])).status).toBe(2);
  expect((await bottega(['audit-head', 'now'])).status).toBe(2);
});
