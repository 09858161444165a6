"""`boto3`: what programs call, from transfers in parts to signed URLs."""

import hashlib
import io
import urllib.error
import urllib.request

from boto3.s3.transfer import TransferConfig
from botocore.exceptions import ClientError

from store import kinds_of

BUCKET = 'boto3'
PART = 5 * 2**20
CONTENT = bytes(range(256)) * (13 * 2**20 // 256)


def run_steps(store):
    client = store.boto3
    client.create_bucket(Bucket=BUCKET)
    transfer(store, client)
    page(store, client)
    sign_urls(store, client)
    write_on_conditions(store, client)
    delete_many(store, client)


def refusal_of(call, **arguments):
    """Status and code of S3's refusal."""
    try:
        call(Bucket=BUCKET, **arguments)
    except ClientError as error:
        answer = error.response
        return [answer['ResponseMetadata']['HTTPStatusCode'], answer['Error']['Code']]
    return [200, '']


def transfer(store, client):
    store.write('parts.bin', CONTENT)
    config = TransferConfig(multipart_threshold=PART, multipart_chunksize=PART)
    extra = {'ContentType': 'image/x-own', 'CacheControl': 'no-cache', 'Metadata': {'by': 'boto3'}}
    path = str(store.folder / 'parts.bin')
    client.upload_file(path, BUCKET, 'parts.bin', ExtraArgs=extra, Config=config)
    answer = client.head_object(Bucket=BUCKET, Key='parts.bin')
    actual = {name: answer.get(name) for name in ('ContentLength', 'ETag', *extra)}
    parts = [hashlib.md5(CONTENT[at : at + PART]).digest() for at in range(0, len(CONTENT), PART)]
    etag = f'"{hashlib.md5(b"".join(parts)).hexdigest()}-{len(parts)}"'
    store.check('boto3 upload_file', actual, {'ContentLength': len(CONTENT), 'ETag': etag, **extra})
    body = io.BytesIO()
    client.download_fileobj(BUCKET, 'parts.bin', body, Config=config)
    store.check(
        'boto3 download_fileobj',
        hashlib.md5(body.getvalue()).hexdigest(),
        hashlib.md5(CONTENT).hexdigest(),
    )


def page(store, client):
    keys = [f'page/{number:02} +\u00fc.txt' for number in range(11)]
    for key in keys:
        client.put_object(Bucket=BUCKET, Key=key, Body=key.encode())
    for operation in ('list_objects_v2', 'list_objects'):
        pages = client.get_paginator(operation).paginate(
            Bucket=BUCKET, Prefix='page/', PaginationConfig={'PageSize': 3}
        )
        found = [[row['Key'] for row in one['Contents']] for one in pages]
        expected = [keys[at : at + 3] for at in range(0, len(keys), 3)]
        store.check(f'boto3 paginator of {operation}', found, expected)


def sign_urls(store, client):
    name = {'Bucket': BUCKET, 'Key': 'signed + \u00fc.txt'}
    put = client.generate_presigned_url('put_object', Params={**name, 'ContentType': 'text/x-own'})
    sent = open_url(put, method='PUT', data=b'signed', headers={'Content-Type': 'text/x-own'})
    store.check('boto3 presigned PUT', sent, [200, None, b''])
    get = client.generate_presigned_url('get_object', Params=name)
    store.check('boto3 presigned GET', open_url(get), [200, 'text/x-own', b'signed'])
    other = get.replace('signed', 'another')
    store.check('boto3 presigned GET of another key', open_url(other)[0], 403)
    shown = {**name, 'ResponseContentType': 'text/x-shown'}
    get = client.generate_presigned_url('get_object', Params=shown)
    store.check('boto3 presigned GET as a type', open_url(get), [200, 'text/x-shown', b'signed'])


def open_url(url, **options):
    try:
        with urllib.request.urlopen(urllib.request.Request(url, **options)) as answer:
            return [answer.status, answer.headers.get('Content-Type'), answer.read()]
    except urllib.error.HTTPError as error:
        with error:
            return [error.code, error.headers.get('Content-Type'), error.read()]


def write_on_conditions(store, client):
    put = client.put_object
    etag = put(Bucket=BUCKET, Key='once', Body=b'one', IfNoneMatch='*')['ETag']
    store.check('boto3 put if none', etag, f'"{hashlib.md5(b"one").hexdigest()}"')
    refused = refusal_of(put, Key='once', Body=b'two', IfNoneMatch='*')
    store.check('boto3 put if none, again', refused, [412, 'PreconditionFailed'])
    refused = refusal_of(put, Key='once', Body=b'two', IfMatch=f'"{"0" * 32}"')
    store.check('boto3 put if another matches', refused, [412, 'PreconditionFailed'])
    store.check(
        'boto3 put if it matches', refusal_of(put, Key='once', Body=b'two', IfMatch=etag), [200, '']
    )
    refused = refusal_of(client.get_object, Key='once', IfMatch=etag)
    store.check('boto3 get if the old one matches', refused, [412, 'PreconditionFailed'])
    refused = refusal_of(client.get_object, Key='none')
    store.check('boto3 get of no object', refused, [404, 'NoSuchKey'])


def delete_many(store, client):
    keys = [row['Key'] for row in client.list_objects_v2(Bucket=BUCKET)['Contents']]
    gone, quiet = keys[:2], keys[2:]
    for step, some, is_quiet in (('', gone, False), (' quiet', quiet, True)):
        named = {'Objects': [{'Key': key} for key in [*some, 'none']], 'Quiet': is_quiet}
        answer = kinds_of(client.delete_objects(Bucket=BUCKET, Delete=named))
        rows = sorted(row['Key'] for row in answer.get('Deleted', []))
        told = [] if is_quiet else sorted([*some, 'none'])
        store.check(f'boto3 delete_objects{step}', [rows, answer.get('Errors', [])], [told, []])
    left = client.list_objects_v2(Bucket=BUCKET)
    store.check('boto3 delete_objects: keys', [left['KeyCount'], left['IsTruncated']], [0, False])
    client.delete_bucket(Bucket=BUCKET)
