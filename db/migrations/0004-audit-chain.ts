import { type Kysely, sql } from 'kysely';
import { type AuditFactRow, EMPTY_CHAIN, entryAfter, sealerOf } from '../audit-chain.ts';
import { isSqlite } from '../engines/differences.ts';

const ROWS_AT_ONCE = 500;

/**
 * The audit trail becomes a chain that only grows: entries written so far get their links (in order, numbered anew
 * without gaps), and the database itself refuses whatever is not the next entry. Needs the master key where there are
 * entries already.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('audit_entry').renameTo('audit_entry_before').execute();
  await db.schema
    .createTable('audit_entry')
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('staff_id', 'text')
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('subject_kind', 'text', (c) => c.notNull())
    .addColumn('subject_id', 'text', (c) => c.notNull())
    .addColumn('site_id', 'text')
    .addColumn('detail', 'text', (c) => c.notNull())
    .addColumn('key_id', 'text', (c) => c.notNull())
    .addColumn('previous', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('audit_entry_key', ['seq'])
    .modifyEnd(isSqlite(db) ? sql`strict` : sql``)
    .execute();
  await chainOldEntries(db);
  await db.schema.dropTable('audit_entry_before').execute();

  // What the viewer filters by, each in the order of time: a page of a filtered trail is read from an index.
  for (const column of ['staff_id', 'action', 'subject_kind', 'subject_id', 'site_id']) {
    await db.schema
      .createIndex(`audit_entry_${column}`)
      .on('audit_entry')
      .columns([column, 'at', 'seq'])
      .execute();
  }
  await db.schema.createIndex('audit_entry_at').on('audit_entry').columns(['at', 'seq']).execute();
  await (isSqlite(db) ? guardOnSqlite(db) : guardOnPostgres(db));
}

async function chainOldEntries(db: Kysely<unknown>): Promise<void> {
  let tail = EMPTY_CHAIN;
  for (let after = 0; ; ) {
    const { rows } = await sql<AuditFactRow & { seq: number }>`
      select * from audit_entry_before where seq > ${after} order by seq limit ${ROWS_AT_ONCE}`.execute(db);
    const last = rows.at(-1);
    if (!last) return;
    after = last.seq;
    const sealer = sealerOf(db);
    const values = rows.map((row) => {
      const entry = entryAfter(sealer, tail, row);
      tail = entry;
      const { at, staff_id, action, subject_kind, subject_id, site_id, detail, key_id, previous, hash } =
        entry;
      return sql`(${sql.join([entry.seq, at, staff_id, action, subject_kind, subject_id, site_id, detail, key_id, previous, hash])})`;
    });
    await sql`insert into audit_entry
      (seq, at, staff_id, action, subject_kind, subject_id, site_id, detail, key_id, previous, hash)
      values ${sql.join(values)}`.execute(db);
  }
}

async function guardOnSqlite(db: Kysely<unknown>): Promise<void> {
  for (const verb of ['update', 'delete']) {
    await sql`create trigger ${sql.ref(`audit_entry_no_${verb}`)} before ${sql.raw(verb)} on audit_entry
      begin select raise(abort, 'audit_entry is append-only'); end`.execute(db);
  }
  // Also against «insert or replace», which would take an entry away without asking the trigger above.
  await sql`create trigger audit_entry_next before insert on audit_entry
    when new.seq <> 1 + coalesce((select max(seq) from audit_entry), 0)
      or new.previous <> coalesce((select hash from audit_entry where seq = new.seq - 1), ${sql.lit(EMPTY_CHAIN.hash)})
    begin select raise(abort, 'audit_entry is a chain'); end`.execute(db);
}

async function guardOnPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`create function refuse_audit_change() returns trigger language plpgsql as $$
    begin raise exception 'audit_entry is append-only'; end $$`.execute(db);
  await sql`create trigger audit_entry_append_only before update or delete or truncate on audit_entry
    for each statement execute function refuse_audit_change()`.execute(db);
  await sql`create function check_audit_link() returns trigger language plpgsql as $$
    begin
      if new.seq <> 1 + coalesce((select max(seq) from audit_entry), 0)
        or new.previous <> coalesce((select hash from audit_entry where seq = new.seq - 1), ${sql.lit(EMPTY_CHAIN.hash)})
      then raise exception 'audit_entry is a chain';
      end if;
      return new;
    end $$`.execute(db);
  await sql`create trigger audit_entry_next before insert on audit_entry
    for each row execute function check_audit_link()`.execute(db);
  await sql`create function lock_audit_tail() returns table (seq integer, hash text) language plpgsql as $$
    begin
      perform pg_advisory_xact_lock(hashtext('bottega.audit_entry'));
      return query select e.seq, e.hash from audit_entry e order by e.seq desc limit 1;
    end $$`.execute(db);
}
