import type { Db } from '../../db/index.ts';
import type { Reach } from '../../db/queries/in-reach.ts';
import { listModules, listRecordsOf, listRequirements, listRolesInReach } from '../../db/queries/training.ts';
import type { Call } from '../access/gate.server.ts';
import type { App } from '../platform/app.server.ts';
import { formatsFor } from '../ui/formats.ts';
import { type Curriculum, pathOf } from './standings.ts';

const CHUNK = 500;

async function loadCurriculum(db: Db): Promise<Curriculum> {
  return { modules: await listModules(db), requirements: await listRequirements(db) };
}

/** Everybody who works in reach today with what their roles ask them to learn; who has to learn something, by name. */
export async function loadPaths(
  { app: { db }, actor, today }: Pick<Call, 'app' | 'actor' | 'today'>,
  reach: Reach,
) {
  const { compare } = formatsFor(actor.language);
  const rows = await listRolesInReach(db, reach, today);
  const people = [...Map.groupBy(rows, ({ id }) => id)]
    .map(([id, own]) => ({ id, name: own[0]?.full_name ?? '', roles: own.map(({ role }) => role) }))
    .sort((a, b) => compare(a.name, b.name));
  const curriculum = await loadCurriculum(db);
  const paths = [];
  for (let start = 0; start < people.length; start += CHUNK) {
    const some = people.slice(start, start + CHUNK);
    const records = await listRecordsOf(
      db,
      some.map(({ id }) => id),
    );
    const recordsOf = Map.groupBy(records, ({ staff_id }) => staff_id);
    for (const person of some) {
      const path = pathOf(person.roles, recordsOf.get(person.id) ?? [], curriculum, today);
      if (path.standings.length > 0) paths.push({ ...person, ...path });
    }
  }
  return paths;
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
