import { expect, it } from 'vitest';
import { answerDue, urgencyOf } from '../../../app/privacy/rules.ts';

it.each([
  ['2026-03-09', '2026-04-09'],
  ['2026-01-31', '2026-02-28'],
  ['2028-01-31', '2028-02-29'],
  ['2026-12-31', '2027-01-31'],
])('a request of %s is answered by %s', (received, due) => {
  expect(answerDue(received)).toBe(due);
});

it.each([
  ['2026-03-08', 'late'],
  ['2026-03-09', 'soon'],
  ['2026-03-16', 'soon'],
  ['2026-03-17', 'calm'],
])('on 9 March, what is due on %s is %s', (due, urgency) => {
  expect(urgencyOf(due, '2026-03-09')).toBe(urgency);
});
