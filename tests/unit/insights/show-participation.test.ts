import { describe, expect, it } from 'vitest';
import type { OVERVIEW } from '../../../app/insights/breakdowns.ts';
import type { Participation, ParticipationRow } from '../../../app/insights/participation.ts';
import { showParticipation } from '../../../app/insights/show-participation.ts';

const row = (key: string, accesses: number, uniques = accesses, newPeople = 0): ParticipationRow => ({
  key,
  accesses,
  uniques,
  sessions: accesses,
  minutes: accesses * 30,
  personMinutes: accesses * 30,
  new: newPeople,
  identified: accesses,
  withoutCode: 0,
});

type Source = Participation<(typeof OVERVIEW)[number]>;
type Tables = Partial<Source['by'] & Pick<Source, 'total'>>;

function figures({ total, ...tables }: Tables): Source {
  const { key: _, ...whole } = row('', 100, 60);
  return {
    total: total ?? whole,
    by: { month: [], site: [], topic: [], ageBand: [], gender: [], ...tables },
  };
}

const RULES = { minCell: 5, minDenominator: 10 };
const show = (tables: Tables, exact = false) =>
  showParticipation(figures(tables), { rules: RULES, sensitiveTopics: new Set(['fse']), exact });
const by = (tables: Tables) => show(tables).by;
const accesses = (rows: readonly { accesses: { value: number | null } }[] = []) =>
  rows.map((shown) => shown.accesses.value);

describe('showParticipation', () => {
  it('hides every figure of a small row, and of the one that covers it', () => {
    const { gender: byGender = [] } = by({ gender: [row('F', 58, 40), row('M', 39, 18), row('X', 3, 2)] });
    expect(accesses(byGender)).toEqual([58, null, null]);
    for (const figure of ['uniques', 'sessions', 'minutes', 'personMinutes', 'new'] as const) {
      expect(byGender[2]?.[figure]).toEqual({ value: null, suppressed: true });
    }
  });

  it('hides a row of many accesses by few people', () => {
    const { site: bySite = [] } = by({ site: [row('a', 20, 2), row('b', 30, 30), row('c', 50, 40)] });
    expect(accesses(bySite)).toEqual([null, null, 50]);
  });

  it('hides new people when they, or those who came back, are few', () => {
    const { month: byMonth = [] } = by({
      month: [row('2025-01', 30, 20, 2), row('2025-02', 30, 20, 17), row('2025-03', 40, 30, 10)],
    });
    expect(accesses(byMonth)).toEqual([30, 30, 40]);
    expect(byMonth.map((month) => month.new.value)).toEqual([null, null, 10]);
  });

  it('asks one step more of health topics, and lets topics overlap', () => {
    const { topic: byTopic = [] } = by({
      topic: [row('spid', 70), row('cie', 40), row('fse', 8), row('anpr', 8)],
    });
    expect(accesses(byTopic)).toEqual([70, 40, null, 8]);
  });

  it('hides the total, and one row of every table, when there are too few people in all', () => {
    const { key: _, ...total } = row('', 12, 3);
    const shown = show({
      total,
      site: [row('a', 12, 3)],
      month: [row('m1', 6, 0), row('m2', 6, 3)],
    });
    expect(shown.total.accesses.value).toBeNull();
    expect(accesses(shown.by.site ?? [])).toEqual([null]);
    expect(accesses(shown.by.month ?? [])).toEqual([6, null]);
  });

  it('shows everything to staff who may open the persons', () => {
    const tables = { gender: [row('F', 97), row('X', 3, 3, 1)] };
    expect(accesses(show(tables, true).by.gender)).toEqual([97, 3]);
    expect(show(tables, true).by.gender?.[1]?.new).toEqual({ value: 1, suppressed: false });
  });
});
