import { Agent, request } from 'node:http';
import { DEMO_PASSWORD } from '../../db/seed/staff.ts';

type Headers = Readonly<Record<string, string>>;

/** One browser's connection: kept open, one request at a time. */
export interface Client {
  get(path: string): Promise<Answer>;
  /** Posts a form as a page without scripts does; `headers` are sent besides. */
  post(path: string, fields: URLSearchParams, headers?: Headers): Promise<Answer>;
  close(): void;
}

export interface Answer {
  readonly status: number;
  readonly location: string;
  readonly cookie: string;
  /** From the first byte sent to the last one received. */
  readonly ms: number;
}

/** A client of a server that sends the cookie of a sign-in, if any. */
export function openClient(origin: string, cookie = ''): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const { hostname, port } = new URL(origin);
  const common = { 'Accept-Encoding': 'gzip, deflate, br', ...(cookie ? { Cookie: cookie } : {}) };

  function send(method: 'GET' | 'POST', path: string, body = '', more: Headers = {}): Promise<Answer> {
    const form = {
      Origin: origin,
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': Buffer.byteLength(body),
    };
    const headers = method === 'POST' ? { ...common, ...form, ...more } : common;
    return new Promise((resolve, reject) => {
      const begun = performance.now();
      const sent = request({ agent, hostname, port, method, path, headers }, (answer) => {
        answer.resume();
        answer.once('error', reject);
        answer.once('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            location: answer.headers.location ?? '',
            cookie: answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '',
            ms: performance.now() - begun,
          }),
        );
      });
      sent.once('error', reject);
      sent.end(body);
    });
  }

  return {
    get: (path) => send('GET', path),
    post: (path, fields, headers) => send('POST', path, fields.toString(), headers),
    close: () => agent.destroy(),
  };
}

/** Signs a member of staff of the demo network in; returns the cookie. Throws when refused. */
export async function signIn(origin: string, email: string): Promise<string> {
  const client = openClient(origin);
  const answer = await client.post('/sign-in', new URLSearchParams({ email, password: DEMO_PASSWORD }));
  client.close();
  if (answer.status !== 302 || !answer.cookie)
    throw new Error(`${email} could not sign in: ${answer.status}`);
  return answer.cookie;
}

/** Lets each client ask again as soon as it is answered, for so long; returns every duration in ms. */
export async function hammer(
  clients: readonly Client[],
  seconds: number,
  ask: (client: Client, index: number) => Promise<Answer>,
): Promise<number[]> {
  const until = performance.now() + seconds * 1000;
  const durations: number[] = [];
  await Promise.all(
    clients.map(async (client, index) => {
      while (performance.now() < until) durations.push((await ask(client, index)).ms);
    }),
  );
  return durations;
}
