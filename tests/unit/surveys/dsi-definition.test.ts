import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CITIZEN_LANGUAGES } from '../../../app/platform/languages.ts';
import { loadInstruments } from '../../../app/surveys/instruments.server.ts';

const instruments = loadInstruments(join(import.meta.dirname, '../../../surveys'));
const instrument = instruments.instrumentVersion('dsi-2', 1);
const definition: unknown = instrument?.definition;

/** From the method: the boxes of each page. `IU` and `IBUY` are questions of their own. */
const BOXES: Record<string, string[]> = {
  il: ['IUIF', 'IHIF', 'IUNW1', 'TICCSFOI', 'TICIDIS', 'TICNIDIS', 'TICXND'],
  cc: ['IUEM', 'IUPH1', 'IUCHAT1', 'IUSNET', 'IUPOL2', 'IUVOTE'],
  dcc: ['CWRD1', 'CXLS1', 'CEPVA1', 'CXFER1', 'CPRES2', 'CXLSADV1', 'CPRG2'],
  sf: ['MAPS_CWSC', 'MAPS_RPS', 'MAPS_RRGL', 'MAPS_LAP', 'MAPS_RAAD', 'PCOOK1'],
  ps: ['CINSAPP1', 'CCONF1', 'IUSELL', 'IUOLC', 'IUOLM', 'IUBK', 'IUJOB'],
};

type Json = { readonly [key: string]: unknown };

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objects(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** Every object and every text in the definition, with its path. */
function walk(value: unknown, path = '$'): { path: string; value: unknown }[] {
  const inner = Array.isArray(value)
    ? value.flatMap((one, index) => walk(one, `${path}[${index}]`))
    : isObject(value)
      ? Object.entries(value).flatMap(([key, one]) => walk(one, `${path}.${key}`))
      : [];
  return [{ path, value }, ...inner];
}

const pages = objects(isObject(definition) ? definition.pages : undefined);
const questions = pages.flatMap((page) => objects(page.elements));
const everything = walk(definition);

describe('dsi-2/1', () => {
  it('asks the gate first, then one page per area for internet users only', () => {
    expect(pages.map((page) => page.name)).toEqual(['gate', 'il', 'cc', 'dcc', 'sf', 'ps']);
    expect(pages.map((page) => page.visibleIf)).toEqual([undefined, ...Array(5).fill('{IU} = 1')]);
  });

  it('offers every box of the method once, on the page of its area, and no other', () => {
    for (const page of pages.slice(1)) {
      const boxes = objects(page.elements).filter((question) => question.type === 'checkbox');
      const values = boxes.flatMap((question) => objects(question.choices).map((choice) => choice.value));
      expect(values, String(page.name)).toEqual(BOXES[String(page.name)]);
    }
  });

  it.each(['IU', 'IBUY'])('asks %s with the values 1 to 4', (name) => {
    const found = questions.filter((question) => question.name === name);
    expect(found).toHaveLength(1);
    expect(found[0]?.type).toBe('radiogroup');
    expect(objects(found[0]?.choices).map((choice) => choice.value)).toEqual([1, 2, 3, 4]);
  });

  it('tells «none of these», «skipped» and «not answered» apart in every list', () => {
    for (const question of questions) {
      expect(question.isRequired, String(question.name)).toBe(true);
      if (question.name === 'IU') continue;
      expect(question.showRefuseItem, String(question.name)).toBe(true);
      if (question.type !== 'checkbox') continue;
      expect(question.showNoneItem, String(question.name)).toBe(true);
      expect(question.noneText).toBeDefined();
      const rules = objects(question.validators).map((rule) => rule.expression);
      expect(rules).toEqual([
        `{${question.name}} notcontains 'none' or {${question.name}.length} = 1`,
        `{${question.name}} notcontains 'refused' or {${question.name}.length} = 1`,
      ]);
    }
  });

  it('says everything in every language, and has no `default` that would hide one of them', () => {
    expect(instrument?.languages).toEqual(CITIZEN_LANGUAGES);
    const texts = everything.filter(({ value }) => isObject(value) && ('it' in value || 'en' in value));
    expect(texts.length).toBeGreaterThan(60);
    for (const { path, value } of texts) {
      expect(isObject(value) ? Object.keys(value).sort() : [], path).toEqual([...CITIZEN_LANGUAGES].sort());
    }
    const words = /\.(title|description|text|noneText|refuseText|requiredErrorText|\w+PrevText|\w+NextText)$/;
    for (const { path, value } of everything) {
      if (words.test(path)) expect(isObject(value), path).toBe(true);
    }
    for (const choice of questions.flatMap((question) => objects(question.choices))) {
      expect(isObject(choice.text), String(choice.value)).toBe(true);
    }
  });

  it('gives an example with every box', () => {
    const boxes = questions.filter((question) => question.type === 'checkbox');
    for (const choice of boxes.flatMap((question) => objects(question.choices))) {
      if (choice.value === 'TICXND') continue; // «I did not check»: nothing to give an example of
      const { it: italian, en: english } = isObject(choice.text) ? choice.text : {};
      expect(italian, String(choice.value)).toContain('per esempio');
      expect(english, String(choice.value)).toContain('for example');
    }
  });

  it('holds no html, no markup and no script', () => {
    expect(new Set(questions.map((question) => question.type))).toEqual(new Set(['radiogroup', 'checkbox']));
    for (const { path, value } of everything) {
      expect(path).not.toMatch(/html|trigger|url|imageLink/i);
      if (typeof value === 'string') expect(value, path).not.toMatch(/[<>]|javascript:/);
    }
  });

  it('keeps a page short enough for a tablet', () => {
    for (const page of pages) {
      const rows = objects(page.elements).flatMap((question) => objects(question.choices));
      expect(rows.length, String(page.name)).toBeLessThanOrEqual(11);
    }
  });
});
