import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashPin } from '../../app/access/passwords.server.ts';
import { replacePin } from '../../db/queries/handovers.ts';
import { ANSWERS_ONE_BY_ONE } from '../support/answers-one-by-one.ts';
import { type Client, openTestSite, type TestSite } from '../support/http-app.ts';

const PIN = '4071';

let site: TestSite;
let now: Date;
beforeEach(async () => {
  now = new Date();
  site = await openTestSite({ clock: { now: () => now } });
});
afterEach(() => site.close());

const own = () => site.network.places.own;
const desk = () => site.as('facilitator');
const response = () =>
  site.app.db.selectFrom('response').selectAll().where('id', '=', own().response).executeTakeFirstOrThrow();
const trail = async () =>
  (await site.app.db.selectFrom('audit_entry').select('action').orderBy('seq').execute()).map(
    ({ action }) => action,
  );
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};

async function handOver(): Promise<void> {
  await replacePin(site.app.db, site.network.staff.facilitator, await hashPin(PIN), now.toISOString());
  const handed = await desk().post(`/responses/${own().response}/handover`);
  expect(handed.status).toBe(302);
  expect(handed.headers.get('Location')).toBe('/ask?begun=1');
}

const answer = (question: string, value: string, page: number, go = 'next') =>
  desk().post('/ask', { page: String(page), [`q-${question}`]: value, go, revision: '' });

/** The browser after an answer set another sign-in cookie. */
function with2(cookie: string | null): Pick<Client, 'get'> {
  const [pair = ''] = (cookie ?? '').split(';');
  return {
    get: (path) => fetch(site.url + path, { redirect: 'manual', headers: { Cookie: pair } }),
  };
}

describe('handing over', () => {
  it('asks for a PIN the first time, and kindly refuses one that is guessed at once', async () => {
    const address = `/responses/${own().response}/handover`;
    expect(await (await desk().get(address)).text()).toContain('Prima scegli il tuo PIN');
    for (const [pin, said] of [
      ['12a4', 'solo di cifre'],
      ['123', 'solo di cifre'],
      ['1234', 'si indovina subito'],
      ['0000', 'si indovina subito'],
      ['1957', 'si indovina subito'],
    ] as const) {
      const refused = await desk().post(address, { pin, pin_again: pin });
      expect(refused.status).toBe(422);
      expect(await refused.text()).toContain(said);
    }
    expect(await (await desk().post(address, { pin: PIN, pin_again: '4072' })).text()).toContain(
      'I due PIN sono diversi',
    );
    const handed = await desk().post(address, { pin: PIN, pin_again: PIN });
    expect(handed.headers.get('Location')).toBe('/ask?begun=1');
    expect(await trail()).toEqual(['pin.change', 'handover.begin']);
    expect(await response()).toMatchObject({ way: 'tablet', status: 'in_progress' });
  });

  it('is refused for a questionnaire that is over', async () => {
    await desk().post(`/responses/${own().response}/discarding`);
    const late = await desk().post(`/responses/${own().response}/handover`, { pin: PIN, pin_again: PIN });
    expect(late.status).toBe(409);
    expect((await desk().get('/desk')).status).toBe(200);
  });
});

describe('the citizen', () => {
  it('answers question by question, sees the result, and gives back a screen without a trace', async () => {
    await handOver();
    const beginning = await (await desk().get('/ask')).text();
    expect(beginning).toContain('Io e Internet');
    expect(beginning).toContain('Cominciamo');
    for (const [index, [question, value]] of ANSWERS_ONE_BY_ONE.entries()) {
      const page = await (await desk().get(`/ask?page=${index + 1}`)).text();
      expect(page.match(/<fieldset/g)).toHaveLength(1);
      expect(page).toContain(`name="q-${question}"`);
      for (const button of ['Avanti', 'Indietro', 'Salta', 'Rileggi', 'Smetti'])
        expect(page).toContain(button);
      expect(page).not.toMatch(/Prova|href="\/(desk|people|account|")/);
      const sent = await answer(question, value, index);
      const last = index === ANSWERS_ONE_BY_ONE.length - 1;
      expect(sent.headers.get('Location')).toBe(last ? '/ask/completion' : `/ask?page=${index + 2}`);
    }
    expect((await desk().post('/ask/completion')).headers.get('Location')).toBe('/ask/result');
    expect(await response()).toMatchObject({ status: 'complete', way: 'tablet', stopped_at: null });
    expect((await desk().get('/ask')).headers.get('Location')).toBe('/ask/result');
    const result = await (await desk().get('/ask/result')).text();
    expect(result).toContain('Il tuo risultato');
    expect(result).toContain('Ho finito: riconsegna il tablet');

    expect((await desk().post('/ask/closing')).headers.get('Location')).toBe('/ask/return');
    for (const path of ['/ask', '/ask/result', '/ask/completion', '/ask/stopping']) {
      expect((await desk().get(path)).headers.get('Location')).toBe('/ask/return');
    }
    const wiped = await (await desk().get('/ask/return')).text();
    expect(wiped).toContain('Riconsegna il tablet');
    expect(wiped).not.toMatch(/Io e Internet|risultato|Prova/);
  });

  it('may stop and go on; what was answered stays, and counts as unfinished', async () => {
    await handOver();
    await answer('IU', '1', 0);
    expect((await answer('il', 'IUIF', 1, 'stop')).headers.get('Location')).toBe('/ask/stopping');
    expect(await response()).toMatchObject({
      status: 'in_progress',
      stopped_at: now.toISOString(),
      answers: '{"IU":1,"il":["IUIF"]}',
    });
    expect(await (await desk().get('/ask/stopping')).text()).toContain('Torna alle domande');
    expect(await (await desk().get('/ask')).text()).toContain('name="q-il_checks"');
    await answer('il_checks', 'none', 2);
    expect(await response()).toMatchObject({ stopped_at: null });
    expect((await trail()).filter((action) => action === 'response.stop')).toHaveLength(1);
  });

  it('goes back to the beginning, cannot skip what decides the rest, and may choose a language', async () => {
    await handOver();
    expect((await desk().post('/ask', { page: '0', go: 'back' })).headers.get('Location')).toBe(
      '/ask?page=0',
    );
    const skipped = await desk().post('/ask', { page: '0', go: 'skip' });
    expect(skipped.status).toBe(422);
    expect(await skipped.text()).toContain('Se preferisci non rispondere, premi «Smetti»');
    await answer('IU', '1', 0);
    expect((await desk().post('/ask', { page: '1', go: 'skip' })).headers.get('Location')).toBe(
      '/ask?page=3',
    );
    const english = await desk().post('/ask', { go: 'en' });
    expect(english.headers.get('Set-Cookie')).toContain('citizen_language=en');
    const staff = await site.app.db.selectFrom('staff').select('language').distinct().execute();
    expect(staff).toEqual([{ language: 'it' }]);
  });

  it('is taken for gone after a quarter of an hour, also without scripts', async () => {
    await handOver();
    await answer('IU', '1', 0);
    later(14);
    expect((await desk().get('/ask')).status).toBe(200);
    later(16);
    expect((await answer('il', 'IUIF', 1)).headers.get('Location')).toBe('/ask/return');
    expect(await response()).toMatchObject({ answers: '{"IU":1}', stopped_at: now.toISOString() });
  });

  it('is left with a screen to give back when the data are erased meanwhile', async () => {
    await handOver();
    await site.app.db.updateTable('citizen').set({ erased_on: '2026-01-01' }).execute();
    expect((await desk().get('/ask')).headers.get('Location')).toBe('/ask/return');
    expect((await desk().post('/ask/return', { pin: PIN })).headers.get('Location')).toBe('/');
  });
});

describe('taking the tablet back', () => {
  const close = () => desk().post('/ask/closing');
  const tryPin = (pin: string) => desk().post('/ask/return', { pin });

  it('takes the PIN, gives the sign-in another token, and shows the card with what came in', async () => {
    await handOver();
    expect((await tryPin(PIN)).headers.get('Location')).toBe('/ask');
    await close();
    const back = await tryPin(PIN);
    expect(back.headers.get('Location')).toBe(`/people/${own().citizen}?done=tablet_stopped`);
    expect((await desk().get('/desk')).status).toBe(401);
    const renewed = with2(back.headers.get('Set-Cookie'));
    expect((await renewed.get('/desk')).status).toBe(200);
    const card = await renewed.get(`/people/${own().citizen}?done=tablet_stopped`);
    expect(await card.text()).toContain('il questionario è rimasto a metà');
    expect(await trail()).toEqual(
      expect.arrayContaining(['handover.begin', 'response.stop', 'handover.return']),
    );
  });

  it('lets five PINs be guessed, however many come at once, then asks for the password', async () => {
    await handOver();
    await close();
    const guesses = await Promise.all(Array.from({ length: 9 }, (_, index) => tryPin(`90${10 + index}`)));
    for (const guess of guesses) expect(guess.status).toBe(422);
    const tried = await tryPin(PIN);
    expect(tried.status).toBe(422);
    const page = await tried.text();
    expect(page).not.toContain('name="pin"');
    expect((await trail()).filter((action) => action === 'handover.refuse')).toHaveLength(5);
    // Nobody in the test network has a password: the way out is to end the sign-in, which shows nothing either.
    const left = await desk().post('/ask/return', { leave: '1' });
    expect(left.headers.get('Location')).toBe('/sign-in');
    expect((await desk().get('/desk')).status).toBe(401);
  });

  it('does not let somebody out who has a password and does not know it', async () => {
    await site.app.db.updateTable('staff').set({ password_hash: 'argon2' }).execute();
    await handOver();
    await close();
    expect((await desk().post('/ask/return', { leave: '1' })).status).toBe(422);
    expect((await desk().post('/ask/return', { password: 'not hers' })).status).toBe(422);
    expect((await desk().get('/desk')).headers.get('Location')).toBe('/ask');
  });

  it('leaves the PIN as it is for the next time; changing it asks who she is', async () => {
    await handOver();
    later(11);
    await close();
    const back = with2((await tryPin(PIN)).headers.get('Set-Cookie'));
    const pin = await back.get('/account/pin');
    expect(pin.headers.get('Location')).toMatch(/^\/account\/confirmation/);
  });
});
