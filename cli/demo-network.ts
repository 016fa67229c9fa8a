import { hashPassword } from '../app/access/passwords.server.ts';
import type { App } from '../app/platform/app.server.ts';
import { civil } from '../app/platform/clock.ts';
import { scoreDsi } from '../app/surveys/dsi-scoring.ts';
import { variablesOf } from '../app/surveys/dsi-variables.ts';
import { type DemoOptions, type Seeded, seedDemo } from '../db/seed/seed-demo.ts';

/** Fills an empty database with the demo network, lending the seed what belongs to the product: keys, clock, scoring. */
export function seedDemoNetwork(
  { db, keys, clock, timeZone, instruments }: App,
  options: Pick<DemoOptions, 'sessions' | 'seed' | 'progress'>,
): Promise<Seeded> {
  const instrument = instruments.instrumentVersion('dsi-2', 1);
  if (!instrument) throw new Error('surveys/dsi-2/1.json is missing.');
  return seedDemo(db, {
    ...options,
    today: civil(clock.now(), timeZone).day,
    sealer: keys,
    hashPassword,
    questionnaire: {
      definitionHash: instrument.hash,
      score(answers) {
        const variables = variablesOf(answers);
        if (!variables) throw new Error('The seed left the gate question open.');
        return scoreDsi(variables);
      },
    },
  });
}
