import { ConfigError, type Environment, LOOPBACK, secretFrom } from '../environment.server.ts';
import { isPlainText } from '../http/plain-text.ts';

/** Who signs people in for us, and what of its answers we go by. */
export interface ProviderSettings {
  readonly issuer: URL;
  readonly clientId: string;
  /** null for a public client, which PKCE alone protects. */
  readonly clientSecret: string | null;
  /** What stands on the button. */
  readonly label: string;
  readonly scope: string;
  /** The claim by which somebody is known the first time: `email`, or one compared with the identifier typed for her. */
  readonly claim: string;
  /** Values of `acr` and `amr` that mean that two factors were asked for. */
  readonly strong: { readonly acr: readonly string[]; readonly amr: readonly string[] };
}

const ISSUER = 'BOTTEGA_OIDC_ISSUER';
const OTHERS = ['CLIENT_ID', 'CLIENT_SECRET', 'CLIENT_SECRET_FILE', 'CLAIM', 'LABEL', 'SCOPE', 'ACR', 'AMR'];
const LONGEST_LABEL = 40;

function words(text: string | undefined): string[] {
  return (text ?? '').split(/\s+/).filter((word) => word !== '');
}

function issuerFrom(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname));
  if (!url || !safe || url.search || url.hash || url.username) {
    throw new ConfigError(`${ISSUER} must be an https address like https://login.example.org`);
  }
  return url;
}

function labelFrom(text: string | undefined, issuer: URL): string {
  const label = text?.trim() || issuer.hostname;
  if (label.length > LONGEST_LABEL || !isPlainText(label)) {
    throw new ConfigError(`BOTTEGA_OIDC_LABEL must be a few words (at most ${LONGEST_LABEL} characters).`);
  }
  return label;
}

/** Reads the settings of single sign-on; null when there are none, ConfigError when they make no sense. */
export function providerSettingsFrom(env: Environment): ProviderSettings | null {
  const text = env[ISSUER];
  if (!text) {
    const lost = OTHERS.map((name) => `BOTTEGA_OIDC_${name}`).find((name) => env[name]);
    if (lost) throw new ConfigError(`${lost} is set, but ${ISSUER} is not.`);
    return null;
  }
  const issuer = issuerFrom(text);
  if (!env.BOTTEGA_OIDC_CLIENT_ID) {
    throw new ConfigError(`BOTTEGA_OIDC_CLIENT_ID is not set: the name ${issuer.hostname} knows us by.`);
  }
  const claim = env.BOTTEGA_OIDC_CLAIM || 'email';
  if (!/^[\w:/.-]{1,100}$/.test(claim)) {
    throw new ConfigError('BOTTEGA_OIDC_CLAIM must be the name of one claim, like email or fiscal_number.');
  }
  const scope = words(env.BOTTEGA_OIDC_SCOPE || (claim === 'email' ? 'openid email' : 'openid profile'));
  if (!scope.includes('openid')) throw new ConfigError('BOTTEGA_OIDC_SCOPE must contain openid.');
  return {
    issuer,
    clientId: env.BOTTEGA_OIDC_CLIENT_ID,
    clientSecret: secretFrom(env, 'BOTTEGA_OIDC_CLIENT_SECRET') ?? null,
    label: labelFrom(env.BOTTEGA_OIDC_LABEL, issuer),
    scope: scope.join(' '),
    claim,
    strong: { acr: words(env.BOTTEGA_OIDC_ACR), amr: words(env.BOTTEGA_OIDC_AMR) },
  };
}
