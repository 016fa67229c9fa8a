import { type CitizenLanguage, directionOf } from '../../platform/languages.ts';
import { wordsIn } from '../../platform/words.server.ts';
import { textIn } from '../definition-texts.ts';
import type { Instrument } from '../instruments.server.ts';
import { partsOf } from './open-paper.server.ts';
import { shownPaperCode } from './paper-code.ts';

export type SheetData = ReturnType<typeof loadSheet>;

/** A questionnaire to be printed, all in the citizen's language; `code` is null for a blank one. */
export function loadSheet(instrument: Instrument, language: CitizenLanguage, code: string | null) {
  const { t } = wordsIn(language);
  const parts = partsOf(instrument, language);
  return {
    code,
    shown: code === null ? null : shownPaperCode(code),
    language,
    direction: directionOf(language),
    title: instrument.titles[language] ?? '',
    description: textIn(instrument.definition.description, language),
    /** Says which questionnaire it is, to whoever types it. */
    mark: `${instrument.instrument} · ${instrument.version} · ${language}`,
    words: {
      how: t('ask:sheet.how'),
      noName: t('ask:sheet.no_name'),
      day: t('ask:sheet.day'),
      dayShape: t('ask:sheet.day_shape'),
      end: t('ask:sheet.end'),
    },
    parts: parts.map(({ ends, ...part }, index) => ({
      ...part,
      place: t('ask:progress', { at: index + 1, of: parts.length }),
      ends: ends.length > 0 ? t('ask:sheet.ends', { boxes: ends.join(', ') }) : null,
    })),
  };
}
