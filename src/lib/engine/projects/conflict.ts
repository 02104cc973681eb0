/** Why no portfolio exists, by index of capacity, group, rule or bundle. */
export type Conflict =
  /** The pinned bundles together use more of a capacity than there is. */
  | { code: 'pinned_over_capacity'; capacity: number; needed: number; available: number; bundles: number[] }
  /** Two pinned bundles of one group. */
  | { code: 'pinned_in_one_group'; group: number; bundles: number[] }
  /** Bundles that pins and hard rules require together use more of a capacity than there is. */
  | { code: 'required_over_capacity'; capacity: number; needed: number; available: number; bundles: number[] }
  /** A group must have a bundle, and none of its bundles is possible. */
  | { code: 'group_without_bundle'; group: number }
  /** A hard rule asks for more bundles than are possible at all. */
  | { code: 'at_least_unreachable'; rule: number; count: number; possible: number }
  /** These can each be met, but not together. Each is needed: without any one of them the rest can be met. */
  | { code: 'not_together'; rules: number[]; groups: number[] };
