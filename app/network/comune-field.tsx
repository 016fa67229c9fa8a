import { useFetcher } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { ChipsField, TextField } from '../ui/fields.tsx';
import type { Comune } from './comuni.server.ts';

const PAUSE_MS = 200;

/** A comune by its name; while typing, suggestions; when the name fits several, a choice. */
export function ComuneField({
  value,
  choices = [],
  errors,
}: {
  value: string | undefined;
  choices?: readonly Comune[];
  errors: FieldErrors | undefined;
}) {
  const { t } = useTranslation('network');
  const suggestions = useFetcher<{ comuni: readonly Comune[] }>();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const suggest = (text: string) => {
    clearTimeout(timer.current);
    const query = text.trim();
    if (query.length < 2) return;
    timer.current = setTimeout(
      () => suggestions.load(`/network/comuni?q=${encodeURIComponent(query.slice(0, 100))}`),
      PAUSE_MS,
    );
  };
  return (
    <div className="stack">
      <TextField
        name="comune"
        label={t('comune.label')}
        hint={t('comune.hint')}
        errors={errors}
        defaultValue={value}
        list="comuni"
        autoComplete="off"
        onChange={(event) => suggest(event.currentTarget.value)}
      />
      <datalist id="comuni">
        {(suggestions.data?.comuni ?? []).map(({ code, name, province }) => (
          <option key={code} value={`${name} (${province})`} />
        ))}
      </datalist>
      {choices.length > 0 ? (
        <ChipsField
          name="comune_code"
          label={t('comune.choose')}
          chosen={[]}
          choices={choices.map(({ code, name, province }) => ({
            value: code,
            label: `${name} (${province})`,
          }))}
        />
      ) : null}
    </div>
  );
}
