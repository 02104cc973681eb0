/** A site and how far it is, in the question's measure. */
export type PlaceAndWay = { site: string; way: number };

/** A county that is served from elsewhere; null: nobody serves it. */
export type ChangeOfCounty = { county: string; demand: number; before: PlaceAndWay | null; after: PlaceAndWay | null };

/** What changes for whom from one scenario of a siting to another, and the scenarios, by their number of sites, that can stand in its place. */
export type SitingComparison = { against: number; others: number[]; changes: ChangeOfCounty[] };
