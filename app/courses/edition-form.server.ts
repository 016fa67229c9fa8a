import { z } from 'zod';
import type { EditionTable } from '../../db/schema/edition.ts';
import {
  choice,
  day,
  line,
  optionalCount,
  optionalDay,
  optionalLine,
  type Read,
  readFields,
} from '../network/fields.server.ts';
import { textOf, textsOf } from '../platform/http/read-form.server.ts';
import { isId } from '../platform/ids.ts';
import type { FieldError } from '../ui/field-errors.ts';
import { isWebAddress } from './add-material.server.ts';
import { longText, wholeNumber } from './course-form.server.ts';
import { PLACE_KINDS } from './place-kinds.ts';

const Fields = z.object({
  site: z.string().refine(isId, 'ui:errors.choose'),
  place_kind: choice(PLACE_KINDS),
  place_text: optionalLine(200),
  online_link: z.string().trim().max(500, 'ui:errors.too_long'),
  room: optionalLine(60),
  edition_title: optionalLine(120),
  seats: wholeNumber(1, 1000, 'courses:error.seats'),
  waiting_seats: optionalCount(1000),
  enrol_from: day,
  enrol_until: optionalDay,
  programme: z.string().refine((value) => value === '' || isId(value), 'ui:errors.choose'),
  notes: longText,
});

/** What the form of an edition says, its lessons apart. */
export interface EditionForm {
  readonly siteId: string;
  readonly trainerIds: readonly string[];
  readonly values: Pick<
    EditionTable,
    | 'title'
    | 'place_kind'
    | 'place_text'
    | 'online_link'
    | 'room'
    | 'seats'
    | 'waiting_seats'
    | 'enrol_from'
    | 'programme_id'
    | 'public'
    | 'notes'
  >;
  /** null = until the first lesson. */
  readonly enrolUntil: string | null;
}

const orNull = (text: string) => (text === '' ? null : text);

/** Reads where, by whom and for how many; every mistake under the name of its field. */
export function readEditionForm(form: FormData): Read<EditionForm> {
  const read = readFields(form, Fields);
  const errors: Record<string, FieldError> = read.ok ? {} : { ...read.errors };
  const trainerIds = [...new Set(textsOf(form, 'trainers'))];
  if (trainerIds.length === 0) errors.trainers = { key: 'courses:error.no_trainer' };
  if (!read.ok) return { ok: false, errors };
  const { place_kind, place_text, online_link, enrol_from, enrol_until, ...rest } = read.value;
  if (place_kind === 'elsewhere' && place_text === '') errors.place_text = { key: 'ui:errors.required' };
  if (online_link !== '' && !isWebAddress(online_link)) errors.online_link = { key: 'courses:error.url' };
  if (enrol_until !== null && enrol_until < enrol_from)
    errors.enrol_until = { key: 'courses:error.enrol_order' };
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    value: {
      siteId: rest.site,
      trainerIds,
      values: {
        title: orNull(rest.edition_title),
        place_kind,
        place_text: place_kind === 'elsewhere' ? place_text : null,
        online_link: place_kind === 'online' ? orNull(online_link) : null,
        room: place_kind === 'online' ? null : orNull(rest.room),
        seats: rest.seats,
        waiting_seats: rest.waiting_seats,
        enrol_from,
        programme_id: orNull(rest.programme),
        public: textOf(form, 'public') === '1' ? 1 : 0,
        notes: rest.notes,
      },
      enrolUntil: enrol_until,
    },
  };
}

/** Why something is cancelled: one line. */
export const Reason = z.object({ reason: line(200) });
