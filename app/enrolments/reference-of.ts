/** What somebody says at the telephone: the last six signs of the enrolment's id, in two groups. */
export function referenceOf(id: string): string {
  return id
    .slice(-6)
    .toUpperCase()
    .replace(/(...)$/, '-$1');
}
