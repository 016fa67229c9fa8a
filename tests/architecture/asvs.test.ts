import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { ROOT, readSources, walk } from './source.ts';

/** Requirements of levels 1 and 2 in each chapter of ASVS 5.0. */
const CHAPTERS = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7];

const COLUMNS = ['id', 'level', 'what', 'applies', 'status', 'evidence', 'note'] as const;
type Row = Readonly<Record<(typeof COLUMNS)[number], string>>;

/** The cells of a CSV: commas, and quotes around what holds one. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
  );
}

const [head = '', ...lines] = readFileSync(join(ROOT, 'docs/asvs.csv'), 'utf8').trimEnd().split('\n');
const cells = lines.map(cellsOf);
const rows = cells.map((row): Row => {
  const [id = '', level = '', what = '', applies = '', status = '', evidence = '', note = ''] = row;
  return { id, level, what, applies, status, evidence, note };
});

interface Evidence {
  readonly kind: string;
  readonly file: string;
  readonly title: string;
}

/** `kind:file#title`, one after another; titles may hold a semicolon. */
function evidenceOf({ evidence }: Row): Evidence[] {
  return evidence.split(/;\s*(?=(?:test|doc|code):)/).map((item) => {
    const [, kind = '', file = '', title = ''] = /^(\w+):([^#]+)(?:#(.+))?$/.exec(item) ?? [];
    return { kind, file, title };
  });
}

/** The word a call begins with: `it` of `it.each([…])(…)`. */
function wordOf(called: ts.Expression): string {
  if (ts.isCallExpression(called) || ts.isPropertyAccessExpression(called)) return wordOf(called.expression);
  return ts.isIdentifier(called) ? called.text : '';
}

/** What a test file calls its tests, as it stands in the source. */
function titlesOf(path: string): Set<string> {
  const found = new Set<string>();
  for (const { tree } of readSources(path)) {
    walk(tree, (node) => {
      if (!ts.isCallExpression(node) || !/^(it|test|describe)/.test(wordOf(node.expression))) return;
      const [title] = node.arguments;
      if (title && ts.isStringLiteralLike(title)) found.add(title.text);
      else if (title && ts.isTemplateExpression(title)) found.add(title.getText().slice(1, -1));
    });
  }
  return found;
}

const headingsOf = (path: string) =>
  new Set([...readFileSync(join(ROOT, path), 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading));

const known = new Map<string, ReadonlySet<string | undefined>>();

/** True when the file is there and holds the test or heading. */
function isThere({ kind, file, title }: Evidence): boolean {
  if (!existsSync(join(ROOT, file))) return false;
  if (kind === 'code') return title === '' && /^(app|db|cli|scripts)\/|^server\.ts$/.test(file);
  const fits =
    kind === 'test'
      ? /^tests\/.*\.test\.ts$/.test(file)
      : kind === 'doc' && /^(docs\/)?[\w/-]+\.md$/.test(file);
  if (!fits || title === '') return false;
  const names = known.get(file) ?? (kind === 'test' ? titlesOf(file) : headingsOf(file));
  known.set(file, names);
  return names.has(title);
}

const hasTest = (row: Row) => evidenceOf(row).some(({ kind }) => kind === 'test');

test('every requirement of levels 1 and 2 stands in the table, once and in order', () => {
  expect(head).toBe(COLUMNS.join(','));
  expect(cells.filter((row) => row.length !== COLUMNS.length)).toEqual([]);
  const ids = rows.map(({ id }) => id);
  expect(new Set(ids).size).toBe(253);
  expect(ids).toEqual([...ids].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })));
  expect(CHAPTERS.map((_, at) => ids.filter((id) => id.startsWith(`${at + 1}.`)).length)).toEqual(CHAPTERS);
});

test('every row says in known words whether it applies and holds, and what is missing where it does not', () => {
  const faults = rows.filter(
    ({ level, what, applies, status, note }) =>
      !['1', '2'].includes(level) ||
      what === '' ||
      what.length > 100 ||
      !(applies === 'no' ? ['not applicable'] : ['met', 'partly', 'not met']).includes(status) ||
      !['yes', 'no'].includes(applies) ||
      (status !== 'met' && note === ''),
  );
  expect(faults.map(({ id }) => id)).toEqual([]);
});

test('every row has evidence that is there: a test by its name or a document by its heading', () => {
  const lost = rows.flatMap((row) =>
    evidenceOf(row)
      .filter((item) => !isThere(item))
      .map(({ kind, file, title }) => `${row.id}: ${kind}:${file}#${title}`),
  );
  expect(lost).toEqual([]);
  const bare = rows.filter((row) => !evidenceOf(row).some(({ kind }) => kind === 'test' || kind === 'doc'));
  expect(bare.map(({ id }) => id)).toEqual([]);
});

test('what does not apply is explained in a document', () => {
  const faults = rows.filter(
    (row) => row.applies === 'no' && !evidenceOf(row).some(({ kind }) => kind === 'doc'),
  );
  expect(faults.map(({ id }) => id)).toEqual([]);
});

test('at least 150 of the rows that apply rest on an automated test', () => {
  const tested = rows.filter((row) => row.applies === 'yes' && hasTest(row));
  expect(tested.length).toBeGreaterThanOrEqual(150);
});
