import type { Comune } from './comuni.server.ts';

/** `Firenze (FI)`: how a comune is written in the field. */
export function comuneText({ name, province }: Pick<Comune, 'name' | 'province'>): string {
  return `${name} (${province})`;
}
