import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import type { Language } from '../platform/languages.ts';
import { wordsIn } from '../platform/words.server.ts';
import type { Statement } from './statement.ts';

const FIRST_WIDTH = 36;
const WIDTH = 18;

/** A statement as a spreadsheet, a sheet a table and one about them; numbers are numbers, no text is a formula. */
export function statementSheets(
  statement: Statement,
  language: Language,
  format: 'xlsx' | 'ods',
): Promise<Uint8Array> {
  const { t } = wordsIn(language);
  const { title, network, facts, tables, definitions, notes, asOf } = statement;
  const about = [
    [title],
    [network],
    ...facts.map(([what, value]) => [what, value]),
    [t('targets:statement.as_of'), asOf],
    ...definitions.map(({ name, text }) => [name, text]),
    ...notes.map((note) => [note]),
  ];
  const columnsOf = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ width: index === 0 ? FIRST_WIDTH : WIDTH }));
  const sheets = [
    ...tables.map(({ key, heads, rows }) => ({
      name: t(`targets:statement.sheet.${key}`),
      columns: columnsOf(heads.length),
      rows: [
        heads.map(({ text }) => text),
        ...rows.map(({ cells }) => cells.map(({ text, value }) => value ?? harmless(text))),
      ],
      freezePane: { rows: 1 },
    })),
    {
      name: t('targets:statement.sheet.about'),
      columns: columnsOf(2),
      rows: about.map((row) => row.map(harmless)),
    },
  ];
  return format === 'ods' ? writeOds({ sheets }) : writeXlsx({ sheets });
}

/** Names are typed by people: none may be read as a formula where the sheet is saved as CSV. */
function harmless(text: string): string {
  return /^[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text;
}
