import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { TableBox } from '../ui/table-box.tsx';
import type { Faults } from './faults.ts';

/** What is wrong with a file, row by row: nothing of it was imported. */
export function FaultReport({ faults }: { faults: Faults }) {
  const { t } = useTranslation('references');
  const { number } = useFormats();
  return (
    <>
      <TableBox caption={t('faults.caption', { count: faults.count })}>
        <thead>
          <tr>
            <th scope="col" className="num">
              {t('faults.row')}
            </th>
            <th scope="col">{t('faults.column')}</th>
            <th scope="col">{t('faults.what')}</th>
          </tr>
        </thead>
        <tbody>
          {faults.first.map((fault) => (
            <tr key={JSON.stringify(fault)}>
              <td className="num">{fault.row === null ? '–' : number(fault.row)}</td>
              <td>{fault.column === null ? '–' : <code>{fault.column}</code>}</td>
              <td>{t(`fault.${fault.code}`, fault.words ?? {})}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
      {faults.count > faults.first.length ? (
        <p>{t('faults.more', { count: faults.count - faults.first.length })}</p>
      ) : null}
    </>
  );
}
