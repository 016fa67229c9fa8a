import { Secret, TOTP } from 'otpauth';

/** Seconds a code lives (RFC 6238, 5.2); one step before and one after are taken too, for clocks that differ. */
const PERIOD_S = 30;
const WINDOW = 1;

/** What every authenticator app understands: six figures, SHA-1, 30 seconds. */
function totpOf(secret: string, account = ''): TOTP {
  return new TOTP({ issuer: 'Bottega', label: account, secret: Secret.fromBase32(secret), period: PERIOD_S });
}

/** 160 random bits in base32 (RFC 4226, 4). */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What the QR code says: `otpauth://totp/Bottega:<account>?…`. */
export function totpAddress(secret: string, account: string): string {
  return totpOf(secret, account).toString();
}

/** The step whose code was typed; null when the code is none of the three that hold now. */
export function totpStep(secret: string, typed: string, now: Date): number | null {
  const token = typed.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = now.getTime();
  const delta = totpOf(secret).validate({ token, timestamp, window: WINDOW });
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_S) + delta;
}
