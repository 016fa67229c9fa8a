import { index, type RouteConfig, route } from '@remix-run/route-config';

/** Every URL of the product. */
export default [
  index('access/home.route.tsx'),
  route('sign-in', 'access/sign-in.route.tsx'),
  route('sign-out', 'access/sign-out.route.tsx'),
  route('set-up/:token', 'access/set-up.route.tsx'),
  route('language', 'access/language.route.tsx'),

  route('*', 'access/unknown.route.tsx'),
] satisfies RouteConfig;
