import type { Fault, SeenRequest } from 's3-test-server';

/** After one transient fault a run must end well; a permanent one may fail an object or the run. */
export type Severity = 'transient' | 'permanent';

export interface FaultKind {
  readonly severity: Severity;
  readonly faultFor: (request: SeenRequest) => Fault;
  /** Operations whose answers can hold this fault; default: all. */
  readonly operations?: readonly string[];
}

export function transient(fault: Fault, operations?: readonly string[]): FaultKind {
  return { severity: 'transient', faultFor: () => fault, ...(operations && { operations }) };
}

export function edited(edit: (xml: string) => string): Fault {
  return {
    kind: 'edit',
    edit: (answer) => ({ ...answer, body: Buffer.from(edit(answer.body.toString())) }),
  };
}
