import { useTranslation } from 'react-i18next';
import { POPULATION_CLASSES, POPULATION_COLUMNS } from './columns.ts';

/** How a population table has to look, and where one comes from. */
export function PopulationFormat() {
  const { t } = useTranslation('references');
  return (
    <section className="panel" aria-labelledby="format">
      <h2 id="format">{t('format.title')}</h2>
      <p>{t('format.where')}</p>
      <p>{t('format.file')}</p>
      <dl>
        {POPULATION_COLUMNS.map((column) => (
          <div key={column}>
            <dt>
              <code>{column}</code>
            </dt>
            <dd>{t(`format.${column}`, { classes: POPULATION_CLASSES.join(' · ') })}</dd>
          </div>
        ))}
      </dl>
      <p>
        <a href="/references/templates/population" download>
          {t('format.template')}
        </a>
      </p>
    </section>
  );
}
