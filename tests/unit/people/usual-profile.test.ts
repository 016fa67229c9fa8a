import { expect, it } from 'vitest';
import { usualProfile } from '../../../app/people/usual-profile.ts';
import { typedFrom } from '../../../app/ui/typed.ts';
import { typedChoice, usualChoice } from '../../../app/ui/usual-choice.ts';

it.each([
  ['a new site', [], [], ['FI'], ['it', 'en', 'sq', 'ro', 'uk']],
  [
    'a busy one',
    ['PI', 'FI', 'LU', 'SI', 'AR', 'PT'],
    ['zh', 'it', 'ar'],
    ['FI', 'PI', 'LU', 'SI', 'AR'],
    ['it', 'zh', 'ar', 'en', 'sq'],
  ],
])(
  'offers few, its own province and Italian first: %s',
  (_what, province, language, provinces, languages) => {
    const usual = usualProfile({ province, language }, 'FI', ['it', 'en', 'sq', 'ro', 'uk', 'ar']);
    expect(usual).toEqual({ province: provinces, language: languages });
  },
);

it.each([
  ['a usual one', { province: 'FI', province_all: '' }, 'FI'],
  ['a usual one after looking at the list', { province: 'FI', province_all: 'MI' }, 'FI'],
  ['one of the list', { province: 'another', province_all: 'MI' }, 'MI'],
  ['one of the list and no tap', { province_all: 'MI' }, 'MI'],
  ['another one, not said which', { province: 'another', province_all: '' }, ''],
  ['nothing', {}, ''],
])('reads %s, and gives it back', (_what, fields: Record<string, string>, value) => {
  const form = new FormData();
  for (const [name, text] of Object.entries(fields)) form.set(name, text);
  expect(usualChoice(form, 'province')).toBe(value);
  expect(typedChoice(typedFrom(Object.entries(fields)), 'province', 'SI')).toBe(value);
});

it('starts from what is known', () => {
  expect(typedChoice(typedFrom(undefined), 'province', 'SI')).toBe('SI');
});
