import type { Op } from '../../core/errors.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { BatchKind } from '../../core/tally/tally.ts';
import type { Digester } from '../../local/digest-threads.ts';
import type { ObjectStore } from '../../object-store/object-store.ts';
import type { FeatureOptions } from '../../operations/feature.ts';
import type { LockJournal } from '../../sync/record.ts';
import type { Reader } from '../inputs/reader.ts';
import type { CommonInputName, CommonInputs, InputSpecs, SharedInputs } from '../inputs/specs.ts';
import type { Log } from '../log.ts';

/** What a mode gets beside its inputs. */
export interface ModeContext {
  readonly log: Log;
  /** Aborted when the run is over, whatever the reason. */
  readonly signal: AbortSignal;
  /** The workflow run, and its attempt. */
  readonly run: { readonly id: string; readonly attempt: number };
  /** Keeps the lock of a sync, so that the post step can release it. */
  readonly lockJournal: LockJournal;
  /** Computes digests of files, in threads where that is faster. */
  readonly digester: Digester;
  /** Opens the store. A mode first refuses what it can without a store. */
  openStore(): Promise<ObjectStore>;
  /** Reports the number of objects to process. */
  expect(objects: number): void;
  /** Records a key that an earlier run changed; each call must be awaited. */
  readonly noteChanged: (key: string) => Promise<void>;
  /** Shows in the log and the summary what is going to be done, before it is done. */
  showPlan(plan: PlanView): void;
}

/** What a mode yields: one outcome per object, by itself or together with others. */
export type Outcomes = AsyncGenerator<Outcome | readonly Outcome[], void, undefined>;

/**
 * Runs a mode: it plans, refuses bad plans with an InputError before the first write, then yields
 * its outcomes. Anything it throws makes the whole run fail.
 */
export type Mode<ModeInputs> = (inputs: ModeInputs, context: ModeContext) => Outcomes;

/** All that the action knows about a mode; everything else that depends on the mode derives from it. */
export interface ModeDefinition<
  Name extends string,
  Specs extends InputSpecs,
  ModeInputs extends CommonInputs & { readonly mode: Name },
> {
  /** The value of the input "mode". */
  readonly name: Name;
  /** A phrase that follows the name, for action.yml and the README. */
  readonly summary: string;
  /** The inputs it reads beside those of every mode; all others are refused. */
  readonly inputs: Specs;
  /** The operations it performs, which decide the outputs that can be above 0. */
  readonly ops: readonly Op[];
  /** The verb of the message when the run is incomplete. */
  readonly verb: BatchKind;
  /** Whether it reads files in threads; these must start before V8's flags change. */
  readonly startsThreads?: true;
  /** Parses its inputs; adds to `reader.problems` what is wrong with them. */
  parse(
    reader: Reader<CommonInputName | (keyof Specs & string)>,
    shared: SharedInputs,
    env: NodeJS.ProcessEnv,
  ): ModeInputs;
  /** Starts it. Loads its feature only now: in a run with little to do, loading takes the most time. */
  run(inputs: ModeInputs, context: ModeContext): Outcomes;
}

/** Infers the types of a definition, which then are checked against each other. */
export function defineMode<
  const Name extends string,
  const Specs extends InputSpecs,
  ModeInputs extends CommonInputs & { readonly mode: Name },
>(definition: ModeDefinition<Name, Specs, ModeInputs>): ModeDefinition<Name, Specs, ModeInputs> {
  return definition;
}

/** A plan in words, for people to see before it is carried out. */
export interface PlanView {
  /** For the log. */
  readonly lines: readonly string[];
  /** For the summary: what the outcomes of a run don't show. */
  readonly markdown: string;
  /** For the summary of a run that refuses the plan: what it would have changed. */
  readonly refused: string;
}

/**
 * The options of a feature that come from the run. What the feature reports is passed on to the log,
 * the progress, the summary and the changed keys; `viewOf` puts its plan into words.
 */
export function optionsFrom<Plan = never>(
  context: ModeContext,
  viewOf?: (plan: Plan) => PlanView,
): Pick<FeatureOptions<Plan>, 'store' | 'signal' | 'onEvent'> {
  return {
    store: () => context.openStore(),
    signal: context.signal,
    async onEvent(event) {
      switch (event.kind) {
        case 'info':
          context.log.info(event.message);
          break;
        case 'warning':
          context.log.warning(...event.messages);
          break;
        case 'expected':
          context.expect(event.objects);
          break;
        case 'plan':
          if (viewOf !== undefined) context.showPlan(viewOf(event.plan));
          break;
        case 'changed':
          await context.noteChanged(event.key);
      }
    },
  };
}
