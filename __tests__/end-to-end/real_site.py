"""A real site on a real store: uploaded by the bundle, compared by an independent client, deleted.

Needs SITE_DIR, STORE_ENDPOINT and the SDK's credentials in the environment, and boto3.
"""

import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import boto3

ROOT = pathlib.Path(__file__).resolve().parents[2]
NODE = ROOT / 'node_modules/node/bin/node'
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
    '.png': 'image/png',
    '.svg': 'image/svg+xml; charset=utf-8',
    '.gz': 'application/gzip',
    '.json': 'application/json; charset=utf-8',
    '.inv': 'application/octet-stream',
}


def run_step(workspace, **inputs):
    """Runs the bundle as the runner does; gives its exit code, outputs and report."""
    temp = pathlib.Path(tempfile.mkdtemp(dir=workspace.parent))
    files = {name: temp / name for name in ('GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_STATE')}
    for file in files.values():
        file.touch()
    inputs = {'bucket': BUCKET, 'endpoint': os.environ['STORE_ENDPOINT'], **inputs}
    environment = {name: os.environ[name] for name in os.environ if name.startswith('AWS_')}
    environment |= {'PATH': os.environ['PATH'], 'HOME': str(temp)}
    environment |= {'GITHUB_WORKSPACE': str(workspace), 'RUNNER_TEMP': str(temp)}
    environment |= {name: str(file) for name, file in files.items()}
    environment |= {f'INPUT_{name.upper()}': value for name, value in inputs.items()}
    command = [NODE, ROOT / 'dist/index.js']
    done = subprocess.run(command, env=environment, cwd=workspace, check=False)
    report = [json.loads(line) for line in (workspace / inputs['report']).read_text().splitlines()]
    return done.returncode, read_outputs(files['GITHUB_OUTPUT']), report


def read_outputs(file):
    outputs, lines = {}, iter(file.read_text().splitlines())
    for line in lines:
        name, delimiter = line.split('<<', 1)
        outputs[name] = '\n'.join(iter(lambda: next(lines), delimiter))
    return outputs


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


def expect(what, actual, expected):
    if actual != expected:
        sys.exit(f'{what}: {actual!r} instead of {expected!r}')


def check_outputs(outputs, **expected):
    """What is not named must be zero."""
    zeros = ('uploaded', 'deleted', 'downloaded', 'copied', 'aborted', 'skipped', 'failed', 'bytes')
    named = {**dict.fromkeys(zeros, 0), 'failed-keys': '[]', 'dry-run': 'false', **expected}
    for name, value in named.items():
        expect(f'output {name}', outputs[name], str(value))


def reported(report, status):
    return sorted(row['key'] for row in report[1:-1] if row['status'] == status)


def check_report(report, outputs, statuses):
    """The report names every object once, and counts what the outputs count."""
    *_, counts = report
    rows = report[1:-1]
    expect('objects in the report', len({row['key'] for row in rows}), len(rows))
    for status, number in statuses.items():
        expect(f'{status} in the report', sum(row['status'] == status for row in rows), number)
    for name, number in counts['counts'].items():
        expect(f'output {name}', outputs[name], str(number))


def check_object(client, key, path):
    answer = client.get_object(Bucket=BUCKET, Key=key)
    body, content = answer['Body'].read(), path.read_bytes()
    expect(f'MD5 of {key}', hashlib.md5(body).hexdigest(), hashlib.md5(content).hexdigest())
    cache = 'no-cache' if path.suffix == '.html' else 'public, max-age=31536000, immutable'
    expect(f'Cache-Control of {key}', answer['CacheControl'], cache)
    expect(f'metadata of {key}', answer['Metadata'], {'release': '1'})
    if path.suffix in TYPES:
        expect(f'Content-Type of {key}', answer['ContentType'], TYPES[path.suffix])


def main():
    workspace = pathlib.Path(tempfile.mkdtemp()) / 'workspace'
    source = workspace / 'public'
    shutil.copytree(os.environ['SITE_DIR'], source, symlinks=True)
    client = boto3.client('s3', endpoint_url=os.environ['STORE_ENDPOINT'])
    client.create_bucket(Bucket=BUCKET)
    for key in NEIGHBOURS:
        client.put_object(Bucket=BUCKET, Key=key, Body=b'a neighbour')
    files, links = local_files(source)
    size = sum(path.stat().st_size for path in files.values())
    print(f'{len(files)} files, {size} bytes, {len(links)} links in {os.environ["SITE_DIR"]}')

    code, outputs, report = run_step(
        workspace, mode='upload-dir', source='public', prefix='site', headers=HEADERS, report='up'
    )
    expect('exit code', code, 0)
    check_outputs(outputs, uploaded=len(files), skipped=len(links), bytes=size, changed='true')
    check_report(report, outputs, {'done': len(files), 'skipped': len(links), 'failed': 0})
    keys = sorted(PREFIX + name for name in files)
    expect('done in the report', reported(report, 'done'), keys)
    expect('skipped in the report', reported(report, 'skipped'), [PREFIX + link for link in links])
    expect('keys', sorted(listed(client)), sorted([*NEIGHBOURS, *keys]))
    for name, path in files.items():
        check_object(client, PREFIX + name, path)

    code, outputs, report = run_step(workspace, mode='delete-prefix', prefix='site', report='down')
    expect('exit code', code, 0)
    check_outputs(outputs, deleted=len(files), changed='true')
    check_report(report, outputs, {'done': len(files), 'skipped': 0, 'failed': 0})
    expect('keys', sorted(listed(client)), sorted(NEIGHBOURS))
    code, outputs, report = run_step(workspace, mode='delete-prefix', prefix='site', report='again')
    expect('exit code', code, 0)
    check_outputs(outputs, deleted=0, changed='false')
    check_report(report, outputs, {'done': 0, 'skipped': 0, 'failed': 0})
    expect('keys', sorted(listed(client)), sorted(NEIGHBOURS))
    shutil.rmtree(workspace.parent)
    print(f'{len(files)} objects went up and down again, each as it is on disk')


main()
