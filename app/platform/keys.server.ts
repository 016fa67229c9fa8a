import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

/** Seals personal data and makes look-up keys. Built once at start, handed over by the load context. */
export interface KeyRing {
  /** HMAC-SHA-256 of a normalised code, hex: finds a person without storing the code in clear. */
  lookupKey(code: string): string;
  /** HMAC-SHA-256 of a text under another key, hex: tells «same content» without keeping it. */
  contentHash(text: string): string;
  /** AES-256-GCM, bound to the id of its record; `keyId.nonce.tag.text`, base64url. */
  seal(text: string, recordId: string): string;
  /** Opens what `seal` made; throws when it was altered, moved to another record or its key is missing. */
  open(sealed: string, recordId: string): string;
}

const KEY_ID = 'k1';
const MASTER_BYTES = 32;

/** 256 random bits in base64: what BOTTEGA_MASTER_KEY holds. */
export function newMasterKey(): string {
  return randomBytes(MASTER_BYTES).toString('base64');
}

/** A key ring from one master secret of at least 32 bytes; separate keys per purpose by HKDF. */
export function openKeyRing(master: Buffer): KeyRing {
  if (master.length < 32) throw new Error('The master key must have at least 32 bytes.');
  // Key objects: with plain bytes every call prepares the key anew, which takes longer than the work itself.
  const derive = (purpose: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', master, 'bottega', `${KEY_ID}:${purpose}`, 32)));
  const lookup = derive('lookup');
  const content = derive('content');
  const sealing = derive('seal');
  const hmac = (key: KeyObject, text: string) => createHmac('sha256', key).update(text).digest('hex');

  return {
    lookupKey: (code) => hmac(lookup, code),
    contentHash: (text) => hmac(content, text),
    seal(text, recordId) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce);
      cipher.setAAD(Buffer.from(recordId));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      const parts = [nonce, cipher.getAuthTag(), body].map((part) => part.toString('base64url'));
      return [KEY_ID, ...parts].join('.');
    },
    open(sealed, recordId) {
      const [keyId, nonce, tag, body] = sealed.split('.');
      if (keyId !== KEY_ID || nonce === undefined || tag === undefined || body === undefined) {
        throw new Error('Sealed with a key this ring does not hold.');
      }
      const decipher = createDecipheriv('aes-256-gcm', sealing, Buffer.from(nonce, 'base64url'), {
        authTagLength: 16,
      });
      decipher.setAAD(Buffer.from(recordId));
      decipher.setAuthTag(Buffer.from(tag, 'base64url'));
      return decipher.update(Buffer.from(body, 'base64url'), undefined, 'utf8') + decipher.final('utf8');
    },
  };
}
