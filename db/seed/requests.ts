import type { Insertable } from 'kysely';
import type { DataRequestTable } from '../schema/data-request.ts';
import { addDays } from './calendar.ts';
import { idAt } from './ids.ts';
import type { World } from './world.ts';

const NOON = 12 * 60;

/** What waits with the administrator: somebody wants a copy of their data, somebody wants them erased. */
const ASKED = [
  { kind: 'access', daysAgo: 24, person: 3 },
  { kind: 'erasure', daysAgo: 2, person: 8 },
] as const;

/** Open requests of people met at one site, taken by whoever works there first. */
export function makeRequests(world: World, site: number): Insertable<DataRequestTable>[] {
  const { id, people, facilitators } = world.sites[site] ?? { id: '', people: [], facilitators: [] };
  const [taker] = facilitators;
  return ASKED.flatMap(({ kind, daysAgo, person }, index) => {
    const who = people[person];
    if (!who || taker === undefined) return [];
    const received_on = addDays(world.today, -daysAgo);
    return {
      id: idAt(world.random, world.instant(received_on, NOON)),
      no: index + 1,
      kind,
      citizen_id: who.id,
      person_no: who.no,
      site_id: id,
      received_on,
      received_by: taker,
      due_on: addDays(received_on, 30),
      state: 'open',
      refusal: null,
      closed_on: null,
      closed_by: null,
    };
  });
}
