"""`aws s3`: what people type to copy, list, synchronize, move and remove."""

import hashlib
import re

from store import FILES, lines_of

BUCKET = 'aws-cli'
PART = 8 * 2**20
BIG = bytes(range(256)) * (20 * 2**20 // 256)


def run_steps(store):
    made = store.aws('s3', 'mb', f's3://{BUCKET}')
    store.check('aws s3 mb', lines_of(made), [0, f'make_bucket: {BUCKET}'])
    copy_files(store)
    copy_streams(store)
    list_keys(store)
    synchronize(store)
    move_and_remove(store)


def s3(store, *arguments, **options):
    """One command, in whose lines `{bucket}` stands for the bucket's URL."""
    return lines_of(store.aws('s3', *arguments, **options))


def etag_of(content):
    """S3's ETag of what the CLI uploads in parts, or at once when it is small."""
    if len(content) < PART:
        return f'"{hashlib.md5(content).hexdigest()}"'
    parts = [content[at : at + PART] for at in range(0, len(content), PART)]
    digests = b''.join(hashlib.md5(part).digest() for part in parts)
    return f'"{hashlib.md5(digests).hexdigest()}-{len(parts)}"'


def stored(store, key):
    answer = store.api('head-object', '--bucket', BUCKET, '--key', key)
    return {name: answer.get(name) for name in ('ContentLength', 'ContentType', 'ETag', 'Metadata')}


def expected(content, content_type, metadata=None):
    return {
        'ContentLength': len(content),
        'ContentType': content_type,
        'ETag': etag_of(content),
        'Metadata': metadata or {},
    }


def copy_files(store):
    url = f's3://{BUCKET}'
    store.write_files('site')
    page = FILES['index.html']
    done = s3(
        store, 'cp', '--no-progress', 'site/index.html', f'{url}/page.html', '--metadata', 'by=cli'
    )
    store.check('aws s3 cp file', done, [0, f'upload: site/index.html to {url}/page.html'])
    store.check(
        'aws s3 cp file: object',
        stored(store, 'page.html'),
        expected(page, 'text/html', {'by': 'cli'}),
    )

    done = s3(store, 'cp', '--no-progress', '--recursive', 'site', f'{url}/site/')
    uploads = sorted(f'upload: site/{name} to {url}/site/{name}' for name in FILES)
    store.check('aws s3 cp --recursive', done, [0, *uploads])

    store.write('big.bin', BIG)
    done = s3(store, 'cp', '--no-progress', 'big.bin', f'{url}/big.bin')
    store.check('aws s3 cp 20 MiB', done, [0, f'upload: ./big.bin to {url}/big.bin'])
    big = expected(BIG, 'application/octet-stream')
    store.check('aws s3 cp 20 MiB: object', stored(store, 'big.bin'), big)
    s3(store, 'cp', '--no-progress', f'{url}/big.bin', 'back.bin')
    back = store.read('back.bin') == BIG
    store.check('aws s3 cp 20 MiB down', back, True)

    done = s3(store, 'cp', '--no-progress', f'{url}/big.bin', f'{url}/big-copy.bin')
    store.check(
        'aws s3 cp 20 MiB to a key', done, [0, f'copy: {url}/big.bin to {url}/big-copy.bin']
    )
    # This CLI takes no type along when it copies in parts; the store then gives S3's default.
    untyped = expected(BIG, 'binary/octet-stream')
    store.check('aws s3 cp 20 MiB to a key: object', stored(store, 'big-copy.bin'), untyped)
    s3(store, 'rm', f'{url}/big-copy.bin')

    done = s3(store, 'cp', f'{url}/nothing', 'nothing')
    store.check('aws s3 cp of no object', done[0], 1)


def copy_streams(store):
    url = f's3://{BUCKET}/stream.txt'
    store.check('aws s3 cp - up', s3(store, 'cp', '-', url, stdin=b'from a pipe'), [0])
    store.check('aws s3 cp - down', s3(store, 'cp', url, '-'), [0, 'from a pipe'])


def list_keys(store):
    done = dateless(s3(store, 'ls', f's3://{BUCKET}/'))
    rows = ['PRE site/', row(len(BIG), 'big.bin'), row(11, 'page.html'), row(11, 'stream.txt')]
    store.check('aws s3 ls', done, [0, *sorted(rows)])
    done = dateless(s3(store, 'ls', '--recursive', '--summarize', f's3://{BUCKET}/site/'))
    rows = [row(len(content), f'site/{name}') for name, content in FILES.items()]
    size = sum(len(content) for content in FILES.values())
    total = ['', f'Total Objects: {len(FILES)}', f'Total Size: {size}']
    store.check('aws s3 ls --recursive', done, [0, *sorted([*rows, *total])])
    store.check('aws s3 ls of no key', s3(store, 'ls', f's3://{BUCKET}/nothing'), [1])


def row(size, key):
    return f'DATE {size} {key}'


def dateless(lines):
    texts = [re.sub(r'^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d +', 'DATE ', line) for line in lines[1:]]
    return [lines[0], *sorted(text.strip() for text in texts)]


def synchronize(store):
    url = f's3://{BUCKET}/sync'
    sync = ('sync', '--no-progress', 'site', url)
    uploads = sorted(f'upload: site/{name} to {url}/{name}' for name in FILES)
    store.check('aws s3 sync up', s3(store, *sync), [0, *uploads])
    store.check('aws s3 sync again', s3(store, *sync), [0])
    store.write('site/index.html', b'<p>another, longer page')
    upload = f'upload: site/index.html to {url}/index.html'
    store.check('aws s3 sync of one change', s3(store, *sync), [0, upload])
    (store.folder / 'site/a b/c+d.txt').unlink()
    store.check('aws s3 sync without --delete', s3(store, *sync), [0])
    store.check(
        'aws s3 sync --delete', s3(store, *sync, '--delete'), [0, f'delete: {url}/a b/c+d.txt']
    )
    left = sorted(set(FILES) - {'a b/c+d.txt'})
    downloads = sorted(f'download: {url}/{name} to down/{name}' for name in left)
    store.check(
        'aws s3 sync down', s3(store, 'sync', '--no-progress', url, 'down'), [0, *downloads]
    )
    store.check(
        'aws s3 sync down: files', names_and_sizes(store, 'down'), names_and_sizes(store, 'site')
    )
    store.check('aws s3 sync down again', s3(store, 'sync', '--no-progress', url, 'down'), [0])


def names_and_sizes(store, folder):
    files = store.read_files(folder)
    return {name: hashlib.md5(content).hexdigest() for name, content in files.items()}


def move_and_remove(store):
    url = f's3://{BUCKET}'
    moved = s3(store, 'mv', '--no-progress', f'{url}/page.html', f'{url}/moved here.html')
    store.check('aws s3 mv', moved, [0, f'move: {url}/page.html to {url}/moved here.html'])
    page = expected(FILES['index.html'], 'text/html', {'by': 'cli'})
    store.check('aws s3 mv: object', stored(store, 'moved here.html'), page)
    removed = s3(store, 'rm', '--recursive', f'{url}/site/')
    lines = sorted(f'delete: {url}/site/{name}' for name in FILES)
    store.check('aws s3 rm --recursive', removed, [0, *lines])
    store.check('aws s3 rm --recursive: keys', s3(store, 'ls', '--recursive', f'{url}/site/'), [1])
    store.check('aws s3 rb of a full bucket', s3(store, 'rb', url)[0], 1)
    store.check('aws s3 rb --force', s3(store, 'rb', '--force', url)[0], 0)
    gone = store.api('head-bucket', '--bucket', BUCKET)
    store.check('aws s3 rb --force: bucket', gone, {'exit': 255, 'error': '404'})
