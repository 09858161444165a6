import { unproven } from '../../errors.ts';
import type { Concern } from '../call.ts';

/** Takes an answer for success only when it proves it. */
export const proven: Concern = (next) => (call) =>
  next(call).then((answer) => {
    const lack = call.options.missing(answer);
    if (lack !== undefined) throw unproven(call.request.operation, lack);
    return answer;
  });
