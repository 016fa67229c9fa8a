import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { KEYED_COLUMNS } from '../../db/queries/keyed-values.ts';
import { ROOT, readSources, walk } from './source.ts';

const CLASSES = ['personal', 'pseudonymous', 'staff', 'secret', 'none'];

/** The columns of each table type, by its name: `CitizenTable` → id, no, … */
function columnsByType(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { tree } of readSources('db/schema')) {
    walk(tree, (node) => {
      if (!ts.isInterfaceDeclaration(node)) return;
      found.set(
        node.name.text,
        node.members.map((member) => member.name?.getText() ?? ''),
      );
    });
  }
  return found;
}

/** `table.column` of the whole database, in order. */
function columnsOfSchema(): string[] {
  const types = columnsByType();
  const [database] = readSources('db/schema/database.ts');
  const found: string[] = [];
  if (database) {
    walk(database.tree, (node) => {
      if (!ts.isPropertySignature(node)) return;
      const columns = types.get(node.type?.getText() ?? '') ?? [];
      found.push(...columns.map((column) => `${node.name.getText()}.${column}`));
    });
  }
  return found;
}

/** The rows of docs/data-inventory.md. */
function inventory(): { column: string; kind: string; what: string }[] {
  const rows: { column: string; kind: string; what: string }[] = [];
  let table = '';
  for (const line of readFileSync(join(ROOT, 'docs/data-inventory.md'), 'utf8').split('\n')) {
    table = /^## `(\w+)`$/.exec(line)?.[1] ?? table;
    const [, column, kind, what] = /^\| `(\w+)` \| ([^|]+) \| ([^|]+) \|$/.exec(line) ?? [];
    if (column && kind && what)
      rows.push({ column: `${table}.${column}`, kind: kind.trim(), what: what.trim() });
  }
  return rows;
}

test('every column of the database stands in the inventory, and nothing else', () => {
  const columns = columnsOfSchema();
  expect(columns.length).toBeGreaterThan(150);
  expect(
    inventory()
      .map(({ column }) => column)
      .sort(),
  ).toEqual(columns.sort());
});

test('every column has a known class and says what it is', () => {
  expect(inventory().filter(({ kind, what }) => !CLASSES.includes(kind) || what === '')).toEqual([]);
});

test('what is personal or a secret is sealed, and nothing else', () => {
  const hidden = inventory()
    .filter(({ kind }) => kind === 'personal' || kind === 'secret')
    .map(({ column }) => column);
  const sealed = columnsOfSchema().filter((column) => column.endsWith('_sealed'));
  expect(hidden.sort()).toEqual(sealed.sort());
});

test('a change of keys knows every column that is sealed or hashed with one', () => {
  const keyed = inventory()
    .filter(({ column, what }) => column.endsWith('_sealed') || /AES-256-GCM|HMAC|keyed hash/.test(what))
    .map(({ column }) => column)
    // The one tells the keys themselves apart, one row a key; the other seals what may never be written anew.
    .filter((column) => column !== 'key_proof.proof' && column !== 'audit_entry.hash');
  expect(KEYED_COLUMNS.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(keyed.sort());
});
