import { startS3Server } from '../src/index.ts';
import { ACCESS_KEY_ID, REGION, SECRET_ACCESS_KEY } from './signed-request.ts';

export type ServerName = 'dev' | 'moto' | 'versitygw';

export interface ContractServer {
  readonly endpoint: string;
  readonly close: () => Promise<void>;
}

const REAL: readonly ServerName[] = ['moto', 'versitygw'];

/**
 * The dev server, and the real ones that STORE_NAMES names with commas between. Throws for a name
 * that nobody knows.
 */
export function chosenServers(): readonly ServerName[] {
  const names = (process.env['STORE_NAMES'] ?? '').split(',').filter((name) => name !== '');
  const unknown = names.find((name) => !(REAL as readonly string[]).includes(name));
  if (unknown !== undefined) {
    throw new Error(
      `STORE_NAMES must name some of ${REAL.join(', ')}, got ${JSON.stringify(unknown)}: ` +
        'leave it out to test the dev server alone',
    );
  }
  return ['dev', ...REAL.filter((name) => names.includes(name))];
}

/** Starts the dev server, or finds a real one where STORE_ENDPOINT_<NAME> says. */
export async function openServer(name: ServerName): Promise<ContractServer> {
  if (name === 'dev') {
    return startS3Server({
      accessKeyId: ACCESS_KEY_ID,
      secretAccessKey: SECRET_ACCESS_KEY,
      region: REGION,
    });
  }
  const variable = `STORE_ENDPOINT_${name.toUpperCase()}`;
  const endpoint = process.env[variable] ?? '';
  if (endpoint === '') {
    throw new Error(
      `STORE_NAMES has ${name} but ${variable} is not set: set it to the server's URL`,
    );
  }
  return { endpoint, close: () => Promise.resolve() };
}
