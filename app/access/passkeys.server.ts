import { isIP } from 'node:net';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers';
import type { Insertable, Selectable } from 'kysely';
import { z } from 'zod';
import {
  findPasskey,
  insertChallenge,
  listPasskeys,
  spendChallenge,
  updatePasskeyUse,
} from '../../db/queries/passkeys.ts';
import type { PasskeyTable } from '../../db/schema/passkey.ts';
import type { StaffTable } from '../../db/schema/staff.ts';
import type { App } from '../platform/app.server.ts';
import type { Config } from '../platform/config.server.ts';
import { Problem } from '../platform/problem.ts';

const CHALLENGE_MS = 5 * 60_000;
const TIMEOUT_MS = 120_000;

/** Ed25519, ES256 and RS256 (RFC 9053, RFC 8812): what authenticators have. */
const ALGORITHMS = [-8, -7, -257];

/** The name passkeys are bound to: that of the network's address. null for a bare IP address, which has none. */
export function passkeyDomain(config: Config): string | null {
  const { hostname } = config.publicUrl;
  return isIP(hostname.replace(/[[\]]/g, '')) === 0 ? hostname : null;
}

/** What the authenticator is asked for to make a person's new passkey. */
export function enrolmentOf(staffId: string): string {
  return `enrol ${staffId}`;
}

function domainOf(app: App): string {
  const domain = passkeyDomain(app.config);
  if (domain === null) throw new Problem('no_passkeys_here', 409);
  return domain;
}

async function keepChallenge(app: App, challenge: string, askedFor: string): Promise<void> {
  const now = app.clock.now();
  const expires_at = new Date(now.getTime() + CHALLENGE_MS).toISOString();
  await app.db
    .transaction()
    .execute((trx) =>
      insertChallenge(trx, { challenge, asked_for: askedFor, expires_at }, now.toISOString()),
    );
}

/** What the browser hands to the authenticator to make a passkey; throws `no_passkeys_here` (409). */
export async function askNewPasskey(
  app: App,
  staff: Pick<Selectable<StaffTable>, 'id' | 'email' | 'full_name'>,
  askedFor: string,
) {
  const known = await listPasskeys(app.db, staff.id);
  const options = await generateRegistrationOptions({
    rpName: 'Bottega',
    rpID: domainOf(app),
    userID: new TextEncoder().encode(staff.id),
    userName: staff.email,
    userDisplayName: staff.full_name,
    timeout: TIMEOUT_MS,
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: known.map(({ credential_id }) => ({ id: credential_id })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  });
  await keepChallenge(app, options.challenge, askedFor);
  return options;
}

/** What the browser hands to the authenticator to prove a passkey: one of a person's, or (null) anybody's. */
export async function askPasskey(
  app: App,
  staffId: string | null,
  askedFor: string,
  userVerification: 'required' | 'preferred',
) {
  const rpID = domainOf(app);
  const known = staffId === null ? [] : await listPasskeys(app.db, staffId);
  const options = await generateAuthenticationOptions({
    rpID,
    userVerification,
    timeout: TIMEOUT_MS,
    allowCredentials: known.map(({ credential_id }) => ({ id: credential_id })),
  });
  await keepChallenge(app, options.challenge, askedFor);
  return options;
}

const text = z.string().max(20_000);
const Answer = z.object({
  id: z.string().regex(/^[\w-]{1,1400}$/),
  rawId: text,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
});
const Created = Answer.extend({ response: z.object({ clientDataJSON: text, attestationObject: text }) });
const Proved = Answer.extend({
  response: z.object({ clientDataJSON: text, authenticatorData: text, signature: text }),
});

/** The authenticator's answer as the page sent it; null when it is not one. */
function readAnswer<T>(sent: string, shape: z.ZodType<T>): T | null {
  try {
    return shape.parse(JSON.parse(sent));
  } catch {
    return null;
  }
}

/** The challenge an answer signs, used up; null when it is none of ours or not for this act. */
async function readChallenge(app: App, clientData: string, askedFor: string): Promise<string | null> {
  let challenge: unknown;
  try {
    ({ challenge } = decodeClientDataJSON(clientData));
  } catch {
    return null;
  }
  if (typeof challenge !== 'string' || !/^[\w-]{20,100}$/.test(challenge)) return null;
  const now = app.clock.now().toISOString();
  return (await spendChallenge(app.db, challenge, askedFor, now)) ? challenge : null;
}

/** Whatever an answer holds that cannot be read is a wrong answer. */
async function orNull<T>(work: Promise<T>): Promise<T | null> {
  return work.catch(() => null);
}

/** The new passkey in an answer, without name and owner; null when it was not asked for or does not hold. */
export async function readNewPasskey(
  app: App,
  sent: string,
  askedFor: string,
): Promise<Pick<Insertable<PasskeyTable>, 'credential_id' | 'public_key' | 'counter'> | null> {
  const answer: RegistrationResponseJSON | null = readAnswer(sent, Created);
  if (!answer) return null;
  const challenge = await readChallenge(app, answer.response.clientDataJSON, askedFor);
  if (challenge === null) return null;
  const checked = await orNull(
    verifyRegistrationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: app.config.publicUrl.origin,
      expectedRPID: domainOf(app),
      requireUserVerification: false,
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  );
  if (!checked?.verified) return null;
  const { id, publicKey, counter } = checked.registrationInfo.credential;
  return { credential_id: id, public_key: Buffer.from(publicKey).toString('base64url'), counter };
}

/** Whose passkey answered; null when it was not asked for, is unknown or does not hold. Counts the use. */
export async function provePasskey(
  app: App,
  sent: string,
  askedFor: string,
  { verified }: { readonly verified: boolean },
): Promise<string | null> {
  const answer: AuthenticationResponseJSON | null = readAnswer(sent, Proved);
  if (!answer) return null;
  const challenge = await readChallenge(app, answer.response.clientDataJSON, askedFor);
  const passkey = await findPasskey(app.db, answer.id);
  if (challenge === null || !passkey) return null;
  const checked = await orNull(
    verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: app.config.publicUrl.origin,
      expectedRPID: domainOf(app),
      requireUserVerification: verified,
      credential: {
        id: passkey.credential_id,
        publicKey: new Uint8Array(Buffer.from(passkey.public_key, 'base64url')),
        counter: passkey.counter,
      },
    }),
  );
  if (!checked?.verified) return null;
  const { newCounter } = checked.authenticationInfo;
  await updatePasskeyUse(app.db, passkey.id, newCounter, app.clock.now().toISOString());
  return passkey.staff_id;
}
