import { randomBytes } from 'node:crypto';
import { FIRST_KEY } from '../../db/queries/keyed-values.ts';

/** A master secret and the name it goes by: the name stands in front of everything made with it. */
export interface MasterKey {
  readonly id: string;
  readonly secret: Buffer;
}

/** The keys at hand: the first writes, every one reads. */
export type MasterKeys = readonly [MasterKey, ...MasterKey[]];

/** Says what is wrong with a text that should hold master keys; never the text itself. */
export class MasterKeyError extends Error {}

const MASTER_BYTES = 32;
const ID = /^[a-z0-9][a-z0-9-]{0,19}$/;
const BASE64 = /^[\w+/-]+={0,2}$/;

/** 256 random bits in base64: what BOTTEGA_MASTER_KEY holds. */
export function newMasterKey(): string {
  return randomBytes(MASTER_BYTES).toString('base64');
}

/**
 * Reads `base64`, the one key of most installations, whose name is k1; or several `id:base64`, set apart by commas,
 * blanks or lines, the current one first. Throws MasterKeyError.
 */
export function readMasterKeys(text: string): MasterKeys {
  if (!text.includes(':')) return [checked(FIRST_KEY, Buffer.from(text, 'base64'))];
  const [current, ...others] = text
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .map(readEntry);
  if (!current) throw new MasterKeyError('holds no key');
  const keys: MasterKeys = [current, ...others];
  for (const { id, secret } of keys) {
    if (keys.filter((other) => other.id === id).length > 1) {
      throw new MasterKeyError(`holds two keys called ${id}`);
    }
    const same = keys.find((other) => other.id !== id && other.secret.equals(secret));
    if (same) throw new MasterKeyError(`holds one key under two names, ${id} and ${same.id}`);
  }
  return keys;
}

function readEntry(entry: string, index: number): MasterKey {
  const [id = '', base64 = '', ...more] = entry.split(':');
  if (!ID.test(id)) {
    throw new MasterKeyError(
      `must hold entries like k2:base64; entry ${index + 1} has no name of a-z, 0-9 and - (up to 20) before the colon`,
    );
  }
  if (more.length > 0 || !BASE64.test(base64)) throw new MasterKeyError(`has no base64 after ${id}:`);
  return checked(id, Buffer.from(base64, 'base64'));
}

function checked(id: string, secret: Buffer): MasterKey {
  if (secret.length >= MASTER_BYTES) return { id, secret };
  throw new MasterKeyError(`must hold at least 32 bytes in base64 (key ${id} has ${secret.length})`);
}
