import type { S3Client } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import { assertReachable, newContext, openClient } from './context.ts';
import type { ContractCase, ContractContext } from './contract-case.ts';
import { chosenServers, openServer, type ContractServer, type ServerName } from './servers.ts';

export type RealServerName = Exclude<ServerName, 'dev'>;

/** By the reason of a difference, the names of all cases that show it. */
type Rows = Readonly<Record<string, readonly RegExp[]>>;

export type Differences = Readonly<Record<RealServerName, Rows>>;

/** Runs a case with all that it needs beside what every case is given. */
type Run<Context> = (
  run: (context: Context) => Promise<void>,
  context: ContractContext,
  endpoint: string,
) => Promise<void>;

/**
 * Has a test for each case on each server that is chosen. A case that a row of the differences
 * names must fail there.
 */
export function testCases<Context>(
  cases: readonly ContractCase<Context>[],
  differences: Differences,
  run: Run<Context>,
): void {
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

    for (const one of cases) {
      const reason = reasonFor(differences, name, one.name);
      if (reason === undefined) {
        it(one.name, () => runIn(one));
      } else {
        it(`${one.name} [differs: ${reason}]`, async () => {
          await assertDiffers(one);
          await assertReachable(s3);
        });
      }
    }

    async function runIn(one: ContractCase<Context>): Promise<void> {
      await run(one.run, await newContext(server.endpoint, s3), server.endpoint);
    }

    /** A server that came to do right must lose its row. */
    async function assertDiffers(one: ContractCase<Context>): Promise<void> {
      const failure: unknown = await runIn(one).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      const advice = `${name} now passes ${JSON.stringify(one.name)}: leave it out of its row of differences`;
      expect(failure, advice).toBeInstanceOf(Error);
    }
  });
  testNames(cases, differences);
}

function testNames(cases: readonly { readonly name: string }[], differences: Differences): void {
  describe('the contract', () => {
    it('has a name of its own for each case', () => {
      const names = cases.map(({ name }) => name);
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
      expect(names).not.toEqual([]);
    });

    it.each(Object.entries(differences))('has cases for each row of %s, once', (server, rows) => {
      const patterns = Object.values(rows).flat();
      const casesOf = (pattern: RegExp) => cases.filter(({ name }) => pattern.test(name));
      expect(patterns.filter((pattern) => casesOf(pattern).length === 0)).toEqual([]);
      const twice = cases.filter(({ name }) => patterns.filter((one) => one.test(name)).length > 1);
      expect(twice.map(({ name }) => `${server}: ${name}`)).toEqual([]);
    });
  });
}

function reasonFor(
  differences: Differences,
  server: ServerName,
  caseName: string,
): string | undefined {
  if (server === 'dev') return undefined;
  const rows = Object.entries(differences[server]);
  return rows.find(([, patterns]) => patterns.some((pattern) => pattern.test(caseName)))?.[0];
}
