import { createToken } from '../../app/network/create-token.server.ts';
import type { GrantScope } from '../../app/network/reach.ts';
import type { TokenRole } from '../../app/network/token-rules.ts';
import type { TestSite } from './http-app.ts';

/** A program with a token of its own. */
export interface Program {
  readonly id: string;
  readonly secret: string;
  /** Asks an address below `/api/v1/`. */
  ask(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** The same, read as JSON. */
  read(path: string): Promise<unknown>;
}

/** Makes a token and a program that uses it. */
export async function openProgram(
  site: TestSite,
  role: TokenRole,
  scope: GrantScope,
  expiresOn = '2099-12-31',
): Promise<Program> {
  const values = { name: 'Prova', role, scope, expiresOn };
  const made = await createToken(site.app.db, { now: site.app.clock.now(), staffId: null }, values);
  if (!made) throw new Error('no such place');
  const ask = (path: string, headers: Readonly<Record<string, string>> = {}) =>
    site.as('anonymous').get(`/api/v1/${path}`, { Authorization: `Bearer ${made.secret}`, ...headers });
  return { ...made, ask, read: async (path) => (await ask(path)).json() };
}
