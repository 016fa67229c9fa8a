import { notFound } from '../platform/problem.ts';
import { open } from './gate.server.ts';

/** No such page: for reading and for sending. */
export const loader = open<null>(async () => {
  throw notFound();
});

export const action = open<null>(async () => {
  throw notFound();
});

export default function Unknown() {
  return null;
}
