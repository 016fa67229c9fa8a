import { type FormEvent, useRef } from 'react';

/** Two taps are one: a form that is on its way is not sent again. */
export function useSendOnce(): (event: FormEvent<HTMLFormElement>) => void {
  const isSent = useRef(false);
  return (event) => {
    if (isSent.current) event.preventDefault();
    isSent.current = true;
  };
}
