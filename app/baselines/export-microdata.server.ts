import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { encoded, streamOf } from '../platform/streams.ts';
import type { Format, Purpose } from './microdata-choices.ts';

/** A file of microdata for somebody's scope, on record with its purpose before the first row leaves. */
export async function exportMicrodata(
  { app, actor, scope, now, request }: Pick<Call, 'app' | 'actor' | 'scope' | 'now' | 'request'>,
  { purpose, format }: { readonly purpose: Purpose; readonly format: Format },
): Promise<ReadableStream<Uint8Array>> {
  const { rows, pieces } = await app.microdata.write({ scope, format }, request.signal);
  await audit(app.db, {
    at: now,
    staffId: actor.staffId,
    action: 'microdata.export',
    subjectKind: 'figures',
    subjectId: 'microdata',
    detail: { purpose, format, rows },
  });
  return streamOf(encoded(pieces));
}
