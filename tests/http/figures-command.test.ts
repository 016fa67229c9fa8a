import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newMasterKey } from '../../app/platform/master-keys.server.ts';

const COMMAND = join(import.meta.dirname, '../../cli/bottega.ts');
const KEY = newMasterKey();
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bottega-figures-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function bottega(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const env = { ...process.env, BOTTEGA_MASTER_KEY: KEY, DATABASE_URL: `file:${join(folder, 'b.db')}` };
  return new Promise((resolve) => {
    execFile(process.execPath, [COMMAND, ...args], { env }, (error, out, err) =>
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

/** A visit that somebody deleted past the product. */
function takeVisit(): { site_id: string; day: string } {
  const file = new SQLite(join(folder, 'b.db'));
  const visit: { site_id: string; day: string; session_id: string } = Object(
    file.prepare('select site_id, day, session_id from attendance order by id limit 1').get(),
  );
  file.prepare('update attendance set counts = 0 where session_id = ?').run(visit.session_id);
  file.close();
  return visit;
}

it('kept figures are compared with the rows, the cell that differs is named, and they are kept anew', {
  timeout: 180_000,
}, async () => {
  expect((await bottega('figures', 'check')).err).toContain('bottega migrate');
  expect((await bottega('seed', 'demo', '--sessions', '300')).status).toBe(0);
  for (const wrong of [['figures'], ['figures', 'mend'], ['figures', 'check', 'all']]) {
    expect(await bottega(...wrong)).toEqual({
      status: 2,
      out: '',
      err: 'Usage: bottega figures rebuild | check\n',
    });
  }
  const whole = await bottega('figures', 'check');
  expect(whole).toMatchObject({ status: 0, err: '' });
  expect(whole.out).toMatch(/^\d+ cells, each as the rows say\n$/);

  const { site_id, day } = takeVisit();
  const broken = await bottega('figures', 'check');
  expect(broken).toMatchObject({ status: 1, out: '' });
  const [cell, sum, ...more] = broken.err.trimEnd().split('\n');
  expect(cell).toMatch(`site ${site_id} ${day.slice(0, 7)}: total`);
  expect(sum).toMatch(/^1 of \d+ cells differ/);
  expect(more).toEqual([]);

  expect((await bottega('figures', 'rebuild')).out).toMatch(/^299 sessions in [\d.]+ s\n$/);
  expect(await bottega('figures', 'check')).toEqual(whole);
});
