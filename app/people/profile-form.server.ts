import { z } from 'zod';
import { listCodeEntries } from '../../db/queries/code-lists.ts';
import { findProfileUse } from '../../db/queries/profile-use.ts';
import { findSite } from '../../db/queries/sites.ts';
import type { Call } from '../access/gate.server.ts';
import { provinces } from '../network/comuni.server.ts';
import { addDays } from '../platform/clock.ts';
import { isPlainText } from '../platform/http/plain-text.ts';
import { textOf } from '../platform/http/read-form.server.ts';
import type { FieldErrors } from '../ui/field-errors.ts';
import { usualChoice } from '../ui/usual-choice.ts';
import { isBirthYear } from './birth-dates.ts';
import { isEmail, isPhone, NAME_LENGTH } from './contact-fields.server.ts';
import { USUAL_DAYS, type UsualProfile, usualProfile } from './usual-profile.ts';

const LISTS = ['education', 'occupation', 'citizenship', 'language', 'gender'] as const;
type List = (typeof LISTS)[number];

/** What may be chosen today, in the caller's language; provinces by name. */
export type ProfileChoices = Readonly<Record<List | 'province', readonly { value: string; label: string }[]>>;

/** The choices offered on the day. */
export async function loadProfileChoices({ app, actor, today }: Call): Promise<ProfileChoices> {
  const load = async (list: List) =>
    (await listCodeEntries(app.db, list, today)).map((entry) => ({
      value: entry.code,
      label: entry.labels[actor.language],
    }));
  return {
    education: await load('education'),
    occupation: await load('occupation'),
    citizenship: await load('citizenship'),
    language: await load('language'),
    gender: await load('gender'),
    province: (await provinces()).map(({ code, name }) => ({ value: code, label: name })),
  };
}

/** Provinces and languages that are one tap where the caller works. */
export async function loadUsualProfile(
  { app, actor, scope, today }: Call,
  choices: ProfileChoices,
): Promise<UsualProfile> {
  const languages = choices.language.map(({ value }) => value);
  const site = actor.siteId === null ? undefined : await findSite(app.db, scope, actor.siteId);
  if (!site) return usualProfile({ province: [], language: [] }, null, languages);
  const use = await findProfileUse(app.db, scope, site.id, addDays(today, -USUAL_DAYS));
  return usualProfile(use, site.province, languages);
}

const choice = (choices: readonly { value: string }[], kept: string | null) =>
  z
    .string()
    // A code that was recorded and has ended since is kept, not lost by opening the form.
    .refine((code) => code === '' || code === kept || choices.some(({ value }) => value === code))
    .transform((code) => (code === '' ? null : code));

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((value) => isPlainText(value) && !/[\t\r\n]/.test(value))
    .transform((value) => (value === '' ? null : value.normalize('NFC')));

export interface ProfileForm {
  readonly education: string | null;
  readonly occupation: string | null;
  readonly citizenship: string | null;
  readonly province: string | null;
  readonly language: string | null;
  readonly gender: string | null;
  readonly birthYear: number | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

/** What the record says now, for the codes that may stay. */
type KeptCodes = Readonly<Record<List | 'province', string | null>>;

/** Reads the form of the profile; `today` bounds the year of birth. Every field may be left empty. */
export function readProfileForm(
  form: FormData,
  choices: ProfileChoices,
  kept: KeptCodes,
  today: string,
): { ok: true; value: ProfileForm } | { ok: false; errors: FieldErrors } {
  const schema = z.object({
    education: choice(choices.education, kept.education),
    occupation: choice(choices.occupation, kept.occupation),
    citizenship: choice(choices.citizenship, kept.citizenship),
    province: choice(choices.province, kept.province),
    language: choice(choices.language, kept.language),
    gender: choice(choices.gender, kept.gender),
    birth_year: z
      .string()
      .trim()
      .refine((typed) => typed === '' || isBirthYear(typed, today))
      .transform((typed) => (typed === '' ? null : Number(typed))),
    given_name: text(NAME_LENGTH),
    family_name: text(NAME_LENGTH),
    phone: text(25).refine((value) => value === null || isPhone(value)),
    email: text(254).refine((value) => value === null || isEmail(value)),
  });
  const typed = {
    ...Object.fromEntries(Object.keys(schema.shape).map((name) => [name, textOf(form, name)])),
    province: usualChoice(form, 'province'),
    language: usualChoice(form, 'language'),
  };
  const read = schema.safeParse(typed);
  if (!read.success) {
    const wrong = new Set(read.error.issues.map((issue) => String(issue.path[0])));
    return {
      ok: false,
      errors: Object.fromEntries(
        [...wrong].map((field) => [field, { key: `people:profile.wrong.${field}` }]),
      ),
    };
  }
  const { birth_year, given_name, family_name, ...rest } = read.data;
  return {
    ok: true,
    value: { ...rest, birthYear: birth_year, givenName: given_name, familyName: family_name },
  };
}
