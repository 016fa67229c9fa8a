import { join } from 'node:path';
import { acceptComplete } from '../../app/surveys/accept-answers.server.ts';
import { scoreDsi } from '../../app/surveys/dsi-scoring.ts';
import { ACTIVITY_VARIABLES, type DsiVariables, variablesOf } from '../../app/surveys/dsi-variables.ts';
import { loadInstruments } from '../../app/surveys/instruments.server.ts';
import { Random } from '../../db/seed/random.ts';
import { followUpAnswers } from '../../db/seed/skills.ts';
import type { Benchmark } from './figure.ts';

const RESPONSES = 10_000;
const SECONDS = 2;

/** All kinds of answers, the same at every run: the k-th ticks each activity with another probability. */
function makeResponses(): DsiVariables[] {
  let state = 1;
  const chance = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from({ length: RESPONSES }, (_, index): DsiVariables => {
    const ticked = ACTIVITY_VARIABLES.filter(() => chance() < index / RESPONSES);
    return { IU: chance() < 0.85 ? 1 : 4, IBUY: 2, ...Object.fromEntries(ticked.map((name) => [name, 1])) };
  });
}

/** Scored a second, without reading and writing them. */
function scoredASecond(): number {
  const responses = makeResponses();
  const begun = performance.now();
  let scored = 0;
  let reached = 0;
  while (performance.now() - begun < SECONDS * 1000) {
    for (const response of responses) if (scoreDsi(response).overall !== 'NA') reached += 1;
    scored += responses.length;
  }
  // Asked for, so that nobody finds the work superfluous.
  if (reached === 0) throw new Error('Nobody was scored.');
  return scored / ((performance.now() - begun) / 1000);
}

/** Checked against the questionnaire as when somebody finishes it, then scored, a second. */
function acceptedASecond(): number {
  const instruments = loadInstruments(join(import.meta.dirname, '../../surveys'));
  const definition = instruments.latestInstrument('dsi-2')?.definition;
  if (!definition) throw new Error('surveys/dsi-2 is not there.');
  const random = new Random(1);
  const sent = Array.from({ length: 200 }, () => followUpAnswers(random, new Set(['IU', 'IUEM', 'IUCHAT1'])));
  const begun = performance.now();
  let scored = 0;
  for (let turn = 0; performance.now() - begun < SECONDS * 1000; turn += 1) {
    const accepted = acceptComplete(definition, sent[turn % sent.length]);
    const variables = accepted.ok ? variablesOf(accepted.answers) : null;
    if (!variables) throw new Error('An answer of the demo network was refused.');
    scoreDsi(variables);
    scored += 1;
  }
  return scored / ((performance.now() - begun) / 1000);
}

export const scoring: Benchmark = {
  figures: {
    scoring: { unit: 'responses/s', atLeast: 20_000 },
    'scoring-validated': { unit: 'responses/s', atLeast: 100 },
  },
  async run() {
    return { scoring: scoredASecond(), 'scoring-validated': acceptedASecond() };
  },
};
