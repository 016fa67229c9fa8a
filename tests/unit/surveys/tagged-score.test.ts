import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadInstruments } from '../../../app/surveys/instruments.server.ts';
import { scoreTagged } from '../../../app/surveys/tagged-score.ts';

const instruments = loadInstruments(join(import.meta.dirname, '../../../surveys'));
const definition = instruments.latestInstrument('course-check')?.definition ?? {};

describe('the points of a course check', () => {
  it('are none without answers, out of what there is', () => {
    const { score, of, skipped, competences } = scoreTagged(definition, {});
    // 18 things to do, five questions from 0 to 3.
    expect([score, of, skipped]).toEqual([0, 33, 10]);
    expect(Object.keys(competences)).toEqual([
      ...['1.1', '1.2', '1.3', '2.1', '2.2', '2.3', '2.4', '2.6'],
      ...['3.1', '3.2', '3.3', '4.1', '4.2', '4.3', '5.1', '5.2', '5.4'],
    ]);
  });

  it('are one for a tick and the number chosen, each with its competence', () => {
    const answers = { moment: 'after', find: ['search', 'keep'], can_find: 3, safe: ['password', 'scam'] };
    const { score, skipped, competences } = scoreTagged(definition, answers);
    expect(score).toBe(7);
    expect(skipped).toBe(7);
    expect(competences['1.1']).toEqual({ score: 4, of: 4 });
    expect(competences['1.2']).toEqual({ score: 0, of: 1 });
    expect(competences['4.2']).toEqual({ score: 2, of: 5 });
  });

  it('tell «none of these» and «never» from skipping', () => {
    const none = scoreTagged(definition, { find: ['none'], can_find: 0 });
    const skipped = scoreTagged(definition, { find: ['refused'], can_find: 'refused' });
    expect([none.score, none.skipped]).toEqual([0, 8]);
    expect([skipped.score, skipped.skipped]).toEqual([0, 10]);
  });

  it('are not given for what nobody tagged', () => {
    const experience = instruments.latestInstrument('experience')?.definition ?? {};
    expect(scoreTagged(experience, { ES6: 5 })).toEqual({ score: 0, of: 0, competences: {}, skipped: 0 });
  });
});
