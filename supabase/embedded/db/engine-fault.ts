import type { PGlite } from '@electric-sql/pglite';
import type { DatabaseErrorFields } from './driver.ts';

/** A statement ended outside Postgres' own error handling: nothing in the engine's memory can be trusted any more. */
export class EngineFault extends Error {
  override name = 'EngineFault';

  /** What its sender is told: the stack overflows by what a statement asks for, the rest is nobody's doing. */
  get fields(): DatabaseErrorFields {
    return this.cause instanceof RangeError ? TOO_COMPLEX : CRASHED;
  }
}

/** Postgres' own words. */
const TOO_COMPLEX: DatabaseErrorFields = { code: '54001', message: 'stack depth limit exceeded' };
export const CRASHED: DatabaseErrorFields = {
  code: '57P02',
  message: 'terminating connection because of crash of another server process',
};

/** How Postgres' `longjmp` to its error handling arrives here: as the exit status of a program that goes on. */
const ERROR_REPORTED = 100;

type EngineModule = {
  _PostgresMainLoopOnce: () => void;
  _PostgresSendReadyForQueryIfNecessary: () => void;
  _pgl_pq_flush: () => void;
  stackRestore: (pointer: number) => void;
};

/**
 * PGlite swallows every exception that comes out of the engine and feeds it the next message; at worst that is the one
 * that commits half a statement. With this, whatever is not an error that Postgres reported leaves PGlite's loop at once,
 * as an EngineFault, and the engine is never entered again.
 */
export function leaveAtFault(pg: PGlite): void {
  const module = pg.Module as unknown as EngineModule;
  const performNextMessage = module._PostgresMainLoopOnce;
  module._PostgresMainLoopOnce = () => {
    try {
      performNextMessage();
    } catch (error) {
      if ((error as { status?: unknown } | null)?.status === ERROR_REPORTED) throw error;
      const leave = () => {
        throw new EngineFault('The database engine failed in a statement', { cause: error });
      };
      // PGlite calls the first after it caught an exception, so this is what gets out; the other two on the way.
      module.stackRestore = leave;
      module._PostgresSendReadyForQueryIfNecessary = module._pgl_pq_flush = () => {};
      module._PostgresMainLoopOnce = leave;
      throw error;
    }
  };
}
