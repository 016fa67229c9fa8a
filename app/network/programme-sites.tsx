import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { GroupField } from '../ui/fields.tsx';
import { useFormats } from '../ui/format.ts';
import { NamedField } from '../ui/named-field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Tick } from '../ui/tick.tsx';
import type { SitesField } from './programme-sites.server.ts';
import { TickList, TickRows } from './tick-list.tsx';

/** The sites that take part, to tick; where they are many, those that do and those found by name. */
export function ProgrammeSites({
  sites,
  errors,
  children,
}: {
  sites: SitesField;
  errors: FieldErrors | undefined;
  children: ReactNode;
}) {
  const { t } = useTranslation('network');
  const { number } = useFormats();
  const frame = { name: 'sites', label: t('programmes.sites'), errors };
  if (sites.kind === 'list') {
    return (
      <TickList {...frame} choices={sites.choices} ticked={sites.ticked}>
        {children}
      </TickList>
    );
  }
  const { choices, ticked, rest, keepsRest, text, found, suggestions } = sites;
  return (
    <GroupField {...frame}>
      <div className="stack">
        {children}
        {found ? (
          <Notice answer={sites}>
            <p>{t(found.key, found.words ?? {})}</p>
          </Notice>
        ) : null}
        <div className="form form--inline">
          <NamedField
            key={`${text} ${choices.length}`}
            name="sites_name"
            choiceName="sites"
            label={t('programmes.find_site')}
            hint={t('ui:named.hint')}
            defaultValue={text}
            suggestions={suggestions}
            fitting={[]}
            errors={errors}
          />
          <button type="submit" name="find" value="1" className="button">
            {t('programmes.find')}
          </button>
        </div>
        {choices.length > 0 ? (
          <TickRows name="sites" choices={choices} ticked={ticked} listedAs="sites_listed" />
        ) : null}
        {rest > 0 ? (
          <Tick name="sites_rest" value="keep" ticked={keepsRest}>
            {t('programmes.rest', { count: rest, number: number(rest) })}
          </Tick>
        ) : null}
      </div>
    </GroupField>
  );
}
