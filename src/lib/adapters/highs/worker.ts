import { parentPort, workerData } from 'node:worker_threads';
import { Budget } from '../../engine/budget.ts';
import type { Packing } from '../../engine/projects/packing.ts';
import { selectPortfolio, type Portfolio } from '../../engine/projects/portfolio.ts';
import { loadHighsSolver } from './solve.ts';
import type { JobLimit } from './thread.ts';

/** What a thread is started with. One thread, one job, one engine of HiGHS: an aborted engine takes nothing else with it. */
export type PortfolioJob = {
  packing: Packing;
  gap: number;
  seed: number;
  limit: JobLimit;
};

/** What the thread tells: better portfolios and bounds as they are found, then the answer. */
export type PortfolioNews =
  { kind: 'progress'; objective: number | null; bound: number | null; selected?: Uint8Array } | { kind: 'done'; portfolio: Portfolio };

const port = parentPort;
if (!port) throw new Error('worker.ts runs in a thread');
const tell = (news: PortfolioNews) => port.postMessage(news);

const { packing, gap, seed, limit } = workerData as PortfolioJob;
const clock = () => performance.now() / 1000;
const budget = new Budget('work' in limit ? limit : { ...limit, clock });
const solver = await loadHighsSolver();
const portfolio = selectPortfolio(packing, {
  gap,
  seed,
  budget,
  solver,
  onProgress: (progress) => tell({ kind: 'progress', ...progress }),
});
tell({ kind: 'done', portfolio });
