import type { Db } from '../../db/index.ts';
import type { EnrolmentRow } from '../../db/queries/enrolments.ts';
import { listEditionFeedLessons } from '../../db/queries/feed-lessons.ts';
import { findNetwork } from '../../db/queries/network.ts';
import { findAccount } from '../../db/queries/staff.ts';
import { composeLetter } from '../access/compose-letter.server.ts';
import { writeCalendar } from '../courses/write-calendar.server.ts';
import type { App } from '../platform/app.server.ts';
import { civil, civilEnd } from '../platform/clock.ts';
import { type Language, perLanguage } from '../platform/languages.ts';
import type { Letter } from '../platform/mail/mail.server.ts';
import { wordsIn } from '../platform/words.server.ts';
import { formatsFor } from '../ui/formats.ts';
import { openContact, pathOf } from './contact.ts';
import type { EditionFacts } from './edition-facts.ts';
import { queueOf, type Standing } from './waiting-list.ts';

/** What a letter tells; each is a key of the words under `enrolments:letter`. */
type LetterKind = 'to_confirm' | 'enrolled' | 'waiting' | 'offered' | 'lapsed' | 'withdrawn' | 'reminder';

type Parts = Pick<App, 'keys' | 'mail' | 'config' | 'timeZone'>;

/** Of the edition, for its letters. */
interface About {
  readonly facts: EditionFacts;
  readonly standings: readonly Standing[];
  readonly now: Date;
}

const WORTH_MS = 7 * 24 * 3_600_000;

/** A letter to be written: to whom, about what. */
interface Wanted {
  readonly row: EnrolmentRow;
  readonly kind: LetterKind;
}

/**
 * Writes to people of an edition, inside the transaction of what happened (call `app.mail?.wake()` after the commit).
 * Whoever has no e-mail address, and everybody where no mail is sent, is left to be called. With a seat come the lessons
 * as a calendar file.
 */
export async function writeLetters(
  trx: Db,
  app: Parts,
  about: About,
  wanted: readonly Wanted[],
): Promise<void> {
  if (!app.mail) return;
  const network = (await findNetwork(trx))?.name ?? 'Bottega';
  const queue = queueOf(about.standings);
  const begin = wanted.some(({ kind }) => kind === 'enrolled') ? await lessonsToCome(trx, app, about) : [];
  const courseIn = perLanguage((language) => tellEdition(about.facts, language));
  const calendarIn = perLanguage((language) =>
    writeCalendar(begin, {
      name: about.facts.title,
      language,
      origin: app.config.publicUrl,
      reader: 'enrolled',
    }),
  );
  const letters: Letter[] = [];
  for (const { row, kind: told } of wanted) {
    // Nobody is promised a seat that is not kept for her.
    const kind = told === 'to_confirm' && row.holds_seat === 0 ? 'to_join' : told;
    const to = await receiverOf(trx, app, row);
    if (!to) continue;
    const t = wordsIn(to.language).getFixedT(to.language, 'enrolments');
    const until = row.offered_until ?? row.confirm_until;
    const words = {
      ...courseIn(to.language),
      network,
      place_in_queue: queue.get(row.id) ?? 0,
      until: until === null ? '' : tellEnd(until, app.timeZone, to.language),
    };
    letters.push({
      purpose: 'enrolment',
      staffId: row.staff_id,
      ...(row.staff_id === null && { enrolmentId: row.id }),
      content: composeLetter(to, {
        subject: t(`letter.${kind}.subject`, words),
        network,
        before: [t(`letter.${kind}.text`, words), t('letter.course', words), t('letter.when', words)],
        link: { href: new URL(to.path, app.config.publicUrl).href, words: t(`letter.${kind}.link`) },
        after: [t(`letter.${kind}.after`, words)],
        ...(kind === 'enrolled' && { calendar: calendarIn(to.language) }),
      }),
      uselessAt: new Date(about.now.getTime() + WORTH_MS),
    });
  }
  await app.mail.queue(trx, ...letters);
}

/** The same to one person. */
export async function writeLetterTo(
  trx: Db,
  app: Parts,
  about: About,
  row: EnrolmentRow,
  kind: LetterKind,
): Promise<void> {
  await writeLetters(trx, app, about, [{ row, kind }]);
}

async function lessonsToCome(trx: Db, { timeZone }: Parts, { facts, now }: About) {
  const lessons = await listEditionFeedLessons(trx, facts.id, civil(now, timeZone).day);
  return lessons.filter(({ status }) => status !== 'cancelled');
}

/** Whom the letter is to, and the page it leads to; null for whoever cannot be written to. */
async function receiverOf(trx: Db, { keys }: Parts, row: EnrolmentRow) {
  if (row.staff_id !== null) {
    const account = await findAccount(trx, row.staff_id);
    return account ? { ...account, path: '/enrolments/own' } : null;
  }
  const contact = openContact(keys, row);
  const path = pathOf(contact);
  if (contact.email === null || path === null) return null;
  return { email: contact.email, full_name: contact.name ?? '', language: contact.language, path };
}

/** Title, place and times in words. */
function tellEdition({ title, place, lessons, firstDay }: EditionFacts, language: Language) {
  const t = wordsIn(language).getFixedT(language, 'enrolments');
  const { day } = formatsFor(language);
  const [first] = lessons;
  const time = first ? `, ${first.start}` : '';
  return {
    title,
    place: t(`place.${place.kind}`, { text: place.text }),
    first: `${day(firstDay)}${time}`,
    count: lessons.length,
  };
}

/** `gio 12 mar 2026, 18:30` where the network works: until then. */
function tellEnd(instant: string, timeZone: string, language: Language): string {
  const { day, time } = civilEnd(new Date(instant), timeZone);
  return `${formatsFor(language).day(day)}, ${time}`;
}
