/** What may be chosen: `label` goes into the field, `note` says beneath it where it belongs. */
export type ComboboxChoice = { label: string; note: string };

export type ComboboxOptions = {
  search: (typed: string) => Promise<ComboboxChoice[]>;
  onchoose: (choice: ComboboxChoice) => void;
  /** For those who listen: what the list is called, how many there are, that there are none. */
  words: { list: string; found: (n: number) => string; none: string };
};

/**
 * Makes a text field a combobox with a list, after the pattern of the ARIA Authoring Practices (list autocomplete, manual
 * selection). Without it the field is a text field like any other. No framework: it also serves pages without one.
 *
 * @returns takes it away again
 */
export function combobox(input: HTMLInputElement, options: ComboboxOptions): () => void {
  const list = element('ul', { role: 'listbox', id: `${input.id}-list`, 'aria-label': options.words.list });
  const status = element('p', { 'aria-live': 'polite', class: 'visually-hidden' });
  const box = element('div', { class: 'combobox-list' });
  list.hidden = true;
  box.append(list, status);
  input.after(box);
  for (const [name, value] of [
    ['role', 'combobox'],
    ['aria-autocomplete', 'list'],
    ['aria-controls', list.id],
    ['aria-expanded', 'false'],
  ] as const)
    input.setAttribute(name, value);
  input.autocomplete = 'off';

  let choices: ComboboxChoice[] = [];
  let active = -1;
  let asked = 0;

  function mark(at: number): void {
    active = at;
    [...list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === at)));
    const option = list.children[at];
    if (!option) return input.removeAttribute('aria-activedescendant');
    input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  }

  function close(): void {
    asked += 1;
    list.hidden = true;
    status.textContent = '';
    input.setAttribute('aria-expanded', 'false');
    mark(-1);
  }

  async function open(): Promise<void> {
    const mine = (asked += 1);
    const found = await options.search(input.value).catch((): ComboboxChoice[] => []);
    if (mine !== asked) return; // something else was typed meanwhile, or the field was left
    choices = found;
    list.replaceChildren(...found.map(optionOf));
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(found.length > 0));
    status.textContent = found.length > 0 ? options.words.found(found.length) : options.words.none;
    mark(-1);
  }

  function optionOf({ label, note }: ComboboxChoice, at: number): HTMLElement {
    const option = element('li', { role: 'option', id: `${list.id}-${at}`, 'aria-selected': 'false' });
    const [first, second] = [element('span', {}), element('span', { class: 'note' })];
    [first.textContent, second.textContent] = [label, note];
    option.append(first, ...(note ? [second] : []));
    option.onpointerdown = (event) => event.preventDefault(); // the field keeps the focus
    option.onclick = () => choose(at);
    return option;
  }

  function choose(at: number): void {
    const choice = choices[at];
    if (!choice) return;
    input.value = choice.label;
    close();
    options.onchoose(choice);
  }

  function onkeydown(event: KeyboardEvent): void {
    if (event.isComposing) return; // an input method has the keys
    const isOpen = !list.hidden;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (isOpen) mark((active + step + choices.length + (active < 0 && step < 0 ? 1 : 0)) % choices.length);
      else void open();
    } else if (event.key === 'Enter' && isOpen && active >= 0) {
      event.preventDefault();
      choose(active);
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      close();
    }
  }

  const listeners = { input: () => void open(), click: () => void (list.hidden && open()), blur: close, keydown: onkeydown };
  for (const [name, listener] of Object.entries(listeners)) input.addEventListener(name, listener as EventListener);
  return () => {
    for (const [name, listener] of Object.entries(listeners)) input.removeEventListener(name, listener as EventListener);
    box.remove();
  };
}

function element(name: string, attributes: Record<string, string>): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
