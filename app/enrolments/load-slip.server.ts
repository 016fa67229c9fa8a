import { encodeQR } from 'qr';
import { findNetwork } from '../../db/queries/network.ts';
import { findSite } from '../../db/queries/sites.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { civilEnd } from '../platform/clock.ts';
import { openContact, pathOf } from './contact.ts';
import { openEnrolment } from './decide.server.ts';
import { lookAtEdition } from './hold-edition.server.ts';
import { nameOf } from './name-of.server.ts';
import { queueOf } from './waiting-list.ts';

/** The slip somebody takes home: course, days, place, where they stand, and the way to their own page; on record. Throws `not_found`. */
export async function loadSlip(call: Call) {
  const { app, scope, actor, now } = call;
  const row = await openEnrolment(call, call.params.id);
  const held = await lookAtEdition(app, scope, row.edition_id, now);
  const current = held.standings.find(({ id }) => id === row.id);
  const site = await findSite(app.db, scope, row.site_id);
  const path = pathOf(openContact(app.keys, row));
  const address = path === null ? null : new URL(path, app.config.publicUrl).href;
  await audit(app.db, {
    at: now,
    staffId: actor.staffId,
    action: 'enrolment.view',
    subjectKind: 'enrolment',
    subjectId: row.id,
    siteId: row.site_id,
  });
  const until = current?.offered_until ?? null;
  return {
    editionId: row.edition_id,
    name: nameOf(app.keys, row),
    no: row.card_no,
    network: (await findNetwork(app.db))?.name ?? 'Bottega',
    facts: held.facts,
    onlineLink: current?.status === 'enrolled' ? held.edition.online_link : null,
    status: current?.status ?? 'withdrawn',
    queue: queueOf(held.standings).get(row.id) ?? null,
    until: until === null ? null : civilEnd(new Date(until), app.timeZone),
    site: [site?.name, site?.address].filter(Boolean).join(', '),
    address,
    picture:
      address === null
        ? null
        : `data:image/svg+xml;base64,${Buffer.from(encodeQR(address, 'svg', { border: 2 })).toString('base64')}`,
  };
}
