import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../../ui/field-errors.ts';
import { LongTextField, TextField } from '../../ui/fields.tsx';
import { FIELD_PREFIX } from '../page-answers.ts';
import { readBoxes, textsOf } from './box-codes.ts';
import type { Field } from './load-paper.server.ts';

/** A question of a paper: its boxes are typed, and what they say is told at once. */
export function BoxField({
  field: { question, typed: first, readings },
  typed = first,
  errors,
}: {
  readonly field: Field;
  /** What was typed and not kept. */
  readonly typed?: string;
  readonly errors: FieldErrors | undefined;
}) {
  const { t } = useTranslation('paper');
  const name = FIELD_PREFIX + question.name;
  const [now, setNow] = useState(typed);
  const label = (
    <>
      <span className="badge">{question.letter}</span> {question.title}
    </>
  );
  const hint = readings.length > 0 ? <Differing readings={readings} /> : undefined;
  if (question.kind === 'text') {
    const most = question.most;
    return (
      <LongTextField {...{ name, label, hint, errors }} defaultValue={typed} maxLength={most} rows={3} />
    );
  }
  return (
    <div className="boxes">
      <TextField
        {...{ name, label, hint, errors }}
        className="boxes__input"
        defaultValue={typed}
        onChange={(event) => setNow(event.currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
        inputMode="text"
        maxLength={200}
        aria-details={`${name}-echo`}
      />
      <output className="boxes__echo" id={`${name}-echo`} htmlFor={name}>
        {echoOf(now)}
      </output>
    </div>
  );

  function echoOf(text: string): string {
    const read = readBoxes(question, text);
    if (!read.ok) return t(`wrong.${read.why}`, { letter: question.letter, box: read.box });
    if (text.trim() === '') return '';
    const texts = textsOf(question, read.answer);
    return texts.length > 0 ? texts.join(' · ') : t('type.skipped');
  }
}

function Differing({ readings }: { readonly readings: Field['readings'] }) {
  const { t } = useTranslation('paper');
  return (
    <>
      {readings.map(({ typed, texts }, index) => (
        <span className="boxes__reading" key={index === 0 ? 'first' : 'second'}>
          {t(index === 0 ? 'differ.first' : 'differ.second')} <strong>{typed || t('differ.nothing')}</strong>{' '}
          {texts.join(' · ')}
        </span>
      ))}
    </>
  );
}
