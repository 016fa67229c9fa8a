import type { FiscalCode, ProvisionalCode } from '../people/code-reading.ts';
import { isEmail, isPhone, NAME_LENGTH } from '../people/contact-fields.server.ts';
import { readCode } from '../people/fiscal-code.server.ts';
import { isPlainText } from '../platform/http/plain-text.ts';
import { echoOf, type FaultList } from '../references/faults.ts';
import { readRecords, type TableRow } from '../references/read-table.ts';
import { NEEDS, type Need } from './needs.ts';

/** The columns of the sheet with which a group is enrolled. */
export const SHEET_COLUMNS = ['codice_fiscale', 'nome', 'cognome', 'email', 'telefono', 'esigenze'] as const;
type Column = (typeof SHEET_COLUMNS)[number];

/** Rows a sheet may have. */
export const MOST_PEOPLE = 5000;

/** Somebody on the sheet. */
export interface SheetPerson {
  readonly row: number;
  readonly code: FiscalCode | ProvisionalCode | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly needs: readonly Need[];
}

/**
 * The people of a sheet, each there once; what is wrong is added to the faults by row and column. `needWords` says what
 * stands in the sheet for a need, in lower case. `today` decides the century of a code.
 */
export async function readPeople(
  records: Iterable<readonly string[]>,
  needWords: ReadonlyMap<string, Need>,
  today: string,
  faults: FaultList,
): Promise<SheetPerson[]> {
  const rowOf = new Map<string, number>();
  const people: SheetPerson[] = [];
  for (const row of readRecords(records, SHEET_COLUMNS, MOST_PEOPLE, faults)) {
    const person = await readPerson(row, needWords, today, faults);
    const key = person.code?.code ?? sameness(person);
    const first = rowOf.get(key);
    if (first !== undefined) faults.add(row.row, null, 'doubled_row', { row: first });
    else rowOf.set(key, row.row);
    people.push(person);
  }
  return people;
}

/** What two people without a code are taken for one by: name and contacts, however they are written. */
export function sameness(person: Pick<SheetPerson, 'givenName' | 'familyName' | 'email' | 'phone'>): string {
  const { givenName, familyName, email, phone } = person;
  const plain = [givenName, familyName, email].map((text) => (text ?? '').toLocaleLowerCase('it').trim());
  return [...plain, (phone ?? '').replace(/\D/g, '')].join('|');
}

async function readPerson(
  row: TableRow,
  needWords: ReadonlyMap<string, Need>,
  today: string,
  faults: FaultList,
): Promise<SheetPerson> {
  const fault = (column: Column, code: Parameters<FaultList['add']>[2], value?: string) =>
    faults.add(row.row, column, code, value === undefined ? undefined : { value: echoOf(value) });
  const text = (column: Column) => row.cells[column] ?? '';
  const checked = (
    column: Column,
    wrong: Parameters<FaultList['add']>[2],
    fits: (value: string) => boolean,
  ) => {
    const value = text(column);
    if (value !== '' && !fits(value)) fault(column, wrong, value);
    return value === '' ? null : value.normalize('NFC');
  };
  const isName = (value: string) =>
    value.length <= NAME_LENGTH && isPlainText(value) && !/^[=+\-@]/.test(value);

  const typed = text('codice_fiscale');
  const code = typed === '' ? null : await readCode(typed, today);
  if (code?.kind === 'invalid') fault('codice_fiscale', 'wrong_code', typed);
  const givenName = checked('nome', 'characters', isName);
  if (typed === '' && givenName === null) fault('nome', 'nameless');
  return {
    row: row.row,
    code: code?.kind === 'invalid' ? null : code,
    givenName,
    familyName: checked('cognome', 'characters', isName),
    email: checked('email', 'not_an_email', isEmail),
    phone: checked('telefono', 'not_a_phone', isPhone),
    needs: readNeeds(text('esigenze'), needWords, (word) => fault('esigenze', 'unknown_need', word)),
  };
}

function readNeeds(text: string, words: ReadonlyMap<string, Need>, unknown: (word: string) => void): Need[] {
  const told = new Set<Need>();
  for (const part of text.split(/[,;/]/)) {
    const word = part.trim().toLocaleLowerCase('it');
    if (word === '') continue;
    const need = words.get(word);
    if (need) told.add(need);
    else unknown(part.trim());
  }
  return NEEDS.filter((need) => told.has(need));
}
