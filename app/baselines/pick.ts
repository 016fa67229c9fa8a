import { type Scope, scopeCovers } from '../../db/scope.ts';
import { type Shown, SUPPRESSED } from '../disclosure/shown.ts';
import { type Axis, type Groups, ROOT } from './groups.ts';
import type { BaselineQuestion } from './question.ts';
import { DIMENSIONS } from './question.ts';
import type { Release } from './release.ts';

/** What a question asks of a release: the union of some groups on each axis it is about; null when nobody is meant. */
export type Picked = readonly (readonly number[])[] | null;

/** Which keys of an axis are meant. */
type Holds = (key: string) => boolean;

/** The tests a question sets, by axis. */
export function testsOf(scope: Scope, { siteIds, from, to, codes }: BaselineQuestion) {
  const asked = siteIds && new Set(siteIds);
  const site: Holds = (id) => scopeCovers(scope, id) && (asked?.has(id) ?? true);
  const month: Holds = (name) => (from ?? name) <= name && name <= (to ?? name);
  const dimension = (name: (typeof DIMENSIONS)[number]): Holds => {
    const only = codes[name];
    return (code) => only?.includes(code) ?? true;
  };
  return { site, month, dimension };
}

/** The fewest groups that make up what is asked. */
export function pick(groups: Groups, tests: ReturnType<typeof testsOf>): Picked {
  const factors: (readonly number[])[] = [
    unionOf(groups, 'organisation', 'site', tests.site),
    unionOf(groups, 'year', 'month', tests.month),
    ...DIMENSIONS.map((name) => plainUnion(groups, name, tests.dimension(name))),
  ];
  if (factors.some((groupsOfFactor) => groupsOfFactor.length === 0)) return null;
  return factors.filter(([first]) => first !== ROOT);
}

function plainUnion(groups: Groups, axis: Axis, holds: Holds): readonly number[] {
  const keys = [...groups.byKey[axis]];
  const meant = keys.filter(([key]) => holds(key));
  return meant.length > 0 && meant.length === keys.length ? [ROOT] : meant.map(([, group]) => group);
}

/** Of an axis in two storeys: whole parents where all below them is meant. */
function unionOf(groups: Groups, upper: Axis, lower: Axis, holds: Holds): readonly number[] {
  const meant = plainUnion(groups, lower, holds);
  if (meant[0] === ROOT) return meant;
  const chosen = new Set(meant);
  const whole = [...groups.byKey[upper].values()].filter((parent) =>
    groups.families.some(
      (family) => family.parent === parent && family.children.every((child) => chosen.has(child)),
    ),
  );
  const covered = new Set(
    groups.families.filter(({ parent }) => whole.includes(parent)).flatMap(({ children }) => children),
  );
  return [...whole, ...meant.filter((group) => !covered.has(group))];
}

const NOBODY: Shown = { value: 0, suppressed: false };

/** One number of what is picked: the sum of its parts, if each of them is shown. */
export function sumOf(release: Release, picked: Picked, column: number): Shown {
  if (!picked) return NOBODY;
  let value = 0;
  for (const cell of cellsOf(picked)) {
    const part = partOf(release, cell, column);
    if (part.value === null) return SUPPRESSED;
    value += part.value;
  }
  return { value, suppressed: false };
}

function* cellsOf(
  picked: readonly (readonly number[])[],
  chosen: readonly number[] = [],
): Generator<readonly number[]> {
  const [first, ...others] = picked;
  if (!first) yield chosen;
  else for (const group of first) yield* cellsOf(others, [...chosen, group]);
}

function partOf(release: Release, cell: readonly number[], column: number): Shown {
  const [one = ROOT, other, ...more] = cell;
  if (other === undefined) return release.ofGroup(one, column);
  if (more.length === 0) return release.ofPair(one, other, column);
  // Three splits at once are not said; but where nobody is, is nobody.
  const pairs = cell.flatMap((a, index) => cell.slice(index + 1).map((b) => release.ofPair(a, b, column)));
  return pairs.some(({ value }) => value === 0) ? NOBODY : SUPPRESSED;
}
