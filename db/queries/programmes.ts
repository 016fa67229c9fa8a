import type { Expression, ExpressionBuilder, Insertable, Selectable, SqlBool, Updateable } from 'kysely';
import type { Db } from '../index.ts';
import type { Database } from '../schema/database.ts';
import type { ProgrammeTable } from '../schema/programme.ts';
import type { Scope } from '../scope.ts';
import { inScope, preparedInScope } from './in-scope.ts';
import { insertOnce } from './insert-once.ts';

export type ProgrammeRow = Selectable<ProgrammeTable>;

/** A programme as seen from a scope. */
export interface SeenProgramme extends ProgrammeRow {
  /** How many of its sites lie in scope. */
  readonly sites: number;
  /** How many of its sites lie elsewhere. */
  readonly sites_elsewhere: number;
}

/** True of the programmes that touch the scope; the whole network sees those without sites too. */
function touches(scope: Scope) {
  return (eb: ExpressionBuilder<Database, 'programme'>) =>
    scope.kind === 'network'
      ? eb.lit(true)
      : eb(
          'programme.id',
          'in',
          eb
            .selectFrom('programme_site')
            .select('programme_site.programme_id')
            .where(inScope(scope, 'programme_site.site_id')),
        );
}

function seenProgrammes(db: Db, scope: Scope) {
  const counted = (eb: ExpressionBuilder<Database, 'programme'>, which: Expression<SqlBool>) =>
    eb
      .selectFrom('programme_site')
      .whereRef('programme_site.programme_id', '=', 'programme.id')
      .where(which)
      .select((e) => e.cast<number>(e.fn.countAll(), 'integer').as('n'))
      .$asScalar()
      .$notNull();
  const inside = inScope(scope, 'programme_site.site_id');
  return db
    .selectFrom('programme')
    .selectAll('programme')
    .select((eb) => [counted(eb, inside).as('sites'), counted(eb, eb.not(inside)).as('sites_elsewhere')])
    .where(touches(scope));
}

const programmesOfScope = preparedInScope((db, scope) =>
  db
    .selectFrom('programme')
    .selectAll('programme')
    .where(touches(scope))
    .orderBy('programme.starts_on', 'desc')
    .orderBy('programme.name')
    .limit(500)
    .compile(),
);

/** The programmes that touch the scope, latest first; at most 500. */
export async function listProgrammes(db: Db, scope: Scope): Promise<ProgrammeRow[]> {
  return programmesOfScope(db, scope);
}

/** The same, with how many sites take part. */
export async function listSeenProgrammes(db: Db, scope: Scope): Promise<SeenProgramme[]> {
  return seenProgrammes(db, scope)
    .orderBy('programme.starts_on', 'desc')
    .orderBy('programme.name')
    .limit(500)
    .execute();
}

/** One programme that touches the scope. */
export async function findProgramme(db: Db, scope: Scope, id: string): Promise<SeenProgramme | undefined> {
  return seenProgrammes(db, scope).where('programme.id', '=', id).executeTakeFirst();
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

/** Adds a programme; false when one with this id is there already (a form that came twice). */
export async function insertProgramme(trx: Db, programme: Insertable<ProgrammeTable>): Promise<boolean> {
  return insertOnce(trx.insertInto('programme').values(programme));
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

/**
 * Makes exactly these sites of the scope take part, whatever sites elsewhere do; pass a transaction: it writes several
 * rows.
 */
export async function replaceProgrammeSites(
  trx: Db,
  scope: Scope,
  programmeId: string,
  siteIds: readonly string[],
): Promise<void> {
  await trx
    .deleteFrom('programme_site')
    .where('programme_id', '=', programmeId)
    .where(inScope(scope, 'site_id'))
    .execute();
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
