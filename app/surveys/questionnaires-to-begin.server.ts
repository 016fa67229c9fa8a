import { LANGUAGE_NAMES, type Language } from '../platform/languages.ts';
import { offeredLanguages } from './asking-language.server.ts';
import { isRecord } from './canonical-json.ts';
import type { Instrument, Instruments } from './instruments.server.ts';
import type { ToBegin } from './other-questionnaires.tsx';

/** Every questionnaire that can be begun, in its latest version, in the words of `language`. */
export function questionnairesToBegin(instruments: Instruments, language: Language): ToBegin[] {
  const latest = instruments
    .listInstruments()
    .filter((one) => instruments.latestInstrument(one.instrument) === one);
  return latest.map((one) => ({
    instrument: one.instrument,
    title: one.titles[language] ?? one.instrument,
    description: textOf(one.definition.description, language),
    unread: unreadLanguages(one).map((code) => LANGUAGE_NAMES[code]),
  }));
}

/** The languages offered whose translation nobody has read again who speaks them from birth. */
export function unreadLanguages(instrument: Instrument) {
  const unread = new Set(
    instrument.translations.filter(({ reviewed }) => reviewed === null).map(({ language }) => language),
  );
  return offeredLanguages(instrument).filter((language) => unread.has(language));
}

function textOf(texts: unknown, language: Language): string {
  const text = isRecord(texts) ? texts[language] : '';
  return typeof text === 'string' ? text : '';
}
