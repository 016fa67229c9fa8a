import type { Db } from '../index.ts';
import type { Scope } from '../scope.ts';
import type { CitizenRow } from './citizens.ts';
import { atSite } from './in-scope.ts';

/**
 * What a person answered, began and declined of an instrument, in the whole network: days only, so that nobody is asked
 * twice. For whoever may open the card.
 */
export async function findAskedBefore(
  db: Db,
  personNo: number,
  instrument: string,
): Promise<{ lastDay: string | null; open: boolean; declinedDay: string | null }> {
  const row = await db
    .selectNoFrom((eb) => [
      eb
        .selectFrom('response')
        .select((e) => e.fn.max<string | null>('day').as('day'))
        .where('person_no', '=', personNo)
        .where('instrument', '=', instrument)
        .where('status', '=', 'complete')
        .as('lastDay'),
      eb
        .selectFrom('response')
        .select('id')
        .where('person_no', '=', personNo)
        .where('instrument', '=', instrument)
        .where('status', '=', 'in_progress')
        .limit(1)
        .as('openId'),
      eb
        .selectFrom('declined_questionnaire')
        .select((e) => e.fn.max<string | null>('day').as('day'))
        .where('person_no', '=', personNo)
        .where('instrument', '=', instrument)
        .as('declinedDay'),
    ])
    .executeTakeFirstOrThrow();
  return { lastDay: row.lastDay, open: row.openId !== null, declinedDay: row.declinedDay };
}

interface DueQuestion {
  readonly siteId: string;
  readonly instrument: string;
  /** The latest day of an answer, or of a «no», after which one may be asked again today. */
  readonly until: string;
  /** Only people who were at the site on or after this day. */
  readonly seenSince: string;
  readonly limit: number;
}

/** Somebody to ask again: the card, the day of the last answer, the last day here. */
type DuePerson = CitizenRow & { readonly last_answer: string | null; readonly last_seen: string };

/**
 * People of a site who answered an instrument by `until`, neither answered nor declined since, anywhere, and have none
 * open; the last seen first.
 */
export async function listDuePeople(db: Db, scope: Scope, asked: DueQuestion): Promise<DuePerson[]> {
  const { siteId, instrument, until, seenSince, limit } = asked;
  const seen = db
    .selectFrom('attendance')
    .select((eb) => ['person_no', eb.fn.max<string>('day').as('last_seen')])
    .where(atSite(scope, siteId, 'attendance.site_id'))
    .where('day', '>=', seenSince)
    .where('counts', '=', 1)
    .where('person_no', 'is not', null)
    .groupBy('person_no');
  return db
    .selectFrom(seen.as('seen'))
    .innerJoin('citizen as c', 'c.no', 'seen.person_no')
    .selectAll('c')
    .select((eb) => [
      'seen.last_seen',
      eb
        .selectFrom('response')
        .select((e) => e.fn.max<string | null>('response.day').as('day'))
        .whereRef('response.person_no', '=', 'c.no')
        .where('response.instrument', '=', instrument)
        .where('response.status', '=', 'complete')
        .as('last_answer'),
    ])
    .where('c.erased_on', 'is', null)
    .where((eb) => {
      const responses = eb
        .selectFrom('response')
        .select('response.id')
        .whereRef('response.person_no', '=', 'c.no')
        .where('response.instrument', '=', instrument);
      return eb.and([
        eb.exists(responses.where('response.status', '=', 'complete')),
        eb.not(
          eb.exists(
            responses.where((r) =>
              r.or([
                r('response.status', '=', 'in_progress'),
                r.and([r('response.status', '=', 'complete'), r('response.day', '>', until)]),
              ]),
            ),
          ),
        ),
        eb.not(
          eb.exists(
            eb
              .selectFrom('declined_questionnaire as d')
              .select('d.id')
              .whereRef('d.person_no', '=', 'c.no')
              .where('d.instrument', '=', instrument)
              .where('d.day', '>', until),
          ),
        ),
      ]);
    })
    .orderBy('seen.last_seen', 'desc')
    .orderBy('c.no')
    .limit(limit)
    .execute();
}
