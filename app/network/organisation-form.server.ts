import { z } from 'zod';
import type { OrganisationTable } from '../../db/schema/organisation.ts';
import type { Comune } from './comuni.server.ts';
import { choice, line, readFields } from './fields.server.ts';
import type { FormAnswer } from './form-answer.ts';
import { ORGANISATION_KINDS, ORGANISATION_ROLES } from './organisation-words.ts';
import { readComune } from './read-comune.server.ts';

const Fields = z.object({
  name: line(120),
  kind: choice(ORGANISATION_KINDS),
  role: choice(ORGANISATION_ROLES),
});

export type OrganisationValues = Pick<OrganisationTable, 'name' | 'kind' | 'role' | 'comune'>;

/** Reads the form of an organisation; a comune that fits several answers with choices. */
export async function readOrganisationForm(form: FormData): Promise<FormAnswer<OrganisationValues>> {
  const fields = readFields(form, Fields);
  const comune = await readComune(form);
  if (fields.ok && comune.ok) return { ok: true, value: { ...fields.value, comune: comune.comune.code } };
  const choices: readonly Comune[] = comune.ok ? [] : comune.choices;
  return {
    ok: false,
    errors: { ...(fields.ok ? {} : fields.errors), ...(comune.ok ? {} : comune.errors) },
    choices,
  };
}
