import { setImmediate } from 'node:timers/promises';
import type { Db } from '../../db/index.ts';
import { listResponsesToExport, type ResponseToExport } from '../../db/queries/response-export.ts';
import { NETWORK } from '../../db/scope.ts';
import { ageClassOf } from './answered.ts';
import type { People } from './generalise.server.ts';
import { ANSWER_COLUMNS, answerCells } from './microdata-columns.ts';
import { responseLine } from './response-line.server.ts';

/** Read before other requests get their turn. */
const ROWS_AT_ONCE = 500;

/** Everybody who completed `dsi-2` with all their responses, about 120 bytes each. */
export interface Respondents extends People {
  /** `person_no` of each. */
  readonly personNo: Int32Array;
  /** Numbers of what a response (by its place in `start`) says, in the order of `ANSWER_COLUMNS`. */
  answersAt(place: number): Uint16Array;
  /** What a number stands for. */
  cellOf(code: number): string | number;
}

const UNKNOWN = 'unknown';
const MOST_VALUES = 65_536;

/** What is kept of a response before its answers; what people are told apart by is that of their first. */
const TRAITS = {
  site: (row) => row.site_id,
  organisation: (row) => row.organisation_id,
  ageClass: (row) => ageClassOf(row.age),
  sex: (row) => row.gender ?? UNKNOWN,
  education: (row) => row.education ?? UNKNOWN,
  citizenship: (row) => row.citizenship ?? UNKNOWN,
  level: (row) => row.overall ?? '',
  month: (row) => row.day.slice(0, 7),
} as const satisfies Readonly<Record<string, (row: ResponseToExport) => string>>;
type Trait = keyof typeof TRAITS;
const TRAIT_NAMES = Object.keys(TRAITS).filter((name): name is Trait => name in TRAITS);
const WIDTH = TRAIT_NAMES.length + ANSWER_COLUMNS.length;

/** Responses one after the other, `WIDTH` numbers each. */
interface Packed {
  readonly personNo: Int32Array;
  /** 20260131 for the last of January. */
  readonly day: Int32Array;
  readonly cells: Uint16Array;
}

/** Reads the complete responses of the network, by person, first the baseline. */
export async function readRespondents(db: Db): Promise<Respondents> {
  const values = openValues();
  const parts: Packed[] = [];
  for (let after = ''; ; ) {
    const rows = await listResponsesToExport(db, NETWORK, after, ROWS_AT_ONCE);
    const last = rows.at(-1);
    if (!last) break;
    parts.push(pack(rows, values));
    after = last.id;
    await setImmediate();
  }
  return byPerson(join(parts), values);
}

function pack(rows: readonly ResponseToExport[], values: Values): Packed {
  const complete = rows.filter(
    ({ instrument, status, overall }) => instrument === 'dsi-2' && status === 'complete' && overall !== null,
  );
  const cells = new Uint16Array(complete.length * WIDTH);
  for (const [index, row] of complete.entries()) {
    const said = [...TRAIT_NAMES.map((name) => TRAITS[name](row)), ...answerCells(responseLine(row, ''))];
    for (const [place, value] of said.entries()) cells[index * WIDTH + place] = values.codeOf(value);
  }
  return {
    personNo: Int32Array.from(complete, (row) => row.person_no),
    day: Int32Array.from(complete, (row) => Number(row.day.replaceAll('-', ''))),
    cells,
  };
}

function join(parts: readonly Packed[]): Packed {
  const length = parts.reduce((sum, { day }) => sum + day.length, 0);
  const joined = {
    personNo: new Int32Array(length),
    day: new Int32Array(length),
    cells: new Uint16Array(length * WIDTH),
  };
  let start = 0;
  for (const { personNo, day, cells } of parts) {
    joined.personNo.set(personNo, start);
    joined.day.set(day, start);
    joined.cells.set(cells, start * WIDTH);
    start += day.length;
  }
  return joined;
}

/** The same by person; the responses of one in order of their days, those of a day in order of their ids. */
function byPerson({ personNo, day, cells }: Packed, { wordOf, cellOf }: Values): Respondents {
  const of = (column: Int32Array, row: number) => column[row] ?? 0;
  const rows = Uint32Array.from(day.keys()).sort(
    (a, b) => of(personNo, a) - of(personNo, b) || of(day, a) - of(day, b) || a - b,
  );
  const isFirst = (row: number, place: number) =>
    place === 0 || personNo[row] !== personNo[rows[place - 1] ?? 0];
  const firsts = rows.filter(isFirst);
  const start = new Uint32Array(firsts.length + 1).fill(rows.length);
  start.set(Uint32Array.from(rows.keys()).filter((place) => isFirst(rows[place] ?? 0, place)));
  const trait = (name: Trait, from: Uint32Array) => {
    const place = TRAIT_NAMES.indexOf(name);
    return Uint16Array.from(from, (row) => cells[row * WIDTH + place] ?? 0);
  };
  return {
    length: firsts.length,
    personNo: Int32Array.from(firsts, (row) => of(personNo, row)),
    site: trait('site', firsts),
    organisation: trait('organisation', firsts),
    ageClass: trait('ageClass', firsts),
    sex: trait('sex', firsts),
    education: trait('education', firsts),
    citizenship: trait('citizenship', firsts),
    level: trait('level', firsts),
    start,
    month: trait('month', rows),
    answersAt(place) {
      const end = ((rows[place] ?? 0) + 1) * WIDTH;
      return cells.subarray(end - ANSWER_COLUMNS.length, end);
    },
    wordOf,
    cellOf,
  };
}

/** Numbers for what is said, the same in all columns. */
type Values = ReturnType<typeof openValues>;

function openValues() {
  const codes = new Map<string | number, number>();
  const values: (string | number)[] = [];
  return {
    codeOf(value: string | number): number {
      const known = codes.get(value);
      if (known !== undefined) return known;
      if (values.length === MOST_VALUES) throw new Error('More different values than a 16-bit column holds.');
      codes.set(value, values.length);
      values.push(value);
      return values.length - 1;
    },
    cellOf: (code: number) => values[code] ?? '',
    wordOf: (code: number) => String(values[code] ?? ''),
  };
}
