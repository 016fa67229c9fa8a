import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyTrail } from '../../app/audit/verify-trail.server.ts';
import { newId } from '../../app/platform/ids.ts';
import { sealerOf } from '../../db/audit-chain.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';

let site: TestSite;
beforeEach(async () => {
  site = await openTestSite();
});
afterEach(() => site.close());

const trail = async () =>
  (await site.app.db.selectFrom('audit_entry').selectAll().orderBy('seq').execute()).map((entry) => ({
    ...entry,
    detail: JSON.parse(entry.detail),
  }));

describe('a refusal', () => {
  it('says who, which right and which kind of page, and not what stood in the address', async () => {
    await site.as('analyst').get('/desk/cases/RSSMRA55A41D612X');
    await site.as('analyst').post(`/people/${site.network.places.own.citizen}`);
    const about = (page: string, method: string, capability: string) => ({
      action: 'access.refuse',
      staff_id: site.network.staff.analyst,
      subject_kind: 'page',
      subject_id: page,
      detail: { capability, method, problem: 'not_allowed', times: 1 },
    });
    expect(await trail()).toMatchObject([
      about('/desk/cases/:id', 'GET', 'case.manage'),
      about('/people/:id', 'POST', 'citizen.view'),
    ]);
  });

  it('of records that are not there leaves few entries, which tell how many were tried', async () => {
    const desk = site.as('facilitator');
    for (let no = 0; no < 103; no += 1) {
      expect((await desk.get(`/people/${newId()}`)).status).toBe(404);
    }
    const entries = await trail();
    expect(entries.map(({ action, detail }) => [action, detail.times])).toEqual(
      [1, 10, 100].map((times) => ['access.not_found', times]),
    );
    // A colleague's are counted on their own.
    await site.as('coordinator').get(`/people/${newId()}`);
    expect((await trail()).at(-1)).toMatchObject({ detail: { times: 1 } });
  });
});

it('a failed sign-in leaves the account, or of an unknown one a keyed hash, and never what was typed', async () => {
  const typed = [
    'prova.facilitatrice@test.bottega.example',
    'parola segreta scritta qui',
    'nessuno@x.example',
  ];
  for (const email of typed)
    await site.as('anonymous').post('/sign-in', { email, password: 'sbagliata lunga' });
  const entries = await trail();
  expect(entries.map(({ action, staff_id, subject_kind }) => [action, staff_id, subject_kind])).toEqual([
    ['sign_in.refuse', null, 'staff'],
    ['sign_in.refuse', null, 'account'],
    ['sign_in.refuse', null, 'account'],
  ]);
  expect(entries[0]?.subject_id).toBe(site.network.staff.facilitator);
  expect(entries[1]?.subject_id).toMatch(/^[0-9a-f]{32}$/);
  expect(JSON.stringify(entries)).not.toMatch(/segreta|nessuno|sbagliata/);
});

it('exports, readings of sessions and cases, and a change of site are on record, in an unbroken chain', async () => {
  const { own, sibling } = site.network.places;
  const who = site.as('coordinator');
  await who.get(`/insights/table?format=csv&by=month&site=${own.site}&from=2026-01-01&to=2026-02-01`);
  await who.get(`/desk/sessions/${own.session}`);
  await who.get(`/desk/cases/${own.case}`);
  await who.post('/desk/site', { site: sibling.site });
  await who.post('/language', { language: 'en', next: '/' });
  expect(await trail()).toMatchObject([
    {
      action: 'figures.export',
      subject_id: 'month',
      site_id: own.site,
      detail: { from: '2026-01-01', sites: 1 },
    },
    { action: 'session.view', subject_id: own.session, site_id: own.site },
    { action: 'case.view', subject_id: own.case, site_id: own.site },
    { action: 'sign_in.site', site_id: sibling.site },
    { action: 'staff.language', detail: { language: 'en' } },
  ]);
  const { db } = site.app;
  expect(await verifyTrail(db, sealerOf(db))).toMatchObject({ kind: 'whole', entries: 5 });
});
