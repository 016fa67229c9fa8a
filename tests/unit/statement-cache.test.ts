import SQLite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { keepStatements } from '../../db/engines/statement-cache.ts';

function open(most?: number) {
  const database = new SQLite(':memory:');
  database.exec('create table t (a integer) strict; insert into t values (1), (2)');
  return keepStatements(database, most);
}

test('the same text is prepared once', () => {
  const db = open();
  expect(db.prepare('select a from t')).toBe(db.prepare('select a from t'));
  expect(db.prepare('select a from t').all([])).toEqual([{ a: 1 }, { a: 2 }]);
});

test('a statement that is being iterated is not handed out again', () => {
  const db = open();
  const first = db.prepare('select a from t');
  const rows = first.iterate([])[Symbol.iterator]();
  rows.next();
  const second = db.prepare('select a from t');
  expect(second).not.toBe(first);
  expect(second.all([])).toHaveLength(2);
  rows.return?.();
});

test('the least recently used go first', () => {
  const db = open(2);
  const one = db.prepare('select 1');
  db.prepare('select 2');
  expect(db.prepare('select 1')).toBe(one);
  db.prepare('select 3');
  expect(db.kept()).toBe(2);
  expect(db.prepare('select 1')).toBe(one);
});

test('after a change of the tables everything is prepared anew', () => {
  const db = open();
  const before = db.prepare('select * from t');
  expect(before.all([])[0]).toEqual({ a: 1 });
  db.prepare('alter table t add column b integer default 7').run([]);
  expect(db.prepare('select * from t')).not.toBe(before);
  expect(db.prepare('select * from t').all([])[0]).toEqual({ a: 1, b: 7 });
});
