import { createTraffic, type Traffic } from '../../src/s3/send/traffic.ts';

/** The traffic of a run that sent nothing, with changes. */
export function trafficOf(changes: Partial<Traffic> = {}): Traffic {
  return { ...createTraffic(), ...changes };
}
