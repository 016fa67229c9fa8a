import { data } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listEditions } from '../../db/queries/editions.ts';
import { NOWHERE } from '../../db/scope.ts';
import { signedIn } from '../access/gate.server.ts';
import { ChooserField } from '../network/chooser-field.tsx';
import { FilterForm, NothingFound } from '../network/filter-form.tsx';
import { pageOf } from '../network/listing.ts';
import { readPlace } from '../network/places.server.ts';
import { Pager } from '../network/table-parts.tsx';
import { isId } from '../platform/ids.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { SelectField } from '../ui/fields.tsx';
import { Link } from '../ui/link.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { CoursesHead } from './courses-head.tsx';
import { loadEditionChoices } from './edition-choices.server.ts';
import { editionLine } from './edition-line.ts';
import { EditionTable } from './edition-table.tsx';

export const handle = { words: ['courses', 'network'] };
export const meta = titleMeta;

/** An id in the address; '' for anything else. */
function askedId(url: URL, name: string): string {
  const text = url.searchParams.get(name) ?? '';
  return isId(text) ? text : '';
}

export const loader = signedIn('course.plan', async (call) => {
  const { app, actor, scope, url, today } = call;
  const { picked, chooser } = await readPlace(call, 'course.plan', 'site');
  const filters = {
    when: url.searchParams.get('when') === 'past' ? 'past' : 'coming',
    course: askedId(url, 'course'),
    site: picked.ok ? picked.value : '',
    trainer: askedId(url, 'trainer'),
  };
  const editions = await listEditions(
    app.db,
    picked.ok ? scope : NOWHERE,
    {
      ...(filters.course && { courseId: filters.course }),
      ...(filters.site && { siteId: filters.site }),
      ...(filters.trainer && { trainerId: filters.trainer }),
      ...(filters.when === 'past' ? { endedBefore: today } : { endsFrom: today }),
    },
    2000,
  );
  const page = {
    title: pageTitle(actor.language, 'courses:nav.editions'),
    page: pageOf(editions.map(editionLine), url.searchParams.get('page')),
    filters,
    choices: await loadEditionChoices(call),
    place: chooser,
  };
  return picked.ok
    ? data({ ...page, errors: undefined })
    : data({ ...page, errors: { site: picked.error } }, { status: 422 });
});

export default function Editions() {
  const { t } = useTranslation('courses');
  const { page, filters, choices, place, errors } = useLoaderData<typeof loader>();
  const { when, course, site, trainer } = filters;
  const filtered = errors !== undefined || when === 'past' || course !== '' || site !== '' || trainer !== '';
  const add = (
    <Link className="button button--main" to="/editions/new">
      {t('edition.plan')}
    </Link>
  );
  if (page.total === 0 && !filtered) {
    return (
      <>
        <CoursesHead title={t('nav.editions')} />
        <div className="empty">
          <p>{t('edition.empty')}</p>
          <p>
            <Link to="/editions?when=past">{t('edition.see_past')}</Link>
          </p>
          {add}
        </div>
      </>
    );
  }
  const select = (name: 'course' | 'trainer', label: string, list: keyof typeof choices) => (
    <SelectField
      name={name}
      label={label}
      defaultValue={filters[name]}
      key={`${name} ${filters[name]}`}
      empty={t('all')}
      choices={choices[list]}
    />
  );
  return (
    <>
      <CoursesHead title={t('nav.editions')}>{add}</CoursesHead>
      <div className="stack">
        <ErrorSummary errors={errors} />
        <FilterForm filtered={filtered}>
          <SelectField
            name="when"
            label={t('edition.days')}
            defaultValue={when}
            key={`when ${when}`}
            choices={(['coming', 'past'] as const).map((value) => ({
              value,
              label: t(`edition.when.${value}`),
            }))}
          />
          {select('course', t('edition.course'), 'courses')}
          <ChooserField
            name="site"
            label={t('edition.site')}
            chooser={place}
            empty={t('all')}
            errors={errors}
          />
          {select('trainer', t('lesson.trainer'), 'trainers')}
        </FilterForm>
        {errors ? null : page.total === 0 ? (
          <NothingFound />
        ) : (
          <EditionTable editions={page.rows} total={page.total} />
        )}
        <Pager page={page} />
      </div>
    </>
  );
}
