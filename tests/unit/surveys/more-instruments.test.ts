import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acceptComplete, acceptPartial } from '../../../app/surveys/accept-answers.server.ts';
import { givenAnswers } from '../../../app/surveys/given-answers.ts';
import { loadInstruments } from '../../../app/surveys/instruments.server.ts';
import { movePage } from '../../../app/surveys/move-page.ts';
import { unfitTexts } from '../../../app/surveys/page-answers.ts';
import { pagesOf, screenOf } from '../../../app/surveys/screen.ts';
import { withModel } from '../../../app/surveys/survey-models.server.ts';

const instruments = loadInstruments(join(import.meta.dirname, '../../../surveys'));

function definitionOf(name: string) {
  const found = instruments.latestInstrument(name);
  if (!found) throw new Error(name);
  return found.definition;
}

const experience = definitionOf('experience');
const EXPERIENCE = {
  ES1: ['L'],
  ES2: ['G', 'I'],
  ES3: 'A',
  ES4: 'La app IO.\nE le foto',
  ES5: ['C'],
  ES6: 5,
};

/** Values offered, by question. */
function valuesOf(name: string): Record<string, string[]> {
  return withModel(definitionOf(name), (model) =>
    Object.fromEntries(
      pagesOf(model, 'it', {}).flatMap((page) =>
        page.questions.map((question) => [question.name, question.choices.map(({ value }) => value)]),
      ),
    ),
  );
}

describe('experience/1', () => {
  it('asks the six national questions in their order, with their codes', () => {
    const letters = (last: string) =>
      Array.from({ length: last.charCodeAt(0) - 64 }, (_, index) => String.fromCharCode(65 + index));
    const asked = valuesOf('experience');
    expect(Object.keys(asked)).toEqual(['ES1', 'ES2', 'ES3', 'ES4', 'ES5', 'ES6']);
    expect(asked).toEqual({
      ES1: letters('M'),
      ES2: letters('L'),
      ES3: letters('E'),
      ES4: [],
      ES5: letters('O'),
      ES6: ['1', '2', '3', '4', '5'],
    });
  });

  it('keeps answers as they were given, also with words and stars left out', () => {
    expect(acceptComplete(experience, EXPERIENCE)).toEqual({ ok: true, answers: EXPERIENCE });
    const { ES4: _words, ES6: _stars, ...rest } = EXPERIENCE;
    expect(acceptComplete(experience, rest)).toEqual({ ok: true, answers: rest });
    const skipped = { ES1: ['refused'], ES2: ['refused'], ES3: 'refused', ES5: ['refused'] };
    expect(acceptComplete(experience, skipped)).toEqual({ ok: true, answers: skipped });
  });

  it.each([
    ['no star', 0, 'unknown_value'],
    ['six stars', 6, 'unknown_value'],
    ['half a star', 2.5, 'unknown_value'],
    ['stars as text', '5', 'unknown_value'],
    ['a list of stars', [5], 'wrong_type'],
    ['skipped stars, which are simply left out', 'refused', 'unknown_value'],
  ])('refuses %s', (_what, ES6, code) => {
    const read = acceptPartial(experience, { ES6 });
    expect(read).toMatchObject({ ok: false, errors: [{ question: 'ES6', code }] });
  });

  it.each([
    ['601 characters', 'a'.repeat(601), 'too_long'],
    ['nothing but space', '   ', 'unfit_text'],
    ['markup', '<b>x', 'unfit_text'],
    ['a picture', 'bene 👍', 'unfit_text'],
    ['a number', 7, 'wrong_type'],
  ])('refuses words: %s', (_what, ES4, code) => {
    expect(acceptPartial(experience, { ES4 })).toMatchObject({ ok: false, errors: [{ code }] });
  });

  it('takes 600 characters in any script', () => {
    const ES4 = 'ق'.repeat(600);
    expect(acceptPartial(experience, { ES4 })).toEqual({ ok: true, answers: { ES4 } });
  });

  it('says on the page itself which words the server would refuse', () => {
    const page = withModel(experience, (model) => screenOf(model, 'it', EXPERIENCE, 3));
    expect(page.questions[0]).toMatchObject({ kind: 'text', written: { text: EXPERIENCE.ES4, most: 600 } });
    expect(Object.keys(unfitTexts(page, { ES4: 'bene 👍' }))).toEqual(['q-ES4']);
    expect(unfitTexts(page, { ES4: 'bene' })).toEqual({});
  });

  it('lets people go on without words and without stars', () => {
    const answers = { ES1: ['A'], ES2: ['A'], ES3: 'C' };
    withModel(experience, (model) => {
      expect(movePage(model, answers, 3, 'next')).toEqual({ kind: 'page', index: 4 });
      expect(movePage(model, { ...answers, ES5: ['A'] }, 5, 'next')).toEqual({ kind: 'end' });
    });
    const [stars] = withModel(experience, (model) => screenOf(model, 'en', EXPERIENCE, 5)).questions;
    expect(stars).toMatchObject({
      kind: 'stars',
      mayBeSkipped: true,
      ends: ['Not good at all', 'Very good'],
    });
    expect(stars?.choices.filter(({ ticked }) => ticked).map(({ value }) => value)).toEqual(['5']);
  });
});

describe.each(['experience', 'course-check', 'needs'])('%s', (name) => {
  it('asks one question a page, and each can be left out', () => {
    const pages = withModel(definitionOf(name), (model) => pagesOf(model, 'it', {}));
    expect(pages.map((page) => page.questions.length)).toEqual(pages.map(() => 1));
    const kept = pages.flatMap((page) => page.questions).filter(({ mayBeSkipped }) => !mayBeSkipped);
    expect(kept.map((question) => question.name)).toEqual([]);
  });
});

it('needs gives back what was chosen in words, and nothing for what was skipped', () => {
  const definition = definitionOf('needs');
  const answers = { services: ['fse_reading'], learning: ['refused'], how: ['printed'] };
  const given = withModel(definition, (model) => givenAnswers(model, 'en', answers));
  expect(given.map(({ chosen }) => chosen)).toEqual([
    ['Seeing my medical reports and prescriptions'],
    [],
    ['With a printed guide to take home'],
  ]);
});
