import type { Db } from '../../db/index.ts';
import type { Reach } from '../../db/queries/in-reach.ts';
import { listModules, listRecordsOf, listRequirements, listRolesInReach } from '../../db/queries/training.ts';
import type { App } from '../platform/app.server.ts';
import { type Curriculum, pathOf } from './standings.ts';

async function loadCurriculum(db: Db): Promise<Curriculum> {
  return { modules: await listModules(db), requirements: await listRequirements(db) };
}

/** Everybody who works in reach today with what their roles ask them to learn; who has to learn something, by name. */
export async function loadPaths({ db }: Pick<App, 'db'>, reach: Reach, today: string) {
  const rows = await listRolesInReach(db, reach, today);
  const people = [...Map.groupBy(rows, ({ id }) => id)].map(([id, own]) => ({
    id,
    name: own[0]?.full_name ?? '',
    roles: own.map(({ role }) => role),
  }));
  const curriculum = await loadCurriculum(db);
  const ids = people.map(({ id }) => id);
  const records = Map.groupBy(await listRecordsOf(db, ids), ({ staff_id }) => staff_id);
  return people.flatMap((person) => {
    const path = pathOf(person.roles, records.get(person.id) ?? [], curriculum, today);
    return path.standings.length === 0 ? [] : [{ ...person, ...path }];
  });
}

/** What somebody's roles ask them to learn, module by module. */
export async function loadPath(
  { db }: Pick<App, 'db'>,
  { id, roles }: { readonly id: string; readonly roles: readonly string[] },
  today: string,
) {
  const records = await listRecordsOf(db, [id]);
  return pathOf(roles, records, await loadCurriculum(db), today).standings;
}
