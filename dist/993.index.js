export const id = 993;
export const ids = [993];
export const modules = {

/***/ 7930:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ compareUtf8)
/* harmony export */ });
/**
 * Orders text by its bytes in UTF-8, as S3 orders keys. JavaScript compares UTF-16, where the
 * halves of surrogate pairs stand before U+E000 to U+FFFF and not behind them.
 */
function compareUtf8(a, b) {
    if (a === b)
        return 0;
    let at = 0;
    while (a.charCodeAt(at) === b.charCodeAt(at))
        at += 1;
    return rankOf(a, at) - rankOf(b, at);
}
/** Where the code unit at this place belongs; the end of the text is before all of them. */
function rankOf(text, at) {
    if (at >= text.length)
        return -1;
    const unit = text.charCodeAt(at);
    if (unit >= 0xe000)
        return unit - 0x800;
    return unit >= 0xd800 ? unit + 0x2000 : unit;
}


/***/ }),

/***/ 4338:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ excerptOf)
/* harmony export */ });
/* harmony import */ var _own_copy_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1198);

/** Characters of a code or a message that are kept. */
const MAX_LENGTH = 1024;
/**
 * What a server says, cut at 1,024 characters. The rest of it is not kept in memory, and no half of
 * a surrogate pair is left at the end.
 */
function excerptOf(text) {
    if (text.length <= MAX_LENGTH)
        return text;
    const end = isLeadSurrogate(text.charCodeAt(MAX_LENGTH - 2)) ? MAX_LENGTH - 2 : MAX_LENGTH - 1;
    return (0,_own_copy_js__WEBPACK_IMPORTED_MODULE_0__/* .ownCopyOf */ .d)(`${text.slice(0, end)}…`);
}
function isLeadSurrogate(unit) {
    return unit >= 0xd800 && unit <= 0xdbff;
}


/***/ }),

/***/ 1198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ ownCopyOf)
/* harmony export */ });
/**
 * The same text by itself. V8 keeps a piece of a longer text, or what was joined from pieces, by
 * holding all that it was made from.
 */
function ownCopyOf(text) {
    return Buffer.from(text).toString();
}


/***/ }),

/***/ 3130:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  As: () => (/* binding */ answerErrorOf),
  nL: () => (/* binding */ asStoreErrors),
  Of: () => (/* binding */ refusalOf),
  AP: () => (/* binding */ regionOf),
  D5: () => (/* binding */ toStoreError),
  gm: () => (/* binding */ unproven)
});

// UNUSED EXPORTS: AnswerError

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/excerpt.js
var excerpt = __webpack_require__(4338);
// EXTERNAL MODULE: ./lib/s3/error-codes.js + 11 modules
var error_codes = __webpack_require__(2176);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: ./lib/core/shown.js
var shown = __webpack_require__(9502);
;// CONCATENATED MODULE: ./lib/s3/error-codes/foreign-answer.js



/** Characters of an answer that its first words are looked for in. */
const MAX_READ = 2048;
const MAX_NAME = 100;
/** Headers that only stores send; S3 sends `x-amz-request-id` with everything. */
const OF_STORE = /^x-(amz|cos|goog|obs|oss)-/i;
/**
 * The code and the words of an answer that no store has given: not in the form of S3's errors, and
 * without the id of a request. A proxy, a firewall, an ingress or a website answers so, and its
 * status says nothing about buckets and rights. Undefined where a store may have answered.
 */
function foreignAnswer({ status, headers, body }, operation = '') {
    if (status < 300 || status === 304)
        return undefined;
    if ([...headers.keys()].some((header) => OF_STORE.test(header)))
        return undefined;
    // To HEAD there is no document: a bare 403 or 404 may well be a store's.
    if (operation.startsWith('Head') && status >= 400 && status !== 407)
        return undefined;
    const server = headers.get('server');
    const from = server ? ` from ${(0,shown/* quoted */.TL)(server.slice(0, MAX_NAME))}` : '';
    const words = firstWords(body);
    const message = `HTTP ${status} ${external_node_http_.STATUS_CODES[status] ?? ''}`.trimEnd() +
        `${from}${redirection(headers.get('location'))}, not in the form of S3` +
        (words === '' ? '' : `: ${(0,shown/* shown */.SP)(words)}`);
    return { code: 'NotFromStore', message: (0,excerpt/* excerptOf */.z)(message) };
}
function redirection(location) {
    if (location === undefined)
        return '';
    const host = URL.canParse(location) ? new URL(location).host : '';
    return host === '' ? ' to another path' : ` to ${(0,shown/* quoted */.TL)(host.slice(0, MAX_NAME))}`;
}
/** The text of a page, or all of it where there is none, in one line. */
function firstWords(body) {
    const start = body.slice(0, MAX_READ);
    const text = start.replaceAll(/<[^<>]*>/g, ' ');
    const words = /\S/.test(text) ? text : start;
    return words.replaceAll(/\s+/g, ' ').trim();
}
/** The beginning of a body, for its first words. */
function beginningOf(body) {
    return body.toString('utf8', 0, MAX_READ);
}

;// CONCATENATED MODULE: ./lib/s3/sdk/thrown.js


/** Names that stand for no document of an error. */
const UNNAMED = /^(|Error|AggregateError|NotFound|SyntaxError|Unknown|UnknownError|\d+)$/;
/** What an error of the SDK tells; undefined where it is none about an answer. */
function thrownBySdk(thrown) {
    const { $metadata, $response, $responseBodyText } = (thrown ?? {});
    const status = $metadata?.httpStatusCode;
    // Where the connection ended in the middle of an answer, its status tells nothing.
    if (status === undefined || (0,errors/* codeOf */.$N)(thrown) === 'ECONNRESET')
        return undefined;
    const name = thrown instanceof Error ? thrown.name : '';
    const headers = new Map(Object.entries($response?.headers ?? {}));
    const body = typeof $responseBodyText === 'string' ? $responseBodyText : '';
    const foreign = UNNAMED.test(name) && $response !== undefined
        ? foreignAnswer({ status: $response.statusCode ?? 0, headers, body })
        : undefined;
    const isNamed = !UNNAMED.test(name) || name === 'NotFound';
    const code = isNamed ? name : status === 403 ? 'AccessDenied' : `Http${status}`;
    const message = (0,errors/* messageOf */.bD)(thrown).replace(/^UnknownError$/, '') || code;
    return {
        ...(foreign ?? { code, message }),
        status,
        ...($metadata?.requestId !== undefined && { requestId: $metadata.requestId }),
    };
}

// EXTERNAL MODULE: ./lib/s3/wire/xml/read-xml.js + 1 modules
var read_xml = __webpack_require__(607);
;// CONCATENATED MODULE: ./lib/s3/errors.js






/** What an answer that refused said beside its code: a cause of the StoreError. */
class AnswerError extends Error {
    /** Where it says that the bucket is. */
    region;
    /** Its header Retry-After. */
    retryAfter;
    constructor(code, { headers, status }, region) {
        super(code);
        this.name = code;
        const isAboutRegion = [301, 307, 400].includes(status);
        this.region = isAboutRegion ? (headers.get('x-amz-bucket-region') ?? region) : undefined;
        this.retryAfter = headers.get('retry-after');
    }
}
/** What the answer said that an error is about, if there was one. */
function answerErrorOf({ cause }) {
    if (cause instanceof AnswerError)
        return cause;
    return cause instanceof errors/* StoreError */.AD ? answerErrorOf(cause) : undefined;
}
/** S3 names a bucket's region when it refuses a request that was meant for another. */
function regionOf(error) {
    return answerErrorOf(error)?.region;
}
/** The error of an answer that is none of success, with as much of the server's words as is kept. */
function refusalOf(answer, details = {}) {
    const { operation, status = answer.status, document = (0,read_xml/* readXml */.k)(answer.body) } = details;
    const fields = document?.root === 'Error' ? document.fields : undefined;
    const field = (name) => {
        const text = fields?.get(name);
        return text === undefined ? undefined : (0,excerpt/* excerptOf */.z)(text);
    };
    // What is neither empty nor S3's document may be the answer of something before the store.
    const isBare = status === 404 && answer.body.length === 0;
    const named = field('Code') ?? (isBare ? 'NotFound' : undefined);
    const body = beginningOf(answer.body);
    const foreign = fields?.get('Code') ? undefined : foreignAnswer({ ...answer, body }, operation);
    const code = foreign?.code ?? named ?? (status === 403 ? 'AccessDenied' : `Http${status}`);
    const message = foreign?.message ?? field('Message') ?? code;
    const requestId = answer.headers.get('x-amz-request-id') ?? field('RequestId');
    return new errors/* StoreError */.AD(code, message, {
        scope: (0,error_codes/* scopeOf */.Od)({ code, message, status }),
        status,
        ...(requestId !== undefined && { requestId: (0,excerpt/* excerptOf */.z)(requestId) }),
        cause: new AnswerError(code, answer, field('Region')),
    });
}
/** Anything that was thrown on the way of a request, as a StoreError. */
function toStoreError(thrown, signal) {
    if (thrown instanceof errors/* StoreError */.AD)
        return thrown;
    if (signal?.aborted === true) {
        const message = `stopped before the answer was complete: ${(0,errors/* messageOf */.bD)(signal.reason)}`;
        return new errors/* StoreError */.AD('RequestCanceled', message, { cause: thrown });
    }
    const { status, requestId, ...found } = thrownBySdk(thrown) ?? {};
    const code = (0,excerpt/* excerptOf */.z)(found.code ?? (0,errors/* codeOf */.$N)(thrown));
    // A connection refused on every address of a host has no message.
    const message = (0,excerpt/* excerptOf */.z)(found.message ?? ((0,errors/* messageOf */.bD)(thrown) || code));
    return new errors/* StoreError */.AD(code, message, {
        scope: (0,error_codes/* scopeOf */.Od)({ code, message, ...(status !== undefined && { status }) }),
        ...(status !== undefined && { status }),
        ...(requestId !== undefined && { requestId }),
        cause: boundedCause(thrown, code, message),
    });
}
/** An error that holds more than is kept is kept by its code and message alone. */
function boundedCause(thrown, code, message) {
    const texts = [(0,errors/* codeOf */.$N)(thrown), (0,errors/* messageOf */.bD)(thrown)];
    const isBounded = texts.every((text) => text === (0,excerpt/* excerptOf */.z)(text));
    if (!(thrown instanceof Error) || isBounded)
        return thrown;
    return Object.assign(new Error(message), { name: code });
}
/** Runs requests and rejects with nothing but a StoreError. */
function asStoreErrors(request, signal) {
    return request.catch((thrown) => {
        throw toStoreError(thrown, signal);
    });
}
/** The error of an answer that looked like success but holds no proof of it. */
function unproven(operation, missing) {
    return new errors/* StoreError */.AD('UnprovenAnswer', `the server answered ${operation} with success but without ${missing}: something between ` +
        'here and the store (a proxy, a login page) may have answered in its place');
}


/***/ }),

/***/ 9063:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $W: () => (/* binding */ MAX_BYTES_PER_PUT),
/* harmony export */   El: () => (/* binding */ PART_SIZE),
/* harmony export */   OG: () => (/* binding */ PARTS_IN_FLIGHT),
/* harmony export */   oV: () => (/* binding */ partSizeFor),
/* harmony export */   zJ: () => (/* binding */ partSizesFor)
/* harmony export */ });
const MIB = 1024 ** 2;
const TIB = 1024 ** 4;
/** Bytes of a part, and the largest body that goes in one request. */
const PART_SIZE = 8 * MIB;
/** Parts of one object in flight. */
const PARTS_IN_FLIGHT = 4;
/** Most bytes of one object in memory: its parts in flight, and the next one being read. */
const MAX_BYTES_PER_PUT = (PARTS_IN_FLIGHT + 1) * PART_SIZE;
/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const MAX_PARTS = 10_000;
const MAX_OBJECT = 50 * TIB;
/**
 * Bytes of each part of an object of so many bytes, the last one's aside: the least whole number
 * of MiB, from 8, with which 10,000 parts are enough. Undefined: S3 stores no object so large.
 */
function partSizeFor(size) {
    if (size > MAX_OBJECT)
        return undefined;
    return Math.max(PART_SIZE, Math.ceil(size / MAX_PARTS / MIB) * MIB);
}
/** Part sizes of other tools, in MiB, the most usual first. */
const USUAL_SIZES = [8, 5, 16, 64, 10, 15, 20, 25, 32, 50, 100, 128, 256, 512, 1024];
/** Most sizes that are tried for one object, since each costs a pass of MD5 over its bytes. */
const MAX_GUESSES = 4;
/** Part sizes with which an object of so many bytes has so many parts: ours, then usual ones. */
function partSizesFor(size, parts) {
    if (parts === 0)
        return [];
    const sizes = [partSizeFor(size) ?? 0, ...USUAL_SIZES.map((count) => count * MIB)];
    const fitting = sizes.filter((part) => part > 0 && Math.max(1, Math.ceil(size / part)) === parts);
    // One part is one part, however large it might have been.
    return [...new Set(fitting)].slice(0, parts === 1 ? 1 : MAX_GUESSES);
}


/***/ }),

/***/ 5993:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openS3Store: () => (/* binding */ openS3Store)
});

// UNUSED EXPORTS: S3Store

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/map-concurrent.js + 2 modules
var map_concurrent = __webpack_require__(7423);
// EXTERNAL MODULE: ./lib/s3/endpoint-guard.js
var endpoint_guard = __webpack_require__(2533);
;// CONCATENATED MODULE: ./lib/s3/send/limits.js
const DEFAULT_LIMITS = {
    connect: 2_500,
    stall: 60_000,
    firstAnswer: 5_000,
    request: 60_000,
    noSuccess: 120_000,
    grace: 2_000,
    cleanUp: 2_000,
};

// EXTERNAL MODULE: ./lib/s3/error-codes.js + 11 modules
var error_codes = __webpack_require__(2176);
// EXTERNAL MODULE: ./lib/s3/errors.js + 2 modules
var s3_errors = __webpack_require__(3130);
;// CONCATENATED MODULE: ./lib/s3/send/regions/regions.js


/** `create` makes a client of a region; the credentials of `first` serve them all. */
function createS3Clients(create, region, time) {
    const first = create(region);
    const byRegion = new Map([[region, first]]);
    const regions = new Map();
    const refresher = createRefresher(first, time);
    function inRegion(name) {
        const client = byRegion.get(name) ?? create(name, first);
        byRegion.set(name, client);
        return client;
    }
    return {
        of: (bucket) => inRegion(regions.get(bucket) ?? region),
        mend: async (bucket, used, error) => {
            if ((0,error_codes/* retryOf */.W2)(error) === 'refresh')
                return refresher.refresh(used.sentAt);
            const found = (0,s3_errors/* regionOf */.AP)(error);
            if (found === undefined || inRegion(found) === used.client)
                return false;
            regions.set(bucket, found);
            return true;
        },
        close: () => {
            for (const client of byRegion.values())
                client.close();
        },
    };
}
/** Asks the SDK's chain for credentials anew, once for all requests that the old ones failed. */
function createRefresher(client, time) {
    let refreshedAt = -Infinity;
    let running;
    async function ask() {
        const before = await client.credentials();
        const after = await client.credentials({ forceRefresh: true });
        const isNew = before.accessKeyId !== after.accessKeyId || before.sessionToken !== after.sessionToken;
        if (isNew)
            refreshedAt = time.now();
        return isNew;
    }
    return {
        /** Whether credentials are other than those of a request that was sent then. */
        refresh(sentAt) {
            if (refreshedAt > sentAt)
                return Promise.resolve(true);
            running ??= ask()
                .catch(() => false)
                .finally(() => {
                running = undefined;
            });
            return running;
        },
    };
}

;// CONCATENATED MODULE: ./lib/s3/send/call.js
/** Every concern around those that follow it, and the last one around `send`. */
function compose(concerns, send) {
    return concerns.reduceRight((next, concern) => concern(next), send);
}
function callOf(operation, input, options) {
    return {
        operation,
        input,
        options,
        waiting: anyOf(options.signal, options.gate),
        attempts: 0,
        mends: 0,
        used: undefined,
        isStopped: false,
    };
}
function anyOf(signal, gate) {
    if (gate === undefined)
        return signal;
    return signal === undefined ? gate : AbortSignal.any([signal, gate]);
}
/** Whether a call that failed must not be sent again, whatever the error. */
function isOver(call) {
    const { isUrgent, signal } = call.options;
    return isUrgent === true || signal?.aborted === true || call.isStopped;
}

;// CONCATENATED MODULE: ./lib/s3/send/concerns/health.js



/**
 * Two limits for the batch, from the first failure since the last success. Until the endpoint has
 * answered at all it is most likely the wrong one, and the batch ends soon. Afterwards it ends
 * when nothing has succeeded for long.
 */
function createHealth(limits, time) {
    let failingSince;
    let hasAnswered = false;
    const left = (now) => (failingSince ?? now) + (hasAnswered ? limits.noSuccess : limits.firstAnswer) - now;
    return {
        get patience() {
            return Math.max(0, left(time.now()));
        },
        answered: () => {
            hasAnswered = true;
        },
        succeeded: () => {
            hasAnswered = true;
            failingSince = undefined;
        },
        refusal: (error) => {
            if (hasAnswered || !(0,error_codes/* endsUnheard */.i8)(error))
                return error;
            const message = `${error.message}; nothing there has answered as a store does`;
            return (0,errors/* derivedError */.WG)(error, { scope: 'batch', message });
        },
        verdict: (error) => {
            const now = time.now();
            failingSince ??= now;
            if (left(now) > 0)
                return undefined;
            const what = hasAnswered
                ? 'nothing has succeeded'
                : 'the endpoint has not answered once as a store does';
            return ended(error, what, now - failingSince);
        },
    };
}
/**
 * Tells the store's health of every answer. From here on an error is a StoreError that says how often
 * the request was sent.
 */
function watched(health) {
    return (next) => (call) => next(call).then((answer) => {
        if (call.options.throttled?.(answer) === 'everything')
            health.answered();
        else
            health.succeeded();
        return answer;
    }, (thrown) => {
        const error = errorOf(thrown, call);
        if ((0,error_codes/* isAnswerOfStore */.Nl)(error))
            health.answered();
        throw error;
    });
}
/** What was thrown, with the request that it is about and how often that was sent. */
function errorOf(thrown, { operation, input, options, attempts }) {
    const found = (0,s3_errors/* toStoreError */.D5)(thrown, options.signal);
    const about = { operation, ...('key' in input && { key: input.key }) };
    return (0,errors/* derivedError */.WG)(found, { ...about, attempts, cause: found.cause ?? found });
}
function ended(error, what, failing) {
    const seconds = Math.round(failing / 1000);
    return (0,errors/* derivedError */.WG)(error, {
        scope: 'batch',
        message: `${error.message}; ${what} for ${seconds} s`,
    });
}

;// CONCATENATED MODULE: ./lib/s3/send/concerns/mend.js

/** Times that one request may be mended: its region, its credentials, and once more. */
const MAX_MENDS = 3;
/** Sends a request again at once when what its error is about could be mended. */
function mended(clients) {
    return (next) => (call) => {
        const again = async (thrown) => {
            const { input, used, mends } = call;
            if (isOver(call) || mends === MAX_MENDS || used === undefined)
                throw thrown;
            if (!(await clients.mend(input.bucket, used, thrown)))
                throw thrown;
            call.mends += 1;
            return next(call).catch(again);
        };
        return next(call).catch(again);
    };
}

;// CONCATENATED MODULE: ./lib/s3/send/pace/measures.js
/** Answers, or milliseconds, that a measurement takes in: whichever is longer. */
const MARKS = 32;
const BETWEEN_MARKS = 1000 / MARKS;
/** Milliseconds; a shorter time tells little of a pace. */
const LEAST_SPAN = 250;
/** Writes a second that the store has taken of late. */
function createDelivery() {
    const marks = [];
    let last = { at: -Infinity, total: 0 };
    return {
        add(now, writes) {
            last = { at: now, total: last.total + writes };
            const mark = marks.at(-1);
            if (mark !== undefined && now - mark.at < BETWEEN_MARKS)
                return;
            marks.push(last);
            if (marks.length > MARKS)
                marks.shift();
        },
        /**
         * From answer to answer. 0 when none has come since the given time; Infinity when they have
         * not come for long enough.
         */
        perSecond(since) {
            if (last.at <= since)
                return 0;
            const [first = last] = marks;
            const span = last.at - first.at;
            return span >= LEAST_SPAN ? ((last.total - first.total) / span) * 1000 : Infinity;
        },
    };
}
const NEW_WEIGHT = 0.2;
/** The best latency is forgotten slowly, in case the network has changed for good. */
const BEST_DRIFT = 1.001;
/** Milliseconds that a busy runner may add by itself. */
const NOISE = 50;
/** Whether requests of a kind take twice as long as they did at best. */
function createLatencies() {
    const seen = new Map();
    return {
        isRising(kind, latency) {
            const before = seen.get(kind);
            const known = before ?? { recent: latency, best: latency };
            if (before === undefined)
                seen.set(kind, known);
            const { best } = known;
            known.recent += NEW_WEIGHT * (latency - known.recent);
            known.best = Math.min(best * BEST_DRIFT, latency);
            return known.recent > 2 * best + NOISE;
        },
    };
}

// EXTERNAL MODULE: ./lib/core/on-abort.js
var on_abort = __webpack_require__(3985);
;// CONCATENATED MODULE: ./lib/s3/send/pace/queue.js

/** Milliseconds of writes that may leave together, to make up for timers that fire late. */
const BURST = 20;
function createQueue(limit, time) {
    const state = {
        rate: Infinity,
        limit,
        inFlight: 0,
        waiting: [],
        nextWrite: 0,
        pausedUntil: 0,
        wake: undefined,
        time,
    };
    return Object.assign(state, {
        pauseUntil: (time) => {
            state.pausedUntil = Math.max(state.pausedUntil, time);
        },
        enter: (writes, signal) => enter(state, writes, signal),
        leave: () => {
            state.inFlight -= 1;
            pump(state);
        },
    });
}
function enter(state, writes, signal) {
    const now = state.time.now();
    if (state.waiting.length === 0 && startOf(state, writes, now) <= now) {
        begin(state, writes, now);
        return undefined;
    }
    return new Promise((resolve, reject) => {
        const start = () => {
            forget();
            resolve();
        };
        const entry = { writes, start };
        const forget = (0,on_abort/* onAbort */.u)(signal, () => {
            state.waiting.splice(state.waiting.indexOf(entry), 1);
            if (state.waiting.length === 0)
                sleepOn(state);
            reject(signal?.reason);
        });
        state.waiting.push(entry);
        pump(state);
    });
}
/** Starts what may start, and comes back when the next one may. */
function pump(state) {
    const { waiting, time } = state;
    for (let head = waiting[0]; head !== undefined; head = waiting[0]) {
        const now = time.now();
        const from = startOf(state, head.writes, now);
        if (from === Infinity)
            return;
        if (from > now) {
            wakeUp(state, from, now);
            return;
        }
        waiting.shift();
        begin(state, head.writes, now);
        head.start();
    }
    sleepOn(state);
}
/** A timer that fires early does no harm: the queue is looked at, and this is called again. */
function wakeUp(state, at, now) {
    if (state.wake !== undefined && state.wake.at <= at)
        return;
    sleepOn(state);
    const stopper = new AbortController();
    state.wake = { at, stopper };
    const wake = () => {
        state.wake = undefined;
        pump(state);
    };
    state.time.sleep(at - now, stopper.signal).then(wake, () => undefined);
}
/** Nothing keeps the process running for a queue in which nobody waits. */
function sleepOn(state) {
    state.wake?.stopper.abort();
    state.wake = undefined;
}
/** When the next request may start; Infinity: when another has ended. */
function startOf(state, writes, now) {
    const { inFlight, limit, pausedUntil, nextWrite } = state;
    if (inFlight > 0 && inFlight + 1 > limit)
        return Infinity;
    return Math.max(now, pausedUntil, writes > 0 ? nextWrite : 0);
}
function begin(state, writes, now) {
    state.inFlight += 1;
    state.nextWrite = Math.max(state.nextWrite, now - BURST) + (writes / state.rate) * 1000;
}

;// CONCATENATED MODULE: ./lib/s3/send/pace/pace.js


/** What a cut takes of the writes a second that the store was seen to bear. */
const RATE_CUT = 0.03;
const IN_FLIGHT_CUT = 0.7;
/** Where the store has taken nothing since the last cut. */
const BLIND_CUT = 0.5;
/**
 * What S3 bears at least under one prefix. A store that first took more had saved some up
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html).
 */
const WRITES_OF_A_PREFIX = 3_500;
/** From a cut until the rate is what the store was seen to bear; then it goes beyond. */
const PLATEAU_SECONDS = 2;
/** That the rate is divided into: 250 writes each at what a prefix of S3 bears. */
const BATCHES_A_SECOND = 14;
const SMALLEST_BATCH = 250;
const LARGEST_BATCH = 1_000;
/** Below this, pauses do the rest: a second with few requests tells little of a pace. */
const MIN_RATE = 10;
/** Milliseconds in which all refusals tell of the same overload. */
const ONE_OVERLOAD = 500;
/** Requests at a time until one has succeeded: what is wrong with all is heard of these. */
const FIRST_IN_FLIGHT = 128;
const FIRST_PAUSE = 50;
const MAX_PAUSE = 2_000;
/**
 * Additive increase, multiplicative decrease, of a rate and of a number in flight. A rate because
 * a DeleteObjects of 1,000 keys is 1,000 of S3's 3,500 writes a second, less than one request in
 * flight; a number because a store may also be short of something else
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html).
 */
function createPace(maxInFlight, time) {
    const state = {
        time,
        maxInFlight,
        queue: createQueue(Math.min(maxInFlight, FIRST_IN_FLIGHT), time),
        delivery: createDelivery(),
        latencies: createLatencies(),
        borne: Infinity,
        heardAt: -Infinity,
        cutAt: -Infinity,
        grownAt: 0,
        seconds: 0,
        refusals: 0,
    };
    return {
        get rate() {
            return state.queue.rate;
        },
        get batch() {
            return batchOf(state.queue.rate);
        },
        acquire: (kind, writes, signal) => {
            if (signal?.aborted === true)
                return Promise.reject(signal.reason);
            const waiting = state.queue.enter(writes, signal);
            if (waiting === undefined)
                return permitOf(state, kind, writes);
            return waiting.then(() => permitOf(state, kind, writes));
        },
    };
}
function permitOf(state, kind, writes) {
    const { time, queue } = state;
    const { leave } = queue;
    const sentAt = time.now();
    return {
        succeeded: () => {
            const now = time.now();
            if (now - state.heardAt > ONE_OVERLOAD)
                state.refusals = 0;
            state.delivery.add(now, writes);
            if (!state.latencies.isRising(kind, now - sentAt))
                grow(state, now);
            leave();
        },
        throttled: (retryAfter = 0) => {
            slowDown(state, sentAt, retryAfter);
            leave();
        },
        failed: leave,
    };
}
/** What was sent before the last refusal that was heard tells of the same overload. */
function slowDown(state, sentAt, retryAfter) {
    const { queue, refusals, time } = state;
    const now = time.now();
    if (sentAt <= state.heardAt)
        return;
    state.heardAt = now;
    if (now - state.cutAt >= ONE_OVERLOAD)
        cut(state, now);
    queue.limit = Math.max(1, Math.ceil(Math.min(queue.limit, queue.inFlight) * IN_FLIGHT_CUT ** (refusals + 1)));
    const wait = Math.min(MAX_PAUSE, FIRST_PAUSE * 2 ** refusals);
    queue.pauseUntil(now + Math.max(retryAfter, wait));
    state.refusals += 1;
}
function cut(state, now) {
    const { queue, delivery, cutAt } = state;
    const most = queue.rate === Infinity ? WRITES_OF_A_PREFIX : queue.rate;
    state.borne = Math.min(most, delivery.perSecond(cutAt) || most * BLIND_CUT);
    state.cutAt = state.grownAt = now;
    state.seconds = 0;
    queue.rate = rateOf(state);
}
function grow(state, now) {
    const { queue, maxInFlight } = state;
    if (state.cutAt === -Infinity) {
        queue.limit = Math.min(maxInFlight, queue.limit + 1);
        return;
    }
    state.seconds += Math.min(1, (now - state.grownAt) / 1000);
    state.grownAt = now;
    queue.rate = rateOf(state);
    queue.limit = Math.min(maxInFlight, queue.limit + 1 / queue.limit);
}
function batchOf(rate) {
    const writes = Math.ceil(rate / BATCHES_A_SECOND);
    return Math.min(LARGEST_BATCH, Math.max(SMALLEST_BATCH, writes));
}
/** TCP's CUBIC (RFC 9438): soon near what the store bore, long there, then ever faster beyond. */
function rateOf({ borne, seconds }) {
    const rate = borne * (1 + RATE_CUT * (seconds / PLATEAU_SECONDS - 1) ** 3);
    return Math.max(MIN_RATE, rate);
}

;// CONCATENATED MODULE: ./lib/s3/send/pace/paced.js


/** Sends at the pace that the store bears, and tells the pace what became of it. */
function paced(pace) {
    return (next) => async (call) => {
        if (call.options.isUrgent === true)
            return next(call);
        const entering = paced_enter(pace, call);
        const permit = entering instanceof Promise ? await entering : entering;
        try {
            const answer = await next(call);
            if ((call.options.throttled?.(answer) ?? 'nothing') === 'nothing')
                permit.succeeded();
            else
                permit.throttled();
            return answer;
        }
        catch (thrown) {
            const error = thrown;
            if ((0,error_codes/* retryOf */.W2)(error) === 'slower')
                permit.throttled(retryAfterOf(error));
            else
                permit.failed();
            throw error;
        }
    };
}
/** At once where there is nothing to wait for, as there mostly is. */
function paced_enter(pace, call) {
    const { operation, options, waiting } = call;
    const permit = pace.acquire(operation, options.writes ?? 0, waiting);
    if (!(permit instanceof Promise))
        return permit;
    return permit.catch((thrown) => {
        call.isStopped = true;
        throw (0,s3_errors/* toStoreError */.D5)(thrown, waiting);
    });
}
const MAX_RETRY_AFTER = 20_000;
/** Milliseconds that the store asks to be left alone for; 0 when it does not say. */
function retryAfterOf(error) {
    const seconds = Number((0,s3_errors/* answerErrorOf */.As)(error)?.retryAfter);
    return seconds > 0 ? Math.min(seconds * 1000, MAX_RETRY_AFTER) : 0;
}

;// CONCATENATED MODULE: ./lib/s3/send/backoff.js
const BASE = 100;
const CAP = 10_000;
/**
 * Full jitter: anything up to a bound that doubles with every attempt, in milliseconds
 * (https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/).
 */
function backoff(attempt, { random }) {
    return random() * Math.min(CAP, BASE * 2 ** attempt);
}

;// CONCATENATED MODULE: ./lib/s3/send/patience.js




/** What was given up for one thing is not tried for another that it is a part of. */
const givenUp = new WeakSet();
/**
 * The one policy. Errors that nothing helps with end it at once. One that passes is waited for with
 * full jitter until the budget is spent. After a refusal of the pace there is no wait, because the
 * pace makes the next attempt wait, and no end but that of the batch. The batch ends when nothing
 * has succeeded for long; the error then has scope `batch`.
 */
function createPatience(deps, policy = {}) {
    const { limits, health, time } = deps;
    const { budget = limits.request, attempts = Infinity, retryOf: wordOf = error_codes/* retryOf */.W2 } = policy;
    let failures = 0;
    let failingSince;
    function after(error) {
        const retry = wordOf(error);
        if (givenUp.has(error))
            return error;
        if (retry === 'never' || retry === 'refresh') {
            return policy.outlivesBatch === true ? error : health.refusal(error);
        }
        const verdict = policy.outlivesBatch === true ? undefined : health.verdict(error);
        if (verdict !== undefined)
            return verdict;
        failures += 1;
        if (failures >= attempts)
            return error;
        if (retry === 'slower')
            return 0;
        const now = time.now();
        failingSince ??= now;
        const most = policy.outlivesBatch === true ? Infinity : health.patience;
        const wait = Math.min(backoff(failures, time), most);
        const failing = now + wait - failingSince;
        return failing > budget ? giveUp(error, failures, failing) : wait;
    }
    return {
        after,
        async again(error, signal) {
            const next = after(error);
            if (typeof next !== 'number')
                throw next;
            if (next === 0)
                return;
            await time.sleep(next, signal).catch((thrown) => {
                throw (0,s3_errors/* toStoreError */.D5)(thrown, signal);
            });
        },
    };
}
function giveUp(error, failures, failing) {
    const attempts = Math.max(failures, error.attempts ?? 1);
    const seconds = Math.round(failing / 1000);
    const message = `${error.message}; tried ${attempts} times in ${seconds} s`;
    const last = (0,errors/* derivedError */.WG)(error, { attempts, message, cause: error.cause ?? error });
    givenUp.add(last);
    return last;
}

;// CONCATENATED MODULE: ./lib/s3/operations/bucket/head-bucket.js
/**
 * Whether a bucket is there. Every answer about a bucket names its region, also one that refuses.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html
 */
const headBucket = {
    write: () => ({ method: 'HEAD', path: '/', query: {}, headers: {} }),
    read: () => undefined,
    missing: () => undefined,
};

// EXTERNAL MODULE: ./lib/core/own-copy.js
var own_copy = __webpack_require__(1198);
;// CONCATENATED MODULE: ./lib/s3/wire/xml/values.js
/** A whole number, of at most 2^53 - 1. */
function toCount(text) {
    const count = text !== undefined && /^\d{1,16}$/.test(text) ? Number(text) : NaN;
    return Number.isSafeInteger(count) ? count : undefined;
}
function toBoolean(text) {
    return text === 'true' ? true : text === 'false' ? false : undefined;
}
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
function toDate(text) {
    const date = new Date(text !== undefined && TIMESTAMP.test(text) ? text : NaN);
    return Number.isNaN(date.getTime()) ? undefined : date;
}

// EXTERNAL MODULE: ./lib/s3/wire/xml/read-xml.js + 1 modules
var read_xml = __webpack_require__(607);
;// CONCATENATED MODULE: ./lib/s3/wire/answer.js



/** What S3 says of an error that comes with status 200: it failed half way. */
const HIDDEN_STATUS = 503;
/** The last word of a root's name, for which some stores have others than S3. */
const LAST_WORD = /(Output|Response|Result)$/;
/**
 * The document of an answer, when its root is the one of this name; `rows` are the elements of it
 * that repeat. Throws when it is an error in disguise.
 */
function documentOf(answer, root, ...rows) {
    const document = (0,read_xml/* readXml */.k)(answer.body, new Set(rows));
    if (document?.root === 'Error')
        throw (0,s3_errors/* refusalOf */.Of)(answer, { document, status: HIDDEN_STATUS });
    const isMeant = document?.root.replace(LAST_WORD, '') === root.replace(LAST_WORD, '');
    return isMeant ? document : undefined;
}
/** Undefined where the answer has no such header, or more than one. */
function headerOf({ headers }, name) {
    return headers.get(name);
}
/** Bytes that a header tells. */
function countOf(answer, name) {
    return toCount(headerOf(answer, name));
}
/** https://www.rfc-editor.org/rfc/rfc9110#name-date-time-formats */
function timeOf(answer, name) {
    const time = new Date(headerOf(answer, name) ?? NaN);
    return Number.isNaN(time.getTime()) ? undefined : time;
}
/** The server's clock when it gave this answer; an invalid Date when it did not say. */
function serverTimeOf(answer) {
    return timeOf(answer, 'date') ?? new Date(NaN);
}
/** The version that an answer names, as a member of a result. */
function versionOf(answer) {
    const versionId = headerOf(answer, 'x-amz-version-id');
    return versionId === undefined ? {} : { versionId };
}

// EXTERNAL MODULE: ./lib/core/shown.js
var shown = __webpack_require__(9502);
;// CONCATENATED MODULE: ./lib/s3/operations/bucket/listed-key.js


/**
 * A key as a listing writes it, undefined when it can't be read. Asked for with
 * `encoding-type=url`, a `+` is a space. Some stores ignore that.
 */
function readKey(written, encodingType) {
    if (written === undefined)
        return undefined;
    // It outlives its page; what is decoded is a text of its own.
    if (encodingType !== 'url')
        return (0,own_copy/* ownCopyOf */.d)(written);
    try {
        return decodeURIComponent(written.replaceAll('+', ' '));
    }
    catch {
        return undefined;
    }
}
/** Says of the first key outside the prefix that it lacks it. */
function missingPrefix(prefix, rows) {
    const foreign = rows.find((row) => row?.key.startsWith(prefix) === false);
    if (foreign === undefined)
        return undefined;
    return `the prefix ${(0,shown/* quoted */.TL)(prefix)} in the key ${(0,shown/* quoted */.TL)(foreign.key)}`;
}

;// CONCATENATED MODULE: ./lib/s3/operations/bucket/list-multipart-uploads.js




/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html */
const listMultipartUploads = {
    write: ({ prefix, after, pageSize }) => ({
        method: 'GET',
        path: '/',
        query: {
            uploads: '',
            'encoding-type': 'url',
            prefix,
            'key-marker': after?.key,
            'upload-id-marker': after?.uploadId,
            'max-uploads': pageSize?.toString(),
        },
        headers: {},
    }),
    read: (answer) => {
        const document = documentOf(answer, 'ListMultipartUploadsResult', 'Upload');
        const { fields, rows = [] } = document ?? {};
        const encodingType = fields?.get('EncodingType');
        return {
            rows: rows.map((row) => toListedUpload(row.fields, encodingType)),
            isTruncated: toBoolean(fields?.get('IsTruncated')),
            next: fields && nextOf(fields, encodingType),
            serverTime: serverTimeOf(answer),
        };
    },
    missing: ({ rows, isTruncated, next }, { prefix, after }) => {
        if (isTruncated === undefined)
            return 'IsTruncated';
        if (isTruncated && next === undefined) {
            return 'the markers of the page that it says comes next';
        }
        const isRepeated = next?.key === after?.key && next?.uploadId === after?.uploadId;
        if (isTruncated && isRepeated)
            return 'markers other than those of the page before';
        if (rows.includes(undefined))
            return 'a key that can be read, an id and a date in every row';
        return missingPrefix(prefix, rows);
    },
};
function nextOf(fields, encodingType) {
    const key = readKey(fields.get('NextKeyMarker'), encodingType);
    const uploadId = fields.get('NextUploadIdMarker');
    return key && uploadId ? { key, uploadId } : undefined;
}
function toListedUpload(fields, encodingType) {
    const key = readKey(fields.get('Key'), encodingType);
    const uploadId = fields.get('UploadId');
    const initiated = toDate(fields.get('Initiated'));
    return key && uploadId && initiated
        ? { key, uploadId: (0,own_copy/* ownCopyOf */.d)(uploadId), initiated }
        : undefined;
}

;// CONCATENATED MODULE: ./lib/s3/operations/bucket/list-objects-v2.js




/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
const listObjectsV2 = {
    write: ({ prefix, continuationToken, startAfter, pageSize }) => ({
        method: 'GET',
        path: '/',
        query: {
            'list-type': '2',
            'encoding-type': 'url',
            prefix,
            'continuation-token': continuationToken,
            'start-after': startAfter,
            'max-keys': pageSize?.toString(),
        },
        headers: {},
    }),
    read: (answer) => {
        const { fields, rows = [] } = documentOf(answer, 'ListBucketResult', 'Contents') ?? {};
        const encodingType = fields?.get('EncodingType');
        const nextToken = fields?.get('NextContinuationToken');
        return {
            rows: rows.map((row) => toListedObject(row.fields, encodingType)),
            isTruncated: toBoolean(fields?.get('IsTruncated')),
            // It outlives its page.
            nextToken: nextToken && (0,own_copy/* ownCopyOf */.d)(nextToken),
            serverTime: serverTimeOf(answer),
        };
    },
    missing: ({ rows, isTruncated, nextToken }, { prefix, continuationToken }) => {
        if (isTruncated === undefined)
            return 'IsTruncated';
        if (isTruncated && !nextToken)
            return 'the token of the page that it says comes next';
        if (isTruncated && nextToken === continuationToken) {
            return 'a token other than that of the page before';
        }
        if (rows.includes(undefined))
            return 'a key that can be read, a size and a date in every row';
        return missingPrefix(prefix, rows);
    },
};
function toListedObject(fields, encodingType) {
    const key = readKey(fields.get('Key'), encodingType);
    const size = toCount(fields.get('Size'));
    const lastModified = toDate(fields.get('LastModified'));
    const storageClass = fields.get('StorageClass');
    if (!key || size === undefined || lastModified === undefined)
        return undefined;
    return {
        key,
        size,
        etag: (0,own_copy/* ownCopyOf */.d)(fields.get('ETag') ?? ''),
        lastModified,
        ...(storageClass !== undefined && { storageClass }),
    };
}

// EXTERNAL MODULE: ./lib/core/compare-utf8.js
var compare_utf8 = __webpack_require__(7930);
;// CONCATENATED MODULE: ./lib/s3/operations/bucket/list-object-versions.js





/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html */
const listObjectVersions = {
    write: ({ prefix, after, pageSize }) => ({
        method: 'GET',
        path: '/',
        query: {
            versions: '',
            'encoding-type': 'url',
            prefix,
            'key-marker': after?.key,
            'version-id-marker': after?.versionId,
            'max-keys': pageSize?.toString(),
        },
        headers: {},
    }),
    read: (answer) => {
        const document = documentOf(answer, 'ListVersionsResult', 'Version', 'DeleteMarker');
        const { fields, rows = [] } = document ?? {};
        const encodingType = fields?.get('EncodingType');
        return {
            rows: inOrder(rows.map((row) => toListedVersion(row, encodingType))),
            isTruncated: toBoolean(fields?.get('IsTruncated')),
            next: fields && list_object_versions_nextOf(fields, encodingType),
            serverTime: serverTimeOf(answer),
        };
    },
    missing: ({ rows, isTruncated, next }, { prefix, after }) => {
        if (isTruncated === undefined)
            return 'IsTruncated';
        if (isTruncated && next === undefined)
            return 'both markers of the page that comes next';
        if (isTruncated && next?.key === after?.key && next?.versionId === after?.versionId) {
            return 'markers other than those of the page before';
        }
        if (rows.includes(undefined)) {
            return 'a key that can be read, a version, a size, a date and IsLatest in every row';
        }
        return missingPrefix(prefix, rows);
    },
};
/**
 * Both markers are needed: a key alone would go on after all versions of the key, and those left
 * out could become visible when what lies over them is deleted.
 */
function list_object_versions_nextOf(fields, encodingType) {
    const key = readKey(fields.get('NextKeyMarker'), encodingType);
    const versionId = fields.get('NextVersionIdMarker');
    return key && versionId ? { key, versionId } : undefined;
}
function toListedVersion({ name, fields }, encodingType) {
    const key = readKey(fields.get('Key'), encodingType);
    const versionId = fields.get('VersionId');
    const isLatest = toBoolean(fields.get('IsLatest'));
    const isDeleteMarker = name === 'DeleteMarker';
    const size = isDeleteMarker ? 0 : toCount(fields.get('Size'));
    const lastModified = toDate(fields.get('LastModified'));
    const storageClass = fields.get('StorageClass');
    if (!key || !versionId || lastModified === undefined)
        return undefined;
    if (isLatest === undefined || size === undefined)
        return undefined;
    return {
        key,
        versionId: (0,own_copy/* ownCopyOf */.d)(versionId),
        isLatest,
        isDeleteMarker,
        size,
        etag: (0,own_copy/* ownCopyOf */.d)(fields.get('ETag') ?? ''),
        lastModified,
        ...(storageClass !== undefined && { storageClass }),
    };
}
/** S3 lists both kinds in one order of keys; some stores list all of one kind before the other. */
function inOrder(rows) {
    const isInOrder = rows.every((row, at) => {
        const before = rows[at - 1];
        return !row || !before || order(before, row) <= 0;
    });
    return isInOrder ? rows : rows.toSorted((row, other) => (row && other ? order(row, other) : 0));
}
/** By key, the newest first; versions written in one second stay as they were listed. */
function order(row, other) {
    const byKey = (0,compare_utf8/* compareUtf8 */.z)(row.key, other.key);
    if (byKey !== 0)
        return byKey;
    if (row.isLatest !== other.isLatest)
        return row.isLatest ? -1 : 1;
    return other.lastModified.getTime() - row.lastModified.getTime();
}

// EXTERNAL MODULE: ./lib/core/sendable.js
var sendable = __webpack_require__(469);
;// CONCATENATED MODULE: ./lib/s3/sendable.js



/** Throws a StoreError `InvalidBucket`. */
function assertSendableBucket(bucket) {
    if ((0,sendable/* isSendableBucket */.nH)(bucket))
        return;
    throw new errors/* StoreError */.AD('InvalidBucket', `bucket ${(0,shown/* shownAny */.i)(bucket)} is not a name that a request can carry: use the name of a bucket ` +
        'or the ARN of an access point; no request was sent', { scope: 'bucket' });
}
/** Throws a StoreError `InvalidKey`. */
function assertSendableKey(key) {
    if ((0,sendable/* isSendableKey */.et)(key))
        return;
    throw new errors/* StoreError */.AD('InvalidKey', `key ${(0,shown/* shownAny */.i)(key)} can't be sent: a key has 1 to 1,024 bytes in UTF-8 and no lone ` +
        'surrogates; no request was sent for it');
}

;// CONCATENATED MODULE: ./lib/s3/wire/message.js
const PLAIN = /^[\w.~/-]*$/;
/** Percent-encodes all but unreserved characters, in UTF-8, as SigV4 wants it. */
function encoded(text) {
    if (PLAIN.test(text) && !text.includes('/'))
        return text;
    return encodeURIComponent(text).replaceAll(/[!'()*]/g, (c) => `%${hexOf(c)}`);
}
/** The same, with slashes left as they are. */
function encodedPath(key) {
    return PLAIN.test(key) ? key : encoded(key).replaceAll('%2F', '/');
}
function hexOf(character) {
    return character.charCodeAt(0).toString(16).toUpperCase();
}
/** A query as it is signed and sent, in the order of names. */
function queryOf(parameters) {
    return Object.entries(parameters)
        .filter((entry) => entry[1] !== undefined)
        .map(([name, value]) => [encoded(name), encoded(value)])
        .sort(([name], [other]) => (name < other ? -1 : 1))
        .map(([name, value]) => `${name}=${value}`)
        .join('&');
}

;// CONCATENATED MODULE: ./lib/s3/operations/object/object-path.js

/** The path of an object below its bucket. */
function pathOf({ key }) {
    return `/${encodedPath(key)}`;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./lib/s3/wire/body-checksum.js



const CRC32 = 'x-amz-checksum-crc32';
/**
 * The headers that let the store check a body. Content-MD5 is what every compatible store
 * understands; the newer ones some refuse (https://github.com/aws/aws-sdk-js-v3/issues/6810).
 */
function checksumHeaders(body, checksum) {
    if (checksum === 'none')
        return {};
    if (checksum === 'md5')
        return { 'content-md5': (0,external_node_crypto_.hash)('md5', body, 'base64') };
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE((0,external_node_zlib_.crc32)(body));
    return {
        'x-amz-sdk-checksum-algorithm': 'CRC32',
        [CRC32]: sum.toString('base64'),
    };
}
/**
 * The checksum that an answer repeats, as S3 repeats what was sent, or undefined when it repeats
 * none. Throws when it is that of other bytes.
 */
function repeatedChecksum(operation, answer, { headers }) {
    const repeated = answer.headers.get(CRC32);
    const sent = headers[CRC32];
    if (repeated === undefined || sent === undefined || repeated === sent)
        return repeated;
    throw (0,s3_errors/* unproven */.gm)(operation, 'the checksum of what was sent');
}
/** Bytes from which a body is hashed beside the event loop. */
const LARGE = 256 * 1024;
/** SHA-256 of a body in hexadecimal. */
function payloadHashOf(body) {
    if (body === undefined)
        return EMPTY;
    return body.byteLength < LARGE ? (0,external_node_crypto_.hash)('sha256', body, 'hex') : hashBeside(body);
}
async function hashBeside(body) {
    return Buffer.from(await external_node_crypto_.webcrypto.subtle.digest('SHA-256', body)).toString('hex');
}
const EMPTY = (0,external_node_crypto_.hash)('sha256', '', 'hex');

// EXTERNAL MODULE: ./lib/core/object-headers.js
var object_headers = __webpack_require__(8203);
;// CONCATENATED MODULE: ./lib/s3/operations/object/sent-headers.js



const NAME = /^[\w!#$%&'*+.^`|~-]+$/;
const VALUE = /^[\t\x20-\x7e]*$/;
/**
 * Headers that S3 stores, as they are sent. Throws a StoreError `InvalidHeader` for one that would be
 * sent as other bytes than those that are signed, and for one that S3 doesn't store: it could make
 * another request of a PUT, as `x-amz-copy-source` does.
 */
function sentHeaders(headers) {
    const sent = {};
    for (const [name, value] of Object.entries(headers)) {
        const lower = name.toLowerCase();
        const text = isDate(lower) ? dateOf(lower, value) : value;
        const isStored = (0,object_headers/* objectHeader */.$o)(lower) !== undefined || lower.startsWith(object_headers/* METADATA_PREFIX */.z3);
        if (!isStored)
            throw invalid(name, value, 'is none that S3 stores with an object');
        if (text === undefined)
            throw invalid(name, value, 'is not a date');
        if (!NAME.test(name) || !VALUE.test(text))
            throw invalid(name, value, NOT_ASCII);
        sent[lower] = text;
    }
    return sent;
}
function isDate(name) {
    return (0,object_headers/* objectHeader */.$o)(name)?.kind === 'date';
}
/** S3 takes Expires as HTTP writes a date, and the end of a lock in ISO 8601. */
function dateOf(name, value) {
    const date = new Date(value);
    if (Number.isNaN(date.getTime()))
        return undefined;
    return name === 'expires' ? date.toUTCString() : date.toISOString().replace('.000Z', 'Z');
}
const NOT_ASCII = 'has other characters than those of printable ASCII: encode them';
function invalid(name, value, statement) {
    const message = `header ${(0,shown/* shown */.SP)(name)} ${(0,shown/* shown */.SP)(value)} ${statement}; no request was sent for it`;
    return new errors/* StoreError */.AD('InvalidHeader', message);
}
const READ_BY_HEAD = (0,object_headers/* headerNamesWhere */.lr)(({ readBack }) => readBack === 'head');
/** The headers of an object that HEAD returns: none of its access rights, tags and lock. */
function storedHeaders({ headers }) {
    const stored = {};
    for (const name of READ_BY_HEAD) {
        const value = headers.get(name);
        const isUnset = (0,object_headers/* objectHeader */.$o)(name)?.kind === 'flag' && value !== 'true';
        if (value && !isUnset)
            stored[name] = value;
    }
    for (const [name, value] of headers) {
        if (name.startsWith(object_headers/* METADATA_PREFIX */.z3) && value)
            stored[name] = value;
    }
    return stored;
}

;// CONCATENATED MODULE: ./lib/s3/operations/object/put-object.js




/** The type of a body that nobody gave one. */
const DEFAULT_TYPE = 'application/octet-stream';
/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
const putObject = {
    write: (input, checksum) => ({
        method: 'PUT',
        path: pathOf(input),
        query: {},
        headers: {
            'content-type': DEFAULT_TYPE,
            ...sentHeaders(input.headers),
            ...conditionHeaders(input),
            ...checksumHeaders(input.body, checksum),
        },
        body: input.body,
    }),
    read: (answer, request) => {
        repeatedChecksum('PutObject', answer, request);
        return storedAs(answer);
    },
    missing: missingETag,
};
/** The conditions under which an object is written. */
function conditionHeaders({ ifNoneMatch, ifMatch, }) {
    return {
        ...(ifNoneMatch !== undefined && { 'if-none-match': ifNoneMatch }),
        ...(ifMatch !== undefined && { 'if-match': ifMatch }),
    };
}
function storedAs(answer) {
    const etag = headerOf(answer, 'etag');
    return { ...(etag !== undefined && { etag }), ...versionOf(answer) };
}
/** What an answer about something that was stored lacks. */
function missingETag({ etag }) {
    return etag ? undefined : 'an ETag';
}

;// CONCATENATED MODULE: ./lib/s3/operations/object/copy-object.js






/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
const copyObject = {
    write: (input) => {
        const { headers, source, ifSourceMatch } = input;
        return {
            method: 'PUT',
            path: pathOf(input),
            query: {},
            headers: {
                ...sentHeaders(headers),
                'x-amz-copy-source': copySourceOf(source),
                'x-amz-metadata-directive': 'REPLACE',
                'x-amz-tagging-directive': headers['x-amz-tagging'] === undefined ? 'COPY' : 'REPLACE',
                ...(ifSourceMatch !== undefined && { 'x-amz-copy-source-if-match': ifSourceMatch }),
            },
        };
    },
    // A copy that fails half way has status 200 and an error for a body.
    read: (answer) => {
        const etag = documentOf(answer, 'CopyObjectResult')?.fields.get('ETag');
        return { ...(etag !== undefined && { etag }), ...versionOf(answer) };
    },
    missing: missingETag,
};
/** The header is a part of a URL. Its names are checked here: encoded they can't be told apart. */
function copySourceOf({ bucket, key, versionId }) {
    assertSendableBucket(bucket);
    assertSendableKey(key);
    const place = bucket.startsWith('arn:') ? `${bucket}/object/${key}` : `${bucket}/${key}`;
    const query = queryOf({ versionId });
    return encodedPath(place) + (query === '' ? '' : `?${query}`);
}

;// CONCATENATED MODULE: ./lib/s3/operations/object/delete-headers.js
/** The headers of a whole request that deletes. */
function deleteHeaders(options) {
    const { mfa, requestPayer, bypassGovernance, expectedBucketOwner } = options;
    return {
        ...(mfa !== undefined && { 'x-amz-mfa': mfa }),
        ...(requestPayer !== undefined && { 'x-amz-request-payer': requestPayer }),
        ...(bypassGovernance !== undefined && {
            'x-amz-bypass-governance-retention': String(bypassGovernance),
        }),
        ...(expectedBucketOwner !== undefined && {
            'x-amz-expected-bucket-owner': expectedBucketOwner,
        }),
    };
}

;// CONCATENATED MODULE: ./lib/s3/operations/object/delete-object.js




/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html */
const deleteObject = {
    write: (input) => ({
        method: 'DELETE',
        path: pathOf(input),
        query: { versionId: input.versionId },
        headers: {
            ...deleteHeaders(input),
            ...(input.ifMatch !== undefined && { 'if-match': input.ifMatch }),
        },
    }),
    read: (answer) => {
        const deleteMarker = toBoolean(headerOf(answer, 'x-amz-delete-marker'));
        return { status: answer.status, ...(deleteMarker !== undefined && { deleteMarker }) };
    },
    missing: missingNoContent,
};
/** What an answer to a request that removes something lacks. */
function missingNoContent({ status }) {
    return status === 204 ? undefined : 'status 204';
}

// EXTERNAL MODULE: ./lib/s3/wire/xml/write-xml.js
var write_xml = __webpack_require__(2935);
;// CONCATENATED MODULE: ./lib/s3/operations/object/delete-objects.js





/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html */
const deleteObjects = {
    write: (input) => {
        const body = Buffer.from('<?xml version="1.0" encoding="UTF-8"?>' +
            '<Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
            `${input.objects.map(writeRow).join('')}<Quiet>false</Quiet></Delete>`);
        return {
            method: 'POST',
            path: '/',
            query: { delete: '' },
            headers: {
                'content-type': 'application/xml',
                ...deleteHeaders(input),
                ...checksumHeaders(body, input.checksum),
            },
            body,
        };
    },
    read: (answer) => {
        const { rows = [] } = documentOf(answer, 'DeleteResult', 'Deleted', 'Error') ?? {};
        return {
            deleted: rows.filter(({ name }) => name === 'Deleted').map(toDeleted),
            errors: rows.filter(({ name }) => name === 'Error').map(toError),
        };
    },
    missing: ({ deleted, errors }) => deleted.length + errors.length > 0 ? undefined : 'a word about any key',
};
function writeRow({ key, versionId, ifMatch }) {
    const version = versionId === undefined ? '' : `<VersionId>${(0,write_xml/* escapedXml */.n)(versionId)}</VersionId>`;
    const condition = ifMatch === undefined ? '' : `<ETag>${(0,write_xml/* escapedXml */.n)(ifMatch)}</ETag>`;
    return `<Object><Key>${(0,write_xml/* escapedXml */.n)(key)}</Key>${version}${condition}</Object>`;
}
function objectOf({ fields }) {
    const versionId = fields.get('VersionId');
    return { key: fields.get('Key') ?? '', ...(versionId !== undefined && { versionId }) };
}
function toDeleted(row) {
    const deleteMarker = toBoolean(row.fields.get('DeleteMarker'));
    return { ...objectOf(row), ...(deleteMarker !== undefined && { deleteMarker }) };
}
function toError(row) {
    const [code, message] = [row.fields.get('Code'), row.fields.get('Message')];
    return {
        ...objectOf(row),
        ...(code !== undefined && { code }),
        ...(message !== undefined && { message }),
    };
}

;// CONCATENATED MODULE: ./lib/s3/operations/object/object-facts.js

/** What an answer says of an object; undefined when it lacks any of it. */
function objectFactsOf(answer) {
    const size = countOf(answer, 'content-length');
    const etag = headerOf(answer, 'etag');
    const lastModified = timeOf(answer, 'last-modified');
    if (size === undefined || !etag || lastModified === undefined)
        return undefined;
    return { size, etag, lastModified, ...versionOf(answer) };
}
/** What an answer about an object lacks. */
function missingFacts({ facts }) {
    return facts === undefined ? 'a Content-Length, an ETag and a Last-Modified' : undefined;
}

;// CONCATENATED MODULE: ./lib/s3/operations/object/head-object.js




/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html */
const headObject = {
    write: (input) => ({
        method: 'HEAD',
        path: pathOf(input),
        query: { versionId: input.versionId },
        headers: { ...(input.withChecksums === true && { 'x-amz-checksum-mode': 'ENABLED' }) },
    }),
    read: (answer) => ({
        facts: objectFactsOf(answer),
        headers: storedHeaders(answer),
        checksums: checksumsOf(answer),
    }),
    missing: missingFacts,
};
/** In the order in which one is chosen to compare bytes with: the quickest first. */
const CHECKSUMS = ['crc32', 'crc32c', 'crc64nvme', 'sha256', 'sha1'];
/** A checksum of the parts' checksums says nothing about bytes that are in one piece. */
function checksumsOf(answer) {
    if (headerOf(answer, 'x-amz-checksum-type') === 'COMPOSITE')
        return {};
    const all = CHECKSUMS.map((name) => [name, headerOf(answer, `x-amz-checksum-${name}`)]);
    return Object.fromEntries(all.filter(([, checksum]) => checksum && !/-\d+$/.test(checksum)));
}

;// CONCATENATED MODULE: ./lib/s3/operations/object/get-object.js




/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
const getObject = {
    write: (input, checksum) => {
        const { range, ifMatch, versionId } = input;
        return {
            method: 'GET',
            path: pathOf(input),
            query: { versionId },
            headers: {
                ...(range && { range: `bytes=${range.first}-${range.last ?? ''}` }),
                ...(ifMatch !== undefined && { 'if-match': ifMatch }),
                // Where bodies are sent with a checksum, they are read with one.
                ...(range === undefined && checksum === 'crc32' && { 'x-amz-checksum-mode': 'ENABLED' }),
            },
            isStreamed: range?.last === undefined,
        };
    },
    read: (answer) => {
        const facts = objectFactsOf(answer);
        const range = /^bytes (\d{1,15})-\d{1,15}\/(?:(\d{1,15})|\*)$/.exec(headerOf(answer, 'content-range') ?? '');
        const isWhole = headerOf(answer, 'content-range') === undefined;
        return {
            facts,
            first: range?.[1] === undefined ? undefined : Number(range[1]),
            size: isWhole ? facts?.size : range?.[2] === undefined ? undefined : Number(range[2]),
            checksums: isWhole ? checksumsOf(answer) : {},
            body: bodyOf(answer),
        };
    },
    missing: (answer, { range }) => {
        const lack = missingFacts(answer);
        if (lack !== undefined)
            return lack;
        if (answer.size === undefined)
            return 'the size of the object';
        const first = range?.first ?? 0;
        // Who asks for all from the first byte on may be given the whole.
        const begins = answer.first ?? 0;
        return begins === first ? undefined : `the range from ${first}`;
    },
};
function bodyOf({ stream, body }) {
    return stream ?? [body];
}

;// CONCATENATED MODULE: ./lib/s3/operations/object/get-object-acl.js


/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAcl.html */
const getObjectAcl = {
    write: (input) => ({
        method: 'GET',
        path: pathOf(input),
        query: { acl: '', versionId: input.versionId },
        headers: {},
    }),
    read: (answer) => {
        const document = documentOf(answer, 'AccessControlPolicy', 'Grant');
        const hasList = document?.rows.length !== 0 || document.fields.has('AccessControlList');
        return {
            owner: document?.fields.get('Owner/ID'),
            grants: hasList ? document?.rows.map(toGrant) : undefined,
        };
    },
    missing: ({ owner, grants }) => (owner && grants ? undefined : 'an owner and what is granted'),
};
function toGrant({ fields }) {
    return {
        permission: fields.get('Permission') ?? '',
        id: fields.get('Grantee/ID'),
        uri: fields.get('Grantee/URI'),
    };
}

;// CONCATENATED MODULE: ./lib/s3/operations/object/get-object-tagging.js



/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectTagging.html */
const getObjectTagging = {
    write: (input) => ({
        method: 'GET',
        path: pathOf(input),
        query: { tagging: '', versionId: input.versionId },
        headers: {},
    }),
    read: (answer) => {
        const document = documentOf(answer, 'Tagging', 'Tag');
        if (document === undefined)
            return { tags: undefined };
        const pairs = document.rows.map(pairOf);
        const isTold = pairs.length > 0 ? !pairs.includes(undefined) : document.fields.has('TagSet');
        if (!isTold)
            return { tags: undefined };
        // They are a set, which some stores give in another order each time.
        const text = pairs.toSorted().join('&');
        return { tags: text === '' ? {} : { 'x-amz-tagging': text } };
    },
    missing: ({ tags }) => (tags ? undefined : 'a set of tags'),
};
/** As the header has it; undefined when the row is not that of a tag. */
function pairOf({ fields }) {
    const [key, value] = [fields.get('Key'), fields.get('Value')];
    return key && value !== undefined ? `${encoded(key)}=${encoded(value)}` : undefined;
}

;// CONCATENATED MODULE: ./lib/s3/operations/upload/upload-query.js

/** Where the requests about an open upload go. */
function placeOf(upload) {
    return { path: pathOf(upload), query: { uploadId: upload.uploadId } };
}

;// CONCATENATED MODULE: ./lib/s3/operations/upload/abort-multipart-upload.js


/**
 * The answer says nothing of parts that are on their way.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html
 */
const abortMultipartUpload = {
    write: (input) => ({ method: 'DELETE', ...placeOf(input), headers: {} }),
    read: ({ status }) => ({ status }),
    missing: missingNoContent,
};

;// CONCATENATED MODULE: ./lib/s3/operations/upload/complete-multipart-upload.js




/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html */
const completeMultipartUpload = {
    write: (input) => ({
        method: 'POST',
        ...placeOf(input),
        headers: { 'content-type': 'application/xml', ...conditionHeaders(input) },
        body: Buffer.from('<?xml version="1.0" encoding="UTF-8"?>' +
            '<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
            `${input.parts.map(writePart).join('')}</CompleteMultipartUpload>`),
    }),
    // One that fails half way has status 200 and an error for a body.
    read: (answer) => {
        const etag = documentOf(answer, 'CompleteMultipartUploadResult')?.fields.get('ETag');
        return { ...(etag !== undefined && { etag }), ...versionOf(answer) };
    },
    missing: missingETag,
};
function writePart({ number, etag, crc32 }) {
    const checksum = crc32 === undefined ? '' : `<ChecksumCRC32>${(0,write_xml/* escapedXml */.n)(crc32)}</ChecksumCRC32>`;
    return `<Part>${checksum}<ETag>${(0,write_xml/* escapedXml */.n)(etag)}</ETag><PartNumber>${number}</PartNumber></Part>`;
}

;// CONCATENATED MODULE: ./lib/s3/operations/upload/create-multipart-upload.js



/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateMultipartUpload.html */
const createMultipartUpload = {
    write: (input, checksum) => ({
        method: 'POST',
        path: pathOf(input),
        query: { uploads: '' },
        headers: {
            ...sentHeaders(input.headers),
            // What its parts are going to have.
            ...(checksum === 'crc32' && { 'x-amz-checksum-algorithm': 'CRC32' }),
        },
    }),
    read: (answer) => ({
        uploadId: documentOf(answer, 'InitiateMultipartUploadResult')?.fields.get('UploadId'),
    }),
    missing: ({ uploadId }) => (uploadId ? undefined : 'the id of the upload'),
};

;// CONCATENATED MODULE: ./lib/s3/operations/upload/list-parts.js



/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html */
const listParts = {
    write: (input) => {
        const { path, query } = placeOf(input);
        return {
            method: 'GET',
            path,
            query: { ...query, 'part-number-marker': input.after?.toString() },
            headers: {},
        };
    },
    read: (answer) => {
        const { fields, rows = [] } = documentOf(answer, 'ListPartsResult', 'Part') ?? {};
        return {
            sizes: rows.map((row) => toCount(row.fields.get('Size'))),
            isTruncated: toBoolean(fields?.get('IsTruncated')),
            next: toCount(fields?.get('NextPartNumberMarker')),
        };
    },
    missing: ({ sizes, isTruncated, next = 0 }, { after = 0 }) => {
        if (isTruncated === undefined)
            return 'IsTruncated';
        if (sizes.includes(undefined))
            return 'a size in every row';
        return isTruncated && next <= after ? 'a marker that leads on' : undefined;
    },
};

;// CONCATENATED MODULE: ./lib/s3/operations/upload/upload-part.js




/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html */
const uploadPart = {
    write: (input, checksum) => {
        const { path, query } = placeOf(input);
        return {
            method: 'PUT',
            path,
            query: { ...query, partNumber: String(input.number) },
            // Elsewhere the signature's SHA-256 has to do: an MD5 of all parts would take longer than all
            // else that is done with them.
            headers: checksum === 'crc32' ? checksumHeaders(input.body, checksum) : {},
            body: input.body,
        };
    },
    read: (answer, request) => {
        const crc32 = repeatedChecksum('UploadPart', answer, request);
        const etag = headerOf(answer, 'etag');
        return { ...(etag !== undefined && { etag }), ...(crc32 !== undefined && { crc32 }) };
    },
    missing: missingETag,
};

;// CONCATENATED MODULE: ./lib/s3/operations/operations.js

















/** Every operation of S3 that this project sends. Nothing else reaches a store. */
const OPERATIONS = {
    AbortMultipartUpload: abortMultipartUpload,
    CompleteMultipartUpload: completeMultipartUpload,
    CopyObject: copyObject,
    CreateMultipartUpload: createMultipartUpload,
    DeleteObject: deleteObject,
    DeleteObjects: deleteObjects,
    GetObject: getObject,
    GetObjectAcl: getObjectAcl,
    GetObjectTagging: getObjectTagging,
    HeadBucket: headBucket,
    HeadObject: headObject,
    ListMultipartUploads: listMultipartUploads,
    ListObjectsV2: listObjectsV2,
    ListObjectVersions: listObjectVersions,
    ListParts: listParts,
    PutObject: putObject,
    UploadPart: uploadPart,
};

;// CONCATENATED MODULE: ./lib/s3/send/concerns/proof.js


/** Takes an answer for success only when it proves it. */
const proven = (next) => (call) => next(call).then((answer) => {
    const operation = OPERATIONS[call.operation];
    const lack = operation.missing(answer, call.input);
    if (lack !== undefined)
        throw (0,s3_errors/* unproven */.gm)(call.operation, lack);
    return answer;
});

;// CONCATENATED MODULE: ./lib/s3/send/concerns/retry.js


/** Milliseconds for a question that only refines a result. */
const OPTIONAL_BUDGET = 2_000;
/**
 * Sends a request until it has worked. Rejects with a StoreError that says how often it was sent:
 * at once when nothing can help, after `limits.request` when nothing did, with scope `batch` when
 * the store as a whole is given up, and with `RequestCanceled` when the signal aborts.
 */
function retried(deps) {
    const ordinary = {};
    const optional = { budget: Math.min(OPTIONAL_BUDGET, deps.limits.request) };
    return (next) => (call) => {
        let patience;
        const again = async (thrown) => {
            if (isOver(call))
                throw thrown;
            patience ??= createPatience(deps, call.options.isOptional === true ? optional : ordinary);
            await patience.again(thrown, call.waiting);
            return next(call).catch(again);
        };
        return next(call).catch(again);
    };
}

;// CONCATENATED MODULE: ./lib/s3/send/concerns/sendable-names.js

/** The one choke point for names, of every request on its way to any store. */
const guarded = (next) => async (call) => {
    assertSendableNames(call.input);
    return next(call);
};
/** The input must name a bucket, and keys where it has some, that can be sent. */
function assertSendableNames(input) {
    const { bucket, key, objects } = input;
    assertSendableBucket(bucket);
    if ('key' in input)
        assertSendableKey(key);
    for (const object of objects ?? [])
        assertSendableKey(object.key);
}

;// CONCATENATED MODULE: ./lib/s3/send/sender.js









/** One sender for a store: pace and limits are shared by all that it sends, on either way. */
function createSender(clients, connections, { maxSockets, limits, time }) {
    const pace = createPace(maxSockets, time);
    const health = createHealth(limits, time);
    const deps = { limits, health, time };
    const sendOnce = (call) => {
        const client = clients.of(call.input.bucket);
        call.used = { client, sentAt: time.now() };
        call.attempts += 1;
        return client.send(call.operation, call.input, call.options.signal);
    };
    const concerns = [guarded, retried(deps), mended(clients), paced(pace), watched(health), proven];
    const send = compose(concerns, sendOnce);
    return {
        limits,
        time,
        clients,
        pace,
        send: (operation, input, options) => {
            const call = callOf(operation, input, options);
            return send(call).then((answer) => ({ answer, attempts: call.attempts }));
        },
        patience: (policy) => createPatience(deps, policy),
        close: () => {
            clients.close();
            connections.close();
        },
    };
}

;// CONCATENATED MODULE: ./lib/s3/send/time.js
const REAL_TIME = {
    now: () => performance.now(),
    sleep,
    random: () => Math.random(),
    limit(ms, onEnd) {
        const timer = setTimeout(onEnd, ms);
        return () => {
            clearTimeout(timer);
        };
    },
};
function sleep(ms, signal) {
    return new Promise((resolve, reject) => {
        if (signal?.aborted === true) {
            reject(signal.reason);
            return;
        }
        const onAbort = () => {
            clearTimeout(timer);
            reject(signal?.reason);
        };
        const timer = setTimeout(() => {
            signal?.removeEventListener('abort', onAbort);
            resolve();
        }, ms);
        signal?.addEventListener('abort', onAbort, { once: true });
    });
}

;// CONCATENATED MODULE: ./lib/s3/wire/hmac.js

/** Bytes of a block of SHA-256, and of its digest. */
const BLOCK = 64;
const DIGEST = 32;
/**
 * HMAC (https://www.rfc-editor.org/rfc/rfc2104) by two hashes in one call each: Node's own Hmac
 * prepares its key anew every time, which takes longer than the hashes.
 */
function createHmac(key) {
    const block = Buffer.alloc(BLOCK);
    (key.length > BLOCK ? (0,external_node_crypto_.hash)('sha256', key, 'buffer') : key).copy(block);
    const inner = block.map((byte) => byte ^ 0x36);
    const outer = Buffer.concat([block.map((byte) => byte ^ 0x5c), Buffer.alloc(DIGEST)]);
    let message = Buffer.from(inner);
    return (text) => {
        const length = BLOCK + Buffer.byteLength(text);
        if (length > message.length)
            message = Buffer.concat([inner], length);
        message.write(text, BLOCK);
        outer.write((0,external_node_crypto_.hash)('sha256', message.subarray(0, length), 'hex'), BLOCK, 'hex');
        return (0,external_node_crypto_.hash)('sha256', outer, 'hex');
    };
}

;// CONCATENATED MODULE: ./lib/s3/wire/signer.js


/** What proxies may change on the way, by the rules of the SDK's own signer. */
const UNSIGNED = /^(authorization|cache-control|connection|expect|from|keep-alive|max-forwards|pragma|referer|te|trailer|transfer-encoding|upgrade|user-agent|x-amzn-trace-id|proxy-.*|sec-.*)$/;
const ALGORITHM = 'AWS4-HMAC-SHA256';
/**
 * AWS Signature Version 4. The signer gives the request's headers with those of the signature.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
function createSigner() {
    let known;
    const signOf = ({ secretAccessKey }, day, region) => {
        const of = `${day}/${region}`;
        if (known?.secret !== secretAccessKey || known.of !== of) {
            known = { secret: secretAccessKey, of, sign: signingHmac(secretAccessKey, day, region) };
        }
        return known.sign;
    };
    const layoutOf = createLayouts();
    const longDateOf = createDates();
    return (request, { credentials, region, host, time, payloadHash }) => {
        const longDate = longDateOf(time);
        const day = longDate.slice(0, 8);
        const { sessionToken, accessKeyId } = credentials;
        const headers = {
            ...request.headers,
            host,
            'x-amz-content-sha256': payloadHash,
            'x-amz-date': longDate,
            ...(sessionToken && { 'x-amz-security-token': sessionToken }),
        };
        const { signed, names } = layoutOf(headers);
        const scope = `${day}/${region}/s3/aws4_request`;
        let canonical = `${request.method}\n${request.path}\n${request.query}\n`;
        for (const name of signed)
            canonical += `${name}:${folded(headers[name] ?? '')}\n`;
        const digest = (0,external_node_crypto_.hash)('sha256', `${canonical}\n${names}\n${payloadHash}`, 'hex');
        const sign = signOf(credentials, day, region);
        const signature = sign(`${ALGORITHM}\n${longDate}\n${scope}\n${digest}`);
        headers['authorization'] =
            `${ALGORITHM} Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, ` +
                `Signature=${signature}`;
        return headers;
    };
}
/** What is signed of headers; kept for the next request, which mostly has the same ones. */
function createLayouts() {
    let known;
    return (headers) => {
        if (known === undefined || !isNamedSo(headers, known.of)) {
            const of = Object.keys(headers);
            const signed = of.filter((name) => !UNSIGNED.test(name)).sort();
            known = { of, signed, names: signed.join(';') };
        }
        return known;
    };
}
function isNamedSo(headers, names) {
    let count = 0;
    for (const name in headers) {
        if (names[count] !== name)
            return false;
        count += 1;
    }
    return count === names.length;
}
/** Times as ISO 8601 has them without separators; the latest is kept, for the same second. */
function createDates() {
    let known = { second: NaN, text: '' };
    return (time) => {
        const second = Math.floor(time / 1000);
        if (second !== known.second) {
            const text = new Date(time).toISOString().replaceAll(/[-:]|\.\d+/g, '');
            known = { second, text };
        }
        return known.text;
    };
}
function folded(value) {
    return /^ |[\t\r\n]| {2}| $/.test(value)
        ? value.replaceAll(/[ \t\r\n]+/g, ' ').replaceAll(/^ | $/g, '')
        : value;
}
function signingHmac(secret, ...scope) {
    return [...scope, 's3', 'aws4_request'].reduce((sign, text) => createHmac(Buffer.from(sign(text), 'hex')), createHmac(Buffer.from(`AWS4${secret}`)));
}

;// CONCATENATED MODULE: ./lib/s3/wire/wire-way.js



const USER_AGENT = 's3-batch-action';
/** Signs requests and sends them, at a small part of the time that the SDK takes. */
function createWireWay(route, { connections, assertAllowed, credentials }) {
    const sign = createSigner();
    const clock = createClock();
    return {
        checksum: route.checksum,
        async send(_operation, _subject, request, signal) {
            const used = await credentials();
            const hash = payloadHashOf(request.body);
            const payloadHash = typeof hash === 'string' ? hash : await hash;
            assertAllowed(route, used);
            signal?.throwIfAborted();
            const { method, body, isStreamed } = request;
            const path = route.basePath + request.path;
            const query = queryOf(request.query);
            const headers = sign({ method, path, query, headers: request.headers }, { ...route, credentials: used, time: clock.now(), payloadHash });
            headers['user-agent'] = USER_AGENT;
            const answer = await connections.send({
                origin: route.origin,
                target: query === '' ? path : `${path}?${query}`,
                method,
                headers,
                ...(body && { body }),
                ...(isStreamed === true && { isStreamed }),
            }, signal);
            clock.learn(answer);
            return answer;
        },
    };
}
/** The store's clock: requests that are signed for another time than its own are refused. */
function createClock() {
    let ahead = 0;
    // Thousands of answers come in the same second.
    let latest = { text: '', time: NaN };
    return {
        /** Milliseconds since 1970. */
        now: () => Date.now() + ahead,
        /** A cache's answer tells nothing. */
        learn({ headers }) {
            const text = headers.get('date') ?? '';
            if (text !== latest.text)
                latest = { text, time: Date.parse(text) };
            const offset = latest.time - Date.now();
            if (!Number.isNaN(offset) && headers.get('age') === undefined)
                ahead = offset;
        },
    };
}

;// CONCATENATED MODULE: ./lib/s3/store-client.js




/** A client of a store in one region: what knows the way there, and who signs. */
function createStoreClient(place, options) {
    let loading;
    const sdk = () => (loading ??= loadSdk(place, options));
    const credentials = options.credentials ?? (async (how) => (await sdk()).credentials(how));
    const ways = new Map();
    const wayTo = (bucket) => {
        const known = ways.get(bucket);
        if (known !== undefined)
            return known;
        const way = findWay(bucket, options, sdk);
        ways.set(bucket, way);
        way.catch(() => ways.delete(bucket));
        return way;
    };
    return {
        wayTo,
        credentials,
        async send(name, input, signal) {
            const operation = OPERATIONS[name];
            const way = await wayTo(input.bucket);
            const request = operation.write(input, way.checksum);
            const answer = await way.send(name, input, request, signal);
            if (answer.status < 200 || answer.status >= 300)
                throw (0,s3_errors/* refusalOf */.Of)(answer, { operation: name });
            return operation.read(answer, request);
        },
        close: () => {
            void loading?.then((loaded) => {
                loaded.close();
            }, ignore);
        },
    };
}
const ignore = () => undefined;
/** The SDK takes long to load: nothing before the first request waits for it. */
async function loadSdk(place, options) {
    const { createSdk } = await Promise.all(/* import() */[__webpack_require__.e(326), __webpack_require__.e(770)]).then(__webpack_require__.bind(__webpack_require__, 4770));
    return createSdk(place, options);
}
/** The SDK knows where a bucket is; where it is reached by plain SigV4, the SDK does not send. */
async function findWay(bucket, options, load) {
    assertSendableBucket(bucket);
    const sdk = await load();
    const resolved = await sdk.resolve(bucket);
    if ('route' in resolved && !options.isSdkOnly) {
        const { credentials = sdk.credentials } = options;
        return createWireWay(resolved.route, { ...options, credentials });
    }
    const isAsked = 'route' in resolved;
    options.onSdk(isAsked ? 'S3_BATCH_CLIENT asks for it' : resolved.reason);
    return sdk.way(isAsked ? resolved.route.checksum : resolved.checksum);
}

// EXTERNAL MODULE: ./lib/s3/wire/ca-bundle.js
var ca_bundle = __webpack_require__(5341);
// EXTERNAL MODULE: ./node_modules/proxy-from-env/index.js
var proxy_from_env = __webpack_require__(8182);
// EXTERNAL MODULE: ./node_modules/undici/lib/dispatcher/pool.js
var dispatcher_pool = __webpack_require__(628);
;// CONCATENATED MODULE: ./lib/s3/wire/http/errors.js

/** Maximum bytes of the head of an answer; Node's own limit. */
const MAX_HEAD = 16 * 1024;
function lost() {
    return coded('the connection was closed before the answer was whole', 'ECONNRESET');
}
function errors_closed() {
    return coded('the connections were closed', 'ECONNABORTED');
}
function aborted() {
    return coded('the request was aborted', 'ECONNABORTED');
}
function timedOut(message) {
    return Object.assign(new Error(message), { name: 'TimeoutError' });
}
/** An answer that is not HTTP/1.1, under a code of Node's parser. */
function notHttp(what, code = 'HPE_INVALID_CONSTANT') {
    return coded(`what answers does not speak HTTP/1.1 as a store does: ${what}`, code);
}
function headTooLong() {
    return notHttp(`its head is longer than ${MAX_HEAD} bytes`, 'HPE_HEADER_OVERFLOW');
}
/**
 * The error with one of Node's codes that says the same as one of undici's; others as they are.
 * `hasHead`: the head of the answer had come.
 */
function asNodeError(thrown, hasHead = false) {
    const code = (0,errors/* codeOf */.$N)(thrown);
    const message = (0,errors/* messageOf */.bD)(thrown);
    if (thrown.name === 'HTTPParserError') {
        // undici 8 leaves out the code.
        return message.includes('EOF') ? lost() : notHttp("it can't be parsed");
    }
    if (!code.startsWith('UND_ERR'))
        return thrown;
    if (code === 'UND_ERR_HEADERS_OVERFLOW')
        return headTooLong();
    if (code === 'UND_ERR_DESTROYED' || code === 'UND_ERR_CLOSED')
        return errors_closed();
    if (/^bad (response|upgrade)$/.test(message))
        return notHttp('it sends what was not asked for');
    // What undici also says of a head with a length that it can't parse.
    if (code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH' && !hasHead) {
        return notHttp('it does not tell where its body ends');
    }
    return lost();
}
function coded(message, code) {
    return Object.assign(new Error(message), { code });
}

;// CONCATENATED MODULE: ./lib/s3/wire/http/body-stream.js
/** A body that is read as it arrives; its source pauses while the reader is busy. */
function createBodyStream(source) {
    const waiting = [];
    let end;
    let wake;
    const more = () => new Promise((resolve) => {
        wake = resolve;
        source.resume();
    });
    async function* read() {
        try {
            for (;;) {
                const piece = waiting.shift();
                if (piece !== undefined)
                    yield piece;
                else if (end === undefined)
                    await more();
                else if ('thrown' in end)
                    throw end.thrown;
                else
                    return;
            }
        }
        finally {
            if (end === undefined)
                source.abandon();
        }
    }
    return {
        push(piece) {
            waiting.push(piece);
            if (wake === undefined)
                source.pause();
            wake?.();
            wake = undefined;
        },
        end(how = {}) {
            end = how;
            wake?.();
        },
        pieces: read(),
    };
}

;// CONCATENATED MODULE: ./lib/s3/wire/http/exchange.js




/** Bytes; more than a page of 1,000 keys of 1,024 bytes needs, each byte encoded in three. */
const MAX_BODY = 16 * 1024 * 1024;
const SWITCHING = 101;
const NO_BYTES = Buffer.alloc(0);
const NOTHING_YET = {
    connection: undefined,
    isSettled: false,
    status: 0,
    headers: new Map(),
    size: 0,
    stream: undefined,
};
function createExchange(isStreamed, signal, resolve, reject) {
    const state = {
        isStreamed,
        resolve,
        reject,
        forget: (0,on_abort/* onAbort */.u)(signal, () => {
            fail(state, signal?.reason);
            state.connection?.socket?.destroy(aborted());
        }),
        ...NOTHING_YET,
        pieces: [],
    };
    return {
        state,
        onRequestStart: (controller) => {
            stopLate(state, controller);
        },
        onResponseStart: (controller, status, headers) => {
            if (status === SWITCHING)
                throw notHttp('it changes to another protocol');
            // An informational answer is followed by the one that counts.
            if (status >= 200)
                takeHead(state, controller, status, headersOf(headers));
        },
        onResponseData: (_, piece) => {
            takeBody(state, piece);
        },
        onResponseEnd: () => {
            finish(state);
        },
        onResponseError: (_, thrown) => {
            fail(state, asNodeError(thrown, state.status > 0));
        },
    };
}
/** Of an aborted request nothing is sent: its body's memory may be in use again. */
function stopLate({ isSettled }, controller) {
    if (isSettled)
        controller.abort(aborted());
}
/** What is thrown here ends the request and its connection. */
function takeHead(state, controller, status, headers) {
    const coding = 'transfer-encoding';
    if (headers.has(coding) && headers.get(coding)?.toLowerCase() !== 'chunked') {
        throw notHttp('it does not tell where its body ends');
    }
    state.status = status;
    state.headers = headers;
    if (!state.isStreamed || status >= 300)
        return;
    const { connection } = state;
    state.stream = createBodyStream({
        pause: () => {
            controller.pause();
            connection?.watch(false);
        },
        resume: () => {
            connection?.watch(true);
            controller.resume();
        },
        abandon: () => {
            state.forget();
            connection?.socket?.destroy(aborted());
        },
    });
    state.resolve({ status, headers, body: NO_BYTES, stream: state.stream.pieces });
}
function takeBody(state, piece) {
    state.size += piece.length;
    if (state.stream !== undefined) {
        state.stream.push(piece);
        return;
    }
    if (state.size > MAX_BODY) {
        throw new errors/* StoreError */.AD('UnprovenAnswer', `the answer is longer than the ${MAX_BODY} bytes that a store may send here: something ` +
            'between here and the store may have answered in its place');
    }
    state.pieces.push(piece);
}
function finish(state) {
    const { status, headers, pieces, size, stream } = state;
    const socket = state.connection?.socket;
    // A body without a length ends with its connection, but not with one that broke.
    if (socket?.errored) {
        fail(state, lost());
        return;
    }
    settle(state);
    if (stream !== undefined)
        stream.end();
    else {
        const body = pieces[1] ? Buffer.concat(pieces, size) : (pieces[0] ?? NO_BYTES);
        // undici frees the connection in the next turn of the event loop, which it is about to ask for:
        // who sends another request before that would open another connection.
        process.nextTick(setImmediate, state.resolve, { status, headers, body });
    }
    // What is answered before it was sent still reads the memory of its body.
    if (socket !== undefined && socket.writableLength > 0)
        socket.destroy(lost());
}
function fail(state, thrown) {
    if (state.isSettled)
        return;
    settle(state);
    if (state.stream === undefined)
        state.reject(thrown);
    else
        state.stream.end({ thrown });
}
function settle(state) {
    state.isSettled = true;
    state.forget();
}
/** undici has the names in lower case, and a list of values where a header stands more than once. */
function headersOf(parsed) {
    const headers = new Map();
    for (const name of Object.keys(parsed)) {
        const value = parsed[name];
        headers.set(name, typeof value === 'string' ? value.trimEnd() : undefined);
    }
    return headers;
}

// EXTERNAL MODULE: ./node_modules/undici/lib/dispatcher/client.js
var dispatcher_client = __webpack_require__(3701);
;// CONCATENATED MODULE: ./lib/s3/wire/proxy-error.js


/** A proxy did not do its part. Its URL may hold a password: only host and port are named. */
function proxyError({ host }, target, statement, details = {}) {
    const { status } = details;
    const remedy = status === 407
        ? 'put a user name and password that it accepts in HTTPS_PROXY'
        : 'correct HTTPS_PROXY or HTTP_PROXY';
    return new errors/* StoreError */.AD('ProxyError', `the proxy ${host} ${statement}: ${remedy}, or name ${hostnameOf(target)} in NO_PROXY`, { ...details, scope: (0,error_codes/* scopeOf */.Od)({ code: 'ProxyError', ...details }) });
}
function hostnameOf(target) {
    return target.replace(/:\d+$/, '');
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
;// CONCATENATED MODULE: ./lib/s3/wire/http/socket.js



/** A new connection to `hop`, or TLS with it over `socket`; its host is proven by its certificate. */
function dial(hop, { secureContext }, socket) {
    const { protocol, hostname, port } = hop.url;
    const host = hostname.replace(/^\[|\]$/g, '');
    if (protocol === 'http:')
        return (0,external_node_net_.connect)({ host, port: Number(port || 80), noDelay: true });
    const trusted = secureContext?.();
    const secured = (0,external_node_tls_.connect)({
        host,
        port: Number(port || 443),
        ALPNProtocols: ['http/1.1'],
        ...((0,external_node_net_.isIP)(host) === 0 && { servername: host }),
        ...(hop.session && { session: hop.session }),
        ...(trusted && { secureContext: trusted }),
        ...(socket && { socket }),
    });
    secured.setNoDelay(true);
    return secured.on('session', (session) => {
        hop.session = session;
    });
}
/** Resolves when requests can be written to it; rejects when it breaks before. */
function connected(socket, { url }) {
    return new Promise((resolve, reject) => {
        socket.once(url.protocol === 'http:' ? 'connect' : 'secureConnect', () => {
            resolve(socket);
        });
        // Both listeners are kept: an error that nothing listens for would end the process.
        socket.on('error', reject);
        socket.once('close', () => {
            reject(lost());
        });
    });
}

;// CONCATENATED MODULE: ./lib/s3/wire/http/tunnel.js




/**
 * Resolves when the proxy at the other end of `socket` has opened a tunnel to `target`. Rejects with
 * a ProxyError for any answer to CONNECT but 200, for one of more than 16 KiB, for data that the
 * proxy sends of its own, and when the connection ends before. Has no limit of time: destroying the
 * socket ends it with the error of that.
 */
function openTunnel(socket, proxy, target) {
    const limitHead = () => {
        if (socket.bytesRead > MAX_HEAD)
            socket.destroy(headTooLong());
    };
    const client = clientOver(socket, () => socket.on('readable', limitHead));
    const headers = ['host', target, 'proxy-connection', 'keep-alive', ...proxy.authorization];
    return new Promise((resolve, reject) => {
        client.dispatch({ method: 'CONNECT', path: target, headers }, {
            onRequestStart: () => undefined,
            onRequestUpgrade: (_, status) => {
                socket.off('readable', limitHead);
                const refusal = refusalOf(status, socket, proxy, target);
                if (refusal === undefined)
                    resolve();
                else
                    reject(refusal);
            },
            onResponseError: (_, thrown) => {
                reject(broken(thrown, proxy, target));
            },
        });
    });
}
function clientOver(socket, onTaken) {
    return new dispatcher_client('http://proxy', {
        maxHeaderSize: MAX_HEAD,
        headersTimeout: 0,
        connect: (_, callback) => {
            // Not at once: undici sends nothing on a connection that it has while it asks for one.
            queueMicrotask(() => {
                if (socket.destroyed) {
                    callback(socket.errored ?? lost(), null);
                    return;
                }
                callback(null, socket);
                onTaken();
            });
        },
    });
}
function refusalOf(status, socket, { url }, target) {
    if (status !== 200) {
        const statement = `answered CONNECT ${target} with status ${status}`;
        return proxyError(url, target, statement, { status });
    }
    // In TLS the client speaks first, so that nothing can come from the host yet.
    return socket.readableLength > 0
        ? proxyError(url, target, 'sent data of its own into the tunnel')
        : undefined;
}
function broken(thrown, { url }, target) {
    const code = (0,errors/* codeOf */.$N)(asNodeError(thrown));
    if (code === 'HPE_HEADER_OVERFLOW') {
        return proxyError(url, target, `answered CONNECT with more than ${MAX_HEAD} bytes`);
    }
    if (code.startsWith('HPE_'))
        return proxyError(url, target, 'did not answer CONNECT in HTTP/1.1');
    return (0,errors/* codeOf */.$N)(thrown).startsWith('UND_ERR')
        ? proxyError(url, target, `closed the connection before it answered CONNECT ${target}`)
        : thrown;
}

;// CONCATENATED MODULE: ./lib/s3/wire/http/pool-client.js






/**
 * A client of undici for a pool, which lets its connection and its request know one another. A
 * request that was aborted in the queue is passed over.
 */
function createPoolClient(origin, options, connecting) {
    const connection = {
        socket: undefined,
        exchange: undefined,
        bytesBefore: 0,
        watch: (isOn) => connection.socket?.setTimeout(isOn ? connecting.limits.stall : 0),
    };
    const client = new dispatcher_client(origin, { ...options, connect: connectorOf(connecting, connection) });
    const dispatch = client.dispatch.bind(client);
    client.dispatch = (request, handler) => {
        const exchange = handler;
        if (exchange.state.isSettled)
            return true;
        exchange.state.connection = connection;
        connection.exchange = exchange;
        connection.bytesBefore = connection.socket?.bytesRead ?? 0;
        return dispatch(request, handler);
    };
    return client;
}
function connectorOf(connecting, connection) {
    return (_, callback) => {
        pool_client_open(connecting, connection).then((socket) => {
            if (socket.destroyed) {
                callback(socket.errored ?? lost(), null);
                return;
            }
            callback(null, socket);
            // After undici has read what there is.
            socket.on('readable', () => {
                limitOverhead(connection, socket);
            });
        }, (thrown) => {
            callback(thrown, null);
        });
    };
}
/** Most bytes that may come with one byte of a body, as sizes of chunks and the like. */
const OVERHEAD = 8;
/** undici has no limit of its own for reason phrases, chunk extensions and the number of heads. */
function limitOverhead({ exchange, bytesBefore }, socket) {
    if (exchange === undefined)
        return;
    const { size } = exchange.state;
    const overhead = socket.bytesRead - bytesBefore - socket.readableLength - size;
    if (overhead > MAX_HEAD + OVERHEAD * size)
        socket.destroy(headTooLong());
}
/** Opens a connection that can carry requests; the whole of it takes at most `limits.connect`. */
async function pool_client_open(connecting, connection) {
    const { limits, opening, proxy, target } = connecting;
    opening.add(connection);
    let late = timedOut(`no connection was made in ${limits.connect} ms`);
    const timer = setTimeout(() => {
        connection.socket?.destroy(late);
    }, limits.connect);
    try {
        const socket = proxy === undefined
            ? await connected((connection.socket = dial(target, connecting)), target)
            : await openThrough(proxy, connecting, connection, (thrown) => (late = thrown));
        connection.bytesBefore = 0;
        socket.setTimeout(limits.stall, () => {
            socket.destroy(timedOut(`the connection made no progress for ${limits.stall} ms`));
        });
        return socket;
    }
    catch (thrown) {
        connection.socket?.destroy();
        throw thrown;
    }
    finally {
        clearTimeout(timer);
        opening.delete(connection);
    }
}
/** Plain http goes to the proxy itself, https through a tunnel. */
async function openThrough(proxy, connecting, connection, setLate) {
    const { target, limits } = connecting;
    const isTunnel = target.url.protocol === 'https:';
    const host = `${target.url.hostname}:${target.url.port || (isTunnel ? 443 : 80)}`;
    const what = isTunnel ? `CONNECT ${host} ` : '';
    setLate(proxyError(proxy.url, host, `did not answer ${what}in ${limits.connect} ms`));
    const socket = (connection.socket = dial(proxy, connecting));
    try {
        await connected(socket, proxy);
        if (!isTunnel)
            return socket;
        await openTunnel(socket, proxy, host);
    }
    catch (thrown) {
        // Also what the limit or a signal destroyed it with comes here.
        const code = (0,errors/* codeOf */.$N)(thrown);
        if (code === 'ProxyError' || code === 'ECONNABORTED')
            throw thrown;
        throw proxyError(proxy.url, host, `can't be reached (${code})`, { cause: thrown });
    }
    setLate(timedOut(`${host} did not establish TLS through the proxy in ${limits.connect} ms`));
    return connected((connection.socket = dial(target, connecting, socket)), target);
}

;// CONCATENATED MODULE: ./lib/s3/wire/http/request-headers.js

const TARGET = /^\/[\x21-\x7e]*$/;
const request_headers_NAME = /^[!#$%&'*+.^_`|~\w-]+$/;
const request_headers_VALUE = /^[\t\x20-\x7e]*$/;
/**
 * Names and values in turn. Throws a StoreError rather than let a line break through, with which a
 * value would become a header or a request of its own.
 */
function headerList({ target, headers }) {
    if (!TARGET.test(target))
        throw unsendable('the path of a request');
    const list = [];
    for (const name in headers) {
        const value = headers[name] ?? '';
        if (!request_headers_NAME.test(name) || !request_headers_VALUE.test(value))
            throw unsendable(`the header ${name}`);
        list.push(name, value);
    }
    return list;
}
/** The message leaves the value out: what has a line break at its end is mostly a secret. */
function unsendable(what) {
    return new errors/* StoreError */.AD('InvalidHeader', `${what} holds a character that can't be sent, for instance a line break: look for one at ` +
        'the end of AWS_ACCESS_KEY_ID, AWS_SESSION_TOKEN or the region', { scope: 'batch' });
}

;// CONCATENATED MODULE: ./lib/s3/wire/proxies.js

/** The proxy that is named so. Throws a StoreError for what is no URL of http or https. */
function proxyAt(text) {
    const url = URL.parse(text);
    if (url === null || !/^https?:$/.test(url.protocol)) {
        throw new errors/* StoreError */.AD('ProxyError', 'HTTPS_PROXY, HTTP_PROXY or ALL_PROXY is no http:// or https:// URL: correct it, or name ' +
            'the host of the endpoint in NO_PROXY', { scope: 'batch' });
    }
    const credentials = `${decoded(url.username)}:${decoded(url.password)}`;
    const encoded = Buffer.from(credentials).toString('base64');
    const authorization = credentials === ':' ? [] : ['proxy-authorization', `Basic ${encoded}`];
    return { url, session: undefined, authorization };
}
/** A per cent sign that begins no escape stands for itself. */
function decoded(text) {
    return text.replaceAll(/(?:%[\da-f]{2})+/gi, (escapes) => {
        try {
            return decodeURIComponent(escapes);
        }
        catch {
            return escapes;
        }
    });
}

;// CONCATENATED MODULE: ./lib/s3/wire/connections.js







/** Milliseconds that an idle connection is kept; stores close one after five or more. */
const KEEP_ALIVE = 4_000;
/** Milliseconds by which it is given up before the store would. */
const MARGIN = 1_000;
/** `proxyFor` gives the URL of the proxy for an origin, or ''. Default: as HTTPS_PROXY and so on say. */
function createConnections(options, proxyFor = proxy_from_env/* getProxyForUrl */.T) {
    const routes = new Map();
    const opening = new Set();
    let isClosed = false;
    const routeTo = (origin) => {
        const known = routes.get(origin);
        if (known !== undefined)
            return known;
        const proxy = proxyFor(origin);
        const route = createRoute(origin, proxy === '' ? undefined : proxyAt(proxy), options, opening);
        routes.set(origin, route);
        return route;
    };
    return {
        send: (request, signal) => {
            const { origin, target, method, body, isStreamed = false } = request;
            const list = headerList(request);
            signal?.throwIfAborted();
            if (isClosed)
                throw errors_closed();
            const { pool, prefix, host, headers } = routeTo(origin);
            // Else undici names the proxy.
            if (request.headers['host'] === undefined)
                list.push('host', host);
            list.push(...headers);
            return new Promise((resolve, reject) => {
                pool.dispatch(
                // undici would end the connection of a HEAD.
                { method, path: prefix + target, headers: list, body: body ?? null, reset: false }, createExchange(isStreamed, signal, resolve, reject));
            });
        },
        close: () => {
            isClosed = true;
            for (const { pool } of routes.values())
                void pool.destroy(errors_closed());
            for (const { socket } of opening)
                socket?.destroy(errors_closed());
        },
    };
}
function createRoute(origin, proxy, { maxSockets, ...trust }, opening) {
    const target = { url: new URL(origin), session: undefined };
    const isForwarded = proxy !== undefined && target.url.protocol === 'http:';
    const way = { ...trust, target, proxy, opening };
    const pool = new dispatcher_pool(isForwarded ? proxy.url.origin : origin, {
        connections: maxSockets,
        pipelining: 1,
        allowH2: false,
        maxHeaderSize: MAX_HEAD,
        keepAliveTimeout: KEEP_ALIVE,
        keepAliveMaxTimeout: KEEP_ALIVE,
        keepAliveTimeoutThreshold: MARGIN,
        // It takes no notice of what is sent; the sockets have a limit that does.
        headersTimeout: 0,
        bodyTimeout: 0,
        factory: (url, clientOptions) => createPoolClient(url, clientOptions, way),
    });
    const { origin: prefix, host } = target.url;
    return isForwarded
        ? { pool, host, prefix, headers: proxy.authorization }
        : { pool, host, prefix: '', headers: [] };
}

;// CONCATENATED MODULE: ./lib/s3/connect.js









const DEFAULT_SOCKETS = 64;
/** Where a region is asked for when nobody names one. */
const FIRST_REGION = 'us-east-1';
/** The sender of all requests to a store, in the region that was named or that `bucket` is in. */
async function connect(connection, bucket, time = REAL_TIME) {
    const { AWS_REGION, AWS_DEFAULT_REGION, S3_BATCH_CLIENT, S3_BATCH_LANE } = process.env;
    const named = [connection.region, AWS_REGION, AWS_DEFAULT_REGION].find(Boolean);
    const { maxSockets = DEFAULT_SOCKETS } = connection;
    const limits = { ...DEFAULT_LIMITS, ...connection.limits };
    const connections = createConnections({
        maxSockets,
        limits,
        secureContext: (0,ca_bundle/* trustOf */.A)(process.env),
    });
    const { endpoint, forcePathStyle = endpoint !== undefined } = connection;
    const options = {
        connections,
        assertAllowed: (0,endpoint_guard/* createEndpointGuard */.x)(connection),
        // For support: shows whether trouble comes from this project's own client. The second name is an
        // older one of the first.
        isSdkOnly: (S3_BATCH_CLIENT ?? S3_BATCH_LANE) === 'sdk',
        onSdk: once(connection.onSdk),
    };
    const clients = createS3Clients((region, first) => createStoreClient({ region, endpoint, forcePathStyle }, { ...options, credentials: first?.credentials }), named ?? FIRST_REGION, time);
    const sender = createSender(clients, connections, { maxSockets, limits, time });
    if (named === undefined)
        await findRegion(sender, bucket);
    return sender;
}
/** The same, called once with each text. */
function once(tell = () => undefined) {
    const told = new Set();
    return (text) => {
        if (!told.has(text))
            tell(text);
        told.add(text);
    };
}
/**
 * S3 names a bucket's region in every answer about it, also when it refuses the request, and the
 * sender goes there from then on. Other refusals will be heard again, by what needs the answer.
 */
async function findRegion(sender, bucket) {
    try {
        await sender.send('HeadBucket', { bucket }, {});
    }
    catch (thrown) {
        if (thrown instanceof errors/* StoreError */.AD && thrown.scope === 'batch')
            throw thrown;
    }
}

;// CONCATENATED MODULE: ./lib/s3/objects/is-stored.js

/**
 * Resolves to the object's ETag and version when the store holds exactly what was sent, so that
 * an earlier attempt must have stored it. Rejects with `refusal` when it certainly is another
 * object, and with `UnknownOutcome` when nothing can tell.
 */
async function isStored(sender, { bucket, key }, expected, refusal, signal) {
    const { answer, attempts } = await sender
        .send('HeadObject', { bucket, key }, { signal })
        .catch((thrown) => {
        throw unknownOutcome(refusal, thrown);
    });
    const { facts, headers } = answer;
    if (facts?.size !== expected.size)
        throw refusal;
    const { etag, versionId } = facts;
    if (etag.replaceAll('"', '') === expected.etag) {
        return { etag, ...(versionId !== undefined && { versionId }), attempts };
    }
    // An ETag under a KMS key only looks like an MD5.
    const isUnderKms = headers['x-amz-server-side-encryption']?.startsWith('aws:kms') === true;
    throw isUnderKms ? unknownOutcome(refusal, refusal) : refusal;
}
function unknownOutcome(refusal, cause) {
    return new errors/* StoreError */.AD('UnknownOutcome', 'an answer was lost, and now the key exists: nothing tells whether this object or another ' +
        'one was stored; give the credentials s3:GetObject, or run again', { cause, ...(refusal.attempts !== undefined && { attempts: refusal.attempts }) });
}

;// CONCATENATED MODULE: ./lib/s3/multipart/complete.js



/**
 * A lost answer makes the next attempt find no upload, or the object that the first one stored:
 * then the object itself tells.
 */
async function completeUpload(sender, upload, size, signal) {
    try {
        const options = { signal, writes: 1 };
        const { answer, attempts } = await sender.send('CompleteMultipartUpload', upload, options);
        return { ...answer, attempts };
    }
    catch (thrown) {
        const isLostAnswer = isGone(thrown) || isRefused(thrown);
        if (!isLostAnswer || (thrown.attempts ?? 1) === 1)
            throw thrown;
        const { bucket, key, parts } = upload;
        const expected = { etag: etagOfParts(parts), size };
        return await isStored(sender, { bucket, key }, expected, thrown, signal).catch((unknown) => {
            throw isGone(thrown) ? thrown : unknown;
        });
    }
}
/** As S3 makes it: the MD5 of the parts' MD5s, and their number. */
function etagOfParts(parts) {
    const digests = parts.map(({ etag }) => Buffer.from(etag.replaceAll('"', ''), 'hex'));
    return `${(0,external_node_crypto_.createHash)('md5').update(Buffer.concat(digests)).digest('hex')}-${parts.length}`;
}
/** Whether the store knows no such upload, or no longer. */
function isGone(thrown) {
    return thrown instanceof errors/* StoreError */.AD && thrown.code === 'NoSuchUpload';
}
function isRefused(thrown) {
    return thrown instanceof errors/* StoreError */.AD && thrown.code === 'PreconditionFailed';
}

;// CONCATENATED MODULE: ./lib/s3/multipart/abort.js



/** Bytes of all parts of an open upload, page by page. */
async function uploadSize(sender, upload, signal) {
    let size = 0;
    let after;
    do {
        const page = { ...upload, ...(after !== undefined && { after }) };
        const { answer } = await sender.send('ListParts', page, { signal, isOptional: true });
        for (const bytes of answer.sizes)
            size += bytes ?? 0;
        after = answer.isTruncated === true ? answer.next : undefined;
    } while (after !== undefined);
    return size;
}
/** How often an upload is aborted that has parts again each time. */
const MAX_ROUNDS = 4;
const ROUNDS = { attempts: MAX_ROUNDS, budget: Infinity, retryOf: () => 'again' };
/**
 * Aborts an upload until its parts can't be found any more, as S3 advises: one that was on its way
 * may arrive after the abort
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html).
 */
async function endUpload(sender, { gate, ...upload }, signal) {
    const patience = sender.patience(ROUNDS);
    let attempts = 0;
    for (let round = 1;; round += 1) {
        try {
            const aborted = await sender.send('AbortMultipartUpload', upload, {
                signal,
                gate,
                writes: 1,
            });
            attempts += aborted.attempts;
        }
        catch (thrown) {
            const { attempts: sent = 1 } = (0,s3_errors/* toStoreError */.D5)(thrown, signal);
            // After a lost answer, or in a later round, it was this run that aborted it.
            if (!isGone(thrown) || (round === 1 && sent === 1))
                throw thrown;
            return { attempts: attempts + sent };
        }
        if (await hasEnded(sender, upload, signal))
            return { attempts };
        await patience.again(stillThere(), signal);
    }
}
/** Whoever may abort may not be allowed to look: then the answer to the abort has to do. */
async function hasEnded(sender, upload, signal) {
    try {
        await sender.send('ListParts', upload, { signal });
        return false;
    }
    catch (thrown) {
        if (isGone(thrown) || (0,s3_errors/* toStoreError */.D5)(thrown, signal).code === 'AccessDenied')
            return true;
        throw thrown;
    }
}
function stillThere() {
    return new errors/* StoreError */.AD('UploadStillThere', `the upload is still there after ${MAX_ROUNDS} aborts, because something goes on sending ` +
        'parts to it: end that, and run again');
}

;// CONCATENATED MODULE: ./lib/s3/send/grace.js
/** A signal that aborts by itself, until it is ended. */
function createDeadline(ms, time) {
    const controller = new AbortController();
    const end = time.limit(ms, () => {
        controller.abort(new DOMException('the time for it is over', 'TimeoutError'));
    });
    return { signal: controller.signal, end };
}
/** For what must not be left half done: a signal that aborts `ms` milliseconds after another. */
function createGrace(signal, ms, time) {
    const controller = new AbortController();
    let forgetLimit;
    const start = () => {
        forgetLimit = time.limit(ms, () => {
            controller.abort(signal?.reason);
        });
    };
    if (signal?.aborted === true)
        start();
    else
        signal?.addEventListener('abort', start, { once: true });
    return {
        signal: controller.signal,
        end: () => {
            forgetLimit?.();
            signal?.removeEventListener('abort', start);
        },
    };
}

;// CONCATENATED MODULE: ./lib/s3/multipart/clean-up.js


/** `journal` hears of every upload, in slots that are used again. */
function createOpenUploads(journal) {
    const slots = [];
    return {
        add(upload) {
            const free = slots.indexOf(undefined);
            const slot = free === -1 ? slots.length : free;
            slots[slot] = upload.uploadId;
            journal?.opened(slot, upload);
        },
        delete({ uploadId }) {
            const slot = slots.indexOf(uploadId);
            if (slot === -1)
                return;
            slots[slot] = undefined;
            journal?.closed(slot);
        },
    };
}
/**
 * Aborts an upload and asks for its parts until the store says that it is gone, because a part
 * that was on its way may arrive after the abort
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html). Resolves to
 * whether it is gone; never rejects.
 */
async function abortUpload(sender, upload) {
    // A signal of its own: the run's may have aborted already.
    const deadline = createDeadline(sender.limits.cleanUp, sender.time);
    try {
        return await abortUntil(sender, upload, deadline.signal);
    }
    finally {
        deadline.end();
    }
}
/** How often, with the waits between, and however badly the store has done before. */
const TRIES = { attempts: 3, retryOf: () => 'again', outlivesBatch: true };
async function abortUntil(sender, upload, signal) {
    const patience = sender.patience(TRIES);
    const options = { signal, isUrgent: true };
    for (let attempt = 1;; attempt += 1) {
        let error = (0,s3_errors/* unproven */.gm)('AbortMultipartUpload', 'an end of the parts');
        try {
            await sender.send('AbortMultipartUpload', upload, { ...options, writes: 1 });
            await sender.send('ListParts', upload, options);
        }
        catch (thrown) {
            error = (0,s3_errors/* toStoreError */.D5)(thrown, signal);
            if (error.code === 'NoSuchUpload')
                return true;
            // Whoever may abort may not be allowed to look.
            if (error.code === 'AccessDenied')
                return attempt > 1;
        }
        const isAgain = await patience.again(error, signal).then(() => true, () => false);
        if (!isAgain)
            return false;
    }
}

// EXTERNAL MODULE: ./lib/s3/multipart/sizes.js
var sizes = __webpack_require__(9063);
;// CONCATENATED MODULE: ./lib/s3/objects/body-memory.js
/** Bytes, as powers of two: of what is given for the smallest bodies and for the largest. */
const SMALLEST = 12;
const LARGEST = 18;
/** Bytes that wait for a body at most. */
const MAX_WAITING = 8 * 1024 * 1024;
function createBodyMemory() {
    const waiting = [];
    let bytes = 0;
    return {
        take(size) {
            const power = Math.max(SMALLEST, 32 - Math.clz32(size - 1));
            if (size === 0 || power > LARGEST)
                return undefined;
            const memory = waiting[power]?.pop();
            if (memory === undefined)
                return Buffer.allocUnsafeSlow(2 ** power);
            bytes -= memory.byteLength;
            return memory;
        },
        giveBack(memory) {
            if (bytes + memory.byteLength > MAX_WAITING)
                return;
            bytes += memory.byteLength;
            (waiting[31 - Math.clz32(memory.byteLength)] ??= []).push(memory);
        },
    };
}

// EXTERNAL MODULE: ./lib/core/excerpt.js
var excerpt = __webpack_require__(4338);
;// CONCATENATED MODULE: ./lib/s3/objects/delete-requests.js


/** Undefined when the store refused the form of the request and the dialect has changed. */
async function sendTogether(sender, request, dialect, signal) {
    const used = dialect.checksum;
    const { gate, ...others } = request;
    const input = { ...others, checksum: used === 'md5' ? 'md5' : 'crc32' };
    try {
        return await sender.send('DeleteObjects', input, {
            signal,
            gate,
            writes: request.objects.length,
            throttled: throttledOf,
        });
    }
    catch (thrown) {
        const error = (0,s3_errors/* toStoreError */.D5)(thrown, signal);
        if (!isRefusalOfForm(error) || used === 'singly')
            throw error;
        if (dialect.checksum === used)
            dialect.checksum = used === 'default' ? 'md5' : 'singly';
        return undefined;
    }
}
function throttledOf({ deleted, errors }) {
    if (!errors.some(({ code = '' }) => (0,error_codes/* retryOf */.W2)({ code }) === 'slower'))
        return 'nothing';
    return deleted.length > 0 ? 'something' : 'everything';
}
/**
 * Stores that know only Content-MD5 refuse a CRC32 with one of several codes
 * (https://github.com/aws/aws-sdk-js-v3/issues/6819, https://github.com/minio/minio/issues/20845),
 * and some have no DeleteObjects at all. None of these codes leaves anything deleted.
 */
function isRefusalOfForm({ code, status, message }) {
    if (code === 'NotImplemented' || code === 'MissingContentMD5' || status === 501)
        return true;
    const isInvalid = code === 'InvalidRequest' || code === 'InvalidArgument';
    return isInvalid && /md5|checksum|crc|x-amz-sdk/i.test(message);
}
/** One key in a request of its own. */
async function deleteOne(sender, { gate, ...request }, { key, versionId, ifMatch }, signal) {
    try {
        // What else an object says of itself, its bucket say, is not what is to be deleted.
        const input = {
            ...request,
            key,
            ...(versionId !== undefined && { versionId }),
            ...(ifMatch !== undefined && { ifMatch }),
        };
        const { answer, attempts } = await sender.send('DeleteObject', input, {
            signal,
            gate,
            writes: 1,
        });
        const { deleteMarker } = answer;
        return { ...(deleteMarker !== undefined && { deleteMarker }), attempts };
    }
    catch (thrown) {
        const error = (0,s3_errors/* toStoreError */.D5)(thrown, signal);
        if (error.scope === 'batch')
            throw error;
        return { error };
    }
}

;// CONCATENATED MODULE: ./lib/s3/objects/delete.js






/** Single DeleteObject requests in flight, where one request for all is not possible. */
const SINGLE_CONCURRENCY = 8;
/** Characters that XML 1.0 can't carry, not as references either. */
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;
/**
 * Deletes up to 1,000 keys; results stand in the order of the request's objects. Keys that the
 * store could not delete just now are asked for again, by themselves.
 */
async function removeObjects(sender, request, dialect, signal) {
    const results = new Map(await deleteOnce(sender, request, dialect, signal));
    const pendingOf = createPending(sender, request.objects, results);
    for (;;) {
        const { pending, wait } = pendingOf();
        if (pending.length === 0)
            break;
        if (wait > 0)
            await sender.time.sleep(wait, signal).catch(() => undefined);
        // What went before is known: an error now is one of these keys alone.
        const again = await deleteOnce(sender, { ...request, objects: pending }, dialect, signal).catch((thrown) => {
            const error = (0,s3_errors/* toStoreError */.D5)(thrown, signal);
            return new Map(pending.map((object) => [object, { error }]));
        });
        for (const [object, result] of again)
            results.set(object, result);
    }
    return request.objects.map((object) => results.get(object) ?? { error: unaccounted() });
}
/** A request that has worked shows that its credentials hold: those of a key may, too, by now. */
const KEY_POLICY = {
    retryOf: (error) => {
        const retry = (0,error_codes/* retryOf */.W2)(error);
        return retry === 'refresh' ? 'again' : retry;
    },
};
/** Keys to ask for again, and in how many milliseconds; there is one patience for each. */
function createPending(sender, objects, results) {
    const patiences = new Map();
    return () => {
        const pending = [];
        let wait = 0;
        for (const object of objects) {
            const { error } = (results.get(object) ?? { error: unaccounted() });
            if (error === undefined || error.scope === 'batch')
                continue;
            const patience = patiences.get(object) ?? sender.patience(KEY_POLICY);
            patiences.set(object, patience);
            const next = patience.after(error);
            if (typeof next !== 'number') {
                results.set(object, { error: next });
                continue;
            }
            pending.push(object);
            wait = Math.max(wait, next);
        }
        return { pending, wait };
    };
}
/** One request for all keys that XML can carry, and one for each of the others. */
async function deleteOnce(sender, request, dialect, signal) {
    const isSingle = ({ key }) => dialect.checksum === 'singly' || NOT_XML.test(key);
    const { objects, ...others } = request;
    const together = objects.filter((object) => !isSingle(object));
    const results = new Map();
    if (together.length > 0) {
        const answer = await sendTogether(sender, { ...others, objects: together }, dialect, signal);
        if (answer === undefined)
            return deleteOnce(sender, request, dialect, signal);
        const answers = accountFor(answer);
        for (const object of together) {
            results.set(object, answers.get(nameOf(object)) ?? { error: unaccounted() });
        }
    }
    const singles = (0,map_concurrent/* mapConcurrent */._)(objects.filter(isSingle), async (object) => ({ object, result: await deleteOne(sender, others, object, signal) }), { concurrency: SINGLE_CONCURRENCY });
    for await (const { object, result } of singles)
        results.set(object, result);
    return results;
}
/** What the answer says of each key: deleted, or an error of its own. */
function accountFor({ answer, attempts, }) {
    const results = new Map();
    for (const { deleteMarker, ...object } of answer.deleted) {
        results.set(nameOf(object), {
            ...(deleteMarker !== undefined && { deleteMarker }),
            attempts,
        });
    }
    for (const { code, message, ...object } of answer.errors) {
        const error = new errors/* StoreError */.AD((0,excerpt/* excerptOf */.z)(code ?? 'DeleteBatchError'), (0,excerpt/* excerptOf */.z)(message ?? 'failed to delete'), { attempts, operation: 'DeleteObjects', key: object.key });
        results.set(nameOf(object), { error });
    }
    return results;
}
function nameOf({ key, versionId = '' }) {
    return `${versionId}\n${key}`;
}
function unaccounted() {
    return (0,s3_errors/* unproven */.gm)('DeleteObjects', 'a word about this key');
}

;// CONCATENATED MODULE: ./lib/s3/objects/get.js



/**
 * The object, its body read from where it broke off when a connection ends in the middle, or from
 * where a piece of it ends.
 */
async function readObject(sender, { inPieces = false, ...object }, signal) {
    const source = { sender, object, inPieces, signal };
    const answer = await ask(source, inPieces ? rangeFrom(source, 0) : {}).catch((thrown) => {
        // There is no first byte of an object without any.
        if (!(thrown instanceof errors/* StoreError */.AD) || thrown.status !== 416)
            throw thrown;
        return ask(source, {});
    });
    const { facts, size = 0 } = answer;
    if (facts === undefined)
        throw (0,s3_errors/* unproven */.gm)('GetObject', 'what it is about');
    return { ...facts, size, body: verified(answer, resumed(source, answer)) };
}
async function ask({ sender, object, signal }, how) {
    return (await sender.send('GetObject', { ...object, ...how }, { signal })).answer;
}
function rangeFrom({ inPieces }, first) {
    return { range: inPieces ? { first, last: first + sizes/* PART_SIZE */.El - 1 } : { first } };
}
async function* resumed(source, begin) {
    const { sender, signal } = source;
    const { facts, size = 0 } = begin;
    let answer = begin;
    let position = 0;
    let patience;
    for (;;) {
        const before = position;
        try {
            for await (const chunk of answer.body) {
                position += chunk.byteLength;
                yield chunk;
            }
            const isPart = answer.first !== undefined && position < size;
            if (!isPart || position === before)
                return;
        }
        catch (thrown) {
            const error = (0,s3_errors/* toStoreError */.D5)(thrown, signal);
            if (signal?.aborted === true || position >= size)
                throw error;
            if (patience === undefined || position > before)
                patience = sender.patience();
            await patience.again(error, signal);
        }
        const ifMatch = facts?.etag ?? '';
        answer = await ask(source, { ifMatch, ...rangeFrom(source, position) });
    }
}
/** The same bytes, which at their end must have the checksum that the answer told. */
async function* verified({ checksums }, body) {
    const [told] = Object.entries(checksums);
    if (told === undefined) {
        yield* body;
        return;
    }
    const { createChecksumHash } = await __webpack_require__.e(/* import() */ 555).then(__webpack_require__.bind(__webpack_require__, 8555));
    const hash = createChecksumHash(told[0]);
    for await (const chunk of body) {
        hash.update(chunk);
        yield chunk;
    }
    if ((await hash.digest()) !== told[1])
        throw (0,s3_errors/* unproven */.gm)('GetObject', 'the checksum of its body');
}

;// CONCATENATED MODULE: ./lib/s3/objects/grants.js



const GRANT_PREFIX = 'x-amz-grant-';
/** By permission. Undefined: it means nothing on an object, and no header grants it. */
const HEADERS = {
    ...Object.fromEntries(object_headers/* OBJECT_HEADER_NAMES */.X3.filter(isGrant).map((name) => [permissionOf(name), name])),
    WRITE: undefined,
};
function isGrant(name) {
    return name.startsWith(GRANT_PREFIX);
}
/** READ_ACP for x-amz-grant-read-acp. */
function permissionOf(name) {
    return name.slice(GRANT_PREFIX.length).replaceAll('-', '_').toUpperCase();
}
const EVERYBODY = 'http://acs.amazonaws.com/groups/global/AllUsers';
/** What stands between quotes in a header. */
const grants_NAME = /^[\x20\x21\x23-\x7e]+$/;
/**
 * The access rights of an object as the headers that grant them; none when they are those that every
 * new object has. Throws a StoreError `UnknownGrant` for what no header can grant.
 */
function grantHeaders(acl) {
    const { grants = [] } = acl;
    const others = grants.filter((grant) => !isOwners(grant, acl));
    if (others.length === 0)
        return {};
    return isPublicRead(grants, others) ? { 'x-amz-acl': 'public-read' } : grants_headersOf(grants);
}
function isOwners({ permission, id }, { owner }) {
    return permission === 'FULL_CONTROL' && id === owner;
}
/** Some stores take this by its name alone. */
function isPublicRead(grants, [other, ...more]) {
    const isReadByAll = other?.permission === 'READ' && other.uri === EVERYBODY;
    return isReadByAll && more.length === 0 && grants.length === 2;
}
function grants_headersOf(grants) {
    const headers = {};
    for (const { id, uri, permission } of grants) {
        const name = id ?? uri ?? '';
        if (!Object.hasOwn(HEADERS, permission) || !grants_NAME.test(name))
            throw unknownGrant(permission);
        const header = HEADERS[permission];
        if (header === undefined)
            continue;
        const grantee = `${id === undefined ? 'uri' : 'id'}="${name}"`;
        headers[header] = headers[header] ? `${headers[header]}, ${grantee}` : grantee;
    }
    return headers;
}
function unknownGrant(permission) {
    return new errors/* StoreError */.AD('UnknownGrant', `the store tells of an access right ${(0,shown/* quoted */.TL)(permission)}, or of who has it, what no ` +
        'header can grant');
}

// EXTERNAL MODULE: ./lib/core/content.js
var core_content = __webpack_require__(1510);
;// CONCATENATED MODULE: ./lib/s3/multipart/parts.js



/**
 * Uploads in parts that are not copied: they are read in their order, as slots get free, each into
 * the memory of one before it.
 */
async function uploadInParts(session, partSize, signal) {
    let creation;
    const send = async ({ number, body, release }) => {
        await (creation ??= session.create());
        const { attempts, ...part } = await session.sendPart(number, body);
        // An attempt that failed may be under way still, and must not carry the bytes of another part.
        if (attempts === 1)
            release();
        return part;
    };
    const parts = readParts(session.request.content, partSize);
    const options = { concurrency: sizes/* PARTS_IN_FLIGHT */.OG, ...(signal && { signal }) };
    return session.complete(await parts_inOrder((0,map_concurrent/* mapConcurrent */._)(parts, send, options)));
}
/** S3 completes an upload only when its parts are named in their order. */
async function parts_inOrder(parts) {
    const ordered = [];
    for await (const part of parts)
        ordered[part.number - 1] = part;
    return ordered;
}
async function* readParts(content, partSize) {
    const free = [];
    for (let start = 0; start < content.size; start += partSize) {
        const end = Math.min(start + partSize, content.size);
        const memory = free.pop() ?? Buffer.allocUnsafeSlow(end - start);
        const body = await (0,core_content/* readWhole */.oD)(content, start, end, memory);
        yield { number: start / partSize + 1, body, release: () => free.push(memory) };
    }
}

;// CONCATENATED MODULE: ./lib/s3/multipart/session.js




function openSession(options) {
    const { request, sender, signal } = options;
    const grace = createGrace(signal, sender.limits.grace, sender.time);
    const state = { ...options, grace };
    return {
        request,
        create: () => attempt(state, () => create(state)),
        sendPart: (number, body) => attempt(state, () => sendPart(state, number, body)),
        complete: (parts) => attempt(state, () => complete(state, parts)),
        failure: () => state.failure,
        async close() {
            grace.end();
            if (state.open !== undefined && (await abortUpload(sender, state.open)))
                forget(state);
        },
    };
}
/** Nothing stops the other requests of an upload that has failed already. */
async function attempt(state, send) {
    if (state.failure !== undefined)
        throw state.failure.thrown;
    try {
        state.signal?.throwIfAborted();
        return await send();
    }
    catch (thrown) {
        state.failure ??= { thrown };
        if (isGone(thrown))
            forget(state);
        throw thrown;
    }
}
async function create(state) {
    const { bucket, key, headers } = state.request;
    const options = { signal: state.grace.signal, writes: 1 };
    const input = { bucket, key, headers };
    const { answer } = await state.sender.send('CreateMultipartUpload', input, options);
    state.open = { bucket, key, uploadId: answer.uploadId ?? '' };
    state.uploads.add(state.open);
    return state.open.uploadId;
}
async function sendPart(state, number, body) {
    const { sender, signal } = state;
    const input = { ...openUpload(state), number, body };
    const { answer, attempts } = await sender.send('UploadPart', input, { signal, writes: 1 });
    const { etag = '', ...checksum } = answer;
    return { number, etag, ...checksum, attempts };
}
async function complete(state, parts) {
    const { request, sender, grace } = state;
    const { ifMatch, ifNoneMatch, content } = request;
    const conditions = { ...(ifMatch && { ifMatch }), ...(ifNoneMatch && { ifNoneMatch }) };
    const input = { ...openUpload(state), ...conditions, parts };
    const result = await completeUpload(sender, input, content.size, grace.signal);
    forget(state);
    return result;
}
function openUpload({ open }) {
    if (open === undefined)
        throw (0,s3_errors/* unproven */.gm)('CreateMultipartUpload', 'an upload that is still open');
    return open;
}
function forget(state) {
    if (state.open !== undefined)
        state.uploads.delete(state.open);
    state.open = undefined;
}

;// CONCATENATED MODULE: ./lib/s3/multipart/upload.js





/**
 * Stores a large object in parts, each of which is retried by itself. An upload that is given up
 * is aborted, and proven to be gone, before this settles.
 */
async function putInParts(sender, uploads, request, signal) {
    const patience = sender.patience(upload_ROUNDS);
    for (;;) {
        try {
            return await putOnce(sender, uploads, request, signal);
        }
        catch (thrown) {
            const error = (0,s3_errors/* toStoreError */.D5)(thrown, signal);
            await patience.again(error, signal);
        }
    }
}
/** The upload is gone, a part is not what was answered, or another write came between. */
const LOST = new Set(['NoSuchUpload', 'InvalidPart', 'ConditionalRequestConflict']);
/** An object is sent as a whole so often when the store lost its upload or a part. */
const upload_ROUNDS = {
    attempts: 3,
    budget: Infinity,
    retryOf: ({ code }) => (LOST.has(code) ? 'again' : 'never'),
};
async function putOnce(sender, uploads, request, signal) {
    const { bucket, content } = request;
    const partSize = (0,sizes/* partSizeFor */.oV)(content.size);
    if (partSize === undefined)
        throw tooLarge(content.size);
    const way = await sender.clients.of(bucket).wayTo(bucket);
    const session = openSession({ request, sender, uploads, signal });
    try {
        return way.uploadInParts === undefined
            ? await uploadInParts(session, partSize, signal)
            : await way.uploadInParts(session, partSize);
    }
    catch (thrown) {
        throw session.failure()?.thrown ?? thrown;
    }
    finally {
        await session.close();
    }
}
function tooLarge(size) {
    return new errors/* StoreError */.AD('EntityTooLarge', `${size} bytes are more than S3 stores in one object (50 TiB): split it`);
}

;// CONCATENATED MODULE: ./lib/s3/objects/put.js






/** Stores an object: in one request, or in parts when it is large. */
function storeObject(deps, request, signal) {
    return request.content.size <= sizes/* PART_SIZE */.El
        ? putInOne(deps, request, signal)
        : putInParts(deps.sender, deps.uploads, request, signal);
}
async function putInOne({ sender, memory }, { content, ...object }, signal) {
    const space = memory.take(content.size);
    const body = await (0,core_content/* readWhole */.oD)(content, 0, content.size, space);
    const input = { ...object, body };
    try {
        const { answer, attempts } = await sender.send('PutObject', input, { signal, writes: 1 });
        // An attempt that failed may be under way still, and must not carry the bytes of another body.
        if (space !== undefined && attempts === 1)
            memory.giveBack(space);
        return { ...answer, attempts };
    }
    catch (thrown) {
        // After an answer that was lost, the object in the way may be this very one.
        if (!isAmbiguous(thrown))
            throw thrown;
        const etag = (0,external_node_crypto_.createHash)('md5').update(body).digest('hex');
        return isStored(sender, object, { etag, size: body.length }, thrown, signal);
    }
}
/** Whether a conditional write was refused that an earlier attempt may have made itself. */
function isAmbiguous(thrown) {
    return (thrown instanceof errors/* StoreError */.AD &&
        thrown.code === 'PreconditionFailed' &&
        (thrown.attempts ?? 1) > 1);
}

;// CONCATENATED MODULE: ./lib/s3/store.js












const ABORT_CONCURRENCY = 8;
/** Amazon S3, and what speaks its protocol. */
class S3Store {
    maxBytesPerPut = sizes/* MAX_BYTES_PER_PUT */.$W;
    #sender;
    #put;
    #deleteDialect = { checksum: 'default' };
    /** @internal Use openS3Store, which guards keys and the endpoint. */
    constructor(sender, journal) {
        this.#sender = sender;
        this.#put = { sender, uploads: createOpenUploads(journal), memory: createBodyMemory() };
    }
    get keysPerDelete() {
        return this.#sender.pace.batch;
    }
    put(request, signal) {
        return (0,s3_errors/* asStoreErrors */.nL)(storeObject(this.#put, request, signal), signal);
    }
    get(request, signal) {
        return (0,s3_errors/* asStoreErrors */.nL)(readObject(this.#sender, request, signal), signal);
    }
    async head(request, signal) {
        try {
            const { answer } = await this.#ask('HeadObject', request, signal);
            const { facts, ...stored } = answer;
            return facts && { ...facts, ...stored };
        }
        catch (thrown) {
            if (thrown instanceof errors/* StoreError */.AD && thrown.status === 404)
                return undefined;
            throw thrown;
        }
    }
    async copy(request, signal) {
        const sent = this.#sender.send('CopyObject', request, { signal, writes: 1 });
        const { answer, attempts } = await (0,s3_errors/* asStoreErrors */.nL)(sent, signal);
        return { ...answer, attempts };
    }
    async grants(request, signal) {
        return grantHeaders((await this.#ask('GetObjectAcl', request, signal)).answer);
    }
    async tags(request, signal) {
        return (await this.#ask('GetObjectTagging', request, signal)).answer.tags ?? {};
    }
    deleteMany(request, signal) {
        return (0,s3_errors/* asStoreErrors */.nL)(removeObjects(this.#sender, request, this.#deleteDialect, signal), signal);
    }
    async list(request, signal) {
        const { answer } = await this.#ask('ListObjectsV2', request, signal);
        const { rows, isTruncated, nextToken, serverTime } = answer;
        const objects = rows.filter((row) => row !== undefined);
        return { objects, serverTime, ...(isTruncated && nextToken && { nextToken }) };
    }
    async listVersions(request, signal) {
        const { answer } = await this.#ask('ListObjectVersions', request, signal);
        const { rows, isTruncated, next, serverTime } = answer;
        const versions = rows.filter((row) => row !== undefined);
        return { versions, serverTime, ...(isTruncated && next && { next }) };
    }
    async listUploads(request, signal) {
        const { answer } = await this.#ask('ListMultipartUploads', request, signal);
        const { rows, isTruncated, next, serverTime } = answer;
        const uploads = rows.filter((row) => row !== undefined);
        return { uploads, serverTime, ...(isTruncated && next && { next }) };
    }
    uploadSize(upload, signal) {
        return (0,s3_errors/* asStoreErrors */.nL)(uploadSize(this.#sender, upload, signal), signal);
    }
    abortUpload(request, signal) {
        return (0,s3_errors/* asStoreErrors */.nL)(endUpload(this.#sender, request, signal), signal);
    }
    /** Aborts multipart uploads, and resolves to those that are not proven to be gone. */
    async abortUploads(uploads) {
        const left = [];
        const aborted = (0,map_concurrent/* mapConcurrent */._)(uploads, async (upload) => ({ upload, isGone: await abortUpload(this.#sender, upload) }), { concurrency: ABORT_CONCURRENCY });
        for await (const { upload, isGone } of aborted)
            if (!isGone)
                left.push(upload);
        return left;
    }
    /** A request that changes nothing. */
    #ask(operation, input, signal) {
        return (0,s3_errors/* asStoreErrors */.nL)(this.#sender.send(operation, input, { signal }), signal);
    }
    /** Closes the connections; the store can't be used afterwards. */
    close() {
        this.#sender.close();
    }
}
/**
 * A store on S3, or on what speaks its protocol. `bucket` is asked for its region when nothing
 * names one; requests to other buckets of that region go through the same store. Rejects with a
 * StoreError when no request can be signed or sent. The caller closes it.
 */
async function openS3Store(connection, bucket, 
/** @internal */ time) {
    return new S3Store(await (0,s3_errors/* asStoreErrors */.nL)(connect(connection, bucket, time), undefined), connection.uploadJournal);
}


/***/ }),

/***/ 607:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k: () => (/* binding */ readXml)
});

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: ./node_modules/saxes/saxes.js
var saxes = __webpack_require__(9800);
// EXTERNAL MODULE: ./lib/s3/wire/xml/write-xml.js
var write_xml = __webpack_require__(2935);
;// CONCATENATED MODULE: ./lib/s3/wire/xml/raw-characters.js

/** Characters that the parser takes for line feeds when they stand raw. */
const LINE_ENDS = ['\r', '\u0085', '\u2028'];
/** A quick test: a regular expression takes a third of the time of reading the document. */
function hasRawLineEnd(source) {
    return LINE_ENDS.some((character) => source.includes(character));
}
/** The parser refuses even references to these two, but not entities that stand for them. */
const ENTITIES = {
    'U+FFFE': '\uFFFE',
    'U+FFFF': '\uFFFF',
};
/** What the parser changes or refuses where it stands raw; not NUL, which no key has. */
const RAW = String.raw `[\u0001-\u0008\u000B-\u001F\u007F-\u009F\u2028\uFFFE\uFFFF]`;
const EACH_RAW = new RegExp(RAW, 'g');
const RUN_OF_RAW = new RegExp(`${RAW}+`, 'g');
const REFERENCE = '&#(?:0*6553[45]|[xX]0*[fF]{3}[eEfF]);';
const REWRITABLE = new RegExp(`${RAW}|${REFERENCE}`);
/** No alternative looks further than the next "<", or it ends the search: the time is linear. */
const TOKEN = new RegExp(String.raw `<!\[CDATA\[[^]*?(?:\]\]>|$)|<[^<>]*>|&U\+|${REFERENCE}|${RAW}+`, 'g');
/** Four times what a page of S3 has: a raw character takes up to 20 times its room as a reference. */
const MAX_LENGTH = 4 * 2 ** 20;
/**
 * The document with references instead of raw characters, in the root's text and CDATA sections.
 * Undefined when it has none, or is too long for that.
 */
function withReferences(source) {
    if (source.length > MAX_LENGTH || !REWRITABLE.test(source))
        return undefined;
    const start = source.search(/<[^?!]/);
    const end = source.lastIndexOf('<');
    if (start === -1)
        return undefined;
    // Around the root, white space may stand raw and references may not stand.
    const root = source.slice(start, end).replaceAll(TOKEN, rewritten);
    return source.slice(0, start) + root + source.slice(end);
}
function rewritten(token) {
    if (token.startsWith('<![')) {
        return token.replaceAll(RUN_OF_RAW, (run) => `]]>${referencesTo(run)}<![CDATA[`);
    }
    // A document can't name the entities that are defined here: the parser refuses "&;".
    if (token.startsWith('<') || token === '&U+')
        return token.replaceAll('&U+', '&;');
    if (token.startsWith('&'))
        return /[eE4];$/.test(token) ? '&U+FFFE;' : '&U+FFFF;';
    return referencesTo(token);
}
function referencesTo(run) {
    return run.replaceAll(EACH_RAW, (character) => character >= '\uFFFE'
        ? `&U+${character.charCodeAt(0).toString(16).toUpperCase()};`
        : (0,write_xml/* characterReference */.L)(character));
}

;// CONCATENATED MODULE: ./lib/s3/wire/xml/read-xml.js



const NO_NAMES = new Set();
/** A hundred times what a page of S3 has: each takes some 300 bytes, however short it is. */
const MAX_ROWS = 100_000;
/** Levels that an answer of S3 never has. */
const MAX_DEPTH = 32;
/** Characters of a path. Hostile names would fill the memory with paths. */
const MAX_PATH_LENGTH = 128;
/**
 * A document, or undefined when it is not a whole one or holds what S3 never answers: a document
 * type, entities of its own, comments, processing instructions, an encoding other than UTF-8.
 * Characters that XML forbids or changes (all but NUL) are read as they stand, raw or by reference.
 *
 * A text may hold the document in memory: what outlives its page needs `ownCopyOf`.
 */
function readXml(body, rowNames = NO_NAMES) {
    const source = textOf(body);
    if (source === undefined)
        return undefined;
    const document = hasRawLineEnd(source) ? undefined : parsed(source, rowNames);
    if (document !== undefined)
        return document;
    const rewritten = withReferences(source);
    return rewritten === undefined ? undefined : parsed(rewritten, rowNames, ENTITIES);
}
/**
 * Undefined when it is not UTF-8. ASCII, as nearly all answers are, is read faster. Stores send white
 * space first where the answer takes long.
 */
function textOf(body) {
    if ((0,external_node_buffer_.isAscii)(body))
        return body.toString('latin1').trimStart();
    return (0,external_node_buffer_.isUtf8)(body) ? body.toString('utf8').trimStart() : undefined;
}
/** By the rules of XML 1.1, which allow references to control characters. */
function parsed(source, rowNames, entities = {}) {
    // Without a listener for errors, the parser throws the first one.
    const parser = new saxes/* SaxesParser */.wT({
        position: false,
        defaultXMLVersion: '1.1',
        forceXMLVersion: true,
    });
    Object.assign(parser.ENTITIES, entities);
    // With an eighth listener, V8 makes the parser a dictionary, five times as slow.
    parser.on('doctype', refuse);
    parser.on('comment', refuse);
    parser.on('processinginstruction', refuse);
    const collected = collect(parser, rowNames);
    try {
        parser.write(source);
        checkDeclaration(parser.xmlDecl);
        parser.close();
        return collected();
    }
    catch {
        return undefined;
    }
}
function checkDeclaration({ version = '1.0', encoding = 'UTF-8' }) {
    if (version !== '1.0' || encoding.toUpperCase() !== 'UTF-8')
        refuse();
}
function refuse() {
    throw new Error('not an answer of S3');
}
/** Listens to the elements of a document; the function returned gives them after its end. */
function collect(parser, rowNames) {
    let root;
    const rows = [];
    const open = [];
    let text = '';
    const append = (piece) => {
        text += piece;
    };
    parser.on('opentag', ({ name }) => {
        const parent = open.at(-1);
        const element = opened(name, parent, rowNames);
        if (open.push(element) > MAX_DEPTH)
            refuse();
        if (parent === undefined)
            root = element.part;
        else if (element.part !== parent.part && rows.push(element.part) > MAX_ROWS)
            refuse();
        text = '';
    });
    parser.on('text', append);
    parser.on('cdata', append);
    parser.on('closetag', () => {
        const element = open.pop();
        if (element !== undefined)
            keep(element, text);
    });
    return () => root && {
        root: root.name,
        fields: root.fields,
        rows: rows.map(({ name, fields }) => ({ name, fields })),
    };
}
function opened(name, parent, rowNames) {
    if (parent !== undefined)
        parent.isLeaf = false;
    const isRow = parent !== undefined && parent.part.isRoot && rowNames.has(name);
    if (parent === undefined || isRow) {
        const part = { name, fields: new Map(), isRoot: !isRow };
        return { part, path: '', isLeaf: true };
    }
    const path = parent.path === '' ? name : `${parent.path}/${name}`;
    if (path.length > MAX_PATH_LENGTH)
        refuse();
    return { part: parent.part, path, isLeaf: true };
}
function keep({ part, path, isLeaf }, text) {
    const { fields } = part;
    if (isLeaf) {
        fields.set(path, fields.has(path) || part.branches?.has(path) ? undefined : text);
    }
    else if (path !== '') {
        part.branches = (part.branches ?? new Set()).add(path);
        if (fields.has(path))
            fields.set(path, undefined);
    }
}


/***/ }),

/***/ 2935:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ characterReference),
/* harmony export */   n: () => (/* binding */ escapedXml)
/* harmony export */ });
const ENTITIES = new Map([
    ['&', '&amp;'],
    ["'", '&apos;'],
    ['>', '&gt;'],
    ['<', '&lt;'],
    ['"', '&quot;'],
]);
const UNSAFE = /[&"'<>\r\n\u0085\u2028]/g;
/** Text of an element. A reader changes line ends: they are written as references. */
function escapedXml(text) {
    return text.replaceAll(UNSAFE, (character) => ENTITIES.get(character) ?? characterReference(character));
}
function characterReference(character) {
    return `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;
}


/***/ })

};
