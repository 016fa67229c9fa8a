import { expect, it } from 'vitest';
import { exportResponses } from '../../app/baselines/export-responses.server.ts';
import type { ResponseLine } from '../../app/baselines/response-line.server.ts';
import type { Db } from '../../db/index.ts';
import { listResponsesToExport } from '../../db/queries/response-export.ts';
import { NETWORK } from '../../db/scope.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openFiguresWorld, seededRandom } from '../support/figures-world.ts';

async function exported(db: Db): Promise<ResponseLine[]> {
  let text = '';
  for await (const piece of exportResponses(db, new Date('2026-01-01T00:00:00Z'))) text += piece;
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

async function filled(db: Db, people: number, responses: number) {
  const world = await openFiguresWorld(db, seededRandom(21));
  for (let count = 0; count < people; count += 1) await world.addCitizen();
  for (let count = 0; count < responses; count += 1) await world.addResponse();
  return world;
}

describeOnBothEngines('responses to export', (fresh) => {
  it('come page by page in order of id, inside the scope alone', async () => {
    const db = await fresh();
    await filled(db, 10, 30);
    const all = await listResponsesToExport(db, NETWORK, '', 100);
    expect(all.map(({ id }) => id)).toEqual(all.map(({ id }) => id).toSorted());
    expect(all).toHaveLength(30);
    const second = await listResponsesToExport(db, NETWORK, all[9]?.id ?? '', 10);
    expect(second).toEqual(all.slice(10, 20));
    const scope = { kind: 'sites', siteIds: ['site-b'] } as const;
    const own = await listResponsesToExport(db, scope, '', 100);
    expect(own).toEqual(all.filter(({ site_id }) => site_id === 'site-b'));
    expect(own.length).toBeGreaterThan(0);
  });

  it('leave as lines with the flat variables and the levels, more than one page of them, on record first', async () => {
    const db = await fresh();
    await filled(db, 200, 503);
    const [first] = await db.selectFrom('response').selectAll().orderBy('id').limit(1).execute();
    await db
      .updateTable('response')
      .set({
        answers: '{"IU":1,"IBUY":2,"il":["IUIF"],"cc":["none"],"ps":"refused"}',
        stopped_at: '2026-01-01T10:00:00.000Z',
        status: 'in_progress',
        gender: 'F',
        education: 'C',
      })
      .where('id', '=', first?.id ?? '')
      .execute();
    const lines = await exported(db);
    expect(lines).toHaveLength(503);
    expect(lines[0]).toMatchObject({
      site: first?.site_id,
      organisation: 'o',
      day: first?.day,
      status: 'in_progress',
      stopped: true,
      sex: 'F',
      education: 'C',
      variables: { IU: 1, IBUY: 2, IUIF: 1 },
    });
    const trail = await db.selectFrom('audit_entry').select(['action', 'staff_id']).execute();
    expect(trail).toEqual([{ action: 'response.export', staff_id: null }]);
    expect(JSON.stringify(lines)).not.toContain('citizen-');
  });

  it('name a person the same throughout an export and differently in the next', async () => {
    const db = await fresh();
    await filled(db, 5, 40);
    const rows = await listResponsesToExport(db, NETWORK, '', 100);
    const [lines, again] = [await exported(db), await exported(db)];
    const people = new Map<number, string>();
    rows.forEach(({ person_no }, index) => {
      const name = lines[index]?.person ?? '';
      expect(people.get(person_no) ?? name).toBe(name);
      people.set(person_no, name);
    });
    expect(new Set(people.values()).size).toBe(people.size);
    expect(people.size).toBe(5);
    for (const { person } of again) expect([...people.values()]).not.toContain(person);
  });

  it('say of the levels what the indicator says, information and communication only among them', async () => {
    const db = await fresh();
    await filled(db, 3, 3);
    const levels = { overall: 'LM', area_il: 'AB', area_cc: 'B', area_dcc: 'none', area_sf: 'none' } as const;
    const ids = (await db.selectFrom('response').select('id').orderBy('id').execute()).map(({ id }) => id);
    const [only = '', more = '', none = ''] = ids;
    const set = (id: string, change: object) =>
      db.updateTable('response').set(change).where('id', '=', id).execute();
    await set(only, { ...levels, area_ps: 'none' });
    await set(more, { ...levels, area_cc: 'none', area_ps: 'B' });
    await set(none, { overall: null });
    const [first, second, third] = await exported(db);
    expect(first?.score).toEqual({
      overall: 'LM',
      areas: { IL: 'AB', CC: 'B', DCC: 'none', SF: 'none', PS: 'none' },
      ic_s: true,
    });
    expect(second?.score?.ic_s).toBe(false);
    expect(third?.score).toBeNull();
  });
});
