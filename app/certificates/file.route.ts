import { signedInFile } from '../access/gate.server.ts';
import { isLanguage } from '../platform/languages.ts';
import { sendFile } from '../privacy/send-file.server.ts';
import { openCertificate } from './open-certificate.server.ts';
import { writeCertificate } from './write-certificate.server.ts';

/** The certificate as a file, in the language asked for, else the reader's own. */
export const loader = signedInFile('certificate.issue', async (call) => {
  const certificate = await openCertificate(call, call.params.id);
  const asked = call.url.searchParams.get('language') ?? '';
  const file = await writeCertificate(call, certificate, isLanguage(asked) ? asked : call.actor.language);
  return sendFile(
    file,
    'application/pdf',
    `attestato-${certificate.issued_on}-${certificate.id.slice(-6)}.pdf`,
  );
});
