import { expect, it } from 'vitest';
import { pathOf } from '../../../app/training/standings.ts';

const module = (id: string, ended_on: string | null = null) => ({ id, title: id, course_id: null, ended_on });
const KNOWN = {
  modules: [module('privacy'), module('welcome'), module('old', '2026-01-01'), module('teaching')],
  requirements: [
    { role: 'facilitator', module_id: 'privacy' },
    { role: 'facilitator', module_id: 'welcome' },
    { role: 'facilitator', module_id: 'old' },
    { role: 'trainer', module_id: 'teaching' },
    { role: 'trainer', module_id: 'privacy' },
  ],
};
const RECORDS = [{ module_id: 'privacy', done_on: '2026-02-01', expires_on: '2027-01-31' }];

it('asks of each role its modules in force, once, and says where somebody stands', () => {
  const anna = pathOf(['facilitator', 'trainer'], RECORDS, KNOWN, '2026-11-22');
  expect(anna.standings.map(({ moduleId, state }) => [moduleId, state])).toEqual([
    ['privacy', 'done'],
    ['welcome', 'missing'],
    ['teaching', 'missing'],
  ]);
  expect(anna.worst).toBe('missing');
  expect(pathOf(['analyst'], RECORDS, KNOWN, '2026-11-22')).toEqual({
    standings: [],
    worst: 'done',
  });
});
