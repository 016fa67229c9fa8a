import type { MonthBlock } from './month-block.server.ts';
import { type Dimension, HEAD_DIMENSIONS, VISIT_DIMENSIONS } from './participation.ts';

const WORD = 32;
/** Of a month; 8 bytes an attendance. */
const MOST_MARKS = 64;

/** A bit for each attendance of a month, by what was asked: made when first asked for, kept with the month. */
const marks = new WeakMap<MonthBlock, Map<string, Uint32Array>>();

/** A bit for each attendance of the month that has this code (of a topic: whose session has it). */
export function codeMarks(block: MonthBlock, dimension: Dimension, code: number): Uint32Array {
  const kept = marks.get(block) ?? new Map<string, Uint32Array>();
  marks.set(block, kept);
  const name = `${dimension} ${code}`;
  const known = kept.get(name);
  if (known) return known;
  if (kept.size === MOST_MARKS) kept.clear();
  const made = mark(block, dimension, code);
  kept.set(name, made);
  return made;
}

function mark(block: MonthBlock, dimension: Dimension, code: number): Uint32Array {
  const ofHead = HEAD_DIMENSIONS.find((name) => name === dimension);
  if (ofHead) return markHeads(block.head[ofHead], code);
  const ofVisit = VISIT_DIMENSIONS.find((name) => name === dimension);
  return ofVisit ? markVisits(block, block.visit[ofVisit], code) : markTopics(block, code);
}

const bitsFor = (rows: number) => new Uint32Array(Math.ceil(rows / WORD));

function markHeads(column: Uint16Array, code: number): Uint32Array {
  const bits = bitsFor(column.length);
  for (let head = 0; head < column.length; head += 1) {
    if (column[head] === code) bits[head >>> 5] = (bits[head >>> 5] ?? 0) | (1 << (head & 31));
  }
  return bits;
}

function markVisits({ visitOf }: MonthBlock, column: Uint16Array, code: number): Uint32Array {
  const bits = bitsFor(visitOf.length);
  for (let head = 0; head < visitOf.length; head += 1) {
    if (column[visitOf[head] ?? 0] === code) bits[head >>> 5] = (bits[head >>> 5] ?? 0) | (1 << (head & 31));
  }
  return bits;
}

function markTopics({ headEnd, topicEnd, topics, person }: MonthBlock, code: number): Uint32Array {
  const bits = bitsFor(person.length);
  let topic = 0;
  let head = 0;
  for (let visit = 0; visit < headEnd.length; visit += 1) {
    let found = false;
    for (const end = topicEnd[visit] ?? 0; topic < end; topic += 1) found ||= topics[topic] === code;
    for (const end = headEnd[visit] ?? 0; head < end; head += 1) {
      if (found) bits[head >>> 5] = (bits[head >>> 5] ?? 0) | (1 << (head & 31));
    }
  }
  return bits;
}
