"""What a sync plans, beside what other people's clients plan for the same directory and bucket.

Each difference stands in a table with its reason; a difference that is not there, or is there no
more, fails. Needs what with-servers.sh sets, the AWS CLI, rclone and boto3.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

import boto3

from bundle_step import expect, run_step

BUCKET = 'plans'
LOCAL = {
    'same.txt': b'the same',
    'longer.txt': b'longer than before',
    'edited.txt': b'EDITED',
    'new.txt': b'new',
    'a b/c+d.txt': b'a space and a plus',
    '.hidden': b'hidden',
    'empty.txt': b'',
}
REMOTE = {
    'same.txt': b'the same',
    'longer.txt': b'short',
    'edited.txt': b'edited',
    'old.txt': b'old',
    'a b/old.txt': b'old',
    '.well-known/theirs': b'theirs',
    'empty.txt': b'',
    'a-b/neighbour.txt': b'old',
}
# Who plans otherwise, for which name, and why.
DIFFERENCES = {
    ('aws', 'edited.txt'): 'it compares sizes only',
    ('aws', '.hidden'): 'it uploads hidden files',
    ('aws', '.well-known/theirs'): 'it deletes hidden objects',
    ('aws', 'link.txt'): 'it follows links',
    ('rclone', '.hidden'): 'it uploads hidden files',
    ('rclone', '.well-known/theirs'): 'it deletes hidden objects',
}


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f'{command}: {done.stdout}{done.stderr}')
    return done.stdout + done.stderr


def plan_of_aws(source, endpoint):
    to = f's3://{BUCKET}/site'
    arguments = ['--dryrun', '--size-only', '--delete', '--no-progress']
    text = run('aws', '--endpoint-url', endpoint, 's3', 'sync', str(source), to, *arguments)
    uploads = re.findall(rf'^\(dryrun\) upload: .* to {to}/(.+)$', text, re.M)
    deletes = re.findall(rf'^\(dryrun\) delete: {to}/(.+)$', text, re.M)
    return {**dict.fromkeys(uploads, 'upload'), **dict.fromkeys(deletes, 'delete')}


def plan_of_rclone(source, endpoint):
    options = ['provider=Other', 'env_auth=true', 'force_path_style=true', f'endpoint="{endpoint}"']
    to = f':s3,{",".join(options)}:{BUCKET}/site'
    text = run('rclone', 'sync', str(source), to, '--dry-run', '--checksum')
    words = {'copy': 'upload', 'delete': 'delete'}
    rows = re.findall(r'NOTICE: (.+): Skipped (copy|delete) as --dry-run is set', text)
    return {name: words[what] for name, what in rows}


def own_plan(workspace, endpoint):
    code, _, report = run_step(
        workspace,
        mode='sync-dir',
        bucket=BUCKET,
        endpoint=endpoint,
        prefix='site',
        source='public',
        delete='true',
        report='plan',
        **{'dry-run': 'true'},
    )
    expect('exit code', code, 0)
    rows = [row for row in report[1:-1] if row['status'] == 'done']
    return {row['key'].removeprefix('site/'): row['op'] for row in rows}


def main():
    endpoint = os.environ['STORE_ENDPOINT_VERSITYGW']
    workspace = pathlib.Path(tempfile.mkdtemp()) / 'workspace'
    source = workspace / 'public'
    for name, content in LOCAL.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_bytes(content)
    (source / 'link.txt').symlink_to('same.txt')
    client = boto3.client('s3', endpoint_url=endpoint)
    client.create_bucket(Bucket=BUCKET)
    for name, content in REMOTE.items():
        types = {'ContentType': 'text/plain; charset=utf-8'}
        client.put_object(Bucket=BUCKET, Key=f'site/{name}', Body=content, **types)
    time.sleep(2.1)
    own = own_plan(workspace, endpoint)
    peers = {'aws': plan_of_aws(source, endpoint), 'rclone': plan_of_rclone(source, endpoint)}
    found = set()
    for peer, plan in peers.items():
        for name in sorted({*own, *plan}):
            if own.get(name) != plan.get(name):
                found.add((peer, name))
                words = f'{peer}: {plan.get(name, "nothing")}, here: {own.get(name, "nothing")}'
                print(f'{name}: {words}: {DIFFERENCES.get((peer, name), "UNEXPLAINED")}')
    expect('differences', sorted(found), sorted(DIFFERENCES))
    expect('the plan', len(own), 7)
    shutil.rmtree(workspace.parent)


main()
