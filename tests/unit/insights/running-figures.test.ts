import { describe, expect, it } from 'vitest';
import { type Cell, compileCell } from '../../../app/insights/cell.ts';
import { openDictionary } from '../../../app/insights/dictionary.ts';
import { openMembers } from '../../../app/insights/members.ts';
import { countParticipation, openRunningFigures } from '../../../app/insights/running-figures.ts';

const MONTHS = ['2026-01', '2026-02', '2026-03'];
const YEAR = { from: '2026-01-01', to: '2026-12-31', months: MONTHS };

const newDictionaries = () => ({
  topic: openDictionary(),
  ageBand: openDictionary(),
  gender: openDictionary(),
  membersOf: openMembers(),
});

/** A month at a site in which these people (null: an anonymous head) came once each, one a day. */
function monthOf(
  siteId: string,
  month: string,
  people: readonly (number | null)[],
  dictionaries: ReturnType<typeof newDictionaries>,
): Cell {
  const attendances = people.map((person_no, index) => ({
    session_id: `${siteId} ${month} ${String(index).padStart(4, '0')}`,
    day: `${month}-${String(1 + Math.floor((index * 28) / people.length)).padStart(2, '0')}`,
    person_no,
    age_band: '75+',
    gender: null,
    minutes: 10,
    first: 0,
  }));
  return compileCell(
    { siteId, month, revision: 1 },
    { attendances, topicsOf: new Map(), baselines: [] },
    dictionaries,
  );
}

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

describe('figures of a selection', () => {
  it('count every person of a site that grows from month to month, anew and going on', () => {
    const dictionaries = newDictionaries();
    const cells = [
      monthOf('a', '2026-01', [null, 1], dictionaries),
      monthOf('a', '2026-02', numbers(0, 70), dictionaries),
      monthOf('a', '2026-03', numbers(40, 400), dictionaries),
      monthOf('b', '2026-01', [399, 5000], dictionaries),
    ];
    const running = openRunningFigures(cells.slice(0, 1), dictionaries);
    running.moveTo(cells.slice(0, 1), YEAR);
    running.moveTo(cells, YEAR);
    for (const { total, bySite, byMonth } of [
      countParticipation(cells, dictionaries, YEAR),
      running.participation(MONTHS),
      running.copy().participation(MONTHS),
    ]) {
      expect(total).toMatchObject({ accesses: 434, uniques: 401 });
      expect(bySite.map((row) => row.uniques)).toEqual([400, 2]);
      expect(byMonth.map((row) => row.uniques)).toEqual([3, 70, 360]);
    }
  });

  it('count heads where nobody is known', () => {
    const dictionaries = newDictionaries();
    const cells = [monthOf('a', '2026-01', [null, null], dictionaries)];
    const { total, bySite } = countParticipation(cells, dictionaries, YEAR);
    expect([total, ...bySite]).toMatchObject([
      { accesses: 2, uniques: 0 },
      { accesses: 2, uniques: 0 },
    ]);
  });

  it('go two ways after a copy', () => {
    const dictionaries = newDictionaries();
    const cells = MONTHS.map((month, index) => monthOf('a', month, numbers(index * 10, 40), dictionaries));
    const running = openRunningFigures(cells, dictionaries);
    running.moveTo(cells, YEAR);
    const copy = running.copy();
    copy.moveTo(cells, { from: '2026-02-01', to: '2026-02-28' });
    expect(copy.participation(['2026-02']).total).toMatchObject({ accesses: 30, uniques: 30 });
    expect(running.participation(MONTHS).total).toMatchObject({ accesses: 90, uniques: 40 });
    copy.moveTo(cells, YEAR);
    expect(copy.participation(MONTHS)).toEqual(countParticipation(cells, dictionaries, YEAR));
    running.moveTo([], YEAR);
    expect(running.participation(MONTHS).total.accesses).toBe(0);
  });
});
