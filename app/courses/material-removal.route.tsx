import { redirect } from '@remix-run/node';
import { signedIn } from '../access/gate.server.ts';
import { idFrom } from '../network/fields.server.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { removeMaterial } from './add-material.server.ts';
import { loadCourseToWrite } from './course-reach.server.ts';

export const loader = signedIn('course.plan', async ({ params }) => redirect(`/courses/${params.id}`));

export const action = signedIn('course.plan', async (call) => {
  const course = await loadCourseToWrite(call, call.params.id);
  await readForm(call.request);
  await removeMaterial(call, course.id, idFrom(call.params.materialId));
  return redirect(`/courses/${course.id}?done=material_removed`);
});

export { NoPage as default } from '../ui/no-page.tsx';
