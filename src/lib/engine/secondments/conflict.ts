/** Why no plan exists, by index; months are counted from the horizon's first. Only pins can make a plan impossible. */
export type PlanConflict =
  /** Pins send one person to two places in a month. */
  | { code: 'pinned_twice_at_once'; person: number; month: number; posts: number[] }
  | { code: 'pinned_too_often'; person: number; needed: number; available: number }
  | { code: 'pinned_over_seats'; post: number; month: number; needed: number; available: number; people: number[] }
  | { code: 'pinned_over_release_cap'; organisation: number; month: number; needed: number; available: number; people: number[] }
  | { code: 'pinned_over_beds'; station: number; month: number; needed: number; available: number; people: number[] }
  /** Pins on posts of one team begin in different months. */
  | { code: 'pinned_team_starts_apart'; team: number; people: number[] }
  /** A team that pins have begun cannot reach its least number of filled posts, whatever else is planned. */
  | { code: 'pinned_team_too_small'; team: number; needed: number; available: number }
  /** Pins are out of balance by more than anything else in the plan could make good. [person-months] */
  | { code: 'pinned_out_of_balance'; difference: number; allowed: number }
  /** Each can be met; proved that the balance and the least numbers of begun teams cannot be met together. */
  | { code: 'pins_not_together' };
