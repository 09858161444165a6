"""A real site synchronised with real stores, and looked at by an independent client.

Each deploy after the first sends what its change takes, and nothing else. Needs SITE_DIR, what
with-servers.sh sets, and boto3.
"""

import json
import math
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.parse

import boto3
from botocore.config import Config

from bundle_step import NODE, check_outputs, check_report, expect, run_step
from real_site import BUCKET, HEADERS, NEIGHBOURS, PREFIX
from real_site import described_object, expected_object, list_row, listed, local_files

STATE = f'{PREFIX}.s3-batch-action'
THEIRS = f'{PREFIX}.well-known/theirs'
STYLES = '**/*.css\n  Cache-Control: max-age=60\n'
PAGE = 1000
# Beside the pages of the listing, of a deploy that has nothing to do.
MORE_REQUESTS = 3
# A mark, the proof that conditions are kept, and the new state.
STATE_WRITES = 3
# Of a site with more, some are asked for; of the others the listing tells size and MD5.
ALL_DESCRIBED = 2000
SAMPLE = 200


class RequestLog:
    """Stands before a store, and tells what was sent to it."""

    def __init__(self, store, folder):
        self.file = folder / 'requests'
        self.file.touch()
        self.told = 0
        script = pathlib.Path(__file__).with_name('request-log.ts')
        pipe = subprocess.PIPE
        command = [NODE, script, store, self.file]
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
        self.endpoint = self.process.stdout.readline().strip()

    def take(self):
        """What came since the last time."""
        lines = self.file.read_text().splitlines()
        new, self.told = lines[self.told :], len(lines)
        return [json.loads(line) for line in new]

    def close(self):
        self.process.communicate()


def key_of(request):
    path = urllib.parse.urlsplit(request['url']).path
    return urllib.parse.unquote(path).removeprefix(f'/{BUCKET}/')


class Site:
    """A directory that is deployed to one store again and again."""

    def __init__(self, workspace, store, log):
        self.workspace = workspace
        self.source = workspace / 'public'
        self.files, self.links = local_files(self.source)
        self.keys = [PREFIX + name for name in self.files]
        # The state object, once it is there.
        self.others = 0
        self.log = log
        config = Config(response_checksum_validation='when_required')
        self.client = boto3.client('s3', endpoint_url=store, config=config)

    def sync(self, headers=HEADERS, uploads=(), copies=(), deletes=(), left=0):
        """What is not named by its key must be unchanged, and nothing may fail."""
        code, outputs, report = run_step(
            self.workspace,
            bucket=BUCKET,
            endpoint=self.log.endpoint,
            mode='sync-dir',
            source='public',
            prefix='site',
            delete='true',
            headers=headers,
            report='sync',
        )
        expect('exit code', code, 0)
        sent = len(uploads) + len(copies)
        skipped = len(self.files) - sent + len(self.links) + self.others + left
        self.others = 1
        total = sent + len(deletes)
        size = sum(self.files[key.removeprefix(PREFIX)].stat().st_size for key in uploads)
        numbers = {'uploaded': len(uploads), 'copied': len(copies), 'deleted': len(deletes)}
        changed = str(total > 0).lower()
        check_outputs(outputs, **numbers, skipped=skipped, bytes=size, changed=changed)
        check_report(report, outputs, {'done': total, 'skipped': skipped, 'failed': 0})
        self.check_requests(self.log.take(), uploads, copies, deletes)

    def check_requests(self, requests, uploads, copies, deletes):
        """Nothing is written but what was named, and the state of a deploy that wrote."""
        writes = [one for one in requests if one['method'] not in ('GET', 'HEAD')]
        puts = [one for one in writes if one['method'] == 'PUT']
        own = [one for one in puts if key_of(one) == STATE]
        copied = [one for one in puts if 'copied' in one]
        bodies = [one for one in puts if one not in own and one not in copied]
        expect('bodies sent', sorted(map(key_of, bodies)), sorted(uploads))
        expect('copies', sorted(map(key_of, copied)), sorted(copies))
        expect('bytes sent with copies', [one['bytes'] for one in copied], [0] * len(copied))
        # The first DeleteObjects finds out whether the store honors conditions: one that doesn't
        # has deleted its key.
        probes = 1 if deletes else 0
        rest = [math.ceil((len(deletes) - gone) / PAGE) for gone in (0, probes)]
        others = len(writes) - len(puts) - probes
        expect('deletes after the first', others, others if others in rest else rest)
        if uploads or copies or deletes:
            expect('writes of the state', len(own), STATE_WRITES)
        else:
            self.check_idle(requests, own)

    def check_idle(self, requests, own):
        expect('writes of a deploy that changes nothing', own, [])
        objects = len(self.files) + self.others
        most = math.ceil(objects / PAGE) + MORE_REQUESTS
        if len(requests) > most:
            sys.exit(f'{len(requests)} requests for {objects} objects, not {most}: {requests}')
        print(f'{objects} objects unchanged: {len(requests)} requests', flush=True)

    def expect_as_on_disk(self, what):
        """Compares what the store says of all objects, and of many each by itself."""
        rows = listed(self.client)
        expected = {PREFIX + name: expected_object(path) for name, path in self.files.items()}
        keys = sorted([*NEIGHBOURS, *expected, STATE, THEIRS])
        expect(f'{what}: keys', sorted(rows), keys)
        for key, value in expected.items():
            expect(f'{what}: {key} in the listing', list_row(rows[key]), value['row'])
        step = 1 if len(expected) <= ALL_DESCRIBED else len(expected) // SAMPLE
        for key in self.keys[::step]:
            found = described_object(self.client, key)
            expect(f'{what}: {key}', {**found, 'row': expected[key]['row']}, expected[key])


def carry(site, name):
    """Deploys a site, the same site again, and then its changes, to one store."""
    site.client.create_bucket(Bucket=BUCKET)
    for key in NEIGHBOURS:
        site.client.put_object(Bucket=BUCKET, Key=key, Body=b'a neighbour')
    site.sync(uploads=site.keys)
    before = listed(site.client)
    site.sync()
    for path in site.files.values():
        os.utime(path)
    site.sync()
    expect(f'{name}: objects after a sync of what is there', listed(site.client), before)
    change(site)
    site.expect_as_on_disk(f'{name} after all changes')


def change(site):
    """Changes of every kind, each undone by the next sync or the one after it."""
    page = site.source / 'index.html'
    content, times = page.read_bytes(), page.stat()
    page.write_bytes(content[:-1] + b' ')
    os.utime(page, ns=(times.st_atime_ns, times.st_mtime_ns))
    site.sync(uploads=[f'{PREFIX}index.html'])

    styles = [key for key in site.keys if key.endswith('.css')]
    site.sync(headers=HEADERS + STYLES, copies=styles)
    page.write_bytes(content)
    site.sync(uploads=[f'{PREFIX}index.html'], copies=styles)

    # Stores count whole seconds: in the one of the state a change by others can't be told.
    time.sleep(2.1)
    # Not a copy onto itself, after which versitygw tells the time of before.
    style = {'Bucket': BUCKET, 'Key': styles[0]}
    body = site.files[styles[0].removeprefix(PREFIX)].read_bytes()
    site.client.put_object(**style, Body=body, CacheControl='private')
    site.client.put_object(Bucket=BUCKET, Key=f'{PREFIX}gone.html', Body=b'gone')
    site.client.put_object(Bucket=BUCKET, Key=THEIRS, Body=b'theirs')
    # What was written in the second in which a run begins may be somebody else's.
    time.sleep(2.1)
    site.sync(copies=styles[:1], deletes=[f'{PREFIX}gone.html'], left=1)


def main():
    workspace = pathlib.Path(tempfile.mkdtemp()) / 'workspace'
    shutil.copytree(os.environ['SITE_DIR'], workspace / 'public', symlinks=True)
    for name in os.environ['STORE_NAMES'].split(','):
        began = time.monotonic()
        store = os.environ[f'STORE_ENDPOINT_{name.upper()}']
        log = RequestLog(store, pathlib.Path(tempfile.mkdtemp(dir=workspace.parent)))
        site = Site(workspace, store, log)
        carry(site, name)
        log.close()
        seconds = time.monotonic() - began
        print(f'{name}: {len(site.keys)} files synchronised seven times in {seconds:.0f} s', flush=True)
    shutil.rmtree(workspace.parent)


main()
