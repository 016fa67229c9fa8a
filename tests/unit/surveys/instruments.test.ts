import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../app/surveys/canonical-json.ts';
import { loadInstruments } from '../../../app/surveys/instruments.server.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'surveys-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const text = { it: 'Prova', en: 'Trial' };
const question = { type: 'checkbox', name: 'a', title: text, choices: [{ value: 1, text }] };
const page = { name: 'p', title: text, elements: [question] };
const frame = { title: text, description: text, locale: 'it', clearInvisibleValues: 'onHiddenContainer' };
const fit = { ...frame, pages: [page] };

function put(path: string, content: unknown): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
}

describe('loadInstruments', () => {
  it('knows versions by number, not by alphabet', () => {
    for (const version of [2, 10, 1]) put(`b/${version}.json`, fit);
    put('a/1.json', fit);
    put('README.md', 'not an instrument');
    const { listInstruments, latestInstrument, instrumentVersion } = loadInstruments(folder);
    expect(listInstruments().map((one) => [one.instrument, one.version])).toEqual([
      ['a', 1],
      ['b', 1],
      ['b', 2],
      ['b', 10],
    ]);
    expect(latestInstrument('b')?.version).toBe(10);
    expect(latestInstrument('c')).toBeUndefined();
    expect(instrumentVersion('b', 2)?.titles).toEqual({ it: 'Prova', en: 'Trial' });
    expect(instrumentVersion('b', 3)).toBeUndefined();
  });

  it('hashes the content: layout does not matter, a word does', () => {
    put('a/1.json', JSON.stringify(fit));
    put('b/1.json', JSON.stringify(Object.fromEntries(Object.entries(fit).reverse()), null, 4));
    put('c/1.json', JSON.stringify({ ...fit, title: { it: 'Prova!', en: 'Trial' } }));
    const [a, b, c] = loadInstruments(folder).listInstruments();
    expect(a?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(b?.hash).toBe(a?.hash);
    expect(c?.hash).not.toBe(a?.hash);
  });

  it('hands out definitions nobody can change', () => {
    put('a/1.json', fit);
    const pages = loadInstruments(folder).latestInstrument('a')?.definition.pages;
    expect(Object.isFrozen(pages)).toBe(true);
  });

  it.each([
    ['a/first.json', fit, 'a/first.json: not named'],
    ['a/0.json', fit, 'a/0.json: not named'],
    ['a/1.json', '{', 'a/1.json: not JSON'],
    ['a/1.json', [], 'a/1.json: Invalid input'],
    ['a/1.json', { ...fit, title: 'Prova' }, 'a/1.json: title'],
    ['a/1.json', { ...fit, pages: [{ ...page, elements: [{ type: 'html', name: 'x' }] }] }, 'is not allowed'],
    ['a/1.json', { ...fit, pages: [{ ...page, elements: [{ type: 'panel' }] }] }, 'is not allowed'],
    ['a/1.json', { ...fit, elements: [question] }, 'elements is not allowed here'],
  ])('refuses %s: %j', (path, content, why) => {
    put(path, content);
    expect(() => loadInstruments(folder)).toThrow(why);
  });
});

it('canonicalJson sorts keys at every depth and keeps the order of lists', () => {
  expect(canonicalJson({ b: [2, 1, { d: null, c: 'è' }], a: true })).toBe(
    '{"a":true,"b":[2,1,{"c":"è","d":null}]}',
  );
});
