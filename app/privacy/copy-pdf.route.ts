import { signedInFile } from '../access/gate.server.ts';
import { openWaiting } from './open-request.server.ts';
import { writePersonLetter } from './person-letter.server.ts';
import { sendFile } from './send-file.server.ts';

/** The copy of a person's data for people, while the request waits. */
export const loader = signedInFile(
  'request.run',
  async (call) => {
    const request = await openWaiting(call, call.params.id, 'access');
    return sendFile(await writePersonLetter(call, request), 'application/pdf', `bottega-${request.no}.pdf`);
  },
  { fresh: true },
);
