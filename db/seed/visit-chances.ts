import { type Random, Weighted } from './random.ts';

/** How long, how and with what outcome sessions usually go: value and weight. */
const MINUTES = new Weighted([
  [10, 8],
  [15, 28],
  [20, 10],
  [30, 34],
  [45, 13],
  [60, 7],
]);
const GROUP_MINUTES = new Weighted([
  [60, 4],
  [90, 4],
  [120, 2],
]);
export const GROUP_MODES = new Weighted([
  ['B', 5],
  ['C', 4],
  ['D', 1],
]);
export const CHANNELS = new Weighted([
  ['in_presence', 90],
  ['telephone', 6],
  ['video', 2],
  ['home_visit', 2],
]);
export const OUTCOMES = new Weighted([
  ['resolved', 76],
  ['partly', 13],
  ['redirected', 8],
  ['not_possible', 3],
]);

/** How long a visit was, when so many minutes have gone since it began. */
export function drawMinutes(random: Random, isGroup: boolean, gone: number): number {
  return Math.min((isGroup ? GROUP_MINUTES : MINUTES).draw(random), Math.max(gone, 1));
}
