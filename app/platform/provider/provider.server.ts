import * as oidc from 'openid-client';
import type { Logger } from '../log.server.ts';
import type { ProviderSettings } from './provider-settings.server.ts';

/** Seconds the provider may take for one answer: somebody is waiting. */
const PATIENCE_S = 5;
/** How long what the provider says about itself is believed. */
const KNOWN_MS = 12 * 60 * 60_000;

/** What is kept from the question to the answer; neither leaves the server in the clear. */
interface Checks {
  readonly state: string;
  readonly nonce: string;
  /** PKCE. */
  readonly verifier: string;
  /** The provider shall ask anew who is there, even if it knows the browser. */
  readonly fresh: boolean;
}

/** What the provider vouches for. */
export interface Vouched {
  readonly issuer: string;
  readonly subject: string;
  /** Claims of the ID token, and those of the userinfo endpoint it does not hold itself. */
  readonly claims: Readonly<Record<string, unknown>>;
  /** The provider asked for two factors, by the settings. */
  readonly strong: boolean;
}

/**
 * `unavailable`: the provider does not answer, or not as a provider does; `refused`: its answer does not hold;
 * `declined`: it says that the person did not want to.
 */
export interface ProviderFailure {
  readonly kind: 'unavailable' | 'refused' | 'declined';
}

/** Single sign-on by OpenID Connect. Built once at start; `null` on the App where there are no settings for it. */
export interface Provider {
  /** Where to send the browser. */
  begin(checks: Checks, back: URL): Promise<{ readonly kind: 'go'; readonly to: URL } | ProviderFailure>;
  /** What an answer that came back to `answer` vouches for. */
  redeem(
    answer: URL,
    checks: Checks,
  ): Promise<{ readonly kind: 'vouched'; readonly who: Vouched } | ProviderFailure>;
  /** Where the provider's own session is ended; null where it has no such place or does not answer. */
  leaving(back: URL): Promise<URL | null>;
}

/** Nothing is asked of the provider before somebody wants to sign in. */
export function openProvider(settings: ProviderSettings, log: Logger): Provider {
  let known: { readonly at: number; readonly provider: Promise<oidc.Configuration> } | undefined;

  function discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = settings;
    const insecure = issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
    return oidc.discovery(
      issuer,
      clientId,
      undefined,
      clientSecret === null ? oidc.None() : oidc.ClientSecretBasic(clientSecret),
      // Signatures are checked although the answer comes straight from the provider: the line is not the proof.
      { execute: [...insecure, oidc.enableNonRepudiationChecks], timeout: PATIENCE_S },
    );
  }

  async function provider(): Promise<oidc.Configuration> {
    if (!known || Date.now() - known.at > KNOWN_MS) known = { at: Date.now(), provider: discover() };
    const asked = known;
    try {
      return await asked.provider;
    } catch (error) {
      // Failures are not kept: the next who asks tries again.
      if (known === asked) known = undefined;
      throw error;
    }
  }

  /** Tells failures of the provider from answers that do not hold; both are logged by their codes alone. */
  async function orFailure<T>(
    work: (provider: oidc.Configuration) => Promise<T>,
  ): Promise<T | ProviderFailure> {
    let configuration: oidc.Configuration;
    try {
      configuration = await provider();
    } catch (error) {
      log.warn({ codes: codesOf(error) }, 'sign-on provider unavailable');
      return { kind: 'unavailable' };
    }
    try {
      return await work(configuration);
    } catch (error) {
      const kind = failureOf(error);
      log.warn({ codes: codesOf(error) }, `sign-on ${kind}`);
      return { kind };
    }
  }

  function isStrong({ acr, amr }: Readonly<Record<string, unknown>>): boolean {
    const methods: readonly unknown[] = Array.isArray(amr) ? amr : [];
    const { strong } = settings;
    return (
      (typeof acr === 'string' && strong.acr.includes(acr)) ||
      strong.amr.some((method) => methods.includes(method))
    );
  }

  return {
    begin: (checks, back) =>
      orFailure(async (configuration) => {
        const parameters = {
          redirect_uri: back.href,
          scope: settings.scope,
          state: checks.state,
          nonce: checks.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(checks.verifier),
          code_challenge_method: 'S256',
          ...(checks.fresh && { prompt: 'login', max_age: '0' }),
          ...(settings.strong.acr.length > 0 && { acr_values: settings.strong.acr.join(' ') }),
        };
        return { kind: 'go', to: oidc.buildAuthorizationUrl(configuration, parameters) } as const;
      }),
    redeem: (answer, checks) =>
      orFailure(async (configuration) => {
        const tokens = await oidc.authorizationCodeGrant(configuration, answer, {
          expectedState: checks.state,
          expectedNonce: checks.nonce,
          pkceCodeVerifier: checks.verifier,
          ...(checks.fresh && { maxAge: 0 }),
          idTokenExpected: true,
        });
        const token = tokens.claims();
        if (!token) throw new oidc.ClientError('no ID token');
        const more =
          settings.claim in token || !configuration.serverMetadata().userinfo_endpoint
            ? {}
            : await oidc.fetchUserInfo(configuration, tokens.access_token, token.sub);
        return {
          kind: 'vouched',
          who: {
            issuer: token.iss,
            subject: token.sub,
            claims: { ...more, ...token },
            strong: isStrong(token),
          },
        } as const;
      }),
    async leaving(back) {
      const url = await orFailure(async (configuration) =>
        configuration.serverMetadata().end_session_endpoint
          ? oidc.buildEndSessionUrl(configuration, { post_logout_redirect_uri: back.href })
          : null,
      );
      return url instanceof URL ? url : null;
    },
  };
}

function failureOf(error: unknown): ProviderFailure['kind'] {
  if (error instanceof oidc.AuthorizationResponseError && error.error === 'access_denied') return 'declined';
  // No answer at all (`fetch` throws a TypeError), too late, or with the status of something broken.
  const code = error instanceof oidc.ClientError ? error.code : undefined;
  const silent = error instanceof TypeError || code === 'OAUTH_TIMEOUT';
  return silent || code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' ? 'unavailable' : 'refused';
}

/** What of an error may be logged: codes along its causes, never what was sent. */
function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  for (let one = error; one instanceof Error && codes.length < 5; one = one.cause) {
    codes.push('code' in one ? String(one.code) : one.name);
    if (one instanceof oidc.ResponseBodyError || one instanceof oidc.AuthorizationResponseError) {
      codes.push(one.error.slice(0, 40));
    }
  }
  return codes;
}
