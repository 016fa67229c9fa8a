import { addDays } from '../../app/platform/clock.ts';
import type { Db } from '../../db/index.ts';
import { findSession, listSessionsOfDay, type WholeSession } from '../../db/queries/sessions.ts';
import { listSiteNames } from '../../db/queries/sites.ts';
import { NETWORK } from '../../db/scope.ts';
import { TODAY } from './networks.ts';

const DAYS = 120;

/** The last visit of each site where somebody came in the last four months: to be had again. */
export async function recentVisits(db: Db): Promise<WholeSession[]> {
  const visits: WholeSession[] = [];
  for (const { id } of await listSiteNames(db, NETWORK)) {
    const visit = await lastVisit(db, id);
    if (visit) visits.push(visit);
  }
  return visits;
}

async function lastVisit(db: Db, siteId: string): Promise<WholeSession | undefined> {
  const site = { kind: 'sites', siteIds: [siteId] } as const;
  for (let days = 0; days < DAYS; days += 1) {
    const [session] = await listSessionsOfDay(db, site, siteId, addDays(TODAY, -days));
    if (session) return findSession(db, site, session.id);
  }
  return undefined;
}
