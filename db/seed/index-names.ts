import { nameKeysOf } from '../name-words.ts';
import type { Identity } from '../schema/identity.ts';
import { rememberByName } from './names.ts';

/** What stands in the index for somebody, as `nameKeysOf` has it of both names together; each name is worked out once. */
export function indexNames(keys: Parameters<typeof nameKeysOf>[0]): (identity: Identity) => Set<string> {
  const keysOfName = rememberByName((givenName) => nameKeysOf(keys, { givenName, familyName: null }));
  return ({ givenName, familyName }) =>
    new Set([givenName, familyName].flatMap((name) => (name === null ? [] : keysOfName(name))));
}
