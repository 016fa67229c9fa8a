import type { Selectable } from 'kysely';
import type { Db } from '../index.ts';
import type { CalendarFeedTable } from '../schema/calendar-feed.ts';
import type { EditionTable } from '../schema/edition.ts';
import type { LessonTable } from '../schema/lesson.ts';
import { shownLessons, teachesLesson } from './course-parts.ts';

/** A lesson as a calendar program reads it; nothing of those who take part, nor who teaches. */
export interface FeedLesson
  extends Pick<LessonTable, 'id' | 'number' | 'day' | 'start_time' | 'minutes' | 'status' | 'updated_at'> {
  readonly revision: number;
  readonly edition_id: string;
  readonly edition_status: EditionTable['status'];
  readonly edition_revision: number;
  readonly edition_updated_at: string;
  readonly title: string;
  readonly place_kind: EditionTable['place_kind'];
  readonly place_text: string | null;
  readonly online_link: string | null;
  readonly room: string | null;
  readonly site_name: string;
  readonly address: string;
  readonly comune_name: string;
}

function feedLessons(db: Db, from: string) {
  return shownLessons(db)
    .select(['lesson.revision', 'lesson.updated_at', 'edition.status as edition_status'])
    .select(['edition.revision as edition_revision', 'edition.updated_at as edition_updated_at'])
    .select(['edition.place_text', 'edition.online_link', 'site.address', 'site.comune_name'])
    .select((eb) => eb.fn.coalesce('lesson.room', 'edition.room').as('room'))
    .where('lesson.day', '>=', from)
    .limit(5000);
}

/** The lessons from a day on that everybody may know of at a site; at most 5,000. */
export async function listPublicFeedLessons(db: Db, siteId: string, from: string): Promise<FeedLesson[]> {
  return feedLessons(db, from)
    .where('edition.site_id', '=', siteId)
    .where('edition.public', '=', 1)
    .execute();
}

/** The lessons of an edition from a day on; at most 5,000. Takes no scope: it is for those enrolled, wherever that is. */
export async function listEditionFeedLessons(db: Db, editionId: string, from: string): Promise<FeedLesson[]> {
  return feedLessons(db, from).where('edition.id', '=', editionId).execute();
}

/** The lessons from a day on that somebody teaches: named for the lesson, else for the edition; at most 5,000. */
export async function listTrainerFeedLessons(db: Db, staffId: string, from: string): Promise<FeedLesson[]> {
  return feedLessons(db, from).where(teachesLesson(staffId)).execute();
}

type CalendarFeed = Selectable<CalendarFeedTable>;

/** The address somebody's calendar is read at; undefined when she has none. */
export async function findOwnFeed(db: Db, staffId: string): Promise<CalendarFeed | undefined> {
  return db
    .selectFrom('calendar_feed')
    .selectAll()
    .where('staff_id', '=', staffId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
}

/** Whose calendar is read at a secret address; undefined once it was taken back or she left (`day` is today). */
export async function findFeedOwner(
  db: Db,
  tokenHash: string,
  day: string,
): Promise<{ id: string; full_name: string; language: 'it' | 'en' } | undefined> {
  return db
    .selectFrom('calendar_feed')
    .innerJoin('staff', 'staff.id', 'calendar_feed.staff_id')
    .select(['staff.id', 'staff.full_name', 'staff.language'])
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('staff.ended_on', 'is', null), eb('staff.ended_on', '>=', day)]))
    .executeTakeFirst();
}

/** Takes every address of somebody's calendar back; how many there were. */
export async function revokeFeeds(trx: Db, staffId: string, at: string): Promise<number> {
  const result = await trx
    .updateTable('calendar_feed')
    .set({ revoked_at: at })
    .where('staff_id', '=', staffId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

export async function insertFeed(trx: Db, feed: CalendarFeed): Promise<void> {
  await trx.insertInto('calendar_feed').values(feed).execute();
}
