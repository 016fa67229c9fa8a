import { useNavigate } from '@remix-run/react';
import { type ComponentProps, useEffect } from 'react';

/**
 * A link to another page of the product: an anchor and nothing else, followed by `useFollowedLinks`. Remix's own asks for a
 * dozen hooks where it stands; a page of figures has seventy, and they were a fifth of what it cost to make.
 */
export function Link({
  to,
  keepsScroll,
  children,
  ...anchor
}: Omit<ComponentProps<'a'>, 'href'> & {
  /** A path from the root, or a query of the page it stands on. */
  to: string;
  /** The page stays where it was scrolled to. */
  keepsScroll?: boolean;
}) {
  // Remix looks ahead for the routes of what is marked as to be discovered.
  return (
    <a {...anchor} href={to} data-discover="true" data-keeps-scroll={keepsScroll}>
      {children}
    </a>
  );
}

/** True for the page at an address and those below it. */
export const isWithin = (path: string, room: string) => path === room || path.startsWith(`${room}/`);

/** Lets every `Link` of the document change the page without loading it anew, wherever a plain click may. */
export function useFollowedLinks(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[data-discover]') : null;
      if (!(link instanceof HTMLAnchorElement) || link.target !== '' || event.defaultPrevented) return;
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      const { pathname, search, hash, dataset } = link;
      navigate(
        { pathname, search, hash },
        { replace: link.href === window.location.href, preventScrollReset: 'keepsScroll' in dataset },
      );
    };
    document.addEventListener('click', follow);
    return () => document.removeEventListener('click', follow);
  }, [navigate]);
}
