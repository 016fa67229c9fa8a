import type { Db } from '../../db/index.ts';
import { listBusyLessons } from '../../db/queries/busy-lessons.ts';
import { listProgrammesOfSite } from '../../db/queries/programmes-of-site.ts';
import type { SiteRow } from '../../db/queries/sites.ts';
import { listTrainers } from '../../db/queries/trainers.ts';
import type { EditionTable } from '../../db/schema/edition.ts';
import type { Scope } from '../../db/scope.ts';
import { parseHours } from '../network/hours.ts';
import type { Language } from '../platform/languages.ts';
import { wordsIn } from '../platform/words.server.ts';
import type { FieldError } from '../ui/field-errors.ts';
import { formatsFor } from '../ui/formats.ts';
import { endTime, findClashes, type Slot, type WantedLesson } from './clashes.ts';
import { findClosedDays } from './closed-days.server.ts';
import { teachesAt } from './trainer-rules.ts';
import { weekDayOf } from './weekly-pattern.ts';

/** Lessons that are to be, and what they belong to. */
interface WantedLessons {
  /** null before the edition is there. */
  readonly editionId: string | null;
  readonly site: SiteRow;
  readonly placeKind: EditionTable['place_kind'];
  readonly programmeId: string | null;
  readonly lessons: readonly WantedLesson[];
}

/** Who judges: where she plans, her language, the civil day. */
interface Judge {
  readonly scope: Scope;
  readonly language: Language;
  readonly today: string;
}

/** The fields to which mistakes belong. */
export interface JudgedFields {
  readonly trainer: string;
  readonly programme: string;
}

export interface Judgement {
  /** Why it cannot be so, by field. */
  readonly errors: Readonly<Record<string, FieldError>>;
  /** What she should know before she says that it shall be so. */
  readonly warnings: readonly FieldError[];
}

/**
 * Whether lessons can be as they are wanted. Certain mistakes are errors: a trainer who teaches elsewhere at that time or
 * not here on that day, days outside the programme, a closed site. What may be right is a warning: a room that is taken, a
 * day on which people rest, a site that is usually shut that day of the week, a day that is past.
 */
export async function judgeLessons(
  db: Db,
  judge: Judge,
  wanted: WantedLessons,
  fields: JudgedFields,
): Promise<Judgement> {
  const { site, lessons } = wanted;
  const days = [...new Set(lessons.map(({ day }) => day))];
  const trainerIds = [...new Set(lessons.flatMap((lesson) => lesson.trainerIds))];
  const trainers = await listTrainers(db, judge.today, trainerIds);
  const names = new Map(trainers.map(({ id, full_name }) => [id, full_name]));
  const { day: dayOf } = formatsFor(judge.language);
  const errors: Record<string, FieldError> = {};
  const warnings: FieldError[] = [];

  for (const lesson of lessons) {
    for (const id of lesson.trainerIds) {
      const trainer = trainers.find((one) => one.id === id);
      if (trainer && teachesAt(trainer, site, lesson.day)) continue;
      const words = { name: trainer?.full_name ?? '', day: dayOf(lesson.day) };
      errors[fields.trainer] ??= {
        key: trainer ? 'courses:error.trainer_gone' : 'ui:errors.choose',
        words,
      };
    }
  }

  const exceptId = wanted.editionId ?? undefined;
  const planned = await listBusyLessons(db, {
    days,
    siteId: site.id,
    trainerIds,
    ...(exceptId && { exceptId }),
  });
  for (const { kind, busy, trainerId } of findClashes(lessons, planned, site.id)) {
    const words = {
      name: names.get(trainerId ?? '') ?? '',
      room: busy.room ?? '',
      day: dayOf(busy.day),
      from: busy.start_time,
      to: endTime(busy),
      title: busy.title,
      site: busy.site_name,
    };
    if (kind === 'room') warnings.push({ key: 'courses:warning.room_taken', words });
    else if (errors[fields.trainer]) warnings.push({ key: 'courses:error.trainer_taken', words });
    else errors[fields.trainer] = { key: 'courses:error.trainer_taken', words };
  }

  Object.assign(errors, await programmeErrors(db, wanted, judge.language, fields));
  const last = days.toSorted().at(-1);
  if (site.status === 'closed' && last !== undefined && last > (site.closed_on ?? '')) {
    errors.site = { key: 'courses:error.site_closed', words: { site: site.name } };
  }
  warnings.push(...(await restWarnings(db, judge, wanted)));
  return { errors, warnings };
}

async function programmeErrors(
  db: Db,
  { programmeId, site, lessons }: WantedLessons,
  language: Language,
  fields: JudgedFields,
): Promise<Record<string, FieldError>> {
  if (programmeId === null) return {};
  const programme = (await listProgrammesOfSite(db, site.id)).find(({ id }) => id === programmeId);
  if (!programme)
    return { [fields.programme]: { key: 'courses:error.programme_site', words: { site: site.name } } };
  const outside = lessons.find(({ day }) => day < programme.starts_on || day > programme.ends_on);
  if (!outside) return {};
  const { day, date } = formatsFor(language);
  const words = { day: day(outside.day), from: date(programme.starts_on), to: date(programme.ends_on) };
  return { [fields.programme]: { key: 'courses:error.outside_programme', words } };
}

async function restWarnings(db: Db, judge: Judge, wanted: WantedLessons): Promise<FieldError[]> {
  const { site, placeKind, lessons } = wanted;
  const { t } = wordsIn(judge.language);
  const { day: dayOf } = formatsFor(judge.language);
  const days = [...new Set(lessons.map(({ day }) => day))];
  const place = { siteId: site.id, comune: site.comune, kind: placeKind };
  const closed = await findClosedDays(db, judge.scope, days, place);
  const warnings: FieldError[] = [...closed].map(([day, why]) => ({
    key: `courses:warning.${why.kind}`,
    words: { day: dayOf(day), name: typeof why.name === 'string' ? why.name : why.name[judge.language] },
  }));
  const hours = parseHours(site.hours);
  if (placeKind === 'site' && Object.keys(hours).length > 0) {
    const shut = new Set(days.map(weekDayOf).filter((weekDay) => hours[weekDay] === undefined));
    for (const weekDay of shut) {
      const words = { weekday: t(`network:sites.days.${weekDay}`), site: site.name };
      warnings.push({ key: 'courses:warning.site_shut', words });
    }
  }
  const past = days.toSorted().find((day) => day < judge.today);
  if (past !== undefined) warnings.push({ key: 'courses:warning.past', words: { day: dayOf(past) } });
  return warnings;
}

/** What was judged, in a few characters: a form that says what was seen is sent with it. */
export function fingerprintOf(lessons: readonly Slot[], warnings: readonly FieldError[]): string {
  const slots = lessons.map(({ day, start_time, minutes }) => `${day}T${start_time}/${minutes}`);
  return [
    ...slots,
    ...warnings.map(({ key, words }) => `${key} ${Object.values(words ?? {}).join(' ')}`),
  ].join(';');
}
