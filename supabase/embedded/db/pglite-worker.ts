import { once } from 'node:events';
import { constants, cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads';
import { DatabaseError } from './driver.ts';
import { exchangeWith, openEngine } from './engine.ts';
import { EngineFault } from './engine-fault.ts';
import { quoteIdentifier } from './identifier.ts';
import { Session } from './session.ts';
import { BEGUN, HANDED, type Task, type TaskMessage, type TaskResult, type WorkerMessage, type WorkerStart } from './worker-messages.ts';

/**
 * The database's thread. It may be killed at any moment: Postgres' own write-ahead log brings the data back. It ends
 * itself when the session can't be trusted; whoever started it starts another.
 */
const port = workerData as MessagePort;
const [start] = (await once(port, 'message')) as [WorkerStart];
const { folder, durable, create, channels, counters, code } = start;
const shared = new Int32Array(counters);
const NOTHING: TaskResult = { rows: [], committed: true };

if (!create && !existsSync(join(folder, 'PG_VERSION'))) throw new Error(`There is no database in ${folder}`);
const pg = await openEngine(folder, durable, code);
const session = new Session(exchangeWith(pg, (channel, payload) => post({ kind: 'notify', channel, payload })));
await session.open();
for (const channel of channels) await session.exec(`listen ${quoteIdentifier(channel)}`);

post({ kind: 'ready' });
// Without going through the event loop, which takes as long as a short statement: nothing else happens in this thread.
for (;;) {
  const handed = Atomics.load(shared, HANDED);
  const next = receiveMessageOnPort(port) as { message: TaskMessage } | undefined;
  if (next) await perform(next.message);
  else Atomics.wait(shared, HANDED, handed);
}

async function perform({ id, task }: TaskMessage): Promise<void> {
  Atomics.store(shared, BEGUN, id);
  try {
    post({ kind: 'done', id, result: await carryOut(task) });
  } catch (error) {
    if (error instanceof EngineFault) end(id, error);
    if (!(error instanceof DatabaseError)) throw error;
    const { code, message, detail, hint, position } = error;
    post({ kind: 'refused', id, error: { code, message, detail, hint, position } });
  }
}

/** At once: what lies in the port must not reach a broken engine. */
function end(id: number, fault: EngineFault): never {
  post({ kind: 'broken', id, error: fault.fields, why: String(fault.cause) });
  process.exit(1);
}

async function carryOut(task: Task): Promise<TaskResult> {
  switch (task.kind) {
    case 'run':
      return session.run(task.context, task.statement, task.rules);
    case 'query':
      return { rows: await session.query(task.text, task.params), committed: true };
    case 'exec':
      await session.exec(task.sql);
      return NOTHING;
    case 'copy':
      await session.exec('checkpoint');
      copyFolder(task.to);
      return NOTHING;
    case 'close':
      await pg.close();
      return NOTHING;
  }
}

/** Nothing is written meanwhile: this thread is the only one that writes. */
function copyFolder(to: string): void {
  try {
    cpSync(folder, to, { recursive: true, mode: constants.COPYFILE_FICLONE });
  } catch (error) {
    throw new DatabaseError({ code: '58030', message: `The database could not be copied: ${(error as Error).message}` });
  }
}

function post(message: WorkerMessage): void {
  port.postMessage(message);
}
