import type { StoreError } from '../../../core/errors.ts';
import type { AnswerOf } from '../../operations/operations.ts';
import type { OperationName } from '../../operations/operation.ts';
import { isOver, type Call, type Concern } from '../call.ts';
import type { S3Clients } from '../regions/regions.ts';

/** Times that one request may be mended: its region, its credentials, and once more. */
const MAX_MENDS = 3;

/** Sends a request again at once when what its error is about could be mended. */
export function mended(clients: S3Clients): Concern {
  return (next) =>
    <Name extends OperationName>(call: Call<Name>) => {
      const again = async (thrown: unknown): Promise<AnswerOf<Name>> => {
        const { input, used, mends } = call;
        if (isOver(call) || mends === MAX_MENDS || used === undefined) throw thrown;
        if (!(await clients.mend(input.bucket, used, thrown as StoreError))) throw thrown;
        call.mends += 1;
        return next(call).catch(again);
      };
      return next(call).catch(again);
    };
}
