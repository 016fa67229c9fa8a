import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomFillSync,
} from 'node:crypto';
import { FIRST_KEY } from '../../db/queries/keyed-values.ts';
import type { MasterKey, MasterKeys } from './master-keys.server.ts';

/**
 * Seals personal data and makes look-up keys: writes with the current key, reads with every key it holds.
 * Built once at start, handed over by the load context.
 */
export interface KeyRing {
  /** Names of the keys held, the current one first. */
  readonly ids: readonly [string, ...string[]];
  /** HMAC-SHA-256 of a normalised code under the current key: finds a person without storing the code in clear. */
  lookupKey(code: string): string;
  /** The same under every key held, the current one first: what the code may be stored as. */
  lookupKeys(code: string): string[];
  /** HMAC-SHA-256 of a word of a name, cut to 96 bits, under a key of its own: names are looked for without them. */
  nameKey(word: string): string;
  /** The same under every key held, the current one first. */
  nameKeys(word: string): string[];
  /** HMAC-SHA-256 of a text under another current key: counts what comes again without keeping it. */
  contentHash(text: string): string;
  /** The same under every key held, the current one first. */
  contentHashes(text: string): string[];
  /** AES-256-GCM under the current key, bound to the id of its record; `keyId.nonce.tag.text`, base64url. */
  seal(text: string, recordId: string): string;
  /** Opens what `seal` made; throws when it was altered or moved to another record, MissingKeyError without its key. */
  open(sealed: string, recordId: string): string;
  /** What tells a key from another of the same name without giving it away: a keyed hash of a fixed text, hex. */
  proofOf(id: string): string;
}

/** Something sealed with a key this ring does not hold: somebody changed the keys and not (yet) this process. */
class MissingKeyError extends Error {
  readonly code = 'MISSING_KEY';
}

/** True for a MissingKeyError, also for one thrown by another copy of this module (the Remix bundle has its own). */
export function isMissingKey(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'MISSING_KEY';
}

const NAME_KEY_BYTES = 12;

interface DerivedKeys {
  readonly lookup: KeyObject;
  readonly content: KeyObject;
  readonly names: KeyObject;
  readonly sealing: KeyObject;
}

/** Separate keys per purpose by HKDF. */
function derive({ id, secret }: MasterKey): DerivedKeys {
  // Key objects: with plain bytes every call prepares the key anew, which takes longer than the work itself.
  const key = (purpose: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'bottega', `${id}:${purpose}`, 32)));
  return { lookup: key('lookup'), content: key('content'), names: key('names'), sealing: key('seal') };
}

const hmac = (key: KeyObject, text: string) => createHmac('sha256', key).update(text).digest('hex');

/** Hashes carry the name of their key, except those of the first key: they were stored before keys had names. */
const named = (id: string, hash: string) => (id === FIRST_KEY ? hash : `${id}.${hash}`);

/** Many rows, and a wrong hit is noticed when the card is opened: 96 bits are plenty. */
function nameKeyUnder(id: string, key: KeyObject, word: string): string {
  const hash = createHmac('sha256', key).update(word).digest().subarray(0, NAME_KEY_BYTES);
  return `${id}.${hash.toString('base64url')}`;
}

const NONCE_BYTES = 12;

/** Random bytes, never the same twice: drawn for many at a time, because to ask for them takes longer than to seal. */
function openNonces(): () => Buffer {
  const drawn = Buffer.alloc(NONCE_BYTES * 256);
  let at = drawn.length;
  return () => {
    if (at === drawn.length) {
      randomFillSync(drawn);
      at = 0;
    }
    at += NONCE_BYTES;
    return drawn.subarray(at - NONCE_BYTES, at);
  };
}

/** A key ring; the first of the keys is the current one. */
export function openKeyRing([current, ...others]: MasterKeys): KeyRing {
  const keys = new Map([current, ...others].map((key) => [key.id, derive(key)]));
  const entries = [...keys];
  const keyOf = (id: string | undefined) => {
    const key = keys.get(id ?? '');
    if (!key) throw new MissingKeyError('Sealed with a key this ring does not hold.');
    return key;
  };
  const writing = keyOf(current.id);
  const nextNonce = openNonces();

  return {
    ids: [current.id, ...others.map(({ id }) => id)],
    lookupKey: (code) => named(current.id, hmac(writing.lookup, code)),
    lookupKeys: (code) => entries.map(([id, { lookup }]) => named(id, hmac(lookup, code))),
    nameKey: (word) => nameKeyUnder(current.id, writing.names, word),
    nameKeys: (word) => entries.map(([id, { names }]) => nameKeyUnder(id, names, word)),
    contentHash: (text) => named(current.id, hmac(writing.content, text)),
    contentHashes: (text) => entries.map(([id, { content }]) => named(id, hmac(content, text))),
    seal(text, recordId) {
      const nonce = nextNonce();
      const cipher = createCipheriv('aes-256-gcm', writing.sealing, nonce);
      cipher.setAAD(Buffer.from(recordId));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      const parts = [nonce, cipher.getAuthTag(), body].map((part) => part.toString('base64url'));
      return [current.id, ...parts].join('.');
    },
    open(sealed, recordId) {
      const [keyId, nonce, tag, body] = sealed.split('.');
      if (nonce === undefined || tag === undefined || body === undefined) throw new Error('Not sealed.');
      const { sealing } = keyOf(keyId);
      const decipher = createDecipheriv('aes-256-gcm', sealing, Buffer.from(nonce, 'base64url'), {
        authTagLength: 16,
      });
      decipher.setAAD(Buffer.from(recordId));
      decipher.setAuthTag(Buffer.from(tag, 'base64url'));
      return decipher.update(Buffer.from(body, 'base64url'), undefined, 'utf8') + decipher.final('utf8');
    },
    proofOf: (id) => hmac(keyOf(id).content, 'the key of this database'),
  };
}
