import { messagesFor } from './messages.ts';
import { EXIT, Refusal } from './refusal.ts';

/** A command reads its own arguments and answers with the text of its result, or throws a `Refusal`. */
type Command = (args: readonly string[]) => Promise<void>;

/** Each with its own modules only: those of all commands together take longer to load than most answers take to find. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  bundles: async () => (await import('./bundles.ts')).bundlesCommand,
  rank: async () => (await import('./rank.ts')).rankCommand,
  secondments: async () => (await import('./secondments.ts')).secondmentsCommand,
  select: async () => (await import('./select.ts')).selectCommand,
  share: async () => (await import('./share.ts')).shareCommand,
  stations: async () => (await import('./stations.ts')).stationsCommand,
  terms: async () => (await import('./terms.ts')).termsCommand,
};

/** `npm run --silent feiqiao -- <command> [options]`: the engine without a server. */
async function main([name, ...args]: readonly string[]): Promise<void> {
  const m = messagesFor([name ?? '', ...args]);
  const known = Object.keys(COMMANDS).join(' · ');
  if (name === '--help' || name === '-h') return void process.stdout.write(`${m.cli.usage(known)}\n`);
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command) return (await command())(args);
  throw new Refusal(EXIT.badInput, name === undefined ? [m.cli.usage(known)] : [m.cli.unknownCommand(name, known), m.cli.seeHelp('')]);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Refusal)) throw error; // a bug: Node prints it and exits with 1
  process.stderr.write(`${error.lines.join('\n')}\n`);
  process.exitCode = error.status;
}
