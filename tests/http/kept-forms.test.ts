import { afterEach, beforeEach, expect, it } from 'vitest';
import { hashPassword } from '../../app/access/passwords.server.ts';
import { newId } from '../../app/platform/ids.ts';
import { CookieBrowser } from '../support/cookie-browser.ts';
import { config, openTestSite, type TestSite } from '../support/http-app.ts';

const PASSWORD = 'una frase lunga di prova';
const NOTE = 'non perdere questa nota';

let site: TestSite;

beforeEach(async () => {
  // Nobody has to add a second factor first.
  site = await openTestSite({ config: { ...config, demo: true } });
  const password_hash = await hashPassword(PASSWORD);
  await site.app.db.updateTable('staff').set({ password_hash }).execute();
});
afterEach(() => site.close());

/** What `name` holds in a page: the first field that is called so. */
function heldBy(page: string, name: string): string {
  const [tag = ''] = page.match(new RegExp(`<input[^>]*name="${name}"[^>]*>`)) ?? [];
  const value = /value="([^"]*)"/.exec(tag)?.[1] ?? '';
  return value.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
}

/** The page with which somebody whose sign-in had run out is asked to save, after signing in in the form's place. */
async function signedInAgain(staffId: string, refused: Response): Promise<string> {
  expect(refused.status).toBe(401);
  const { email } = await site.app.db
    .selectFrom('staff')
    .select('email')
    .where('id', '=', staffId)
    .executeTakeFirstOrThrow();
  const page = await refused.text();
  const next = heldBy(page, 'next');
  const sent = { email, password: PASSWORD, next, kept: heldBy(page, 'kept') };
  const again = await new CookieBrowser(site).post('/sign-in', sent);
  expect(again.status).toBe(200);
  return again.text();
}

it.each([
  ['a name with a space in the address', '/insights/views?organisation_name=Ente+di+prova'],
  ['a star in it', '/insights/views?organisation_name=Ente*'],
])('a form that was sent when the sign-in had run out waits: %s', async (_, path) => {
  const refused = await site.as('anonymous').post(path, { name: NOTE });
  const page = await signedInAgain(site.network.staff.analyst, refused);
  expect(heldBy(page, 'name')).toBe(NOTE);
  expect(page).toContain(`action="${path}"`);
});

it('of a form with a file the words wait, and the file is asked for again', async () => {
  const { trainer } = site.network.staff;
  const path = `/courses/${site.network.places.own.course}`;
  const body = new FormData();
  body.append('material_title', NOTE);
  body.append('url', '');
  body.append('file', new File(['%PDF-1'], 'guida.pdf'));
  const init = { method: 'POST', body, headers: { Origin: 'http://bottega.test' } };
  const page = await signedInAgain(trainer, await site.as('anonymous').request(path, init));
  expect(heldBy(page, 'material_title')).toBe(NOTE);
  const sent = { material_title: heldBy(page, 'material_title'), url: '' };
  const asked = await site.as('trainer').post(path, sent);
  expect(asked.status).toBe(422);
  expect(heldBy(await asked.text(), 'material_title')).toBe(NOTE);
});

it('whoever signs in on the way to a list that was searched comes to that list', async () => {
  const path = '/network/staff?q=anna+rossi';
  const answer = await site.as('anonymous').get(path);
  expect(heldBy(await answer.text(), 'next')).toBe(path);
  const { email } = await site.app.db
    .selectFrom('staff')
    .select('email')
    .where('id', '=', site.network.staff.admin)
    .executeTakeFirstOrThrow();
  const there = await new CookieBrowser(site).post('/sign-in', { email, password: PASSWORD, next: path });
  expect(there.headers.get('Location')).toBe(path);
});

it('a group with as many people as a session takes waits whole', async () => {
  const body = new URLSearchParams({ note: NOTE, anonymous: '3' });
  for (let one = 0; one < 200; one += 1) body.append('person', newId());
  const refused = await site.as('anonymous').post(`/desk/sessions/${newId()}/new`, body);
  const page = await signedInAgain(site.network.staff.facilitator, refused);
  expect(page.match(/name="person"/g)).toHaveLength(200);
  expect(heldBy(page, 'note')).toBe(NOTE);
});
