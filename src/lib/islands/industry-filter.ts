import { industryChoices } from '../components/listing/industry-choices.ts';
import { combobox } from '../components/ui/combobox.ts';

/*
 * The one script of the list page: makes the field that finds an industry a combobox. The page itself is complete
 * without it, and no framework is loaded. Built apart, see vite.config.ts.
 */
for (const input of document.querySelectorAll<HTMLInputElement>('input[data-combobox]')) {
  const { combobox: file = '', locale = 'zh', list = '', found = '', none = '' } = input.dataset;
  combobox(input, {
    search: industryChoices(file, locale === 'en' ? 'en' : 'zh'),
    onchoose: () => input.form?.requestSubmit(),
    words: { list, found: (n) => found.replace('0', String(n)), none },
  });
}
