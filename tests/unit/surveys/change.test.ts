import { describe, expect, it } from 'vitest';
import { changeOf } from '../../../app/surveys/change.ts';
import { AREA_CODES, AREAS } from '../../../app/surveys/dsi-variables.ts';

const NOTHING = {
  IU: 1,
  il: ['none'],
  il_checks: ['none'],
  cc: ['none'],
  dcc: ['none'],
  sf: ['none'],
  ps: ['none'],
  IBUY: 4,
};
const area = (before: object, after: object, code: string) =>
  changeOf({ ...NOTHING, ...before }, { ...NOTHING, ...after })?.areas.find((one) => one.area === code);

describe('what changed between two questionnaires', () => {
  it.each([
    ['new', 'CC', { cc: ['IUEM'] }, { cc: ['IUEM', 'IUPH1'] }, 'more', ['IUPH1'], []],
    ['one for another', 'CC', { cc: ['IUEM'] }, { cc: ['IUPH1'] }, 'more', ['IUPH1'], ['IUEM']],
    ['less', 'CC', { cc: ['IUEM', 'IUPH1'] }, { cc: ['IUPH1'] }, 'less', [], ['IUEM']],
    ['the same in another order', 'CC', { cc: ['IUEM', 'IUPH1'] }, { cc: ['IUPH1', 'IUEM'] }, 'same', [], []],
    ['another way of checking', 'IL', { il_checks: ['TICIDIS'] }, { il_checks: ['TICXND'] }, 'same', [], []],
    ['checking at all', 'IL', {}, { il_checks: ['TICXND', 'TICIDIS'] }, 'more', ['TICIDIS'], []],
    ['course or material', 'PS', { ps: ['IUOLC'] }, { ps: ['IUOLM'] }, 'same', [], []],
    ['a purchase within the year', 'PS', { IBUY: 3 }, { IBUY: 2 }, 'more', ['IBUY'], []],
    ['no purchase for a year', 'PS', { IBUY: 1 }, { IBUY: 3 }, 'less', [], ['IBUY']],
    ['a skipped area then', 'SF', { sf: ['refused'] }, { sf: ['PCOOK1'] }, 'skipped', [], []],
    ['a skipped area now', 'SF', { sf: ['PCOOK1'] }, { sf: ['refused'] }, 'skipped', [], []],
    [
      'the part that was not skipped',
      'PS',
      { ps: ['refused'] },
      { ps: ['IUBK'], IBUY: 1 },
      'more',
      ['IBUY'],
      [],
    ],
  ])('%s', (_case, code, before, after, kind, gained, lost) => {
    expect(area(before, after, code)).toEqual({ area: code, kind, gained, lost });
  });

  it.each([
    ['began', 4, 1],
    ['stopped', 1, 2],
    ['offline', 3, 4],
  ])('%s to use the Internet, or not', (kind, then, now) => {
    const of = (IU: number) => (IU === 1 ? { ...NOTHING, cc: ['IUEM'] } : { IU });
    const change = changeOf(of(then), of(now));
    expect(change?.kind).toBe(kind);
    expect(change?.areas.filter((one) => one.kind === 'more').map((one) => one.gained)).toEqual(
      kind === 'began' ? [['IUEM']] : [],
    );
  });

  it('says nothing of what has no answers, and knows the question of every activity', () => {
    expect(changeOf({}, NOTHING)).toBeNull();
    expect(changeOf(NOTHING, {})).toBeNull();
    // Ticked in its own question, every activity is new.
    for (const code of AREA_CODES) {
      for (const names of AREAS[code].activities) {
        const [name = ''] = names;
        const question =
          name === 'IBUY' ? 'IBUY' : name.startsWith('TIC') ? 'il_checks' : (AREAS[code].questions[0] ?? '');
        const ticked = { [question]: name === 'IBUY' ? 1 : [name] };
        expect(area({}, ticked, code)?.gained).toEqual([name]);
        expect(area({ [question]: name === 'IBUY' ? 'refused' : ['refused'] }, ticked, code)?.gained).toEqual(
          [],
        );
      }
    }
  });
});
