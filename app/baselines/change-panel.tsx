import { useTranslation } from 'react-i18next';
import { AREAS } from '../figures/baseline-rows.ts';
import type { Interval } from '../figures/wilson.ts';
import { useFormats } from '../ui/format.ts';
import { TableBox } from '../ui/table-box.tsx';
import { How } from './how.tsx';
import type { PlacedChange } from './load-change.server.ts';
import type { Note } from './notes.ts';
import type { ChangeFigures, ShownTest } from './show-change.ts';

/** Before and after for the same people, with who never came back. */
export function ChangePanel({ change, note }: { change: PlacedChange; note: Note }) {
  const { t } = useTranslation('baselines');
  return (
    <section className="panel" aria-labelledby="change">
      <h2 id="change">{t('change.title')}</h2>
      {change.status === 'shown' ? (
        <Shown change={change} note={note} />
      ) : (
        <p className="empty">{t(`change.${change.status}`)}</p>
      )}
    </section>
  );
}

function Shown({ change, note }: { change: ChangeFigures; note: Note }) {
  const { t } = useTranslation('baselines');
  const formats = useFormats();
  const { pairs, gained, lost, until, unreliable, attrition } = change;
  return (
    <>
      <p>{t('change.lead', { until: formats.date(until) })}</p>
      <p className="baseline__sentence">
        {t('change.sentence', {
          pairs: formats.number(pairs),
          gained: formats.number(gained),
          lost: formats.number(lost),
        })}
      </p>
      {unreliable ? <p className="notice notice--warn">{t('change.few')}</p> : null}
      <ChangeTable change={change} />
      <p>{t('change.tests')}</p>
      <p>
        {attrition
          ? t('change.attrition', {
              due: formats.number(attrition.due),
              lost: formats.number(attrition.lost),
              share: formats.percent(attrition.share?.share ?? 0),
            })
          : t('change.attrition_hidden')}
      </p>
      <p>{t('change.cause')}</p>
      <How note={note} />
    </>
  );
}

function ChangeTable({ change }: { change: ChangeFigures }) {
  const { t } = useTranslation(['baselines', 'insights']);
  const formats = useFormats();
  const { pairs, before, after, mcnemar, activities, areas } = change;
  const p = (value: number) => (value < 0.001 ? t('change.below') : formats.ratio(value));
  const share = (interval: Interval | null) => (
    <td className="num">
      {interval
        ? `${formats.percent(interval.share)} (${formats.decimal(interval.low * 100)}–${formats.decimal(interval.high * 100)})`
        : '–'}
    </td>
  );
  const cells = (test: ShownTest | null) =>
    test ? (
      <>
        <td className="num">{formats.number(test.n)}</td>
        <td className="num">–</td>
        <td className="num">–</td>
        <td className="num">{p(test.p)}</td>
        <td className="num">{test.rankBiserial === null ? '–' : formats.ratio(test.rankBiserial)}</td>
      </>
    ) : (
      <td className="num--hidden" colSpan={5}>
        {t('change.cell')}
      </td>
    );
  return (
    <TableBox caption={t('change.caption')}>
      <thead>
        <tr>
          <th scope="col">{t('change.what')}</th>
          <th scope="col" className="num">
            {t('change.pairs')}
          </th>
          <th scope="col" className="num">
            {t('change.before')}
          </th>
          <th scope="col" className="num">
            {t('change.after')}
          </th>
          <th scope="col" className="num">
            {t('change.p')}
          </th>
          <th scope="col" className="num">
            {t('change.effect')}
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t('change.at_least_basic')}</th>
          <td className="num">{formats.number(pairs)}</td>
          {share(before)}
          {share(after)}
          <td className="num">{p(mcnemar.p)}</td>
          <td className="num">{mcnemar.cohensG === null ? '–' : formats.ratio(mcnemar.cohensG)}</td>
        </tr>
        <tr>
          <th scope="row">{t('change.activities')}</th>
          {cells(activities)}
        </tr>
        {AREAS.map((area) => (
          <tr key={area}>
            <th scope="row">{t('change.area', { area: t(`insights:area.${area}`) })}</th>
            {cells(areas[area])}
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
