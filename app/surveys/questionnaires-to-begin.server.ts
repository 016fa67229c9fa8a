import { LANGUAGE_NAMES } from '../platform/language-names.ts';
import { CITIZEN_LANGUAGES, type Language } from '../platform/languages.ts';
import { offeredLanguages } from './asking-language.server.ts';
import { textIn } from './definition-texts.ts';
import type { Instrument, Instruments } from './instruments.server.ts';
import type { ToBegin } from './other-questionnaires.tsx';
import { SCORED } from './tagged-score.ts';

/**
 * Every questionnaire that can be begun with anybody, in its latest version, in the words of `language`; that of a course is
 * begun from there, for it belongs to an enrolment.
 */
export function questionnairesToBegin(instruments: Instruments, language: Language): ToBegin[] {
  const free = latestOf(instruments).filter(({ instrument }) => !SCORED.has(instrument));
  return free.map((one) => ({
    instrument: one.instrument,
    title: one.titles[language] ?? one.instrument,
    description: textIn(one.definition.description, language),
  }));
}

/**
 * Names of the languages offered in which a questionnaire has not been read again by somebody who speaks them from
 * birth.
 */
export function unreadLanguages(instruments: Instruments): string[] {
  const unread = new Set(
    latestOf(instruments).flatMap((one) => {
      const waiting = one.translations.filter(({ reviewed }) => reviewed === null);
      return offeredLanguages(one).filter((code) => waiting.some(({ language }) => language === code));
    }),
  );
  return CITIZEN_LANGUAGES.filter((code) => unread.has(code)).map((code) => LANGUAGE_NAMES[code]);
}

function latestOf(instruments: Instruments): Instrument[] {
  return instruments.listInstruments().filter((one) => instruments.latestInstrument(one.instrument) === one);
}
