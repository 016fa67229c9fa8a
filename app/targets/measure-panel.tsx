import { useTranslation } from 'react-i18next';
import { Definition } from '../definitions/definition.tsx';
import { useFormats } from '../ui/format.ts';
import { TableBox } from '../ui/table-box.tsx';
import type { MeasureProgress } from './load-progress.server.ts';
import { useMeasureWords } from './measure-words.ts';
import { FEWEST_WEEKS, type Frame } from './rules.ts';
import { StandingBadge } from './standing-badge.tsx';
import { TargetBar } from './target-bar.tsx';
import { isWeekly } from './weekly.ts';

/** One measure of a programme: where it is, what it needs, where it leads, and its steps. */
export function MeasurePanel({
  progress,
  frame,
  minCell,
}: {
  progress: MeasureProgress;
  frame: Frame;
  minCell: number;
}) {
  const { t } = useTranslation(['targets', 'insights']);
  const { number, date } = useFormats();
  const { nameOf } = useMeasureWords();
  const { measure, value, expected, last, steps, standing, projection } = progress;
  const name = nameOf(measure);
  return (
    <section className="panel target" aria-labelledby={`${measure}-title`}>
      <h2 id={`${measure}-title`}>
        {name}
        {isWeekly(measure) ? <Definition metric={measure} /> : null}{' '}
        <StandingBadge measure={measure} standing={standing} />
      </h2>
      {isWeekly(measure) ? null : <p className="field__hint">{t(`counts.${measure}`)}</p>}
      <TargetBar progress={progress} />
      <dl className="facts">
        <dt>{t('fact.reached')}</dt>
        <dd>
          <strong>{value === null ? t('insights:hidden.count', { under: minCell }) : number(value)}</strong>{' '}
          {t('fact.of', { last: number(last), day: date(frame.endsOn) })}
        </dd>
        <dt>{t('fact.expected')}</dt>
        <dd>{number(expected)}</dd>
        <Need progress={progress} />
        <Projected progress={progress} frame={frame} />
      </dl>
      <TableBox caption={t('steps.caption', { name })}>
        <thead>
          <tr>
            <th scope="col">{t('steps.due')}</th>
            <th scope="col" className="num">
              {t('steps.value')}
            </th>
            <th scope="col">{t('steps.state')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.dueOn}>
              <th scope="row">{date(step.dueOn)}</th>
              <td className="num">{number(step.value)}</td>
              <td>{t(`steps.${step.state ?? 'hidden'}`)}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
      {projection ? <Method progress={progress} /> : null}
    </section>
  );
}

function Need({ progress: { measure, need } }: { progress: MeasureProgress }) {
  const { t } = useTranslation('targets');
  const { number, date } = useFormats();
  const { amount } = useMeasureWords();
  if (!need) return null;
  const { step, missing, days, perWeek, perMonth } = need;
  return (
    <>
      <dt>{t('fact.next', { value: number(step.value), day: date(step.dueOn) })}</dt>
      <dd>
        {t('need.missing', { amount: amount(measure, missing) })}{' '}
        {perWeek === null ? t('need.days', { count: days }) : t('need.week', { number: number(perWeek) })}
        {perMonth === null ? '' : ` ${t('need.month', { number: number(perMonth) })}`}
      </dd>
    </>
  );
}

function Projected({ progress, frame }: { progress: MeasureProgress; frame: Frame }) {
  const { t } = useTranslation('targets');
  const { number, decimal, date } = useFormats();
  const { projection, weeks, last, span } = progress;
  if (!projection) return null;
  if (projection.kind === 'too_few') {
    return (
      <>
        <dt>{t('fact.projection', { day: date(frame.endsOn) })}</dt>
        <dd>{t(`projection.too_few.${span}`, { count: projection.weeks, needed: FEWEST_WEEKS })}</dd>
      </>
    );
  }
  const { perWeek, expected, low, high } = projection;
  const outlook = low >= last ? 'likely' : high < last ? 'unlikely' : 'open';
  return (
    <>
      <dt>{t(`fact.pace.${span}`, { count: weeks })}</dt>
      <dd>
        {t(`projection.mean.${span}`, {
          number: Number.isInteger(perWeek) ? number(perWeek) : decimal(perWeek),
        })}
      </dd>
      <dt>{t('fact.projection', { day: date(frame.endsOn) })}</dt>
      <dd>
        {t('projection.band', { expected: number(expected), low: number(low), high: number(high) })}{' '}
        <strong>{t(`projection.${outlook}`)}</strong>
      </dd>
    </>
  );
}

function Method({ progress: { measure, weeks, span } }: { progress: MeasureProgress }) {
  const { t } = useTranslation('targets');
  const { nameOf } = useMeasureWords();
  return (
    <details className="how">
      <summary>
        {t('how.title')}
        <span className="visually-hidden">: {nameOf(measure)}</span>
      </summary>
      <p>{t('how.expected')}</p>
      <p>{t(`how.projection.${span}`, { count: weeks })}</p>
      {measure === 'uniques' ? <p>{t('how.uniques')}</p> : null}
    </details>
  );
}
