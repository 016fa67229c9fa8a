import { describe, expect, it } from 'vitest';
import { dashboardHref, tableHref } from '../../../app/insights/asked.ts';
import { readFilter } from '../../../app/insights/read-filter.ts';
import { Problem } from '../../../app/platform/problem.ts';

const REACH = [
  { id: 's1', organisationId: 'o1' },
  { id: 's2', organisationId: 'o1' },
  { id: 's3', organisationId: 'o2' },
];
const TODAY = '2026-11-21';
const read = (query: string) => readFilter(new URLSearchParams(query), REACH, TODAY);

describe('readFilter', () => {
  it.each([
    ['', { from: '2025-11-22', to: TODAY }, null],
    ['site=', { from: '2025-11-22', to: TODAY }, null],
    ['site=s3', { from: '2025-11-22', to: TODAY }, ['s3']],
    ['organisation=o1', { from: '2025-11-22', to: TODAY }, ['s1', 's2']],
    ['organisation=o1&site=s2', { from: '2025-11-22', to: TODAY }, ['s2']],
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
  ])('%s names the field and shows no period', (query, field, code) => {
    const reading = read(query);
    expect(reading).toMatchObject({ ok: false, errors: { [field]: { key: `insights:errors.${code}` } } });
    expect(reading).not.toHaveProperty('period');
  });

  it('gives back what was typed, but no more than fits a field', () => {
    expect(read(`from=${'x'.repeat(5000)}&to=2026-01-01`)).toMatchObject({
      typed: { from: 'x'.repeat(40), to: '2026-01-01' },
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
  const query = '?from=2026-01-01&to=2026-03-31&organisation=o1&site=s1&users=only&sort=-new&rows=all';
  const { asked } = read(query.slice(1));
  expect(dashboardHref(asked)).toBe(`/insights${query}`);
  expect(dashboardHref(asked, { site: undefined, sort: 'label' })).toBe(
    '/insights?from=2026-01-01&to=2026-03-31&organisation=o1&users=only&sort=label&rows=all',
  );
  expect(tableHref(asked, 'site')).toBe(
    '/insights/table.csv?table=site&from=2026-01-01&to=2026-03-31&organisation=o1&site=s1&sort=-new',
  );
});
