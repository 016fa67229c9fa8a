import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newMasterKey } from '../../app/platform/master-keys.server.ts';
import { differences, recountBaselines } from '../support/recount-baselines.ts';

const COMMAND = join(import.meta.dirname, '../../cli/bottega.ts');
const KEY = newMasterKey();
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bottega-baselines-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function bottega(...args: readonly string[]): Promise<{ status: number; out: string; err: string }> {
  const env = { ...process.env, BOTTEGA_MASTER_KEY: KEY, DATABASE_URL: `file:${join(folder, 'b.db')}` };
  const options = { env, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile(process.execPath, [COMMAND, ...args], options, (error, out, err) =>
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

it('the report on the command line is what the export counts up to, and wrong questions are named', {
  timeout: 180_000,
}, async () => {
  for (const command of [
    ['analyse', 'baseline'],
    ['export', 'responses'],
  ]) {
    const early = await bottega(...command);
    expect([early.status, early.err]).toEqual([1, expect.stringContaining('bottega migrate')]);
  }
  expect((await bottega('seed', 'demo', '--sessions', '3000')).status).toBe(0);

  const lines = (await bottega('export', 'responses', '--format', 'jsonl')).out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.length).toBeGreaterThan(400);
  const { out } = await bottega('analyse', 'baseline', '--json', '--sex', 'A,B', '--by', 'ageClass');
  const report = JSON.parse(out);
  expect(Object.keys(report)).toEqual(
    expect.arrayContaining([
      'filters',
      'n',
      'atLeastBasic',
      'levels',
      'areas',
      'usersOnly',
      'over74',
      'rows',
    ]),
  );
  expect(report.filters).toMatchObject({ sex: ['A', 'B'], by: 'ageClass', from: null });
  const rows = Object.fromEntries(report.rows.map((row: { key: string }) => [row.key, row]));
  const found = differences({ ...report, rows }, recountBaselines(lines, report.filters));
  expect(found.wrong).toEqual([]);
  expect(found.compared).toBeGreaterThan(100);
  expect((await bottega('analyse', 'baseline')).out).toMatch(/^Baselines .*\n16–74, .*: \d+ people\n/);
  expect((await bottega('verify-audit')).out).toContain('2 entries');

  const scored = lines.filter(({ score }) => score !== null).map(({ score }) => score.overall);
  expect(new Set(scored).size).toBe(7);
  const site = lines[0].site;
  for (const [args, status, said] of [
    [['--exact'], 2, "'--exact'"],
    [['--sex', 'Z'], 2, '--sex "Z"'],
    [['--age-class', '16-74'], 2, '--age-class "16-74"'],
    [['--by', 'planet'], 2, '--by "planet"'],
    [['--from', '2026-02-02'], 2, '--from "2026-02-02" counts whole months'],
    [['--site', 'nowhere'], 1, 'there is no such site'],
    [['--site', site, '--organisation', 'nowhere'], 1, 'there is no such organisation'],
    [['--sex', 'A', '--way', 'home', '--by', 'education'], 2, '--way'],
    [['more'], 2, 'What to analyse'],
  ] as const) {
    const refused = await bottega('analyse', 'baseline', ...args);
    expect([args, refused.status, refused.err, refused.out]).toEqual([
      args,
      status,
      expect.stringContaining(said),
      '',
    ]);
  }
  expect((await bottega('export', 'responses', '--format', 'xml')).status).toBe(2);
  expect((await bottega('export', 'people')).status).toBe(2);
});
