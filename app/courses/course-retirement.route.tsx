import { redirect } from '@remix-run/node';
import { signedIn } from '../access/gate.server.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { loadCourseToWrite } from './course-reach.server.ts';
import { retireCourse } from './retire-course.server.ts';

export const loader = signedIn('course.plan', async ({ params }) => redirect(`/courses/${params.id}`));

/** Takes a course out of the catalogue; a form with `take_back` offers it again. */
export const action = signedIn('course.plan', async (call) => {
  const course = await loadCourseToWrite(call, call.params.id);
  const back = textOf(await readForm(call.request), 'take_back') === '1';
  await retireCourse(call, course.id, back ? 'offered' : 'retired');
  return redirect(`/courses/${course.id}?done=${back ? 'offered' : 'retired'}`);
});

export { NoPage as default } from '../ui/no-page.tsx';
