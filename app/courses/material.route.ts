import { findCourseFile } from '../../db/queries/course-materials.ts';
import { signedInFile } from '../access/gate.server.ts';
import { found, idFrom } from '../network/fields.server.ts';

/** A file of a course: saved, never shown as a page of ours. */
export const loader = signedInFile('course.plan', async ({ app, params }) => {
  const file = found(await findCourseFile(app.db, idFrom(params.id), idFrom(params.materialId)));
  return new Response(new Uint8Array(file.content ?? []), {
    headers: {
      'Content-Type': file.media_type ?? 'application/octet-stream',
      'Content-Disposition': `attachment; filename="${file.file_name}"`,
    },
  });
});
