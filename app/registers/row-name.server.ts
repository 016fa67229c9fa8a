import type { RegisterRow } from '../../db/queries/registers.ts';
import { openContact } from '../enrolments/contact.ts';
import { displayName } from '../people/display-name.ts';
import { tryToOpen } from '../people/open-identity.ts';
import type { KeyRing } from '../platform/keys.server.ts';

/** Somebody enrolled; `id` is the enrolment's. */
type Named = Pick<RegisterRow, 'id' | 'card_id' | 'identity_sealed' | 'staff_name' | 'contact_sealed'>;

/**
 * What a register calls somebody, as a list is read (surname first): the full name where the network keeps names, else what
 * they said when they enrolled, else what the desk shows; null if nothing is known.
 */
export function rowName(keys: Pick<KeyRing, 'open'>, row: Named): string | null {
  if (row.staff_name !== null) return row.staff_name;
  const identity =
    row.card_id === null || row.identity_sealed === null
      ? null
      : tryToOpen(keys, { id: row.card_id, identity_sealed: row.identity_sealed });
  const full = [identity?.familyName, identity?.givenName].flatMap((part) => part?.trim() || []);
  if (full.length === 2) return full.join(' ');
  const said = openContact(keys, row).name;
  return said ?? (identity && displayName(identity));
}
