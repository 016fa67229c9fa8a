import { expect, it } from 'vitest';
import { csvOf } from '../../../app/platform/csv.ts';

const cell = (value: string | number) => csvOf([[value, 7]]).slice(1, -'\r\n'.length);

it.each([
  ['=1+1', "'=1+1"],
  ['+39', "'+39"],
  ['-x', "'-x"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['＝1+1', "'＝1+1"],
  ['\tx', '"\'\tx"'],
  ['\rx', '"\'\rx"'],
  ['\n=1', '"\'\n=1"'],
  ['\0=1', "'\0=1"],
  ['a;b', '"a;b"'],
  ['a,=b', '"a,=b"'],
  ['a"b', '"a""b"'],
  ['=a;"b"', '"\'=a;""b"""'],
  ['Castelnuovo — «Là»', 'Castelnuovo — «Là»'],
  ['a=b', 'a=b'],
  ['', ''],
])('the text %j is text, whole', (text, written) => {
  expect(cell(text)).toBe(`${written};7`);
});

it.each([
  [-12, '-12'],
  [-0.5, '-0.5'],
  [1_234_567, '1234567'],
  [0, '0'],
])('the number %d stays a number', (number, written) => {
  expect(cell(number)).toBe(`${written};7`);
});

it('begins with the mark and ends every line', () => {
  expect(csvOf([['a'], ['b']])).toBe('\ufeffa\r\nb\r\n');
});
