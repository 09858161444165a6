"""`rclone`: copies, synchronizes, compares, lists and purges."""

import json

from store import FILES, lines_of

BUCKET = 'rclone'
AT = f'store:{BUCKET}/site'


def run_steps(store):
    store.check('rclone mkdir', lines_of(store.rclone('mkdir', f'store:{BUCKET}')), [0])
    store.write_files('rclone-site')
    names = sorted(FILES)
    check = combined(store, 'copy', 'rclone-site', AT)
    store.check('rclone copy', check, [0, *(f'+ {name}' for name in names)])
    check = combined(store, 'copy', 'rclone-site', AT)
    store.check('rclone copy again', check, [0, *(f'= {name}' for name in names)])
    compare(store, '', [0, *(f'= {name}' for name in names)])
    list_keys(store)
    synchronize(store)
    read_and_purge(store)


def combined(store, *arguments):
    """The exit code and the report's lines; what else rclone says is about its own state."""
    done = store.rclone(*arguments, '--combined', '-')
    return [done['exit'], *sorted(done['stdout'].splitlines(), key=lambda line: line[2:])]


def compare(store, when, expected):
    for options in ([], ['--download']):
        name = ' '.join(['rclone check', *options]) + when
        store.check(name, combined(store, 'check', 'rclone-site', AT, *options), expected)


def list_keys(store):
    done = store.rclone('lsjson', '--recursive', '--files-only', '--hash', '--metadata', AT)
    rows = json.loads(done['stdout'])
    types = {'html': 'text/html; charset=utf-8', 'css': 'text/css; charset=utf-8'}
    types |= {'txt': 'text/plain; charset=utf-8', 'bin': 'application/octet-stream'}
    actual = {row['Path']: [row['Size'], row['MimeType'], sorted(row['Metadata'])] for row in rows}
    expected = {
        name: [len(content), types[name.split('.')[-1]], ['btime', 'content-type', 'mtime', 'tier']]
        for name, content in FILES.items()
    }
    store.check('rclone lsjson', actual, expected)
    done = store.rclone('lsf', '--dirs-only', AT)
    folders = sorted({f'{name.split("/")[0]}/' for name in FILES if '/' in name})
    store.check('rclone lsf --dirs-only', lines_of(done), [0, *folders])


def synchronize(store):
    store.write('rclone-site/index.html', b'<p>another, longer page')
    (store.folder / 'rclone-site/a b/c+d.txt').unlink()
    marks = {'index.html': '*', 'a b/c+d.txt': '-'}
    report = [f'{marks.get(name, "=")} {name}' for name in sorted(FILES)]
    compare(store, ' after changes', [1, *report])
    store.check('rclone sync', combined(store, 'sync', 'rclone-site', AT), [0, *report])
    left = [name for name in sorted(FILES) if name != 'a b/c+d.txt']
    compare(store, ' after sync', [0, *(f'= {name}' for name in left)])
    done = combined(store, 'copy', AT, 'rclone-down')
    store.check('rclone copy down', done, [0, *(f'+ {name}' for name in left)])
    same = store.read_files('rclone-down') == store.read_files('rclone-site')
    store.check('rclone copy down: files', same, True)


def read_and_purge(store):
    done = store.rclone('cat', f'{AT}/n\u00fcr/\u65e5\u672c.txt')
    store.check('rclone cat', lines_of(done), [0, 'beyond ASCII'])
    done = store.rclone('cat', '--offset', '7', '--count', '5', f'{AT}/n\u00fcr/\u65e5\u672c.txt')
    store.check('rclone cat of a range', lines_of(done), [0, 'ASCII'])
    moved = store.rclone('moveto', f'{AT}/index.html', f'{AT}/moved + here.html')
    store.check('rclone moveto', lines_of(moved), [0])
    names = lines_of(store.rclone('lsf', '--files-only', AT))
    store.check('rclone moveto: keys', names, [0, 'moved + here.html'])
    store.check('rclone purge', lines_of(store.rclone('purge', AT)), [0])
    gone = lines_of(store.rclone('lsf', '--recursive', f'store:{BUCKET}'))
    store.check('rclone purge: keys', gone, [0])
    store.check('rclone rmdir', lines_of(store.rclone('rmdir', f'store:{BUCKET}')), [0])
