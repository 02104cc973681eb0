/**
 * Proposals in the demo (示例), made by the same functions as real ones: one waits for the demo county's answer, one is in talks, and
 * in two a county granted less than was asked: about one the demo firm has to choose, for the other the engine finds who could give
 * the rest, and the coordinator takes one of its compositions. Their last days are far off, so that the demo does not depend on the
 * day when its database was made.
 */
type Ids = { coordinator: string; office: string; firm: string; county: string };

/** Listings that take part beside the demo firm's and the demo county's. */
const ASKING_FIRM = 'D140';
const COUNTY_IN_TALKS = 'county-653129';
const COUNTY_IN_PART = 'county-653126';
/** Has 800 of the 2,000 people whom the asking firm seeks; other counties have the rest. */
const COUNTY_WITH_SOME = 'county-652901';
/** Days until the last day for answers and choices. */
const FAR = 90;

/** @param ids  account and office of the coordinator in charge; refs of the demo firm's and the demo county's listings */
export function proposalSql({ coordinator, office, firm, county }: Ids): string {
  const q = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const organisation = (ref: string) => `(select organisation_id from public.listings where ref = ${q(ref)})`;
  const name = (ref: string) =>
    `(select o.name from public.organisations o join public.listings l on l.organisation_id = o.id where l.ref = ${q(ref)})`;
  const party = (ref: string, role: string, accepts: boolean) =>
    `jsonb_build_object('organisation', ${organisation(ref)}, 'role', ${q(role)}, 'listing', (select id from public.listings where ref = ${q(ref)}), 'accepts', ${accepts})`;
  const open = (east: string, west: string, people: number, hostAccepts: boolean) => `private.open_proposal('project',
    ${name(east)} || ' ⇄ ' || ${name(west)}, '/listings/${east}/partners/${west}', ${q(office)},
    jsonb_build_array(${party(east, 'driver', true)},
      ${party(west, 'host', hostAccepts)}),
    jsonb_build_array(jsonb_build_object('organisation', ${organisation(west)}, 'listing', (select id from public.listings where ref = ${q(west)}),
      'at', 0, 'factor', 'labour', 'quantity', ${people}, 'unit', 'person')), 'coordinator', null, null, '{}', 'teaser', null, '（示例）')`;
  return `do $$
declare
  made uuid;
begin
  perform set_config('request.jwt.claims', '{"sub":"${coordinator}","role":"authenticated"}', true);
  made := ${open(ASKING_FIRM, county, 300, false)};
  made := ${open(firm, COUNTY_IN_TALKS, 60, true)};
  perform private.settle_answers(made);
  perform private.move_proposal(made, 'negotiate', 'office', ${q(office)});
  made := ${open(firm, COUNTY_IN_PART, 200, false)};
  perform private.take_interest(made, ${organisation(COUNTY_IN_PART)}, '{"0": 80}', null);
  perform private.settle_answers(made);
  made := ${open(ASKING_FIRM, COUNTY_WITH_SOME, 2000, false)};
  perform private.take_interest(made, ${organisation(COUNTY_WITH_SOME)}, '{"0": 800}', null);
  perform private.settle_answers(made);
  update public.proposals set is_sample = true, respond_by = current_date + ${FAR};
  update public.proposal_parties set respond_by = current_date + ${FAR};
  update public.proposal_changes set decide_by = current_date + ${FAR};
  update public.notifications set read_at = now() where kind like 'proposal%';
  perform set_config('request.jwt.claims', '{}', true);
end;
$$;
`;
}
