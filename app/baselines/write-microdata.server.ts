import { setImmediate } from 'node:timers/promises';
import type { Db } from '../../db/index.ts';
import { listOrganisationsOfSites } from '../../db/queries/baselines.ts';
import { type Scope, scopeCovers } from '../../db/scope.ts';
import { CSV_MARK, csvCell, csvRows } from '../platform/csv.ts';
import { findRules } from './analyse-baseline.server.ts';
import { generalise, type ReleasedTraits } from './generalise.server.ts';
import type { Format } from './microdata-choices.ts';
import { ANSWER_COLUMNS, MICRODATA_COLUMNS, personCells } from './microdata-columns.ts';
import { type Respondents, readRespondents } from './microdata-people.server.ts';
import { openPseudonyms } from './pseudonyms.server.ts';

/** What is asked for. */
export interface MicrodataAsked {
  readonly scope: Scope;
  readonly format: Format;
}

/** A file of microdata. */
export interface MicrodataFile {
  /** How many responses leave. */
  readonly rows: number;
  /** Its text, written while it is taken. */
  readonly pieces: AsyncGenerator<string>;
}

/** Chosen or written before other requests get their turn: a region has hundreds of thousands. */
const AT_ONCE = 500;

/** Somebody who leaves. */
interface Named {
  readonly name: string;
  readonly person: number;
}

/**
 * Complete responses as anonymised rows of the places in scope, in no order that says when somebody came. Always
 * anonymised over the whole network, so that everybody is given the same.
 */
export async function writeMicrodata(db: Db, { scope, format }: MicrodataAsked): Promise<MicrodataFile> {
  const people = await readRespondents(db);
  const { minCell, minDenominator } = await findRules(db);
  const traitsOf = await generalise(people, { k: minCell, smallSite: minDenominator });
  const isReached = await openReach(db, scope);
  const nameOf = openPseudonyms();
  const named: Named[] = [];
  let rows = 0;
  for (let person = 0; person < people.length; person += 1) {
    if (person % AT_ONCE === 0) await setImmediate();
    const traits = traitsOf(person);
    if (!traits || !isReached(traits)) continue;
    named.push({ name: nameOf(people.personNo[person] ?? 0), person });
    rows += traits.times.length;
  }
  // The names say nothing, so nor does their order.
  named.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { rows, pieces: pieces(people, traitsOf, named, WRITERS[format]) };
}

async function* pieces(
  people: Respondents,
  traitsOf: (person: number) => ReleasedTraits | null,
  named: readonly Named[],
  writer: Writer,
): AsyncGenerator<string> {
  const answersOf = openAnswers(people, writer);
  yield writer.head;
  for (let start = 0; start < named.length; start += AT_ONCE) {
    let text = '';
    for (const { name, person } of named.slice(start, start + AT_ONCE)) {
      const traits = traitsOf(person);
      for (let wave = 1; traits && wave <= traits.times.length; wave += 1) {
        const cells = personCells(traits, { person: name, wave });
        const place = (people.start[person] ?? 0) + wave - 1;
        text += cells.map(writer.cell).join('') + answersOf(people.answersAt(place)) + writer.end;
      }
    }
    yield text;
    await setImmediate();
  }
}

/** How a format writes a row: its cells one after the other, each with what stands before it. */
interface Writer {
  /** What stands before the first row. */
  readonly head: string;
  cell(value: string | number, column: number): string;
  readonly end: string;
}

const WRITERS: Readonly<Record<Format, Writer>> = {
  csv: {
    head: CSV_MARK + csvRows([MICRODATA_COLUMNS]),
    cell: (value, column) => (column > 0 ? ';' : '') + csvCell(value),
    end: '\r\n',
  },
  jsonl: {
    head: '',
    cell: (value, column) =>
      `${column > 0 ? ',' : '{'}"${MICRODATA_COLUMNS[column]}":${value === '' ? null : JSON.stringify(value)}`,
    end: '}\n',
  },
};

/** Writes the answers of a response, each value of a column made once: there are few, and many rows. */
function openAnswers({ cellOf }: Respondents, { cell }: Writer): (answers: Uint16Array) => string {
  const first = MICRODATA_COLUMNS.length - ANSWER_COLUMNS.length;
  const texts = ANSWER_COLUMNS.map(() => new Map<number, string>());
  return (answers) => {
    let line = '';
    for (const [place, known] of texts.entries()) {
      const code = answers[place] ?? 0;
      const text = known.get(code) ?? cell(cellOf(code), first + place);
      known.set(code, text);
      line += text;
    }
    return line;
  };
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
