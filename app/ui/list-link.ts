import { useNavigate } from '@remix-run/react';
import type { MouseEvent } from 'react';

/** What makes an `<a>` of ours a link of the list. */
export interface ListLink {
  readonly onClick: (event: MouseEvent<HTMLAnchorElement>) => void;
  /** Remix looks ahead for the routes of what is marked so. */
  readonly 'data-discover': 'true';
}

/**
 * Links of a long list, for paths from the root: `<a href="/people/…" {...link}>`. A `Link` asks for a dozen hooks where it
 * stands, and rendering three a row was an eighth of the desk; these share one.
 */
export function useListLink(): ListLink {
  const navigate = useNavigate();
  const onClick = (event: MouseEvent<HTMLAnchorElement>) => {
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (event.button !== 0 || elsewhere) return;
    event.preventDefault();
    const { pathname, search } = event.currentTarget;
    const to = pathname + search;
    navigate(to, { replace: to === window.location.pathname + window.location.search });
  };
  return { onClick, 'data-discover': 'true' };
}
