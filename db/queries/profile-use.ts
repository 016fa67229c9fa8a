import type { Db } from '../index.ts';
import type { Scope } from '../scope.ts';
import { lastVisits } from './recent-citizens.ts';

/** Provinces and languages of a site's people, the most frequent first. */
export interface ProfileUse {
  readonly province: readonly string[];
  readonly language: readonly string[];
}

/** The last visits tell what is usual. */
const VISITS = 200;

/** What the people of a site's last 200 visits since a day told of province and language, each person once. */
export async function findProfileUse(
  db: Db,
  scope: Scope,
  siteId: string,
  since: string,
): Promise<ProfileUse> {
  const people = await db
    .selectFrom(lastVisits(db, scope, siteId, since, VISITS).as('visit'))
    .innerJoin('attendance', 'attendance.session_id', 'visit.id')
    .innerJoin('citizen as c', 'c.no', 'attendance.person_no')
    .select(['c.province', 'c.language'])
    .groupBy(['c.id', 'c.province', 'c.language'])
    .execute();
  return {
    province: byUse(people.map((person) => person.province)),
    language: byUse(people.map((person) => person.language)),
  };
}

function byUse(values: readonly (string | null)[]): string[] {
  const uses = new Map<string, number>();
  for (const value of values) if (value !== null) uses.set(value, (uses.get(value) ?? 0) + 1);
  return [...uses].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)).map(([value]) => value);
}
