import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:worker_threads"
const external_node_worker_threads_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");
;// CONCATENATED MODULE: ./lib/core/text.js
/** Texts with fewer characters share no memory with others. */
const MIN_SHARED = 13;
/**
 * A copy of a text that keeps no other text in memory. V8 stores a slice, and a text that was
 * joined from pieces, as a reference to the texts that it was made from.
 */
function ownCopyOf(text) {
    if (text.length < MIN_SHARED)
        return text.toWellFormed();
    return Buffer.from(text).toString();
}
/** Maximum length of a code or a message of a server, in characters. */
const MAX_LENGTH = 1024;
/**
 * The text of a server, cut at 1,024 characters, but never within a surrogate pair. Nothing else of
 * the answer is kept in memory.
 */
function excerptOf(text) {
    if (text.length <= MAX_LENGTH)
        return ownCopyOf(text);
    const end = isLeadSurrogate(text.charCodeAt(MAX_LENGTH - 2)) ? MAX_LENGTH - 2 : MAX_LENGTH - 1;
    return ownCopyOf(`${text.slice(0, end)}…`);
}
function isLeadSurrogate(unit) {
    return unit >= 0xd800 && unit <= 0xdbff;
}
const MAX_SHOWN = 200;
/**
 * Characters that would break a line, move the cursor, turn the text around, hide in it or make
 * it something else: controls, line and paragraph separators, bidirectional and other invisible
 * formatting characters, and halves of surrogate pairs.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** Backslashes that would read as the beginning of an escape, and quotes. */
const AMBIGUOUS = /\\(?=[\\"\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|u\{|$)|"/gu;
/**
 * A name for a message, in quotes and on one line. An unprintable character becomes `\u{a}`, a
 * quote `\"`, and a backslash is kept, except where it would read as part of an escape: there it
 * becomes `\\`. So every name has one spelling, and none is escaped again when it is printed.
 */
function quote(name) {
    return `"${escapeControls(name.replace(AMBIGUOUS, '\\$&'))}"`;
}
/** A value for a message, in quotes like a name, and cut at 200 characters. */
function quoteShort(value) {
    if (value.length <= MAX_SHOWN)
        return quote(value);
    return quote(`${value.slice(0, MAX_SHOWN).replace(/[\ud800-\udbff]$/, '')}…`);
}
/**
 * A text with its unprintable characters escaped, and `##[command]` too, which the runner obeys
 * anywhere in a line
 * (https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs).
 */
function escapeControls(text) {
    return text.replace(UNPRINTABLE, escapeCharacter).replaceAll('##[', '#\\u{23}[');
}
function escapeCharacter(character) {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
/** A value of any type for a message. Calls no method of the value. */
function text_describeValue(value) {
    if (typeof value === 'string')
        return quoteShort(value);
    if (typeof value === 'function')
        return 'a function';
    if (typeof value !== 'object' || value === null)
        return String(value);
    return Array.isArray(value) ? `an array of ${value.length}` : 'an object';
}
/** A whole number with thousands separators. Loading the locales for this would take 25 ms. */
function formatCount(count) {
    return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
/** A number with its noun: `1 object`, `1,204 objects`. Default of `many`: the noun with an `s`. */
function plural(count, one, many = `${one}s`) {
    return `${formatCount(count)} ${count === 1 ? one : many}`;
}
const UNITS = (/* unused pure expression or super */ null && (['KiB', 'MiB', 'GiB', 'TiB']));
/** A number of bytes in the largest unit that fits: `532 bytes`, `1.5 MiB`. */
function formatBytes(bytes) {
    if (bytes < 1024)
        return plural(bytes, 'byte');
    const steps = Math.min(Math.floor(Math.log2(bytes) / 10), UNITS.length);
    return `${(bytes / 1024 ** steps).toFixed(1)} ${UNITS[steps - 1] ?? ''}`;
}
const AGES = (/* unused pure expression or super */ null && ([
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['min', 60_000],
]));
/** An age in milliseconds in its largest whole unit: `41 d`, `3 h`, `5 min`, `12 s`. */
function formatAge(age) {
    if (Number.isNaN(age))
        return 'unknown';
    const [unit, length] = AGES.find(([, one]) => age >= one) ?? ['s', 1000];
    return `${formatCount(Math.max(0, Math.floor(age / length)))} ${unit}`;
}
const AGE_WORDS = { d: 'day', h: 'hour', min: 'minute' };
/** An age in milliseconds in words: `41 days old`, `1 hour old`, `less than a minute old`. */
function ageInWords(age) {
    if (Number.isNaN(age))
        return 'of unknown age';
    const found = AGES.find(([, one]) => age >= one);
    if (found === undefined)
        return 'less than a minute old';
    const [unit, length] = found;
    return `${plural(Math.floor(age / length), AGE_WORDS[unit])} old`;
}
/**
 * The most similar of some names, for a hint; undefined: more than a third of its letters differ.
 */
function nearestName(text, names) {
    const ranked = names
        .map((name) => ({ name, distance: editDistance(text.toLowerCase(), name) }))
        .sort((a, b) => a.distance - b.distance);
    const [best] = ranked;
    if (best === undefined)
        return undefined;
    return best.distance <= Math.max(1, Math.floor(best.name.length / 3)) ? best.name : undefined;
}
/**
 * Letters to insert, delete, replace or swap
 * (https://en.wikipedia.org/wiki/Damerau-Levenshtein_distance).
 */
function editDistance(from, to) {
    const rows = [Array.from({ length: to.length + 1 }, (_, column) => column)];
    for (let row = 1; row <= from.length; row += 1) {
        const current = [row];
        for (let column = 1; column <= to.length; column += 1) {
            const at = (up, left) => rows[row - up]?.[column - left] ?? Infinity;
            const isSame = from[row - 1] === to[column - 1];
            const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
            const replaced = at(1, 1) + (isSame ? 0 : 1);
            const left = (current[column - 1] ?? Infinity) + 1;
            current[column] = Math.min(at(1, 0) + 1, left, replaced, isSwap ? at(2, 2) + 1 : Infinity);
        }
        rows.push(current);
    }
    return rows[from.length]?.[to.length] ?? Infinity;
}

;// CONCATENATED MODULE: ./lib/core/errors.js

/** The error of a request that was not proven to have succeeded. */
class errors_StoreError extends Error {
    name = 'StoreError';
    /** S3's error code, or one of this project's own. */
    code;
    scope;
    status;
    requestId;
    attempts;
    operation;
    key;
    requestHeaders;
    constructor(code, message, details = {}) {
        super(message, details.cause === undefined ? undefined : { cause: details.cause });
        this.code = code;
        this.scope = details.scope ?? 'item';
        this.status = details.status;
        this.requestId = details.requestId;
        this.attempts = details.attempts;
        this.operation = details.operation;
        this.key = details.key;
        this.requestHeaders = details.requestHeaders;
    }
}
/** Whether a store refused a request because its credentials lack a right. */
function isDeniedRequest(thrown) {
    return (thrown instanceof errors_StoreError && (thrown.code === 'AccessDenied' || thrown.code === 'Forbidden'));
}
/**
 * A copy of an error with another message or details. Its cause is the error, unless one is given.
 */
function derivedError(error, { message = error.message, ...details }) {
    const { code, scope, status, requestId, attempts, operation, key, requestHeaders } = error;
    const request = { operation, key, requestHeaders };
    const known = { scope, status, requestId, attempts, ...request, cause: error };
    const given = Object.entries({ ...known, ...details }).filter(([, fact]) => fact !== undefined);
    return new errors_StoreError(code, message, Object.fromEntries(given));
}
/**
 * The failure of one object. `cause` is the error that caused it, `code` the code of that error.
 */
class ItemError extends Error {
    name = 'ItemError';
    bucket;
    key;
    versionId;
    uploadId;
    /** S3's error code, or one of this project's own. */
    code;
    /** The operation that failed. */
    op;
    constructor(object, code, cause, op) {
        super(`failed to perform batch operation on ${quote(object.key)} to ` +
            `${quote(object.bucket)}: ${code}: ${errors_messageOf(cause)}`, { cause });
        this.bucket = object.bucket;
        this.key = object.key;
        this.versionId = object.versionId;
        this.uploadId = object.uploadId;
        this.code = code;
        this.op = op;
    }
}
/** The message of any thrown value. */
function errors_messageOf(thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
}
/** The code of any thrown value: its own, else the name of its class. */
function codeOf(thrown) {
    if (thrown instanceof Error) {
        const code = 'code' in thrown ? thrown.code : undefined;
        return typeof code === 'string' && code !== '' ? code : thrown.name;
    }
    return 'Error';
}
/**
 * The error of options, a directory or a plan that is refused: all problems, each with a remedy.
 */
class InputError extends Error {
    name = 'InputError';
    problems;
    constructor(problems) {
        super(problems.join('\n'));
        this.problems = problems;
    }
}
/**
 * The error codes that this project creates: its own, and those of S3 and the SDK that it gives in
 * their place. A test compares the list with the sources.
 */
const OWN_CODES = (/* unused pure expression or super */ null && ([
    'AbortsStopped',
    'AfterFailed',
    'AmbiguousKeys',
    'BucketInEndpoint',
    'ConditionNotHonored',
    'ContentChanged',
    'CredentialsProviderError',
    'DanglingLink',
    'DeleteBatchError',
    'DeletesStopped',
    'DeployInProgress',
    'DeployOvertaken',
    'DirectoryReplaced',
    'EntityTooLarge',
    'FileChanged',
    'FileDisappeared',
    'ForeignKey',
    'GitDirectory',
    'IncompleteBody',
    'InsecureEndpoint',
    'InvalidBucket',
    'InvalidCaBundle',
    'InvalidFileName',
    'InvalidHeader',
    'InvalidItem',
    'InvalidKey',
    'LeaseExpired',
    'LinkLoop',
    'LinkOutOfRoot',
    'ListingLoop',
    'ListingOrder',
    'ListingVersionOne',
    'NoListedETag',
    'NoServerTime',
    'NoSuchKey',
    'NotARegularFile',
    'NotAttempted',
    'NotFromStore',
    'NotReplaced',
    'NotRestored',
    'PreconditionFailed',
    'ProxyError',
    'RequestCanceled',
    'SourceUnreadable',
    'StillListed',
    'Unaccounted',
    'UnknownGrant',
    'UnknownOutcome',
    'UnorderedListing',
    'UnprovenAnswer',
    'UnreadableContent',
    'UnreadableDirectory',
    'UnreadableFile',
    'UnsafeFile',
    'UnsafeKey',
    'UnsafePath',
    'UploadStillThere',
    'WriteFailed',
]));
/** Whether a store refused a request because it does not support the condition of a write. */
function refusesCondition(error) {
    if (!(error instanceof errors_StoreError))
        return false;
    const { code, status, message } = error;
    if (code === 'NotImplemented' || status === 501)
        return true;
    return status === 400 && /if-(none-)?match|condition/i.test(message);
}
/**
 * Codes of stores that keep objects as files, where no key can be both an object and the beginning
 * of others at a slash: of versitygw, and of MinIO over a file system.
 */
const KEY_IN_WAY_CODES = (/* unused pure expression or super */ null && ([
    'ObjectParentIsFile',
    'ExistingObjectIsDirectory',
    'XMinioParentIsObject',
    'XMinioObjectExistsAsDirectory',
]));
/** Whether a store refused an object because of another one with a key above or below it. */
function isKeyInWay(error) {
    return error instanceof errors_StoreError && KEY_IN_WAY_CODES.includes(error.code);
}

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
;// CONCATENATED MODULE: ./lib/core/items.js


function contentOf(source) {
    if (typeof source === 'string')
        return contentOfBytes(new TextEncoder().encode(source));
    if (source instanceof Uint8Array)
        return contentOfBytes(source);
    if (source instanceof Blob)
        return contentOfBlob(source);
    if (hasMethod(source, Symbol.asyncIterator)) {
        return { stream: readOnce(source) };
    }
    return source;
}
function contentOfBytes(bytes) {
    return {
        size: bytes.byteLength,
        read: (start, end) => Promise.resolve(bytes.subarray(start, end)),
    };
}
function contentOfBlob(blob) {
    return {
        size: blob.size,
        read: async (start, end) => {
            try {
                return new Uint8Array(await blob.slice(start, end).arrayBuffer());
            }
            catch (thrown) {
                throw unreadableContent(thrown);
            }
        },
    };
}
/** Streams that were read: read again they would be empty, and so would the object. */
const streamsRead = new WeakSet();
/**
 * Errors of a stream are the object's alone, whatever codes they have. No generator: one that waits
 * for bytes can't be closed.
 */
function readOnce(source) {
    return {
        [Symbol.asyncIterator]() {
            assertUnread(source);
            const iterator = source[Symbol.asyncIterator]();
            const close = async () => {
                source.destroy?.();
                await iterator.return?.();
                return END;
            };
            return {
                async next() {
                    const pulled = await nextOf(iterator);
                    if (pulled.done === true)
                        return END;
                    if (pulled.value instanceof Uint8Array)
                        return { done: false, value: pulled.value };
                    await close();
                    throw notBytes(pulled.value);
                },
                return: close,
            };
        },
    };
}
const END = { done: true, value: undefined };
function assertUnread(source) {
    const { readableEnded, destroyed } = source;
    if (streamsRead.has(source) || readableEnded === true || destroyed === true) {
        const problem = 'the content is a stream that was read before';
        throw new StoreError('InvalidItem', `${problem}: give every item a stream of its own`);
    }
    streamsRead.add(source);
}
async function nextOf(iterator) {
    try {
        return await iterator.next();
    }
    catch (thrown) {
        throw unreadableContent(thrown);
    }
}
function unreadableContent(cause) {
    const message = `the content can't be read to its end: ${messageOf(cause)}`;
    return new StoreError('UnreadableContent', message, { cause });
}
function notBytes(chunk) {
    return new StoreError('InvalidItem', `the content yielded ${describeValue(chunk)}, not bytes: yield Uint8Arrays, and set no encoding`);
}
/** Reads as `read` does, and rejects with `ContentChanged` when it gives more or fewer bytes. */
async function readWhole(content, start, end, memory) {
    const bytes = await content.read(start, end, memory);
    if (bytes.byteLength === end - start)
        return bytes;
    throw contentChanged(`${bytes.byteLength} bytes came in place of ${start} to ${end}`);
}
/** The error of content that is no longer what it was when the upload was planned. */
function contentChanged(what) {
    return new errors_StoreError('ContentChanged', `${what} while it was being uploaded; upload it when nothing writes to it any more`);
}
/** Throws a TypeError for what nothing can be pulled from. */
function assertIterable(source) {
    if (hasMethod(source, Symbol.asyncIterator) || hasMethod(source, Symbol.iterator))
        return;
    const remedy = typeof source === 'function'
        ? 'call the function, and give what it returns'
        : 'give an array, a generator or another iterable; a single item goes in an array';
    throw new TypeError(`${describeValue(source)} can't be iterated over: ${remedy}`);
}
function isAsyncIterable(source) {
    return hasMethod(source, Symbol.asyncIterator);
}
function hasMethod(source, name) {
    if (source === undefined || source === null)
        return false;
    return typeof source[name] === 'function';
}
/** Throws a TypeError, as `for await` does, for what is no `{ done, value }`. */
function assertResult(pulled) {
    const isPromise = pulled instanceof Promise;
    if (typeof pulled === 'object' && pulled !== null && !isPromise)
        return;
    // It may reject, and nothing else waits for it.
    if (isPromise)
        pulled.catch(() => undefined);
    const what = isPromise ? 'a promise' : describeValue(pulled);
    throw new TypeError(`next() of the iterator gave ${what} in place of { done, value }: ` +
        (isPromise ? 'name its method Symbol.asyncIterator' : 'correct the iterator'));
}

;// CONCATENATED MODULE: ./lib/local/file-content.js





/** Maximum bytes of a synchronous read: to hand it to another thread would take longer. */
const AT_ONCE = 256 * 1024;
/** Non-blocking, so that a FIFO in the file's place can't block the run for ever. */
const READ_FLAGS = external_node_fs_namespaceObject.constants.O_RDONLY | external_node_fs_namespaceObject.constants.O_NONBLOCK;
/**
 * Returns the bytes of a file as `Content`. Every read opens it anew, and rejects with a StoreError
 * `ContentChanged` when the file is not the planned one before and after, or `UnreadableFile` when
 * it can't be read. No file stays open. A change that keeps size and modification time is not
 * noticed: the time of change (ctime) would show it, but backups, indexers and hard links made
 * elsewhere set it too, and a deploy must not fail for them.
 */
function fileContent(absolutePath, planned) {
    const { size } = planned;
    return {
        size,
        read: (start, end, memory) => end - start <= AT_ONCE
            ? new Promise((resolve) => {
                resolve(readAtOnce(absolutePath, planned, start, bufferOf(end - start, memory)));
            })
            : readInTheBackground(absolutePath, planned, start, bufferOf(end - start, memory)),
    };
}
function readAtOnce(path, planned, start, bytes) {
    let file;
    try {
        file = syncFileIo.open(path, READ_FLAGS);
        assertPlanned(syncFileIo.stat(file), path, planned);
        const count = fillAtOnce(file, bytes, start);
        assertPlanned(syncFileIo.stat(file), path, planned);
        if (count < bytes.length)
            throw changed(path, `ended at byte ${start + count}`);
        return bytes;
    }
    catch (thrown) {
        throw readError(path, thrown, file !== undefined);
    }
    finally {
        if (file !== undefined)
            syncFileIo.close(file);
    }
}
async function readInTheBackground(path, planned, start, bytes) {
    let file;
    try {
        file = await asyncFileIo.open(path, READ_FLAGS);
        assertPlanned(await asyncFileIo.stat(file), path, planned);
        const count = await fillInTheBackground(file, bytes, start);
        assertPlanned(await asyncFileIo.stat(file), path, planned);
        if (count < bytes.length)
            throw changed(path, `ended at byte ${start + count}`);
        return bytes;
    }
    catch (thrown) {
        throw readError(path, thrown, file !== undefined);
    }
    finally {
        if (file !== undefined)
            await asyncFileIo.close(file);
    }
}
/** Never from Buffer's pool, of which a small body would keep 8 KiB alive. */
function bufferOf(size, memory) {
    const isEnough = memory !== undefined && memory.byteLength >= size;
    return isEnough
        ? Buffer.from(memory.buffer, memory.byteOffset, size)
        : Buffer.allocUnsafeSlow(size);
}
/** Fills `bytes` with the file's content from `start`. Returns the number of bytes read. */
function fillAtOnce(file, bytes, start) {
    let count = 0;
    while (count < bytes.length) {
        const more = syncFileIo.read(file, bytes, count, start + count);
        if (more === 0)
            break;
        count += more;
    }
    return count;
}
async function fillInTheBackground(file, bytes, start) {
    let count = 0;
    while (count < bytes.length) {
        const more = await asyncFileIo.read(file, bytes, count, start + count);
        if (more === 0)
            break;
        count += more;
    }
    return count;
}
/** Returns the state of a file from its stats, for `fileContent` to compare it with later. */
function plannedFile(stats) {
    const { size, dev, ino } = stats;
    return { size: Number(size), mtimeMs: modifiedAt(stats), identity: { dev, ino } };
}
function modifiedAt({ mtimeNs }) {
    return Number(mtimeNs) / 1e6;
}
/** The error of a file that exists but can't be read. */
function unreadable(path, cause) {
    return new errors_StoreError('UnreadableFile', `file ${quote(path)} can't be read (${errors_messageOf(cause)}): ` +
        'give the user that runs this permission to read it, or exclude it with a glob', { cause });
}
/** The error of a file that could not be opened or read. */
function readError(path, thrown, isOpen) {
    if (thrown instanceof errors_StoreError)
        return thrown;
    const isGone = !isOpen && ['ENOENT', 'ENOTDIR'].includes(codeOf(thrown));
    return isGone ? changed(path, 'was removed') : unreadable(path, thrown);
}
function changed(path, how) {
    return contentChanged(`file ${quote(path)} ${how}`);
}
function assertPlanned(stats, path, { size, mtimeMs, identity }) {
    const isSame = stats.ino === identity.ino && stats.dev === identity.dev;
    if (!isSame)
        throw changed(path, 'was replaced by another file');
    const found = Number(stats.size);
    if (found !== size)
        throw changed(path, `changed from ${formatCount(size)} to ${plural(found, 'byte')}`);
    if (modifiedAt(stats) !== mtimeMs)
        throw changed(path, 'was modified');
}
/**
 * File operations in the thread of the event loop, which take some microseconds for a small file.
 * Each of them on another thread would take longer than all of them together.
 */
const syncFileIo = {
    open: external_node_fs_namespaceObject.openSync,
    stat: (file) => (0,external_node_fs_namespaceObject.fstatSync)(file, { bigint: true }),
    /** Reads into `bytes` at `offset` from `position`. Returns the number of bytes; 0 at the end. */
    read: (file, bytes, offset, position) => (0,external_node_fs_namespaceObject.readSync)(file, bytes, offset, bytes.length - offset, position),
    close: external_node_fs_namespaceObject.closeSync,
};
const openInTheBackground = (0,external_node_util_namespaceObject.promisify)(external_node_fs_namespaceObject.open);
const statInTheBackground = (0,external_node_util_namespaceObject.promisify)(external_node_fs_namespaceObject.fstat);
const readBytesInTheBackground = (0,external_node_util_namespaceObject.promisify)(external_node_fs_namespaceObject.read);
/** The same operations in other threads, without blocking the event loop. */
const asyncFileIo = {
    open: openInTheBackground,
    stat: (file) => statInTheBackground(file, { bigint: true }),
    read: async (file, bytes, offset, position) => {
        const length = bytes.length - offset;
        const { bytesRead } = await readBytesInTheBackground(file, bytes, offset, length, position);
        return bytesRead;
    },
    close: (0,external_node_util_namespaceObject.promisify)(external_node_fs_namespaceObject.close),
};

;// CONCATENATED MODULE: ./lib/local/digests.js



/** Number of bytes read at a time. */
const PIECE_SIZE = 1024 * 1024;
/** Reads content once, from its start to its end. Rejects as its `read` does. */
async function digestContent(content, { partSizes = [], checksum, memory } = {}) {
    const { size } = content;
    // Nearly all files are this small, and one call takes half the time.
    if (size <= PIECE_SIZE && partSizes.length === 0 && checksum === undefined) {
        return { md5: (0,external_node_crypto_namespaceObject.hash)('md5', await content.read(0, size, memory), 'hex'), etags: [] };
    }
    const md5 = (0,external_node_crypto_namespaceObject.createHash)('md5');
    const parts = partSizes.map(partsHash);
    for (let start = 0; start < size; start += PIECE_SIZE) {
        const bytes = await content.read(start, Math.min(start + PIECE_SIZE, size), memory);
        md5.update(bytes);
        for (const part of parts)
            part.update(bytes);
        checksum?.update(bytes);
    }
    const etags = parts.map((part) => part.etag());
    return { md5: md5.digest('hex'), etags };
}
/** Content whose MD5 is known once it was read from start to end, as an upload does. */
function withDigest(content) {
    let hash = createHash('md5');
    let position = 0;
    const read = async (start, end, memory) => {
        const bytes = await content.read(start, end, memory);
        if (start === 0) {
            hash = createHash('md5');
            position = 0;
        }
        if (start === position) {
            hash.update(bytes);
            position = end;
        }
        return bytes;
    };
    return {
        content: { size: content.size, read },
        md5: () => (position === content.size ? hash.copy().digest('hex') : undefined),
    };
}
/** Computes the ETag that S3 gives an upload in parts of this size. */
function partsHash(partSize) {
    const whole = (0,external_node_crypto_namespaceObject.createHash)('md5');
    let part;
    let filled = 0;
    let count = 0;
    const close = () => {
        whole.update((part ?? (0,external_node_crypto_namespaceObject.createHash)('md5')).digest());
        part = undefined;
        filled = 0;
        count += 1;
    };
    return {
        update(bytes) {
            for (let start = 0; start < bytes.length;) {
                const end = Math.min(bytes.length, start + partSize - filled);
                part ??= (0,external_node_crypto_namespaceObject.createHash)('md5');
                part.update(bytes.subarray(start, end));
                filled += end - start;
                start = end;
                if (filled === partSize)
                    close();
            }
        },
        etag() {
            if (filled > 0 || count === 0)
                close();
            return `${whole.digest('hex')}-${count}`;
        },
    };
}
/** Reads files one after the other. `memory`: see DigestOptions. */
async function digestFiles(jobs, memory) {
    const results = [];
    for (const { path, planned, partSizes } of jobs) {
        try {
            const options = memory === undefined ? { partSizes } : { partSizes, memory };
            results.push(await digestContent(fileContent(path, planned), options));
        }
        catch (thrown) {
            if (!(thrown instanceof errors_StoreError))
                throw thrown;
            results.push(thrown);
        }
    }
    return results;
}

;// CONCATENATED MODULE: ./lib/local/digest-thread.js



/*
 * The program of a thread: it answers each list of jobs with their digests, one list after another.
 * A file that can't be read has null, because an error loses its class between threads.
 */
const memory = Buffer.allocUnsafeSlow(PIECE_SIZE);
let queue = Promise.resolve();
external_node_worker_threads_namespaceObject.parentPort?.on('message', (jobs) => {
    queue = queue.then(async () => {
        const results = await digestFiles(jobs, memory);
        external_node_worker_threads_namespaceObject.parentPort?.postMessage(results.map((result) => (result instanceof errors_StoreError ? null : result)));
    });
});

