import { hashPassword } from '../app/access/passwords.server.ts';
import type { App } from '../app/platform/app.server.ts';
import { civil } from '../app/platform/clock.ts';
import { type DemoOptions, type Seeded, seedDemo } from '../db/seed/seed-demo.ts';
import { recordSeeding } from './record-seeding.ts';
import { demoParts } from './seed.ts';

/** Fills an empty database with the demo network, lending the seed what belongs to the product: keys, clock, scoring. */
export async function seedDemoNetwork(
  { db, keys, clock, timeZone }: App,
  options: Pick<DemoOptions, 'sessions' | 'seed' | 'progress'>,
): Promise<Seeded> {
  const { day: today, time } = civil(clock.now(), timeZone);
  const seeded = await seedDemo(db, {
    ...options,
    today,
    time,
    sealer: keys,
    hashPassword,
    ...demoParts(),
  });
  if (seeded.ok) await recordSeeding(db, clock, options.sessions);
  return seeded;
}
