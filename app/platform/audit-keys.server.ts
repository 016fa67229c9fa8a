import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import type { ChainSealer } from '../../db/chain-sealer.ts';
import type { Config } from './config.server.ts';
import type { MasterKey, MasterKeys } from './master-keys.server.ts';

/** What the audit trail is sealed with, and what signs its head. */
export interface AuditKeys {
  readonly sealer: ChainSealer;
  /** Id of the key that signs, and its public half (Ed25519, 32 bytes, base64). */
  readonly keyId: string;
  readonly publicKey: string;
  /** Ed25519 signature, base64. */
  sign(text: string): string;
  /** True for a signature made by the key of that id; false for any other, and for a key that is not held. */
  isSignedBy(keyId: string, text: string, signature: string): boolean;
}

/** What stands before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

function derive({ id, secret }: MasterKey, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'bottega', `${id}:${purpose}`, 32));
}

function signingKey(master: MasterKey): KeyObject {
  const key = Buffer.concat([PKCS8_HEAD, derive(master, 'audit-head')]);
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

/** The keys of the trail from the master secrets: the current one first, then those of the past, which still verify. */
export function openAuditKeys(masters: MasterKeys): AuditKeys {
  const [{ id: keyId }] = masters;
  const sealing = new Map(
    masters.map((master) => [master.id, createSecretKey(derive(master, 'audit-chain'))]),
  );
  const signing = new Map(masters.map((master) => [master.id, signingKey(master)]));
  const signer = signing.get(keyId);
  if (!signer) throw new Error('no key to sign with');
  return {
    sealer: {
      keyId,
      mac(id, text) {
        const key = sealing.get(id);
        return key ? createHmac('sha256', key).update(text).digest('hex') : null;
      },
    },
    keyId,
    publicKey: Buffer.from(createPublicKey(signer).export({ format: 'jwk' }).x ?? '', 'base64url').toString(
      'base64',
    ),
    sign: (text) => sign(null, Buffer.from(text), signer).toString('base64'),
    isSignedBy(id, text, signature) {
      const key = signing.get(id);
      return (
        key !== undefined &&
        verify(null, Buffer.from(text), createPublicKey(key), Buffer.from(signature, 'base64'))
      );
    },
  };
}

/** The keys of the trail of a configured installation. */
export function auditKeysOf({ masterKeys }: Pick<Config, 'masterKeys'>): AuditKeys {
  return openAuditKeys(masterKeys);
}
