import type { Range } from '../../db/figure-content/columns.ts';
import { recordOf } from '../../db/figure-content/columns.ts';
import type { FigureCell } from '../../db/queries/figures.ts';
import { joinBaselines, sliceBaselines } from './baseline-rows.ts';
import { type Bounds, boundsAround, boundsOf } from './block-bounds.ts';
import { BLOCK_VISITS, type BlockColumns } from './block-columns.ts';
import { cellColumns } from './cell-columns.server.ts';
import { changedSessions } from './changed-sessions.ts';
import type { Dictionaries } from './dictionaries.server.ts';
import { HEAD_DIMENSIONS } from './participation.ts';

/**
 * One month of the whole network: the sessions of a cell (a site) stand together in order of day, so that some sites, or
 * some days of all of them, are ranges.
 */
export interface MonthBlock extends BlockColumns, Bounds {
  readonly month: string;
  readonly revision: number;
  /** Different for everything ever made by this process. */
  readonly serial: number;
  /** By attendance: its session. */
  readonly visitOf: Uint32Array;
  /** Cell by code of the site; −1 where it has none. */
  readonly cellOf: Int32Array;
  /** Code of the site, and where sessions and baselines end, by cell. */
  readonly siteOf: Uint16Array;
  readonly sessionEnd: Uint32Array;
  readonly baselineEnd: Uint32Array;
  /** Of few cells: what is not as it was in the block from which this one was made. */
  readonly change: BlockChange | null;
  readonly bytes: number;
}

/** The block a change began from, and the sessions that are not the same since, alone. */
export interface BlockChange {
  readonly from: number;
  /** The one before it, for whoever did not see every block. */
  readonly earlier: BlockChange | null;
  readonly was: MonthBlock;
  readonly is: MonthBlock;
}

/** More changed cells are not kept for themselves. */
const MOST_CHANGED = 16;
/** So many changes of a month are kept, one after the other. */
const MOST_CHANGES = 32;

/** Neighbouring sessions and baselines of some columns. */
interface Piece {
  readonly columns: BlockColumns;
  readonly sessions: Range;
  readonly baselines: Range;
}

/** All of a site. */
interface SitePiece extends Piece {
  readonly site: number;
  readonly bounds: Bounds;
}

let made = 0;

/** The block with these cells instead of those of the same sites; without a block, these cells alone. */
export function renewBlock(
  before: MonthBlock | undefined,
  { month, revision }: Pick<MonthBlock, 'month' | 'revision'>,
  changed: readonly FigureCell[],
  dictionaries: Dictionaries,
): MonthBlock {
  const fresh = new Map(
    changed.map(({ siteId, content }) => {
      const site = dictionaries.site.codeOf(siteId);
      return [site, cellColumns(content, month, site, dictionaries)] as const;
    }),
  );
  const pieces: SitePiece[] = [];
  const changes: (readonly [was: SitePiece, is: SitePiece])[] = [];
  for (const [cell, site] of (before?.siteOf ?? []).entries()) {
    if (!before) break;
    const kept = { site, columns: before, bounds: before, ...cellRanges(before, cell) };
    const columns = fresh.get(site);
    const piece = columns ? wholeOf(site, columns) : kept;
    if (columns) changes.push([kept, piece]);
    pieces.push(piece);
  }
  const known = new Set(pieces.map(({ site }) => site));
  for (const [site, columns] of fresh) {
    if (known.has(site)) continue;
    const piece = wholeOf(site, columns);
    pieces.push(piece);
    changes.push([{ ...piece, sessions: NOTHING, baselines: NOTHING }, piece]);
  }
  const make = (of: readonly SitePiece[], change: BlockChange | null) =>
    makeBlock({ month, revision }, of, change, dictionaries);
  if (!before || fresh.size > MOST_CHANGED) return make(pieces, null);
  const others = changes.map(([was, is]) => {
    const sessions = changedSessions(was, is);
    return {
      was: { ...was, sessions: sessions.was, baselines: NOTHING },
      is: { ...is, sessions: sessions.is, baselines: NOTHING },
    };
  });
  return make(pieces, {
    from: before.serial,
    earlier: lengthOfChanges(before.change) < MOST_CHANGES ? before.change : null,
    was: make(
      others.map(({ was }) => was),
      null,
    ),
    is: make(
      others.map(({ is }) => is),
      null,
    ),
  });
}

const NOTHING: Range = { first: 0, end: 0 };

function lengthOfChanges(change: BlockChange | null): number {
  let length = 0;
  for (let each = change; each; each = each.earlier) length += 1;
  return length;
}

function makeBlock(
  { month, revision }: Pick<MonthBlock, 'month' | 'revision'>,
  pieces: readonly SitePiece[],
  change: BlockChange | null,
  dictionaries: Dictionaries,
): MonthBlock {
  const columns = joinPieces(withoutSeams(pieces));
  const cellOf = new Int32Array(dictionaries.site.size).fill(-1);
  for (const [cell, { site }] of pieces.entries()) cellOf[site] = cell;
  made += 1;
  return {
    month,
    revision,
    serial: made,
    ...columns,
    visitOf: visitsOf(columns.headEnd),
    cellOf,
    siteOf: Uint16Array.from(pieces, ({ site }) => site),
    sessionEnd: endsOf(pieces, ({ sessions }) => sessions),
    baselineEnd: endsOf(pieces, ({ baselines }) => baselines),
    ...boundsAround(new Set(pieces.map(({ bounds }) => bounds))),
    change,
    bytes: bytesOf(columns) + pieces.length * 16 + (change ? change.was.bytes + change.is.bytes : 0),
  };
}

function visitsOf(headEnd: Uint32Array): Uint32Array {
  const visits = new Uint32Array(headEnd.at(-1) ?? 0);
  let head = 0;
  for (let visit = 0; visit < headEnd.length; visit += 1) {
    for (const end = headEnd[visit] ?? 0; head < end; head += 1) visits[head] = visit;
  }
  return visits;
}

/** Sessions and baselines of a cell. */
export function cellRanges(block: MonthBlock, cell: number): { sessions: Range; baselines: Range } {
  return {
    sessions: { first: startOf(block.sessionEnd, cell), end: block.sessionEnd[cell] ?? 0 },
    baselines: { first: startOf(block.baselineEnd, cell), end: block.baselineEnd[cell] ?? 0 },
  };
}

/** Where the rows of `index` begin, given where the rows of each end. */
export function startOf(ends: Uint32Array, index: number): number {
  return index === 0 ? 0 : (ends[index - 1] ?? 0);
}

const wholeOf = (site: number, columns: BlockColumns): SitePiece => ({
  site,
  columns,
  bounds: boundsOf(columns),
  sessions: { first: 0, end: columns.sessionDay.length },
  baselines: { first: 0, end: columns.baselines.day.length },
});

/** Pieces that follow each other in the same columns as one: a save leaves two long ones around its cell. */
function withoutSeams(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const follows =
      last?.columns === piece.columns &&
      last.sessions.end === piece.sessions.first &&
      last.baselines.end === piece.baselines.first;
    if (!last || !follows) {
      joined.push(piece);
      continue;
    }
    joined[joined.length - 1] = {
      columns: last.columns,
      sessions: { first: last.sessions.first, end: piece.sessions.end },
      baselines: { first: last.baselines.first, end: piece.baselines.end },
    };
  }
  return joined;
}

function endsOf(pieces: readonly Piece[], rangeOf: (piece: Piece) => Range): Uint32Array {
  let end = 0;
  return Uint32Array.from(pieces, (piece) => {
    const range = rangeOf(piece);
    end += range.end - range.first;
    return end;
  });
}

function joinPieces(pieces: readonly Piece[]): BlockColumns {
  const heads = pieces.map(({ columns, sessions }) => within(columns.headEnd, sessions));
  const topics = pieces.map(({ columns, sessions }) => within(columns.topicEnd, sessions));
  const sessions = pieces.map((piece) => piece.sessions);
  const counts = {
    sessions: lengthOf(sessions),
    heads: lengthOf(heads),
    topics: lengthOf(topics),
  };
  const join = <C extends Uint8Array | Uint16Array | Int32Array>(
    into: C,
    ranges: readonly Range[],
    columnOf: (columns: BlockColumns) => C,
  ): C => {
    let at = 0;
    for (const [index, { first, end }] of ranges.entries()) {
      const piece = pieces[index];
      if (piece) into.set(columnOf(piece.columns).subarray(first, end), at);
      at += end - first;
    }
    return into;
  };
  return {
    sessionDay: join(new Uint8Array(counts.sessions), sessions, (columns) => columns.sessionDay),
    sessionMinutes: join(new Uint16Array(counts.sessions), sessions, (columns) => columns.sessionMinutes),
    headEnd: joinEnds(counts.sessions, pieces, heads, (columns) => columns.headEnd),
    topicEnd: joinEnds(counts.sessions, pieces, topics, (columns) => columns.topicEnd),
    topics: join(new Uint16Array(counts.topics), topics, (columns) => columns.topics),
    visit: recordOf(BLOCK_VISITS, (name) =>
      join(new Uint16Array(counts.sessions), sessions, (columns) => columns.visit[name]),
    ),
    person: join(new Int32Array(counts.heads), heads, (columns) => columns.person),
    flags: join(new Uint8Array(counts.heads), heads, (columns) => columns.flags),
    head: recordOf(HEAD_DIMENSIONS, (name) =>
      join(new Uint16Array(counts.heads), heads, (columns) => columns.head[name]),
    ),
    baselines: joinBaselines(pieces.map((piece) => sliceBaselines(piece.columns.baselines, piece.baselines))),
  };
}

/** The rows of some sessions, given where those of each end. */
function within(ends: Uint32Array, { first, end }: Range): Range {
  return { first: startOf(ends, first), end: startOf(ends, end) };
}

const lengthOf = (ranges: readonly Range[]) => ranges.reduce((sum, { first, end }) => sum + end - first, 0);

function joinEnds(
  length: number,
  pieces: readonly Piece[],
  rows: readonly Range[],
  endsIn: (columns: BlockColumns) => Uint32Array,
): Uint32Array {
  const into = new Uint32Array(length);
  let at = 0;
  let row = 0;
  for (const [index, { columns, sessions }] of pieces.entries()) {
    const ends = endsIn(columns);
    const range = rows[index] ?? { first: 0, end: 0 };
    const moved = row - range.first;
    for (let session = sessions.first; session < sessions.end; session += 1, at += 1) {
      into[at] = (ends[session] ?? 0) + moved;
    }
    row += range.end - range.first;
  }
  return into;
}

/** With the marks there may be, see `code-marks.server.ts`. */
function bytesOf(columns: BlockColumns): number {
  return (
    columns.sessionDay.length * (11 + 2 * BLOCK_VISITS.length) +
    columns.topics.length * 2 +
    columns.person.length * (17 + 2 * HEAD_DIMENSIONS.length) +
    columns.baselines.day.length * 4
  );
}
