import type { Messages } from '../../i18n/zh.ts';
import { roleOf } from '../enclave/enclave-head.ts';
import { getEnclave } from '../enclave/get-enclave.ts';
import { neededFor } from './figures-form.ts';
import { readLedger, versionForYear } from './ledger.ts';
import { saysWhatIsOwed } from './statement.ts';

type Asker = Pick<App.Locals, 'db' | 'account' | 'today'>;

/** One year of an enclave's ledger as a page shows it; null when there is no such enclave, year or agreed version. */
export async function yearView({ db, account, today }: Asker, enclaveId: string, year: number, m: Messages) {
  const enclave = await getEnclave(db, enclaveId);
  const needed = enclave && (await neededFor(db, enclave, year));
  if (!enclave || !needed) return null;
  const ledger = (await readLedger(db, enclave)) ?? [];
  const found = ledger.find((one) => one.year === year) ?? null;
  // The next year has no ledger yet: its figures begin it.
  if (!found && year !== ledger.length + 1) return null;
  const own = account?.organisation.id ?? '';
  const calendarYear = found?.calendarYear ?? (ledger[0] ? ledger[0].calendarYear + year - ledger[0].year : null);
  const version = versionForYear(enclave, year);
  return {
    title: `${enclave.name} · ${m.settlement.yearOnly(year)}`,
    enclave: { id: enclave.id, name: enclave.name },
    parties: enclave.parties.map(({ role, name, organisationId }) => ({ role, name, organisationId })),
    year,
    calendarYear,
    version: version?.number ?? 0,
    needed,
    own,
    role: roleOf(enclave, own),
    today,
    ledger: found && {
      ...found,
      terms: { number: found.terms.number, hash: found.terms.hash, agreed: found.terms.document.deal.terms.terms },
      statement: found.statement && { ...found.statement, content: null, says: saysWhatIsOwed(enclave.id, found) },
    },
  };
}
export type YearView = NonNullable<Awaited<ReturnType<typeof yearView>>>;
