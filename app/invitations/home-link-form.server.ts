import { textOf } from '../platform/http/read-form.server.ts';
import { isId, newId } from '../platform/ids.ts';
import { type CitizenLanguage, isCitizenLanguage } from '../platform/languages.ts';
import { isSpoken } from '../platform/words.server.ts';
import type { FieldErrors } from '../ui/field-errors.ts';

/** What a link is asked for with. */
export interface HomeLinkForm {
  /** Made by the page, so that a double click gives one link. */
  readonly id: string;
  readonly instrument: string;
  /** Of the letter. */
  readonly language: CitizenLanguage;
}

/** The language of a letter: the one asked for where we speak it, else Italian. */
export function letterLanguage(text: string | null): CitizenLanguage {
  return isCitizenLanguage(text) && isSpoken(text) ? text : 'it';
}

/** Reads the form that gives a link for home. */
export function readHomeLinkForm(
  form: FormData,
):
  | { readonly ok: true; readonly value: HomeLinkForm }
  | { readonly ok: false; readonly errors: FieldErrors } {
  const id = textOf(form, 'id');
  const instrument = textOf(form, 'instrument');
  const language = textOf(form, 'language');
  const errors: FieldErrors = {
    ...(id === '' || isId(id) ? {} : { id: { key: 'invitations:wrong.id' } }),
    ...(/^[a-z][a-z0-9-]{0,39}$/.test(instrument)
      ? {}
      : { instrument: { key: 'invitations:wrong.instrument' } }),
    ...(language === '' || isCitizenLanguage(language)
      ? {}
      : { language: { key: 'invitations:wrong.language' } }),
  };
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, value: { id: id || newId(), instrument, language: letterLanguage(language) } };
}
