import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunction,
  useMatches,
  useNavigation,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { loadFrame } from './access/load-frame.server.ts';
import { AloneProblem, isHandedOver, ProblemPage, useProblemTitle } from './access/problem-page.tsx';
import { useSentForm } from './access/sent-form.ts';
import { Frame } from './access/site-frame.tsx';
import { directionOf } from './platform/languages.ts';
import { useFollowedLinks } from './ui/link.tsx';
import { PageFocus } from './ui/page-focus.tsx';
import { PublicOrigin } from './ui/print-foot.tsx';
import mainStyles from './ui/styles/main.scss?url';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: mainStyles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
];

export const loader = (args: LoaderFunctionArgs) => loadFrame(args);

/** The frame changes only by an act (sign-in, site, language), never by reading another page. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod }) =>
  formMethod !== undefined && formMethod !== 'GET';

/**
 * The areas whose words a page shows, named by each route's `handle.words`. With every page come those of the frame and
 * what it says when the line or the page itself breaks; a refusal brings its own.
 */
function useAreas(): string {
  const areas = new Set(['ui', 'access']);
  const matches = useMatches();
  for (const { handle } of matches) {
    if (typeof handle === 'object' && handle !== null && 'words' in handle && Array.isArray(handle.words)) {
      for (const area of handle.words) areas.add(String(area));
    }
  }
  return [...areas].join(' ');
}

export function Layout({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const frame = useRouteLoaderData<typeof loader>('root');
  const areas = useAreas();
  const problem = useProblemTitle();
  useFollowedLinks();
  return (
    <html lang={i18n.language} dir={directionOf(i18n.language)} data-words={areas}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {problem ? <title>{problem}</title> : <Meta />}
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={frame?.nonce} />
        <Scripts nonce={frame?.nonce} />
      </body>
    </html>
  );
}

function LoadingBar() {
  const { t } = useTranslation('ui');
  const { state } = useNavigation();
  useSentForm();
  return (
    <div role="status">
      {state === 'idle' ? null : (
        <div className="loading-bar">
          <span className="visually-hidden">{t('loading')}</span>
        </div>
      )}
    </div>
  );
}

/**
 * What a page's `handle.frame` says: `citizen` for screens shown to a citizen, without the desk around them; `alone` for
 * those a citizen has to do with alone, whose refusals show nothing of the desk either.
 */
function useCitizenFrame(): 'citizen' | 'alone' | null {
  const matches = useMatches();
  for (const { handle } of matches) {
    if (typeof handle !== 'object' || handle === null || !('frame' in handle)) continue;
    if (handle.frame === 'citizen' || handle.frame === 'alone') return handle.frame;
  }
  return null;
}

/** Waits for the words a page's `handle.words` names: a page that is followed to has them as one that is opened has. */
function WithWords({ children }: { children: ReactNode }) {
  useTranslation(useAreas().split(' '));
  return children;
}

/** A screen in a citizen's hands: nothing of the desk around it. */
function CitizenFrame({ children }: { children: ReactNode }) {
  return (
    <main className="citizen" id="main">
      <Suspense>
        {children}
        <PageFocus />
      </Suspense>
    </main>
  );
}

export default function Root() {
  const frame = useRouteLoaderData<typeof loader>('root');
  if (useCitizenFrame() !== null) {
    return (
      <PublicOrigin.Provider value={frame?.origin ?? ''}>
        <CitizenFrame>
          <WithWords>
            <Outlet />
          </WithWords>
        </CitizenFrame>
      </PublicOrigin.Provider>
    );
  }
  return (
    <PublicOrigin.Provider value={frame?.origin ?? ''}>
      <LoadingBar />
      <Frame frame={frame}>
        <Suspense>
          <WithWords>
            <Outlet />
            <PageFocus />
          </WithWords>
        </Suspense>
      </Frame>
    </PublicOrigin.Provider>
  );
}

export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>('root');
  const error = useRouteError();
  const isAlone = useCitizenFrame() === 'alone';
  // Of a refused form nothing is loaded: that the tablet is in a citizen's hands is then said by the refusal alone.
  const handedOver = frame?.handedOver || isHandedOver(error);
  if (isAlone || handedOver) {
    return (
      <CitizenFrame>
        <AloneProblem error={error} handedOver={handedOver} />
      </CitizenFrame>
    );
  }
  return (
    <Frame frame={frame}>
      <ProblemPage error={error} />
      <PageFocus />
    </Frame>
  );
}
