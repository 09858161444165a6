import { describe, expect, it, onTestFinished } from 'vitest';
import { contentOf } from '../../../src/core/items.ts';
import { PART_SIZE } from '../../../src/object-store/part-sizes.ts';
import { openOn } from '../../support/open-with-client.ts';
import type { Answer, Fault } from 's3-test-server';
import { BUCKET, startTestServer } from '../../support/test-store.ts';

describe('a body with a checksum', () => {
  it.each([
    ['PutObject', 1],
    ['UploadPart', PART_SIZE + 1],
  ])(
    'hazard 1: is sent again when the answer to %s repeats another checksum',
    async (operation, size) => {
      process.env['AWS_REQUEST_CHECKSUM_CALCULATION'] = 'WHEN_SUPPORTED';
      onTestFinished(() => {
        delete process.env['AWS_REQUEST_CHECKSUM_CALCULATION'];
      });
      const server = await startTestServer();
      const store = await openOn('wire', server);
      const content = contentOf(Buffer.alloc(size));
      const request = { bucket: BUCKET, key: 'a', content, headers: {} };
      let answers = 0;
      server.onRequest = (seen) => {
        if (seen.operation !== operation) return undefined;
        answers += 1;
        return answers === 1 ? withChecksum('AAAAAA==') : undefined;
      };
      await store.put(request);
      expect(answers).toBe(size > PART_SIZE ? 3 : 2);
      server.onRequest = () => withChecksum('AAAAAA==');
      await expect(store.put(request)).rejects.toMatchObject({
        code: 'UnprovenAnswer',
        message: expect.stringContaining(
          `answer to ${operation} reports success but lacks the checksum that was sent`,
        ) as string,
      });
    },
  );
});

function withChecksum(checksum: string): Fault {
  const edit = ({ headers, ...answer }: Answer): Answer => {
    const isRepeated = 'x-amz-checksum-crc32' in headers;
    const changed = { ...headers, ...(isRepeated && { 'x-amz-checksum-crc32': checksum }) };
    return { ...answer, headers: changed };
  };
  return { kind: 'edit', edit };
}
