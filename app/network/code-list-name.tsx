import { useTranslation } from 'react-i18next';

/** The name of a code list in words; a list this program does not know shows its own name. */
export function useCodeListName(): (list: string) => string {
  const { t } = useTranslation('network');
  return (list) => t(`code_lists.lists.${list}`, { defaultValue: list });
}
