"""`aws s3api`: uploads in parts that are not complete yet, and versions."""

from aws_cli_api import REFUSED, checksum_of, etag_of
from store import kinds_of

BUCKET = 'aws-states'


def run_steps(store):
    store.api('create-bucket', '--bucket', BUCKET)
    upload_parts(store)
    keep_versions(store)


def call(store, operation, *arguments):
    return store.api(operation, '--bucket', BUCKET, *arguments)


def upload_parts(store):
    key = ('--key', 'big + \u00fc.bin')
    begun = call(store, 'create-multipart-upload', *key, '--checksum-algorithm', 'CRC32')
    named = {'Bucket': BUCKET, 'Key': key[1], 'UploadId': 'an upload id'}
    algorithm = {'ChecksumAlgorithm': 'CRC32', 'ChecksumType': 'COMPOSITE'}
    store.check('aws s3api create-multipart-upload', kinds_of(begun), {**algorithm, **named})
    upload = (*key, '--upload-id', begun['UploadId'])
    store.write('part.bin', b'a part')
    part = ('--part-number', '1', '--body', 'part.bin', '--checksum-algorithm', 'CRC32')
    sent = {'ETag': etag_of(b'a part'), 'ChecksumCRC32': checksum_of(b'a part')['ChecksumCRC32']}
    store.check('aws s3api upload-part', kinds_of(call(store, 'upload-part', *upload, *part)), sent)
    owned = {'StorageClass': 'STANDARD', 'Initiator': 'an owner', 'Owner': 'an owner', **algorithm}
    listed = {
        'Uploads': [{**owned, 'Key': key[1], 'UploadId': 'an upload id', 'Initiated': 'a time'}]
    }
    rest = {'RequestCharged': None, 'Prefix': ''}
    uploads = kinds_of(call(store, 'list-multipart-uploads'))
    store.check('aws s3api list-multipart-uploads', uploads, {**listed, **rest})
    parts = {'Parts': [{'PartNumber': 1, 'LastModified': 'a time', 'Size': 6, **sent}], **owned}
    actual = kinds_of(call(store, 'list-parts', *upload))
    store.check('aws s3api list-parts', actual, parts)
    store.check(
        'aws s3api abort-multipart-upload', call(store, 'abort-multipart-upload', *upload), {}
    )
    uploads = kinds_of(call(store, 'list-multipart-uploads'))
    store.check('aws s3api list-multipart-uploads of none', uploads, rest)
    again = call(store, 'list-parts', *upload)
    store.check('aws s3api list-parts of none', again, {'exit': REFUSED, 'error': 'NoSuchUpload'})


def keep_versions(store):
    store.check('aws s3api get-bucket-versioning of none', call(store, 'get-bucket-versioning'), {})
    on = ('--versioning-configuration', 'Status=Enabled')
    store.check('aws s3api put-bucket-versioning', call(store, 'put-bucket-versioning', *on), {})
    status = call(store, 'get-bucket-versioning')
    store.check('aws s3api get-bucket-versioning', status, {'Status': 'Enabled'})
    ids = []
    for content in (b'first', b'second one'):
        store.write('version.txt', content)
        put = call(store, 'put-object', '--key', 'kept', '--body', 'version.txt')
        ids.append(put.get('VersionId'))
        sent = {'ETag': etag_of(content), **checksum_of(content), 'VersionId': 'a version id'}
        store.check(f'aws s3api put-object: version {len(ids)}', kinds_of(put), sent)
    marked = call(store, 'delete-object', '--key', 'kept')
    marker = {'DeleteMarker': True, 'VersionId': 'a version id'}
    store.check('aws s3api delete-object', kinds_of(marked), marker)
    ids.append(marked.get('VersionId'))
    list_versions(store, ids)
    got = call(store, 'get-object', '--key', 'kept', '--version-id', ids[0], 'first.txt')
    body = store.read('first.txt')
    actual = [got.get('VersionId') == ids[0], got.get('ContentLength'), body]
    store.check('aws s3api get-object --version-id', actual, [True, 5, b'first'])
    gone = call(store, 'get-object', '--key', 'kept', 'no')
    refused = {'exit': REFUSED, 'error': 'NoSuchKey'}
    store.check('aws s3api get-object behind a marker', gone, refused)
    for version in ids:
        call(store, 'delete-object', '--key', 'kept', '--version-id', version)
    left = call(store, 'list-object-versions')
    rest = {'RequestCharged': None, 'Prefix': ''}
    store.check('aws s3api list-object-versions of none', left, rest)
    store.check('aws s3api delete-bucket of versions', call(store, 'delete-bucket'), {})


def list_versions(store, ids):
    """Versions are told apart by the order in which they were made."""
    listed = call(store, 'list-object-versions')
    rows = [*listed.get('Versions', []), *listed.get('DeleteMarkers', [])]
    order = [ids.index(row['VersionId']) for row in rows]
    store.check('aws s3api list-object-versions: order', order, [1, 0, 2])
    common = {
        'Key': 'kept',
        'VersionId': 'a version id',
        'LastModified': 'a time',
        'Owner': 'an owner',
    }
    version = {**common, 'StorageClass': 'STANDARD'}
    version |= {'ChecksumAlgorithm': ['CRC32'], 'ChecksumType': 'FULL_OBJECT'}
    expected = {
        'Versions': [
            {**version, 'ETag': etag_of(content), 'Size': len(content), 'IsLatest': False}
            for content in (b'second one', b'first')
        ],
        'DeleteMarkers': [{**common, 'IsLatest': True}],
        'RequestCharged': None,
        'Prefix': '',
    }
    store.check('aws s3api list-object-versions', kinds_of(listed), expected)
