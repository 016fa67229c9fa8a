import { setImmediate } from 'node:timers/promises';
import type { Db } from '../../db/index.ts';
import { listOrganisationsOfSites } from '../../db/queries/baselines.ts';
import { listResponsesToExport, type ResponseToExport } from '../../db/queries/response-export.ts';
import { NETWORK, type Scope, scopeCovers } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { CSV_MARK, csvRows } from '../platform/csv.ts';
import { findRules } from './analyse-baseline.server.ts';
import { ageClassOf } from './answered.ts';
import { generalise, type ReleasedTraits } from './generalise.server.ts';
import type { Format, Purpose } from './microdata-choices.ts';
import { MICRODATA_COLUMNS, type MicrodataRow, microdataRow } from './microdata-columns.ts';
import { openPseudonyms } from './pseudonyms.server.ts';
import { type ResponseLine, responseLine } from './response-line.server.ts';

/** Read, made or written before other requests get their turn: a region has hundreds of thousands. */
const ROWS_AT_ONCE = 500;

/** A complete response to `dsi-2`, as little of it as is needed. */
type Kept = Pick<ResponseLine, 'way' | 'version' | 'variables' | 'score'> & { readonly row: Key };
type Key = Pick<
  ResponseToExport,
  'person_no' | 'site_id' | 'organisation_id' | 'day' | 'id' | 'age' | 'gender' | 'education' | 'citizenship'
>;

/**
 * Complete responses as anonymised rows of the places in scope, in no order that says when somebody came. Always
 * anonymised over the whole network, so that everybody is given the same; on record with its purpose.
 */
export async function exportMicrodata(
  { app, actor, scope, now }: Pick<Call, 'app' | 'actor' | 'scope' | 'now'>,
  { purpose, format }: { readonly purpose: Purpose; readonly format: Format },
): Promise<string> {
  const rows = await readMicrodata(app.db, scope);
  await audit(app.db, {
    at: now,
    staffId: actor.staffId,
    action: 'microdata.export',
    subjectKind: 'figures',
    subjectId: 'microdata',
    detail: { purpose, format, rows: rows.length },
  });
  const parts = format === 'csv' ? [CSV_MARK, csvRows([MICRODATA_COLUMNS])] : [];
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const part = rows.slice(start, start + ROWS_AT_ONCE);
    parts.push(format === 'csv' ? csvRows(part) : part.map(lineOf).join(''));
    await setImmediate();
  }
  return parts.join('');
}

function lineOf(row: MicrodataRow): string {
  const fields = MICRODATA_COLUMNS.map((column, index) => [column, row[index] === '' ? null : row[index]]);
  return `${JSON.stringify(Object.fromEntries(fields))}\n`;
}

/** The rows that may leave for somebody with this scope; those whose place was taken away only for the whole network. */
async function readMicrodata(db: Db, scope: Scope): Promise<MicrodataRow[]> {
  const people = [...(await readPeople(db)).values()];
  const { minCell, minDenominator } = await findRules(db);
  const released = await generalise(
    people.map((responses) => ({
      traits: traitsOf(responses.map(({ row }) => row)),
      level: responses[0]?.score?.overall ?? '',
    })),
    { k: minCell, smallSite: minDenominator },
  );
  const isReached = await openReach(db, scope);
  const nameOf = openPseudonyms();
  const rows: MicrodataRow[] = [];
  for (const [index, responses] of people.entries()) {
    if (index % ROWS_AT_ONCE === 0) await setImmediate();
    const traits = released[index];
    const [first] = responses;
    if (!traits || !first || !isReached(traits)) continue;
    const person = nameOf(first.row.person_no);
    for (const [place, response] of responses.slice(0, traits.times.length).entries()) {
      rows.push(microdataRow(response, traits, { person, wave: place + 1 }));
    }
  }
  return sortByName(rows);
}

/** In order of the names, which say nothing, and of the answers of each; those whose names begin alike at a time. */
async function sortByName(rows: readonly MicrodataRow[]): Promise<MicrodataRow[]> {
  const drawers = Map.groupBy(rows, ([name = '']) => String(name).charAt(0));
  const sorted: MicrodataRow[] = [];
  for (const [, drawer] of [...drawers].sort(([a], [b]) => (a < b ? -1 : 1))) {
    drawer.sort(([a = '', m = 0], [b = '', n = 0]) => (a === b ? Number(m) - Number(n) : a < b ? -1 : 1));
    for (const row of drawer) sorted.push(row);
    await setImmediate();
  }
  return sorted;
}

/** True where the place that is told lies wholly in scope: more than it says, nobody learns from being given a row. */
async function openReach(db: Db, scope: Scope): Promise<(traits: ReleasedTraits) => boolean> {
  if (scope.kind === 'network') return () => true;
  const sites = await listOrganisationsOfSites(db);
  const beyond = new Set(
    sites.filter(({ id }) => !scopeCovers(scope, id)).map(({ organisation_id }) => organisation_id),
  );
  return ({ placeKind, place }) =>
    placeKind === 'site' ? scopeCovers(scope, place) : placeKind === 'organisation' && !beyond.has(place);
}

/** Complete responses by person, first the baseline. */
async function readPeople(db: Db): Promise<Map<number, Kept[]>> {
  const people = new Map<number, Kept[]>();
  for (let after = ''; ; ) {
    const rows = await listResponsesToExport(db, NETWORK, after, ROWS_AT_ONCE);
    const last = rows.at(-1);
    if (!last) break;
    for (const row of rows) {
      if (row.instrument !== 'dsi-2' || row.status !== 'complete' || row.overall === null) continue;
      const { way, version, variables, score } = responseLine(row, '');
      const { answers: _answers, ...key } = row;
      const kept = { way, version, variables, score, row: key };
      people.set(row.person_no, [...(people.get(row.person_no) ?? []), kept]);
    }
    after = last.id;
    await setImmediate();
  }
  for (const responses of people.values()) {
    responses.sort(({ row: a }, { row: b }) => (a.day + a.id < b.day + b.id ? -1 : 1));
  }
  return people;
}

const UNKNOWN = 'unknown';

function traitsOf(responses: readonly Key[]) {
  const [first] = responses;
  return {
    site: first?.site_id ?? '',
    organisation: first?.organisation_id ?? '',
    ageClass: ageClassOf(first?.age ?? null),
    sex: first?.gender ?? UNKNOWN,
    education: first?.education ?? UNKNOWN,
    citizenship: first?.citizenship ?? UNKNOWN,
    months: responses.map(({ day }) => day.slice(0, 7)),
  };
}
