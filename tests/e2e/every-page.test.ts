import { accessibilityFaults } from '../support/axe.ts';
import { testEveryPage } from '../support/every-page.ts';

testEveryPage(async (page, { language, isFirst }) =>
  isFirst || language === 'it' ? accessibilityFaults(page) : [],
);
