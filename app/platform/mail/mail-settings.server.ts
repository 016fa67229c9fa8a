import { z } from 'zod';
import { ConfigError, type Environment, LOOPBACK, secretFrom } from '../environment.server.ts';
import { isPlainText } from '../http/plain-text.ts';

/** How to reach the mail server, and whom letters are from. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (smtps), by STARTTLS or not at all, or, on this machine only, if offered. */
  readonly tls: 'at_once' | 'required' | 'if_offered';
  readonly login: { readonly user: string; readonly pass: string } | null;
  readonly from: { readonly name: string; readonly address: string };
}

const NAME = 'BOTTEGA_SMTP_URL';
const EXAMPLE = 'smtps://user:password@mail.example.org:465';
const PORTS: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 };

/** A part of the address; characters with a meaning there are written `%40`. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new ConfigError(`${NAME} has a % that stands for nothing in its user or password.`);
  }
}

function loginFrom({ username, password }: URL): MailSettings['login'] {
  if ((username === '') !== (password === '')) {
    throw new ConfigError(`${NAME} must hold both a user and a password, or neither.`);
  }
  return username === '' ? null : { user: decoded(username), pass: decoded(password) };
}

function senderFrom(text: string | undefined): MailSettings['from'] {
  const [, name = '', address = ''] = /^(?:([^<>]*?)\s*<([^<>]+)>)$/.exec(text?.trim() ?? '') ?? [
    '',
    '',
    text?.trim(),
  ];
  const fits = z.email().safeParse(address).success && isPlainText(name) && !/[\t\n\r]/.test(name);
  if (!fits) {
    throw new ConfigError(
      'BOTTEGA_MAIL_FROM must say whom letters are from, like: Bottega <bottega@example.org>',
    );
  }
  return { name: name.replace(/^"(.*)"$/, '$1'), address };
}

/** Reads the settings of mail; null when there are none, ConfigError when they make no sense (secrets are not repeated). */
export function mailSettingsFrom(env: Environment): MailSettings | null {
  const text = secretFrom(env, NAME);
  if (text === undefined) {
    if (env.BOTTEGA_MAIL_FROM) throw new ConfigError(`BOTTEGA_MAIL_FROM is set, but ${NAME} is not.`);
    return null;
  }
  const url = URL.canParse(text) ? new URL(text) : null;
  const port = url && PORTS[url.protocol];
  const extra = url && (!/^\/?$/.test(url.pathname) || url.search || url.hash);
  if (!url || !port || url.hostname === '' || extra) {
    throw new ConfigError(`${NAME} must look like ${EXAMPLE}, or begin with smtp:// for STARTTLS.`);
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const plain = LOOPBACK.has(url.hostname) ? 'if_offered' : 'required';
  return {
    host,
    port: url.port === '' ? port : Number(url.port),
    tls: url.protocol === 'smtps:' ? 'at_once' : plain,
    login: loginFrom(url),
    from: senderFrom(env.BOTTEGA_MAIL_FROM),
  };
}
