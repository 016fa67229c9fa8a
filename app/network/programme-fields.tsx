import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { TextField } from '../ui/fields.tsx';
import { Tick } from '../ui/tick.tsx';
import type { SitesField } from './programme-sites.server.ts';
import { ProgrammeSites } from './programme-sites.tsx';
import { TargetFields } from './target-fields.tsx';

/** The fields of a programme, its targets and sites included. */
export function ProgrammeFields({
  values,
  sites,
  wholeNetwork,
  errors,
}: {
  values: Readonly<Record<string, string>>;
  sites: SitesField;
  /** The sites are all those of the network, not a part of them. */
  wholeNetwork: boolean;
  errors: FieldErrors | undefined;
}) {
  const { t } = useTranslation('network');
  const field = (name: string) => ({ name, errors, defaultValue: values[name] });
  return (
    <>
      <TextField {...field('name')} label={t('programmes.name')} autoComplete="off" />
      <div className="form form--row">
        <TextField {...field('starts_on')} type="date" label={t('programmes.starts_on')} />
        <TextField {...field('ends_on')} type="date" label={t('programmes.ends_on')} />
      </div>
      <div className="form form--row">
        <TextField
          {...field('closes_on')}
          type="date"
          optional
          label={t('programmes.closes_on')}
          hint={t('programmes.closes_on_hint')}
        />
        <TextField
          {...field('minors_from')}
          type="date"
          optional
          label={t('programmes.minors_from')}
          hint={t('programmes.minors_from_hint')}
        />
      </div>
      <TargetFields values={values} errors={errors} />
      <ProgrammeSites sites={sites} errors={errors}>
        <Tick name="all_sites" ticked={values.all_sites === '1'} key={values.all_sites}>
          {t(wholeNetwork ? 'programmes.all_sites' : 'programmes.all_own_sites')}{' '}
          <span className="field__hint">{t('programmes.all_sites_hint')}</span>
        </Tick>
      </ProgrammeSites>
    </>
  );
}
