import { afterEach, beforeEach, expect, it } from 'vitest';
import { runEnrolments } from '../../app/enrolments/enrolment-job.server.ts';
import { addDays, civil } from '../../app/platform/clock.ts';
import { newId } from '../../app/platform/ids.ts';
import { mailSettingsFrom } from '../../app/platform/mail/mail-settings.server.ts';
import { formatsFor } from '../../app/ui/formats.ts';
import type { Db } from '../../db/index.ts';
import { makeCourse, makeEdition, makeLesson } from '../support/courses-world.ts';
import { freshSqlite } from '../support/engines.ts';
import { config, openTestSiteOn, type TestSite } from '../support/http-app.ts';
import { type MailServer, openMailServer } from '../support/mail-server.ts';

let db: Db;
let server: MailServer;
let site: TestSite;
let now: Date;
let edition: string;
beforeEach(async () => {
  db = await freshSqlite();
  server = await openMailServer();
  now = new Date();
  const mail = mailSettingsFrom({
    BOTTEGA_SMTP_URL: `smtp://127.0.0.1:${server.port}`,
    BOTTEGA_MAIL_FROM: 'Bottega <bottega@rete.example>',
  });
  site = await openTestSiteOn(db, { config: { ...config, mail }, clock: { now: () => now } });
  const today = civil(now, 'Europe/Rome').day;
  edition = newId();
  const course = newId();
  const staffId = site.network.staff.trainer;
  await makeCourse(db, course, staffId);
  await makeEdition(
    db,
    edition,
    { courseId: course, siteId: site.network.places.own.site, staffId },
    {
      seats: 1,
      starts_on: addDays(today, 9),
      ends_on: addDays(today, 20),
      enrol_from: today,
      enrol_until: addDays(today, 8),
    },
  );
  await makeLesson(db, newId(), edition, 1, addDays(today, 9));
});
afterEach(async () => {
  await site.app.mail?.stop();
  await site.close();
  await server.close();
  await db.destroy();
});

const anybody = () => site.as('anonymous');
const ask = (fields: Record<string, string>) =>
  anybody().post(`/enrol/${edition}`, { id: newId(), name: 'Maria Rossi', ...fields });
const rows = () =>
  db.selectFrom('enrolment').selectAll().where('edition_id', '=', edition).orderBy('position').execute();
const statuses = async () => (await rows()).map(({ status }) => status);
const later = (hours: number) => {
  now = new Date(now.getTime() + hours * 3_600_000);
};

/** What the mail server got for an address since the last look: subject words and the way to the own page. */
async function letters(to: string) {
  await site.app.mail?.sendDue();
  const got = server.letters.splice(0);
  return got
    .filter((letter) => letter.to.includes(to))
    .map(({ text }) => ({
      text,
      page: /\/enrolment\/[0-9a-z-]{30}/.exec(text)?.[0] ?? '',
    }));
}

it('asks for a seat, confirms by the link, waits, is offered the seat that becomes free and gives it up', async () => {
  expect(await (await anybody().get('/enrol')).text()).toContain('1 posto libero');
  // Whoever decides to come reads all the days, not the first alone.
  const { day: begins } = formatsFor('it');
  const days = await (await anybody().get(`/enrol/${edition}`)).text();
  expect(days).toContain(`<li>${begins(addDays(civil(now, 'Europe/Rome').day, 9))}`);
  const asked = await ask({ email: 'maria@posta.example' });
  expect(await asked.text()).toContain('Guarda la tua posta');
  const [confirm] = await letters('maria@posta.example');
  expect(confirm?.text).toContain('Conferma l');
  // A mail scanner that opens the link changes nothing.
  expect(await (await anybody().get(confirm?.page ?? '')).text()).toContain('Confermi l');
  expect(await statuses()).toEqual(['unconfirmed']);
  await anybody().post(confirm?.page ?? '', { act: 'take' });
  await anybody().post(confirm?.page ?? '', { act: 'take' });
  expect(await statuses()).toEqual(['enrolled']);
  const [enrolled] = await letters('maria@posta.example');
  expect(enrolled?.page).toBe(confirm?.page);

  await ask({ name: 'Anna Verdi', email: 'anna@posta.example' });
  const [second] = await letters('anna@posta.example');
  // Nobody is promised a seat that is not kept for her: not by the course, not by the letter, not by the page.
  expect(await (await anybody().get('/enrol')).text()).toContain('Mettiti in lista d');
  expect(second?.text).toContain('I posti sono finiti');
  const joins = await (await anybody().get(second?.page ?? '')).text();
  expect(joins).toContain('Confermo, mi metto in lista');
  expect(joins).not.toContain('Ti teniamo il posto');
  await anybody().post(second?.page ?? '', { act: 'take' });
  expect(await statuses()).toEqual(['enrolled', 'waiting']);
  await letters('anna@posta.example');

  await anybody().post(confirm?.page ?? '', { act: 'leave' });
  expect(await statuses()).toEqual(['withdrawn', 'offered']);
  const [offer] = await letters('anna@posta.example');
  expect(offer?.text).toContain('Si è liberato un posto');
  expect(await (await anybody().get(offer?.page ?? '')).text()).toContain('Prendo il posto');
  await anybody().post(offer?.page ?? '', { act: 'leave' });
  expect(await statuses()).toEqual(['withdrawn', 'withdrawn']);
  expect(await (await anybody().get(offer?.page ?? '')).text()).toContain('non vale più');
});

it('forgets who does not confirm, and moves on without anybody looking', async () => {
  await ask({ email: 'maria@posta.example' });
  await ask({ name: 'Anna Verdi', email: 'anna@posta.example' });
  const [first, second] = await rows();
  expect([first?.holds_seat, second?.holds_seat]).toEqual([1, 0]);
  later(49);
  await runEnrolments(site.app);
  const after = await rows();
  expect(after.map((row) => [row.status, row.withdrawal_reason, row.contact_sealed])).toEqual([
    ['withdrawn', 'unconfirmed', null],
    ['withdrawn', 'unconfirmed', null],
  ]);
  expect(await (await anybody().get('/enrol')).text()).toContain('1 posto libero');
});

it('says the same to whoever is known, asked before or is no person, and takes one seat', async () => {
  const { code } = site.network.places.own;
  const plain = await (await ask({ email: 'maria@posta.example' })).text();
  const told = (page: string) =>
    /<main[\s\S]*<\/main>/.exec(page)?.[0].replace(/[0-9A-F]{3}-[0-9A-F]{3}/, '');
  const others: Record<string, string>[] = [
    { email: 'maria@posta.example' },
    { email: 'maria@posta.example', code },
    { email: 'x@posta.example', website: 'http://x' },
  ];
  for (const fields of others) {
    const again = await ask(fields);
    expect(again.status).toBe(200);
    expect(told(await again.text())).toBe(told(plain));
  }
  expect(await statuses()).toEqual(['unconfirmed']);
  expect(plain).not.toContain('maria@posta.example');
});

it('looks for the card when it is confirmed, and leaves a code that is here already to be called', async () => {
  await db.updateTable('edition').set({ seats: 3 }).where('id', '=', edition).execute();
  const { code, citizen } = site.network.places.own;
  await ask({ email: 'maria@posta.example', code });
  const [first] = await letters('maria@posta.example');
  expect((await rows())[0]?.citizen_id).toBeNull();
  await anybody().post(first?.page ?? '', { act: 'take' });
  expect((await rows())[0]).toMatchObject({ citizen_id: citizen, status: 'enrolled' });
  await ask({ name: 'Un altro', email: 'altro@posta.example', code });
  const [second] = await letters('altro@posta.example');
  await anybody().post(second?.page ?? '', { act: 'take' });
  expect(await statuses()).toEqual(['enrolled', 'unconfirmed']);
  expect(await (await anybody().get(second?.page ?? '')).text()).toContain('Richiesta ricevuta');
  expect(await (await site.as('trainer').get(`/editions/${edition}/enrolments`)).text()).toContain(
    '1 persona da chiamare',
  );
});

it('is called without an e-mail address, and keeps the request when nobody did', async () => {
  const asked = await ask({ phone: '055 123456' });
  expect(await asked.text()).toContain('Ti chiamiamo noi');
  const page = async (path: string) => (await site.as('trainer').get(path)).text();
  expect(await page('/teaching')).toContain('1 persona da chiamare');
  expect(await page(`/editions/${edition}/enrolments`)).toContain('Posto tenuto fino a');
  later(73);
  await runEnrolments(site.app);
  expect(await rows()).toMatchObject([{ status: 'unconfirmed', holds_seat: 0 }]);
  const [row] = await rows();
  await db
    .updateTable('sign_in')
    .set({ last_seen_at: now.toISOString(), expires_at: '2099-01-01T00:00:00.000Z' })
    .execute();
  expect(await page(`/editions/${edition}/enrolments`)).toContain('nessun posto è tenuto');
  await site.as('coordinator').post(`/enrolments/${row?.id}/seat`);
  expect(await statuses()).toEqual(['enrolled']);
  expect(await page('/teaching')).not.toContain('da chiamare');
});

it('reminds of the first lesson once', async () => {
  await ask({ email: 'maria@posta.example' });
  const [first] = await letters('maria@posta.example');
  await anybody().post(first?.page ?? '', { act: 'take' });
  await letters('maria@posta.example');
  later(7 * 24);
  for (let round = 0; round < 2; round += 1) await runEnrolments(site.app);
  expect((await letters('maria@posta.example')).map(({ text }) => text.includes('Ti ricordiamo'))).toEqual([
    true,
  ]);
});

it.each([
  ['no name', { name: '', email: 'maria@posta.example' }, 422],
  ['no way to be reached', {}, 422],
  ['an address that is none', { email: 'maria' }, 422],
  ['a wrong code', { email: 'maria@posta.example', code: 'RSSMRA55A41D612X' }, 422],
  ['markup', { name: '<script>', email: 'maria@posta.example' }, 422],
])('refuses %s', async (_, fields, status) => {
  expect((await ask(fields)).status).toBe(status);
  expect(await rows()).toEqual([]);
});

it('slows down whoever asks for many seats, and opens nothing to guessed addresses', async () => {
  const answers: number[] = [];
  for (let index = 0; index < 21; index += 1) {
    answers.push((await ask({ name: `Persona ${index}`, email: `p${index}@posta.example` })).status);
  }
  expect(answers.slice(-2)).toEqual([200, 429]);
  for (const token of ['7'.repeat(26), 'abc', 'u'.repeat(26)]) {
    expect((await anybody().get(`/enrolment/${token}`)).status).toBe(404);
    expect((await anybody().post(`/enrolment/${token}`, { act: 'leave' })).status).toBe(404);
  }
  await db.updateTable('edition').set({ public: 0 }).where('id', '=', edition).execute();
  const gone = [`/enrol/${edition}`, '/enrol/half-copied', '/enrolment/half-copied'].map((path) =>
    anybody().get(path),
  );
  for (const answer of await Promise.all(gone)) {
    const page = await answer.text();
    expect(answer.status).toBe(404);
    // Large, and no way to the sign-in of the staff.
    expect(page).toMatch(/class="panel enrol-page"><h1>.*<a [^>]*href="\/enrol"[^>]*>Vedi i corsi aperti/);
    expect(page).not.toMatch(/<a [^>]*href="\/"[^>]*>Torna/);
  }
});
