import { afterEach, beforeEach, expect, it } from 'vitest';
import { addDays } from '../../app/platform/clock.ts';
import { newId } from '../../app/platform/ids.ts';
import { civilToday } from '../support/civil-today.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';
import { pageWords } from '../support/page-words.ts';

const today = civilToday();

let site: TestSite;

beforeEach(async () => {
  site = await openTestSite();
});
afterEach(() => site.close());

/** Adds a module of facilitators that holds a year; its id. */
async function addModule(): Promise<string> {
  const form = { title: 'Privacy al banco', role: 'facilitator', months: '12' };
  expect((await site.as('admin').post('/training/modules', form)).status).toBe(302);
  const { id } = await site.app.db.selectFrom('training_module').select('id').executeTakeFirstOrThrow();
  return id;
}

it('what a role has to learn is decided for the network, noted in one’s scope, and seen by each for herself', async () => {
  const module = await addModule();
  const own = async () => (await site.as('facilitator').get('/account/training')).text();
  expect(await own()).toContain('mai fatto');
  const coordinator = site.as('coordinator');
  const staff = (await coordinator.get('/training')).text();
  expect(await staff).toContain('Prova Facilitatrice');
  // Colleagues of another organisation are not hers.
  expect(await staff).not.toContain('Collega other');
  const { facilitator } = site.network.staff;
  const note = (who: string, day: string) => coordinator.post(`/training/staff/${who}`, { module, day });
  expect((await note(facilitator, addDays(today, 1))).status).toBe(422);
  expect((await note(site.network.places.other.staff, today)).status).toBe(404);
  const noted = await note(facilitator, addDays(today, -30));
  expect(await (await coordinator.get(noted.headers.get('Location') ?? '')).text()).toContain('Annotato');
  expect(await own()).toContain('vale fino al');
  const done = await coordinator.get('/training?state=done');
  expect(await done.text()).toContain('Prova Facilitatrice');
});

it('many colleagues are listed page by page, and counted all together', async () => {
  await addModule();
  const { db } = site.app;
  const { facilitator } = site.network.staff;
  const person = await db
    .selectFrom('staff')
    .selectAll()
    .where('id', '=', facilitator)
    .executeTakeFirstOrThrow();
  const grant = await db
    .selectFrom('staff_grant')
    .selectAll()
    .where('staff_id', '=', facilitator)
    .executeTakeFirstOrThrow();
  const names = Array.from({ length: 57 }, (_, index) => `Collega ${String(index).padStart(2, '0')}`);
  const staff = names.map((name) => ({
    ...person,
    id: newId(),
    full_name: name,
    email: `${newId()}@prova.example`,
  }));
  await db.insertInto('staff').values(staff).execute();
  await db
    .insertInto('staff_grant')
    .values(staff.map(({ id }) => ({ ...grant, id: newId(), staff_id: id })))
    .execute();
  const page = async (number: number) =>
    pageWords(await site.as('coordinator').get(`/training?state=missing&page=${number}`));
  const pages = [await page(1), await page(2)];
  expect(pages[0]).toMatch(/: (5[89]|6\d)\|.*\|Pagina 1 di 2\|/s);
  for (const name of names) expect(pages.filter((words) => words.includes(`|${name}|`))).toHaveLength(1);
});

it('a module that is no longer required leaves the paths, and is ended once', async () => {
  const module = await addModule();
  const admin = site.as('admin');
  for (const _ of [1, 2]) expect((await admin.post(`/training/modules/${module}/ending`)).status).toBe(302);
  const entries = await site.app.db
    .selectFrom('audit_entry')
    .select('action')
    .where('action', '=', 'training.module_end')
    .execute();
  expect(entries).toHaveLength(1);
  const page = await (await site.as('facilitator').get('/account/training')).text();
  expect(page).not.toContain('Privacy al banco');
});

it.each([
  [{ title: '', role: 'facilitator' }],
  [{ title: 'P', role: 'nobody' }],
  [{ title: 'P', role: 'facilitator', months: '0' }],
  [{ title: 'P', role: 'facilitator', course: 'none' }],
])('%o is no module', async (form: Record<string, string>) => {
  expect((await site.as('admin').post('/training/modules', form)).status).toBe(422);
});
