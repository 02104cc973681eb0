import type { Json } from '../database.ts';

/** A text that the database takes: without zeros, and without halves of characters that a cut or a broken file leaves. */
export const storableText = (text: string): string => text.toWellFormed().replaceAll('\u0000', '');

/** A value whose texts the database takes, as JSON. */
export const storable = (value: unknown): Json =>
  JSON.parse(JSON.stringify(value, (_, each: unknown) => (typeof each === 'string' ? storableText(each) : each))) as Json;
