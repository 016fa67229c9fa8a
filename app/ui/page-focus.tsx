import { useLocation, useNavigation } from '@remix-run/react';
import { useEffect, useRef } from 'react';

/**
 * What the keyboard and a screen reader should meet first: after an act its notice, else the part of the page that the
 * address names, else the page's title.
 */
function findStart(acted: boolean, hash: string): HTMLElement | null {
  const notice = acted ? document.querySelector<HTMLElement>('#main .notice') : null;
  const part = hash === '' ? null : document.getElementById(hash.slice(1));
  return notice ?? part ?? document.querySelector<HTMLElement>('#main h1');
}

/** The page the browser shows; outlives the components, which a page of errors replaces. */
let shown: { readonly key: string; readonly pathname: string } | null = null;

/**
 * Moves the focus to where a page begins after a navigation inside the browser, which the browser itself does only for
 * whole documents. A field that asked for the focus (the desk's code, a form's mistakes) keeps it, and so does a link or
 * button still on the screen of the same page. Stands beside the page, so that it runs once the page is there.
 */
export function PageFocus() {
  const { key, pathname, hash } = useLocation();
  const { state, formMethod } = useNavigation();
  const acted = useRef(false);
  useEffect(() => {
    if (state !== 'idle') acted.current = formMethod !== undefined && formMethod !== 'GET';
  }, [state, formMethod]);
  useEffect(() => {
    const before = shown;
    shown = { key, pathname };
    if (before === null || before.key === key) return;
    const { activeElement, body } = document;
    const main = document.getElementById('main');
    const kept = activeElement !== null && activeElement !== body && activeElement !== main;
    const asked = kept && main?.contains(activeElement);
    if (asked || (kept && before.pathname === pathname)) return;
    const start = findStart(acted.current, hash);
    start?.setAttribute('tabindex', '-1');
    start?.focus({ preventScroll: true });
  }, [key, pathname, hash]);
  return null;
}
