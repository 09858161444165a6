import type { Differences } from './run-cases.ts';

/**
 * Where a real server does other than the reference says. Each case that a row names must fail
 * there: one that comes to pass fails the suite until the row leaves it out. The dev server has
 * no row.
 */
export const DIFFERENCES: Differences = {
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
      /^a key marker alone goes on after all versions/,
      /^a version marker without a key marker/,
    ],
    'does not take its own markers of uploads': [/^uploads (are listed|roll up) .*in pages/],
    'copies a part from an open range': [/^no part is copied from the range bytes=0- of/],
    'does not limit the tags of a PUT': [/^eleven tags of a PUT/],
    'takes one attribute of an object at a time': [/^attributes of an object are/],
    'ignores Quiet, the limit and ETags of DeleteObjects': [
      /^DeleteObjects (in quiet mode|refuses 1,001 keys|with an ETag)/,
    ],
    'has other codes for a body that is not as it should be, or takes it': [
      /^DeleteObjects of (no XML|no object|another root|an element|an object|a raw) /,
    ],
    'answers 400 where S3 has 409': [/^versioning of a bucket with object lock/],
    'has no access rights of single objects': [/\baccess rights\b/],
    'fails on a path that is not encoded rightly': [/^a path that is not encoded/],
    'gives the checksum of the whole for a part': [/^GET with a part number gives the checksum/],
    'gives metadata back as it came': [/^metadata with the UTF-8 of/],
    'names no version in a completion that is repeated, and asks it for no parts': [
      /^a completion that is repeated names/,
      /^a completion after success with other parts/,
    ],
    'names no version of the source of a copy': [/^a copy names the version/],
    'names no version null': [/^writes with versioning suspended/],
    'takes a delete of what is not there for a success, whatever its condition': [
      /^DELETE If-Match of what is not there/,
    ],
    'ignores the size and the time of DeleteObjects': [/^DeleteObjects with a (Size|LastMod)/],
    'locks an object without a checksum, and tells no default retention of it': [
      /^an object with a (retention|legal hold) is not/,
      /^a default retention is that/,
      /^a bucket with a default retention stores/,
    ],
    'takes a presigned URL before its time, and one with a signature in its headers': [
      /^a presigned GET (that is not valid yet|with a signature in its headers)/,
    ],
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
    'ignores If-Match and the size of a completion': [/^a completion (with If-Match|that expects)/],
    'knows no part of a completed object': [/^GET with a part number/],
    'lists all uploads at once, as they came': [
      /^uploads (are listed by key|are listed in pages|roll up)/,
      /^a key marker alone goes on after all uploads/,
    ],
    'ignores some conditions of copies': [
      /^a copy with x-amz-copy-source-if-(match with another|unmodified-since)/,
      /^a copy with If-None-Match \* /,
      /^a part is copied only while/,
    ],
    'copies a part from any range': [/^no part is copied from the range/],
    'ignores Quiet, the limit and ETags of DeleteObjects': [
      /^DeleteObjects (in quiet mode|refuses 1,001 keys|with an ETag)/,
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
    ],
    'gives no request id': [/^every answer has a request id/],
    'is an HTTP server that knows no other method, length or encoding': [
      /^(POST|PATCH) of an object is/,
      /^a path that is not encoded/,
      /^a PUT without a length/,
    ],
    'reads metadata as UTF-8': [/^metadata with the UTF-8 of/],
    'verifies no signature of metadata': [/^metadata of the UTF-8 with a wrong signature/],
    'forgets no upload, and names the version null in a completion': [
      /^a completion (that is repeated names|after success with other parts|without versioning)/,
      /^no part is added to an upload/,
      /^a part that ends after its upload/,
      /^writes with versioning suspended/,
    ],
    'ignores the size and the time of a delete': [
      /^DELETE x-amz-if-match-/,
      /^DELETE holds all of its conditions/,
      /^DeleteObjects with a (Size|LastModifiedTime)/,
    ],
    'knows no type of the checksum of an upload': [
      /^an upload with (CRC|SHA)/,
      /^no upload is begun with a checksum/,
      /^a part (with a checksum of another|without a checksum is refused)/,
      /^a completion (must repeat|with another checksum|of another type)/,
    ],
    'stores any lock': [
      /^a lock with/,
      /^an object with a (retention|legal hold) is not/,
      /^a bucket without object lock begins/,
    ],
    'sets any retention, also of a bucket': [
      /^a bucket tells its default retention/,
      /^a default retention is that/,
      /^a bucket with a default retention stores/,
      /^no default retention is (of no days|in a mode)/,
      /^a bucket without versioning gets no object lock/,
      /^a retention is not set to a date/,
      /^a retention in a mode/,
      /^a retention in GOVERNANCE is made shorter/,
    ],
    'sets no Expires of an answer to HEAD': [/^a presigned HEAD sets/],
    'looks at no presigned URL': [
      /^a presigned GET (that is|without all|of another|with a (header|signature))/,
    ],
  },
};
