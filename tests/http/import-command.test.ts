import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newMasterKey } from '../../app/platform/master-keys.server.ts';
import { populationCsv } from '../support/test-population.ts';

const COMMAND = join(import.meta.dirname, '../../cli/bottega.ts');
const KEY = newMasterKey();
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bottega-import-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function bottega(...args: readonly string[]): Promise<{ status: number; lines: unknown[]; err: string }> {
  const env = { ...process.env, BOTTEGA_MASTER_KEY: KEY, DATABASE_URL: `file:${join(folder, 'b.db')}` };
  return new Promise((resolve) => {
    execFile(process.execPath, [COMMAND, ...args], { env }, (error, out, err) =>
      resolve({
        status: typeof error?.code === 'number' ? error.code : 0,
        lines: out.startsWith('{')
          ? out
              .trim()
              .split('\n')
              .map((line) => JSON.parse(line))
          : [],
        err,
      }),
    );
  });
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

it('imports whole files or nothing, tells of every fault and of a file that is there already', {
  timeout: 120_000,
}, async () => {
  const good = file('good.csv', populationCsv(['09', 'FI']));
  const origin = ['--source', 'Istat', '--retrieved', '2026-01-10'];
  expect(await bottega('import', 'population', good, ...origin)).toMatchObject({ status: 1, lines: [] });
  await bottega('migrate');
  expect(await bottega('import', 'population', good, ...origin)).toMatchObject({
    status: 0,
    lines: [{ year: 2025, places: 2, residents: 28_000 }],
    err: '',
  });
  expect((await bottega('import', 'population', good, ...origin)).err).toContain(
    'This very file was imported on',
  );

  const bad = file('bad.csv', populationCsv(['PO']).replace('16-24;F;1000', '16-24;F;-3'));
  expect(await bottega('import', 'population', bad, ...origin)).toEqual({
    status: 1,
    lines: [{ row: 2, column: 'residents', fault: 'negative', value: '-3' }],
    err: 'Nothing was imported: 1 fault.\n',
  });
  const huge = file('huge.csv', new Uint8Array(50_000_000));
  expect((await bottega('import', 'population', huge, ...origin)).lines).toMatchObject([
    { fault: 'too_large' },
  ]);

  const values =
    'indicator;geo;population;year;value;source;retrieved\nI_DSK2_BAB;FR;Y16_74;2023;59.7;Prova;2026-01-10';
  const references = file('values.csv', values);
  expect((await bottega('import', 'references', references)).lines).toEqual([
    { added: 1, changed: 0, same: 0 },
  ]);
  expect((await bottega('import', 'references', references)).lines).toEqual([
    { added: 0, changed: 0, same: 1 },
  ]);

  expect((await bottega('import', 'references', join(folder, 'absent.csv'))).err).toContain('Cannot read');
  for (const wrong of [
    ['population', good],
    ['population', good, '--source', ' ', '--retrieved', '2026-01-10'],
    ['population', good, '--source', 'Istat', '--retrieved', '2099-01-01'],
    ['population', good, '--source', 'Istat', '--retrieved', '10/1/2026'],
    ['references', references, '--year', '2025'],
    ['references'],
    ['others', good],
  ]) {
    expect((await bottega('import', ...wrong)).status, wrong.join(' ')).toBe(2);
  }
  const trail = await bottega('verify-audit');
  expect([trail.status, trail.err]).toEqual([0, '']);
});
