import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import type { ShownCourse } from './shown-course.ts';

/** Somebody's courses: when, where, how they stand, and what can be done while the edition goes on. */
export function CourseRows({
  courses,
  acts,
}: {
  readonly courses: readonly ShownCourse[];
  readonly acts: (course: ShownCourse) => ReactNode;
}) {
  const { t } = useTranslation('enrolments');
  const { day } = useFormats();
  return (
    <ul className="rows">
      {courses.map((course) => (
        <li key={course.id}>
          <div className="rows__main">
            <strong>{course.title}</strong>
            <span className="rows__note">
              {day(course.day)} · {course.site} ·{' '}
              {course.until
                ? t('own.offered', { day: day(course.until.day), time: course.until.time })
                : t(`own.${course.status}`)}
            </span>
          </div>
          {course.isOpen ? acts(course) : null}
        </li>
      ))}
    </ul>
  );
}
