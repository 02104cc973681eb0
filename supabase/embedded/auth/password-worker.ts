import { parentPort } from 'node:worker_threads';
import { compareSync, hashSync } from 'bcryptjs';

export type PasswordJob = { id: number; password: string } & ({ kind: 'hash'; cost: number } | { kind: 'compare'; hash: string });
export type PasswordAnswer = { id: number; result: string | boolean };

if (!parentPort) throw new Error('password-worker.ts runs as a worker thread only');
const port = parentPort;

port.on('message', (job: PasswordJob) => {
  const result = job.kind === 'hash' ? hashSync(job.password, job.cost) : compareSync(job.password, job.hash);
  port.postMessage({ id: job.id, result } satisfies PasswordAnswer);
});
