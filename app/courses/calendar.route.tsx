import { data } from '@remix-run/node';
import { useLoaderData, useLocation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { ChooserField } from '../network/chooser-field.tsx';
import { FilterForm } from '../network/filter-form.tsx';
import { searchWith } from '../network/listing.ts';
import { readPlace } from '../network/places.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { SelectField } from '../ui/fields.tsx';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { VIEWS } from './calendar-days.ts';
import { CoursesHead } from './courses-head.tsx';
import { DayGrid } from './day-grid.tsx';
import { loadEditionChoices } from './edition-choices.server.ts';
import { LessonList } from './lesson-list.tsx';
import { askedCalendar, loadCalendar } from './load-calendar.server.ts';

export const handle = { words: ['courses', 'network'] };
export const meta = titleMeta;

export const loader = signedIn('course.plan', async (call) => {
  const { picked, chooser } = await readPlace(call, 'course.plan', 'site');
  const asked = askedCalendar(call.url, call.today, picked.ok ? picked.value : '');
  const page = {
    title: pageTitle(call.actor.language, 'courses:nav.calendar'),
    asked,
    today: call.today,
    staffId: call.actor.staffId,
    calendar: await loadCalendar(call, asked),
    choices: await loadEditionChoices(call),
    place: chooser,
  };
  return picked.ok
    ? data({ ...page, errors: undefined })
    : data({ ...page, errors: { site: picked.error } }, { status: 422 });
});

export default function Calendar() {
  const { t } = useTranslation('courses');
  const { asked, today, staffId, calendar, choices, place, errors } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const { date, monthName } = useFormats();
  const { days, month, total } = calendar;
  const [first = asked.day, last = asked.day] = [days[0]?.day, days.at(-1)?.day];
  const heading =
    month === null ? t('edition.from_to', { from: date(first), to: date(last) }) : monthName(month);
  const caption = `${heading} · ${t('calendar.lessons', { count: total })}`;
  const to = (change: Readonly<Record<string, string>>) => `/calendar${searchWith(search, change)}`;
  const select = (name: 'trainer' | 'course', label: string, list: keyof typeof choices) => (
    <SelectField
      name={name}
      label={label}
      defaultValue={asked[name]}
      key={`${name} ${asked[name]}`}
      empty={t('all')}
      choices={choices[list]}
    />
  );
  return (
    <>
      <CoursesHead title={t('nav.calendar')} lead={caption}>
        <Link className="button button--main" to="/editions/new">
          {t('edition.plan')}
        </Link>
      </CoursesHead>
      <div className="stack">
        <div className="calendar-ways no-print">
          <nav aria-label={t('calendar.views')}>
            <ul className="calendar-ways__list">
              {VIEWS.map((view) => (
                <li key={view}>
                  <Link to={to({ view })} aria-current={view === asked.view ? 'true' : undefined}>
                    {t(`calendar.view.${view}`)}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          <nav aria-label={t('calendar.days')}>
            <ul className="calendar-ways__list">
              <li>
                <Link to={to({ day: calendar.before })} rel="prev">
                  {t('calendar.before')}
                </Link>
              </li>
              <li>
                <Link to={to({ day: today })}>{t('calendar.today')}</Link>
              </li>
              <li>
                <Link to={to({ day: calendar.after })} rel="next">
                  {t('calendar.after')}
                </Link>
              </li>
            </ul>
          </nav>
          {choices.trainers.some(({ value }) => value === staffId) ? (
            <Link to={to({ trainer: asked.trainer === staffId ? '' : staffId })}>
              {t(asked.trainer === staffId ? 'calendar.everybody' : 'calendar.mine')}
            </Link>
          ) : null}
          <Link to="/account/calendar">{t('calendar.feed')}</Link>
          <PrintButton label={t('print')} className="button button--small" />
        </div>
        <ErrorSummary errors={errors} />
        <FilterForm filtered={asked.trainer !== '' || asked.site !== '' || asked.course !== ''}>
          <input type="hidden" name="view" value={asked.view} />
          <input type="hidden" name="day" value={asked.day} />
          {select('trainer', t('lesson.trainer'), 'trainers')}
          <ChooserField
            name="site"
            label={t('edition.site')}
            chooser={place}
            empty={t('all')}
            errors={errors}
          />
          {select('course', t('edition.course'), 'courses')}
        </FilterForm>
        {errors ? null : asked.view === 'list' ? (
          <>
            <LessonList days={days} caption={caption} />
            {calendar.goesOn === null ? null : (
              <Link to={to({ day: calendar.goesOn })}>
                {t('calendar.goes_on', { day: date(calendar.goesOn) })}
              </Link>
            )}
          </>
        ) : (
          <DayGrid days={days} today={today} month={month} caption={caption} />
        )}
      </div>
    </>
  );
}
