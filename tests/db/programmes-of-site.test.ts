import { expect, it } from 'vitest';
import { insertProgramme, replaceProgrammeSites } from '../../db/queries/programmes.ts';
import { listProgrammesOfSite } from '../../db/queries/programmes-of-site.ts';
import { NETWORK } from '../../db/scope.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

describeOnBothEngines('the programmes of a site', (fresh) => {
  it('are those it takes part in, earliest first, with the dates that decide', async () => {
    const db = await fresh();
    await openPeopleWorld(db);
    const programmes = [
      ['later', '2026-01-01', ['here']],
      ['earlier', '2025-01-01', ['here', 'there']],
      ['theirs', '2024-01-01', ['there']],
      ['nobodys', '2023-01-01', []],
    ] as const;
    for (const [id, starts_on, sites] of programmes) {
      await insertProgramme(db, {
        id,
        name: id,
        starts_on,
        ends_on: '2026-12-31',
        closes_on: id === 'earlier' ? '2026-02-28' : null,
        minors_from: '2025-06-01',
        created_at: '2026-01-01T00:00:00.000Z',
      });
      await replaceProgrammeSites(db, NETWORK, id, sites);
    }
    const here = await listProgrammesOfSite(db, 'here');
    expect(here.map(({ id, closes_on }) => [id, closes_on])).toEqual([
      ['earlier', '2026-02-28'],
      ['later', null],
    ]);
    expect(here[0]).toMatchObject({ starts_on: '2025-01-01', minors_from: '2025-06-01' });
    expect((await listProgrammesOfSite(db, 'there')).map(({ id }) => id)).toEqual(['theirs', 'earlier']);
    expect(await listProgrammesOfSite(db, 'no-such-site')).toEqual([]);
  });
});
