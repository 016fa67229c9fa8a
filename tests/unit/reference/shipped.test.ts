import { describe, expect, it } from 'vitest';
import { SHIPPED_LISTS, SHIPPED_REFERENCES } from '../../../db/reference/shipped.ts';
import { codeAttributesSchema } from '../../../db/schema/code-attributes.ts';

const codesOf = (list: string) =>
  SHIPPED_LISTS.filter((one) => one.list === list).flatMap((one) => one.entries.map(({ code }) => code));

describe.each(SHIPPED_LISTS)('code list $list, version $version', ({ entries, source, validFrom }) => {
  it('has unique codes, words in both languages and known attributes', () => {
    expect(new Set(entries.map(({ code }) => code)).size).toBe(entries.length);
    expect(source).not.toBe('');
    expect(validFrom).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    for (const { label, attributes } of entries) {
      expect(label.it.trim()).not.toBe('');
      expect(label.en.trim()).not.toBe('');
      expect(Object.keys(codeAttributesSchema.parse(attributes))).toEqual(
        expect.arrayContaining(Object.keys(attributes)),
      );
    }
  });
});

describe('topics', () => {
  const topics = SHIPPED_LISTS.filter(({ list }) => list === 'topic').flatMap(({ entries }) =>
    entries.map(({ code, attributes }) => ({ code, ...codeAttributesSchema.parse(attributes) })),
  );

  it.each(topics)('$code maps to national codes that exist', ({ code, se5, se6, group, keywords }) => {
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(se5?.length).toBeGreaterThan(0);
    expect(se6?.length).toBeGreaterThan(0);
    expect(codesOf('competence')).toEqual(expect.arrayContaining(se5 ?? ['?']));
    expect(codesOf('public_service')).toEqual(expect.arrayContaining(se6 ?? ['?']));
    // «None of the above» stands alone.
    if (se6?.includes('S')) expect(se6).toEqual(['S']);
    expect(group).toBeDefined();
    expect(keywords?.length).toBeGreaterThan(0);
  });

  it.each(['spid_activation', 'spid_recovery', 'cie_app', 'cns_activation'])(
    '%s is digital identity (SE5 9), not a public service',
    (code) => {
      expect(topics.find((topic) => topic.code === code)).toMatchObject({ se5: ['9'], se6: ['S'] });
    },
  );

  it('are sensitive exactly when they tell of health', () => {
    for (const topic of topics) expect(topic.sensitive).toBe(topic.group === 'health');
  });

  it('cover every national competence and public service', () => {
    expect(new Set(topics.flatMap(({ se5 }) => se5))).toEqual(new Set(codesOf('competence')));
    expect(new Set(topics.flatMap(({ se6 }) => se6))).toEqual(new Set(codesOf('public_service')));
  });
});

describe('competences', () => {
  it('belong to an area that exists', () => {
    const areas = SHIPPED_LISTS.filter(({ list }) => list === 'competence').flatMap(({ entries }) =>
      entries.map(({ attributes }) => codeAttributesSchema.parse(attributes).area ?? '?'),
    );
    expect(codesOf('competence_area')).toEqual(expect.arrayContaining(areas));
  });
});

describe('age bands', () => {
  it('leave no gap and do not overlap from 14 upwards', () => {
    const bands = SHIPPED_LISTS.filter(({ list }) => list === 'age_band').flatMap(({ entries }) =>
      entries.map(({ attributes }) => codeAttributesSchema.parse(attributes)),
    );
    for (let age = 14; age <= 120; age += 1) {
      const holding = bands.filter(({ from = 0, to = Number.POSITIVE_INFINITY }) => from <= age && age <= to);
      expect(holding).toHaveLength(1);
    }
  });
});

describe('indicator references', () => {
  it('are percentages, each given once', () => {
    const keys = SHIPPED_REFERENCES.map(({ indicator, geo, population, year }) =>
      [indicator, geo, population, year].join(' '),
    );
    expect(new Set(keys).size).toBe(keys.length);
    for (const { value } of SHIPPED_REFERENCES) {
      expect(value).toBeGreaterThan(0);
      expect(value).toBeLessThan(100);
    }
  });

  it.each([
    ['EU27', 2021],
    ['EU27', 2023],
    ['IT', 2021],
    ['IT', 2023],
  ])('of %s %i add up to everybody', (geo, year) => {
    const parts = ['AB', 'B', 'LW', 'N', 'LM', 'X', 'NA'].map(
      (code) =>
        SHIPPED_REFERENCES.find(
          (one) =>
            one.indicator === `I_DSK2_${code}` &&
            one.geo === geo &&
            one.year === year &&
            one.population === 'Y16_74',
        )?.value ?? Number.NaN,
    );
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(100, 1);
  });
});
