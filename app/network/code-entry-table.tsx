import { useTranslation } from 'react-i18next';
import type { CodeEntry } from '../../db/queries/code-lists.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { TableBox } from '../ui/table-box.tsx';
import { type AttributeField, attributeFields } from './code-versions.ts';

/** The entries of a version with their words; row actions only where they are allowed. */
export function CodeEntryTable({
  list,
  entries,
  here,
  mayChange,
  mayEnd,
}: {
  list: string;
  entries: readonly CodeEntry[];
  /** Address of the version. */
  here: string;
  mayChange: boolean;
  mayEnd: boolean;
}) {
  const { t, i18n } = useTranslation('network');
  const { day } = useFormats();
  const fields = attributeFields(list);
  return (
    <TableBox caption={`${t('code_lists.entries_caption')} · ${t('rows', { count: entries.length })}`} wide>
      <thead>
        <tr>
          <th scope="col">{t('code_lists.code')}</th>
          <th scope="col">{t('code_lists.label_it')}</th>
          <th scope="col">{t('code_lists.label_en')}</th>
          {fields.length > 0 ? <th scope="col">{t('code_lists.details')}</th> : null}
          <th scope="col">{t('code_lists.last_day')}</th>
          {mayChange || mayEnd ? <th scope="col">{t('actions')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => {
          const label = i18n.language === 'en' ? entry.labels.en : entry.labels.it;
          const address = `${here}/entries/${encodeURIComponent(entry.code)}`;
          return (
            <tr key={entry.code}>
              <th scope="row">{entry.code}</th>
              <td>{entry.labels.it}</td>
              <td lang="en">{entry.labels.en}</td>
              {fields.length > 0 ? (
                <td>
                  <Attributes entry={entry} fields={fields} />
                </td>
              ) : null}
              <td>{entry.endedOn === null ? t('none') : day(entry.endedOn)}</td>
              {mayChange || mayEnd ? (
                <td>
                  <span className="actions">
                    {mayChange ? (
                      <Link to={address} aria-label={t('code_lists.change_of', { label })}>
                        {t('code_lists.change')}
                      </Link>
                    ) : null}
                    {mayEnd ? (
                      <Link
                        to={`${address}/ending`}
                        aria-label={t(entry.endedOn === null ? 'code_lists.end_of' : 'code_lists.reopen_of', {
                          label,
                        })}
                      >
                        {entry.endedOn === null ? t('code_lists.end') : t('ending.take_back')}
                      </Link>
                    ) : null}
                  </span>
                </td>
              ) : null}
            </tr>
          );
        })}
      </tbody>
    </TableBox>
  );
}

function Attributes({ entry, fields }: { entry: CodeEntry; fields: readonly AttributeField[] }) {
  const { t } = useTranslation('network');
  const shown = fields.flatMap((field) => {
    const value = entry.attributes[field];
    if (value === undefined || value === false || value === '') return [];
    if (value === true || value === 'rtl') return [t(`code_lists.attributes.${field}`)];
    const text = Array.isArray(value) ? value.join(', ') : String(value);
    return text === '' ? [] : [`${t(`code_lists.attributes.${field}`)}: ${text}`];
  });
  return (
    <>
      {shown.map((text) => (
        <div className="code" key={text}>
          {text}
        </div>
      ))}
    </>
  );
}
