import { useTranslation } from 'react-i18next';
import type { CourseTable } from '../../db/schema/course.ts';
import { useFormats } from '../ui/format.ts';

interface Facts {
  readonly description: string;
  readonly audience: CourseTable['audience'];
  /** In words. */
  readonly language: string;
  readonly lessons: number;
  readonly minutes: number;
  /** Percent of the hours; null = no certificate. */
  readonly certificate: number | null;
  readonly instrument: string | null;
  /** null = the whole network. */
  readonly organisation: string | null;
  /** Codes of DigComp. */
  readonly competences: readonly string[];
  /** In words. */
  readonly topics: readonly string[];
}

/** What a course is, to be read. */
export function CourseFacts({ facts }: { facts: Facts }) {
  const { t } = useTranslation('courses');
  const { duration } = useFormats();
  const { certificate, competences, topics } = facts;
  return (
    <section className="panel">
      {facts.description === '' ? null : <p className="preserve-lines">{facts.description}</p>}
      <dl className="facts">
        <dt>{t('course.lessons')}</dt>
        <dd>
          {t('course.lessons_of', { count: facts.lessons, each: duration(facts.minutes) })} ·{' '}
          {t('course.in_all', { hours: duration(facts.lessons * facts.minutes) })}
        </dd>
        <dt>{t('course.language')}</dt>
        <dd>{facts.language}</dd>
        <dt>{t('course.organisation')}</dt>
        <dd>{facts.organisation ?? t('course.whole_network')}</dd>
        <dt>{t('course.certificate')}</dt>
        <dd>
          {certificate === null
            ? t('course.no_certificate')
            : t('course.certificate_from', { percent: certificate })}
        </dd>
        <dt>{t('course.before_after')}</dt>
        <dd>{t(facts.instrument === null ? 'course.no_instrument' : 'course.instrument_name')}</dd>
        {topics.length === 0 ? null : (
          <>
            <dt>{t('course.topics')}</dt>
            <dd>{topics.join(' · ')}</dd>
          </>
        )}
        {competences.length === 0 ? null : (
          <>
            <dt>{t('course.competences')}</dt>
            <dd>
              <ul className="plain-list">
                {competences.map((code) => (
                  <li key={code}>
                    <span className="code">{code}</span> {t(`competences.${code}`)}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
