import type { Named } from './choose-by-name.ts';

/** A site as it is chosen by its name; where a grant holds it is not its id that is chosen. */
export function namedSite({ id, name, comune_name, province }: SiteToName, value = id): Named {
  return { value, label: name, text: `${name} · ${comune_name} (${province})` };
}

interface SiteToName {
  readonly id: string;
  readonly name: string;
  readonly comune_name: string;
  readonly province: string;
}
