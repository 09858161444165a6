import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:worker_threads"
const external_node_worker_threads_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");
;// CONCATENATED MODULE: ./lib/core/shown.js
const MAX_SHOWN = 200;
/**
 * Characters that would break a line, move the cursor, turn the text around, hide in it or make
 * it something else: controls, line and paragraph separators, bidirectional and other invisible
 * formatting characters, and halves of surrogate pairs.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** Where a backslash would be taken for the beginning of an escape, or the name for ended. */
const AMBIGUOUS = /\\(?=[\\"\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|u\{|$)|"/gu;
/**
 * A name in a message: in quotes, on one line. What can't be printed stands as `\u{a}`, a quote as
 * `\"`, and a backslash as itself, except as `\\` where it would be read as part of an escape. So
 * every name has one spelling, and none is escaped again when it is printed.
 */
function quoted(name) {
    return `"${withoutControls(name.replace(AMBIGUOUS, '\\$&'))}"`;
}
/** A value in a message: like a name, and not endless. */
function shown(value) {
    if (value.length <= MAX_SHOWN)
        return quoted(value);
    return quoted(`${value.slice(0, MAX_SHOWN).replace(/[\ud800-\udbff]$/, '')}…`);
}
/**
 * Any text without what can't be printed, and without `##[command]`, which the runner obeys
 * anywhere in a line
 * (https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs).
 */
function withoutControls(text) {
    return text.replace(UNPRINTABLE, escapeCharacter).replaceAll('##[', '#\\u{23}[');
}
function escapeCharacter(character) {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
/** A value of any type in a message. Runs no code of the value's own. */
function shownAny(value) {
    if (typeof value === 'string')
        return shown(value);
    if (typeof value === 'function')
        return 'a function';
    if (typeof value !== 'object' || value === null)
        return String(value);
    return Array.isArray(value) ? `an array of ${value.length}` : 'an object';
}

;// CONCATENATED MODULE: ./lib/core/errors.js

/** What a store says when a request was not proven to have worked. */
class StoreError extends Error {
    name = 'StoreError';
    /** S3's error code, or one of this project's own. */
    code;
    scope;
    status;
    requestId;
    attempts;
    operation;
    key;
    constructor(code, message, details = {}) {
        super(message, details.cause === undefined ? undefined : { cause: details.cause });
        this.code = code;
        this.scope = details.scope ?? 'item';
        this.status = details.status;
        this.requestId = details.requestId;
        this.attempts = details.attempts;
        this.operation = details.operation;
        this.key = details.key;
    }
}
/** The same error with other words or facts; its cause is the error itself, if none is given. */
function derivedError(error, { message = error.message, ...details }) {
    const { code, scope, status, requestId, attempts, operation, key } = error;
    const known = { scope, status, requestId, attempts, operation, key, cause: error };
    const given = Object.entries({ ...known, ...details }).filter(([, fact]) => fact !== undefined);
    return new StoreError(code, message, Object.fromEntries(given));
}
/** The failure of one object; `cause` is what happened. */
class ItemError extends Error {
    name = 'ItemError';
    bucket;
    key;
    versionId;
    uploadId;
    /** S3's error code, or one of this project's own. */
    code;
    /** What was to be done with the object. */
    op;
    constructor(object, code, cause, op) {
        super(`failed to perform batch operation on ${quoted(object.key)} to ` +
            `${quoted(object.bucket)}: ${code}: ${messageOf(cause)}`, { cause });
        this.bucket = object.bucket;
        this.key = object.key;
        this.versionId = object.versionId;
        this.uploadId = object.uploadId;
        this.code = code;
        this.op = op;
    }
}
/** The text of anything that was thrown. */
function messageOf(thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
}
/** The code of anything that was thrown: its own, else the name of its class. */
function codeOf(thrown) {
    if (thrown instanceof Error) {
        const code = 'code' in thrown ? thrown.code : undefined;
        return typeof code === 'string' && code !== '' ? code : thrown.name;
    }
    return 'Error';
}

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: ./lib/sources/content-digests.js

/** Bytes read at a time. */
const PIECE_SIZE = 1024 * 1024;
/** Reads content once, from its start to its end. Rejects as its `read` does. */
async function digestContent(content, { partSizes = [], checksum, memory } = {}) {
    const { size } = content;
    // Nearly all files: in one call it takes half of the time.
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
/** Content whose MD5 is known when it was read once from start to end, as an upload does. */
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
/** The ETag that S3 gives an upload in parts of this size. */
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

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
;// CONCATENATED MODULE: ./lib/sources/file-access.js


/**
 * What is done with an open file, in the thread of the event loop, which takes some microseconds
 * for a small file. Each step on another thread would take longer than all of them together.
 */
const filesAtOnce = {
    open: external_node_fs_namespaceObject.openSync,
    stat: (file) => (0,external_node_fs_namespaceObject.fstatSync)(file, { bigint: true }),
    /** Fills `bytes` from `offset` on with what the file holds from `position` on; 0 at its end. */
    read: (file, bytes, offset, position) => (0,external_node_fs_namespaceObject.readSync)(file, bytes, offset, bytes.length - offset, position),
    close: external_node_fs_namespaceObject.closeSync,
};
const openInTheBackground = (0,external_node_util_namespaceObject.promisify)(external_node_fs_namespaceObject.open);
const statInTheBackground = (0,external_node_util_namespaceObject.promisify)(external_node_fs_namespaceObject.fstat);
const readInTheBackground = (0,external_node_util_namespaceObject.promisify)(external_node_fs_namespaceObject.read);
/** The same in other threads, while the event loop goes on. */
const filesInTheBackground = {
    open: openInTheBackground,
    stat: (file) => statInTheBackground(file, { bigint: true }),
    read: async (file, bytes, offset, position) => {
        const length = bytes.length - offset;
        const { bytesRead } = await readInTheBackground(file, bytes, offset, length, position);
        return bytesRead;
    },
    close: (0,external_node_util_namespaceObject.promisify)(external_node_fs_namespaceObject.close),
};

;// CONCATENATED MODULE: ./lib/core/content.js

/** Content held in memory; text is encoded as UTF-8. */
function contentOf(data) {
    const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
    return {
        size: bytes.byteLength,
        read: (start, end) => Promise.resolve(bytes.subarray(start, end)),
    };
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
    return new StoreError('ContentChanged', `${what} while it was being uploaded; upload it when nothing writes to it any more`);
}

;// CONCATENATED MODULE: ./lib/sources/file-content.js





/** Bytes up to which a read is done at once: handing it to another thread would take longer. */
const AT_ONCE = 256 * 1024;
/** Without waiting, so that a FIFO put in the file's place can't hold the run up for ever. */
const READ_FLAGS = external_node_fs_namespaceObject.constants.O_RDONLY | external_node_fs_namespaceObject.constants.O_NONBLOCK;
/**
 * The bytes of a file. Every read opens it anew, and rejects with a StoreError `ContentChanged`
 * when the file is not the planned one before and after, or `UnreadableFile` when it can't be
 * read. No file stays open. A change that keeps size and modification time is not noticed.
 */
function fileContent(absolutePath, planned) {
    const { size } = planned;
    return {
        size,
        read: (start, end, memory) => end - start <= AT_ONCE
            ? new Promise((resolve) => {
                resolve(readAtOnce(absolutePath, planned, start, bufferOf(end - start, memory)));
            })
            : file_content_readInTheBackground(absolutePath, planned, start, bufferOf(end - start, memory)),
    };
}
function readAtOnce(path, planned, start, bytes) {
    let file;
    try {
        file = filesAtOnce.open(path, READ_FLAGS);
        assertPlanned(filesAtOnce.stat(file), path, planned);
        const count = fillAtOnce(file, bytes, start);
        assertPlanned(filesAtOnce.stat(file), path, planned);
        if (count < bytes.length)
            throw changed(path, `ended at byte ${start + count}`);
        return bytes;
    }
    catch (thrown) {
        throw readError(path, thrown, file !== undefined);
    }
    finally {
        if (file !== undefined)
            filesAtOnce.close(file);
    }
}
async function file_content_readInTheBackground(path, planned, start, bytes) {
    let file;
    try {
        file = await filesInTheBackground.open(path, READ_FLAGS);
        assertPlanned(await filesInTheBackground.stat(file), path, planned);
        const count = await fillInTheBackground(file, bytes, start);
        assertPlanned(await filesInTheBackground.stat(file), path, planned);
        if (count < bytes.length)
            throw changed(path, `ended at byte ${start + count}`);
        return bytes;
    }
    catch (thrown) {
        throw readError(path, thrown, file !== undefined);
    }
    finally {
        if (file !== undefined)
            await filesInTheBackground.close(file);
    }
}
/** Not from Buffer's pool: a small body would keep 8 KiB alive. */
function bufferOf(size, memory) {
    const isEnough = memory !== undefined && memory.byteLength >= size;
    return isEnough
        ? Buffer.from(memory.buffer, memory.byteOffset, size)
        : Buffer.allocUnsafeSlow(size);
}
/** Fills `bytes` from `start` on, as far as the file goes; how many came. */
function fillAtOnce(file, bytes, start) {
    let count = 0;
    while (count < bytes.length) {
        const more = filesAtOnce.read(file, bytes, count, start + count);
        if (more === 0)
            break;
        count += more;
    }
    return count;
}
async function fillInTheBackground(file, bytes, start) {
    let count = 0;
    while (count < bytes.length) {
        const more = await filesInTheBackground.read(file, bytes, count, start + count);
        if (more === 0)
            break;
        count += more;
    }
    return count;
}
/** What to compare a file with later. */
function plannedFile(stats) {
    const { size, dev, ino } = stats;
    return { size: Number(size), mtimeMs: modifiedAt(stats), identity: { dev, ino } };
}
function modifiedAt({ mtimeNs }) {
    return Number(mtimeNs) / 1e6;
}
/** The error of a file that is there but can't be read. */
function unreadable(path, cause) {
    return new StoreError('UnreadableFile', `file ${quoted(path)} can't be read (${messageOf(cause)}): ` +
        'give the user that runs this the right to read it, or leave it out with a glob', { cause });
}
/** What is told of a file that could not be opened, or read. */
function readError(path, thrown, isOpen) {
    if (thrown instanceof StoreError)
        return thrown;
    const isGone = !isOpen && ['ENOENT', 'ENOTDIR'].includes(codeOf(thrown));
    return isGone ? changed(path, 'was removed') : unreadable(path, thrown);
}
function changed(path, how) {
    return contentChanged(`file ${quoted(path)} ${how}`);
}
function assertPlanned(stats, path, { size, mtimeMs, identity }) {
    const isSame = stats.ino === identity.ino && stats.dev === identity.dev;
    if (!isSame)
        throw changed(path, 'was replaced by another file');
    const found = Number(stats.size);
    if (found !== size)
        throw changed(path, `went from ${size} to ${found} bytes`);
    if (modifiedAt(stats) !== mtimeMs)
        throw changed(path, 'was written to');
}

;// CONCATENATED MODULE: ./lib/sources/digest-job.js



/** Reads files one after the other. `memory`: see DigestOptions. */
async function digestHere(jobs, memory) {
    const results = [];
    for (const { path, planned, partSizes } of jobs) {
        try {
            const options = memory === undefined ? { partSizes } : { partSizes, memory };
            results.push(await digestContent(fileContent(path, planned), options));
        }
        catch (thrown) {
            if (!(thrown instanceof StoreError))
                throw thrown;
            results.push(thrown);
        }
    }
    return results;
}

;// CONCATENATED MODULE: ./lib/sources/digest-thread.js




/*
 * What a thread runs: it answers each list of jobs with their digests, one list after the other.
 * A file that can't be read has null, because an error does not cross threads as it is.
 */
const memory = Buffer.allocUnsafeSlow(PIECE_SIZE);
let queue = Promise.resolve();
external_node_worker_threads_namespaceObject.parentPort?.on('message', (jobs) => {
    queue = queue.then(async () => {
        const results = await digestHere(jobs, memory);
        external_node_worker_threads_namespaceObject.parentPort?.postMessage(results.map((result) => (result instanceof StoreError ? null : result)));
    });
});

