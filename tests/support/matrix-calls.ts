import type { Client, TestSite } from './http-app.ts';
import type { ListedRoute } from './route-list.ts';
import type { RouteSample } from './route-samples.ts';
import type { PlaceIds } from './test-network.ts';

/** An answer, read to its end. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** The address of the same page as data, as the browser asks for it after the first page. */
function asData(path: string): string {
  const [page = '', query] = path.split('?');
  return `${page === '/' ? '/_root' : page}.data${query ? `?${query}` : ''}`;
}

/** The address of a route as a document and, where it has a page, as data. */
export function addressesOf(route: ListedRoute, path: string): string[] {
  return route.hasPage ? [path, asData(path)] : [path];
}

/** Without what every answer has of its own: the address it was asked for, ids, the nonce. */
function withoutItsOwn(text: string): string {
  return (
    text
      .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'id')
      // Numbers of papers, as the test network has them.
      .replaceAll(/PAPER[2-9A-Z]{2}/g, 'id')
      .replaceAll(/nonce(="|\\?":\\?")[\w+/=-]+/g, 'nonce')
      .replaceAll(/"nonce\\?",\\?"[\w+/=-]+/g, 'nonce')
  );
}

/** What is not there for somebody answers like what is not there at all. */
export function isLike(answer: Answer, unknown: Answer): boolean {
  return answer.status === unknown.status && withoutItsOwn(answer.text) === withoutItsOwn(unknown.text);
}

async function answerOf(response: Response): Promise<Answer> {
  return { status: response.status, text: await response.text() };
}

export async function read(client: Client, address: string): Promise<Answer> {
  return answerOf(await client.get(address));
}

export async function send(
  client: Client,
  address: string,
  sample: RouteSample,
  ids: PlaceIds,
): Promise<Answer> {
  return answerOf(await client.post(address, sample.form?.(ids) ?? {}));
}

/** An unsafe method of no form, from our own page. */
export async function ask(site: TestSite, client: Client, method: string, path: string): Promise<number> {
  const headers = { Origin: site.app.config.publicUrl.origin };
  const response = await client.request(path, method === 'HEAD' ? { method } : { method, headers });
  await response.arrayBuffer();
  return response.status;
}

/** What was done on a site, by the audit trail: everything but reading and being refused. */
export async function actsOn(site: TestSite): Promise<string[]> {
  const entries = await site.app.db.selectFrom('audit_entry').select('action').execute();
  return entries.map(({ action }) => action).filter((action) => !/\.(view|export)$|^access\./.test(action));
}
