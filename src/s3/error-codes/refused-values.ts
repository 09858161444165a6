import { quoted } from '../../core/shown.ts';
import { ownCodes } from './own.ts';
import { at, says, type ErrorRow } from './row.ts';

/** What a store does not take: a header, a name, a size, or the kind of a request. */
export const VALUE_ROWS: readonly ErrorRow[] = [
  {
    id: 'acl-not-supported',
    signs: [{ codes: ['AccessControlListNotSupported'] }],
    happened: ({ bucket }) => `the bucket ${quoted(bucket)} takes no access control lists`,
    todo: () =>
      'take x-amz-acl and x-amz-grant-* out of the headers and let a policy of the bucket give ' +
      'the rights, or set its Object Ownership to "Bucket owner preferred"',
  },
  {
    id: 'too-large',
    signs: [{ codes: [...ownCodes('too-large'), 'EntityTooSmall'] }],
    happened: (place) => `an object, or a part of one, has a size that ${at(place)} does not take`,
    todo: (place) => `split the file, and look up the limits of ${at(place)}`,
  },
  {
    id: 'storage-class',
    signs: [{ codes: ['InvalidStorageClass'] }],
    happened: (place) => `${at(place)} does not know the storage class`,
    todo: (place) =>
      `set x-amz-storage-class in the headers to a class that ${at(place)} has, or leave it out`,
  },
  {
    id: 'archived',
    signs: [{ codes: ['InvalidObjectState'] }],
    happened: () => 'the object is in an archive and must be restored before it can be read',
    todo: () => 'restore the object first, or leave it out',
  },
  {
    id: 'virtual-host',
    scope: 'bucket',
    signs: [
      // Of Alibaba Cloud OSS and of Huawei Cloud OBS.
      { codes: ['SecondLevelDomainForbidden', 'VirtualHostDomainRequired'] },
    ],
    happened: (place) => `${at(place)} wants the bucket in the host name, not in the path`,
    todo: () => 'set the input "force-path-style" to false',
  },
  {
    id: 'long-key',
    signs: [{ codes: ['KeyTooLongError', 'KeyTooLong'] }],
    happened: (place) => `a key is longer than ${at(place)} takes`,
    todo: () => 'shorten the prefix or the names of the files; S3 takes 1,024 bytes of UTF-8',
  },
  {
    id: 'several-regions',
    scope: 'bucket',
    signs: [
      {
        // The SDK's: it signs for such an access point only with a package that is not here.
        codes: ['Error'],
        when: says(/\bSigV4a implementation\b/),
        condition: 'the message speaks of SigV4a',
      },
    ],
    happened: ({ bucket }) =>
      `${quoted(bucket)} is an access point of several regions, for which nothing here can sign`,
    todo: () =>
      'give the input "bucket" the name of one of its buckets, or the ARN of an access point in ' +
      'one region',
  },
  {
    id: 'invalid-bucket-name',
    scope: 'bucket',
    signs: [{ codes: [...ownCodes('invalid-bucket-name'), 'InvalidBucketName'] }],
    happened: ({ bucket }) => `${quoted(bucket)} is not the name of a bucket`,
    todo: () =>
      'give the input "bucket" the name alone, without s3://, a path or a host, or the ARN of an ' +
      'access point',
  },
  {
    id: 'headers',
    signs: [
      { codes: ['InvalidTag', 'MetadataTooLarge', 'InvalidEncryptionAlgorithmError'] },
      {
        codes: ['InvalidArgument', 'InvalidRequest'],
        when: says(/\bx-amz-(acl|grant|tagging|server-side|storage-class|website|meta)/i),
        condition: 'the message names a header of the input "headers"',
      },
    ],
    happened: (place) => `${at(place)} does not take one of the headers`,
    todo: () => 'correct or leave out that header in the input "headers"',
  },
  {
    id: 'not-supported',
    signs: [{ codes: ['MethodNotAllowed', 'NotImplemented'] }],
    happened: (place) => `${at(place)} has no such operation, or not with these headers`,
    todo: () =>
      'check that the endpoint is the one for S3, look up in docs/stores.md what the store can do, ' +
      'and leave out what it has not of the input "headers"',
  },
];
