import type { ModeContext } from '../../src/action/modes/mode.ts';
import { createDigester } from '../../src/local/digest-threads.ts';

const nothing = () => undefined;

/** What a mode is given, for tests that look at its outcomes alone. */
export function modeContext(openStore: ModeContext['openStore']): ModeContext {
  return {
    log: {
      ...{ info: nothing, notice: nothing, warning: nothing, error: nothing },
      ...{ group: nothing, fail: nothing },
    },
    signal: new AbortController().signal,
    run: { id: 'run', attempt: 1 },
    digester: createDigester(undefined),
    lockJournal: { taken: nothing, ended: nothing },
    openStore,
    expect: nothing,
    noteChanged: () => Promise.resolve(),
    showPlan: nothing,
  };
}
