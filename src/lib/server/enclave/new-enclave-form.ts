import { enclaveKind, enclaveRole, type EnclaveKindCode, type EnclaveRoleCode } from '../../domain/enums.ts';
import { err, ok, type AppErrorCode, type Result } from '../../domain/errors.ts';
import { findRegion } from '../../domain/region-name.ts';
import { unwrap, type Db } from '../db.ts';
import { textOf } from '../form-text.ts';
import { REGION_NAMES } from '../reference/reference.ts';
import type { NewEnclave } from './create-enclave.ts';

export type TypedParty = { organisation: string; name: string };
export type TypedEnclave = { kind: EnclaveKindCode; name: string; place: string; parties: Record<EnclaveRoleCode, TypedParty> };
/** What could not be recognised: the place, or a party with the organisations that may be meant. */
export type Unrecognised = { place: boolean; parties: Partial<Record<EnclaveRoleCode, string[]>> };

export function typedEnclave(form: FormData | URLSearchParams): TypedEnclave {
  const text = (field: string) => (form instanceof FormData ? textOf(form, field) : (form.get(field) ?? '')).slice(0, 120);
  const party = (role: EnclaveRoleCode): TypedParty => ({ organisation: text(`${role}Organisation`), name: text(`${role}Name`) });
  return {
    kind: enclaveKind.find((kind) => kind === text('kind')) ?? 'forward',
    name: text('name'),
    place: text('place'),
    parties: { fly_out: party('fly_out'), fly_in: party('fly_in'), firm: party('firm'), village: party('village') },
  };
}

const CHOICES = 8;

/**
 * What was typed, read as a new enclave: organisations by their full name, the place by name or code.
 *
 * @returns what was not recognised beside the error, so that the page can offer choices
 */
export async function readNewEnclave(
  db: Db,
  typed: TypedEnclave,
  near: string | null,
): Promise<Result<NewEnclave, AppErrorCode> & { unrecognised: Unrecognised }> {
  const unrecognised: Unrecognised = { place: false, parties: {} };
  const place = findRegion(typed.place, REGION_NAMES, near);
  if (!place.ok) unrecognised.place = true;
  const parties: NewEnclave['parties'] = [];
  for (const role of enclaveRole) {
    const { organisation, name } = typed.parties[role];
    const wanted = organisation.trim();
    if (wanted === '') continue;
    const found = await organisationsCalled(db, wanted);
    const [one] = found.filter((each) => each.name === wanted);
    if (one && found.filter((each) => each.name === wanted).length === 1) parties.push({ role, organisation: one.id, name: name.trim() });
    else unrecognised.parties[role] = found.map((each) => each.name);
  }
  if (Object.keys(unrecognised.parties).length > 0) return { ...err('party_unknown'), unrecognised };
  if (!place.ok) return { ...err('bad_request'), unrecognised };
  return { ...ok({ kind: typed.kind, name: typed.name.trim(), placeCode: place.code, parties }), unrecognised };
}

async function organisationsCalled(db: Db, name: string): Promise<{ id: string; name: string }[]> {
  const part = name.replace(/[%_\\*,()."']/g, ' ').trim();
  const exact = unwrap('organisations', await db.from('organisations').select('id, name').eq('name', name).limit(2));
  if (exact.length > 0 || part === '') return exact;
  return unwrap('organisations', await db.from('organisations').select('id, name').ilike('name', `%${part}%`).order('name').limit(CHOICES));
}
