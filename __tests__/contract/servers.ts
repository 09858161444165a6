import { startS3Server } from '../support/s3-server/index.ts';
import { ACCESS_KEY_ID, REGION, SECRET_ACCESS_KEY } from './signed-request.ts';

export type ServerName = 'dev' | 'moto' | 'versitygw';

export interface ContractServer {
  readonly endpoint: string;
  readonly close: () => Promise<void>;
}

const REAL: readonly ServerName[] = ['moto', 'versitygw'];

/**
 * The dev server, and the real ones that CONTRACT_SERVERS names with commas between. Throws for a
 * name that nobody knows.
 */
export function chosenServers(): readonly ServerName[] {
  const names = (process.env['CONTRACT_SERVERS'] ?? '').split(',').filter((name) => name !== '');
  const unknown = names.find((name) => !(REAL as readonly string[]).includes(name));
  if (unknown !== undefined) {
    throw new Error(
      `CONTRACT_SERVERS must name some of ${REAL.join(', ')}, got ${JSON.stringify(unknown)}: ` +
        'leave it out to test the dev server alone',
    );
  }
  return ['dev', ...REAL.filter((name) => names.includes(name))];
}

/** Starts the dev server, or finds a real one where CONTRACT_<NAME>_ENDPOINT says. */
export async function openServer(name: ServerName): Promise<ContractServer> {
  if (name === 'dev') {
    return startS3Server({
      accessKeyId: ACCESS_KEY_ID,
      secretAccessKey: SECRET_ACCESS_KEY,
      region: REGION,
    });
  }
  const variable = `CONTRACT_${name.toUpperCase()}_ENDPOINT`;
  const endpoint = process.env[variable] ?? '';
  if (endpoint === '') {
    throw new Error(
      `CONTRACT_SERVERS names ${name} but ${variable} is not set: set it to the server's URL`,
    );
  }
  return { endpoint, close: () => Promise.resolve() };
}
