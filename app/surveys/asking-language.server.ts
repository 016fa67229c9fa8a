import type { CitizenRow } from '../../db/queries/citizens.ts';
import { citizenLanguageOf } from '../access/citizen-language.server.ts';
import type { CitizenLanguage } from '../platform/languages.ts';
import { isSpoken } from '../platform/words.server.ts';
import type { Instrument } from './instruments.server.ts';
import type { Answering } from './open-response.server.ts';

/** The languages somebody may answer in: those in which neither the questionnaire nor our own words lack anything. */
export function offeredLanguages(instrument: Instrument): readonly CitizenLanguage[] {
  return instrument.languages.filter(isSpoken);
}

/** The language to begin in with somebody: theirs where the questionnaire is offered in it, else that of who is signed in. */
export function languageFor(
  citizen: Pick<CitizenRow, 'language'>,
  instrument: Instrument,
  actor: Answering['actor'],
): CitizenLanguage {
  return offeredLanguages(instrument).find((one) => one === citizen.language) ?? actor.language;
}

/** The language a questionnaire is asked in: the citizen's where it is offered, else that of who is signed in. */
export function askingLanguage(
  { request, actor }: Pick<Answering, 'request' | 'actor'>,
  instrument: Instrument,
): CitizenLanguage {
  const citizen = citizenLanguageOf(request);
  return citizen && instrument.languages.includes(citizen) ? citizen : actor.language;
}

/** SHA-256 of the translation somebody answers in; null for the languages of the definition itself. */
export function textHash(instrument: Instrument, language: string): string | null {
  return instrument.translations.find((one) => one.language === language)?.hash ?? null;
}
