import type { Random } from './random.ts';

const FOUR_DIGITS = Array.from({ length: 0x1_0000 }, (_, bits) => bits.toString(16).padStart(4, '0'));

/** The last 16 bits, hex: looked up, because ids are made by the million. */
const hex = (bits: number) => FOUR_DIGITS[bits & 0xffff] ?? '';

/** An id shaped like a UUIDv7 of that instant (milliseconds since 1970), the rest from the sequence. */
export function idAt(random: Random, instant: number): string {
  const high = Math.floor(instant / 0x1_0000);
  const middle = random.bits();
  const version = hex(0x7000 | (middle & 0xfff));
  const variant = hex(0x8000 | ((middle >>> 12) & 0x3fff));
  const low = random.bits();
  const tail = hex(low >>> 16) + hex(low) + hex(random.bits() >>> 16);
  return `${hex(high >>> 16)}${hex(high)}-${hex(instant % 0x1_0000)}-${version}-${variant}-${tail}`;
}
