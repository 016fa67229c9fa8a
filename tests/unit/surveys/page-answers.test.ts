import { expect, it } from 'vitest';
import { mergeAnswers, pageAnswers } from '../../../app/surveys/page-answers.ts';
import type { PageScreen, QuestionScreen } from '../../../app/surveys/screen.ts';

const question = (name: string, given: Partial<QuestionScreen> = {}): QuestionScreen => ({
  name,
  kind: 'several',
  title: '',
  description: '',
  requiredText: '',
  choices: [],
  needsAnswer: true,
  mayBeSkipped: true,
  marksSkipping: true,
  ends: null,
  written: null,
  skipped: false,
  ...given,
});

const page = (...questions: QuestionScreen[]): PageScreen => ({
  name: 'p',
  title: '',
  index: 1,
  total: 2,
  questions,
});

const form = (...fields: [string, string][]) => {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
};

const PAIR = page(question('a'), question('b', { kind: 'one' }));

it.each([
  [
    'ticks and a radio button',
    PAIR,
    form(['q-a', 'X'], ['q-a', 'Y'], ['q-b', '2']),
    false,
    { a: ['X', 'Y'], b: 2 },
  ],
  ['nothing', PAIR, form(), false, { a: null, b: null }],
  ['skipping what is open', PAIR, form(['q-a', 'X']), true, { a: ['X'], b: 'refused' }],
  ['skipping all', PAIR, form(), true, { a: ['refused'], b: 'refused' }],
  ['skipped before stays so', page(question('a', { skipped: true })), form(), false, { a: ['refused'] }],
  [
    'skipped before, ticked now',
    page(question('a', { skipped: true })),
    form(['q-a', 'X']),
    false,
    { a: ['X'] },
  ],
  [
    'what may not be skipped',
    page(question('a', { mayBeSkipped: false, marksSkipping: false })),
    form(),
    true,
    { a: null },
  ],
  [
    'leaving out what need not be answered',
    page(question('a', { marksSkipping: false })),
    form(),
    true,
    { a: null },
  ],
  ['words', page(question('a', { kind: 'text' })), form(['q-a', ' 12\r\nore ']), false, { a: '12\nore' }],
  ['no words', page(question('a', { kind: 'text' })), form(['q-a', ' \r\n']), true, { a: null }],
  ['two values of one radio button', PAIR, form(['q-b', '1'], ['q-b', '2']), false, { a: null, b: [1, 2] }],
  [
    'a question of another page',
    page(question('a')),
    form(['q-score', 'AB']),
    false,
    { a: null, score: ['AB'] },
  ],
  ['buttons and hidden fields', page(question('a')), form(['go', 'next'], ['page', '1']), false, { a: null }],
])('a page says: %s', (_case, shown, sent, skip, answers) => {
  expect(pageAnswers(shown, sent, skip)).toEqual(answers);
});

it('takes back what is sent as null and keeps what is not sent', () => {
  expect(mergeAnswers({ IU: 1, a: ['X'], b: 2 }, { a: null, b: 3, c: null })).toEqual({ IU: 1, b: 3 });
});
