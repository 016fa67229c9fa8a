import type { SeenDataRequest } from '../../db/queries/data-requests.ts';
import { findNetwork } from '../../db/queries/network.ts';
import type { Call } from '../access/gate.server.ts';
import { openLetter } from '../platform/pdf.server.ts';
import { notFound } from '../platform/problem.ts';
import { wordsIn } from '../platform/words.server.ts';
import { formatsFor } from '../ui/formats.ts';

/** What attests an erasure, without a word of who asked; throws 404 while there was none. */
export async function writeCertificate({ app, actor, now }: Call, request: SeenDataRequest): Promise<Buffer> {
  if (request.kind !== 'erasure' || request.state !== 'done' || request.closed_on === null) throw notFound();
  const { t } = wordsIn(actor.language);
  const formats = formatsFor(actor.language);
  const network = await findNetwork(app.db);
  const letter = openLetter({
    title: t('privacy:certificate.title'),
    sender: network?.name ?? '',
    language: actor.language,
    at: now,
  });
  letter.paragraph(t('privacy:certificate.text', { day: formats.date(request.closed_on) }));
  letter.facts([
    [t('privacy:certificate.no'), String(request.no)],
    [t('privacy:certificate.received'), formats.date(request.received_on)],
    [t('privacy:certificate.site'), request.site_name],
    [t('privacy:certificate.id'), request.id],
  ]);
  letter.heading(t('privacy:certificate.erased'));
  letter.list([
    t('privacy:certificate.erased_identity'),
    t('privacy:certificate.erased_profile'),
    t('privacy:certificate.erased_notes'),
    t('privacy:certificate.erased_answers'),
  ]);
  letter.heading(t('privacy:certificate.kept'));
  letter.list([
    t('privacy:certificate.kept_figures'),
    t('privacy:certificate.kept_mark'),
    t('privacy:certificate.kept_backups'),
  ]);
  return letter.finish();
}
