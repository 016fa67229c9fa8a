import { Form, useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isWithin, Link } from '../ui/link.tsx';
import type { FrameData } from './load-frame.server.ts';

/** Header, tabs and footer around a page; without data (an error before loading) only the brand. */
export function Frame({ frame, children }: { frame: FrameData | undefined; children: ReactNode }) {
  const { t } = useTranslation('ui');
  return (
    <>
      <a className="skip-link" href="#main">
        {t('skip')}
      </a>
      {frame?.demo ? <aside className="demo-strip">{t('demo')}</aside> : null}
      <header className="header">
        <Link className="header__brand" to="/">
          Bottega
        </Link>
        <span className="header__network">{frame?.networkName}</span>
        {frame ? <Controls frame={frame} /> : null}
      </header>
      {frame && frame.tabs.length > 0 ? <Tabs tabs={frame.tabs} /> : null}
      <main className="page" id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="footer">
        <span>{t('footer')}</span>
        <Link to="/definitions">{t('definitions')}</Link>
        <Link to="/methodology">{t('methodology')}</Link>
        <Link to="/enrol">{t('open_courses')}</Link>
      </footer>
    </>
  );
}

function Controls({ frame }: { frame: FrameData }) {
  const { t } = useTranslation('ui');
  const { pathname, search } = useLocation();
  const next = <input type="hidden" name="next" value={pathname + search} />;
  const other = frame.language === 'it' ? 'en' : 'it';
  return (
    <>
      {frame.site && frame.sites.length > 1 ? (
        <Form method="post" action="/desk/site" className="header__form header__site" reloadDocument>
          <label htmlFor="site-switch">{t('site')}</label>
          <select id="site-switch" name="site" defaultValue={frame.site.id} key={frame.site.id}>
            {frame.sites.map((site) => (
              <option key={site.id} value={site.id}>
                {site.name}
              </option>
            ))}
          </select>
          <button type="submit">{t('switch_site')}</button>
        </Form>
      ) : null}
      {frame.site && frame.sites.length === 1 ? (
        <span className="header__site">{frame.site.name}</span>
      ) : null}
      {frame.site && frame.sites.length === 0 ? (
        <Link className="header__site" to="/desk/site">
          <span className="visually-hidden">{t('switch_site')}: </span>
          {frame.site.name}
        </Link>
      ) : null}
      <Form method="post" action="/language" className="header__form" reloadDocument>
        {next}
        <button type="submit" name="language" value={other} lang={other}>
          {t('other_language')}
        </button>
      </Form>
      {frame.person ? (
        <Form method="post" action="/sign-out" className="header__form" reloadDocument>
          <Link className="header__person" to="/account">
            {frame.person}
          </Link>
          <button type="submit">{t('sign_out')}</button>
        </Form>
      ) : null}
    </>
  );
}

function Tabs({ tabs }: { tabs: FrameData['tabs'] }) {
  const { t } = useTranslation('ui');
  const { pathname } = useLocation();
  return (
    <nav aria-label={t('tabs.label')}>
      <ul className="tabs">
        {tabs.map(({ to, words, rooms }) => (
          <li key={to}>
            <Link
              to={to}
              aria-current={
                isWithin(pathname, to) ? 'page' : rooms.some((room) => isWithin(pathname, room)) || undefined
              }
            >
              {t(words)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
