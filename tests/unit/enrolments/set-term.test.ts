import { expect, it } from 'vitest';
import { readTerm } from '../../../app/enrolments/set-term.server.ts';

const TYPED = {
  valid_from: '2026-11-23',
  confirm_hours: '48',
  call_hours: '72',
  offer_hours: '24',
  remind_days: '0',
  contact_days: '180',
};

function read(change: Partial<typeof TYPED> = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...TYPED, ...change })) form.set(name, value);
  return readTerm(form, '2026-11-22');
}

it('terms of enrolments hold from tomorrow on', () => {
  expect(read()).toEqual({
    ok: true,
    value: {
      valid_from: '2026-11-23',
      confirm_hours: 48,
      call_hours: 72,
      offer_hours: 24,
      remind_days: 0,
      contact_days: 180,
    },
  });
});

it.each([
  ['valid_from', '2026-11-22'],
  ['valid_from', 'domani'],
  ['confirm_hours', '0'],
  ['confirm_hours', '721'],
  ['call_hours', ''],
  ['offer_hours', '24,5'],
  ['offer_hours', '-1'],
  ['remind_days', '31'],
  ['contact_days', '0'],
  ['contact_days', '99999999'],
])('%s is refused as %j', (field, value) => {
  const answer = read({ [field]: value });
  expect(Object.keys(answer.ok ? {} : answer.errors)).toEqual([field]);
});
