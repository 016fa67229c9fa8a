import { belfioreConnector } from '@marketto/belfiore-connector-embedded';
import { formatsFor } from '../ui/formats.ts';
import corrections from './province-corrections.json' with { type: 'json' };
import { PROVINCE_NAMES } from './provinces.ts';

/** A municipality that exists today (ANPR's archive, Ministero dell'Interno, CC BY 4.0). */
export interface Comune {
  /** Belfiore code. */
  readonly code: string;
  readonly name: string;
  /** Two letters. */
  readonly province: string;
}

interface Gazetteer {
  /** In alphabetical order of the name. */
  readonly comuni: readonly (Comune & { readonly key: string })[];
  readonly byCode: ReadonlyMap<string, Comune>;
  /** By name. */
  readonly provinces: readonly Province[];
}

interface Province {
  /** Two letters. */
  readonly code: string;
  readonly name: string;
}

let gazetteer: Promise<Gazetteer> | undefined;

/** Unpacking the package's ten thousand places takes about half a second: once per process. */
async function loadGazetteer(): Promise<Gazetteer> {
  const now = Date.now();
  const provinceToday = new Map(
    Object.entries(corrections.provinces).flatMap(([province, codes]) =>
      codes.map((code) => [code, province] as const),
    ),
  );
  const comuni: (Comune & { key: string })[] = [];
  for (const place of await belfioreConnector.toArray()) {
    if (!place.province || place.expirationDate.getTime() < now) continue;
    const code = place.belfioreCode;
    const province = provinceToday.get(code) ?? place.province;
    const name = mended(place.name);
    comuni.push({ code, name, province, key: searchKey(name) });
  }
  comuni.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return {
    comuni,
    byCode: new Map(comuni.map((comune) => [comune.code, withoutKey(comune)])),
    provinces: [...new Set(comuni.map(({ province }) => province))]
      .map((code) => ({ code, name: PROVINCE_NAMES[code] ?? code }))
      .sort((a, b) => formatsFor('it').compare(a.name, b.name)),
  };
}

/** The package writes one accent twice encoded («ChÃ¢tillon») and capitals after «d'» the wrong way round. */
function mended(name: string): string {
  const decoded = name.includes('Ã') ? Buffer.from(name, 'latin1').toString('utf8') : name;
  return decoded.replace(/ D'([a-z])/g, (_, letter: string) => ` d'${letter.toUpperCase()}`);
}

function loaded(): Promise<Gazetteer> {
  gazetteer ??= loadGazetteer();
  return gazetteer;
}

function withoutKey({ code, name, province }: Comune): Comune {
  return { code, name, province };
}

/** Letters and digits only, without accents and case; apostrophes and hyphens read as a space. */
function searchKey(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** How well a name answers a query: 0 same, 1 begins so, 2 a word begins so, 3 contains it; undefined not at all. */
function rank(key: string, query: string): number | undefined {
  if (key === query) return 0;
  if (key.startsWith(query)) return 1;
  if (key.includes(` ${query}`)) return 2;
  return key.includes(query) ? 3 : undefined;
}

/** Comuni by part of their name, case and accents aside, best first; nothing for an empty query. */
export async function searchComuni(query: string, limit = 10): Promise<Comune[]> {
  const wanted = searchKey(query.slice(0, 100));
  if (wanted === '') return [];
  const { comuni } = await loaded();
  return comuni
    .flatMap((comune) => {
      const found = rank(comune.key, wanted);
      return found === undefined ? [] : [{ comune, found }];
    })
    .sort((a, b) => a.found - b.found)
    .slice(0, limit)
    .map(({ comune }) => withoutKey(comune));
}

/** The comune with this Belfiore code; undefined for unknown and for abolished ones. */
export async function comuneByCode(code: string): Promise<Comune | undefined> {
  return (await loaded()).byCode.get(code.toUpperCase());
}

/** Every comune of today by its Belfiore code. */
export async function comuniByCode(): Promise<ReadonlyMap<string, Comune>> {
  return (await loaded()).byCode;
}

/** Provinces that have comuni today, by name. */
export async function provinces(): Promise<readonly Province[]> {
  return (await loaded()).provinces;
}

/** The comuni of a province (two letters), by name. */
export async function comuniOfProvince(province: string): Promise<Comune[]> {
  const { comuni } = await loaded();
  return comuni.filter((comune) => comune.province === province).map(withoutKey);
}
