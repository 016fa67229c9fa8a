import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { TableBox } from '../ui/table-box.tsx';
import type { loadTrail } from './load-trail.server.ts';
import { type Search, searchQuery } from './read-search.ts';

type Entry = Awaited<ReturnType<typeof loadTrail>>['entries'][number];

/** The entries of one page; names and subjects lead to everything by or about them. */
export function EntryTable({ entries, search }: { entries: readonly Entry[]; search: Search }) {
  const { t } = useTranslation('audit');
  const formats = useFormats();
  const only = (change: Record<string, string>) => `/audit${searchQuery(search, change)}`;
  return (
    <TableBox caption={t('caption')} wide>
      <thead>
        <tr>
          {(['seq', 'at', 'who', 'what', 'subject', 'site', 'detail'] as const).map((column) => (
            <th scope="col" key={column}>
              {t(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.seq}>
            <th scope="row">{entry.seq}</th>
            <td>
              {formats.day(entry.day)}, {entry.time}
            </td>
            <td>
              {entry.staffId === null ? (
                t('system')
              ) : (
                <Link to={only({ staff: entry.staffId, who: '' })}>{entry.staff}</Link>
              )}
            </td>
            <td>
              {entry.action ? (
                t(`action.${entry.action.replaceAll('.', '_')}`)
              ) : (
                <span className="code">{entry.code}</span>
              )}
            </td>
            <td>
              {entry.kind ? t(`subject.${entry.kind}`) : null}{' '}
              <Link to={only({ subject: entry.subjectId })}>
                {entry.subjectName ?? <span className="code">{entry.subjectId}</span>}
              </Link>
            </td>
            <td>{entry.site}</td>
            <td>{entry.detail}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
