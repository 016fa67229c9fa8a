import { ConfigError } from '../environment.server.ts';

/** Requests a minute. */
export interface RateLimits {
  /** Of one sign-in. */
  readonly session: number;
  /** Of all who share an address: a whole office. */
  readonly address: number;
  /** Of all who share an address and are not signed in. */
  readonly anonymous: number;
}

const RATE_LIMITS: RateLimits = { session: 300, address: 3000, anonymous: 240 };

/** `session=300,address=3000,anonymous=240`, any of them; null for `off`. Throws ConfigError for anything else. */
export function rateLimitsFrom(text: string | undefined): RateLimits | null {
  if (text === 'off') return null;
  const limits: Record<keyof RateLimits, number> = { ...RATE_LIMITS };
  for (const part of text ? text.split(',') : []) {
    const [, name, number] = /^\s*(session|address|anonymous)=([1-9]\d{0,6})\s*$/.exec(part) ?? [];
    if (name !== 'session' && name !== 'address' && name !== 'anonymous') {
      throw new ConfigError(
        `BOTTEGA_RATE_LIMITS must be off or requests a minute like session=300,address=3000,anonymous=240, not ${text}.`,
      );
    }
    limits[name] = Number(number);
  }
  return limits;
}
