import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { CodeEntryFields } from './code-entry-fields.tsx';
import type { EntryValues } from './code-entry-values.ts';
import { useCodeListName } from './code-list-name.tsx';
import { FormErrors } from './form-errors.tsx';
import type { ReferredEntries } from './list-known-codes.server.ts';
import { NetworkHead } from './network-head.tsx';
import { SaveBar } from './save-bar.tsx';

/** The page on which an entry is written or changed. */
export function CodeEntryPage({
  list,
  version,
  code,
  entry,
  referred,
  errors,
}: {
  list: string;
  version: number;
  /** null while the entry is new. */
  code: string | null;
  entry: EntryValues;
  referred: ReferredEntries;
  errors: FieldErrors | undefined;
}) {
  const { t } = useTranslation('network');
  const name = useCodeListName()(list);
  const back = `/network/code-lists/${list}/${version}`;
  return (
    <>
      <NetworkHead
        title={code === null ? t('code_lists.new_entry') : t('code_lists.edit_entry', { code })}
        section="code_lists"
        above={{ to: back, label: `${name}, ${t('code_lists.version_number', { version })}` }}
      />
      <div className="panel">
        <FormErrors errors={errors} />
        <Form method="post" className="form" noValidate>
          <CodeEntryFields list={list} code={code} entry={entry} referred={referred} errors={errors} />
          <SaveBar back={back} />
        </Form>
      </div>
    </>
  );
}
