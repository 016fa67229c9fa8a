/** The page of an address that only acts: it shows nothing itself, but makes its refusals pages and not bare data. */
export function NoPage() {
  return null;
}
