import { useTranslation } from 'react-i18next';
import { Link } from '../ui/link.tsx';
import type { CalendarDay } from './load-calendar.server.ts';

/** A lesson as a block of the calendar: when, what, where, how full. */
export function LessonBlock({
  lesson,
  full,
}: {
  lesson: CalendarDay['lessons'][number];
  /** With who teaches it. */
  full: boolean;
}) {
  const { t } = useTranslation('courses');
  const cancelled = lesson.status === 'cancelled';
  return (
    <div
      className={`lesson-block lesson-block--${lesson.look}${cancelled ? ' lesson-block--cancelled' : ''}`}
    >
      <span className="lesson-block__time">
        {lesson.from}–{lesson.to}
      </span>{' '}
      <Link to={`/editions/${lesson.editionId}`}>{lesson.title}</Link>
      <span className="lesson-block__note">
        {lesson.placeKind === 'site' ? lesson.site : t(`places.${lesson.placeKind}`)}
        {lesson.room ? `, ${lesson.room}` : null}
        {full && lesson.trainers.length > 0 ? ` · ${lesson.trainers.join(', ')}` : null} ·{' '}
        {cancelled
          ? t('lesson.statuses.cancelled')
          : t('calendar.seats', { taken: lesson.taken, seats: lesson.seats })}
        {lesson.status === 'held' ? ` · ${t('lesson.statuses.held')}` : null}
      </span>
    </div>
  );
}
