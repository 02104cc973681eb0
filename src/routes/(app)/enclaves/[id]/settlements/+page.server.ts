import { error } from '@sveltejs/kit';
import { loadMessages } from '$lib/i18n';
import { agreedOf, roleOf, yearsWithoutFigures } from '$lib/server/enclave/enclave-head';
import { getEnclave, readTerms } from '$lib/server/enclave/get-enclave';
import { readLedger } from '$lib/server/settlement/ledger';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { db, locale, account, today } }) => {
  const m = await loadMessages(locale);
  const enclave = (await getEnclave(db, params.id)) ?? error(404, { code: 'not_found', message: m.error.not_found });
  const ledger = await readLedger(db, enclave);
  const agreed = agreedOf(enclave);
  const terms = agreed ? (await readTerms(db, enclave.id, [agreed.number])).get(agreed.number)?.document.deal.terms : undefined;
  const done = enclave.settlements.length;
  const names = new Map(enclave.parties.map(({ role, name }) => [role as string, name]));
  return {
    title: `${enclave.name} · ${m.settlement.title}`,
    enclave: { id: enclave.id, name: enclave.name },
    agreed: ledger !== null,
    years: (ledger ?? []).map(({ year, calendarYear, status, disputes, owed, balances }) => ({
      year,
      calendarYear,
      status,
      disputes: disputes.filter(({ outcome }) => outcome === null).length,
      known: owed !== null,
      balances: balances.map(({ direction, ...sums }) => {
        const [from = '', to = ''] = direction.split('>');
        return { direction, from: names.get(from) ?? from, to: names.get(to) ?? to, ...sums };
      }),
    })),
    next:
      terms && done < terms.years
        ? { year: done + 1, calendarYear: terms.start_year + done, begun: yearsWithoutFigures(enclave, terms, today) > 0 }
        : null,
    mayRecord: roleOf(enclave, account?.organisation.id) === 'fly_in',
  };
};
