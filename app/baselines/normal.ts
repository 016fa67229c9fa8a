const SERIES_UP_TO = 2.5;
const DENSITY_AT_ZERO = 1 / Math.sqrt(2 * Math.PI);

/**
 * P(Z > z) of the standard normal distribution for z ≥ 0, to 14 digits. Series up to 2.5 (Marsaglia 2004, J. Stat. Softw.
 * 11(4)), above it Laplace's continued fraction (Abramowitz and Stegun 26.2.14). Throws RangeError below 0.
 */
export function normalTail(z: number): number {
  if (!(z >= 0)) throw new RangeError(`${z} is not a distance from the middle.`);
  const density = DENSITY_AT_ZERO * Math.exp(-(z ** 2) / 2);
  if (z > SERIES_UP_TO) {
    let fraction = z;
    for (let step = 200; step >= 1; step -= 1) fraction = z + step / fraction;
    return density / fraction;
  }
  let sum = z;
  let term = z;
  for (let odd = 3; term > 1e-17 * sum; odd += 2) {
    term *= z ** 2 / odd;
    sum += term;
  }
  return 0.5 - density * sum;
}
