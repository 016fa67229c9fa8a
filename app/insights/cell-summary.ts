/** The columns of a cell that are summed up (see `cell.ts`). */
interface Columns {
  readonly sessionMinutes: Uint16Array;
  readonly attendanceEnd: Uint32Array;
  readonly topicEnd: Uint32Array;
  readonly topics: Uint16Array;
  readonly person: Int32Array;
  readonly isNew: Uint8Array;
  readonly ageBand: Uint16Array;
  readonly gender: Uint16Array;
}

/** Places of the figures that add up, within the five numbers of a group. */
export const ACCESSES = 0;
export const SESSIONS = 1;
export const MINUTES = 2;
export const PERSON_MINUTES = 3;
export const NEW_PEOPLE = 4;
export const FIGURES = 5;

/** The groups of one dimension that occur in some sessions of a cell. */
export interface Groups {
  readonly codes: Uint16Array;
  /** `FIGURES` numbers a group. */
  readonly sums: Float64Array;
  /** Distinct people, group after group, each in order; group `g` ends at `personEnd[g]`. */
  readonly persons: Int32Array;
  readonly personEnd: Uint32Array;
}

/** Some sessions of a cell, summed up once, so that a query only has to unite people. */
export interface CellSummary {
  /** One group, code 0. */
  readonly all: Groups;
  readonly byTopic: Groups;
  readonly byAgeBand: Groups;
  readonly byGender: Groups;
}

/** Above every person number, so that a code and a person make one sortable number. */
const CODE_STEP = 2 ** 31;
const ALL = [0];

/** Sums up the sessions `[first, end)` of a cell by every dimension. */
export function summariseCell(cell: Columns, first: number, end: number): CellSummary {
  return {
    all: group(cell, first, end, () => ALL),
    byTopic: group(cell, first, end, (session) =>
      cell.topics.subarray(startOf(cell.topicEnd, session), cell.topicEnd[session]),
    ),
    byAgeBand: group(cell, first, end, (_, row) => [cell.ageBand[row] ?? 0]),
    byGender: group(cell, first, end, (_, row) => [cell.gender[row] ?? 0]),
  };
}

function group(
  cell: Columns,
  first: number,
  end: number,
  codesOf: (session: number, row: number) => Iterable<number>,
): Groups {
  const sums = new Map<number, { figures: Float64Array; lastSession: number }>();
  const pairs: number[] = [];
  let row = startOf(cell.attendanceEnd, first);
  for (let session = first; session < end; session += 1) {
    const minutes = cell.sessionMinutes[session] ?? 0;
    for (const stop = cell.attendanceEnd[session] ?? 0; row < stop; row += 1) {
      const person = cell.person[row] ?? -1;
      for (const code of codesOf(session, row)) {
        const sum = sums.get(code) ?? { figures: new Float64Array(FIGURES), lastSession: -1 };
        sums.set(code, sum);
        add(sum.figures, ACCESSES, 1);
        add(sum.figures, PERSON_MINUTES, minutes);
        add(sum.figures, NEW_PEOPLE, cell.isNew[row] ?? 0);
        if (sum.lastSession !== session) {
          sum.lastSession = session;
          add(sum.figures, SESSIONS, 1);
          add(sum.figures, MINUTES, minutes);
        }
        if (person >= 0) pairs.push(code * CODE_STEP + person);
      }
    }
  }
  return pack(sums, Float64Array.from(pairs).sort());
}

function pack(sums: ReadonlyMap<number, { figures: Float64Array }>, sortedPairs: Float64Array): Groups {
  const codes = Uint16Array.from(sums.keys()).sort();
  const flat = new Float64Array(codes.length * FIGURES);
  const personEnd = new Uint32Array(codes.length);
  const persons = new Int32Array(sortedPairs.length);
  let next = 0;
  let kept = 0;
  codes.forEach((code, index) => {
    flat.set(sums.get(code)?.figures ?? [], index * FIGURES);
    const until = (code + 1) * CODE_STEP;
    for (let last = -1; next < sortedPairs.length && (sortedPairs[next] ?? 0) < until; next += 1) {
      const person = (sortedPairs[next] ?? 0) - code * CODE_STEP;
      if (person === last) continue;
      last = person;
      persons[kept] = person;
      kept += 1;
    }
    personEnd[index] = kept;
  });
  return { codes, sums: flat, persons: persons.slice(0, kept), personEnd };
}

/** Where the rows of `index` begin, given where the rows of each end. */
export function startOf(ends: Uint32Array, index: number): number {
  return index === 0 ? 0 : (ends[index - 1] ?? 0);
}

function add(figures: Float64Array, index: number, value: number): void {
  figures[index] = (figures[index] ?? 0) + value;
}

/** Bytes a summary takes. */
export function summaryBytes(summary: CellSummary): number {
  return [summary.all, summary.byTopic, summary.byAgeBand, summary.byGender].reduce(
    (sum, { codes, sums, persons, personEnd }) =>
      sum + codes.byteLength + sums.byteLength + persons.byteLength + personEnd.byteLength,
    0,
  );
}
