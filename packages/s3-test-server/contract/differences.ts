import type { ServerName } from './servers.ts';

export type RealServerName = Exclude<ServerName, 'dev'>;

/** The reason of a difference, and the names of all cases that show it. */
type Rows = Readonly<Record<string, readonly RegExp[]>>;

/**
 * Where a real server does other than the reference says. Each case that a row names must fail
 * there: one that comes to pass fails the suite until the row leaves it out. The dev server has
 * no row.
 */
export const DIFFERENCES: Readonly<Record<RealServerName, Rows>> = {
  versitygw: {
    'keys are paths of a file system: no empty segments, no name beside a folder of that name': [
      /^a key with (two slashes|a slash first|a slash last|only a slash) goes in and out/,
      /^DeleteObjects deletes a key with only a slash/,
      /^(a name beside a folder of it|a folder beside a marker of it|one slash beside two) are/,
    ],
    'ignores encoding-type, so a listing has no way to write what XML does not have': [
      /^V[12] encodes/,
      /^V2 refuses encoding-type/,
      /^a key with U\+(0001|FFFE) goes in and out/,
    ],
    'knows fewer rules for names of buckets': [/^no bucket can be named (a\.\.b|xn--|x-s3alias)/],
    'refuses a bucket that exists in every region': [/^a bucket made again/],
    'keeps versions and markers outside of the bucket, which counts as empty': [
      /^a bucket with only a delete marker/,
    ],
    'keeps no storage class': [/^(GET|HEAD) gives back x-amz-storage-class/],
    'compares times to a fraction of a second': [/^GET If-(Unm|M)odified-Since the very time/],
    'does not know * in If-Match of a DELETE': [/^DELETE If-Match \* /],
    'takes a delete marker for an object in If-None-Match': [/^PUT If-None-Match \* .*a delete m/],
    'ignores conditions on the target of a copy': [/^a copy with If-None-Match \* /],
    'answers 304 to a copy whose source did not change': [
      /^a copy with .*if-none-match of the ETag/,
    ],
    'takes any text for a continuation token': [/^V2 refuses continuation-token=/],
    'always names the next marker': [/^V1 without a delimiter/],
    'makes no delete marker where nothing was': [/^DELETE with versioning makes a marker/],
    'names no owner of a delete marker': [/^a delete marker is listed as such/],
    'begins a page of versions with the marked key again, and takes a version marker alone': [
      /^versions are listed in pages of [123],/,
      /^the port lists versions and delete markers in pages of [23]$/,
      /^a key marker alone goes on after all versions/,
      /^a version marker without a key marker/,
    ],
    'does not take its own markers of uploads': [
      /^uploads (are listed|roll up) .*in pages/,
      /^the port lists all uploads in pages/,
    ],
    'copies a part from an open range': [/^no part is copied from the range bytes=0- of/],
    'does not limit the tags of a PUT': [/^eleven tags of a PUT/],
    'takes one attribute of an object at a time': [/^attributes of an object are/],
    'ignores Quiet, the limit and ETags of DeleteObjects': [
      /^DeleteObjects (in quiet mode|refuses 1,001 keys|with an ETag)/,
      /^the port deletes only the object/,
    ],
    'has other codes for a body that is not as it should be, or takes it': [
      /^DeleteObjects of (no XML|no object|another root|an element|an object|a raw) /,
    ],
    'answers 400 where S3 has 409': [/^versioning of a bucket with object lock/],
    'has no access rights of single objects': [/\baccess rights\b/],
    'fails on a path that is not encoded rightly': [/^a path that is not encoded/],
  },
  moto: {
    'checks no signature, key, clock or expiry': [
      /^(the wrong secret|a key nobody knows|a clock an hour|another region|a presigned URL) ?.* is /,
      /^(nothing is stored with the wrong secret|a presigned GET is no PUT)/,
    ],
    'has an error document of its own for a request without a signature': [/^no signature is /],
    'checks and stores no checksum that it is given': [
      /^a (right|wrong) (crc|sha)/,
      /^a (crc|sha)\w+ that is no checksum/,
      /^two checksums at once/,
      /^a checksum is (listed by|told by)/,
      /Content-MD5 .*(BadDigest|InvalidDigest)/,
      /^a body that is not what was signed/,
      /^DeleteObjects without a digest/,
    ],
    'knows no type of a checksum, and none of parts and most copies': [
      /^the type of a checksum is told by/,
      /^an upload tells the algorithm and type/,
      /^a part (is listed with its|that is copied has a) checksum/,
      /^a completion and its object tell a checksum/,
      /^a copy (tells the|is not made with a) checksum/,
      /^a copy of an object in parts has a checksum/,
    ],
    'knows few rules for names of buckets': [/^no bucket can be named (?!ab$)/],
    'lists all buckets at once and names no prefix': [/^buckets are listed (by prefix|in pages)/],
    'deletes a bucket that has versions': [/^a bucket with only a delete marker/],
    'limits neither metadata nor keys': [/^metadata of more than 2 KB/, /is KeyTooLongError$/],
    'reads a range of any unit': [/^a Range of another unit/],
    'does not know * in conditions': [
      /^GET If-(Match|None-Match) with \* /,
      /^DELETE If-Match \* /,
    ],
    'holds If-Unmodified-Since against a request whose If-Match is true': [
      /^GET If-Match true and/,
    ],
    'fails on a key with a line feed': [/^(a|Del.*) key with (a line feed|both line ends)/],
    'reads a carriage return in XML as a line feed': [/^Del.* key with a carriage return/],
    'does not repeat the token of the page': [/^V2 pages to the end/],
    'lists as many keys as it is asked for': [/^V2 never lists more than 1,000/],
    'does not repeat the marker, names it always, and rolls up before it pages': [/^V1 (en|with)/],
    'fails on a number that is none, and takes other wrong arguments': [
      /^V2 refuses (max-keys|encoding-type|continuation-token=no-token)/,
      /^no part has the number (0|-1|one)/,
      /^a version marker without a key marker/,
      /^a version id that is none/,
      /^a versioning status that is none/,
    ],
    'forgets versions when versioning is suspended': [
      /^PUT with versioning suspended/,
      /^DELETE with versioning suspended/,
    ],
    'says little of delete markers and makes none where nothing was': [
      /^DELETE with versioning makes a marker/,
      /^GET of (a key behind )?a delete marker/,
      /^deleting a delete marker/,
      /^DeleteObjects removes a delete marker/,
    ],
    'begins a page of versions with the marked key again, and ends with an empty one': [
      /^a key marker alone goes on after all versions/,
      /^common prefixes of versions/,
    ],
    'takes parts in any order': [/^parts out of order/, /^a part that is named twice/],
    'fails without an upload, and lets any key have it': [
      /^a part of an upload that is not there/,
      /^an upload (belongs to its key|that was aborted)/,
    ],
    'ignores If-Match and the size of a completion': [
      /^a completion (with If-Match|that expects)/,
      /^the port replaces in parts only/,
    ],
    'knows no part of a completed object': [/^GET with a part number/],
    'lists all uploads at once, as they came': [
      /^uploads (are listed by key|are listed in pages|roll up)/,
      /^a key marker alone goes on after all uploads/,
      /^the port lists all uploads in pages/,
    ],
    'ignores some conditions of copies': [
      /^a copy with x-amz-copy-source-if-(match with another|unmodified-since)/,
      /^a copy with If-None-Match \* /,
      /^a part is copied only while/,
    ],
    'copies a part from any range': [/^no part is copied from the range/],
    'ignores Quiet, the limit and ETags of DeleteObjects': [
      /^DeleteObjects (in quiet mode|refuses 1,001 keys|with an ETag)/,
      /^the port deletes only the object/,
    ],
    'fails on a body that is not as it should be': [
      /^DeleteObjects of (no body|no XML|no object|another root|an element|an object|a raw) /,
    ],
    'checks no dates of retentions and has a code of its own for locked versions': [
      /^a retention (that has ended|mode without|in COMPLIANCE)/,
      /^the retention of a version in/,
      /^DeleteObjects refuses a locked version/,
      /^versioning of a bucket with object lock/,
    ],
    'stores an object before it looks at its tags, and a tag twice': [
      /^eleven tags of a PUT/,
      /^tags with a key twice/,
    ],
    'does not encode the key that a listing starts after': [/^V2 encodes/],
    'gives attributes with a time that is not of HTTP': [/^attributes of an object are/],
    'has access rights in every bucket, one for each grant, and one grant for each header': [
      /^the access rights of an object that is public-read-write/,
      /^access rights are refused where/,
      /^the port gives access rights of two/,
    ],
    'gives no request id': [/^every answer has a request id/],
    'is an HTTP server that knows no other method, length or encoding': [
      /^(POST|PATCH) of an object is/,
      /^a path that is not encoded/,
      /^a PUT without a length/,
    ],
  },
};
