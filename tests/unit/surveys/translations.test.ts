import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { definitionTexts, inLanguage } from '../../../app/surveys/definition-texts.ts';
import { loadInstruments } from '../../../app/surveys/instruments.server.ts';
import { screenOf } from '../../../app/surveys/screen.ts';
import { withModel } from '../../../app/surveys/survey-models.server.ts';

const question = {
  type: 'checkbox',
  name: 'q',
  title: { it: 'Che cosa?', en: 'What?' },
  validators: [{ type: 'expression', expression: '{q} notempty', text: { it: 'Manca.', en: 'Missing.' } }],
  choices: [
    { value: 'B', text: { it: 'Uno', en: 'One' } },
    { value: 2, text: { it: 'Due', en: 'Two' } },
  ],
  showNoneItem: true,
  noneText: { it: 'Niente', en: 'Nothing' },
};
const definition = {
  title: { it: 'Prova', en: 'Trial' },
  description: { it: 'Una prova', en: 'A trial' },
  locale: 'it',
  clearInvisibleValues: 'onHiddenContainer',
  pages: [{ name: 'p', title: { it: 'Pagina', en: 'Page' }, elements: [question] }],
};

const ALBANIAN = {
  title: 'Provë',
  description: 'Një provë',
  'pages.p.title': 'Faqja',
  'pages.p.q.title': 'Çfarë?',
  'pages.p.q.validators.0': 'Mungon.',
  'pages.p.q.choices.B': 'Një',
  'pages.p.q.choices.2': 'Dy',
  'pages.p.q.noneText': 'Asgjë',
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'surveys-'));
  put('a/1.json', definition);
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(path: string, content: unknown): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), JSON.stringify(content));
}

/** The instrument with an Albanian file of these texts beside it. */
function withAlbanian(texts: Record<string, string>, reviewed: unknown = null) {
  put('a/1/sq.json', { language: 'sq', reviewed, texts });
  const instrument = loadInstruments(folder).latestInstrument('a');
  if (!instrument) throw new Error('not loaded');
  return instrument;
}

describe('the paths of texts', () => {
  it('name pages, questions and choices, not their places', () => {
    expect(definitionTexts(definition).map(({ path }) => path)).toEqual(Object.keys(ALBANIAN));
    const turned = {
      ...definition,
      pages: [{ elements: [{ ...question, choices: [...question.choices].reverse() }], name: 'p' }],
    };
    const texts = Object.fromEntries(definitionTexts(turned).map(({ path, texts }) => [path, texts.it]));
    expect(texts['pages.p.q.choices.2']).toBe('Due');
  });
});

describe('a translation beside the definition', () => {
  it('speaks on the screen, and the definition stays what it was', () => {
    const before = loadInstruments(folder).latestInstrument('a')?.hash;
    const instrument = withAlbanian(ALBANIAN, { by: 'mother tongue', on: '2026-11-21' });
    expect(instrument.hash).toBe(before);
    expect(instrument.titles).toEqual({ it: 'Prova', en: 'Trial', sq: 'Provë' });
    expect(instrument.languages).toEqual(['it', 'en', 'sq']);
    expect(instrument.translations[0]).toMatchObject({ language: 'sq', reviewed: { on: '2026-11-21' } });
    const [shown] = withModel(instrument.definition, (model) => screenOf(model, 'sq', {}, 0)).questions;
    expect(shown?.title).toBe('Çfarë?');
    expect(shown?.choices.map(({ text }) => text)).toEqual(['Një', 'Dy', 'Asgjë']);
  });

  it('has a hash of its words: order does not matter, a word does', () => {
    const { hash } = withAlbanian(ALBANIAN).translations[0] ?? {};
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(withAlbanian(Object.fromEntries(Object.entries(ALBANIAN).reverse())).translations[0]?.hash).toBe(
      hash,
    );
    expect(withAlbanian({ ...ALBANIAN, title: 'Prova' }).translations[0]?.hash).not.toBe(hash);
  });

  it('that lacks a text is said in Italian there, never in English, and is not offered', () => {
    const { 'pages.p.q.title': _, ...rest } = ALBANIAN;
    const instrument = withAlbanian(rest);
    expect(instrument.languages).toEqual(['it', 'en']);
    const [shown] = withModel(instrument.definition, (model) => screenOf(model, 'sq', {}, 0)).questions;
    expect(shown?.title).toBe('Che cosa?');
    expect(shown?.choices[0]?.text).toBe('Një');
  });

  it('is all a browser gets that speaks it', () => {
    const { definition: merged } = withAlbanian(ALBANIAN);
    expect(definitionTexts(inLanguage(merged, 'it')).map(({ texts }) => Object.keys(texts))).toEqual(
      Object.keys(ALBANIAN).map(() => ['it']),
    );
    expect(JSON.stringify(inLanguage(merged, 'sq'))).not.toMatch(/Prova|Trial/);
  });

  it.each([
    ['a/1/xx.json', { language: 'xx', reviewed: null, texts: {} }, 'not named <language>.json'],
    ['a/1/sq.json', { language: 'ro', reviewed: null, texts: {} }, 'language: is not "sq"'],
    ['a/1/en.json', { language: 'en', reviewed: null, texts: {} }, 'stands in the definition itself'],
    ['a/1/sq.json', { language: 'sq', texts: {} }, 'needs language, reviewed and texts'],
    ['a/1/sq.json', { language: 'sq', reviewed: { by: 'x', on: '2026-02-30' }, texts: {} }, 'reviewed'],
    ['a/1/sq.json', { language: 'sq', reviewed: true, texts: {} }, 'reviewed'],
    ['a/1/sq.json', { language: 'sq', reviewed: null, texts: { title: 1 } }, 'texts: not texts by path'],
    ['a/2/sq.json', { language: 'sq', reviewed: null, texts: {} }, 'a/2: not named'],
  ])('is refused as %s: %j', (path, content, why) => {
    put(path, content);
    expect(() => loadInstruments(folder)).toThrow(why);
  });
});
