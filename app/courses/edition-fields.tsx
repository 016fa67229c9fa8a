import { useTranslation } from 'react-i18next';
import type { Chooser } from '../network/choose-by-name.ts';
import { ChooserField } from '../network/chooser-field.tsx';
import { TickList } from '../network/tick-list.tsx';
import type { FieldErrors } from '../ui/field-errors.ts';
import { ChipsField, LongTextField, SelectField, TextField } from '../ui/fields.tsx';
import { Tick } from '../ui/tick.tsx';
import type { Typed } from '../ui/typed.ts';
import type { EditionChoices } from './edition-choices.server.ts';
import { PLACE_KINDS } from './place-kinds.ts';
import { useTextOf } from './use-text-of.ts';

/** What of an edition the form begins with. */
export type EditionStart = Readonly<
  Record<
    | 'site'
    | 'place_kind'
    | 'place_text'
    | 'online_link'
    | 'room'
    | 'seats'
    | 'waiting_seats'
    | 'enrol_from'
    | 'enrol_until'
    | 'edition_title'
    | 'programme'
    | 'public'
    | 'notes',
    string
  >
> & { readonly trainers: readonly string[] };

interface Parts {
  readonly start: EditionStart;
  readonly typed: Typed;
  readonly choices: EditionChoices;
  readonly errors: FieldErrors | undefined;
}

const wordsOf = (name: Exclude<keyof EditionStart, 'trainers'>) =>
  `edition.${name === 'edition_title' ? 'title' : name}`;

/** Where an edition is held and who teaches it. */
export function PlaceFields({ place, ...parts }: Parts & { readonly place: Chooser }) {
  const { t } = useTranslation('courses');
  const text = useTextOf(parts, wordsOf);
  const { start, typed, choices, errors } = parts;
  return (
    <>
      <ChooserField
        name="site"
        label={t('edition.site')}
        hint={t('edition.site_hint')}
        chooser={place}
        errors={errors}
      />
      <ChipsField
        name="place_kind"
        label={t('edition.place')}
        errors={errors}
        choices={PLACE_KINDS.map((value) => ({ value, label: t(`places.${value}`) }))}
        chosen={[typed.text('place_kind', start.place_kind)]}
      />
      <div className="form form--row">
        <TextField {...text('room')} optional hint={t('edition.room_hint')} />
        <TextField {...text('place_text')} optional hint={t('edition.place_text_hint')} />
        <TextField {...text('online_link')} type="url" optional hint={t('edition.online_link_hint')} />
      </div>
      <TickList
        name="trainers"
        label={t('edition.trainers')}
        choices={choices.trainers}
        ticked={typed.list('trainers', start.trainers)}
        errors={errors}
      />
    </>
  );
}

/** Seats, enrolment, and what is seldom needed. */
export function SeatFields(parts: Parts) {
  const { t } = useTranslation('courses');
  const text = useTextOf(parts, wordsOf);
  const { start, typed, choices, errors } = parts;
  const folded = ['edition_title', 'programme', 'notes'] as const;
  return (
    <>
      <div className="form form--row">
        <TextField {...text('seats')} inputMode="numeric" className="input--short" />
        <TextField
          {...text('waiting_seats')}
          inputMode="numeric"
          optional
          className="input--short"
          hint={t('edition.waiting_seats_hint')}
        />
      </div>
      <div className="form form--row">
        <TextField {...text('enrol_from')} type="date" className="input--day" />
        <TextField
          {...text('enrol_until')}
          type="date"
          optional
          className="input--day"
          hint={t('edition.enrol_until_hint')}
        />
      </div>
      <Tick name="public" ticked={typed.text('public', start.public) === '1'}>
        {t('edition.public')}
      </Tick>
      <details className="fold" open={folded.some((name) => errors?.[name] || start[name] !== '')}>
        <summary>{t('edition.more')}</summary>
        <div className="form">
          <TextField {...text('edition_title')} optional hint={t('edition.title_hint')} />
          <SelectField
            {...text('programme')}
            optional
            empty={t('edition.no_programme')}
            choices={choices.programmes}
          />
          <LongTextField {...text('notes')} optional hint={t('edition.notes_hint')} />
        </div>
      </details>
    </>
  );
}
