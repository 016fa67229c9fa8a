/**
 * An identifier as it is compared: without blanks, in capitals, without the prefix Italian gateways put before fiscal
 * codes (`TINIT-`, eIDAS natural person identifier in SPID's attribute `fiscalNumber`).
 */
export function signOnIdentifier(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .toUpperCase()
    .replace(/^TINIT-/, '');
}
