import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../app/platform/ids.ts';
import { civilToday } from '../support/civil-today.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';

let site: TestSite;
let today: string;
beforeEach(async () => {
  site = await openTestSite();
  today = civilToday();
});
afterEach(() => site.close());

const places = () => site.network.places;
const desk = () => site.as('facilitator');
const visit = (fields: Record<string, string>) => ({
  topic: 'pagopa_payment',
  minutes: '30',
  outcome: 'resolved',
  mode: 'A',
  channel: 'in_presence',
  day: today,
  time: '00:00',
  confirm_double: '1',
  ...fields,
});

/** Everything people did, as rows: a refused request leaves no trace here. */
async function everything(): Promise<string> {
  const { db } = site.app;
  const tables = ['session', 'attendance', 'citizen', 'citizen_case', 'citizen_merge', 'response'] as const;
  return JSON.stringify(await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute())));
}

/** 719 minutes in a page or its data. */
const SHOWN = /minutes\\?",719\b|value="719"|>719</;

/** What a facilitator sends with an id of a site where she does not work. */
const FORGED: readonly [string, () => Promise<Response>][] = [
  [
    'person of a new session',
    () => desk().post(`/desk/sessions/${newId()}/new`, visit({ person: places().other.citizen })),
  ],
  [
    'case of a new session',
    () =>
      desk().post(
        `/desk/sessions/${newId()}/new`,
        visit({ person: places().own.citizen, case: places().other.case }),
      ),
  ],
  [
    'case of a colleague elsewhere',
    () =>
      desk().post(
        `/desk/sessions/${newId()}/new`,
        visit({ person: places().own.citizen, case: places().sibling.case, case_end: 'resolved' }),
      ),
  ],
  [
    'person of a changed session',
    () =>
      desk().post(
        `/desk/sessions/${places().own.session}`,
        visit({ revision: '1', person: places().other.citizen }),
      ),
  ],
  [
    'case of a changed session',
    () =>
      desk().post(
        `/desk/sessions/${places().own.session}`,
        visit({ revision: '1', person: places().own.citizen, case: places().other.case }),
      ),
  ],
  [
    'a case that is none',
    () =>
      desk().post(
        `/desk/sessions/${places().own.session}`,
        visit({ revision: '1', person: places().own.citizen, case: newId() }),
      ),
  ],
  ['site of the desk', () => desk().post('/desk/site', { site: places().other.site })],
  [
    'person to merge with',
    () =>
      desk().post(`/people/${places().own.citizen}/merge?with=${places().other.citizen}`, {
        keep: places().own.citizen,
      }),
  ],
  ['merge to take back', () => desk().post(`/people/merges/${places().sibling.merge}/undoing`)],
  [
    'session of a questionnaire',
    () =>
      desk().post(`/people/${places().own.citizen}/questionnaires`, {
        id: newId(),
        instrument: 'dsi-2',
        session: places().other.session,
      }),
  ],
  [
    'person of a questionnaire',
    () =>
      desk().post(`/people/${places().other.citizen}/questionnaires`, { id: newId(), instrument: 'dsi-2' }),
  ],
  [
    'person in an address',
    () => desk().get(`/desk/sessions/${newId()}/new?person=${places().other.citizen}`),
  ],
];

describe('an id of another site', () => {
  it.each(FORGED)('as %s is not found and changes nothing', async (_name, send) => {
    const before = await everything();
    const answer = await send();
    expect(answer.status).toBe(404);
    expect(await everything()).toBe(before);
  });

  it.each(['like', 'done', 'questionnaire', 'case', 'session'])(
    'as ?%s= of the desk shows nothing',
    async (name) => {
      const { db } = site.app;
      const { session, citizen, case: story } = places().other;
      await db.updateTable('session').set({ minutes: 719 }).where('id', '=', session).execute();
      await db
        .updateTable('session_topic')
        .set({ topic: 'certificate_anpr' })
        .where('session_id', '=', session)
        .execute();
      const id = { questionnaire: citizen, case: story }[name] ?? session;
      for (const path of ['/desk', `/desk/sessions/${newId()}/new`]) {
        for (const data of ['', '.data']) {
          const answer = await desk().get(`${path}${data}?${name}=${id}`);
          const text = await answer.text();
          expect(answer.status).toBe(200);
          expect(text).not.toMatch(SHOWN);
          expect(text).not.toContain('Prova other');
        }
      }
    },
  );

  it('is looked for with something that finds one’s own', async () => {
    const { session } = places().own;
    await site.app.db.updateTable('session').set({ minutes: 719 }).where('id', '=', session).execute();
    for (const data of ['', '.data']) {
      const answer = await desk().get(`/desk/sessions/${newId()}/new${data}?like=${session}`);
      expect(await answer.text()).toMatch(SHOWN);
    }
  });

  it('of a person lets nobody open the card, the code or the profile', async () => {
    for (const path of [
      '',
      '.data',
      '/profile',
      '/code',
      '/duplicate',
      '/questionnaires',
      `/merge?with=${places().own.citizen}`,
    ]) {
      expect((await desk().get(`/people/${places().other.citizen}${path}`)).status).toBe(404);
      const sent = await desk().post(`/people/${places().other.citizen}${path}`, { instrument: 'dsi-2' });
      expect(sent.status).toBe(404);
    }
  });
});

describe('a site that does not work', () => {
  it.each([
    ['planned', null, 409],
    ['suspended', null, 409],
    ['closed', '2026-01-31', 409],
    ['closed', 'today', 302],
    ['active', null, 302],
  ] as const)('%s (last day %s) answers a session of today with %i', async (status, lastDay, answer) => {
    const { db } = site.app;
    const closed_on = lastDay === 'today' ? today : lastDay;
    await db.updateTable('site').set({ status, closed_on }).where('id', '=', places().own.site).execute();
    const id = newId();
    const saved = await desk().post(
      `/desk/sessions/${id}/new`,
      visit({ anonymous: '1', note: 'scritto qui' }),
    );
    expect(saved.status).toBe(answer);
    const rows = await db.selectFrom('session').select('id').where('id', '=', id).execute();
    expect(rows).toHaveLength(answer === 302 ? 1 : 0);
    if (answer === 409) {
      const text = await saved.text();
      expect(text).toContain('chi coordina');
      expect(text).toContain('scritto qui');
    }
  });

  it('takes no session of another day either, but its earlier ones can still be corrected', async () => {
    const { db } = site.app;
    const lastDay = today;
    await db
      .updateTable('site')
      .set({ status: 'closed', closed_on: '2026-01-31' })
      .where('id', '=', places().own.site)
      .execute();
    const change = (fields: Record<string, string>) =>
      desk().post(
        `/desk/sessions/${places().own.session}`,
        visit({ revision: '1', anonymous: '1', ...fields }),
      );
    expect((await change({ day: '2026-02-01' })).status).toBe(lastDay > '2026-02-01' ? 409 : 422);
    expect((await change({ day: '2026-01-30' })).status).toBe(302);
  });
});

describe('an ended right', () => {
  it('closes the desk at once, the sign-in stays', async () => {
    const { db } = site.app;
    await db
      .updateTable('staff_grant')
      .set({ ends_on: '2026-01-01' })
      .where('staff_id', '=', site.network.staff.facilitator)
      .execute();
    expect((await desk().get('/desk')).status).toBe(403);
    expect((await desk().post(`/desk/sessions/${newId()}/new`, visit({ anonymous: '1' }))).status).toBe(403);
    expect((await desk().get(`/people/${places().own.citizen}`)).status).toBe(403);
  });

  it('of somebody who has left ends the sign-in too', async () => {
    const { db } = site.app;
    await db
      .updateTable('staff')
      .set({ ended_on: '2026-01-01' })
      .where('id', '=', site.network.staff.facilitator)
      .execute();
    expect((await desk().get('/desk')).status).toBe(401);
  });
});
