import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 2018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 7016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 5660:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ sized),
/* harmony export */   m: () => (/* binding */ countsOf)
/* harmony export */ });
function countsOf({ done, skipped, failed, bytes }) {
    return {
        uploaded: done.upload,
        deleted: done.delete,
        downloaded: done.download,
        copied: done.copy,
        aborted: done.abort,
        skipped,
        failed,
        bytes,
    };
}
const UNITS = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
/** Bytes for people: `532 bytes`, `1.5 MiB`. */
function sized(bytes) {
    const steps = bytes < 1024 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), UNITS.length - 1);
    const value = bytes / 1024 ** steps;
    return `${steps === 0 ? value : value.toFixed(1)} ${UNITS[steps] ?? ''}`;
}


/***/ }),

/***/ 3987:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ InputError)
/* harmony export */ });
/** All that is wrong with what the workflow asks for, each with what to do about it. */
class InputError extends Error {
    name = 'InputError';
    problems;
    constructor(problems) {
        super(problems.join('\n'));
        this.problems = problems;
    }
}


/***/ }),

/***/ 1461:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D9: () => (/* binding */ markdownCode),
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   g$: () => (/* binding */ printable)
/* harmony export */ });
/**
 * Characters that would break a line, move the cursor, turn the text around, hide in it or make
 * it something else: controls, line and paragraph separators, bidirectional and other invisible
 * formatting characters, and halves of surrogate pairs.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
/**
 * Any text as one line of the log. The runner reads `##[command]` anywhere in a line and
 * `::command::` at its start, after any white space
 * (https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs).
 */
function printable(text) {
    return text
        .replace(UNPRINTABLE, escapeCharacter)
        .replaceAll('##[', '#\\u{23}[')
        .replace(/^(\s*)::/u, '$1\\u{3a}:');
}
/** A key or a file name as it stands in a message: in quotes, on one line. */
function quoted(name) {
    return `"${printable(name).replaceAll('"', '\\"')}"`;
}
/**
 * Any text as code in Markdown, also inside a table. Everything that is not a letter, a digit or
 * a space goes as a character reference, so that nothing in it is markup, a link or a mention.
 */
function markdownCode(text) {
    const references = printable(text).replace(/[^\p{L}\p{N} ]/gu, (character) => {
        return `&#${String(character.codePointAt(0))};`;
    });
    return `<code>${references}</code>`;
}
function escapeCharacter(character) {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}


/***/ }),

/***/ 9107:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: ./lib/core/errors.js
var core_errors = __nccwpck_require__(3828);
// EXTERNAL MODULE: ./lib/core/tally.js
var core_tally = __nccwpck_require__(2597);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(8500);
;// CONCATENATED MODULE: external "node:worker_threads"
const external_node_worker_threads_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");
// EXTERNAL MODULE: ./lib/sources/content-digests.js
var content_digests = __nccwpck_require__(4379);
// EXTERNAL MODULE: ./lib/sources/file-content.js + 1 modules
var file_content = __nccwpck_require__(7685);
;// CONCATENATED MODULE: ./lib/sources/digest-job.js



/** Reads files one after the other. `memory`: see DigestOptions. */
async function digestHere(jobs, memory) {
    const results = [];
    for (const { path, planned, partSizes } of jobs) {
        try {
            const options = memory === undefined ? { partSizes } : { partSizes, memory };
            results.push(await (0,content_digests/* digestContent */.aD)((0,file_content/* fileContent */.qY)(path, planned), options));
        }
        catch (thrown) {
            if (!(thrown instanceof core_errors/* StoreError */.AD))
                throw thrown;
            results.push(thrown);
        }
    }
    return results;
}

;// CONCATENATED MODULE: ./lib/sources/digest-threads.js






/** One processor is left to the thread that sends; many more threads would wait for the disk. */
const THREADS = Math.min(4, Math.max(1, (0,external_node_os_.availableParallelism)() - 1));
/** Bytes from which threads are worth what their start takes. */
const WORTH_THREADS = 4 * 1024 * 1024;
/** What opening a file takes, in bytes that are hashed meanwhile. */
const OPENING = 16 * 1024;
/** Lists that each thread has before it, so that it has work while its caller is busy. */
const LISTS_A_THREAD = 8;
/** Of a thread, in MiB: it holds little but the piece of a file. */
const HEAP = { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 64 };
/**
 * Reads files in threads, once there is enough to read. `entry` is `digest-thread.ts` as Node can
 * run it; undefined: all is read in the thread of the caller.
 */
function createDigester(entry) {
    let threads;
    let work = 0;
    const memory = Buffer.allocUnsafeSlow(content_digests/* PIECE_SIZE */.rQ);
    let queue = Promise.resolve();
    // One list at a time, since all are read into the same memory.
    const digestInTurn = (jobs) => {
        const results = queue.then(() => digestHere(jobs, memory));
        queue = results;
        return results;
    };
    return {
        listsAtOnce: entry === undefined ? 1 : THREADS * LISTS_A_THREAD,
        async digest(jobs) {
            for (const { planned } of jobs)
                work += planned.size + OPENING;
            if (entry === undefined || work < WORTH_THREADS)
                return digestInTurn(jobs);
            threads ??= Array.from({ length: THREADS }, () => startThread(entry));
            const thread = idlest(threads);
            if (thread.waiting < LISTS_A_THREAD)
                return thread.digest(jobs);
            // Answers of the threads are heard, and they get more, before this one reads on.
            await (0,promises_.setImmediate)();
            return digestInTurn(jobs);
        },
        close: () => {
            for (const thread of threads ?? [])
                thread.close();
        },
    };
}
function idlest(threads) {
    return threads.reduce((least, other) => (other.waiting < least.waiting ? other : least));
}
function startThread(entry) {
    const asked = [];
    const worker = new external_node_worker_threads_namespaceObject.Worker(entry, { resourceLimits: HEAP });
    let failure;
    const fail = (cause) => {
        failure ??= threadEnded(cause);
        for (const { reject } of asked.splice(0))
            reject(failure);
    };
    worker.on('message', (digests) => {
        const first = asked.shift();
        first?.resolve(withReasons(first.jobs, digests));
    });
    worker.on('error', fail);
    worker.on('exit', (code) => {
        fail(new Error(`exit code ${code}`));
    });
    return {
        get waiting() {
            return asked.length;
        },
        digest: (jobs) => new Promise((resolve, reject) => {
            if (failure !== undefined)
                throw failure;
            asked.push({ jobs, resolve, reject });
            worker.postMessage(jobs);
        }),
        close: () => void worker.terminate(),
    };
}
function threadEnded(cause) {
    const message = `a thread that reads files has ended (${(0,core_errors/* messageOf */.bD)(cause)}): run this again, with memory to ` +
        'spare and all files of the action in their places';
    return new Error(message, { cause });
}
/** A file that the thread could not read is read again here, which tells why. */
async function withReasons(jobs, digests) {
    const results = [];
    for (const [at, job] of jobs.entries()) {
        const digest = digests[at];
        results.push(...(digest ? [digest] : await digestHere([job])));
    }
    return results;
}

// EXTERNAL MODULE: ./lib/core/batch-error.js
var batch_error = __nccwpck_require__(3324);
// EXTERNAL MODULE: ./lib/store/wrapped-store.js
var wrapped_store = __nccwpck_require__(8848);
;// CONCATENATED MODULE: ./lib/store/dry-run-store.js


/**
 * A store that answers every write as if it had worked and sends none. Reads go through, so that
 * conditions are judged by what the store really holds.
 */
class DryRunStore extends wrapped_store/* WrappedStore */.f {
    async put(request, signal) {
        const { content, ifNoneMatch, ifMatch } = request;
        await content.read(0, 0);
        if (ifNoneMatch === undefined && ifMatch === undefined)
            return {};
        const refusal = refusalOf(request, await this.inner.head(request, signal));
        if (refusal !== undefined)
            throw refusal;
        return {};
    }
    copy() {
        return Promise.resolve({});
    }
    deleteMany(request) {
        return Promise.resolve(request.objects.map(() => ({})));
    }
    abortUpload() {
        return Promise.resolve({});
    }
}
/** How a store refuses a conditional write over what it holds. */
function refusalOf({ ifNoneMatch, ifMatch }, existing) {
    if (existing === undefined) {
        return ifMatch === undefined
            ? undefined
            : new core_errors/* StoreError */.AD('NoSuchKey', 'the key does not exist', { status: 404 });
    }
    if (ifNoneMatch === undefined && existing.etag === ifMatch)
        return undefined;
    const message = ifNoneMatch === undefined ? 'the object has another ETag' : 'the key exists';
    return new core_errors/* StoreError */.AD('PreconditionFailed', message, { status: 412 });
}

// EXTERNAL MODULE: ./lib/operations/skeleton.js
var skeleton = __nccwpck_require__(99);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 14 modules
var core = __nccwpck_require__(819);
// EXTERNAL MODULE: ./lib/action/printable.js
var printable = __nccwpck_require__(1461);
;// CONCATENATED MODULE: ./lib/action/log.js


/** The runner cuts the message of an annotation after so many characters. */
const MAX_ANNOTATION = 4096;
const log = {
    info(...lines) {
        for (const line of lines)
            core/* info */.pq((0,printable/* printable */.g$)(line));
    },
    warning(...lines) {
        core/* warning */.$e(annotation(lines));
    },
    error(...lines) {
        core/* error */.z3(annotation(lines));
    },
    fail(...lines) {
        core/* setFailed */.C1(annotation(lines));
    },
};
/** The same log, whose warnings are kept in `warnings` too. */
function keepWarnings(base, warnings) {
    return {
        ...base,
        warning(...lines) {
            warnings.push(lines.join('\n'));
            base.warning(...lines);
        },
    };
}
function annotation(lines) {
    const text = lines.map(printable/* printable */.g$).join('\n');
    return text.length <= MAX_ANNOTATION ? text : `${text.slice(0, MAX_ANNOTATION - 2)} \u2026`;
}
/** Keeps a secret out of everything that is printed from here on. */
function mask(secret) {
    core/* setSecret */.Pq(secret);
}

;// CONCATENATED MODULE: ./lib/action/upload-state.js

const PHASE = 'phase';
const UPLOAD = 'upload-';
/** Keeps in the step's state which multipart uploads are open, for the step after a kill. */
const uploadJournal = {
    opened(slot, upload) {
        core/* saveState */.LZ(`${UPLOAD}${slot}`, JSON.stringify(upload));
    },
    closed(slot) {
        core/* saveState */.LZ(`${UPLOAD}${slot}`, '');
    },
};
/** Tells the post step that the main one has begun. */
function saveMainPhase() {
    core/* saveState */.LZ(PHASE, 'main');
}
/** The runner runs the same file for both, and gives the post step what the main one has saved. */
function isPostStep(env) {
    return env[`STATE_${PHASE}`] === 'main';
}
/** The uploads that the main step neither completed nor aborted. */
function uploadsLeft(env) {
    return Object.entries(env).flatMap(([name, value]) => name.startsWith(`STATE_${UPLOAD}`) && value ? [JSON.parse(value)] : []);
}

;// CONCATENATED MODULE: ./lib/action/connection.js




/** Sockets beyond the objects in flight: an object that goes in parts uses several. */
const SPARE_SOCKETS = 32;
/** Opens the store that the inputs name; `onEndpoint` is told where requests really go. */
async function openConnection(inputs, log, onEndpoint) {
    const { bucket, region, dryRun } = inputs;
    const tell = (url) => {
        onEndpoint(url);
        log.info(`endpoint: ${url}, bucket: ${bucket}, region: ${region ?? 'asked of the bucket'}`);
    };
    // Not loaded for inputs that are refused: the SDK is most of what there is to load.
    const { openS3Store } = await __nccwpck_require__.e(/* import() */ 835).then(__nccwpck_require__.bind(__nccwpck_require__, 4835));
    const store = await openS3Store({ ...connectionOf(inputs), onEndpoint: tell, uploadJournal: uploadJournal }, bucket);
    const close = () => {
        store.close();
    };
    return { store: dryRun ? new DryRunStore(store) : store, close };
}
/** Where the inputs say that the store is. */
function connectionOf(inputs) {
    const { region, endpoint, allowHttp, forcePathStyle, concurrency } = inputs;
    return {
        allowHttp,
        forcePathStyle,
        maxSockets: (concurrency ?? skeleton/* DEFAULT_CONCURRENCY */.WH) + SPARE_SOCKETS,
        ...(region !== undefined && { region }),
        ...(endpoint !== undefined && { endpoint }),
    };
}
const SECRET_VARIABLES = ['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];
/** Keeps the credentials of the environment out of the log. */
function maskCredentials(env) {
    for (const name of SECRET_VARIABLES) {
        const value = env[name];
        if (value)
            mask(value);
    }
}

;// CONCATENATED MODULE: ./lib/core/nearest.js
/** The name that `text` may have been meant to be: at most a third of its letters differ. */
function nearest(text, names) {
    const ranked = names
        .map((name) => ({ name, distance: editDistance(text.toLowerCase(), name) }))
        .sort((a, b) => a.distance - b.distance);
    const [best] = ranked;
    if (best === undefined)
        return undefined;
    return best.distance <= Math.max(1, Math.floor(best.name.length / 3)) ? best.name : undefined;
}
/** Letters to insert, delete, replace or swap (https://en.wikipedia.org/wiki/Damerau-Levenshtein_distance). */
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

// EXTERNAL MODULE: ./lib/core/shown.js
var shown = __nccwpck_require__(9502);
;// CONCATENATED MODULE: ./lib/plan/age.js
const MINUTE = 60_000;
const UNITS = {
    m: MINUTE,
    h: 60 * MINUTE,
    d: 24 * 60 * MINUTE,
    w: 7 * 24 * 60 * MINUTE,
};
/** Milliseconds of `90m`, `12h`, `30d` or `4w`; undefined for anything else, also for no time. */
function parseAge(text) {
    const [, count, unit = ''] = /^(\d{1,6})([mhdw])$/.exec(text) ?? [];
    const age = Number(count) * (UNITS[unit] ?? NaN);
    return age > 0 ? age : undefined;
}

;// CONCATENATED MODULE: ./lib/action/inputs/names.js
const MODES = [
    'upload-dir',
    'sync-dir',
    'delete-prefix',
    'abort-uploads',
];
const upload = ['upload-dir'];
const sync = ['sync-dir'];
const remove = ['delete-prefix'];
const fromSource = [...upload, ...sync];
const deleting = [...sync, ...remove];
const prune = [...remove, 'abort-uploads'];
const bucketWide = [...sync, ...prune];
/** Every input of action.yml. */
const INPUTS = {
    mode: { default: '' },
    bucket: { default: '' },
    prefix: { default: '/', defaultMeans: 'the root of the bucket' },
    'whole-bucket': { default: 'false', modes: bucketWide },
    region: { default: '' },
    endpoint: {
        default: 'auto',
        defaultMeans: 'Amazon S3, or the endpoint that the environment names',
    },
    'allow-http': { default: 'false' },
    'force-path-style': { default: 'auto' },
    concurrency: { default: 'auto' },
    'batch-size': { default: '1000', modes: deleting },
    'dry-run': { default: 'false', defaultMeans: 'a run that changes the bucket' },
    'on-failure': { default: 'fail' },
    report: { default: '' },
    source: { default: '', modes: fromSource },
    include: { default: 'all', defaultMeans: 'no restriction to some of the names' },
    exclude: { default: 'none', defaultMeans: 'no exception' },
    'include-hidden-files': { default: 'false', modes: fromSource },
    'follow-symlinks': { default: 'false', modes: fromSource },
    'allow-empty-source': { default: 'false', modes: fromSource },
    headers: { default: '', modes: fromSource },
    'if-exists': {
        default: 'overwrite',
        modes: upload,
        defaultMeans: 'a new version of objects that exist',
    },
    delete: { default: 'false', modes: sync },
    compare: { default: 'content', modes: sync },
    'keep-deleted-for': { default: '0', modes: sync, defaultMeans: 'deletes at once' },
    state: { default: 'auto', modes: sync, defaultMeans: 'the state object under the prefix' },
    'upload-order': { default: 'assets, rest, html', modes: sync },
    'older-than': { default: 'any', modes: prune, defaultMeans: 'objects of any age' },
    'keep-newest': { default: 'none', modes: remove, defaultMeans: 'no object kept for being new' },
    'keep-newest-of': {
        default: 'directories',
        modes: remove,
        defaultMeans: 'whole directories, not single objects',
    },
    versions: { default: 'current', modes: remove, defaultMeans: 'current objects' },
    'bypass-governance': { default: 'false', modes: remove },
    'keys-from': {
        default: 'none',
        modes: remove,
        defaultMeans: 'everything that is listed under the prefix',
    },
    'max-deletes': { default: 'auto', modes: deleting, defaultMeans: 'no limit of your own' },
};
/** The modes that read an input. */
function modesOf(name) {
    const spec = INPUTS[name];
    return spec.modes ?? MODES;
}

;// CONCATENATED MODULE: ./lib/action/inputs/age.js


/** Milliseconds; undefined for any age, and for what is refused. */
function parseOlderThan(reader) {
    const given = reader.text('older-than');
    const age = parseAge(given);
    if (given !== INPUTS['older-than'].default && age === undefined) {
        const statement = 'is not a whole number with a unit (m, h, d or w)';
        reader.refuse('older-than', statement, 'write 12h or 30d, for example');
    }
    return age;
}

// EXTERNAL MODULE: ./lib/core/globs.js
var globs = __nccwpck_require__(6120);
;// CONCATENATED MODULE: ./lib/action/inputs/globs.js

/** Globs, one a line. */
function parseGlobs(reader, name) {
    const lines = reader.lines(name);
    for (const line of lines) {
        const problem = (0,globs/* globProblem */.AI)(line);
        if (problem !== undefined)
            reader.problems.push(`input "${name}": ${problem}`);
    }
    return lines;
}

;// CONCATENATED MODULE: ./lib/action/inputs/prefix.js



/** S3's limit for keys, and so for what they begin with. */
const MAX_KEY_BYTES = 1024;
/** The root of the bucket, as the workflow names it. */
const ROOT = INPUTS.prefix.default;
/** The prefix of upload-dir: empty for the root, or a directory. */
function parseUploadPrefix(reader) {
    const given = reader.text('prefix');
    if (given === ROOT)
        return '';
    const prefix = asDirectory(given);
    refuseBadPrefix(reader, prefix);
    return prefix;
}
/** The prefix of sync-dir: a directory; with deletes the whole bucket only when that is confirmed. */
function parseSyncPrefix(reader, deletes) {
    if (deletes)
        return parseDeleted(reader, 'lets it delete anywhere in the bucket', asDirectory);
    if (reader.flag('whole-bucket')) {
        const statement = 'confirms that objects anywhere in the bucket may be deleted';
        reader.refuse('whole-bucket', statement, 'leave it out, or set delete: true');
    }
    return parseUploadPrefix(reader);
}
/** The prefix of what deletes or aborts: a directory, what keys start with, or the whole bucket. */
function parseDeletePrefix(reader) {
    return parseDeleted(reader, 'means everything in it', (given) => {
        const prefix = given.endsWith('*') ? given.slice(0, -1) : asDirectory(given);
        if (prefix.includes('*')) {
            const remedy = 'a star is only understood as the last character';
            reader.refuse('prefix', 'has a star before its end', remedy);
        }
        return prefix;
    });
}
function parseDeleted(reader, wholeBucket, prefixOf) {
    const given = reader.text('prefix');
    const isWhole = reader.flag('whole-bucket');
    if (given === ROOT) {
        if (isWhole || reader.isEmpty('prefix'))
            return '';
        const remedy = `name a directory of it; whole-bucket: true ${wholeBucket}`;
        reader.refuse('prefix', 'is the root of the bucket', remedy);
        return '';
    }
    const before = reader.problems.length;
    if (/^\**$/.test(given)) {
        const remedy = `write prefix: ${ROOT} with whole-bucket: true if that is meant`;
        reader.refuse('prefix', 'means every key of the bucket', remedy);
        return '';
    }
    if (isWhole) {
        const remedy = `write prefix: ${ROOT}, or leave whole-bucket out`;
        reader.refuse('prefix', 'contradicts whole-bucket: true', remedy);
    }
    const prefix = prefixOf(given);
    refuseBadPrefix(reader, prefix);
    if (reader.problems.length === before)
        refuseOpenEnd(reader, given);
    return prefix;
}
/** `previews/${{ number }}` without a number would be all previews. */
function refuseOpenEnd(reader, given) {
    const directory = given.replace(/\/\*?$/, '');
    if (directory !== given) {
        reader.refuse('prefix', `ends in "${given.slice(directory.length)}"`, 'an expression at its end may have come out empty; ' +
            `write ${directory} if all of it is meant`);
    }
    else if (/[-_.=]\*$/.test(given)) {
        reader.warnings.push(`prefix ${(0,shown/* shown */.S)(given)} means every key that starts so: if an expression stands before the ` +
            'star, check that it did not come out empty');
    }
}
function asDirectory(given) {
    return given.replace(/\/?$/, '/');
}
function refuseBadPrefix(reader, prefix) {
    const segments = prefix.replace(/\/$/, '').split('/');
    const unset = segments.find((segment) => /^(undefined|null)$|\$\{\{/.test(segment));
    if (prefix.startsWith('/')) {
        const remedy = `an expression before it may have come out empty; write it without`;
        reader.refuse('prefix', 'begins with "/"', remedy);
    }
    else if (unset !== undefined) {
        reader.refuse('prefix', `has the segment ${(0,shown/* shown */.S)(unset)}`, EMPTY_EXPRESSION);
    }
    else if (segments.some((segment) => segment.trim() === '')) {
        reader.refuse('prefix', 'has an empty segment', EMPTY_EXPRESSION);
    }
    else if (segments.some((segment) => segment === '.' || segment === '..')) {
        reader.refuse('prefix', 'has "." or ".." as a segment', 'write the path in full');
    }
    if (/\p{Cc}/u.test(prefix)) {
        reader.refuse('prefix', 'has a line break or control character', 'write it on one line');
    }
    const bytes = Buffer.byteLength(prefix);
    if (bytes > MAX_KEY_BYTES) {
        const remedy = `keys have at most ${(0,batch_error/* counted */.h)(MAX_KEY_BYTES)}; shorten it`;
        reader.refuse('prefix', `has ${(0,batch_error/* counted */.h)(bytes)} bytes`, remedy);
    }
}
const EMPTY_EXPRESSION = 'an expression in it came out empty or was not evaluated; check it, and guard the step with ' +
    '"if: ${{ \u2026 != \'\' }}"';

;// CONCATENATED MODULE: ./lib/action/inputs/abort-uploads.js




function parseAbort(reader, common) {
    if (reader.text('older-than') === INPUTS['older-than'].default) {
        reader.problems.push('older-than is required in mode abort-uploads: write 1d or more, since a young upload may ' +
            'still be under way');
    }
    return {
        ...common,
        mode: 'abort-uploads',
        prefix: parseDeletePrefix(reader),
        include: parseGlobs(reader, 'include'),
        exclude: parseGlobs(reader, 'exclude'),
        olderThan: parseOlderThan(reader) ?? Infinity,
    };
}

;// CONCATENATED MODULE: ./lib/action/inputs/bucket.js

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const NAME = /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const IP_ADDRESS = /^\d+(\.\d+){3}$/;
/** The ARN of a bucket has neither region nor account, and is no name in a request. */
const BUCKET_ARN = /^arn:aws[a-z-]*:s3:::(?<name>[^/]*)\/?(?<path>.*)$/s;
const ACCESS_POINT = /^arn:aws[a-z-]*:s3(-object-lambda|-outposts)?:[a-z0-9-]*:\d{12}:(outpost[/:][a-z0-9-]+[/:])?accesspoint[/:][a-z0-9.-]+$/;
const URL_OF_S3 = /^s3:\/\/(?<name>[^/]*)\/?(?<path>.*)$/is;
/** What is wrong with the name of a bucket, as a statement, and what to do; undefined: nothing. */
function bucketProblem(bucket) {
    if (bucket === '')
        return { statement: 'is empty', remedy: EMPTY };
    const url = URL_OF_S3.exec(bucket);
    if (url !== null)
        return { statement: 'is a URL', remedy: splitOf(url) };
    const arn = BUCKET_ARN.exec(bucket);
    if (arn !== null)
        return { statement: 'is the ARN of a bucket', remedy: splitOf(arn) };
    if ((NAME.test(bucket) && !IP_ADDRESS.test(bucket)) || ACCESS_POINT.test(bucket)) {
        return undefined;
    }
    const statement = 'is neither the name of a bucket nor the ARN of an access point';
    return { statement, remedy: remedyFor(bucket) };
}
const EMPTY = 'if it comes from a variable or secret, that is not set for this repository or environment, ' +
    'or this is a pull request from a fork, which gets none; name the bucket';
function splitOf({ groups: { name = '', path = '' } = {} }) {
    if (name === '')
        return 'name the bucket';
    const bucket = `write bucket: ${(0,shown/* shown */.S)(name)}`;
    return path === '' ? bucket : `${bucket} and prefix: ${(0,shown/* shown */.S)(path)}`;
}
function remedyFor(bucket) {
    if (bucket.startsWith('arn:')) {
        return 'write arn:aws:s3:REGION:ACCOUNT:accesspoint/NAME, or the name of the bucket';
    }
    if (/^https?:/i.test(bucket))
        return 'write its name alone; a URL belongs in "endpoint"';
    if (bucket.includes('/'))
        return 'write what follows the "/" in the input "prefix"';
    if (IP_ADDRESS.test(bucket))
        return 'a name may not look like an IP address';
    return 'names have 3 to 63 lower-case letters, digits, dots and hyphens';
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/sources/is-inside.js
var is_inside = __nccwpck_require__(8817);
;// CONCATENATED MODULE: ./lib/action/inputs/paths.js





/** The directory that paths in a workflow are relative to. */
function workspaceOf(env) {
    const workspace = env['GITHUB_WORKSPACE'];
    return workspace === undefined || workspace === '' ? process.cwd() : workspace;
}
/** The absolute path of the source, a directory inside the workspace. */
function parseSource(reader, env) {
    const given = reader.text('source');
    const workspace = workspaceOf(env);
    const path = (0,external_node_path_.resolve)(workspace, given);
    const stats = statsOf(path);
    if (given === '') {
        reader.refuse('source', 'is empty', 'name the directory to upload');
    }
    else if (stats === undefined) {
        const remedy = 'check the path, and that the step that builds it ran before this one';
        reader.refuse('source', `does not exist, looked for as ${(0,shown/* shown */.S)(path)}`, remedy);
    }
    else if (!stats.isDirectory()) {
        const remedy = 'name the directory, and select files with include';
        reader.refuse('source', 'is not a directory', remedy);
    }
    else if (!(0,is_inside/* isInside */.F)(realOf(workspace), realOf(path))) {
        const statement = `is outside of the workspace, at ${(0,shown/* shown */.S)(realOf(path))}`;
        reader.refuse('source', statement, 'copy it into the workspace');
    }
    return path;
}
/** The absolute path of the report, if one was asked for. */
function parseReport(reader, env) {
    const given = reader.text('report');
    if (given === '')
        return undefined;
    const path = (0,external_node_path_.resolve)(workspaceOf(env), given);
    if (/\p{Cc}/u.test(given)) {
        reader.refuse('report', 'has a line break or control character', 'write one path');
    }
    else if (given.endsWith('/') || statsOf(path)?.isDirectory() === true) {
        reader.refuse('report', 'is a directory', 'add the name of a file');
    }
    else if (statsOf((0,external_node_path_.dirname)(path))?.isDirectory() !== true) {
        const remedy = `create the directory ${(0,shown/* shown */.S)((0,external_node_path_.dirname)(path))} first`;
        reader.refuse('report', 'is in a directory that does not exist', remedy);
    }
    return path;
}
/** The absolute path of the file of keys, if one was given; it may lie outside of the workspace. */
function parseKeysFrom(reader, env) {
    const given = reader.text('keys-from');
    if (given === INPUTS['keys-from'].default)
        return undefined;
    const path = (0,external_node_path_.resolve)(workspaceOf(env), given);
    const stats = statsOf(path);
    if (stats === undefined) {
        const remedy = 'check the path and the step that writes it';
        reader.refuse('keys-from', `does not exist, looked for as ${(0,shown/* shown */.S)(path)}`, remedy);
    }
    else if (!stats.isFile()) {
        const statement = stats.isDirectory() ? 'is a directory' : 'is not a regular file';
        reader.refuse('keys-from', statement, 'name a file of keys');
    }
    return path;
}
/** The report is emptied before the keys are read. */
function refuseReportOverKeys(reader, report, keysFrom) {
    const [old, keys] = [statsOf(report), statsOf(keysFrom)];
    const isSame = old !== undefined && old.dev === keys?.dev && old.ino === keys.ino;
    if (!isSame)
        return;
    reader.refuse('report', 'is the file that keys-from names', 'write it somewhere else');
}
/** A report that grows in the directory that is being uploaded would be uploaded half done. */
function refuseReportInSource(reader, report, source) {
    const file = (0,external_node_path_.join)(realOf((0,external_node_path_.dirname)(report)), (0,external_node_path_.basename)(report));
    if (!(0,is_inside/* isInside */.F)(realOf(source), file))
        return;
    reader.refuse('report', 'is inside of source', 'write it somewhere else');
}
/** The path without links; the path itself where there is nothing. */
function realOf(path) {
    try {
        return (0,external_node_fs_.realpathSync)(path);
    }
    catch {
        return path;
    }
}
function statsOf(path) {
    try {
        return (0,external_node_fs_.statSync)(path);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/action/inputs/keys-from.js


/** What only a listing can tell. */
const NEED_LISTING = [
    'older-than',
    'keep-newest',
    'keep-newest-of',
    'versions',
];
/** The file of keys, if one was given, which excludes what needs a listing. */
function parseKeys(reader, env, report, maxDeletes) {
    const keysFrom = parseKeysFrom(reader, env);
    if (keysFrom === undefined)
        return undefined;
    if (report !== undefined)
        refuseReportOverKeys(reader, report, keysFrom);
    for (const name of NEED_LISTING) {
        if (reader.text(name) === INPUTS[name].default)
            continue;
        const remedy = 'nothing is listed then; leave one of the two out';
        reader.refuse(name, "can't be combined with keys-from", remedy);
    }
    if (maxDeletes?.kind === 'percent') {
        const remedy = 'nothing is listed then, so there is no total; write a count';
        reader.refuse('max-deletes', "can't be combined with keys-from", remedy);
    }
    return keysFrom;
}

// EXTERNAL MODULE: ./lib/plan/deletes-cap.js
var deletes_cap = __nccwpck_require__(8514);
;// CONCATENATED MODULE: ./lib/action/inputs/max-deletes.js


/** The cap on deletes; undefined: none was given. */
function parseCap(reader) {
    const given = reader.text('max-deletes');
    const maxDeletes = (0,deletes_cap/* parseMaxDeletes */.c)(given);
    if (given !== INPUTS['max-deletes'].default && maxDeletes === undefined) {
        const statement = 'is neither a count nor a percentage from 0% to 100%';
        reader.refuse('max-deletes', statement, 'write 500 or 10%, for example');
    }
    return maxDeletes;
}

;// CONCATENATED MODULE: ./lib/action/inputs/delete-prefix.js






/** Single objects that are kept are held in memory. */
const MAX_KEEP_NEWEST = 1_000_000;
function parseDelete(reader, env, common) {
    const maxDeletes = parseCap(reader);
    const olderThan = parseOlderThan(reader);
    const keepNewest = parseKeepNewest(reader);
    const versions = reader.choice('versions', ['current', 'noncurrent', 'all']);
    const bypassGovernance = reader.flag('bypass-governance');
    refuseTogether(reader, { versions, bypassGovernance, keepNewest });
    const keysFrom = parseKeys(reader, env, common.report, maxDeletes);
    return {
        ...common,
        mode: 'delete-prefix',
        prefix: parseDeletePrefix(reader),
        include: parseGlobs(reader, 'include'),
        exclude: parseGlobs(reader, 'exclude'),
        versions,
        bypassGovernance,
        ...(olderThan !== undefined && { olderThan }),
        ...(keepNewest !== undefined && { keepNewest }),
        keepNewestOf: parseKeepNewestOf(reader),
        ...(keysFrom !== undefined && { keysFrom }),
        ...(maxDeletes && { maxDeletes }),
    };
}
/** Inputs that each are right and together make no sense. */
function refuseTogether(reader, { versions, bypassGovernance, keepNewest, }) {
    if (versions === 'current' && bypassGovernance) {
        const remedy = 'set versions to noncurrent or all, or leave it out';
        reader.refuse('bypass-governance', 'has no effect with versions: current', remedy);
    }
    if (versions !== 'current' && keepNewest !== undefined) {
        reader.refuse('versions', "can't be combined with keep-newest", 'leave one of the two out');
    }
}
function parseKeepNewest(reader) {
    const given = reader.text('keep-newest');
    if (given === INPUTS['keep-newest'].default)
        return undefined;
    const count = /^\d+$/.test(given) ? Number(given) : NaN;
    if (count >= 1 && count <= MAX_KEEP_NEWEST)
        return count;
    const remedy = count === 0
        ? 'to keep none, write none; then everything under the prefix is deleted'
        : 'write 10, for example';
    reader.refuse('keep-newest', `is not a whole number from 1 to ${MAX_KEEP_NEWEST}`, remedy);
    return undefined;
}
function parseKeepNewestOf(reader) {
    const of = reader.choice('keep-newest-of', ['directories', 'objects']);
    const isAlone = reader.text('keep-newest') === INPUTS['keep-newest'].default;
    if (of !== INPUTS['keep-newest-of'].default && isAlone) {
        const remedy = 'set keep-newest too, or leave this out';
        reader.refuse('keep-newest-of', 'has no effect without keep-newest', remedy);
    }
    return of;
}

// EXTERNAL MODULE: ./lib/store/s3-middleware.js
var s3_middleware = __nccwpck_require__(7620);
;// CONCATENATED MODULE: ./lib/action/inputs/endpoint.js



/** The variables by which the SDK takes an endpoint; the first that is set counts. */
const VARIABLES = ['AWS_ENDPOINT_URL_S3', 'AWS_ENDPOINT_URL'];
/** The endpoint that results from the input and the environment; undefined for AWS. */
function parseEndpoint(reader, env) {
    const given = reader.text('endpoint');
    const allowHttp = reader.flag('allow-http');
    const isGiven = given !== INPUTS.endpoint.default;
    const variable = isGiven ? undefined : endpointVariable(env);
    const value = isGiven ? given : (env[variable ?? '']?.trim() ?? '');
    if (value === '')
        return undefined;
    const problem = endpointProblem(value, allowHttp);
    if (problem !== undefined) {
        const name = variable === undefined ? 'endpoint' : `the variable ${variable}`;
        reader.problems.push(`${name} ${(0,shown/* shown */.S)(withoutSecrets(value))} ${problem.statement}: ${problem.remedy}`);
    }
    return value;
}
function endpointVariable(env) {
    if (env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] === 'true')
        return undefined;
    return VARIABLES.find((name) => env[name]?.trim());
}
function endpointProblem(value, allowHttp) {
    const url = URL.parse(value);
    if (url === null || !/^https?:$/.test(url.protocol)) {
        const remedy = /^[\w.-]{1,253}(:\d{1,5})?$/.test(value)
            ? `write ${schemeFor(value)}://${value}`
            : 'write it in full, for example https://s3.example.com';
        return { statement: 'is not a URL that begins with https://', remedy };
    }
    if (url.username !== '' || url.password !== '') {
        const remedy = 'give credentials in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY';
        return { statement: 'holds credentials', remedy };
    }
    if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
        const remedy = `write ${url.origin}; the bucket has an input of its own`;
        return { statement: 'has a path or a query', remedy };
    }
    if (url.protocol === 'http:' && !allowHttp && !(0,s3_middleware/* isLoopback */.U9)(url.hostname)) {
        const remedy = 'use https, or set allow-http: true on a network that you trust';
        return { statement: 'sends without encryption to another machine', remedy };
    }
    return undefined;
}
function schemeFor(host) {
    return (0,s3_middleware/* isLoopback */.U9)(host.replace(/:\d+$/, '')) ? 'http' : 'https';
}
/** Credentials and signatures stand before an `@` or in the query, and the log is public. */
function withoutSecrets(value) {
    return value.replace(/^([a-z0-9+.-]+:\/\/)?.*@/is, '$1***@').replace(/[?#].*$/s, '?***');
}

;// CONCATENATED MODULE: ./lib/action/inputs/reader.js


function createReader(env) {
    const problems = [];
    const given = (name) => env[variableOf(name)]?.trim();
    const text = (name) => {
        const value = given(name) ?? '';
        return value === '' ? INPUTS[name].default : value;
    };
    const refuse = (name, statement, remedy) => {
        const value = text(name);
        problems.push(`${value === '' ? name : `${name} ${(0,shown/* shown */.S)(value)}`} ${statement}: ${remedy}`);
    };
    return {
        problems,
        warnings: [],
        text,
        isEmpty: (name) => given(name) === '',
        refuse,
        flag(name) {
            const isTrue = /^(true|True|TRUE)$/.test(text(name));
            if (!isTrue && !/^(false|False|FALSE)$/.test(text(name))) {
                refuse(name, 'is neither true nor false', 'write one of the two');
            }
            return isTrue;
        },
        choice(name, choices) {
            const choice = choices.find((one) => one === text(name));
            if (choice === undefined)
                refuse(name, 'is not a choice', `write ${alternatives(choices)}`);
            return choice ?? INPUTS[name].default;
        },
        integer(name, min, max, fallback) {
            const value = /^\d+$/.test(text(name)) ? Number(text(name)) : NaN;
            if (value >= min && value <= max)
                return value;
            const word = /^\d+$/.test(INPUTS[name].default) ? '' : `, or ${INPUTS[name].default}`;
            refuse(name, `is not a whole number from ${min} to ${max}`, `write one in this range${word}`);
            return fallback;
        },
        block: (name) => env[variableOf(name)] ?? '',
        lines: (name) => (text(name) === INPUTS[name].default ? [] : linesOf(text(name))),
    };
}
function linesOf(text) {
    const lines = text.split(/\r?\n/).map((line) => line.trim());
    return lines.filter((line) => line !== '' && !line.startsWith('#'));
}
/** `a, b or c`. */
function alternatives(words) {
    return words.join(', ').replace(/, (?=[^,]*$)/, ' or ');
}
/** The variable in which the runner passes an input. */
function variableOf(name) {
    return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}

// EXTERNAL MODULE: ./lib/action/inputs/types.js
var types = __nccwpck_require__(3987);
// EXTERNAL MODULE: ./lib/plan/keys.js
var keys = __nccwpck_require__(1087);
// EXTERNAL MODULE: ./lib/plan/state-key.js
var state_key = __nccwpck_require__(2984);
// EXTERNAL MODULE: ./lib/plan/upload-order.js
var upload_order = __nccwpck_require__(3207);
// EXTERNAL MODULE: ./lib/core/object-headers.js
var object_headers = __nccwpck_require__(8203);
;// CONCATENATED MODULE: ./lib/plan/header-names.js


const ALLOWED = new Set(object_headers/* OBJECT_HEADER_NAMES */.X);
/** Headers of answers that S3 doesn't store with an object; what serves the bucket sets them. */
const FROM_CDN = /^(access-control-.*|clear-site-data|content-security-policy(-report-only)?|cross-origin-.*|feature-policy|link|nel|origin-agent-cluster|permissions-policy|pragma|referrer-policy|refresh|report-to|reporting-endpoints|server|server-timing|strict-transport-security|timing-allow-origin|vary|x-content-type-options|x-dns-prefetch-control|x-frame-options|x-permitted-cross-domain-policies|x-robots-tag|x-xss-protection)$/;
const COMPUTED = /^(connection|content-length|content-md5|content-range|date|etag|expect|host|if-.*|last-modified|transfer-encoding|x-amz-(checksum|sdk|content|date|decoded|trailer).*)$/;
/** Why a header can't be stored with an object, and what to do; undefined: it can. */
function headerNameProblem(name) {
    if (ALLOWED.has(name))
        return undefined;
    if (name.startsWith(object_headers/* METADATA_PREFIX */.z)) {
        if (/^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(name.slice(object_headers/* METADATA_PREFIX */.z.length)))
            return undefined;
        return 'is no header name: use letters, digits and hyphens after x-amz-meta-';
    }
    if (/customer-(key|algorithm)/.test(name)) {
        return ('is not supported: the key would stand in the workflow, and an object under a customer ' +
            'key can be read by nobody who lacks it; use x-amz-server-side-encryption: aws:kms');
    }
    if (FROM_CDN.test(name)) {
        return ("can't be stored in S3: set it where the objects are served, in the response headers " +
            'policy of the CDN');
    }
    if (COMPUTED.test(name))
        return 'is set by the upload itself: leave it out';
    if (name === 'set-cookie' || name === 'authorization')
        return "can't be stored in S3: leave it out";
    const near = nearest(name, object_headers/* OBJECT_HEADER_NAMES */.X);
    if (near !== undefined)
        return `is no header that S3 stores: did you mean ${near}?`;
    const isOfS3 = name.startsWith('x-amz-');
    return `is no header that S3 stores: ${isOfS3 ? 'leave it out' : `use ${object_headers/* METADATA_PREFIX */.z}${name}`}`;
}
const ONE_OF = {
    'x-amz-acl': [
        'private',
        'public-read',
        'public-read-write',
        'authenticated-read',
        'aws-exec-read',
        'bucket-owner-read',
        'bucket-owner-full-control',
    ],
    'x-amz-object-lock-legal-hold': ['ON', 'OFF'],
    'x-amz-object-lock-mode': ['GOVERNANCE', 'COMPLIANCE'],
    'x-amz-server-side-encryption': ['AES256', 'aws:kms', 'aws:kms:dsse'],
    'x-amz-server-side-encryption-bucket-key-enabled': ['true', 'false'],
};
const DATES = ['expires', 'x-amz-object-lock-retain-until-date'];
/** Why a header can't have this value, and what to do; undefined: it can. */
function headerValueProblem(name, value) {
    if (value === '')
        return 'must have a value: write it after the colon, or leave the line out';
    if (/[^\t\x20-\x7e\xa0-\xff]/.test(value)) {
        return 'must be one line of Latin-1 text without control characters: encode what is not';
    }
    const choices = ONE_OF[name];
    if (choices !== undefined && !choices.includes(value)) {
        return `must be ${choices.join(' or ')}: write one of these`;
    }
    if (DATES.includes(name) && !isDate(value)) {
        return 'must be a date: write Wed, 21 Oct 2026 07:28:00 GMT or 2026-10-21T07:28:00Z, for example';
    }
    return undefined;
}
const ISO_DATE = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;
/**
 * An HTTP date or an ISO 8601 one with its zone. Date.parse alone would take `3600` for a year,
 * and a 31st of February for the 3rd of March.
 */
function isDate(value) {
    const time = new Date(value);
    if (Number.isNaN(time.getTime()))
        return false;
    const day = ISO_DATE.exec(value)?.[1];
    if (day === undefined)
        return time.toUTCString() === value;
    return new Date(day).toISOString().startsWith(day);
}

;// CONCATENATED MODULE: ./lib/plan/header-rules.js




/** S3's limit for the names and values of all metadata of one object. */
const MAX_METADATA_BYTES = 2048;
/**
 * Reads rules in the layout of the `_headers` files of static hosts: a line with a glob, then
 * indented lines `Name: value`. Blank lines and lines that begin with `#` count for nothing.
 */
function parseHeaderRules(text) {
    const rules = [];
    const problems = [];
    text.split(/\r?\n/).forEach((line, index) => {
        const content = line.trim();
        if (content === '' || content.startsWith('#'))
            return;
        const refuse = (problem) => {
            if (problem !== undefined)
                problems.push(`line ${index + 1}: ${problem}`);
        };
        if (/^[ \t]/.test(line)) {
            const rule = rules.at(-1);
            if (rule === undefined)
                refuse(`${(0,shown/* shown */.S)(content)} comes before any glob: begin with a glob`);
            else
                refuse(addHeader(rule.headers, content));
        }
        else {
            refuse(globLineProblem(content));
            rules.push({ glob: content, headers: {}, line: index + 1 });
        }
    });
    problems.push(...rules.flatMap(metadataProblem));
    // A rule may lack headers only because its lines were refused.
    if (problems.length === 0)
        problems.push(...rules.flatMap(emptyProblem));
    if (problems.length > 0)
        return { rules: [], problems };
    return { rules: rules.map(({ glob, headers }) => ({ glob, headers })), problems };
}
function globLineProblem(content) {
    const name = /^([\w-]+):/.exec(content)?.[1]?.toLowerCase() ?? '';
    if (/^[\w-]+:\s/.test(content) || (name !== '' && headerNameProblem(name) === undefined)) {
        return `${(0,shown/* shown */.S)(content)} looks like a header: indent it under its glob`;
    }
    if (content.startsWith('!')) {
        return `${(0,shown/* shown */.S)(content)} must be a plain glob: a later rule replaces an earlier one's`;
    }
    return (0,globs/* globProblem */.AI)(content);
}
/** Adds `Name: value`, and returns why that is not possible. */
function addHeader(headers, content) {
    const colon = content.indexOf(':');
    if (colon <= 0)
        return `${(0,shown/* shown */.S)(content)} must be "Name: value": add what is missing`;
    const written = content.slice(0, colon).trim();
    const name = written.toLowerCase();
    const value = content.slice(colon + 1).trim();
    const nameProblem = headerNameProblem(name);
    if (nameProblem !== undefined)
        return `header ${(0,shown/* shown */.S)(written)} ${nameProblem}`;
    const valueProblem = headerValueProblem(name, value);
    if (valueProblem !== undefined) {
        return `header ${(0,shown/* shown */.S)(written)}, got ${(0,shown/* shown */.S)(value)}, ${valueProblem}`;
    }
    if (name in headers)
        return `header ${(0,shown/* shown */.S)(written)} stands twice: keep one`;
    headers[name] = value;
    return undefined;
}
function emptyProblem({ glob, headers, line }) {
    if (Object.keys(headers).length > 0)
        return [];
    return [`line ${line}: glob ${(0,shown/* shown */.S)(glob)} has no headers: write them beneath it, indented`];
}
function metadataProblem({ glob, headers, line }) {
    const metadata = Object.entries(headers).filter(([name]) => name.startsWith(object_headers/* METADATA_PREFIX */.z));
    const bytes = Buffer.byteLength(metadata.map(([name, value]) => name.slice(object_headers/* METADATA_PREFIX */.z.length) + value).join(''));
    if (bytes <= MAX_METADATA_BYTES)
        return [];
    return [
        `line ${line}: glob ${(0,shown/* shown */.S)(glob)} has ${bytes} bytes of metadata, the limit is ` +
            `${MAX_METADATA_BYTES}: store less`,
    ];
}

;// CONCATENATED MODULE: ./lib/action/inputs/source.js



/** The inputs of the modes that upload a directory, which some only may name. */
function parseSourceInputs(reader, env, common, isRequired) {
    const { rules, problems } = parseHeaderRules(reader.block('headers'));
    for (const problem of problems)
        reader.problems.push(`input "headers", ${problem}`);
    const source = isRequired || reader.text('source') !== '' ? parseSource(reader, env) : '';
    if (isRequired && common.report !== undefined) {
        refuseReportInSource(reader, common.report, source);
    }
    return {
        ...common,
        source,
        sourceGiven: reader.text('source'),
        include: parseGlobs(reader, 'include'),
        exclude: parseGlobs(reader, 'exclude'),
        includeHiddenFiles: reader.flag('include-hidden-files'),
        followSymlinks: reader.flag('follow-symlinks'),
        allowEmptySource: reader.flag('allow-empty-source'),
        headers: rules,
    };
}

;// CONCATENATED MODULE: ./lib/action/inputs/sync-dir.js








function parseSync(reader, env, common) {
    const deletes = reader.flag('delete');
    const prefix = parseSyncPrefix(reader, deletes);
    const maxDeletes = parseCap(reader);
    const stateKey = parseStateKey(reader, prefix);
    const keepDeletedFor = parseKeepDeletedFor(reader);
    refuseIdle(reader, deletes, stateKey);
    return {
        ...parseSourceInputs(reader, env, { ...common, prefix }, true),
        mode: 'sync-dir',
        deletes,
        compare: reader.choice('compare', ['content', 'size']),
        keepDeletedFor,
        stateKey,
        uploadOrder: parseOrder(reader),
        ...(maxDeletes && { maxDeletes }),
    };
}
function parseStateKey(reader, prefix) {
    const given = reader.text('state');
    if (given === 'none')
        return undefined;
    if (given === INPUTS.state.default)
        return `${prefix}${state_key/* STATE_NAME */.s}`;
    const isKey = (0,keys/* keyProblem */.d)(given) === undefined && !/\p{Cc}/u.test(given);
    if (!isKey || given.startsWith('/') || given.endsWith('/')) {
        const remedy = 'write the whole key, for example state/site.json, or auto or none';
        reader.refuse('state', 'is not the key of an object', remedy);
    }
    return given;
}
function parseKeepDeletedFor(reader) {
    const given = reader.text('keep-deleted-for');
    const age = given === '0' ? 0 : parseAge(given);
    if (age === undefined) {
        const statement = 'is not a whole number with a unit (m, h, d or w)';
        reader.refuse('keep-deleted-for', statement, 'write 12h or 7d, for example, or 0');
    }
    return age ?? 0;
}
function parseOrder(reader) {
    const order = (0,upload_order/* parseUploadOrder */.nO)(reader.text('upload-order'));
    if (order === undefined) {
        const statement = 'does not have each of assets, rest and html once';
        reader.refuse('upload-order', statement, `write ${upload_order/* UPLOAD_GROUPS */.pQ.join(', ')}, for example`);
    }
    return order ?? upload_order/* UPLOAD_GROUPS */.pQ;
}
/** Inputs that would do nothing were meant to do something. */
function refuseIdle(reader, deletes, stateKey) {
    const keepsDeleted = reader.text('keep-deleted-for') !== '0';
    if (!deletes && reader.text('max-deletes') !== INPUTS['max-deletes'].default) {
        const remedy = 'leave it out, or set delete: true';
        reader.refuse('max-deletes', 'has no effect without delete: true', remedy);
    }
    if (!deletes && keepsDeleted) {
        const remedy = 'leave it out, or set delete: true';
        reader.refuse('keep-deleted-for', 'has no effect without delete: true', remedy);
    }
    if (keepsDeleted && stateKey === undefined) {
        const remedy = 'the state records when a key left the directory; leave one of the two out';
        reader.refuse('keep-deleted-for', "can't be combined with state: none", remedy);
    }
}

;// CONCATENATED MODULE: ./lib/action/inputs/upload-dir.js


/** The inputs of upload-dir; without a mode, only what is wrong whatever the mode. */
function parseUpload(reader, env, common, mode) {
    const prefix = mode === undefined ? '' : parseUploadPrefix(reader);
    return {
        ...parseSourceInputs(reader, env, { ...common, prefix }, mode !== undefined),
        mode: 'upload-dir',
        ifExists: reader.choice('if-exists', ['overwrite', 'skip', 'fail']),
    };
}

;// CONCATENATED MODULE: ./lib/action/inputs.js












const MAX_CONCURRENCY = 1000;
const MAX_BATCH_SIZE = 1000;
/**
 * What the workflow asks for, from the variables that the runner sets. Throws one InputError with
 * everything that is wrong. Nothing else reads an input.
 */
function parseInputs(env) {
    const reader = createReader(env);
    refuseUnknown(reader, env);
    const mode = parseModeName(reader);
    if (mode !== undefined) {
        refuseUnused(reader, mode);
        refuseEmpty(reader, mode);
    }
    const common = parseCommon(reader, env);
    const inputs = parseMode(mode, reader, env, common);
    if (reader.problems.length > 0)
        throw new types/* InputError */.d(reader.problems);
    return inputs;
}
function parseModeName(reader) {
    const given = reader.text('mode');
    const mode = MODES.find((name) => name === given);
    if (mode !== undefined)
        return mode;
    const near = nearest(given, MODES);
    const remedy = near === undefined ? `write ${alternatives(MODES)}` : `did you mean "${near}"?`;
    reader.refuse('mode', given === '' ? 'is empty' : 'is unknown', remedy);
    return undefined;
}
/** Without a mode, as in the first of them. */
function parseMode(mode, reader, env, common) {
    switch (mode) {
        case 'delete-prefix':
            return parseDelete(reader, env, common);
        case 'sync-dir':
            return parseSync(reader, env, common);
        case 'abort-uploads':
            return parseAbort(reader, common);
        case 'upload-dir':
        case undefined:
            return parseUpload(reader, env, common, mode);
    }
}
/** A misspelt `exclude` would upload what was to be left out. */
function refuseUnknown(reader, env) {
    const names = Object.keys(INPUTS);
    const known = new Set(names.map(variableOf));
    for (const variable of Object.keys(env)) {
        if (!variable.startsWith('INPUT_') || known.has(variable))
            continue;
        const name = variable.slice('INPUT_'.length).toLowerCase();
        const near = nearest(name, names);
        const remedy = near === undefined ? 'remove it' : `did you mean "${near}"?`;
        reader.problems.push(`input ${(0,shown/* shown */.S)(name)} is unknown: ${remedy}`);
    }
}
function refuseUnused(reader, mode) {
    for (const name of Object.keys(INPUTS)) {
        if (modesOf(name).includes(mode) || reader.text(name) === INPUTS[name].default)
            continue;
        reader.problems.push(`input "${name}" is not used by mode ${mode}: remove it`);
    }
}
/** A word for the default tells what is meant from an expression without a result. */
function refuseEmpty(reader, mode) {
    for (const name of Object.keys(INPUTS)) {
        const { default: word, defaultMeans } = INPUTS[name];
        if (defaultMeans === undefined || !modesOf(name).includes(mode))
            continue;
        if (!reader.isEmpty(name) || isRequired(name, mode))
            continue;
        reader.problems.push(`${name} is empty: an expression in it may have come out empty; write ${word} if ` +
            `${defaultMeans} is meant, and in a wrapper pass on \${{ inputs.${name} || '${word}' }}`);
    }
}
/** Its own parser refuses the default too. */
function isRequired(name, mode) {
    return name === 'older-than' && mode === 'abort-uploads';
}
function parseCommon(reader, env) {
    const bucket = reader.text('bucket');
    const problem = bucketProblem(bucket);
    if (problem !== undefined)
        reader.refuse('bucket', problem.statement, problem.remedy);
    const endpoint = parseEndpoint(reader, env);
    const region = parseRegion(reader, env);
    const report = parseReport(reader, env);
    return {
        bucket,
        allowHttp: reader.flag('allow-http'),
        forcePathStyle: reader.text('force-path-style') === INPUTS['force-path-style'].default
            ? endpoint !== undefined
            : reader.flag('force-path-style'),
        concurrency: reader.text('concurrency') === INPUTS.concurrency.default
            ? undefined
            : reader.integer('concurrency', 1, MAX_CONCURRENCY, 1),
        batchSize: reader.integer('batch-size', 1, MAX_BATCH_SIZE, MAX_BATCH_SIZE),
        dryRun: reader.flag('dry-run'),
        onFailure: reader.choice('on-failure', ['fail', 'warn']),
        warnings: reader.warnings,
        ...(region !== undefined && { region }),
        ...(endpoint !== undefined && { endpoint }),
        ...(report !== undefined && { report }),
    };
}
function parseRegion(reader, env) {
    const given = reader.text('region');
    if (given !== '' && !/^[a-z0-9-]+$/i.test(given)) {
        reader.refuse('region', 'is not the name of a region', 'write eu-central-1, for example');
    }
    return [given, env['AWS_REGION'], env['AWS_DEFAULT_REGION']].find(Boolean);
}

;// CONCATENATED MODULE: ./lib/action/clean-up.js






/** Milliseconds for each upload: nobody waits for this step as for a cancelled one. */
const PATIENCE = 20_000;
/** Uploads that one message names. */
const NAMED = 5;
/**
 * The post step: aborts the multipart uploads that a killed main step left behind, by the ids
 * that it had saved, and no others. Fails when one may still be there.
 */
async function cleanUp(env, log) {
    process.exitCode = 1;
    const uploads = uploadsLeft(env);
    try {
        const left = uploads.length === 0 ? [] : await abortAll(uploads, env, log);
        if (left.length === 0)
            process.exitCode = 0;
        else
            log.fail(...problem(left));
    }
    catch (thrown) {
        log.fail(`${(0,core_errors/* codeOf */.$N)(thrown)}: ${(0,core_errors/* messageOf */.bD)(thrown)}`, ...problem(uploads));
    }
}
async function abortAll(uploads, env, log) {
    const inputs = parseInputs(env);
    const { openS3Store } = await __nccwpck_require__.e(/* import() */ 835).then(__nccwpck_require__.bind(__nccwpck_require__, 4835));
    const store = await openS3Store({ ...connectionOf(inputs), limits: { cleanUp: PATIENCE } }, inputs.bucket);
    try {
        const left = await store.abortUploads(uploads);
        const gone = uploads.length - left.length;
        log.info(`aborted ${(0,batch_error/* counted */.h)(gone)} multipart uploads that the killed step left behind`);
        return left;
    }
    finally {
        store.close();
    }
}
function problem(left) {
    const names = left.slice(0, NAMED).map(({ key }) => (0,printable/* quoted */.TL)(key));
    const more = left.length > NAMED ? ` and ${(0,batch_error/* counted */.h)(left.length - NAMED)} more` : '';
    return [
        `${(0,batch_error/* counted */.h)(left.length)} multipart uploads may still be there, and cost storage: ` +
            `${names.join(', ')}${more}`,
        'give the credentials s3:AbortMultipartUpload, and the bucket a lifecycle rule that aborts ' +
            'incomplete multipart uploads',
    ];
}

;// CONCATENATED MODULE: ./lib/action/causes.js


const OBJECTS_NAMED = 5;
/** Groups errors by code and message, the most frequent cause first. */
function causesOf(errors) {
    const causes = new Map();
    for (const error of errors) {
        const { code, cause } = error;
        const message = (0,core_errors/* messageOf */.bD)(cause);
        const name = JSON.stringify([code, message]);
        const { count, objects } = causes.get(name) ?? { count: 0, objects: [] };
        const named = objects.length < OBJECTS_NAMED ? [...objects, error] : objects;
        causes.set(name, { code, message, count: count + 1, objects: named });
    }
    return [...causes.values()].sort((a, b) => b.count - a.count);
}
/** `AccessDenied: Access Denied: "a.html", "b.html" and 12 more`. */
function causeLine({ code, message, count, objects }) {
    const rest = count > objects.length ? ` and ${count - objects.length} more` : '';
    const names = objects.map((object) => nameOf(object, printable/* quoted */.TL));
    return `${code}: ${message}: ${names.join(', ')}${rest}`;
}
/** `"a.html"` or `"a.html" (version "3HL4kqtJ")`, as `write` writes untrusted text. */
function nameOf({ key, versionId }, write) {
    return versionId === undefined ? write(key) : `${write(key)} (version ${write(versionId)})`;
}

// EXTERNAL MODULE: ./lib/action/counts.js
var action_counts = __nccwpck_require__(5660);
;// CONCATENATED MODULE: ./lib/action/outputs.js


const MAX_FAILED_KEYS = 1000;
const MAX_FAILED_BYTES = 256 * 1024;
/** Sets every output; called once, whatever became of the run. */
function setOutputs(facts) {
    for (const [name, value] of Object.entries(outputsOf(facts)))
        core/* setOutput */.uH(name, value);
}
/** The outputs as text, by name. */
function outputsOf({ tally, files, isDryRun }) {
    const { bytes, skipped, failed, ...done } = (0,action_counts/* countsOf */.m)(tally);
    const counts = { ...done, skipped, failed, bytes };
    const isChanged = files.changedKeys !== undefined || Object.values(done).some((n) => n > 0);
    const keys = failedKeys(tally.errors);
    return {
        ...Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)])),
        'failed-keys': JSON.stringify(keys),
        'failed-keys-truncated': String(keys.length < tally.failed),
        report: files.report ?? '',
        changed: String(isChanged && !isDryRun),
        'changed-keys': files.changedKeys ?? '',
        'dry-run': String(isDryRun),
    };
}
/** In the byte order of UTF-8, as many as an output can hold. */
function failedKeys(errors) {
    const keys = errors.slice(0, MAX_FAILED_KEYS).map(({ key }) => key);
    keys.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    let bytes = '[]'.length;
    const fitting = keys.findIndex((key) => {
        bytes += Buffer.byteLength(JSON.stringify(key)) + 1;
        return bytes > MAX_FAILED_BYTES;
    });
    return fitting === -1 ? keys : keys.slice(0, fitting);
}

// EXTERNAL MODULE: ./lib/core/reasons.js
var reasons = __nccwpck_require__(742);
;// CONCATENATED MODULE: ./lib/action/summary.js







const MAX_CAUSES = 20;
const MAX_WARNINGS = 50;
/** Writes the job summary, where the runner shows one. */
async function writeSummary(facts, env) {
    if (!env['GITHUB_STEP_SUMMARY'])
        return;
    await core/* summary */.z.addRaw(summaryOf(facts), true).write();
}
/** The summary in Markdown; everything that is not the project's own text goes as code. */
function summaryOf(facts) {
    const { tally, plan } = facts;
    const planned = plan?.markdown ?? '';
    return [
        title(facts),
        warned(facts),
        counts(tally),
        skips(tally),
        planned,
        failures(facts),
        explanations(facts),
    ]
        .filter((part) => part !== '')
        .join('\n\n');
}
function title({ inputs, tally, endpoint, interruption }) {
    const { mode, bucket, prefix, dryRun } = inputs;
    const isComplete = tally.failed === 0 && interruption === undefined;
    const where = (0,printable/* markdownCode */.D9)(`${bucket}/${prefix}`);
    const at = endpoint === undefined ? '' : ` at ${(0,printable/* markdownCode */.D9)(endpoint)}`;
    const state = isComplete ? 'complete' : 'NOT complete';
    const dry = dryRun ? '\n\n**Dry run: nothing was changed. The numbers are what would be.**' : '';
    return `### ${mode}: ${state}\n\n${where}${at}${dry}`;
}
function warned({ warnings }) {
    const lines = warnings.slice(0, MAX_WARNINGS).flatMap((warning) => warning.split('\n'));
    return lines.map((line) => `- Warning: ${(0,printable/* markdownCode */.D9)(line)}`).join('\n');
}
function counts(tally) {
    const { bytes, ...objects } = (0,action_counts/* countsOf */.m)(tally);
    const rows = Object.entries(objects)
        .filter(([name, count]) => count > 0 || name === 'failed')
        .map(([name, count]) => `| ${name} | ${(0,batch_error/* counted */.h)(count)} |`);
    const markers = [
        ...markerRow('of the deleted: delete markers', tally.markersDeleted),
        ...markerRow('of the deleted: hidden under a delete marker', tally.markersLeft),
    ];
    const sent = bytes > 0 ? [`| bytes | ${(0,action_counts/* sized */.S)(bytes)} |`] : [];
    const { freedBytes } = tally;
    const freed = freedBytes > 0 ? [`| bytes of parts freed | ${(0,action_counts/* sized */.S)(freedBytes)} |`] : [];
    return ['| objects | |', '| --- | ---: |', ...rows, ...markers, ...sent, ...freed].join('\n');
}
function markerRow(name, count) {
    return count > 0 ? [`| ${name} | ${(0,batch_error/* counted */.h)(count)} |`] : [];
}
function skips({ skippedBy }) {
    const rows = [...skippedBy].map(([reason, count]) => `- ${(0,batch_error/* counted */.h)(count)} skipped as \`${reason}\`: ${reasons/* REASON_TEXT */.$H[reason]}`);
    return rows.join('\n');
}
function failures({ tally, interruption, report }) {
    const stop = interruption === undefined
        ? []
        : [`Stopped early: ${(0,printable/* markdownCode */.D9)((0,core_errors/* messageOf */.bD)(interruption.thrown))}`];
    const causes = causesOf(tally.errors);
    const rows = causes.slice(0, MAX_CAUSES).map(({ code, message, count, objects }) => {
        const first = objects[0] === undefined ? '' : nameOf(objects[0], printable/* markdownCode */.D9);
        const cells = [(0,batch_error/* counted */.h)(count), (0,printable/* markdownCode */.D9)(code), (0,printable/* markdownCode */.D9)(message), first];
        return `| ${cells.join(' | ')} |`;
    });
    const head = ['| failed | code | message | first key |', '| ---: | --- | --- | --- |'];
    const table = rows.length === 0 ? [] : [[...head, ...rows].join('\n')];
    const more = causes.length - rows.length;
    const rest = more > 0 ? [`${(0,batch_error/* counted */.h)(more)} more causes are in the report.`] : [];
    const where = report === undefined ? [] : [`The complete report: ${(0,printable/* markdownCode */.D9)(report)}`];
    return [...stop, ...table, ...rest, ...where].join('\n\n');
}
function explanations({ explanations: all }) {
    if (all.length === 0)
        return '';
    const rows = all.map(({ happened, todo }) => `| ${(0,printable/* markdownCode */.D9)(happened)} | ${(0,printable/* markdownCode */.D9)(todo)} |`);
    return ['| what happened | what to do |', '| --- | --- |', ...rows].join('\n');
}

;// CONCATENATED MODULE: ./lib/action/conclude.js








const KINDS = {
    'upload-dir': 'upload',
    'sync-dir': 'sync',
    'delete-prefix': 'delete',
    'abort-uploads': 'abort',
};
const MAX_CAUSE_ANNOTATIONS = 8;
const CAUSES_IN_MESSAGE = 3;
/**
 * Tells what became of the run: outputs first, then the summary, then the log, and last the
 * verdict, which is true when everything that was asked is done, or only warned about.
 */
async function conclude(ending, log, env) {
    const { inputs, tally, files, interruption } = ending;
    setOutputs({ tally, files, isDryRun: inputs.dryRun });
    await writeSummary({ ...ending, report: files.report }, env);
    warnOfGaps(ending, log);
    if (tally.failed === 0 && interruption === undefined) {
        log.info(closingLine(ending));
        return true;
    }
    const isFatal = interruption !== undefined || inputs.onFailure === 'fail';
    annotateCauses(tally, isFatal ? log.error : log.warning);
    const message = [...failureLines(ending), ...ending.explanations.flatMap(explanationLines)];
    if (isFatal)
        log.fail(...message);
    else
        log.warning(...message);
    return !isFatal;
}
function explanationLines({ happened, todo }) {
    return [`What happened: ${happened}`, `What to do: ${todo}`];
}
/** Counts both sides, names the first causes and says where the rest is. */
function failureLines({ inputs, tally, files, expected = 0, interruption, }) {
    if (interruption !== undefined && (0,core_tally/* totalOf */.e6)(tally) === 0)
        return interruptionLines(interruption);
    const headline = new batch_error/* BatchError */.P(KINDS[inputs.mode], tally, interruption).message;
    const untouched = expected - (0,core_tally/* totalOf */.e6)(tally);
    return [
        untouched > 0 ? `${headline}; ${(0,batch_error/* counted */.h)(untouched)} objects were not attempted` : headline,
        ...causesOf(tally.errors).slice(0, CAUSES_IN_MESSAGE).map(causeLine),
        ...(files.report === undefined ? [] : [`The complete report: ${files.report}`]),
    ];
}
function interruptionLines({ thrown }) {
    if (thrown instanceof types/* InputError */.d)
        return thrown.problems;
    return [`${(0,core_errors/* codeOf */.$N)(thrown)}: ${(0,core_errors/* messageOf */.bD)(thrown)}`];
}
function annotateCauses(tally, annotate) {
    const causes = causesOf(tally.errors);
    for (const cause of causes.slice(0, MAX_CAUSE_ANNOTATIONS))
        annotate(causeLine(cause));
    const rest = causes.slice(MAX_CAUSE_ANNOTATIONS);
    if (rest.length > 0)
        annotate(`${(0,batch_error/* counted */.h)(rest.length)} more causes are in the report`);
}
function warnOfGaps({ tally, files }, log) {
    const links = tally.skippedBy.get('symlink') ?? 0;
    if (links > 0) {
        log.warning(`${(0,batch_error/* counted */.h)(links)} symbolic links were skipped: follow-symlinks: true follows them`);
    }
    if (tally.markersLeft > 0) {
        log.info(`${(0,batch_error/* counted */.h)(tally.markersLeft)} deletes only left a delete marker, because the bucket keeps ` +
            'versions: what they hide still costs storage, and versions: all removes it');
    }
    if (files.unlisted > 0) {
        const count = (0,batch_error/* counted */.h)(files.unlisted);
        log.warning(`${count} changed keys hold control characters and are only in the report`);
    }
}
function closingLine({ inputs, tally }) {
    const { bytes, failed, ...objects } = (0,action_counts/* countsOf */.m)(tally);
    const { markersDeleted } = tally;
    const markers = markersDeleted > 0 ? ` (${(0,batch_error/* counted */.h)(markersDeleted)} of them delete markers)` : '';
    const parts = Object.entries(objects)
        .filter(([, count]) => count > 0)
        .map(([name, count]) => `${name} ${(0,batch_error/* counted */.h)(count)}${name === 'deleted' ? markers : ''}`);
    const what = parts.length === 0 ? 'nothing to do' : parts.join(', ');
    const dry = inputs.dryRun ? 'dry run, nothing was changed: ' : '';
    const { freedBytes } = tally;
    const sizes = [
        ...(bytes > 0 ? [(0,action_counts/* sized */.S)(bytes)] : []),
        ...(freedBytes > 0 ? [`${(0,action_counts/* sized */.S)(freedBytes)} of parts freed`] : []),
    ];
    return `${dry}${what}, failed ${failed}${sizes.length > 0 ? ` (${sizes.join(', ')})` : ''}`;
}

// EXTERNAL MODULE: ./lib/plan/file-verdict.js + 1 modules
var file_verdict = __nccwpck_require__(2376);
;// CONCATENATED MODULE: ./lib/action/failures/denied-actions.js

const onObjects = (bucket) => `the objects of the bucket ${(0,printable/* quoted */.TL)(bucket)}`;
const onBucket = (bucket) => `the bucket ${(0,printable/* quoted */.TL)(bucket)}`;
const DENIED_ACTIONS = [
    { id: 'put-object', permission: 's3:PutObject', may: 'write', on: onObjects },
    {
        id: 'get-object',
        permission: 's3:GetObject',
        may: 'read',
        on: onObjects,
        more: '; without s3:ListBucket a missing object is refused in the same words',
    },
    { id: 'delete-object', permission: 's3:DeleteObject', may: 'delete', on: onObjects },
    {
        id: 'delete-object-version',
        permission: 's3:DeleteObjectVersion',
        may: 'delete versions of',
        on: onObjects,
        more: '; a version that Object Lock retains may be refused in the same words',
    },
    {
        id: 'bypass-governance-retention',
        permission: 's3:BypassGovernanceRetention',
        may: 'bypass the governance mode of Object Lock for',
        on: onObjects,
    },
    { id: 'list-bucket', permission: 's3:ListBucket', may: 'list', on: onBucket },
    {
        id: 'list-bucket-versions',
        permission: 's3:ListBucketVersions',
        may: 'list the versions in',
        on: onBucket,
    },
    {
        id: 'abort-multipart-upload',
        permission: 's3:AbortMultipartUpload',
        may: 'abort multipart uploads to',
        on: onObjects,
    },
    {
        id: 'list-bucket-multipart-uploads',
        permission: 's3:ListBucketMultipartUploads',
        may: 'list the multipart uploads of',
        on: onBucket,
    },
];

;// CONCATENATED MODULE: ./lib/action/failures/access.js



const DENIED = ['AccessDenied', 'Forbidden'];
/** The permission that S3 asks for where its answer names none. */
const PERMISSION_OF = {
    upload: 's3:PutObject',
    download: 's3:GetObject',
    head: 's3:GetObject',
    delete: 's3:DeleteObject',
    abort: 's3:AbortMultipartUpload',
    'delete-version': 's3:DeleteObjectVersion',
    copy: 's3:PutObject',
    list: 's3:ListBucket',
    'list-versions': 's3:ListBucketVersions',
    'list-uploads': 's3:ListBucketMultipartUploads',
};
/** The permission that was missing: as the answer names it, else as the attempt needs it. */
function permissionOf(facts) {
    const isComparing = facts.message.startsWith(file_verdict/* NOT_COMPARED */.S);
    const attempt = isComparing ? 'head' : facts.attempt;
    return namedPermission(facts) ?? (attempt && PERMISSION_OF[attempt]);
}
/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html */
function namedPermission({ message }) {
    return /is not authorized to perform: ([a-z0-9-]{1,32}:[A-Za-z0-9]{1,64})/.exec(message)?.[1];
}
/** `allow` the permission, or, where the answer speaks of a deny, take that away. */
function grant(permission, on, more = '') {
    return (_, { message }) => message.includes('explicit deny')
        ? `remove what explicitly denies ${permission} on ${on} from the policies of the role, ` +
            'the bucket and the organization'
        : `allow ${permission} on ${on}, in the policy of the role and, in another account, also ` +
            `in the bucket's${more}`;
}
function deniedAction({ id, permission, may, on, more }) {
    return {
        id: `access-denied-${id}`,
        signs: [
            {
                codes: DENIED,
                when: (facts) => permissionOf(facts) === permission,
                condition: `the answer names \`${permission}\`, or names nothing and that is what it needs`,
            },
        ],
        happened: ({ bucket }) => `the credentials may not ${may} ${on(bucket)}`,
        todo: (place, facts) => grant(permission, on(place.bucket), more)(place, facts),
    };
}
/** A condition on the message, where that names no permission and so no key: keys may hold all. */
function speaksOf(pattern) {
    return (facts) => namedPermission(facts) === undefined && pattern.test(facts.message);
}
/** What is refused with AccessDenied for a reason of its own. */
const REFUSED = [
    {
        id: 'object-lock',
        signs: [
            {
                codes: [...DENIED, 'InvalidRequest', 'MethodNotAllowed'],
                when: speaksOf(/protected by object lock|WORM|legal hold|retention (period|mode|date)/i),
                condition: 'the message speaks of object lock, a legal hold, a retention or WORM',
            },
            { codes: ['ObjectLocked'] },
        ],
        happened: ({ bucket }) => `Object Lock protects the object in the bucket ${(0,printable/* quoted */.TL)(bucket)}`,
        todo: () => 'wait until its retention has ended and its legal hold is off, or leave it out; the input ' +
            '"bypass-governance" lifts a retention in governance mode, and nothing lifts the others',
    },
    {
        id: 'mfa-delete',
        signs: [
            {
                codes: [...DENIED, 'InvalidRequest'],
                when: speaksOf(/\bmfa authentication\b|x-amz-mfa/i),
                condition: 'the message asks for MFA authentication',
            },
        ],
        happened: ({ bucket }) => `MFA delete is on in the bucket ${(0,printable/* quoted */.TL)(bucket)}, so no version goes without a code from ` +
            'a device',
        todo: () => 'delete such versions by hand as the root user of the account, or turn MFA delete off, ' +
            'which only that user can do',
    },
    {
        id: 'kms',
        signs: [
            { codes: ['KMS*'] },
            {
                codes: DENIED,
                when: (facts) => namedPermission(facts)?.startsWith('kms:') === true,
                condition: 'the answer names a permission of KMS',
            },
        ],
        happened: ({ bucket }) => `the KMS key that encrypts the objects of the bucket ${(0,printable/* quoted */.TL)(bucket)} can't be used`,
        todo: (_, facts) => {
            const permission = namedPermission(facts);
            const named = permission === undefined ? 'kms:GenerateDataKey and kms:Decrypt' : (0,printable/* quoted */.TL)(permission);
            return (`allow ${named} on the key, in the policies of the role and of the key, and check that ` +
                "the key is enabled and in the bucket's region");
        },
    },
    {
        id: 'requester-pays',
        signs: [
            {
                codes: [...DENIED, 'InvalidRequest'],
                when: speaksOf(/requester.pays|x-amz-request-payer/i),
                condition: 'the message speaks of the requester, who pays',
            },
            { codes: ['UserProjectMissing'] },
        ],
        happened: ({ bucket }) => `the requester pays for the bucket ${(0,printable/* quoted */.TL)(bucket)}, and none agreed`,
        todo: () => 'use credentials of the account that owns the bucket, since no request here agrees to pay',
    },
];
/** Requests that the store refuses; what is more particular comes first. */
const ACCESS_FAILURES = [
    ...REFUSED,
    ...DENIED_ACTIONS.map(deniedAction),
    {
        id: 'access-denied',
        signs: [{ codes: DENIED }],
        happened: ({ bucket }) => `the credentials lack a permission on the bucket ${(0,printable/* quoted */.TL)(bucket)} or its objects`,
        todo: (place, facts) => {
            const named = permissionOf(facts);
            const permission = named === undefined ? 'what the README lists for this mode' : (0,printable/* quoted */.TL)(named);
            return grant(permission, onObjects(place.bucket))(place, facts);
        },
    },
];

;// CONCATENATED MODULE: ./lib/action/failures/failure.js
/** A condition on the error's message. */
function says(pattern) {
    return ({ message }) => pattern.test(message);
}

;// CONCATENATED MODULE: ./lib/action/failures/connection.js


const TLS_CODES = [
    'ERR_TLS_*',
    'CERT_*',
    '*_CERT',
    '*_CERTIFICATE',
    'SELF_SIGNED*',
    'DEPTH_ZERO*',
    'UNABLE_TO_*',
];
/**
 * With the bucket in the host name (`my-bucket.s3.example.com`) a store needs a DNS entry and a
 * certificate for every bucket, which AWS has and many others don't.
 */
const hasBucketInHost = ({ bucket, message }) => {
    const host = /(?:ENOTFOUND|EAI_AGAIN|Host:) (\S+)/.exec(message)?.[1] ?? '';
    const isDotless = !bucket.includes('.');
    return host.startsWith(`${bucket}.`) && !(isDotless && /\.amazonaws\.com(\.cn)?\.?$/.test(host));
};
const at = ({ endpoint }) => endpoint ?? 'the endpoint';
/** What keeps a request from reaching the store. */
const CONNECTION_FAILURES = [
    {
        id: 'path-style',
        signs: [
            {
                codes: ['ENOTFOUND', 'EAI_AGAIN', 'ERR_TLS_CERT_ALTNAME_INVALID'],
                when: hasBucketInHost,
                condition: "the host begins with the bucket's name, which at AWS needs a dot in that name",
            },
        ],
        happened: ({ bucket }) => `the bucket ${(0,printable/* quoted */.TL)(bucket)} stood in the host name, and the store has no such host`,
        todo: () => 'set the input "force-path-style" to true, which puts the bucket in the path',
    },
    {
        id: 'dns',
        signs: [{ codes: ['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL'] }],
        happened: (place) => `the name of ${at(place)} can't be resolved`,
        todo: () => 'check the spelling in the inputs "endpoint" and "region" (and in AWS_ENDPOINT_URL, ' +
            "AWS_ENDPOINT_URL_S3 and AWS_REGION), and the runner's DNS",
    },
    {
        id: 'endpoint-scheme',
        signs: [
            { codes: ['InsecureEndpoint'] },
            {
                codes: ['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER'],
                when: says(/wrong version number|packet length too long/i),
                condition: 'no TLS answers on the port',
            },
            {
                statuses: [400],
                when: says(/plain HTTP request|HTTP request to an HTTPS server/i),
                condition: 'the answer says that its port speaks https',
            },
        ],
        happened: (place) => `${at(place)} begins with a scheme that is not allowed or not spoken there`,
        todo: () => 'begin the endpoint with https://, or with http:// where the store speaks that, with ' +
            'allow-http: true on another host',
    },
    {
        id: 'tls',
        signs: [{ codes: [...TLS_CODES, 'EPROTO', 'ERR_SSL_*'] }],
        happened: (place) => `the certificate of ${at(place)} is not trusted, or TLS failed with it`,
        todo: () => 'for a private authority set NODE_EXTRA_CA_CERTS to the file of its certificate, else have ' +
            'the certificate of the store renewed',
    },
    {
        id: 'proxy',
        signs: [{ codes: ['ProxyError'] }, { statuses: [407] }],
        happened: (place) => `the proxy on the way to ${at(place)} did not let the request through`,
        todo: () => 'check host, port and password in HTTPS_PROXY, or name the host of the endpoint in NO_PROXY',
    },
    {
        id: 'unreachable',
        signs: [
            {
                codes: ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'TimeoutError'],
            },
        ],
        happened: (place) => `nothing answers at ${at(place)}`,
        todo: () => 'check the input "endpoint" (and the variables AWS_ENDPOINT_URL and AWS_ENDPOINT_URL_S3), ' +
            'and that the runner may reach it',
    },
    {
        id: 'unproven-answer',
        signs: [{ codes: ['UnprovenAnswer'] }],
        happened: (place) => `what answers at ${at(place)} does not answer as a store does`,
        todo: () => 'check that the endpoint is the one for S3, not a console or a website, and that no ' +
            'sign-in page of a network stands before it',
    },
];

;// CONCATENATED MODULE: ./lib/action/failures/deploy.js

/** What keeps two runs that synchronise the same prefix apart. */
const DEPLOY_FAILURES = [
    {
        id: 'deploy-in-progress',
        signs: [{ codes: ['DeployInProgress'] }],
        happened: ({ bucket }) => `another run has begun to deploy to the same prefix of the bucket ${(0,printable/* quoted */.TL)(bucket)}`,
        todo: () => 'run again when that run has ended; if it was killed, start its failed jobs again, or ' +
            'delete the state object that the message names',
    },
    {
        id: 'deploy-overtaken',
        signs: [{ codes: ['DeployOvertaken'] }],
        happened: ({ bucket }) => `another run has deployed to the same prefix of the bucket ${(0,printable/* quoted */.TL)(bucket)} meanwhile`,
        todo: () => 'run again, and let deploys wait for each other by "concurrency" in the workflow',
    },
];

;// CONCATENATED MODULE: ./lib/action/failures/local.js
const DESCRIPTOR_CODES = ['EMFILE', 'ENFILE'];
const hasNoDescriptors = ({ causes }) => causes.some((code) => DESCRIPTOR_CODES.includes(code));
/** What goes wrong on the runner. */
const LOCAL_FAILURES = [
    {
        id: 'descriptors',
        signs: [
            { codes: DESCRIPTOR_CODES },
            { codes: ['*'], when: hasNoDescriptors, condition: 'its cause is `EMFILE` or `ENFILE`' },
        ],
        happened: () => 'the runner has no file descriptors left',
        todo: () => 'set the input "concurrency" to a lower number, or raise the limit with ulimit -n on a ' +
            'runner of your own',
    },
    {
        id: 'disk-read',
        signs: [{ codes: ['UnreadableFile', 'UnreadableDirectory', 'EIO'] }],
        happened: () => "the runner can't read a file or directory of the source",
        todo: () => 'give the user that runs this the right to read it, check the disk, or leave it out with ' +
            '"exclude"',
    },
    {
        id: 'content-changed',
        signs: [{ codes: ['ContentChanged'] }],
        happened: () => 'a file of the source changed while it was being uploaded',
        todo: () => 'let nothing write to the source while it is being uploaded',
    },
    {
        id: 'cancelled',
        signs: [{ codes: ['RequestCanceled', 'AbortError'] }],
        happened: () => 'the run was stopped before everything was done',
        todo: () => 'run it again, which is safe: what was done stays done',
    },
];

;// CONCATENATED MODULE: ./lib/action/failures/store.js


const store_at = ({ endpoint }) => endpoint ?? 'the store';
function regionNamedIn({ message }) {
    return /expecting '?([a-z0-9-]{1,32})/.exec(message)?.[1];
}
/** What is wrong with the bucket, the credentials, or how the store was spoken to. */
const STORE_FAILURES = [
    {
        id: 'wrong-region',
        signs: [
            {
                codes: [
                    'IllegalLocationConstraintException',
                    'IncorrectEndpoint',
                    'InvalidRegionName',
                    'PermanentRedirect',
                    'TemporaryRedirect',
                ],
                statuses: [301, 307],
            },
            {
                codes: ['AuthorizationHeaderMalformed'],
                when: says(/\bregion\b/),
                condition: 'the message speaks of the region',
            },
        ],
        happened: ({ bucket }) => `requests were made for another region than that of the bucket ${(0,printable/* quoted */.TL)(bucket)}`,
        todo: (_, facts) => {
            const region = regionNamedIn(facts);
            return region === undefined
                ? 'correct the input "region", or leave it empty and unset AWS_REGION to have the bucket ' +
                    'asked'
                : `set the input "region" (or AWS_REGION) to ${(0,printable/* quoted */.TL)(region)}`;
        },
    },
    {
        id: 'no-such-bucket',
        signs: [{ codes: ['NoSuchBucket'] }],
        happened: (place) => `there is no bucket ${(0,printable/* quoted */.TL)(place.bucket)} at ${store_at(place)}`,
        todo: (place) => `create the bucket ${place.bucket} at ${store_at(place)} first, or correct the inputs ` +
            '"bucket" and "endpoint"',
    },
    {
        id: 'no-credentials',
        signs: [{ codes: ['CredentialsProviderError'] }],
        happened: () => 'there are no credentials to sign requests with',
        todo: () => 'sign in before this step, for instance with aws-actions/configure-aws-credentials, or set ' +
            'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN) from secrets',
    },
    {
        id: 'expired-token',
        signs: [{ codes: ['ExpiredToken', 'ExpiredTokenException', 'TokenRefreshRequired'] }],
        happened: () => 'the credentials ended before the work did',
        todo: () => 'ask for a longer session when signing in, or split the work',
    },
    {
        id: 'clock',
        signs: [{ codes: ['RequestTimeTooSkewed', 'RequestExpired', 'RequestInTheFuture'] }],
        happened: (place) => `the clocks of the runner and of ${store_at(place)} are minutes apart`,
        todo: () => 'set the clock of the runner, best by a time service',
    },
    {
        id: 'unknown-key',
        signs: [
            { codes: ['InvalidAccessKeyId', 'InvalidToken', 'InvalidClientTokenId', 'NotSignedUp'] },
        ],
        happened: (place) => `${store_at(place)} does not know the access key or the session token`,
        todo: (place) => `check that the credentials are complete, current and meant for ${store_at(place)}`,
    },
    {
        id: 'signature',
        signs: [{ codes: ['SignatureDoesNotMatch', 'AuthorizationHeaderMalformed'] }],
        happened: (place) => `${store_at(place)} computes another signature for the same request`,
        todo: () => 'check that the secret access key is complete and belongs to the access key, and that no ' +
            'proxy rewrites requests',
    },
    {
        id: 'checksum',
        signs: [
            {
                codes: [
                    'BadDigest',
                    'InvalidDigest',
                    'XAmzContentChecksumMismatch',
                    'XAmzContentSHA256Mismatch',
                ],
            },
            {
                codes: ['NotImplemented', 'InvalidArgument', 'InvalidRequest', 'MalformedTrailerError'],
                when: says(/checksum|x-amz-trailer|aws-chunked|STREAMING-/i),
                condition: 'the message speaks of a checksum or a chunked body',
            },
        ],
        happened: (place) => `${store_at(place)} does not know the checksum, or finds another for the content`,
        todo: () => 'set the variable AWS_REQUEST_CHECKSUM_CALCULATION to WHEN_REQUIRED, and check that no ' +
            'proxy rewrites requests',
    },
    {
        id: 'throttled',
        signs: [
            {
                codes: [
                    'Throttl*',
                    'SlowDown*',
                    'RequestLimitExceeded',
                    'RequestThrottled',
                    'BandwidthLimitExceeded',
                    'ServiceUnavailable',
                    'TooManyRequests*',
                ],
                statuses: [429, 503],
            },
        ],
        happened: (place) => `${store_at(place)} refused the pace for longer than is waited`,
        todo: () => 'set the input "concurrency" to a lower number, and let fewer jobs write to the bucket at a ' +
            'time',
    },
    {
        id: 'exists',
        signs: [{ codes: ['PreconditionFailed'] }],
        happened: () => 'the key exists already',
        todo: () => 'set "if-exists" to skip, which leaves such objects alone, or to overwrite',
    },
];

;// CONCATENATED MODULE: ./lib/action/failures/table.js





/** All failures with a word of advice, the more particular before the more general. */
const FAILURES = [
    ...LOCAL_FAILURES,
    ...DEPLOY_FAILURES,
    ...CONNECTION_FAILURES,
    ...ACCESS_FAILURES,
    ...STORE_FAILURES,
];
/** The first failure of the table that an error shows a sign of; most errors show none. */
function failureOf(facts) {
    return FAILURES.find(({ signs }) => signs.some((sign) => isShown(sign, facts)));
}
function isShown({ codes = [], statuses = [], when }, facts) {
    const isCoded = codes.some((code) => patternOf(code).test(facts.code));
    const isAnswered = facts.status !== undefined && statuses.includes(facts.status);
    return (isCoded || isAnswered) && (when?.(facts) ?? true);
}
const patterns = new Map();
function patternOf(code) {
    const known = patterns.get(code);
    if (known !== undefined)
        return known;
    const pattern = new RegExp(`^${code.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
    patterns.set(code, pattern);
    return pattern;
}

;// CONCATENATED MODULE: ./lib/action/failures/explain.js

/** An answer can name what it likes, so that errors of one kind may call for many words. */
const MAX_EXPLANATIONS = 8;
/**
 * What happened and what to do about it, each thing once, in the order of the errors. What was
 * only stopped by another failure needs no words of its own.
 */
function explain(errors, place) {
    const found = new Map();
    for (const facts of errors) {
        const failure = failureOf(facts);
        if (failure === undefined)
            continue;
        const happened = failure.happened(place, facts);
        const todo = failure.todo(place, facts);
        found.set(`${happened}\n${todo}`, { failure: failure.id, happened, todo });
    }
    const all = [...found.values()];
    const own = all.filter(({ failure }) => failure !== 'cancelled');
    return (own.length > 0 ? own : all).slice(0, MAX_EXPLANATIONS);
}

;// CONCATENATED MODULE: ./lib/action/failures/facts.js

/** Causes of causes that are looked at; an error may be its own. */
const MAX_DEPTH = 5;
/** What is known of anything that was thrown; of an object's failure, what it failed of. */
function factsOf(thrown, { bucket, attempt }) {
    const error = thrown instanceof core_errors/* ItemError */.ie ? thrown.cause : thrown;
    const tried = attempt ?? (thrown instanceof core_errors/* ItemError */.ie ? thrown.op : undefined);
    const status = error instanceof core_errors/* StoreError */.AD ? error.status : undefined;
    return {
        code: (0,core_errors/* codeOf */.$N)(thrown),
        message: (0,core_errors/* messageOf */.bD)(error),
        causes: causeCodes(error),
        bucket,
        ...(status !== undefined && { status }),
        ...(tried !== undefined && { attempt: tried }),
    };
}
function causeCodes(thrown) {
    const codes = [];
    let error = thrown;
    while (error instanceof Error && error.cause !== undefined && codes.length < MAX_DEPTH) {
        error = error.cause;
        codes.push((0,core_errors/* codeOf */.$N)(error));
    }
    return codes;
}

;// CONCATENATED MODULE: ./lib/action/explanations.js


/** What made a run fail, in words: first what stopped it, then what objects failed of. */
function explanationsOf({ inputs, tally, endpoint, interruption, }) {
    const { bucket } = inputs;
    const objects = { bucket, attempt: attemptOf(inputs) };
    const run = { bucket, attempt: attemptOfRun(inputs) };
    const errors = [
        ...(interruption === undefined ? [] : [factsOf(interruption.thrown, run)]),
        ...tally.errors.map((error) => factsOf(error, objects)),
    ];
    return explain(errors, { endpoint, bucket });
}
/**
 * What a run does to each object; undefined: what its own operation says. A dry run of an upload
 * only looks whether the key exists.
 */
function attemptOf(inputs) {
    switch (inputs.mode) {
        case 'delete-prefix':
            return inputs.versions === 'current' ? 'delete' : 'delete-version';
        case 'abort-uploads':
            return 'abort';
        case 'sync-dir':
            return undefined;
        case 'upload-dir':
            return inputs.dryRun ? 'head' : 'upload';
    }
}
/** What a run does beside the objects: what stops the whole run is mostly a listing. */
function attemptOfRun(inputs) {
    if (inputs.mode === 'abort-uploads')
        return 'list-uploads';
    if (inputs.mode !== 'delete-prefix')
        return attemptOf(inputs) ?? 'list';
    if (inputs.keysFrom !== undefined)
        return 'delete';
    return inputs.versions === 'current' ? 'list' : 'list-versions';
}

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __nccwpck_require__(1455);
;// CONCATENATED MODULE: ./lib/action/line-file.js

/** Characters that are gathered before they are written. */
const BUFFERED = 32 * 1024;
/** Opens `path` for writing and empties it. Rejects when it can't be written. */
async function openLineFile(path) {
    const file = await (0,external_node_fs_promises_.open)(path, 'w');
    let pending = '';
    return {
        path,
        add(line) {
            pending += `${line}\n`;
            if (pending.length < BUFFERED)
                return undefined;
            const text = pending;
            pending = '';
            return file.writeFile(text);
        },
        async close() {
            await closeAfter(file, file.writeFile(pending));
        },
    };
}
async function closeAfter(file, writing) {
    try {
        await writing;
    }
    finally {
        await file.close();
    }
}

// EXTERNAL MODULE: ./lib/plan/report-lines.js
var report_lines = __nccwpck_require__(5319);
;// CONCATENATED MODULE: ./lib/action/report.js




/** The report's first line: what the run was asked to do. */
function reportHeader(inputs, time) {
    const { mode, bucket, prefix, dryRun } = inputs;
    return JSON.stringify({
        version: report_lines/* REPORT_VERSION */.Aj,
        mode,
        bucket,
        prefix,
        time: time.toISOString(),
        dryRun,
    });
}
/**
 * One line per object. JSON keeps every key exact, also one that is not valid Unicode. `attempt`
 * is what was really being done, which tells a failure's permission.
 */
function reportLine(outcome, attempt = outcome.op) {
    const { op, key, versionId, uploadId, status } = outcome;
    return JSON.stringify({ op, key, versionId, uploadId, status, ...detailsOf(outcome, attempt) });
}
function detailsOf(outcome, attempt) {
    switch (outcome.status) {
        case 'done': {
            const { reason, bytes, freedBytes, etag, attempts, deleteMarker } = outcome;
            return { reason, bytes, freedBytes, etag, attempts, deleteMarker };
        }
        case 'skipped':
            return { reason: outcome.reason };
        case 'failed': {
            const { code, cause, bucket } = outcome.error;
            const failure = failureOf(factsOf(outcome.error, { bucket, attempt }))?.id;
            const attempts = cause instanceof core_errors/* StoreError */.AD ? cause.attempts : undefined;
            return { code, failure, message: (0,core_errors/* messageOf */.bD)(cause), attempts };
        }
    }
}
/** The last line; a report without it is of a run that was killed. */
function reportEnd(counts, failures) {
    return JSON.stringify({ counts, ...(failures.length > 0 && { failures }) });
}

;// CONCATENATED MODULE: ./lib/action/ledger.js








async function openLedger(inputs, env) {
    const tally = (0,core_tally/* createTally */.Xf)();
    const folder = await (0,external_node_fs_promises_.mkdtemp)((0,external_node_path_.join)(env['RUNNER_TEMP'] ?? (0,external_node_os_.tmpdir)(), 's3-batch-action-'));
    const report = await openLineFile(inputs.report ?? (0,external_node_path_.join)(folder, 'report.jsonl'));
    const changed = changedKeys((0,external_node_path_.join)(folder, 'changed-keys.txt'));
    await report.add(reportHeader(inputs, new Date()));
    return {
        tally,
        add(outcome) {
            tally.add(outcome);
            const reporting = report.add(reportLine(outcome, attemptOf(inputs)));
            const isChanged = !inputs.dryRun && outcome.status === 'done' && outcome.op !== 'abort';
            const noting = isChanged ? changed.add(outcome.key) : undefined;
            return reporting && noting ? Promise.all([reporting, noting]) : (reporting ?? noting);
        },
        async noteChanged(key) {
            if (!inputs.dryRun)
                await changed.add(key);
        },
        async close(isNeeded, failures = []) {
            const { freedBytes } = tally;
            const counts = { ...(0,action_counts/* countsOf */.m)(tally), ...(freedBytes > 0 && { freedBytes }) };
            await report.add(reportEnd(counts, failures));
            await report.close();
            const isKept = isNeeded || inputs.report !== undefined;
            if (!isKept)
                await (0,external_node_fs_promises_.rm)(report.path);
            return { ...(isKept && { report: report.path }), ...(await changed.close()) };
        },
    };
}
/** Keys one a line, in a file that appears with the first of them. */
function changedKeys(path) {
    let file;
    let unlisted = 0;
    const begin = async (key) => {
        file = await openLineFile(path);
        await file.add(key);
    };
    return {
        add(key) {
            if (/\p{Cc}/u.test(key)) {
                unlisted += 1;
                return undefined;
            }
            return file === undefined ? begin(key) : file.add(key);
        },
        async close() {
            await file?.close();
            return { unlisted, ...(file && { changedKeys: path }) };
        },
    };
}

;// CONCATENATED MODULE: ./lib/action/modes/start-mode.js
/**
 * Starts the mode that the inputs are of; nothing happens before its first outcome is asked for.
 * Only that mode is loaded: of a run that has little to do, loading is what takes the time.
 */
async function startMode(inputs, context) {
    switch (inputs.mode) {
        case 'upload-dir': {
            const { uploadDir } = await Promise.all(/* import() */[__nccwpck_require__.e(96), __nccwpck_require__.e(743), __nccwpck_require__.e(870)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6870));
            return uploadDir(inputs, context);
        }
        case 'sync-dir': {
            const { syncDir } = await Promise.all(/* import() */[__nccwpck_require__.e(96), __nccwpck_require__.e(743), __nccwpck_require__.e(360), __nccwpck_require__.e(210)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5210));
            return syncDir(inputs, context);
        }
        case 'delete-prefix': {
            const { deletePrefix } = await Promise.all(/* import() */[__nccwpck_require__.e(360), __nccwpck_require__.e(350)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3350));
            return deletePrefix(inputs, context);
        }
        case 'abort-uploads': {
            const { abortUploads } = await __nccwpck_require__.e(/* import() */ 46).then(__nccwpck_require__.bind(__nccwpck_require__, 8046));
            return abortUploads(inputs, context);
        }
    }
}

;// CONCATENATED MODULE: ./lib/action/progress.js



const INTERVAL = 10_000;
/** Prints where the run is every ten seconds, until `stop` is called. */
function startProgress(tally, log, total) {
    const timer = setInterval(() => {
        log.info(progressLine(tally, total()));
    }, INTERVAL);
    timer.unref();
    return {
        stop() {
            clearInterval(timer);
        },
    };
}
/** `1,200 of 10,000 objects (12 %), 4.5 MiB, 3 failed`. */
function progressLine(tally, total) {
    const finished = (0,core_tally/* totalOf */.e6)(tally);
    const percent = total
        ? ` of ${(0,batch_error/* counted */.h)(total)} objects (${share(finished, total)} %)`
        : ' objects';
    const failures = tally.failed > 0 ? `, ${(0,batch_error/* counted */.h)(tally.failed)} failed` : '';
    return `${(0,batch_error/* counted */.h)(finished)}${percent}, ${(0,action_counts/* sized */.S)(tally.bytes)}${failures}`;
}
function share(part, whole) {
    return Math.floor((part / whole) * 100);
}

;// CONCATENATED MODULE: external "node:v8"
const external_node_v8_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");
;// CONCATENATED MODULE: ./lib/action/small-heap.js

/** Per cent of what is in use that may come on top before garbage is collected. */
const HEAP_GROWTH = 50;
/** How many times as large as V8 begins with (1 MiB) the space for new objects is made. */
const NEW_SPACE_GROWTH = 8;
/** Pieces of 32 KiB: more than the space holds at first. */
const MAX_PIECES = 256;
/** The factor by which V8 lets the space for new objects grow if nobody says another. */
const DEFAULT_GROWTH = 2;
/**
 * Has V8 collect garbage before it asks for more memory. By default its heap grows with the memory
 * of the machine, which a job shares with everything else that it runs; a batch makes much garbage
 * and keeps little. Where threads are to be started, called after them: V8 takes Node's own modules
 * from its cache only under the flags that it began with, and without the cache a thread takes twice
 * as long to start.
 */
function keepHeapSmall() {
    (0,external_node_v8_namespaceObject.setFlagsFromString)(`--heap-growing-percent=${HEAP_GROWTH}`);
    (0,external_node_v8_namespaceObject.setFlagsFromString)('--semi-space-growth-factor=1');
}
/**
 * Makes the space for new objects as large as it stays: as V8 begins with it, collecting took a
 * quarter of the time of an upload (bench/README.md). V8 lets the space grow, by the factor, when a
 * collection finds that much of it survives. All flags are as they were afterwards.
 */
function growNewSpace() {
    (0,external_node_v8_namespaceObject.setFlagsFromString)(`--semi-space-growth-factor=${NEW_SPACE_GROWTH}`);
    const first = newSpaceSize();
    const kept = [];
    while (kept.length < MAX_PIECES && newSpaceSize() === first) {
        kept.push(new Array(4_096).fill(0));
    }
    (0,external_node_v8_namespaceObject.setFlagsFromString)(`--semi-space-growth-factor=${DEFAULT_GROWTH}`);
}
function newSpaceSize() {
    const space = (0,external_node_v8_namespaceObject.getHeapSpaceStatistics)().find(({ space_name: name }) => name === 'new_space');
    return space?.space_size ?? 0;
}

;// CONCATENATED MODULE: ./lib/action/run.js

















/**
 * One run of the action, as the environment asks for it: its main step, or its post step. The exit
 * code is 1 until everything is proven done, because a process whose last promise is lost ends with
 * success by itself (https://github.com/aws/aws-sdk-js-v3/issues/4332).
 */
async function run(env, digestThread) {
    process.exitCode = 1;
    growNewSpace();
    maskCredentials(env);
    if (isPostStep(env))
        return cleanUp(env, log);
    saveMainPhase();
    try {
        if (await runInputs(parseInputs(env), env, digestThread))
            process.exitCode = 0;
    }
    catch (thrown) {
        setOutputs({ tally: (0,core_tally/* createTally */.Xf)(), files: { unlisted: 0 }, isDryRun: false });
        if (thrown instanceof types/* InputError */.d)
            log.fail(...thrown.problems);
        else
            log.fail(`${(0,core_errors/* codeOf */.$N)(thrown)}: ${(0,core_errors/* messageOf */.bD)(thrown)}`);
    }
}
async function runInputs(inputs, env, digestThread) {
    if (inputs.dryRun)
        log.info('dry run: everything is planned and reported, nothing is changed');
    const ledger = await openLedger(inputs, env);
    const stopper = stopOnSignals();
    const digester = createDigester(digestThread);
    const warnings = [];
    const state = { stopper, digester, warnings, endpoint: inputs.endpoint };
    const progress = startProgress(ledger.tally, log, () => state.expected);
    const interruption = await interruptionOf(work(inputs, env, ledger, state));
    progress.stop();
    state.connection?.close();
    digester.close();
    const { endpoint, expected, plan } = state;
    const { tally } = ledger;
    const explanations = explanationsOf({ inputs, tally, endpoint, interruption });
    const isNeeded = tally.failed > 0 || interruption !== undefined;
    const files = await ledger.close(isNeeded, explanations);
    return conclude({ inputs, tally, files, endpoint, expected, plan, warnings, interruption, explanations }, log, env);
}
async function work(inputs, env, ledger, state) {
    const { stopper, digester } = state;
    const modeLog = keepWarnings(log, state.warnings);
    if (inputs.warnings.length > 0)
        modeLog.warning(...inputs.warnings);
    const context = {
        log: modeLog,
        digester,
        signal: stopper.signal,
        run: runOf(env),
        async openStore() {
            state.connection = await openConnection(inputs, modeLog, (url) => (state.endpoint = url));
            keepHeapSmall();
            return state.connection.store;
        },
        expect: (objects) => (state.expected = objects),
        noteChanged: (key) => ledger.noteChanged(key),
        showPlan(plan) {
            modeLog.info(...plan.lines);
            state.plan = plan;
        },
    };
    // The threads of a sync are to start before; a walk would make the space for new objects grow.
    if (inputs.mode !== 'sync-dir')
        keepHeapSmall();
    for await (const outcome of await startMode(inputs, context)) {
        const noting = ledger.add(outcome);
        if (noting !== undefined)
            await noting;
        const bucketError = bucketErrorOf(outcome);
        if (bucketError !== undefined)
            stopper.abort(bucketError);
    }
}
/** A run outside of a workflow is nobody else's next attempt. */
function runOf({ GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT }) {
    const id = GITHUB_RUN_ID === undefined || GITHUB_RUN_ID === '' ? (0,external_node_crypto_.randomUUID)() : GITHUB_RUN_ID;
    return { id, attempt: Number(GITHUB_RUN_ATTEMPT ?? 1) };
}
/** A mode works on one bucket: what is wrong with it is wrong with the run. */
function bucketErrorOf(outcome) {
    const cause = outcome.status === 'failed' ? outcome.error.cause : undefined;
    return cause instanceof core_errors/* StoreError */.AD && cause.scope === 'bucket' ? cause : undefined;
}
async function interruptionOf(working) {
    try {
        await working;
        return undefined;
    }
    catch (thrown) {
        return { thrown };
    }
}
/** The runner cancels with SIGINT, then SIGTERM; both end the run in order. */
function stopOnSignals() {
    const stopper = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM']) {
        process.once(signal, () => {
            stopper.abort(new core_errors/* StoreError */.AD('RequestCanceled', `the run was cancelled (${signal})`));
        });
    }
    return stopper;
}


/***/ }),

/***/ 3324:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ BatchError),
/* harmony export */   h: () => (/* binding */ counted)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3828);
/* harmony import */ var _tally_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2597);


const CODES = {
    upload: 'BatchedUploadIncomplete',
    download: 'BatchedDownloadIncomplete',
    delete: 'BatchedDeleteIncomplete',
    abort: 'BatchedAbortIncomplete',
    copy: 'BatchedCopyIncomplete',
    sync: 'BatchedSyncIncomplete',
};
/**
 * A batch that is not complete: objects failed, or it could not go on (`cause`: its source
 * broke, the credentials are dead, it was aborted), or both.
 */
class BatchError extends AggregateError {
    name = 'BatchError';
    code;
    tally;
    constructor(kind, tally, interruption) {
        super([...tally.errors], batchMessage(kind, tally, interruption), {
            ...(interruption === undefined ? {} : { cause: interruption.thrown }),
        });
        this.code = CODES[kind];
        this.tally = tally;
    }
}
/** Counts both sides: `BatchedUploadIncomplete: 3 of 1,204 objects failed to upload`. */
function batchMessage(kind, tally, interruption) {
    const things = kind === 'abort' ? 'multipart uploads' : 'objects';
    const counts = `${CODES[kind]}: ${counted(tally.failed)} of ${counted((0,_tally_js__WEBPACK_IMPORTED_MODULE_0__/* .totalOf */ .e6)(tally))} ${things} ` +
        `failed to ${kind}`;
    return interruption === undefined
        ? counts
        : `${counts}; the batch stopped early: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(interruption.thrown)}`;
}
/** A whole number with thousands separators; loading the locales for it would take 25 ms. */
function counted(count) {
    return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}


/***/ }),

/***/ 1510:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $E: () => (/* binding */ contentOf),
/* harmony export */   a7: () => (/* binding */ contentChanged),
/* harmony export */   oD: () => (/* binding */ readWhole)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3828);

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
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StoreError */ .AD('ContentChanged', `${what} while it was being uploaded; upload it when nothing writes to it any more`);
}


/***/ }),

/***/ 3828:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   AD: () => (/* binding */ StoreError),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   ie: () => (/* binding */ ItemError)
/* harmony export */ });
/** What a store says when a request was not proven to have worked. */
class StoreError extends Error {
    name = 'StoreError';
    /** S3's error code, or one of this project's own. */
    code;
    scope;
    status;
    requestId;
    attempts;
    constructor(code, message, details = {}) {
        super(message, details.cause === undefined ? undefined : { cause: details.cause });
        this.code = code;
        this.scope = details.scope ?? 'item';
        this.status = details.status;
        this.requestId = details.requestId;
        this.attempts = details.attempts;
    }
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
        super(`failed to perform batch operation on ${JSON.stringify(object.key)} to ` +
            `${JSON.stringify(object.bucket)}: ${code}: ${messageOf(cause)}`, { cause });
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


/***/ }),

/***/ 6120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AI: () => (/* binding */ globProblem),
/* harmony export */   nS: () => (/* binding */ parseGlobs),
/* harmony export */   tI: () => (/* binding */ compileGlobs)
/* harmony export */ });
/* harmony import */ var minimatch__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3581);

/** Patterns and paths get the same first segment, since minimatch treats a bare root specially. */
const ROOT = '/root';
/** minimatch refuses patterns over 65,536 characters, and some are added to each. */
const MAX_PATTERN_LENGTH = 60_000;
/**
 * Compiles glob lines to what `@actions/glob` makes of them: a pattern that matches a directory
 * matches all beneath it, of `!` lines and others the last that matches wins, blank lines and
 * `#` comments count for nothing, and without any line nothing matches. Case counts except on
 * Windows, where `\` is a separator too; pass another platform where the paths are keys.
 * Throws a RangeError with the text of `globProblem` when a line has one.
 */
function compileGlobs(lines, platform = process.platform) {
    const rules = parseGlobs(lines, platform).map((line) => compileRule(line, platform));
    return {
        matches: (path) => {
            const rootedPath = rooted(path);
            return rules.findLast((rule) => rule.matchesFile(rootedPath))?.isNegated === false;
        },
        mayContain: (directory) => mayMatch(rules, rooted(directory)),
        coversAll: (directory) => mustMatch(rules, rooted(directory)),
    };
}
/** The lines that are patterns. Throws a RangeError like `compileGlobs`. */
function parseGlobs(lines, platform = process.platform) {
    return lines.filter(isPattern).map((line) => {
        const problem = globProblem(line, platform);
        if (problem !== undefined)
            throw new RangeError(problem);
        const { marks, pattern } = splitMarks(line, platform);
        return { isNegated: marks.length % 2 === 1, pattern: pattern.replace(/^\.(?:\/|$)/, '') };
    });
}
/** What makes a line unusable as a pattern, with the line and what to do; undefined: nothing. */
function globProblem(line, platform = process.platform) {
    if (!isPattern(line))
        return undefined;
    const { marks, pattern } = splitMarks(line, platform);
    const problem = patternProblem(marks, pattern, platform);
    const shown = line.length > 200 ? `${line.slice(0, 200)}\u2026` : line;
    return problem && `glob ${JSON.stringify(shown.trim())} ${problem}`;
}
function patternProblem(marks, pattern, platform) {
    if (pattern === '')
        return 'must name something after "!": write what to leave out, "!*.map" say';
    if (/[\0\r\n]/.test(pattern))
        return 'must be one line without NUL characters: write one glob a line';
    if (pattern.length > MAX_PATTERN_LENGTH)
        return `must have at most ${MAX_PATTERN_LENGTH} characters: write several globs`;
    if (pattern.startsWith('/')) {
        const relative = pattern.replace(/^\/+/, '').replace(/^\*?$/, '**');
        return `must be relative, without a leading "/": write ${JSON.stringify(marks + relative)}`;
    }
    if (/^~(?:\/|$)/.test(pattern))
        return 'must be relative, and "~" is no home directory here: write "[~]" for a file named "~"';
    if ((platform === 'win32' ? /^[a-z]:/i : /^[a-z]:[\\/]/i).test(pattern))
        return 'must be relative, without a drive: write it from the root, with "/" as the separator';
    return segmentProblem(pattern.split('/').map((segment) => literal(segment, platform)));
}
function segmentProblem(segments) {
    if (segments.includes('..'))
        return 'must stay under its root, without "..": write it from the root, or choose another root';
    if (segments.lastIndexOf('.') > 0)
        return 'must not have "." between slashes: leave it out';
    return undefined;
}
function isPattern(line) {
    const text = line.trim();
    return text !== '' && !text.startsWith('#');
}
function splitMarks(line, platform) {
    const marks = /^[!\s]*/.exec(line)?.[0] ?? '';
    const pattern = line.slice(marks.length).trim();
    const slashed = platform === 'win32' ? pattern.replaceAll('\\', '/') : pattern;
    return { marks: marks.replaceAll(/\s/g, ''), pattern: slashed.replaceAll(/\/{2,}/g, '/') };
}
/** The segment without its escapes: `\.` and `[.]` are both `.`. */
function literal(segment, platform) {
    if (platform === 'win32')
        return segment.replaceAll(/\[([^\]])\]/g, '$1');
    return segment.replaceAll(/\\(.)|\[([^\\\]])\]/g, '$1$2');
}
function rooted(path) {
    return path === '' ? ROOT : `${ROOT}/${path}`;
}
function compileRule({ pattern, isNegated }, platform) {
    const isDirectoryOnly = pattern.endsWith('/');
    const whole = rooted(isDirectoryOnly ? pattern.slice(0, -1) : pattern);
    const isOpen = whole.endsWith('/**');
    const own = toMinimatch(whole, platform);
    const beneath = isOpen && !isDirectoryOnly ? undefined : toMinimatch(`${whole}/**`, platform);
    // `a/**` also means `a` itself, which minimatch grants to `a/` only.
    const matchesOwn = (path) => own.match(isOpen ? `${path}/` : path);
    const matchesBeneath = (path) => beneath?.match(path) === true;
    return {
        isNegated,
        matchesFile: (path) => (!isDirectoryOnly && matchesOwn(path)) || matchesBeneath(path),
        matchesDirectory: (path) => matchesOwn(path) || matchesBeneath(path),
        mayMatchBelow: (path) => matchesPartly(beneath ?? own, path),
    };
}
/** The options of `@actions/glob`; rooted patterns never begin with its `#` and `!`. */
function toMinimatch(pattern, platform) {
    const isWindows = platform === 'win32';
    return new minimatch__WEBPACK_IMPORTED_MODULE_0__/* .Minimatch */ .VR(pattern, {
        dot: true,
        nobrace: true,
        nocase: isWindows,
        noext: true,
        platform: isWindows ? 'win32' : 'linux',
    });
}
function matchesPartly(minimatch, path) {
    const segments = minimatch.set[0];
    return segments !== undefined && minimatch.matchOne(path.split(/\/+/), segments, true);
}
/** A pattern that matches a directory matches all beneath it, so a later `!` can rule that out. */
function mayMatch(rules, directory) {
    const lastRuledOut = rules.findLastIndex((r) => r.isNegated && r.matchesDirectory(directory));
    return rules.slice(lastRuledOut + 1).some((r) => !r.isNegated && r.mayMatchBelow(directory));
}
function mustMatch(rules, directory) {
    const lastDoubt = rules.findLastIndex((r) => r.isNegated && r.mayMatchBelow(directory));
    return rules.slice(lastDoubt + 1).some((r) => !r.isNegated && r.matchesDirectory(directory));
}


/***/ }),

/***/ 8416:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ linkAbort)
/* harmony export */ });
/** A controller that aborts when `signal` does, or by itself; `unlink` frees the listener. */
function linkAbort(signal) {
    const controller = new AbortController();
    const follow = () => {
        controller.abort(signal?.reason);
    };
    if (signal?.aborted === true)
        follow();
    else
        signal?.addEventListener('abort', follow, { once: true });
    return { controller, unlink: () => signal?.removeEventListener('abort', follow) };
}


/***/ }),

/***/ 7423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  _: () => (/* binding */ mapConcurrent)
});

// EXTERNAL MODULE: ./lib/core/link-abort.js
var link_abort = __nccwpck_require__(8416);
;// CONCATENATED MODULE: ./lib/core/pool.js
function createPool(parts) {
    return {
        ...parts,
        ready: [],
        held: undefined,
        failure: undefined,
        running: 0,
        weightRunning: 0,
        isPulling: false,
        isExhausted: false,
        isClosing: false,
        wake: () => undefined,
    };
}
/** Starts what may start. `over`: source and workers are done, and every result was taken. */
function advance(pool) {
    fill(pool);
    if (pool.ready.length > 0)
        return 'ready';
    return isBusy(pool) ? 'busy' : 'over';
}
/** Starts nothing more, waits for the workers that run, and closes the source. */
async function closePool(pool) {
    pool.isClosing = true;
    while (pool.running > 0 || pool.isPulling)
        await woken(pool);
    await pool.units.close();
}
function isBusy(pool) {
    return pool.running > 0 || pool.isPulling || pool.held !== undefined;
}
/** Resolves when something has ended. */
function woken(pool) {
    return new Promise((resolve) => {
        pool.wake = resolve;
    });
}
/** Starts the unit that waits, if it fits, and pulls the next ones while a slot is free. */
function fill(pool) {
    startHeld(pool);
    while (mayPull(pool)) {
        const pulled = pull(pool);
        if (pulled === undefined)
            return;
        onPulled(pool, pulled);
    }
}
function mayPull(pool) {
    const isFull = pool.held !== undefined || pool.running + pool.ready.length >= pool.concurrency;
    const isDone = pool.isExhausted || pool.failure !== undefined;
    return !pool.isPulling && !pool.isClosing && !isFull && !isDone;
}
/** Undefined: it comes later, or not at all. */
function pull(pool) {
    let pulled;
    try {
        pulled = pool.units.next();
    }
    catch (thrown) {
        pool.failure ??= { thrown };
        return undefined;
    }
    if (!(pulled instanceof Promise))
        return pulled;
    pool.isPulling = true;
    pulled.then((later) => {
        pool.isPulling = false;
        onPulled(pool, later);
        fill(pool);
        pool.wake();
    }, (thrown) => {
        pool.isPulling = false;
        pool.failure ??= { thrown };
        pool.wake();
    });
    return undefined;
}
function onPulled(pool, pulled) {
    if (pulled.done === true)
        pool.isExhausted = true;
    else
        pool.held = { unit: pulled.value, weight: pool.weigh(pulled.value) };
    startHeld(pool);
}
function startHeld(pool) {
    if (pool.held === undefined || pool.isClosing)
        return;
    const { unit, weight } = pool.held;
    const fits = pool.running === 0 || pool.weightRunning + weight <= pool.budget;
    if (!fits && !pool.signal.aborted)
        return;
    pool.held = undefined;
    pool.running += 1;
    pool.weightRunning += weight;
    void work(pool, unit, weight);
}
async function work(pool, unit, weight) {
    try {
        pool.ready.push(await pool.worker(unit, pool.signal));
    }
    catch (thrown) {
        pool.failure ??= { thrown };
    }
    pool.running -= 1;
    pool.weightRunning -= weight;
    fill(pool);
    pool.wake();
}

// EXTERNAL MODULE: ./lib/core/on-abort.js
var on_abort = __nccwpck_require__(3985);
;// CONCATENATED MODULE: ./lib/core/until-aborted.js

/**
 * Passes on what `source` yields and ends, without an error, as soon as `signal` aborts, also
 * while a pull is under way that may never settle. What arrives after that counts as never
 * pulled. Closes `source` on every way out; its own errors pass through.
 */
async function* untilAborted(source, signal) {
    const iterator = iteratorOf(source);
    const stop = createStop(signal);
    let isOpen = true;
    let isPulling = false;
    try {
        while (!signal.aborted) {
            isPulling = true;
            const pulled = await stop.orValueOf(iterator.next());
            if (pulled === undefined)
                return;
            isPulling = false;
            if (pulled.done === true) {
                isOpen = false;
                return;
            }
            yield pulled.value;
        }
    }
    catch (thrown) {
        isOpen = false;
        throw thrown;
    }
    finally {
        stop.forget();
        if (isOpen)
            await until_aborted_close(iterator, isPulling);
    }
}
function iteratorOf(source) {
    if (Symbol.asyncIterator in source)
        return source[Symbol.asyncIterator]();
    const iterator = source[Symbol.iterator]();
    return {
        next: () => Promise.resolve().then(() => iterator.next()),
        return: () => Promise.resolve().then(() => iterator.return?.() ?? { done: true, value: undefined }),
    };
}
/**
 * Tells the iterator that nobody will pull again. While a pull is under way an async generator
 * can only be closed after it, which may be never: then nobody waits.
 */
async function until_aborted_close(iterator, isPulling) {
    const closing = iterator.return?.();
    if (isPulling)
        void Promise.resolve(closing).catch(() => undefined);
    else
        await closing;
}
/**
 * Lets one promise after the other end when `signal` aborts, with one listener for all of them.
 * Not Promise.race with one promise for the signal: each round would leave a reaction on it
 * (https://github.com/nodejs/node/issues/17469).
 */
function createStop(signal) {
    let stop;
    const forget = (0,on_abort/* onAbort */.u)(signal, () => stop?.());
    return {
        forget,
        /** The value of `promise`, or undefined once the signal aborts. */
        orValueOf(promise) {
            return new Promise((resolve, reject) => {
                stop = () => {
                    resolve(undefined);
                };
                promise.then(resolve, reject);
            });
        },
    };
}

;// CONCATENATED MODULE: ./lib/core/map-concurrent.js



async function* mapConcurrent(source, worker, options) {
    assertConcurrency(options.concurrency);
    const { controller, unlink } = (0,link_abort/* linkAbort */.H)(options.signal);
    const pool = createPool({
        units: unitsOf(source, options.arrange, controller.signal),
        worker,
        concurrency: options.concurrency,
        weigh: options.weigh ?? (() => 0),
        budget: options.budget ?? Infinity,
        signal: controller.signal,
    });
    try {
        for (let state = advance(pool); state !== 'over'; state = advance(pool)) {
            if (state === 'ready')
                yield pool.ready.shift();
            else
                await woken(pool);
        }
        if (pool.failure !== undefined)
            throw pool.failure.thrown;
    }
    finally {
        controller.abort(new Error('the consumer of the results left'));
        unlink();
        await closePool(pool);
    }
    options.signal?.throwIfAborted();
}
function unitsOf(source, arrange, signal) {
    if (arrange === undefined && !(Symbol.asyncIterator in source)) {
        return unitsAtOnce(source, signal);
    }
    const items = untilAborted(source, signal);
    const units = (arrange?.(items) ?? items);
    const iterator = units[Symbol.asyncIterator]();
    return { next: () => iterator.next(), close: () => iterator.return?.() };
}
/** What `untilAborted` does, for a source that nobody has to wait for. */
function unitsAtOnce(source, signal) {
    const iterator = source[Symbol.iterator]();
    let isOpen = true;
    return {
        next() {
            if (signal.aborted)
                return { done: true, value: undefined };
            isOpen = false;
            const pulled = iterator.next();
            isOpen = pulled.done !== true;
            return pulled;
        },
        close: () => isOpen && iterator.return?.(),
    };
}
function assertConcurrency(concurrency) {
    if (Number.isInteger(concurrency) && concurrency > 0)
        return;
    throw new RangeError(`concurrency must be a positive integer, got ${concurrency}`);
}


/***/ }),

/***/ 8203:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ OBJECT_HEADER_NAMES),
/* harmony export */   z: () => (/* binding */ METADATA_PREFIX)
/* harmony export */ });
/** Headers that S3 stores with an object, by their names on the wire. */
const OBJECT_HEADER_NAMES = [
    'cache-control',
    'content-disposition',
    'content-encoding',
    'content-language',
    'content-type',
    'expires',
    'x-amz-acl',
    'x-amz-grant-full-control',
    'x-amz-grant-read',
    'x-amz-grant-read-acp',
    'x-amz-grant-write-acp',
    'x-amz-object-lock-legal-hold',
    'x-amz-object-lock-mode',
    'x-amz-object-lock-retain-until-date',
    'x-amz-server-side-encryption',
    'x-amz-server-side-encryption-aws-kms-key-id',
    'x-amz-server-side-encryption-bucket-key-enabled',
    'x-amz-server-side-encryption-context',
    'x-amz-storage-class',
    'x-amz-tagging',
    'x-amz-website-redirect-location',
];
const METADATA_PREFIX = 'x-amz-meta-';


/***/ }),

/***/ 3985:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ onAbort)
/* harmony export */ });
/** What waits for each signal, all of it behind one event listener. */
const waiting = new WeakMap();
/**
 * Calls `listener` when `signal` aborts, unless what this returns was called before. A signal that
 * has aborted already calls nobody. To add and to remove an event listener takes longer than all
 * else that a small request needs of its signal, so the listeners of a signal share one, which
 * leaves with the last of them. No Set: each table that it leaves behind as it changes points to
 * the next one, and those that have grown old keep every request in memory until the whole heap is
 * collected.
 */
function onAbort(signal, listener) {
    if (signal === undefined || signal.aborted)
        return () => undefined;
    const { listeners, freeSlots } = waiting.get(signal) ?? listenTo(signal);
    const slot = freeSlots.pop() ?? listeners.length;
    listeners[slot] = listener;
    return () => {
        if (listeners[slot] !== listener)
            return;
        listeners[slot] = undefined;
        freeSlots.push(slot);
        if (freeSlots.length === listeners.length)
            forget(signal);
    };
}
function listenTo(signal) {
    const all = { listeners: [], freeSlots: [] };
    waiting.set(signal, all);
    signal.addEventListener('abort', callAll, { once: true });
    return all;
}
function callAll() {
    // Of the slots themselves, so that who is made to leave meanwhile is not called.
    for (const listener of waiting.get(this)?.listeners ?? [])
        listener?.();
    waiting.delete(this);
}
function forget(signal) {
    waiting.delete(signal);
    signal.removeEventListener('abort', callAll);
}


/***/ }),

/***/ 1307:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   cu: () => (/* binding */ identityOf),
/* harmony export */   gz: () => (/* binding */ failed),
/* harmony export */   hT: () => (/* binding */ skipped)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3828);

function failed(op, object, cause) {
    return { ...identityOf(object), op, status: 'failed', error: asItemError(op, object, cause) };
}
function skipped(op, object, reason) {
    return { ...identityOf(object), op, status: 'skipped', reason };
}
/** Only what names the object, whatever else `object` carries. */
function identityOf({ bucket, key, versionId, uploadId }) {
    return {
        bucket,
        key,
        ...(versionId !== undefined && { versionId }),
        ...(uploadId !== undefined && { uploadId }),
    };
}
function asItemError(op, object, cause) {
    return cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ItemError */ .ie ? cause : new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ItemError */ .ie(object, (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(cause), cause, op);
}


/***/ }),

/***/ 742:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $H: () => (/* binding */ REASON_TEXT),
/* harmony export */   jH: () => (/* binding */ CHANGE_TEXT)
/* harmony export */ });
/* unused harmony exports SKIP_REASONS, CHANGE_REASONS */
/**
 * Why an object was left alone on purpose. The same words in the log, the summary, the report
 * and the tests; a new reason is added here first.
 */
const SKIP_REASONS = (/* unused pure expression or super */ null && ([
    'exists',
    'symlink',
    'newer-than-run',
    'younger',
    'gone',
    'newest',
    'under-an-hour',
    'beside-directories',
    'changed',
    'covers-older',
    'unchanged',
    'not-selected',
    'kept',
    'state',
]));
/** What each reason means to somebody who reads the summary. */
const REASON_TEXT = {
    exists: 'the key existed already (if-exists: skip)',
    symlink: 'a symbolic link (follow-symlinks: true uploads what it points to)',
    'newer-than-run': 'written after this run began, so it belongs to somebody else',
    younger: 'not old enough (older-than)',
    newest: 'among the newest (keep-newest)',
    'under-an-hour': 'less than an hour old, or in such a directory, so it may be unfinished',
    'beside-directories': 'not in a directory right under the prefix, of which keep-newest decides',
    changed: 'appeared or changed after the plan was made',
    'covers-older': 'current, and something older of the key stays, which would become visible',
    gone: 'completed or aborted by somebody else before its turn came',
    unchanged: 'the store holds the same content with the same headers',
    'not-selected': 'not what this run would upload by its globs and its rule on hidden files',
    kept: 'left the directory only lately (keep-deleted-for)',
    state: 'what a sync knows of the last one (state)',
};
/** Why an object is uploaded, or copied onto itself. */
const CHANGE_REASONS = (/* unused pure expression or super */ null && (['new', 'size', 'content', 'unknown', 'headers']));
/** What each of them means to somebody who reads the summary. */
const CHANGE_TEXT = {
    new: 'the store has no such object',
    size: 'the store has it in another size',
    content: 'the store has other content',
    unknown: 'nothing tells whether the store has the same content',
    headers: 'the store has the same content with other headers',
};


/***/ }),

/***/ 9502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ shown)
/* harmony export */ });
const MAX_SHOWN = 200;
/** A value in a message: in quotes, with its controls escaped, and not endless. */
function shown(value) {
    return JSON.stringify(value.length > MAX_SHOWN ? `${value.slice(0, MAX_SHOWN)}\u2026` : value);
}


/***/ }),

/***/ 2597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Xf: () => (/* binding */ createTally),
/* harmony export */   e6: () => (/* binding */ totalOf)
/* harmony export */ });
/* unused harmony export MAX_ERRORS_KEPT */
/** Errors kept in memory; the counts go on beyond it. */
const MAX_ERRORS_KEPT = 1000;
function createTally() {
    const done = { upload: 0, download: 0, delete: 0, abort: 0, copy: 0 };
    const skippedBy = new Map();
    const errors = [];
    const tally = {
        done,
        skipped: 0,
        skippedBy,
        failed: 0,
        bytes: 0,
        markersDeleted: 0,
        markersLeft: 0,
        freedBytes: 0,
        errors,
        op: undefined,
        add(outcome) {
            tally.op = outcome.op;
            if (outcome.status === 'done') {
                done[outcome.op] += 1;
                tally.bytes += outcome.bytes;
                if (outcome.deleteMarker === true) {
                    if (outcome.versionId === undefined)
                        tally.markersLeft += 1;
                    else
                        tally.markersDeleted += 1;
                }
                tally.freedBytes += outcome.freedBytes ?? 0;
            }
            else if (outcome.status === 'skipped') {
                tally.skipped += 1;
                skippedBy.set(outcome.reason, (skippedBy.get(outcome.reason) ?? 0) + 1);
            }
            else {
                tally.failed += 1;
                if (errors.length < MAX_ERRORS_KEPT)
                    errors.push(outcome.error);
            }
        },
    };
    return tally;
}
/** Every object that has an outcome. */
function totalOf({ done, skipped, failed }) {
    return Object.values(done).reduce((sum, count) => sum + count, 0) + skipped + failed;
}


/***/ }),

/***/ 342:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _action_run_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9107);

/** Apart from its use: the bundler would put a path in the URL's place, and copy that file as it is. */
const here = import.meta.url;
await (0,_action_run_js__WEBPACK_IMPORTED_MODULE_0__/* .run */ .e)(process.env, new URL('./digest-thread.js', here));

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 99:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Is: () => (/* binding */ isSettled),
/* harmony export */   WH: () => (/* binding */ DEFAULT_CONCURRENCY),
/* harmony export */   xj: () => (/* binding */ runOperation)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3828);
/* harmony import */ var _core_link_abort_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8416);
/* harmony import */ var _core_map_concurrent_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7423);
/* harmony import */ var _core_outcome_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1307);




/** Enough for thousands of small objects a second at the distance of a region. */
const DEFAULT_CONCURRENCY = 256;
/**
 * The way of every item through every operation: grouped, performed, its hook run once, and
 * exactly one outcome yielded. An error that reaches the whole batch ends it: what was pulled
 * gets its outcome, then that error is thrown.
 */
async function* runOperation(items, parts, signal) {
    const { controller, unlink } = (0,_core_link_abort_js__WEBPACK_IMPORTED_MODULE_0__/* .linkAbort */ .H)(signal);
    const { concurrency, arrange, weigh, budget } = parts;
    const settle = async (unit, abort) => {
        const batch = itemsOf(unit);
        if (batch === undefined)
            return [unit];
        let outcomes;
        try {
            abort.throwIfAborted();
            outcomes = await parts.perform(batch, abort);
        }
        catch (thrown) {
            outcomes = failedAll(batch, thrown, parts.op, abort);
        }
        const fatal = outcomes.find(isFatal);
        if (fatal?.status === 'failed')
            controller.abort(fatal.error.cause);
        const isFinished = outcomes.length === batch.length && !batch.some(hasHook);
        return isFinished ? outcomes : finishAll(batch, outcomes, parts.op);
    };
    const options = {
        concurrency,
        signal: controller.signal,
        ...(weigh && { weigh: (unit) => weigh(itemsOf(unit) ?? []) }),
        ...(budget !== undefined && { budget }),
    };
    const settled = arrange === undefined
        ? (0,_core_map_concurrent_js__WEBPACK_IMPORTED_MODULE_1__/* .mapConcurrent */ ._)(items, settle, options)
        : (0,_core_map_concurrent_js__WEBPACK_IMPORTED_MODULE_1__/* .mapConcurrent */ ._)(items, settle, { ...options, arrange });
    try {
        for await (const outcomes of settled)
            for (const outcome of outcomes)
                yield outcome;
    }
    finally {
        unlink();
    }
}
/** Whether an entry of `Items` was settled before it came here. */
function isSettled(entry) {
    return 'status' in entry;
}
/** The items of a unit; undefined: it is an outcome. */
function itemsOf(unit) {
    if (isItems(unit))
        return unit;
    return isSettled(unit) ? undefined : [unit];
}
function isItems(unit) {
    return Array.isArray(unit);
}
function isFatal(outcome) {
    const cause = outcome.status === 'failed' ? outcome.error.cause : undefined;
    return cause instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .StoreError */ .AD && cause.scope === 'batch';
}
function failedAll(items, thrown, op, signal) {
    const cause = signal.aborted && !(thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .StoreError */ .AD) ? canceled(thrown) : thrown;
    return items.map((item) => (0,_core_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .failed */ .gz)(op, item, cause));
}
function hasHook({ after }) {
    return after !== undefined;
}
function canceled(thrown) {
    const message = `the batch was stopped before this object was finished: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(thrown)}`;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .StoreError */ .AD('RequestCanceled', message, { cause: thrown });
}
function finishAll(items, outcomes, op) {
    return Promise.all(items.map((item, index) => finish(item, outcomes[index], op)));
}
/** Runs the item's hook. An item that the store forgot in its answer has failed. */
async function finish(item, outcome, op) {
    const result = outcome ?? (0,_core_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .failed */ .gz)(op, item, unaccounted());
    try {
        await item.after?.();
        return result;
    }
    catch (thrown) {
        return (0,_core_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .failed */ .gz)(op, item, afterFailed(result, thrown));
    }
}
function unaccounted() {
    const message = 'the answer says nothing about this object, so it may or may not be done';
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .StoreError */ .AD('Unaccounted', message);
}
/** An object that had failed keeps its own code; the hook's error stands beside its cause. */
function afterFailed(outcome, thrown) {
    if (outcome.status !== 'failed') {
        const message = `the object was ${outcome.status}, then its after hook failed`;
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .StoreError */ .AD('AfterFailed', `${message}: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(thrown)}`, { cause: thrown });
    }
    const { code, cause } = outcome.error;
    const message = `${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(cause)}; its after hook failed too: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(thrown)}`;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .StoreError */ .AD(code, message, { cause: new AggregateError([cause, thrown], message) });
}


/***/ }),

/***/ 8514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ parseMaxDeletes),
/* harmony export */   q: () => (/* binding */ deletesCapProblem)
/* harmony export */ });
/* harmony import */ var _core_batch_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3324);

/** `500` or `12.5%`; undefined for anything else. */
function parseMaxDeletes(text) {
    const count = Number(text);
    if (/^\d+$/.test(text))
        return Number.isSafeInteger(count) ? { kind: 'count', count } : undefined;
    const [, number] = /^(\d+(?:\.\d+)?)\s*%$/.exec(text) ?? [];
    const percent = Number(number);
    return percent <= 100 ? { kind: 'percent', percent } : undefined;
}
/** Why the plan is over the cap, with both numbers and what to do; undefined: it is not. */
function deletesCapProblem(cap, { deletes, listed }, things = 'objects') {
    const most = cap.kind === 'count' ? cap.count : shareOf(listed, cap.percent);
    if (deletes <= most)
        return undefined;
    const limit = cap.kind === 'count' ? (0,_core_batch_error_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .h)(cap.count) : `${cap.percent}% (${(0,_core_batch_error_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .h)(most)})`;
    return (`input "max-deletes" allows ${limit} of ${(0,_core_batch_error_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .h)(listed)} listed ${things} to be deleted, the ` +
        `plan deletes ${(0,_core_batch_error_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .h)(deletes)}: nothing was deleted; check the inputs, or raise the limit`);
}
/** Rounded down, but not where only the binary fraction falls short (99.96% of 20,000). */
function shareOf(listed, percent) {
    return Math.floor(Number(((listed * percent) / 100).toFixed(6)));
}


/***/ }),

/***/ 4426:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ bareETag),
/* harmony export */   m: () => (/* binding */ splitETag)
/* harmony export */ });
/** The ETag without its quotes. */
function bareETag(etag) {
    return etag.replace(/^(?:W\/)?"(.*)"$/, '$1');
}
/** Undefined for an ETag without quotes that has another form. */
function splitETag(etag) {
    const [, digest, parts = '0'] = /^([0-9a-f]{32})(?:-([1-9]\d{0,4}))?$/.exec(etag) ?? [];
    return digest === undefined ? undefined : { digest, parts: Number(parts) };
}


/***/ }),

/***/ 2376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  S: () => (/* binding */ NOT_COMPARED),
  G: () => (/* binding */ judgeFile)
});

;// CONCATENATED MODULE: ./lib/store/object-store.js
/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
const MAX_COPY_SIZE = 5 * 1024 ** 3;

// EXTERNAL MODULE: ./lib/plan/etag.js
var plan_etag = __nccwpck_require__(4426);
// EXTERNAL MODULE: ./lib/plan/stored-headers.js
var stored_headers = __nccwpck_require__(1847);
;// CONCATENATED MODULE: ./lib/plan/file-verdict.js



/** How the message begins about an object that a HEAD told nothing of. */
const NOT_COMPARED = "can't be compared, since HeadObject failed";
/** Storage classes whose objects must be restored before anything can read them. */
const ARCHIVED = ['GLACIER', 'DEEP_ARCHIVE'];
const SKIP = { action: 'skip' };
const ASK_CONTENT = { action: 'ask', about: 'content' };
const ASK_HEADERS = { action: 'ask', about: 'headers' };
const upload = (reason) => ({ action: 'upload', reason });
const NEW = upload('new');
const SIZE = upload('size');
const CONTENT = upload('content');
const UNKNOWN = upload('unknown');
const HEADERS = upload('headers');
const COPY = { action: 'copy', reason: 'headers' };
/** Decides by the cheapest question that settles it. Never by a modification time. */
function judgeFile(facts) {
    const { listed, stored } = facts;
    if (listed === undefined || stored === 'gone')
        return NEW;
    if ((stored ?? listed).size !== facts.size)
        return SIZE;
    const content = judgeContent(facts, stored);
    if (content === 'differs')
        return CONTENT;
    if (content === 'unknown')
        return stored === undefined ? ASK_CONTENT : UNKNOWN;
    return judgeHeaders(facts, stored);
}
/** Equality of an ETag proves equality; inequality only where no KMS key made the ETag. */
function judgeContent({ compare, md5, listed, isETagOfParts, record }, stored) {
    if (compare === 'size')
        return 'same';
    const etag = (stored ?? listed)?.etag ?? '';
    const isListed = etag === listed?.etag;
    if (etag === md5 || (isListed && isETagOfParts === true))
        return 'same';
    if (isListed && record?.hasContent('') === false) {
        return record.hasContent(md5 ?? '') ? 'same' : 'differs';
    }
    if (stored?.isChecksumEqual !== undefined)
        return stored.isChecksumEqual ? 'same' : 'differs';
    if (stored === undefined || isUnderKms(stored) || (0,plan_etag/* splitETag */.m)(etag)?.parts !== 0)
        return 'unknown';
    return 'differs';
}
function judgeHeaders({ headers, headersHash, listed, record }, stored) {
    const isRecorded = record !== undefined && (stored === undefined || stored.etag === listed?.etag);
    const isAsRecorded = isRecorded && record.hasHeaders(headersHash);
    // Also of headers to be changed: what a copy would lose is known only from a HEAD.
    if (stored === undefined)
        return isAsRecorded ? SKIP : ASK_HEADERS;
    // A record that differs may do so in what no HEAD tells.
    const isWanted = (!isRecorded || isAsRecorded) && !(0,stored_headers/* headersDiffer */.RK)(headers, stored.headers);
    if (isWanted)
        return SKIP;
    return isCopyable(stored) ? COPY : HEADERS;
}
function isUnderKms({ headers }) {
    return headers['x-amz-server-side-encryption']?.startsWith('aws:') === true;
}
function isCopyable({ size, headers }) {
    return size <= MAX_COPY_SIZE && !ARCHIVED.includes(headers['x-amz-storage-class'] ?? '');
}


/***/ }),

/***/ 1087:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ joinKey),
/* harmony export */   d: () => (/* binding */ keyProblem)
/* harmony export */ });
/* harmony import */ var _core_batch_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3324);

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
const MAX_KEY_BYTES = 1024;
/** The key of a file; `prefix` is empty or ends with `/`. */
function joinKey(prefix, path) {
    return `${prefix}${path}`;
}
/** Why no object should get this key, and what to do; undefined: it may. */
function keyProblem(key) {
    const bytes = Buffer.byteLength(key);
    if (key === '')
        return 'its key would be empty: give the file a name';
    if (bytes > MAX_KEY_BYTES) {
        return (`its key has ${(0,_core_batch_error_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .h)(bytes)} bytes, the limit is ${(0,_core_batch_error_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .h)(MAX_KEY_BYTES)}: ` +
            'shorten the path or the prefix');
    }
    if (!key.isWellFormed())
        return 'its key holds half a surrogate pair: rename the file';
    if (RESOLVED_SEGMENT.test(key)) {
        return 'its key has "." or ".." as a segment, which clients resolve away: rename it';
    }
    if (EMPTY_SEGMENT.test(key))
        return 'its key has an empty segment: rename it';
    return undefined;
}
const RESOLVED_SEGMENT = /(?:^|\/)\.\.?(?:\/|$)/;
/** A slash at the end is fine. */
const EMPTY_SEGMENT = /^\/|\/\//;


/***/ }),

/***/ 5319:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Aj: () => (/* binding */ REPORT_VERSION),
/* harmony export */   Pf: () => (/* binding */ fieldsOf),
/* harmony export */   YP: () => (/* binding */ reportEntryOf),
/* harmony export */   _V: () => (/* binding */ isReportHeader),
/* harmony export */   _W: () => (/* binding */ headerProblems)
/* harmony export */ });
/* harmony import */ var _core_shown_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9502);

/** Of the report's layout; a reader must refuse one that it does not know. */
const REPORT_VERSION = 1;
/** The fields of a line of JSON; undefined when it is not an object. */
function fieldsOf(line) {
    if (!line.startsWith('{'))
        return undefined;
    try {
        return JSON.parse(line);
    }
    catch {
        return undefined;
    }
}
/** Whether a file that begins with these fields is a report. */
function isReportHeader(fields) {
    return fields !== undefined && 'version' in fields && 'mode' in fields;
}
/** Why the deletes that failed in a report must not be repeated here. */
function headerProblems(header, place) {
    const { version, mode, dryRun } = header;
    if (version !== REPORT_VERSION) {
        return [
            `its version must be ${REPORT_VERSION}, got ${shownValue(version)}: use a report of this ` +
                'version of the action',
        ];
    }
    const problems = ['bucket', 'prefix']
        .filter((name) => header[name] !== place[name])
        .map((name) => `its ${name} must be that of the inputs, ${(0,_core_shown_js__WEBPACK_IMPORTED_MODULE_0__/* .shown */ .S)(place[name])}, got ` +
        `${shownValue(header[name])}: use a report of the same ${name}`);
    if (mode !== 'delete-prefix') {
        problems.push(`its mode must be delete-prefix, got ${shownValue(mode)}: what failed in another mode was ` +
            'not to be deleted');
    }
    if (dryRun !== false) {
        problems.push('it must not be of a dry run: nothing was deleted, so nothing failed');
    }
    return problems;
}
/** What a line after the first says; undefined when no line of a report is like it. */
function reportEntryOf(fields) {
    if (fields === undefined)
        return undefined;
    const { counts, op, key, versionId, status } = fields;
    if (typeof counts === 'object' && counts !== null && 'failed' in counts) {
        return typeof counts.failed === 'number' ? { kind: 'end', failed: counts.failed } : undefined;
    }
    const isStatus = status === 'failed' || status === 'done' || status === 'skipped';
    if (op !== 'delete' || typeof key !== 'string' || !isStatus)
        return undefined;
    const kind = status === 'failed' ? 'failed' : 'settled';
    return { kind, key, isVersion: versionId !== undefined };
}
function shownValue(value) {
    if (value === undefined)
        return 'nothing';
    return (0,_core_shown_js__WEBPACK_IMPORTED_MODULE_0__/* .shown */ .S)(typeof value === 'string' ? value : JSON.stringify(value));
}


/***/ }),

/***/ 2984:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ isStateKey),
/* harmony export */   s: () => (/* binding */ STATE_NAME)
/* harmony export */ });
/** Name of the object under a prefix in which a sync leaves what it knows for the next one. */
const STATE_NAME = '.s3-batch-action';
/**
 * Whether a key is that of a state object, of whatever prefix: no mode touches it but the sync
 * that it belongs to. `own` is the key of this run's own, where it has another name.
 */
function isStateKey(key, own) {
    return key === own || key.slice(key.lastIndexOf('/') + 1) === STATE_NAME;
}


/***/ }),

/***/ 1847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   RK: () => (/* binding */ headersDiffer),
/* harmony export */   Xl: () => (/* binding */ headersOfCopy),
/* harmony export */   m$: () => (/* binding */ setsAccess)
/* harmony export */ });
/* harmony import */ var _core_object_headers_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8203);

/** What the store tells of an object just as it was given. */
const COMPARED = new Set([
    'cache-control',
    'content-disposition',
    'content-encoding',
    'content-language',
    'content-type',
    'expires',
    'x-amz-website-redirect-location',
]);
/** What a copy has to be told again, because it is the copy's own. */
const RESENT = [
    'x-amz-server-side-encryption',
    'x-amz-server-side-encryption-aws-kms-key-id',
    'x-amz-server-side-encryption-bucket-key-enabled',
    'x-amz-storage-class',
];
/**
 * Whether an object is stored with other headers than are wanted, as far as the store tells: not
 * its access rights, tags, lock, encryption and storage class, which others have a say in too.
 */
function headersDiffer(wanted, stored) {
    const names = new Set([...Object.keys(wanted), ...Object.keys(stored)].filter(isCompared));
    return [...names].some((name) => {
        const key = name;
        return !isSame(name, wanted[key] ?? '', stored[key] ?? '');
    });
}
/** The headers of a copy onto itself: those wanted, and of the stored ones what would be lost. */
function headersOfCopy(wanted, stored) {
    const isEncryptionWanted = wanted['x-amz-server-side-encryption'] !== undefined;
    const lost = RESENT.filter((name) => !(isEncryptionWanted && name.includes('encryption')));
    const kept = lost.flatMap((name) => (stored[name] === undefined ? [] : [[name, stored[name]]]));
    return { ...Object.fromEntries(kept), ...wanted };
}
/** Whether headers say who may have access to the object. */
function setsAccess(headers) {
    return Object.keys(headers).some((name) => /^x-amz-(acl|grant-.*)$/.test(name));
}
function isCompared(name) {
    return COMPARED.has(name) || name.startsWith(_core_object_headers_js__WEBPACK_IMPORTED_MODULE_0__/* .METADATA_PREFIX */ .z);
}
function isSame(name, wanted, stored) {
    if (wanted.trim() === stored.trim())
        return true;
    if (name === 'expires')
        return Date.parse(wanted) === Date.parse(stored);
    // Some stores keep what aws-chunked said of the request.
    if (name === 'content-encoding')
        return wanted === stored.replace(/^aws-chunked(,\s*|$)/, '');
    // What is not ASCII comes back in the encoding of mail headers (RFC 2047).
    return /^=\?[\w-]+\?[bq]\?/i.test(stored) && /[^\x20-\x7e]/.test(wanted);
}


/***/ }),

/***/ 3207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F8: () => (/* binding */ groupOf),
/* harmony export */   nO: () => (/* binding */ parseUploadOrder),
/* harmony export */   pQ: () => (/* binding */ UPLOAD_GROUPS)
/* harmony export */ });
const UPLOAD_GROUPS = ['assets', 'rest', 'html'];
const HTML = /^(text\/html|application\/xhtml\+xml)\b/i;
/** What pages ask for by themselves. */
const ASSETS = /^(image|font|audio|video)\/|^text\/(css|javascript)\b|^application\/(javascript|ecmascript|wasm|font-[\w-]+|vnd\.ms-fontobject)\b/i;
/** The group of a file, by the content type that it is stored with. */
function groupOf(contentType) {
    if (HTML.test(contentType))
        return 'html';
    return ASSETS.test(contentType) ? 'assets' : 'rest';
}
/** The three groups in some order, separated by commas; undefined for anything else. */
function parseUploadOrder(text) {
    const names = text.split(',').map((name) => name.trim());
    const order = names.flatMap((name) => UPLOAD_GROUPS.filter((group) => group === name));
    const isComplete = new Set(order).size === UPLOAD_GROUPS.length;
    return isComplete && names.length === UPLOAD_GROUPS.length ? order : undefined;
}


/***/ }),

/***/ 4379:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   aD: () => (/* binding */ digestContent),
/* harmony export */   hQ: () => (/* binding */ withDigest),
/* harmony export */   rQ: () => (/* binding */ PIECE_SIZE)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);

/** Bytes read at a time. */
const PIECE_SIZE = 1024 * 1024;
/** Reads content once, from its start to its end. Rejects as its `read` does. */
async function digestContent(content, { partSizes = [], checksum, memory } = {}) {
    const { size } = content;
    // Nearly all files: in one call it takes half of the time.
    if (size <= PIECE_SIZE && partSizes.length === 0 && checksum === undefined) {
        return { md5: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('md5', await content.read(0, size, memory), 'hex'), etags: [] };
    }
    const md5 = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('md5');
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
    let hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('md5');
    let position = 0;
    const read = async (start, end, memory) => {
        const bytes = await content.read(start, end, memory);
        if (start === 0) {
            hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('md5');
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
    const whole = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('md5');
    let part;
    let filled = 0;
    let count = 0;
    const close = () => {
        whole.update((part ?? (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('md5')).digest());
        part = undefined;
        filled = 0;
        count += 1;
    };
    return {
        update(bytes) {
            for (let start = 0; start < bytes.length;) {
                const end = Math.min(bytes.length, start + partSize - filled);
                part ??= (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('md5');
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


/***/ }),

/***/ 7685:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  qY: () => (/* binding */ fileContent),
  vU: () => (/* binding */ plannedFile),
  O$: () => (/* binding */ unreadable)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
;// CONCATENATED MODULE: ./lib/sources/file-access.js


/**
 * What is done with an open file, in the thread of the event loop, which takes some microseconds
 * for a small file. Each step on another thread would take longer than all of them together.
 */
const filesAtOnce = {
    open: external_node_fs_.openSync,
    stat: (file) => (0,external_node_fs_.fstatSync)(file, { bigint: true }),
    /** Fills `bytes` from `offset` on with what the file holds from `position` on; 0 at its end. */
    read: (file, bytes, offset, position) => (0,external_node_fs_.readSync)(file, bytes, offset, bytes.length - offset, position),
    close: external_node_fs_.closeSync,
};
const openInTheBackground = (0,external_node_util_.promisify)(external_node_fs_.open);
const statInTheBackground = (0,external_node_util_.promisify)(external_node_fs_.fstat);
const readInTheBackground = (0,external_node_util_.promisify)(external_node_fs_.read);
/** The same in other threads, while the event loop goes on. */
const filesInTheBackground = {
    open: openInTheBackground,
    stat: (file) => statInTheBackground(file, { bigint: true }),
    read: async (file, bytes, offset, position) => {
        const length = bytes.length - offset;
        const { bytesRead } = await readInTheBackground(file, bytes, offset, length, position);
        return bytesRead;
    },
    close: (0,external_node_util_.promisify)(external_node_fs_.close),
};

// EXTERNAL MODULE: ./lib/core/content.js
var content = __nccwpck_require__(1510);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __nccwpck_require__(3828);
;// CONCATENATED MODULE: ./lib/sources/file-content.js




/** Bytes up to which a read is done at once: handing it to another thread would take longer. */
const AT_ONCE = 256 * 1024;
/** Without waiting, so that a FIFO put in the file's place can't hold the run up for ever. */
const READ_FLAGS = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK;
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
    return new errors/* StoreError */.AD('UnreadableFile', `file ${JSON.stringify(path)} can't be read (${(0,errors/* messageOf */.bD)(cause)}): ` +
        'give the user that runs this the right to read it, or leave it out with a glob', { cause });
}
/** What is told of a file that could not be opened, or read. */
function readError(path, thrown, isOpen) {
    if (thrown instanceof errors/* StoreError */.AD)
        return thrown;
    const isGone = !isOpen && ['ENOENT', 'ENOTDIR'].includes((0,errors/* codeOf */.$N)(thrown));
    return isGone ? changed(path, 'was removed') : unreadable(path, thrown);
}
function changed(path, how) {
    return (0,content/* contentChanged */.a7)(`file ${JSON.stringify(path)} ${how}`);
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


/***/ }),

/***/ 8817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ isInside)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);

/** Whether `path` is `directory` or below it; both absolute, with their links resolved. */
function isInside(directory, path) {
    const way = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(directory, path);
    return way !== '..' && !way.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_0__.sep}`) && !(0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(way);
}


/***/ }),

/***/ 7620:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   On: () => (/* binding */ guardKeys),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   YW: () => (/* binding */ serverTimeOf),
/* harmony export */   eF: () => (/* binding */ keepServerTime),
/* harmony export */   fU: () => (/* binding */ guardEndpoint),
/* harmony export */   x0: () => (/* binding */ assertSendableKeys),
/* harmony export */   xN: () => (/* binding */ keepServerTimeOf),
/* harmony export */   xU: () => (/* binding */ createEndpointGuard)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3828);

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
const MAX_KEY_BYTES = 1024;
/** Passes on no request with a key that must not be sent. */
const guardKeys = (next) => (args) => {
    assertSendableKeys(args.input);
    return next(args);
};
/**
 * The one choke point for keys. An empty key would make PUT a CreateBucket and DELETE a
 * DeleteBucket; a lone surrogate would become U+FFFD on the wire, which is another key.
 */
function assertSendableKeys(input) {
    const { Key, Delete } = input;
    if ('Key' in input)
        assertSendable(Key);
    for (const object of Delete?.Objects ?? [])
        assertSendable(object.Key);
}
function assertSendable(key) {
    const isText = typeof key === 'string' && key !== '' && key.isWellFormed();
    if (isText && Buffer.byteLength(key) <= MAX_KEY_BYTES)
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StoreError */ .AD('InvalidKey', `a key must be text of 1 to 1,024 bytes in UTF-8 without lone surrogates, got ` +
        `${JSON.stringify(key)}: no request was sent for it`);
}
/**
 * Judges the endpoint that results from all of input, environment and shared configuration:
 * credentials and content don't leave this machine over plain http by accident. One guard serves
 * all that a store sends, so that the endpoint is told once.
 */
function createEndpointGuard(rule) {
    let isTold = false;
    let allowed;
    return ({ protocol, hostname, port }) => {
        if (isTold && (protocol !== 'http:' || hostname === allowed))
            return;
        const url = `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`;
        if (protocol === 'http:' && rule.allowHttp !== true && !isLoopback(hostname)) {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StoreError */ .AD('InsecureEndpoint', `requests would go to ${url} without encryption: use an https endpoint, or set ` +
                'allow-http: true for a network that you trust', { scope: 'batch' });
        }
        if (!isTold)
            rule.onEndpoint?.(url);
        isTold = true;
        allowed = hostname;
    };
}
/** Passes on no request to where none may go. */
function guardEndpoint(assertAllowed) {
    return (next) => (args) => {
        assertAllowed(args.request);
        return next(args);
    };
}
/** Whether a host name can only be this machine. */
function isLoopback(hostname) {
    const name = hostname.replace(/^\[|\]$/g, '').toLowerCase();
    return /(^|\.)localhost$/.test(name) || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}
/** Leaves the answer's Date header where `serverTimeOf` finds it. */
const keepServerTime = (next) => async (args) => {
    const result = await next(args);
    const headers = result.response.headers;
    if (result.output)
        keepServerTimeOf(result.output, headers?.['date']);
    return result;
};
const SERVER_TIME = Symbol('the Date header');
/** Keeps the Date header of an answer. */
function keepServerTimeOf(output, date) {
    output[SERVER_TIME] = date;
}
/** The server's clock when it gave this answer; an invalid Date when it did not say. */
function serverTimeOf(output) {
    return new Date(output[SERVER_TIME] ?? NaN);
}


/***/ }),

/***/ 8848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ WrappedStore)
/* harmony export */ });
/** A store that passes everything on to another; what wraps a store changes only what it is for. */
class WrappedStore {
    maxBytesPerPut;
    inner;
    constructor(inner) {
        this.inner = inner;
        this.maxBytesPerPut = inner.maxBytesPerPut;
    }
    get keysPerDelete() {
        return this.inner.keysPerDelete;
    }
    put(request, signal) {
        return this.inner.put(request, signal);
    }
    get(request, signal) {
        return this.inner.get(request, signal);
    }
    head(request, signal) {
        return this.inner.head(request, signal);
    }
    copy(request, signal) {
        return this.inner.copy(request, signal);
    }
    grants(request, signal) {
        return this.inner.grants(request, signal);
    }
    deleteMany(request, signal) {
        return this.inner.deleteMany(request, signal);
    }
    list(request, signal) {
        return this.inner.list(request, signal);
    }
    listVersions(request, signal) {
        return this.inner.listVersions(request, signal);
    }
    listUploads(request, signal) {
        return this.inner.listUploads(request, signal);
    }
    uploadSize(upload, signal) {
        return this.inner.uploadSize(upload, signal);
    }
    abortUpload(request, signal) {
        return this.inner.abortUpload(request, signal);
    }
}


/***/ }),

/***/ 819:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Yz: () => (/* binding */ core_debug),
  z3: () => (/* binding */ error),
  pq: () => (/* binding */ info),
  LZ: () => (/* binding */ saveState),
  C1: () => (/* binding */ setFailed),
  uH: () => (/* binding */ setOutput),
  Pq: () => (/* binding */ core_setSecret),
  z: () => (/* reexport */ summary),
  $e: () => (/* binding */ warning)
});

// UNUSED EXPORTS: ExitCode, addPath, endGroup, exportVariable, getBooleanInput, getIDToken, getInput, getMultilineInput, getState, group, isDebug, markdownSummary, notice, platform, setCommandEcho, startGroup, toPlatformPath, toPosixPath, toWin32Path

// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function utils_toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
// EXTERNAL MODULE: external "crypto"
var external_crypto_ = __nccwpck_require__(6982);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(6928);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/oidc-utils.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



class oidc_utils_OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new HttpClient('actions/oidc-client', [new BearerCredentialHandler(oidc_utils_OidcClient.getRequestToken())], requestOptions);
    }
    static getRequestToken() {
        const token = process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
        if (!token) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable');
        }
        return token;
    }
    static getIDTokenUrl() {
        const runtimeUrl = process.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        if (!runtimeUrl) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable');
        }
        return runtimeUrl;
    }
    static getCall(id_token_url) {
        return __awaiter(this, void 0, void 0, function* () {
            var _a;
            const httpclient = oidc_utils_OidcClient.createHttpClient();
            const res = yield httpclient
                .getJson(id_token_url)
                .catch(error => {
                throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`);
            });
            const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
            if (!id_token) {
                throw new Error('Response json body do not have ID Token field');
            }
            return id_token;
        });
    }
    static getIDToken(audience) {
        return __awaiter(this, void 0, void 0, function* () {
            try {
                // New ID Token is requested from action service
                let id_token_url = oidc_utils_OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield oidc_utils_OidcClient.getCall(id_token_url);
                setSecret(id_token);
                return id_token;
            }
            catch (error) {
                throw new Error(`Error message: ${error.message}`);
            }
        });
    }
}
//# sourceMappingURL=oidc-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, path.sep);
}
//# sourceMappingURL=path-utils.js.map
;// CONCATENATED MODULE: external "string_decoder"
const external_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");
// EXTERNAL MODULE: external "events"
var external_events_ = __nccwpck_require__(4434);
;// CONCATENATED MODULE: external "child_process"
const external_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");
// EXTERNAL MODULE: external "assert"
var external_assert_ = __nccwpck_require__(2613);
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io-util.js
var io_util_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { chmod, copyFile, lstat, mkdir, open: io_util_open, readdir, rename, rm, rmdir, stat, symlink, unlink } = external_fs_.promises;
// export const {open} = 'fs'
const IS_WINDOWS = process.platform === 'win32';
/**
 * Custom implementation of readlink to ensure Windows junctions
 * maintain trailing backslash for backward compatibility with Node.js < 24
 *
 * In Node.js 20, Windows junctions (directory symlinks) always returned paths
 * with trailing backslashes. Node.js 24 removed this behavior, which breaks
 * code that relied on this format for path operations.
 *
 * This implementation restores the Node 20 behavior by adding a trailing
 * backslash to all junction results on Windows.
 */
function readlink(fsPath) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        const result = yield fs.promises.readlink(fsPath);
        // On Windows, restore Node 20 behavior: add trailing backslash to all results
        // since junctions on Windows are always directory links
        if (IS_WINDOWS && !result.endsWith('\\')) {
            return `${result}\\`;
        }
        return result;
    });
}
// See https://github.com/nodejs/node/blob/d0153aee367422d0858105abec186da4dff0a0c5/deps/uv/include/uv/win.h#L691
const UV_FS_O_EXLOCK = 0x10000000;
const READONLY = external_fs_.constants.O_RDONLY;
function exists(fsPath) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        try {
            yield stat(fsPath);
        }
        catch (err) {
            if (err.code === 'ENOENT') {
                return false;
            }
            throw err;
        }
        return true;
    });
}
function isDirectory(fsPath_1) {
    return io_util_awaiter(this, arguments, void 0, function* (fsPath, useStat = false) {
        const stats = useStat ? yield stat(fsPath) : yield lstat(fsPath);
        return stats.isDirectory();
    });
}
/**
 * On OSX/Linux, true if path starts with '/'. On Windows, true for paths like:
 * \, \hello, \\hello\share, C:, and C:\hello (and corresponding alternate separator cases).
 */
function isRooted(p) {
    p = normalizeSeparators(p);
    if (!p) {
        throw new Error('isRooted() parameter "p" cannot be empty');
    }
    if (IS_WINDOWS) {
        return (p.startsWith('\\') || /^[A-Z]:/i.test(p) // e.g. \ or \hello or \\hello
        ); // e.g. C: or C:\hello
    }
    return p.startsWith('/');
}
/**
 * Best effort attempt to determine whether a file exists and is executable.
 * @param filePath    file path to check
 * @param extensions  additional file extensions to try
 * @return if file exists and is executable, returns the file path. otherwise empty string.
 */
function tryGetExecutablePath(filePath, extensions) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        let stats = undefined;
        try {
            // test file exists
            stats = yield stat(filePath);
        }
        catch (err) {
            if (err.code !== 'ENOENT') {
                // eslint-disable-next-line no-console
                console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
            }
        }
        if (stats && stats.isFile()) {
            if (IS_WINDOWS) {
                // on Windows, test for valid extension
                const upperExt = external_path_.extname(filePath).toUpperCase();
                if (extensions.some(validExt => validExt.toUpperCase() === upperExt)) {
                    return filePath;
                }
            }
            else {
                if (isUnixExecutable(stats)) {
                    return filePath;
                }
            }
        }
        // try each extension
        const originalFilePath = filePath;
        for (const extension of extensions) {
            filePath = originalFilePath + extension;
            stats = undefined;
            try {
                stats = yield stat(filePath);
            }
            catch (err) {
                if (err.code !== 'ENOENT') {
                    // eslint-disable-next-line no-console
                    console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
                }
            }
            if (stats && stats.isFile()) {
                if (IS_WINDOWS) {
                    // preserve the case of the actual file (since an extension was appended)
                    try {
                        const directory = external_path_.dirname(filePath);
                        const upperName = external_path_.basename(filePath).toUpperCase();
                        for (const actualName of yield readdir(directory)) {
                            if (upperName === actualName.toUpperCase()) {
                                filePath = external_path_.join(directory, actualName);
                                break;
                            }
                        }
                    }
                    catch (err) {
                        // eslint-disable-next-line no-console
                        console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
                    }
                    return filePath;
                }
                else {
                    if (isUnixExecutable(stats)) {
                        return filePath;
                    }
                }
            }
        }
        return '';
    });
}
function normalizeSeparators(p) {
    p = p || '';
    if (IS_WINDOWS) {
        // convert slashes on Windows
        p = p.replace(/\//g, '\\');
        // remove redundant slashes
        return p.replace(/\\\\+/g, '\\');
    }
    // remove redundant slashes
    return p.replace(/\/\/+/g, '/');
}
// on Mac/Linux, test the execute bit
//     R   W  X  R  W X R W X
//   256 128 64 32 16 8 4 2 1
function isUnixExecutable(stats) {
    return ((stats.mode & 1) > 0 ||
        ((stats.mode & 8) > 0 &&
            process.getgid !== undefined &&
            stats.gid === process.getgid()) ||
        ((stats.mode & 64) > 0 &&
            process.getuid !== undefined &&
            stats.uid === process.getuid()));
}
// Get the path of cmd.exe in windows
function getCmdPath() {
    var _a;
    return (_a = process.env['COMSPEC']) !== null && _a !== void 0 ? _a : `cmd.exe`;
}
//# sourceMappingURL=io-util.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io.js
var io_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



/**
 * Copies a file or folder.
 * Based off of shelljs - https://github.com/shelljs/shelljs/blob/9237f66c52e5daa40458f94f9565e18e8132f5a6/src/cp.js
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See CopyOptions.
 */
function cp(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        const { force, recursive, copySourceDirectory } = readCopyOptions(options);
        const destStat = (yield ioUtil.exists(dest)) ? yield ioUtil.stat(dest) : null;
        // Dest is an existing file, but not forcing
        if (destStat && destStat.isFile() && !force) {
            return;
        }
        // If dest is an existing directory, should copy inside.
        const newDest = destStat && destStat.isDirectory() && copySourceDirectory
            ? path.join(dest, path.basename(source))
            : dest;
        if (!(yield ioUtil.exists(source))) {
            throw new Error(`no such file or directory: ${source}`);
        }
        const sourceStat = yield ioUtil.stat(source);
        if (sourceStat.isDirectory()) {
            if (!recursive) {
                throw new Error(`Failed to copy. ${source} is a directory, but tried to copy without recursive flag.`);
            }
            else {
                yield cpDirRecursive(source, newDest, 0, force);
            }
        }
        else {
            if (path.relative(source, newDest) === '') {
                // a file cannot be copied to itself
                throw new Error(`'${newDest}' and '${source}' are the same file`);
            }
            yield io_copyFile(source, newDest, force);
        }
    });
}
/**
 * Moves a path.
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See MoveOptions.
 */
function mv(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        if (yield ioUtil.exists(dest)) {
            let destExists = true;
            if (yield ioUtil.isDirectory(dest)) {
                // If dest is directory copy src into dest
                dest = path.join(dest, path.basename(source));
                destExists = yield ioUtil.exists(dest);
            }
            if (destExists) {
                if (options.force == null || options.force) {
                    yield rmRF(dest);
                }
                else {
                    throw new Error('Destination already exists');
                }
            }
        }
        yield mkdirP(path.dirname(dest));
        yield ioUtil.rename(source, dest);
    });
}
/**
 * Remove a path recursively with force
 *
 * @param inputPath path to remove
 */
function rmRF(inputPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (ioUtil.IS_WINDOWS) {
            // Check for invalid characters
            // https://docs.microsoft.com/en-us/windows/win32/fileio/naming-a-file
            if (/[*"<>|]/.test(inputPath)) {
                throw new Error('File path must not contain `*`, `"`, `<`, `>` or `|` on Windows');
            }
        }
        try {
            // note if path does not exist, error is silent
            yield ioUtil.rm(inputPath, {
                force: true,
                maxRetries: 3,
                recursive: true,
                retryDelay: 300
            });
        }
        catch (err) {
            throw new Error(`File was unable to be removed ${err}`);
        }
    });
}
/**
 * Make a directory.  Creates the full path with folders in between
 * Will throw if it fails
 *
 * @param   fsPath        path to create
 * @returns Promise<void>
 */
function mkdirP(fsPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        ok(fsPath, 'a path argument must be provided');
        yield ioUtil.mkdir(fsPath, { recursive: true });
    });
}
/**
 * Returns path of a tool had the tool actually been invoked.  Resolves via paths.
 * If you check and the tool does not exist, it will throw.
 *
 * @param     tool              name of the tool
 * @param     check             whether to check if tool exists
 * @returns   Promise<string>   path to tool
 */
function which(tool, check) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // recursive when check=true
        if (check) {
            const result = yield which(tool, false);
            if (!result) {
                if (IS_WINDOWS) {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
                }
                else {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
                }
            }
            return result;
        }
        const matches = yield findInPath(tool);
        if (matches && matches.length > 0) {
            return matches[0];
        }
        return '';
    });
}
/**
 * Returns a list of all occurrences of the given tool on the system path.
 *
 * @returns   Promise<string[]>  the paths of the tool
 */
function findInPath(tool) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // build the list of extensions to try
        const extensions = [];
        if (IS_WINDOWS && process.env['PATHEXT']) {
            for (const extension of process.env['PATHEXT'].split(external_path_.delimiter)) {
                if (extension) {
                    extensions.push(extension);
                }
            }
        }
        // if it's rooted, return it if exists. otherwise return empty.
        if (isRooted(tool)) {
            const filePath = yield tryGetExecutablePath(tool, extensions);
            if (filePath) {
                return [filePath];
            }
            return [];
        }
        // if any path separators, return empty
        if (tool.includes(external_path_.sep)) {
            return [];
        }
        // build the list of directories
        //
        // Note, technically "where" checks the current directory on Windows. From a toolkit perspective,
        // it feels like we should not do this. Checking the current directory seems like more of a use
        // case of a shell, and the which() function exposed by the toolkit should strive for consistency
        // across platforms.
        const directories = [];
        if (process.env.PATH) {
            for (const p of process.env.PATH.split(external_path_.delimiter)) {
                if (p) {
                    directories.push(p);
                }
            }
        }
        // find all matches
        const matches = [];
        for (const directory of directories) {
            const filePath = yield tryGetExecutablePath(external_path_.join(directory, tool), extensions);
            if (filePath) {
                matches.push(filePath);
            }
        }
        return matches;
    });
}
function readCopyOptions(options) {
    const force = options.force == null ? true : options.force;
    const recursive = Boolean(options.recursive);
    const copySourceDirectory = options.copySourceDirectory == null
        ? true
        : Boolean(options.copySourceDirectory);
    return { force, recursive, copySourceDirectory };
}
function cpDirRecursive(sourceDir, destDir, currentDepth, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        // Ensure there is not a run away recursive copy
        if (currentDepth >= 255)
            return;
        currentDepth++;
        yield mkdirP(destDir);
        const files = yield ioUtil.readdir(sourceDir);
        for (const fileName of files) {
            const srcFile = `${sourceDir}/${fileName}`;
            const destFile = `${destDir}/${fileName}`;
            const srcFileStat = yield ioUtil.lstat(srcFile);
            if (srcFileStat.isDirectory()) {
                // Recurse
                yield cpDirRecursive(srcFile, destFile, currentDepth, force);
            }
            else {
                yield io_copyFile(srcFile, destFile, force);
            }
        }
        // Change the mode for the newly created directory
        yield ioUtil.chmod(destDir, (yield ioUtil.stat(sourceDir)).mode);
    });
}
// Buffered file copy
function io_copyFile(srcFile, destFile, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        if ((yield ioUtil.lstat(srcFile)).isSymbolicLink()) {
            // unlink/re-link it
            try {
                yield ioUtil.lstat(destFile);
                yield ioUtil.unlink(destFile);
            }
            catch (e) {
                // Try to override file permission
                if (e.code === 'EPERM') {
                    yield ioUtil.chmod(destFile, '0666');
                    yield ioUtil.unlink(destFile);
                }
                // other errors = it doesn't exist, no work to do
            }
            // Copy over symlink
            const symlinkFull = yield ioUtil.readlink(srcFile);
            yield ioUtil.symlink(symlinkFull, destFile, ioUtil.IS_WINDOWS ? 'junction' : null);
        }
        else if (!(yield ioUtil.exists(destFile)) || force) {
            yield ioUtil.copyFile(srcFile, destFile);
        }
    });
}
//# sourceMappingURL=io.js.map
;// CONCATENATED MODULE: external "timers"
const external_timers_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/toolrunner.js
var toolrunner_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};







/* eslint-disable @typescript-eslint/unbound-method */
const toolrunner_IS_WINDOWS = process.platform === 'win32';
/*
 * Class for running command line tools. Handles quoting and arg parsing in a platform agnostic way.
 */
class ToolRunner extends external_events_.EventEmitter {
    constructor(toolPath, args, options) {
        super();
        if (!toolPath) {
            throw new Error("Parameter 'toolPath' cannot be null or empty.");
        }
        this.toolPath = toolPath;
        this.args = args || [];
        this.options = options || {};
    }
    _debug(message) {
        if (this.options.listeners && this.options.listeners.debug) {
            this.options.listeners.debug(message);
        }
    }
    _getCommandString(options, noPrefix) {
        const toolPath = this._getSpawnFileName();
        const args = this._getSpawnArgs(options);
        let cmd = noPrefix ? '' : '[command]'; // omit prefix when piped to a second tool
        if (toolrunner_IS_WINDOWS) {
            // Windows + cmd file
            if (this._isCmdFile()) {
                cmd += toolPath;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows + verbatim
            else if (options.windowsVerbatimArguments) {
                cmd += `"${toolPath}"`;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows (regular)
            else {
                cmd += this._windowsQuoteCmdArg(toolPath);
                for (const a of args) {
                    cmd += ` ${this._windowsQuoteCmdArg(a)}`;
                }
            }
        }
        else {
            // OSX/Linux - this can likely be improved with some form of quoting.
            // creating processes on Unix is fundamentally different than Windows.
            // on Unix, execvp() takes an arg array.
            cmd += toolPath;
            for (const a of args) {
                cmd += ` ${a}`;
            }
        }
        return cmd;
    }
    _processLineBuffer(data, strBuffer, onLine) {
        try {
            let s = strBuffer + data.toString();
            let n = s.indexOf(external_os_.EOL);
            while (n > -1) {
                const line = s.substring(0, n);
                onLine(line);
                // the rest of the string ...
                s = s.substring(n + external_os_.EOL.length);
                n = s.indexOf(external_os_.EOL);
            }
            return s;
        }
        catch (err) {
            // streaming lines to console is best effort.  Don't fail a build.
            this._debug(`error processing line. Failed with error ${err}`);
            return '';
        }
    }
    _getSpawnFileName() {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                return process.env['COMSPEC'] || 'cmd.exe';
            }
        }
        return this.toolPath;
    }
    _getSpawnArgs(options) {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
                for (const a of this.args) {
                    argline += ' ';
                    argline += options.windowsVerbatimArguments
                        ? a
                        : this._windowsQuoteCmdArg(a);
                }
                argline += '"';
                return [argline];
            }
        }
        return this.args;
    }
    _endsWith(str, end) {
        return str.endsWith(end);
    }
    _isCmdFile() {
        const upperToolPath = this.toolPath.toUpperCase();
        return (this._endsWith(upperToolPath, '.CMD') ||
            this._endsWith(upperToolPath, '.BAT'));
    }
    _windowsQuoteCmdArg(arg) {
        // for .exe, apply the normal quoting rules that libuv applies
        if (!this._isCmdFile()) {
            return this._uvQuoteCmdArg(arg);
        }
        // otherwise apply quoting rules specific to the cmd.exe command line parser.
        // the libuv rules are generic and are not designed specifically for cmd.exe
        // command line parser.
        //
        // for a detailed description of the cmd.exe command line parser, refer to
        // http://stackoverflow.com/questions/4094699/how-does-the-windows-command-interpreter-cmd-exe-parse-scripts/7970912#7970912
        // need quotes for empty arg
        if (!arg) {
            return '""';
        }
        // determine whether the arg needs to be quoted
        const cmdSpecialChars = [
            ' ',
            '\t',
            '&',
            '(',
            ')',
            '[',
            ']',
            '{',
            '}',
            '^',
            '=',
            ';',
            '!',
            "'",
            '+',
            ',',
            '`',
            '~',
            '|',
            '<',
            '>',
            '"'
        ];
        let needsQuotes = false;
        for (const char of arg) {
            if (cmdSpecialChars.some(x => x === char)) {
                needsQuotes = true;
                break;
            }
        }
        // short-circuit if quotes not needed
        if (!needsQuotes) {
            return arg;
        }
        // the following quoting rules are very similar to the rules that by libuv applies.
        //
        // 1) wrap the string in quotes
        //
        // 2) double-up quotes - i.e. " => ""
        //
        //    this is different from the libuv quoting rules. libuv replaces " with \", which unfortunately
        //    doesn't work well with a cmd.exe command line.
        //
        //    note, replacing " with "" also works well if the arg is passed to a downstream .NET console app.
        //    for example, the command line:
        //          foo.exe "myarg:""my val"""
        //    is parsed by a .NET console app into an arg array:
        //          [ "myarg:\"my val\"" ]
        //    which is the same end result when applying libuv quoting rules. although the actual
        //    command line from libuv quoting rules would look like:
        //          foo.exe "myarg:\"my val\""
        //
        // 3) double-up slashes that precede a quote,
        //    e.g.  hello \world    => "hello \world"
        //          hello\"world    => "hello\\""world"
        //          hello\\"world   => "hello\\\\""world"
        //          hello world\    => "hello world\\"
        //
        //    technically this is not required for a cmd.exe command line, or the batch argument parser.
        //    the reasons for including this as a .cmd quoting rule are:
        //
        //    a) this is optimized for the scenario where the argument is passed from the .cmd file to an
        //       external program. many programs (e.g. .NET console apps) rely on the slash-doubling rule.
        //
        //    b) it's what we've been doing previously (by deferring to node default behavior) and we
        //       haven't heard any complaints about that aspect.
        //
        // note, a weakness of the quoting rules chosen here, is that % is not escaped. in fact, % cannot be
        // escaped when used on the command line directly - even though within a .cmd file % can be escaped
        // by using %%.
        //
        // the saving grace is, on the command line, %var% is left as-is if var is not defined. this contrasts
        // the line parsing rules within a .cmd file, where if var is not defined it is replaced with nothing.
        //
        // one option that was explored was replacing % with ^% - i.e. %var% => ^%var^%. this hack would
        // often work, since it is unlikely that var^ would exist, and the ^ character is removed when the
        // variable is used. the problem, however, is that ^ is not removed when %* is used to pass the args
        // to an external program.
        //
        // an unexplored potential solution for the % escaping problem, is to create a wrapper .cmd file.
        // % can be escaped within a .cmd file.
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\'; // double the slash
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '"'; // double the quote
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _uvQuoteCmdArg(arg) {
        // Tool runner wraps child_process.spawn() and needs to apply the same quoting as
        // Node in certain cases where the undocumented spawn option windowsVerbatimArguments
        // is used.
        //
        // Since this function is a port of quote_cmd_arg from Node 4.x (technically, lib UV,
        // see https://github.com/nodejs/node/blob/v4.x/deps/uv/src/win/process.c for details),
        // pasting copyright notice from Node within this function:
        //
        //      Copyright Joyent, Inc. and other Node contributors. All rights reserved.
        //
        //      Permission is hereby granted, free of charge, to any person obtaining a copy
        //      of this software and associated documentation files (the "Software"), to
        //      deal in the Software without restriction, including without limitation the
        //      rights to use, copy, modify, merge, publish, distribute, sublicense, and/or
        //      sell copies of the Software, and to permit persons to whom the Software is
        //      furnished to do so, subject to the following conditions:
        //
        //      The above copyright notice and this permission notice shall be included in
        //      all copies or substantial portions of the Software.
        //
        //      THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
        //      IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
        //      FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
        //      AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
        //      LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING
        //      FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
        //      IN THE SOFTWARE.
        if (!arg) {
            // Need double quotation for empty argument
            return '""';
        }
        if (!arg.includes(' ') && !arg.includes('\t') && !arg.includes('"')) {
            // No quotation needed
            return arg;
        }
        if (!arg.includes('"') && !arg.includes('\\')) {
            // No embedded double quotes or backslashes, so I can just wrap
            // quote marks around the whole thing.
            return `"${arg}"`;
        }
        // Expected input/output:
        //   input : hello"world
        //   output: "hello\"world"
        //   input : hello""world
        //   output: "hello\"\"world"
        //   input : hello\world
        //   output: hello\world
        //   input : hello\\world
        //   output: hello\\world
        //   input : hello\"world
        //   output: "hello\\\"world"
        //   input : hello\\"world
        //   output: "hello\\\\\"world"
        //   input : hello world\
        //   output: "hello world\\" - note the comment in libuv actually reads "hello world\"
        //                             but it appears the comment is wrong, it should be "hello world\\"
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\';
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '\\';
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _cloneExecOptions(options) {
        options = options || {};
        const result = {
            cwd: options.cwd || process.cwd(),
            env: options.env || process.env,
            silent: options.silent || false,
            windowsVerbatimArguments: options.windowsVerbatimArguments || false,
            failOnStdErr: options.failOnStdErr || false,
            ignoreReturnCode: options.ignoreReturnCode || false,
            delay: options.delay || 10000
        };
        result.outStream = options.outStream || process.stdout;
        result.errStream = options.errStream || process.stderr;
        return result;
    }
    _getSpawnOptions(options, toolPath) {
        options = options || {};
        const result = {};
        result.cwd = options.cwd;
        result.env = options.env;
        result['windowsVerbatimArguments'] =
            options.windowsVerbatimArguments || this._isCmdFile();
        if (options.windowsVerbatimArguments) {
            result.argv0 = `"${toolPath}"`;
        }
        return result;
    }
    /**
     * Exec a tool.
     * Output will be streamed to the live console.
     * Returns promise with return code
     *
     * @param     tool     path to tool to exec
     * @param     options  optional exec options.  See ExecOptions
     * @returns   number
     */
    exec() {
        return toolrunner_awaiter(this, void 0, void 0, function* () {
            // root the tool path if it is unrooted and contains relative pathing
            if (!isRooted(this.toolPath) &&
                (this.toolPath.includes('/') ||
                    (toolrunner_IS_WINDOWS && this.toolPath.includes('\\')))) {
                // prefer options.cwd if it is specified, however options.cwd may also need to be rooted
                this.toolPath = external_path_.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
            }
            // if the tool is only a file name, then resolve it from the PATH
            // otherwise verify it exists (add extension on Windows if necessary)
            this.toolPath = yield which(this.toolPath, true);
            return new Promise((resolve, reject) => toolrunner_awaiter(this, void 0, void 0, function* () {
                this._debug(`exec tool: ${this.toolPath}`);
                this._debug('arguments:');
                for (const arg of this.args) {
                    this._debug(`   ${arg}`);
                }
                const optionsNonNull = this._cloneExecOptions(this.options);
                if (!optionsNonNull.silent && optionsNonNull.outStream) {
                    optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + external_os_.EOL);
                }
                const state = new ExecState(optionsNonNull, this.toolPath);
                state.on('debug', (message) => {
                    this._debug(message);
                });
                if (this.options.cwd && !(yield exists(this.options.cwd))) {
                    return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
                }
                const fileName = this._getSpawnFileName();
                const cp = external_child_process_namespaceObject.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
                let stdbuffer = '';
                if (cp.stdout) {
                    cp.stdout.on('data', (data) => {
                        if (this.options.listeners && this.options.listeners.stdout) {
                            this.options.listeners.stdout(data);
                        }
                        if (!optionsNonNull.silent && optionsNonNull.outStream) {
                            optionsNonNull.outStream.write(data);
                        }
                        stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.stdline) {
                                this.options.listeners.stdline(line);
                            }
                        });
                    });
                }
                let errbuffer = '';
                if (cp.stderr) {
                    cp.stderr.on('data', (data) => {
                        state.processStderr = true;
                        if (this.options.listeners && this.options.listeners.stderr) {
                            this.options.listeners.stderr(data);
                        }
                        if (!optionsNonNull.silent &&
                            optionsNonNull.errStream &&
                            optionsNonNull.outStream) {
                            const s = optionsNonNull.failOnStdErr
                                ? optionsNonNull.errStream
                                : optionsNonNull.outStream;
                            s.write(data);
                        }
                        errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.errline) {
                                this.options.listeners.errline(line);
                            }
                        });
                    });
                }
                cp.on('error', (err) => {
                    state.processError = err.message;
                    state.processExited = true;
                    state.processClosed = true;
                    state.CheckComplete();
                });
                cp.on('exit', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                cp.on('close', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    state.processClosed = true;
                    this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                state.on('done', (error, exitCode) => {
                    if (stdbuffer.length > 0) {
                        this.emit('stdline', stdbuffer);
                    }
                    if (errbuffer.length > 0) {
                        this.emit('errline', errbuffer);
                    }
                    cp.removeAllListeners();
                    if (error) {
                        reject(error);
                    }
                    else {
                        resolve(exitCode);
                    }
                });
                if (this.options.input) {
                    if (!cp.stdin) {
                        throw new Error('child process missing stdin');
                    }
                    cp.stdin.end(this.options.input);
                }
            }));
        });
    }
}
/**
 * Convert an arg string to an array of args. Handles escaping
 *
 * @param    argString   string of arguments
 * @returns  string[]    array of arguments
 */
function argStringToArray(argString) {
    const args = [];
    let inQuotes = false;
    let escaped = false;
    let arg = '';
    function append(c) {
        // we only escape double quotes.
        if (escaped && c !== '"') {
            arg += '\\';
        }
        arg += c;
        escaped = false;
    }
    for (let i = 0; i < argString.length; i++) {
        const c = argString.charAt(i);
        if (c === '"') {
            if (!escaped) {
                inQuotes = !inQuotes;
            }
            else {
                append(c);
            }
            continue;
        }
        if (c === '\\' && escaped) {
            append(c);
            continue;
        }
        if (c === '\\' && inQuotes) {
            escaped = true;
            continue;
        }
        if (c === ' ' && !inQuotes) {
            if (arg.length > 0) {
                args.push(arg);
                arg = '';
            }
            continue;
        }
        append(c);
    }
    if (arg.length > 0) {
        args.push(arg.trim());
    }
    return args;
}
class ExecState extends external_events_.EventEmitter {
    constructor(options, toolPath) {
        super();
        this.processClosed = false; // tracks whether the process has exited and stdio is closed
        this.processError = '';
        this.processExitCode = 0;
        this.processExited = false; // tracks whether the process has exited
        this.processStderr = false; // tracks whether stderr was written to
        this.delay = 10000; // 10 seconds
        this.done = false;
        this.timeout = null;
        if (!toolPath) {
            throw new Error('toolPath must not be empty');
        }
        this.options = options;
        this.toolPath = toolPath;
        if (options.delay) {
            this.delay = options.delay;
        }
    }
    CheckComplete() {
        if (this.done) {
            return;
        }
        if (this.processClosed) {
            this._setResult();
        }
        else if (this.processExited) {
            this.timeout = (0,external_timers_namespaceObject.setTimeout)(ExecState.HandleTimeout, this.delay, this);
        }
    }
    _debug(message) {
        this.emit('debug', message);
    }
    _setResult() {
        // determine whether there is an error
        let error;
        if (this.processExited) {
            if (this.processError) {
                error = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
            }
            else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
                error = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
            }
            else if (this.processStderr && this.options.failOnStdErr) {
                error = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
            }
        }
        // clear the timeout
        if (this.timeout) {
            clearTimeout(this.timeout);
            this.timeout = null;
        }
        this.done = true;
        this.emit('done', error, this.processExitCode);
    }
    static HandleTimeout(state) {
        if (state.done) {
            return;
        }
        if (!state.processClosed && state.processExited) {
            const message = `The STDIO streams did not close within ${state.delay / 1000} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
            state._debug(message);
        }
        state._setResult();
    }
}
//# sourceMappingURL=toolrunner.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/exec.js
var exec_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


/**
 * Exec a command.
 * Output will be streamed to the live console.
 * Returns promise with return code
 *
 * @param     commandLine        command to execute (can include additional args). Must be correctly escaped.
 * @param     args               optional arguments for tool. Escaping is handled by the lib.
 * @param     options            optional exec options.  See ExecOptions
 * @returns   Promise<number>    exit code
 */
function exec_exec(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        const commandArgs = tr.argStringToArray(commandLine);
        if (commandArgs.length === 0) {
            throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
        }
        // Path to tool to execute should be first arg
        const toolPath = commandArgs[0];
        args = commandArgs.slice(1).concat(args || []);
        const runner = new tr.ToolRunner(toolPath, args, options);
        return runner.exec();
    });
}
/**
 * Exec a command and get the output.
 * Output will be streamed to the live console.
 * Returns promise with the exit code and collected stdout and stderr
 *
 * @param     commandLine           command to execute (can include additional args). Must be correctly escaped.
 * @param     args                  optional arguments for tool. Escaping is handled by the lib.
 * @param     options               optional exec options.  See ExecOptions
 * @returns   Promise<ExecOutput>   exit code, stdout, and stderr
 */
function getExecOutput(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        var _a, _b;
        let stdout = '';
        let stderr = '';
        //Using string decoder covers the case where a mult-byte character is split
        const stdoutDecoder = new StringDecoder('utf8');
        const stderrDecoder = new StringDecoder('utf8');
        const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
        const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
        const stdErrListener = (data) => {
            stderr += stderrDecoder.write(data);
            if (originalStdErrListener) {
                originalStdErrListener(data);
            }
        };
        const stdOutListener = (data) => {
            stdout += stdoutDecoder.write(data);
            if (originalStdoutListener) {
                originalStdoutListener(data);
            }
        };
        const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), { stdout: stdOutListener, stderr: stdErrListener });
        const exitCode = yield exec_exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
        //flush any remaining characters
        stdout += stdoutDecoder.end();
        stderr += stderrDecoder.end();
        return {
            exitCode,
            stdout,
            stderr
        };
    });
}
//# sourceMappingURL=exec.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout: version } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield exec.getExecOutput('sw_vers', undefined, {
        silent: true
    });
    const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
    const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
    return {
        name,
        version
    };
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout } = yield exec.getExecOutput('lsb_release', ['-i', '-r', '-s'], {
        silent: true
    });
    const [name, version] = stdout.trim().split('\n');
    return {
        name,
        version
    };
});
const platform = external_os_.platform();
const arch = external_os_.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
    return platform_awaiter(this, void 0, void 0, function* () {
        return Object.assign(Object.assign({}, (yield (isWindows
            ? getWindowsInfo()
            : isMacOS
                ? getMacOsInfo()
                : getLinuxInfo()))), { platform,
            arch,
            isWindows,
            isMacOS,
            isLinux });
    });
}
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function core_setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function core_debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', utils_toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return file_command_issueFileCommand('STATE', file_command_prepareKeyValueMessage(name, value));
    }
    command_issueCommand('save-state', { name }, utils_toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map

/***/ }),

/***/ 3581:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  VR: () => (/* binding */ Minimatch)
});

// UNUSED EXPORTS: AST, GLOBSTAR, braceExpand, defaults, escape, filter, makeRe, match, minimatch, sep, unescape

;// CONCATENATED MODULE: ./node_modules/balanced-match/dist/esm/index.js
const balanced = (a, b, str) => {
    const ma = a instanceof RegExp ? maybeMatch(a, str) : a;
    const mb = b instanceof RegExp ? maybeMatch(b, str) : b;
    const r = ma !== null && mb != null && range(ma, mb, str);
    return (r && {
        start: r[0],
        end: r[1],
        pre: str.slice(0, r[0]),
        body: str.slice(r[0] + ma.length, r[1]),
        post: str.slice(r[1] + mb.length),
    });
};
const maybeMatch = (reg, str) => {
    const m = str.match(reg);
    return m ? m[0] : null;
};
const range = (a, b, str) => {
    let begs, beg, left, right = undefined, result;
    let ai = str.indexOf(a);
    let bi = str.indexOf(b, ai + 1);
    let i = ai;
    if (ai >= 0 && bi > 0) {
        if (a === b) {
            return [ai, bi];
        }
        begs = [];
        left = str.length;
        while (i >= 0 && !result) {
            if (i === ai) {
                begs.push(i);
                ai = str.indexOf(a, i + 1);
            }
            else if (begs.length === 1) {
                const r = begs.pop();
                if (r !== undefined)
                    result = [r, bi];
            }
            else {
                beg = begs.pop();
                if (beg !== undefined && beg < left) {
                    left = beg;
                    right = bi;
                }
                bi = str.indexOf(b, i + 1);
            }
            i = ai < bi && ai >= 0 ? ai : bi;
        }
        if (begs.length && right !== undefined) {
            result = [left, right];
        }
    }
    return result;
};
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./node_modules/brace-expansion/dist/esm/index.js

const escSlash = '\0SLASH' + Math.random().toFixed(16) + '\0';
const escOpen = '\0OPEN' + Math.random().toFixed(16) + '\0';
const escClose = '\0CLOSE' + Math.random().toFixed(16) + '\0';
const escComma = '\0COMMA' + Math.random().toFixed(16) + '\0';
const escPeriod = '\0PERIOD' + Math.random().toFixed(16) + '\0';
const escSlashPattern = new RegExp(escSlash, 'g');
const escOpenPattern = new RegExp(escOpen, 'g');
const escClosePattern = new RegExp(escClose, 'g');
const escCommaPattern = new RegExp(escComma, 'g');
const escPeriodPattern = new RegExp(escPeriod, 'g');
const slashPattern = /\\\\/g;
const openPattern = /\\{/g;
const closePattern = /\\}/g;
const commaPattern = /\\,/g;
const periodPattern = /\\\./g;
const EXPANSION_MAX = 100_000;
// `EXPANSION_MAX` caps the *number* of expansions, but not their length. An
// input like `'{a,b}'.repeat(1500)` stays under that count - its output is
// truncated to 100k results - while making every result ~1500 characters
// long. The result set, and the intermediate arrays built while combining
// brace sets, then grow large enough to exhaust memory and crash the process
// (CVE-2026-14257). `EXPANSION_MAX_LENGTH` bounds the total number of
// characters the accumulator may hold at any point, so memory stays flat no
// matter how many brace groups are chained. The limit sits well above any
// realistic expansion (100k results hitting `EXPANSION_MAX` measure ~1M
// characters) so legitimate input is unaffected.
const EXPANSION_MAX_LENGTH = 4_000_000;
// `expand_` recurses once per level of brace *nesting* - both when expanding a
// set's comma members and when re-wrapping a set whose body is a single part.
// The CVE-2026-14257 fix made the *tail* iterative (recursion on `m.post`, one
// level per chained group), which left nesting depth unbounded: about 3,100
// levels of `{{{...a,b...}}}` - only ~6KB of input - exhausted the native stack
// and crashed the process. `EXPANSION_MAX_DEPTH` bounds how deep the parser
// will follow nesting. It sits far above any realistic pattern and well below
// the depth at which the stack runs out.
const EXPANSION_MAX_DEPTH = 1_000;
// Bash keeps a quirk where a brace group followed by a comma set still expands
// (`{a},b}`). The parser implements it by rewriting the string and restarting
// the scan, absorbing one `}` per pass. `n` trailing braces therefore cost `n`
// full passes over a string that itself grows by one `escClose` sentinel each
// time - quadratic in `n`, with a ~26x constant from the sentinel's length.
// 128KB of `'{a}' + '}'.repeat(n) + ',z}'` blocked the event loop for 27
// seconds to produce two results. `EXPANSION_MAX_REWRITES` bounds how many
// times the scan may restart. Real `{a},b}` input needs a handful.
const EXPANSION_MAX_REWRITES = 1_000;
// `EXPANSION_MAX_STEPS` bounds the work one `expand` call does, which `max`,
// `maxLength` and `maxDepth` don't: nested sets are rescanned at every level
// and chained groups each rebuild up to `max` results, so 2KB of input could
// block the event loop for over 30 seconds. Each character scanned, result
// built and sequence value generated is a step, and each `expand_` call costs
// `CALL_STEPS` more. Past the budget, the set being expanded and everything
// after it stay literal. A glob needs a few hundred steps, and nesting all the
// way to `EXPANSION_MAX_DEPTH` about 4M.
const EXPANSION_MAX_STEPS = 20_000_000;
// What one `expand_` call costs on top of what it scans and builds. Setting
// one up takes about as long as scanning 16 characters, and a set whose
// results are wrapped to be expanded again makes one call per result, each
// scanning and building next to nothing: 64KB of
// `('{{' + ','.repeat(316) + '}{' + ','.repeat(316) + '}}').repeat(n)` made
// 4M such calls, which spent the budget three times as slowly as anything
// else.
const CALL_STEPS = 16;
function numeric(str) {
    return !isNaN(str) ? parseInt(str, 10) : str.charCodeAt(0);
}
function escapeBraces(str) {
    return str
        .replace(slashPattern, escSlash)
        .replace(openPattern, escOpen)
        .replace(closePattern, escClose)
        .replace(commaPattern, escComma)
        .replace(periodPattern, escPeriod);
}
function unescapeBraces(str) {
    return str
        .replace(escSlashPattern, '\\')
        .replace(escOpenPattern, '{')
        .replace(escClosePattern, '}')
        .replace(escCommaPattern, ',')
        .replace(escPeriodPattern, '.');
}
// Like `target.push(...items)` but doesn't overflow the stack
function pushAll(target, items) {
    for (let i = 0; i < items.length; i++) {
        target.push(items[i]);
    }
}
// `balanced`, run on `masked` (see `maskUnmatchedOpens`), sliced from `str`
// and charged for the characters it walks: up to the group's `}`, or the
// whole string when there is no match or unmatched `{` come first, which
// `unmatched` then flags for masking. Once a call overdraws the budget, it
// and every later one return undefined, so the rest stays literal.
function balancedWithBudget(str, masked, budget) {
    if (budget.remaining < 0) {
        return undefined;
    }
    const r = range('{', '}', masked);
    const unmatched = r !== undefined && masked.indexOf('{') < r[0];
    budget.remaining -= r && !unmatched ? r[1] + 1 : str.length;
    if (!r || budget.remaining < 0) {
        return undefined;
    }
    return {
        end: r[1],
        pre: str.slice(0, r[0]),
        body: str.slice(r[0] + 1, r[1]),
        post: str.slice(r[1] + 1),
        unmatched,
    };
}
// `masked` with every `{` that has no matching `}` swapped for a `\0`, which
// keeps the length, so a scan of it still lines up with the string it was
// made from. Such a `{` is literal either way, but `balanced` only learns that
// one is unmatched by reading to the end of the string, so with one at the
// head of every group (`'{a,{b,c}'.repeat(n)`) each scan read the rest of the
// input. That was quadratic, and once the step budget charged for it, it ran
// out partway through and left the rest literal. A scan of the masked copy
// stops at the group's `}`. It is one pass, charged as such.
function maskUnmatchedOpens(masked, budget) {
    budget.remaining -= masked.length;
    const open = [];
    for (let i = 0; i < masked.length; i++) {
        const c = masked.charCodeAt(i);
        if (c === 0x7b) {
            open.push(i);
        }
        else if (c === 0x7d && open.length) {
            open.pop();
        }
    }
    let out = '';
    let last = 0;
    for (let i = 0; i < open.length; i++) {
        const at = open[i];
        out += masked.slice(last, at) + '\0';
        last = at + 1;
    }
    return out + masked.slice(last);
}
// Whether `str` has a `,` not followed by another `,`, with a `}` after it on
// the same line - what `/,(?!,).*\}/.test(str)` asks, answered in one pass from
// the end. The regex tries every `,` and backtracks through the rest of its
// line from each, which is quadratic, and the `{a},b}` rewrite asks again on
// every pass. Like a scan, it is charged for the whole string and refused if
// that overdraws the budget.
function commaSetFollows(str, budget) {
    budget.remaining -= str.length;
    if (budget.remaining < 0) {
        return false;
    }
    // Whether a `}` follows the current position before the line ends
    let close = false;
    for (let i = str.length - 1; i >= 0; i--) {
        const c = str.charCodeAt(i);
        if (c === 0x7d) {
            close = true;
        }
        else if (c === 0x0a || c === 0x0d || c === 0x2028 || c === 0x2029) {
            // A line terminator, which `.` does not match
            close = false;
        }
        else if (c === 0x2c && close && str.charCodeAt(i + 1) !== 0x2c) {
            return true;
        }
    }
    return false;
}
/**
 * Basically just str.split(","), but handling cases
 * where we have nested braced sections, which should be
 * treated as individual members, like {a,{b,c},d}
 *
 * Returns `undefined` if the step budget runs out before the whole set is
 * split, since splitting what is left on every comma would tear apart the
 * nested sets it still holds.
 */
function parseCommaParts(str, budget) {
    const parts = [];
    // Walk the brace groups iteratively. Recursing on `post` once per group let a
    // chain of them exhaust the stack - the parsing-side counterpart to
    // the `expand_` overflow fixed for CVE-2026-14257, and not something `max` or
    // `maxLength` can bound, since it happens before expansion.
    //
    // The part the next chunk continues
    let carry = '';
    for (;;) {
        // A set's body holds no unmatched `{`, so there is nothing to mask.
        const m = balancedWithBudget(str, str, budget);
        if (budget.remaining < 0) {
            return undefined;
        }
        if (!m) {
            const tail = str.split(',');
            tail[0] = carry + tail[0];
            pushAll(parts, tail);
            return parts;
        }
        const { pre, body, post } = m;
        const p = pre.split(',');
        p[0] = carry + p[0];
        p[p.length - 1] += '{' + body + '}';
        if (!post.length) {
            pushAll(parts, p);
            return parts;
        }
        carry = p.pop();
        pushAll(parts, p);
        str = post;
    }
}
// An option that is left out, or that is NaN, gets its default. Every
// comparison against NaN is false, so a NaN bound would never be reached:
// `{ maxSteps: NaN }` let 15KB of input block the event loop for 16 seconds,
// and `{ maxDepth: NaN }` overflowed the stack again (CVE-2026-102278). Pass
// `Infinity` to lift a bound.
function bound(value, fallback) {
    return value === undefined || isNaN(value) ? fallback : value;
}
function expand(str, options = {}) {
    if (!str) {
        return [];
    }
    const max = bound(options.max, EXPANSION_MAX);
    const maxLength = bound(options.maxLength, EXPANSION_MAX_LENGTH);
    const maxDepth = bound(options.maxDepth, EXPANSION_MAX_DEPTH);
    const maxRewrites = bound(options.maxRewrites, EXPANSION_MAX_REWRITES);
    const maxSteps = bound(options.maxSteps, EXPANSION_MAX_STEPS);
    // I don't know why Bash 4.3 does this, but it does.
    // Anything starting with {} will have the first two bytes preserved
    // but *only* at the top level, so {},a}b will not expand to anything,
    // but a{},b}c will be expanded to [a}c,abc].
    // One could argue that this is a bug in Bash, but since the goal of
    // this module is to match Bash's rules, we escape a leading {}
    if (str.slice(0, 2) === '{}') {
        str = '\\{\\}' + str.slice(2);
    }
    return expand_(escapeBraces(str), max, maxLength, maxDepth, 0, maxRewrites, { remaining: maxSteps }, true).map(unescapeBraces);
}
function embrace(str) {
    return '{' + str + '}';
}
function isPadded(el) {
    return /^-?0\d/.test(el);
}
function lte(i, y) {
    return i <= y;
}
function gte(i, y) {
    return i >= y;
}
// Build `{ acc[a] + pre + values[v] }` for every combination, capping the
// number of results at `max` and the total number of characters at `maxLength`.
// This is the one place output grows, so bounding it here keeps the single
// accumulator - and therefore memory - flat regardless of how many brace groups
// are combined (CVE-2026-14257). Each result built is a step, since `max` and
// `maxLength` bound one combination, not how many brace groups are combined.
function combine(acc, pre, values, max, maxLength, dropEmpties, budget) {
    const out = [];
    let length = 0;
    // Bash drops empty results at the top level, and they don't count against
    // `max`, so `max` bounds the number of *kept* results. Only an empty
    // `acc[a] + pre` can make one, so for those the empty values are skipped
    // without being visited. Visiting them one at a time let a set of empties
    // cost `acc.length * values.length` while keeping nothing.
    let nonEmpty;
    outer: for (let a = 0; a < acc.length; a++) {
        const prefix = acc[a] + pre;
        let vs = values;
        if (dropEmpties && !prefix) {
            if (!nonEmpty)
                nonEmpty = values.filter(v => v);
            vs = nonEmpty;
        }
        for (let v = 0; v < vs.length; v++) {
            if (out.length >= max)
                break outer;
            const expansion = prefix + vs[v];
            if (length + expansion.length > maxLength)
                break outer;
            out.push(expansion);
            length += expansion.length;
        }
    }
    budget.remaining -= out.length;
    return out;
}
// The expansion values of a single numeric (`1..5`) or alphabetic (`a..e..2`)
// sequence body, or `undefined` if the step budget runs out generating them.
function expandSequence(body, isAlphaSequence, max, maxLength, budget) {
    const n = body.split(/\.\./);
    const N = [];
    // A sequence body always splits into two or three parts, but the compiler
    // can't know that.
    /* c8 ignore start */
    if (n[0] === undefined || n[1] === undefined) {
        return N;
    }
    /* c8 ignore stop */
    const x = numeric(n[0]);
    const y = numeric(n[1]);
    const width = Math.max(n[0].length, n[1].length);
    let incr = n.length === 3 && n[2] !== undefined ?
        Math.max(Math.abs(numeric(n[2])), 1)
        : 1;
    let test = lte;
    const reverse = y < x;
    if (reverse) {
        incr *= -1;
        test = gte;
    }
    const pad = n.some(isPadded);
    // A padded value is built a character at a time to `width`, which the input
    // sets, so it costs one step per character: 64KB of
    // `('{' + '0'.repeat(100) + '..99999}').repeat(n)` took 7 seconds charged
    // one step per value.
    const cost = pad ? width : 1;
    let length = 0;
    for (let i = x; test(i, y) && N.length < max; i += incr) {
        // Each value is a step. `max` and `maxLength` bound one sequence, but a
        // chain of them still generated up to `max` values each, however few
        // combining could keep.
        budget.remaining -= cost;
        if (budget.remaining < 0) {
            return undefined;
        }
        let c;
        if (isAlphaSequence) {
            c = String.fromCharCode(i);
            if (c === '\\') {
                c = '';
            }
        }
        else {
            c = String(i);
            if (pad) {
                const need = width - c.length;
                if (need > 0) {
                    const z = new Array(need + 1).join('0');
                    if (i < 0) {
                        c = '-' + z + c.slice(1);
                    }
                    else {
                        c = z + c;
                    }
                }
            }
        }
        if (length + c.length > maxLength)
            break;
        N.push(c);
        length += c.length;
    }
    return N;
}
function expand_(str, max, maxLength, maxDepth, depth, maxRewrites, budget, isTop) {
    // An overdraft here makes the first scan refuse, so `str` stays literal.
    budget.remaining -= CALL_STEPS;
    // Too deeply nested to keep following: treat the rest as literal, the same
    // way a group that cannot expand is already handled. Truncating rather than
    // throwing keeps `expand` total, matching `max` and `maxLength`.
    if (depth > maxDepth) {
        return [str];
    }
    // Consume the string's top-level brace groups left to right, threading a
    // running set of combined prefixes (`acc`). Expanding the tail iteratively -
    // rather than recursing on `m.post` once per group - keeps the native stack
    // depth constant, so deeply chained input (`'{a,b}'.repeat(3000)`) can no
    // longer overflow the stack, and leaves a single accumulator whose size
    // `maxLength` bounds directly (CVE-2026-14257).
    let acc = [''];
    // Bash drops empty results, but only when the *first* top-level group is a
    // comma set - a sequence like `{a..\}` may legitimately yield ''. The drop
    // is on the final strings, so it is applied to whichever `combine` produces
    // them (the one with no brace set left in the tail).
    // How many times the `{a},b}` rewrite below has restarted the scan. Each pass
    // re-reads the whole string, so leaving this unbounded is quadratic.
    let rewrites = 0;
    let dropEmpties = false;
    let firstGroup = true;
    // `str` with its unmatched `{` masked, once a scan has run into them
    let masked = str;
    for (;;) {
        const m = balancedWithBudget(str, masked, budget);
        // No brace set left, or no step budget left to look for one: the rest of
        // the string is literal.
        if (!m) {
            return combine(acc, str, [''], max, maxLength, dropEmpties, budget);
        }
        if (m.unmatched) {
            masked = maskUnmatchedOpens(masked, budget);
        }
        // no need to expand pre, since it is guaranteed to be free of brace-sets
        const pre = m.pre;
        // This set and the rest of the string, literal: for a set that cannot
        // expand, and for one the step budget runs out on. Once it is overdrawn,
        // every set still being expanded, at every level, stays literal like this -
        // otherwise each level above would go on combining, and wrapping and
        // expanding again, results the budget was too small for.
        const literal = () => combine(acc, pre + '{' + m.body + '}' + m.post, [''], max, maxLength, dropEmpties, budget);
        if (/\$$/.test(pre)) {
            acc = combine(acc, pre + '{' + m.body + '}', [''], max, maxLength, dropEmpties && !m.post.length, budget);
            firstGroup = false;
            if (!m.post.length)
                break;
            str = m.post;
            masked = masked.slice(m.end + 1);
            continue;
        }
        const isNumericSequence = /^-?\d+\.\.-?\d+(?:\.\.-?\d+)?$/.test(m.body);
        const isAlphaSequence = /^[a-zA-Z]\.\.[a-zA-Z](?:\.\.-?\d+)?$/.test(m.body);
        const isSequence = isNumericSequence || isAlphaSequence;
        const isOptions = m.body.indexOf(',') >= 0;
        if (!isSequence && !isOptions) {
            // {a},b}
            if (rewrites < maxRewrites && commaSetFollows(m.post, budget)) {
                rewrites++;
                str = m.pre + '{' + m.body + escClose + m.post;
                // Taking a `}` away never gives an unmatched `{` a partner, so what
                // is masked stays unmatched. The `{` it closed can be left without
                // one, and the next scan masks it.
                masked =
                    masked.slice(0, m.end) + escClose + masked.slice(m.end + 1);
                isTop = true;
                continue;
            }
            // Nothing here expands, so the whole remaining string is literal.
            return literal();
        }
        if (firstGroup) {
            dropEmpties = isTop && !isSequence;
            firstGroup = false;
        }
        let values;
        if (isSequence) {
            values = expandSequence(m.body, isAlphaSequence, max, maxLength, budget);
            if (!values) {
                return literal();
            }
        }
        else {
            let n = parseCommaParts(m.body, budget);
            // The step budget ran out partway through the set.
            if (!n) {
                return literal();
            }
            if (n.length === 1 && n[0] !== undefined) {
                // x{{a,b}}y ==> x{a}y x{b}y
                n = expand_(n[0], max, maxLength, maxDepth, depth + 1, maxRewrites, budget, false).map(embrace);
                // The step budget ran out expanding the set's only part.
                if (budget.remaining < 0) {
                    return literal();
                }
                //XXX is this necessary? Can't seem to hit it in tests.
                /* c8 ignore start */
                if (n.length === 1) {
                    const next = combine(acc, pre + n[0], [''], max, maxLength, dropEmpties && !m.post.length, budget);
                    if (budget.remaining < 0) {
                        return literal();
                    }
                    acc = next;
                    if (!m.post.length)
                        break;
                    str = m.post;
                    masked = masked.slice(m.end + 1);
                    continue;
                }
                /* c8 ignore stop */
            }
            // Values that `combine` is going to drop as empty produce no result, so
            // they must not count against `max` - otherwise `{a,,b}` with `max: 2`
            // would stop at `['a', '']` and yield one result instead of two. Skipping
            // them outright keeps `values` bounded while leaving `max` a bound on
            // *kept* results.
            let dropsEmpties = dropEmpties && !m.post.length && !pre;
            for (let d = 0; dropsEmpties && d < acc.length; d++) {
                if (acc[d]) {
                    dropsEmpties = false;
                }
            }
            values = [];
            let valuesLength = 0;
            outer: for (let j = 0; j < n.length; j++) {
                const expanded = expand_(n[j], max, maxLength, maxDepth, depth + 1, maxRewrites, budget, false);
                // The step budget ran out expanding a member.
                if (budget.remaining < 0) {
                    return literal();
                }
                for (let k = 0; k < expanded.length; k++) {
                    const v = expanded[k];
                    if (dropsEmpties && !v)
                        continue;
                    if (values.length >= max ||
                        valuesLength + v.length > maxLength) {
                        break outer;
                    }
                    values.push(v);
                    valuesLength += v.length;
                }
            }
        }
        const next = combine(acc, pre, values, max, maxLength, dropEmpties && !m.post.length, budget);
        // The step budget ran out combining the set's values in.
        if (budget.remaining < 0) {
            return literal();
        }
        acc = next;
        if (!m.post.length)
            break;
        str = m.post;
        masked = masked.slice(m.end + 1);
    }
    return acc;
}
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./node_modules/minimatch/dist/esm/assert-valid-pattern.js
const MAX_PATTERN_LENGTH = 1024 * 64;
const assertValidPattern = (pattern) => {
    if (typeof pattern !== 'string') {
        throw new TypeError('invalid pattern');
    }
    if (pattern.length > MAX_PATTERN_LENGTH) {
        throw new TypeError('pattern is too long');
    }
};
//# sourceMappingURL=assert-valid-pattern.js.map
;// CONCATENATED MODULE: ./node_modules/minimatch/dist/esm/brace-expressions.js
// translate the various posix character classes into unicode properties
// this works across all unicode locales
// { <posix class>: [<translation>, /u flag required, negated]
const posixClasses = {
    '[:alnum:]': ['\\p{L}\\p{Nl}\\p{Nd}', true],
    '[:alpha:]': ['\\p{L}\\p{Nl}', true],
    '[:ascii:]': ['\\x' + '00-\\x' + '7f', false],
    '[:blank:]': ['\\p{Zs}\\t', true],
    '[:cntrl:]': ['\\p{Cc}', true],
    '[:digit:]': ['\\p{Nd}', true],
    '[:graph:]': ['\\p{Z}\\p{C}', true, true],
    '[:lower:]': ['\\p{Ll}', true],
    '[:print:]': ['\\p{C}', true],
    '[:punct:]': ['\\p{P}', true],
    '[:space:]': ['\\p{Z}\\t\\r\\n\\v\\f', true],
    '[:upper:]': ['\\p{Lu}', true],
    '[:word:]': ['\\p{L}\\p{Nl}\\p{Nd}\\p{Pc}', true],
    '[:xdigit:]': ['A-Fa-f0-9', false],
};
// only need to escape a few things inside of brace expressions
// escapes: [ \ ] -
const braceEscape = (s) => s.replace(/[[\]\\-]/g, '\\$&');
// escape all regexp magic characters
const regexpEscape = (s) => s.replace(/[-[\]{}()*+?.,\\^$|#\s]/g, '\\$&');
// everything has already been escaped, we just have to join
const rangesToString = (ranges) => ranges.join('');
// takes a glob string at a posix brace expression, and returns
// an equivalent regular expression source, and boolean indicating
// whether the /u flag needs to be applied, and the number of chars
// consumed to parse the character class.
// This also removes out of order ranges, and returns ($.) if the
// entire class just no good.
const parseClass = (glob, position) => {
    const pos = position;
    /* c8 ignore start */
    if (glob.charAt(pos) !== '[') {
        throw new Error('not in a brace expression');
    }
    /* c8 ignore stop */
    const ranges = [];
    const negs = [];
    let i = pos + 1;
    let sawStart = false;
    let uflag = false;
    let escaping = false;
    let negate = false;
    let endPos = pos;
    let rangeStart = '';
    WHILE: while (i < glob.length) {
        const c = glob.charAt(i);
        if ((c === '!' || c === '^') && i === pos + 1) {
            negate = true;
            i++;
            continue;
        }
        if (c === ']' && sawStart && !escaping) {
            endPos = i + 1;
            break;
        }
        sawStart = true;
        if (c === '\\') {
            if (!escaping) {
                escaping = true;
                i++;
                continue;
            }
            // escaped \ char, fall through and treat like normal char
        }
        if (c === '[' && !escaping) {
            // either a posix class, a collation equivalent, or just a [
            for (const [cls, [unip, u, neg]] of Object.entries(posixClasses)) {
                if (glob.startsWith(cls, i)) {
                    // invalid, [a-[] is fine, but not [a-[:alpha]]
                    if (rangeStart) {
                        return ['$.', false, glob.length - pos, true];
                    }
                    i += cls.length;
                    if (neg)
                        negs.push(unip);
                    else
                        ranges.push(unip);
                    uflag = uflag || u;
                    continue WHILE;
                }
            }
        }
        // now it's just a normal character, effectively
        escaping = false;
        if (rangeStart) {
            // throw this range away if it's not valid, but others
            // can still match.
            if (c > rangeStart) {
                ranges.push(braceEscape(rangeStart) + '-' + braceEscape(c));
            }
            else if (c === rangeStart) {
                ranges.push(braceEscape(c));
            }
            rangeStart = '';
            i++;
            continue;
        }
        // now might be the start of a range.
        // can be either c-d or c-] or c<more...>] or c] at this point
        if (glob.startsWith('-]', i + 1)) {
            ranges.push(braceEscape(c + '-'));
            i += 2;
            continue;
        }
        if (glob.startsWith('-', i + 1)) {
            rangeStart = c;
            i += 2;
            continue;
        }
        // not the start of a range, just a single character
        ranges.push(braceEscape(c));
        i++;
    }
    if (endPos < i) {
        // didn't see the end of the class, not a valid class,
        // but might still be valid as a literal match.
        return ['', false, 0, false];
    }
    // if we got no ranges and no negates, then we have a range that
    // cannot possibly match anything, and that poisons the whole glob
    if (!ranges.length && !negs.length) {
        return ['$.', false, glob.length - pos, true];
    }
    // if we got one positive range, and it's a single character, then that's
    // not actually a magic pattern, it's just that one literal character.
    // we should not treat that as "magic", we should just return the literal
    // character. [_] is a perfectly valid way to escape glob magic chars.
    if (negs.length === 0 &&
        ranges.length === 1 &&
        /^\\?.$/.test(ranges[0]) &&
        !negate) {
        const r = ranges[0].length === 2 ? ranges[0].slice(-1) : ranges[0];
        return [regexpEscape(r), false, endPos - pos, false];
    }
    const sranges = '[' + (negate ? '^' : '') + rangesToString(ranges) + ']';
    const snegs = '[' + (negate ? '' : '^') + rangesToString(negs) + ']';
    const comb = ranges.length && negs.length ? '(' + sranges + '|' + snegs + ')'
        : ranges.length ? sranges
            : snegs;
    return [comb, uflag, endPos - pos, true];
};
//# sourceMappingURL=brace-expressions.js.map
;// CONCATENATED MODULE: ./node_modules/minimatch/dist/esm/unescape.js
/**
 * Un-escape a string that has been escaped with {@link escape}.
 *
 * If the {@link MinimatchOptions.windowsPathsNoEscape} option is used, then
 * square-bracket escapes are removed, but not backslash escapes.
 *
 * For example, it will turn the string `'[*]'` into `*`, but it will not
 * turn `'\\*'` into `'*'`, because `\` is a path separator in
 * `windowsPathsNoEscape` mode.
 *
 * When `windowsPathsNoEscape` is not set, then both square-bracket escapes and
 * backslash escapes are removed.
 *
 * Slashes (and backslashes in `windowsPathsNoEscape` mode) cannot be escaped
 * or unescaped.
 *
 * When `magicalBraces` is not set, escapes of braces (`{` and `}`) will not be
 * unescaped.
 */
const unescape_unescape = (s, { windowsPathsNoEscape = false, magicalBraces = true, } = {}) => {
    if (magicalBraces) {
        return windowsPathsNoEscape ?
            s.replace(/\[([^/\\])\]/g, '$1')
            : s
                .replace(/((?!\\).|^)\[([^/\\])\]/g, '$1$2')
                .replace(/\\([^/])/g, '$1');
    }
    return windowsPathsNoEscape ?
        s.replace(/\[([^/\\{}])\]/g, '$1')
        : s
            .replace(/((?!\\).|^)\[([^/\\{}])\]/g, '$1$2')
            .replace(/\\([^/{}])/g, '$1');
};
//# sourceMappingURL=unescape.js.map
;// CONCATENATED MODULE: ./node_modules/minimatch/dist/esm/ast.js
// parse a single path portion
var _a;


const types = new Set(['!', '?', '+', '*', '@']);
const isExtglobType = (c) => types.has(c);
const isExtglobAST = (c) => isExtglobType(c.type);
// Map of which extglob types can adopt the children of a nested extglob
//
// anything but ! can adopt a matching type:
// +(a|+(b|c)|d) => +(a|b|c|d)
// *(a|*(b|c)|d) => *(a|b|c|d)
// @(a|@(b|c)|d) => @(a|b|c|d)
// ?(a|?(b|c)|d) => ?(a|b|c|d)
//
// * can adopt anything, because 0 or repetition is allowed
// *(a|?(b|c)|d) => *(a|b|c|d)
// *(a|+(b|c)|d) => *(a|b|c|d)
// *(a|@(b|c)|d) => *(a|b|c|d)
//
// + can adopt @, because 1 or repetition is allowed
// +(a|@(b|c)|d) => +(a|b|c|d)
//
// + and @ CANNOT adopt *, because 0 would be allowed
// +(a|*(b|c)|d) => would match "", on *(b|c)
// @(a|*(b|c)|d) => would match "", on *(b|c)
//
// + and @ CANNOT adopt ?, because 0 would be allowed
// +(a|?(b|c)|d) => would match "", on ?(b|c)
// @(a|?(b|c)|d) => would match "", on ?(b|c)
//
// ? can adopt @, because 0 or 1 is allowed
// ?(a|@(b|c)|d) => ?(a|b|c|d)
//
// ? and @ CANNOT adopt * or +, because >1 would be allowed
// ?(a|*(b|c)|d) => would match bbb on *(b|c)
// @(a|*(b|c)|d) => would match bbb on *(b|c)
// ?(a|+(b|c)|d) => would match bbb on +(b|c)
// @(a|+(b|c)|d) => would match bbb on +(b|c)
//
// ! CANNOT adopt ! (nothing else can either)
// !(a|!(b|c)|d) => !(a|b|c|d) would fail to match on b (not not b|c)
//
// ! can adopt @
// !(a|@(b|c)|d) => !(a|b|c|d)
//
// ! CANNOT adopt *
// !(a|*(b|c)|d) => !(a|b|c|d) would match on bbb, not allowed
//
// ! CANNOT adopt +
// !(a|+(b|c)|d) => !(a|b|c|d) would match on bbb, not allowed
//
// ! CANNOT adopt ?
// x!(a|?(b|c)|d) => x!(a|b|c|d) would fail to match "x"
const adoptionMap = new Map([
    ['!', ['@']],
    ['?', ['?', '@']],
    ['@', ['@']],
    ['*', ['*', '+', '?', '@']],
    ['+', ['+', '@']],
]);
// nested extglobs that can be adopted in, but with the addition of
// a blank '' element.
const adoptionWithSpaceMap = new Map([
    ['!', ['?']],
    ['@', ['?']],
    ['+', ['?', '*']],
]);
// union of the previous two maps
const adoptionAnyMap = new Map([
    ['!', ['?', '@']],
    ['?', ['?', '@']],
    ['@', ['?', '@']],
    ['*', ['*', '+', '?', '@']],
    ['+', ['+', '@', '?', '*']],
]);
// Extglobs that can take over their parent if they are the only child
// the key is parent, value maps child to resulting extglob parent type
// '@' is omitted because it's a special case. An `@` extglob with a single
// member can always be usurped by that subpattern.
const usurpMap = new Map([
    ['!', new Map([['!', '@']])],
    [
        '?',
        new Map([
            ['*', '*'],
            ['+', '*'],
        ]),
    ],
    [
        '@',
        new Map([
            ['!', '!'],
            ['?', '?'],
            ['@', '@'],
            ['*', '*'],
            ['+', '+'],
        ]),
    ],
    [
        '+',
        new Map([
            ['?', '*'],
            ['*', '*'],
        ]),
    ],
]);
// Patterns that get prepended to bind to the start of either the
// entire string, or just a single path portion, to prevent dots
// and/or traversal patterns, when needed.
// Exts don't need the ^ or / bit, because the root binds that already.
const startNoTraversal = '(?!(?:^|/)\\.\\.?(?:$|/))';
const startNoDot = '(?!\\.)';
// characters that indicate a start of pattern needs the "no dots" bit,
// because a dot *might* be matched. ( is not in the list, because in
// the case of a child extglob, it will handle the prevention itself.
const addPatternStart = new Set(['[', '.']);
// cases where traversal is A-OK, no dot prevention needed
const justDots = new Set(['..', '.']);
const reSpecials = new Set('().*{}+?[]^$\\!');
const regExpEscape = (s) => s.replace(/[-[\]{}()*+?.,\\^$|#\s]/g, '\\$&');
// any single thing other than /
const qmark = '[^/]';
// * => any number of characters
const star = qmark + '*?';
// use + when we need to ensure that *something* matches, because the * is
// the only thing in the path portion.
const starNoEmpty = qmark + '+?';
// remove the \ chars that we added if we end up doing a nonmagic compare
// const deslash = (s: string) => s.replace(/\\(.)/g, '$1')
let ID = 0;
class AST {
    type;
    #root;
    #hasMagic;
    #uflag = false;
    #parts = [];
    #parent;
    #parentIndex;
    #negs;
    #filledNegs = false;
    #options;
    #toString;
    // set to true if it's an extglob with no children
    // (which really means one child of '')
    #emptyExt = false;
    id = ++ID;
    get depth() {
        return (this.#parent?.depth ?? -1) + 1;
    }
    [Symbol.for('nodejs.util.inspect.custom')]() {
        return {
            '@@type': 'AST',
            id: this.id,
            type: this.type,
            root: this.#root.id,
            parent: this.#parent?.id,
            depth: this.depth,
            partsLength: this.#parts.length,
            parts: this.#parts,
        };
    }
    constructor(type, parent, options = {}) {
        this.type = type;
        // extglobs are inherently magical
        if (type)
            this.#hasMagic = true;
        this.#parent = parent;
        this.#root = this.#parent ? this.#parent.#root : this;
        this.#options = this.#root === this ? options : this.#root.#options;
        this.#negs = this.#root === this ? [] : this.#root.#negs;
        if (type === '!' && !this.#root.#filledNegs)
            this.#negs.push(this);
        this.#parentIndex = this.#parent ? this.#parent.#parts.length : 0;
    }
    get hasMagic() {
        /* c8 ignore start */
        if (this.#hasMagic !== undefined)
            return this.#hasMagic;
        /* c8 ignore stop */
        for (const p of this.#parts) {
            if (typeof p === 'string')
                continue;
            if (p.type || p.hasMagic)
                return (this.#hasMagic = true);
        }
        // note: will be undefined until we generate the regexp src and find out
        return this.#hasMagic;
    }
    // reconstructs the pattern
    toString() {
        return (this.#toString !== undefined ? this.#toString
            : !this.type ?
                (this.#toString = this.#parts.map(p => String(p)).join(''))
                : (this.#toString =
                    this.type +
                        '(' +
                        this.#parts.map(p => String(p)).join('|') +
                        ')'));
    }
    #fillNegs() {
        /* c8 ignore start */
        if (this !== this.#root)
            throw new Error('should only call on root');
        if (this.#filledNegs)
            return this;
        /* c8 ignore stop */
        // call toString() once to fill this out
        this.toString();
        this.#filledNegs = true;
        let n;
        while ((n = this.#negs.pop())) {
            if (n.type !== '!')
                continue;
            // walk up the tree, appending everthing that comes AFTER parentIndex
            let p = n;
            let pp = p.#parent;
            while (pp) {
                for (let i = p.#parentIndex + 1; !pp.type && i < pp.#parts.length; i++) {
                    for (const part of n.#parts) {
                        /* c8 ignore start */
                        if (typeof part === 'string') {
                            throw new Error('string part in extglob AST??');
                        }
                        /* c8 ignore stop */
                        part.copyIn(pp.#parts[i]);
                    }
                }
                p = pp;
                pp = p.#parent;
            }
        }
        return this;
    }
    push(...parts) {
        for (const p of parts) {
            if (p === '')
                continue;
            /* c8 ignore start */
            if (typeof p !== 'string' &&
                !(p instanceof _a && p.#parent === this)) {
                throw new Error('invalid part: ' + p);
            }
            /* c8 ignore stop */
            this.#parts.push(p);
        }
    }
    toJSON() {
        const ret = this.type === null ?
            this.#parts
                .slice()
                .map(p => (typeof p === 'string' ? p : p.toJSON()))
            : [this.type, ...this.#parts.map(p => p.toJSON())];
        if (this.isStart() && !this.type)
            ret.unshift([]);
        if (this.isEnd() &&
            (this === this.#root ||
                (this.#root.#filledNegs && this.#parent?.type === '!'))) {
            ret.push({});
        }
        return ret;
    }
    isStart() {
        if (this.#root === this)
            return true;
        // if (this.type) return !!this.#parent?.isStart()
        if (!this.#parent?.isStart())
            return false;
        if (this.#parentIndex === 0)
            return true;
        // if everything AHEAD of this is a negation, then it's still the "start"
        const p = this.#parent;
        for (let i = 0; i < this.#parentIndex; i++) {
            const pp = p.#parts[i];
            if (!(pp instanceof _a && pp.type === '!')) {
                return false;
            }
        }
        return true;
    }
    isEnd() {
        if (this.#root === this)
            return true;
        if (this.#parent?.type === '!')
            return true;
        if (!this.#parent?.isEnd())
            return false;
        if (!this.type)
            return this.#parent?.isEnd();
        // if not root, it'll always have a parent
        /* c8 ignore start */
        const pl = this.#parent ? this.#parent.#parts.length : 0;
        /* c8 ignore stop */
        return this.#parentIndex === pl - 1;
    }
    copyIn(part) {
        if (typeof part === 'string')
            this.push(part);
        else
            this.push(part.clone(this));
    }
    clone(parent) {
        const c = new _a(this.type, parent);
        for (const p of this.#parts) {
            c.copyIn(p);
        }
        return c;
    }
    static #parseAST(str, ast, pos, opt, extDepth) {
        const maxDepth = opt.maxExtglobRecursion ?? 2;
        let escaping = false;
        let inBrace = false;
        let braceStart = -1;
        let braceNeg = false;
        if (ast.type === null) {
            // outside of a extglob, append until we find a start
            let i = pos;
            let acc = '';
            while (i < str.length) {
                const c = str.charAt(i++);
                // still accumulate escapes at this point, but we do ignore
                // starts that are escaped
                if (escaping || c === '\\') {
                    escaping = !escaping;
                    acc += c;
                    continue;
                }
                if (inBrace) {
                    if (i === braceStart + 1) {
                        if (c === '^' || c === '!') {
                            braceNeg = true;
                        }
                    }
                    else if (c === ']' && !(i === braceStart + 2 && braceNeg)) {
                        inBrace = false;
                    }
                    acc += c;
                    continue;
                }
                else if (c === '[') {
                    inBrace = true;
                    braceStart = i;
                    braceNeg = false;
                    acc += c;
                    continue;
                }
                // we don't have to check for adoption here, because that's
                // done at the other recursion point.
                const doRecurse = !opt.noext &&
                    isExtglobType(c) &&
                    str.charAt(i) === '(' &&
                    extDepth <= maxDepth;
                if (doRecurse) {
                    ast.push(acc);
                    acc = '';
                    const ext = new _a(c, ast);
                    i = _a.#parseAST(str, ext, i, opt, extDepth + 1);
                    ast.push(ext);
                    continue;
                }
                acc += c;
            }
            ast.push(acc);
            return i;
        }
        // some kind of extglob, pos is at the (
        // find the next | or )
        let i = pos + 1;
        let part = new _a(null, ast);
        const parts = [];
        let acc = '';
        while (i < str.length) {
            const c = str.charAt(i++);
            // still accumulate escapes at this point, but we do ignore
            // starts that are escaped
            if (escaping || c === '\\') {
                escaping = !escaping;
                acc += c;
                continue;
            }
            if (inBrace) {
                if (i === braceStart + 1) {
                    if (c === '^' || c === '!') {
                        braceNeg = true;
                    }
                }
                else if (c === ']' && !(i === braceStart + 2 && braceNeg)) {
                    inBrace = false;
                }
                acc += c;
                continue;
            }
            else if (c === '[') {
                inBrace = true;
                braceStart = i;
                braceNeg = false;
                acc += c;
                continue;
            }
            const doRecurse = !opt.noext &&
                isExtglobType(c) &&
                str.charAt(i) === '(' &&
                /* c8 ignore start - the maxDepth is sufficient here */
                (extDepth <= maxDepth || (ast && ast.#canAdoptType(c)));
            /* c8 ignore stop */
            if (doRecurse) {
                const depthAdd = ast && ast.#canAdoptType(c) ? 0 : 1;
                part.push(acc);
                acc = '';
                const ext = new _a(c, part);
                part.push(ext);
                i = _a.#parseAST(str, ext, i, opt, extDepth + depthAdd);
                continue;
            }
            if (c === '|') {
                part.push(acc);
                acc = '';
                parts.push(part);
                part = new _a(null, ast);
                continue;
            }
            if (c === ')') {
                if (acc === '' && ast.#parts.length === 0) {
                    ast.#emptyExt = true;
                }
                part.push(acc);
                acc = '';
                ast.push(...parts, part);
                return i;
            }
            acc += c;
        }
        // unfinished extglob
        // if we got here, it was a malformed extglob! not an extglob, but
        // maybe something else in there.
        ast.type = null;
        ast.#hasMagic = undefined;
        ast.#parts = [str.substring(pos - 1)];
        return i;
    }
    #canAdoptWithSpace(child) {
        return this.#canAdopt(child, adoptionWithSpaceMap);
    }
    #canAdopt(child, map = adoptionMap) {
        if (!child ||
            typeof child !== 'object' ||
            child.type !== null ||
            child.#parts.length !== 1 ||
            this.type === null) {
            return false;
        }
        const gc = child.#parts[0];
        if (!gc || typeof gc !== 'object' || gc.type === null) {
            return false;
        }
        return this.#canAdoptType(gc.type, map);
    }
    #canAdoptType(c, map = adoptionAnyMap) {
        return !!map.get(this.type)?.includes(c);
    }
    #adoptWithSpace(child, index) {
        const gc = child.#parts[0];
        const blank = new _a(null, gc, this.options);
        blank.#parts.push('');
        gc.push(blank);
        this.#adopt(child, index);
    }
    #adopt(child, index) {
        const gc = child.#parts[0];
        this.#parts.splice(index, 1, ...gc.#parts);
        for (const p of gc.#parts) {
            if (typeof p === 'object')
                p.#parent = this;
        }
        this.#toString = undefined;
    }
    #canUsurpType(c) {
        const m = usurpMap.get(this.type);
        return !!m?.has(c);
    }
    #canUsurp(child) {
        if (!child ||
            typeof child !== 'object' ||
            child.type !== null ||
            child.#parts.length !== 1 ||
            this.type === null ||
            this.#parts.length !== 1) {
            return false;
        }
        const gc = child.#parts[0];
        if (!gc || typeof gc !== 'object' || gc.type === null) {
            return false;
        }
        return this.#canUsurpType(gc.type);
    }
    #usurp(child) {
        const m = usurpMap.get(this.type);
        const gc = child.#parts[0];
        const nt = m?.get(gc.type);
        /* c8 ignore start - impossible */
        if (!nt)
            return false;
        /* c8 ignore stop */
        this.#parts = gc.#parts;
        for (const p of this.#parts) {
            if (typeof p === 'object') {
                p.#parent = this;
            }
        }
        this.type = nt;
        this.#toString = undefined;
        this.#emptyExt = false;
    }
    static fromGlob(pattern, options = {}) {
        const ast = new _a(null, undefined, options);
        _a.#parseAST(pattern, ast, 0, options, 0);
        return ast;
    }
    // returns the regular expression if there's magic, or the unescaped
    // string if not.
    toMMPattern() {
        // should only be called on root
        /* c8 ignore start */
        if (this !== this.#root)
            return this.#root.toMMPattern();
        /* c8 ignore stop */
        const glob = this.toString();
        const [re, body, hasMagic, uflag] = this.toRegExpSource();
        // if we're in nocase mode, and not nocaseMagicOnly, then we do
        // still need a regular expression if we have to case-insensitively
        // match capital/lowercase characters.
        const anyMagic = hasMagic ||
            this.#hasMagic ||
            (this.#options.nocase &&
                !this.#options.nocaseMagicOnly &&
                glob.toUpperCase() !== glob.toLowerCase());
        if (!anyMagic) {
            return body;
        }
        const flags = (this.#options.nocase ? 'i' : '') + (uflag ? 'u' : '');
        return Object.assign(new RegExp(`^${re}$`, flags), {
            _src: re,
            _glob: glob,
        });
    }
    get options() {
        return this.#options;
    }
    // returns the string match, the regexp source, whether there's magic
    // in the regexp (so a regular expression is required) and whether or
    // not the uflag is needed for the regular expression (for posix classes)
    // TODO: instead of injecting the start/end at this point, just return
    // the BODY of the regexp, along with the start/end portions suitable
    // for binding the start/end in either a joined full-path makeRe context
    // (where we bind to (^|/), or a standalone matchPart context (where
    // we bind to ^, and not /).  Otherwise slashes get duped!
    //
    // In part-matching mode, the start is:
    // - if not isStart: nothing
    // - if traversal possible, but not allowed: ^(?!\.\.?$)
    // - if dots allowed or not possible: ^
    // - if dots possible and not allowed: ^(?!\.)
    // end is:
    // - if not isEnd(): nothing
    // - else: $
    //
    // In full-path matching mode, we put the slash at the START of the
    // pattern, so start is:
    // - if first pattern: same as part-matching mode
    // - if not isStart(): nothing
    // - if traversal possible, but not allowed: /(?!\.\.?(?:$|/))
    // - if dots allowed or not possible: /
    // - if dots possible and not allowed: /(?!\.)
    // end is:
    // - if last pattern, same as part-matching mode
    // - else nothing
    //
    // Always put the (?:$|/) on negated tails, though, because that has to be
    // there to bind the end of the negated pattern portion, and it's easier to
    // just stick it in now rather than try to inject it later in the middle of
    // the pattern.
    //
    // We can just always return the same end, and leave it up to the caller
    // to know whether it's going to be used joined or in parts.
    // And, if the start is adjusted slightly, can do the same there:
    // - if not isStart: nothing
    // - if traversal possible, but not allowed: (?:/|^)(?!\.\.?$)
    // - if dots allowed or not possible: (?:/|^)
    // - if dots possible and not allowed: (?:/|^)(?!\.)
    //
    // But it's better to have a simpler binding without a conditional, for
    // performance, so probably better to return both start options.
    //
    // Then the caller just ignores the end if it's not the first pattern,
    // and the start always gets applied.
    //
    // But that's always going to be $ if it's the ending pattern, or nothing,
    // so the caller can just attach $ at the end of the pattern when building.
    //
    // So the todo is:
    // - better detect what kind of start is needed
    // - return both flavors of starting pattern
    // - attach $ at the end of the pattern when creating the actual RegExp
    //
    // Ah, but wait, no, that all only applies to the root when the first pattern
    // is not an extglob. If the first pattern IS an extglob, then we need all
    // that dot prevention biz to live in the extglob portions, because eg
    // +(*|.x*) can match .xy but not .yx.
    //
    // So, return the two flavors if it's #root and the first child is not an
    // AST, otherwise leave it to the child AST to handle it, and there,
    // use the (?:^|/) style of start binding.
    //
    // Even simplified further:
    // - Since the start for a join is eg /(?!\.) and the start for a part
    // is ^(?!\.), we can just prepend (?!\.) to the pattern (either root
    // or start or whatever) and prepend ^ or / at the Regexp construction.
    toRegExpSource(allowDot) {
        const dot = allowDot ?? !!this.#options.dot;
        if (this.#root === this) {
            this.#flatten();
            this.#fillNegs();
        }
        if (!isExtglobAST(this)) {
            const noEmpty = this.isStart() &&
                this.isEnd() &&
                !this.#parts.some(s => typeof s !== 'string');
            const src = this.#parts
                .map(p => {
                const [re, _, hasMagic, uflag] = typeof p === 'string' ?
                    _a.#parseGlob(p, this.#hasMagic, noEmpty)
                    : p.toRegExpSource(allowDot);
                this.#hasMagic = this.#hasMagic || hasMagic;
                this.#uflag = this.#uflag || uflag;
                return re;
            })
                .join('');
            let start = '';
            if (this.isStart()) {
                if (typeof this.#parts[0] === 'string') {
                    // this is the string that will match the start of the pattern,
                    // so we need to protect against dots and such.
                    // '.' and '..' cannot match unless the pattern is that exactly,
                    // even if it starts with . or dot:true is set.
                    const dotTravAllowed = this.#parts.length === 1 && justDots.has(this.#parts[0]);
                    if (!dotTravAllowed) {
                        const aps = addPatternStart;
                        // check if we have a possibility of matching . or ..,
                        // and prevent that.
                        const needNoTrav = 
                        // dots are allowed, and the pattern starts with [ or .
                        (dot && aps.has(src.charAt(0))) ||
                            // the pattern starts with \., and then [ or .
                            (src.startsWith('\\.') && aps.has(src.charAt(2))) ||
                            // the pattern starts with \.\., and then [ or .
                            (src.startsWith('\\.\\.') && aps.has(src.charAt(4)));
                        // no need to prevent dots if it can't match a dot, or if a
                        // sub-pattern will be preventing it anyway.
                        const needNoDot = !dot && !allowDot && aps.has(src.charAt(0));
                        start =
                            needNoTrav ? startNoTraversal
                                : needNoDot ? startNoDot
                                    : '';
                    }
                }
            }
            // append the "end of path portion" pattern to negation tails
            let end = '';
            if (this.isEnd() &&
                this.#root.#filledNegs &&
                this.#parent?.type === '!') {
                end = '(?:$|\\/)';
            }
            const final = start + src + end;
            return [
                final,
                unescape_unescape(src),
                (this.#hasMagic = !!this.#hasMagic),
                this.#uflag,
            ];
        }
        // We need to calculate the body *twice* if it's a repeat pattern
        // at the start, once in nodot mode, then again in dot mode, so a
        // pattern like *(?) can match 'x.y'
        const repeated = this.type === '*' || this.type === '+';
        // some kind of extglob
        const start = this.type === '!' ? '(?:(?!(?:' : '(?:';
        let body = this.#partsToRegExp(dot);
        if (this.isStart() && this.isEnd() && !body && this.type !== '!') {
            // invalid extglob, has to at least be *something* present, if it's
            // the entire path portion.
            const s = this.toString();
            const me = this;
            me.#parts = [s];
            me.type = null;
            me.#hasMagic = undefined;
            return [s, unescape_unescape(this.toString()), false, false];
        }
        let bodyDotAllowed = !repeated || allowDot || dot || !startNoDot ?
            ''
            : this.#partsToRegExp(true);
        if (bodyDotAllowed === body) {
            bodyDotAllowed = '';
        }
        if (bodyDotAllowed) {
            body = `(?:${body})(?:${bodyDotAllowed})*?`;
        }
        // an empty !() is exactly equivalent to a starNoEmpty
        let final = '';
        if (this.type === '!' && this.#emptyExt) {
            final = (this.isStart() && !dot ? startNoDot : '') + starNoEmpty;
        }
        else {
            const close = this.type === '!' ?
                // !() must match something,but !(x) can match ''
                '))' +
                    (this.isStart() && !dot && !allowDot ? startNoDot : '') +
                    star +
                    ')'
                : this.type === '@' ? ')'
                    : this.type === '?' ? ')?'
                        : this.type === '+' && bodyDotAllowed ? ')'
                            : this.type === '*' && bodyDotAllowed ? `)?`
                                : `)${this.type}`;
            final = start + body + close;
        }
        return [
            final,
            unescape_unescape(body),
            (this.#hasMagic = !!this.#hasMagic),
            this.#uflag,
        ];
    }
    #flatten() {
        if (!isExtglobAST(this)) {
            for (const p of this.#parts) {
                if (typeof p === 'object') {
                    p.#flatten();
                }
            }
        }
        else {
            // do up to 10 passes to flatten as much as possible
            let iterations = 0;
            let done = false;
            do {
                done = true;
                for (let i = 0; i < this.#parts.length; i++) {
                    const c = this.#parts[i];
                    if (typeof c === 'object') {
                        c.#flatten();
                        if (this.#canAdopt(c)) {
                            done = false;
                            this.#adopt(c, i);
                        }
                        else if (this.#canAdoptWithSpace(c)) {
                            done = false;
                            this.#adoptWithSpace(c, i);
                        }
                        else if (this.#canUsurp(c)) {
                            done = false;
                            this.#usurp(c);
                        }
                    }
                }
            } while (!done && ++iterations < 10);
        }
        this.#toString = undefined;
    }
    #partsToRegExp(dot) {
        return this.#parts
            .map(p => {
            // extglob ASTs should only contain parent ASTs
            /* c8 ignore start */
            if (typeof p === 'string') {
                throw new Error('string type in extglob ast??');
            }
            /* c8 ignore stop */
            // can ignore hasMagic, because extglobs are already always magic
            const [re, _, _hasMagic, uflag] = p.toRegExpSource(dot);
            this.#uflag = this.#uflag || uflag;
            return re;
        })
            .filter(p => !(this.isStart() && this.isEnd()) || !!p)
            .join('|');
    }
    static #parseGlob(glob, hasMagic, noEmpty = false) {
        let escaping = false;
        let re = '';
        let uflag = false;
        // multiple stars that aren't globstars coalesce into one *
        let inStar = false;
        for (let i = 0; i < glob.length; i++) {
            const c = glob.charAt(i);
            if (escaping) {
                escaping = false;
                re += (reSpecials.has(c) ? '\\' : '') + c;
                continue;
            }
            if (c === '*') {
                if (inStar)
                    continue;
                inStar = true;
                re += noEmpty && /^[*]+$/.test(glob) ? starNoEmpty : star;
                hasMagic = true;
                continue;
            }
            else {
                inStar = false;
            }
            if (c === '\\') {
                if (i === glob.length - 1) {
                    re += '\\\\';
                }
                else {
                    escaping = true;
                }
                continue;
            }
            if (c === '[') {
                const [src, needUflag, consumed, magic] = parseClass(glob, i);
                if (consumed) {
                    re += src;
                    uflag = uflag || needUflag;
                    i += consumed - 1;
                    hasMagic = hasMagic || magic;
                    continue;
                }
            }
            if (c === '?') {
                re += qmark;
                hasMagic = true;
                continue;
            }
            re += regExpEscape(c);
        }
        return [re, unescape_unescape(glob), !!hasMagic, uflag];
    }
}
_a = AST;
//# sourceMappingURL=ast.js.map
;// CONCATENATED MODULE: ./node_modules/minimatch/dist/esm/escape.js
/**
 * Escape all magic characters in a glob pattern.
 *
 * If the {@link MinimatchOptions.windowsPathsNoEscape}
 * option is used, then characters are escaped by wrapping in `[]`, because
 * a magic character wrapped in a character class can only be satisfied by
 * that exact character.  In this mode, `\` is _not_ escaped, because it is
 * not interpreted as a magic character, but instead as a path separator.
 *
 * If the {@link MinimatchOptions.magicalBraces} option is used,
 * then braces (`{` and `}`) will be escaped.
 */
const escape_escape = (s, { windowsPathsNoEscape = false, magicalBraces = false, } = {}) => {
    // don't need to escape +@! because we escape the parens
    // that make those magic, and escaping ! as [!] isn't valid,
    // because [!]] is a valid glob class meaning not ']'.
    if (magicalBraces) {
        return windowsPathsNoEscape ?
            s.replace(/[?*()[\]{}]/g, '[$&]')
            : s.replace(/[?*()[\]\\{}]/g, '\\$&');
    }
    return windowsPathsNoEscape ?
        s.replace(/[?*()[\]]/g, '[$&]')
        : s.replace(/[?*()[\]\\]/g, '\\$&');
};
//# sourceMappingURL=escape.js.map
;// CONCATENATED MODULE: ./node_modules/minimatch/dist/esm/index.js





const minimatch = (p, pattern, options = {}) => {
    assertValidPattern(pattern);
    // shortcut: comments match nothing.
    if (!options.nocomment && pattern.charAt(0) === '#') {
        return false;
    }
    return new Minimatch(pattern, options).match(p);
};
// Optimized checking for the most common glob patterns.
const starDotExtRE = /^\*+([^+@!?*[(]*)$/;
const starDotExtTest = (ext) => (f) => !f.startsWith('.') && f.endsWith(ext);
const starDotExtTestDot = (ext) => (f) => f.endsWith(ext);
const starDotExtTestNocase = (ext) => {
    ext = ext.toLowerCase();
    return (f) => !f.startsWith('.') && f.toLowerCase().endsWith(ext);
};
const starDotExtTestNocaseDot = (ext) => {
    ext = ext.toLowerCase();
    return (f) => f.toLowerCase().endsWith(ext);
};
const starDotStarRE = /^\*+\.\*+$/;
const starDotStarTest = (f) => !f.startsWith('.') && f.includes('.');
const starDotStarTestDot = (f) => f !== '.' && f !== '..' && f.includes('.');
const dotStarRE = /^\.\*+$/;
const dotStarTest = (f) => f !== '.' && f !== '..' && f.startsWith('.');
const starRE = /^\*+$/;
const starTest = (f) => f.length !== 0 && !f.startsWith('.');
const starTestDot = (f) => f.length !== 0 && f !== '.' && f !== '..';
const qmarksRE = /^\?+([^+@!?*[(]*)?$/;
const qmarksTestNocase = ([$0, ext = '']) => {
    const noext = qmarksTestNoExt([$0]);
    if (!ext)
        return noext;
    ext = ext.toLowerCase();
    return (f) => noext(f) && f.toLowerCase().endsWith(ext);
};
const qmarksTestNocaseDot = ([$0, ext = '']) => {
    const noext = qmarksTestNoExtDot([$0]);
    if (!ext)
        return noext;
    ext = ext.toLowerCase();
    return (f) => noext(f) && f.toLowerCase().endsWith(ext);
};
const qmarksTestDot = ([$0, ext = '']) => {
    const noext = qmarksTestNoExtDot([$0]);
    return !ext ? noext : (f) => noext(f) && f.endsWith(ext);
};
const qmarksTest = ([$0, ext = '']) => {
    const noext = qmarksTestNoExt([$0]);
    return !ext ? noext : (f) => noext(f) && f.endsWith(ext);
};
const qmarksTestNoExt = ([$0]) => {
    const len = $0.length;
    return (f) => f.length === len && !f.startsWith('.');
};
const qmarksTestNoExtDot = ([$0]) => {
    const len = $0.length;
    return (f) => f.length === len && f !== '.' && f !== '..';
};
/* c8 ignore start */
const defaultPlatform = (typeof process === 'object' && process ?
    (typeof process.env === 'object' &&
        process.env &&
        process.env.__MINIMATCH_TESTING_PLATFORM__) ||
        process.platform
    : 'posix');
const path = {
    win32: { sep: '\\' },
    posix: { sep: '/' },
};
/* c8 ignore stop */
const sep = defaultPlatform === 'win32' ? path.win32.sep : path.posix.sep;
minimatch.sep = sep;
const GLOBSTAR = Symbol('globstar **');
minimatch.GLOBSTAR = GLOBSTAR;
// any single thing other than /
// don't need to escape / when using new RegExp()
const esm_qmark = '[^/]';
// * => any number of characters
const esm_star = esm_qmark + '*?';
// ** when dots are allowed.  Anything goes, except .. and .
// not (^ or / followed by one or two dots followed by $ or /),
// followed by anything, any number of times.
const twoStarDot = '(?:(?!(?:\\/|^)(?:\\.{1,2})($|\\/)).)*?';
// not a ^ or / followed by a dot,
// followed by anything, any number of times.
const twoStarNoDot = '(?:(?!(?:\\/|^)\\.).)*?';
const filter = (pattern, options = {}) => (p) => minimatch(p, pattern, options);
minimatch.filter = filter;
const ext = (a, b = {}) => Object.assign({}, a, b);
const defaults = (def) => {
    if (!def || typeof def !== 'object' || !Object.keys(def).length) {
        return minimatch;
    }
    const orig = minimatch;
    const m = (p, pattern, options = {}) => orig(p, pattern, ext(def, options));
    return Object.assign(m, {
        Minimatch: class Minimatch extends orig.Minimatch {
            constructor(pattern, options = {}) {
                super(pattern, ext(def, options));
            }
            static defaults(options) {
                return orig.defaults(ext(def, options)).Minimatch;
            }
        },
        AST: class AST extends orig.AST {
            /* c8 ignore start */
            constructor(type, parent, options = {}) {
                super(type, parent, ext(def, options));
            }
            /* c8 ignore stop */
            static fromGlob(pattern, options = {}) {
                return orig.AST.fromGlob(pattern, ext(def, options));
            }
        },
        unescape: (s, options = {}) => orig.unescape(s, ext(def, options)),
        escape: (s, options = {}) => orig.escape(s, ext(def, options)),
        filter: (pattern, options = {}) => orig.filter(pattern, ext(def, options)),
        defaults: (options) => orig.defaults(ext(def, options)),
        makeRe: (pattern, options = {}) => orig.makeRe(pattern, ext(def, options)),
        braceExpand: (pattern, options = {}) => orig.braceExpand(pattern, ext(def, options)),
        match: (list, pattern, options = {}) => orig.match(list, pattern, ext(def, options)),
        sep: orig.sep,
        GLOBSTAR: GLOBSTAR,
    });
};
minimatch.defaults = defaults;
// Brace expansion:
// a{b,c}d -> abd acd
// a{b,}c -> abc ac
// a{0..3}d -> a0d a1d a2d a3d
// a{b,c{d,e}f}g -> abg acdfg acefg
// a{b,c}d{e,f}g -> abdeg acdeg abdeg abdfg
//
// Invalid sets are not expanded.
// a{2..}b -> a{2..}b
// a{b}c -> a{b}c
const braceExpand = (pattern, options = {}) => {
    assertValidPattern(pattern);
    // Thanks to Yeting Li <https://github.com/yetingli> for
    // improving this regexp to avoid a ReDOS vulnerability.
    if (options.nobrace || !/\{(?:(?!\{).)*\}/.test(pattern)) {
        // shortcut. no need to expand.
        return [pattern];
    }
    return expand(pattern, { max: options.braceExpandMax });
};
minimatch.braceExpand = braceExpand;
// parse a component of the expanded set.
// At this point, no pattern may contain "/" in it
// so we're going to return a 2d array, where each entry is the full
// pattern, split on '/', and then turned into a regular expression.
// A regexp is made at the end which joins each array with an
// escaped /, and another full one which joins each regexp with |.
//
// Following the lead of Bash 4.1, note that "**" only has special meaning
// when it is the *only* thing in a path portion.  Otherwise, any series
// of * is equivalent to a single *.  Globstar behavior is enabled by
// default, and can be disabled by setting options.noglobstar.
const makeRe = (pattern, options = {}) => new Minimatch(pattern, options).makeRe();
minimatch.makeRe = makeRe;
const match = (list, pattern, options = {}) => {
    const mm = new Minimatch(pattern, options);
    list = list.filter(f => mm.match(f));
    if (mm.options.nonull && !list.length) {
        list.push(pattern);
    }
    return list;
};
minimatch.match = match;
// replace stuff like \* with *
const globMagic = /[?*]|[+@!]\(.*?\)|\[|\]/;
const esm_regExpEscape = (s) => s.replace(/[-[\]{}()*+?.,\\^$|#\s]/g, '\\$&');
class Minimatch {
    options;
    set;
    pattern;
    windowsPathsNoEscape;
    nonegate;
    negate;
    comment;
    empty;
    preserveMultipleSlashes;
    partial;
    globSet;
    globParts;
    nocase;
    isWindows;
    platform;
    windowsNoMagicRoot;
    maxGlobstarRecursion;
    regexp;
    constructor(pattern, options = {}) {
        assertValidPattern(pattern);
        options = options || {};
        this.options = options;
        this.maxGlobstarRecursion = options.maxGlobstarRecursion ?? 200;
        this.pattern = pattern;
        this.platform = options.platform || defaultPlatform;
        this.isWindows = this.platform === 'win32';
        // avoid the annoying deprecation flag lol
        const awe = ('allowWindow' + 'sEscape');
        this.windowsPathsNoEscape =
            !!options.windowsPathsNoEscape || options[awe] === false;
        if (this.windowsPathsNoEscape) {
            this.pattern = this.pattern.replace(/\\/g, '/');
        }
        this.preserveMultipleSlashes = !!options.preserveMultipleSlashes;
        this.regexp = null;
        this.negate = false;
        this.nonegate = !!options.nonegate;
        this.comment = false;
        this.empty = false;
        this.partial = !!options.partial;
        this.nocase = !!this.options.nocase;
        this.windowsNoMagicRoot =
            options.windowsNoMagicRoot !== undefined ?
                options.windowsNoMagicRoot
                : !!(this.isWindows && this.nocase);
        this.globSet = [];
        this.globParts = [];
        this.set = [];
        // make the set of regexps etc.
        this.make();
    }
    hasMagic() {
        if (this.options.magicalBraces && this.set.length > 1) {
            return true;
        }
        for (const pattern of this.set) {
            for (const part of pattern) {
                if (typeof part !== 'string')
                    return true;
            }
        }
        return false;
    }
    debug(..._) { }
    make() {
        const pattern = this.pattern;
        const options = this.options;
        // empty patterns and comments match nothing.
        if (!options.nocomment && pattern.charAt(0) === '#') {
            this.comment = true;
            return;
        }
        if (!pattern) {
            this.empty = true;
            return;
        }
        // step 1: figure out negation, etc.
        this.parseNegate();
        // step 2: expand braces
        this.globSet = [...new Set(this.braceExpand())];
        if (options.debug) {
            //oxlint-disable-next-line no-console
            this.debug = (...args) => console.error(...args);
        }
        this.debug(this.pattern, this.globSet);
        // step 3: now we have a set, so turn each one into a series of
        // path-portion matching patterns.
        // These will be regexps, except in the case of "**", which is
        // set to the GLOBSTAR object for globstar behavior,
        // and will not contain any / characters
        //
        // First, we preprocess to make the glob pattern sets a bit simpler
        // and deduped.  There are some perf-killing patterns that can cause
        // problems with a glob walk, but we can simplify them down a bit.
        const rawGlobParts = this.globSet.map(s => this.slashSplit(s));
        this.globParts = this.preprocess(rawGlobParts);
        this.debug(this.pattern, this.globParts);
        // glob --> regexps
        let set = this.globParts.map((s, _, __) => {
            if (this.isWindows && this.windowsNoMagicRoot) {
                // check if it's a drive or unc path.
                const isUNC = s[0] === '' &&
                    s[1] === '' &&
                    (s[2] === '?' || !globMagic.test(s[2])) &&
                    !globMagic.test(s[3]);
                const isDrive = /^[a-z]:/i.test(s[0]);
                if (isUNC) {
                    return [
                        ...s.slice(0, 4),
                        ...s.slice(4).map(ss => this.parse(ss)),
                    ];
                }
                else if (isDrive) {
                    return [s[0], ...s.slice(1).map(ss => this.parse(ss))];
                }
            }
            return s.map(ss => this.parse(ss));
        });
        this.debug(this.pattern, set);
        // filter out everything that didn't compile properly.
        this.set = set.filter(s => s.indexOf(false) === -1);
        // do not treat the ? in UNC paths as magic
        if (this.isWindows) {
            for (let i = 0; i < this.set.length; i++) {
                const p = this.set[i];
                if (p[0] === '' &&
                    p[1] === '' &&
                    this.globParts[i][2] === '?' &&
                    typeof p[3] === 'string' &&
                    /^[a-z]:$/i.test(p[3])) {
                    p[2] = '?';
                }
            }
        }
        this.debug(this.pattern, this.set);
    }
    // various transforms to equivalent pattern sets that are
    // faster to process in a filesystem walk.  The goal is to
    // eliminate what we can, and push all ** patterns as far
    // to the right as possible, even if it increases the number
    // of patterns that we have to process.
    preprocess(globParts) {
        // if we're not in globstar mode, then turn ** into *
        if (this.options.noglobstar) {
            for (const partset of globParts) {
                for (let j = 0; j < partset.length; j++) {
                    if (partset[j] === '**') {
                        partset[j] = '*';
                    }
                }
            }
        }
        const { optimizationLevel = 1 } = this.options;
        if (optimizationLevel >= 2) {
            // aggressive optimization for the purpose of fs walking
            globParts = this.firstPhasePreProcess(globParts);
            globParts = this.secondPhasePreProcess(globParts);
        }
        else if (optimizationLevel >= 1) {
            // just basic optimizations to remove some .. parts
            globParts = this.levelOneOptimize(globParts);
        }
        else {
            // just collapse multiple ** portions into one
            globParts = this.adjascentGlobstarOptimize(globParts);
        }
        return globParts;
    }
    // just get rid of adjascent ** portions
    adjascentGlobstarOptimize(globParts) {
        return globParts.map(parts => {
            let gs = -1;
            while (-1 !== (gs = parts.indexOf('**', gs + 1))) {
                let i = gs;
                while (parts[i + 1] === '**') {
                    i++;
                }
                if (i !== gs) {
                    parts.splice(gs, i - gs);
                }
            }
            return parts;
        });
    }
    // get rid of adjascent ** and resolve .. portions
    levelOneOptimize(globParts) {
        return globParts.map(parts => {
            parts = parts.reduce((set, part) => {
                const prev = set[set.length - 1];
                if (part === '**' && prev === '**') {
                    return set;
                }
                if (part === '..') {
                    if (prev && prev !== '..' && prev !== '.' && prev !== '**') {
                        set.pop();
                        return set;
                    }
                }
                set.push(part);
                return set;
            }, []);
            return parts.length === 0 ? [''] : parts;
        });
    }
    levelTwoFileOptimize(parts) {
        if (!Array.isArray(parts)) {
            parts = this.slashSplit(parts);
        }
        let didSomething = false;
        do {
            didSomething = false;
            // <pre>/<e>/<rest> -> <pre>/<rest>
            if (!this.preserveMultipleSlashes) {
                for (let i = 1; i < parts.length - 1; i++) {
                    const p = parts[i];
                    // don't squeeze out UNC patterns
                    if (i === 1 && p === '' && parts[0] === '')
                        continue;
                    if (p === '.' || p === '') {
                        didSomething = true;
                        parts.splice(i, 1);
                        i--;
                    }
                }
                if (parts[0] === '.' &&
                    parts.length === 2 &&
                    (parts[1] === '.' || parts[1] === '')) {
                    didSomething = true;
                    parts.pop();
                }
            }
            // <pre>/<p>/../<rest> -> <pre>/<rest>
            let dd = 0;
            while (-1 !== (dd = parts.indexOf('..', dd + 1))) {
                const p = parts[dd - 1];
                if (p &&
                    p !== '.' &&
                    p !== '..' &&
                    p !== '**' &&
                    !(this.isWindows && /^[a-z]:$/i.test(p))) {
                    didSomething = true;
                    parts.splice(dd - 1, 2);
                    dd -= 2;
                }
            }
        } while (didSomething);
        return parts.length === 0 ? [''] : parts;
    }
    // First phase: single-pattern processing
    // <pre> is 1 or more portions
    // <rest> is 1 or more portions
    // <p> is any portion other than ., .., '', or **
    // <e> is . or ''
    //
    // **/.. is *brutal* for filesystem walking performance, because
    // it effectively resets the recursive walk each time it occurs,
    // and ** cannot be reduced out by a .. pattern part like a regexp
    // or most strings (other than .., ., and '') can be.
    //
    // <pre>/**/../<p>/<p>/<rest> -> {<pre>/../<p>/<p>/<rest>,<pre>/**/<p>/<p>/<rest>}
    // <pre>/<e>/<rest> -> <pre>/<rest>
    // <pre>/<p>/../<rest> -> <pre>/<rest>
    // **/**/<rest> -> **/<rest>
    //
    // **/*/<rest> -> */**/<rest> <== not valid because ** doesn't follow
    // this WOULD be allowed if ** did follow symlinks, or * didn't
    firstPhasePreProcess(globParts) {
        let didSomething = false;
        do {
            didSomething = false;
            // <pre>/**/../<p>/<p>/<rest> -> {<pre>/../<p>/<p>/<rest>,<pre>/**/<p>/<p>/<rest>}
            for (let parts of globParts) {
                let gs = -1;
                while (-1 !== (gs = parts.indexOf('**', gs + 1))) {
                    let gss = gs;
                    while (parts[gss + 1] === '**') {
                        // <pre>/**/**/<rest> -> <pre>/**/<rest>
                        gss++;
                    }
                    // eg, if gs is 2 and gss is 4, that means we have 3 **
                    // parts, and can remove 2 of them.
                    if (gss > gs) {
                        parts.splice(gs + 1, gss - gs);
                    }
                    let next = parts[gs + 1];
                    const p = parts[gs + 2];
                    const p2 = parts[gs + 3];
                    if (next !== '..')
                        continue;
                    if (!p ||
                        p === '.' ||
                        p === '..' ||
                        !p2 ||
                        p2 === '.' ||
                        p2 === '..') {
                        continue;
                    }
                    didSomething = true;
                    // edit parts in place, and push the new one
                    parts.splice(gs, 1);
                    const other = parts.slice(0);
                    other[gs] = '**';
                    globParts.push(other);
                    gs--;
                }
                // <pre>/<e>/<rest> -> <pre>/<rest>
                if (!this.preserveMultipleSlashes) {
                    for (let i = 1; i < parts.length - 1; i++) {
                        const p = parts[i];
                        // don't squeeze out UNC patterns
                        if (i === 1 && p === '' && parts[0] === '')
                            continue;
                        if (p === '.' || p === '') {
                            didSomething = true;
                            parts.splice(i, 1);
                            i--;
                        }
                    }
                    if (parts[0] === '.' &&
                        parts.length === 2 &&
                        (parts[1] === '.' || parts[1] === '')) {
                        didSomething = true;
                        parts.pop();
                    }
                }
                // <pre>/<p>/../<rest> -> <pre>/<rest>
                let dd = 0;
                while (-1 !== (dd = parts.indexOf('..', dd + 1))) {
                    const p = parts[dd - 1];
                    if (p && p !== '.' && p !== '..' && p !== '**') {
                        didSomething = true;
                        const needDot = dd === 1 && parts[dd + 1] === '**';
                        const splin = needDot ? ['.'] : [];
                        parts.splice(dd - 1, 2, ...splin);
                        if (parts.length === 0)
                            parts.push('');
                        dd -= 2;
                    }
                }
            }
        } while (didSomething);
        return globParts;
    }
    // second phase: multi-pattern dedupes
    // {<pre>/*/<rest>,<pre>/<p>/<rest>} -> <pre>/*/<rest>
    // {<pre>/<rest>,<pre>/<rest>} -> <pre>/<rest>
    // {<pre>/**/<rest>,<pre>/<rest>} -> <pre>/**/<rest>
    //
    // {<pre>/**/<rest>,<pre>/**/<p>/<rest>} -> <pre>/**/<rest>
    // ^-- not valid because ** doens't follow symlinks
    secondPhasePreProcess(globParts) {
        for (let i = 0; i < globParts.length - 1; i++) {
            for (let j = i + 1; j < globParts.length; j++) {
                const matched = this.partsMatch(globParts[i], globParts[j], !this.preserveMultipleSlashes);
                if (matched) {
                    globParts[i] = [];
                    globParts[j] = matched;
                    break;
                }
            }
        }
        return globParts.filter(gs => gs.length);
    }
    partsMatch(a, b, emptyGSMatch = false) {
        let ai = 0;
        let bi = 0;
        let result = [];
        let which = '';
        while (ai < a.length && bi < b.length) {
            if (a[ai] === b[bi]) {
                result.push(which === 'b' ? b[bi] : a[ai]);
                ai++;
                bi++;
            }
            else if (emptyGSMatch && a[ai] === '**' && b[bi] === a[ai + 1]) {
                result.push(a[ai]);
                ai++;
            }
            else if (emptyGSMatch && b[bi] === '**' && a[ai] === b[bi + 1]) {
                result.push(b[bi]);
                bi++;
            }
            else if (a[ai] === '*' &&
                b[bi] &&
                (this.options.dot || !b[bi].startsWith('.')) &&
                b[bi] !== '**') {
                if (which === 'b')
                    return false;
                which = 'a';
                result.push(a[ai]);
                ai++;
                bi++;
            }
            else if (b[bi] === '*' &&
                a[ai] &&
                (this.options.dot || !a[ai].startsWith('.')) &&
                a[ai] !== '**') {
                if (which === 'a')
                    return false;
                which = 'b';
                result.push(b[bi]);
                ai++;
                bi++;
            }
            else {
                return false;
            }
        }
        // if we fall out of the loop, it means they two are identical
        // as long as their lengths match
        return a.length === b.length && result;
    }
    parseNegate() {
        if (this.nonegate)
            return;
        const pattern = this.pattern;
        let negate = false;
        let negateOffset = 0;
        for (let i = 0; i < pattern.length && pattern.charAt(i) === '!'; i++) {
            negate = !negate;
            negateOffset++;
        }
        if (negateOffset)
            this.pattern = pattern.slice(negateOffset);
        this.negate = negate;
    }
    // set partial to true to test if, for example,
    // "/a/b" matches the start of "/*/b/*/d"
    // Partial means, if you run out of file before you run
    // out of pattern, then that's fine, as long as all
    // the parts match.
    matchOne(file, pattern, partial = false) {
        let fileStartIndex = 0;
        let patternStartIndex = 0;
        // UNC paths like //?/X:/... can match X:/... and vice versa
        // Drive letters in absolute drive or unc paths are always compared
        // case-insensitively.
        if (this.isWindows) {
            const fileDrive = typeof file[0] === 'string' && /^[a-z]:$/i.test(file[0]);
            const fileUNC = !fileDrive &&
                file[0] === '' &&
                file[1] === '' &&
                file[2] === '?' &&
                /^[a-z]:$/i.test(file[3]);
            const patternDrive = typeof pattern[0] === 'string' && /^[a-z]:$/i.test(pattern[0]);
            const patternUNC = !patternDrive &&
                pattern[0] === '' &&
                pattern[1] === '' &&
                pattern[2] === '?' &&
                typeof pattern[3] === 'string' &&
                /^[a-z]:$/i.test(pattern[3]);
            const fdi = fileUNC ? 3
                : fileDrive ? 0
                    : undefined;
            const pdi = patternUNC ? 3
                : patternDrive ? 0
                    : undefined;
            if (typeof fdi === 'number' && typeof pdi === 'number') {
                const [fd, pd] = [
                    file[fdi],
                    pattern[pdi],
                ];
                // start matching at the drive letter index of each
                if (fd.toLowerCase() === pd.toLowerCase()) {
                    pattern[pdi] = fd;
                    patternStartIndex = pdi;
                    fileStartIndex = fdi;
                }
            }
        }
        // resolve and reduce . and .. portions in the file as well.
        // don't need to do the second phase, because it's only one string[]
        const { optimizationLevel = 1 } = this.options;
        if (optimizationLevel >= 2) {
            file = this.levelTwoFileOptimize(file);
        }
        if (pattern.includes(GLOBSTAR)) {
            return this.#matchGlobstar(file, pattern, partial, fileStartIndex, patternStartIndex);
        }
        return this.#matchOne(file, pattern, partial, fileStartIndex, patternStartIndex);
    }
    #matchGlobstar(file, pattern, partial, fileIndex, patternIndex) {
        // split the pattern into head, tail, and middle of ** delimited parts
        const firstgs = pattern.indexOf(GLOBSTAR, patternIndex);
        const lastgs = pattern.lastIndexOf(GLOBSTAR);
        // split the pattern up into globstar-delimited sections
        // the tail has to be at the end, and the others just have
        // to be found in order from the head.
        const [head, body, tail] = partial ?
            [
                pattern.slice(patternIndex, firstgs),
                pattern.slice(firstgs + 1),
                [],
            ]
            : [
                pattern.slice(patternIndex, firstgs),
                pattern.slice(firstgs + 1, lastgs),
                pattern.slice(lastgs + 1),
            ];
        // check the head, from the current file/pattern index.
        if (head.length) {
            const fileHead = file.slice(fileIndex, fileIndex + head.length);
            if (!this.#matchOne(fileHead, head, partial, 0, 0)) {
                return false;
            }
            fileIndex += head.length;
            patternIndex += head.length;
        }
        // now we know the head matches!
        // if the last portion is not empty, it MUST match the end
        // check the tail
        let fileTailMatch = 0;
        if (tail.length) {
            // if head + tail > file, then we cannot possibly match
            if (tail.length + fileIndex > file.length)
                return false;
            // try to match the tail
            let tailStart = file.length - tail.length;
            if (this.#matchOne(file, tail, partial, tailStart, 0)) {
                fileTailMatch = tail.length;
            }
            else {
                // affordance for stuff like a/**/* matching a/b/
                // if the last file portion is '', and there's more to the pattern
                // then try without the '' bit.
                if (file[file.length - 1] !== '' ||
                    fileIndex + tail.length === file.length) {
                    return false;
                }
                tailStart--;
                if (!this.#matchOne(file, tail, partial, tailStart, 0)) {
                    return false;
                }
                fileTailMatch = tail.length + 1;
            }
        }
        // now we know the tail matches!
        // the middle is zero or more portions wrapped in **, possibly
        // containing more ** sections.
        // so a/**/b/**/c/**/d has become **/b/**/c/**
        // if it's empty, it means a/**/b, just verify we have no bad dots
        // if there's no tail, so it ends on /**, then we must have *something*
        // after the head, or it's not a matc
        if (!body.length) {
            let sawSome = !!fileTailMatch;
            for (let i = fileIndex; i < file.length - fileTailMatch; i++) {
                const f = String(file[i]);
                sawSome = true;
                if (f === '.' ||
                    f === '..' ||
                    (!this.options.dot && f.startsWith('.'))) {
                    return false;
                }
            }
            // in partial mode, we just need to get past all file parts
            return partial || sawSome;
        }
        // now we know that there's one or more body sections, which can
        // be matched anywhere from the 0 index (because the head was pruned)
        // through to the length-fileTailMatch index.
        // split the body up into sections, and note the minimum index it can
        // be found at (start with the length of all previous segments)
        // [section, before, after]
        const bodySegments = [[[], 0]];
        let currentBody = bodySegments[0];
        let nonGsParts = 0;
        const nonGsPartsSums = [0];
        for (const b of body) {
            if (b === GLOBSTAR) {
                nonGsPartsSums.push(nonGsParts);
                currentBody = [[], 0];
                bodySegments.push(currentBody);
            }
            else {
                currentBody[0].push(b);
                nonGsParts++;
            }
        }
        let i = bodySegments.length - 1;
        const fileLength = file.length - fileTailMatch;
        for (const b of bodySegments) {
            b[1] = fileLength - (nonGsPartsSums[i--] + b[0].length);
        }
        return !!this.#matchGlobStarBodySections(file, bodySegments, fileIndex, 0, partial, 0, !!fileTailMatch);
    }
    // return false for "nope, not matching"
    // return null for "not matching, cannot keep trying"
    #matchGlobStarBodySections(file, 
    // pattern section, last possible position for it
    bodySegments, fileIndex, bodyIndex, partial, globStarDepth, sawTail) {
        // take the first body segment, and walk from fileIndex to its "after"
        // value at the end
        // If it doesn't match at that position, we increment, until we hit
        // that final possible position, and give up.
        // If it does match, then advance and try to rest.
        // If any of them fail we keep walking forward.
        // this is still a bit recursively painful, but it's more constrained
        // than previous implementations, because we never test something that
        // can't possibly be a valid matching condition.
        const bs = bodySegments[bodyIndex];
        if (!bs) {
            // just make sure that there's no bad dots
            for (let i = fileIndex; i < file.length; i++) {
                sawTail = true;
                const f = file[i];
                if (f === '.' ||
                    f === '..' ||
                    (!this.options.dot && f.startsWith('.'))) {
                    return false;
                }
            }
            return sawTail;
        }
        // have a non-globstar body section to test
        const [body, after] = bs;
        while (fileIndex <= after) {
            const m = this.#matchOne(file.slice(0, fileIndex + body.length), body, partial, fileIndex, 0);
            // if limit exceeded, no match. intentional false negative,
            // acceptable break in correctness for security.
            if (m && globStarDepth < this.maxGlobstarRecursion) {
                // match! see if the rest match. if so, we're done!
                const sub = this.#matchGlobStarBodySections(file, bodySegments, fileIndex + body.length, bodyIndex + 1, partial, globStarDepth + 1, sawTail);
                if (sub !== false) {
                    return sub;
                }
            }
            const f = file[fileIndex];
            if (f === '.' ||
                f === '..' ||
                (!this.options.dot && f.startsWith('.'))) {
                return false;
            }
            fileIndex++;
        }
        // walked off. no point continuing
        return partial || null;
    }
    #matchOne(file, pattern, partial, fileIndex, patternIndex) {
        let fi;
        let pi;
        let pl;
        let fl;
        for (fi = fileIndex,
            pi = patternIndex,
            fl = file.length,
            pl = pattern.length; fi < fl && pi < pl; fi++, pi++) {
            this.debug('matchOne loop');
            let p = pattern[pi];
            let f = file[fi];
            this.debug(pattern, p, f);
            // should be impossible.
            // some invalid regexp stuff in the set.
            /* c8 ignore start */
            if (p === false || p === GLOBSTAR) {
                return false;
            }
            /* c8 ignore stop */
            // something other than **
            // non-magic patterns just have to match exactly
            // patterns with magic have been turned into regexps.
            let hit;
            if (typeof p === 'string') {
                hit = f === p;
                this.debug('string match', p, f, hit);
            }
            else {
                hit = p.test(f);
                this.debug('pattern match', p, f, hit);
            }
            if (!hit)
                return false;
        }
        // Note: ending in / means that we'll get a final ""
        // at the end of the pattern.  This can only match a
        // corresponding "" at the end of the file.
        // If the file ends in /, then it can only match a
        // a pattern that ends in /, unless the pattern just
        // doesn't have any more for it. But, a/b/ should *not*
        // match "a/b/*", even though "" matches against the
        // [^/]*? pattern, except in partial mode, where it might
        // simply not be reached yet.
        // However, a/b/ should still satisfy a/*
        // now either we fell off the end of the pattern, or we're done.
        if (fi === fl && pi === pl) {
            // ran out of pattern and filename at the same time.
            // an exact hit!
            return true;
        }
        else if (fi === fl) {
            // ran out of file, but still had pattern left.
            // this is ok if we're doing the match as part of
            // a glob fs traversal.
            return partial;
        }
        else if (pi === pl) {
            // ran out of pattern, still have file left.
            // this is only acceptable if we're on the very last
            // empty segment of a file with a trailing slash.
            // a/* should match a/b/
            return fi === fl - 1 && file[fi] === '';
            /* c8 ignore start */
        }
        else {
            // should be unreachable.
            throw new Error('wtf?');
        }
        /* c8 ignore stop */
    }
    braceExpand() {
        return braceExpand(this.pattern, this.options);
    }
    parse(pattern) {
        assertValidPattern(pattern);
        const options = this.options;
        // shortcuts
        if (pattern === '**')
            return GLOBSTAR;
        if (pattern === '')
            return '';
        // far and away, the most common glob pattern parts are
        // *, *.*, and *.<ext>  Add a fast check method for those.
        let m;
        let fastTest = null;
        if ((m = pattern.match(starRE))) {
            fastTest = options.dot ? starTestDot : starTest;
        }
        else if ((m = pattern.match(starDotExtRE))) {
            fastTest = (options.nocase ?
                options.dot ?
                    starDotExtTestNocaseDot
                    : starDotExtTestNocase
                : options.dot ? starDotExtTestDot
                    : starDotExtTest)(m[1]);
        }
        else if ((m = pattern.match(qmarksRE))) {
            fastTest = (options.nocase ?
                options.dot ?
                    qmarksTestNocaseDot
                    : qmarksTestNocase
                : options.dot ? qmarksTestDot
                    : qmarksTest)(m);
        }
        else if ((m = pattern.match(starDotStarRE))) {
            fastTest = options.dot ? starDotStarTestDot : starDotStarTest;
        }
        else if ((m = pattern.match(dotStarRE))) {
            fastTest = dotStarTest;
        }
        const re = AST.fromGlob(pattern, this.options).toMMPattern();
        if (fastTest && typeof re === 'object') {
            // Avoids overriding in frozen environments
            Reflect.defineProperty(re, 'test', { value: fastTest });
        }
        return re;
    }
    makeRe() {
        if (this.regexp || this.regexp === false)
            return this.regexp;
        // at this point, this.set is a 2d array of partial
        // pattern strings, or "**".
        //
        // It's better to use .match().  This function shouldn't
        // be used, really, but it's pretty convenient sometimes,
        // when you just want to work with a regex.
        const set = this.set;
        if (!set.length) {
            this.regexp = false;
            return this.regexp;
        }
        const options = this.options;
        const twoStar = options.noglobstar ? esm_star
            : options.dot ? twoStarDot
                : twoStarNoDot;
        const flags = new Set(options.nocase ? ['i'] : []);
        // regexpify non-globstar patterns
        // if ** is only item, then we just do one twoStar
        // if ** is first, and there are more, prepend (\/|twoStar\/)? to next
        // if ** is last, append (\/twoStar|) to previous
        // if ** is in the middle, append (\/|\/twoStar\/) to previous
        // then filter out GLOBSTAR symbols
        let re = set
            .map(pattern => {
            const pp = pattern.map(p => {
                if (p instanceof RegExp) {
                    for (const f of p.flags.split(''))
                        flags.add(f);
                }
                return (typeof p === 'string' ? esm_regExpEscape(p)
                    : p === GLOBSTAR ? GLOBSTAR
                        : p._src);
            });
            pp.forEach((p, i) => {
                const next = pp[i + 1];
                const prev = pp[i - 1];
                if (p !== GLOBSTAR || prev === GLOBSTAR) {
                    return;
                }
                if (prev === undefined) {
                    if (next !== undefined && next !== GLOBSTAR) {
                        pp[i + 1] = '(?:\\/|' + twoStar + '\\/)?' + next;
                    }
                    else {
                        pp[i] = twoStar;
                    }
                }
                else if (next === undefined) {
                    pp[i - 1] = prev + '(?:\\/|\\/' + twoStar + ')?';
                }
                else if (next !== GLOBSTAR) {
                    pp[i - 1] = prev + '(?:\\/|\\/' + twoStar + '\\/)' + next;
                    pp[i + 1] = GLOBSTAR;
                }
            });
            const filtered = pp.filter(p => p !== GLOBSTAR);
            // For partial matches, we need to make the pattern match
            // any prefix of the full path. We do this by generating
            // alternative patterns that match progressively longer prefixes.
            if (this.partial && filtered.length >= 1) {
                const prefixes = [];
                for (let i = 1; i <= filtered.length; i++) {
                    prefixes.push(filtered.slice(0, i).join('/'));
                }
                return '(?:' + prefixes.join('|') + ')';
            }
            return filtered.join('/');
        })
            .join('|');
        // need to wrap in parens if we had more than one thing with |,
        // otherwise only the first will be anchored to ^ and the last to $
        const [open, close] = set.length > 1 ? ['(?:', ')'] : ['', ''];
        // must match entire pattern
        // ending in a * or ** will make it less strict.
        re = '^' + open + re + close + '$';
        // In partial mode, '/' should always match as it's a valid prefix for any pattern
        if (this.partial) {
            re = '^(?:\\/|' + open + re.slice(1, -1) + close + ')$';
        }
        // can match anything, as long as it's not this.
        if (this.negate)
            re = '^(?!' + re + ').+$';
        try {
            this.regexp = new RegExp(re, [...flags].join(''));
            /* c8 ignore start */
        }
        catch {
            // should be impossible
            this.regexp = false;
        }
        /* c8 ignore stop */
        return this.regexp;
    }
    slashSplit(p) {
        // if p starts with // on windows, we preserve that
        // so that UNC paths aren't broken.  Otherwise, any number of
        // / characters are coalesced into one, unless
        // preserveMultipleSlashes is set to true.
        if (this.preserveMultipleSlashes) {
            return p.split('/');
        }
        else if (this.isWindows && /^\/\/[^/]+/.test(p)) {
            // add an extra '' for the one we lose
            return ['', ...p.split(/\/+/)];
        }
        else {
            return p.split(/\/+/);
        }
    }
    match(f, partial = this.partial) {
        this.debug('match', f, this.pattern);
        // short-circuit in the case of busted things.
        // comments, etc.
        if (this.comment) {
            return false;
        }
        if (this.empty) {
            return f === '';
        }
        if (f === '/' && partial) {
            return true;
        }
        const options = this.options;
        // windows: need to use /, not \
        if (this.isWindows) {
            f = f.split('\\').join('/');
        }
        // treat the test path as a set of pathparts.
        const ff = this.slashSplit(f);
        this.debug(this.pattern, 'split', ff);
        // just ONE of the pattern sets in this.set needs to match
        // in order for it to be valid.  If negating, then just one
        // match means that we have failed.
        // Either way, return on the first hit.
        const set = this.set;
        this.debug(this.pattern, 'set', set);
        // Find the basename of the path by looking for the last non-empty segment
        let filename = ff[ff.length - 1];
        if (!filename) {
            for (let i = ff.length - 2; !filename && i >= 0; i--) {
                filename = ff[i];
            }
        }
        for (const pattern of set) {
            let file = ff;
            if (options.matchBase && pattern.length === 1) {
                file = [filename];
            }
            const hit = this.matchOne(file, pattern, partial);
            if (hit) {
                if (options.flipNegate) {
                    return true;
                }
                return !this.negate;
            }
        }
        // didn't get any hits.  this is success if it's a negative
        // pattern, failure otherwise.
        if (options.flipNegate) {
            return false;
        }
        return this.negate;
    }
    static defaults(def) {
        return minimatch.defaults(def).Minimatch;
    }
}
/* c8 ignore start */



/* c8 ignore stop */
minimatch.AST = AST;
minimatch.Minimatch = Minimatch;
minimatch.escape = escape_escape;
minimatch.unescape = unescape_unescape;
//# sourceMappingURL=index.js.map

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/compat get default export */
/******/ (() => {
/******/ 	// getDefaultExport function for compatibility with non-harmony modules
/******/ 	__nccwpck_require__.n = (module) => {
/******/ 		var getter = module && module.__esModule ?
/******/ 			() => (module['default']) :
/******/ 			() => (module);
/******/ 		__nccwpck_require__.d(getter, { a: getter });
/******/ 		return getter;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(342);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
