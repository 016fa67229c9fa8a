import { describe, expect, it } from 'vitest';
import { type Given, readQuestion } from '../../../app/baselines/read-question.ts';

const OFFERED = {
  sites: [
    { id: 'n2', organisationId: 'north' },
    { id: 'n1', organisationId: 'north' },
    { id: 's1', organisationId: 'south' },
  ],
  codes: { sex: ['A', 'B'], education: ['A', 'B', 'C'], citizenship: ['A', 'B'] },
};
const read = (given: Given) => readQuestion(given, OFFERED, '2026-11-22');
const EVERYTHING = { siteIds: null, from: null, to: null, codes: {} };

describe('a question about baselines', () => {
  it.each<[string, Given, object]>([
    ['nothing asked', {}, { question: EVERYTHING, by: 'network' }],
    ['empty fields of a form', { from: [''], site: [''], by: [''] }, { question: EVERYTHING, by: 'network' }],
    [
      'months, with the days that begin and end them',
      { from: ['2026-02-01'], to: ['2026-02-28'] },
      { question: { ...EVERYTHING, from: '2026-02', to: '2026-02' } },
    ],
    [
      'up to today',
      { from: ['2026-11'], to: ['2026-11-22'] },
      { question: { ...EVERYTHING, from: '2026-11', to: '2026-11' } },
    ],
    [
      'lists, in the order of the list',
      { sex: ['unknown,B', 'A'] },
      { question: { ...EVERYTHING, codes: { sex: ['A', 'B', 'unknown'] } } },
    ],
    [
      'sites once, in one order',
      { site: ['s1,n1', 'n1'] },
      { question: { ...EVERYTHING, siteIds: ['n1', 's1'] } },
    ],
    [
      'the sites of an organisation',
      { organisation: ['north'] },
      { question: { ...EVERYTHING, siteIds: ['n1', 'n2'] } },
    ],
    ['a dimension twice is one', { sex: ['A'], way: ['home'], by: ['sex'] }, { by: 'sex' }],
    ['a site nobody knows', { site: ['n1', 'x'] }, { unknown: { name: 'site', value: 'x' } }],
    [
      'an organisation nobody knows',
      { organisation: ['x'] },
      { unknown: { name: 'organisation', value: 'x' } },
    ],
  ])('%s', (_, given, expected) => {
    expect(read(given)).toMatchObject(expected);
  });

  it.each<[Given, string, string]>([
    [{ from: ['yesterday'] }, 'from', 'notAMonth'],
    [{ from: ['2026-02-30'] }, 'from', 'notAMonth'],
    [{ to: ['2026-13'] }, 'to', 'notAMonth'],
    [{ from: ['1999-12'] }, 'from', 'tooEarly'],
    [{ to: ['2030-01'] }, 'to', 'tooLate'],
    [{ from: ['2026-02-02'] }, 'from', 'notFirstDay'],
    [{ to: ['2026-02-27'] }, 'to', 'notLastDay'],
    [{ from: ['2026-03'], to: ['2026-02'] }, 'to', 'reversed'],
    [{ from: ['2026-03', '2026-04'] }, 'from', 'once'],
    [{ sex: ['A,Z'] }, 'sex', 'unknownCode'],
    [{ ageClass: ['16-74'] }, 'ageClass', 'unknownCode'],
    [{ by: ['planet'] }, 'by', 'unknownGrouping'],
    [{ sex: ['A'], way: ['home'], by: ['education'] }, 'way', 'tooMany'],
    [{ ageClass: ['75+'], sex: ['A'], by: ['way'] }, 'by', 'tooMany'],
    [{ site: ['s1'], organisation: ['north'] }, 'site', 'otherOrganisation'],
  ])('%o: says what is wrong under its name', (given, name, code) => {
    expect(read(given)).toMatchObject({ ok: false, faults: [{ name, code }] });
  });

  it('says everything that is wrong at once, and repeats no more than a little of it', () => {
    const reading = read({ from: ['x'.repeat(500)], sex: ['Z'] });
    expect(reading).toMatchObject({ ok: false, faults: [{ value: 'x'.repeat(40) }, { name: 'sex' }] });
  });
});
