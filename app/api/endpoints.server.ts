import type { z } from 'zod';
import { BaselineAnswer, BaselineQuery } from './baseline-contract.server.ts';
import { ParticipationAnswer, ParticipationQuery } from './participation-contract.server.ts';
import { SitesAnswer, SitesQuery } from './sites-contract.server.ts';

/** An address of programs: what it is asked and what it answers. */
export interface Endpoint {
  readonly path: `/api/v1/${string}`;
  /** Its name in the description, and in `locales/<language>/api.json` under `endpoint`. */
  readonly name: 'sites' | 'participation' | 'baseline';
  readonly query: z.ZodObject;
  readonly answer: z.ZodObject;
}

/** Every address programs read figures from. */
export const ENDPOINTS: readonly Endpoint[] = [
  {
    path: '/api/v1/figures/participation',
    name: 'participation',
    query: ParticipationQuery,
    answer: ParticipationAnswer,
  },
  { path: '/api/v1/figures/baseline', name: 'baseline', query: BaselineQuery, answer: BaselineAnswer },
  { path: '/api/v1/sites', name: 'sites', query: SitesQuery, answer: SitesAnswer },
];
