import type { RegisterRow } from '../../db/queries/registers.ts';
import { displayName } from '../people/display-name.ts';
import { tryToOpen } from '../people/open-identity.ts';
import type { KeyRing } from '../platform/keys.server.ts';

type Named = Pick<RegisterRow, 'card_id' | 'identity_sealed' | 'staff_name'>;

/** What a register calls somebody: the full name where the network keeps names, else what the desk shows; null if unknown. */
export function rowName(keys: Pick<KeyRing, 'open'>, row: Named): string | null {
  if (row.staff_name !== null) return row.staff_name;
  if (row.card_id === null || row.identity_sealed === null) return null;
  const identity = tryToOpen(keys, { id: row.card_id, identity_sealed: row.identity_sealed });
  if (!identity) return null;
  const full = [identity.familyName, identity.givenName].flatMap((part) => part?.trim() || []);
  return full.length === 2 ? full.join(' ') : displayName(identity);
}
