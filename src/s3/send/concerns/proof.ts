import { unproven } from '../../errors.ts';
import type { Operation } from '../../operations/operation.ts';
import { OPERATIONS } from '../../operations/operations.ts';
import type { Concern } from '../call.ts';

/** Takes an answer for success only when it proves it. */
export const proven: Concern = (next) => (call) =>
  next(call).then((answer) => {
    const operation: Operation = OPERATIONS[call.operation];
    const lack = operation.missing(answer, call.input);
    if (lack !== undefined) throw unproven(call.operation, lack);
    return answer;
  });
