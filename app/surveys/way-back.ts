/** The page a questionnaire was begun from: that of the edition it belongs to, else the person's card. */
export function wayBack(
  { citizen_id }: { readonly citizen_id: string },
  editionId: string | undefined,
): string {
  return editionId === undefined ? `/people/${citizen_id}` : `/editions/${editionId}/outcomes`;
}
