import { describe, expect, it } from 'vitest';
import { dashboardHref, tableHref } from '../../../app/insights/asked.ts';
import { narrowTo } from '../../../app/insights/narrow.ts';
import { type Known, readFilter } from '../../../app/insights/read-filter.ts';
import { Problem } from '../../../app/platform/problem.ts';

const KNOWN: Known = {
  reach: [
    { id: 's1', organisationId: 'o1', comune: 'D612' },
    { id: 's2', organisationId: 'o1', comune: 'G702' },
    { id: 's3', organisationId: 'o2', comune: 'D612' },
  ],
  codesOf: (name) => (name === 'hour' ? ['09', '10'] : ['A', 'B', 'unknown']),
  programmes: [{ id: 'p1', from: '2026-02-10', to: '2026-12-31' }],
  programmeSites: ['s1', 's3'],
  hasOwn: true,
};
const TODAY = '2026-11-21';
const YEAR = { from: '2025-11-22', to: TODAY };
const read = (query: string, known = KNOWN) => readFilter(new URLSearchParams(query), known, TODAY);

describe('readFilter', () => {
  it.each([
    ['', YEAR, null],
    ['site=', YEAR, null],
    ['site=s3', YEAR, ['s3']],
    ['organisation=o1', YEAR, ['s1', 's2']],
    ['organisation=o1&site=s2', YEAR, ['s2']],
    ['comune=D612', YEAR, ['s1', 's3']],
    ['comune=D612&organisation=o1&topic=A&hour=09&mine=yes', YEAR, ['s1']],
    ['programme=p1', { from: '2026-02-10', to: TODAY }, ['s1', 's3']],
    ['from=2026-01-01&to=2026-03-31', { from: '2026-01-01', to: '2026-03-31' }, null],
  ])('%s', (query, period, siteIds) => {
    expect(read(query)).toMatchObject({ ok: true, period, siteIds });
  });

  it.each([
    ['from=2026-02-30', 'from', 'notADay'],
    ['from=ciao', 'from', 'notADay'],
    ['to=%00', 'to', 'notADay'],
    ['from=2026-03-01&to=2026-01-01', 'to', 'reversed'],
    ['from=1999-12-31', 'from', 'tooEarly'],
    ['from=2010-01-01&to=2026-01-01', 'to', 'tooLong'],
    ['to=2099-01-01', 'to', 'tooLate'],
    ['site=s1&site=s2', 'site', 'oneSite'],
    ['site=s3&organisation=o1', 'site', 'otherOrganisation'],
    ['comune=G702&organisation=o2', 'place', 'nowhere'],
    ['comune=H501', 'comune', 'unknownValue'],
    ['topic=Z', 'topic', 'unknownValue'],
    ['topic=A&topic=B', 'topic', 'oneValue'],
    ['hour=9', 'hour', 'unknownValue'],
    ['by=shoe-size', 'by', 'unknownValue'],
    ['compare=never', 'compare', 'unknownValue'],
    ['programme=p2', 'programme', 'unknownValue'],
    ['programme=p1&from=2025-01-01&to=2025-12-31', 'programme', 'otherTime'],
  ])('%s names the field and shows no period', (query, field, code) => {
    const reading = read(query);
    expect(reading).toMatchObject({ ok: false, errors: { [field]: { key: `insights:errors.${code}` } } });
    expect(reading).not.toHaveProperty('period');
  });

  it('lets only whoever has sessions ask for her own', () => {
    expect(read('mine=yes', { ...KNOWN, hasOwn: false })).toMatchObject({
      errors: { mine: { key: 'insights:errors.unknownValue' } },
    });
  });

  it('gives back what was typed, but no more than fits a field', () => {
    const long = 'x'.repeat(10_000);
    expect(read(`from=${long}&to=2026-01-01`)).toMatchObject({
      typed: { from: 'x'.repeat(40), to: '2026-01-01' },
    });
    expect(read(`topic=${long}`)).toMatchObject({
      asked: { topic: undefined },
      errors: { topic: { words: { value: 'x'.repeat(40) } } },
    });
  });

  it.each(['site=elsewhere', 'organisation=elsewhere', 'site=s1&site=elsewhere'])(
    '%s does not exist',
    (query) => {
      expect(() => read(query)).toThrow(Problem);
    },
  );

  it('leaves out switches it does not know', () => {
    expect(read('users=all&sort=name&rows=some')).toMatchObject({
      ok: true,
      asked: { users: undefined, sort: undefined, rows: undefined },
    });
  });
});

it('an address made from what was asked asks the same again', () => {
  const query =
    '?from=2026-01-01&to=2026-03-31&compare=year&organisation=o1&site=s1&gender=A&by=site&users=only&sort=-new&rows=all';
  const { asked } = read(query.slice(1));
  expect(dashboardHref(asked)).toBe(`/insights${query}`);
  expect(dashboardHref(asked, { site: undefined, sort: 'label' })).toBe(
    '/insights?from=2026-01-01&to=2026-03-31&compare=year&organisation=o1&gender=A&by=site&users=only&sort=label&rows=all',
  );
  expect(dashboardHref(asked, { by: 'topic' })).toBe(
    '/insights?from=2026-01-01&to=2026-03-31&compare=year&organisation=o1&site=s1&gender=A&by=topic&users=only',
  );
  expect(tableHref(asked, 'site', 'ods')).toBe(
    '/insights/table?from=2026-01-01&to=2026-03-31&compare=year&organisation=o1&site=s1&gender=A&by=site&sort=-new&format=ods',
  );
});

it.each([
  ['month', '2026-02', { by: undefined, from: '2026-02-01', to: '2026-02-28' }],
  ['month', '2026-03', { by: undefined, from: '2026-03-01', to: '2026-03-15' }],
  ['month', '2026-01', { by: undefined, from: '2026-01-10', to: '2026-01-31' }],
  ['weekdayHour', '3-09', { by: undefined, weekday: '3', hour: '09' }],
  ['organisation', 'o1', { by: 'site', organisation: 'o1' }],
  ['topic', 'A', { by: undefined, topic: 'A' }],
] as const)('the row %s %s narrows to it, within the period', (by, key, change) => {
  expect(narrowTo(by, key, { from: '2026-01-10', to: '2026-03-15' })).toEqual(change);
});
