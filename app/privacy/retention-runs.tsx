import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { TableBox } from '../ui/table-box.tsx';

interface Run {
  readonly id: string;
  readonly day: string;
  readonly time: string;
  /** null for the nightly run. */
  readonly by: string | null;
  readonly ended: boolean;
  /** Rows, in the order of the kinds. */
  readonly taken: readonly number[];
}

/** What the last runs took. */
export function RetentionRuns({ runs, kinds }: { runs: readonly Run[]; kinds: readonly string[] }) {
  const { t } = useTranslation('privacy');
  const formats = useFormats();
  if (runs.length === 0) return <p className="empty">{t('retention.no_runs')}</p>;
  return (
    <TableBox caption={t('retention.runs')}>
      <thead>
        <tr>
          <th scope="col">{t('retention.when')}</th>
          <th scope="col">{t('retention.who')}</th>
          {kinds.map((kind) => (
            <th scope="col" className="num" key={kind}>
              {t(`retention.kind.${kind}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <th scope="row">
              {formats.date(run.day)}, {run.time}
              {run.ended ? null : ` (${t('retention.unfinished')})`}
            </th>
            <td>{run.by ?? t('retention.nightly')}</td>
            {run.taken.map((rows, index) => (
              <td className="num" key={kinds[index]}>
                {formats.number(rows)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
