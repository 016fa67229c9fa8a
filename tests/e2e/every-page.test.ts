import { LANGUAGES } from '../../app/platform/languages.ts';
import { accessibilityFaults } from '../support/axe.ts';
import { testEveryPage } from '../support/every-page.ts';

testEveryPage(LANGUAGES, accessibilityFaults);
