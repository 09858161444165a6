import type { S3Client } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import { CASES } from './cases/index.ts';
import { assertReachable, inContext, openClient } from './context.ts';
import type { ContractCase } from './contract-case.ts';
import { DIFFERENCES } from './differences.ts';
import { chosenServers, openServer, type ContractServer, type ServerName } from './servers.ts';

describe.each(chosenServers())('%s', (name) => {
  let server: ContractServer;
  let s3: S3Client;
  beforeAll(async () => {
    server = await openServer(name);
    s3 = openClient(server.endpoint);
    await assertReachable(s3);
    return async () => {
      s3.destroy();
      await server.close();
    };
  });

  for (const one of CASES) {
    const reason = reasonFor(name, one);
    if (reason === undefined) {
      it(one.name, () => inContext(server.endpoint, s3, one.run));
    } else {
      it(`${one.name} [differs: ${reason}]`, async () => {
        await assertDiffers(one);
        await assertReachable(s3);
      });
    }
  }

  /** A server that came to do right must lose its row. */
  async function assertDiffers({ name: caseName, run }: ContractCase): Promise<void> {
    let failure: unknown;
    await inContext(server.endpoint, s3, (context) =>
      run(context).catch((thrown: unknown) => {
        failure = thrown;
      }),
    );
    const advice = `${name} now passes ${JSON.stringify(caseName)}: leave it out of its row in differences.ts`;
    expect(failure, advice).toBeInstanceOf(Error);
  }
});

describe('the contract', () => {
  it('has a name of its own for each case', () => {
    const names = CASES.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(names.length).toBeGreaterThanOrEqual(150);
  });

  it.each(Object.entries(DIFFERENCES))('has cases for each row of %s, once', (server, rows) => {
    const patterns = Object.values(rows).flat();
    const casesOf = (pattern: RegExp) => CASES.filter(({ name }) => pattern.test(name));
    expect(patterns.filter((pattern) => casesOf(pattern).length === 0)).toEqual([]);
    const twice = CASES.filter(({ name }) => patterns.filter((one) => one.test(name)).length > 1);
    expect(twice.map(({ name }) => `${server}: ${name}`)).toEqual([]);
  });
});

function reasonFor(server: ServerName, { name }: ContractCase): string | undefined {
  if (server === 'dev') return undefined;
  const rows = Object.entries(DIFFERENCES[server]);
  return rows.find(([, patterns]) => patterns.some((pattern) => pattern.test(name)))?.[0];
}
