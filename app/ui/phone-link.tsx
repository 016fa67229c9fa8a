/** A telephone number that a telephone calls. */
export function PhoneLink({ number }: { readonly number: string }) {
  return <a href={`tel:${number.replace(/[^\d+]/g, '')}`}>{number}</a>;
}
