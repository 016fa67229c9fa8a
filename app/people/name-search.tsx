import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { TextField } from '../ui/fields.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import type { PersonTag } from './open-identity.ts';
import { PersonRows } from './person-rows.tsx';

interface Found {
  readonly people: readonly PersonTag[];
  /** True when there are more than are shown. */
  readonly more: boolean;
}

/** Looking somebody up by name, where the network keeps names, with what was found. */
export function NameSearch({
  errors,
  typed,
  found,
}: {
  errors?: FieldErrors;
  typed?: string;
  found?: Found;
}) {
  const { t } = useTranslation('people');
  return (
    <>
      <h2>{t('find.by_name')}</h2>
      <Form method="post" className="form">
        <TextField
          name="name"
          label={t('find.name')}
          hint={t('find.name_hint')}
          errors={errors}
          defaultValue={typed}
          autoComplete="off"
          spellCheck={false}
          maxLength={80}
        />
        <SendBar label={t('find.name_go')} look="plain" />
      </Form>
      {found ? <Namesakes found={found} /> : null}
    </>
  );
}

/** Who was found by name; `to` is what the addresses of people begin with. */
export function Namesakes({ found: { people, more }, to }: { found: Found; to?: string }) {
  const { t } = useTranslation('people');
  if (people.length === 0) return <p role="status">{t('find.named_none')}</p>;
  return (
    <section aria-labelledby="named">
      <h3 id="named">{t('find.named')}</h3>
      <PersonRows people={people} to={to} />
      {more ? <p>{t('find.named_more')}</p> : null}
    </section>
  );
}
