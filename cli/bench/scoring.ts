import { scoreDsi } from '../../app/surveys/dsi-scoring.ts';
import { ACTIVITY_VARIABLES, type DsiVariables } from '../../app/surveys/dsi-variables.ts';
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

/** Questionnaires scored a second, without reading and writing them. */
export const scoring: Benchmark = {
  figures: { scoring: { unit: 'responses/s' } },
  async run() {
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
    return { scoring: scored / ((performance.now() - begun) / 1000) };
  },
};
