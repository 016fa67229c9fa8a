import { Link, type LinkProps } from '@remix-run/react';
import { createContext, useContext } from 'react';

/** True on a page that shows one view and leads to no other: a public address. */
export const FixedView = createContext(false);

/** A link that changes what is looked at; only its words where nothing can be changed. */
export function ViewLink({ children, ...link }: LinkProps) {
  return useContext(FixedView) ? <span>{children}</span> : <Link {...link}>{children}</Link>;
}
