import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../ui/fields.tsx';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { type Asked, hiddenFields } from './asked.ts';
import { How } from './how.tsx';
import type { BaselinesPage } from './load-page.server.ts';
import type { Note } from './notes.ts';
import { ageKey } from './question.ts';

type Raked = BaselinesPage['raked'];

/** The headline with weights beside the headline without: what age and sex explain, and what that costs. */
export function RakedPanel({ raked, asked, note }: { raked: Raked; asked: Asked; note: Note }) {
  const { t } = useTranslation('baselines');
  return (
    // Without an outcome there is nothing to read on paper.
    <section className={raked.raked ? 'panel' : 'panel no-print'} id="raked" aria-labelledby="raked-title">
      <h2 id="raked-title">{t('raked.title')}</h2>
      <p>{t('raked.lead')}</p>
      {raked.status === 'none' ? <NothingImported mayImport={raked.mayImport} /> : null}
      {raked.status === 'none' ? null : <Chooser raked={raked} asked={asked} />}
      {raked.status === 'narrowed' ? <p>{t('raked.narrowed')}</p> : null}
      {raked.raked ? <Outcome raked={raked.raked} source={raked.source} /> : null}
      {raked.raked ? <How note={note} /> : null}
    </section>
  );
}

function NothingImported({ mayImport }: { mayImport: boolean }) {
  const { t } = useTranslation('baselines');
  if (!mayImport) return <p className="empty">{t('raked.ask')}</p>;
  return (
    <div className="empty">
      <p>{t('raked.none')}</p>
      <p>
        <Link to="/references">{t('raked.import')}</Link>
      </p>
    </div>
  );
}

function Chooser({ raked: { choices }, asked }: { raked: Raked; asked: Asked }) {
  const { t } = useTranslation('baselines');
  const formats = useFormats();
  return (
    <Form method="get" action="/baselines#raked" className="form form--inline no-print">
      {hiddenFields(asked, ['population']).map(({ name, value }) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SelectField
        name="population"
        label={t('raked.choose')}
        choices={choices.map(({ value, place, year, residents }) => ({
          value,
          label: t('raked.option', { place, year, residents: formats.number(residents) }),
        }))}
        defaultValue={asked.population}
        empty={t('raked.empty')}
      />
      <button type="submit" className="button">
        {t('raked.show')}
      </button>
    </Form>
  );
}

function Outcome({ raked, source }: { raked: NonNullable<Raked['raked']>; source: string | null }) {
  const { t } = useTranslation('baselines');
  const formats = useFormats();
  const { weighted, unweighted, raking, hidden, coverage } = raked;
  if (!weighted || !unweighted) {
    return (
      <p className="notice notice--warn">{t(hidden.length > 0 ? 'raked.all_hidden' : 'raked.nobody')}</p>
    );
  }
  const between = ({ low, high }: { low: number; high: number }) =>
    t('headline.between', { low: formats.percent(low), high: formats.percent(high) });
  const groups = hidden
    .map(({ ageClass, sexWords }) => `${t(`age.${ageKey(ageClass)}`)}, ${sexWords}`)
    .join('; ');
  return (
    <>
      <dl className="figures">
        <div>
          <dt>{t('raked.unweighted')}</dt>
          <dd>{formats.percent(unweighted.share)}</dd>
          <dd className="figures__note">{between(unweighted)}</dd>
          <dd className="figures__note">{t('raked.of', { n: formats.number(weighted.n) })}</dd>
        </div>
        <div>
          <dt>{t('raked.weighted')}</dt>
          <dd>{formats.percent(weighted.share)}</dd>
          <dd className="figures__note">{between(weighted)}</dd>
          <dd className="figures__note">{t('raked.worth', { n: formats.decimal(weighted.effectiveN) })}</dd>
        </div>
        <div>
          <dt>{t('raked.deff')}</dt>
          <dd>{formats.ratio(weighted.designEffect)}</dd>
          <dd className="figures__note">{t('raked.deff_note')}</dd>
        </div>
      </dl>
      <p className={raking.converged ? undefined : 'notice notice--warn'}>
        {raking.converged
          ? t('raked.converged', { rounds: raking.rounds })
          : t('raked.not_converged', { gap: formats.percent(raking.largestGap) })}
      </p>
      <ul>
        <li>{t('raked.coverage', { share: formats.percent(coverage) })}</li>
        {raking.capped > 0 ? <li>{t('raked.capped', { n: formats.number(raking.capped) })}</li> : null}
        {raking.outside > 0 ? <li>{t('raked.outside', { n: formats.number(raking.outside) })}</li> : null}
        {hidden.length > 0 ? <li>{t('raked.hidden', { groups })}</li> : null}
        {source ? <li>{t('raked.source', { source })}</li> : null}
      </ul>
    </>
  );
}
