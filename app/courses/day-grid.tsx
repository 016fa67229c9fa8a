import { useLocation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { WEEK_DAYS } from '../network/hours.ts';
import { searchWith } from '../network/listing.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { LessonBlock } from './lesson-block.tsx';
import type { CalendarDay } from './load-calendar.server.ts';

interface Days {
  readonly days: readonly CalendarDay[];
  readonly today: string;
  /** `YYYY-MM` of the month shown; null for a week. */
  readonly month: string | null;
}

/** Weeks as the rows of a table, days as its columns; on small screens the same days below each other. */
export function DayGrid({ caption, ...shown }: Days & { readonly caption: string }) {
  const { t } = useTranslation('courses');
  const weeks = Array.from({ length: shown.days.length / 7 }, (_, week) =>
    shown.days.slice(week * 7, week * 7 + 7),
  );
  return (
    <>
      <table className="day-grid">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {WEEK_DAYS.map((name) => (
              <th scope="col" key={name}>
                {t(`network:sites.days.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]?.day}>
              {week.map((day) => (
                <td
                  key={day.day}
                  className={classOf(day, shown)}
                  aria-current={day.day === shown.today ? 'date' : undefined}
                >
                  <DayHead day={day} month={shown.month} />
                  <DayLessons day={day} full={shown.month === null} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <DayList {...shown} />
    </>
  );
}

function classOf({ day, holiday }: CalendarDay, { today, month }: Days): string | undefined {
  const classes = [
    ...(day === today ? ['day-grid__today'] : []),
    ...(holiday === null ? [] : ['day-grid__holiday']),
    ...(month === null || day.startsWith(month) ? [] : ['day-grid__other']),
  ];
  return classes.length > 0 ? classes.join(' ') : undefined;
}

function DayHead({ day: { day, holiday }, month }: { day: CalendarDay; month: string | null }) {
  const { shortDay } = useFormats();
  const isOther = month === null || !day.startsWith(month);
  return (
    <div className="day-grid__head">
      <time dateTime={day}>{isOther ? shortDay(day) : Number(day.slice(8))}</time>
      {holiday === null ? null : <span className="day-grid__name">{holiday}</span>}
    </div>
  );
}

function DayLessons({ day, full }: { day: CalendarDay; full: boolean }) {
  const { t } = useTranslation('courses');
  const { search } = useLocation();
  if (day.lessons.length === 0) return null;
  return (
    <ul className="day-grid__lessons">
      {day.lessons.map((lesson) => (
        <li key={lesson.id}>
          <LessonBlock lesson={lesson} full={full} />
        </li>
      ))}
      {day.more > 0 ? (
        <li>
          <Link to={searchWith(search, { view: 'list', day: day.day })}>
            {t('calendar.more', { count: day.more })}
          </Link>
        </li>
      ) : null}
    </ul>
  );
}

/** The days that have lessons, below each other: what a small screen shows in place of the table. */
function DayList({ days, today }: Days) {
  const { t } = useTranslation('courses');
  const { day: dayWords } = useFormats();
  const taught = days.filter(({ lessons }) => lessons.length > 0);
  return (
    <div className="day-list">
      {taught.length === 0 ? <p>{t('calendar.nothing')}</p> : null}
      {taught.map((day) => (
        <section key={day.day}>
          <h2>
            {dayWords(day.day)}
            {day.day === today ? ` · ${t('calendar.today')}` : null}
            {day.holiday === null ? null : ` · ${day.holiday}`}
          </h2>
          <DayLessons day={day} full />
        </section>
      ))}
    </div>
  );
}
