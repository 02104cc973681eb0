import { ClauseOrigin, type Clause, type TermSheetContent } from '../../domain/term-sheet.ts';
import { textOf } from '../form-text.ts';

/**
 * The sheet as it stands in a form, unchecked: what was typed comes back as it was. A clause whose words differ from
 * `before` is its editor's own.
 */
export function readTermSheetForm(form: FormData, before: TermSheetContent, editor: string): TermSheetContent {
  const clauses = form
    .getAll('clause')
    .filter((id) => typeof id === 'string')
    .map((id): Clause => {
      const old = before.clauses.find((clause) => clause.id === id);
      const heading = textOf(form, `heading-${id}`).trim();
      const text = textOf(form, `text-${id}`).replaceAll('\r\n', '\n').trim();
      const untouched = old ? old.heading === heading && old.text === text : false;
      return { id, heading, text, origin: untouched && old ? old.origin : originOf(form, id, editor, heading, text) };
    });
  const values = [...form.entries()].flatMap(([name, value]) =>
    name.startsWith('value-') && typeof value === 'string' && value.trim() ? [[name.slice('value-'.length), value.trim()] as const] : [],
  );
  return { title: textOf(form, 'title').trim(), clauses, values: Object.fromEntries(values) };
}

/** A clause that was just taken from the library is the library's as long as its words stand beside it untouched. */
function originOf(form: FormData, id: string, editor: string, heading: string, text: string): ClauseOrigin {
  const said = ClauseOrigin.safeParse(parsed(textOf(form, `origin-${id}`)));
  const asTaken = textOf(form, `taken-${id}`).replaceAll('\r\n', '\n') === `${heading}\n${text}`;
  return said.success && said.data.kind === 'library' && asTaken ? said.data : { kind: 'party', organisation: editor };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
