import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { CourseMaterial } from '../../db/queries/course-materials.ts';
import { FormErrors } from '../network/form-errors.tsx';
import type { FieldErrors } from '../ui/field-errors.ts';
import { TextField } from '../ui/fields.tsx';
import { useFormats } from '../ui/format.ts';
import { SendBar } from '../ui/send-bar.tsx';
import { typedFrom } from '../ui/typed.ts';
import { UploadField } from '../ui/upload-field.tsx';
import { FIELD_LABELS } from './field-labels.ts';
import { FILE_TYPES, MOST_BYTES } from './material-files.ts';

const ACCEPTED = Object.keys(FILE_TYPES)
  .map((ending) => `.${ending}`)
  .join(',');

/** What a course is taught with, and where more is added. */
export function Materials({
  courseId,
  materials,
  mayWrite,
  errors,
  fields,
}: {
  courseId: string;
  materials: readonly CourseMaterial[];
  mayWrite: boolean;
  errors: FieldErrors | undefined;
  /** What was typed in a refused form. */
  fields: readonly (readonly string[])[] | undefined;
}) {
  const { t } = useTranslation('courses');
  const { number } = useFormats();
  const typed = typedFrom(fields);
  return (
    <section className="panel">
      <h2>{t('material.heading')}</h2>
      {materials.length === 0 ? <p>{t('material.none')}</p> : null}
      <ul className="rows">
        {materials.map(({ id, title, kind, url, file_name, size }) => (
          <li key={id}>
            <div className="rows__main">
              {kind === 'link' ? (
                <a href={url ?? ''} rel="noreferrer noopener" target="_blank">
                  {title}
                  <span className="visually-hidden"> ({t('material.new_window')})</span>
                </a>
              ) : (
                <a href={`/courses/${courseId}/materials/${id}`}>{title}</a>
              )}
              <span className="rows__note">
                {kind === 'link'
                  ? url
                  : `${file_name} · ${t('material.size', { size: number(Math.ceil((size ?? 0) / 1000)) })}`}
              </span>
            </div>
            {mayWrite ? (
              <Form method="post" action={`/courses/${courseId}/materials/${id}/removal`}>
                <button type="submit" className="button button--small">
                  {t('material.remove')}
                  <span className="visually-hidden"> {title}</span>
                </button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
      {mayWrite ? (
        <details className="fold" open={errors !== undefined}>
          <summary>{t('material.add')}</summary>
          <div>
            <FormErrors errors={errors} labels={FIELD_LABELS} />
            <Form
              method="post"
              encType="multipart/form-data"
              className="form"
              noValidate
              key={materials.length}
            >
              <TextField
                name="material_title"
                label={t('material.title')}
                errors={errors}
                defaultValue={typed.text('material_title', '')}
              />
              <TextField
                name="url"
                type="url"
                optional
                label={t('material.url')}
                errors={errors}
                defaultValue={typed.text('url', '')}
              />
              <UploadField
                name="file"
                mostBytes={MOST_BYTES}
                optional
                accept={ACCEPTED}
                label={t('material.file')}
                hint={t('material.file_hint')}
                errors={errors}
              />
              <SendBar label={t('material.add')} look="plain" />
            </Form>
          </div>
        </details>
      ) : null}
    </section>
  );
}
