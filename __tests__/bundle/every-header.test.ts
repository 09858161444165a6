import { describe, expect, it } from 'vitest';
import { ALL_SAMPLES, headerRule, TAKES_ALL_SAMPLES } from '../support/header-samples.ts';
import { wayOf } from '../support/open-with-client.ts';
import { runAction, workspaceOf } from '../support/run-action.ts';
import { startTestServer } from '../support/test-store.ts';

const BUCKET = 'all-headers';
const FILES = { 'public/a.css': 'a', 'public/b.css': 'b' };

describe('with every header that rules can set', () => {
  it.each(['upload-dir', 'sync-dir'])('%s sends no request through the SDK', async (mode) => {
    const server = await startTestServer();
    server.createBucket(BUCKET, TAKES_ALL_SAMPLES);
    const rules = [headerRule('a.css', ALL_SAMPLES[0]), headerRule('b.css', ALL_SAMPLES[1])];
    const headers = rules.join('\n');
    const inputs = { mode, bucket: BUCKET, source: 'public', prefix: 'site', headers };
    const request = { workspace: await workspaceOf(FILES), env: { S3_BATCH_CLIENT: 'wire' } };
    const result = await runAction(server, inputs, request);
    expect(result.outputs).toMatchObject({ uploaded: '2', failed: '0' });
    const bySdk = Object.entries(wayOf(server)).filter(([, isByWire]) => !isByWire);
    expect(bySdk).toEqual([]);
    const puts = server.log.filter(({ applied }) => applied.stored?.endsWith('.css') === true);
    const sent = new Map(puts.map((put) => [put.key, put.headers]));
    expect(sent.get('site/a.css')).toMatchObject(ALL_SAMPLES[0]);
    expect(sent.get('site/b.css')).toMatchObject(ALL_SAMPLES[1]);
  });
});
