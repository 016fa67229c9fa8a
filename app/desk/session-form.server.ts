import { z } from 'zod';
import type { OpenCall } from '../access/gate.server.ts';
import { isBirthYear } from '../people/birth-dates.ts';
import { NAME_LENGTH } from '../people/contact-fields.server.ts';
import { isDay } from '../platform/clock.ts';
import { isPlainText } from '../platform/http/plain-text.ts';
import { textOf, textsOf } from '../platform/http/read-form.server.ts';
import { isId } from '../platform/ids.ts';
import type { FieldError, FieldErrors } from '../ui/field-errors.ts';
import { usualChoice } from '../ui/usual-choice.ts';
import { caseStepFields } from './case-form.server.ts';
import { isAhead, MOST_MINUTES, NOTE_LENGTH } from './rules.ts';

/** Codes that may be chosen on the day, by list. */
export type KnownCodes = Readonly<
  Record<
    | 'topic'
    | 'mode'
    | 'channel'
    | 'outcome'
    | 'education'
    | 'occupation'
    | 'citizenship'
    | 'language'
    | 'gender'
    | 'province',
    ReadonlySet<string>
  >
>;

/** What a session says: one content, one hash. */
export interface SessionContent {
  readonly day: string;
  readonly startTime: string;
  readonly minutes: number;
  readonly mode: string;
  readonly channel: string;
  readonly outcome: string;
  /** Sorted. */
  readonly topics: readonly string[];
  readonly note: string | null;
  /** Ids of citizens, sorted. */
  readonly people: readonly string[];
  readonly anonymous: number;
  readonly caseId: string | null;
}

/** A person without code met for the first time: made together with the session. */
export interface NewPerson {
  readonly id: string;
  readonly gender: string | null;
  readonly birthYear: number | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
}

export interface ProfileAnswers {
  readonly education?: string;
  readonly occupation?: string;
  readonly citizenship?: string;
  readonly province?: string;
  readonly language?: string;
}

/** The follow-up visit a session asks for. */
export interface CaseAnswers {
  readonly waitingOn: 'citizen' | 'provider' | null;
  readonly dueOn: string | null;
  readonly nextStep: string | null;
  /** The first topic of the form: what the second visit is about. */
  readonly topic: string;
}

export interface SessionForm {
  readonly content: SessionContent;
  readonly newPerson: NewPerson | null;
  /** For the one person of an individual session. */
  readonly profile: ProfileAnswers;
  /** The version of the notice this person says to have read; null when nobody said so. */
  readonly noticeRead: number | null;
  readonly openCase: CaseAnswers | null;
  /** What becomes of the case the session belongs to. */
  readonly caseEnd: 'keep' | 'resolved' | 'abandoned';
  readonly confirmDouble: boolean;
  readonly next: 'desk' | 'questionnaire';
}

const NEW_PERSON = ['gender', 'birth_year', 'given_name', 'family_name'] as const;

type ReadSession =
  | { readonly ok: true; readonly form: SessionForm }
  | { readonly ok: false; readonly errors: FieldErrors };

const wrong = (key: string) => `desk:errors.${key}`;

const plain = (most: number, key: string) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').replaceAll('\r\n', '\n').trim())
    .refine((text) => text.length <= most && isPlainText(text), wrong(key));

const day = (key: string) => z.string().refine(isDay, wrong(key));

/** `offered` holds the codes of the form that is being read. */
function makeSchema(today: string, offered: { codes: KnownCodes }) {
  const known = (list: keyof KnownCodes, key: string) =>
    z.string().refine((code) => offered.codes[list].has(code), wrong(key));
  const knownOrEmpty = (list: keyof KnownCodes, key: string) =>
    z.string().refine((code) => code === '' || offered.codes[list].has(code), wrong(key));
  const id = (key: string) => z.string().refine(isId, wrong(key));
  return z.object({
    day: day('day')
      .refine((text) => text <= today, wrong('day_future'))
      .refine((text) => text >= '2015-01-01', wrong('day')),
    time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, wrong('time')),
    minutes: z
      .string()
      .regex(/^\d{1,4}$/, wrong('minutes'))
      .transform(Number)
      .refine((minutes) => minutes >= 1 && minutes <= MOST_MINUTES, wrong('minutes')),
    mode: known('mode', 'mode'),
    channel: known('channel', 'channel'),
    outcome: known('outcome', 'outcome'),
    topic: z.array(known('topic', 'topic')).min(1, wrong('topic_none')).max(20, wrong('topic_many')),
    note: plain(NOTE_LENGTH, 'note'),
    person: z.array(id('person')).max(200, wrong('person')),
    anonymous: z
      .string()
      .regex(/^\d{0,3}$/, wrong('anonymous'))
      .transform(Number)
      .refine((heads) => heads <= 200, wrong('anonymous')),
    case: z.string().refine((text) => text === '' || isId(text), wrong('case')),
    case_end: z.enum(['keep', 'resolved', 'abandoned'], wrong('case')),
    ...caseStepFields(today),
    new_person: z.string().refine((text) => text === '' || isId(text), wrong('person')),
    gender: knownOrEmpty('gender', 'gender'),
    birth_year: z.string().refine((text) => text === '' || isBirthYear(text, today), wrong('birth_year')),
    given_name: plain(NAME_LENGTH, 'given_name'),
    family_name: plain(NAME_LENGTH, 'family_name'),
    education: knownOrEmpty('education', 'education'),
    occupation: knownOrEmpty('occupation', 'occupation'),
    citizenship: knownOrEmpty('citizenship', 'citizenship'),
    province: knownOrEmpty('province', 'province'),
    language: knownOrEmpty('language', 'language'),
    notice: z.string().regex(/^\d{0,6}$/, wrong('notice')),
  });
}

interface Reader {
  readonly today: string;
  readonly offered: { codes: KnownCodes };
  readonly schema: ReturnType<typeof makeSchema>;
}

let lastReader: Reader | undefined;

/** The schema of a day, made once: making it takes longer than reading a form with it, which happens in one go. */
function readerFor(today: string, codes: KnownCodes): Reader {
  if (lastReader?.today !== today) {
    const offered = { codes };
    lastReader = { today, offered, schema: makeSchema(today, offered) };
  }
  lastReader.offered.codes = codes;
  return lastReader;
}

/** Reads and checks the whole session form; every mistake is named by its field. */
export function readSessionForm(
  form: FormData,
  codes: KnownCodes,
  { app, today, time, now }: OpenCall,
): ReadSession {
  // What was written about somebody without a code brings them in, ticked or not.
  if (textOf(form, 'new_person') === '' && NEW_PERSON.some((name) => textOf(form, name).trim() !== '')) {
    form.set('new_person', textOf(form, 'new_person_id'));
  }
  const own = textOf(form, 'minutes_own').trim();
  const several = new Set(['topic', 'person']);
  const usual = new Set(['province', 'language']);
  const defaults: Record<string, string> = { case_end: 'keep' };
  const { schema } = readerFor(today, codes);
  const typed = Object.fromEntries(
    Object.keys(schema.shape).map((name) => [
      name,
      several.has(name)
        ? [...new Set(textsOf(form, name))]
        : name === 'minutes' && own !== ''
          ? own
          : (usual.has(name) ? usualChoice(form, name) : textOf(form, name)) || (defaults[name] ?? ''),
    ]),
  );
  const read = schema.safeParse(typed);
  const errors = read.success ? {} : errorsOf(read.error);
  const start = { day: String(typed.day), time: String(typed.time) };
  if (!errors.day && !errors.time && isAhead(start, now, app.timeZone)) {
    errors.time = { key: wrong('time_future'), words: { now: time } };
  }
  if (!read.success || errors.time) return { ok: false, errors };

  const values = read.data;
  const heads = values.person.length + values.anonymous + (values.new_person === '' ? 0 : 1);
  if (heads === 0) return { ok: false, errors: { anonymous: { key: wrong('nobody') } } };
  const wantsCase =
    // What was written about a second visit opens the case, ticked or not.
    textOf(form, 'case_open') === '1' ||
    values.case_waiting_on !== '' ||
    values.case_due_on !== '' ||
    values.case_next_step !== '';
  if (wantsCase && heads !== 1) return { ok: false, errors: { case_open: { key: wrong('case_one') } } };
  const filled = (text: string) => (text === '' ? null : text);
  return {
    ok: true,
    form: {
      content: {
        day: values.day,
        startTime: values.time,
        minutes: values.minutes,
        mode: values.mode,
        channel: values.channel,
        outcome: values.outcome,
        topics: values.topic.toSorted(),
        note: filled(values.note),
        people: values.person.toSorted(),
        anonymous: values.anonymous,
        caseId: filled(values.case),
      },
      newPerson:
        values.new_person === ''
          ? null
          : {
              id: values.new_person,
              gender: filled(values.gender),
              birthYear: values.birth_year === '' ? null : Number(values.birth_year),
              givenName: filled(values.given_name),
              familyName: filled(values.family_name),
            },
      profile: Object.fromEntries(
        (['education', 'occupation', 'citizenship', 'province', 'language'] as const).flatMap((name) =>
          values[name] === '' ? [] : [[name, values[name]]],
        ),
      ),
      noticeRead: values.notice === '' ? null : Number(values.notice),
      openCase: wantsCase
        ? {
            waitingOn: values.case_waiting_on === '' ? null : values.case_waiting_on,
            dueOn: filled(values.case_due_on),
            nextStep: filled(values.case_next_step),
            topic: values.topic[0] ?? '',
          }
        : null,
      caseEnd: values.case_end,
      confirmDouble: textOf(form, 'confirm_double') === '1',
      next: textOf(form, 'next') === 'questionnaire' ? 'questionnaire' : 'desk',
    },
  };
}

function errorsOf(error: z.ZodError): Record<string, FieldError> {
  const errors: Record<string, FieldError> = {};
  for (const issue of error.issues) {
    const field = String(issue.path[0]);
    errors[field] ??= { key: issue.message };
  }
  return errors;
}
