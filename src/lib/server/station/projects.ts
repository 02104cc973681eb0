import type { QueryData } from '@supabase/supabase-js';
import type { ReturnKindCode, ReturnStatusCode } from '../../domain/enums.ts';
import { ok, type AppErrorCode, type Result } from '../../domain/errors.ts';
import type { NotedReturn } from '../../domain/station-return.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';
import { tieOf } from './home-ties.ts';

/** What came back from a project; money in fen, the home place's share in parts of 10,000. */
export type Returned = {
  id: string;
  kind: ReturnKindCode;
  subject: string;
  amountFen: number | null;
  happenedOn: string;
  homeShare: number;
  evidence: string;
  fileId: string | null;
  status: ReturnStatusCode;
  notedBy: string;
  answeredBy: string | null;
  answer: string;
};

/** A project of a station, tied to a listing or a post at home. */
export type StationProject = {
  id: string;
  stationId: string;
  name: string;
  homeId: string;
  home: string;
  listing: { ref: string; title: string } | null;
  /** Tied to a post of the register; false: `post`, if there is any, is words beside a listing. */
  isPost: boolean;
  /** Null where the reader may not see the post itself; `post` is what it was called when it was tied. */
  postId: string | null;
  post: string;
  /** Entered in words before listings and posts could be chosen: not tied yet. */
  owed: boolean;
  people: number | null;
  startedOn: string;
  returns: Returned[];
};

const COLUMNS = `id, station_id, name, home_id, home_post_id, home_post, tie_owed, people, started_on, home:organisations(name), listing:listings(ref, title), tied_post:posts(id),
  station_returns(id, number, kind, subject, amount_fen, happened_on, home_share, evidence, file_id, status, noted_by_name, answered_by_name, answer)`;
const projects = (db: Db) => db.from('station_projects').select(COLUMNS);
type Row = QueryData<ReturnType<typeof projects>>[number];
const MOST = 1000;

/** Projects with what came back, newest first: of one station, or of all whose projects the caller sees. */
export async function stationProjects(db: Db, stationId?: string): Promise<StationProject[]> {
  const all = projects(db).order('number', { ascending: false }).limit(MOST);
  return unwrap('station_projects', await (stationId === undefined ? all : all.eq('station_id', stationId))).map(projectOf);
}

function projectOf(row: Row): StationProject {
  return {
    id: row.id,
    stationId: row.station_id,
    name: row.name,
    homeId: row.home_id,
    home: row.home?.name ?? '',
    listing: row.listing,
    isPost: row.home_post_id !== null,
    postId: row.tied_post?.id ?? null,
    post: row.home_post,
    owed: row.tie_owed,
    people: row.people,
    startedOn: row.started_on,
    returns: [...row.station_returns]
      .sort((a, b) => b.number - a.number)
      .map((each) => ({
        id: each.id,
        kind: each.kind,
        subject: each.subject,
        amountFen: each.amount_fen,
        happenedOn: each.happened_on,
        homeShare: each.home_share,
        evidence: each.evidence,
        fileId: each.file_id,
        status: each.status,
        notedBy: each.noted_by_name,
        answeredBy: each.answered_by_name,
        answer: each.answer,
      })),
  };
}

export type NewProject = { name: string; home: string; startedOn: string; tie: string; people: number | null };

/** @errors `not_found`, `not_allowed`, `wrong_state`, `home_listing_unknown`, `home_post_unknown`, `home_tie_needed`, `bad_request` */
export async function addStationProject(db: Db, stationId: string, project: NewProject): Promise<Result<string, AppErrorCode>> {
  const { name, home, startedOn, tie, people } = project;
  const values = {
    station_id: stationId,
    name,
    home,
    started_on: startedOn,
    ...tieOf(tie),
    ...(people === null ? {} : { people }),
  };
  return outcome('add_station_project', await db.rpc('add_station_project', values));
}

/** @errors `not_found`, `not_allowed`, `evidence_missing`, `already_counted`, `bad_request` */
export async function noteStationReturn(db: Db, given: NotedReturn): Promise<Result<string, AppErrorCode>> {
  const { projectId, kind, subject, happenedOn, evidence, file, amountFen, homeShare } = given;
  const values = { project_id: projectId, kind, subject, happened_on: happenedOn, evidence, home_share: homeShare };
  const more = { ...(file === '' ? {} : { file_id: file }), ...(amountFen === null ? {} : { amount_fen: amountFen }) };
  return outcome('note_station_return', await db.rpc('note_station_return', { ...values, ...more }));
}

/** @errors `not_found`, `not_allowed`, `second_person_needed`, `already_answered`, `reason_needed` */
export async function answerStationReturn(db: Db, id: string, confirmed: boolean, answer: string): Promise<Result<null, AppErrorCode>> {
  const answered = outcome('answer_station_return', await db.rpc('answer_station_return', { return_id: id, confirmed, answer }));
  return answered.ok ? ok(null) : answered;
}
