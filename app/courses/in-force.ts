/** True when a row says already what a form would have it say, as one that comes again does. */
export function isInForce<Row extends object>(row: Row, change: Partial<Row>): boolean {
  const said = new Map<string, unknown>(Object.entries(row));
  return Object.entries(change).every(([column, value]) => said.get(column) === value);
}

/** Several codes as one value, to be compared whatever their order. */
export function asOne(codes: readonly string[]): string {
  return codes.toSorted().join(' ');
}
