import type { SiteTable } from '../../db/schema/site.ts';
import { hoursAsFields, parseHours } from './hours.ts';

/** A kept site as the fields of its form; decimals with a comma in Italian. */
export function siteValues(
  site: Omit<SiteTable, 'created_at'>,
  language: 'it' | 'en',
): Record<string, string> {
  const degrees = (value: number | null) => {
    if (value === null) return '';
    return language === 'it' ? String(value).replace('.', ',') : String(value);
  };
  return {
    name: site.name,
    organisation: site.organisation_id,
    kind: site.kind,
    comune: `${site.comune_name} (${site.province})`,
    address: site.address,
    latitude: degrees(site.latitude),
    longitude: degrees(site.longitude),
    external_id: site.external_id ?? '',
    ...hoursAsFields(parseHours(site.hours)),
  };
}
