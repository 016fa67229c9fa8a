import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/notice.tsx';
import type { Card } from './load-card.server.ts';

const TONES = {
  saved: 'good',
  coded: 'good',
  merged: 'good',
  parted: 'good',
  notice: 'good',
  link_revoked: 'good',
  tablet_complete: 'good',
  tablet_stopped: 'warn',
  changed: 'warn',
} as const;

function isDone(text: string | null): text is keyof typeof TONES {
  return text !== null && Object.hasOwn(TONES, text);
}

/** What was just done with this card; a merge can be taken back right here. */
export function CardNotice({
  done,
  merged,
}: {
  done: string | null;
  merged: Card['merged'][number] | undefined;
}) {
  const { t } = useTranslation(['people', 'card']);
  if (!isDone(done)) return null;
  return (
    <Notice tone={TONES[done]}>
      <p>{t(`card:done.${done}`)}</p>
      {done === 'merged' && merged ? <UndoMerge mergeId={merged.mergeId} /> : null}
    </Notice>
  );
}

/** The button that makes two records of one again. */
export function UndoMerge({ mergeId }: { mergeId: string }) {
  const { t } = useTranslation(['people', 'card']);
  return (
    <Form method="post" action={`/people/merges/${mergeId}/undoing`} className="no-print">
      <button type="submit" className="button button--small">
        {t('merged.undo')}
      </button>
    </Form>
  );
}
