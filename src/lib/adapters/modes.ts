import { ModeFile, type Mode } from '../domain/mode.ts';
import modeFile from '../domain/reference/modes.json' with { type: 'json' };

/** The modes of cooperation in the tree. */
export const loadModes = (): Mode[] => ModeFile.parse(modeFile).modes;
