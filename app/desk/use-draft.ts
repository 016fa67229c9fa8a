import { type RefObject, useEffect } from 'react';

const key = (id: string) => `draft:${id}`;

/** Forgets what was typed under a form's id: it has been saved. */
export function dropDraft(id: string): void {
  sessionStorage.removeItem(key(id));
}

/**
 * Keeps what is typed in a form while its tab lives, so that a reload, a dead line or an expired
 * sign-in lose nothing. Only this tab can read it, and it goes with the tab.
 */
export function useDraft(form: RefObject<HTMLFormElement | null>, id: string): void {
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    restore(element, sessionStorage.getItem(key(id)));
    const save = () => {
      const fields = [...new FormData(element).entries()].filter(
        // A fiscal code stays in no browser; it is looked up or typed again.
        ([name, value]) => typeof value === 'string' && name !== 'code',
      );
      sessionStorage.setItem(key(id), JSON.stringify(fields));
    };
    element.addEventListener('input', save);
    return () => element.removeEventListener('input', save);
  }, [form, id]);
}

function restore(form: HTMLFormElement, kept: string | null): void {
  if (kept === null) return;
  const fields: [string, string][] = JSON.parse(kept);
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement && control.type === 'hidden') continue;
    if (control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')) {
      control.checked = fields.some(([name, value]) => name === control.name && value === control.value);
    } else if (
      control instanceof HTMLInputElement ||
      control instanceof HTMLTextAreaElement ||
      control instanceof HTMLSelectElement
    ) {
      const field = fields.find(([name]) => name === control.name);
      if (field) control.value = field[1];
    }
  }
}
