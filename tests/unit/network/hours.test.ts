import { describe, expect, it } from 'vitest';
import { hoursAsFields, parseHours, readHours } from '../../../app/network/hours.ts';

const read = (fields: Record<string, string>) => readHours((name) => fields[name] ?? '');

describe('weekly hours', () => {
  it('are read by day, morning and afternoon, and written back the same', () => {
    const fields = {
      mon_1_from: '09:00',
      mon_1_to: '13:00',
      mon_2_from: '14:30',
      mon_2_to: '18:00',
      sat_2_from: '15:00',
      sat_2_to: '16:00',
    };
    const answer = read(fields);
    expect(answer).toEqual({
      ok: true,
      hours: {
        mon: [
          ['09:00', '13:00'],
          ['14:30', '18:00'],
        ],
        sat: [['15:00', '16:00']],
      },
    });
    const { sat_2_from, sat_2_to, ...rest } = fields;
    const again = answer.ok ? hoursAsFields(parseHours(JSON.stringify(answer.hours))) : {};
    expect(again).toEqual({ ...rest, sat_1_from: sat_2_from, sat_1_to: sat_2_to });
  });

  it('may be closed all week', () => {
    expect(read({})).toEqual({ ok: true, hours: {} });
  });

  it.each([
    [{ mon_1_from: '9:00', mon_1_to: '13:00' }, { mon_1_from: 'time' }],
    [{ mon_1_from: '09:00', mon_1_to: '24:00' }, { mon_1_to: 'time' }],
    [{ tue_1_from: '09:00' }, { tue_1_to: 'incomplete' }],
    [{ tue_2_to: '18:00' }, { tue_2_from: 'incomplete' }],
    [{ wed_1_from: '13:00', wed_1_to: '09:00' }, { wed_1_to: 'order' }],
    [{ wed_1_from: '09:00', wed_1_to: '09:00' }, { wed_1_to: 'order' }],
    [
      { thu_1_from: '09:00', thu_1_to: '13:00', thu_2_from: '13:00', thu_2_to: '15:00' },
      { thu_2_from: 'overlap' },
    ],
    [
      { fri_1_from: '<b>', sun_1_to: 'x' },
      { fri_1_from: 'time', sun_1_to: 'time' },
    ],
  ])('%o is refused at the field', (fields, mistakes) => {
    expect(read(fields)).toEqual({ ok: false, mistakes });
  });

  it('kept in an unknown shape count as closed', () => {
    expect(parseHours('{}')).toEqual({});
    expect(parseHours('[]')).toEqual({});
    expect(parseHours('{"mon":[["09:00"],["09:00","13:00"]],"luned":[["09:00","13:00"]],"tue":3}')).toEqual({
      mon: [['09:00', '13:00']],
    });
  });
});
