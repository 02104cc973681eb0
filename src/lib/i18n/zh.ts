import { account } from './zh/account.ts';
import { assignment } from './zh/assignment.ts';
import { approval } from './zh/approval.ts';
import { bundle } from './zh/bundle.ts';
import { call } from './zh/call.ts';
import { circuit } from './zh/circuit.ts';
import { enclave } from './zh/enclave.ts';
import { enclaveDesk } from './zh/enclave-desk.ts';
import { enclavePage } from './zh/enclave-page.ts';
import { error, errorPage } from './zh/error.ts';
import { detailUnit, factorDetail } from './zh/factor-detail.ts';
import { find, search } from './zh/find.ts';
import { help } from './zh/help.ts';
import { trail } from './zh/trail.ts';
import { imports } from './zh/imports.ts';
import { interest } from './zh/interest.ts';
import { listing } from './zh/listing.ts';
import { firstSteps, listingForm } from './zh/listing-form.ts';
import { matching } from './zh/matching.ts';
import { organisation } from './zh/organisation.ts';
import { parameter } from './zh/parameter.ts';
import { notice, outbox } from './zh/notice.ts';
import { pairing } from './zh/pairing.ts';
import { partner } from './zh/partner.ts';
import { placement } from './zh/placement.ts';
import { plan } from './zh/secondment-plan.ts';
import { secondmentCalendar } from './zh/secondment-calendar.ts';
import { planCompare } from './zh/plan-compare.ts';
import { portfolio } from './zh/portfolio.ts';
import { proposal } from './zh/proposal.ts';
import { review } from './zh/review.ts';
import { roster } from './zh/roster.ts';
import { run } from './zh/run.ts';
import { secondment } from './zh/secondment.ts';
import { secondmentReport } from './zh/secondment-report.ts';
import { session } from './zh/session.ts';
import { settlement } from './zh/settlement.ts';
import { settlementDue } from './zh/settlement-due.ts';
import { shell } from './zh/shell.ts';
import { siting } from './zh/siting.ts';
import { station } from './zh/station.ts';
import { stationChange } from './zh/station-change.ts';
import { stationWorth } from './zh/station-worth.ts';
import { stay } from './zh/stay.ts';
import { delivery } from './zh/delivery.ts';
import { termSheet } from './zh/term-sheet.ts';
import { today } from './zh/today.ts';
import { verdict } from './zh/secondment-verdict.ts';

/** The catalogue's source: English has the same shape or does not compile. */
export const zh = {
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
export type Messages = typeof zh;
