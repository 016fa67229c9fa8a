import { join } from 'node:path';
import { rotationRound } from '../../tests/support/rotation-round.ts';
import { type Benchmark, tell } from './figure.ts';
import { FOLDER, removeDatabase } from './networks.ts';
import { p95 } from './quantile.ts';

const ROUND = { people: 100_000, kills: 5 };

/** A change of keys in a process that is killed again and again, while people are looked up, saved and met. */
export const keyRotation: Benchmark = {
  figures: {
    'rotation-wrong-lookups': { unit: 'look-ups', atMost: 0 },
    'rotation-lookups': { unit: 'look-ups meanwhile' },
    'rotation-lookup-p95': { unit: 'ms' },
    'rotation-seconds': { unit: 's for 100,000 people, 5 kills and all' },
  },
  async run() {
    tell(`changing the key of ${ROUND.people} people, killed ${ROUND.kills} times`);
    const path = join(FOLDER, 'rotation.db');
    removeDatabase(path);
    const { wrong, lookUps, times, seconds, said } = await rotationRound(`file:${path}`, ROUND);
    removeDatabase(path);
    for (const line of said.trim().split('\n').slice(-2)) tell(line);
    return {
      'rotation-wrong-lookups': wrong,
      'rotation-lookups': lookUps,
      'rotation-lookup-p95': p95(times),
      'rotation-seconds': seconds,
    };
  },
};
