import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** How a table has to look, column by column, with one to begin from. */
export function TableFormat({
  columns,
  about,
  template,
  children,
}: {
  readonly columns: readonly string[];
  /** What a column holds. */
  readonly about: (column: string) => string;
  readonly template: { readonly href: string; readonly label: string };
  /** About the whole file. */
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('references');
  return (
    <section className="panel" aria-labelledby="format">
      <h2 id="format">{t('format.title')}</h2>
      {children}
      <dl>
        {columns.map((column) => (
          <div key={column}>
            <dt>
              <code>{column}</code>
            </dt>
            <dd>{about(column)}</dd>
          </div>
        ))}
      </dl>
      <p>
        <a href={template.href} download>
          {template.label}
        </a>
      </p>
    </section>
  );
}
