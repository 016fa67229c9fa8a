import { signedInFile } from '../access/gate.server.ts';
import { streamOf } from '../platform/streams.ts';
import { refuseFields } from '../platform/table-file/refuse-fields.ts';
import { zipOf } from '../platform/table-file/zip-stream.ts';
import { wordsIn } from '../platform/words.server.ts';
import { makeOpenData } from './make-open-data.server.ts';

/** The open data as one archive. */
export const loader = signedInFile('figures.export', async (call) => {
  const made = await makeOpenData(call);
  if (!made.ok) return refuseFields(made.errors, wordsIn(call.actor.language).t);
  return new Response(streamOf(zipOf(made.files, call.today)), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${made.name}.zip"`,
    },
  });
});
