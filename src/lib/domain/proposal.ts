import { z } from 'zod';
import {
  changeChoice,
  commitmentState,
  disclosureLevel,
  factorKind,
  organisationKind,
  proposalAnswer,
  proposalChangeKind,
  proposalKind,
  proposalOrigin,
  proposalReason,
  proposalStatus,
} from './enums.ts';
import { ModeId } from './mode.ts';
import { RegionSide } from './region.ts';
import { Unit } from './units.ts';

/**
 * A proposal as its reader may see it (`get_proposal`): what the reader does not know is not there. Names and papers come with
 * the level; before it, a party is its side, kind and province, and quantities are rough.
 */

/** One reason of a party's gain: a criterion of the engine, without the particulars that would name the other. */
export const ProposalGainReason = z.object({ criterion: z.string(), factor: z.enum(factorKind).optional(), points: z.number() });
export type ProposalGainReason = z.infer<typeof ProposalGainReason>;

const party = z.object({
  /** Names the party within its proposal. */
  position: z.int(),
  role: z.string(),
  side: RegionSide.optional(),
  kind: z.enum(organisationKind),
  gain: z.number().optional(),
  left: z.boolean(),
  isMine: z.boolean(),
  isKnown: z.boolean(),
  /** GB/T 2260: its own place, or the prefecture or province around it. */
  place: z.string().optional(),
  organisationId: z.uuid().optional(),
  name: z.string().optional(),
  listing: z.string().optional(),
  listingTitle: z.string().optional(),
  respondBy: z.iso.date().optional(),
  /** Absent: not told. */
  answer: z.enum(proposalAnswer).nullish(),
  reason: z.enum(proposalReason).nullish(),
  words: z.string().optional(),
  answeredAt: z.string().nullish(),
  answeredBy: z.string().nullish(),
  byConsent: z.boolean().optional(),
  reasons: z.array(ProposalGainReason).optional(),
});
/** Whose words are told, even if there are none, has not answered when no answer comes with them. */
export const ProposalParty = party.transform((row) => ({ ...row, answer: row.words === undefined ? undefined : (row.answer ?? null) }));
export type ProposalParty = z.infer<typeof ProposalParty>;

export const ProposalCommitment = z.object({
  party: z.int(),
  position: z.int(),
  factor: z.enum(factorKind),
  need: z.string().optional(),
  unit: Unit,
  state: z.enum(commitmentState),
  asked: z.number(),
  /** Only about so much: the party is not known yet. */
  isRough: z.boolean(),
  granted: z.number().optional(),
  offered: z.number().optional(),
  /** Of the offer, after all that is promised to anybody. */
  left: z.number().optional(),
});
export type ProposalCommitment = z.infer<typeof ProposalCommitment>;

export const ProposalEvent = z.object({
  id: z.int(),
  at: z.string(),
  what: z.string(),
  from: z.enum(proposalStatus).optional(),
  to: z.enum(proposalStatus).optional(),
  party: z.int().optional(),
  byOffice: z.boolean().optional(),
  byName: z.string().optional(),
  data: z.record(z.string(), z.unknown()).default({}),
  why: z.string().optional(),
});
export type ProposalEvent = z.infer<typeof ProposalEvent>;

const Shortage = z.object({
  factor: z.enum(factorKind),
  unit: Unit,
  needed: z.number(),
  old: z.number().nullish(),
  new: z.number(),
});

/** What became what. */
const changed = {
  id: z.int(),
  kind: z.enum(proposalChangeKind),
  old: z.record(z.string(), z.unknown()).nullish(),
  new: z
    .object({
      short: z.array(Shortage).optional(),
      by: z.string().optional(),
      status: z.string().optional(),
      /** For a day that was moved after the signature: of what, and whose organisation moved it. */
      title: z.string().optional(),
      who: z.string().optional(),
      /** For a station that was changed: what is registered now. */
      name: z.string().optional(),
      address: z.string().optional(),
      beds: z.int().optional(),
      desks: z.int().optional(),
      labs: z.int().optional(),
    })
    .nullish(),
};

export const ProposalChange = z.object({
  ...changed,
  at: z.string(),
  why: z.string().optional(),
  byName: z.string().optional(),
  party: z.int().optional(),
  decideBy: z.iso.date(),
  default: z.enum(changeChoice),
  isSearched: z.boolean(),
  /** Somebody is looked for in the place of whose change it is; not where that party takes part without a listing. */
  isSought: z.boolean(),
  settledAt: z.string().optional(),
  settledHow: z.enum(['restored', 'substituted', 'superseded', 'ended', 'chosen', 'recomposed', 'done']).optional(),
  concernsMe: z.boolean(),
  choices: z
    .array(
      z.object({
        party: z.int(),
        choice: z.enum(changeChoice).optional(),
        until: z.iso.date().optional(),
        /** Goes on with a changed station as it is. */
        asItIs: z.boolean().optional(),
        byName: z.string().optional(),
        byDefault: z.boolean().optional(),
        /** Who owes the answer, and until when it is promised. */
        talk: z.object({ help: z.uuid().optional(), office: z.string(), due: z.string() }).optional(),
      }),
    )
    .default([]),
  substitutes: z
    .array(
      z.object({
        ref: z.string(),
        title: z.string(),
        name: z.string(),
        place: z.string(),
        score: z.number(),
        /** The party whose place it would take. */
        insteadOf: z.int(),
      }),
    )
    .default([]),
  /** Instead of a changed station: other open ones with room, the nearest first; `km` as the crow flies. */
  stations: z.array(z.object({ id: z.uuid(), name: z.string(), place: z.string(), free: z.int(), km: z.int().optional() })).default([]),
});
export type ProposalChange = z.infer<typeof ProposalChange>;

export const Proposal = z.object({
  id: z.uuid(),
  number: z.int(),
  kind: z.enum(proposalKind),
  origin: z.enum(proposalOrigin),
  status: z.enum(proposalStatus),
  level: z.enum(disclosureLevel),
  mode: ModeId.optional().catch(undefined),
  round: z.int(),
  createdAt: z.string(),
  respondBy: z.iso.date().optional(),
  /** Working days until then; 0: today or over. */
  daysLeft: z.int().optional(),
  closedAt: z.string().optional(),
  isSample: z.boolean(),
  office: z.object({
    id: z.uuid(),
    name: z.string(),
    person: z.string().optional(),
    phone: z.string().optional(),
    hours: z.number().optional(),
  }),
  isOffice: z.boolean(),
  oversees: z.boolean(),
  isInitiator: z.boolean(),
  title: z.string().optional(),
  href: z.string().optional(),
  note: z.string().optional(),
  proposedBy: z.string().optional(),
  parties: z.array(ProposalParty),
  commitments: z.array(ProposalCommitment),
  events: z.array(ProposalEvent),
  changes: z.array(ProposalChange),
  consents: z.array(z.object({ organisation: z.uuid(), id: z.uuid(), givenBy: z.string(), until: z.iso.date() })).default([]),
});
export type Proposal = z.infer<typeof Proposal>;

/** A row of the list: what it needs, until when, and what happens without it. */
export const ProposalRow = z.object({
  id: z.uuid(),
  number: z.int(),
  kind: z.enum(proposalKind),
  mode: ModeId.optional().catch(undefined),
  origin: z.enum(proposalOrigin),
  status: z.enum(proposalStatus),
  respondBy: z.iso.date().optional(),
  daysLeft: z.int().optional(),
  isSample: z.boolean(),
  title: z.string().optional(),
  myAnswer: z.enum(proposalAnswer).optional(),
  isLeft: z.boolean(),
  closedAt: z.string().optional(),
  needs: z.enum(['answer', 'choice']).optional(),
  change: z
    .object({
      ...changed,
      why: z.string().nullish(),
      decideBy: z.iso.date(),
      default: z.enum(changeChoice),
      /** The reader's own organisation changed it. */
      isMine: z.boolean(),
      who: z.string().nullish(),
    })
    .optional(),
  others: z
    .array(
      z.object({
        side: RegionSide.optional(),
        kind: z.enum(organisationKind),
        role: z.string(),
        name: z.string().optional(),
        place: z.string().optional(),
      }),
    )
    .default([]),
});
export type ProposalRow = z.infer<typeof ProposalRow>;

/** Whether one may choose (again): who waits or talks may still make up his mind. */
export const mayChooseAgain = ({ choice }: ProposalChange['choices'][number]): boolean =>
  choice === undefined || choice === 'wait' || choice === 'talk';

/** Office hours within which an office answers that promises nothing else (`private.promised_hours`). */
const PROMISED_HOURS = 8;

export type Deal = { href: string; office: string; hours: number; isSigned: boolean };

/** Its page, the office that answers for it within so many working hours, and whether it binds already. */
export const dealOf = ({ id, office, status }: Pick<Proposal, 'id' | 'office' | 'status'>): Deal => ({
  href: `/proposals/${id}`,
  office: office.name,
  hours: office.hours ?? PROMISED_HOURS,
  isSigned: status === 'signed' || status === 'delivering',
});

/** States in which something may still be done. */
export const isOpen = ({ status }: Pick<Proposal, 'status'>): boolean =>
  !(['completed', 'declined', 'withdrawn', 'expired', 'terminated'] as const).some((each) => each === status);
