import type { Range } from '../../db/figure-content/columns.ts';
import type { FigureCell } from '../../db/queries/figures.ts';
import { type Bounds, boundsAround, boundsOf } from './block-bounds.ts';
import { BLOCK_VISITS, type BlockColumns, startOf } from './block-columns.ts';
import { cellColumns } from './cell-columns.server.ts';
import { changedSessions } from './changed-sessions.ts';
import { type Days, LAST_DAY, onlyDay, rangeOfDays, WHOLE_MONTH } from './days-of-month.ts';
import type { Dictionaries } from './dictionaries.server.ts';
import { joinPieces, type Piece } from './join-pieces.server.ts';
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
  /** By attendance: its session. Made when first asked for: after a save nobody may ask before the next one. */
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

/** Of one site. */
interface SitePiece extends Piece {
  readonly site: number;
  readonly bounds: Bounds;
}

/** What is new of a site: all that is recorded on some days, in order. */
interface FreshDays {
  readonly days: readonly Days[];
  readonly piece: SitePiece;
}

interface PieceChange {
  readonly was: SitePiece;
  readonly is: SitePiece;
}

let made = 0;

/** The block with these days of cells instead of those of the same sites; without a block, these cells alone. */
export function renewBlock(
  before: MonthBlock | undefined,
  { month, revision }: Pick<MonthBlock, 'month' | 'revision'>,
  changed: readonly FigureCell[],
  dictionaries: Dictionaries,
): MonthBlock {
  const fresh = new Map(
    changed.map(({ siteId, days, content }): [number, FreshDays] => {
      const site = dictionaries.site.codeOf(siteId);
      const piece = wholeOf(site, cellColumns(content, month, site, dictionaries));
      return [site, { days: days?.map(onlyDay) ?? [WHOLE_MONTH], piece }];
    }),
  );
  const kept = before ? piecesOf(before) : [];
  const known = new Set(kept.map(({ site }) => site));
  const added = [...fresh.values()].flatMap(({ piece }) => (known.has(piece.site) ? [] : nothingOf(piece)));
  const replaced = [...kept, ...added].map((piece) => replaceDays(piece, fresh.get(piece.site)));
  const pieces = replaced.flatMap((site) => site.pieces);
  const make = (of: readonly SitePiece[], change: BlockChange | null) =>
    makeBlock({ month, revision }, of, change, dictionaries);
  if (!before || fresh.size > MOST_CHANGED) return make(pieces, null);
  const changes = replaced.flatMap((site) => site.changes.map(onlyChanged));
  return make(pieces, {
    from: before.serial,
    earlier: lengthOfChanges(before.change) < MOST_CHANGES ? before.change : null,
    was: make(
      changes.map(({ was }) => was),
      null,
    ),
    is: make(
      changes.map(({ is }) => is),
      null,
    ),
  });
}

/** What there is of each site. */
function piecesOf(block: MonthBlock): SitePiece[] {
  return Array.from(block.siteOf, (site, cell) => ({
    site,
    columns: block,
    bounds: block,
    ...cellRanges(block, cell),
  }));
}

/** A site with its fresh days instead of the same days of before, and what was and is on them. */
function replaceDays(kept: SitePiece, fresh: FreshDays | undefined) {
  if (!fresh) return { pieces: [kept], changes: [] };
  const pieces: SitePiece[] = [];
  const changes: PieceChange[] = [];
  let nextDay = 1;
  for (const days of fresh.days) {
    const is = onDays(fresh.piece, days);
    pieces.push(onDays(kept, { firstDay: nextDay, lastDay: days.firstDay - 1 }), is);
    changes.push({ was: onDays(kept, days), is });
    nextDay = days.lastDay + 1;
  }
  pieces.push(onDays(kept, { firstDay: nextDay, lastDay: LAST_DAY }));
  return { pieces, changes };
}

function onDays(piece: SitePiece, days: Days): SitePiece {
  const { sessionDay, baselines } = piece.columns;
  return {
    ...piece,
    sessions: rangeOfDays(sessionDay, piece.sessions, days),
    baselines: rangeOfDays(baselines.day, piece.baselines, days),
  };
}

/** The sessions that are not the same, alone. */
function onlyChanged({ was, is }: PieceChange): PieceChange {
  const sessions = changedSessions(was, is);
  return {
    was: { ...was, sessions: sessions.was, baselines: NOTHING },
    is: { ...is, sessions: sessions.is, baselines: NOTHING },
  };
}

const NOTHING: Range = { first: 0, end: 0 };

const nothingOf = (piece: SitePiece): SitePiece => ({ ...piece, sessions: NOTHING, baselines: NOTHING });

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
  const columns = joinPieces(pieces);
  const siteOf = Uint16Array.from(new Set(pieces.map(({ site }) => site)));
  const cellOf = new Int32Array(dictionaries.site.size).fill(-1);
  for (const [cell, site] of siteOf.entries()) cellOf[site] = cell;
  made += 1;
  let visitOf: Uint32Array | null = null;
  return {
    month,
    revision,
    serial: made,
    ...columns,
    get visitOf() {
      visitOf ??= visitsOf(columns.headEnd);
      return visitOf;
    },
    cellOf,
    siteOf,
    sessionEnd: endsOf(pieces, ({ sessions }) => sessions),
    baselineEnd: endsOf(pieces, ({ baselines }) => baselines),
    ...boundsAround(new Set(pieces.map(({ bounds }) => bounds))),
    change,
    bytes: bytesOf(columns) + siteOf.length * 16 + (change ? change.was.bytes + change.is.bytes : 0),
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

const wholeOf = (site: number, columns: BlockColumns): SitePiece => ({
  site,
  columns,
  bounds: boundsOf(columns),
  sessions: { first: 0, end: columns.sessionDay.length },
  baselines: { first: 0, end: columns.baselines.day.length },
});

/** Where the rows of each site end, whose pieces stand together. */
function endsOf(pieces: readonly SitePiece[], rangeOf: (piece: SitePiece) => Range): Uint32Array {
  const ends: number[] = [];
  let end = 0;
  for (const [index, piece] of pieces.entries()) {
    const range = rangeOf(piece);
    end += range.end - range.first;
    if (pieces[index + 1]?.site !== piece.site) ends.push(end);
  }
  return Uint32Array.from(ends);
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
