import { type RefObject, useEffect } from 'react';

const key = (id: string) => `draft:${id}`;

/** Forgets what was typed under a form's id: it has been saved. */
export function dropDraft(id: string): void {
  sessionStorage.removeItem(key(id));
}

/**
 * Keeps what is typed in a form while its tab lives, so that a reload, a dead line or an expired
 * sign-in lose nothing. Only this tab can read it, and it goes with the tab. An `answered` form holds
 * what was sent, which is newer than any draft.
 */
export function useDraft(form: RefObject<HTMLFormElement | null>, id: string, answered: boolean): void {
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const save = () => {
      const fields = [...new FormData(element).entries()].filter(
        // A fiscal code stays in no browser; it is looked up or typed again.
        ([name, value]) => typeof value === 'string' && name !== 'code',
      );
      sessionStorage.setItem(key(id), JSON.stringify(fields));
    };
    // A hand may have been faster than the scripts.
    const early = answered ? [] : controlsOf(element).filter(isChanged);
    if (!answered) restore(element, early, sessionStorage.getItem(key(id)));
    if (answered || early.length > 0) save();
    element.addEventListener('input', save);
    return () => element.removeEventListener('input', save);
  }, [form, id, answered]);
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (control): control is Control =>
      (control instanceof HTMLInputElement && control.type !== 'hidden') ||
      control instanceof HTMLTextAreaElement ||
      control instanceof HTMLSelectElement,
  );
}

const isTick = (control: Control): control is HTMLInputElement =>
  control.type === 'checkbox' || control.type === 'radio';

/** True when a control does not stand as the page came. */
function isChanged(control: Control): boolean {
  if (control instanceof HTMLSelectElement) {
    const first = [...control.options].findIndex((option) => option.defaultSelected);
    return control.selectedIndex !== Math.max(0, first);
  }
  return isTick(control)
    ? control.checked !== control.defaultChecked
    : control.value !== control.defaultValue;
}

/** Puts a draft back, except where somebody has typed meanwhile. */
function restore(form: HTMLFormElement, early: readonly Control[], kept: string | null): void {
  if (kept === null) return;
  const fields: [string, string][] = JSON.parse(kept);
  const isNewer = (control: Control) =>
    early.some((other) => other === control || (other.type === 'radio' && other.name === control.name));
  for (const control of controlsOf(form)) {
    if (isNewer(control)) continue;
    const field = fields.find(([name]) => name === control.name);
    if (isTick(control)) {
      control.checked = fields.some(([name, value]) => name === control.name && value === control.value);
    } else if (field) control.value = field[1];
  }
}
