import { describe, expect, it } from 'vitest';
import { scoreDsi } from '../../../app/surveys/dsi-scoring.ts';
import { AREA_CODES } from '../../../app/surveys/dsi-variables.ts';
import { comparisonWords, resultWords } from '../../../app/surveys/result-words.ts';
import english from '../../../locales/en/result.json' with { type: 'json' };
import italian from '../../../locales/it/result.json' with { type: 'json' };

const OVERALL = ['AB', 'B', 'LW', 'N', 'LM', 'X', 'NA'] as const;
const LEVELS = ['none', 'B', 'AB'] as const;

function flatten(words: object, path = 'result:'): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') flat.set(path + key, value);
    else for (const [inner, text] of flatten(value, `${path}${key}.`)) flat.set(inner, text);
  }
  return flat;
}

/** What a result says; what stands around it on the page, and beside an earlier one, is looked at with all other words. */
function saidIn({ page: _page, change: _change, ...result }: typeof italian): Map<string, string> {
  const words = flatten(result);
  words.delete('result:comparison.no_ranking');
  return words;
}

const words = { it: saidIn(italian), en: saidIn(english) };

function keysUsed(): Set<string> {
  const used = new Set<string>();
  const add = (key: string | null) => {
    if (key !== null) used.add(key);
  };
  for (const overall of OVERALL) {
    for (const level of LEVELS) {
      for (const skipped of [[], [...AREA_CODES]]) {
        const areas = { IL: level, CC: level, DCC: level, SF: level, PS: level };
        const result = resultWords({ overall, areas }, skipped);
        add(result.overall);
        add(result.note);
        for (const area of result.areas) {
          for (const key of [area.name, area.levelName, area.sentence, area.next]) add(key);
        }
      }
    }
  }
  for (const geo of ['IT', 'ITI1']) {
    const comparison = comparisonWords({ geo, year: 2025, value: 50 });
    add(comparison?.sentence ?? null);
  }
  return used;
}

describe('words', () => {
  it.each(['it', 'en'] as const)('%s has every key that can be shown and none that cannot', (language) => {
    expect([...words[language].keys()].sort()).toEqual([...keysUsed()].sort());
  });

  it('have the same placeholders in both languages', () => {
    const placeholders = (text: string | undefined) => (text?.match(/\{\{\w+\}\}/g) ?? []).sort();
    for (const [key, text] of words.it)
      expect(placeholders(words.en.get(key)), key).toEqual(placeholders(text));
  });

  it('are sentences for people: no codes, no levels, nothing about tests and marks', () => {
    for (const [key, text] of [...words.it, ...words.en]) {
      expect(text, key).not.toMatch(/\b(DSI|DigComp|test|punteggio|voto|score|IL|CC|DCC|SF|PS)\b/);
      if (key.startsWith('result:level.') || key.endsWith('.name')) continue;
      expect(text, key).toMatch(/[.]$/);
    }
  });
});

describe('resultWords', () => {
  it('gives each area its sentence and one thing to try', () => {
    const score = scoreDsi({ IU: 1, IUIF: 1, IUEM: 1, IUCHAT1: 1 });
    const { overall, areas, note } = resultWords(score);
    expect(overall).toBe('result:overall.LM');
    expect(note).toBeNull();
    expect(areas.map((area) => [area.area, area.level, area.sentence, area.next])).toEqual([
      ['IL', 'B', 'result:area.IL.B', 'result:area.IL.further'],
      ['CC', 'AB', 'result:area.CC.AB', 'result:next.above'],
      ['DCC', 'none', 'result:area.DCC.none', 'result:area.DCC.first'],
      ['SF', 'none', 'result:area.SF.none', 'result:area.SF.first'],
      ['PS', 'none', 'result:area.PS.none', 'result:area.PS.first'],
    ]);
  });

  it('says nothing about areas to people who were not asked', () => {
    expect(resultWords(scoreDsi({ IU: 4 }))).toEqual({
      overall: 'result:overall.NA',
      areas: [],
      note: 'result:next.start',
    });
  });

  it('does not call a skipped area «none»', () => {
    const { areas, note } = resultWords(scoreDsi({ IU: 1, IUIF: 1 }), ['SF']);
    expect(areas[3]).toMatchObject({ level: 'skipped', sentence: null, next: 'result:next.skipped' });
    expect(areas[2]).toMatchObject({ level: 'none' });
    expect(note).toBe('result:skipped');
  });
});

describe('comparisonWords', () => {
  it.each([
    ['IT', 54.27, 'result:comparison.italy', 54],
    ['ITI1', 48.7, 'result:comparison.tuscany', 49],
  ])('%s %d', (geo, value, sentence, share) => {
    expect(comparisonWords({ geo, year: 2025, value })).toEqual({ sentence, values: { share, year: 2025 } });
  });

  it('is silent about places without a sentence', () => {
    expect(comparisonWords({ geo: 'constructor', year: 2025, value: 1 })).toBeNull();
  });
});
