/**
 * Keeps what one types in a form on a page without a framework, on this device, so that a session that ends or a page that is left
 * loses nothing. A form says `data-kept="…"`: a name that changes when what was typed has been taken, so that it does not come back.
 */
const PREFIX = 'feiqiao-kept:';
const KEPT_FOR = 7 * 86_400_000; // ms: a week

type Field = HTMLTextAreaElement | HTMLInputElement;
const fieldsOf = (form: HTMLFormElement): Field[] =>
  [...form.querySelectorAll<Field>('textarea[name], input[name]:not([type]), input[name][type="text"], input[name][type="date"]')].filter(
    ({ value }) => value === '',
  );

/** Storage may be switched off. */
function attempt(what: () => void): void {
  try {
    what();
  } catch {
    // Then nothing is kept, as without this script.
  }
}

attempt(() => {
  for (const key of Object.keys(localStorage).filter((each) => each.startsWith(PREFIX))) {
    const { at } = JSON.parse(localStorage.getItem(key) ?? '{}') as { at?: number };
    if (!at || Date.now() - at > KEPT_FOR) localStorage.removeItem(key);
  }
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-kept]')) {
    for (const field of fieldsOf(form)) {
      const key = `${PREFIX}${location.pathname} ${form.dataset.kept} ${field.name}`;
      const { text } = JSON.parse(localStorage.getItem(key) ?? '{}') as { text?: string };
      if (text) {
        field.value = text;
        const around = field.closest('details');
        if (around) around.open = true;
      }
      field.addEventListener('input', () =>
        attempt(() => {
          if (field.value === '') localStorage.removeItem(key);
          else localStorage.setItem(key, JSON.stringify({ text: field.value, at: Date.now() }));
        }),
      );
    }
  }
});
