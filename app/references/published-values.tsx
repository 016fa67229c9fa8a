import { useTranslation } from 'react-i18next';
import type { IndicatorReference } from '../../db/queries/indicator-references.ts';
import { useFormats } from '../ui/format.ts';
import { TableBox } from '../ui/table-box.tsx';
import { NUTS_NAMES } from './regions.ts';

/** Places that have words; other regions have a name, and what has neither is shown by its code. */
const NAMED_PLACES = ['EU27', 'IT', 'ITI1'];

/** Every published value with its source: words first, Eurostat's codes beside them. */
export function PublishedValues({ values }: { values: readonly IndicatorReference[] }) {
  const { t } = useTranslation(['references', 'insights']);
  const { date, hundredths } = useFormats();
  const nameOf = useIndicatorName();
  const agesOf = (population: string) => {
    const [, from, to] = /^Y(\d+)_(\d+)$/.exec(population) ?? [];
    return from && to ? t('values.ages', { from, to }) : population;
  };
  return (
    <TableBox caption={t('values.caption', { count: values.length })} wide>
      <thead>
        <tr>
          <th scope="col">{t('values.indicator')}</th>
          <th scope="col">{t('values.geo')}</th>
          <th scope="col">{t('values.population')}</th>
          <th scope="col">{t('population.year')}</th>
          <th scope="col" className="num">
            %
          </th>
          <th scope="col">{t('upload.source')}</th>
          <th scope="col">{t('values.read_on')}</th>
        </tr>
      </thead>
      <tbody>
        {values.map((one) => (
          <tr key={`${one.indicator} ${one.geo} ${one.population} ${one.year}`}>
            <th scope="row">
              {nameOf(one.indicator)} <code>{one.indicator}</code>
            </th>
            <td>
              {NAMED_PLACES.includes(one.geo)
                ? t(`insights:place.${one.geo}`)
                : (NUTS_NAMES[one.geo] ?? one.geo)}
            </td>
            <td>{agesOf(one.population)}</td>
            <td>{one.year}</td>
            <td className="num">{hundredths(one.value)}</td>
            <td>{one.source}</td>
            <td>{date(one.retrievedOn)}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}

/** The words of an indicator of DSI 2.0: a level, of an area where its code names one. */
function useIndicatorName() {
  const { t } = useTranslation(['references', 'insights']);
  return (code: string) => {
    const [, area, level = ''] = /^I_DSK2_(?:(IL|CC|DCC|SF|PS)_)?(\w+)$/.exec(code) ?? [];
    if (level === 'IC_S') return t('values.ic_s');
    const words = level === 'BAB' ? t('insights:skills.at_least_basic') : t(`insights:level.${level}`);
    return area ? `${t(`insights:area.${area}`)}: ${words}` : words;
  };
}
