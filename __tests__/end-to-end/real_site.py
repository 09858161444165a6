"""A real site on real stores: uploaded by the bundle, described by an independent client, deleted.

Every object must be what its file says, headers included, and the same on every store. Needs
SITE_DIR, what with-servers.sh sets, and boto3.
"""

import hashlib
import os
import pathlib
import shutil
import tempfile
import time

import boto3
from botocore.config import Config

from bundle_step import check_outputs, check_report, expect, reported, run_step

BUCKET = 'real-site'
PREFIX = 'site/'
NEIGHBOURS = ['site-old/index.html', 'site.txt', 'sit/e']
HEADERS = """
**
  Cache-Control: public, max-age=31536000, immutable
  x-amz-meta-release: 1
**/*.html
  Cache-Control: no-cache
"""
TYPES = {
    '.html': 'text/html; charset=utf-8',
    '.css': 'text/css; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
    '.txt': 'text/plain; charset=utf-8',
    '.gif': 'image/gif',
    '.jpg': 'image/jpeg',
    '.md': 'text/markdown; charset=utf-8',
    '.png': 'image/png',
    '.svg': 'image/svg+xml; charset=utf-8',
    '.gz': 'application/gzip',
    '.json': 'application/json; charset=utf-8',
    '.xml': 'application/xml; charset=utf-8',
}
# Headers that are of an answer or of its server rather than of the object. moto repeats what
# uploads were signed and checked with.
OF_THE_ANSWER = {
    'access-control-allow-origin',
    'connection',
    'content-md5',
    'date',
    'keep-alive',
    'last-modified',
    'server',
    'x-amz-content-sha256',
    'x-amz-id-2',
    'x-amz-request-id',
    'x-amz-sdk-checksum-algorithm',
    'x-amzn-requestid',
}


def local_files(source):
    """Files that are to be uploaded, and links that are not, by their paths."""
    files, links = {}, []
    for path in sorted(source.rglob('*')):
        relative = path.relative_to(source)
        if any(part.startswith('.') for part in relative.parts):
            continue
        if path.is_symlink():
            links.append(relative.as_posix())
        elif path.is_file():
            files[relative.as_posix()] = path
    return files, links


def listed(client):
    pages = client.get_paginator('list_objects_v2').paginate(Bucket=BUCKET)
    return {row['Key']: row for page in pages for row in page.get('Contents', [])}


def described(client):
    """All that a store says of each object of the site, but for times and its own names."""
    rows = {key: row for key, row in listed(client).items() if key.startswith(PREFIX)}
    return {key: {**described_object(client, key), 'row': list_row(rows[key])} for key in rows}


def described_object(client, key):
    answer = client.get_object(Bucket=BUCKET, Key=key)
    headers = answer['ResponseMetadata']['HTTPHeaders']
    own = {name: value for name, value in headers.items() if name not in OF_THE_ANSWER}
    # S3 leaves this class out.
    if own.get('x-amz-storage-class') == 'STANDARD':
        del own['x-amz-storage-class']
    return {'md5': hashlib.md5(answer['Body'].read()).hexdigest(), 'headers': own}


def list_row(row):
    return {name: row[name] for name in ('Size', 'ETag', 'StorageClass')}


def expected_object(path):
    content = path.read_bytes()
    md5, size = hashlib.md5(content).hexdigest(), len(content)
    cache = 'no-cache' if path.suffix == '.html' else 'public, max-age=31536000, immutable'
    headers = {
        'accept-ranges': 'bytes',
        'cache-control': cache,
        'content-length': str(size),
        'content-type': TYPES.get(path.suffix, 'application/octet-stream'),
        'etag': f'"{md5}"',
        'x-amz-meta-release': '1',
    }
    row = {'Size': size, 'ETag': f'"{md5}"', 'StorageClass': 'STANDARD'}
    return {'md5': md5, 'headers': headers, 'row': row}


def expect_same(what, actual, expected):
    """Compares objects by their keys, so that a message is about one of them."""
    expect(f'{what}: keys', sorted(actual), sorted(expected))
    for key, value in expected.items():
        expect(f'{what}: {key}', actual[key], value)


def upload(workspace, endpoint, files, links):
    code, outputs, report = run_step(
        workspace,
        bucket=BUCKET,
        endpoint=endpoint,
        mode='upload-dir',
        source='public',
        prefix='site',
        headers=HEADERS,
        report='up',
    )
    expect('exit code', code, 0)
    size = sum(path.stat().st_size for path in files.values())
    check_outputs(outputs, uploaded=len(files), skipped=len(links), bytes=size, changed='true')
    check_report(report, outputs, {'done': len(files), 'skipped': len(links), 'failed': 0})
    expect('done in the report', reported(report, 'done'), sorted(PREFIX + name for name in files))
    expect('skipped in the report', reported(report, 'skipped'), [PREFIX + link for link in links])


def delete(workspace, endpoint, number):
    """A second run finds nothing."""
    for deleted, changed in ((number, 'true'), (0, 'false')):
        code, outputs, report = run_step(
            workspace,
            bucket=BUCKET,
            endpoint=endpoint,
            mode='delete-prefix',
            prefix='site',
            report='down',
        )
        expect('exit code', code, 0)
        check_outputs(outputs, deleted=deleted, changed=changed)
        check_report(report, outputs, {'done': deleted, 'skipped': 0, 'failed': 0})


def carry(workspace, name, files, links):
    """Takes the site up and down again on one store; gives what the store said of each object."""
    endpoint = os.environ[f'STORE_ENDPOINT_{name.upper()}']
    began = time.monotonic()
    # Not asked for: checksums that some stores make of their own accord.
    config = Config(response_checksum_validation='when_required')
    client = boto3.client('s3', endpoint_url=endpoint, config=config)
    client.create_bucket(Bucket=BUCKET)
    for key in NEIGHBOURS:
        client.put_object(Bucket=BUCKET, Key=key, Body=b'a neighbour')
    upload(workspace, endpoint, files, links)
    keys = sorted(PREFIX + name for name in files)
    expect(f'{name}: keys after the upload', sorted(listed(client)), sorted([*NEIGHBOURS, *keys]))
    objects = described(client)
    delete(workspace, endpoint, len(files))
    expect(f'{name}: keys after the deletion', sorted(listed(client)), sorted(NEIGHBOURS))
    print(f'{name}: up and down again in {time.monotonic() - began:.0f} s', flush=True)
    return objects


def main():
    workspace = pathlib.Path(tempfile.mkdtemp()) / 'workspace'
    source = workspace / 'public'
    shutil.copytree(os.environ['SITE_DIR'], source, symlinks=True)
    files, links = local_files(source)
    print(f'{len(files)} files, {len(links)} links in {os.environ["SITE_DIR"]}', flush=True)
    names = os.environ['STORE_NAMES'].split(',')
    stores = {name: carry(workspace, name, files, links) for name in names}
    expected = {PREFIX + name: expected_object(path) for name, path in files.items()}
    for name, objects in stores.items():
        expect_same(f'{name} beside the files', objects, expected)
        expect_same(f'{name} beside {names[0]}', objects, stores[names[0]])
    shutil.rmtree(workspace.parent)
    print(f'{len(expected)} objects are the same on {", ".join(names)}, and as on disk')


if __name__ == '__main__':
    main()
