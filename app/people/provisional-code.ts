/**
 * True for 11 digits whose last one is the check digit of the Italian numeric code (same rule as the VAT number):
 * digits at even positions doubled, 9 taken from two-figure results, the sum a multiple of ten.
 * All zeros would pass the sum and is no code.
 */
export function isProvisionalCode(code: string): boolean {
  if (!/^[0-9]{11}$/.test(code) || /^0+$/.test(code)) return false;
  let sum = 0;
  for (const [index, digit] of [...code].entries()) {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
