import { useTranslation } from 'react-i18next';
import { ChooserField } from '../network/chooser-field.tsx';
import { FilterForm } from '../network/filter-form.tsx';
import { AUDIT_ACTIONS, AUDIT_SUBJECTS } from '../platform/audit-actions.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { SelectField, TextField } from '../ui/fields.tsx';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import type { loadTrail } from './load-trail.server.ts';
import { searchQuery } from './read-search.ts';

type Page = Awaited<ReturnType<typeof loadTrail>>;

/** What the trail can be narrowed to; the choice stands in the address. */
export function TrailFilter({
  page,
}: {
  page: Pick<Page, 'errors' | 'search' | 'place' | 'named' | 'nobody' | 'staffName'>;
}) {
  const { t } = useTranslation('audit');
  const { errors, search, place, named, nobody, staffName } = page;
  const { compare } = useFormats();
  const actions = AUDIT_ACTIONS.map((value) => ({
    value,
    label: t(`action.${value.replaceAll('.', '_')}`),
  })).toSorted((a, b) => compare(a.label, b.label));
  return (
    <div className="stack no-print">
      <ErrorSummary errors={errors} />
      <FilterForm filtered={searchQuery(search) !== ''} key={searchQuery(search)}>
        <TextField name="from" type="date" label={t('from')} defaultValue={search.from} errors={errors} />
        <TextField name="to" type="date" label={t('to')} defaultValue={search.to} />
        <TextField
          name="who"
          type="search"
          label={t('who')}
          hint={t('who_hint')}
          defaultValue={staffName || search.who}
        />
        <SelectField
          name="action"
          label={t('action_filter')}
          empty={t('all')}
          choices={actions}
          defaultValue={search.action}
        />
        <SelectField
          name="kind"
          label={t('subject_filter')}
          empty={t('all')}
          choices={AUDIT_SUBJECTS.map((value) => ({ value, label: t(`subject.${value}`) }))}
          defaultValue={search.kind}
        />
        <ChooserField
          name="site"
          label={t('site_filter')}
          empty={t('all_sites')}
          chooser={place}
          errors={errors}
        />
        {search.subject ? <input type="hidden" name="subject" value={search.subject} /> : null}
      </FilterForm>
      {search.subject ? <p>{t('only_subject', { subject: search.subject })}</p> : null}
      {nobody ? <p>{t('nobody')}</p> : null}
      {named.length > 0 ? (
        <nav aria-label={t('which')}>
          <p>{t('which')}</p>
          <ul>
            {named.map(({ id, name, email }) => (
              <li key={id}>
                <Link to={`/audit${searchQuery(search, { staff: id, who: '' })}`}>{name}</Link>{' '}
                <span className="code">{email}</span>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
    </div>
  );
}
