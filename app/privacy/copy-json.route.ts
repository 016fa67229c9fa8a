import { signedInFile } from '../access/gate.server.ts';
import { openWaiting } from './open-request.server.ts';
import { buildPersonFile } from './person-file.server.ts';
import { sendFile } from './send-file.server.ts';

/** The copy of a person's data for machines, while the request waits. */
export const loader = signedInFile(
  'request.run',
  async (call) => {
    const request = await openWaiting(call, call.params.id, 'access');
    const { file } = await buildPersonFile(call, request, 'json');
    return sendFile(
      `${JSON.stringify(file, null, 2)}\n`,
      'application/json; charset=utf-8',
      `bottega-${request.no}.json`,
    );
  },
  { fresh: true },
);
