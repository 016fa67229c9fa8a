import { civil, TIME_ZONE } from '../../app/platform/clock.ts';

/** The civil day it is where the network works. */
export function civilToday(): string {
  return civil(new Date(), TIME_ZONE).day;
}
