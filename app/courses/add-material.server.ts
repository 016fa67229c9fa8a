import { z } from 'zod';
import {
  deleteCourseMaterial,
  insertCourseMaterial,
  listCourseMaterials,
} from '../../db/queries/course-materials.ts';
import type { Call } from '../access/gate.server.ts';
import { line, type Read, readFields } from '../network/fields.server.ts';
import { audit } from '../platform/audit.server.ts';
import { fileOf } from '../platform/http/read-form.server.ts';
import { newId } from '../platform/ids.ts';
import { notFound } from '../platform/problem.ts';
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

/** Adds a link or a file to a course, one of the two. */
export async function addMaterial(
  { app, actor, now }: Call,
  courseId: string,
  form: FormData,
): Promise<Read<string>> {
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
  if ((await listCourseMaterials(app.db, courseId)).length >= MOST_MATERIALS) {
    errors.material_title ??= { key: 'courses:error.materials' };
  }
  if (!read.ok || Object.keys(errors).length > 0) return { ok: false, errors };
  const id = newId();
  await app.db.transaction().execute(async (trx) => {
    await insertCourseMaterial(trx, {
      id,
      course_id: courseId,
      title: read.value.material_title,
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
  });
  return { ok: true, value: id };
}

/** Takes a link or a file from a course; throws 404 when it has none such. */
export async function removeMaterial({ app, actor, now }: Call, courseId: string, id: string): Promise<void> {
  await app.db.transaction().execute(async (trx) => {
    if (!(await deleteCourseMaterial(trx, courseId, id))) throw notFound();
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'course.material.remove',
      subjectKind: 'course',
      subjectId: courseId,
    });
  });
}
