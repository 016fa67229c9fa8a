import { useTranslation } from 'react-i18next';

/** «3 di 6», with a bar that says the same. */
export function Progress({ at, of }: { readonly at: number; readonly of: number }) {
  const { t } = useTranslation('ask');
  return <ProgressBar text={t('progress', { at, of })} at={at} of={of} />;
}

/** How far one has come, in words and as a bar. */
export function ProgressBar({
  text,
  at,
  of,
}: {
  readonly text: string;
  readonly at: number;
  readonly of: number;
}) {
  return (
    <div className="ask__progress">
      <p>{text}</p>
      <progress value={at} max={of} aria-hidden="true" />
    </div>
  );
}
