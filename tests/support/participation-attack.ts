import type { Filters, Grouping } from '../../app/figures/participation.ts';
import {
  NOBODY_CAME,
  type ShownFigures,
  type ShownParticipation,
} from '../../app/figures/show-participation.ts';
import { balance, type Equation, type Unknown } from './linear-attack.ts';

/** What can be asked, of the release or of the truth: months from one to another, some sites, narrowed and told apart. */
export interface Asking {
  answer(question: {
    readonly from: string;
    readonly to: string;
    readonly siteIds: readonly string[];
    readonly filters: Filters;
    readonly by: readonly Grouping[];
  }): ShownParticipation;
}

/** The world the reader knows the outline of. */
export interface Outline {
  readonly months: readonly string[];
  readonly sites: readonly string[];
  /** Sets of sites that can be asked for: organisations, comuni, the network. */
  readonly unions: readonly (readonly string[])[];
  /** Those of them that are organisations, or the network. */
  readonly nodes: readonly (readonly string[])[];
  /** Codes by dimension; the second of a pair is asked for within the first. */
  readonly codes: Readonly<Partial<Record<Grouping, readonly string[]>>>;
  readonly pairs: readonly (readonly [Grouping, Grouping])[];
  /** True to try the bounds of people for every code as well as without any. */
  readonly peopleByCode: boolean;
}

const MEASURES = ['accesses', 'new'] as const;

/** One set of accesses that was asked about. */
interface Answered {
  readonly id: string;
  /** Places of months, both included. */
  readonly first: number;
  readonly last: number;
  readonly sites: readonly string[];
  /** Dimension and code, or nothing. */
  readonly kind: string;
  readonly figures: ShownFigures | null;
  readonly true: ShownFigures | null;
  /** A year, a quarter or a month of a site, an organisation or the network. */
  readonly isCell: boolean;
}

/**
 * Everything asked in every way, as equations. Every number is a sum of accesses by site, month and code. Secret are the
 * hidden cells of the release and every hidden sum that is small (below `minCell`): what a year has beyond the months
 * that are shown may be known when it is many. That nobody came is no secret.
 */
export function attackParticipation(asking: Asking, truth: Asking, outline: Outline, minCell: number) {
  const { months, sites, unions, codes, pairs } = outline;
  const unknowns: Unknown[] = [];
  const equations: Equation[] = [];
  const places = new Map<string, number>();
  const place = (name: string, shown: number | null = null, isSecret = false) => {
    const known = places.get(name);
    if (known !== undefined) return known;
    places.set(name, unknowns.length);
    unknowns.push({ name, shown, isSecret });
    return unknowns.length - 1;
  };
  const answers: Answered[] = [];
  const nodes = new Set([...sites.map((site) => [site]), ...outline.nodes].map((own) => own.join()));
  const ask = (sitesAsked: readonly string[], first: number, last: number) => {
    const period = { from: months[first] ?? '', to: months[last] ?? '' };
    const isCell = isNode(months.slice(first, last + 1), months) && nodes.has(sitesAsked.join());
    const meet = (kind: string, figures: ShownFigures | null, exact: ShownFigures | null) => {
      if (figures) refuseWhatIsLeft(figures);
      answers.push({
        true: exact,
        isCell,
        id: `${kind} ${sitesAsked.join('+')} ${period.from}..${period.to}`,
        first,
        last,
        sites: sitesAsked,
        kind,
        figures,
      });
    };
    const dimensions = Object.keys(codes) as Grouping[];
    const question = { ...period, siteIds: sitesAsked, filters: {}, by: dimensions };
    const [whole, exact] = [asking.answer(question), truth.answer(question)];
    meet('', whole.total, exact.total);
    const rowOf = ({ by, tooFine }: ShownParticipation, grouping: Grouping, code: string) =>
      tooFine.includes(grouping) ? null : (by[grouping].find(({ key }) => key === code) ?? NOBODY_CAME);
    for (const dimension of dimensions) {
      for (const code of codes[dimension] ?? []) {
        meet(`${dimension}=${code}`, rowOf(whole, dimension, code), rowOf(exact, dimension, code));
      }
    }
    for (const [one, other] of pairs) {
      for (const code of codes[one] ?? []) {
        const narrowed = { ...period, siteIds: sitesAsked, filters: { [one]: [code] }, by: [other] };
        const [part, exactPart] = [asking.answer(narrowed), truth.answer(narrowed)];
        for (const second of codes[other] ?? []) {
          meet(
            `${one}=${code}&${other}=${second}`,
            rowOf(part, other, second),
            rowOf(exactPart, other, second),
          );
        }
      }
    }
  };
  for (const own of [...sites.map((site) => [site]), ...unions]) {
    for (let first = 0; first < months.length; first += 1) {
      for (let last = first; last < months.length; last += 1) ask(own, first, last);
    }
  }

  for (const measure of MEASURES) {
    const atom = (kind: string, site: string, month: string) => place(`${measure} ${kind} ${site} ${month}`);
    const isSecret = ({ isCell, true: exact }: Answered) => {
      const value = exact?.[measure].value ?? 0;
      return value > 0 && (isCell || value < minCell);
    };
    const isAtom = ({ sites: own, first, last }: Answered) => own.length === 1 && first === last;
    for (const one of answers.filter(isAtom)) {
      place(
        `${measure} ${one.kind} ${one.sites[0]} ${months[one.first]}`,
        one.figures?.[measure].value ?? null,
        isSecret(one),
      );
    }
    for (const one of answers.filter((answer) => !isAtom(answer))) {
      const { id, first, last, sites: own, kind, figures } = one;
      const asked = months.slice(first, last + 1);
      equations.push(
        balance(
          place(`${measure} ${id}`, figures?.[measure].value ?? null, isSecret(one)),
          own.flatMap((site) => asked.map((month) => atom(kind, site, month))),
        ),
      );
    }
    for (const site of sites) {
      for (const month of months) {
        for (const dimension of Object.keys(codes) as Grouping[]) {
          const parts = (codes[dimension] ?? []).map((code) => atom(`${dimension}=${code}`, site, month));
          equations.push(...together(dimension, atom('', site, month), parts));
        }
        for (const [one, other] of pairs) {
          for (const [a, b, name] of [
            [one, other, (x: string, y: string) => `${one}=${x}&${other}=${y}`],
            [other, one, (x: string, y: string) => `${one}=${y}&${other}=${x}`],
          ] as const) {
            for (const code of codes[a] ?? []) {
              const parts = (codes[b] ?? []).map((second) => atom(name(code, second), site, month));
              equations.push(...together(b, atom(`${a}=${code}`, site, month), parts));
            }
          }
        }
      }
    }
  }
  const told = answers.filter(({ kind }) => outline.peopleByCode || kind === '');
  equations.push(...aboutPeople(told, outline, { place, minCell }));
  return { unknowns, equations };
}

/**
 * People add up nowhere, but there are at least the new ones and at most the accesses; in a union at least those of each
 * part and at most those of all parts; and from the first month on, all people of the network are new ones.
 */
function aboutPeople(
  answers: readonly Answered[],
  { months, sites }: Outline,
  {
    place,
    minCell,
  }: { place(name: string, shown?: number | null, isSecret?: boolean): number; minCell: number },
): Equation[] {
  const nameOf = (own: readonly string[], first: number, last: number, kind: string) =>
    `uniques ${kind} ${own.join('+')} ${first}..${last}`;
  const byName = new Map<string, number>();
  for (const { sites: own, first, last, kind, figures, true: exact, isCell } of answers) {
    const value = exact?.uniques.value ?? 0;
    const name = nameOf(own, first, last, kind);
    const isSecret = value > 0 && (isCell || value < minCell);
    byName.set(name, place(name, figures?.uniques.value ?? null, isSecret));
  }
  const atMost = (less: number, ...more: number[]): Equation => ({
    terms: [[-1, less], ...more.map((one) => [1, one] as const)],
    low: 0,
    high: 1e6,
  });
  return answers.flatMap(({ id, sites: own, first, last, kind, figures }) => {
    const at = (sitesAt: readonly string[], from: number, to: number) =>
      byName.get(nameOf(sitesAt, from, to, kind)) ?? 0;
    const all = at(own, first, last);
    const isAtom = own.length === 1 && first === last;
    const [accesses, fresh] = MEASURES.map((measure) =>
      place(isAtom ? `${measure} ${kind} ${own[0]} ${months[first]}` : `${measure} ${id}`),
    );
    if (accesses === undefined || fresh === undefined) throw new Error('Nothing was asked about.');
    const shorter =
      first < last ? [at(own, first, last - 1), at(own, first + 1, last), at(own, last, last)] : [];
    const [start, end, month] = shorter;
    const parts = own.length > 1 ? own.map((site) => at([site], first, last)) : [];
    return [
      atMost(fresh, all),
      atMost(all, accesses),
      // Accesses of known people are at least as many as these.
      ...(figures?.identified.value == null
        ? []
        : [{ terms: [[1, all]], low: 0, high: figures.identified.value } as const]),
      ...(start !== undefined && end !== undefined && month !== undefined
        ? [atMost(start, all), atMost(end, all), atMost(all, start, month)]
        : []),
      ...parts.map((part) => atMost(part, all)),
      ...(parts.length > 0 ? [atMost(all, ...parts)] : []),
      ...(!kind.includes('topic') && own.length === sites.length && first === 0
        ? [balance(all, [fresh])]
        : []),
    ];
  });
}

/** Where accesses are hidden, so is all that is counted of them: hours and sessions would say how many came. */
function refuseWhatIsLeft({ accesses, uniques, identified, new: fresh, ...others }: ShownFigures): void {
  const more = [uniques, identified, fresh, others.sessions, others.minutes, others.personMinutes];
  if (accesses.value === null && [...more, others.withoutCode].some(({ value }) => value !== null)) {
    throw new Error('Something is said of accesses that are hidden.');
  }
}

/** True for one month, and for all months there are of a quarter or a year. */
function isNode(asked: readonly string[], months: readonly string[]): boolean {
  const quarterOf = (month: string) => `${month.slice(0, 4)} ${Math.ceil(Number(month.slice(5)) / 3)}`;
  const isWhole = (keyOf: (month: string) => string) =>
    new Set(asked.map(keyOf)).size === 1 &&
    months.filter((month) => keyOf(month) === keyOf(asked[0] ?? '')).length === asked.length;
  return asked.length === 1 || isWhole(quarterOf) || isWhole((month) => month.slice(0, 4));
}

/** Codes add up to the whole; topics overlap: each is at most the whole, all are at least that. */
function together(dimension: Grouping, whole: number, parts: readonly number[]): Equation[] {
  if (dimension !== 'topic') return [balance(whole, parts)];
  const atLeast = (terms: Equation['terms']): Equation => ({ terms, low: 0, high: 1e6 });
  return [
    atLeast([...parts.map((part) => [1, part] as const), [-1, whole]]),
    ...parts.map((part) =>
      atLeast([
        [1, whole],
        [-1, part],
      ]),
    ),
  ];
}
