import type { Random } from './random.ts';

const hex = (bits: number, digits: number) => bits.toString(16).padStart(digits, '0');

/** An id shaped like a UUIDv7 of that instant (milliseconds since 1970), the rest from the sequence. */
export function idAt(random: Random, instant: number): string {
  const time = hex(instant, 12);
  const middle = random.bits();
  const version = `7${hex(middle & 0xfff, 3)}`;
  const variant = hex(0x8000 | ((middle >>> 12) & 0x3fff), 4);
  const tail = hex(random.bits(), 8) + hex(random.bits() >>> 16, 4);
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${tail}`;
}
