import { type FormEvent, type MouseEvent, useCallback, useEffect, useRef, useState } from 'react';
import { patiently } from './saver.ts';

const PATIENCE_MS = 10_000;

/** `trying`: whether there is a line is being asked; `waiting`: there is none, and it is asked again and again. */
export type LineState = 'trying' | 'waiting' | null;

/** True when our server answers; what somebody else says in its place (a captive portal) is no answer. */
async function hasLine(): Promise<boolean> {
  try {
    const answer = await fetch('/livez', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) });
    return answer.ok && (await answer.text()) === 'ok';
  } catch {
    return false;
  }
}

/**
 * Sends a plain form, or follows a link, as soon as there is a line; a form once however often it is tapped. Without one
 * the browser would put a page of its own in the place of what was answered.
 */
export function useSendOverLine() {
  const [line, setLine] = useState<LineState>(null);
  /** Leaves the page by what was pressed last. */
  const pressed = useRef<(() => void) | null>(null);
  const stage = useRef<'open' | 'asking' | 'leaving' | 'sent'>('open');
  const failures = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>();

  const send = useCallback(async () => {
    if (pressed.current === null || stage.current !== 'open') return;
    clearTimeout(timer.current);
    stage.current = 'asking';
    setLine((before) => before ?? 'trying');
    const isThere = await hasLine();
    stage.current = isThere && pressed.current !== null ? 'leaving' : 'open';
    if (pressed.current === null) return;
    if (isThere) return pressed.current();
    failures.current += 1;
    setLine('waiting');
    timer.current = setTimeout(send, patiently(failures.current));
  }, []);

  useEffect(() => {
    window.addEventListener('online', send);
    return () => {
      window.removeEventListener('online', send);
      clearTimeout(timer.current);
    };
  }, [send]);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    if (stage.current === 'leaving') {
      stage.current = 'sent';
      return;
    }
    event.preventDefault();
    const button = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null;
    const form = event.currentTarget;
    pressed.current = () => form.requestSubmit(button);
    void send();
  }

  function onFollow(event: MouseEvent<HTMLAnchorElement>) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const { href } = event.currentTarget;
    pressed.current = () => {
      // Whoever comes back finds the page as it was.
      forget();
      window.location.assign(href);
    };
    void send();
  }

  /** What was pressed is done in another way. */
  function forget() {
    pressed.current = null;
    if (stage.current !== 'asking') stage.current = 'open';
    clearTimeout(timer.current);
    setLine(null);
  }

  return { line, onSubmit, onFollow, forget, onRetry: send };
}
