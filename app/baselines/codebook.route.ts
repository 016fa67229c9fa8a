import { signedInFile } from '../access/gate.server.ts';
import { wordsIn } from '../platform/words.server.ts';
import { ACTIVITY_VARIABLES, AREA_CODES } from '../surveys/dsi-variables.ts';
import { findRules } from './analyse-baseline.server.ts';
import { loadMethodology } from './load-methodology.server.ts';
import { loadOffered } from './load-offered.server.ts';
import { MICRODATA_COLUMNS, type MicrodataColumn } from './microdata-columns.ts';

const isOneOf = (names: readonly string[], column: MicrodataColumn) => names.includes(column);

/** What every column of the microdata means, with the codes of its lists and the words of its question. */
export const loader = signedInFile('microdata.export', async ({ app, actor, scope }) => {
  const { language } = actor;
  const { t } = wordsIn(language);
  const [{ entries, sites }, method, { minCell }] = await Promise.all([
    loadOffered(app.db, scope),
    loadMethodology({ app }, language),
    findRules(app.db),
  ]);
  const asked = new Map(
    method.pages.flatMap(({ questions }) =>
      questions.flatMap(({ name, text, choices }) => [
        [name, text] as const,
        ...choices.map((choice) => [choice.value, choice.text] as const),
      ]),
    ),
  );
  const wordsOf = (column: MicrodataColumn): string => {
    if (isOneOf(ACTIVITY_VARIABLES, column)) return t('baselines:microdata.column.activity');
    if (isOneOf(AREA_CODES, column)) return t('baselines:microdata.column.area');
    return t(`baselines:microdata.column.${column}`);
  };
  const codes = (list: keyof typeof entries) =>
    Object.fromEntries(entries[list].map(({ code, labels }) => [code, labels[language]]));
  const codebook = {
    title: t('baselines:microdata.title'),
    about: [
      t('baselines:microdata.what'),
      t('baselines:microdata.hidden', { k: minCell }),
      t('baselines:microdata.duty'),
    ],
    instruments: method.versions,
    columns: MICRODATA_COLUMNS.map((column) => ({
      name: column,
      meaning: wordsOf(column),
      asked: asked.get(column) ?? null,
    })),
    codes: { sex: codes('sex'), education: codes('education'), citizenship: codes('citizenship') },
    places: sites.map(({ id, name, organisationId, organisation }) => ({
      id,
      name,
      organisation: { id: organisationId, name: organisation },
    })),
  };
  return new Response(`${JSON.stringify(codebook, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="bottega-codebook.json"',
    },
  });
});
