import { expect, type Page, test } from '@playwright/test';
import { ROLES, type Role } from '../../app/access/policy.ts';
import type { Language } from '../../app/platform/languages.ts';
import { beginAs } from './begin-as.ts';
import { enrolledByPerson, enrolmentPages } from './enrolment-pages.ts';
import { inviteSomebody } from './invite-somebody.ts';
import { pagesLeftOut } from './pages-left-out.ts';
import { TARGETS } from './target-pages.ts';
import { CHECKS, CLOSED_DAYS, COLLEAGUE, TAUGHT, TEACH, TRAINING } from './teaching-pages.ts';
import { populationCsv } from './test-population.ts';
import { untilAlive } from './until-alive.ts';
import {
  beginQuestionnaire,
  cardWith,
  comeWithoutCode,
  giveLink,
  link,
  makeToken,
  outcomesWith,
  prepareSheets,
  prepareVersion,
  saveView,
  WAIT,
  type Way,
} from './ways-to-pages.ts';
import { keysOfAllWords } from './word-keys.ts';

/** Longest times on a busy machine, in milliseconds: to sign in, and to come to a page and look at it. */
const SIGN_IN_LIMIT = 60_000;
const PAGE_LIMIT = 20_000;

const DESK: readonly (readonly [name: string, way: Way])[] = [
  ['desk', '/desk'],
  ['without code', link('desk', 'a[href*="nocode=1"]')],
  ['anonymous', link('desk', 'a[href*="anonymous=1"]')],
  ['group', link('desk', 'a[href*="group=1"]')],
  ['site of the desk', '/desk/site'],
  ['cases', '/desk/cases'],
  ['questionnaires to repeat', '/desk/follow-ups'],
  ['case', link('cases', 'a[href^="/desk/cases/"]')],
  ['case waiting', async (_page, met) => `${met.get('case')}/waiting`],
  ['people', '/people'],
  ['card', link('people', '.rows a[href^="/people/"]')],
  ['new session', link('card', 'a[href^="/desk/sessions/new?person="]')],
  ['session', link('card', '.timeline a[href^="/desk/sessions/"]')],
  ['courses of a person', link('card', 'a[href$="/courses"]')],
  ['enrolment', link('courses of a person', 'a[href*="/enrolments/new"]')],
  ...enrolmentPages(enrolledByPerson),
  ['profile', link('card', 'a[href$="/profile"]')],
  ['rights over data', link('card', 'a[href$="/requests"]')],
  ['duplicate', link('card', 'a[href$="/duplicate"]')],
  ['merge', link('duplicate', 'a[href*="/merge?with="]')],
  ['code', comeWithoutCode],
  ['questionnaires', async (_page, met) => `${met.get('card')}/questionnaires`],
  ['home links', async (_page, met) => `${met.get('card')}/home-links`],
  ['new sheet', giveLink],
  ['response', beginQuestionnaire],
  ['handover', async (_page, met) => `${(met.get('response') ?? '').replace(/\?.*/, '')}/handover`],
  ['completion', async (_page, met) => `${(met.get('response') ?? '').replace(/\?.*/, '')}/completion`],
  ['discarding', async (_page, met) => `${(met.get('response') ?? '').replace(/\?.*/, '')}/discarding`],
  ['paper to prepare', async (_page, met) => `${met.get('card')}/papers`],
  ['papers', '/papers'],
  ['sheets', prepareSheets],
  ['paper', async (_page, met) => `${met.get('sheets')}`.replace(/\/sheet$/, '')],
  ['result', cardWith('a[href^="/responses/"][href$="/result"]')],
  ['PIN of the tablet', '/account/pin'],
];

const EVERYBODY: typeof DESK = [
  ['dashboard', '/insights'],
  ['saved view', saveView],
  ['saved views', '/insights/views'],
  ['figures of cases', '/insights/cases'],
  ['baselines', '/baselines'],
  ['instruments', '/instruments'],
  ['instrument', '/instruments/course-check/1'],
  ['preview of an instrument', '/instruments/experience/1/preview'],
  ['blank sheets', '/instruments/dsi-2/1/sheet?language=ar'],
  ['account', '/account'],
  ['own password', '/account/password'],
  ['factors', '/account/factors'],
  ['app', '/account/totp'],
  ['recovery codes', '/account/recovery-codes'],
  ['who she is', '/account/confirmation'],
  ['notice', '/notice'],
  ...TAUGHT,
  ['method', '/methodology'],
  ['definitions', '/definitions'],
  ['programs', '/api'],
];

/** What anybody may meet, looked at once. */
const ANYBODY: typeof DESK = [
  ['dashboard without figures', '/insights?from=2001-01-01&to=2001-02-01'],
  ['figures by site', '/insights?by=site&compare=year'],
  ['figures by day and hour', '/insights?by=weekdayHour'],
  ['figures of men on Mondays', '/insights?gender=B&weekday=1&by=topic'],
  ['view to save', '/insights/views?gender=B'],
  ['dashboard with unknown filters', '/insights?topic=none&by=none&comune=none'],
  ['dashboard with a mistake', '/insights?from=2026-03-01&to=2026-01-01'],
  ['baselines by site', '/baselines?by=site&users=only&sort=-share'],
  ['baselines of nobody', '/baselines?from=2001-01&to=2001-02'],
  ['baselines with a mistake', '/baselines?from=2026-03&to=2026-01&sex=Z'],
  ['no such page', '/no/such/page'],
  ['new password', '/password-reset'],
  ['courses open to everybody', '/enrol'],
  ['course open to everybody', link('courses open to everybody', 'a[href^="/enrol/"]')],
];

const READ_REQUESTS: typeof DESK = [
  ['data requests', '/requests'],
  ['data request', link('data requests', 'a[href^="/requests/"]')],
];

const READ_RETENTION: typeof DESK = [
  ['how long data are kept', '/retention'],
  ['versions of the notice', '/notices'],
];

const READ_NETWORK: typeof DESK = [
  ['network', '/network'],
  ['organisations', '/network/organisations'],
  ['organisation', link('organisations', 'a[href^="/network/organisations/"]:not([href$="/new"])')],
  ['sites', '/network/sites'],
  ['no site found', '/network/sites?q=zzzz'],
  ['site', link('sites', 'th a[href^="/network/sites/"]')],
  ['staff', '/network/staff'],
  ['somebody', link('staff', 'th a[href^="/network/staff/"]')],
  ['programmes', '/network/programmes'],
  ['programme', link('programmes', 'th a[href^="/network/programmes/"]')],
  ['code lists', '/network/code-lists'],
  ['code list', link('code lists', 'a[href^="/network/code-lists/outcome/"]')],
];

const MANAGE_NETWORK: typeof DESK = [
  ['new site', '/network/sites/new'],
  ['status of a site', async (_page, met) => `${met.get('site')}/status`],
  ['invitation', '/network/staff/new'],
  ['first password', inviteSomebody],
  ['a role', async (_page, met) => `${met.get('somebody')}/grants`],
  ['end of a role', link('somebody', 'a[href*="/grants/"][href$="/ending"]')],
  ['access link', async (_page, met) => `${met.get('somebody')}/invitation`],
  ['other ways in', async (_page, met) => `${met.get('somebody')}/sign-on`],
  ['open sign-ins', async (_page, met) => `${met.get('somebody')}/sign-ins`],
  ['factors of somebody', async (_page, met) => `${met.get('somebody')}/factors`],
  ['end of work', async (_page, met) => `${met.get('somebody')}/ending`],
  ['new programme', '/network/programmes/new'],
];

const ADMINISTER: typeof DESK = [
  ['keys of programs', makeToken],
  ['new key', '/network/tokens/new'],

  ['new organisation', '/network/organisations/new'],
  ...CLOSED_DAYS,
  ['end of an organisation', async (_page, met) => `${met.get('organisation')}/ending`],
  ['new version', '/network/code-lists/outcome/versions'],
  ['end of an entry', link('code list', 'a[href$="/ending"]')],
  ['version in preparation', prepareVersion],
  ['new entry', link('version in preparation', 'a[href$="/entries/new"]')],
  ['entry', link('version in preparation', 'a[href*="/entries/"]:not([href$="/new"])')],
];

/** Uploads a population that is not there yet: every role and language is to meet its page. */
async function uploadPopulation(page: Page): Promise<string> {
  await page.goto('/references/populations/new');
  await page.locator('#file').setInputFiles({
    name: 'popolazione.csv',
    mimeType: 'text/csv',
    // Another file every time, or it would be known already.
    buffer: Buffer.from(
      `${populationCsv(['FI', 'PO'])}${'\n'.repeat(1 + Math.floor(Math.random() * 100_000))}`,
    ),
  });
  await page.locator('#source').fill('Prova');
  await page.locator('#retrieved_on').fill('2026-01-15');
  await page.locator('#main button[type="submit"]').click({ timeout: WAIT });
  await page.waitForURL('**/references/populations/*?done=imported');
  return page.url();
}

const REFERENCES: typeof DESK = [
  ['new population', '/references/populations/new'],
  ['population', uploadPopulation],
  ['end of a population', link('population', 'a[href$="/removal"]')],
  ['references', '/references'],
  ['new values', '/references/values/new'],
];

/** Has the rows on the page checked: the page says how it went. */
async function checkTrail(page: Page): Promise<string> {
  await page.goto('/audit');
  await page.locator('form[action="/audit/verification"] button').click({ timeout: WAIT });
  await page.waitForURL('**/audit?checked=1');
  return page.url();
}

const TRAIL: typeof DESK = [
  ['audit trail', '/audit'],
  ['audit trail without a hit', '/audit?to=2001-01-01'],
  ['audit trail with a mistake', '/audit?from=2026-03-01&to=2026-01-01'],
  ['audit trail, checked', checkTrail],
];

/** Every page a role may open, in the order in which one leads to the next. */
const PAGES: Readonly<Record<Role, typeof DESK>> = {
  facilitator: [...DESK, ...EVERYBODY, ['not allowed', '/network']],
  coordinator: [
    ...DESK,
    ...EVERYBODY,
    ...TEACH,
    ['certificate to revoke', outcomesWith('a[href$="/revocation"]')],
    ...TRAINING,
    ...COLLEAGUE,
    ['view to share', '/insights/shares?by=site'],
    ...TARGETS,
    ['targets from a file', '/targets/import'],
    ...READ_NETWORK,
    ...MANAGE_NETWORK,
    ['closed days of a site', async (_page, met) => `${met.get('site')}/closures`],
    ...READ_REQUESTS,
  ],
  trainer: [...EVERYBODY, ...TEACH, ...CHECKS],
  analyst: [
    ...EVERYBODY,
    ['microdata', '/baselines/microdata'],
    ['view to share', '/insights/shares?by=site'],
    ...TARGETS,
    ...REFERENCES,
    ...ANYBODY,
  ],
  admin: [
    ...EVERYBODY,
    ...TARGETS,
    ['targets from a file', '/targets/import'],
    ...REFERENCES,
    ...READ_NETWORK,
    ...MANAGE_NETWORK,
    ...ADMINISTER,
    ...TRAINING,
    ...COLLEAGUE,
    ['what each role learns', '/training/modules'],
    ['view to share', '/insights/shares?by=site'],
    ...READ_REQUESTS,
    ...READ_RETENTION,
    ['refusal of a request', async (_page, met) => `${met.get('data request')}/refusal`],
    ['audit trail', '/audit'],
  ],
  auditor: [
    ...EVERYBODY,
    ...TARGETS,
    ...TRAINING,
    ...READ_REQUESTS,
    ...READ_RETENTION,
    ...TRAIL,
    ['not allowed', '/network'],
  ],
};

/** How the pages answer that refuse or find a mistake. */
const STATUS: Readonly<Record<string, number>> = {
  'not allowed': 403,
  'no such page': 404,
  'course to change': 403,
  'dashboard with a mistake': 422,
  'dashboard with unknown filters': 422,
  'baselines with a mistake': 422,
  'audit trail with a mistake': 422,
  'statements with a mistake': 422,
  'territory with a mistake': 422,
};

/** The first role, in the order of ROLES, that opens each page. */
const FIRST_ROLE = new Map<string, Role>();
for (const role of ROLES) {
  for (const [name] of PAGES[role]) if (!FIRST_ROLE.has(name)) FIRST_ROLE.set(name, role);
}

const KEYS = keysOfAllWords();

/** What a page says, in one question: a locator would bring a third of a megabyte of scripts to every document. */
async function readPage(page: Page) {
  return page.evaluate(() => ({
    lang: document.documentElement.lang,
    isForCitizens: document.querySelector('main.citizen') !== null,
    title: document.title,
    headings: document.querySelectorAll('h1').length,
    text: document.body.innerText,
    labels: [...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((element) =>
      ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
    ),
  }));
}

/** What is wrong with a page for whoever reads it in `language`; empty when all is well. */
async function faultsOf(page: Page, language: string): Promise<string[]> {
  const { lang, isForCitizens, title, headings, text, labels } = await readPage(page);
  const words = [title, text, ...labels].join('\n').match(/[\w-]+(?:[.:][\w-]+)+/g) ?? [];
  return [
    // A screen handed to a citizen speaks the citizen's language.
    ...(lang === language || isForCitizens ? [] : [`speaks ${lang}`]),
    ...(title === '' ? ['has no title'] : []),
    ...(headings === 1 ? [] : [`has ${headings} main headings`]),
    // Keys of locale files that stand on the page instead of their words: in its text, its title and its labels.
    ...[...new Set(words)].filter((word) => KEYS.has(word)).map((key) => `shows the key ${key}`),
    ...(text.match(/.*(\{\{|undefined|NaN|\[object).*/g) ?? []).map((line) => `says «${line}»`),
  ];
}

/**
 * Collects what the browser complains about, violations of the content policy too (tests/e2e/content-policy.test.ts);
 * a refused page's own status is no fault.
 */
function listenForComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const refused = /^Failed to load resource.*\b(403|404|422)\b/.test(message.text());
    if (!refused) complaints.push(message.text());
  });
  return complaints;
}

/** A page of a role, as `look` meets it. */
interface Visit {
  readonly language: Language;
  /**
   * No role before this one opens the page. The roles after it meet what the same code draws, with some parts more or
   * fewer: they open it in Italian alone.
   */
  readonly isFirst: boolean;
}

/**
 * One test a role and language that opens every page of the role, in other languages than Italian those no role before
 * it opens; `look` says what else is wrong with a page.
 */
export function testEveryPage(
  languages: readonly Language[],
  look: (page: Page, visit: Visit) => Promise<string[]>,
): void {
  for (const role of ROLES) {
    for (const language of languages) {
      test(`every page of ${role} in ${language}`, async ({ page, browser }) => {
        test.setTimeout(SIGN_IN_LIMIT + PAGES[role].length * PAGE_LIMIT);
        await beginAs(page, browser, role, language);
        const complaints = listenForComplaints(page);
        const met = new Map<string, string>();
        const opened: string[] = [];
        const faults: string[] = [];
        for (const [name, way] of PAGES[role]) {
          // In other languages another account is looked at, which may have none of what leads to a page.
          const address =
            typeof way === 'string'
              ? way
              : await (language === 'it' ? way(page, met) : way(page, met).catch(() => null));
          if (address === null || address.startsWith('undefined')) continue;
          met.set(name, address);
          const isFirst = FIRST_ROLE.get(name) === role;
          if (!isFirst && language !== 'it') continue;
          const answer = await page.goto(address);
          opened.push(new URL(page.url()).pathname);
          // The desk is drawn again once scripts run: what they change is looked at too.
          await untilAlive(page);
          const wrong = [
            ...(await faultsOf(page, language)),
            ...(answer?.status() === (STATUS[name] ?? 200) ? [] : [`answers ${answer?.status()}`]),
            ...(await look(page, { language, isFirst })),
            ...complaints.splice(0),
          ];
          faults.push(...wrong.map((fault) => `${name} ${fault}`));
        }
        const leftOut = language === 'it' ? await pagesLeftOut(role, opened) : [];
        faults.push(...leftOut.map((path) => `${path} is not opened`));
        expect(faults).toEqual([]);
      });
    }
  }
}
