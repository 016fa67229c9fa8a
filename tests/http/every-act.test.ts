import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Role } from '../../app/access/policy.ts';
import { readKept } from '../../app/access/read-kept.server.ts';
import type { AuditAction } from '../../app/platform/audit-actions.ts';
import { newId } from '../../app/platform/ids.ts';
import { civilToday } from '../support/civil-today.ts';
import { openTestSite, type TestSite, testBuild } from '../support/http-app.ts';
import { listRoutes } from '../support/route-list.ts';
import { ROUTE_SAMPLES } from '../support/route-samples.ts';
import type { PlaceIds } from '../support/test-network.ts';

/** Somebody's act at a route that succeeds: the entry it leaves, the right form, the address if not the sample's. */
type Act = readonly [
  who: Role,
  entry: AuditAction,
  form: (ids: PlaceIds, today: string) => Record<string, string>,
  path?: (ids: PlaceIds) => string,
];

const visit = (ids: PlaceIds, today: string) => ({
  person: ids.citizen,
  topic: 'pagopa_payment',
  minutes: '30',
  outcome: 'resolved',
  mode: 'A',
  channel: 'in_presence',
  day: today,
  time: '00:00',
  confirm_double: '1',
});
const SITE = { name: 'Punto nuovo', kind: 'fixed', comune: 'Firenze', address: 'Via di prova 1' };
const ORGANISATION = { name: 'Unione', kind: 'union', role: 'lead', comune: 'Firenze' };
const GRANT = (ids: PlaceIds) => ({
  role: 'facilitator',
  scope: `site:${ids.site}`,
  starts_on: '2026-01-01',
  ends_on: '',
});
const PERSON = { full_name: 'Nuova Collega', email: 'nuova@test.bottega.example', language: 'it' };
const ENTRY = { code: 'cie_app', label_it: 'CIE', label_en: 'Identity card' };
const COURSE = {
  title: 'Posta elettronica',
  description: '',
  audience: 'over65',
  language: 'it',
  lessons_planned: '4',
  minutes_per_lesson: '90',
  certificate_percent: '',
};
const PROGRAMME = { name: 'P', starts_on: '2026-01-01', ends_on: '2026-12-31', all_sites: '1' };

const ACTS: Readonly<Record<string, Act>> = {
  '/insights/views': ['analyst', 'view.save', () => ({ id: newId(), name: 'Vista' })],
  '/insights/shares': ['analyst', 'share.create', () => ({ id: newId(), title: 'Vista', days: '30' })],
  '/language': ['facilitator', 'staff.language', () => ({ language: 'en', next: '/' })],
  '/sign-out': ['facilitator', 'sign_in.end', () => ({})],
  '/desk/site': ['coordinator', 'sign_in.site', (ids) => ({ site: ids.site })],
  '/desk/person': ['facilitator', 'citizen.find', (ids) => ({ code: ids.code })],
  '/desk/sessions/:id/new': ['facilitator', 'session.log', visit],
  '/desk/sessions/:id': [
    'coordinator',
    'session.change',
    (ids, day) => ({ ...visit(ids, day), revision: '1' }),
  ],
  '/desk/sessions/:id/deletion': ['coordinator', 'session.delete', () => ({})],
  '/desk/cases/:id/waiting': ['facilitator', 'case.resumed', () => ({ revision: '1' })],
  '/desk/cases/:id/closure': ['facilitator', 'case.resolved', () => ({ outcome: 'resolved' })],
  '/people': ['facilitator', 'citizen.find', (ids) => ({ code: ids.code })],
  '/people/merges/:mergeId/undoing': ['facilitator', 'citizen.merge.undo', () => ({})],
  '/people/:id': ['facilitator', 'citizen.code.view', () => ({})],
  '/people/:id/profile': ['facilitator', 'citizen.update', () => ({ education: 'C' })],
  '/people/:id/duplicate': [
    'facilitator',
    'citizen.find',
    (ids) => ({ code: ids.code }),
    (ids) => `/people/${ids.peer}/duplicate`,
  ],
  '/people/:id/merge': ['facilitator', 'citizen.merge', (ids) => ({ keep: ids.citizen, two_codes: '1' })],
  '/enrolments/:id/checks': ['trainer', 'response.start', () => ({ moment: 'before', way: 'desk' })],
  '/people/:id/questionnaires': [
    'facilitator',
    'response.start',
    () => ({ id: newId(), instrument: 'dsi-2' }),
    (ids) => `/people/${ids.peer}/questionnaires`,
  ],
  '/people/:id/papers': [
    'facilitator',
    'response.on_paper',
    () => ({ instrument: 'dsi-2', language: 'it', again: '1' }),
    (ids) => `/people/${ids.peer}/papers`,
  ],
  '/people/:id/declining': ['facilitator', 'response.decline', () => ({})],
  '/responses/:id/completion': [
    'facilitator',
    'response.complete',
    () => ({ answers: JSON.stringify({ IU: 3 }) }),
  ],
  '/responses/:id/discarding': ['facilitator', 'response.discard', () => ({})],
  '/certificates/:id/revocation': ['coordinator', 'certificate.revoke', () => ({})],
  '/editions/:id/enrolments': ['trainer', 'citizen.find', (ids) => ({ code: ids.code })],
  '/editions/:id/enrolments/new': [
    'trainer',
    'enrolment.create',
    () => ({ id: newId(), given_name: 'Prova' }),
  ],
  '/enrolments/:id/withdrawal': ['trainer', 'enrolment.withdraw', () => ({ reason: 'person' })],
  '/courses/new': [
    'coordinator',
    'course.create',
    (ids) => ({ id: newId(), ...COURSE, organisation: ids.organisation }),
  ],
  '/courses/:id/edit': [
    'trainer',
    'course.update',
    (ids) => ({ ...COURSE, organisation: ids.organisation, revision: '1' }),
  ],
  '/courses/:id/retirement': ['trainer', 'course.retire', () => ({})],
  '/courses/:id/materials/:materialId/removal': ['trainer', 'course.material.remove', () => ({})],
  '/editions/:id/cancellation': ['trainer', 'edition.cancel', () => ({ reason: 'neve' })],
  '/lessons/:id/cancellation': ['coordinator', 'lesson.cancel', () => ({ reason: 'neve' })],
  '/network/sites/:id/closures': [
    'coordinator',
    'site.closure.add',
    () => ({ id: newId(), starts_on: '2099-08-10', ends_on: '2099-08-20', reason: 'ferie' }),
  ],
  '/network/sites/:id/closures/:closureId/removal': ['coordinator', 'site.closure.remove', () => ({})],
  '/network/patron-days': [
    'admin',
    'patron_day.update',
    () => ({ comune: 'D612', day: '2026-06-24', name: 'San Giovanni' }),
  ],
  '/network/enrolment-terms': [
    'admin',
    'enrolment_term.set',
    () => ({
      valid_from: '2099-01-01',
      confirm_hours: '24',
      call_hours: '24',
      offer_hours: '24',
      remind_days: '1',
      contact_days: '90',
    }),
  ],
  '/account/calendar': ['trainer', 'calendar_feed.create', () => ({})],
  '/training/modules': [
    'admin',
    'training.module',
    () => ({ id: newId(), title: 'Privacy', role: 'facilitator', months: '12' }),
  ],
  '/network/organisations/new': ['admin', 'organisation.create', () => ({ id: newId(), ...ORGANISATION })],
  '/network/organisations/:id': ['admin', 'organisation.update', () => ORGANISATION],
  '/network/sites/new': [
    'admin',
    'site.create',
    (ids) => ({ id: newId(), ...SITE, organisation: ids.organisation }),
  ],
  '/network/sites/:id': ['admin', 'site.update', (ids) => ({ ...SITE, organisation: ids.organisation })],
  '/network/sites/:id/status': ['admin', 'site.status', (_, day) => ({ status: 'suspended', day })],
  '/network/staff/new': ['admin', 'staff.invite', (ids) => ({ ...PERSON, ...GRANT(ids) })],
  '/network/staff/:id': ['admin', 'staff.update', () => PERSON],
  '/network/staff/:id/grants': ['admin', 'grant.give', (ids) => ({ ...GRANT(ids), role: 'trainer' })],
  '/network/staff/:id/grants/:grantId/ending': ['admin', 'grant.end', (_, day) => ({ last_day: day })],
  '/network/staff/:id/invitation': ['admin', 'invitation.renew', () => ({})],
  '/network/staff/:id/ending': ['admin', 'staff.end', (_, day) => ({ last_day: day })],
  '/network/staff/:id/sign-ins': ['admin', 'sign_in.end_all', () => ({})],
  '/network/programmes/new': ['admin', 'programme.create', () => ({ id: newId(), ...PROGRAMME })],
  '/network/programmes/:id': ['admin', 'programme.update', () => PROGRAMME],
  '/network/tokens/new': [
    'admin',
    'token.create',
    (_, day) => ({ name: 'Regione', role: 'analyst', scope: 'network', expires_on: day }),
  ],
  '/network/code-lists/:list/versions': [
    'admin',
    'code_list.start_version',
    () => ({ valid_from: '2099-01-01', source: 'prova' }),
    () => '/network/code-lists/outcome/versions',
  ],
  '/network/code-lists/:list/:version/entries/new': ['admin', 'code_entry.create', () => ENTRY],
  '/network/code-lists/:list/:version/entries/:code': ['admin', 'code_entry.update', () => ENTRY],
  '/network/code-lists/:list/:version/entries/:code/ending': [
    'admin',
    'code_entry.end',
    () => ({ last_day: '2099-06-01' }),
  ],
  '/baselines/microdata/file': [
    'analyst',
    'microdata.export',
    () => ({ purpose: 'research', format: 'csv' }),
  ],
  '/references/populations/:id/removal': ['analyst', 'population.remove', () => ({})],
  '/retention': [
    'admin',
    'retention.set',
    () => ({ id: newId(), kind: 'note', amount: '12', valid_from: '2099-01-01' }),
  ],
  '/retention/runs': ['admin', 'retention.run', () => ({})],
  '/notices': [
    'admin',
    'notice.publish',
    () => ({ text_it: 'Chi siamo.', text_en: 'Who we are.', valid_from: '2099-01-01' }),
  ],
  '/people/:id/notice': ['facilitator', 'notice.read', () => ({ version: '1' })],
  '/audit/verification': ['auditor', 'audit.verify', () => ({ from: '1', to: '1' })],
};

/** Routes whose act takes more than one step, or leaves no entry: where it is tried, or why. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  '/*': 'does nothing',
  '/passkey-options': 'a question to an authenticator',
  '/responses/:id': 'a page on the way: beginning and end are on record (decision 0010)',
  '/responses/:id/answers': 'the same',
  '/editions/:id/certificates': 'tests/http/certificates.test.ts',
  '/courses/:id': 'tests/http/courses.test.ts',
  '/editions/new': 'tests/http/courses.test.ts',
  '/editions/:id/edit': 'tests/http/courses.test.ts',
  '/editions/:id/lessons/new': 'tests/http/courses.test.ts',
  '/lessons/:id': 'tests/http/courses.test.ts',
  '/account/calendar/revocation': 'tests/http/calendars.test.ts',
  '/training/modules/:id/ending': 'tests/http/training.test.ts',
  '/training/staff/:id': 'tests/http/training.test.ts',
  '/lessons/:id/closure': 'tests/http/registers.test.ts',
  '/lessons/:id/register': 'ticks say who made them and when: tests/http/registers.test.ts',
  '/sign-in': 'tests/http/trail.test.ts, tests/http/mail.test.ts',
  '/sign-in/factor': 'tests/http/factors.test.ts',
  '/password-reset': 'tests/http/mail.test.ts',
  '/set-up/:token': 'tests/http/mail.test.ts',
  '/account/confirmation': 'tests/http/account.test.ts',
  '/account/password': 'tests/http/account.test.ts',
  '/account/sign-ins/ending': 'tests/http/account.test.ts',
  '/account/sign-ins/:id/ending': 'tests/http/account.test.ts',
  '/account/totp': 'tests/http/factors.test.ts',
  '/account/totp/removal': 'tests/http/factors.test.ts',
  '/account/passkeys/new': 'tests/e2e/factors.test.ts',
  '/account/passkeys/:id/removal': 'tests/e2e/factors.test.ts',
  '/account/recovery-codes': 'tests/http/factors.test.ts',
  '/editions/:id/enrolments/sheet': 'tests/http/enrolments.test.ts',
  '/enrolments/:id/seat': 'tests/http/enrolments.test.ts',
  '/enrolments/:id/person': 'tests/http/enrolments.test.ts',
  '/enrolments/own': 'tests/http/enrolments.test.ts',
  '/enrol/:id': 'tests/http/enrol-online.test.ts',
  '/enrolment/:token': 'tests/http/enrol-online.test.ts',
  '/account/pin': 'tests/http/handover.test.ts',
  '/ask': 'tests/http/handover.test.ts',
  '/ask/completion': 'tests/http/handover.test.ts',
  '/ask/closing': 'tests/http/handover.test.ts',
  '/ask/return': 'tests/http/handover.test.ts',
  '/responses/:id/handover': 'tests/http/handover.test.ts',
  '/people/:id/home-links': 'tests/http/home-links.test.ts',
  '/home-links/:id/renewal': 'tests/http/home-links.test.ts',
  '/home-links/:id/revocation': 'tests/http/home-links.test.ts',
  '/insights/views/:id': 'tests/http/views.test.ts',
  '/insights/views/:id/removal': 'tests/http/views.test.ts',
  '/insights/shares/:id/revocation': 'tests/http/views.test.ts',
  '/q/:token': 'tests/http/home-links.test.ts',
  '/q/:token/completion': 'tests/http/home-links.test.ts',
  '/desk/sessions/:id/undoing': 'tests/http/desk.test.ts',
  '/papers': 'leads on to the paper of a number',
  '/papers/:code': 'tests/http/papers.test.ts',
  '/people/:id/declining/undoing': 'tests/http/follow-ups.test.ts',
  '/people/:id/code': 'tests/http/people.test.ts',
  '/people/:id/requests': 'tests/http/privacy.test.ts',
  '/requests/:id/completion': 'tests/http/privacy.test.ts',
  '/requests/:id/erasure': 'tests/http/privacy.test.ts',
  '/requests/:id/refusal': 'tests/http/privacy.test.ts',
  '/references/populations/new': 'tests/http/references.test.ts',
  '/targets/import': 'tests/http/targets.test.ts',
  '/references/values/new': 'tests/http/references.test.ts',
  '/network/organisations/:id/ending': 'sites have to be closed first: the same use case as other endings',
  '/network/tokens/:id/revocation': 'tests/http/tokens.test.ts',
  '/network/staff/:id/factors': 'tests/http/factors.test.ts',
  '/network/staff/:id/sign-on': 'tests/http/sign-on-accounts.test.ts',
};

/** What is done anew each time it is asked for, and why. */
const ANEW: ReadonlySet<string> = new Set([
  // A secret is shown once: one whose answer was lost is known to nobody.
  '/account/calendar',
  '/network/tokens/new',
  // Looks again for what is past its time.
  '/retention/runs',
]);

/** What is open to everybody, or answers with a file: the page with its form is still there. */
const WAITS_NOT: ReadonlySet<string> = new Set(['/language', '/sign-out', '/baselines/microdata/file']);

/** Sent when the sign-in had run out, a form waits whole. */
async function expectToWait(site: TestSite, action: string, fields: Record<string, string>): Promise<void> {
  const expired = await site.as('anonymous').post(action, fields);
  expect(expired.status).toBe(401);
  const kept = /name="kept" value="([^"]*)"/.exec(await expired.text())?.[1] ?? '';
  const typed = kept.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
  expect(readKept(typed)).toEqual({ action, fields: Object.entries(fields) });
}

/** Rows of every table but the trail, which hears of each try. */
async function countRows({ db }: TestSite['app']): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name } of await db.introspection.getTables()) {
    if (name === 'audit_entry') continue;
    const { rows } = await sql<object>`select 1 from ${sql.table(name)}`.execute(db);
    counts[name] = rows.length;
  }
  return counts;
}

const today = civilToday();

it('every route that is sent something is tried here or says where', async () => {
  const sent = listRoutes((await testBuild()).routes).flatMap(({ path, send }) =>
    send === null ? [] : path,
  );
  expect([...Object.keys(ACTS), ...Object.keys(ELSEWHERE)].sort()).toEqual(sent.sort());
});

it.each(Object.entries(ACTS))('%s leaves its entry', async (route, [who, entry, form, path]) => {
  const site = await openTestSite();
  const ids = site.network.places.own;
  const address = path ?? ROUTE_SAMPLES[route]?.path;
  const send = (fields: Record<string, string>) => site.as(who).post(address?.(ids) ?? route, fields);
  const fields = form(ids, today);
  if (!WAITS_NOT.has(route)) await expectToWait(site, address?.(ids) ?? route, fields);
  expect((await send(fields)).status).toBeLessThan(400);
  const entries = await site.app.db.selectFrom('audit_entry').select(['action', 'staff_id']).execute();
  expect(entries).toContainEqual({ action: entry, staff_id: site.network.staff[who] });
  // As when its answer was lost on the way.
  const once = await countRows(site.app);
  const again = (await send(fields)).status;
  expect(again).toBeLessThan(500);
  expect(again).not.toBe(404);
  if (!ANEW.has(route)) expect(await countRows(site.app)).toEqual(once);
  await site.close();
});
