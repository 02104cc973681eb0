import type { RunKindCode } from '../../../domain/enums.ts';
import { portfolio } from './portfolio.ts';
import { ranking } from './ranking.ts';
import type { RunKind } from './run-kind.ts';
import { secondment } from './secondment.ts';
import { siting } from './siting.ts';

/** Types of a kind meet inside its own file only; from outside, everything passed its schemas. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a kind takes back what its own schemas and functions made
type AnyKind = RunKind<any, any, any>;

/** Every kind of run that this version can solve. */
export const RUN_KINDS: Record<RunKindCode, AnyKind> = { ranking, portfolio, secondment, siting };
