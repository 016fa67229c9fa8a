import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadInstruments } from '../../../../app/surveys/instruments.server.ts';
import {
  letterOf,
  type PaperQuestion,
  readBoxes,
  textsOf,
  typedBoxes,
} from '../../../../app/surveys/paper/box-codes.ts';
import { partsOf } from '../../../../app/surveys/paper/open-paper.server.ts';

const instruments = loadInstruments(join(import.meta.dirname, '../../../../surveys')).listInstruments();
const dsi = instruments.find(({ instrument }) => instrument === 'dsi-2');
if (!dsi) throw new Error('The instrument dsi-2 is missing.');
const questions = partsOf(dsi, 'it').flatMap((part) => part.questions);
const by = (name: string): PaperQuestion => {
  const question = questions.find((one) => one.name === name);
  if (!question) throw new Error(name);
  return question;
};

describe.each(instruments.map((one) => [`${one.instrument} ${one.version}`, one] as const))(
  '%s',
  (_, one) => {
    const all = partsOf(one, 'it').flatMap((part) => part.questions);

    it('has a code of its own at every box, and every box is read back from it', () => {
      const codes = all.flatMap(({ boxes }) => boxes.map(({ code }) => code));
      expect(new Set(codes).size).toBe(codes.length);
      for (const question of all) {
        for (const box of question.boxes) {
          for (const typed of [box.number, box.code, box.code.toLowerCase(), box.code.replace('-', '')]) {
            const read = readBoxes(question, typed);
            expect(read, typed).toMatchObject({ ok: true });
            if (read.ok) {
              expect([read.answer].flat().map(String)).toEqual([box.value]);
              expect(typedBoxes(question, read.answer)).toBe(box.number);
              expect(textsOf(question, read.answer)).toEqual([box.text]);
            }
          }
        }
      }
    });

    it('has the same codes in every language', () => {
      const codesIn = (language: string) =>
        partsOf(one, language).flatMap((part) =>
          part.questions.map(({ boxes }) => boxes.map(({ code }) => code)),
        );
      for (const language of one.languages) expect(codesIn(language)).toEqual(codesIn('it'));
    });
  },
);

describe('what is typed for a question', () => {
  it.each([
    ['1 3', ['IUEM', 'IUCHAT1']],
    ['3, 1', ['IUEM', 'IUCHAT1']],
    ['13', ['IUEM', 'IUCHAT1']],
    ['d-1 D3', ['IUEM', 'IUCHAT1']],
    ['0', ['none']],
    ['-', ['refused']],
    ['–', ['refused']],
    ['  ', null],
  ])('«%s» is taken', (typed, answer) => {
    expect(readBoxes(by('cc'), typed)).toEqual({ ok: true, answer });
  });

  it.each([
    ['cc', '7', 'no_box', '7'],
    ['cc', '1 x', 'no_box', 'X'],
    ['cc', 'C-1', 'other_question', 'C-1'],
    ['cc', '1 1', 'twice', 'D-1'],
    ['cc', '0 1', 'not_alone', 'D-0'],
    ['IU', '1 2', 'one_only', ''],
    ['IU', '-', 'no_skipping', ''],
    ['cc', '9'.repeat(500), 'no_box', '9'],
  ])('%s «%s» is refused: %s', (name, typed, why, box) => {
    expect(readBoxes(by(name), typed)).toEqual({ ok: false, why, box });
  });

  it('numbers are numbers again, and the gate says after which boxes nothing more is asked', () => {
    expect(readBoxes(by('IU'), '4')).toEqual({ ok: true, answer: 4 });
    expect(partsOf(dsi, 'it').map(({ ends }) => ends)).toEqual([['A-2', 'A-3', 'A-4'], [], [], [], [], []]);
  });

  it('letters go on after the alphabet, without I and O', () => {
    expect([0, 7, 8, 13, 23, 24, 25].map(letterOf)).toEqual(['A', 'H', 'J', 'P', 'Z', 'AA', 'AB']);
  });
});
