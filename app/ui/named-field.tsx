import { useFetcher } from '@remix-run/react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldErrors } from './field-errors.ts';
import { ChipsField, type Choice, TextField } from './fields.tsx';

const PAUSE_MS = 200;
const LONGEST = 200;

/** What an address of suggestions answers. */
export interface Suggestions {
  /** As the field takes them. */
  readonly names: readonly string[];
}

/** One of many by its name; while typing, suggestions; when the name fits several, a choice of these. */
export function NamedField({
  name,
  choiceName,
  suggestions,
  fitting,
  ...field
}: {
  readonly name: string;
  /** Under which one of `fitting` is sent. */
  readonly choiceName: string;
  readonly label: ReactNode;
  readonly hint: ReactNode;
  readonly optional?: boolean;
  readonly defaultValue: string | undefined;
  /** Address that answers `Suggestions` for `&q=` or `?q=`, the last of its parameters. */
  readonly suggestions: string;
  /** What the name typed before fits. */
  readonly fitting: readonly Choice[];
  readonly errors?: FieldErrors;
}) {
  const { t } = useTranslation('ui');
  const found = useFetcher<Suggestions>();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const suggest = (text: string) => {
    clearTimeout(timer.current);
    const query = text.trim();
    if (query.length < 2) return;
    const address = `${suggestions}${encodeURIComponent(query.slice(0, LONGEST))}`;
    timer.current = setTimeout(() => found.load(address), PAUSE_MS);
  };
  return (
    <>
      <TextField
        name={name}
        {...field}
        list={`${name}-names`}
        autoComplete="off"
        maxLength={LONGEST}
        onChange={(event) => suggest(event.currentTarget.value)}
      />
      <datalist id={`${name}-names`}>
        {(found.data?.names ?? []).map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      {fitting.length > 0 ? (
        <ChipsField name={choiceName} label={t('named.which')} chosen={[]} choices={fitting} />
      ) : null}
    </>
  );
}
