import { plainWord } from '../../domain/cell-text.ts';
import { creditCodeFault } from '../../domain/credit-code.ts';
import type { ImportFault, ImportFaultCode } from '../../domain/import-fault.ts';
import { ancestors, placeName, type RegionIndex } from '../../domain/region.ts';
import type { ImportedListing } from './imported-listing.ts';

/** An organisation that a file may name. */
export type KnownOrganisation = {
  id: string;
  name: string;
  creditCode: string | null;
  kind: string;
  region: string | null;
  /** Whether the writer's office answers for it. */
  coordinated: boolean;
  /** The consent on which the writer posts for it; null where there is none. */
  consentId: string | null;
};

/** Who brings the file: for himself, or as a coordinator for those he knows. */
export type Writer = { own: KnownOrganisation } | { known: readonly KnownOrganisation[] };

type Matched = { ok: true; organisation: KnownOrganisation; consentId: string | null } | { ok: false; fault: ImportFault };

/** 麦盖提县 and 麦盖提 are one county; firms are compared as written. */
const shortName = (name: string, kind: string): string =>
  kind === 'county' ? plainWord(name).replace(/(?<=..)(?:县|市|区|旗)$/, '') : plainWord(name);

/** Compares names and codes of a file with organisations; prepared once for an import. */
export function organisationMatcher(writer: Writer, regions: RegionIndex): (listing: ImportedListing) => Matched {
  const known = 'own' in writer ? [writer.own] : writer.known;
  const byCode = new Map(known.flatMap((each) => (each.creditCode === null ? [] : [[each.creditCode, each] as const])));
  const byName = new Map<string, KnownOrganisation[]>();
  for (const each of known)
    for (const name of new Set([plainWord(each.name), shortName(each.name, each.kind)]))
      byName.set(name, [...(byName.get(name) ?? []), each]);

  return ({ organisation, organisationPlace }) => {
    const fault = (code: ImportFaultCode, got: string, expected = ''): Matched => ({
      ok: false,
      fault: { ...organisationPlace, code, got: got.slice(0, 60), expected },
    });
    const { name, creditCode, region, kind } = organisation;
    if (creditCode !== '' && creditCodeFault(creditCode) !== null) return fault('credit_code_wrong', creditCode);
    const said = name || creditCode;
    if ('own' in writer) {
      const mine = said === '' || byCode.has(creditCode) || isOwn(name, writer.own);
      return mine ? { ok: true, organisation: writer.own, consentId: null } : fault('organisation_not_yours', said, writer.own.name);
    }
    if (said === '') return fault('organisation_missing', '');
    const byItsCode = byCode.get(creditCode);
    const named = byItsCode ? [byItsCode] : (byName.get(plainWord(name)) ?? []);
    const here = named.length > 1 ? named.filter((each) => isIn(each.region, region, regions)) : named;
    const candidates = here.length > 0 ? here : named;
    const [found] = candidates;
    if (!found) return fault('organisation_unknown', said);
    if (candidates.length > 1) {
      const places = candidates.slice(0, 4).map((each) => (each.region === null ? each.name : placeName(each.region, 'zh', regions)));
      return fault('organisation_ambiguous', said, places.join('、'));
    }
    if (kind !== null && kind !== found.kind) return fault('kind_differs', kind, found.kind);
    if (!found.coordinated) return fault('organisation_elsewhere', said);
    if (found.consentId === null) return fault('consent_missing', said);
    return { ok: true, organisation: found, consentId: found.consentId };
  };
}

/** The organisation itself, or a part of it: 麦盖提县农业农村局 writes for 麦盖提县. */
function isOwn(name: string, own: KnownOrganisation): boolean {
  const [written, mine] = [plainWord(name), plainWord(own.name)];
  return written === mine || written === shortName(own.name, own.kind) || (own.kind === 'county' && written.includes(mine));
}

const isIn = (place: string | null, wanted: string | null, regions: RegionIndex): boolean =>
  wanted === null ||
  place === wanted ||
  (place !== null && (ancestors(place, regions).includes(wanted) || ancestors(wanted, regions).includes(place)));
