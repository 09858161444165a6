"""Pages that become directories, and directories that become pages, on a store that keeps keys as
paths of files: what an independent client finds after each sync. Needs what with-servers.sh sets,
and boto3.
"""

import os
import pathlib
import shutil
import tempfile
import time

import boto3
from botocore.config import Config

from bundle_step import check_outputs, expect, run_step

BUCKET = 'pages'
PREFIX = 'site/'
# More than is sent in one request.
LARGE = b'large ' * 4 * 1024 * 1024
PAGES = {'about': b'a page', 'large': b'a page', 'docs/a.html': b'a', 'docs/b/c.html': b'c'}
DIRECTORIES = {
    'about/index.html': b'a directory',
    'about/logo.png': b'a logo',
    'large/index.bin': LARGE,
    'docs': b'a page',
}
ALWAYS = {'index.html': b'the start page'}


class Site:
    """A directory, and the bucket that it is deployed to."""

    def __init__(self, name):
        self.endpoint = os.environ[f'STORE_ENDPOINT_{name.upper()}']
        config = Config(signature_version='s3v4', retries={'total_max_attempts': 1})
        self.client = boto3.client('s3', endpoint_url=self.endpoint, config=config)
        self.client.create_bucket(Bucket=BUCKET)
        self.workspace = pathlib.Path(tempfile.mkdtemp()) / 'workspace'
        self.workspace.mkdir()

    def write(self, files):
        shutil.rmtree(self.workspace / 'public', ignore_errors=True)
        for name, body in {**files, **ALWAYS}.items():
            path = self.workspace / 'public' / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(body)

    def sync(self, delete='true'):
        return run_step(
            self.workspace,
            bucket=BUCKET,
            endpoint=self.endpoint,
            mode='sync-dir',
            source='public',
            prefix='site',
            delete=delete,
            report='sync',
        )

    def bodies(self):
        rows = self.client.list_objects_v2(Bucket=BUCKET, Prefix=PREFIX)['Contents']
        keys = [row['Key'] for row in rows if not row['Key'].endswith('.s3-batch-action')]
        read = lambda key: self.client.get_object(Bucket=BUCKET, Key=key)['Body'].read()
        return {key.removeprefix(PREFIX): read(key) for key in keys}


def replace(site, before, after, what):
    # What was written in the second in which a run begins may be somebody else's.
    time.sleep(2.1)
    code, outputs, _ = site.sync()
    expect(f'{what}: exit code', code, 0)
    size = sum(map(len, after.values()))
    check_outputs(
        outputs,
        uploaded=len(after),
        deleted=len(before),
        skipped=len(ALWAYS) + 1,
        bytes=size,
        changed='true',
    )
    expect(f'{what}: objects', site.bodies(), {**after, **ALWAYS})
    code, outputs, _ = site.sync()
    expect(f'{what}: exit code and changes of the next run', [code, outputs['changed']], [0, 'false'])


def refuse(site, before):
    """Without `delete`, each failure names both keys."""
    code, _, report = site.sync(delete='false')
    expect('without delete: exit code', code, 1)
    failures = {row['key']: row['message'] for row in report[1:-1] if row['status'] == 'failed'}
    keys = sorted(PREFIX + name for name in DIRECTORIES)
    # A group of uploads is not begun after a failure.
    named = {key for key, message in failures.items() if 'set delete: true' in message}
    expect('without delete: failures', sorted(failures), keys)
    expect('without delete: a failure with a remedy', len(named) > 0, True)
    expect('without delete: objects', site.bodies(), {**before, **ALWAYS})


def main():
    for name in os.environ['STORE_NAMES'].split(','):
        site = Site(name)
        site.write(PAGES)
        expect('first sync: exit code', site.sync()[0], 0)
        site.write(DIRECTORIES)
        refuse(site, PAGES)
        replace(site, PAGES, DIRECTORIES, 'pages become directories')
        site.write(PAGES)
        replace(site, DIRECTORIES, PAGES, 'directories become pages')
        uploads = site.client.list_multipart_uploads(Bucket=BUCKET).get('Uploads', [])
        expect('uploads left open', uploads, [])
        shutil.rmtree(site.workspace.parent)
        print(f'{name}: pages and directories replaced each other', flush=True)


main()
