import type { MetaFunction } from '@remix-run/node';

/** The title of a page: what its loader gave as `title`. */
export const titleMeta: MetaFunction = ({ data }) => [
  {
    title:
      typeof data === 'object' && data !== null && 'title' in data && typeof data.title === 'string'
        ? data.title
        : 'Bottega',
  },
];
