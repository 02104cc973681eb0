import { error } from '@sveltejs/kit';
import { loadMessages } from '$lib/i18n';
import { getEnclave } from '$lib/server/enclave/get-enclave';
import { sheetAnswer } from '$lib/server/import/download';
import { ledgerSheets } from '$lib/server/settlement/export-ledger';
import { readLedger } from '$lib/server/settlement/ledger';
import type { RequestHandler } from './$types';

/** The ledger as a workbook for the finance bureau. */
export const GET: RequestHandler = async ({ params, locals: { db, locale } }) => {
  const m = await loadMessages(locale);
  const enclave = await getEnclave(db, params.id);
  const ledger = enclave && (await readLedger(db, enclave));
  if (!enclave || !ledger) error(404, { code: 'not_found', message: m.error.not_found });
  return sheetAnswer(ledgerSheets(enclave, ledger, m, locale), `${m.settlement.title}-${enclave.name}`, 'xlsx');
};
