// GENERATED from the database's enums by `npm run db:generate`. Do not edit.

export const approvalMeasure = ['money', 'area', 'people'] as const;
export type ApprovalMeasureCode = (typeof approvalMeasure)[number];

export const approvalSubject = ['agreement', 'commitment'] as const;
export type ApprovalSubjectCode = (typeof approvalSubject)[number];

export const attachmentKind = ['photo', 'licence', 'land_paper', 'other'] as const;
export type AttachmentKindCode = (typeof attachmentKind)[number];

export const callOutcome = ['reached', 'not_reached', 'calls_back'] as const;
export type CallOutcomeCode = (typeof callOutcome)[number];

export const changeChoice = ['wait', 'substitute', 'leave', 'talk'] as const;
export type ChangeChoiceCode = (typeof changeChoice)[number];

export const commitmentState = ['asked', 'held', 'committed', 'released'] as const;
export type CommitmentStateCode = (typeof commitmentState)[number];

export const confidence = ['high', 'medium', 'low'] as const;
export type ConfidenceCode = (typeof confidence)[number];

export const consentChannel = ['phone', 'paper', 'in_person'] as const;
export type ConsentChannelCode = (typeof consentChannel)[number];

export const consentScope = ['posting', 'answering', 'signing'] as const;
export type ConsentScopeCode = (typeof consentScope)[number];

export const deliveredIndicator = ['paid_in_investment', 'jobs', 'jobs_out_of_poverty', 'output_value', 'purchases', 'person_times'] as const;
export type DeliveredIndicatorCode = (typeof deliveredIndicator)[number];

export const digestRhythm = ['off', 'daily', 'weekly'] as const;
export type DigestRhythmCode = (typeof digestRhythm)[number];

export const disclosureLevel = ['teaser', 'interest', 'identity', 'documents'] as const;
export type DisclosureLevelCode = (typeof disclosureLevel)[number];

export const disputeOutcome = ['accepted', 'corrected', 'amount_agreed', 'withdrawn'] as const;
export type DisputeOutcomeCode = (typeof disputeOutcome)[number];

export const disputeSubject = ['figures', 'amount', 'booked', 'credited', 'rule', 'other'] as const;
export type DisputeSubjectCode = (typeof disputeSubject)[number];

export const documentAnswer = ['granted', 'refused', 'taken_back'] as const;
export type DocumentAnswerCode = (typeof documentAnswer)[number];

export const enclaveKind = ['forward', 'reverse', 'talent', 'village_income'] as const;
export type EnclaveKindCode = (typeof enclaveKind)[number];

export const enclaveRole = ['fly_out', 'fly_in', 'firm', 'village'] as const;
export type EnclaveRoleCode = (typeof enclaveRole)[number];

export const enclaveStatus = ['negotiating', 'agreed', 'dropped'] as const;
export type EnclaveStatusCode = (typeof enclaveStatus)[number];

export const evidenceKind = ['licence', 'land_paper', 'authorisation', 'other'] as const;
export type EvidenceKindCode = (typeof evidenceKind)[number];

export const exchangeDirection = ['east_to_west', 'west_to_east'] as const;
export type ExchangeDirectionCode = (typeof exchangeDirection)[number];

export const exchangeStatus = ['offered', 'open', 'declined', 'closed'] as const;
export type ExchangeStatusCode = (typeof exchangeStatus)[number];

export const factorDirection = ['offer', 'seek'] as const;
export type FactorDirectionCode = (typeof factorDirection)[number];

export const factorKind = ['technology', 'market_channel', 'capital', 'brand', 'management', 'equipment', 'land', 'plant', 'labour', 'raw_material', 'energy', 'water', 'tourism', 'logistics', 'policy'] as const;
export type FactorKindCode = (typeof factorKind)[number];

export const factorUnit = ['mu', 'm2', 'person', 'CNY_10k', 'MW', 'GWh_per_year', 't', 't_per_year', 'm3_per_year', 'head', 'bed', 'rack'] as const;
export type FactorUnitCode = (typeof factorUnit)[number];

export const healthConclusion = ['fit', 'fit_with_limits', 'unfit', 'not_examined'] as const;
export type HealthConclusionCode = (typeof healthConclusion)[number];

export const helpStatus = ['open', 'answered', 'closed'] as const;
export type HelpStatusCode = (typeof helpStatus)[number];

export const helpTurnEnd = ['answered', 'passed_on', 'closed', 'handed_over'] as const;
export type HelpTurnEndCode = (typeof helpTurnEnd)[number];

export const importAction = ['new', 'changed', 'unchanged', 'refused'] as const;
export type ImportActionCode = (typeof importAction)[number];

export const importOutcome = ['taken', 'undone', 'kept'] as const;
export type ImportOutcomeCode = (typeof importOutcome)[number];

export const importStatus = ['reading', 'mapping', 'checked', 'refused', 'accepted', 'undone', 'discarded'] as const;
export type ImportStatusCode = (typeof importStatus)[number];

export const importWork = ['take', 'submit', 'undo'] as const;
export type ImportWorkCode = (typeof importWork)[number];

export const industryLevel = ['section', 'division', 'group'] as const;
export type IndustryLevelCode = (typeof industryLevel)[number];

export const interestKind = ['works_there', 'worked_there', 'family', 'holds_shares', 'other'] as const;
export type InterestKindCode = (typeof interestKind)[number];

export const invitationStatus = ['pending', 'accepted', 'revoked'] as const;
export type InvitationStatusCode = (typeof invitationStatus)[number];

export const listingActor = ['owner', 'reviewer', 'platform'] as const;
export type ListingActorCode = (typeof listingActor)[number];

export const listingStatus = ['draft', 'in_review', 'published', 'paused', 'withdrawn', 'expired', 'fulfilled'] as const;
export type ListingStatusCode = (typeof listingStatus)[number];

export const listingVerb = ['submit', 'take_back', 'approve', 'return', 'pause', 'resume', 'withdraw', 'fulfil', 'renew', 'expire'] as const;
export type ListingVerbCode = (typeof listingVerb)[number];

export const memberRole = ['coordinator', 'enterprise_member', 'county_member', 'talent_officer', 'auditor', 'administrator'] as const;
export type MemberRoleCode = (typeof memberRole)[number];

export const milestoneKind = ['milestone', 'obligation'] as const;
export type MilestoneKindCode = (typeof milestoneKind)[number];

export const noticeMail = ['off', 'soon', 'daily'] as const;
export type NoticeMailCode = (typeof noticeMail)[number];

export const organisationKind = ['enterprise', 'county', 'institution', 'investor', 'coordinator_office', 'talent_office', 'audit_office', 'operator'] as const;
export type OrganisationKindCode = (typeof organisationKind)[number];

export const pairingSystem = ['collaboration', 'assistance'] as const;
export type PairingSystemCode = (typeof pairingSystem)[number];

export const parameterUnit = ['1', 'year', 'CNY', 'CNY_10k'] as const;
export type ParameterUnitCode = (typeof parameterUnit)[number];

export const partnerReason = ['business_fits', 'resources_fit', 'place_fits', 'known_already', 'business_differs', 'scale_differs', 'too_far', 'bound_elsewhere', 'data_outdated', 'other'] as const;
export type PartnerReasonCode = (typeof partnerReason)[number];

export const partnerVerdict = ['suits', 'does_not_suit'] as const;
export type PartnerVerdictCode = (typeof partnerVerdict)[number];

export const personRequestKind = ['correction', 'deletion'] as const;
export type PersonRequestKindCode = (typeof personRequestKind)[number];

export const personRequestStatus = ['open', 'done', 'refused'] as const;
export type PersonRequestStatusCode = (typeof personRequestStatus)[number];

export const personWish = ['prefers', 'refuses'] as const;
export type PersonWishCode = (typeof personWish)[number];

export const placeKind = ['desk', 'bed', 'lab', 'expert'] as const;
export type PlaceKindCode = (typeof placeKind)[number];

export const portfolioStatus = ['in_review', 'reviewed', 'dropped'] as const;
export type PortfolioStatusCode = (typeof portfolioStatus)[number];

export const projectDecision = ['open', 'kept', 'pinned', 'removed'] as const;
export type ProjectDecisionCode = (typeof projectDecision)[number];

export const proposalActor = ['office', 'party', 'parties', 'platform'] as const;
export type ProposalActorCode = (typeof proposalActor)[number];

export const proposalAnswer = ['interested', 'not_now', 'not_for_us'] as const;
export type ProposalAnswerCode = (typeof proposalAnswer)[number];

export const proposalChangeKind = ['quantity_lowered', 'listing_gone', 'party_left', 'person_left', 'partial_answer', 'deadline_moved', 'milestone_moved', 'station_changed'] as const;
export type ProposalChangeKindCode = (typeof proposalChangeKind)[number];

export const proposalKind = ['project', 'secondment', 'station', 'enclave'] as const;
export type ProposalKindCode = (typeof proposalKind)[number];

export const proposalOrigin = ['engine', 'coordinator', 'party'] as const;
export type ProposalOriginCode = (typeof proposalOrigin)[number];

export const proposalReason = ['timing', 'budget', 'staff', 'approval', 'bound_elsewhere', 'scale', 'place', 'industry', 'terms', 'policy', 'other'] as const;
export type ProposalReasonCode = (typeof proposalReason)[number];

export const proposalStatus = ['drafted', 'proposed', 'accepted', 'negotiating', 'signed', 'delivering', 'completed', 'declined', 'withdrawn', 'expired', 'terminated'] as const;
export type ProposalStatusCode = (typeof proposalStatus)[number];

export const proposalVerb = ['propose', 'accept', 'negotiate', 'sign', 'deliver', 'complete', 'decline', 'withdraw', 'expire', 'terminate', 'recompose'] as const;
export type ProposalVerbCode = (typeof proposalVerb)[number];

export const regionLevel = ['province', 'prefecture', 'county'] as const;
export type RegionLevelCode = (typeof regionLevel)[number];

export const regionSide = ['east', 'west'] as const;
export type RegionSideCode = (typeof regionSide)[number];

export const reservationDirection = ['at_least', 'at_most'] as const;
export type ReservationDirectionCode = (typeof reservationDirection)[number];

export const returnKind = ['project_landed', 'person_came', 'patent_used', 'revenue'] as const;
export type ReturnKindCode = (typeof returnKind)[number];

export const returnPromise = ['same_post', 'same_level'] as const;
export type ReturnPromiseCode = (typeof returnPromise)[number];

export const returnStatus = ['noted', 'confirmed', 'refused'] as const;
export type ReturnStatusCode = (typeof returnStatus)[number];

export const reviewOutcome = ['approved', 'returned'] as const;
export type ReviewOutcomeCode = (typeof reviewOutcome)[number];

export const rosterKind = ['unit', 'team', 'person', 'post', 'training', 'visit'] as const;
export type RosterKindCode = (typeof rosterKind)[number];

export const runActor = ['member', 'worker', 'platform'] as const;
export type RunActorCode = (typeof runActor)[number];

export const runKind = ['ranking', 'portfolio', 'secondment', 'siting'] as const;
export type RunKindCode = (typeof runKind)[number];

export const runStatus = ['queued', 'running', 'done', 'cancelled', 'failed'] as const;
export type RunStatusCode = (typeof runStatus)[number];

export const runVerb = ['claim', 'hand_back', 'finish', 'interrupt', 'fail', 'cancel', 'lose', 'give_up'] as const;
export type RunVerbCode = (typeof runVerb)[number];

export const secondmentActor = ['planner', 'party', 'platform'] as const;
export type SecondmentActorCode = (typeof secondmentActor)[number];

export const secondmentLadder = ['cadre', 'technical'] as const;
export type SecondmentLadderCode = (typeof secondmentLadder)[number];

export const secondmentParty = ['person', 'home', 'host', 'east_office', 'west_office'] as const;
export type SecondmentPartyCode = (typeof secondmentParty)[number];

export const secondmentStatus = ['draft', 'proposed', 'published', 'running', 'completed', 'ended', 'declined', 'withdrawn'] as const;
export type SecondmentStatusCode = (typeof secondmentStatus)[number];

export const secondmentStep = ['task_plan', 'mid_term', 'handover', 'return_home', 'follow_up'] as const;
export type SecondmentStepCode = (typeof secondmentStep)[number];

export const secondmentTaskKind = ['task', 'learning', 'handover'] as const;
export type SecondmentTaskKindCode = (typeof secondmentTaskKind)[number];

export const secondmentVerb = ['propose', 'take_back', 'sign', 'decline', 'publish', 'start', 'complete', 'drop_out', 'replace', 'remove'] as const;
export type SecondmentVerbCode = (typeof secondmentVerb)[number];

export const secondmentWay = ['wait', 'substitute', 'leave'] as const;
export type SecondmentWayCode = (typeof secondmentWay)[number];

export const settlementSide = ['booked', 'credited'] as const;
export type SettlementSideCode = (typeof settlementSide)[number];

export const settlementStatus = ['open', 'confirmed'] as const;
export type SettlementStatusCode = (typeof settlementStatus)[number];

export const signatureAnswer = ['signed', 'declined'] as const;
export type SignatureAnswerCode = (typeof signatureAnswer)[number];

export const signatureChannel = ['account', 'link', 'phone', 'paper', 'in_person'] as const;
export type SignatureChannelCode = (typeof signatureChannel)[number];

export const signingCapacity = ['party', 'office'] as const;
export type SigningCapacityCode = (typeof signingCapacity)[number];

export const signingChannel = ['account', 'paper'] as const;
export type SigningChannelCode = (typeof signingChannel)[number];

export const stationActor = ['host', 'office'] as const;
export type StationActorCode = (typeof stationActor)[number];

export const stationKind = ['station', 'enclave'] as const;
export type StationKindCode = (typeof stationKind)[number];

export const stationStatus = ['proposed', 'approved', 'open', 'closing', 'closed'] as const;
export type StationStatusCode = (typeof stationStatus)[number];

export const stationVerb = ['approve', 'return', 'drop', 'open', 'begin_closing', 'reopen', 'finish'] as const;
export type StationVerbCode = (typeof stationVerb)[number];

export const stayStatus = ['held', 'booked', 'arrived', 'left', 'no_show', 'cancelled'] as const;
export type StayStatusCode = (typeof stayStatus)[number];

export const termSheetSource = ['library', 'edited', 'word'] as const;
export type TermSheetSourceCode = (typeof termSheetSource)[number];

export const termSheetStatus = ['open', 'signing', 'signed', 'ended'] as const;
export type TermSheetStatusCode = (typeof termSheetStatus)[number];

export const verificationStatus = ['asked', 'returned', 'accepted', 'lapsed'] as const;
export type VerificationStatusCode = (typeof verificationStatus)[number];

export const verifiedKind = ['enclave_terms', 'secondment', 'station_approval'] as const;
export type VerifiedKindCode = (typeof verifiedKind)[number];

export const visitKind = ['invited', 'going_out'] as const;
export type VisitKindCode = (typeof visitKind)[number];

export const waitStatus = ['waiting', 'offered', 'taken', 'passed', 'lapsed', 'withdrawn'] as const;
export type WaitStatusCode = (typeof waitStatus)[number];
