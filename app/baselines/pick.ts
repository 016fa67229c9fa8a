import { type Scope, scopeCovers } from '../../db/scope.ts';
import { type Shown, SUPPRESSED } from '../disclosure/shown.ts';
import { type Axis, type Groups, ROOT } from './groups.ts';
import { type BaselineQuestion, DIMENSIONS, type Dimension } from './question.ts';
import type { Release } from './release.server.ts';

/** What a question asks of a release: the union of some groups on each axis it is about; null when nobody is meant. */
type Picked = readonly (readonly number[])[] | null;

/** Which keys of an axis are meant; with `only` at most that one. */
interface Holds {
  (key: string): boolean;
  readonly only?: string;
}

/** One key, if it is meant: it is looked up, where thousands of sites would be gone through for each row. */
export function onlyKey(key: string, holds: Holds): Holds {
  return Object.assign((other: string) => other === key && holds(other), { only: key });
}

/** The tests a question sets, by axis. */
export function testsOf(scope: Scope, { siteIds, from, to, codes }: BaselineQuestion) {
  const asked = siteIds && new Set(siteIds);
  const site: Holds = (id) => scopeCovers(scope, id) && (asked?.has(id) ?? true);
  const month: Holds = (name) => (from ?? name) <= name && name <= (to ?? name);
  const dimension = (name: Dimension): Holds => {
    const only = codes[name];
    return (code) => only?.includes(code) ?? true;
  };
  return {
    site,
    month,
    dimensions: {
      ageClass: dimension('ageClass'),
      sex: dimension('sex'),
      education: dimension('education'),
      citizenship: dimension('citizenship'),
      way: dimension('way'),
    },
  };
}

export type Tests = ReturnType<typeof testsOf>;

/** What was picked on an axis before, and by which test: rows of one answer differ on one axis only. */
export type PickedBefore = Map<Axis, { readonly holds: Holds; readonly union: readonly number[] }>;

/** The fewest groups that make up what is asked. */
export function pick(groups: Groups, tests: Tests, before: PickedBefore = new Map()): Picked {
  const once = (axis: Axis, holds: Holds, union: () => readonly number[]) => {
    const known = before.get(axis);
    if (known?.holds === holds) return known.union;
    const found = { holds, union: union() };
    before.set(axis, found);
    return found.union;
  };
  const factors: (readonly number[])[] = [
    once('site', tests.site, () => unionOf(groups, 'organisation', 'site', tests.site)),
    once('month', tests.month, () => unionOf(groups, 'year', 'month', tests.month)),
    ...DIMENSIONS.map((name) =>
      once(name, tests.dimensions[name], () => plainUnion(groups, name, tests.dimensions[name])),
    ),
  ];
  if (factors.some((union) => union.length === 0)) return null;
  return factors.filter(([first]) => first !== ROOT);
}

function plainUnion(groups: Groups, axis: Axis, holds: Holds): readonly number[] {
  const byKey = groups.byKey[axis];
  const keys = holds.only === undefined ? [...byKey.keys()] : [holds.only];
  const meant = keys.filter(holds).flatMap((key) => byKey.get(key) ?? []);
  return meant.length > 0 && meant.length === byKey.size ? [ROOT] : meant;
}

/** Of an axis in two storeys: whole parents where all below them is meant. */
function unionOf(groups: Groups, upper: Axis, lower: Axis, holds: Holds): readonly number[] {
  const meant = plainUnion(groups, lower, holds);
  if (meant[0] === ROOT) return meant;
  const chosen = new Set(meant);
  const uppers = new Set(groups.byKey[upper].values());
  const whole = groups.families.filter(
    ({ parent, children }) => uppers.has(parent) && children.every((child) => chosen.has(child)),
  );
  const covered = new Set(whole.flatMap(({ children }) => children));
  return [...whole.map(({ parent }) => parent), ...meant.filter((group) => !covered.has(group))];
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
