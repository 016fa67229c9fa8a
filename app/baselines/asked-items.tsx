import { useTranslation } from 'react-i18next';
import { TableBox } from '../ui/table-box.tsx';
import type { AskedPage, AskedQuestion } from './load-methodology.server.ts';

/** The questionnaire as people read it, each answer with its Eurostat variable. */
export function AskedItems({ pages }: { pages: readonly AskedPage[] }) {
  const { t } = useTranslation('methodology');
  return (
    <>
      {pages.map((page) => (
        <section key={page.name} aria-labelledby={`page-${page.name}`}>
          <h3 id={`page-${page.name}`}>{page.title}</h3>
          {page.gated ? <p className="field__hint">{t('items.only_users')}</p> : null}
          {page.questions.map((question) => (
            <Question key={question.name} question={question} />
          ))}
        </section>
      ))}
    </>
  );
}

function Question({ question: { name, text, hint, choices } }: { question: AskedQuestion }) {
  const { t } = useTranslation('methodology');
  return (
    <TableBox caption={hint ? `${text} ${hint}` : text}>
      <thead>
        <tr>
          <th scope="col">{t('items.answer')}</th>
          <th scope="col">{t('items.variable')}</th>
        </tr>
      </thead>
      <tbody>
        {choices.map((choice) => (
          <tr key={choice.value}>
            <th scope="row">{choice.text}</th>
            {/* One question is one variable where its answers are numbers. */}
            <td className="code">
              {/^\d+$/.test(choice.value) ? `${name} = ${choice.value}` : choice.value}
            </td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
