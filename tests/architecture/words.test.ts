import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { readSources, walk } from './source.ts';
import { areasOf, baseKey, keysIn, LANGUAGES, placeholdersOf, readWords } from './words.ts';

const words = { it: readWords('it'), en: readWords('en') };
const areas = [...words.it.keys()];
const app = readSources('app');
const spoken = app.map((source) => ({ source, keys: keysIn(source), areas: areasOf(source) }));

/** Every text of code that could be a key as it stands. */
const whole = new Set(spoken.flatMap(({ keys }) => keys.flatMap((key) => (key.hasHoles ? [] : [key.shown]))));

/** The keys of an area as code writes them. */
function keysOf(area: string): Set<string> {
  const texts = words.it.get(area) ?? new Map<string, string>();
  return new Set([...texts.keys()].map((key) => baseKey(key, texts)));
}

/** The area and key that a text of code names, with the areas its file speaks. */
function split(text: string, own: readonly string[]): { areas: readonly string[]; prefix: string } {
  const area = /^([\w-]+):/.exec(text)?.[1];
  return area && areas.includes(area) ? { areas: [area], prefix: `${area}:` } : { areas: own, prefix: '' };
}

test('both languages have the same areas', () => {
  expect([...words.en.keys()]).toEqual(areas);
});

describe.each(areas)('words of %s', (area) => {
  const texts = (language: 'it' | 'en') => words[language].get(area) ?? new Map<string, string>();

  test('the same keys in both languages', () => {
    const keys = (language: 'it' | 'en') =>
      [...new Set([...texts(language).keys()].map((key) => baseKey(key, texts(language))))].sort();
    expect(keys('en')).toEqual(keys('it'));
  });

  test('no empty text', () => {
    const empty = LANGUAGES.flatMap((language) =>
      [...texts(language)].filter(([, text]) => text.trim() === '').map(([key]) => `${language} ${key}`),
    );
    expect(empty).toEqual([]);
  });

  test('every plural has all the forms of its language', () => {
    const faults = LANGUAGES.flatMap((language) => {
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      const plural = [...texts(language).keys()].flatMap((key) => {
        const base = baseKey(key, texts(language));
        return base === key ? [] : [base];
      });
      return [...new Set(plural)].flatMap((key) =>
        forms
          .filter((form) => !texts(language).has(`${key}_${form}`))
          .map((form) => `${language} ${key}_${form}`),
      );
    });
    expect(faults).toEqual([]);
  });

  test('every form of a text fills in the same in both languages', () => {
    const filled = (language: 'it' | 'en') => {
      const byKey = new Map<string, Set<string>>();
      for (const [key, text] of texts(language)) {
        const base = baseKey(key, texts(language));
        const names = byKey.get(base) ?? new Set();
        for (const name of placeholdersOf(text)) names.add(name);
        byKey.set(base, names);
      }
      return Object.fromEntries([...byKey].map(([key, names]) => [key, [...names].sort()]));
    };
    expect(filled('en')).toEqual(filled('it'));
  });

  test('every key is used somewhere', () => {
    // A text with holes counts where its file speaks this area; one without a letter of its own proves nothing.
    // A file that speaks no area hands keys on: within its own folder those of the area.
    const withHoles = spoken.flatMap(({ source, keys, areas: own }) =>
      keys.filter(({ shown, hasHoles }) => {
        const within = own.length === 0 && source.path.startsWith(`app/${area}/`);
        return hasHoles && (within || own.includes(area) || shown.includes(`${area}:`));
      }),
    );
    const unused = [...keysOf(area)].filter((key) => {
      const ways = [key, `${area}:${key}`];
      return !ways.some((way) => whole.has(way) || withHoles.some(({ pattern }) => pattern.test(way)));
    });
    expect(unused).toEqual([]);
  });
});

test('every key that code asks for exists', () => {
  const missing = spoken.flatMap(({ source, keys, areas: own }) =>
    keys
      .filter(({ called, shown }) => called || /^[\w-]+:[a-z][\w.]+$/.test(shown))
      .filter(({ pattern, shown, called }) => {
        const { areas: where, prefix } = split(shown.replace(/^`/, ''), own);
        if (!called && prefix === '') return false;
        return !where.some((area) => [...keysOf(area)].some((key) => pattern.test(prefix + key)));
      })
      .map(({ shown }) => `${source.path}: ${shown}`),
  );
  expect(missing).toEqual([]);
});

test('every problem thrown has a title and a text, and none is left over', () => {
  const thrown = new Set<string>(['enrol_first', 'confirm_first']);
  for (const { tree } of app) {
    walk(tree, (node) => {
      const argument =
        ts.isNewExpression(node) && node.expression.getText() === 'Problem' ? node.arguments?.[0] : undefined;
      if (argument && ts.isStringLiteralLike(argument)) thrown.add(argument.text);
    });
  }
  const told = [...keysOf('problem')]
    .filter((key) => key.endsWith('.title'))
    .map((key) => key.slice(0, -'.title'.length));
  expect(told.filter((code) => keysOf('problem').has(`${code}.text`)).sort()).toEqual([...thrown].sort());
});

/** A mistake of a form, as code writes its key: the area whose words it is in. */
const MISTAKE = /^`?([a-z][\w-]*):(?:errors?|wrong)\./;

test('every page loads the words its components speak, and those of the mistakes it is answered with', () => {
  const byPath = new Map(spoken.map((item) => [item.source.path, item]));
  const faults = spoken.flatMap(({ source }) => {
    if (!/\.route\.tsx$/.test(source.path)) return [];
    const named = /handle\s*=\s*\{[^}]*words:\s*\[([^\]]*)\]/.exec(source.text)?.[1] ?? '';
    const loaded = new Set(['ui', 'access', ...[...named.matchAll(/'([\w-]+)'/g)].map(([, area]) => area)]);
    const showsMistakes = /export const action\b[\s\S]*\berrors\b/.test(source.text);
    const reached = new Set<string>();
    const needed = new Set<string>();
    const follow = (path: string, onServer: boolean) => {
      const item = byPath.get(path);
      const isServer = onServer || /\.server\.tsx?$/.test(path);
      const way = `${isServer} ${path}`;
      if (!item || reached.has(way) || (isServer && !showsMistakes)) return;
      reached.add(way);
      if (!isServer) for (const area of item.areas) needed.add(area);
      if (showsMistakes) for (const { shown } of item.keys) needed.add(MISTAKE.exec(shown)?.[1] ?? 'ui');
      for (const { file, typeOnly } of item.source.imports) if (file && !typeOnly) follow(file, isServer);
    };
    follow(source.path, false);
    return [...needed].filter((area) => !loaded.has(area)).map((area) => `${source.path}: ${area}`);
  });
  expect(faults).toEqual([]);
});
