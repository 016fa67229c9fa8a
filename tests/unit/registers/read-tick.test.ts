import { expect, it } from 'vitest';
import { readTick } from '../../../app/registers/read-tick.ts';

const read = (fields: Record<string, string>) => readTick((name) => fields[name] ?? '', 120);

it.each([
  [{ all: '1' }, { kind: 'all' }],
  [{ unnamed: '3' }, { kind: 'unnamed', heads: 3 }],
  [{ unnamed: '0' }, { kind: 'unnamed', heads: 0 }],
  [
    { enrolment: 'e', there: '1' },
    { kind: 'there', enrolmentId: 'e', minutes: null },
  ],
  [
    { enrolment: 'e', there: '0' },
    { kind: 'away', enrolmentId: 'e' },
  ],
  [
    { enrolment: 'e', minutes: ' 45 ' },
    { kind: 'there', enrolmentId: 'e', minutes: 45 },
  ],
  [
    { enrolment: 'e', minutes: '120' },
    { kind: 'there', enrolmentId: 'e', minutes: 120 },
  ],
])('%o is set', (fields, tick) => {
  expect(read(fields)).toEqual({ ok: true, tick });
});

it.each([
  [{ enrolment: 'e', minutes: '0' }, 'minutes-e'],
  [{ enrolment: 'e', minutes: '121' }, 'minutes-e'],
  [{ enrolment: 'e', minutes: '4,5' }, 'minutes-e'],
  [{ enrolment: 'e', minutes: '٤٥' }, 'minutes-e'],
  [{ unnamed: '-1' }, 'unnamed'],
  [{ unnamed: '201' }, 'unnamed'],
  [{}, 'register'],
])('%o is a mistake in %s', (fields, field) => {
  expect(read(fields)).toMatchObject({ ok: false, field });
});
