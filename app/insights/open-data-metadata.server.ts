import type { Period } from '../figures/period.ts';
import { LANGUAGES } from '../platform/languages.ts';

/** The licence of open data: where it stands, and how the national profile names it. */
export const LICENCE = {
  name: 'CC BY 4.0',
  address: 'https://creativecommons.org/licenses/by/4.0/',
} as const;

/** What is said of a package in every language of the staff, by language. */
type Said = Readonly<Record<(typeof LANGUAGES)[number], string>>;

interface OpenDataset {
  readonly identifier: string;
  readonly publisher: string;
  /** The publisher's code in the IPA index; null where nobody said. */
  readonly ipaCode: string | null;
  readonly title: Said;
  readonly description: Said;
  readonly period: Period;
  /** The civil day of the data. */
  readonly asOf: string;
  readonly files: readonly { readonly name: string; readonly title: Said }[];
}

const EU = 'http://publications.europa.eu/resource/authority';
const FORMATS = { csv: ['CSV', 'text/csv'], json: ['JSON', 'application/json'] } as const;

/**
 * The package as DCAT-AP_IT describes one (https://docs.italia.it/italia/daf/linee-guida-cataloghi-dati-dcat-ap-it), in
 * JSON-LD. Addresses of files are relative: they hold wherever the package is put. Without an IPA code the publisher's
 * name stands in its place.
 */
export function describeDataset(dataset: OpenDataset): unknown {
  const { identifier, publisher, ipaCode, period, asOf } = dataset;
  const said = (words: Said) =>
    LANGUAGES.map((language) => ({ '@language': language, '@value': words[language] }));
  const day = (value: string) => ({ '@type': 'xsd:date', '@value': value });
  const id = (address: string) => ({ '@id': address });
  const publisherId = '#publisher';
  const agent = {
    '@id': publisherId,
    '@type': ['dcatapit:Agent', 'foaf:Agent'],
    'dct:identifier': ipaCode ?? publisher,
    'foaf:name': { '@language': 'it', '@value': publisher },
  };
  const licence = {
    '@id': LICENCE.address,
    '@type': ['dcatapit:LicenseDocument', 'dct:LicenseDocument'],
    'dct:type': id('http://purl.org/adms/licencetype/Attribution'),
    'foaf:name': 'CC BY',
    'owl:versionInfo': '4.0',
  };
  const wholeYears = period.from.endsWith('-01-01') && period.to.endsWith('-12-31');
  return {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dcatapit: 'http://dati.gov.it/onto/dcatapit#',
      dct: 'http://purl.org/dc/terms/',
      foaf: 'http://xmlns.com/foaf/0.1/',
      owl: 'http://www.w3.org/2002/07/owl#',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
    },
    '@id': '#dataset',
    '@type': ['dcatapit:Dataset', 'dcat:Dataset'],
    // Unique among those of all bodies: many have a package of the same period.
    'dct:identifier': ipaCode === null ? identifier : `${ipaCode}:${identifier}`,
    'dct:title': said(dataset.title),
    'dct:description': said(dataset.description),
    'dct:publisher': agent,
    'dct:rightsHolder': id(publisherId),
    'dct:issued': day(asOf),
    'dct:modified': day(asOf),
    'dct:language': [id(`${EU}/language/ITA`), id(`${EU}/language/ENG`)],
    'dct:accrualPeriodicity': id(`${EU}/frequency/${wholeYears ? 'ANNUAL' : 'IRREG'}`),
    'dct:accessRights': id(`${EU}/access-right/PUBLIC`),
    'dcat:theme': [id(`${EU}/data-theme/SOCI`), id(`${EU}/data-theme/EDUC`)],
    'dct:spatial': {
      '@id': `${EU}/country/ITA`,
      '@type': 'dct:Location',
      'dcatapit:geographicalIdentifier': 'ITA',
    },
    'dct:temporal': {
      '@type': 'dct:PeriodOfTime',
      'dcatapit:startDate': day(period.from),
      'dcatapit:endDate': day(period.to),
    },
    'dcat:distribution': dataset.files.map(({ name, title }) => {
      const [format, mediaType] = FORMATS[name.endsWith('.json') ? 'json' : 'csv'];
      return {
        '@id': `#${name}`,
        '@type': ['dcatapit:Distribution', 'dcat:Distribution'],
        'dct:title': said(title),
        'dct:license': licence,
        'dct:format': id(`${EU}/file-type/${format}`),
        'dcat:mediaType': id(`https://www.iana.org/assignments/media-types/${mediaType}`),
        'dct:modified': day(asOf),
        'dcat:accessURL': id('./'),
        'dcat:downloadURL': id(name),
      };
    }),
  };
}
