import { ModeId } from '../../domain/mode.ts';
import { PortfolioParameters, Wish } from '../../domain/portfolio-run.ts';
import { err, ok, type Result } from '../../domain/errors.ts';
import type { Listing } from '../../domain/listing.ts';
import type { RegionCode } from '../../domain/region.ts';
import type { RegionNames } from '../../domain/region-name.ts';
import { DIALS } from '../../engine/projects/fairness.ts';
import { contradictions } from '../../engine/projects/wishes.ts';
import { textOf } from '../form-text.ts';
import { readWishes, type WishFault } from './read-wishes.ts';

/** Times to search that a person may choose [s]. */
export const SEARCH_SECONDS = [10, 60, 300] as const;

/** The form as it was typed. */
export type ProposeValues = {
  area: string;
  /** `east-west`, by GB/T 2260. */
  pair: string;
  modes: string[];
  /** Place in `DIALS`. */
  dial: number;
  mostPerParty: number;
  seconds: number;
  /** Civil date; '': none. */
  startsOn: string;
  ignoreOthers: boolean;
  /** Id of the run whose plan this one is to replace; '': none. */
  insteadOf: string;
  pinned: string;
  banned: string;
  /** Projects that were pinned or banned on a result's page, as JSON. */
  pinnedProjects: string[];
  bannedProjects: string[];
};

export type ProposeFaults = {
  modes?: true;
  startsOn?: true;
  pinned?: WishFault[];
  banned?: WishFault[];
  /** Pins that a ban rules out. */
  contradictions?: { pin: Wish; ban: Wish }[];
};

export const valuesOf = (form: FormData): ProposeValues => ({
  area: textOf(form, 'area'),
  pair: textOf(form, 'pair'),
  modes: textsOf(form, 'modes'),
  dial: Number(textOf(form, 'dial')),
  mostPerParty: Number(textOf(form, 'mostPerParty')),
  seconds: Number(textOf(form, 'seconds')),
  startsOn: textOf(form, 'startsOn'),
  ignoreOthers: textOf(form, 'ignoreOthers') !== '',
  insteadOf: textOf(form, 'insteadOf'),
  pinned: textOf(form, 'pinned'),
  banned: textOf(form, 'banned'),
  pinnedProjects: textsOf(form, 'pinnedProjects'),
  bannedProjects: textsOf(form, 'bannedProjects'),
});

const textsOf = (form: FormData, name: string): string[] => form.getAll(name).filter((value) => typeof value === 'string');

export type WishContext = { listings: readonly Listing[]; names: RegionNames; near: RegionCode | null; today: string };

/** The question that a form asks, or what is wrong where. @errors `bad_request` when the form is not one of ours */
export function parametersOf(
  values: ProposeValues,
  context: WishContext,
): Result<PortfolioParameters, 'bad_request'> | { faults: ProposeFaults } {
  const { listings, names, near, today } = context;
  const pinned = readWishes(values.pinned, listings, names, near);
  const banned = readWishes(values.banned, listings, names, near);
  const [east, west] = values.pair.split('-');
  const parameters = PortfolioParameters.safeParse({
    scope: values.area === 'pair' ? { area: 'pair', east, west } : { area: values.area },
    modes: ModeId.options.filter((mode) => values.modes.includes(mode)),
    dial: DIALS[values.dial],
    mostPerParty: values.mostPerParty,
    pinned: [...pinned.wishes, ...projectsOf(values.pinnedProjects)],
    banned: [...banned.wishes, ...projectsOf(values.bannedProjects)],
    seconds: values.seconds,
    startsOn: values.startsOn === '' ? null : values.startsOn,
    ignoreOthers: values.ignoreOthers,
    insteadOf: values.insteadOf === '' ? null : values.insteadOf,
    today,
  });
  const faults: ProposeFaults = {
    ...(values.modes.length === 0 ? { modes: true as const } : {}),
    ...(values.startsOn !== '' && !isLater(values.startsOn, today) ? { startsOn: true as const } : {}),
    ...(pinned.faults.length > 0 ? { pinned: pinned.faults } : {}),
    ...(banned.faults.length > 0 ? { banned: banned.faults } : {}),
  };
  if (Object.keys(faults).length > 0) return { faults };
  if (!parameters.success) return err('bad_request');
  const reader = { listings: new Map(listings.map((listing) => [listing.id, listing])), regions: names.index };
  const clashes = contradictions(parameters.data.pinned, parameters.data.banned, reader);
  return clashes.length > 0 ? { faults: { contradictions: clashes } } : ok(parameters.data);
}

const isLater = (day: string, today: string): boolean => PortfolioParameters.shape.startsOn.safeParse(day).success && day > today;

/** What is no project is left out: nobody typed it. */
function projectsOf(texts: readonly string[]): Wish[] {
  return texts.flatMap((text) => {
    const read = Wish.safeParse(parsed(text));
    return read.success && read.data.what === 'project' ? [read.data] : [];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
