/** What the `Prefer` headers ask for (RFC 7240). Of several values for one preference the first counts. */
export type Preferences = {
  resolution: 'merge-duplicates' | 'ignore-duplicates' | undefined;
  return: 'representation' | 'minimal' | 'headers-only' | undefined;
  count: 'exact' | 'planned' | 'estimated' | undefined;
  tx: 'commit' | 'rollback' | undefined;
  missing: 'default' | 'null' | undefined;
  handling: 'strict' | 'lenient' | undefined;
  timezone: string | undefined;
  maxAffected: number | undefined;
  /** Preferences nobody knows: an error under `handling=strict`. */
  unknown: string[];
};

const CHOICES = {
  resolution: ['merge-duplicates', 'ignore-duplicates'],
  missing: ['default', 'null'],
  return: ['representation', 'minimal', 'headers-only'],
  count: ['exact', 'planned', 'estimated'],
  tx: ['commit', 'rollback'],
  handling: ['strict', 'lenient'],
} as const;
type Choice = keyof typeof CHOICES;

const isChoice = (name: string): name is Choice => Object.hasOwn(CHOICES, name);

/** @param txOverride whether a client may have its transaction rolled back */
export function parsePreferences(header: string | undefined, txOverride: boolean): Preferences {
  const preferences: Preferences = {
    resolution: undefined,
    return: undefined,
    count: undefined,
    tx: undefined,
    missing: undefined,
    handling: undefined,
    timezone: undefined,
    maxAffected: undefined,
    unknown: [],
  };
  for (const text of (header ?? '').split(',').map((part) => part.trim())) {
    if (text === '') continue;
    const equals = text.indexOf('=');
    const name = text.slice(0, equals);
    const value = text.slice(equals + 1);
    if (name === 'timezone') preferences.timezone ??= value;
    else if (name === 'max-affected') preferences.maxAffected ??= /^\d{1,15}$/.test(value) ? Number(value) : undefined;
    else if (isChoice(name) && (CHOICES[name] as readonly string[]).includes(value)) {
      if (name !== 'tx' || txOverride) Object.assign(preferences, { [name]: preferences[name] ?? value });
    } else preferences.unknown.push(text);
  }
  return preferences;
}

/** The `Preference-Applied` header: the given preferences in PostgREST's order, or undefined if there are none. */
export function preferenceApplied(applied: Partial<Preferences>): string | undefined {
  const names = ['resolution', 'missing', 'return', 'count', 'tx', 'handling', 'timezone'] as const;
  const parts = names.flatMap((name) => (applied[name] === undefined ? [] : [`${name}=${applied[name]}`]));
  if (applied.handling === 'strict' && applied.maxAffected !== undefined) parts.push(`max-affected=${applied.maxAffected}`);
  return parts.length > 0 ? parts.join(', ') : undefined;
}
