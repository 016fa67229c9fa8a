import { type InsertQueryBuilder, type InsertResult, sql } from 'kysely';
import type { Database } from '../schema/database.ts';

/** Adds the row of a form; false when one with its id is there already, because the form came twice. */
export async function insertOnce<Table extends keyof Database>(
  insertion: InsertQueryBuilder<Database, Table, InsertResult>,
): Promise<boolean> {
  const result = await insertion
    .onConflict((conflict) => conflict.expression(sql<string>`id`).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}
