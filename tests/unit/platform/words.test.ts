import { expect, it } from 'vitest';
import { CITIZEN_LANGUAGES } from '../../../app/platform/languages.ts';
import { isSpoken, wordsIn } from '../../../app/platform/words.server.ts';

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

it('says of every number what i18next says of it, also in a language whose words are said in Italian', () => {
  for (const language of CITIZEN_LANGUAGES.filter(isSpoken)) {
    const t = wordsIn(language).getFixedT(null, 'insights');
    for (const key of ['silent_sites', 'skills.adults.of', 'targets:sites.finding']) {
      for (const count of [0, 1, 2, 3, 5, 11, 21, 100, 101, 1_000_000, 1.5]) {
        // A text whose language is named is looked for anew each time.
        const anew = t(key, { count, number: String(count), lng: language });
        expect(t(key, { count, number: String(count) }), `${key} ${language} ${count}`).toBe(anew);
      }
    }
  }
});

it("says «dall'8» in Italian where a number filled in begins with a vowel, and only there", () => {
  const period = (language: 'it' | 'es', from: string, to: string) =>
    wordsIn(language).t('courses:edition.from_to', { from, to });
  expect(period('it', '8 ott 2026', '11 ott 2026')).toBe("dall'8 ott 2026 all'11 ott 2026");
  expect(period('it', '18 ott 2026', '1 nov 2026')).toBe('dal 18 ott 2026 al 1 nov 2026');
  expect(period('it', 'gio 8 ott', '110')).toBe('dal gio 8 ott al 110');
  const share = (count: number) =>
    wordsIn('it').getFixedT(null, 'courses')('course.certificate_from', { percent: count });
  expect([80, 75].map(share)).toEqual(["Dall'80% delle ore", 'Dal 75% delle ore']);
  expect(wordsIn('it').t('card:notice.read', { day: '8 ott 2026', version: '2', count: 2 })).toMatch(
    / l'8 ott 2026/,
  );
});
