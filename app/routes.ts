import { index, type RouteConfig, route } from '@remix-run/route-config';

/** Every URL of the product. */
export default [
  index('access/home.route.tsx'),
  route('sign-in', 'access/sign-in.route.tsx'),
  route('sign-out', 'access/sign-out.route.tsx'),
  route('set-up/:token', 'access/set-up.route.tsx'),
  route('language', 'access/language.route.tsx'),

  route('desk', 'desk/desk.route.tsx'),
  route('desk/site', 'desk/site.route.tsx'),
  route('desk/person', 'desk/person.route.tsx'),
  route('desk/sessions/new', 'desk/new-session.route.tsx'),
  route('desk/sessions/:id/new', 'desk/session-form.route.tsx'),
  route('desk/sessions/:id', 'desk/session.route.tsx'),
  route('desk/sessions/:id/deletion', 'desk/session-deletion.route.tsx'),
  route('desk/sessions/:id/undoing', 'desk/session-undoing.route.tsx'),
  route('desk/cases', 'desk/cases.route.tsx'),
  route('desk/cases/:id', 'desk/case.route.tsx'),
  route('desk/cases/:id/waiting', 'desk/case-waiting.route.tsx'),
  route('desk/cases/:id/closure', 'desk/case-closure.route.tsx'),

  route('people', 'people/find.route.tsx'),
  route('people/merges/:mergeId/undoing', 'people/undo-merge.route.tsx'),
  route('people/:id', 'people/card.route.tsx'),
  route('people/:id/profile', 'people/profile.route.tsx'),
  route('people/:id/code', 'people/code.route.tsx'),
  route('people/:id/duplicate', 'people/duplicate.route.tsx'),
  route('people/:id/merge', 'people/merge.route.tsx'),
  route('people/:id/questionnaires', 'surveys/questionnaires.route.tsx'),
  route('responses/:id', 'surveys/response.route.tsx'),
  route('responses/:id/answers', 'surveys/answers.route.ts'),
  route('responses/:id/completion', 'surveys/completion.route.tsx'),
  route('responses/:id/discarding', 'surveys/discarding.route.tsx'),
  route('responses/:id/result', 'surveys/result.route.tsx'),

  route('*', 'access/unknown.route.tsx'),
] satisfies RouteConfig;
