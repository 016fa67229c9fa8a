import { uuidv7 } from 'uuidv7';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A new UUIDv7: sorts by time, can be made anywhere, offline too. */
export function newId(): string {
  return uuidv7();
}

/** True for a well-formed lower-case UUIDv7. */
export function isId(text: string): boolean {
  return UUID_V7.test(text);
}
