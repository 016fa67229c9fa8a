import { expect, it } from 'vitest';
import { isPlainText } from '../../../app/platform/http/plain-text.ts';

it.each([
  ['nothing', ''],
  ['accents', 'Niccolò D’Angiò, perché?'],
  ['accents of two marks', 'Niccolo\u0300'],
  ['lines and tabs', 'uno\r\ndue\ttre\n'],
  ['Arabic', 'محمد'],
  ['Chinese', '王小明'],
  ['Persian with a joiner', 'می\u200cخواهم'],
  ['signs that stand in texts', '3 < 5, R&D, © 2026 «Bottega»™ 50 % + 1'],
  ['a plane-16 character', '\u{10fffd}'],
])('takes %s', (_, text) => {
  expect(isPlainText(text)).toBe(true);
});

it.each([
  ['NUL', '\u0000'],
  ['bell', '\u0007'],
  ['backspace', '\u0008'],
  ['vertical tab', '\u000b'],
  ['form feed', '\u000c'],
  ['escape', '\u001b[31m'],
  ['delete', '\u007f'],
  ['next line of the second set', '\u0085'],
  ['last of the second set', '\u009f'],
  ['left-to-right mark', '\u200e'],
  ['right-to-left mark', '\u200f'],
  ['Arabic letter mark', '\u061c'],
  ['left-to-right embedding', '\u202a'],
  ['pop direction', '\u202c'],
  ['right-to-left override', '\u202e'],
  ['left-to-right isolate', '\u2066'],
  ['pop isolate', '\u2069'],
  ['byte order mark', '\ufeff'],
  ['lone high surrogate', '\ud83d'],
  ['lone low surrogate', '\ude42'],
  ['surrogates the wrong way round', '\ude42\ud83d'],
  ['emoji', '🙂'],
  ['a family joined of several', '👩‍👩‍👧'],
  ['a flag', '🇮🇹'],
  ['a tag', '<b onclick="x()">'],
  ['a comment', '<!-- -->'],
  ['a zero-width space', '\u200b'],
])('refuses %s, wherever it stands', (_, mark) => {
  for (const text of [mark, `a${mark}`, `${mark}a`, `a${mark} b`]) expect(isPlainText(text)).toBe(false);
});
