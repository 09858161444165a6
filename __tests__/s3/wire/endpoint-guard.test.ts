import { describe, expect, it } from 'vitest';
import {
  assertWithoutBucket,
  endpointWithoutBucket,
  isAmazon,
} from '../../../src/s3/wire/endpoint-guard.ts';

const POINT = 'arn:aws:s3:us-west-2:123456789012:accesspoint/mine';

describe('hazard 76: an endpoint that names the bucket', () => {
  it.each([
    ['my-bucket', 'https://my-bucket.s3.example.com', 'https://s3.example.com'],
    ['my-bucket', 'https://MY-Bucket.s3.example.com/', 'https://s3.example.com'],
    ['my-bucket', 'http://my-bucket.localhost:9000', 'http://localhost:9000'],
    ['my.bucket', 'https://my.bucket.s3.example.com', 'https://s3.example.com'],
    ['my-bucket', 'https://s3.example.com/my-bucket', 'https://s3.example.com'],
    ['my-bucket', 'https://s3.example.com/my-bucket/', 'https://s3.example.com'],
    ['my-bucket', 'https://s3.example.com/my-bucket/site/', 'https://s3.example.com/site'],
    ['tenant:one', 'https://s3.example.com/tenant%3Aone', 'https://s3.example.com'],
    ['my-bucket', 'https://my-bucket.s3.example.com/my-bucket', 'https://s3.example.com'],
    [
      POINT,
      'https://mine-123456789012.s3-accesspoint.us-west-2.amazonaws.com',
      'https://s3-accesspoint.us-west-2.amazonaws.com',
    ],
    ['bucket', 'https://bucket.s3.example.com', 'https://s3.example.com'],
  ])('of %s is found: %s', (bucket, endpoint, instead) => {
    expect(endpointWithoutBucket(new URL(endpoint), bucket)).toBe(instead);
    expect(() => {
      assertWithoutBucket(new URL(endpoint), bucket);
    }).toThrow(`: use ${instead}, or force-path-style: true`);
  });

  it.each([
    ['my-bucket', 'https://s3.example.com'],
    ['my-bucket', 'https://s3.my-bucket.example.com'],
    ['my-bucket', 'https://my-bucket-2.s3.example.com'],
    ['minio', 'http://minio:9000'],
    ['127', 'http://127.0.0.1:9000'],
    ['my-bucket', 'https://s3.example.com/api/my-bucket'],
    ['my-bucket', 'https://s3.example.com/my-bucket-2'],
    ['bucket', 'https://bucket.vpce-1a2b.s3.us-east-1.vpce.amazonaws.com'],
    ['', 'https://s3.example.com'],
    [POINT, 'https://mine.s3.example.com'],
  ])('of %s is not this one: %s', (bucket, endpoint) => {
    expect(endpointWithoutBucket(new URL(endpoint), bucket)).toBeUndefined();
  });
});

describe('hazard 40: an endpoint of Amazon', () => {
  it.each([
    ['s3.eu-central-1.amazonaws.com', true],
    ['s3.cn-north-1.amazonaws.com.cn', true],
    ['s3.eusc-de-east-1.amazonaws.eu', true],
    ['s3.us-east-1.api.aws', true],
    ['S3.AmazonAWS.com.', true],
    ['amazonaws.com.example.com', false],
    ['notamazonaws.com', false],
    ['storage.googleapis.com', false],
  ])('%s: %s', (host, expected) => {
    expect(isAmazon(host)).toBe(expected);
  });
});
