import type { Selectable } from 'kysely';
import type { Db } from '../index.ts';
import { prepared } from '../prepared.ts';
import type { ProgrammeTable } from '../schema/programme.ts';

const programmesOfSite = prepared((db, siteId: string) =>
  db
    .selectFrom('programme')
    .innerJoin('programme_site', 'programme_site.programme_id', 'programme.id')
    .selectAll('programme')
    .where('programme_site.site_id', '=', siteId)
    .orderBy('programme.starts_on')
    .limit(50)
    .compile(),
);

/** The programmes a site takes part in: their dates decide what may still be changed and what is out of frame. */
export async function listProgrammesOfSite(db: Db, siteId: string): Promise<Selectable<ProgrammeTable>[]> {
  return programmesOfSite(db, siteId);
}
