import { z } from 'zod';
import type { NewPerson } from '../desk/session-form.server.ts';
import { optionalLine, type Read, readFields } from '../network/fields.server.ts';
import { isBirthYear } from '../people/birth-dates.ts';
import { isEmail, isPhone, NAME_LENGTH } from '../people/contact-fields.server.ts';
import { textOf, textsOf } from '../platform/http/read-form.server.ts';
import { isId, newId } from '../platform/ids.ts';
import { isLanguage } from '../platform/languages.ts';
import { notFound } from '../platform/problem.ts';
import type { Contact } from './contact.ts';
import { type Need, needsOf } from './needs.ts';

type GivenContact = Omit<Contact, 'token'>;

/** Somebody the staff enrols: a card, or somebody without a code. */
export interface EnrolForm {
  readonly id: string;
  readonly personId: string | null;
  readonly newPerson: NewPerson | null;
  readonly contact: GivenContact;
  readonly needs: readonly Need[];
}

const email = optionalLine(254)
  .refine((text) => text === '' || isEmail(text), 'enrolments:wrong.email')
  .transform(orNull);
const phone = optionalLine(25)
  .refine((text) => text === '' || isPhone(text), 'enrolments:wrong.phone')
  .transform(orNull);
const name = optionalLine(NAME_LENGTH).transform(orNull);

const Known = z.object({ name, email, phone });

function orNull(text: string): string | null {
  return text === '' ? null : text;
}

/** Reads the form with which the staff enrols; throws `not_found` for an id that cannot be one. `today` bounds the year of birth. */
export function readEnrolForm(
  form: FormData,
  genders: readonly { readonly value: string }[],
  today: string,
): Read<EnrolForm> {
  const id = textOf(form, 'id') || newId();
  const personId = textOf(form, 'person') || null;
  if (!isId(id) || (personId !== null && !isId(personId))) throw notFound();
  const language = textOf(form, 'language');
  const rest = {
    id,
    personId,
    needs: needsOf(textsOf(form, 'needs')),
  };
  const spoken = isLanguage(language) ? language : 'it';
  if (personId !== null) {
    const read = readFields(form, Known);
    if (!read.ok) return read;
    return {
      ok: true,
      value: { ...rest, newPerson: null, contact: { ...read.value, code: null, language: spoken } },
    };
  }
  const read = readFields(
    form,
    Known.omit({ name: true }).extend({
      given_name: optionalLine(NAME_LENGTH).min(1, 'enrolments:wrong.name').transform(orNull),
      family_name: name,
      birth_year: z
        .string()
        .trim()
        .refine((text) => text === '' || isBirthYear(text, today), 'enrolments:wrong.birth_year')
        .transform((text) => (text === '' ? null : Number(text))),
      gender: z
        .string()
        .refine(
          (code) => code === '' || genders.some(({ value }) => value === code),
          'enrolments:wrong.gender',
        )
        .transform(orNull),
    }),
  );
  if (!read.ok) return read;
  const { given_name, family_name, birth_year, gender, ...reached } = read.value;
  return {
    ok: true,
    value: {
      ...rest,
      newPerson: {
        id: newId(),
        gender,
        birthYear: birth_year,
        givenName: given_name,
        familyName: family_name,
      },
      contact: {
        ...reached,
        name: [given_name, family_name].filter(Boolean).join(' '),
        code: null,
        language: spoken,
      },
    },
  };
}

/** What somebody asks for online. */
export interface OnlineForm {
  readonly id: string;
  readonly contact: GivenContact;
  readonly needs: readonly Need[];
}

const Online = z.object({
  name: optionalLine(NAME_LENGTH).min(2, 'enrolments:wrong.name'),
  email,
  phone,
  code: optionalLine(40),
});

/** Reads the public form, which asks for an e-mail address where mail is sent; the code is checked by the caller, who knows the day. */
export function readOnlineForm(form: FormData, byMail: boolean): Read<OnlineForm> {
  const noContact = {
    phone: { key: byMail ? 'enrolments:wrong.no_contact' : 'enrolments:wrong.no_phone' },
  };
  const read = readFields(form, Online);
  const isReachable = textOf(form, 'email').trim() !== '' || textOf(form, 'phone').trim() !== '';
  if (!read.ok) return { ok: false, errors: isReachable ? read.errors : { ...read.errors, ...noContact } };
  if (!isReachable) return { ok: false, errors: noContact };
  const id = textOf(form, 'id') || newId();
  if (!isId(id)) throw notFound();
  const language = textOf(form, 'language');
  const { code, ...reached } = read.value;
  return {
    ok: true,
    value: {
      id,
      contact: { ...reached, code: orNull(code), language: isLanguage(language) ? language : 'it' },
      needs: needsOf(textsOf(form, 'needs')),
    },
  };
}
