import { z } from 'zod';
import { ClauseId, VariableId } from './clause.ts';
import {
  proposalKind,
  reservationDirection,
  secondmentParty,
  signingCapacity,
  signingChannel,
  termSheetSource,
  termSheetStatus,
  verifiedKind,
} from './enums.ts';

/** Characters of a clause; a longer one should be two. */
export const CLAUSE_TEXT_LIMIT = 4000;
/** Clauses of a term sheet. */
export const CLAUSES_LIMIT = 60;

/** Where the words of a clause come from: taken from the library as it was on a day, or a party's own. */
export const ClauseOrigin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('library'), edition: z.iso.date() }),
  z.object({ kind: z.literal('party'), organisation: z.string().min(1) }),
]);
export type ClauseOrigin = z.infer<typeof ClauseOrigin>;

/** One clause (条) of a term sheet. What the text leaves open stands in it as `{{variable}}`. */
export const Clause = z.object({
  id: ClauseId,
  heading: z.string().trim().min(1).max(60),
  text: z.string().trim().min(1).max(CLAUSE_TEXT_LIMIT),
  origin: ClauseOrigin,
});
export type Clause = z.infer<typeof Clause>;

/** What a version of a term sheet (条款书) says. A version never changes; another opinion is another version. */
export const TermSheetContent = z
  .object({
    title: z.string().trim().min(1).max(80),
    clauses: z.array(Clause).min(1).max(CLAUSES_LIMIT),
    /** What was filled in; a variable that is missing here is still open. */
    values: z.record(VariableId, z.string().trim().min(1).max(400)),
  })
  .refine(({ clauses }) => new Set(clauses.map(({ id }) => id)).size === clauses.length, { path: ['clauses'], error: 'clause_twice' });
export type TermSheetContent = z.infer<typeof TermSheetContent>;

/** A piece of a clause as it is read: words, or a place to fill in (`value` null: still open). */
export type ClausePiece = { kind: 'words'; text: string } | { kind: 'variable'; id: VariableId; value: string | null };

/** A version among the others: who proposed it when, from which one, and its SHA-256. */
export const TermSheetVersion = z.object({
  number: z.int(),
  source: z.enum(termSheetSource),
  base: z.int().nullable(),
  organisation: z.string(),
  by: z.string().nullable(),
  at: z.string(),
  note: z.string(),
  hash: z.string(),
});
export type TermSheetVersion = z.infer<typeof TermSheetVersion>;

export const ClauseComment = z.object({
  id: z.int(),
  version: z.int(),
  clause: ClauseId,
  organisation: z.string(),
  by: z.string().nullable(),
  at: z.string(),
  words: z.string(),
});
export type ClauseComment = z.infer<typeof ClauseComment>;

/** A point to agree on. `mine`: one's own limit, seen by nobody else; `overlaps`: what the mediator alone learns of all limits. */
export const TermSheetIssue = z.object({
  number: z.int(),
  title: z.string(),
  organisation: z.string(),
  at: z.string(),
  settled: z.string().nullable(),
  settledBy: z.string().nullable(),
  mine: z.object({ direction: z.enum(reservationDirection), value: z.number() }).nullable(),
  overlaps: z.boolean().nullable(),
});
export type TermSheetIssue = z.infer<typeof TermSheetIssue>;

/** Who signs in which step, and the signature when it was given. */
export const Signer = z.object({
  id: z.uuid(),
  organisation: z.string(),
  step: z.int(),
  capacity: z.enum(signingCapacity),
  mine: z.boolean(),
  signature: z
    .object({
      name: z.string(),
      post: z.string(),
      at: z.string(),
      channel: z.enum(signingChannel),
      /** Signed on paper: which day stands on it, the scan's SHA-256, and who handed it in. */
      paper: z.object({ signedOn: z.iso.date(), hash: z.string(), by: z.string().nullable(), office: z.string() }).nullable(),
    })
    .nullable(),
});
export type Signer = z.infer<typeof Signer>;

/** Who will sign in which step, and the offices of the parties' places that could be added. */
export const SigningOrder = z.object({
  isSet: z.boolean(),
  signers: z.array(
    z.object({ id: z.uuid(), organisation: z.string(), step: z.int(), capacity: z.enum(signingCapacity), isNeeded: z.boolean() }),
  ),
  offices: z.array(z.object({ id: z.uuid(), organisation: z.string() })),
});
export type SigningOrder = z.infer<typeof SigningOrder>;

/** An organisation for which the reader's office may hand in a paper now, and the consents that let it. */
export const PaperSigner = z.object({
  id: z.uuid(),
  organisation: z.string(),
  consents: z.array(z.object({ id: z.uuid(), givenBy: z.string(), post: z.string(), until: z.iso.date() })),
});
export type PaperSigner = z.infer<typeof PaperSigner>;

/** What the reader may do with a sheet as a whole: take it back where another deed signs as well, take up one that was taken back. */
export const TermSheetDoors = z.object({ withdraw: z.boolean(), resume: z.boolean() });
export type TermSheetDoors = z.infer<typeof TermSheetDoors>;

/** A proposal's term sheet as its page shows it. */
export const TermSheet = z.object({
  id: z.uuid(),
  proposalId: z.uuid(),
  number: z.int(),
  kind: z.enum(proposalKind),
  status: z.enum(termSheetStatus),
  /** As what one's own organisation acts on it; null: one only reads. */
  actsAs: z.enum(signingCapacity).nullable(),
  signingVersion: z.int().nullable(),
  verifyCode: z.string().nullable(),
  signedAt: z.string().nullable(),
  versions: z.array(TermSheetVersion),
  version: z.int(),
  content: TermSheetContent,
  compared: TermSheetContent.nullable(),
  comments: z.array(ClauseComment),
  issues: z.array(TermSheetIssue),
  parties: z.array(z.object({ id: z.uuid(), name: z.string(), role: z.string() })),
  signers: z.array(Signer),
  order: SigningOrder.nullable(),
  onPaper: z.array(PaperSigner),
});
export type TermSheet = z.infer<typeof TermSheet>;

/** What the public page says of a document's code. */
export const VerifiedTermSheet = z.object({
  /** Absent: a term sheet. */
  kind: z.enum(verifiedKind).optional(),
  status: z.enum(termSheetStatus),
  title: z.string(),
  version: z.int(),
  hash: z.string(),
  intact: z.boolean(),
  signedAt: z.string().nullable(),
  signatures: z.array(
    z.object({
      organisation: z.string(),
      step: z.int(),
      signedAt: z.string().nullable(),
      post: z.string().nullable(),
      matches: z.boolean().nullable(),
      /** Of a secondment: as whom; the person signs unnamed. */
      party: z.enum(secondmentParty).optional(),
      onPaper: z.boolean(),
      /** Of a station: its office agreed for it, on a consent on record. */
      byProxy: z.boolean().optional(),
      fileHash: z.string().nullable(),
    }),
  ),
});
export type VerifiedTermSheet = z.infer<typeof VerifiedTermSheet>;

/** The step whose turn it is to sign; null when nobody's is. */
export const signingStep = (signers: readonly Signer[]): number | null => {
  const open = signers.filter(({ signature }) => signature === null).map(({ step }) => step);
  return open.length ? Math.min(...open) : null;
};
