import { isAmazon } from '../wire/endpoint-guard.ts';

/**
 * What the names of regions begin with in Amazon's partitions: the accounts, keys and endpoints of
 * one are unknown in the others.
 */
const PARTITIONS: readonly (readonly [RegExp, string])[] = [
  [/^cn-/, 'aws-cn'],
  [/^us-gov-/, 'aws-us-gov'],
  [/^us-iso-/, 'aws-iso'],
  [/^us-isob-/, 'aws-iso-b'],
  [/^eu-isoe-/, 'aws-iso-e'],
  [/^us-isof-/, 'aws-iso-f'],
  [/^eusc-/, 'aws-eusc'],
];

const AMAZON_REGION = /^[a-z]{2,4}(-[a-z]+){1,3}-\d{1,2}$/;

/** A label of a host name: regions of other stores are also called `auto` or `fr-par`. */
const ANY_REGION = /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/i;

/** Maximum number of regions that the answers to one store's requests can add; Amazon has fewer. */
export const MAX_REGIONS = 64;

function partitionOf(region: string): string {
  return PARTITIONS.find(([beginning]) => beginning.test(region))?.[1] ?? 'aws';
}

/**
 * Whether requests are sent to a region that an answer named. At Amazon the region is part of the
 * host name, so it has to be one of the partition of `region`, the configured one. Elsewhere it only
 * changes the signature.
 */
export function isLearnable(found: string, region: string, hostname: string): boolean {
  if (!isAmazon(hostname)) return ANY_REGION.test(found);
  return AMAZON_REGION.test(found) && partitionOf(found) === partitionOf(region);
}
