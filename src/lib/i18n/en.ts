import { account } from './en/account.ts';
import { assignment } from './en/assignment.ts';
import { approval } from './en/approval.ts';
import { bundle } from './en/bundle.ts';
import { call } from './en/call.ts';
import { circuit } from './en/circuit.ts';
import { enclave } from './en/enclave.ts';
import { enclaveDesk } from './en/enclave-desk.ts';
import { enclavePage } from './en/enclave-page.ts';
import { error, errorPage } from './en/error.ts';
import { detailUnit, factorDetail } from './en/factor-detail.ts';
import { find, search } from './en/find.ts';
import { help } from './en/help.ts';
import { trail } from './en/trail.ts';
import { imports } from './en/imports.ts';
import { interest } from './en/interest.ts';
import { listing } from './en/listing.ts';
import { firstSteps, listingForm } from './en/listing-form.ts';
import { matching } from './en/matching.ts';
import { organisation } from './en/organisation.ts';
import { parameter } from './en/parameter.ts';
import { notice, outbox } from './en/notice.ts';
import { pairing } from './en/pairing.ts';
import { partner } from './en/partner.ts';
import { placement } from './en/placement.ts';
import { plan } from './en/secondment-plan.ts';
import { secondmentCalendar } from './en/secondment-calendar.ts';
import { planCompare } from './en/plan-compare.ts';
import { portfolio } from './en/portfolio.ts';
import { proposal } from './en/proposal.ts';
import { review } from './en/review.ts';
import { roster } from './en/roster.ts';
import { run } from './en/run.ts';
import { secondment } from './en/secondment.ts';
import { secondmentReport } from './en/secondment-report.ts';
import { session } from './en/session.ts';
import { settlement } from './en/settlement.ts';
import { settlementDue } from './en/settlement-due.ts';
import { shell } from './en/shell.ts';
import { siting } from './en/siting.ts';
import { station } from './en/station.ts';
import { stationChange } from './en/station-change.ts';
import { stationWorth } from './en/station-worth.ts';
import { stay } from './en/stay.ts';
import { delivery } from './en/delivery.ts';
import { termSheet } from './en/term-sheet.ts';
import { today } from './en/today.ts';
import { verdict } from './en/secondment-verdict.ts';
import type { Messages } from './zh.ts';

export const en: Messages = {
  account,
  assignment,
  approval,
  bundle,
  call,
  circuit,
  detailUnit,
  enclave,
  enclaveDesk,
  enclavePage,
  error,
  errorPage,
  factorDetail,
  find,
  firstSteps,
  help,
  trail,
  imports,
  interest,
  listing,
  listingForm,
  matching,
  organisation,
  parameter,
  notice,
  outbox,
  pairing,
  partner,
  placement,
  plan,
  planCompare,
  portfolio,
  proposal,
  review,
  roster,
  run,
  search,
  secondment,
  secondmentCalendar,
  secondmentReport,
  session,
  settlement,
  settlementDue,
  shell,
  siting,
  station,
  stationChange,
  stationWorth,
  stay,
  delivery,
  termSheet,
  today,
  verdict,
};
