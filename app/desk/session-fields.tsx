import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { ChipsField, LongTextField, TextField } from '../ui/fields.tsx';
import { useFormats } from '../ui/format.ts';
import type { Typed } from '../ui/typed.ts';
import type { loadChoices } from './load-session-form.server.ts';
import { MINUTES_CHIPS, MOST_MINUTES, NOTE_LENGTH } from './rules.ts';
import type { SessionContent } from './session-form.server.ts';
import { Stopwatch } from './stopwatch.tsx';
import { TopicPicker } from './topic-picker.tsx';

interface SessionFieldsProps {
  readonly choices: Awaited<ReturnType<typeof loadChoices>>;
  readonly values: Omit<SessionContent, 'people' | 'caseId'>;
  readonly errors: FieldErrors | undefined;
  readonly typed: Typed;
  /** A new session hides what is usually right; correcting one shows everything. */
  readonly isNew: boolean;
}

const DETAILS = ['mode', 'channel', 'day', 'time', 'note'] as const;

/** Topics, minutes and outcome; then mode, channel, day, time and note. */
export function SessionFields(props: SessionFieldsProps) {
  const { choices, values, errors, typed, isNew } = props;
  const { t } = useTranslation('desk');
  return (
    <>
      <TopicPicker choices={choices} chosen={typed.list('topic', values.topics)} errors={errors} />
      <MinutesField {...props} />
      <ChipsField
        name="outcome"
        label={t('form.outcome')}
        choices={choices.outcomes}
        chosen={[typed.text('outcome', values.outcome)]}
        errors={errors}
      />
      {isNew ? (
        <details className="fold" open={DETAILS.some((name) => errors?.[name])}>
          <summary>{t('form.details')}</summary>
          <div className="form">
            <Details {...props} />
          </div>
        </details>
      ) : (
        <Details {...props} />
      )}
    </>
  );
}

function MinutesField({ values, errors, typed, isNew }: SessionFieldsProps) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const chip = MINUTES_CHIPS.some((minutes) => minutes === values.minutes);
  return (
    <ChipsField
      name="minutes"
      label={t('form.minutes')}
      choices={MINUTES_CHIPS.map((minutes) => ({ value: String(minutes), label: formats.duration(minutes) }))}
      chosen={[typed.text('minutes', chip ? String(values.minutes) : '')]}
      errors={errors}
    >
      <div className="form--inline">
        <TextField
          name="minutes_own"
          type="number"
          inputMode="numeric"
          min={1}
          max={MOST_MINUTES}
          className="input--short"
          label={t('form.minutes_own')}
          optional
          defaultValue={typed.text('minutes_own', chip ? '' : String(values.minutes))}
        />
        {/* How long a correction takes is nobody's visit. */}
        {isNew ? <Stopwatch fills="minutes_own" /> : null}
      </div>
    </ChipsField>
  );
}

function Details({ choices, values, errors, typed }: SessionFieldsProps) {
  const { t } = useTranslation('desk');
  return (
    <>
      <ChipsField
        name="mode"
        label={t('form.mode')}
        choices={choices.modes}
        chosen={[typed.text('mode', values.mode)]}
        errors={errors}
      />
      <ChipsField
        name="channel"
        label={t('form.channel')}
        choices={choices.channels}
        chosen={[typed.text('channel', values.channel)]}
        errors={errors}
      />
      <div className="form--inline">
        <TextField
          name="day"
          type="date"
          label={t('form.day')}
          defaultValue={typed.text('day', values.day)}
          errors={errors}
        />
        <TextField
          name="time"
          type="time"
          label={t('form.time')}
          defaultValue={typed.text('time', values.startTime)}
          errors={errors}
        />
      </div>
      <LongTextField
        name="note"
        label={t('form.note')}
        hint={t('form.note_hint')}
        optional
        maxLength={NOTE_LENGTH}
        defaultValue={typed.text('note', values.note ?? '')}
        errors={errors}
      />
    </>
  );
}
