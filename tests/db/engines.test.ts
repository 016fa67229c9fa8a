import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { CompiledQuery, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  insertMany,
  isSqlite,
  isUniqueViolation,
  withoutIndexes,
  withoutWaiting,
} from '../../db/engines/differences.ts';
import { openSqlite, prepareConnection } from '../../db/engines/sqlite.ts';
import { type Db, openDatabase } from '../../db/index.ts';
import { migrate } from '../../db/migrations/index.ts';
import { describeOnBothEngines } from '../support/engines.ts';

describe('a database file', () => {
  let folder = '';
  const opened: Db[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bottega-engines-'));
  });
  afterEach(async () => {
    for (const db of opened.splice(0)) await db.destroy();
    rmSync(folder, { recursive: true });
  });
  const open = (path: string) => {
    const db = openDatabase(`file:${path}`);
    opened.push(db);
    return db;
  };

  it('survives a power cut after an acknowledged save, and keeps foreign keys', async () => {
    const db = open(join(folder, 'new', 'folder', 'b.db'));
    const pragma = async (name: string) => {
      const { rows } = await db.executeQuery<Record<string, unknown>>(CompiledQuery.raw(`pragma ${name}`));
      return Object.values(rows[0] ?? {})[0];
    };
    expect(await pragma('synchronous')).toBe(2);
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('foreign_keys')).toBe(1);
    expect(await pragma('busy_timeout')).toBe(5000);
    expect(await pragma('journal_size_limit')).toBe(67_108_864);
  });

  it('is refused when the connection does not take what is asked', () => {
    const path = join(folder, 'b.db');
    new SQLite(path).close();
    const readonly = new SQLite(path, { readonly: true });
    expect(() => prepareConnection(readonly)).toThrow();
    readonly.close();
  });

  it('plans a statement once, whatever is asked for: one that is kept is not prepared anew', async () => {
    const db = open(':memory:');
    await sql`create table visit (state text, site text)`.execute(db);
    await sql`create index visit_open on visit (site) where state = 'open'`.execute(db);
    await sql`create index visit_state on visit (state)`.execute(db);
    const planFor = async (state: string) => {
      const { rows } = await sql<{ detail: string }>`explain query plan
        select * from visit where state = ${state} and site = ${'a'} limit ${1}`.execute(db);
      return rows.map(({ detail }) => detail);
    };
    expect(await planFor('open')).toEqual(await planFor('closed'));
  });

  it('takes the write lock when a transaction begins, not half-way', async () => {
    const path = join(folder, 'b.db');
    const db = open(path);
    await migrate(db);
    const other = new SQLite(path, { timeout: 0 });
    const write = () => other.prepare("insert into counter (name, value) values ('other', 1)").run();
    await db.transaction().execute(async (trx) => {
      await trx.selectFrom('counter').selectAll().execute();
      expect(write).toThrow('database is locked');
    });
    expect(write().changes).toBe(1);
    other.close();
  });

  it('is read by others while a transaction writes', async () => {
    const path = join(folder, 'b.db');
    const db = open(path);
    await migrate(db);
    const other = new SQLite(path, { readonly: true, timeout: 0 });
    const count = () => other.prepare('select count(*) from counter').pluck().get();
    await db.transaction().execute(async (trx) => {
      await trx.insertInto('counter').values({ name: 'mine', value: 1 }).execute();
      expect(count()).toBe(0);
    });
    expect(count()).toBe(1);
    other.close();
  });
});

describe('a connection string', () => {
  it.each(['mysql://root:secret@host/b', 'data/bottega.db', '', 'FILE:b.db', 'http://postgres://b'])(
    'of no engine of ours is refused without telling its secrets: «%s»',
    (url) => {
      expect(() => openDatabase(url)).toThrow('DATABASE_URL must start with file: or postgres://');
      expect(() => openDatabase(url)).not.toThrow('secret');
    },
  );

  it.each(['postgres://localhost/b', 'postgresql://localhost/b'])('opens PostgreSQL: %s', async (url) => {
    const db = openDatabase(url);
    expect(isSqlite(db)).toBe(false);
    await db.destroy();
  });
});

it('slow statements are told with their text and without what they carry', async () => {
  const told: string[] = [];
  const db = openSqlite(':memory:', { onSlowQuery: (ms, text) => told.push(`${ms >= 20} ${text}`) });
  await sql`select ${'quick'}`.execute(db);
  await sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < 2000000)
    select count(*), ${'private'} from n`.execute(db);
  await db.destroy();
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/^true with recursive/);
  expect(told[0]).not.toContain('private');
});

it('waits for the disk again once a database is filled, or was not', async () => {
  const db = openSqlite(':memory:');
  const settings = async () => {
    const { rows } =
      await sql`select synchronous, cache_size from pragma_synchronous, pragma_cache_size`.execute(db);
    return rows[0];
  };
  const before = await settings();
  expect(await withoutWaiting(db, settings)).toMatchObject({ synchronous: 0 });
  expect(await settings()).toEqual(before);
  await expect(withoutWaiting(db, () => Promise.reject(new Error('half full')))).rejects.toThrow('half full');
  expect(await settings()).toEqual(before);
  await db.destroy();
});

/** Every table that is there, ours and others. */
const tables = async (db: Db) => (await db.introspection.getTables()).map(({ name }) => name).sort();

const counter = (name: string, value = 1) => ({ name, value });

describeOnBothEngines('an engine', (fresh) => {
  it('takes a failed migration back whole', async () => {
    const db = await fresh();
    const before = await tables(db);
    const broken: Migration = {
      up: async (trx) => {
        await trx.schema.createTable('half_made').addColumn('id', 'text').execute();
        await sql`insert into counter (name, value) values ('half', 1)`.execute(trx);
        await sql`insert into no_such_table (id) values (1)`.execute(trx);
      },
    };
    const migrator = new Migrator({
      db,
      provider: {
        getMigrations: async () => ({ '0001-foundation': { up: async () => {} }, '9999': broken }),
      },
    });
    const { error } = await migrator.migrateToLatest();
    expect(error).toBeDefined();
    expect(await tables(db)).toEqual(before);
    expect(await db.selectFrom('counter').selectAll().execute()).toEqual([]);
  });

  it('takes a failed transaction back whole, and goes on', async () => {
    const db = await fresh();
    const failed = db.transaction().execute(async (trx) => {
      await trx.insertInto('counter').values(counter('a')).execute();
      await trx.insertInto('counter').values(counter('a')).execute();
    });
    expect(isUniqueViolation(await failed.catch((error: unknown) => error))).toBe(true);
    expect(await db.selectFrom('counter').selectAll().execute()).toEqual([]);
    await db.insertInto('counter').values(counter('a')).execute();
    expect(await db.selectFrom('counter').selectAll().execute()).toEqual([counter('a')]);
  });

  it('tells a broken key from every other refusal', async () => {
    const db = await fresh();
    const staff = {
      id: 's',
      email: 'a@prova.example',
      full_name: 'A',
      password_hash: null,
      language: 'it',
      ended_on: null,
      created_at: '2026-01-01T00:00:00.000Z',
    } as const;
    await db.insertInto('staff').values(staff).execute();
    const refusal = (query: { execute(): Promise<unknown> }) =>
      query.execute().then(
        () => 'accepted',
        (error: unknown) => isUniqueViolation(error),
      );
    const grant = {
      id: 'g',
      staff_id: 'nobody',
      role: 'admin',
      scope_kind: 'network',
      scope_id: null,
      starts_on: '2026-01-01',
      ends_on: null,
      created_at: staff.created_at,
    } as const;
    const grants = () => db.insertInto('staff_grant');
    expect(await refusal(db.insertInto('staff').values({ ...staff, email: 'b@prova.example' }))).toBe(true);
    expect(await refusal(db.insertInto('staff').values({ ...staff, id: 't' }))).toBe(true);
    expect(await refusal(grants().values(grant)), 'foreign key').toBe(false);
    expect(await refusal(grants().values({ ...grant, staff_id: 's', scope_id: 'x' })), 'check').toBe(false);
    const unknown = db.selectFrom('staff').select(sql`no_such_column`.as('x'));
    expect(await refusal(unknown), 'unknown column').toBe(false);
    for (const other of [null, undefined, 'text', new Error('no code'), { code: 23505 }]) {
      expect(isUniqueViolation(other)).toBe(false);
    }
  });

  it('counts and sums in numbers', async () => {
    const db = await fresh();
    await insertMany(db, 'counter', [counter('a', 2_000_000_000), counter('b', 2_000_000_000)]);
    const row = await db
      .selectFrom('counter')
      .select((eb) => [eb.fn.countAll().as('n'), eb.fn.sum('value').as('sum')])
      .executeTakeFirst();
    expect(row).toEqual({ n: 2, sum: 4_000_000_000 });
  });

  it('writes many rows, over the edge of a statement, with nulls and quotes as they are', async () => {
    const db = await fresh();
    await insertMany(db, 'counter', []);
    const rows = Array.from({ length: 1001 }, (_, n) => counter(`n-${String(n).padStart(4, '0')}`, n));
    await insertMany(db, 'counter', rows);
    expect(await db.selectFrom('counter').selectAll().orderBy('name').execute()).toEqual(rows);
    const list = {
      list: "o'hara",
      version: 1,
      valid_from: '2026-01-01',
      valid_to: null,
      source: '$1 ? "x"; --',
    };
    await insertMany(db, 'code_list', [list]);
    expect(await db.selectFrom('code_list').selectAll().execute()).toEqual([list]);
  });

  it('refuses rows that do not have the same columns in the same order', async () => {
    const db = await fresh();
    const list = { list: 'a', version: 1, valid_from: '2026-01-01', valid_to: null, source: 's' };
    const { source, valid_from, ...rest } = list;
    const turned = { source, ...rest, list: 'b', valid_from };
    await expect(insertMany(db, 'code_list', [list, turned])).rejects.toThrow('uneven rows');
    expect(await db.selectFrom('code_list').selectAll().execute()).toEqual([]);
  });

  it('has every index again after a bulk load, and keys all the time', async () => {
    const db = await fresh();
    const indexes = async () => {
      const { rows } = isSqlite(db)
        ? await sql`select name, sql from sqlite_master where type = 'index' order by name`.execute(db)
        : await sql`select indexname, indexdef from pg_indexes where schemaname = 'public' order by 1`.execute(
            db,
          );
      return rows;
    };
    const before = await indexes();
    let during = before.length;
    await withoutIndexes(db, ['session', 'attendance', 'counter'], async () => {
      during = (await indexes()).length;
      await insertMany(db, 'counter', [counter('a')]);
      const again = await insertMany(db, 'counter', [counter('a')]).catch((error: unknown) => error);
      expect(isUniqueViolation(again)).toBe(true);
    });
    expect(during).toBeLessThan(before.length);
    expect(await indexes()).toEqual(before);
  });
});
