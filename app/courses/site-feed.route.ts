import { listPublicFeedLessons } from '../../db/queries/feed-lessons.ts';
import { findSite } from '../../db/queries/sites.ts';
import { NETWORK } from '../../db/scope.ts';
import { openFile } from '../access/gate.server.ts';
import { found, idFrom } from '../network/fields.server.ts';
import { firstFeedDay, sendCalendar, writeCalendar } from './write-calendar.server.ts';

/** The public lessons of a site, for calendar programs: nothing about anybody. */
export const loader = openFile(async ({ app, request, params, today }) => {
  const site = found(await findSite(app.db, NETWORK, idFrom(params.file?.replace(/\.ics$/, ''))));
  const lessons = await listPublicFeedLessons(app.db, site.id, firstFeedDay(today));
  const text = writeCalendar(lessons, {
    name: site.name,
    language: 'it',
    origin: app.config.publicUrl,
    reader: 'anybody',
  });
  return sendCalendar(request, text, lessons, 'calendario.ics');
});
