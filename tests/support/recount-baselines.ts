/**
 * A second program for the figures of baselines: reads the lines of `bottega export responses` and uses nothing of the
 * product, neither its scoring nor its intervals nor its names for groups. What it says is what the product must say.
 */

interface Line {
  readonly person: string;
  readonly site: string;
  readonly organisation: string;
  readonly day: string;
  readonly way: string;
  readonly instrument: string;
  readonly status: string;
  readonly age: number | null;
  readonly sex: string | null;
  readonly education: string | null;
  readonly citizenship: string | null;
  readonly variables: Readonly<Record<string, number>> | null;
}

type Lists = Readonly<Record<string, readonly string[] | string | null>>;

/** Each line one activity; the number after it is where «above basic» begins. */
const ACTIVITIES: Readonly<Record<string, readonly [string, number]>> = {
  IL: ['IUIF IHIF IUNW1 TICCSFOI|TICIDIS|TICNIDIS|TICXND', 2],
  CC: ['IUEM IUPH1 IUCHAT1 IUSNET IUPOL2 IUVOTE', 2],
  DCC: ['CWRD1 CXLS1 CEPVA1 CXFER1 CPRES2 CXLSADV1 CPRG2', 3],
  SF: ['MAPS_CWSC MAPS_RPS MAPS_RRGL MAPS_LAP MAPS_RAAD PCOOK1', 3],
  PS: ['CINSAPP1 CCONF1 IBUY IUSELL IUOLC|IUOLM IUBK IUJOB', 3],
};

function levelsOf(variables: Readonly<Record<string, number>>) {
  if (variables.IU !== 1) return { overall: 'NA', areas: {} };
  const areas: Record<string, string> = {};
  for (const [area, [list, above]] of Object.entries(ACTIVITIES)) {
    const isDone = (name: string) => variables[name] === 1 || (name === 'IBUY' && variables[name] === 2);
    const done = list.split(' ').filter((activity) => activity.split('|').some(isDone)).length;
    areas[area] = done === 0 ? 'none' : done < above ? 'B' : 'AB';
  }
  const reached = Object.values(areas).filter((level) => level !== 'none').length;
  const best = Object.values(areas).every((level) => level === 'AB');
  return { overall: best ? 'AB' : ['X', 'X', 'LM', 'N', 'LW', 'B'][reached], areas };
}

const CLASSES = [16, 25, 35, 45, 55, 65, 75];

function ageClass(age: number | null): string {
  if (age === null) return 'unknown';
  const start = CLASSES.findLast((first) => age >= first);
  if (start === undefined) return 'under-16';
  return start === 75 ? '75+' : `${start}-${(CLASSES[CLASSES.indexOf(start) + 1] ?? 0) - 1}`;
}

/** The bound of the interval on one side of `p`, found by halving: where `p` is 1.96 standard errors of it away. */
function bound(p: number, n: number, side: 0 | 1): number {
  const z = 1.959963984540054;
  let [near, far]: [number, number] = [p, side];
  for (let step = 0; step < 200; step += 1) {
    const middle = (near + far) / 2;
    const inside = (p - middle) ** 2 * n <= z * z * middle * (1 - middle);
    if (inside) near = middle;
    else far = middle;
  }
  return p === side ? side : near;
}

function shareOf(count: number, n: number) {
  if (n === 0) return { count, n, share: null, low: null, high: null };
  return { count, n, share: count / n, low: bound(count / n, n, 0), high: bound(count / n, n, 1) };
}

type Person = Line & ReturnType<typeof levelsOf>;

function population(people: readonly Person[]) {
  const at = (level: string) => people.filter(({ overall }) => overall === level).length;
  const levels = Object.fromEntries(
    ['AB', 'B', 'LW', 'N', 'LM', 'X', 'NA'].map((level) => [level, at(level)]),
  );
  const areas = Object.fromEntries(
    Object.keys(ACTIVITIES).map((area) => [
      area,
      Object.fromEntries(
        ['none', 'B', 'AB'].map((level) => [
          level,
          people.filter((person) => person.areas[area] === level).length,
        ]),
      ),
    ]),
  );
  const n = people.length;
  return { n, effectiveN: n, atLeastBasic: shareOf(at('AB') + at('B'), n), levels, areas };
}

function figures(people: readonly Person[], main: (age: number) => boolean) {
  const aged = (fits: (age: number) => boolean) => people.filter(({ age }) => age !== null && fits(age));
  const adults = aged(main);
  return {
    ...population(adults),
    usersOnly: population(adults.filter(({ overall }) => overall !== 'NA')),
    over74: population(aged((age) => age >= 75)),
  };
}

function keyOf(line: Line, by: string): string {
  if (by === 'network') return '';
  if (by === 'year') return line.day.slice(0, 4);
  if (by === 'month') return line.day.slice(0, 7);
  if (by === 'ageClass') return ageClass(line.age);
  const fields: Readonly<Record<string, string | null>> = {
    site: line.site,
    organisation: line.organisation,
    sex: line.sex,
    education: line.education,
    citizenship: line.citizenship,
    way: line.way,
  };
  return fields[by] ?? 'unknown';
}

/** Counts everything that `filters` (as the report repeats them) ask for. */
export function recountBaselines(lines: readonly Line[], filters: Lists) {
  const here = lines.filter(
    (line) =>
      line.instrument === 'dsi-2' &&
      (['site', 'organisation'] as const).every((name) => {
        const wanted = filters[name];
        return !Array.isArray(wanted) || wanted.includes(line[name]);
      }) &&
      line.day.slice(0, 7) >= String(filters.from ?? '') &&
      (filters.to === null || line.day.slice(0, 7) <= String(filters.to)),
  );
  // The first finished questionnaire of a person anywhere; the export is in order of the first keystroke, not of days.
  const finished = lines.filter(({ instrument, status }) => instrument === 'dsi-2' && status === 'complete');
  const first = new Map<string, Line>();
  for (const line of finished) {
    const known = first.get(line.person);
    if (!known || line.day < known.day) first.set(line.person, line);
  }
  const people = here
    .filter((line) => first.get(line.person) === line)
    .filter((line) =>
      ['ageClass', 'sex', 'education', 'citizenship', 'way'].every((name) => {
        const wanted = filters[name];
        return !Array.isArray(wanted) || wanted.includes(keyOf(line, name));
      }),
    )
    .map((line) => ({ ...line, ...levelsOf(line.variables ?? {}) }));
  const isAdult = (age: number) => age >= 16 && age <= 74;
  const by = String(filters.by);
  const keys = [...new Set(people.map((person) => keyOf(person, by)))].filter(
    (key) => by !== 'ageClass' || (key !== 'under-16' && key !== 'unknown'),
  );
  return {
    ...figures(people, isAdult),
    under16: people.filter(({ age }) => age !== null && age < 16).length,
    ageUnknown: people.filter(({ age }) => age === null).length,
    incomplete: here.filter(({ status }) => status === 'in_progress').length,
    rows: Object.fromEntries(
      keys.map((key) => [
        key,
        figures(
          people.filter((person) => keyOf(person, by) === key),
          by === 'ageClass' && key === '75+' ? (age) => age >= 75 : isAdult,
        ),
      ]),
    ),
  };
}

/** Where a report differs from the count, as paths; what is null beside `suppressed` is not compared, only counted. */
export function differences(
  report: unknown,
  count: unknown,
  path = '',
): { wrong: string[]; compared: number; hidden: number } {
  if (typeof count === 'object' && count !== null) {
    const told: Readonly<Record<string, unknown>> =
      typeof report === 'object' && report !== null ? { ...report } : {};
    const parts = Object.entries(count).map(([name, value]) =>
      told[name] === null && told.suppressed === true
        ? { wrong: [], compared: 0, hidden: 1 }
        : differences(told[name], value, `${path}/${name}`),
    );
    return {
      wrong: parts.flatMap(({ wrong }) => wrong),
      compared: parts.reduce((sum, { compared }) => sum + compared, 0),
      hidden: parts.reduce((sum, { hidden }) => sum + hidden, 0),
    };
  }
  const same =
    typeof count === 'number' && typeof report === 'number'
      ? Math.abs(count - report) < 1e-9
      : count === report;
  return {
    wrong: same ? [] : [`${path}: ${String(report)}, counted ${String(count)}`],
    compared: 1,
    hidden: 0,
  };
}
