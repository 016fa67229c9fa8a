import type { Benchmark } from './figure.ts';
import { LARGE, makeNetwork } from './networks.ts';

/** How fast the large network is made, from the empty migrated database to the last index. */
export const seedSpeed: Benchmark = {
  figures: { 'seed-speed': { unit: 'sessions/s', atLeast: 10_000 } },
  run: async () => ({ 'seed-speed': await makeNetwork(LARGE) }),
};
