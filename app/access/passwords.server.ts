import { hash, verify } from '@node-rs/argon2';
import { inTurn } from './sign-in-turns.server.ts';

/** argon2id, 46 MiB, one pass: OWASP's first choice for one core. */
const COST = { memoryCost: 47_104, timeCost: 1, parallelism: 1 } as const;

export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 128;

/** One spelling: keyboards write é as one character or as two. */
function spelled(password: string): string {
  return password.normalize('NFKC');
}

/** True when a new password has the right length, in characters as they are hashed. */
export function hasPasswordLength(password: string): boolean {
  const { length } = [...spelled(password.slice(0, PASSWORD_MAX * 4))];
  return length >= PASSWORD_MIN && length <= PASSWORD_MAX;
}

/** Some two seconds of waiting; beyond it somebody signs in by machine, and is told to come back. */
const MOST_WAITING = 40;

/**
 * One password at a time: each fills a core for some fifty milliseconds, and whoever works at a desk meanwhile needs
 * the other. Throws `too_many_tries` (429) when too many wait.
 */
const hashing = <T>(work: () => Promise<T>) => inTurn('password', work, MOST_WAITING);

/** Encoded hash of a password; throws `too_many_tries` (429). */
export function hashPassword(password: string): Promise<string> {
  return hashing(() => hash(spelled(password), COST));
}

/** Encoded hash of a PIN; throws `too_many_tries` (429). */
export function hashPin(pin: string): Promise<string> {
  return hashing(() => hash(pin, COST));
}

/** True when the PIN fits; throws `too_many_tries` (429). */
export function pinFits(encoded: string, pin: string): Promise<boolean> {
  return hashing(() => verify(encoded, pin.slice(0, PASSWORD_MAX)));
}

let unknownPersonsHash: Promise<string> | undefined;

/** True when the password fits. Without a hash it works as long and answers false: unknown accounts look the same. */
export async function passwordFits(encoded: string | null, password: string): Promise<boolean> {
  const fits = await hashing(async () => {
    // Made inside the turn: a refusal of the line must not be what is remembered.
    unknownPersonsHash ??= hash(spelled('nobody has this password'), COST);
    return verify(encoded ?? (await unknownPersonsHash), spelled(password.slice(0, PASSWORD_MAX * 4)));
  });
  return fits && encoded !== null && hasPasswordLength(password);
}
