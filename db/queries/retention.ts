import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../index.ts';
import type { RetentionKind, RetentionRuleTable } from '../schema/retention-rule.ts';
import type { RetentionRunTable } from '../schema/retention-run.ts';
import { insertOnce } from './insert-once.ts';

export type RetentionRule = Selectable<RetentionRuleTable> & { readonly set_by_name: string | null };

/** Every rule ever set, the latest of each kind first; at most 500. */
export async function listRetentionRules(db: Db): Promise<RetentionRule[]> {
  return db
    .selectFrom('retention_rule')
    .leftJoin('staff', 'staff.id', 'retention_rule.set_by')
    .selectAll('retention_rule')
    .select('staff.full_name as set_by_name')
    .orderBy('valid_from', 'desc')
    .orderBy('set_at', 'desc')
    .orderBy('retention_rule.id', 'desc')
    .limit(500)
    .execute();
}

/** Adds a rule; false when one with this id is there already (a form that came twice). */
export async function insertRetentionRule(trx: Db, rule: Insertable<RetentionRuleTable>): Promise<boolean> {
  return insertOnce(trx.insertInto('retention_rule').values(rule));
}

/** Adds rules nobody set; one of the same kind that another process added meanwhile stays. */
export async function insertDefaultRules(
  db: Db,
  rules: readonly Omit<Insertable<RetentionRuleTable>, 'id' | 'set_by'>[],
): Promise<void> {
  if (rules.length === 0) return;
  await db
    .insertInto('retention_rule')
    .values(rules.map((rule) => ({ ...rule, id: `default-${rule.kind}`, set_by: null })))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

type RetentionRun = Selectable<RetentionRunTable> & { readonly started_by_name: string | null };

/** The latest runs first; at most 30. */
export async function listRetentionRuns(db: Db): Promise<RetentionRun[]> {
  return db
    .selectFrom('retention_run')
    .leftJoin('staff', 'staff.id', 'retention_run.started_by')
    .selectAll('retention_run')
    .select('staff.full_name as started_by_name')
    .orderBy('started_at', 'desc')
    .orderBy('retention_run.id', 'desc')
    .limit(30)
    .execute();
}

/** Begins a run that has taken nothing yet. */
export async function insertRetentionRun(
  trx: Db,
  run: Pick<Insertable<RetentionRunTable>, 'id' | 'day' | 'started_by' | 'started_at'>,
): Promise<void> {
  await trx
    .insertInto('retention_run')
    .values({ ...run, ended_at: null, unused_record: 0, identity: 0, note: 0, sign_in: 0, link: 0 })
    .execute();
}

/** Notes rows a run has taken, in the transaction that takes them. */
export async function addToRetentionRun(
  trx: Db,
  id: string,
  kind: RetentionKind,
  rows: number,
): Promise<void> {
  await trx
    .updateTable('retention_run')
    .set((eb) => ({ [kind]: eb(kind, '+', rows) }))
    .where('id', '=', id)
    .execute();
}

/** Ends a run, or without an id all that were killed half-way; returns those that had not ended. */
export async function endRetentionRuns(
  trx: Db,
  at: string,
  id?: string,
): Promise<Selectable<RetentionRunTable>[]> {
  return trx
    .updateTable('retention_run')
    .set({ ended_at: at })
    .where('ended_at', 'is', null)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .returningAll()
    .execute();
}
