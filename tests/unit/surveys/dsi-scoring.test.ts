import { describe, expect, it } from 'vitest';
import { readDsiVariables, scoreDsi } from '../../../app/surveys/dsi-scoring.ts';
import type { DsiVariables } from '../../../app/surveys/dsi-variables.ts';

/** Written from the method, not from the code: per area, [basic up to this count, then above], activities. */
const METHOD: Record<string, { basicUpTo: number; activities: string[] }> = {
  IL: { basicUpTo: 1, activities: ['IUIF', 'IHIF', 'IUNW1', 'TICCSFOI'] },
  CC: { basicUpTo: 1, activities: ['IUEM', 'IUPH1', 'IUCHAT1', 'IUSNET', 'IUPOL2', 'IUVOTE'] },
  DCC: {
    basicUpTo: 2,
    activities: ['CWRD1', 'CXLS1', 'CEPVA1', 'CXFER1', 'CPRES2', 'CXLSADV1', 'CPRG2'],
  },
  SF: {
    basicUpTo: 2,
    activities: ['MAPS_CWSC', 'MAPS_RPS', 'MAPS_RRGL', 'MAPS_LAP', 'MAPS_RAAD', 'PCOOK1'],
  },
  PS: { basicUpTo: 2, activities: ['CINSAPP1', 'CCONF1', 'IBUY', 'IUSELL', 'IUOLC', 'IUBK', 'IUJOB'] },
};
const CODES = ['IL', 'CC', 'DCC', 'SF', 'PS'];
const LEVELS = ['none', 'B', 'AB'];

function variables(flat: Record<string, number>): DsiVariables {
  const read = readDsiVariables(flat);
  if (!read.ok) throw new Error(read.error);
  return read.variables;
}

function scored(flat: Record<string, number>) {
  return scoreDsi(variables({ IU: 1, ...flat }));
}

function areasOf(flat: Record<string, number>): Record<string, string> {
  return scored(flat).areas;
}

describe('area levels', () => {
  it.each(CODES)('%s: every combination of its activities', (code) => {
    const { activities, basicUpTo } = METHOD[code] ?? { activities: [], basicUpTo: 0 };
    let seen = 0;
    for (let mask = 0; mask < 2 ** activities.length; mask += 1) {
      const done = activities.filter((_, bit) => mask & (1 << bit));
      const score = scored(Object.fromEntries(done.map((name) => [name, 1])));
      const level = done.length === 0 ? 'none' : done.length <= basicUpTo ? 'B' : 'AB';
      const rest = Object.fromEntries(
        CODES.filter((other) => other !== code).map((other) => [other, 'none']),
      );
      expect(score.areas, done.join(' ')).toEqual({ ...rest, [code]: level });
      expect(score.counts).toEqual({ IL: 0, CC: 0, DCC: 0, SF: 0, PS: 0, [code]: done.length });
      seen += 1;
    }
    expect(seen).toBe(2 ** activities.length);
  });

  it('counts fact-checking once, whatever the boxes', () => {
    const boxes = ['TICCSFOI', 'TICIDIS', 'TICNIDIS', 'TICXND'];
    for (let mask = 1; mask < 16; mask += 1) {
      const flat = Object.fromEntries(boxes.map((name, bit) => [name, mask & (1 << bit) ? 1 : 0]));
      expect(scored(flat).counts.IL, JSON.stringify(flat)).toBe(1);
      expect(areasOf(flat).IL).toBe('B');
      expect(areasOf({ ...flat, IUIF: 1 }).IL).toBe('AB');
    }
  });

  it('counts an online course and learning material once', () => {
    const ways: Record<string, number>[] = [{ IUOLC: 1 }, { IUOLM: 1 }, { IUOLC: 1, IUOLM: 1 }];
    for (const flat of ways) expect(scored(flat).counts.PS).toBe(1);
    expect(areasOf({ IUOLC: 1, IUOLM: 1, IUBK: 1 }).PS).toBe('B');
  });

  it('counts word processing and spreadsheets as two', () => {
    expect(scored({ CWRD1: 1, CXLS1: 1 }).counts.DCC).toBe(2);
    expect(areasOf({ CWRD1: 1, CXLS1: 1, CXLSADV1: 1 }).DCC).toBe('AB');
  });

  it.each([
    [1, 1],
    [2, 1],
    [3, 0],
    [4, 0],
  ])('counts purchases over twelve months: IBUY %i → %i', (IBUY, count) => {
    expect(scored({ IBUY }).counts.PS).toBe(count);
  });

  it('does not count what is often asked beside it', () => {
    const score = scored({ MAPS_APD: 1, USLCOOK: 1, COOK1: 1 });
    expect(score.areas.SF).toBe('none');
    expect(score.overall).toBe('X');
  });

  it('takes 0 and missing for the same', () => {
    expect(scored({ IUIF: 1, IHIF: 0, IUEM: 0 })).toEqual(scored({ IUIF: 1 }));
  });
});

/** Flat variables that give each area the level asked for. */
function withLevels(levels: readonly string[]): Record<string, number> {
  const flat: Record<string, number> = {};
  for (const [index, code] of CODES.entries()) {
    const { activities, basicUpTo } = METHOD[code] ?? { activities: [], basicUpTo: 0 };
    const count = levels[index] === 'none' ? 0 : levels[index] === 'B' ? basicUpTo : basicUpTo + 1;
    for (const name of activities.slice(0, count)) flat[name] = 1;
  }
  return flat;
}

describe('overall level', () => {
  const combinations = Array.from({ length: 3 ** 5 }, (_, number) =>
    CODES.map((_, place) => LEVELS[Math.floor(number / 3 ** place) % 3] ?? 'none'),
  );

  it('follows the partition for all 243 combinations of area levels', () => {
    const seen: Record<string, number> = {};
    for (const levels of combinations) {
      const score = scored(withLevels(levels));
      const none = levels.filter((level) => level === 'none').length;
      const expected = levels.every((level) => level === 'AB')
        ? 'AB'
        : new Map([
            [0, 'B'],
            [1, 'LW'],
            [2, 'N'],
            [3, 'LM'],
          ]).get(none);
      expect(score.overall, levels.join(' ')).toBe(expected ?? 'X');
      expect(Object.values(score.areas)).toEqual(levels);
      seen[score.overall] = (seen[score.overall] ?? 0) + 1;
    }
    // Choose k of five areas, two levels each; five basic areas less the one case all above basic.
    expect(seen).toEqual({ AB: 1, B: 31, LW: 80, N: 80, LM: 40, X: 11 });
  });

  it('marks information and communication only, always inside LM', () => {
    const marked = combinations.filter((levels) => scored(withLevels(levels)).ic_s);
    expect(marked.map((levels) => levels.join(' ')).sort()).toEqual([
      'AB AB none none none',
      'AB B none none none',
      'B AB none none none',
      'B B none none none',
    ]);
    for (const levels of marked) expect(scored(withLevels(levels)).overall).toBe('LM');
  });

  it.each([2, 3, 4])('is not assessable when IU is %i, whatever else is said', (IU) => {
    const score = scoreDsi(variables({ ...withLevels(['AB', 'AB', 'AB', 'AB', 'AB']), IBUY: 1, IU }));
    expect(score).toEqual({
      overall: 'NA',
      areas: { IL: 'none', CC: 'none', DCC: 'none', SF: 'none', PS: 'none' },
      ic_s: false,
      counts: { IL: 0, CC: 0, DCC: 0, SF: 0, PS: 0 },
    });
  });

  it('is «no skills», not «not assessable», for an internet user who did nothing', () => {
    expect(scored({}).overall).toBe('X');
  });
});

describe('readDsiVariables', () => {
  it.each([
    ['null', null],
    ['a number', 3],
    ['a text', 'IU'],
    ['a list', [{ IU: 1 }]],
  ])('refuses %s', (_, value) => {
    expect(readDsiVariables(value)).toEqual({ ok: false, error: 'expected a JSON object of variables' });
  });

  it.each([
    ['{}', 'IU is missing'],
    ['{"IUIF":1}', 'IU is missing'],
    ['{"IU":0}', 'IU must be 1, 2, 3 or 4'],
    ['{"IU":5}', 'IU must be 1, 2, 3 or 4'],
    ['{"IU":"1"}', 'IU must be 1, 2, 3 or 4'],
    ['{"IU":null}', 'IU must be 1, 2, 3 or 4'],
    ['{"IU":1.5}', 'IU must be 1, 2, 3 or 4'],
    ['{"IU":1,"IBUY":0}', 'IBUY must be 1, 2, 3 or 4'],
    ['{"IU":1,"IBUY":true}', 'IBUY must be 1, 2, 3 or 4'],
    ['{"IU":1,"IUIF":2}', 'IUIF must be 0 or 1'],
    ['{"IU":1,"IUIF":true}', 'IUIF must be 0 or 1'],
    ['{"IU":1,"IUIF":"1"}', 'IUIF must be 0 or 1'],
    ['{"IU":1,"IUIF":null}', 'IUIF must be 0 or 1'],
    ['{"IU":1,"COOK1":"x"}', 'COOK1 must be 0 or 1'],
    ['{"IU":1,"iuif":1}', 'unknown variable "iuif"'],
    ['{"IU":1,"__proto__":1}', 'unknown variable "__proto__"'],
    ['{"IU":1,"constructor":1}', 'unknown variable "constructor"'],
    ['{"IU":1,"":1}', 'unknown variable ""'],
  ])('%s → %s', (text, error) => {
    expect(readDsiVariables(JSON.parse(text))).toEqual({ ok: false, error });
  });

  it('names a huge key in short', () => {
    const read = readDsiVariables({ IU: 1, ['x'.repeat(100_000)]: 1 });
    expect(read.ok ? '' : read.error.length).toBeLessThan(100);
  });
});
