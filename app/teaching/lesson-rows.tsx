import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import type { OverviewLesson } from './load-overview.server.ts';

/** Lessons, each with its register one tap away; `main` where that is the next thing to do. */
export function LessonRows({
  lessons,
  main = false,
}: {
  readonly lessons: readonly OverviewLesson[];
  readonly main?: boolean;
}) {
  const { t } = useTranslation('teaching');
  const formats = useFormats();
  return (
    <ul className="rows">
      {lessons.map((lesson) => (
        <li key={lesson.id}>
          <span className="rows__main">
            <strong>
              {main ? lesson.time : `${formats.day(lesson.day)}, ${lesson.time}`} {lesson.title}
            </strong>
            <span className="rows__note">
              {[
                t('lessons.number', { number: lesson.number }),
                formats.duration(lesson.minutes),
                lesson.online ? t('lessons.online', { site: lesson.site }) : lesson.site,
                lesson.isClosed
                  ? t('lessons.closed', { count: lesson.present })
                  : t('lessons.enrolled', { count: lesson.enrolled }),
              ].join(' · ')}
            </span>
          </span>
          <Link
            className={main && !lesson.isClosed ? 'button button--main' : undefined}
            to={`/lessons/${lesson.id}/register`}
            aria-label={t('lessons.register_of', { title: lesson.title, day: formats.date(lesson.day) })}
          >
            {t('lessons.register')}
          </Link>
        </li>
      ))}
    </ul>
  );
}
