import type { Trx } from '../../db/index.ts';
import {
  type EnrolledContact,
  insertEditionMessage,
  listEnrolledContacts,
} from '../../db/queries/edition-messages.ts';
import type { SeenEdition } from '../../db/queries/editions.ts';
import { type FeedLesson, listEditionFeedLessons } from '../../db/queries/feed-lessons.ts';
import { findNetwork } from '../../db/queries/network.ts';
import type { EditionMessageTable } from '../../db/schema/edition-message.ts';
import type { EnrolmentTable } from '../../db/schema/enrolment.ts';
import { NETWORK } from '../../db/scope.ts';
import { composeLetter } from '../access/compose-letter.server.ts';
import type { Call } from '../access/gate.server.ts';
import { openContact, pathOf } from '../enrolments/contact.ts';
import type { App } from '../platform/app.server.ts';
import { newId } from '../platform/ids.ts';
import { type Language, perLanguage } from '../platform/languages.ts';
import type { Letter } from '../platform/mail/mail.server.ts';
import { wordsIn } from '../platform/words.server.ts';
import { formatsFor } from '../ui/formats.ts';
import { endTime, type Slot } from './clashes.ts';
import { writeCalendar } from './write-calendar.server.ts';

/** What happened to an edition. */
type News =
  | {
      readonly kind: 'lesson_moved';
      readonly lessonId: string;
      readonly number: number;
      readonly before: Slot;
      readonly after: Slot;
    }
  | {
      readonly kind: 'lesson_cancelled';
      readonly lessonId: string;
      readonly number: number;
      readonly before: Slot;
      readonly reason: string;
    }
  | { readonly kind: 'lesson_added'; readonly lessonId: string; readonly after: Slot }
  | { readonly kind: 'edition_cancelled'; readonly reason: string }
  | { readonly kind: 'place_changed'; readonly place: SeenEdition };

/** Who hears of it: those with a seat; of the end of the edition also those who wait for one. */
const HEARS: Readonly<Record<EditionMessageTable['kind'], readonly EnrolmentTable['status'][]>> = {
  lesson_moved: ['enrolled', 'offered'],
  lesson_cancelled: ['enrolled', 'offered'],
  lesson_added: ['enrolled', 'offered'],
  place_changed: ['enrolled', 'offered'],
  edition_cancelled: ['enrolled', 'offered', 'waiting', 'unconfirmed'],
};

/** News is worth sending for a week, should the mail server be away. */
const WORTH_MS = 7 * 24 * 3_600_000;

/** How many were written to, and how many are to be called since they have no e-mail address (or no mail is sent). */
interface Told {
  readonly letters: number;
  readonly calls: number;
}

/**
 * Writes the news to those enrolled, inside the transaction of what happened (call `app.mail?.wake()` after the commit),
 * and keeps how many were told and how many are to be called. Who has a seat gets the lessons it is about as a calendar
 * file, under the same ids as everywhere: what is in her calendar moves or is crossed out.
 */
export async function tellEnrolled(
  trx: Trx,
  { app, actor, now, today }: Pick<Call, 'app' | 'actor' | 'now' | 'today'>,
  edition: SeenEdition,
  news: News,
): Promise<Told> {
  const contacts = await listEnrolledContacts(trx, NETWORK, edition.id, HEARS[news.kind]);
  const network = (await findNetwork(trx))?.name ?? 'Bottega';
  const lessons = app.mail ? await lessonsOf(trx, edition, news, today) : [];
  const { publicUrl } = app.config;
  const calendarIn = perLanguage((language) =>
    writeCalendar(lessons, {
      name: edition.shown_title,
      language,
      origin: publicUrl,
      reader: 'enrolled',
    }),
  );
  const letters: Letter[] = [];
  for (const contact of contacts) {
    const to = app.mail && receiverOf(app, contact);
    if (!to) continue;
    const t = wordsIn(to.language).getFixedT(to.language, 'courses');
    const hasSeat = contact.status === 'enrolled';
    const words = wordsOf(edition, news, to.language, hasSeat);
    letters.push({
      purpose: 'course',
      staffId: null,
      enrolmentId: contact.id,
      content: composeLetter(to, {
        subject: t(`letter.${news.kind}.subject`, words),
        network,
        before: [t(`letter.${news.kind}.text`, words)],
        ...(to.path && { link: { href: new URL(to.path, publicUrl).href, words: t('letter.link') } }),
        after: [t('letter.ask', words)],
        ...(hasSeat && { calendar: calendarIn(to.language) }),
      }),
      uselessAt: new Date(now.getTime() + WORTH_MS),
    });
  }
  await app.mail?.queue(trx, ...letters);
  const told = { letters: letters.length, calls: contacts.length - letters.length };
  if (contacts.length > 0) {
    await insertEditionMessage(trx, {
      id: newId(),
      edition_id: edition.id,
      lesson_id: 'lessonId' in news ? news.lessonId : null,
      kind: news.kind,
      ...told,
      told_by: actor.staffId,
      told_at: now.toISOString(),
    });
  }
  return told;
}

/** The lessons the news is about, as they are now: one, or all that are still to come. */
async function lessonsOf(trx: Trx, { id }: SeenEdition, news: News, today: string): Promise<FeedLesson[]> {
  if (!('lessonId' in news)) return listEditionFeedLessons(trx, id, today);
  const lessons = await listEditionFeedLessons(trx, id, '');
  return lessons.filter((lesson) => lesson.id === news.lessonId);
}

/** Name, address and language of somebody enrolled, and the page that is theirs; null for whoever has no address. */
function receiverOf({ keys }: Pick<App, 'keys'>, row: EnrolledContact) {
  if (row.staff_email !== null) {
    const { staff_name, staff_language } = row;
    return {
      email: row.staff_email,
      full_name: staff_name ?? '',
      language: staff_language ?? 'it',
      path: '/enrolments/own',
    };
  }
  const contact = openContact(keys, row);
  const { email, name, language } = contact;
  return email === null ? null : { email, full_name: name ?? '', language, path: pathOf(contact) };
}

/** When, in words: `lun 2 mar 2026, 15:00–17:00`. */
function tellSlot(slot: Slot, language: Language): string {
  return `${formatsFor(language).day(slot.day)}, ${slot.start_time}–${endTime(slot)}`;
}

/** Where an edition is held, in words; the link of an online one is for those with a seat. */
function tellPlace(edition: SeenEdition, language: Language, seesLink: boolean): string {
  if (edition.place_kind === 'online') {
    return (seesLink ? edition.online_link : null) ?? wordsIn(language).t('courses:places.online');
  }
  const place = edition.place_kind === 'elsewhere' ? edition.place_text : edition.site_name;
  return [place, edition.room].filter(Boolean).join(', ');
}

function wordsOf(
  edition: SeenEdition,
  news: News,
  language: Language,
  seesLink: boolean,
): Record<string, string | number> {
  return {
    title: edition.shown_title,
    site: edition.site_name,
    number: 'number' in news ? news.number : '',
    before: 'before' in news ? tellSlot(news.before, language) : '',
    after: 'after' in news ? tellSlot(news.after, language) : '',
    reason: 'reason' in news ? news.reason : '',
    place: tellPlace('place' in news ? news.place : edition, language, seesLink),
  };
}
