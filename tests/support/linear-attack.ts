import highs from 'highs';

/** Something an attacker would like to know: a number that is hidden, or one that was shown. */
export interface Unknown {
  readonly name: string;
  readonly shown: number | null;
  /** False for a number that may be found out. */
  readonly isSecret?: boolean;
}

/** Terms that add up to between `low` and `high`. */
export interface Equation {
  readonly terms: readonly (readonly [factor: number, place: number])[];
  readonly low: number;
  readonly high: number;
}

/** Terms that add up to zero. */
export function balance(whole: number, parts: readonly number[]): Equation {
  return { terms: [[1, whole], ...parts.map((part) => [-1, part] as const)], low: 0, high: 0 };
}

const ROUNDS_AT_RANDOM = 25;

/**
 * The hidden numbers that everything shown leaves less than `room` values: a linear programme over all equations, with
 * nothing negative. Random directions come first: each solution is a possible world, and two worlds that differ by
 * `room` in a number clear it for good. What is left is minimised and maximised one by one, until `enough`
 * are found.
 */
export async function pinnedNumbers(
  unknowns: readonly Unknown[],
  equations: readonly Equation[],
  room: number,
  random: () => number,
  enough = Number.POSITIVE_INFINITY,
): Promise<string[]> {
  const solver = await highs();
  const constraints = equations.flatMap(({ terms, low, high }) => {
    const sum = terms
      .map(([factor, place]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} x${place}`)
      .join(' ');
    return low === high ? [`${sum} = ${low}`] : [`${sum} >= ${low}`, `${sum} <= ${high}`];
  });
  const bounds = unknowns.map(({ shown }, place) =>
    shown === null ? `x${place} >= 0` : `x${place} = ${shown}`,
  );
  const hidden = unknowns.flatMap(({ shown, isSecret }, place) =>
    shown === null && isSecret !== false ? [place] : [],
  );
  const least = new Map<number, number>();
  const most = new Map<number, number>();

  function solve(objective: string): void {
    const { Status, Columns } = solver.solve(
      `Maximize\n ${objective}\nSubject To\n ${constraints.join('\n ')}\nBounds\n ${bounds.join('\n ')}\nEnd\n`,
    );
    if (Status !== 'Optimal') throw new Error(`The attack found no world at all: ${Status}.`);
    for (const place of hidden) {
      const column = Columns[`x${place}`];
      const value = column && 'Primal' in column ? column.Primal : 0;
      least.set(place, Math.min(least.get(place) ?? value, value));
      most.set(place, Math.max(most.get(place) ?? value, value));
    }
  }
  const isOpen = (place: number) => (most.get(place) ?? 0) - (least.get(place) ?? 0) < room - 1e-6;

  for (let round = 0; round < ROUNDS_AT_RANDOM; round += 1) {
    const open = hidden.filter(isOpen);
    if (open.length === 0) return [];
    solve(
      open.map((place) => `${random() < 0.5 ? '-' : '+'} ${(0.5 + random()).toFixed(2)} x${place}`).join(' '),
    );
  }
  const pinned: number[] = [];
  for (const place of hidden) {
    if (pinned.length >= enough) break;
    for (const sign of ['+', '-']) if (isOpen(place)) solve(`${sign} 1 x${place}`);
    if (isOpen(place)) pinned.push(place);
  }
  return pinned.map((place) => {
    const range = `${(least.get(place) ?? 0).toFixed(2)}–${(most.get(place) ?? 0).toFixed(2)}`;
    return `${unknowns[place]?.name}: ${range}`;
  });
}
