/**
 * An identifier as it is compared: without blanks, in capitals, without the prefix Italian gateways put before fiscal
 * codes (`TINIT-`, eIDAS natural person identifier in SPID's attribute `fiscalNumber`); '' for nothing.
 */
export function signOnIdentifier(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .toUpperCase()
    .replace(/^TINIT-/, '');
}

/** What of an identifier is hashed and sealed: never the same text as a citizen's code, which has a hash of its own. */
export function identifierText(identifier: string): string {
  return JSON.stringify(['identifier', identifier]);
}

/** What of a subject is hashed and sealed. */
export function subjectText(issuer: string, subject: string): string {
  return JSON.stringify(['subject', issuer, subject]);
}
