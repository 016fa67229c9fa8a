import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { TableBox } from '../ui/table-box.tsx';
import type { LoadedEdition } from './load-edition.server.ts';

/** The lessons of an edition, with what can be done to those that were not held yet. */
export function LessonTable({
  lessons,
  mayChange,
}: {
  lessons: LoadedEdition['lessons'];
  mayChange: boolean;
}) {
  const { t } = useTranslation('courses');
  const { day } = useFormats();
  return (
    <TableBox caption={t('lesson.caption', { count: lessons.length })}>
      <thead>
        <tr>
          <th scope="col">{t('lesson.one')}</th>
          <th scope="col">{t('lesson.when')}</th>
          <th scope="col">{t('lesson.who_where')}</th>
          <th scope="col">{t('lesson.state')}</th>
          {mayChange ? <th scope="col">{t('lesson.actions')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {lessons.map((lesson) => (
          <tr key={lesson.id}>
            <th scope="row">{lesson.number}</th>
            <td>{`${day(lesson.day)}, ${lesson.from}–${lesson.to}`}</td>
            <td>{[lesson.trainer, lesson.room].filter(Boolean).join(', ')}</td>
            <td>
              {t(`lesson.statuses.${lesson.status}`)}
              {lesson.cancelReason ? <span className="rows__note">{lesson.cancelReason}</span> : null}
            </td>
            {mayChange ? (
              <td>
                {lesson.status === 'cancelled' ? null : (
                  <span className="actions">
                    <RowLink
                      to={`/lessons/${lesson.id}/register`}
                      words={t('lesson.register')}
                      of={lesson.number}
                    />
                    {lesson.status === 'planned' ? (
                      <>
                        <RowLink
                          to={`/lessons/${lesson.id}`}
                          words={t('lesson.move_it')}
                          of={lesson.number}
                        />
                        <RowLink
                          to={`/lessons/${lesson.id}/cancellation`}
                          words={t('lesson.cancel_it')}
                          of={lesson.number}
                        />
                      </>
                    ) : null}
                  </span>
                )}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}

/** What can be done to a row; read aloud with the number of its lesson. */
function RowLink({ to, words, of }: { to: string; words: string; of: number }) {
  return (
    <Link to={to}>
      {words}
      <span className="visually-hidden"> {of}</span>
    </Link>
  );
}
