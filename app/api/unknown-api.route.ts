import { openToPrograms, refuse } from '../access/with-token.server.ts';
import { notFound } from '../platform/problem.ts';

/** Addresses of programs that lead nowhere. */
export const loader = openToPrograms(async ({ language }) => refuse(notFound(), language));
