import { expect, it } from 'vitest';
import { SHIPPED_REFERENCES } from '../../../db/reference/shipped.ts';

/**
 * The published rows as they stand in Eurostat's table (isoc_sk_dskl_i21, PC_IND, read on 21 November 2026), typed a second
 * time: indicator, place, population, then 2021, 2023 and 2025.
 */
const TABLE = `
BAB    EU27 Y16_74 53.92 55.56 60.40
BAB    IT   Y16_74 45.60 45.75 54.27
BAB    IT   Y16_24 60.03 59.07 68.50
BAB    IT   Y25_54 53.96 53.78 63.20
BAB    IT   Y55_74 28.56 30.09 37.53
BAB    EU27 Y16_24 71.17 69.98 74.55
BAB    EU27 Y25_54 62.14 64.00 68.57
BAB    EU27 Y55_74 34.62 37.05 42.60
AB     EU27 Y16_74 26.46 27.32 31.43
AB     IT   Y16_74 22.52 22.21 31.51
IL_BAB EU27 Y16_74 80.47 81.70 86.47
CC_BAB EU27 Y16_74 86.28 89.33 92.07
DCC_BAB EU27 Y16_74 66.16 68.28 70.51
SF_BAB EU27 Y16_74 68.00 69.55 74.63
PS_BAB EU27 Y16_74 79.27 82.53 86.07
IL_BAB IT   Y16_74 71.39 75.35 79.06
CC_BAB IT   Y16_74 80.24 83.98 87.97
DCC_BAB IT  Y16_74 57.74 60.14 62.63
SF_BAB IT   Y16_74 59.80 59.00 73.41
PS_BAB IT   Y16_74 69.23 73.58 78.18
B      EU27 Y16_74 27.46 28.24 –
LW     EU27 Y16_74 17.14 17.71 –
N      EU27 Y16_74 9.47 9.70 –
LM     EU27 Y16_74 5.42 5.46 –
X      EU27 Y16_74 3.04 3.01 –
NA     EU27 Y16_74 11.00 8.57 –
B      IT   Y16_74 23.08 23.54 –
LW     IT   Y16_74 16.34 18.23 –
N      IT   Y16_74 9.84 10.70 –
LM     IT   Y16_74 6.12 7.15 –
X      IT   Y16_74 3.69 5.09 –
NA     IT   Y16_74 18.41 13.08 –
BAB    ITI1 Y16_74 – 48.70 –
BAB    ITC4 Y16_74 – 53.10 –
BAB    ITH1 Y16_74 – 56.40 –
BAB    ITG1 Y16_74 – 34.40 –
BAB    ITF6 Y16_74 – 32.20 –
BAB    ITF3 Y16_74 – 32.30 –`;

it('what is shipped is the published table, to two decimals, and nothing else', () => {
  const expected = TABLE.trim()
    .split('\n')
    .flatMap((line) => {
      const [indicator, geo, population, ...values] = line.split(/\s+/);
      return values.flatMap((value, index) =>
        value === '–' ? [] : `I_DSK2_${indicator} ${geo} ${population} ${2021 + 2 * index} ${value}`,
      );
    });
  const shipped = SHIPPED_REFERENCES.map(
    ({ indicator, geo, population, year, value }) =>
      `${indicator} ${geo} ${population} ${year} ${value.toFixed(2)}`,
  );
  expect(shipped.sort()).toEqual(expected.sort());
  for (const { value, source, retrievedOn } of SHIPPED_REFERENCES) {
    expect(value).toBe(Number(value.toFixed(2)));
    expect([source, retrievedOn]).not.toContain('');
  }
});
