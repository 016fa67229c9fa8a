import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { insertAuditEntries } from '../../db/queries/audit-entries.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';

let site: TestSite;
beforeEach(async () => {
  site = await openTestSite();
});
afterEach(() => site.close());

const page = async (query: string) => (await site.as('auditor').get(`/audit${query}`)).text();

const note = (at: string, more: Record<string, string> = {}) =>
  insertAuditEntries(site.app.db, [
    {
      at,
      staff_id: site.network.staff.facilitator,
      action: 'session.log',
      subject_kind: 'session',
      subject_id: 'una',
      site_id: site.network.places.own.site,
      detail: '{"heads":2}',
      ...more,
    },
  ]);

it('says in words who did what, and narrows by day, person, act, subject and site', async () => {
  // Half an hour after midnight in Rome: the day is the second.
  await note('2026-03-01T23:30:00.000Z');
  await note('2026-03-02T12:00:00.000Z', {
    subject_id: 'altra',
    action: 'citizen.view',
    subject_kind: 'citizen',
  });
  await note('2026-03-02T23:30:00.000Z', { subject_id: 'terza' });
  const all = await page('');
  for (const words of ['Ha registrato una sessione', 'Prova', 'Punto proprio', 'presenti: 2']) {
    expect(all).toContain(words);
  }
  const shown = async (query: string) => {
    const text = await page(query);
    return ['una', 'altra', 'terza'].filter((id) => text.includes(`<span class="code">${id}</span>`));
  };
  expect(await shown('')).toEqual(['una', 'altra', 'terza']);
  expect(await shown('?from=2026-03-02&to=2026-03-02')).toEqual(['una', 'altra']);
  expect(await shown('?action=citizen.view')).toEqual(['altra']);
  expect(await shown('?kind=session&to=2026-03-02')).toEqual(['una']);
  expect(await shown('?subject=terza')).toEqual(['terza']);
  expect(await shown(`?site=${site.network.places.other.site}`)).toEqual([]);
  expect(await shown('?who=prova.facilitatrice')).toEqual(['una', 'altra', 'terza']);
  expect(await page('?who=prova')).toContain('Di chi si tratta?');
  expect(await page('?who=zzz')).toContain('Nessuno con questo nome');
  expect(await page('?from=2026-03-02&to=2026-03-01')).toContain('href="#from"');
  expect(await page('?action=none')).toContain('Nessuna operazione con questi filtri.');
});

it('turns pages without losing or repeating an entry', async () => {
  for (let n = 0; n < 120; n += 1) await note(new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString());
  const seen: string[] = [];
  let query: string | undefined = '?kind=session';
  while (query !== undefined) {
    const text = await page(query);
    seen.push(...[...text.matchAll(/<th scope="row">(\d+)<\/th>/g)].map(([, seq]) => seq ?? ''));
    query = /href="\/audit(\?[^"]*before=[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
  }
  expect(seen).toHaveLength(120);
  expect(new Set(seen).size).toBe(120);
});

it('downloads what the filters show, with no formula in it, and says so in the trail', async () => {
  await note('2026-03-01T10:00:00.000Z', { subject_id: '=1+1', subject_kind: 'gone' });
  await note('2026-03-05T10:00:00.000Z');
  const answer = await site.as('auditor').get('/audit/entries.csv?to=2026-03-04');
  expect(answer.headers.get('Content-Disposition')).toContain('bottega-audit-');
  const lines = (await answer.text()).split('\r\n');
  expect(lines[0]).toContain('N.;Quando;Chi;Operazione');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(/;'=1\+1;/);
  const last = await site.app.db
    .selectFrom('audit_entry')
    .selectAll()
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  expect(last).toMatchObject({ action: 'audit.export', staff_id: site.network.staff.auditor });
  expect((await site.as('admin').get('/audit/entries.csv')).status).toBe(403);
  expect((await site.as('auditor').get('/audit/entries.csv?from=x')).status).toBe(400);
});

it('checks the rows of a page and tells the first bad one', async () => {
  await note('2026-03-01T10:00:00.000Z');
  await note('2026-03-01T11:00:00.000Z');
  expect(await page('')).toContain('non è ancora stato controllato');
  const check = () => site.as('auditor').post('/audit/verification', { from: '1', to: '2' });
  expect((await check()).headers.get('Location')).toBe('/audit?checked=1');
  expect(await page('')).toContain('le righe da 1 a 2 sono come furono scritte');
  const { db } = site.app;
  await sql`drop trigger audit_entry_no_update`.execute(db);
  await db.updateTable('audit_entry').set({ action: 'session.view' }).where('seq', '=', 2).execute();
  await check();
  expect(await page('')).toContain('la riga 2 non è come fu scritta (cambiata)');
  for (const wrong of [
    { from: '0', to: '1' },
    { from: '3', to: '2' },
    { from: 'x', to: '' },
  ]) {
    expect((await site.as('auditor').post('/audit/verification', wrong)).status).toBe(400);
  }
});
