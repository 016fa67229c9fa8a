import { listSites } from '../../db/queries/sites.ts';
import { refuseQuestion, withToken } from '../access/with-token.server.ts';
import { answerWith } from '../api/answer.server.ts';
import { readParameters } from '../api/read-parameters.server.ts';
import { SitesQuery } from '../api/sites-contract.server.ts';
import { siteFeedHref } from '../courses/feed-href.ts';
import { parseHours } from './hours.ts';

/** `GET /api/v1/sites`: the sites the token reaches, by name. */
export const loader = withToken('figures.export', async (call) => {
  const { app, actor, scope, url } = call;
  const asked = readParameters(url.searchParams, SitesQuery, actor.language);
  if (!asked.ok) return refuseQuestion(actor.language, asked.errors);
  const body = {
    sites: (await listSites(app.db, scope)).map((site) => ({
      id: site.id,
      name: site.name,
      organisation: site.organisation_id,
      organisationName: site.organisation_name,
      comune: site.comune,
      comuneName: site.comune_name,
      province: site.province,
      address: site.address,
      kind: site.kind,
      status: site.status,
      latitude: site.latitude,
      longitude: site.longitude,
      hours: parseHours(site.hours),
      calendarUrl: siteFeedHref(site.id, app.config.publicUrl),
    })),
  };
  return answerWith(call, body);
});
