/** Neighbouring rows `[first, end)`. */
export interface Range {
  readonly first: number;
  readonly end: number;
}

type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array;

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

/** The same for a column that says where the rows of each entry end: the entries after the range move along. */
export function spliceEnds(ends: Uint32Array, range: Range, fresh: Uint32Array): Uint32Array {
  const { first, end } = range;
  const start = first === 0 ? 0 : (ends[first - 1] ?? 0);
  const until = end === 0 ? 0 : (ends[end - 1] ?? 0);
  const rows = fresh.length === 0 ? 0 : (fresh[fresh.length - 1] ?? 0);
  const result = splice(ends, range, fresh);
  for (let index = first; index < first + fresh.length; index += 1) {
    result[index] = (result[index] ?? 0) + start;
  }
  const moved = start + rows - until;
  for (let index = first + fresh.length; index < result.length; index += 1) {
    result[index] = (result[index] ?? 0) + moved;
  }
  return result;
}

function emptyLike(column: Column, length: number): Column {
  if (column instanceof Uint8Array) return new Uint8Array(length);
  if (column instanceof Uint16Array) return new Uint16Array(length);
  if (column instanceof Uint32Array) return new Uint32Array(length);
  return new Int32Array(length);
}

/** One of something for each name. */
export function recordOf<Name extends string, Value>(
  names: readonly Name[],
  made: (name: Name) => Value,
): Record<Name, Value>;
export function recordOf(names: readonly string[], made: (name: string) => unknown): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, made(name)]));
}
