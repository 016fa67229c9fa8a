import { expect, it } from 'vitest';
import { describeDataset } from '../../../app/insights/open-data-metadata.server.ts';

it('names the publisher by its IPA code where it has one', () => {
  const said = { it: 'Dati', en: 'Data' };
  const dataset = {
    identifier: 'dati-2026',
    publisher: 'Rete di prova',
    title: said,
    description: said,
    period: { from: '2026-01-01', to: '2026-12-31' },
    asOf: '2027-01-10',
    files: [],
  };
  const agent = (identifier: string) => ({ 'dct:publisher': { 'dct:identifier': identifier } });
  const known = describeDataset({ ...dataset, ipaCode: 'r_toscan' });
  expect(known).toMatchObject({ ...agent('r_toscan'), 'dct:identifier': `r_toscan:${dataset.identifier}` });
  expect(describeDataset({ ...dataset, ipaCode: null })).toMatchObject(agent('Rete di prova'));
});
