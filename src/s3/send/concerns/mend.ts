import type { StoreError } from '../../../core/errors.ts';
import type { AnswerOf, Operation } from '../../request.ts';
import { isOver, type Call, type Concern } from '../call.ts';
import type { S3Clients } from '../regions/regions.ts';

/** Times that one request may be mended: its region, its credentials, and once more. */
const MAX_MENDS = 3;

/** Sends a request again at once when what its error is about could be mended. */
export function mended(clients: S3Clients): Concern {
  return (next) =>
    <Name extends Operation>(call: Call<Name>) => {
      const again = async (thrown: unknown): Promise<AnswerOf<Name>> => {
        const { bucket, used, mends } = call;
        if (isOver(call) || mends === MAX_MENDS || used === undefined) throw thrown;
        if (!(await clients.mend(bucket, used, thrown as StoreError))) throw thrown;
        call.mends += 1;
        return next(call).catch(again);
      };
      return next(call).catch(again);
    };
}
