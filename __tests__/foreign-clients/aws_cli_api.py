"""`aws s3api`: single requests, and all that their answers say."""

import base64
import hashlib
import json
import zlib

from store import kinds_of

BUCKET = 'aws-api'
OTHER = 'aws-api-versions'
KEYS = ['a/1.txt', 'a/2.txt', 'b + \u00fc.txt', 'c.txt']
REFUSED = 255


def run_steps(store):
    made = store.api('create-bucket', '--bucket', BUCKET)
    store.check('aws s3api create-bucket', made, {'Location': f'/{BUCKET}'})
    put_and_get(store)
    list_objects(store)
    tag(store)
    copy(store)
    delete_objects(store)


def call(store, operation, *arguments):
    return kinds_of(store.api(operation, '--bucket', BUCKET, *arguments))


def etag_of(content):
    return f'"{hashlib.md5(content).hexdigest()}"'


def checksum_of(content):
    """What the client sends with a body of its own accord, and the store gives back."""
    crc = base64.b64encode(zlib.crc32(content).to_bytes(4)).decode()
    return {'ChecksumCRC32': crc, 'ChecksumType': 'FULL_OBJECT'}


def put_and_get(store):
    store.write('body.txt', b'0123456789')
    about = ('--content-type', 'text/x-own', '--cache-control', 'no-cache', '--metadata', 'a=b')
    put = call(store, 'put-object', '--key', 'c.txt', '--body', 'body.txt', *about)
    whole = {'ETag': etag_of(b'0123456789'), **checksum_of(b'0123456789')}
    store.check('aws s3api put-object', put, whole)
    head = call(store, 'head-object', '--key', 'c.txt')
    described = {
        'AcceptRanges': 'bytes',
        'LastModified': 'a time',
        'ContentLength': 10,
        'ETag': etag_of(b'0123456789'),
        'CacheControl': 'no-cache',
        'ContentType': 'text/x-own',
        'Metadata': {'a': 'b'},
    }
    store.check('aws s3api head-object', head, described)
    head = call(store, 'head-object', '--key', 'c.txt', '--checksum-mode', 'ENABLED')
    store.check('aws s3api head-object with checksum', head, {**described, **whole})
    got = call(store, 'get-object', '--key', 'c.txt', 'whole.txt')
    store.check('aws s3api get-object', got, {**described, **whole})
    got = call(store, 'get-object', '--key', 'c.txt', '--range', 'bytes=2-5', 'part.txt')
    part = {**described, 'ContentLength': 4, 'ContentRange': 'bytes 2-5/10'}
    store.check('aws s3api get-object with range', got, part)
    bodies = [store.read(name) for name in ('whole.txt', 'part.txt')]
    store.check('aws s3api get-object: bodies', bodies, [b'0123456789', b'2345'])
    refuse(store)


def refuse(store):
    twice = ('--key', 'c.txt', '--body', 'body.txt', '--if-none-match', '*')
    for step, answer, code in (
        ('put-object if none', call(store, 'put-object', *twice), 'PreconditionFailed'),
        ('get-object of none', call(store, 'get-object', '--key', 'no', 'no'), 'NoSuchKey'),
        ('head-object of none', call(store, 'head-object', '--key', 'no'), '404'),
        (
            'get-object of a range behind the end',
            call(store, 'get-object', '--key', 'c.txt', '--range', 'bytes=10-', 'no'),
            'InvalidRange',
        ),
        (
            'list-objects of no bucket',
            store.api('list-objects', '--bucket', 'nobody'),
            'NoSuchBucket',
        ),
    ):
        store.check(f'aws s3api {step}', answer, {'exit': REFUSED, 'error': code})


def row_of(key, version=2):
    content = b'0123456789' if key == 'c.txt' else key.encode()
    return {
        'Key': key,
        'LastModified': 'a time',
        'ETag': etag_of(content),
        'ChecksumAlgorithm': ['CRC32'],
        'ChecksumType': 'FULL_OBJECT',
        'Size': len(content),
        'StorageClass': 'STANDARD',
        **({'Owner': 'an owner'} if version == 1 else {}),
    }


def list_objects(store):
    for key in KEYS[:3]:
        store.write('one.txt', key.encode())
        call(store, 'put-object', '--key', key, '--body', 'one.txt')
    rows = {'Contents': [row_of(key) for key in KEYS]}
    rest = {'RequestCharged': None, 'Prefix': ''}
    listed = call(store, 'list-objects-v2')
    store.check('aws s3api list-objects-v2', listed, {**rows, **rest})
    listed = call(store, 'list-objects')
    old = {'Contents': [row_of(key, 1) for key in KEYS], **rest}
    store.check('aws s3api list-objects', listed, old)
    listed = call(store, 'list-objects-v2', '--delimiter', '/')
    rolled = {'Contents': rows['Contents'][2:], 'CommonPrefixes': [{'Prefix': 'a/'}], **rest}
    store.check('aws s3api list-objects-v2 --delimiter', listed, rolled)
    listed = call(store, 'list-objects-v2', '--page-size', '1', '--max-items', '3')
    three = {'Contents': rows['Contents'][:3], 'NextToken': 'a token', **rest}
    store.check('aws s3api list-objects-v2 --max-items', listed, three)
    listed = call(store, 'list-objects-v2', '--max-keys', '2', '--no-paginate', '--prefix', 'a/')
    one = {
        'IsTruncated': False,
        'Contents': rows['Contents'][:2],
        'Name': BUCKET,
        'Prefix': 'a/',
        'MaxKeys': 2,
        'EncodingType': 'url',
        'KeyCount': 2,
    }
    store.check('aws s3api list-objects-v2 --no-paginate', listed, one)
    listed = call(
        store, 'list-objects-v2', '--max-keys', '1', '--no-paginate', '--start-after', 'a/1.txt'
    )
    after = {**one, 'Contents': rows['Contents'][1:2], 'Prefix': '', 'MaxKeys': 1, 'KeyCount': 1}
    after |= {'IsTruncated': True, 'NextContinuationToken': 'a token', 'StartAfter': 'a/1.txt'}
    store.check('aws s3api list-objects-v2 --start-after', listed, after)


def tag(store):
    tags = {'TagSet': [{'Key': 'team', 'Value': 'a + b'}, {'Key': 'x', 'Value': ''}]}
    put = call(store, 'put-object-tagging', '--key', 'c.txt', '--tagging', json.dumps(tags))
    store.check('aws s3api put-object-tagging', put, {})
    got = call(store, 'get-object-tagging', '--key', 'c.txt')
    got['TagSet'].sort(key=lambda row: row['Key'])
    store.check('aws s3api get-object-tagging', got, tags)
    count = call(store, 'head-object', '--key', 'c.txt').get('TagCount')
    store.check('aws s3api head-object: tags', count, 2)
    store.check(
        'aws s3api delete-object-tagging',
        call(store, 'delete-object-tagging', '--key', 'c.txt'),
        {},
    )
    got = call(store, 'get-object-tagging', '--key', 'c.txt')
    store.check('aws s3api get-object-tagging of none', got, {'TagSet': []})


def copy(store):
    source = ('--copy-source', f'{BUCKET}/{KEYS[2]}')
    content = KEYS[2].encode()
    result = {'ETag': etag_of(content), 'LastModified': 'a time', **checksum_of(content)}
    copied = call(store, 'copy-object', '--key', 'copy.txt', *source)
    store.check('aws s3api copy-object', copied, {'CopyObjectResult': result})
    replace = (
        '--metadata-directive',
        'REPLACE',
        '--content-type',
        'text/x-new',
        '--metadata',
        'n=1',
    )
    call(store, 'copy-object', '--key', 'copy.txt', *source, *replace)
    head = call(store, 'head-object', '--key', 'copy.txt')
    actual = [head.get(name) for name in ('ContentType', 'Metadata', 'ContentLength')]
    store.check('aws s3api copy-object replaces', actual, ['text/x-new', {'n': '1'}, len(content)])


def delete_objects(store):
    keys = [*KEYS, 'copy.txt', 'none']
    named = json.dumps({'Objects': [{'Key': key} for key in keys]})
    deleted = call(store, 'delete-objects', '--delete', named)
    deleted.get('Deleted', []).sort(key=lambda row: keys.index(row['Key']))
    store.check('aws s3api delete-objects', deleted, {'Deleted': [{'Key': key} for key in keys]})
    listed = call(store, 'list-objects-v2')
    store.check(
        'aws s3api list-objects-v2 of no key', listed, {'RequestCharged': None, 'Prefix': ''}
    )
    store.check('aws s3api delete-bucket', call(store, 'delete-bucket'), {})
