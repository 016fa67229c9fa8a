import { describe, expect, it } from 'vitest';
import {
  comuneByCode,
  comuniOfProvince,
  provinces,
  searchComuni,
} from '../../../app/network/comuni.server.ts';
import { PROVINCE_NAMES } from '../../../app/network/provinces.ts';

describe('searching a comune', () => {
  it.each([
    ['firenze', 'Firenze'],
    ['  FIRENZE ', 'Firenze'],
    ['forli', 'Forlì'],
    ['sant agata de goti', "Sant'Agata de' Goti"],
    ['chatillon', 'Châtillon'],
    ['cascinette', "Cascinette d'Ivrea"],
    ['SAN CASCIANO IN VAL', 'San Casciano in Val di Pesa'],
  ])('%j finds %s first', async (query, name) => {
    expect((await searchComuni(query))[0]?.name).toBe(name);
  });

  it('puts the same name first, then beginnings, then words, then the rest', async () => {
    const names = (await searchComuni('vinci', 50)).map(({ name }) => name);
    expect(names[0]).toBe('Vinci');
    expect(names.indexOf('Provincia')).toBe(-1);
    const empoli = (await searchComuni('poli', 50)).map(({ name }) => name);
    expect(empoli.indexOf('Poli')).toBeLessThan(empoli.indexOf('Polistena'));
    expect(empoli.indexOf('Polistena')).toBeLessThan(empoli.indexOf('Empoli'));
  });

  it('answers with code and province, within the limit', async () => {
    expect(await searchComuni('Bagno a Ripoli')).toEqual([
      { code: 'A564', name: 'Bagno a Ripoli', province: 'FI' },
    ]);
    expect(await searchComuni('san', 7)).toHaveLength(7);
  });

  it.each(['', '   ', "''", '%', 'zzzz', '\u0000'])('finds nothing for %j', async (query) => {
    expect(await searchComuni(query)).toEqual([]);
  });

  it('knows no abolished comune', async () => {
    // Figline Valdarno became Figline e Incisa Valdarno in 2014.
    expect((await searchComuni('Figline Valdarno')).map(({ name }) => name)).not.toContain(
      'Figline Valdarno',
    );
    expect(await comuneByCode('D583')).toBeUndefined();
  });
});

describe('comuni and provinces', () => {
  it('are found by code, in either case', async () => {
    expect(await comuneByCode('d612')).toEqual({ code: 'D612', name: 'Firenze', province: 'FI' });
    expect(await comuneByCode('Z100')).toBeUndefined();
  });

  it('all have a name in full', async () => {
    const all = await provinces();
    expect(all).toHaveLength(107);
    for (const { code, name } of all) expect(name, code).not.toBe(code);
    expect(all).toContainEqual({ code: 'FI', name: 'Firenze' });
  });

  it.each([
    ['Ivrea', 'TO'],
    ['Caserta', 'CE'],
    ['Aversa', 'CE'],
    ['Olbia', 'SS'],
    ['Tortolì', 'NU'],
    ['Monte Argentario', 'GR'],
  ])('%s is in the province of today, %s', async (name, province) => {
    expect((await searchComuni(name))[0]).toMatchObject({ name, province });
  });

  it('have no province that nobody named', async () => {
    const known = new Set((await provinces()).map(({ code }) => code));
    expect(known).toEqual(new Set(Object.keys(PROVINCE_NAMES)));
  });

  it('come by province in alphabetical order', async () => {
    const prato = (await comuniOfProvince('PO')).map(({ name }) => name);
    expect(prato).toEqual([
      'Cantagallo',
      'Carmignano',
      'Montemurlo',
      'Poggio a Caiano',
      'Prato',
      'Vaiano',
      'Vernio',
    ]);
    expect(await comuniOfProvince('XX')).toEqual([]);
  });
});
