import { provinceOf } from '../../domain/region.ts';
import type { Proposal, ProposalParty, ProposalRow } from '../../domain/proposal.ts';
import type { Locale } from '../../i18n/index.ts';
import type { Messages } from '../../i18n/zh.ts';
import { REGIONS, placeName } from '../reference/reference.ts';

/** A party as its page names it: by name where that is known, else by side, kind and province. */
export type PartyView = ProposalParty & { label: string; placeName: string };
export type ProposalView = Omit<Proposal, 'parties' | 'changes'> & {
  parties: PartyView[];
  changes: (Omit<Proposal['changes'][number], 'substitutes' | 'stations'> & {
    substitutes: (Proposal['changes'][number]['substitutes'][number] & { placeName: string })[];
    stations: (Proposal['changes'][number]['stations'][number] & { placeName: string })[];
  })[];
};
export type RowView = ProposalRow & { with: string[] };

type Language = { locale: Locale; m: Messages };

/** A place in words; a prefecture that is none (of a municipality) is told as its province. */
function nameOf(code: string | undefined, { locale }: Language): string {
  if (code === undefined) return '';
  return placeName(REGIONS.has(code) ? code : provinceOf(code), locale);
}

export function proposalView(proposal: Proposal, language: Language): ProposalView {
  return {
    ...proposal,
    parties: proposal.parties.map((party) => ({ ...party, label: labelOf(party, language), placeName: nameOf(party.place, language) })),
    changes: proposal.changes.map((change) => ({
      ...change,
      substitutes: change.substitutes.map((substitute) => ({ ...substitute, placeName: nameOf(substitute.place, language) })),
      stations: change.stations.map((station) => ({ ...station, placeName: nameOf(station.place, language) })),
    })),
  };
}

export const rowView = (row: ProposalRow, language: Language): RowView => ({
  ...row,
  with: row.others.map((other) => labelOf(other, language)),
});

function labelOf({ name, side, kind, place }: Pick<ProposalParty, 'name' | 'side' | 'kind' | 'place'>, language: Language): string {
  const { m } = language;
  if (name !== undefined) return name;
  return m.proposal.someone(side ? m.shell.side[side] : '', m.listing.kind[kind], nameOf(place, language));
}
