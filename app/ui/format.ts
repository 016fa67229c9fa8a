import { useTranslation } from 'react-i18next';
import { formatsFor } from './formats.ts';

/** The formats of the language on screen. */
export function useFormats() {
  const { i18n } = useTranslation();
  return formatsFor(i18n.language);
}
