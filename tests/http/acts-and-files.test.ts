import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestSite, type TestSite } from '../support/http-app.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(() => site.close());

describe('an address that only acts', () => {
  it.each([
    ['/language', 400],
    ['/desk/sessions/0199a000-0000-7000-8000-000000000001/undoing', 404],
    ['/desk/sessions/0199a000-0000-7000-8000-000000000001/deletion', 404],
    ['/desk/cases/0199a000-0000-7000-8000-000000000001/closure', 400],
    ['/people/merges/0199a000-0000-7000-8000-000000000001/undoing', 404],
  ])('%s refuses with a page in words', async (path, status) => {
    const answer = await site.as('facilitator').post(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('Content-Type')).toContain('text/html');
    const page = await answer.text();
    expect(page).toContain("Torna all'inizio".replace("'", '&#x27;'));
    expect(page).not.toContain('Unexpected Server Error');
  });

  it('offers to sign in again where the sign-in has run out', async () => {
    const answer = await site.as('anonymous').post('/desk/site', { site: 'x' });
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain('action="/sign-in"');
  });
});

describe('a file', () => {
  const table = '/insights/table?format=csv&by=site';
  const browser = { Accept: 'text/html,application/xhtml+xml' };

  it('leads to signing in when the link is followed too late', async () => {
    const answer = await site.as('anonymous').get(table, browser);
    expect(answer.status).toBe(302);
    expect(answer.headers.get('Location')).toBe(`/sign-in?next=${encodeURIComponent(table)}`);
    expect((await site.as('anonymous').get(table)).status).toBe(401);
  });

  it('refuses with a page, in the language of the browser', async () => {
    const answer = await site.as('analyst').get('/insights/table?format=zz&by=site', {
      ...browser,
      'Accept-Language': 'en',
    });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('Content-Type')).toContain('text/html');
    expect(await answer.text()).toContain('Page not found');
  });

  it('is for those who may take figures away', async () => {
    for (const role of ['facilitator', 'trainer'] as const) {
      expect((await site.as(role).get(table)).status).toBe(403);
      expect(await (await site.as(role).get('/insights')).text()).not.toContain('/insights/table');
    }
    expect((await site.as('analyst').get(table)).status).toBe(200);
  });
});
