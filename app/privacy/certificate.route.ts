import { signedInFile } from '../access/gate.server.ts';
import { writeCertificate } from './certificate.server.ts';
import { openRequest } from './open-request.server.ts';
import { sendFile } from './send-file.server.ts';

/** What attests an erasure. */
export const loader = signedInFile('request.read', async (call) => {
  const request = await openRequest(call, call.params.id);
  return sendFile(await writeCertificate(call, request), 'application/pdf', `bottega-${request.no}.pdf`);
});
