import { isIP } from 'node:net';
import { ConfigError, type Environment, LOOPBACK, secretFrom } from './environment.server.ts';
import { type RateLimits, rateLimitsFrom } from './http/rate-limit-settings.ts';
import { type MailSettings, mailSettingsFrom } from './mail/mail-settings.server.ts';
import { MasterKeyError, type MasterKeys, readMasterKeys } from './master-keys.server.ts';
import { type ProviderSettings, providerSettingsFrom } from './provider/provider-settings.server.ts';

/** The settings of an installation, checked; made from the environment once, at start. */
export interface Config {
  readonly databaseUrl: string;
  readonly host: string;
  readonly port: number;
  /** Origin people reach us at; unsafe requests must come from it. */
  readonly publicUrl: URL;
  /** The current one first. */
  readonly masterKeys: MasterKeys;
  /** Number of trusted proxies in front, or a list of their addresses. */
  readonly trustProxy: number | readonly string[];
  readonly logLevel: string;
  /** How often may be asked; null: as often as anybody likes. */
  readonly rateLimits: RateLimits | null;
  /** Whom to tell about a weakness, as `security.txt` shows it: `mailto:`, `https:` or `tel:`. */
  readonly securityContact: string | null;
  /** The code in the index of public bodies (IPA) of the one that publishes the open data; null where nobody said. */
  readonly ipaCode: string | null;
  /** The demo network: shows accounts on the sign-in page and says so on every page. */
  readonly demo: boolean;
  /** How mail is sent; null where nobody said: links are then handed over by people. */
  readonly mail: MailSettings | null;
  /** Who signs people in beside ourselves; null where nobody does. */
  readonly provider: ProviderSettings | null;
  /** Minutes without a touch after which a tablet in a citizen's hands asks whether somebody is there. */
  readonly pauseMinutes: number;
  /** Days a link works with which somebody answers at home. */
  readonly homeLinkDays: number;
}

function masterKeysFrom(env: Environment): MasterKeys {
  const text = secretFrom(env, 'BOTTEGA_MASTER_KEY');
  if (!text) {
    throw new ConfigError(
      'BOTTEGA_MASTER_KEY is not set. It protects everything personal in the database. Make one with: npm run -s bottega -- keys new. Keep it apart from the database and its backups (or name a file in BOTTEGA_MASTER_KEY_FILE).',
    );
  }
  try {
    return readMasterKeys(text);
  } catch (error) {
    if (!(error instanceof MasterKeyError)) throw error;
    throw new ConfigError(`BOTTEGA_MASTER_KEY ${error.message}.`);
  }
}

function portFrom(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new ConfigError(`PORT must be a number from 1 to 65535, not ${text}.`);
  }
  return port;
}

/** Names of nets that stand for their addresses. */
const NETS = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** True for an address, a net (`10.0.0.0/8`) or the name of one. */
function isProxy(text: string): boolean {
  const [address = '', bits = '0', ...more] = text.split('/');
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return NETS.has(text) || (more.length === 0 && /^\d+$/.test(bits) && Number(bits) <= longest);
}

function trustProxyFrom(text: string | undefined): number | string[] {
  if (!text) return 0;
  if (/^\d+$/.test(text)) return Number(text);
  const proxies = text.split(',').map((address) => address.trim());
  if (proxies.every(isProxy)) return proxies;
  throw new ConfigError(
    `TRUST_PROXY must be how many proxies are in front, or their addresses, not ${text}.`,
  );
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

function logLevelFrom(text: string): string {
  if (LOG_LEVELS.includes(text)) return text;
  throw new ConfigError(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, not ${text}.`);
}

/** Where the data are: `file:path` or `postgres://…`; an SQLite file of our own unless told otherwise. */
function databaseUrlFrom(env: Environment): string {
  const url = env.DATABASE_URL || 'file:data/bottega.db';
  if (/^(file:.|postgres(ql)?:\/\/)/.test(url)) return url;
  // The rest of it may hold a password.
  const scheme = /^\w+:/.exec(url)?.[0];
  throw new ConfigError(
    `DATABASE_URL must begin with file: and a path, or with postgres://${scheme ? `, not with ${scheme}` : ''}.`,
  );
}

/** An e-mail address or a whole `mailto:`, `https:` or `tel:` address. */
function securityContactFrom(text: string | undefined): string | null {
  if (!text) return null;
  const contact = /^[^:\s]+@[^:\s]+$/.test(text) ? `mailto:${text}` : text;
  if (!/^(mailto:[^@]+@|https:\/\/|tel:\+?)[!-~]+$/.test(contact) || !URL.canParse(contact)) {
    throw new ConfigError(
      `BOTTEGA_SECURITY_CONTACT must be an e-mail address, an https page or a tel: number, not ${text}.`,
    );
  }
  return contact;
}

/** As the index writes it: letters, digits, `_` and `-`, at most 20 signs (`r_toscan`). */
function ipaCodeFrom(text: string | undefined): string | null {
  if (!text) return null;
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,19}$/.test(text)) {
    throw new ConfigError(
      `BOTTEGA_IPA_CODE must be the code of a body in the IPA index, such as r_toscan, not ${text}.`,
    );
  }
  return text.toLowerCase();
}

/** Where people reach us: over TLS, unless it is their own machine or everything is invented. */
function publicUrlFrom(text: string, demo: boolean): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new ConfigError('BOTTEGA_PUBLIC_URL is not a URL.');
  }
  if (url.protocol === 'http:' && !LOOPBACK.has(url.hostname) && !demo) {
    throw new ConfigError(
      `BOTTEGA_PUBLIC_URL is ${url.origin}: over plain http everybody on the line reads passwords and personal data. Put a proxy with TLS in front and name its https address.`,
    );
  }
  return url;
}

/** A whole number from 1 to `most`. */
function countFrom(env: Environment, name: string, usual: number, most: number): number {
  const count = Number(env[name] || usual);
  if (!Number.isInteger(count) || count < 1 || count > most) {
    throw new ConfigError(`${name} must be a whole number from 1 to ${most}, not ${env[name]}.`);
  }
  return count;
}

/** Reads the environment; throws ConfigError naming the first setting that is missing or wrong. */
export function readConfig(env: Environment): Config {
  const port = portFrom(env.PORT || '3000');
  const demo = env.BOTTEGA_DEMO === '1';
  return {
    databaseUrl: databaseUrlFrom(env),
    // Nothing where a host should be would mean every address of the machine.
    host: env.HOST || '127.0.0.1',
    port,
    publicUrl: publicUrlFrom(env.BOTTEGA_PUBLIC_URL || `http://127.0.0.1:${port}`, demo),
    masterKeys: masterKeysFrom(env),
    trustProxy: trustProxyFrom(env.TRUST_PROXY),
    logLevel: logLevelFrom(env.LOG_LEVEL || 'info'),
    rateLimits: rateLimitsFrom(env.BOTTEGA_RATE_LIMITS),
    securityContact: securityContactFrom(env.BOTTEGA_SECURITY_CONTACT),
    ipaCode: ipaCodeFrom(env.BOTTEGA_IPA_CODE),
    demo,
    mail: mailSettingsFrom(env),
    provider: providerSettingsFrom(env),
    pauseMinutes: countFrom(env, 'BOTTEGA_PAUSE_MINUTES', 3, 10),
    homeLinkDays: countFrom(env, 'BOTTEGA_HOME_LINK_DAYS', 14, 90),
  };
}
