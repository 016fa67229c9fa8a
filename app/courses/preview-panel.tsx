import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { endTime } from './clashes.ts';
import type { Preview } from './plan-edition.server.ts';

/** What the edition would be: its lessons, what was skipped and why, what she should know; `confirm` plans it. */
export function PreviewPanel({ preview, confirm }: { preview: Preview; confirm: string | null }) {
  const { t, i18n } = useTranslation('courses');
  const { day } = useFormats();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (confirm !== null && preview) heading.current?.focus();
  }, [preview, confirm]);
  const { lessons, skipped, warnings, patronUnknown } = preview;
  return (
    <section className="panel panel--focus">
      <h2 ref={heading} tabIndex={-1}>
        {t('preview.title', { count: lessons.length })}
      </h2>
      <ol className="date-list">
        {lessons.map((lesson) => (
          <li key={`${lesson.day} ${lesson.start_time}`}>
            {day(lesson.day)}, {lesson.start_time}–{endTime(lesson)}
          </li>
        ))}
      </ol>
      {skipped.length === 0 ? null : (
        <>
          <h3>{t('preview.skipped')}</h3>
          <ul>
            {skipped.map((one) => (
              <li key={one.day}>
                {t(`skipped.${one.kind}`, {
                  day: day(one.day),
                  name: one.kind === 'holiday' ? one.name[i18n.language === 'en' ? 'en' : 'it'] : one.name,
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      {patronUnknown === null ? null : <p>{t('preview.patron_unknown', { comune: patronUnknown })}</p>}
      {warnings.length === 0 ? null : (
        <>
          <h3>{t('preview.warnings')}</h3>
          <ul className="warnings">
            {warnings.map(({ key, words }) => (
              <li key={`${key} ${Object.values(words ?? {}).join()}`}>{t(key, words ?? {})}</li>
            ))}
          </ul>
        </>
      )}
      {confirm === null ? null : (
        <div className="actions">
          <button type="submit" form="plan" name="seen" value={preview.seen} className="button button--main">
            {confirm}
          </button>
          <span>{t('preview.or_change')}</span>
        </div>
      )}
    </section>
  );
}
