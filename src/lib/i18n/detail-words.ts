import type { FactorKindCode } from '../domain/enums.ts';
import { detailFieldsOf, type DetailField, type Details, type DetailValue } from '../domain/factor-details.ts';
import type { Messages } from './zh.ts';

/** A native field in words. */
export type DetailWords = { label: string; help: string; unit: string; choices: { value: string; label: string }[] | null };

type Entry = { label: string; help: string; choices?: Record<string, string> };
type Words = Pick<Messages, 'factorDetail' | 'detailUnit' | 'listingForm'>;

/** Label, example, unit and choices of a native field; a test proves that every field has them. */
export function detailWords(m: Words, factor: FactorKindCode, field: DetailField): DetailWords {
  const entry = (m.factorDetail as Record<string, Record<string, Entry>>)[factor]?.[field.key] ?? { label: field.key, help: '' };
  const yesNo = [
    { value: 'yes', label: m.listingForm.yes },
    { value: 'no', label: m.listingForm.no },
  ];
  return {
    label: entry.label,
    help: entry.help,
    unit: field.kind === 'number' && field.unit !== 'number' ? m.detailUnit[field.unit] : '',
    choices:
      field.kind === 'flag'
        ? yesNo
        : field.kind === 'choice'
          ? field.choices.map((value) => ({ value, label: entry.choices?.[value] ?? value }))
          : null,
  };
}

/** A stored value in words: 25 万元/亩, 是, 国有. */
export function detailValueText(m: Words, factor: FactorKindCode, field: DetailField, value: DetailValue): string {
  const { unit, choices } = detailWords(m, factor, field);
  if (typeof value === 'boolean') return value ? m.listingForm.yes : m.listingForm.no;
  if (choices) return choices.find((choice) => choice.value === value)?.label ?? String(value);
  return unit ? `${value} ${unit}` : String(value);
}

/** What a factor states of its native fields, in the form's order. */
export const detailLines = (m: Words, factor: FactorKindCode, details: Details): { label: string; text: string; quoted: boolean }[] =>
  detailFieldsOf(factor).flatMap((field) => {
    const value = details[field.key];
    if (value === undefined) return [];
    return [{ label: detailWords(m, factor, field).label, text: detailValueText(m, factor, field, value), quoted: field.kind === 'text' }];
  });

/** A field of the form by its name, in words: `offers[0].details.price` → 提供 1 · 起始价. */
export function fieldWords(m: Words & Pick<Messages, 'listing'>, field: string, factorOf: (place: string) => string): string {
  const t = m.listingForm;
  const [, list, at, rest] = /^(offers|seeks)\[(\d+)\]\.(.+)$/.exec(field) ?? [];
  if (list === undefined || at === undefined || rest === undefined) {
    const industry = /^industries\[(\d+)\]$/.exec(field)?.[1];
    if (industry !== undefined) return t.industryField(Number(industry) + 1);
    return (
      { title: t.title, summary: t.summary, confidential: t.confidential, industries: t.industries, offers: t.offers, seeks: t.seeks }[
        field
      ] ?? field
    );
  }
  const row = list === 'offers' ? t.offer(Number(at) + 1) : t.seek(Number(at) + 1);
  const plain = {
    factor: t.factor,
    description: t.description,
    quantity: t.quantity,
    unit: t.unitLabel,
    from: t.from,
    until: t.until,
    essential: m.listing.essential,
  }[rest];
  if (plain !== undefined) return `${row} · ${plain}`;
  const factor = factorOf(`${list}[${at}]`) as FactorKindCode;
  const key = rest.replace(/^details\./, '');
  const entry = (m.factorDetail as Record<string, Record<string, Entry>>)[factor]?.[key];
  return `${row} · ${entry?.label ?? key}`;
}
