import { expect, it } from 'vitest';
import { readDsiVariables, scoreDsi } from '../../../app/surveys/dsi-scoring.ts';
import { AREA_TABLE, areaLevelByHand, overallByHand } from '../../support/dsi-by-hand.ts';
import { seededRandom } from '../../support/figures-world.ts';

const random = seededRandom(2);

/** `count` activities of an area, any of them, each by any of the answers that are enough for it. */
function someOf(area: (typeof AREA_TABLE)[number], count: number): Readonly<Record<string, number>>[] {
  const left = [...area.activities];
  return Array.from({ length: count }, () => {
    const [ways = []] = left.splice(Math.floor(random() * left.length), 1);
    return ways[Math.floor(random() * ways.length)] ?? {};
  });
}

it('scores every combination of numbers of activities as the table says', () => {
  const sizes = AREA_TABLE.map(({ activities }) => activities.length + 1);
  const combinations = sizes.reduce((product, size) => product * size, 1);
  const seen = new Set<string>();
  for (let number = 0; number < combinations; number += 1) {
    let rest = number;
    const counts = sizes.map((size) => {
      const count = rest % size;
      rest = Math.floor(rest / size);
      return count;
    });
    const answers = AREA_TABLE.flatMap((area, index) => someOf(area, counts[index] ?? 0));
    const read = readDsiVariables(Object.assign({ IU: 1 }, ...answers));
    if (!read.ok) throw new Error(read.error);
    const score = scoreDsi(read.variables);
    const levels = AREA_TABLE.map(({ mostBasic }, index) => areaLevelByHand(counts[index] ?? 0, mostBasic));
    const told = [score.overall, Object.values(score.areas), Object.values(score.counts)];
    if (JSON.stringify(told) !== JSON.stringify([overallByHand(levels), levels, counts])) {
      expect.fail(`${JSON.stringify(read.variables)} gives ${JSON.stringify(told)}`);
    }
    seen.add(`${counts}`);
  }
  // 0–4, 0–6, 0–7, 0–6 and 0–7 activities.
  expect(seen.size).toBe(5 * 7 * 8 * 7 * 8);
});
