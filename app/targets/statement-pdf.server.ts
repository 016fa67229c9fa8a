import type { Language } from '../platform/languages.ts';
import { openLetter } from '../platform/pdf.server.ts';
import { wordsIn } from '../platform/words.server.ts';
import type { Statement } from './statement.ts';

/** A statement on paper: tagged, with the texts of the page. */
export function statementPdf(statement: Statement, language: Language): Promise<Buffer> {
  const { title, network, facts, tables, definitions, notes, asOf } = statement;
  const { t } = wordsIn(language);
  const letter = openLetter({ title, sender: network, language, at: new Date(asOf) });
  letter.facts(facts);
  for (const table of tables) {
    letter.heading(table.title);
    letter.table(
      table.heads.map(({ text }) => text),
      table.rows.map(({ cells }) => cells.map(({ text }) => text)),
    );
  }
  letter.heading(t('targets:statement.definitions'));
  letter.facts(definitions.map(({ name, text }) => [name, text]));
  for (const note of notes) letter.paragraph(note);
  return letter.finish();
}
