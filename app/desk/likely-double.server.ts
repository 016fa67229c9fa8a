import type { CitizenRow } from '../../db/queries/citizens.ts';
import { findLikelyDouble } from '../../db/queries/sessions.ts';
import type { Call } from '../access/gate.server.ts';
import { type PersonTag, tagOf } from '../people/open-identity.ts';

/** A session that this one may be once more, and somebody who was at it. */
export interface LikelyDouble {
  readonly kind: 'double';
  readonly sessionId: string;
  readonly startTime: string;
  readonly person: PersonTag;
}

/** Finds a session of the same site, day and topic at which one of these people was already; null when there is none. */
export async function likelyDouble(
  { app, scope, today }: Call,
  people: readonly CitizenRow[],
  likeness: Omit<Parameters<typeof findLikelyDouble>[2], 'citizenIds'>,
): Promise<LikelyDouble | null> {
  const citizenIds = people.map(({ id }) => id);
  const double = await findLikelyDouble(app.db, scope, { ...likeness, citizenIds });
  const person = people.find(({ id }) => id === double?.citizen_id);
  if (!double || !person) return null;
  const { id: sessionId, start_time: startTime } = double;
  return { kind: 'double', sessionId, startTime, person: tagOf(app.keys, person, today) };
}
