import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { civilToday } from '../support/civil-today.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';

const DAY_MS = 86_400_000;

let site: TestSite;
let now: Date;
beforeEach(async () => {
  now = new Date();
  site = await openTestSite({ clock: { now: () => now } });
});
afterEach(() => site.close());

const text = async (response: Response) => (await response.text()).replaceAll('<!-- -->', '');
const views = () => site.app.db.selectFrom('saved_view').selectAll().execute();
const trail = async () =>
  (await site.app.db.selectFrom('audit_entry').select('action').orderBy('seq').execute())
    .map(({ action }) => action)
    .filter((action) => /^(view|share)\./.test(action));

describe('a saved view', () => {
  it('is kept with what was asked, found, renamed, shared and deleted by its owner only', async () => {
    const analyst = site.as('analyst');
    const saved = await analyst.post('/insights/views?gender=B&by=site&rows=all', {
      name: ' Uomini  per punto ',
    });
    expect(saved.headers.get('Location')).toBe('/insights/views');
    const [view] = await views();
    expect(view).toMatchObject({ name: 'Uomini per punto', query: '?gender=B&by=site', shared: 0 });
    expect(await text(await analyst.get('/insights/views'))).toContain(
      'href="/insights?gender=B&amp;by=site"',
    );
    expect(await text(await site.as('admin').get('/insights/views'))).not.toContain('Uomini per punto');

    const address = `/insights/views/${view?.id}`;
    for (const path of [address, `${address}/removal`]) {
      expect((await site.as('admin').post(path, { name: 'Mia' })).status).toBe(404);
    }
    expect((await analyst.post(address, { name: 'Uomini', shared: '1' })).status).toBe(302);
    expect(await text(await site.as('admin').get('/insights/views'))).toContain('Uomini');
    // Sent again, it is gone as the first time.
    for (const sent of [1, 2]) {
      const gone = await analyst.post(`${address}/removal`);
      expect([sent, gone.headers.get('Location')]).toEqual([sent, '/insights/views']);
    }
    expect(await views()).toEqual([]);
    expect(await trail()).toEqual(['view.save', 'view.rename', 'view.remove']);
  });

  it.each(['views', 'shares'])(
    '%s say what the address asks wrongly, and where it is mended',
    async (page) => {
      const wrong = '?from=2026-03-01&to=2026-01-01';
      const analyst = site.as('analyst');
      const typed = { name: 'Vista', title: 'Vista', days: '7' };
      for (const answer of [
        await analyst.get(`/insights/${page}${wrong}`),
        await analyst.post(`/insights/${page}${wrong}`, typed),
      ]) {
        expect(answer.status).toBe(422);
        const shown = await text(answer);
        expect(shown).toContain('La fine del periodo viene prima dell&#x27;inizio.');
        expect(shown).toContain('href="/insights?from=2026-03-01&amp;to=2026-01-01"');
        expect(shown).not.toContain('href="#to"');
      }
    },
  );

  it('of a place one cannot ask for is not offered', async () => {
    const elsewhere = site.network.places.other.site;
    await site.as('admin').post(`/insights/views?site=${elsewhere}`, { name: 'Altrove', shared: '1' });
    expect(await text(await site.as('auditor').get('/insights/views'))).toContain('Altrove');
    expect(await text(await site.as('facilitator').get('/insights/views'))).not.toContain('Altrove');
  });

  it.each([
    ['', { name: '' }, 'Scrivi un nome'],
    ['', { name: 'x'.repeat(81) }, 'al massimo 80'],
    ['', { name: 'a\u202eb' }, 'lettere, cifre'],
    ['?topic=none', { name: 'Vista' }, 'Argomento: «none»'],
  ])('%s %j: says what is wrong and keeps nothing', async (query, form, message) => {
    const refused = await site.as('analyst').post(`/insights/views${query}`, form);
    expect(refused.status).toBe(422);
    expect(await text(refused)).toContain(message);
    expect(await views()).toEqual([]);
  });
});

describe('a public address', () => {
  it('asks for a title, in the words of its field', async () => {
    const refused = await site.as('analyst').post('/insights/shares', { title: ' ', days: '7' });
    expect(refused.status).toBe(422);
    expect(await text(refused)).toContain('Scrivi un titolo');
  });

  async function share(role: 'analyst' | 'coordinator', query = '') {
    const made = await text(
      await site.as(role).post(`/insights/shares${query}`, { title: 'Per tutti', days: '7' }),
    );
    const address = /href="[^"]*(\/shared\/[\w-]+)"/.exec(made)?.[1] ?? '';
    const [link] = await site.app.db
      .selectFrom('share_link')
      .selectAll()
      .orderBy('made_at', 'desc')
      .execute();
    return { address, link };
  }
  const day = civilToday();
  const thisYear = `?from=${day.slice(0, 4)}-01-01&to=${day}`;

  it('opens without signing in, hides small numbers also of who may see them, leads nowhere, is counted', async () => {
    const { address, link } = await share('coordinator', thisYear);
    expect(link?.token_hash).not.toContain(address.slice(8));
    const answer = await site.as('anonymous').get(address);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('X-Robots-Tag')).toBe('noindex, nofollow');
    expect(answer.headers.get('Cache-Control')).toContain('no-store');
    const page = await text(answer);
    expect(page).toContain('Per tutti');
    expect(page).toContain('<meta name="robots" content="noindex, nofollow"/>');
    expect(page).toContain('meno di 5 o coperto');
    expect(page).not.toMatch(/href="\/(insights|desk|sign-in|people|baselines)/);
    const inside = await text(await site.as('coordinator').get(`/insights${thisYear}`));
    expect(inside).not.toContain('meno di 5 o coperto');
    await site.as('coordinator').get(address);
    const list = await text(await site.as('coordinator').get('/insights/shares'));
    expect(list).toMatch(/Per tutti.*<td class="num">2<\/td>/s);
  });

  it('says clearly that it is revoked or has expired, and that it never was', async () => {
    const { address, link } = await share('analyst');
    const made = now;
    now = new Date(made.getTime() + 8 * DAY_MS);
    const expired = await site.as('anonymous').get(address);
    expect([expired.status, await text(expired)]).toEqual([410, expect.stringContaining('è scaduto')]);
    now = made;
    const revocation = `/insights/shares/${link?.id}/revocation`;
    expect((await site.as('coordinator').post(revocation)).status).toBe(404);
    // Twice, as from two tabs: it is revoked either way.
    for (const _tab of [1, 2]) expect((await site.as('admin').post(revocation)).status).toBe(302);
    const revoked = await site.as('anonymous').get(address);
    expect([revoked.status, await text(revoked)]).toEqual([410, expect.stringContaining('è stato revocato')]);
    const unknown = await site.as('anonymous').get(`/shared/${'x'.repeat(43)}`);
    expect([unknown.status, await text(unknown)]).toEqual([404, expect.not.stringContaining('href="/ask"')]);
    expect(await trail()).toEqual(['share.create', 'share.revoke']);
  });

  it('shows only the sites its maker may ask for, whatever the address says', async () => {
    const { link } = await share('coordinator');
    expect(link?.site_ids).toContain(site.network.places.own.site);
    expect(link?.site_ids).not.toContain(site.network.places.other.site);
  });

  it('is not for whoever may only look', async () => {
    for (const role of ['facilitator', 'trainer', 'auditor'] as const) {
      expect((await site.as(role).get('/insights/shares')).status).toBe(403);
    }
    const wrong = await site.as('analyst').post('/insights/shares', { title: '', days: '9' });
    expect(wrong.status).toBe(422);
    expect(await text(wrong)).toContain('Scegli per quanto tempo funziona');
  });
});
