import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOST_OPTIONS } from '../../app/network/choose-by-name.ts';
import { newId } from '../../app/platform/ids.ts';
import { listProgrammeSiteIds } from '../../db/queries/programmes.ts';
import { NETWORK } from '../../db/scope.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';

let site: TestSite;
/** Sites beside those of the test network, more than a list holds: «Punto 000», … in the comune of the own one. */
let added: readonly string[];
/** The form of an invitation while sites were few. */
let few: string;
beforeAll(async () => {
  site = await openTestSite();
  few = await (await site.as('admin').get('/network/staff/new')).text();
  const { db } = site.app;
  const { own } = site.network.places;
  const like = await db.selectFrom('site').selectAll().where('id', '=', own.site).executeTakeFirstOrThrow();
  const sites = Array.from({ length: MOST_OPTIONS }, (_, index) => ({
    ...like,
    id: newId(),
    name: `Punto ${String(index).padStart(3, '0')}`,
  }));
  await db.insertInto('site').values(sites).execute();
  added = sites.map(({ id }) => id);
});
afterAll(() => site.close());

const coordinator = () => site.as('coordinator');
const admin = () => site.as('admin');

/** The number added so many. */
function addedAt(index: number): string {
  return added[index] ?? '';
}

it('few sites are a list, which asks', () => {
  expect(few).toMatch(/<select[^>]*id="scope"[^>]*><option value=""[^>]*>Scegli dall&#x27;elenco<\/option>/);
  expect(few).toContain('>Punto altrui</option>');
});

it.each([
  ['admin', '/network/staff/new', 'scope'],
  ['admin', '/network/tokens/new', 'scope'],
  ['admin', '/network/programmes/new', 'sites_name'],
  ['auditor', '/audit', 'site'],
  ['coordinator', '/statements', 'site'],
  ['coordinator', '/calendar', 'site'],
  ['coordinator', '/editions', 'site'],
  ['coordinator', '/editions/new', 'site'],
  ['coordinator', '/desk/site', 'site'],
] as const)('%s %s asks for a name, and carries no list', async (role, path, field) => {
  const page = await (await site.as(role).get(path)).text();
  expect(page).toMatch(new RegExp(`<input[^>]* id="${field}"[^>]*>`));
  expect(page).not.toContain('Punto 100');
});

describe('a name that was typed', () => {
  const asked = { programme: 'all', month: '2026-01' };
  const query = (more: Readonly<Record<string, string>>) => `?${new URLSearchParams({ ...asked, ...more })}`;

  it('leads on when it means one, and asks which when it fits several', async () => {
    const one = await coordinator().get(`/statements${query({ site: 'punto 042' })}`);
    expect([one.status, one.headers.get('Location')]).toEqual([
      302,
      expect.stringContaining(`site=${addedAt(42)}`),
    ]);
    const several = await coordinator().get(`/statements${query({ site: 'punto 04' })}`);
    expect(several.status).toBe(422);
    const page = await several.text();
    expect(page).toContain('value="punto 04"');
    expect(page).toContain(`name="site_chosen" value="${addedAt(42)}"`);
    const chosen = await coordinator().get(
      `/statements${query({ site: 'punto 04', site_chosen: addedAt(42) })}`,
    );
    expect(chosen.headers.get('Location')).toContain(addedAt(42));
  });

  it('never means a site that is not hers to choose', async () => {
    const { other } = site.network.places;
    const typed = await coordinator().get(
      `/statements${query({ site: 'punto altrui', site_chosen: other.site })}`,
    );
    expect(typed.status).toBe(422);
    expect(await typed.text()).not.toContain('Punto altrui');
    expect((await coordinator().get(`/statements${query({ site: other.site })}`)).status).toBe(404);
  });

  it('is completed from the sites of the right it is typed for', async () => {
    const names = async (role: 'admin' | 'coordinator' | 'facilitator', of: string, q: string) =>
      (await (await site.as(role).get(`/places?${new URLSearchParams({ of, q })}`)).json()).names;
    expect(await names('coordinator', 'target.read', 'altrui')).toEqual([]);
    expect(await names('coordinator', 'target.read', 'punto 042')).toEqual([
      expect.stringMatching(/^Punto 042 · /),
    ]);
    expect(await names('coordinator', 'network.manage', 'tutta')).toEqual([]);
    expect(await names('admin', 'network.manage', 'altrui')).toHaveLength(1);
    expect(await names('admin', 'network.manage', 'tutta')).toEqual(['Tutta la rete']);
    expect(await names('coordinator', 'audit.read', 'punto')).toEqual([]);
    expect(await names('facilitator', 'network.manage', 'punto')).toEqual([]);
    expect(await names('admin', 'session.read', 'punto')).toEqual([]);
  });

  it('says where an invitation holds', async () => {
    const invite = (scope: string, email: string) =>
      admin().post('/network/staff/new', {
        full_name: 'Nuova Collega',
        email,
        language: 'it',
        role: 'facilitator',
        starts_on: '2026-01-01',
        ends_on: '',
        scope,
      });
    const grants = () => site.app.db.selectFrom('staff_grant').select('scope_id').execute();
    const before = (await grants()).length;
    const unclear = await invite('punto 0', 'nuova@test.bottega.example');
    expect(unclear.status).toBe(422);
    expect(await unclear.text()).toContain('value="punto 0"');
    expect(await grants()).toHaveLength(before);
    expect((await invite('Punto 007', 'nuova@test.bottega.example')).status).toBe(200);
    expect(await grants()).toContainEqual({ scope_id: addedAt(7) });
  });

  it('says where she works from now on', async () => {
    const moved = await coordinator().post('/desk/site', { site: 'punto 013' });
    expect([moved.status, moved.headers.get('Location')]).toEqual([302, '/desk']);
    expect(await (await coordinator().get('/desk')).text()).toContain('Punto 013');
    expect((await coordinator().post('/desk/site', { site: 'punto altrui' })).status).toBe(422);
  });
});

describe('a programme', () => {
  const fields = (...more: readonly (readonly [string, string])[]) =>
    new URLSearchParams([
      ['name', 'Programma di molti'],
      ['starts_on', '2026-01-01'],
      ['ends_on', '2026-12-31'],
      ...more.map(([name, value]) => [name, value]),
    ]);
  const sitesOf = async (id: string) => new Set(await listProgrammeSiteIds(site.app.db, NETWORK, id));
  const idIn = (answer: Response) =>
    /programmes\/([\w-]+)\?/.exec(answer.headers.get('Location') ?? '')?.[1] ?? '';

  it('is given its sites by name, one search after the other, and saved at the end', async () => {
    const found = await admin().post(
      '/network/programmes/new',
      fields(['all_sites', '1'], ['sites_name', 'punto 042'], ['find', '1']),
    );
    expect(found.status).toBe(200);
    const page = await found.text();
    expect(page).toContain('value="Programma di molti"');
    expect(page).toMatch(
      new RegExp(`name="sites" checked="" value="${addedAt(42)}"|value="${addedAt(42)}" checked=""`),
    );
    const several = await admin().post(
      '/network/programmes/new',
      fields(['sites', addedAt(42)], ['sites_name', 'punto 05']),
    );
    expect(several.status).toBe(422);
    expect(await several.text()).toContain(addedAt(55));
    // A name that means one is as good as its tick.
    const saved = await admin().post(
      '/network/programmes/new',
      fields(['sites', addedAt(42)], ['sites_listed', addedAt(55)], ['sites_name', 'punto 056']),
    );
    expect(saved.status).toBe(302);
    expect(await sitesOf(idIn(saved))).toEqual(new Set([addedAt(42), addedAt(56)]));
  });

  it('keeps the sites that were not on the page, unless told otherwise', async () => {
    const made = idIn(await admin().post('/network/programmes/new', fields(['all_sites', '1'])));
    const all = await sitesOf(made);
    expect(all.size).toBeGreaterThan(MOST_OPTIONS);
    const shown = await (await admin().get(`/network/programmes/${made}`)).text();
    expect(shown.match(/name="sites_listed"/g)).toHaveLength(100);
    expect(shown).toContain(`Restano anche gli altri ${all.size - 100} punti`);
    const listed = [0, 1, 2].map((index) => ['sites_listed', addedAt(index)] as const);
    const keep = ['sites_rest', 'keep'] as const;
    const address = `/network/programmes/${made}`;
    const looked = await admin().post(
      address,
      fields(...listed, keep, ['sites_name', 'punto 05'], ['find', '1']),
    );
    // What takes part already comes ticked: 005, 050 to 059, 105.
    expect((await looked.text()).match(/type="checkbox" name="sites"[^>]* checked=""/g)).toHaveLength(12);
    await admin().post(address, fields(...listed, keep, ['sites', addedAt(0)]));
    expect(await sitesOf(made)).toEqual(
      new Set([...all].filter((id) => id !== addedAt(1) && id !== addedAt(2))),
    );
    await admin().post(address, fields(...listed, ['sites', addedAt(2)]));
    expect(await sitesOf(made)).toEqual(new Set([addedAt(2)]));
  });
});
