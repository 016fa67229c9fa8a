import { type ComponentProps, createContext, useContext } from 'react';
import { Link } from '../ui/link.tsx';

/** True on a page that shows one view and leads to no other: a public address. */
export const FixedView = createContext(false);

/** A link that changes what is looked at; only its words where nothing can be changed. */
export function ViewLink({ children, ...link }: ComponentProps<typeof Link>) {
  return useContext(FixedView) ? <span>{children}</span> : <Link {...link}>{children}</Link>;
}
