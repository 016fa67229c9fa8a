import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { PageHead } from '../ui/page-head.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { TableBox } from '../ui/table-box.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { loadRegister } from './load-register.server.ts';

export const handle = { words: ['registers'] };
export const meta = titleMeta;

/** Lines left for who is not on the list. */
const EMPTY_LINES = ['a', 'b', 'c', 'd'] as const;

export const loader = signedIn('register.keep', async (call) => ({
  title: pageTitle(call.actor.language, 'registers:sheet.title'),
  register: await loadRegister(call, call.params.id),
}));

/** The sheet to sign on, A4: names and empty boxes. */
export default function SheetPage() {
  const { t } = useTranslation('registers');
  const formats = useFormats();
  const { register } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={t('sheet.title')}
        lead={register.title}
        trail={[{ to: `/lessons/${register.id}/register`, label: t('title') }]}
      >
        <PrintButton label={t('sheet.print')} className="button button--main" />
      </PageHead>
      <dl className="facts">
        <dt>{t('sheet.lesson')}</dt>
        <dd>
          {t('lead', {
            number: register.number,
            day: formats.day(register.day),
            time: register.time,
            duration: formats.duration(register.minutes),
            site: register.site,
          })}
        </dd>
        <dt>{t('sheet.trainer')}</dt>
        <dd>{register.trainers}</dd>
      </dl>
      <div className="signatures">
        <TableBox caption={t('sheet.caption')}>
          <thead>
            <tr>
              <th scope="col">{t('sheet.name')}</th>
              <th scope="col">{t('sheet.in')}</th>
              <th scope="col">{t('sheet.out')}</th>
            </tr>
          </thead>
          <tbody>
            {register.people.map(({ id, name, no }) => (
              <tr key={id}>
                <th scope="row">{name ?? (no === null ? t('unknown') : t('numbered', { no }))}</th>
                <td />
                <td />
              </tr>
            ))}
            {EMPTY_LINES.map((line) => (
              <tr key={line}>
                <td />
                <td />
                <td />
              </tr>
            ))}
          </tbody>
        </TableBox>
        <p className="signatures__trainer">{t('sheet.signed')}</p>
      </div>
    </>
  );
}
