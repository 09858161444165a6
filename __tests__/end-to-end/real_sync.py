"""Parts of a real site synchronised with real stores, and looked at by an independent client.

Needs SITE_DIR, what with-servers.sh sets, and boto3.
"""

import os
import pathlib
import shutil
import tempfile
import time

import boto3
from botocore.config import Config

from bundle_step import check_outputs, check_report, expect, run_step
from real_site import BUCKET, HEADERS, NEIGHBOURS, PREFIX
from real_site import described, expect_same, expected_object, listed, local_files

STATE = f'{PREFIX}.s3-batch-action'
THEIRS = f'{PREFIX}.well-known/theirs'
PARTS = ('_static', 'tutorial', 'whatsnew')
STYLES = '**/*.css\n  Cache-Control: max-age=60\n'


class Site:
    """A directory that is deployed to one store again and again."""

    def __init__(self, workspace, name):
        self.workspace = workspace
        self.source = workspace / 'public'
        self.files, self.links = local_files(self.source)
        # The state object, once it is there.
        self.others = 0
        self.endpoint = os.environ[f'STORE_ENDPOINT_{name.upper()}']
        config = Config(response_checksum_validation='when_required')
        self.client = boto3.client('s3', endpoint_url=self.endpoint, config=config)

    def sync(self, headers=HEADERS, **expected):
        """What is not named must be unchanged, and nothing may fail."""
        code, outputs, report = run_step(
            self.workspace,
            bucket=BUCKET,
            endpoint=self.endpoint,
            mode='sync-dir',
            source='public',
            prefix='site',
            delete='true',
            headers=headers,
            report='sync',
        )
        expect('exit code', code, 0)
        done = sum(expected.get(name, 0) for name in ('uploaded', 'copied'))
        skipped = len(self.files) - done + len(self.links) + self.others + expected.pop('left', 0)
        self.others = 1
        changed = str(done + expected.get('deleted', 0) > 0).lower()
        check_outputs(outputs, **{'skipped': skipped, 'changed': changed, **expected})
        total = done + expected.get('deleted', 0)
        check_report(report, outputs, {'done': total, 'skipped': skipped, 'failed': 0})

    def described(self):
        objects = described(self.client)
        return {key: value for key, value in objects.items() if key not in (STATE, THEIRS)}


def carry(workspace, name):
    """Deploys a site and its changes to one store; gives what the store said of each object."""
    site = Site(workspace, name)
    site.client.create_bucket(Bucket=BUCKET)
    for key in NEIGHBOURS:
        site.client.put_object(Bucket=BUCKET, Key=key, Body=b'a neighbour')
    size = sum(path.stat().st_size for path in site.files.values())
    site.sync(uploaded=len(site.files), bytes=size)
    objects = site.described()
    before = listed(site.client)
    for path in site.files.values():
        os.utime(path)
    site.sync()
    expect(f'{name}: objects after a sync of what is there', listed(site.client), before)
    change(site)
    expect_same(f'{name} after all changes', site.described(), objects)
    keys = sorted([*NEIGHBOURS, *objects, STATE, THEIRS])
    expect(f'{name}: keys after all changes', sorted(listed(site.client)), keys)
    return objects


def change(site):
    """Changes of every kind, each undone by the next sync or the one after it."""
    page = site.source / 'index.html'
    content, times = page.read_bytes(), page.stat()
    page.write_bytes(content[:-1] + b' ')
    os.utime(page, (times.st_atime, times.st_mtime))
    site.sync(uploaded=1, bytes=len(content))
    page.write_bytes(content)
    site.sync(uploaded=1, bytes=len(content))

    styles = [name for name in site.files if name.endswith('.css')]
    site.sync(headers=HEADERS + STYLES, copied=len(styles))
    site.sync(copied=len(styles))

    # Stores count whole seconds: in the one of the state a change by others can't be told.
    time.sleep(2.1)
    # Not a copy onto itself, after which versitygw tells the time of before.
    style = {'Bucket': BUCKET, 'Key': f'{PREFIX}{styles[0]}'}
    site.client.put_object(**style, Body=site.files[styles[0]].read_bytes(), CacheControl='private')
    site.client.put_object(Bucket=BUCKET, Key=f'{PREFIX}gone.html', Body=b'gone')
    site.client.put_object(Bucket=BUCKET, Key=THEIRS, Body=b'theirs')
    # What was written in the second in which a run begins may be somebody else's.
    time.sleep(2.1)
    site.sync(copied=1, deleted=1, left=1)


def main():
    workspace = pathlib.Path(tempfile.mkdtemp()) / 'workspace'
    site = pathlib.Path(os.environ['SITE_DIR'])
    for part in PARTS:
        shutil.copytree(site / part, workspace / 'public' / part, symlinks=True)
    shutil.copy(site / 'index.html', workspace / 'public')
    names = os.environ['STORE_NAMES'].split(',')
    files, _ = local_files(workspace / 'public')
    expected = {PREFIX + name: expected_object(path) for name, path in files.items()}
    for name in names:
        began = time.monotonic()
        expect_same(f'{name} beside the files', carry(workspace, name), expected)
        print(f'{name}: synchronised seven times in {time.monotonic() - began:.0f} s', flush=True)
    shutil.rmtree(workspace.parent)
    print(f'{len(expected)} objects on {", ".join(names)} are what the directory holds')


main()
