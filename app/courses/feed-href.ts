/** Where calendar programs read the public lessons of a site. */
export function siteFeedHref(siteId: string, publicUrl: URL): string {
  return new URL(`/calendars/sites/${siteId}.ics`, publicUrl).href;
}
