import type { Call } from '../access/gate.server.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import type { FieldErrors } from '../ui/field-errors.ts';
import { typedIn } from './fields.server.ts';
import { type ProgrammeForm, readProgrammeForm } from './programme-form.server.ts';
import { type SitesField, settleSites } from './programme-sites.server.ts';

type ReadProgramme =
  | { readonly ok: true; readonly form: FormData; readonly value: ProgrammeForm }
  | {
      readonly ok: false;
      /** 200 where she looked for a site, 422 where something is wrong. */
      readonly status: 200 | 422;
      readonly page: {
        readonly errors: FieldErrors | undefined;
        readonly typed: Readonly<Record<string, string>>;
        readonly sites: SitesField;
      };
    };

/** Reads a programme that was sent (null: a new one), or the page it came from with what was looked for or is wrong. */
export async function readSentProgramme(call: Call, programmeId: string | null): Promise<ReadProgramme> {
  const form = await readForm(call.request);
  const { field, isSearch, errors: ofSites } = await settleSites(call, form, programmeId);
  const read = readProgrammeForm(form, call.scope);
  const page = { typed: typedIn(form), sites: field };
  if (isSearch) return { ok: false, status: 200, page: { ...page, errors: undefined } };
  const errors = { ...(read.ok ? {} : read.errors), ...ofSites };
  if (read.ok && Object.keys(errors).length === 0) return { ok: true, form, value: read.value };
  return { ok: false, status: 422, page: { ...page, errors } };
}
