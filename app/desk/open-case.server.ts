import { type CaseRow, findCase } from '../../db/queries/cases.ts';
import type { Call } from '../access/gate.server.ts';
import { notFound } from '../platform/problem.ts';

/** A case of the scope; throws 404 for any other. */
export async function openCase({ app, scope }: Call, id: string): Promise<CaseRow> {
  const row = await findCase(app.db, scope, id);
  if (!row) throw notFound();
  return row;
}
