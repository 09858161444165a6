"""Pruning on real stores: what an independent client finds in the bucket after each mode.

Stores that hold their objects as files are given old objects by the times of these files; on the
others everything is new, and what is new must stay. Needs what with-servers.sh sets, and boto3.
"""

import os
import pathlib
import tempfile
import time

import boto3
from botocore.config import Config

from bundle_step import check_outputs, expect, run_step

BUCKET = 'pruning'
DAY = 24 * 60 * 60
BUILDS = [f'builds/{number}/{name}' for number in (1, 2, 3, 4) for name in ('app.js', 'a/b.css')]
BESIDE = ['builds/latest.txt', 'builds-old/1/app.js']


class Store:
    """A bucket with builds, each of which is a day younger than the one before, where that works."""

    def __init__(self, name):
        self.name = name
        self.endpoint = os.environ[f'STORE_ENDPOINT_{name.upper()}']
        folder = pathlib.Path(os.environ[f'STORE_FOLDER_{name.upper()}']) / 'data' / BUCKET
        config = Config(signature_version='s3v4', retries={'total_max_attempts': 1})
        self.client = boto3.client('s3', endpoint_url=self.endpoint, config=config)
        self.workspace = pathlib.Path(tempfile.mkdtemp()) / 'workspace'
        self.workspace.mkdir()
        self.client.create_bucket(Bucket=BUCKET)
        self.has_files = folder.is_dir()
        self.folder = folder

    def put(self, key, days=0):
        self.client.put_object(Bucket=BUCKET, Key=key, Body=key.encode())
        if self.has_files and days > 0:
            then = time.time() - days * DAY
            os.utime(self.folder / key, (then, then))

    def keys(self):
        pages = self.client.get_paginator('list_objects_v2').paginate(Bucket=BUCKET)
        return sorted(row['Key'] for page in pages for row in page.get('Contents', []))

    def versions(self):
        pages = self.client.get_paginator('list_object_versions').paginate(Bucket=BUCKET)
        rows = [('marker', row) for page in pages for row in page.get('DeleteMarkers', [])]
        rows += [('version', row) for page in pages for row in page.get('Versions', [])]
        return sorted((row['Key'], kind, row['IsLatest']) for kind, row in rows)

    def uploads(self):
        """When each upload was begun, by its key."""
        rows = self.client.list_multipart_uploads(Bucket=BUCKET).get('Uploads', [])
        return {row['Key']: row['Initiated'].timestamp() for row in rows}

    def step(self, expected, **inputs):
        """Runs the bundle, which must end well and count what is expected."""
        given = {name.replace('_', '-'): value for name, value in inputs.items()}
        code, outputs, _ = run_step(
            self.workspace,
            **{'bucket': BUCKET, 'endpoint': self.endpoint, 'report': 'report.jsonl', **given},
        )
        expect('exit code', code, 0)
        check_outputs(outputs, **expected)


def await_next_second():
    """What was written in the second in which a run begins may be somebody else's."""
    time.sleep(2.1)


def keep_newest(store):
    for key in BUILDS:
        store.put(key, days=10 - int(key.split('/')[1]))
    for key in BESIDE:
        store.put(key, days=30)
    await_next_second()
    kept = [key for key in BUILDS if not store.has_files or key.split('/')[1] in '34']
    gone = len(BUILDS) - len(kept)
    counts = {'deleted': gone, 'skipped': len(kept) + 1, 'changed': str(gone > 0).lower()}
    inputs = {'mode': 'delete-prefix', 'prefix': 'builds', 'keep_newest': '2'}
    dry = {**counts, 'changed': 'false', 'dry-run': 'true'}
    store.step(dry, **inputs, dry_run='true')
    expect(f'{store.name}: keys after a dry run', store.keys(), sorted(BUILDS + BESIDE))
    store.step(counts, **inputs)
    expect(f'{store.name}: keys', store.keys(), sorted(kept + BESIDE))


def keys_from(store):
    for key in ('list/a', 'list/b', 'list/c d'):
        store.put(key)
    (store.workspace / 'keys.txt').write_bytes(b'\xef\xbb\xbflist/a\r\nlist/c d\n\nlist/never\n')
    inputs = {'mode': 'delete-prefix', 'prefix': 'list', 'keys_from': 'keys.txt'}
    store.step({'deleted': 3, 'changed': 'true'}, **inputs)
    left = [key for key in store.keys() if key.startswith('list/')]
    expect(f'{store.name}: keys of the list', left, ['list/b'])


def plan(store):
    """A plan, and what another client does before it is carried out."""
    names = ('same', 'overwritten', 'rewritten', 'gone')
    for name in names:
        store.put(f'plan/{name}', days=9)
    await_next_second()
    inputs = {'mode': 'delete-prefix', 'prefix': 'plan'}
    planned = {'deleted': 4, 'changed': 'false', 'dry-run': 'true'}
    store.step(planned, **inputs, dry_run='true', report='plan.jsonl')
    await_next_second()
    store.client.put_object(Bucket=BUCKET, Key='plan/overwritten', Body=b'other bytes')
    store.put('plan/rewritten')
    store.put('plan/added', days=9)
    store.client.delete_object(Bucket=BUCKET, Key='plan/gone')
    store.step({'deleted': 1, 'skipped': 3, 'changed': 'true'}, **inputs, keys_from='plan.jsonl')
    left = [key for key in store.keys() if key.startswith('plan/')]
    expect(f'{store.name}: keys of the plan', left, ['plan/added', 'plan/overwritten', 'plan/rewritten'])


def versions(store):
    status = {'Status': 'Enabled'}
    store.client.put_bucket_versioning(Bucket=BUCKET, VersioningConfiguration=status)
    for key in ('v/a', 'v/a', 'v/a', 'v/b', 'v/b', 'v-old/a'):
        store.put(key)
    store.client.delete_object(Bucket=BUCKET, Key='v/b')
    await_next_second()
    store.put('w/a')
    store.put('w/a')
    await_next_second()
    inputs = {'mode': 'delete-prefix', 'prefix': 'w'}
    planned = {'deleted': 2, 'changed': 'false', 'dry-run': 'true'}
    store.step(planned, **inputs, versions='all', dry_run='true', report='versions.jsonl')
    # Not over w/a: versitygw gives a version another time when it becomes noncurrent.
    store.put('w/b')
    store.step({'deleted': 2, 'changed': 'true'}, **inputs, keys_from='versions.jsonl')
    left = [row for row in store.versions() if row[0].startswith('w/')]
    expect(f'{store.name}: versions of the plan', left, [('w/b', 'version', True)])
    under = lambda: [row for row in store.versions() if row[0].startswith('v/')]
    inputs = {'mode': 'delete-prefix', 'prefix': 'v'}
    step = {'changed': 'true', 'deleted': 4}
    store.step(step, **inputs, versions='noncurrent')
    newest = [('v/a', 'version', True), ('v/b', 'marker', True)]
    expect(f'{store.name}: newest versions', under(), newest)
    store.step({'changed': 'true', 'deleted': 2}, **inputs, versions='all')
    expect(f'{store.name}: versions', under(), [])
    beside = [row for row in store.versions() if row[0].startswith('v-old/')]
    expect(f'{store.name}: versions beside', beside, [('v-old/a', 'version', True)])


def abort_uploads(store):
    for key in ('u/a', 'u/b', 'u-old/a'):
        upload = store.client.create_multipart_upload(Bucket=BUCKET, Key=key)
        part = {'Bucket': BUCKET, 'Key': key, 'UploadId': upload['UploadId'], 'PartNumber': 1}
        store.client.upload_part(**part, Body=b'part')
    # moto says of every upload that it was begun in 2010.
    begun = store.uploads()
    old = [key for key, time_begun in begun.items() if time_begun < time.time() - DAY]
    gone = [key for key in old if key.startswith('u/')]
    counts = {'aborted': len(gone), 'skipped': 2 - len(gone), 'changed': str(bool(gone)).lower()}
    store.step(counts, mode='abort-uploads', prefix='u', older_than='1d')
    left = sorted(key for key in begun if key not in gone)
    expect(f'{store.name}: uploads', sorted(store.uploads()), left)


for name in os.environ['STORE_NAMES'].split(','):
    store = Store(name)
    for check in (keep_newest, keys_from, plan, versions, abort_uploads):
        check(store)
    print(f'{name}: pruned as asked, by an independent client')
