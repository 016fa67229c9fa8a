import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { UndoMerge } from './card-notice.tsx';
import type { Card } from './load-card.server.ts';

/** The records that count as this person, each of which can stand for itself again; and where to add one. */
export function MergedRecords({ personId, merged }: { personId: string; merged: Card['merged'] }) {
  const { t } = useTranslation('people');
  const formats = useFormats();
  const link = (
    <p className="no-print">
      <Link to={`/people/${personId}/duplicate`}>{t('merged.same_person')}</Link>
    </p>
  );
  if (merged.length === 0) return link;
  return (
    <section className="panel" aria-labelledby="merged">
      <h2 id="merged">{t('merged.title')}</h2>
      <ul className="rows">
        {merged.map((record) => (
          <li key={record.mergeId}>
            <span className="rows__main">
              {[t('number', { no: record.no }), record.maskedCode].filter(Boolean).join(' · ')}
              <span className="rows__note">{t('merged.on', { day: formats.day(record.mergedOn) })}</span>
            </span>
            <UndoMerge mergeId={record.mergeId} />
          </li>
        ))}
      </ul>
      {link}
    </section>
  );
}
