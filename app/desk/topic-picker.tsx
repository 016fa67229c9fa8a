import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../ui/field-errors.ts';
import { ChipsField } from '../ui/fields.tsx';
import { topicFinder } from './find-topics.ts';
import type { loadChoices, TopicChoice } from './load-session-form.server.ts';

/** The site's most used topics as large buttons; the whole catalogue, by group and with search, one press away. */
export function TopicPicker({
  choices,
  chosen,
  errors,
}: {
  choices: Pick<Awaited<ReturnType<typeof loadChoices>>, 'topics' | 'common'>;
  chosen: readonly string[];
  errors: FieldErrors | undefined;
}) {
  const { t } = useTranslation('desk');
  const search = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  // Words typed before the scripts came are looked for too.
  useEffect(() => setQuery(search.current?.value ?? ''), []);
  // What was chosen before stands with the common ones, so that it is seen at once.
  const first = new Set([...choices.common, ...chosen]);
  const common = [...first].flatMap((code) => choices.topics.find((topic) => topic.value === code) ?? []);
  const others = choices.topics.filter((topic) => !first.has(topic.value));
  return (
    <>
      <ChipsField
        name="topic"
        label={t('form.topics')}
        hint={t('form.topics_hint')}
        choices={common}
        chosen={chosen}
        errors={errors}
        several
        large
      />
      <details className="fold">
        <summary>{t('form.all_topics', { count: others.length })}</summary>
        <div className="form">
          <div className="field js-only">
            <label htmlFor="topic-search">{t('form.search_topic')}</label>
            <input
              id="topic-search"
              className="input"
              type="search"
              ref={search}
              onChange={(event) => setQuery(event.target.value)}
              // Of no form: Enter looks for a topic and saves nothing, also before the scripts came.
              form=""
            />
          </div>
          <TopicGroups topics={others} above={common} query={query} chosen={chosen} />
        </div>
      </details>
    </>
  );
}

/** Hidden, not removed, when a search leaves them out: a ticked topic stays ticked. */
function TopicGroups({
  topics,
  above,
  query,
  chosen,
}: {
  topics: readonly TopicChoice[];
  above: readonly TopicChoice[];
  query: string;
  chosen: readonly string[];
}) {
  const { t } = useTranslation('desk');
  const fits = topicFinder(query);
  const foundAbove = query.trim() === '' ? [] : above.filter(fits);
  const groups = [...new Set(topics.map((topic) => topic.group))];
  return (
    <>
      {groups.map((group) => {
        const inGroup = topics.filter((topic) => topic.group === group);
        return (
          <fieldset className="field" key={group} hidden={!inGroup.some(fits)}>
            <legend>{t(`topic_group.${group}`)}</legend>
            <div className="chips">
              {inGroup.map((topic) => (
                <label className="chip" key={topic.value} hidden={!fits(topic)}>
                  <input
                    type="checkbox"
                    name="topic"
                    value={topic.value}
                    defaultChecked={chosen.includes(topic.value)}
                  />
                  <span>{topic.label}</span>
                </label>
              ))}
            </div>
          </fieldset>
        );
      })}
      {foundAbove.length > 0 ? (
        <p>{t('form.topics_above', { topics: foundAbove.map(({ label }) => label).join(', ') })}</p>
      ) : null}
      <p hidden={foundAbove.length > 0 || topics.some(fits)}>{t('form.no_topic')}</p>
    </>
  );
}
