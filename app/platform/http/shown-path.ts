const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\.data)?$/;
/** Ours are shorter than the tokens that might be all letters. */
const WORD = /^[a-z][a-z_-]{0,24}(\.data|\.csv)?$/;
const NUMBER = /^\d{1,3}(\.data)?$/;

/**
 * A path as the log may keep it: our words, ids and small numbers. A token of an invitation, a code or a name that
 * somebody put into an address becomes `*`; of an address that leads nowhere (`unknown`) only its first word and ids stay.
 */
export function shownPath(path: string, unknown = false): string {
  const shown = path
    .slice(0, 300)
    .split('/')
    .map((part, index) => {
      if (part === '' || ID.test(part)) return part;
      const ours = WORD.test(part) || NUMBER.test(part);
      return ours && (!unknown || index === 1) ? part : '*';
    });
  return shown.join('/');
}
