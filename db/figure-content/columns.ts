/** Neighbouring rows `[first, end)`. */
export interface Range {
  readonly first: number;
  readonly end: number;
}

type Column = Uint8Array | Uint16Array | Int32Array;

/** A copy of a column with the rows of a range replaced by others. */
export function splice<C extends Column>(column: C, { first, end }: Range, fresh: C): C;
export function splice(column: Column, { first, end }: Range, fresh: Column): Column {
  const length = column.length - (end - first) + fresh.length;
  const result = emptyLike(column, length);
  result.set(column.subarray(0, first), 0);
  result.set(fresh, first);
  result.set(column.subarray(end), first + fresh.length);
  return result;
}

function emptyLike(column: Column, length: number): Column {
  if (column instanceof Uint8Array) return new Uint8Array(length);
  if (column instanceof Uint16Array) return new Uint16Array(length);
  return new Int32Array(length);
}

/** A copy with room for so many, and as many again. */
export function larger<C extends Uint8Array | Int32Array>(column: C, most: number): C;
export function larger(column: Uint8Array | Int32Array, most: number): Column {
  const copy = emptyLike(column, 2 * most);
  copy.set(column);
  return copy;
}

/** The sum of the rows `[first, end)`. */
export function sumOf(counts: Uint16Array, first: number, end: number): number {
  let sum = 0;
  for (let index = first; index < end; index += 1) sum += counts[index] ?? 0;
  return sum;
}

/** One of something for each name. */
export function recordOf<Name extends string, Value>(
  names: readonly Name[],
  made: (name: Name) => Value,
): Record<Name, Value>;
export function recordOf(names: readonly string[], made: (name: string) => unknown): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const name of names) record[name] = made(name);
  return record;
}
