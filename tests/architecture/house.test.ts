import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { filesIn, type Import, ROOT, readSources, type Source } from './source.ts';

const app = readSources('app');
const db = readSources('db');
const product = [...app, ...db, ...readSources('cli', 'server.ts')];
const tests = readSources('tests');

/** The folder under app/ a path is in; null elsewhere. */
function areaOf(path: string | null): string | null {
  return /^app\/([\w-]+)\//.exec(path ?? '')?.[1] ?? null;
}

const isServerFile = (path: string | null) => /\.server\.tsx?$/.test(path ?? '');

/** Imports that break a rule, each as «file → what it imports». */
function offences(sources: readonly Source[], broken: (item: Import, source: Source) => boolean): string[] {
  return sources.flatMap((source) =>
    source.imports.filter((item) => broken(item, source)).map((item) => `${source.path} → ${item.from}`),
  );
}

test('db/ imports nothing from app/', () => {
  expect(offences(db, ({ file }) => file?.startsWith('app/') ?? false)).toEqual([]);
});

test('app/ui knows no area and no server', () => {
  const ui = app.filter(({ path }) => areaOf(path) === 'ui');
  const broken = ({ file, from }: Import) =>
    file === null
      ? /^(node:|zod|kysely|pg$|better-sqlite3)/.test(from)
      : !['ui', 'platform'].includes(areaOf(file) ?? '') || isServerFile(file);
  expect(offences(ui, broken)).toEqual([]);
});

test('app/platform knows no area', () => {
  const platform = app.filter(({ path }) => areaOf(path) === 'platform');
  const broken = ({ file, typeOnly }: Import) =>
    file !== null && !typeOnly && file.startsWith('app/') && areaOf(file) !== 'platform';
  expect(offences(platform, broken)).toEqual([]);
});

test('rules and policies import types, and values only from what is pure itself', () => {
  const pure = app.filter(({ path }) => /\/(rules|policy)\.ts$/.test(path));
  const broken = ({ file, typeOnly }: Import) => {
    if (typeOnly) return false;
    return file === null || isServerFile(file) || file.endsWith('.tsx') || /^db\/(?!scope\.ts)/.test(file);
  };
  expect(pure.length).toBeGreaterThan(0);
  expect(offences(pure, broken)).toEqual([]);
});

test('SQL stands in db/ alone', () => {
  const SQL = /\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(|\bsql(<[^>]*>)?`/;
  const places = /^db\/(queries|migrations|engines|seed|reference)\//;
  const found = product.filter(({ path, text }) => !places.test(path) && SQL.test(text));
  expect(found.map(({ path }) => path)).toEqual([]);
});

/** A use case or a loader: a server file that works on the database. Readers of codes and gazetteers are none. */
const useCases = new Set(
  app
    .filter(({ path, imports }) => {
      const works = ({ file, typeOnly }: Import) => !typeOnly && /^db\/(queries|engines)\//.test(file ?? '');
      return isServerFile(path) && imports.some(works);
    })
    .map(({ path }) => path),
);

/**
 * What stands at the beginning of many use cases and has one way to be done: somebody comes, with a code or without, and gets
 * a card, or is found by name; an edition is held, and its free seats are offered; a questionnaire is begun, from a card or from a course, on screen,
 * on paper or by a link; a place is chosen, from a list or by its name.
 */
const SHARED = new Set<string | null>([
  'app/people/receive-person.server.ts',
  'app/people/meet-person.server.ts',
  'app/people/find-by-name.server.ts',
  'app/enrolments/hold-edition.server.ts',
  'app/surveys/begin-response.server.ts',
  'app/surveys/paper/prepare-paper.server.ts',
  'app/invitations/give-home-link.server.ts',
  'app/network/places.server.ts',
]);

test('an area does not call the use cases of another', () => {
  const shared = ['access', 'platform'];
  const broken = ({ file, typeOnly }: Import, { path }: Source) => {
    const [from, to] = [areaOf(path), areaOf(file)];
    const abroad = from !== null && to !== null && from !== to;
    const called = !typeOnly && !SHARED.has(file) && useCases.has(file ?? '');
    return abroad && called && ![from, to].some((area) => shared.includes(area));
  };
  expect(useCases.size).toBeGreaterThan(10);
  expect(offences(app, broken)).toEqual([]);
});

test('what browsers load imports neither server files nor the database', () => {
  const serverSide =
    /\.server\.tsx?$|\.route\.tsx?$|^app\/(routes|root|entry\.server)\.tsx?$|^app\/platform\/http\//;
  const browser = app.filter(({ path }) => !serverSide.test(path));
  const broken = ({ file, from, typeOnly }: Import) =>
    !typeOnly &&
    (file === null
      ? /^(node:|zod$|kysely|pg$|better-sqlite3|@remix-run\/node|@node-rs|express)/.test(from)
      : isServerFile(file) || /^db\/(?!scope\.ts)/.test(file));
  expect(offences(browser, broken)).toEqual([]);
});

test('the desk loads neither questionnaire nor charts', () => {
  const heavy = /^(survey-core|survey-react-ui|chart\.js)/;
  const byPath = new Map(app.map((source) => [source.path, source]));
  const reached = new Set<string>();
  const found: string[] = [];
  const follow = (path: string) => {
    const source = byPath.get(path);
    if (!source || reached.has(path) || isServerFile(path)) return;
    reached.add(path);
    for (const item of source.imports) {
      if (item.typeOnly) continue;
      if (item.file) follow(item.file);
      else if (heavy.test(item.from)) found.push(`${path} → ${item.from}`);
    }
  };
  for (const { path } of app) if (/^app\/(desk\/.*\.route|root)\.tsx$/.test(path)) follow(path);
  expect(found).toEqual([]);
});

test('no file imports itself by way of others, for a type neither', () => {
  const importsOf = new Map(product.map(({ path, imports }) => [path, imports]));
  const done = new Set<string>();
  const circles: string[] = [];
  const follow = (path: string, way: readonly string[]) => {
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' → '));
    if (way.includes(path) || done.has(path)) return;
    for (const { file } of importsOf.get(path) ?? []) if (file) follow(file, [...way, path]);
    done.add(path);
  };
  for (const { path } of product) follow(path, []);
  expect(circles).toEqual([]);
});

test('no drawer for everything, no barrels', () => {
  const drawers = product.filter(({ path }) =>
    /\/(utils?|helpers?|common|misc|shared|lib)(\/|\.)/.test(path),
  );
  const barrels = product.filter(
    ({ tree }) =>
      tree.statements.length > 0 &&
      tree.statements.every((statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier),
  );
  expect([...drawers, ...barrels].map(({ path }) => path)).toEqual([]);
});

test('files stay small: 300 lines, tests 400, migrations as long as they must be', () => {
  const sheets = filesIn('app/ui/styles').map((path) => ({
    path,
    lines: readFileSync(join(ROOT, path), 'utf8').split('\n').length - 1,
  }));
  const limits: [readonly Pick<Source, 'path' | 'lines'>[], number][] = [
    [sheets, 300],
    [product.filter(({ path }) => !path.startsWith('db/migrations/')), 300],
    [tests, 400],
  ];
  const long = limits.flatMap(([sources, limit]) =>
    sources.filter(({ lines }) => lines > limit).map(({ path, lines }) => `${path}: ${lines}`),
  );
  expect(long).toEqual([]);
});

/** What queries are made of, tested with each of them. */
const PARTS_OF_QUERIES = /\/(in-scope|in-reach|insert-once|course-parts)\.ts$/;

test('every query file has its test', () => {
  const tested = new Set(filesIn('tests/db').map((path) => basename(path, '.test.ts')));
  const inTests = tests
    .filter(({ path }) => path.startsWith('tests/db/'))
    .flatMap(({ imports }) => imports.map(({ file }) => file));
  const untested = filesIn('db/queries').filter(
    (path) => !tested.has(basename(path, '.ts')) && !inTests.includes(path) && !PARTS_OF_QUERIES.test(path),
  );
  expect(untested).toEqual([]);
});

test('no test is skipped or alone', () => {
  const found = tests.filter(
    ({ path, text }) =>
      path.endsWith('.test.ts') && /\b(test|it|describe)(\.\w+)*\.(skip|only|todo|fixme)\b/.test(text),
  );
  expect(found.map(({ path }) => path)).toEqual([]);
});

test('nothing switches the type checker off', () => {
  // `any` itself is the linter's.
  const off = /@ts-(ignore|nocheck|expect-error)|\bas unknown as\b/;
  const found = [...product, ...tests].filter(
    ({ path, text }) => path !== 'tests/architecture/house.test.ts' && off.test(text),
  );
  expect(found.map(({ path }) => path)).toEqual([]);
});
