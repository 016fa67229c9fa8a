import { z } from 'zod';
import type { Trx } from '../../db/index.ts';
import {
  deleteCourseMaterial,
  findCourseFile,
  insertCourseMaterial,
  listCourseMaterials,
} from '../../db/queries/course-materials.ts';
import { lockCourse } from '../../db/queries/courses.ts';
import type { Call } from '../access/gate.server.ts';
import { line, type Read, readFields } from '../network/fields.server.ts';
import { audit } from '../platform/audit.server.ts';
import { fileOf } from '../platform/http/read-form.server.ts';
import { newId } from '../platform/ids.ts';
import type { FieldError } from '../ui/field-errors.ts';
import { MOST_BYTES, MOST_MATERIALS, mediaTypeOf, safeName } from './material-files.ts';

const Fields = z.object({
  material_title: line(120),
  url: z.string().trim().max(500, 'ui:errors.too_long'),
});

/** True for an address on the Web over TLS. */
export function isWebAddress(text: string): boolean {
  return /^https:\/\/[!-~]+$/.test(text) && URL.canParse(text);
}

/** Adds a link or a file to a course, one of the two; what is there already is not added again. */
export async function addMaterial(
  { app, actor, now }: Call,
  courseId: string,
  form: FormData,
): Promise<Read<null>> {
  const read = readFields(form, Fields);
  const bytes = await fileOf(form, 'file');
  const sent = form.get('file');
  const name = sent === null || typeof sent === 'string' ? '' : safeName(sent.name);
  const mediaType = bytes && mediaTypeOf(name, bytes);
  const errors: Record<string, FieldError> = read.ok ? {} : { ...read.errors };
  const url = read.ok ? read.value.url : '';
  if (read.ok && (url !== '') === (bytes !== null)) errors.url = { key: 'courses:error.link_or_file' };
  else if (url !== '' && !isWebAddress(url)) errors.url = { key: 'courses:error.url' };
  if (bytes && bytes.length > MOST_BYTES) errors.file = { key: 'courses:error.file_size' };
  else if (bytes && mediaType === null) errors.file = { key: 'courses:error.file_type' };
  if (!read.ok || Object.keys(errors).length > 0) return { ok: false, errors };
  const title = read.value.material_title;
  return app.db.transaction().execute(async (trx): Promise<Read<null>> => {
    await lockCourse(trx, courseId);
    if (await isThere(trx, courseId, { title, url, name, bytes })) return { ok: true, value: null };
    if ((await listCourseMaterials(trx, courseId)).length >= MOST_MATERIALS) {
      return { ok: false, errors: { material_title: { key: 'courses:error.materials' } } };
    }
    await insertCourseMaterial(trx, {
      id: newId(),
      course_id: courseId,
      title,
      added_by: actor.staffId,
      added_at: now.toISOString(),
      ...(bytes
        ? {
            kind: 'file',
            file_name: name,
            media_type: mediaType,
            size: bytes.length,
            content: Buffer.from(bytes),
          }
        : { kind: 'link', url }),
    });
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'course.material.add',
      subjectKind: 'course',
      subjectId: courseId,
      detail: { kind: bytes ? 'file' : 'link' },
    });
    return { ok: true, value: null };
  });
}

interface Sent {
  readonly title: string;
  readonly url: string;
  readonly name: string;
  readonly bytes: Uint8Array | null;
}

/** Whether a course has this link, or this very file, under the same title. */
async function isThere(trx: Trx, courseId: string, { title, url, name, bytes }: Sent): Promise<boolean> {
  const named = (await listCourseMaterials(trx, courseId)).filter((one) => one.title === title);
  if (bytes === null) return named.some((one) => one.kind === 'link' && one.url === url);
  for (const { id, file_name, size } of named) {
    if (file_name !== name || size !== bytes.length) continue;
    const file = await findCourseFile(trx, courseId, id);
    if (file?.content && Buffer.compare(file.content, bytes) === 0) return true;
  }
  return false;
}

/** Takes a link or a file from a course; gone already, it stays so. */
export async function removeMaterial({ app, actor, now }: Call, courseId: string, id: string): Promise<void> {
  await app.db.transaction().execute(async (trx) => {
    if (!(await deleteCourseMaterial(trx, courseId, id))) return;
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'course.material.remove',
      subjectKind: 'course',
      subjectId: courseId,
    });
  });
}
