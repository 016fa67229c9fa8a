import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { LoaderFunctionArgs, ServerBuild } from '@remix-run/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openHttpServer } from '../../app/platform/http/http-server.ts';
import { createWebServer } from '../../app/platform/http/web-server.ts';
import { streamOf } from '../../app/platform/streams.ts';
import { openTestSite, type TestSite, testBuild } from '../support/http-app.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(() => site.close());

/** Far more than what lies between a server and whoever takes nothing: 250 MB that cannot be compressed. */
const PIECES = 4_000;
const PIECE = crypto.getRandomValues(new Uint8Array(64_000));

/** What became of a download. */
interface Ended {
  /** How many pieces were made. */
  readonly pieces: number;
  /** Whoever works on it besides was told. */
  readonly told: boolean;
}

/** The product with a long file at the address of another, asked for by somebody who takes as good as nothing of it. */
async function openDownload(encoding: 'gzip' | 'identity', silence: number) {
  const { promise: ended, resolve } = Promise.withResolvers<Ended>();
  async function* pieces({ signal }: Request) {
    let made = 0;
    try {
      for (; made < PIECES; made += 1) yield PIECE;
    } finally {
      resolve({ pieces: made, told: signal.aborted });
    }
  }
  const loader = async ({ request }: LoaderFunctionArgs) =>
    new Response(streamOf(pieces(request)), { headers: { 'Content-Type': 'text/csv' } });
  const build = withFile(await testBuild(), loader);
  const server = openHttpServer(site.app.config, { headers: 5000, request: 5000, check: 5000, silence });
  server.on('request', createWebServer(site.app, { build, files: [] }).handler);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const asked = get({
    port: address.port,
    path: '/definitions.json',
    headers: { 'Accept-Encoding': encoding },
  });
  const [answer]: IncomingMessage[] = await once(asked, 'response');
  if (!answer) throw new Error('no answer');
  answer.on('error', () => {});
  return { answer, ended, close: () => server.close() };
}

function withFile(build: ServerBuild, loader: (args: LoaderFunctionArgs) => Promise<Response>): ServerBuild {
  const [id, route] = Object.entries(build.routes).find(([, { path }]) => path === 'definitions.json') ?? [];
  if (!id || !route) throw new Error('no such file');
  return { ...build, routes: { ...build.routes, [id]: { ...route, module: { ...route.module, loader } } } };
}

it.each(['gzip', 'identity'] as const)(
  'a file is made as far as it is taken, and no further once whoever asked has left (%s)',
  async (encoding) => {
    const { answer, ended, close } = await openDownload(encoding, 60_000);
    await once(answer, 'readable');
    expect(answer.headers['content-encoding']).toBe(encoding === 'gzip' ? 'gzip' : undefined);
    answer.destroy();
    const { pieces, told } = await ended;
    expect([pieces < PIECES, told]).toEqual([true, true]);
    close();
  },
);

it('somebody who takes nothing for a while is taken for gone', async () => {
  const { ended, close } = await openDownload('identity', 300);
  const { pieces, told } = await ended;
  expect([pieces < PIECES, told]).toEqual([true, true]);
  close();
});
