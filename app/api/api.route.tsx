import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { open } from '../access/gate.server.ts';
import { readerLanguage } from '../access/reader-language.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { TableBox } from '../ui/table-box.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { describeEndpoints } from './describe-endpoints.server.ts';

export const handle = { words: ['api'] };
export const meta = titleMeta;

/** Open to everybody: how to read figures with a program, out of the same schemas that answer it. */
export const loader = open(async ({ app }, args) => {
  const language = await readerLanguage(args);
  return {
    title: pageTitle(language, 'api:title'),
    origin: app.config.publicUrl.origin,
    endpoints: describeEndpoints(language),
  };
});

const RULES = ['hidden', 'again', 'errors', 'limits'] as const;

export default function ApiPage() {
  const { t } = useTranslation('api');
  const { origin, endpoints } = useLoaderData<typeof loader>();
  return (
    <div className="method">
      <PageHead title={t('title')} lead={t('lead')}>
        <PrintButton label={t('print')} className="button" />
      </PageHead>
      <section aria-labelledby="start">
        <h2 id="start">{t('start.title')}</h2>
        <p>{t('start.key')}</p>
        <p className="formula">bottega token create --role analyst --scope network</p>
        <p>{t('start.ask')}</p>
        <p className="formula">
          {`curl -H "Authorization: Bearer $TOKEN" "${origin}/api/v1/figures/participation?from=2026-01-01&to=2026-06-30&by=site"`}
        </p>
        <p>{t('start.scope')}</p>
      </section>
      <section aria-labelledby="endpoints">
        <h2 id="endpoints">{t('endpoints.title')}</h2>
        {endpoints.map(({ name, path, parameters }) => (
          <section key={name} aria-labelledby={name}>
            <h3 id={name}>
              {t(`endpoint.${name}.title`)} <span className="code">GET {path}</span>
            </h3>
            <p>{t(`endpoint.${name}.text`)}</p>
            {parameters.length === 0 ? (
              <p>{t('endpoints.none')}</p>
            ) : (
              <TableBox caption={t('endpoints.caption', { path })}>
                <thead>
                  <tr>
                    <th scope="col">{t('endpoints.parameter')}</th>
                    <th scope="col">{t('endpoints.meaning')}</th>
                  </tr>
                </thead>
                <tbody>
                  {parameters.map((parameter) => (
                    <tr key={parameter.name}>
                      <th scope="row" className="code">
                        {parameter.name}
                      </th>
                      <td>
                        {parameter.text} {parameter.values}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </TableBox>
            )}
          </section>
        ))}
      </section>
      <section aria-labelledby="rules">
        <h2 id="rules">{t('rules.title')}</h2>
        <ul>
          {RULES.map((rule) => (
            <li key={rule}>{t(`rules.${rule}`)}</li>
          ))}
          <li>
            <a href="/api/v1/openapi.json">{t('more.openapi')}</a>
          </li>
          <li>
            <Link to="/definitions">{t('more.definitions')}</Link>
          </li>
        </ul>
      </section>
    </div>
  );
}
