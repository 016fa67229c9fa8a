import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import { type AdapterFactory, type AdapterPayload, Provider } from 'oidc-provider';

export const CLIENT = { id: 'bottega', secret: 'a secret only the two of them know' } as const;

/** Who signs in at the provider, and what it says of her. */
interface Identity {
  sub: string;
  claims: Record<string, unknown>;
  acr?: string;
  amr?: string[];
}

/** An ID token's claims on the way out; answers those to send instead, signed by the provider's own key. */
type Forge = (claims: Record<string, unknown>) => Record<string, unknown>;

/** A real provider on loopback that signs whoever comes in as `identity`. */
export interface SignOnProvider {
  readonly issuer: string;
  identity: Identity;
  /** Replaces the claims of ID tokens. */
  forge: Forge | null;
  /** Replaces whole ID tokens. */
  garble: ((token: string) => string) | null;
  /** How often anything was asked of it, by path. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** Everything the provider remembers, for as long as it runs. */
function rememberAll(): AdapterFactory {
  const all = new Map<string, AdapterPayload>();
  return (model) => ({
    find: async (id) => all.get(`${model} ${id}`),
    findByUid: async (uid) => [...all.values()].find((payload) => payload.uid === uid),
    findByUserCode: async () => undefined,
    async upsert(id, payload) {
      all.set(`${model} ${id}`, payload);
    },
    async consume(id) {
      const payload = all.get(`${model} ${id}`);
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
    },
    async destroy(id) {
      all.delete(`${model} ${id}`);
    },
    async revokeByGrantId(grantId) {
      for (const [key, payload] of all) if (payload.grantId === grantId) all.delete(key);
    },
  });
}

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Starts one that sends people back to `back`; at the loopback port if given. */
export async function openSignOnProvider(back: string, port = 0): Promise<SignOnProvider> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const issuer = `http://127.0.0.1:${address.port}`;

  const provider: Provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [back],
        post_logout_redirect_uris: [new URL('/sign-in', back).href],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'test', use: 'sig', alg: 'RS256' }] },
    adapter: rememberAll(),
    acrValues: ['one-factor', 'two-factors'],
    cookies: { keys: ['of the test'] },
    claims: {
      openid: ['sub', 'amr'],
      email: ['email', 'email_verified'],
      profile: ['fiscal_number'],
      acr: null,
      amr: null,
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => {
          context.body = form;
        },
      },
    },
    pkce: { required: () => true },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: async () => ({ ...self.identity.claims, sub: id }),
    }),
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    async loadExistingGrant({ oidc }) {
      const kept = oidc.session?.grantIdFor(CLIENT.id);
      if (kept) return provider.Grant.find(kept);
      const grant = new provider.Grant({ clientId: CLIENT.id, accountId: oidc.session?.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
    ttl: { Session: 3600, Grant: 3600, IdToken: 3600, AccessToken: 3600, Interaction: 3600 },
  });

  const answer = provider.callback();
  server.on('request', async (request, response) => {
    const path = new URL(request.url ?? '/', issuer).pathname;
    self.asked.push(path);
    if (path.startsWith('/interaction/')) {
      const { sub, acr, amr } = self.identity;
      await provider.interactionFinished(request, response, {
        login: { accountId: sub, ...(acr && { acr }), ...(amr && { amr }) },
      });
      return;
    }
    if (path === '/token') changeToken(response);
    answer(request, response);
  });

  function changeToken(response: ServerResponse): void {
    const end = response.end.bind(response);
    response.end = (body: unknown) => {
      const text = changed(String(body));
      response.setHeader('Content-Length', Buffer.byteLength(text));
      return end(text);
    };
  }

  function changed(body: string): string {
    const json = JSON.parse(body);
    if (typeof json.id_token !== 'string') return body;
    const [header = '', payload = ''] = json.id_token.split('.');
    let token: string = json.id_token;
    if (self.forge) {
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
      const signed = `${header}.${base64url(self.forge(claims))}`;
      token = `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
    }
    return JSON.stringify({ ...json, id_token: self.garble ? self.garble(token) : token });
  }

  const self: SignOnProvider = {
    issuer,
    identity: { sub: 'nobody', claims: {} },
    forge: null,
    garble: null,
    asked: [],
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return self;
}
