import { afterEach, beforeEach, expect, it } from 'vitest';
import { shownVerificationCode } from '../../app/certificates/verification-code.ts';
import { newId } from '../../app/platform/ids.ts';
import { newCheckedCode } from '../../app/platform/new-checked-code.server.ts';
import { type Client, openTestSite, type TestSite } from '../support/http-app.ts';
import { pdfPieces } from '../support/pdf-text.ts';

let site: TestSite;
let trainer: Client;
let issuing: string;

beforeEach(async () => {
  site = await openTestSite();
  trainer = site.as('trainer');
  const { edition, lesson } = site.network.places.own;
  issuing = `/editions/${edition}/certificates`;
  // The one the network begins with makes place for those earned here.
  await site.app.db.deleteFrom('certificate').where('enrolment_id', 'in', enrolments()).execute();
  const half = { certificate_percent: 50 };
  await site.app.db
    .updateTable('course')
    .set(half)
    .where('id', '=', site.network.places.own.course)
    .execute();
  await trainer.post(`/lessons/${lesson}/register`, {
    enrolment: site.network.places.own.enrolment,
    there: '1',
  });
  await trainer.post(`/lessons/${lesson}/closure`, { confirm_double: '1' });
});
afterEach(() => site.close());

function enrolments() {
  const { edition } = site.network.places.own;
  return site.app.db.selectFrom('enrolment').select('id').where('edition_id', '=', edition);
}

async function certificates() {
  return site.app.db
    .selectFrom('certificate')
    .selectAll()
    .where('enrolment_id', 'in', enrolments())
    .orderBy('id')
    .execute();
}

/** Issues what was earned; the certificate and its code. */
async function issue() {
  expect((await trainer.post(issuing)).headers.get('Location')).toContain('issued=1');
  const [certificate] = await certificates();
  if (!certificate?.code_sealed) throw new Error('none was issued');
  const code = site.app.keys.open(certificate.code_sealed, certificate.id);
  return { id: certificate.id, code, file: `/certificates/${certificate.id}/certificate.pdf` };
}

/** What a stranger reads, without what differs in every answer. */
async function verify(code: string) {
  const page = await site.as('anonymous').get(`/verify/${code}`);
  return { status: page.status, text: (await page.text()).replaceAll(/nonce="[^"]*"/g, '') };
}

it('is issued to whoever attended enough, once, and to nobody else', async () => {
  const page = await (await trainer.get(`/editions/${site.network.places.own.edition}/outcomes`)).text();
  expect(page).toContain('Rilascia 1 attestato');
  await issue();
  expect((await trainer.post(issuing)).headers.get('Location')).toContain('issued=0');
  const both = await Promise.all([trainer.post(issuing), trainer.post(issuing)]);
  expect(both.map(({ status }) => status)).toEqual([302, 302]);
  expect(await certificates()).toMatchObject([{ minutes: 120, minutes_planned: 240, share_needed: 50 }]);
  const other = await enrolments().where('position', '=', 2).executeTakeFirstOrThrow();
  expect((await trainer.post(issuing, { enrolment: other.id })).status).toBe(409);
  expect((await trainer.post(issuing, { enrolment: newId() })).status).toBe(409);
});

it('is a tagged PDF in both languages, and keeps its code sealed', async () => {
  const { code, file } = await issue();
  for (const language of ['it', 'en']) {
    const answer = await trainer.get(`${file}?language=${language}`);
    expect(answer.headers.get('Content-Type')).toBe('application/pdf');
    const pdf = Buffer.from(await answer.arrayBuffer()).toString('latin1');
    expect(pdf).toContain('/StructTreeRoot');
    expect(pdf).toContain(`/Lang (${language})`);
    const read = pdfPieces(Buffer.from(pdf, 'latin1')).join(' ');
    expect(read).toMatch(/almeno il 50 %|at least 50 %/);
  }
  const [row] = await certificates();
  expect(JSON.stringify(row)).not.toContain(code);
});

it('is verified by anybody, who learns initials, course and day and no more; revoked, it says so', async () => {
  const { id, code } = await issue();
  const valid = await verify(shownVerificationCode(code).toLowerCase());
  expect(valid.status).toBe(200);
  expect(valid.text).toContain('valido');
  expect(valid.text).toContain('O. P.');
  for (const hidden of ['Prova,', site.network.places.own.code, site.network.places.own.citizen, id]) {
    expect(valid.text).not.toContain(hidden);
  }
  expect((await site.as('trainer').post(`/certificates/${id}/revocation`)).status).toBe(403);
  const revoked = await site.as('coordinator').post(`/certificates/${id}/revocation`);
  expect(revoked.status).toBe(302);
  const after = await site.as('coordinator').get(revoked.headers.get('Location') ?? '');
  expect(await after.text()).toContain('Attestato revocato');
  expect((await verify(code)).text).toContain('revocato');
  expect((await trainer.get(`/certificates/${id}/certificate.pdf`)).status).toBe(409);
  // A new one may follow.
  expect((await trainer.post(issuing)).headers.get('Location')).toContain('issued=1');
});

it('forged codes are all answered alike', async () => {
  const answers = await Promise.all(
    [newCheckedCode(15), newCheckedCode(15), 'ABCD-EFGH-JKMN-PQRT', '%3Cb%3E', 'x'.repeat(300)].map(verify),
  );
  const [first] = answers;
  const said = (text: string) => /Nessun attestato con questo codice/.test(text);
  expect(answers.every(({ status, text }) => status === first?.status && said(text))).toBe(true);
  const typed = await site.as('anonymous').get('/verify?code=abcd%20efgh');
  expect(typed.headers.get('Location')).toBe('/verify/abcdefgh');
});

it('stays verifiable when the person had everything erased, without a word of who it was', async () => {
  const { code, file } = await issue();
  const { citizen } = site.network.places.own;
  const row = await site.app.db
    .selectFrom('citizen')
    .selectAll()
    .where('id', '=', citizen)
    .executeTakeFirstOrThrow();
  await site.app.db.updateTable('certificate').set({ code_sealed: null }).execute();
  const forgotten = site.app.keys.seal('{}', row.id);
  await site.app.db
    .updateTable('citizen')
    .set({ identity_sealed: forgotten })
    .where('id', '=', citizen)
    .execute();
  const page = await verify(code);
  expect(page.text).toContain('valido');
  expect(page.text).toContain('non disponibili');
  expect((await trainer.get(file)).status).toBe(409);
});
