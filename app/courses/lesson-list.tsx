import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { TableBox } from '../ui/table-box.tsx';
import type { CalendarDay } from './load-calendar.server.ts';

/** Lessons as the rows of a table. */
export function LessonList({ days, caption }: { days: readonly CalendarDay[]; caption: string }) {
  const { t } = useTranslation('courses');
  const { day: dayWords } = useFormats();
  const rows = days.flatMap(({ day, lessons }) => lessons.map((lesson) => ({ day, lesson })));
  if (rows.length === 0) return <p>{t('calendar.nothing')}</p>;
  return (
    <TableBox caption={caption} wide>
      <thead>
        <tr>
          <th scope="col">{t('lesson.when')}</th>
          <th scope="col">{t('edition.one')}</th>
          <th scope="col">{t('edition.place')}</th>
          <th scope="col">{t('edition.trainers')}</th>
          <th scope="col" className="num">
            {t('edition.seats')}
          </th>
          <th scope="col">{t('lesson.state')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ day, lesson }) => (
          <tr key={lesson.id}>
            <th scope="row">
              {dayWords(day)}, {lesson.from}–{lesson.to}
            </th>
            <td>
              <Link to={`/editions/${lesson.editionId}`}>{lesson.title}</Link>{' '}
              <span className="rows__note">{t('lesson.numbered', { number: lesson.number })}</span>
            </td>
            <td>
              {lesson.site}
              {lesson.placeKind === 'site' ? null : ` · ${t(`places.${lesson.placeKind}`)}`}
              {lesson.room ? `, ${lesson.room}` : null}
            </td>
            <td>{lesson.trainers.join(', ')}</td>
            <td className="num">
              {lesson.taken}/{lesson.seats}
            </td>
            <td>{t(`lesson.statuses.${lesson.status}`)}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
