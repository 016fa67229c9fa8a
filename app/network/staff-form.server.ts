import { z } from 'zod';
import { LANGUAGES } from '../platform/languages.ts';
import { choice, line } from './fields.server.ts';

/** Name, address and language of a member of staff. */
export const StaffFields = z.object({
  full_name: line(120),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(254, 'ui:errors.too_long')
    .refine((text) => z.email().safeParse(text).success, 'network:error.email'),
  language: choice(LANGUAGES),
});
