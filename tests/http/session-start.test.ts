import { afterEach, beforeEach, expect, it } from 'vitest';
import { startOfDay, TIME_ZONE } from '../../app/platform/clock.ts';
import { newId } from '../../app/platform/ids.ts';
import { civilToday } from '../support/civil-today.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';
import { visitForm } from '../support/visit-form.ts';

/** Soon after midnight: never much later than it is, or the sign-ins would have run out. */
const TEN_PAST = 10 * 60_000;

let site: TestSite;
let today: string;

beforeEach(async () => {
  today = civilToday();
  const now = new Date(startOfDay(today, TIME_ZONE).getTime() + TEN_PAST);
  site = await openTestSite({ clock: { now: () => now } });
});
afterEach(() => site.close());

const at = (time: string, more: Record<string, string> = {}) => ({
  ...visitForm(site.network.places.own.citizen, today),
  time,
  ...more,
});

it('refuses a visit or a correction that begins later today, on the field, and keeps what was written', async () => {
  const desk = site.as('facilitator');
  const id = newId();
  const sessions = () => site.app.db.selectFrom('session').select(['id', 'start_time']).execute();
  const before = await sessions();
  const refused = await desk.post(`/desk/sessions/${id}/new`, at('12:10', { note: 'da tenere' }));
  const page = await refused.text();
  expect(refused.status).toBe(422);
  expect(page).toContain('href="#time"');
  expect(page).toContain('più tardi di adesso (sono le 00:10)');
  expect(page).toContain('da tenere');
  expect(await sessions()).toEqual(before);

  expect((await desk.post(`/desk/sessions/${id}/new`, at('00:20'))).status).toBe(302);
  const corrected = await desk.post(`/desk/sessions/${id}`, at('00:21', { revision: '1' }));
  expect([corrected.status, await corrected.text()]).toEqual([422, expect.stringContaining('href="#time"')]);
  expect(await sessions()).toContainEqual({ id, start_time: '00:20' });
});
