import type { Reach } from '../../db/queries/in-reach.ts';
import { listModules, listRecordsOf, listRequirements, listRolesInReach } from '../../db/queries/training.ts';
import type { App } from '../platform/app.server.ts';
import { pathOf } from './standings.ts';

/** Everybody who works in reach today with what their roles ask them to learn; who has to learn something, by name. */
export async function loadPaths({ db }: Pick<App, 'db'>, reach: Reach, today: string) {
  const rows = await listRolesInReach(db, reach, today);
  const people = [...Map.groupBy(rows, ({ id }) => id)].map(([id, own]) => ({
    id,
    name: own[0]?.full_name ?? '',
    roles: own.map(({ role }) => role),
  }));
  const known = {
    modules: await listModules(db),
    requirements: await listRequirements(db),
    records: await listRecordsOf(
      db,
      people.map(({ id }) => id),
    ),
  };
  return people.flatMap((person) => {
    const path = pathOf(person, known, today);
    return path.standings.length === 0 ? [] : [{ ...person, ...path }];
  });
}
