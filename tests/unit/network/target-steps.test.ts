import { describe, expect, it } from 'vitest';
import { readSteps, stepsAsFields } from '../../../app/network/target-steps.ts';

/** The words every form has of these stand with those of all pages. */
const OF_ALL_FORMS = ['required', 'too_long', 'characters', 'day', 'whole_number', 'choose'];
const keyOf = (reason: string) =>
  `${OF_ALL_FORMS.includes(reason) ? 'ui:errors' : 'network:error'}.${reason}`;

const YEAR = { starts_on: '2026-01-01', ends_on: '2026-12-31' };
const read = (fields: Readonly<Record<string, string>>) => readSteps((name) => fields[name] ?? '', YEAR);

const TWO = {
  step_1_due: '2026-06-30',
  step_1_uniques: '400',
  step_1_sites: '10',
  step_3_due: '2026-12-31',
  step_3_uniques: '1000',
};

describe('the steps of a programme', () => {
  it('are read row by row, empty rows left out, and given back as the fields', () => {
    const { targets, errors } = read(TWO);
    expect(errors).toEqual({});
    expect(targets).toEqual([
      { measure: 'uniques', due_on: '2026-06-30', value: 400 },
      { measure: 'sites', due_on: '2026-06-30', value: 10 },
      { measure: 'uniques', due_on: '2026-12-31', value: 1000 },
    ]);
    expect(stepsAsFields(targets)).toEqual({
      step_1_due: '2026-06-30',
      step_1_uniques: '400',
      step_1_sites: '10',
      step_2_due: '2026-12-31',
      step_2_uniques: '1000',
    });
  });

  it.each([
    [{ step_1_due: '' }, 'step_1_due', 'target_day'],
    [{ step_1_due: '2026-02-30' }, 'step_1_due', 'day'],
    [{ step_1_due: '2025-12-31' }, 'step_1_due', 'target_outside'],
    [{ step_3_due: '2027-01-01' }, 'step_3_due', 'target_outside'],
    [{ step_3_due: '2026-06-30' }, 'step_3_due', 'target_day_rises'],
    [{ step_2_due: '2026-07-31' }, 'step_2_due', 'target_missing'],
    [{ step_3_uniques: '400' }, 'step_3_uniques', 'target_rises'],
    [{ step_3_uniques: '0' }, 'step_3_uniques', 'target_number'],
    [{ step_3_uniques: '1.000' }, 'step_3_uniques', 'target_number'],
    [{ step_1_sites: '50000001' }, 'step_1_sites', 'target_number'],
  ])('with %o are refused at that field', (change, field, reason) => {
    const { errors } = read({ ...TWO, ...change });
    expect(errors).toEqual({ [field]: { key: keyOf(reason) } });
  });
});
