import { afterEach, beforeEach, expect, it } from 'vitest';
import { newId } from '../../app/platform/ids.ts';
import arabic from '../../locales/ar/ask.json' with { type: 'json' };
import italian from '../../locales/it/result.json' with { type: 'json' };
import { openTestSite, type TestSite } from '../support/http-app.ts';

let site: TestSite;
beforeEach(async () => {
  site = await openTestSite();
});
afterEach(() => site.close());

const citizen = () => site.network.places.own.citizen;
const translation = (instrument: string, language: string) =>
  site.app.instruments.latestInstrument(instrument)?.translations.find((one) => one.language === language);

/** Begins a questionnaire with somebody who prefers `language`; where it goes on and the cookie that says so. */
async function begin(instrument: string, language: string | null) {
  await site.app.db.updateTable('citizen').set({ language }).where('id', '=', citizen()).execute();
  const started = await site
    .as('facilitator')
    .post(`/people/${citizen()}/questionnaires`, { id: newId(), instrument, again: '1' });
  const path = started.headers.get('Location') ?? '';
  return { path, id: path.split('/').at(-1) ?? '', cookie: started.headers.get('Set-Cookie') ?? '' };
}

/** Asks as the facilitator on whose screen a language was chosen. */
const inLanguage = (language: string) => ({
  Cookie: `bottega=${site.network.tokens.facilitator}; citizen_language=${language}`,
});

const stored = (id: string) =>
  site.app.db
    .selectFrom('response')
    .select(['status', 'language', 'text_hash', 'overall'])
    .where('id', '=', id)
    .executeTakeFirst();

it('a questionnaire begins in the language the person prefers, and keeps which words were answered', async () => {
  const { path, id, cookie } = await begin('needs', 'ar');
  expect(cookie).toMatch(/^citizen_language=ar;/);
  const page = await (await site.as('anonymous').get(path, inLanguage('ar'))).text();
  expect(page).toContain('lang="ar" dir="rtl"');
  expect(page).toContain(arabic.next);
  expect(page).toContain(translation('needs', 'ar')?.texts['pages.services.services.title'] ?? 'no text');

  const answers = { services: ['none'], learning: ['refused'], how: ['printed'] };
  const sent = await site.as('anonymous').request(`${path}/completion`, {
    method: 'POST',
    headers: { ...inLanguage('ar'), Origin: site.app.config.publicUrl.origin },
    body: new URLSearchParams({ answers: JSON.stringify(answers) }),
  });
  expect(sent.headers.get('Location')).toBe(`${path}/result`);
  expect(await stored(id)).toEqual({
    status: 'complete',
    language: 'ar',
    text_hash: translation('needs', 'ar')?.hash,
    overall: null,
  });
  const result = await (await site.as('anonymous').get(`${path}/result`, inLanguage('ar'))).text();
  expect(result).toContain(translation('needs', 'ar')?.texts['pages.how.how.choices.printed'] ?? 'no text');
  expect(result).not.toContain(italian.page.saved);
});

it('a language nobody can be asked in is not taken, and the definition has no hash beside it', async () => {
  const { path, id, cookie } = await begin('experience', 'xx');
  expect(cookie).toMatch(/^citizen_language=;/);
  const answers = { ES1: ['L'], ES2: ['J'], ES3: 'C', ES5: ['A'], ES6: 4 };
  await site.as('facilitator').post(`${path}/completion`, { answers: JSON.stringify(answers) });
  expect(await stored(id)).toMatchObject({ status: 'complete', language: 'it', text_hash: null });
  const result = await (await site.as('facilitator').get(`${path}/result`)).text();
  expect(result).toContain(italian.page.thanks);
  expect(result).toContain('senza il tuo nome');
  // How somebody liked it is not read again at the desk.
  expect(result).not.toContain('Non ho un motivo particolare');
});

it('changes its language in the middle and stays on its page', async () => {
  const { path } = await begin('needs', null);
  await site.as('facilitator').post(path, { page: '0', 'q-services': 'io_app', go: 'next' });
  const changed = await site
    .as('facilitator')
    .post(path, { page: '1', 'q-learning': 'web_search', go: 'sq' });
  expect(changed.headers.get('Location')).toBe(`${path}?page=2`);
  expect(changed.headers.get('Set-Cookie')).toMatch(/^citizen_language=sq;/);
  const page = await (await site.as('anonymous').get(`${path}?page=2`, inLanguage('sq'))).text();
  expect(page).toContain('lang="sq" dir="ltr"');
  expect(page).toMatch(/name="q-learning"[^>]*value="web_search"[^>]*checked|checked[^>]*value="web_search"/);
});

it('says what goes wrong in the words of the staff', async () => {
  const gone = await site.as('anonymous').get(`/responses/${newId()}`, inLanguage('ar'));
  expect(gone.status).toBe(404);
  expect(await gone.text()).toContain('lang="it" dir="ltr"');
});

it('the pages of questionnaires show languages, reviews and round numbers, and know no other version', async () => {
  const as = site.as('analyst');
  const page = (await (await as.get('/instruments/dsi-2/1')).text()).replaceAll('<!-- -->', '');
  expect(page).toContain(site.app.instruments.latestInstrument('dsi-2')?.hash ?? 'no hash');
  expect(page).toContain(translation('dsi-2', 'sl')?.hash ?? 'no hash');
  expect(page.match(/non ancora riletta da un madrelingua/g)?.length).toBe(9);
  // One finished answer there is in this network: not even that there is one.
  expect(page).not.toContain('almeno');
  expect(page).toContain('ancora poche');

  const preview = await (await as.get('/instruments/experience/1/preview?language=uk')).text();
  expect(preview).toContain(translation('experience', 'uk')?.texts['pages.stars.ES6.title'] ?? 'no text');
  expect(await (await as.get('/instruments/experience/1/preview?language=xx')).text()).toContain(
    'Com&#x27;è andata',
  );
  for (const path of ['dsi-2/2', 'dsi-2/01', 'nope/1', 'dsi-2/1.json']) {
    expect((await as.get(`/instruments/${path}`)).status, path).toBe(404);
  }
});
