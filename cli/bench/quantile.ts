/** The value below which the share `q` (0–1) of the values lies; nearest rank. Throws without values. */
function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)];
  if (value === undefined) throw new Error('Nothing was measured.');
  return value;
}

/** The value in the middle. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The slowest of the quickest 95 %. */
export function p95(values: readonly number[]): number {
  return quantile(values, 0.95);
}
