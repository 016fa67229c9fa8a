import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { openDatabase } from '../../db/index.ts';
import { migrate } from '../../db/migrations/index.ts';

/** Made once a run; `server` ends in `/` everywhere. */
const TEMPLATE = 'bottega_template';

/** A table that grew beyond this, in bytes, would slow the next tests down: its deleted rows stay in its file. */
const LARGEST_TABLE = 1_000_000;

/** One word for the columns, checks, triggers and functions there are, and the tables that ever had rows. */
const LOOK = `
  with part as (
    select concat_ws(' ', 'column', attrelid, attnum, xmin) as said from pg_attribute where attrelid >= 16384
    union all select concat_ws(' ', 'check', oid, xmin) from pg_constraint where oid >= 16384
    union all select concat_ws(' ', 'trigger', oid, xmin) from pg_trigger where oid >= 16384
    union all select concat_ws(' ', 'function', oid, xmin) from pg_proc where oid >= 16384
  ), written as (
    select relname as name, pg_relation_size(oid)::int as bytes from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and pg_relation_size(oid) > 0
  )
  select (select md5(string_agg(said, ',' order by said)) from part) as shape,
    coalesce((select json_agg(written) from written), '[]') as written`;

interface Look {
  readonly shape: string;
  readonly written: readonly { readonly name: string; readonly bytes: number }[];
}

/** How a database looks that comes from the template, and what puts the rows back that migrations made. */
interface Fresh {
  readonly shape: string;
  readonly refill: string;
}

let fresh: Fresh | undefined;

/** Databases of this worker that no test uses, as they come from the template. */
const free: string[] = [];

async function onDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Runs one statement on the tests’ own PostgreSQL. */
export async function onServer(server: string, statement: string): Promise<void> {
  await onDatabase(`${server}postgres`, (client) => client.query(statement));
}

async function lookAt(client: pg.Client): Promise<Look> {
  const { rows } = await client.query<Look>(LOOK);
  const [look] = rows;
  if (!look) throw new Error('PostgreSQL said nothing of its tables.');
  return look;
}

async function readFresh(client: pg.Client): Promise<Fresh> {
  const { shape, written } = await lookAt(client);
  const refill: string[] = [];
  for (const { name } of written) {
    const { rows } = await client.query<{ all: string }>(`select json_agg(t)::text as all from ${name} t`);
    const all = pg.escapeLiteral(rows[0]?.all ?? '[]');
    refill.push(`insert into ${name} select * from json_populate_recordset(null::${name}, ${all})`);
  }
  return { shape, refill: refill.join(';') };
}

/** Makes what every database of the tests is a copy of. */
export async function makeTemplate(server: string): Promise<void> {
  await onServer(server, `create database ${TEMPLATE}`);
  const db = openDatabase(`${server}${TEMPLATE}`);
  await migrate(db);
  await db.destroy();
}

/** The name of a migrated database that nothing was written to. */
export async function takeDatabase(server: string): Promise<string> {
  const used = free.pop();
  if (used) return used;
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `create database ${name} template ${TEMPLATE}`);
  fresh ??= await onDatabase(`${server}${name}`, readFresh);
  return name;
}

/** Empties a database for the next test, a hundred times faster than to make another; drops it when a test changed its tables. */
export async function giveBack(server: string, name: string): Promise<void> {
  const isEmpty = await onDatabase(`${server}${name}`, async (client) => {
    const { shape, written } = await lookAt(client);
    if (shape !== fresh?.shape || written.some(({ bytes }) => bytes > LARGEST_TABLE)) return false;
    // As a replica does, without keys and triggers: the audit trail refuses to be emptied.
    const emptied = written.map((table) => `delete from ${table.name}`).join(';');
    await client.query(
      `begin; set local session_replication_role = replica; ${emptied}; ${fresh.refill}; commit`,
    );
    return true;
  });
  if (isEmpty) free.push(name);
  else await onServer(server, `drop database ${name}`);
}
