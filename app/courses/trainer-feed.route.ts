import { findFeedOwner, listTrainerFeedLessons } from '../../db/queries/feed-lessons.ts';
import { openFile } from '../access/gate.server.ts';
import { found } from '../network/fields.server.ts';
import { wordsIn } from '../platform/words.server.ts';
import { feedTokenHash } from './own-feed.server.ts';
import { firstFeedDay, sendCalendar, writeCalendar } from './write-calendar.server.ts';

/** A trainer's own lessons, at an address only she knows. */
export const loader = openFile(async ({ app, request, params, today }) => {
  const hash = feedTokenHash(params.file?.replace(/\.ics$/, '') ?? '');
  const owner = found(hash === null ? undefined : await findFeedOwner(app.db, hash, today));
  const lessons = await listTrainerFeedLessons(app.db, owner.id, firstFeedDay(today));
  const text = writeCalendar(lessons, {
    name: wordsIn(owner.language).t('courses:feed.own_name', { name: owner.full_name }),
    language: owner.language,
    origin: app.config.publicUrl,
    reader: 'trainer',
  });
  return sendCalendar(request, text, lessons, 'lezioni.ics');
});
