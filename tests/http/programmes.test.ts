import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listProgrammeSiteIds, replaceProgrammeSites } from '../../db/queries/programmes.ts';
import { NETWORK } from '../../db/scope.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';

let site: TestSite;
beforeEach(async () => {
  site = await openTestSite();
});
afterEach(() => site.close());

const places = () => site.network.places;
const coordinator = () => site.as('coordinator');

function form(sites: readonly string[], change: Readonly<Record<string, string>> = {}): URLSearchParams {
  const fields = new URLSearchParams({
    name: 'Programma nuovo',
    starts_on: '2026-01-01',
    ends_on: '2026-12-31',
    ...change,
  });
  for (const id of sites) fields.append('sites', id);
  return fields;
}

/** Every programme with its sites, and what was written down about them: a refused request leaves no trace here. */
async function everything(): Promise<string> {
  const { db } = site.app;
  const programmes = await db.selectFrom('programme').selectAll().execute();
  const sites = await db.selectFrom('programme_site').selectAll().execute();
  // That she was refused is on record.
  const acts = await db
    .selectFrom('audit_entry')
    .selectAll()
    .where('action', 'not like', 'access.%')
    .execute();
  return JSON.stringify([programmes, sites, acts]);
}

/** The address of the programme just made, without what was done. */
function madeAt(answer: Response): string {
  expect(answer.status).toBe(302);
  return (answer.headers.get('Location') ?? '').replace(/\?.*/, '');
}

const sitesOf = async (address: string) =>
  (await listProgrammeSiteIds(site.app.db, NETWORK, address.split('/').at(-1) ?? '')).sort();

describe('a coordinator', () => {
  it('makes programmes of her own sites, some or all, and changes them', async () => {
    const { own, sibling } = places();
    const some = madeAt(await coordinator().post('/network/programmes/new', form([own.site])));
    expect(await sitesOf(some)).toEqual([own.site]);
    const all = madeAt(await coordinator().post('/network/programmes/new', form([], { all_sites: '1' })));
    expect(await sitesOf(all)).toEqual([own.site, sibling.site].sort());
    const changed = await coordinator().post(some, form([sibling.site], { name: 'Altro nome' }));
    expect(changed.status).toBe(302);
    expect(await sitesOf(some)).toEqual([sibling.site]);
    expect(await (await coordinator().get(some)).text()).toContain('Altro nome');
  });

  it.each([
    ['a site elsewhere', () => form([places().own.site, places().other.site]), 404],
    ['no site', () => form([]), 422],
  ] as const)('cannot give one %s', async (_name, fields, status) => {
    const before = await everything();
    for (const address of ['new', places().own.programme]) {
      expect((await coordinator().post(`/network/programmes/${address}`, fields())).status).toBe(status);
    }
    expect(await everything()).toBe(before);
  });

  it('sees the programmes that touch her sites and no others', async () => {
    const list = await (await coordinator().get('/network/programmes')).text();
    for (const { programme } of [places().own, places().sibling]) expect(list).toContain(programme);
    expect(list).not.toContain(places().other.programme);
  });

  it('reads one that has sites elsewhere, is told why it is not hers to change, and cannot', async () => {
    const { own, other } = places();
    await replaceProgrammeSites(site.app.db, NETWORK, own.programme, [own.site, other.site]);
    const before = await everything();
    const address = `/network/programmes/${own.programme}`;
    const page = await (await coordinator().get(address)).text();
    expect(page).toContain('comprende anche punti che non coordini');
    expect(page).toContain('e un altro punto che non coordini');
    expect(page).not.toContain('name="starts_on"');
    expect(page).not.toContain('Punto altrui');
    for (const fields of [form([own.site]), form([], { name: '' })]) {
      const answer = await coordinator().post(address, fields);
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain('chiedi a chi amministra la rete');
    }
    expect(await everything()).toBe(before);
  });
});

it('an administrator gives a programme any sites, or none yet', async () => {
  const { own, other } = places();
  const made = madeAt(await site.as('admin').post('/network/programmes/new', form([own.site, other.site])));
  expect(await sitesOf(made)).toEqual([own.site, other.site].sort());
  expect((await site.as('admin').post(made, form([]))).status).toBe(302);
  expect(await sitesOf(made)).toEqual([]);
  expect((await coordinator().get(made)).status).toBe(404);
});
