import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../app/access/policy.ts';
import { civilToday } from '../support/civil-today.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';
import { pageWords, wordsAfterFigure } from '../support/page-words.ts';
import { REACH } from '../support/test-network.ts';

/** This year up to today, in which somebody came; readers of whole months usually see those that are over. */
const TODAY = civilToday();
const THIS_YEAR = `from=${TODAY.slice(0, 4)}-01-01&to=${TODAY}`;

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(() => site.close());

const csvOf = async (role: Role, query: string) =>
  (await site.as(role).get(`/insights/table?format=csv&${query}`)).text();

describe('dashboard', () => {
  it.each(['facilitator', 'coordinator'] as const)(
    'shows a %s the true numbers of own sites',
    async (role) => {
      const shown = await pageWords(await site.as(role).get('/insights'));
      expect(wordsAfterFigure(shown, 'Accessi')).toMatch(/^\d+\|/);
      expect(shown).not.toContain('meno di 5');
    },
  );

  it.each(['trainer', 'analyst', 'admin', 'auditor'] as const)(
    'hides small numbers from a %s',
    async (role) => {
      const shown = await pageWords(await site.as(role).get(`/insights?${THIS_YEAR}`));
      // That six came to the network may be known; how many of them to some of its sites, may not.
      const whole = role === 'trainer' || role === 'analyst' ? 'meno di 5 o coperto' : '6';
      for (const name of ['Accessi', 'Persone uniche']) {
        expect(wordsAfterFigure(shown, name).split('|')[0]).toBe(whole);
      }
      if (role === 'trainer') return;
      const csv = await csvOf(role, `by=site&${THIS_YEAR}`);
      expect(csv).toMatch(/;meno di 5 o coperto;meno di 5 o coperto;coperto;/);
    },
  );

  it('gives the export the numbers of the page', async () => {
    const shown = await pageWords(await site.as('coordinator').get('/insights'));
    const [accesses] = wordsAfterFigure(shown, 'Accessi').split('|');
    const csv = await csvOf('coordinator', 'by=month');
    const [, ...lines] = csv
      .trim()
      .split('\r\n')
      .filter((line) => !line.startsWith('#'));
    const sum = lines.reduce((total, line) => total + Number(line.split(';')[2]), 0);
    expect(sum).toBe(Number(accesses));
  });

  it.each(['/insights?site=', '/insights/table?format=csv&by=month&site='])(
    '%s of a site out of reach does not exist, like one that never did',
    async (path) => {
      const file = path.includes('format=csv');
      for (const [role, places] of Object.entries(REACH) as [Role, readonly string[]][]) {
        // Whoever may not take figures away at all is told so.
        if (file && (role === 'facilitator' || role === 'trainer')) continue;
        for (const [place, ids] of Object.entries(site.network.places)) {
          const { status } = await site.as(role).get(path + ids.site);
          expect([role, place, status]).toEqual([role, place, places.includes(place) ? 200 : 404]);
        }
        const unknown = '0199a000-0000-7000-8000-00000000000f';
        expect((await site.as(role).get(path + unknown)).status).toBe(404);
        // A name is looked for in reach alone.
        const asked = { out: 'punto altrui', never: 'no such site' };
        const [out, never] = await Promise.all([
          site.as(role).get(path + asked.out),
          site.as(role).get(path + asked.never),
        ]);
        expect([role, out.status, never.status]).toEqual([role, places.includes('other') ? 200 : 422, 422]);
      }
    },
  );

  it.each([
    ['from=2026-02-30', 'Scrivi una data che esiste'],
    ['from=%E2%80%AE%3Cb%3E', 'Scrivi una data che esiste'],
    ['from=2026-03-01&to=2026-01-01', 'La fine del periodo viene prima'],
    ['from=1990-01-01', '1 gennaio 2000'],
    ['from=2001-01-01&to=2020-01-01', 'dieci anni'],
    ['to=2999-01-01', 'fra un anno'],
    ['topic=no-such-topic', 'Argomento: «no-such-topic» non è fra le scelte possibili'],
    ['gender=A&gender=B', 'Genere: scegli un valore solo'],
    ['comune=Z999', 'Comune: «Z999» non è'],
    ['compare=never', 'Confronto: «never» non è'],
    ['mine=yes', 'Sessioni: «yes» non è'],
  ])('%s: says what is wrong, keeps it, shows no figure', async (query, message) => {
    const page = await site.as('analyst').get(`/insights?${query}`);
    expect(page.status).toBe(422);
    const shown = await pageWords(page);
    expect(shown).toContain(message);
    expect(shown).not.toContain('Persone uniche');
    const csv = await site.as('analyst').get(`/insights/table?format=csv&by=site&${query}`);
    expect(csv.status).toBe(422);
    expect(await csv.text()).toContain(message);
  });

  it('shows no more of a filter of 10,000 letters than helps', async () => {
    const page = await site.as('analyst').get(`/insights?hour=${'9'.repeat(10_000)}`);
    expect(page.status).toBe(422);
    expect(await pageWords(page)).toContain(`Ora: «${'9'.repeat(40)}» non è`);
  });

  it('keeps what was typed, as text where it is no day', async () => {
    const html = await (await site.as('analyst').get('/insights?from=ieri&to=2026-01-31')).text();
    expect(html).toMatch(/<input[^>]*id="from"[^>]*type="text"[^>]*value="ieri"/);
    expect(html).toMatch(/<input[^>]*id="to"[^>]*type="date"[^>]*value="2026-01-31"/);
  });

  it('offers a wider period where nobody came, keeping the rest', async () => {
    const html = await (await site.as('analyst').get('/insights?from=2019-01-01&to=2019-12-31')).text();
    expect(html).toContain('Nessun accesso in questo periodo');
    expect(html).toContain(`href="/insights?from=2017-01-01&amp;to=${TODAY}"`);
    expect(html).toContain('Nessun questionario di partenza in questo periodo');
  });

  it('counts whole months for whoever may not see true numbers, whatever days the address says', async () => {
    const table = (days: string) => csvOf('analyst', `by=topic&${days}`);
    const whole = await table('from=2026-01-01&to=2026-02-28');
    expect(await table('from=2026-01-17&to=2026-02-01')).toBe(whole);
    const page = await pageWords(await site.as('analyst').get('/insights?from=2026-01-17&to=2026-02-01'));
    expect(page).toContain('mesi interi');
    expect(await pageWords(await site.as('coordinator').get('/insights'))).not.toContain('mesi interi');
  });

  it.each([
    ['competence', /9 · Gestire l.identità digitale[^;]*;(\d+);/],
    ['service', /;S · [^;]+;(\d+);/],
  ])('tells accesses by the codes of the national list of a %s', async (by, row) => {
    const own = `site=${site.network.places.own.site}`;
    const [, told] = row.exec(await csvOf('coordinator', `by=${by}&${own}`)) ?? [];
    const [, ofTopic] = /;Attivare SPID;(\d+);/.exec(await csvOf('coordinator', `by=topic&${own}`)) ?? [];
    expect(told).toBeDefined();
    expect(told).toBe(ofTopic);
    const page = await (await site.as('coordinator').get(`/insights?by=${by}&${own}`)).text();
    expect(page).toContain('elenco nazionale');
  });

  it('is a file with a name, never stored, for tables that exist', async () => {
    const csv = await site
      .as('coordinator')
      .get('/insights/table?format=csv&by=ageBand&from=2026-01-01&to=2026-06-30');
    expect(csv.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    expect(csv.headers.get('Content-Disposition')).toBe(
      'attachment; filename="bottega-eta-2026-01-01-2026-06-30.csv"',
    );
    expect(csv.headers.get('Cache-Control')).toBe('private, no-store');
    expect((await site.as('coordinator').get('/insights/table?format=csv&by=people')).status).toBe(422);
    expect((await site.as('coordinator').get('/insights/table?format=doc&by=month')).status).toBe(404);
  });
});
