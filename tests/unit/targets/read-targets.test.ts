import { describe, expect, it } from 'vitest';
import { FaultList } from '../../../app/references/faults.ts';
import { readTargets } from '../../../app/targets/read-targets.ts';

const HEAD = 'programme;due_on;uniques;accesses;sessions;sites;facilitators';
const PROGRAMMES = [
  { id: 'p-1', name: 'Reti di facilitazione', starts_on: '2025-01-01', ends_on: '2026-12-31' },
  { id: 'p-2', name: 'Botteghe', starts_on: '2025-01-01', ends_on: '2026-12-31' },
  { id: 'p-3', name: 'Botteghe', starts_on: '2025-01-01', ends_on: '2026-12-31' },
];

/** What is read, and the faults as `row column code`. */
function read(text: string) {
  const faults = new FaultList();
  const targets = readTargets(text, PROGRAMMES, faults);
  return {
    targets: targets && Object.fromEntries(targets),
    told: faults.all().first.map(({ row, column, code }) => `${row ?? '-'} ${column ?? '-'} ${code}`),
  };
}
const lines = (...rows: string[]) => [HEAD, ...rows].join('\n');
const REACHED = [
  { measure: 'uniques', due_on: '2025-06-30', value: 80 },
  { measure: 'uniques', due_on: '2026-06-30', value: 900 },
];

describe('a table of targets', () => {
  it('gives each programme its steps, by name or id, whatever the order of rows and columns', () => {
    const late = 'Reti di facilitazione;2026-06-30;900;;;;';
    const early = ' RETI DI FACILITAZIONE ;"2025-06-30";80;;;;';
    for (const same of [
      lines(early, late),
      lines(late, '', ';;;;;;', early),
      // As a spreadsheet in Italian saves what it took for dates.
      lines(late, early).replace('2026-06-30', '30/06/2026').replace('2025-06-30', '30/6/2025'),
      lines(early, late).replaceAll('\n', '\r\n').replaceAll(';', '\t'),
      JSON.stringify(
        REACHED.map(({ due_on, value }) => ({
          facilitators: '',
          sites: '',
          sessions: '',
          accesses: '',
          uniques: value,
          due_on,
          programme: 'P-1',
        })),
      ),
    ]) {
      expect(read(same)).toEqual({ targets: { 'p-1': REACHED }, told: [] });
    }
    expect(read(lines('p-2;2026-01-31;;5;;;')).targets).toHaveProperty('p-2');
  });

  it.each([
    ['a heading alone', [], '- - no_rows'],
    ['a name two programmes have', ['Botteghe;2026-01-31;1;;;;'], '2 programme unknown_programme'],
    ['no programme', [';2026-01-31;1;;;;'], '2 programme empty'],
    ['a formula for a programme', ['=A1;2026-01-31;1;;;;'], '2 programme formula'],
    ['a formula for a day', ['p-1;=TODAY();1;;;;'], '2 due_on formula'],
    ['a formula for a number', ['p-1;2026-01-31;=SUM(A1:A9);;;;'], '2 uniques formula'],
    ['a number from which a formula is made', ['p-1;2026-01-31;;+5;;;'], '2 accesses formula'],
    ['less than one', ['p-1;2026-01-31;;;-5;;'], '2 sessions not_a_target'],
    ['a part of a site', ['p-1;2026-01-31;;;;1,5;'], '2 sites not_a_target'],
    ['thousands with a dot', ['p-1;2026-01-31;1.000;;;;'], '2 uniques not_a_target'],
    ['more than anybody reaches', ['p-1;2026-01-31;99999999;;;;'], '2 uniques not_a_target'],
    ['a month too many', ['p-1;01/13/2026;1;;;;'], '2 due_on not_a_day'],
    ['a day that is none', ['p-1;2026-02-30;1;;;;'], '2 due_on not_a_day'],
    ['no day', ['p-1;;1;;;;'], '2 due_on empty'],
    ['a day outside the programme', ['p-1;2027-01-01;1;;;;'], '2 due_on outside_programme'],
    ['a day without a number', ['p-1;2026-01-31;;;;;'], '2 due_on no_target'],
    ['a step twice', ['p-1;2026-01-31;1;;;;', 'p-1;2026-01-31;2;;;;'], '3 due_on day_rises'],
    ['a later step with less', ['p-1;2026-01-31;5;;;;', 'p-1;2025-01-31;9;;;;'], '2 uniques target_rises'],
    ['an open quote', ['p-1;2026-01-31;"1;;;;'], '2 - unclosed_quote'],
    ['a cell too few', ['p-1;2026-01-31;1;;;'], '2 - cells'],
    [
      'six steps',
      Array.from({ length: 6 }, (_, year) => `p-1;2025-0${year + 1}-01;${year + 1};;;;`),
      '7 - too_many_steps',
    ],
  ])('is refused for %s, told where', (_, rows, fault) => {
    const { targets, told } = read(lines(...rows));
    expect(targets).toBeNull();
    expect(told).toContain(fault);
  });

  it('with a day that is none says nothing of the order of its steps', () => {
    const { told } = read(lines('p-1;31 gen 2026;5;;;;', 'p-1;2026-06-30;9;;;;'));
    expect(told).toEqual(['2 due_on not_a_day']);
  });

  it('is read no further than five steps of five hundred programmes', () => {
    const long = lines(...Array.from({ length: 2501 }, () => 'p-1;2026-01-31;1;;;;'), '"never read');
    expect(read(long)).toEqual({ targets: null, told: ['- - too_many_rows'] });
  });
});
