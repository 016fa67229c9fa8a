import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FieldErrors } from '../ui/field-errors.ts';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { FaultReport } from './fault-report.tsx';
import type { Faults } from './faults.ts';
import { FileField } from './file-field.tsx';

/** A page that takes a table as a file and imports it whole or not at all. */
export function ImportPage({
  title,
  lead,
  back,
  answer,
  notice,
  fields,
  children,
}: {
  readonly title: string;
  readonly lead: string;
  /** The page the import belongs to. */
  readonly back: { readonly to: string; readonly label: string };
  /** Of a file that was not taken. */
  readonly answer: { readonly errors: FieldErrors; readonly faults: Faults | null } | undefined;
  readonly notice?: ReactNode;
  /** What is asked beside the file. */
  readonly fields?: ReactNode;
  /** How the file has to look. */
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('references');
  return (
    <>
      <PageHead title={title} lead={lead} trail={[back]} />
      <ErrorSummary errors={answer?.errors} />
      <div className="stack">
        {notice}
        {answer?.faults ? <FaultReport faults={answer.faults} /> : null}
        <div className="panel">
          <Form method="post" encType="multipart/form-data" className="form" noValidate>
            <FileField errors={answer?.errors} />
            {fields}
            <SendBar label={t('upload.send')}>
              <Link to={back.to}>{t('upload.back')}</Link>
            </SendBar>
          </Form>
        </div>
        {children}
      </div>
    </>
  );
}
