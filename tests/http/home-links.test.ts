import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../app/platform/ids.ts';
import { mergeCitizens } from '../../db/queries/citizen-merges.ts';
import { ANSWERS_ONE_BY_ONE } from '../support/answers-one-by-one.ts';
import { eraseEverybody } from '../support/end-everything.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';

let site: TestSite;
let now: Date;
beforeEach(async () => {
  now = new Date();
  site = await openTestSite({ clock: { now: () => now } });
});
afterEach(() => site.close());

const own = () => site.network.places.own;
const desk = () => site.as('facilitator');
const home = () => site.as('anonymous');
const days = (count: number) => {
  now = new Date(now.getTime() + count * 24 * 60 * 60_000);
};

/** The address on the sheet that was just made. */
async function addressOf(answer: Response): Promise<string> {
  expect(answer.status).toBe(200);
  return /\/q\/[0-9a-z-]{30}/.exec(await answer.text())?.[0] ?? '';
}

async function give(id = newId()): Promise<string> {
  return addressOf(
    await desk().post(`/people/${own().citizen}/home-links`, { id, instrument: 'dsi-2', language: 'it' }),
  );
}

const answer = (address: string, [question, value]: readonly [string, string], page: number, go = 'next') =>
  home().post(address, { page: String(page), [`q-${question}`]: value, go });

async function answerAll(address: string): Promise<void> {
  for (const [index, step] of ANSWERS_ONE_BY_ONE.entries()) {
    expect((await answer(address, step, index)).status).toBe(302);
  }
}

const responses = () => site.app.db.selectFrom('response').selectAll().where('way', '=', 'home').execute();

describe('a link for home', () => {
  it('is answered from start to end by somebody who is not signed in, and says nothing of who they are', async () => {
    const address = await give();
    const beginning = await (await home().get(address)).text();
    expect(beginning).toContain('Te lo propone Punto proprio');
    expect(beginning).toContain('Rispondere è facoltativo');
    expect(await responses()).toEqual([]);

    await answer(address, ['IU', '1'], 0);
    expect(await (await home().get(address)).text()).toContain('name="q-il"');
    expect((await answer(address, ['il', 'IUIF'], 1, 'stop')).headers.get('Location')).toBe(
      `${address}/stopping`,
    );
    expect((await responses())[0]).toMatchObject({ status: 'in_progress', stopped_at: now.toISOString() });
    expect(await (await home().get(`${address}/stopping`)).text()).toContain('Torna alle domande');
    const early = await home().post(`${address}/completion`);
    expect(early.status).toBe(422);

    await answerAll(address);
    const end = await (await home().get(`${address}/completion`)).text();
    expect(end).toContain('Invia le risposte');
    for (const path of ['', '?page=1', '/completion', '/stopping']) {
      const page = await (await home().get(`${address}${path}`)).text();
      expect(page).not.toMatch(/Prova|RSSMRA|href="\/(desk|people|sign-in|")/);
    }
    const sent = await home().post(`${address}/completion`);
    expect(sent.status).toBe(200);
    const result = await sent.text();
    expect(result).toContain('Il tuo risultato');
    expect(result).toContain('Le risposte sono arrivate');
    expect(await responses()).toMatchObject([
      {
        status: 'complete',
        way: 'home',
        site_id: own().site,
        staff_id: site.network.staff.facilitator,
        citizen_id: own().citizen,
        stopped_at: null,
      },
    ]);
    const trail = await site.app.db
      .selectFrom('audit_entry')
      .select(['action', 'staff_id', 'detail'])
      .orderBy('seq')
      .execute();
    expect(trail.map(({ action, staff_id }) => [action, staff_id === null])).toEqual([
      ['home_link.create', false],
      ['response.start', true],
      ['response.stop', true],
      ['response.complete', true],
    ]);
    expect(JSON.stringify(trail)).not.toContain(address.slice(3));
  });

  it('takes the first of two that are sent at once; what comes later is told so and changes nothing', async () => {
    const address = await give();
    await answerAll(address);
    const sent = await Promise.all([1, 2, 3].map(() => home().post(`${address}/completion`)));
    expect(sent.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
    const before = await responses();
    expect(before).toHaveLength(1);
    for (const path of ['', '/completion', '/stopping']) {
      const replayed = await home().get(`${address}${path}`);
      expect(replayed.status).toBe(410);
      expect(await replayed.text()).toContain('Se hai già inviato le risposte, sono arrivate');
    }
    expect((await answer(address, ['IU', '4'], 0)).status).toBe(410);
    expect(await responses()).toEqual(before);
  });

  it('begins one set of answers, however many begin at once', async () => {
    const address = await give();
    await Promise.all([1, 2, 3].map(() => answer(address, ['IU', '1'], 0)));
    expect(await responses()).toHaveLength(1);
  });

  it('reads the same when it was guessed, malformed, taken back, replaced or too old', async () => {
    const plain = async (address: string, status: number) => {
      const refused = await home().get(address);
      expect([address, refused.status]).toEqual([address, status]);
      const page = await refused.text();
      expect(page).toContain('Questo indirizzo non è valido');
      const romanian = await (await home().get(address, { 'Accept-Language': 'ro-RO,ro' })).text();
      expect(romanian).toContain('<html lang="ro"');
      expect(romanian).toContain('<h1>Această adresă nu este valabilă</h1>');
      expect((await home().post(address, { page: '0', 'q-IU': '4' })).status).toBe(status);
    };
    await plain(`/q/${'7'.repeat(26)}`, 404);
    await plain('/q/abc', 404);
    await plain(`/q/${'u'.repeat(26)}`, 404);
    await plain('/q/%F0%9F%98%80', 404);

    const id = newId();
    const first = await give(id);
    const renewed = await addressOf(await desk().post(`/home-links/${id}/renewal`, { language: 'it' }));
    await plain(first, 404);
    expect((await home().get(renewed)).status).toBe(200);
    const other = newId();
    const taken = await give(other);
    expect((await desk().post(`/home-links/${other}/revocation`)).headers.get('Location')).toBe(
      `/people/${own().citizen}?done=link_revoked`,
    );
    await plain(taken, 410);

    days(14);
    expect((await home().get(renewed)).status).toBe(200);
    days(2);
    await plain(renewed, 410);
    expect(await responses()).toEqual([]);
  });

  it('may be typed in capitals, without hyphens, and with letters for figures', async () => {
    const address = await give();
    const typed = address
      .replaceAll('-', '')
      .slice(3)
      .toUpperCase()
      .replaceAll('0', 'O')
      .replaceAll('1', 'I');
    expect((await home().get(`/q/${typed}`)).status).toBe(200);
  });

  it('is over when its questionnaire was finished at the desk', async () => {
    const address = await give();
    await answer(address, ['IU', '4'], 0);
    const [begun] = await responses();
    expect((await desk().post(`/responses/${begun?.id}/completion`)).status).toBe(302);
    expect((await home().get(address)).status).toBe(410);
    const stored = await site.app.db
      .selectFrom('response')
      .select('way')
      .where('id', '=', begun?.id ?? '')
      .execute();
    expect(stored).toEqual([{ way: 'desk' }]);
  });

  it('follows the person through a merge, and dies with their data', async () => {
    const address = await give();
    const people = await site.app.db
      .selectFrom('citizen')
      .select(['id', 'no'])
      .where('id', 'in', [own().citizen, own().peer])
      .execute();
    const [from] = people.filter(({ id }) => id === own().citizen);
    const [into] = people.filter(({ id }) => id === own().peer);
    if (!from || !into) throw new Error('nobody there');
    const merge = { id: newId(), from, into };
    const signed = { staffId: site.network.staff.facilitator, at: now.toISOString() };
    await site.app.db.transaction().execute((trx) => mergeCitizens(trx, merge, signed));
    await answerAll(address);
    expect((await home().post(`${address}/completion`)).status).toBe(200);
    expect(await responses()).toMatchObject([{ person_no: into.no, status: 'complete' }]);
  });

  it('opens nothing once the data are erased', async () => {
    const address = await give();
    await answer(address, ['IU', '1'], 0);
    await eraseEverybody(site.app, own(), site.network.staff.admin);
    expect((await home().get(address)).status).toBe(404);
    expect((await answer(address, ['il', 'IUIF'], 1)).status).toBe(404);
  });

  it('is given once, however often the form comes, and only for people in sight', async () => {
    const id = newId();
    const [first, second] = [await give(id), await give(id)];
    expect((await home().get(first)).status).toBe(404);
    expect((await home().get(second)).status).toBe(200);
    const far = await desk().post(`/people/${site.network.places.other.citizen}/home-links`, {
      id: newId(),
      instrument: 'dsi-2',
    });
    expect(far.status).toBe(404);
    const stolen = await desk().post(`/people/${own().peer}/home-links`, { id, instrument: 'dsi-2' });
    expect(stolen.status).toBe(404);
    const card = await (await desk().get(`/people/${own().citizen}`)).text();
    expect(card).toContain('Questionari da fare a casa');
    expect(card).not.toContain(second);
  });

  it('shows on its sheet a picture with a name, whom to ask, until when and how to say no, as the person speaks', async () => {
    const sheet = await desk().post(`/people/${own().citizen}/home-links`, {
      id: newId(),
      instrument: 'dsi-2',
      language: 'de',
    });
    const page = await sheet.text();
    expect(page).toContain('lang="de"');
    expect(page).toContain('alt="QR-Code mit der Adresse des Fragebogens"');
    expect(page).toContain('Punto proprio');
    expect(page).toContain('Die Teilnahme ist freiwillig');
  });
});
