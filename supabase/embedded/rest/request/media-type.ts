import { noAcceptableMediaType, notImplemented } from '../errors.ts';

export type BodyFormat =
  | { kind: 'array'; stripNulls: boolean }
  /** One JSON object; anything but one row is an error. */
  | { kind: 'object'; stripNulls: boolean }
  | { kind: 'csv' };
/** `EXPLAIN` instead of the result: its options, each one of a fixed list. */
export type ExplainFormat = { kind: 'explain'; of: BodyFormat; output: 'text' | 'json'; options: string[] };
export type ResponseFormat = { contentType: string; body: BodyFormat | ExplainFormat };

const EXPLAIN_OPTIONS = ['analyze', 'verbose', 'settings', 'buffers', 'wal'];

type MediaType = { name: string; parameters: ReadonlyMap<string, string> };

/** Splits `type/subtype; name="value"`, names in lower case. */
export function parseMediaType(text: string): MediaType {
  const [name = '', ...rest] = text.match(/(?:[^;"]|"[^"]*")+/g) ?? [];
  const parameters = rest.map((part): [string, string] => {
    const [key = '', ...value] = part.split('=');
    return [key.trim().toLowerCase(), value.join('=').trim().replaceAll('"', '')];
  });
  return { name: name.trim().toLowerCase(), parameters: new Map(parameters) };
}

/** The accepted types, best first: by quality, then as given. */
function acceptedTypes(accept: string): string[] {
  return (accept.match(/(?:[^,"]|"[^"]*")+/g) ?? [])
    .map((text) => ({ text: text.trim(), quality: Number(/;\s*q=([\d.]+)/.exec(text)?.[1] ?? 1) }))
    .sort((a, b) => b.quality - a.quality)
    .map(({ text }) => text.replace(/;\s*q=[\d.]+/, ''));
}

/**
 * Chooses the format of the answer.
 * @throws RestError PGRST107 if nothing accepted can be produced, PGRST127 for GeoJSON, which needs PostGIS
 */
export function negotiate(accept: string | undefined, explainEnabled: boolean): ResponseFormat {
  if (accept === undefined || accept === '*/*' || accept === 'application/json') return JSON_ARRAY;
  const accepted = acceptedTypes(accept);
  for (const text of accepted) {
    const format = formatOf(parseMediaType(text), explainEnabled);
    if (format !== undefined) return format;
  }
  throw noAcceptableMediaType(accepted);
}

const JSON_ARRAY: ResponseFormat = { contentType: 'application/json; charset=utf-8', body: { kind: 'array', stripNulls: false } };

function formatOf({ name, parameters }: MediaType, explainEnabled: boolean): ResponseFormat | undefined {
  const stripNulls = parameters.get('nulls') === 'stripped';
  const stripped = stripNulls ? ';nulls=stripped' : '';
  switch (name) {
    case '*/*':
    case 'application/json':
      return JSON_ARRAY;
    case 'application/vnd.pgrst.array+json':
    case 'application/vnd.pgrst.array':
      if (!stripNulls) return JSON_ARRAY;
      return { contentType: `application/vnd.pgrst.array+json${stripped}; charset=utf-8`, body: { kind: 'array', stripNulls } };
    case 'application/vnd.pgrst.object+json':
    case 'application/vnd.pgrst.object':
      return { contentType: `application/vnd.pgrst.object+json${stripped}; charset=utf-8`, body: { kind: 'object', stripNulls } };
    case 'text/csv':
      return { contentType: 'text/csv; charset=utf-8', body: { kind: 'csv' } };
    case 'application/geo+json':
      throw notImplemented('GeoJSON needs PostGIS, which this backend does not have.');
    case 'application/vnd.pgrst.plan':
    case 'application/vnd.pgrst.plan+text':
    case 'application/vnd.pgrst.plan+json':
      return explainEnabled ? explainOf(name.endsWith('+json') ? 'json' : 'text', parameters) : undefined;
    default:
      return undefined;
  }
}

function explainOf(output: 'text' | 'json', parameters: ReadonlyMap<string, string>): ResponseFormat | undefined {
  const target = parameters.get('for') ?? 'application/json';
  const of = formatOf(parseMediaType(target), false);
  if (of === undefined || of.body.kind === 'explain') return undefined;
  const wanted = (parameters.get('options') ?? '').split('|');
  const options = EXPLAIN_OPTIONS.filter((option) => wanted.includes(option));
  const suffix = options.length > 0 ? `; options=${options.join('|')}` : '';
  return {
    contentType: `application/vnd.pgrst.plan+${output}; for="${target}"${suffix}; charset=utf-8`,
    body: { kind: 'explain', of: of.body, output, options },
  };
}
