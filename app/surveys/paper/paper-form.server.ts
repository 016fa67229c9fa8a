import { textOf } from '../../platform/http/read-form.server.ts';
import { isCitizenLanguage } from '../../platform/languages.ts';
import type { FieldErrors } from '../../ui/field-errors.ts';
import { offeredLanguages } from '../asking-language.server.ts';
import type { Instruments } from '../instruments.server.ts';
import { readStartForm } from '../start-form.server.ts';
import type { PaperForm } from './prepare-paper.server.ts';

/** Reads the form that prepares a paper: a questionnaire there is, in a language it speaks. */
export function readPaperForm(
  form: FormData,
  instruments: Pick<Instruments, 'latestInstrument'>,
): { ok: true; value: PaperForm } | { ok: false; errors: FieldErrors } {
  const start = readStartForm(form);
  if (!start.ok) {
    const errors = Object.keys(start.errors).map((field) => [field, { key: 'paper:prepare.wrong' }]);
    return { ok: false, errors: Object.fromEntries(errors) };
  }
  const instrument = instruments.latestInstrument(start.value.instrument);
  if (!instrument) return { ok: false, errors: { instrument: { key: 'paper:prepare.wrong' } } };
  const language = textOf(form, 'language');
  if (!isCitizenLanguage(language) || !offeredLanguages(instrument).includes(language)) {
    return { ok: false, errors: { language: { key: 'paper:prepare.wrong_language' } } };
  }
  return { ok: true, value: { ...start.value, language, blank: textOf(form, 'blank') === '1' } };
}
