import type { Language } from '../languages.ts';
import { wordsIn } from '../words.server.ts';
import type { TableFile } from './table-file.ts';

/** What every table says of itself: what was asked, where it comes from, as of when (an instant, and in words), what is hidden. */
export function aboutTable(
  language: Language,
  about: {
    readonly filters: string;
    readonly source: string;
    readonly now: Date;
    readonly asOf: string;
    readonly note: string;
  },
): Pick<TableFile, 'sheet' | 'notes' | 'decimalMark'> {
  const { t } = wordsIn(language);
  return {
    sheet: t('ui:downloads.sheet'),
    notes: [
      { key: 'filters', label: t('ui:downloads.filters'), text: about.filters },
      { key: 'source', label: t('ui:downloads.source'), text: about.source },
      { key: 'asOf', label: t('ui:downloads.as_of'), text: about.asOf, value: about.now.toISOString() },
      { key: 'note', label: t('ui:downloads.note'), text: about.note },
    ],
    decimalMark: language === 'it' ? ',' : '.',
  };
}
