import { describe, expect, it } from 'vitest';
import { displayName, maskCode } from '../../../app/people/display-name.ts';

const CODE = 'RSSMRA72L09H501S';

describe('displayName', () => {
  it.each([
    ['Mario', 'Rossi', CODE, 'Mario R.'],
    ['  Anna  Maria ', ' de Luca', null, 'Anna Maria D.'],
    ['Zoë', 'e\u0300lite', null, 'Zoë È.'],
    ['Lí', '𠮷野', null, 'Lí 𠮷.'],
    ['Mario', null, CODE, 'Mario'],
    ['Mario', '  ', null, 'Mario'],
    [null, 'Rossi', CODE, 'RSS MRA'],
    ['', '', CODE, 'RSS MRA'],
    [null, null, 'RSSMRATNLLVHRLMC', 'RSS MRA'],
    [null, null, '12345678903', null],
    [null, 'Rossi', null, null],
    [null, null, null, null],
    [null, null, '', null],
  ])('%s %s %s: %s', (givenName, familyName, code, label) => {
    expect(displayName({ givenName, familyName, code })).toBe(label);
  });
});

describe('maskCode', () => {
  it.each([
    [CODE, 'RSSMRA•••••••••S'],
    ['12345678903', '••••••••••3'],
    ['', ''],
    ['7', '7'],
  ])('%s: %s', (code, masked) => expect(maskCode(code)).toBe(masked));

  it('never shows date, place or length other than the code’s own', () => {
    expect(maskCode(CODE)).toHaveLength(CODE.length);
    expect(maskCode(CODE)).not.toMatch(/[0-9]/);
  });
});
