import { describe, expect, it } from 'vitest';
import { wilson } from '../../../app/figures/wilson.ts';
import {
  ageFinding,
  fallFinding,
  genderFinding,
  leadFinding,
  monthFinding,
  siteFinding,
  skillsFinding,
} from '../../../app/insights/findings.ts';
import english from '../../../locales/en/insights.json' with { type: 'json' };
import italian from '../../../locales/it/insights.json' with { type: 'json' };
import { figureRow } from '../../support/figure-row.ts';

const row = (key: string, accesses: number | null) => figureRow(key, accesses, { label: `«${key}»` });
const rows = (numbers: Record<string, number | null>) =>
  Object.entries(numbers).map(([key, accesses]) => row(key, accesses));
const sight = (accesses: number | null) => ({ accesses, minDenominator: 10 });

describe('age and gender', () => {
  it.each([
    [{ B: 30, C: 50, D: 20 }, 100, 'finding.ageBand.half', 50],
    [{ B: 30, C: 34, D: 36 }, 100, 'finding.ageBand.share', 36],
    [{ B: 33, C: 34, D: 33 }, 100, 'finding.ageBand.third', 34],
    [{ B: 25, C: 20, D: 20, E: 18, A: 17 }, 100, 'finding.ageBand.quarter', 25],
    [{ B: 20, C: 70, D: 10 }, 100, 'finding.ageBand.share', 70],
    // People of unknown age are no band.
    [{ B: 20, C: 20.5, unknown: 59.5 }, 100, 'finding.ageBand.share', 21],
  ])('%j of %i', (numbers, total, key, percent) => {
    expect(ageFinding(rows(numbers), sight(total))).toMatchObject({ key, words: { percent } });
  });

  it.each([
    ['two are equal', { B: 40, C: 40, D: 20 }, 100],
    ['the total is hidden', { B: 40, C: 60 }, null],
    ['there are too few', { B: 3, C: 6 }, 9],
    ['what is hidden could be more', { B: null, C: 30, D: null }, 100],
    ['all is hidden', { B: null, C: null }, 50],
    ['nobody came', { B: 0 }, 0],
    ['there are no rows', {}, 100],
  ])('says nothing when %s', (_, numbers, total) => {
    expect(ageFinding(rows(numbers), sight(total)).key).toBe('finding.ageBand.plain');
    expect(genderFinding(rows(numbers), sight(total)).key).toBe('finding.gender.plain');
  });

  it.each([
    [{ A: 60, B: 40 }, 'finding.gender.women'],
    [{ A: 40, B: 60 }, 'finding.gender.men'],
    [{ A: 40, D: 60 }, 'finding.gender.other'],
  ])('%j', (numbers, key) => {
    expect(genderFinding(rows(numbers), sight(100))).toMatchObject({ key, words: { percent: 60 } });
  });
});

it('names the topic asked for most, by its share of the accesses', () => {
  expect(leadFinding('topic', rows({ spid: 80, cie: 70, fse: null }), sight(200))).toEqual({
    key: 'finding.topic.most',
    words: { name: '«spid»', percent: 40 },
  });
});

it('names no leader of what splits the whole while what is hidden could be more', () => {
  expect(leadFinding('mode', rows({ a: 80, b: null }), sight(200)).key).toBe('finding.mode.plain');
  expect(leadFinding('mode', rows({ a: 80, b: null }), sight(90)).key).toBe('finding.mode.most');
});

describe('sites that fell', () => {
  const site = (key: string, now: number | null, before: number | null) =>
    figureRow(key, now, {
      compared: { now: { accesses: now, people: now }, before: { accesses: before, people: before } },
    });

  it('counts those that lost a quarter and names the one that lost most', () => {
    const found = fallFinding([site('a', 60, 100), site('b', 10, 90), site('c', 80, 100)], sight(150), null);
    expect(found).toEqual({
      key: 'finding.site.fall',
      words: { count: 2, site: 'b', now: 10, before: 90 },
    });
  });

  it.each([
    ['it was small', site('a', 0, 9)],
    ['it is hidden now', site('a', null, 100)],
    ['it was hidden before', site('a', 10, null)],
    ['nothing is compared', figureRow('a', 10)],
  ])('says nothing where %s', (_, row) => {
    expect(fallFinding([row], sight(10), null)).toBeNull();
  });
});

describe('months', () => {
  const named = { nameOf: (month: string) => `month ${month}` };
  const find = (numbers: Record<string, number>, from: string, to: string, today = '2026-12-31') =>
    monthFinding(rows(numbers), sight(1000), { period: { from, to }, today, ...named });

  it('names the whole month with most accesses', () => {
    const most = find({ '2026-01': 10, '2026-02': 30, '2026-03': 20 }, '2026-01-01', '2026-03-31');
    expect(most).toEqual({ key: 'finding.month.most', words: { month: 'month 2026-02' } });
  });

  it.each([
    ['the first is there in part', '2026-01-02', '2026-03-31', '2026-12-31'],
    ['it is not over', '2025-12-01', '2026-03-31', '2026-01-30'],
  ])('leaves a month out when %s', (_, from, to, today) => {
    const found = find({ '2025-12': 8, '2026-01': 90, '2026-02': 10, '2026-03': 20 }, from, to, today);
    expect(found.words.month).not.toBe('month 2026-01');
  });

  it('says nothing of one whole month', () => {
    expect(find({ '2026-01': 5, '2026-02': 30 }, '2026-01-15', '2026-02-28').key).toBe('finding.month.plain');
  });
});

describe('sites', () => {
  it('says how few make up half', () => {
    const many = rows({ a: 40, b: 30, c: 5, d: 5, e: 5, f: 5, g: 5, h: null });
    expect(siteFinding(many, sight(100))).toEqual({
      key: 'finding.site.half',
      words: { count: 2, sites: 8 },
    });
  });

  it.each([
    ['few sites', { a: 60, b: 40 }],
    ['half is spread over many', { a: 30, b: 25, c: 25, d: 20 }],
  ])('names the first: %s', (_, numbers) => {
    expect(siteFinding(rows(numbers), sight(100))).toMatchObject({
      key: 'finding.site.most',
      words: { site: '«a»' },
    });
  });
});

describe('skills', () => {
  const italy = { value: 54.27, year: 2025 };
  it.each([
    [455, 1000, false, italy, 'below'],
    [540, 1000, false, italy, 'like'],
    [700, 1000, false, italy, 'above'],
    // So few that chance alone could explain it.
    [14, 31, false, italy, 'like'],
    [2, 20, true, italy, 'few'],
    [455, 1000, false, null, 'share'],
  ])('%i of %i', (count, n, unreliable, published, name) => {
    const finding = skillsFinding(wilson(count, n), unreliable, published);
    expect(finding).toMatchObject({
      key: `finding.skills.${name}`,
      words: { percent: Math.round((count / n) * 100) },
    });
  });

  it('says nothing of what is hidden', () => {
    expect(skillsFinding(null, true, italy)).toEqual({ key: 'finding.skills.plain', words: {} });
  });
});

it.each([
  ['it', italian],
  ['en', english],
])('every finding has words (%s)', (_, { finding }) => {
  expect(Object.keys(finding.month).sort()).toEqual(['most', 'plain']);
  for (const by of ['weekdayHour', 'organisation', 'comune', 'programme', 'topic', 'mode'] as const) {
    expect(Object.keys(finding[by]).sort()).toEqual(['most', 'plain']);
  }
  expect(Object.keys(finding.ageBand).sort()).toEqual(['half', 'plain', 'quarter', 'share', 'third']);
  expect(Object.keys(finding.gender).sort()).toEqual(['men', 'other', 'plain', 'women']);
  expect(Object.keys(finding.skills).sort()).toEqual(['above', 'below', 'few', 'like', 'plain', 'share']);
  expect(finding.site).toMatchObject({ plain: expect.any(String), half_one: expect.any(String) });
});
