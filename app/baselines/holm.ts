/**
 * p-values adjusted for being several, in the order given: the i-th smallest of m becomes
 * max over j ≤ i of min(1, (m − j + 1) · p₍ⱼ₎) (Holm 1979, Scand. J. Statist. 6).
 */
export function holm(ps: readonly number[]): number[] {
  const adjusted = new Array<number>(ps.length).fill(1);
  const order = [...ps.keys()].sort((a, b) => (ps[a] ?? 1) - (ps[b] ?? 1));
  let largest = 0;
  for (const [place, index] of order.entries()) {
    largest = Math.max(largest, Math.min(1, (ps.length - place) * (ps[index] ?? 1)));
    adjusted[index] = largest;
  }
  return adjusted;
}
