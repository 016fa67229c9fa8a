import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { rolesFor } from '../../app/access/policy.ts';
import { revokeToken } from '../../app/network/revoke-token.server.ts';
import { TOKEN_ROLES } from '../../app/network/token-rules.ts';
import { openProgram, type Program } from '../support/api-client.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';

const PATHS = ['figures/participation', 'figures/baseline', 'sites'] as const;

let site: TestSite;
let analyst: Program;
beforeAll(async () => {
  site = await openTestSite();
  analyst = await openProgram(site, 'analyst', { kind: 'network' });
});
afterAll(() => site.close());

const Faults = z.object({ errors: z.array(z.object({ field: z.string(), message: z.string().min(10) })) });

async function faultsOf(answer: Response): Promise<string[]> {
  expect(answer.headers.get('Content-Type')).toContain('application/problem+json');
  return Faults.parse(await answer.json()).errors.map(({ field }) => field);
}

describe('who may ask', () => {
  it('are the roles that may download figures, in the scope of their token and nowhere else', async () => {
    expect([...TOKEN_ROLES].sort()).toEqual([...rolesFor('figures.export')].sort());
    const { own, sibling, other } = site.network.places;
    for (const role of ['coordinator', 'analyst'] as const) {
      const program = await openProgram(site, role, { kind: 'organisation', id: own.organisation });
      const { sites } = z
        .object({ sites: z.array(z.object({ id: z.string() })) })
        .parse(await program.read('sites'));
      expect(sites.map(({ id }) => id).sort()).toEqual([own.site, sibling.site].sort());
      for (const path of PATHS.slice(0, 2)) {
        expect((await program.ask(`${path}?site=${own.site}&site=${sibling.site}`)).status).toBe(200);
        const refused = await program.ask(`${path}?site=${other.site}`);
        expect([refused.status, await faultsOf(refused)]).toEqual([404, ['site']]);
        const unknown = await program.ask(`${path}?organisation=${other.organisation}`);
        expect([unknown.status, await faultsOf(unknown)]).toEqual([404, ['organisation']]);
      }
    }
    for (const role of ['admin', 'auditor'] as const) {
      const program = await openProgram(site, role, { kind: 'network' });
      for (const path of PATHS) expect((await program.ask(path)).status).toBe(200);
    }
  });

  it.each([
    ['nothing', {}, 'Bearer realm="Bottega"'],
    ['a token nobody has', { Authorization: `Bearer bottega_${'x'.repeat(43)}` }, 'error="invalid_token"'],
    ['something else', { Authorization: 'Basic YTpi' }, 'error="invalid_token"'],
    ['far too much', { Authorization: `Bearer ${'x'.repeat(3000)}` }, 'error="invalid_token"'],
  ])('with %s is refused everywhere', async (_, headers, challenge) => {
    for (const path of PATHS) {
      const answer = await site.as('anonymous').get(`/api/v1/${path}`, headers);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('WWW-Authenticate')).toContain(challenge);
      expect(answer.headers.get('Content-Type')).toContain('application/problem+json');
      expect(answer.headers.get('Cache-Control')).toBe('private, no-store');
    }
  });

  it('is refused from the day after the last, and at once when the token is taken back', async () => {
    const expired = await openProgram(site, 'analyst', { kind: 'network' }, '2020-01-01');
    expect(await expired.read('sites')).toMatchObject({ status: 401, code: 'token_expired' });
    const lost = await openProgram(site, 'analyst', { kind: 'network' });
    expect((await lost.ask('sites')).status).toBe(200);
    await revokeToken(site.app.db, { now: new Date(), staffId: null }, lost.id);
    expect(await lost.read('sites')).toMatchObject({ status: 401, code: 'token_revoked' });
  });

  it('leaves few entries: the first use of a day, and few of many refusals', async () => {
    const program = await openProgram(site, 'auditor', { kind: 'network' });
    const entriesOf = async (action: string) =>
      (
        await site.app.db.selectFrom('audit_entry').select(['action', 'subject_id', 'detail']).execute()
      ).filter((entry) => entry.action === action && entry.subject_id === program.id);
    for (let time = 0; time < 3; time += 1) await (await program.ask('sites')).text();
    expect(await entriesOf('token.create')).toHaveLength(1);
    expect(await entriesOf('token.use')).toHaveLength(1);
    await site.app.db
      .updateTable('api_token')
      .set({ expires_on: '2020-01-01' })
      .where('id', '=', program.id)
      .execute();
    for (let time = 0; time < 12; time += 1) await (await program.ask('sites')).text();
    expect((await entriesOf('token.refuse')).map(({ detail }) => JSON.parse(detail).times)).toEqual([1, 10]);
    const kept = await site.app.db.selectFrom('api_token').selectAll().where('id', '=', program.id).execute();
    expect(JSON.stringify(kept)).not.toContain(program.secret);
    expect(kept).toMatchObject([{ uses: 3 }]);
  });
});

describe('what is wrong with a question', () => {
  it.each([
    ['figures/participation?from=2026-02-30', ['from']],
    ['figures/participation?from=2026-03-01&to=2026-01-01', ['to']],
    ['figures/participation?from=1000-01-01&to=9999-12-31', ['from']],
    ['figures/participation?from=2026-01-01&from=2026-02-01', ['from']],
    ['figures/participation?by=planet', ['by']],
    ['figures/participation?gender=Z&mode=quantum', ['mode', 'gender']],
    ['figures/participation?banana=1', ['banana']],
    ['figures/participation?sites=1&from=ieri', ['from', 'sites']],
    [`figures/participation?topic=${'x'.repeat(10_000)}`, ['topic']],
    [`figures/participation?topic=${'x,'.repeat(4000)}y,z`, ['topic']],
    ['figures/baseline?from=2026-02-02', ['from']],
    ['figures/baseline?sex=A&way=home&by=education', ['way']],
    ['figures/baseline?by=planet', ['by']],
    ['figures/baseline?ageClass=16-74', ['ageClass']],
    ['sites?by=site', ['by']],
  ])('is named: %s', async (path, fields) => {
    for (const language of ['it', 'en']) {
      const answer = await analyst.ask(path, { 'Accept-Language': language });
      expect(answer.status).toBe(422);
      expect(answer.headers.get('Content-Language')).toBe(language);
      expect((await faultsOf(answer)).sort()).toEqual([...fields].sort());
    }
  });

  it('is said as data whatever goes wrong: methods, addresses, endless questions', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const answer = await site.as('anonymous').request('/api/v1/sites', { method });
      expect([method, answer.status, answer.headers.get('Allow')]).toEqual([method, 405, 'GET, HEAD']);
      expect(answer.headers.get('Content-Type')).toContain('application/problem+json');
    }
    expect(await analyst.read('nothing/here')).toMatchObject({ status: 404, code: 'not_found' });
    expect(await analyst.read(`sites?x=${'y'.repeat(20_000)}`)).toMatchObject({ status: 414 });
    for (const site of ['%00', '%F0%9F%92%A9', "'%3B--", '../../etc', '%E2%80%AE']) {
      expect([404, 422]).toContain((await analyst.ask(`figures/participation?site=${site}`)).status);
      expect([404, 422]).toContain((await analyst.ask(`figures/baseline?organisation=${site}`)).status);
    }
  });
});

describe('an answer', () => {
  it('is as the published description says, for every parameter it names', async () => {
    const description = z
      .object({
        openapi: z.literal('3.1.0'),
        paths: z.record(
          z.string(),
          z.object({
            get: z.object({
              operationId: z.string(),
              parameters: z.array(
                z.object({
                  name: z.string(),
                  description: z.string().min(10),
                  schema: z.looseObject({ type: z.string(), enum: z.array(z.string()).optional() }),
                }),
              ),
            }),
          }),
        ),
        components: z.object({ schemas: z.record(z.string(), z.looseObject({})) }),
      })
      .parse(await (await site.as('anonymous').get('/api/v1/openapi.json')).json());
    const { own } = site.network.places;
    const values: Readonly<Record<string, string>> = {
      from: '2026-01-01',
      to: '2026-12-31',
      site: own.site,
      organisation: own.organisation,
      comune: 'D612',
      programme: own.programme,
      way: 'desk',
      ageClass: '75+',
      weekday: '1',
      hour: '09',
    };
    expect(Object.keys(description.paths)).toEqual(PATHS.map((path) => `/api/v1/${path}`));
    for (const [path, { get }] of Object.entries(description.paths)) {
      const schema = z.fromJSONSchema(
        JSON.parse(JSON.stringify(description.components.schemas[get.operationId])),
      );
      const questions = get.parameters.flatMap(({ name, schema: own }) =>
        (own.enum ?? [values[name] ?? 'unknown']).map((value) => `?${name}=${encodeURIComponent(value)}`),
      );
      for (const question of ['', ...questions]) {
        const answer = await analyst.ask(path.replace('/api/v1/', '') + question);
        expect([path, question, answer.status]).toEqual([path, question, 200]);
        const { success, error } = schema.safeParse(await answer.json());
        expect([path, question, success, error?.issues]).toEqual([path, question, true, undefined]);
      }
    }
  });

  it('is of one programme at a time as on the page: its sites, in its days', async () => {
    const Rows = z.object({
      total: z.object({ accesses: z.number().nullable() }),
      rows: z.array(z.object({ key: z.string(), label: z.string(), accesses: z.number().nullable() })),
    });
    const coordinator = await openProgram(site, 'coordinator', {
      kind: 'organisation',
      id: site.network.places.own.organisation,
    });
    const { rows } = Rows.parse(await coordinator.read('figures/participation?by=programme'));
    const { programme } = site.network.places.own;
    const page = await (await site.as('coordinator').get('/insights/table?by=programme&format=json')).json();
    expect(rows.map(({ key, label, accesses }) => ({ key, label, accesses }))).toContainEqual(
      page.rows
        .map(({ key, label, accesses }: (typeof rows)[number]) => ({ key, label, accesses }))
        .find(({ key }: { key: string }) => key === programme),
    );
    const alone = Rows.parse(await coordinator.read(`figures/participation?by=site&programme=${programme}`));
    expect(alone.total.accesses).toBe(rows.find(({ key }) => key === programme)?.accesses);
    const other = await coordinator.ask(
      `figures/participation?programme=${site.network.places.other.programme}`,
    );
    expect([other.status, await faultsOf(other)]).toEqual([404, ['programme']]);
    const before = await coordinator.ask(
      `figures/participation?programme=${programme}&from=2001-01-01&to=2001-12-31`,
    );
    expect([before.status, await faultsOf(before)]).toEqual([422, ['programme']]);
  });

  it('names the public calendar of each site', async () => {
    const { sites } = z
      .object({ sites: z.array(z.object({ calendarUrl: z.url() })).min(3) })
      .parse(await analyst.read('sites'));
    for (const { calendarUrl } of sites) {
      const calendar = await site.as('anonymous').get(new URL(calendarUrl).pathname);
      expect(calendar.headers.get('Content-Type')).toContain('text/calendar');
      expect(await calendar.text()).toMatch(/^BEGIN:VCALENDAR/);
    }
  });

  it('is kept by nobody but the one who asked, and not sent twice', async () => {
    const first = await analyst.ask('figures/participation?by=month');
    const tag = first.headers.get('ETag') ?? '';
    expect(first.headers.get('Cache-Control')).toBe('private, no-cache');
    const second = await analyst.ask('figures/participation?by=month', { 'If-None-Match': tag });
    expect([second.status, await second.text()]).toEqual([304, '']);
    const other = await analyst.ask('figures/participation?by=site', { 'If-None-Match': tag });
    expect(other.status).toBe(200);
    const head = await site.as('anonymous').request('/api/v1/sites', {
      method: 'HEAD',
      headers: { Authorization: `Bearer ${analyst.secret}` },
    });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });
});
