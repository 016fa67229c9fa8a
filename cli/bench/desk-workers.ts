import { addDays } from '../../app/platform/clock.ts';
import { newId } from '../../app/platform/ids.ts';
import { openDatabase } from '../../db/index.ts';
import type { CitizenRow } from '../../db/queries/citizens.ts';
import { listRecentCitizens } from '../../db/queries/recent-citizens.ts';
import { listTopicsByUse } from '../../db/queries/sessions.ts';
import { listActiveGrants, listStaff } from '../../db/queries/staff.ts';
import { NETWORK } from '../../db/scope.ts';
import { TODAY } from './networks.ts';

/** A facilitator with the people of her site and the topics they come for. */
interface DeskWorker {
  readonly email: string;
  readonly people: readonly CitizenRow[];
  readonly topics: readonly string[];
}

/** So many facilitators of the network, each at a site of her own. */
export async function findDeskWorkers(database: string, count: number): Promise<DeskWorker[]> {
  const db = openDatabase(`file:${database}`);
  try {
    const workers: DeskWorker[] = [];
    const taken = new Set<string>();
    for (const { id, email } of await listStaff(db, { scope: NETWORK, organisationIds: [] })) {
      const [grant] = await listActiveGrants(db, id, TODAY);
      if (grant?.role !== 'facilitator' || grant.scope.kind !== 'sites') continue;
      const [site] = grant.scope.siteIds;
      if (site === undefined || taken.has(site)) continue;
      taken.add(site);
      const people = await listRecentCitizens(db, grant.scope, site, addDays(TODAY, -180), 1000);
      const topics = await listTopicsByUse(db, grant.scope, site, addDays(TODAY, -180), 20);
      if (people.length > 0 && topics.length > 0) workers.push({ email, people, topics });
      if (workers.length === count) return workers;
    }
    throw new Error(`The network has not ${count} facilitators at sites of their own.`);
  } finally {
    await db.destroy();
  }
}

/**
 * The n-th visit of a desk worker, as the form posts it: a known person with a common topic, everything else as it
 * was offered. The same person never comes twice with the same topic, which the desk would ask about.
 */
export function visitOf(worker: DeskWorker, n: number): { id: string; fields: URLSearchParams } {
  const person = worker.people[n % worker.people.length];
  const topic = worker.topics[Math.floor(n / worker.people.length)];
  if (!person || topic === undefined) throw new Error('No more people for the benchmark: make it shorter.');
  const fields = new URLSearchParams({
    person: person.id,
    anonymous: '0',
    topic,
    minutes: '30',
    minutes_own: '',
    outcome: 'resolved',
    mode: 'A',
    channel: 'in_presence',
    day: TODAY,
    // Past, whenever it is measured.
    time: '00:00',
    note: '',
    next: 'desk',
    education: person.education ?? '',
    occupation: person.occupation ?? '',
    citizenship: person.citizenship ?? '',
    province: person.province ?? '',
    language: person.language ?? '',
    case_waiting_on: '',
    case_due_on: '',
    case_next_step: '',
  });
  return { id: newId(), fields };
}
