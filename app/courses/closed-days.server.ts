import type { Db } from '../../db/index.ts';
import { findPatronDay } from '../../db/queries/patron-days.ts';
import { listPublicHolidays } from '../../db/queries/public-holidays.ts';
import { listSiteClosures } from '../../db/queries/site-closures.ts';
import type { Scope } from '../../db/scope.ts';
import { isHoliday } from './holidays.ts';
import type { ClosedDay } from './weekly-pattern.ts';

/** Where a lesson would be held, as far as it decides who is closed when. */
export interface TeachingPlace {
  readonly siteId: string;
  /** Belfiore code of the site's comune. */
  readonly comune: string;
  readonly kind: 'site' | 'elsewhere' | 'online';
}

/**
 * Which of some civil days nobody teaches on at a place, and why: public holidays as they are in force that day, the
 * patron saint of the comune (not for what is held online), the days the site is closed (only for what is held there).
 */
export async function findClosedDays(
  db: Db,
  scope: Scope,
  days: readonly string[],
  { siteId, comune, kind }: TeachingPlace,
): Promise<ReadonlyMap<string, ClosedDay>> {
  const found = new Map<string, ClosedDay>();
  const sorted = days.toSorted();
  const [from, until] = [sorted[0], sorted.at(-1)];
  if (from === undefined || until === undefined) return found;
  const patron = kind === 'online' ? undefined : await findPatronDay(db, comune);
  const closures = kind === 'site' ? await listSiteClosures(db, scope, siteId, { from, until }) : [];
  const holidays = await listPublicHolidays(db, from, until);
  for (const day of new Set(days)) {
    const holiday = holidays.find(
      ({ code, validFrom, validTo }) =>
        validFrom <= day && (validTo === null || day <= validTo) && isHoliday(code, day),
    );
    const closure = closures.find(({ starts_on, ends_on }) => starts_on <= day && day <= ends_on);
    if (holiday) found.set(day, { kind: 'holiday', name: holiday.labels });
    else if (patron?.month_day === day.slice(5)) found.set(day, { kind: 'patron', name: patron.name });
    else if (closure) found.set(day, { kind: 'closure', name: closure.reason });
  }
  return found;
}
