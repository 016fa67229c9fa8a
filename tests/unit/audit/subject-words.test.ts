import { expect, it } from 'vitest';
import { subjectName } from '../../../app/audit/subject-words.server.ts';
import { BREAKDOWNS } from '../../../app/insights/breakdowns.ts';
import { LANGUAGES } from '../../../app/platform/languages.ts';

const names = new Map([['p-1', 'Facilitazione digitale']]);

it.each(LANGUAGES)('figures that were taken are told in words (%s)', (language) => {
  const others = ['all', 'territory-site', 'territory-white', 'microdata', 'baselines', 'open-data', 'cases'];
  for (const id of [...BREAKDOWNS, ...others]) {
    expect(subjectName('figures', id, { language, names }), id).toMatch(/\w{4}/);
  }
});

it('an id has the name of what it stands for, unless that may be a person', () => {
  const nameOf = (kind: string) => subjectName(kind, 'p-1', { language: 'it', names });
  expect([nameOf('programme'), nameOf('figures')]).toEqual(Array(2).fill('Facilitazione digitale'));
  expect([nameOf('citizen'), nameOf('session')]).toEqual([null, null]);
});
