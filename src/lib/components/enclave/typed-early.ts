/** What was typed, chosen or moved in the page before its script had come, as on a slow line; nothing on the server or in a new page. */
export function typedEarly(): Record<string, string> {
  if (typeof document === 'undefined') return {};
  const typed: Record<string, string> = {};
  for (const control of document.querySelectorAll<HTMLInputElement>('#sheet [name]')) {
    if (control.type === 'hidden') continue;
    typed[control.name] = control.type === 'checkbox' ? (control.checked ? 'on' : '') : control.value;
  }
  const slider = document.querySelector<HTMLInputElement>('#slider');
  if (slider && slider.value !== slider.defaultValue) typed['rate'] = slider.value;
  return typed;
}
