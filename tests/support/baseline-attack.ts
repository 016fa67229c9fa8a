import { ageClassOf } from '../../app/baselines/answered.ts';
import type { BaselineAnswer, ProtectedCounts } from '../../app/baselines/protected-counts.ts';
import type { BaselineQuestion, Grouping } from '../../app/baselines/question.ts';
import type { Shown } from '../../app/disclosure/shown.ts';
import { AREAS, LEVELS } from '../../app/figures/baseline-rows.ts';
import type { AnalysedBaseline } from '../../db/queries/baselines.ts';
import { balance, type Equation, type Unknown } from './linear-attack.ts';

/** What can be asked: everything with a filter or two. */
export interface Asking {
  answer(question: BaselineQuestion): BaselineAnswer;
  rows(question: BaselineQuestion, by: Grouping): readonly { key: string; answer: BaselineAnswer }[];
}

/** Top splits of everybody; sites and months split organisations and years. */
const TOP = ['organisation', 'year', 'ageClass', 'sex', 'education', 'citizenship', 'way'] as const;
const AXES = [...TOP, 'site', 'month'] as const;
type Axis = (typeof AXES)[number];
const EVERYTHING: BaselineQuestion = { siteIds: null, from: null, to: null, codes: {} };
const NOBODY: Shown = { value: 0, suppressed: false };

/** Whom the attack is about: each population is shown apart. */
export type Attacked = 'adults' | 'older';

/** A group that exists: what a reader can filter by. */
interface Group {
  readonly id: string;
  readonly axis: Axis;
  readonly parent: string;
  readonly question: BaselineQuestion;
}

function keysOf(row: AnalysedBaseline, organisationOf: ReadonlyMap<string, string>): Record<Axis, string> {
  return {
    organisation: organisationOf.get(row.site_id) ?? '',
    site: row.site_id,
    year: row.day.slice(0, 4),
    month: row.day.slice(0, 7),
    ageClass: ageClassOf(row.age),
    sex: row.gender ?? 'unknown',
    education: row.education ?? 'unknown',
    citizenship: row.citizenship ?? 'unknown',
    way: row.way,
  };
}

function belongs(age: number | null, attacked: Attacked): boolean {
  if (age === null || age < 16) return false;
  return age > 74 === (attacked === 'older');
}

function groupsOf(
  rows: readonly AnalysedBaseline[],
  organisationOf: ReadonlyMap<string, string>,
  attacked: Attacked,
): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    if (!belongs(row.age, attacked)) continue;
    const keys = keysOf(row, organisationOf);
    for (const axis of AXES) {
      const key = keys[axis];
      const id = `${axis}=${key}`;
      const sites = [...organisationOf]
        .filter(([, organisation]) => organisation === key)
        .map(([site]) => site);
      const questions: Record<Axis, Partial<BaselineQuestion>> = {
        organisation: { siteIds: sites },
        site: { siteIds: [key] },
        year: { from: `${key}-01`, to: `${key}-12` },
        month: { from: key, to: key },
        ageClass: { codes: { ageClass: [key] } },
        sex: { codes: { sex: [key] } },
        education: { codes: { education: [key] } },
        citizenship: { codes: { citizenship: [key] } },
        way: { codes: { way: [key] } },
      };
      const parent =
        axis === 'site' ? `organisation=${keys.organisation}` : axis === 'month' ? `year=${keys.year}` : '';
      groups.set(id, { id, axis, parent, question: { ...EVERYTHING, ...questions[axis] } });
    }
  }
  return [...groups.values()];
}

function numbersOf(counts: ProtectedCounts | null): Map<string, Shown> {
  const numbers = new Map<string, Shown>();
  numbers.set('n', counts?.n ?? NOBODY);
  numbers.set('users', counts?.users ?? NOBODY);
  numbers.set('basic', counts?.atLeastBasic ?? NOBODY);
  for (const level of LEVELS) numbers.set(level, counts?.levels[level] ?? NOBODY);
  for (const area of AREAS) {
    for (const level of ['none', 'B', 'AB', 'atLeastBasic'] as const) {
      numbers.set(`${area}-${level}`, counts?.areas[area][level] ?? NOBODY);
    }
  }
  return numbers;
}

/** Everything shown of a population, asked in every way, as equations; asks some of it twice and throws when answers differ. */
export function attackBaselines(
  asking: Asking,
  rows: readonly AnalysedBaseline[],
  organisationOf: ReadonlyMap<string, string>,
  attacked: Attacked,
) {
  const groups = groupsOf(rows, organisationOf, attacked);
  const unknowns: Unknown[] = [];
  const places = new Map<string, number>();
  const equations: Equation[] = [];
  const seen = new Map<string, Map<string, Shown>>();
  const numberOf = (cell: string, name: string, shown: number | null = null) => {
    const id = `${cell} ${name}`;
    const known = places.get(id);
    if (known !== undefined) return known;
    places.set(id, unknowns.length);
    unknowns.push({ name: id, shown });
    return unknowns.length - 1;
  };
  const meet = (cell: string, counts: ProtectedCounts | null) => {
    const numbers = numbersOf(counts);
    const before = seen.get(cell);
    if (before && JSON.stringify([...before]) !== JSON.stringify([...numbers])) {
      throw new Error(`${cell} is answered in two ways.`);
    }
    seen.set(cell, numbers);
  };

  meet('', asking.answer(EVERYTHING)[attacked]);
  for (const group of groups) meet(group.id, asking.answer(group.question)[attacked]);
  for (const axis of AXES) {
    for (const { key, answer } of asking.rows(EVERYTHING, axis)) {
      if (seen.has(`${axis}=${key}`)) meet(`${axis}=${key}`, answer[attacked]);
    }
  }
  const pairId = (one: Group, other: Group) => [one.id, other.id].sort().join(' & ');
  const family = (axis: Axis) => (axis === 'site' ? 'organisation' : axis === 'month' ? 'year' : axis);
  for (const group of groups) {
    for (const axis of AXES) {
      if (family(axis) === family(group.axis)) continue;
      const answers = new Map(
        asking.rows(group.question, axis).map(({ key, answer }) => [key, answer[attacked]]),
      );
      for (const other of groups.filter((one) => one.axis === axis)) {
        meet(pairId(group, other), answers.get(other.id.slice(axis.length + 1)) ?? null);
      }
    }
  }

  const single = ['', ...groups.map(({ id }) => id)];
  for (const cell of single) {
    for (const [name, { value }] of seen.get(cell) ?? []) numberOf(cell, name, value);
    const at = (name: string) => numberOf(cell, name);
    equations.push(
      balance(at('n'), [at('users'), at('NA')]),
      balance(at('n'), LEVELS.map(at)),
      balance(at('basic'), [at('AB'), at('B')]),
      ...AREAS.flatMap((area) => [
        balance(at('users'), [at(`${area}-none`), at(`${area}-atLeastBasic`)]),
        balance(at(`${area}-atLeastBasic`), [at(`${area}-B`), at(`${area}-AB`)]),
      ]),
      // Levels count areas: five make at least basic, four low, three narrow, two limited, one or none no skills.
      ...(
        [
          [0, 0],
          [1, 1],
        ] as const
      ).map(
        ([ofX, index]): Equation => ({
          terms: [
            ...AREAS.map((area) => [1, at(`${area}-atLeastBasic`)] as const),
            [-5, at('basic')],
            [-4, at('LW')],
            [-3, at('N')],
            [-2, at('LM')],
            ...(ofX ? [[-1, at('X')] as const] : []),
          ],
          low: index === 0 ? 0 : -1e6,
          high: index === 0 ? 1e6 : 0,
        }),
      ),
    );
  }
  const columns = [...(seen.get('') ?? new Map<string, Shown>()).keys()];
  for (const parent of new Set(groups.map((group) => group.parent))) {
    const children = groups.filter((group) => group.parent === parent);
    for (const axis of new Set(children.map((child) => child.axis))) {
      const family = children.filter((child) => child.axis === axis);
      for (const name of columns) {
        equations.push(
          balance(
            numberOf(parent, name),
            family.map(({ id }) => numberOf(id, name)),
          ),
        );
      }
    }
  }
  for (const [cell, numbers] of seen) {
    if (!cell.includes(' & ')) continue;
    const [n, basic] = [numbers.get('n')?.value ?? null, numbers.get('basic')?.value ?? null];
    const [all, reached] = [numberOf(cell, 'n', n), numberOf(cell, 'basic', basic)];
    const nobodyBelow = ['LW', 'N', 'LM', 'X', 'NA'].every((name) => numbers.get(name)?.value === 0);
    const below = numberOf(cell, 'below', nobodyBelow ? 0 : n !== null && basic !== null ? n - basic : null);
    equations.push(balance(all, [reached, below]));
  }
  for (const group of groups) {
    for (const axis of AXES) {
      if (family(axis) === family(group.axis)) continue;
      const others = groups.filter((one) => one.axis === axis);
      for (const parent of new Set(others.map((one) => one.parent))) {
        const children = others.filter((one) => one.parent === parent).map((one) => pairId(group, one));
        const whole = groups.find(({ id }) => id === parent);
        const cell = whole ? pairId(group, whole) : group.id;
        for (const name of ['n', 'basic']) {
          equations.push(
            balance(
              numberOf(cell, name),
              children.map((child) => numberOf(child, name)),
            ),
          );
        }
      }
    }
  }
  return { unknowns, equations, seen };
}
