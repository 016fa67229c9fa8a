import { useTranslation } from 'react-i18next';

/** «8/12», and how many wait for a seat. */
export function SeatCount({ seats, taken, waiting }: { seats: number; taken: number; waiting: number }) {
  const { t } = useTranslation('courses');
  return (
    <>
      <span aria-hidden="true">
        {taken}/{seats}
      </span>
      <span className="visually-hidden">{t('edition.taken', { taken, seats })}</span>
      {waiting > 0 ? <span className="rows__note">{t('edition.waiting', { count: waiting })}</span> : null}
    </>
  );
}
