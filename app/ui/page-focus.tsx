import { useLocation, useNavigation } from '@remix-run/react';
import { useEffect, useRef } from 'react';

/** What the keyboard and a screen reader should meet first: after an act its notice, else the page's title. */
function findStart(acted: boolean): HTMLElement | null {
  const notice = acted ? document.querySelector<HTMLElement>('#main .notice') : null;
  return notice ?? document.querySelector<HTMLElement>('#main h1');
}

/** The page the browser shows; outlives the components, which a page of errors replaces. */
let shown: { readonly key: string; readonly pathname: string } | null = null;

/**
 * Moves the focus to where a page begins after a navigation inside the browser, which the browser itself does only for
 * whole documents. A field that asked for the focus (the desk's code, a form's mistakes) keeps it, and so does a link or
 * button still on the screen of the same page. Stands beside the page, so that it runs once the page is there.
 */
export function PageFocus() {
  const { key, pathname } = useLocation();
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
    const start = findStart(acted.current);
    start?.setAttribute('tabindex', '-1');
    start?.focus({ preventScroll: true });
  }, [key, pathname]);
  return null;
}
