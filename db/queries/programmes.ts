import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db } from '../index.ts';
import type { ProgrammeTable } from '../schema/programme.ts';
import type { Scope } from '../scope.ts';
import { inScope } from './in-scope.ts';

export type ProgrammeRow = Selectable<ProgrammeTable>;

/** Every programme of the network, latest first, each with the number of its sites in scope; at most 500. */
export async function listProgrammes(
  db: Db,
  scope: Scope,
): Promise<(ProgrammeRow & { readonly sites: number })[]> {
  const rows = await db
    .selectFrom('programme')
    .selectAll('programme')
    .select((eb) =>
      eb
        .selectFrom('programme_site')
        .whereRef('programme_site.programme_id', '=', 'programme.id')
        .where(inScope(scope, 'programme_site.site_id'))
        .select((e) => e.cast<number>(e.fn.countAll(), 'integer').as('n'))
        .as('sites'),
    )
    .orderBy('programme.starts_on', 'desc')
    .orderBy('programme.name')
    .limit(500)
    .execute();
  return rows.map((row) => ({ ...row, sites: row.sites ?? 0 }));
}

/** One programme: a frame of the whole network, the same for everybody who may see the network. */
export async function findProgramme(db: Db, id: string): Promise<ProgrammeRow | undefined> {
  return db.selectFrom('programme').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The sites in scope that take part in a programme. */
export async function listProgrammeSiteIds(db: Db, scope: Scope, programmeId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('programme_site')
    .select('site_id')
    .where('programme_id', '=', programmeId)
    .where(inScope(scope, 'site_id'))
    .orderBy('site_id')
    .execute();
  return rows.map(({ site_id }) => site_id);
}

export async function insertProgramme(trx: Db, programme: Insertable<ProgrammeTable>): Promise<void> {
  await trx.insertInto('programme').values(programme).execute();
}

/** Changes one programme; false when there is none. */
export async function updateProgramme(
  trx: Db,
  id: string,
  change: Updateable<ProgrammeTable>,
): Promise<boolean> {
  const result = await trx.updateTable('programme').set(change).where('id', '=', id).executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

const ROWS_PER_STATEMENT = 500;

/** Makes exactly these sites take part; pass a transaction: it writes several rows. */
export async function replaceProgrammeSites(
  trx: Db,
  programmeId: string,
  siteIds: readonly string[],
): Promise<void> {
  await trx.deleteFrom('programme_site').where('programme_id', '=', programmeId).execute();
  for (let start = 0; start < siteIds.length; start += ROWS_PER_STATEMENT) {
    await trx
      .insertInto('programme_site')
      .values(
        siteIds
          .slice(start, start + ROWS_PER_STATEMENT)
          .map((site_id) => ({ programme_id: programmeId, site_id })),
      )
      .execute();
  }
}
