import { expect, it } from 'vitest';
import { wordsIn } from '../../../app/platform/words.server.ts';

it('fills a text in anew each time it is asked for, as it stands', () => {
  const t = wordsIn('it').getFixedT(null, 'insights');
  expect(t('table.only', { row: 'aprile' })).toBe('Mostra solo: aprile');
  expect(t('table.only', { row: '{{row}} $& maggio' })).toBe('Mostra solo: {{row}} $& maggio');
  expect(t('table.only', { row: undefined })).toBe('Mostra solo: ');
  expect(wordsIn('it').t('insights:table.only', { row: 'giugno' })).toBe('Mostra solo: giugno');
  expect(wordsIn('en').t('insights:table.only', { row: 'June' })).toBe('Show only: June');
});

it('chooses the form of a number, and what is said where there is no text, each time', () => {
  const t = wordsIn('it').getFixedT(null, 'insights');
  expect([1, 2].map((count) => t('silent_sites', { count }))).toEqual([
    expect.stringMatching(/^1 punto/),
    expect.stringMatching(/^2 punti/),
  ]);
  expect(['a', 'b'].map((defaultValue) => t('not.there', { defaultValue }))).toEqual(['a', 'b']);
});
