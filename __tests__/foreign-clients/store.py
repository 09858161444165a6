"""One store as its clients see it: what each step gave there, beside what it should give."""

import json
import os
import pathlib
import re
import subprocess

import boto3
from botocore.config import Config

# Different in every run, so that only their kind can be compared.
KINDS = {
    'Initiated': 'a time',
    'LastModified': 'a time',
    'Initiator': 'an owner',
    'Owner': 'an owner',
    'NextContinuationToken': 'a token',
    'NextToken': 'a token',
    'UploadId': 'an upload id',
    'VersionId': 'a version id',
}
WRITTEN = 1_700_000_000
FILES = {
    'index.html': b'<p>one page',
    'css/site.css': b'p { color: red }',
    'a b/c+d.txt': b'a space and a plus',
    'n\u00fcr/\u65e5\u672c.txt': b'beyond ASCII',
    'odd/100%&(1)~.txt': b'what URLs encode',
    'odd/empty.bin': b'',
}


class Store:
    """Has a folder of its own for what clients read and write, and the steps' results."""

    def __init__(self, name, folder):
        self.name = name
        self.endpoint = os.environ[f'STORE_ENDPOINT_{name.upper()}']
        self.folder = pathlib.Path(folder)
        self.results = {}
        self.boto3 = boto3.client(
            's3',
            endpoint_url=self.endpoint,
            config=Config(signature_version='s3v4', retries={'total_max_attempts': 1}),
        )

    def check(self, step, actual, expected):
        """Notes a result under the step's name, which begins with the client's."""
        assert step not in self.results, f'two steps are named {step!r}'
        self.results[step] = (actual, expected)

    def aws(self, *arguments, stdin=b''):
        return self.run('aws', '--endpoint-url', self.endpoint, *arguments, stdin=stdin)

    def api(self, operation, *arguments):
        """The answer of `aws s3api`, or the exit code with the code of S3's error."""
        done = self.aws('s3api', operation, *arguments)
        if done['exit'] != 0:
            return {'exit': done['exit'], 'error': error_of(done['stderr'])}
        return json.loads(done['stdout'] or '{}')

    def rclone(self, *arguments):
        """Runs rclone, for which the store's name is `store:`."""
        settings = {
            'TYPE': 's3',
            'PROVIDER': 'Other',
            'ENV_AUTH': 'true',
            'REGION': os.environ['AWS_REGION'],
            'ENDPOINT': self.endpoint,
            'FORCE_PATH_STYLE': 'true',
        }
        return self.run(
            'rclone',
            '--retries=1',
            '--low-level-retries=1',
            *arguments,
            **{f'RCLONE_CONFIG_STORE_{name}': value for name, value in settings.items()},
        )

    def run(self, *command, stdin=b'', **environment):
        done = subprocess.run(
            command,
            cwd=self.folder,
            env={**os.environ, **environment},
            input=stdin,
            capture_output=True,
            check=False,
        )
        texts = {'stdout': done.stdout.decode(), 'stderr': done.stderr.decode()}
        return {'exit': done.returncode, **texts}

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        # S3 drops fractions of a second, so what was uploaded at once would be older than its file.
        os.utime(path, (WRITTEN, WRITTEN))

    def write_files(self, folder, files=None):
        for name, content in (FILES if files is None else files).items():
            self.write(f'{folder}/{name}', content)

    def read(self, name):
        """What a client wrote, or None."""
        path = self.folder / name
        return path.read_bytes() if path.exists() else None

    def read_files(self, folder):
        root = self.folder / folder
        paths = [path for path in root.rglob('*') if path.is_file()]
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def lines_of(done):
    """The exit code and the lines of a client that works on many things at once, in any order."""
    lines = done['stdout'].splitlines() + done['stderr'].splitlines()
    return [done['exit'], *sorted(line.rstrip() for line in lines)]


def error_of(text):
    """The code of S3's error in a message of the AWS CLI."""
    code = re.search(r'An error occurred \((\w+)\)', text)
    return code[1] if code else text


def kinds_of(value, name=''):
    """An answer without what no two runs have in common."""
    if isinstance(value, dict):
        if name in KINDS:
            return KINDS[name]
        rows = {key: kinds_of(one, key) for key, one in value.items()}
        return {key: one for key, one in rows.items() if key != 'ResponseMetadata'}
    if isinstance(value, list):
        return [kinds_of(one) for one in value]
    return KINDS[name] if name in KINDS and value != 'null' else value
