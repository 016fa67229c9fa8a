import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import type { loadMerge } from './load-merge.server.ts';
import { usePersonName } from './person-label.tsx';

type Records = Awaited<ReturnType<typeof loadMerge>>['records'];
type Side = Records[number];

/** Two records, line by line: what is said of each, and what each counts for. */
export function SideBySide({ records }: { records: Records }) {
  const { t } = useTranslation(['people', 'card']);
  const nameOf = usePersonName();
  const formats = useFormats();
  const day = (text: string | null) => (text === null ? null : formats.day(text));
  const lines: [string, (record: Side) => string | number | null][] = [
    ['card:who.code', ({ facts }) => facts.maskedCode],
    ['card:who.age', ({ facts }) => (facts.age === null ? null : t('years', { count: facts.age }))],
    ['card:who.gender', ({ facts }) => facts.gender],
    ['card:who.birthplace', ({ facts }) => facts.birthplace],
    ['card:who.citizenship', ({ facts }) => facts.citizenship],
    ['card:who.language', ({ facts }) => facts.language],
    ['card:who.education', ({ facts }) => facts.education],
    ['card:who.occupation', ({ facts }) => facts.occupation],
    ['card:who.province', ({ facts }) => facts.province],
    ['merge:accesses', ({ counts }) => counts.accesses],
    ['merge:first', ({ counts }) => day(counts.firstDay)],
    ['merge:last', ({ counts }) => day(counts.lastDay)],
    ['merge:cases', ({ counts }) => counts.cases],
    ['merge:responses', ({ counts }) => counts.responses],
  ];
  return (
    <div className="table-box">
      <table className="grid-table grid-table--pair">
        <caption>{t('merge:caption')}</caption>
        <thead>
          <tr>
            <td />
            {records.map(({ facts }) => (
              <th key={facts.id} scope="col">
                <Link to={`/people/${facts.id}`}>{nameOf(facts)}</Link>{' '}
                <span className="code">{t('short_number', { no: facts.no })}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines
            .filter(([, read]) => records.some((record) => read(record) !== null))
            .map(([name, read]) => (
              <tr key={name}>
                <th scope="row">{t(name)}</th>
                {records.map((record) => (
                  <td key={record.facts.id}>{read(record) ?? '–'}</td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
