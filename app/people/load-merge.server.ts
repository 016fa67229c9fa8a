import { redirect } from '@remix-run/node';
import { countPerson, countTogether } from '../../db/queries/citizen-merges.ts';
import { type CitizenRow, findCitizenByNo } from '../../db/queries/citizens.ts';
import type { Call } from '../access/gate.server.ts';
import { notFound } from '../platform/problem.ts';
import { bothHaveFiscalCodes, proposedSurvivor } from './merge-rules.ts';
import { openPerson, openRecord, readerOf } from './open-person.server.ts';
import { loadPersonFacts } from './person-facts.server.ts';

/** The two records of a merge, both in sight and each standing for itself; else throws a redirect or `not_found`. */
export async function openPair(
  call: Call,
  id: string | undefined,
  withId: string | null,
): Promise<readonly [CitizenRow, CitizenRow]> {
  const one = await openPerson(call, id);
  // Nobody to merge with, or themselves: choose first.
  if (!withId || withId === one.id) throw redirect(`/people/${one.id}/duplicate`);
  const other = await openRecord(call, withId);
  if (other.merged_into !== null) {
    const survivor = await findCitizenByNo(call.app.db, readerOf(call), other.person_no);
    if (!survivor) throw notFound();
    throw redirect(
      survivor.id === one.id ? `/people/${one.id}` : `/people/${one.id}/merge?with=${survivor.id}`,
    );
  }
  return [one, other];
}

/** What each of two records counts for; both are in sight. */
export async function countPair(call: Call, pair: readonly [CitizenRow, CitizenRow]) {
  const [one, other] = await Promise.all(
    pair.map((citizen) => countPerson(call.app.db, readerOf(call), citizen.no)),
  );
  if (!one || !other) throw notFound();
  return [one, other] as const;
}

/** What a merge of two records would do: both side by side, and how the person counts afterwards. */
export async function loadMerge(call: Call, id: string | undefined, withId: string | null) {
  const pair = await openPair(call, id, withId);
  const [one, other] = await countPair(call, pair);
  const days = [one.firstDay, other.firstDay].filter((day) => day !== null).sort();
  return {
    records: [
      { facts: await loadPersonFacts(call, pair[0]), counts: one },
      { facts: await loadPersonFacts(call, pair[1]), counts: other },
    ],
    proposed: proposedSurvivor(...pair),
    together: await countTogether(call.app.db, readerOf(call), pair[0].no, pair[1].no),
    twoCodes: bothHaveFiscalCodes(one, other),
    after: { accesses: one.accesses + other.accesses, firstDay: days[0] ?? null },
  };
}
