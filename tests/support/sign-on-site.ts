import { afterEach, beforeEach, expect } from 'vitest';
import { providerSettingsFrom } from '../../app/platform/provider/provider-settings.server.ts';
import { freshSqlite } from './engines.ts';
import { type Arrival, type FollowingBrowser, openFollowingBrowser } from './following-browser.ts';
import { config, openTestSiteOn, type TestSite } from './http-app.ts';
import { CLIENT, openSignOnProvider, type SignOnProvider } from './sign-on-provider.ts';

const BACK = new URL('/sign-on/return', config.publicUrl).href;

/** The facilitator of the test network. */
export const ANNA = 'prova.facilitatrice@test.bottega.example';

export const REFUSED = 'L&#x27;accesso non è riuscito';
export const UNKNOWN = 'Nessun account per questa identità';

/** A site whose people may come in through a provider. */
interface SignOnSite extends TestSite {
  /** The clock of the site; tests move it. */
  readonly time: { now: number };
  browse(): FollowingBrowser;
  /** Signs on in a new browser, on the way to a page. */
  signOn(next?: string): Promise<Arrival>;
  /** The provider's answer on its way back to us, not opened yet. */
  answerFor(browser?: FollowingBrowser): Promise<{ browser: FollowingBrowser; answer: URL }>;
  /** Who is linked to the provider. */
  links(): Promise<{ staff_id: string; linked_at: string | null }[]>;
  /** What the audit trail says of links and sign-ins. */
  signIns(): Promise<string[]>;
}

/** A provider that vouches for Anna, with two factors. */
async function openAnnasProvider(port = 0): Promise<SignOnProvider> {
  const provider = await openSignOnProvider(BACK, port);
  const claims = { email: ANNA, email_verified: true };
  provider.identity = { sub: 'anna-at-gateway', claims, acr: 'two-factors' };
  return provider;
}

/** Opens a site that goes by a provider; `more` are settings beside the usual ones. */
async function openSignOnSite(
  provider: SignOnProvider,
  more: Readonly<Record<string, string>> = {},
): Promise<SignOnSite> {
  const settings = providerSettingsFrom({
    BOTTEGA_OIDC_ISSUER: provider.issuer,
    BOTTEGA_OIDC_CLIENT_ID: CLIENT.id,
    BOTTEGA_OIDC_CLIENT_SECRET: CLIENT.secret,
    BOTTEGA_OIDC_LABEL: 'SPID e CIE',
    BOTTEGA_OIDC_ACR: 'two-factors three-factors',
    BOTTEGA_OIDC_AMR: 'otp',
    ...more,
  });
  const db = await freshSqlite();
  const time = { now: Date.now() };
  const clock = { now: () => new Date(time.now) };
  const site = await openTestSiteOn(db, { config: { ...config, provider: settings }, clock });
  const browse = () => openFollowingBrowser(config.publicUrl, site.url);

  return {
    ...site,
    time,
    browse,
    signOn: (next = '/desk') => browse().open(`/sign-on?next=${encodeURIComponent(next)}`),
    async answerFor(browser = browse()) {
      let address = new URL('/sign-on?next=/desk', config.publicUrl).href;
      while (!address.startsWith(BACK)) {
        const location = (await browser.step(address)).headers.get('Location');
        if (location === null) throw new Error(`stuck at ${address}`);
        address = new URL(location, address).href;
      }
      return { browser, answer: new URL(address) };
    },
    links: () => db.selectFrom('staff_sign_on').select(['staff_id', 'linked_at']).execute(),
    async signIns() {
      const rows = await db
        .selectFrom('audit_entry')
        .select('action')
        .where('action', 'in', ['sign_in.create', 'sign_on.link'])
        .orderBy('seq')
        .execute();
      return rows.map(({ action }) => action);
    },
    async close() {
      await site.close();
      await db.destroy();
    },
  };
}

const closing: (() => Promise<void>)[] = [];

/** Anna's provider in the test that runs. */
export let provider: SignOnProvider;

/** The site that goes by it. */
export let site: SignOnSite;

/** Goes on with another site of the same provider; `more` are settings beside the usual ones. */
export async function openSite(more: Readonly<Record<string, string>> = {}): Promise<void> {
  site = await openSignOnSite(provider, more);
  closing.push(site.close);
}

/** Goes on with another provider that vouches for Anna. */
export async function openProvider(port = 0): Promise<void> {
  provider = await openAnnasProvider(port);
  closing.push(provider.close);
}

/** To be called once by a file: `provider` and `site` are made before each of its tests and taken down after. */
export function eachTestSignsOn(): void {
  beforeEach(async () => {
    await openProvider();
    await openSite();
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });
}

/** The page that says why nobody came in. */
export function expectFailure(arrival: Arrival, status: number, title: string): void {
  expect(arrival.status).toBe(status);
  expect(arrival.text).toContain(`<h1>${title}</h1>`);
}
