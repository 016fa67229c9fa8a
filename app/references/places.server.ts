import { comuniByCode, provinces } from '../network/comuni.server.ts';
import { REGION_NAMES } from './regions.ts';

/** Names of the places a population can be of: regions, provinces and comuni of today. */
interface Places {
  nameOf(geo: string): string | undefined;
  /** Its capital has the same name. */
  isProvince(geo: string): boolean;
}

/** Unpacks the register of comuni the first time (half a second). */
export async function loadPlaces(): Promise<Places> {
  const comuni = await comuniByCode();
  const provinceNames = new Map((await provinces()).map(({ code, name }) => [code, name]));
  return {
    nameOf: (geo) =>
      Object.hasOwn(REGION_NAMES, geo)
        ? REGION_NAMES[geo]
        : (provinceNames.get(geo) ?? comuni.get(geo)?.name),
    isProvince: (geo) => provinceNames.has(geo),
  };
}
