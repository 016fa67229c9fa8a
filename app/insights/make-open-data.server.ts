import { findNetwork } from '../../db/queries/network.ts';
import type { Call } from '../access/gate.server.ts';
import { listDefinitions } from '../definitions/dictionary.server.ts';
import type { Period } from '../figures/period.ts';
import { audit } from '../platform/audit.server.ts';
import { csvOf } from '../platform/csv.ts';
import { LANGUAGES, type Language } from '../platform/languages.ts';
import type { Packed } from '../platform/table-file/zip-stream.ts';
import { wordsIn } from '../platform/words.server.ts';
import type { FieldErrors } from '../ui/field-errors.ts';
import { formatsFor } from '../ui/formats.ts';
import { COLUMNS, type Column, METRIC_OF } from './asked.ts';
import { codesOf, isListed, type Listed } from './dimension-words.server.ts';
import { rounded } from './figure-file.server.ts';
import { type Figures, KIND_OF } from './figure-rows.ts';
import { labelsFor } from './labels.server.ts';
import { loadSelection, type Selection } from './load-selection.server.ts';
import { loadTables } from './load-tables.server.ts';
import { monthsOver, OPEN_TABLES, openPeriods } from './open-data.ts';
import { describeDataset, LICENCE } from './open-data-metadata.server.ts';

/** Files to be packed and the name of the package, or what is wrong with the period. */
type OpenDataResult =
  | { readonly ok: true; readonly name: string; readonly files: readonly Packed[] }
  | { readonly ok: false; readonly errors: FieldErrors };

/** A file of data with its words by language. */
interface OpenFile {
  readonly name: string;
  readonly title: Readonly<Record<Language, string>>;
  readonly text: string;
}

/**
 * The figures of whole months that are over, as anybody may have them: small counts are hidden also from whoever may see
 * them. The same data on the same day give the same files. On record.
 */
export async function makeOpenData(call: Call): Promise<OpenDataResult> {
  const { app, today } = call;
  const url = new URL(call.url.pathname, call.url);
  for (const name of ['from', 'to'] as const) {
    const day = call.url.searchParams.get(name);
    if (day) url.searchParams.set(name, day);
  }
  if (!url.search) url.search = new URLSearchParams({ ...openPeriods(today)[0] }).toString();
  const [asked, network] = await Promise.all([loadSelection({ ...call, url }), findNetwork(app.db)]);
  if (!asked.reading.ok) return { ok: false, errors: asked.reading.errors };
  const period = monthsOver(asked.reading.period, today);
  if (!period) return { ok: false, errors: { to: { key: 'open-data:errors.running' } } };
  const selection = { ...asked, exact: false };
  const tables = await tableFiles(call, selection, period);
  const publisher = network?.name ?? '';
  const files = [...tables, ...codebooks(selection)];
  const { ipaCode } = app.config;
  const about = aboutPackage(selection, publisher, ipaCode, period, today);
  const name = `bottega-open-data-${period.from}-${period.to}`;
  await audit(app.db, {
    at: call.now,
    staffId: call.actor.staffId,
    action: 'open_data.export',
    subjectKind: 'figures',
    subjectId: 'open-data',
    detail: { ...period, count: tables.length },
  });
  const metadata = describeDataset({
    identifier: name,
    publisher,
    ipaCode,
    title: inBoth((language) => about(language).title),
    description: inBoth((language) => about(language).description),
    period,
    asOf: today,
    files,
  });
  const texts = [
    ...files,
    { name: 'dcat-ap_it.jsonld', text: `${JSON.stringify(metadata, null, 2)}\n` },
    { name: 'LICENSE.txt', text: inTurn((language) => about(language).licence) },
    {
      name: 'README.txt',
      text: inTurn((language) => [...about(language).readme, ...listOf(files, language)]),
    },
  ];
  return { ok: true, name, files: texts.map(({ name, text }) => ({ name, content: [text] })) };
}

/** What texts of the package say, by language. */
function aboutPackage(
  selection: Selection,
  publisher: string,
  ipaCode: string | null,
  { from, to }: Period,
  today: string,
) {
  return (language: Language) => {
    const { t } = wordsIn(language);
    const { date } = formatsFor(language);
    const place = selection.scope.kind === 'network' ? 'network' : 'own';
    const title = t(`open-data:dataset.${place}`, { network: publisher });
    const period = t('open-data:period', { from: date(from), to: date(to), asOf: date(today) });
    const licence = [
      t('open-data:licence', { name: LICENCE.name, address: LICENCE.address }),
      t('open-data:attribution', { title, asOf: date(today), licence: LICENCE.name }),
    ];
    const hidden = t('open-data:hidden', { min: selection.rules.minCell });
    const description = [t('open-data:description'), period, hidden].join(' ');
    const columns = [t('open-data:columns'), t('definitions:rules.sum'), t('definitions:rules.profile')];
    const missing = ipaCode ? [] : [t('open-data:ipa_missing')];
    const publishing = [...missing, t('open-data:publishing')];
    const readme = [title, '', description, ...columns, '', ...licence, '', ...publishing, ''];
    return { title, description, licence, readme };
  };
}

/** A table in all and one a breakdown; those too fine to say anything are left out. */
async function tableFiles(call: Call, selection: Selection, period: Period): Promise<OpenFile[]> {
  const wanted = { asked: {}, period, siteIds: null };
  const { total, rows, tooFine } = await loadTables(call, selection, wanted, OPEN_TABLES);
  const labels = { it: labelsFor(selection, 'it'), en: labelsFor(selection, 'en') };
  const told = (file: string, title: OpenFile['title'], lines: readonly Line[]) => ({
    name: `participation-${file}.csv`,
    title,
    text: csvOf([HEAD, ...lines.map((line) => lineOf(line))]),
  });
  const all = inBoth((language) => wordsIn(language).t('open-data:total'));
  return [
    told('total', all, [{ key: 'total', label: all, figures: total }]),
    ...OPEN_TABLES.filter((by) => !tooFine.includes(by)).map((by) =>
      told(
        `by-${by.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
        inBoth((language) => wordsIn(language).t(`insights:table.caption.${by}`)),
        (rows.get(by) ?? [])
          .map((row) => ({
            key: row.key,
            label: inBoth((language) => labels[language](by, row.key)),
            figures: row,
          }))
          .sort((a, b) => (a.key < b.key ? -1 : 1)),
      ),
    ),
  ];
}

interface Line {
  readonly key: string;
  readonly label: OpenFile['title'];
  readonly figures: Figures;
}

const HEAD = [
  'key',
  ...LANGUAGES.map((language) => `label_${language}`),
  ...COLUMNS.flatMap((name) => [METRIC_OF[name], `${METRIC_OF[name]}_suppressed`]),
];

/** Nothing in a cell: hidden where the next one says so, else there is nobody to work it out over. */
function lineOf({ key, label, figures }: Line): (string | number)[] {
  const cells = COLUMNS.flatMap((name) => {
    const value = figures[name];
    return [value === null || value === undefined ? '' : inUnit(name, value), String(value === null)];
  });
  return [key, ...LANGUAGES.map((language) => label[language]), ...cells];
}

/** A figure in the unit of its definition. */
function inUnit(name: Column, value: number): number {
  if (KIND_OF[name] === 'minutes') return rounded(value / 60);
  return rounded(KIND_OF[name] === 'share' ? value * 100 : value);
}

/** What columns count and codes mean, as a table and for programs. */
function codebooks({ words, reach, programmes }: Selection): OpenFile[] {
  const codesIn = codesOf(words);
  const labels = inBoth((language) => labelsFor({ words, reach, programmes }, language));
  const used = new Set<string>(Object.values(METRIC_OF));
  const metrics = listDefinitions().filter(({ code }) => used.has(code));
  const named = (variable: Listed) =>
    codesIn(variable).map((code) => ({ code, name: inBoth((language) => labels[language](variable, code)) }));
  const codes = OPEN_TABLES.flatMap((variable) =>
    isListed(variable) ? [{ variable, codes: named(variable) }] : [],
  );
  const both = (said: OpenFile['title']) => LANGUAGES.map((language) => said[language]);
  const columns = ['name', 'counts', 'formula', 'unit'] as const;
  const head = columns.flatMap((column) => LANGUAGES.map((language) => `${column}_${language}`));
  const rows = [
    ...metrics.map((metric) => [
      metric.code,
      '',
      ...columns.flatMap((name) => both(metric[name])),
      metric.since,
    ]),
    ...codes.flatMap(({ variable, codes }) =>
      codes.map(({ code, name }) => [variable, code, ...both(name), ...Array<string>(7).fill('')]),
    ),
  ];
  const title = inBoth((language) => wordsIn(language).t('open-data:codebook'));
  return [
    { name: 'codebook.csv', title, text: csvOf([['variable', 'code', ...head, 'since'], ...rows]) },
    { name: 'codebook.json', title, text: `${JSON.stringify({ metrics, codes }, null, 2)}\n` },
  ];
}

function listOf(files: readonly OpenFile[], language: Language): string[] {
  return files.map(({ name, title }) => `${name}: ${title[language]}`);
}

function inBoth<T>(say: (language: Language) => T): Readonly<Record<Language, T>> {
  return { it: say('it'), en: say('en') };
}

/** The same in every language, one after the other. */
function inTurn(linesOf: (language: Language) => readonly string[]): string {
  return LANGUAGES.map((language) => `${linesOf(language).join('\n')}\n`).join('\n---\n\n');
}
