import { type Range, recordOf } from '../../db/figure-content/columns.ts';
import { joinBaselines, sliceBaselines } from './baseline-rows.ts';
import { BLOCK_VISITS, type BlockColumns, startOf } from './block-columns.ts';
import { HEAD_DIMENSIONS } from './participation.ts';

/** Neighbouring sessions and baselines of some columns. */
export interface Piece {
  readonly columns: BlockColumns;
  readonly sessions: Range;
  readonly baselines: Range;
}

/** All pieces one after the other, in columns of their own. */
export function joinPieces(all: readonly Piece[]): BlockColumns {
  const pieces = withoutSeams(all);
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

/** Pieces that follow each other in the same columns as one: a save leaves two long ones around its day. */
function withoutSeams(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    if (lengthOf([piece.sessions, piece.baselines]) === 0) continue;
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
    if (moved === 0) into.set(ends.subarray(sessions.first, sessions.end), at);
    else {
      const before = at - sessions.first;
      for (let session = sessions.first; session < sessions.end; session += 1) {
        into[before + session] = (ends[session] ?? 0) + moved;
      }
    }
    at += sessions.end - sessions.first;
    row += range.end - range.first;
  }
  return into;
}
