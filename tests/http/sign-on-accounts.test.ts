import { describe, expect, it } from 'vitest';
import { openTestSite } from '../support/http-app.ts';
import {
  ANNA,
  eachTestSignsOn,
  expectFailure,
  openSite,
  provider,
  REFUSED,
  site,
  UNKNOWN,
} from '../support/sign-on-site.ts';

eachTestSignsOn();

describe('somebody the provider vouches for', () => {
  it.each([
    ['an address nobody here has', { email: 'altra@test.bottega.example', email_verified: true }],
    ['an address nobody has checked', { email: ANNA, email_verified: false }],
    ['an address of which nothing is said', { email: ANNA }],
    ['an address checked in words only', { email: ANNA, email_verified: 'true' }],
    ['no address', {}],
    ['a strange address', { email: [ANNA], email_verified: true }],
    ['hidden characters', { email: `${ANNA}\u0000`, email_verified: true }],
  ])('with %s is nobody here: no account, no link, no grant', async (_name, claims) => {
    const staff = await site.app.db.selectFrom('staff').select('id').execute();
    provider.identity.claims = claims;
    expectFailure(await site.signOn(), 403, UNKNOWN);
    expect(await site.links()).toEqual([]);
    expect(await site.app.db.selectFrom('staff').select('id').execute()).toEqual(staff);
  });

  it('is nobody once her work has ended, linked or not', async () => {
    const end = (day: string | null) =>
      site.app.db
        .updateTable('staff')
        .set({ ended_on: day })
        .where('id', '=', site.network.staff.facilitator)
        .execute();
    await end('2026-01-01');
    expectFailure(await site.signOn(), 403, UNKNOWN);
    expect(await site.links()).toEqual([]);
    await end(null);
    expect((await site.signOn()).status).toBe(200);
    await end('2026-01-01');
    expectFailure(await site.signOn(), 403, UNKNOWN);
  });

  it('is not handed somebody’s account who is known under another subject', async () => {
    await site.signOn();
    provider.identity.sub = 'eva-with-annas-address';
    expectFailure(await site.signOn(), 403, UNKNOWN);
  });

  it('is known by what the administrator typed, where the settings say so', async () => {
    await openSite({ BOTTEGA_OIDC_CLAIM: 'fiscal_number' });
    const page = `/network/staff/${site.network.staff.facilitator}/sign-on`;
    expect((await site.as('admin').post(page, { identifier: ' prvnna80a41d612x ' })).status).toBe(302);
    provider.identity.claims = { fiscal_number: 'TINIT-PRVNNA80A41D612Y', email: ANNA, email_verified: true };
    expectFailure(await site.signOn(), 403, UNKNOWN);
    provider.identity.claims = { fiscal_number: 'tinit-prvnna80a41d612x' };
    expect((await site.signOn()).url.pathname).toBe('/desk');
  });
});

describe('the second factor', () => {
  it.each([
    ['its acr', { acr: 'two-factors' }, '/desk'],
    ['its amr', { acr: 'one-factor', amr: ['pwd', 'otp'] }, '/desk'],
    ['neither', { acr: 'one-factor', amr: ['pwd'] }, '/account/factors'],
    ['nothing', { acr: undefined, amr: undefined }, '/account/factors'],
  ])(
    'is the provider’s where %s says so by the settings, else ours is asked for',
    async (_name, said, page) => {
      Object.assign(provider.identity, said);
      expect((await site.signOn()).url.pathname).toBe(page);
      await addTotp();
      const owed = page === '/desk' ? page : '/sign-in/factor';
      const { url } = await site.signOn();
      expect(url.pathname).toBe(owed);
      if (page !== '/desk') expect(url.searchParams.get('next')).toBe('/desk');
    },
  );

  it('is not believed from outside the signed token', async () => {
    provider.identity.acr = 'one-factor';
    provider.identity.claims = { ...provider.identity.claims, acr: 'two-factors', amr: ['otp'] };
    expect((await site.signOn()).url.pathname).toBe('/account/factors');
  });
});

async function addTotp(): Promise<void> {
  const staff_id = site.network.staff.facilitator;
  const secret_sealed = site.app.keys.seal('JBSWY3DPEHPK3PXP', staff_id);
  await site.app.db
    .insertInto('totp')
    .values({ staff_id, secret_sealed, last_step: 0, created_at: '2026-01-01T00:00:00.000Z' })
    .execute();
}

describe('somebody signed in who is asked again who she is', () => {
  const open = () =>
    site.app.db
      .selectFrom('sign_in')
      .select('proved_at')
      .where('staff_id', '=', site.network.staff.facilitator)
      .where('ended_at', 'is', null)
      .where('factor', '=', 'provider')
      .execute();

  it('may prove it at the provider, which asks anew; the sign-in before ends', async () => {
    const browser = site.browse();
    await browser.open('/sign-on');
    const asked = () => provider.asked.filter((path) => path.startsWith('/interaction/')).length;
    expect([asked(), (await open()).length]).toEqual([1, 1]);
    const page = await browser.open('/account/confirmation?next=/desk');
    const [, href = ''] = /href="(\/sign-on\?fresh=1[^"]*)"/.exec(page.text) ?? [];
    site.time.now += 5000;
    expect((await browser.open(href.replaceAll('&amp;', '&'))).url.pathname).toBe('/desk');
    expect(asked()).toBe(2);
    expect(await open()).toEqual([{ proved_at: new Date(site.time.now).toISOString() }]);
  });

  it('is asked for no password where she has none', async () => {
    const browser = site.browse();
    await browser.open('/sign-on');
    const asks = async () => (await browser.open('/account/confirmation')).text.includes('name="password"');
    const setPassword = (password_hash: string | null) =>
      site.app.db
        .updateTable('staff')
        .set({ password_hash })
        .where('id', '=', site.network.staff.facilitator)
        .execute();
    await setPassword('somehow');
    expect(await asks()).toBe(true);
    expect((await browser.open('/account/password')).url.pathname).toBe('/account/password');
    await setPassword(null);
    expect(await asks()).toBe(false);
    expect((await browser.open('/account/password')).url.pathname).toBe('/account');
  });

  it('has not proved it when the provider remembers her from before', async () => {
    const browser = site.browse();
    await browser.open('/sign-on');
    provider.forge = (claims) => ({ ...claims, auth_time: Number(claims.auth_time) - 600 });
    expectFailure(await browser.open('/sign-on?fresh=1'), 400, REFUSED);
    expect(await open()).toHaveLength(1);
  });
});

describe('signing out', () => {
  it('offers to leave the provider too, to whoever came in through it', async () => {
    const browser = site.browse();
    await browser.open('/sign-on');
    const left = await browser.post('/sign-out');
    expect(left.headers.get('Location')).toBe('/sign-in?left=1');
    const page = await browser.open('/sign-in?left=1');
    const leave = new URL(
      /href="([^"]*session\/end[^"]*)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? '',
    );
    expect(leave.origin).toBe(provider.issuer);
    expect(leave.searchParams.get('post_logout_redirect_uri')).toBe('http://bottega.test/sign-in');
    expect((await browser.open(leave.href)).status).toBe(200);
    expect((await browser.open('/sign-in')).text).not.toContain('session/end');
  });

  it('says nothing of it to others', async () => {
    const plain = await site.as('facilitator').post('/sign-out');
    expect(plain.headers.get('Location')).toBe('/sign-in');
  });
});

describe('whoever manages a person', () => {
  const page = () => `/network/staff/${site.network.staff.facilitator}/sign-on`;

  it('sees the link and undoes it, on record; the next sign-on makes a new one', async () => {
    const coordinator = site.as('coordinator');
    expect(await (await coordinator.get(page())).text()).toContain('La persona non è ancora entrata');
    await site.signOn();
    expect(await (await coordinator.get(page())).text()).toContain('Collegata dal');
    provider.identity.sub = 'anna-with-a-new-identity';
    expectFailure(await site.signOn(), 403, UNKNOWN);
    expect((await coordinator.post(page())).status).toBe(302);
    expect((await site.as('facilitator').get('/desk')).status).toBe(401);
    expect((await site.signOn()).url.pathname).toBe('/desk');
    const { detail } = await site.app.db
      .selectFrom('audit_entry')
      .select('detail')
      .where('action', '=', 'sign_on.reset')
      .executeTakeFirstOrThrow();
    expect(detail).toBe('{"identifier":false}');
  });

  it('types how the provider knows her, once among all', async () => {
    await openSite({ BOTTEGA_OIDC_CLAIM: 'fiscal_number' });
    const admin = site.as('admin');
    expect((await admin.post(page(), { identifier: ' prvnna80a41d612x ' })).status).toBe(302);
    expect(JSON.stringify(await site.app.db.selectFrom('staff_sign_on').selectAll().execute())).not.toContain(
      'PRVNNA',
    );
    expect(await (await admin.get(page())).text()).not.toContain('PRVNNA');
    const other = `/network/staff/${site.network.staff.trainer}/sign-on`;
    const taken = await admin.post(other, { identifier: 'TINIT-PRVNNA80A41D612X' });
    expect(taken.status).toBe(422);
    expect(await taken.text()).toContain('href="#identifier"');
    expect((await admin.post(page(), { identifier: '\u202e' })).status).toBe(422);
    expect((await admin.post(page(), { identifier: '' })).status).toBe(302);
    expect(await site.links()).toEqual([]);
  });

  it('is told where there is no provider, and changes nothing', async () => {
    const plain = await openTestSite();
    const path = `/network/staff/${plain.network.staff.facilitator}/sign-on`;
    expect(await (await plain.as('admin').get(path)).text()).toContain('non è collegata a un servizio');
    expect((await plain.as('admin').post(path)).status).toBe(404);
    await plain.close();
  });
});
