import { Form } from '@remix-run/react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../../ui/field-errors.ts';
import { TextField } from '../../ui/fields.tsx';
import { useFormats } from '../../ui/format.ts';
import { SendBar } from '../../ui/send-bar.tsx';
import { typedFrom } from '../../ui/typed.ts';
import { FIELD_PREFIX } from '../page-answers.ts';
import { readBoxes } from './box-codes.ts';
import { BoxField } from './box-field.tsx';
import type { loadPaper } from './load-paper.server.ts';

type Paper = Awaited<ReturnType<typeof loadPaper>>;

/** The fields of one reading. Enter leads to the next one, past those that are not asked; the last one sends. */
export function ReadingForm({
  paper,
  errors,
  sent,
}: {
  readonly paper: Paper;
  readonly errors: FieldErrors | undefined;
  /** What was sent and not kept. */
  readonly sent: readonly (readonly string[])[] | undefined;
}) {
  const { t } = useTranslation('paper');
  const formats = useFormats();
  const typed = typedFrom(sent);
  const { state, revision, printedOn, today, fields, asksDay, days, ends } = paper;
  const ending = new Set(ends);

  /** True when what is typed here ends the questionnaire. */
  function endsHere(input: HTMLInputElement): boolean {
    const field = fields.find(({ question }) => FIELD_PREFIX + question.name === input.name);
    const read = field ? readBoxes(field.question, input.value) : null;
    if (!field || !read?.ok || read.answer === null) return false;
    return field.question.boxes.some(({ code, value }) => ending.has(code) && value === String(read.answer));
  }

  function onKeyDown(event: KeyboardEvent<HTMLFormElement>) {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    const inputs = [
      ...event.currentTarget.querySelectorAll<HTMLElement>('input:not([type="hidden"]), textarea'),
    ];
    const next = inputs[inputs.indexOf(event.target) + 1];
    const button = event.currentTarget.querySelector<HTMLButtonElement>('button[type="submit"]');
    if (endsHere(event.target)) {
      event.preventDefault();
      button?.focus();
    } else if (next) {
      event.preventDefault();
      next.focus();
    }
  }

  return (
    <Form method="post" className="form panel" onKeyDown={onKeyDown} noValidate>
      <input type="hidden" name="pass" value={state} />
      <input type="hidden" name="revision" value={revision} />
      {asksDay ? (
        <TextField
          name="day"
          type="date"
          label={t('type.day')}
          hint={
            days.length > 0
              ? t('differ.days', { first: formats.date(days[0] ?? ''), second: formats.date(days[1] ?? '') })
              : undefined
          }
          errors={errors}
          defaultValue={typed.text('day', '')}
          min={printedOn ?? undefined}
          max={today}
          required
        />
      ) : null}
      {fields.map((field) => {
        const name = FIELD_PREFIX + field.question.name;
        return <BoxField key={name} field={field} typed={typed.text(name, field.typed)} errors={errors} />;
      })}
      <SendBar label={t(`type.send.${state === 'first' ? 'first' : 'last'}`)} />
    </Form>
  );
}
