import { expect, it } from 'vitest';
import { documentLanguage } from '../../../app/platform/document-language.ts';
import { isLanguage, languageFromHeader } from '../../../app/platform/languages.ts';

it.each([
  [null, 'it'],
  ['', 'it'],
  ['it-IT,it;q=0.9', 'it'],
  ['en-GB,en;q=0.9,it;q=0.8', 'en'],
  ['EN', 'en'],
  ['ro,en;q=0.5', 'en'],
  ['fr-FR,ro;q=0.8', 'it'],
  ['*', 'it'],
  [' , ;q=1, en', 'en'],
  [`${'fr,'.repeat(100)}en`, 'it'],
  [`${'x'.repeat(100_000)}`, 'it'],
] as const)('%#: a browser that asks for %j reads %s', (header, language) => {
  expect(languageFromHeader(header)).toBe(language);
});

it.each(['', 'IT', 'fr', 'it-IT', 'constructor', null, undefined, 1, ['it']])(
  '%j is no language of ours',
  (text) => {
    expect(isLanguage(text)).toBe(false);
  },
);

it.each([
  ['what the page chose', { root: { language: 'en' } }, 'it', 'en'],
  ['what the browser asks for, without a root', {}, 'en', 'en'],
  ['what the browser asks for, before any loader', null, 'en', 'en'],
  ['what the browser asks for, not an unknown word', { root: { language: 'xx' } }, 'en', 'en'],
  ['Italian after all', { root: null }, 'fr', 'it'],
  ['what the citizen chose', { root: { language: 'ar' } }, 'en', 'ar'],
])('a document speaks %s', (_, loaderData, header, language) => {
  const request = new Request('https://bottega.example/', { headers: { 'Accept-Language': header } });
  expect(documentLanguage(request, { loaderData })).toBe(language);
});

it('says errors in the words of the staff, whatever the citizen chose', () => {
  const request = new Request('https://bottega.example/', { headers: { 'Accept-Language': 'en' } });
  const chosen = (language: string) => ({ loaderData: { root: { language } }, errors: { root: {} } });
  expect(documentLanguage(request, chosen('ar'))).toBe('en');
  expect(documentLanguage(request, chosen('it'))).toBe('it');
  const refused = { data: { problem: 'not_found', language: 'it' } };
  expect(documentLanguage(request, { errors: { root: refused } })).toBe('it');
});
