import { bundlesCommand } from './bundles.ts';
import { messagesFor } from './messages.ts';
import { EXIT, Refusal } from './refusal.ts';
import { rankCommand } from './rank.ts';
import { secondmentsCommand } from './secondments.ts';
import { selectCommand } from './select.ts';
import { shareCommand } from './share.ts';
import { stationsCommand } from './stations.ts';
import { termsCommand } from './terms.ts';

/** A command reads its own arguments and answers with the text of its result, or throws a `Refusal`. */
type Command = (args: readonly string[]) => Promise<void>;

const COMMANDS: Record<string, Command> = {
  bundles: bundlesCommand,
  rank: rankCommand,
  secondments: secondmentsCommand,
  select: selectCommand,
  share: shareCommand,
  stations: stationsCommand,
  terms: termsCommand,
};

/** `npm run --silent feiqiao -- <command> [options]`: the engine without a server. */
async function main([name, ...args]: readonly string[]): Promise<void> {
  const m = messagesFor([name ?? '', ...args]);
  const known = Object.keys(COMMANDS).join(' · ');
  if (name === '--help' || name === '-h') return void process.stdout.write(`${m.cli.usage(known)}\n`);
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command) return command(args);
  throw new Refusal(EXIT.badInput, name === undefined ? [m.cli.usage(known)] : [m.cli.unknownCommand(name, known), m.cli.seeHelp('')]);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Refusal)) throw error; // a bug: Node prints it and exits with 1
  process.stderr.write(`${error.lines.join('\n')}\n`);
  process.exitCode = error.status;
}
