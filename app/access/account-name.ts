/** The e-mail as accounts are known by, from what somebody typed; cut to what an address can measure. */
export function accountName(typed: string): string {
  return typed.slice(0, 1000).normalize('NFKC').trim().toLowerCase().slice(0, 254);
}
