import { describe, expect, it } from 'vitest';
import {
  chooserOf,
  MOST_OPTIONS,
  type Named,
  readNamed,
  suggestedNames,
} from '../../../app/network/choose-by-name.ts';

const id = (number: number) => `0199a000-0000-7000-8000-${String(number).padStart(12, '0')}`;

function place(number: number, name: string, comune: string): Named {
  return { value: id(number), label: name, text: `${name} · ${comune}` };
}

const ALL = [
  place(1, 'Bottega della Salute', 'Forlì (FC)'),
  place(2, 'Punto Forlì', 'Forlì (FC)'),
  place(3, 'Punto Forlì est', 'Forlì (FC)'),
  place(4, 'Sportello', 'Lucca (LU)'),
];

const read = (site: string, site_chosen = '', all = ALL) =>
  readNamed('site', (name) => ({ site, site_chosen })[name] ?? '', all);

describe('a name that was typed', () => {
  it.each([
    ['', ''],
    ['  ', ''],
    ['lucca', id(4)],
    ['SPORTELLO luc', id(4)],
    ['punto forli · forli (fc)', id(2)],
    ['Punto Forlì', id(2)],
    [id(3), id(3)],
    // Whether it is hers to choose is asked later.
    [id(9), id(9)],
  ])('%j is %j', (text, value) => {
    expect(read(text)).toMatchObject({ ok: true, value });
  });

  it('that fits several asks which; the answer counts while it fits', () => {
    const several = read('forlì punto');
    expect(several).toMatchObject({ ok: false, text: 'forlì punto', error: { key: 'ui:named.several' } });
    expect(several.ok ? [] : several.fitting.map(({ value }) => value)).toEqual([id(2), id(3)]);
    expect(read('forlì punto', id(3))).toMatchObject({ ok: true, value: id(3) });
    expect(read('forlì punto', id(4))).toMatchObject({ ok: false });
    expect(read('forl', id(1))).toMatchObject({ ok: true, value: id(1) });
  });

  it('that fits nothing, or very many, says so', () => {
    expect(read('Roma')).toMatchObject({ ok: false, error: { key: 'ui:named.unknown' }, fitting: [] });
    const many = Array.from({ length: 30 }, (_, index) => place(index, `Punto ${index}`, 'Pisa (PI)'));
    const wrong = read('pisa', '', many);
    expect(wrong).toMatchObject({
      ok: false,
      error: { key: 'ui:named.many', words: { all: 30, first: 12 } },
    });
    expect(wrong.ok ? [] : wrong.fitting).toHaveLength(12);
    expect(read('pisa', id(29), many)).toMatchObject({ ok: true, value: id(29) });
  });

  it('is completed by those that hold its words', () => {
    expect(suggestedNames('est forli', ALL)).toEqual(['Punto Forlì est · Forlì (FC)']);
    expect(suggestedNames(' ', ALL)).toEqual([]);
  });
});

describe('what a field offers', () => {
  it('is a list of the few, under their headings', () => {
    const all = [
      { ...place(1, 'A', 'Pisa'), group: 'Punti' },
      { value: 'network', label: 'Tutta', text: 'Tutta' },
    ];
    expect(chooserOf(all, { ok: true, value: 'network', text: 'Tutta' }, '/places?q=')).toEqual({
      kind: 'list',
      choices: [
        { label: 'Punti', choices: [{ value: id(1), label: 'A' }] },
        { value: 'network', label: 'Tutta' },
      ],
      value: 'network',
    });
  });

  it('is a search among many, with what was typed and what fits it', () => {
    const all = Array.from({ length: MOST_OPTIONS + 1 }, (_, index) => place(index, `P${index}`, 'Pisa'));
    const wrong = readNamed('site', (name) => (name === 'site' ? '199' : ''), [
      ...all,
      place(300, 'P1999', 'Pisa'),
    ]);
    expect(chooserOf(all, wrong, '/places?q=')).toEqual({
      kind: 'search',
      text: '199',
      fitting: [
        { value: id(199), label: 'P199 · Pisa' },
        { value: id(300), label: 'P1999 · Pisa' },
      ],
      suggestions: '/places?q=',
    });
  });
});
