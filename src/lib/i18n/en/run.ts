import type { Messages } from '../zh.ts';

/** What spreading did; nothing where lists were made each for itself. */
const spreadText = ({ capacity, mostBefore, mostAfter, unseenBefore, counties = 0, countiesFound = 0 }: Record<string, number>): string =>
  capacity === undefined
    ? ''
    : ` The lists were made together: one county should stand in ${capacity} lists at most; the most was ${mostBefore ?? 0} and is ${mostAfter ?? 0}, counties in no list were ${unseenBefore ?? 0} and are ${counties - countiesFound}.`;

const ownPairingsText = ({ ownPairings }: Record<string, number>): string =>
  ownPairings === undefined ? '' : ` The asking office’s own pairings (${ownPairings}) were read too and are part of the record.`;

export const run: Messages['run'] = {
  title: 'Runs',
  lead: 'Matching, selecting and other long work happens in the background; you are told when it is done. Each run keeps its data, settings and result, so that it can be repeated, checked and compared.',
  name: (number) => `Run ${number}`,
  none: 'No runs yet.',
  noneHint:
    'Start a ranking to see who suits whom in the whole country or between two provinces, or have a portfolio of joint projects proposed.',
  start: 'New ranking',
  propose: 'Propose a portfolio',
  columns: { run: 'Run', state: 'State', who: 'Asked by', when: 'When', gap: 'Gap to the best possible' },
  kind: { ranking: 'Ranking of partners', portfolio: 'Portfolio of joint projects' },
  status: { queued: 'Waiting', running: 'Under way', done: 'Done', cancelled: 'Stopped', failed: 'Failed' },
  stopping: 'Stopping',
  scope: {
    country: 'Whole country',
    pair: (east, west) => `${east} — ${west}`,
  },
  exact: 'All calculated, nothing estimated',
  partly: (done, total) => `${done} of ${total} enterprises`,
  gap: (percent) => `At most ${percent} %`,
  noGap: 'Not known yet',
  at: (date) => `Asked for on ${date}`,
  took: (seconds) => `Took ${seconds} s`,

  form: {
    title: 'New ranking of partners',
    lead: 'Compares every published enterprise with every published county and ranks each enterprise’s partners by what both sides gain.',
    scope: 'Scope',
    country: 'Whole country: all enterprises and all counties',
    countryHint: 'Minutes when there are many; you can do something else meanwhile.',
    pair: 'A pair of provinces',
    pairHint: 'Enterprises of an eastern province, counties of a western one.',
    pairChoice: 'Which pair',
    top: 'How many partners to keep of each enterprise',
    spread: 'Make all lists together, so that chances are spread',
    spreadHint:
      'Where one county would stand in too many lists, a little is taken off for the order (10 points at most; the match itself stays), so that counties almost as good are seen too.',
    start: 'Start the run',
    next: 'The run’s page opens then: you see how far it is and can stop it at any time.',
  },

  queuedText: 'Waiting for a free worker; it usually begins within two seconds.',
  queuedLong: 'It has been waiting for more than a minute: perhaps no worker is running. Please tell your administrator.',
  stage: {
    starting: 'Fetching the published listings',
    reading: 'Reading every listing',
    ranking: 'Ranking one enterprise after another',
    spreading: 'Spreading the chances',
    composing: 'Composing possible projects for every enterprise',
    selecting: 'Choosing the best set of projects',
    curve: 'Calculating what serving more counties costs',
  },
  unknownStage: 'Under way',
  progress: (done, total) => `${done} of ${total}`,
  incumbent: 'Best so far',
  bound: 'Proved bound',
  curve: 'The dashed line is the proved bound, the solid one the best so far; what lies between may still be gained.',
  curveTitle: 'How the search went',
  seconds: (n) => `${n} s`,
  cancel: 'Stop and keep the best so far',
  cancelWaiting: 'Never mind',
  cancelHint: 'It stops at once. What was found by then stays, and can be calculated again just as it is.',
  refreshes: 'This page refreshes itself.',

  repeat: 'Repeat it',
  repeatHint: 'From the recorded data, with the same seed and work: the result should be the same to the bit.',
  repeats: (number) => `This repeats run ${number}.`,
  equal: 'The result is the same to the bit, checked by its SHA-256.',
  unequal: 'The result is not the same. See the differences and reasons below, and please report this run’s number.',
  unequalEngine: 'The result is not the same: the engine’s version is another. The differences are below.',
  record: 'Export this run’s record',
  recordHint: 'Data, settings, result, hashes and version: enough for anybody to check it.',
  recordTitle: 'The record of this run',
  recordItems: {
    engine: 'Engine version',
    seed: 'Seed',
    work: 'Work',
    input: 'Hash of the data',
    output: 'Hash of the result',
    attempts: 'Attempt',
    worker: 'Solved by',
  },
  tells: (title) => `Details: ${title}`,

  failedTitle: 'This run failed',
  fault: {
    no_listings: 'Nothing is published yet, so there is nobody to make projects of. Wait until somebody publishes.',
    one_side_empty:
      'East or west has no published listing in this scope, so there is nobody to match. Choose another scope, or wait until somebody publishes.',
    bad_parameters: 'This run’s settings are incomplete or out of bounds. Please start a new run and choose again.',
    input_lost:
      'The recorded data is gone or does not match its hash, so the run cannot be repeated as it was. Start a new run, and please report this one’s number.',
    engine_fault: 'The engine failed; it was nothing you did. Please report this run’s number; you may start a new one.',
    out_of_memory:
      'This is more data than the machine’s memory for one run. Choose a smaller scope, or ask the administrator for a worker on a larger machine.',
    workers_lost: 'Several workers vanished while they solved it, so it was not tried again. Please report this run’s number.',
  },

  resultTitle: 'Result',
  stoppedResult: 'Stopped before the end; this is the best result until then.',
  noResult: 'It was stopped before there was a result.',
  doneWork: (n) => `${n} improvements before it was stopped`,
  resultLost: 'The result’s file is gone or does not match its hash. Please report this run’s number.',
  summary: {
    ranking: (of) =>
      `${of['enterprises'] ?? 0} enterprises were compared with ${of['counties'] ?? 0} counties; ${of['ranked'] ?? 0} enterprises have their partners, and ${of['countiesFound'] ?? 0} counties are somebody’s partner.${spreadText(of)}${ownPairingsText(of)}`,
    portfolio: (of) =>
      of['projects'] === 0
        ? `${of['candidates'] ?? 0} possible projects were looked at; no portfolio was chosen.`
        : `${of['projects'] ?? 0} of ${of['candidates'] ?? 0} possible projects were chosen; ${of['counties'] ?? 0} counties have a project, of ${of['reachable'] ?? 0} that could have one.`,
  },
  enterprise: 'Enterprise',
  partners: 'The counties that suit it best, by score',
  more: (n) => `${n} more`,
  noPartners: 'No county suits it',
  plainPlace: (place) => `no. ${place} by itself`,

  pairingInForce: (east, west, from, until) => `${east} — ${west} (${until === null ? `from ${from}` : `from ${from} until ${until}`})`,
  compare: {
    title: (a, b) => `What differs between runs ${a} and ${b}`,
    heading: 'Compared with the last one',
    with: 'Compare with',
    show: 'Compare',
    all: 'All differences and reasons',
    same: 'The results are the same to the bit.',
    counts: (entered, left, changed, unchanged) =>
      `${entered} entered, ${left} left, ${changed} changed place or score, ${unchanged} are unchanged.`,
    entered: 'Entered',
    left: 'Left',
    changed: 'Changed place or score',
    question: 'The settings or the engine differ',
    why: 'Why',
    what: 'Who with whom',
    before: 'Before',
    after: 'Now',
    place: (place, points) => `no. ${place}, ${points} points`,
    worth: (points) => `in it, ${points} points`,
    notIn: 'not in it',
    shown: (n, total) => `The ${n} largest of ${total} changes; all of them are in the exported records.`,
    none: 'There is no other run to compare with.',
    nothing: 'Nothing differs.',
  },
  cause: {
    party_appeared: (name) => `${name} was not published the time before`,
    party_gone: (name) => `${name} is no longer published`,
    party_changed: (name, changes) => `${name} changed its listing: ${changes}`,
    parameter: (name, before, after) => `another setting: ${name}, “${before}” before, “${after}” now`,
    engine: (before, after) => `the engine was ${before} and is ${after}`,
    overtaken: (names) => `itself unchanged, overtaken by ${names}`,
    moved_up: (names) => `itself unchanged, ${names} made room`,
    gave_way: (names) => `itself unchanged; what it needs went to ${names}`,
    took_over: (names) => `itself unchanged; it uses what ${names} gave up`,
    unknown: 'the records show no direct reason; the whole was weighed anew',
  },
  fact: {
    title: 'title',
    summary: 'summary',
    industries: 'industries',
    region: 'region',
    year: 'year',
    offer: 'offered',
    seek: 'sought',
    capacity: 'available',
  },
  factor: (field, factor) => `${factor} ${field}`,
  changeAmount: (fact, before, after) => `${fact} from ${before} to ${after}`,
  changeText: (fact) => `the words of “${fact}”`,
  changeAdded: (fact) => `new: ${fact}`,
  changeRemoved: (fact) => `gone: ${fact}`,
  parameter: {
    scope: 'scope',
    top: 'partners kept of each enterprise',
    asOf: 'year of the pairings',
    spread: 'lists made together (1 yes, 0 no)',
    ownPairings: 'pairings recorded by the office itself',
    stoppedAfter: 'work done before it was stopped',
    modes: 'modes of cooperation',
    dial: 'weight of serving more counties',
    mostPerParty: 'most projects of one party',
    pinned: 'must have',
    banned: 'left out',
    seconds: 'longest time to search (s)',
  },
  notSet: 'none',
  listSeparator: ', ',
  causeSeparator: '; ',
};
