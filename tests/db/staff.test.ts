import { expect, it } from 'vitest';
import type { Db } from '../../db/index.ts';
import {
  endGrant,
  findGrant,
  listGrantsOf,
  listGrantsOn,
  listHeldOrganisations,
  listLastingAdminGrants,
  listLiveGrants,
} from '../../db/queries/grants.ts';
import type { Reach } from '../../db/queries/in-reach.ts';
import { deleteUnusedLinksOf, findOneTimeLink, insertOneTimeLink } from '../../db/queries/one-time-links.ts';
import { linkStaffSignOn, resetStaffSignOn } from '../../db/queries/sign-on.ts';
import {
  findStaff,
  listActiveGrants,
  listStaff,
  listStaffNames,
  updateStaff,
} from '../../db/queries/staff.ts';
import { NETWORK } from '../../db/scope.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { idOf, makeGrant, makeNetwork, makeStaff } from '../support/network-world.ts';

const EVERYWHERE: Reach = { scope: NETWORK, organisationIds: [] };
const DAY = '2026-06-15';
const [admin, ada, bea, carla] = [idOf(101), idOf(102), idOf(103), idOf(104)];

/** An administrator; Ada at a northern site; Bea for the north as a whole, once at a southern site; Carla without grants. */
async function makePeople(db: Db) {
  const { north, south } = await makeNetwork(db);
  await makeStaff(db, admin, 'Amministratrice');
  await makeStaff(db, ada, 'Ada');
  await makeStaff(db, bea, 'Bea');
  await makeStaff(db, carla, 'Carla', null);
  await makeGrant(db, idOf(201), admin, { role: 'admin', scope_kind: 'network', scope_id: null });
  await makeGrant(db, idOf(202), ada, { role: 'facilitator', scope_kind: 'site', scope_id: north.sites[0] });
  await makeGrant(db, idOf(203), bea, {
    role: 'coordinator',
    scope_kind: 'organisation',
    scope_id: north.id,
  });
  await makeGrant(db, idOf(204), bea, {
    role: 'trainer',
    scope_kind: 'site',
    scope_id: south.sites[0],
    ends_on: '2026-03-31',
  });
  const site: Reach = { scope: { kind: 'sites', siteIds: [north.sites[0]] }, organisationIds: [] };
  const wholeNorth: Reach = { scope: { kind: 'sites', siteIds: north.sites }, organisationIds: [north.id] };
  const inSouth: Reach = { scope: { kind: 'sites', siteIds: south.sites }, organisationIds: [] };
  return { north, south, site, wholeNorth, inSouth };
}

describeOnBothEngines('staff', (fresh) => {
  it('names some of them by id', async () => {
    const db = await fresh();
    await makePeople(db);
    expect(await listStaffNames(db, [])).toEqual(new Map());
    expect(await listStaffNames(db, [bea, 'nobody', ada])).toEqual(
      new Map([
        [ada, 'Ada'],
        [bea, 'Bea'],
      ]),
    );
  });

  it('are seen by those whose reach holds one of their grants, past ones too', async () => {
    const db = await fresh();
    const { site, wholeNorth, inSouth } = await makePeople(db);
    const names = async (reach: Reach) => (await listStaff(db, reach)).map(({ full_name }) => full_name);
    expect(await names(EVERYWHERE)).toEqual(['Ada', 'Amministratrice', 'Bea', 'Carla']);
    expect(await names(site)).toEqual(['Ada']);
    expect(await names(wholeNorth)).toEqual(['Ada', 'Bea']);
    expect(await names(inSouth)).toEqual(['Bea']);
    expect(await names({ scope: { kind: 'sites', siteIds: [] }, organisationIds: [] })).toEqual([]);
  });

  it('never show their password, only whether there is one', async () => {
    const db = await fresh();
    await makePeople(db);
    expect(await findStaff(db, EVERYWHERE, ada)).toMatchObject({ has_password: 1, is_linked: 0 });
    await resetStaffSignOn(db, ada, { key: 'typed', sealed: 'sealed' });
    expect(await findStaff(db, EVERYWHERE, ada)).toMatchObject({ is_linked: 0 });
    await linkStaffSignOn(db, ada, { key: 'subject', sealed: 'sealed' }, '2026-01-01T00:00:00.000Z');
    expect(await findStaff(db, EVERYWHERE, ada)).toMatchObject({ is_linked: 1 });
    const invited = await findStaff(db, EVERYWHERE, carla);
    expect(invited?.has_password).toBe(0);
    expect(Object.keys(invited ?? {})).not.toContain('password_hash');
  });

  it('are changed inside the reach, nowhere else', async () => {
    const db = await fresh();
    const { site } = await makePeople(db);
    expect(await updateStaff(db, site, bea, { full_name: 'Altra' })).toBe(false);
    expect(await updateStaff(db, site, ada, { full_name: 'Ada B.', ended_on: DAY })).toBe(true);
    expect(await findStaff(db, EVERYWHERE, ada)).toMatchObject({ full_name: 'Ada B.', ended_on: DAY });
    expect((await findStaff(db, EVERYWHERE, bea))?.full_name).toBe('Bea');
  });
});

describeOnBothEngines('grants', (fresh) => {
  it('are named by their place and kept to the reach', async () => {
    const db = await fresh();
    const { site, wholeNorth, north } = await makePeople(db);
    expect(
      (await listGrantsOf(db, EVERYWHERE, bea)).map(({ role, scope_name }) => [role, scope_name]),
    ).toEqual([
      ['trainer', 'Punto south 21'],
      ['coordinator', 'Ente north'],
    ]);
    expect((await listGrantsOf(db, wholeNorth, bea)).map(({ id }) => id)).toEqual([idOf(203)]);
    expect(await listGrantsOf(db, site, bea)).toEqual([]);
    expect(await findGrant(db, site, bea, idOf(203))).toBeUndefined();
    expect(await findGrant(db, EVERYWHERE, ada, idOf(203))).toBeUndefined();
    expect((await listGrantsOn(db, EVERYWHERE, DAY)).map(({ id }) => id)).toEqual([
      idOf(201),
      idOf(202),
      idOf(203),
    ]);
    expect((await listLiveGrants(db, bea, DAY)).map(({ id }) => id)).toEqual([idOf(203)]);
    expect(await listHeldOrganisations(db, bea, ['coordinator'], DAY)).toEqual([north.id]);
    expect(await listHeldOrganisations(db, bea, ['admin'], DAY)).toEqual([]);
    expect(await listHeldOrganisations(db, bea, [], DAY)).toEqual([]);
  });

  it('hold up to their last day, and end inside the reach only', async () => {
    const db = await fresh();
    const { site, wholeNorth } = await makePeople(db);
    expect(await endGrant(db, site, idOf(203), DAY)).toBe(false);
    expect(await endGrant(db, wholeNorth, idOf(203), DAY)).toBe(true);
    expect(await listActiveGrants(db, bea, DAY)).toHaveLength(1);
    expect(await listActiveGrants(db, bea, '2026-06-16')).toEqual([]);
  });

  it('keep the network governable only with a password, at work and without a last day', async () => {
    const db = await fresh();
    await makePeople(db);
    await makeGrant(db, idOf(205), carla, { role: 'admin', scope_kind: 'network', scope_id: null });
    await makeGrant(db, idOf(206), ada, {
      role: 'admin',
      scope_kind: 'network',
      scope_id: null,
      ends_on: '2027-01-01',
    });
    await makeGrant(db, idOf(207), bea, { role: 'admin', scope_kind: 'network', scope_id: null });
    const lasting = async () =>
      db
        .transaction()
        .execute(async (trx) => (await listLastingAdminGrants(trx, DAY)).map(({ id }) => id).sort());
    expect(await lasting()).toEqual([idOf(201), idOf(207)]);
    await updateStaff(db, EVERYWHERE, bea, { ended_on: '2026-12-31' });
    expect(await lasting()).toEqual([idOf(201)]);
  });
});

describeOnBothEngines('invitation links', (fresh) => {
  it('of one person are forgotten together, unless used', async () => {
    const db = await fresh();
    await makePeople(db);
    const link = (token_hash: string, staff_id: string, used_at: string | null) =>
      insertOneTimeLink(db, {
        token_hash,
        purpose: 'invitation',
        staff_id,
        expires_at: '2026-07-01T00:00:00.000Z',
        used_at,
      });
    await link('ada-1', ada, null);
    await link('ada-2', ada, '2026-06-01T00:00:00.000Z');
    await link('bea-1', bea, null);
    await deleteUnusedLinksOf(db, ada);
    const now = '2026-06-15T00:00:00.000Z';
    expect(await findOneTimeLink(db, 'ada-1', now)).toBeUndefined();
    expect(await findOneTimeLink(db, 'bea-1', now)).toMatchObject({ staff_id: bea });
    const left = await db.selectFrom('one_time_link').select('token_hash').orderBy('token_hash').execute();
    expect(left.map(({ token_hash }) => token_hash)).toEqual(['ada-2', 'bea-1']);
  });
});
