import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from './link.tsx';

/** A page above this one. */
export interface Crumb {
  readonly to: string;
  readonly label: string;
}

/** Breadcrumb, the page's title and a line under it; actions sit at the right. */
export function PageHead({
  title,
  lead,
  trail = [],
  children,
}: {
  title: ReactNode;
  lead?: ReactNode;
  trail?: readonly Crumb[];
  children?: ReactNode;
}) {
  const { t } = useTranslation('ui');
  return (
    <>
      {trail.length > 0 ? (
        <nav aria-label={t('breadcrumb')}>
          <ol className="trail">
            {trail.map((crumb) => (
              <li key={crumb.to}>
                <Link to={crumb.to}>{crumb.label}</Link>
              </li>
            ))}
          </ol>
        </nav>
      ) : null}
      <div className="page__head">
        <div>
          <h1>{title}</h1>
          {lead ? <p>{lead}</p> : null}
        </div>
        {children ? <div className="actions">{children}</div> : null}
      </div>
    </>
  );
}
