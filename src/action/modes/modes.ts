import { COMMON_INPUTS, type InputSpecs } from '../inputs/specs.ts';
import { abortUploadsMode } from './abort-uploads.ts';
import { deletePrefixMode } from './delete-prefix.ts';
import type { ModeDefinition } from './mode.ts';
import { syncDirMode } from './sync-dir.ts';
import { uploadDirMode } from './upload-dir.ts';

const ALL = [uploadDirMode, syncDirMode, deletePrefixMode, abortUploadsMode] as const;

/** The parsed inputs of a step: one type for each mode, told apart by `mode`. */
export type Inputs = ReturnType<(typeof ALL)[number]['parse']>;

export type ModeName = Inputs['mode'];

/** The definition of any mode. */
export type Definition = ModeDefinition<ModeName, InputSpecs, Inputs>;

/** Every mode; what depends on the modes is derived from this list. */
export const MODES: readonly Definition[] = ALL;

/** Every input of any mode, by name. */
export const INPUTS: InputSpecs = Object.assign(
  {},
  COMMON_INPUTS,
  ...MODES.map(({ inputs }) => inputs),
) as InputSpecs;

/** The mode of this name; undefined: there is none. */
export function modeNamed(name: string): Definition | undefined {
  return MODES.find((mode) => mode.name === name);
}

/** The mode that these inputs belong to. */
export function modeOf({ mode }: Inputs): Definition {
  const definition = modeNamed(mode);
  if (definition === undefined) throw new RangeError(`no mode is called ${mode}`);
  return definition;
}

/** The modes that read an input. */
export function modesWith(input: string): readonly Definition[] {
  return MODES.filter(({ inputs }) => input in COMMON_INPUTS || input in inputs);
}
