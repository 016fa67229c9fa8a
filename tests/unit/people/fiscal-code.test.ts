import { describe, expect, it } from 'vitest';
import { canonicalCode, codesIn, readCode } from '../../../app/people/fiscal-code.server.ts';
import { OMOCODIA_AT, omocodiaVariants, withCheck } from './synthetic-code.ts';

const TODAY = '2026-03-10';
const BASE = 'RSSMRA72L09H501S';
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Surname and names of the sample, another date and place, the right check letter. */
const code = (date: string, place = 'H501') => withCheck(`RSSMRA${date}${place}`);

describe('a valid code', () => {
  it('says birth, gender and place', async () => {
    expect(await readCode(BASE, TODAY)).toEqual({
      kind: 'fiscal',
      code: BASE,
      birthDate: '1972-07-09',
      birthDateAlternative: null,
      gender: 'B',
      birthplace: 'H501',
      birthplaceName: 'Roma',
      foreignBorn: false,
    });
  });

  it.each([
    ['72L49', 'H501', '1972-07-09', 'A', false],
    ['72A71', 'F205', '1972-01-31', 'A', false],
    ['72A31', 'Z404', '1972-01-31', 'B', true],
    ['90T41', 'Z100', '1990-12-01', 'A', true],
    ['80A01', 'L736', '1980-01-01', 'B', false],
  ])('%s%s is %s, gender %s, foreign %s', async (date, place, birthDate, gender, foreignBorn) => {
    expect(await readCode(code(date, place), TODAY)).toMatchObject({
      kind: 'fiscal',
      birthDate,
      gender,
      birthplace: place,
      foreignBorn,
    });
  });

  it.each([...'ABCDEHLMPRST'].map((letter, index) => [letter, index + 1] as const))(
    'month letter %s is month %i',
    async (letter, month) => {
      const reading = await readCode(code(`72${letter}15`), TODAY);
      expect(reading).toMatchObject({ birthDate: `1972-${String(month).padStart(2, '0')}-15` });
    },
  );

  it.each(['FOXYUX', 'AIEOXX', 'NGXBXX', 'REXLIA'])('short names: %s', async (names) => {
    expect(await readCode(withCheck(`${names}72L09H501`), TODAY)).toMatchObject({ kind: 'fiscal' });
  });
});

describe('typing', () => {
  it.each([
    ['lower case', 'rssmra72l09h501s'],
    ['blanks and hyphens', '  RSS MRA-72L09–H501 S \r\n'],
    ['a tab and a scanner’s control characters', '\u0002RSSMRA72L09\tH501S\u0003\u001d'],
    ['invisible characters', '\ufeffRSS\u200bMRA\u00ad72L\u206009H501S\ufe0f\u00a0'],
    ['full-width forms', 'ＲＳＳＭＲＡ７２Ｌ０９Ｈ５０１Ｓ'],
    ['minus sign', 'RSSMRA−72L09−H501−S'],
    ['a card that was read twice', 'RSSMRA72L09H501S rssmra72L09H501S'],
  ])('%s', async (_, typed) => {
    expect(await readCode(typed, TODAY)).toMatchObject({ kind: 'fiscal', code: BASE });
  });

  it('one spelling per code', () => {
    expect(canonicalCode(' rss mra 72l09-h501s')).toBe(BASE);
    expect(canonicalCode(canonicalCode(' 0123 4567890'))).toBe('01234567890');
  });

  it('cards read one after the other are several codes, anything else is one', () => {
    expect(codesIn(`${BASE}01234567897 ${BASE.toLowerCase()}`)).toEqual([BASE, '01234567897']);
    for (const typed of ['', `${BASE}S`, `${BASE}0123`]) expect(codesIn(typed)).toEqual([typed]);
  });

  it('an omocodia variant is somebody else and keeps its own spelling', () => {
    const variants = omocodiaVariants(BASE).map(canonicalCode);
    expect(new Set(variants).size).toBe(128);
  });
});

describe('omocodia', () => {
  it('all 128 variants are read, each with the same data and its own code', async () => {
    const base = await readCode(BASE, TODAY);
    expect(base.kind).toBe('fiscal');
    const variants = omocodiaVariants(BASE);
    expect(variants[0]).toBe(BASE);
    for (const variant of variants)
      expect(await readCode(variant, TODAY)).toEqual({ ...base, code: variant });
  });

  it('a woman’s day and a foreign place in letters', async () => {
    const [, ...variants] = omocodiaVariants(code('85H58', 'Z330'));
    const last = variants.at(-1) ?? '';
    expect(last).toMatch(/^RSSMRAURHRUZPPL[A-Z]$/);
    expect(await readCode(last, TODAY)).toMatchObject({
      birthDate: '1985-06-18',
      gender: 'A',
      birthplace: 'Z330',
      foreignBorn: true,
    });
  });
});

describe('one character changed', () => {
  // In the decree's table digits and omocodia letters never share a value at the same position, so that a check
  // letter catches every single change.
  it.each([BASE, omocodiaVariants(BASE)[85] ?? '', code('00B69', 'Z404')])('%s is refused', async (right) => {
    expect(await readCode(right, TODAY)).toMatchObject({ kind: 'fiscal' });
    for (let at = 0; at < right.length; at++) {
      for (const character of ALPHABET) {
        if (character === right[at]) continue;
        const changed = right.slice(0, at) + character + right.slice(at + 1);
        expect(await readCode(changed, TODAY), changed).toMatchObject({ kind: 'invalid' });
      }
    }
  });
});

describe('centuries', () => {
  it.each([
    // digits, service day, birth date, alternative
    ['20A10', '2026-03-10', '2020-01-10', '1920-01-10'],
    ['20A10', '2020-01-10', '2020-01-10', '1920-01-10'],
    ['20A10', '2020-01-09', '1920-01-10', null],
    ['26C10', '2026-03-10', '2026-03-10', '1926-03-10'],
    ['26C11', '2026-03-10', '1926-03-11', null],
    ['15C11', '2026-03-10', '2015-03-11', '1915-03-11'],
    ['15C10', '2026-03-10', '2015-03-10', null],
    ['00A01', '2026-03-10', '2000-01-01', null],
    ['99T31', '2026-03-10', '1999-12-31', null],
    ['99T31', '2100-01-01', '2099-12-31', '1999-12-31'],
  ])('%s on %s is %s or %s', async (date, today, birthDate, birthDateAlternative) => {
    expect(await readCode(code(date), today)).toMatchObject({
      kind: 'fiscal',
      birthDate,
      birthDateAlternative,
    });
  });

  it('a comune that ceased in 1928 leaves only the older century', async () => {
    expect(await readCode(code('20A10', 'A002'), TODAY)).toMatchObject({
      birthDate: '1920-01-10',
      birthDateAlternative: null,
      birthplaceName: 'Abbadia Sopra Adda',
    });
  });

  it('29 February 2000 existed, 29 February 1900 did not', async () => {
    expect(await readCode(code('00B29'), '2009-06-01')).toMatchObject({
      birthDate: '2000-02-29',
      birthDateAlternative: null,
    });
    expect(await readCode(code('00B29'), '1999-06-01')).toMatchObject({ problem: 'date' });
  });
});

describe('places', () => {
  // In 2040 nobody of 1917 or 1919 is expected: the digits have one century only.
  it.each([
    ['ceased on 2017-01-01, born long before', '95A01', 'A012', 'fiscal'],
    ['born on its last day', '17A01', 'A012', 'fiscal'],
    ['born the day after', '17A02', 'A012', 'invalid'],
    ['founded on 2019-01-01, born that day', '19A01', 'M410', 'fiscal'],
    ['born the day before', '18T31', 'M410', 'invalid'],
    ['born before codes were given: the life of the place does not bind', '60A01', 'M410', 'fiscal'],
    ['a country that is gone, born in time', '80A01', 'Z118', 'fiscal'],
    ['a country that is gone, born later', '10A01', 'Z118', 'invalid'],
  ])('%s', async (_, date, place, kind) => {
    const reading = await readCode(code(date, place), '2040-01-01');
    expect(reading).toMatchObject(kind === 'invalid' ? { kind, problem: 'place', found: place } : { kind });
  });
});

describe('problems', () => {
  it.each(['', '   ', '\u200b\ufeff', '- -', '\u0000'])('empty: %j', async (typed) => {
    expect(await readCode(typed, TODAY)).toEqual({ kind: 'invalid', problem: 'empty' });
  });

  it.each([
    ['R', 1],
    ['RSSMRA72L09', 11],
    ['RSSMRA72L09H501', 15],
    ['RSSMRA72L09H501SS', 17],
    ['0123456789', 10],
    ['012345678901', 12],
    ['👩‍🦳👍🏽', 4],
  ])('length: %s has %i characters', async (typed, length) => {
    expect(await readCode(typed, TODAY)).toEqual({ kind: 'invalid', problem: 'length', length });
  });

  it.each([
    ['R5SMRA72L09H501S', 2, '5', 'letter', BASE],
    ['RSSMRA7ZL09H501S', 8, 'Z', 'digit', BASE],
    ['RSSMRA72LO9H501S', 10, 'O', 'digit', BASE],
    ['RSSMRA72LO9H5OIS', 10, 'O', 'digit', BASE],
    ['RSSMRA72109H501S', 9, '1', 'letter', BASE],
    ['RSSMRA72L09H5015', 16, '5', 'letter', BASE],
    ['RSSMRA7*L09H501S', 8, '*', 'digit', undefined],
    ['RSSMRA7ßL09H501S', 8, 'ß', 'digit', undefined],
    ['RSS👵RA72L09H501S', 4, '👵', 'letter', undefined],
    ['RASMRA72L09H501S', 3, 'S', 'vowel', undefined],
    ['RSSABC72L09H501S', 5, 'B', 'vowel', undefined],
    ['RSSIXA72L09H501S', 5, 'X', 'vowel', undefined],
    ['0123456789A', 11, 'A', 'digit', undefined],
  ])(
    'character: %s, position %i, found %s, expected %s',
    async (typed, position, found, expected, suggestion) => {
      const reading = await readCode(typed, TODAY);
      expect(reading).toEqual({
        kind: 'invalid',
        problem: 'character',
        position,
        found,
        expected,
        ...(suggestion ? { suggestion } : {}),
      });
    },
  );

  it('month: a letter that is no month', async () => {
    expect(await readCode(code('72F09'), TODAY)).toEqual({
      kind: 'invalid',
      problem: 'date',
      position: 9,
      found: 'F',
      expected: 'month',
    });
  });

  it.each([
    '72L00',
    '72L32',
    '72L40',
    '72L72',
    '72L81',
    '72L99',
    '72D31',
    '72D71',
    '72B30',
    '73B29',
    '73B69',
  ])('date: %s', async (date) => {
    const reading = await readCode(code(date), TODAY);
    expect(reading).toMatchObject({ kind: 'invalid', problem: 'date', position: 10, found: date.slice(3) });
  });

  it.each(['72B29', '72B69', '72D30', '72L31'])('%s is a date', async (date) => {
    expect(await readCode(code(date), TODAY)).toMatchObject({ kind: 'fiscal' });
  });

  it.each(['A000', 'I999', 'Z000', 'Z999', 'N501', 'K001', 'X100'])('place: %s', async (place) => {
    const reading = await readCode(code('72L09', place), TODAY);
    expect(reading).toMatchObject({ kind: 'invalid', problem: 'place', position: 12, found: place });
  });

  it('check: every other letter', async () => {
    for (const letter of 'ABCDEFGHIJKLMNOPQRTUVWXYZ') {
      const reading = await readCode(`${BASE.slice(0, 15)}${letter}`, TODAY);
      expect(reading).toMatchObject({ kind: 'invalid', problem: 'check' });
    }
  });
});

describe('suggestions', () => {
  it('a lower-case L read for a one', async () => {
    const right = code('71A10');
    const reading = await readCode(right.replace('71A10', '7lA10'), TODAY);
    expect(reading).toEqual({ kind: 'invalid', problem: 'check', suggestion: right });
  });

  it('omocodia letters with the base code’s check letter', async () => {
    expect(await readCode('RSSMRATNL09H501S', TODAY)).toEqual({
      kind: 'invalid',
      problem: 'check',
      suggestion: BASE,
    });
  });

  it('an impossible date or place that a look-alike explains', async () => {
    const right = code('72L05', 'F205');
    expect(await readCode(right.replace('F205', 'F2OS'), TODAY)).toMatchObject({ suggestion: right });
  });

  it('every digit of a base code typed as the letter it looks like', async () => {
    const letters: Record<string, string> = { '0': 'O', '1': 'I', '2': 'Z', '5': 'S', '6': 'G', '8': 'B' };
    let tried = 0;
    for (const right of [BASE, code('85H58', 'Z330'), code('61P20', 'F205')]) {
      for (const at of OMOCODIA_AT) {
        const letter = letters[right[at] ?? ''];
        if (!letter) continue;
        const typed = right.slice(0, at) + letter + right.slice(at + 1);
        expect(await readCode(typed, TODAY), typed).toMatchObject({ kind: 'invalid', suggestion: right });
        tried++;
      }
    }
    expect(tried).toBe(17);
  });

  it('none when two people’s codes fit', async () => {
    const one = withCheck('RDSQRA72L09H501');
    expect(withCheck('RQSDRA72L09H501').at(-1)).toBe(one.at(-1));
    const reading = await readCode(`R0S0RA${one.slice(6)}`, TODAY);
    expect(reading).toEqual({
      kind: 'invalid',
      problem: 'character',
      position: 2,
      found: '0',
      expected: 'letter',
    });
  });

  it('a mistyped digit of a base code never turns into a stranger’s omocodia variant', async () => {
    for (const at of OMOCODIA_AT) {
      for (const digit of '0123456789') {
        const reading = await readCode(BASE.slice(0, at) + digit + BASE.slice(at + 1), TODAY);
        expect(reading).not.toHaveProperty('suggestion');
      }
    }
  });
});

describe('provisional codes', () => {
  // 1 + 4 + 3 + 8 + 5 + 3 + 7 + 7 + 9 + 0 = 47, so 3.
  it.each(['12345678903', '98765432103', ' 123-456 789 03 ', '１２３４５６７８９０３'])(
    '%s',
    async (typed) => {
      expect(await readCode(typed, TODAY)).toEqual({ kind: 'provisional', code: canonicalCode(typed) });
    },
  );

  it('any other check digit is refused, and every single changed digit', async () => {
    const right = '12345678903';
    for (let at = 0; at < right.length; at++) {
      for (const digit of '0123456789') {
        const changed = right.slice(0, at) + digit + right.slice(at + 1);
        if (changed === right) continue;
        expect(await readCode(changed, TODAY)).toEqual({ kind: 'invalid', problem: 'provisional_check' });
      }
    }
  });

  it('a key held down is no code', async () => {
    expect(await readCode('00000000000', TODAY)).toMatchObject({ problem: 'provisional_check' });
  });

  it('a letter among digits is pointed out, with the code it resembles', async () => {
    expect(await readCode('1234567B9O3', TODAY)).toEqual({
      kind: 'invalid',
      problem: 'character',
      position: 8,
      found: 'B',
      expected: 'digit',
      suggestion: '12345678903',
    });
  });
});

describe('hostile input', () => {
  it.each([
    ['100 kB of letters', 'A'.repeat(100_000)],
    ['100 kB of emoji', '👩‍🦳'.repeat(20_000)],
    ['100 kB of combining marks', '\u0316\u0301'.repeat(50_000)],
    ['100 kB of ligatures that grow', '\ufdfa'.repeat(100_000)],
    ['lone surrogates', '\ud800'.repeat(16)],
    ['nulls inside', 'RSSMRA72L09H501\u0000\u0000'],
    ['markup', '<script>alert(1)'],
    ['names of object members', '__proto__constructor'],
  ])('%s: refused at once', async (_, typed) => {
    const started = performance.now();
    expect(await readCode(typed, TODAY)).toMatchObject({ kind: 'invalid' });
    expect(performance.now() - started).toBeLessThan(500);
  });

  it('says how long a text was that is far too long', async () => {
    expect(await readCode(`  ${'A'.repeat(100_000)} `, TODAY)).toEqual({
      kind: 'invalid',
      problem: 'length',
      length: 100_000,
    });
  });

  it('a code inside a lot of blanks is still read', async () => {
    expect(await readCode(`${' '.repeat(100_000)}${BASE}${'\n'.repeat(100_000)}`, TODAY)).toMatchObject({
      code: BASE,
    });
  });
});
