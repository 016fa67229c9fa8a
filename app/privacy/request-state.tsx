import { useTranslation } from 'react-i18next';
import type { DataRequestRow } from '../../db/queries/data-requests.ts';
import { useFormats } from '../ui/format.ts';
import { urgencyOf } from './rules.ts';

const TONES = { late: 'badge badge--bad', soon: 'badge badge--warn', calm: 'badge' } as const;

/** Where a request stands: until when it must be answered, or how it was. */
export function RequestState({
  request,
  today,
}: {
  request: Pick<DataRequestRow, 'state' | 'due_on' | 'closed_on'>;
  today: string;
}) {
  const { t } = useTranslation('privacy');
  const formats = useFormats();
  if (request.state === 'open') {
    const urgency = urgencyOf(request.due_on, today);
    return (
      <span className={TONES[urgency]}>
        {t(urgency === 'late' ? 'late' : 'due', { day: formats.date(request.due_on) })}
      </span>
    );
  }
  const day = request.closed_on === null ? '' : formats.date(request.closed_on);
  return (
    <span className={request.state === 'done' ? 'badge badge--good' : 'badge'}>
      {t(`state.${request.state}`, { day })}
    </span>
  );
}
