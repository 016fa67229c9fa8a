import { useNavigation } from '@remix-run/react';
import { useEffect } from 'react';
import type { KeptForm } from '../platform/problem.ts';

/** What only its field should hold. */
const SECRET = /password|pin/i;

/** The form on its way; outlives the page, which an error replaces. In this tab's memory alone. */
let sent: KeptForm | null = null;

/** Keeps the form that is being sent until it is answered: where no answer comes, it can be sent again. */
export function useSentForm(): void {
  const { state, formMethod, formAction, formData } = useNavigation();
  useEffect(() => {
    const fields = [...(formData ?? [])].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    );
    const isWhole = formData !== undefined && fields.length === [...formData].length;
    const isOpen = !fields.some(([name]) => SECRET.test(name));
    const isOnItsWay = state === 'submitting' && formMethod === 'POST' && isWhole && isOpen;
    sent = isOnItsWay ? { action: formAction, fields } : null;
  }, [state, formMethod, formAction, formData]);
}

/** The form that got no answer; null when none was being sent. */
export const unansweredForm = (): KeptForm | null => sent;
