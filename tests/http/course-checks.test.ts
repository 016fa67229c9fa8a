import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Client, openTestSite, type TestSite } from '../support/http-app.ts';

const PIN = '4071';

let site: TestSite;
let trainer: Client;
beforeEach(async () => {
  site = await openTestSite();
  trainer = site.as('trainer');
});
afterEach(() => site.close());

const own = () => site.network.places.own;
const checks = () => `/enrolments/${own().enrolment}/checks`;
const outcomes = () => `/editions/${own().edition}/outcomes`;
const textOf = async (client: Client, path: string) => (await client.get(path)).text();

/** Begins the questionnaire of a moment; the address it leads to. */
async function begin(moment: string, way: string): Promise<string> {
  const begun = await trainer.post(checks(), { moment, way });
  return begun.headers.get('Location') ?? `${begun.status}`;
}

/** All answers: `ticks` of the first question, the same for the rest. */
const answers = (ticks: readonly string[]) =>
  JSON.stringify({
    find: ticks,
    can_find: 1,
    talk: ['none'],
    can_talk: 1,
    make: ['none'],
    can_make: 1,
    safe: ['none'],
    can_safe: 1,
    solve: ['none'],
    can_solve: 1,
  });

const linked = () =>
  site.app.db
    .selectFrom('course_check')
    .innerJoin('response', 'response.id', 'course_check.response_id')
    .select(['course_check.moment', 'response.status', 'response.way', 'response.site_id'])
    .orderBy('response.id')
    .execute();

it('a trainer asks before and after, and reads on the page of the edition that both are done', async () => {
  expect(await begin('after', 'desk')).toBe('409');
  const address = await begin('before', 'desk');
  expect(address).toMatch(/^\/responses\//);
  // Begun twice, it is the same.
  expect(await begin('before', 'desk')).toBe(address);
  expect(await textOf(trainer, address)).toContain('Nell&#x27;ultimo mese');
  const done = await trainer.post(`${address}/completion`, { answers: answers(['search']) });
  expect(done.headers.get('Location')).toBe(`${address}/result`);
  expect(await textOf(trainer, `${address}/result`)).toContain(`href="${outcomes()}"`);
  expect(await begin('before', 'desk')).toBe(address);

  const after = await begin('after', 'desk');
  await trainer.post(`${after}/completion`, { answers: answers(['search', 'keep']) });
  expect(await linked()).toMatchObject([
    { moment: 'before', status: 'complete', site_id: own().site },
    { moment: 'after', status: 'complete' },
  ]);
  expect(await textOf(trainer, outcomes())).toContain('Solo 1 persona ha risposto sia prima sia dopo');
});

it('on the tablet the trainer gets it back with her PIN and is led back to the course', async () => {
  const handover = await begin('before', 'tablet');
  const handed = await trainer.post(handover, { pin: PIN, pin_again: PIN });
  expect(handed.headers.get('Location')).toBe('/ask?begun=1');
  expect((await trainer.get(outcomes())).headers.get('Location')).toBe('/ask');
  expect(await textOf(trainer, '/ask?page=1')).toContain('name="q-find"');
  await trainer.post('/ask', { page: '0', 'q-find': 'none', go: 'stop', revision: '' });
  await trainer.post('/ask/closing');
  const back = await trainer.post('/ask/return', { pin: PIN });
  expect(back.headers.get('Location')).toBe(`${outcomes()}?done=tablet_stopped`);
  expect(await linked()).toMatchObject([{ moment: 'before', status: 'in_progress', way: 'tablet' }]);
});

it('at home it goes on where it was left, by the link given last', async () => {
  const letter = async () =>
    /\/q\/[0-9a-z-]{30}/.exec(
      await (await trainer.post(checks(), { moment: 'before', way: 'home' })).text(),
    )?.[0] ?? '';
  const [first, address] = [await letter(), await letter()];
  const home = site.as('anonymous');
  expect((await home.get(first)).status).toBe(404);
  await home.post(address, { page: '0', 'q-find': 'search', go: 'next' });
  expect(await linked()).toMatchObject([{ moment: 'before', status: 'in_progress', way: 'home' }]);
  const again = await letter();
  expect(await textOf(home, again)).toContain('name="q-can_find"');
  expect(await linked()).toHaveLength(1);
});

it('nothing else about people is open to a trainer, and sheets are for who types them', async () => {
  for (const path of [`/responses/${own().response}`, `/responses/${own().completed}/result`]) {
    expect((await trainer.get(path)).status).toBe(404);
  }
  expect((await trainer.post(checks(), { moment: 'before', way: 'paper' })).status).toBe(404);
  expect((await trainer.post(checks(), { moment: 'now', way: 'desk' })).status).toBe(400);
  expect((await trainer.get(`/enrolments/${site.network.places.sibling.enrolment}/checks`)).status).toBe(404);
  const printed = await site.as('coordinator').post(checks(), { moment: 'before', way: 'paper' });
  expect(printed.headers.get('Location')).toMatch(/^\/papers\/.*\/sheet$/);
  await trainer.post(`/enrolments/${own().enrolment}/withdrawal`, { reason: 'person' });
  expect((await trainer.get(checks())).status).toBe(404);
});
