import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import type { LoadedEdition } from './load-edition.server.ts';
import { SeatCount } from './seat-count.tsx';

/** What an edition is, to be read. */
export function EditionFacts({ edition }: { edition: LoadedEdition }) {
  const { t } = useTranslation('courses');
  const { date } = useFormats();
  const { placeKind, placeText, onlineLink, room } = edition;
  return (
    <section className="panel">
      <dl className="facts">
        <dt>{t('edition.course')}</dt>
        <dd>
          <Link to={`/courses/${edition.course.id}`}>{edition.course.title}</Link>
        </dd>
        <dt>{t('edition.place')}</dt>
        <dd>
          {placeKind === 'site' ? edition.site : t(`places.${placeKind}`)}
          {placeText ? `, ${placeText}` : null}
          {room ? `, ${room}` : null}
          {onlineLink ? (
            <>
              {' · '}
              <a href={onlineLink} rel="noreferrer noopener">
                {onlineLink}
              </a>
            </>
          ) : null}
          {placeKind === 'site' ? null : (
            <span className="rows__note">{t('edition.counts_for', { site: edition.site })}</span>
          )}
        </dd>
        <dt>{t('edition.trainers')}</dt>
        <dd>{edition.trainers.join(', ')}</dd>
        <dt>{t('edition.seats')}</dt>
        <dd>
          <SeatCount {...edition} />
        </dd>
        <dt>{t('edition.enrolment')}</dt>
        <dd>{t('edition.from_to', { from: date(edition.enrolFrom), to: date(edition.enrolUntil) })}</dd>
        {edition.programme === null ? null : (
          <>
            <dt>{t('edition.programme')}</dt>
            <dd>{edition.programme}</dd>
          </>
        )}
        <dt>{t('edition.publicity')}</dt>
        <dd>
          {edition.publicPage === null ? (
            t(edition.isPublic ? 'edition.is_public' : 'edition.not_public')
          ) : (
            <Link to={edition.publicPage}>{t('edition.see_public')}</Link>
          )}
        </dd>
        {edition.notes === '' ? null : (
          <>
            <dt>{t('edition.notes')}</dt>
            <dd className="preserve-lines">{edition.notes}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
