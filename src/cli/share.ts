import { coalitionOf, CooperativeGame, faultsOfGame } from '../lib/domain/cooperative-game.ts';
import type { Blocking } from '../lib/engine/enclaves/core.ts';
import { sharesOf } from '../lib/engine/enclaves/shares.ts';
import { writeOutput } from './files.ts';
import { MESSAGES, type Language } from './messages.ts';
import { COMMON_OPTIONS, readOptions, type OptionKind } from './options.ts';
import { readJson } from './read-json.ts';

const OPTIONS = COMMON_OPTIONS satisfies Record<string, OptionKind>;
type Options = { in?: string; out?: string; lang?: Language; help?: true };

/** `feiqiao share`: divides what a coalition of all can have; see cli `shareHelp`. */
export async function shareCommand(args: readonly string[]): Promise<void> {
  const { lang = 'zh', help, in: path, out } = readOptions(args, OPTIONS, 'share') as Options;
  const m = MESSAGES[lang];
  if (help) return writeOutput(undefined, [`${m.cli.shareHelp}\n`], m);
  const game = await readJson(path, CooperativeGame, faultsOfGame, m);
  const answer = told(game);
  for (const note of answer.notes) process.stderr.write(`${m.enclave.shareNote[note]}\n`);
  await writeOutput(out, [`${JSON.stringify(answer)}\n`], m);
}

/** The answer in the contract's words, with ids instead of masks. */
function told({ players, values, disagreement = {}, power }: CooperativeGame) {
  const byMask = new Float64Array(2 ** players.length);
  for (const [key, value] of Object.entries(values)) byMask[maskOf(coalitionOf(key, players))] = value;
  const alone = (id: string, i: number) => (Object.hasOwn(disagreement, id) ? disagreement[id]! : byMask[2 ** i]!);
  const { shapley, nash, nucleolus, core, notes } = sharesOf(
    { players: players.length, values: byMask },
    players.map(alone),
    power && players.map((id) => power[id]!),
  );
  const byId = (payoff: Float64Array | null) => payoff && Object.fromEntries(players.map((id, i) => [id, payoff[i]!]));
  const named = (blocking: readonly Blocking[]) =>
    blocking
      .map(({ coalition, gain }) => ({ coalition: players.filter((_, i) => (coalition >> i) & 1), gain }))
      .sort((a, b) => b.gain - a.gain || inOrder(a.coalition, b.coalition));
  return {
    shapley: byId(shapley),
    nash: byId(nash),
    nucleolus: byId(nucleolus),
    core: {
      empty: core.empty,
      least_core_epsilon: core.leastCoreEpsilon,
      blocking: {
        shapley: named(core.blocking.shapley),
        nash: named(core.blocking.nash),
        nucleolus: named(core.blocking.nucleolus),
      },
    },
    notes,
  };
}

const maskOf = (places: ReturnType<typeof coalitionOf>): number =>
  typeof places === 'string' ? 0 : places.reduce((mask, i) => mask | (1 << i), 0);

/** By the first id that differs, in code units: the same on every machine. */
function inOrder(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i]! < b[i]! ? -1 : 1;
  return a.length - b.length;
}
