export const id = 303;
export const ids = [303];
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

/***/ 1287:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ beginningOf),
/* harmony export */   X: () => (/* binding */ foreignAnswer)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var _core_excerpt_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4338);
/* harmony import */ var _core_shown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9502);



/** Characters of an answer that its first words are looked for in. */
const MAX_READ = 2048;
const MAX_NAME = 100;
/** What names an error by S3's own document, or by nothing: these are the SDK's for no document. */
const UNNAMED = new Set(['', 'Error', 'NotFound', 'SyntaxError', 'Unknown', 'UnknownError']);
/** Headers that only stores send; S3 sends `x-amz-request-id` with everything. */
const OF_STORE = /^x-(amz|cos|goog|obs|oss)-/i;
/**
 * The code and the words of an answer that no store has given: not in the form of S3's errors, and
 * without the id of a request. A proxy, a firewall, an ingress or a website answers so, and its
 * status says nothing about buckets and rights. Undefined where a store may have answered.
 */
function foreignAnswer(thrown, operation = '') {
    const { name, $response, $responseBodyText: body } = (thrown ?? {});
    const { statusCode: status = 0, headers = {} } = $response ?? {};
    const isNamed = typeof name !== 'string' || !(UNNAMED.has(name) || /^\d+$/.test(name));
    if (isNamed || status < 300 || status === 304)
        return undefined;
    if (Object.keys(headers).some((header) => OF_STORE.test(header)))
        return undefined;
    // To HEAD there is no document: a bare 403 or 404 may well be a store's.
    if (operation.startsWith('Head') && status >= 400 && status !== 407)
        return undefined;
    const from = headers['server'] ? ` from ${(0,_core_shown_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .TL)(headers['server'].slice(0, MAX_NAME))}` : '';
    const words = typeof body === 'string' ? firstWords(body) : '';
    const message = `HTTP ${status} ${node_http__WEBPACK_IMPORTED_MODULE_0__.STATUS_CODES[status] ?? ''}`.trimEnd() +
        `${from}${redirection(headers['location'])}, not in the form of S3` +
        (words === '' ? '' : `: ${(0,_core_shown_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(words)}`);
    return { code: 'NotFromStore', message: (0,_core_excerpt_js__WEBPACK_IMPORTED_MODULE_2__/* .excerptOf */ .z)(message) };
}
function redirection(location) {
    if (location === undefined)
        return '';
    const host = URL.canParse(location) ? new URL(location).host : '';
    return host === '' ? ' to another path' : ` to ${(0,_core_shown_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .TL)(host.slice(0, MAX_NAME))}`;
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


/***/ }),

/***/ 9407:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D5: () => (/* binding */ toStoreError),
/* harmony export */   Or: () => (/* binding */ attemptsOf),
/* harmony export */   gm: () => (/* binding */ unproven),
/* harmony export */   nL: () => (/* binding */ asStoreErrors)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _core_excerpt_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4338);
/* harmony import */ var _error_codes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2176);
/* harmony import */ var _error_codes_foreign_answer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1287);




/** What the SDK threw, in the project's words, with as much of the server's as is kept. */
function toStoreError(thrown, signal, operation) {
    if (thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StoreError */ .AD)
        return thrown;
    if (signal?.aborted === true) {
        const message = `stopped before the answer was complete: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(signal.reason)}`;
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StoreError */ .AD('RequestCanceled', message, { cause: thrown });
    }
    const metadata = metadataOf(thrown);
    const foreign = (0,_error_codes_foreign_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .foreignAnswer */ .X)(thrown, operation);
    const code = foreign?.code ?? (0,_core_excerpt_js__WEBPACK_IMPORTED_MODULE_2__/* .excerptOf */ .z)(sdkCode(thrown, metadata.status));
    const message = foreign?.message ?? (0,_core_excerpt_js__WEBPACK_IMPORTED_MODULE_2__/* .excerptOf */ .z)(sdkMessage(thrown, code));
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StoreError */ .AD(code, message, {
        scope: (0,_error_codes_js__WEBPACK_IMPORTED_MODULE_3__/* .scopeOf */ .Od)({ code, message, ...metadata }),
        cause: boundedCause(thrown, code, message),
        ...metadata,
    });
}
/**
 * The SDK's error holds all that the server said, in several places, and is kept for as long as the
 * object's failure. Where that is more than is kept, what this project reads of it is.
 */
function boundedCause(thrown, code, message) {
    const kept = thrown;
    const { $metadata, $response, $responseBodyText: body, Region } = kept;
    const texts = [(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(thrown), (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(thrown), typeof body === 'string' ? body : ''];
    const isBounded = texts.every((text) => text === (0,_core_excerpt_js__WEBPACK_IMPORTED_MODULE_2__/* .excerptOf */ .z)(text));
    if (!(thrown instanceof Error) || isBounded)
        return thrown;
    return Object.assign(new Error(message), {
        name: code,
        $metadata,
        $response,
        ...(typeof Region === 'string' && { Region: (0,_core_excerpt_js__WEBPACK_IMPORTED_MODULE_2__/* .excerptOf */ .z)(Region) }),
    });
}
/** Runs one request of the SDK and rejects with nothing but a StoreError. */
function asStoreErrors(request, signal) {
    return request.catch((thrown) => {
        throw toStoreError(thrown, signal);
    });
}
/** The error of an answer that looked like success but holds no proof of it. */
function unproven(operation, missing) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StoreError */ .AD('UnprovenAnswer', `the server answered ${operation} with success but without ${missing}: something between ` +
        'here and the store (a proxy, a login page) may have answered in its place');
}
/** How often the SDK sent a request until this answer. */
function attemptsOf({ $metadata, }) {
    return $metadata.attempts === undefined ? {} : { attempts: $metadata.attempts };
}
function metadataOf(thrown) {
    const { $metadata: metadata } = thrown;
    return {
        ...(metadata?.httpStatusCode !== undefined && { status: metadata.httpStatusCode }),
        ...(metadata?.requestId !== undefined && { requestId: metadata.requestId }),
        ...(metadata?.attempts !== undefined && { attempts: metadata.attempts }),
    };
}
/**
 * S3's code is the name of the SDK's error; answers to HEAD have no body, so only a status. Where
 * the connection ended in the middle of an answer, its status tells nothing.
 */
function sdkCode(thrown, status) {
    if ((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(thrown) === 'ECONNRESET')
        return 'ECONNRESET';
    const name = thrown instanceof Error ? thrown.name : '';
    const isNamed = name !== '' && !['Error', 'AggregateError', 'Unknown', 'UnknownError', '403'].includes(name);
    if (isNamed)
        return name;
    if (status === 403)
        return 'AccessDenied';
    return status === undefined ? (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(thrown) : `Http${status}`;
}
/** A connection refused on every address of a host is an AggregateError without a message. */
function sdkMessage(thrown, code) {
    const message = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(thrown);
    return message === '' || message === 'UnknownError' ? code : message;
}


/***/ }),

/***/ 3:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RD: () => (/* binding */ sendAbort),
/* harmony export */   ZD: () => (/* binding */ sendListParts),
/* harmony export */   ni: () => (/* binding */ endUpload),
/* harmony export */   zj: () => (/* binding */ uploadSize)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3828);
/* harmony import */ var _complete_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2818);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9407);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4995);




/** Bytes of all parts of an open upload, page by page. */
async function uploadSize(sender, upload, signal) {
    const options = { signal, isOptional: true };
    let size = 0;
    let marker;
    do {
        const { Parts = [], ...page } = await sendListParts(sender, upload, options, marker);
        for (const part of Parts)
            size += part.Size ?? 0;
        marker = page.IsTruncated === true ? page.NextPartNumberMarker : undefined;
    } while (marker !== undefined);
    return size;
}
/** One page of the parts after the one that `marker` numbers. */
function sendListParts(sender, { bucket, key, uploadId }, circumstances, marker) {
    const command = (0,_request_js__WEBPACK_IMPORTED_MODULE_0__/* .s3Request */ .S0)('ListParts', {
        Bucket: bucket,
        Key: key,
        UploadId: uploadId,
        ...(marker !== undefined && { PartNumberMarker: marker }),
    });
    return sender.send(command, {
        ...circumstances,
        missing: ({ IsTruncated, NextPartNumberMarker, Parts = [] }) => {
            if (typeof IsTruncated !== 'boolean')
                return 'IsTruncated';
            if (Parts.some(({ Size }) => Size === undefined))
                return 'a size in every row';
            const isAhead = Number(NextPartNumberMarker) > Number(marker ?? 0);
            return IsTruncated && !isAhead ? 'a marker that leads on' : undefined;
        },
    });
}
/** Proven to have reached the store, which says nothing of parts that are on their way. */
function sendAbort(sender, { bucket, key, uploadId }, circumstances) {
    const parameters = { Bucket: bucket, Key: key, UploadId: uploadId };
    return sender.send((0,_request_js__WEBPACK_IMPORTED_MODULE_0__/* .s3Request */ .S0)('AbortMultipartUpload', parameters), {
        ...circumstances,
        writes: 1,
        missing: ({ $metadata }) => ($metadata.httpStatusCode === 204 ? undefined : 'status 204'),
    });
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
            const answer = await sendAbort(sender, upload, { signal, gate });
            attempts += answer.$metadata.attempts ?? 1;
        }
        catch (thrown) {
            const { attempts: sent = 1 } = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .toStoreError */ .D5)(thrown, signal);
            // After a lost answer, or in a later round, it was this run that aborted it.
            if (!(0,_complete_js__WEBPACK_IMPORTED_MODULE_2__/* .isGone */ .ST)(thrown) || (round === 1 && sent === 1))
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
        await sendListParts(sender, upload, { signal });
        return false;
    }
    catch (thrown) {
        if ((0,_complete_js__WEBPACK_IMPORTED_MODULE_2__/* .isGone */ .ST)(thrown) || (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .toStoreError */ .D5)(thrown, signal).code === 'AccessDenied')
            return true;
        throw thrown;
    }
}
function stillThere() {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .StoreError */ .AD('UploadStillThere', `the upload is still there after ${MAX_ROUNDS} aborts, because something goes on sending ` +
        'parts to it: end that, and run again');
}


/***/ }),

/***/ 6280:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ abortUpload),
/* harmony export */   x: () => (/* binding */ createOpenUploads)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9407);
/* harmony import */ var _send_grace_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6665);
/* harmony import */ var _abort_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3);



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
    const deadline = (0,_send_grace_js__WEBPACK_IMPORTED_MODULE_0__/* .createDeadline */ .d)(sender.limits.cleanUp, sender.time);
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
        let error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .unproven */ .gm)('AbortMultipartUpload', 'an end of the parts');
        try {
            await (0,_abort_js__WEBPACK_IMPORTED_MODULE_2__/* .sendAbort */ .RD)(sender, upload, options);
            await (0,_abort_js__WEBPACK_IMPORTED_MODULE_2__/* .sendListParts */ .ZD)(sender, upload, options);
        }
        catch (thrown) {
            error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .toStoreError */ .D5)(thrown, signal);
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


/***/ }),

/***/ 2818:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mc: () => (/* binding */ missingETag),
/* harmony export */   ST: () => (/* binding */ isGone),
/* harmony export */   dd: () => (/* binding */ completeUpload)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3828);
/* harmony import */ var _operations_head_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4819);



/**
 * A lost answer makes the next attempt find no upload, or the object that the first one stored:
 * then the object itself tells.
 */
async function completeUpload(sender, request, size, signal) {
    try {
        return await sender.send(request, { signal, writes: 1, missing: missingETag });
    }
    catch (thrown) {
        const isLostAnswer = isGone(thrown) || isRefused(thrown);
        if (!isLostAnswer || (thrown.attempts ?? 1) === 1)
            throw thrown;
        const { Bucket = '', Key = '', MultipartUpload: { Parts = [] } = {} } = request.input;
        const expected = { etag: etagOfParts(Parts), size };
        return await (0,_operations_head_js__WEBPACK_IMPORTED_MODULE_1__/* .isStored */ .mL)(sender, { Bucket, Key }, expected, thrown, signal).catch((unknown) => {
            throw isGone(thrown) ? thrown : unknown;
        });
    }
}
/** As S3 makes it: the MD5 of the parts' MD5s, and their number. */
function etagOfParts(parts) {
    const digests = parts.map(({ ETag = '' }) => Buffer.from(ETag.replaceAll('"', ''), 'hex'));
    return `${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('md5').update(Buffer.concat(digests)).digest('hex')}-${parts.length}`;
}
/** What an answer to a PUT, a part or a completion lacks. */
function missingETag({ ETag }) {
    return ETag ? undefined : 'an ETag';
}
/** Whether the store knows no such upload, or no longer. */
function isGone(thrown) {
    return thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .StoreError */ .AD && thrown.code === 'NoSuchUpload';
}
function isRefused(thrown) {
    return thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .StoreError */ .AD && thrown.code === 'PreconditionFailed';
}


/***/ }),

/***/ 5649:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vu: () => (/* binding */ closeSession),
/* harmony export */   fA: () => (/* binding */ openSession),
/* harmony export */   vG: () => (/* binding */ sendOfUpload)
/* harmony export */ });
/* harmony import */ var _clean_up_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6280);
/* harmony import */ var _send_grace_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6665);
/* harmony import */ var _complete_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2818);



function openSession(options) {
    const { sender, signal } = options;
    return { ...options, grace: (0,_send_grace_js__WEBPACK_IMPORTED_MODULE_0__/* .createGrace */ .N)(signal, sender.limits.grace, sender.time) };
}
/** Aborts what was created and not completed; the caller awaits it on every way out. */
async function closeSession(session) {
    session.grace.end();
    if (session.open !== undefined && (await (0,_clean_up_js__WEBPACK_IMPORTED_MODULE_1__/* .abortUpload */ .q)(session.sender, session.open)))
        forget(session);
}
/** Sends a request of the upload; rejects with its first failure from then on. */
async function sendOfUpload(session, request) {
    // Nothing stops the other parts of an upload that has failed already.
    if (session.failure !== undefined)
        throw session.failure.thrown;
    try {
        session.signal?.throwIfAborted();
        if (isOf(request, 'CreateMultipartUpload'))
            return await create(session, request);
        if (isOf(request, 'CompleteMultipartUpload'))
            return await complete(session, request);
        if (isOf(request, 'UploadPart'))
            return await sendPart(session, request);
        throw new TypeError(`an upload in parts has no use for a ${request.operation}`);
    }
    catch (thrown) {
        session.failure ??= { thrown };
        if ((0,_complete_js__WEBPACK_IMPORTED_MODULE_2__/* .isGone */ .ST)(thrown))
            forget(session);
        throw thrown;
    }
}
function isOf(request, operation) {
    return request.operation === operation;
}
async function create(session, request) {
    const { Bucket: bucket = '', Key: key = '' } = request.input;
    const answer = await session.sender.send(request, {
        signal: session.grace.signal,
        writes: 1,
        missing: ({ UploadId }) => (UploadId ? undefined : 'the id of the upload'),
    });
    session.open = { bucket, key, uploadId: answer.UploadId ?? '' };
    session.uploads.add(session.open);
    return answer;
}
function sendPart({ sender, signal }, request) {
    return sender.send(request, { signal, writes: 1, missing: _complete_js__WEBPACK_IMPORTED_MODULE_2__/* .missingETag */ .Mc });
}
async function complete(session, request) {
    const answer = await (0,_complete_js__WEBPACK_IMPORTED_MODULE_2__/* .completeUpload */ .dd)(session.sender, request, session.content.size, session.grace.signal);
    forget(session);
    return answer;
}
function forget(session) {
    if (session.open !== undefined)
        session.uploads.delete(session.open);
    session.open = undefined;
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

/***/ 4819:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C6: () => (/* binding */ headObject),
/* harmony export */   SR: () => (/* binding */ objectParameters),
/* harmony export */   Yq: () => (/* binding */ missingFacts),
/* harmony export */   mL: () => (/* binding */ isStored),
/* harmony export */   xS: () => (/* binding */ factsOf)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3828);
/* harmony import */ var _headers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8631);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4995);



/** What is known of an object, or a StoreError with status 404. */
async function headObject(sender, { withChecksums = false, ...object }, signal) {
    const command = (0,_request_js__WEBPACK_IMPORTED_MODULE_0__/* .s3Request */ .S0)('HeadObject', {
        ...objectParameters(object),
        ...(withChecksums && { ChecksumMode: 'ENABLED' }),
    });
    const answer = await sender.send(command, { signal, missing: missingFacts });
    return { ...factsOf(answer), headers: (0,_headers_js__WEBPACK_IMPORTED_MODULE_1__/* .toObjectHeaders */ .re)(answer), checksums: checksumsOf(answer) };
}
/** A checksum of the parts' checksums says nothing about bytes that are in one piece. */
function checksumsOf(answer) {
    if (answer.ChecksumType === 'COMPOSITE')
        return {};
    const all = {
        crc32: answer.ChecksumCRC32,
        crc32c: answer.ChecksumCRC32C,
        crc64nvme: answer.ChecksumCRC64NVME,
        sha1: answer.ChecksumSHA1,
        sha256: answer.ChecksumSHA256,
    };
    return Object.fromEntries(Object.entries(all).filter(([, checksum]) => checksum && !/-\d+$/.test(checksum)));
}
function objectParameters({ bucket, key, versionId }) {
    return { Bucket: bucket, Key: key, ...(versionId !== undefined && { VersionId: versionId }) };
}
/**
 * Resolves to the object's ETag and version when the store holds exactly what was sent, so that
 * an earlier attempt must have stored it. Rejects with `refusal` when it certainly is another
 * object, and with `UnknownOutcome` when nothing can tell.
 */
async function isStored(sender, { Bucket, Key }, expected, refusal, signal) {
    const answer = await sender
        .send((0,_request_js__WEBPACK_IMPORTED_MODULE_0__/* .s3Request */ .S0)('HeadObject', { Bucket, Key }), { signal, missing: missingFacts })
        .catch((thrown) => {
        throw unknownOutcome(refusal, thrown);
    });
    if (answer.ContentLength !== expected.size)
        throw refusal;
    const { $metadata, ETag = '', VersionId, ServerSideEncryption } = answer;
    if (ETag.replaceAll('"', '') === expected.etag)
        return { $metadata, ETag, VersionId };
    // An ETag under a KMS key only looks like an MD5.
    if (ServerSideEncryption?.startsWith('aws:kms') === true)
        throw unknownOutcome(refusal, refusal);
    throw refusal;
}
/** What an answer about an object lacks. */
function missingFacts(answer) {
    const { ContentLength, ETag, LastModified } = answer;
    const isComplete = ContentLength !== undefined && ETag && LastModified !== undefined;
    return isComplete ? undefined : 'a Content-Length, an ETag and a Last-Modified';
}
/** What is known of an object by an answer that lacks none of its facts. */
function factsOf(answer) {
    const { ContentLength = 0, ETag = '', LastModified = new Date(NaN), VersionId } = answer;
    return {
        size: ContentLength,
        etag: ETag,
        lastModified: LastModified,
        ...(VersionId !== undefined && { versionId: VersionId }),
    };
}
function unknownOutcome(refusal, cause) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .StoreError */ .AD('UnknownOutcome', 'an answer was lost, and now the key exists: nothing tells whether this object or another ' +
        'one was stored; give the credentials s3:GetObject, or run again', { cause, ...(refusal.attempts !== undefined && { attempts: refusal.attempts }) });
}


/***/ }),

/***/ 8631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YR: () => (/* binding */ toSdkParameters),
/* harmony export */   l0: () => (/* binding */ NAMES_BY_PARAMETER),
/* harmony export */   re: () => (/* binding */ toObjectHeaders)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3828);
/* harmony import */ var _core_object_headers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8203);
/* harmony import */ var _core_shown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9502);



/** The table, with the types as proof that each parameter is one of the SDK's. */
const ROWS = _core_object_headers_js__WEBPACK_IMPORTED_MODULE_0__/* .OBJECT_HEADERS */ .Nb;
/** Names on the wire by the SDK's parameters. */
const NAMES_BY_PARAMETER = Object.fromEntries(_core_object_headers_js__WEBPACK_IMPORTED_MODULE_0__/* .OBJECT_HEADER_NAMES */ .X3.map((name) => [ROWS[name].parameter, name]));
const READ_BY_HEAD = (0,_core_object_headers_js__WEBPACK_IMPORTED_MODULE_0__/* .headerNamesWhere */ .lr)(({ readBack }) => readBack === 'head');
/**
 * Headers as the SDK's parameters of PutObject and CreateMultipartUpload. Throws a StoreError
 * `InvalidHeader` for a value that would be sent as other bytes than those that are signed.
 */
function toSdkParameters(headers) {
    const parameters = {};
    let metadata;
    for (const [name, value] of Object.entries(headers)) {
        assertSendable(name, value);
        if (isMetadata(name)) {
            metadata ??= {};
            metadata[name.slice(_core_object_headers_js__WEBPACK_IMPORTED_MODULE_0__/* .METADATA_PREFIX */ .z3.length)] = value;
        }
        else {
            const { parameter, kind } = ROWS[name];
            parameters[parameter] = kind === 'text' ? value : parsed(kind, value);
        }
    }
    if (metadata !== undefined)
        parameters['Metadata'] = metadata;
    return parameters;
}
function parsed(kind, value) {
    return kind === 'date' ? new Date(value) : value === 'true';
}
function assertSendable(name, value) {
    if (/^[\t\x20-\x7e]*$/.test(value))
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .StoreError */ .AD('InvalidHeader', `header ${(0,_core_shown_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .SP)(name)} ${(0,_core_shown_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .SP)(value)} has other characters than those of printable ASCII: ` +
        'encode them; no request was sent for it');
}
/** The headers of an object that HEAD returns: none of its access rights, tags and lock. */
function toObjectHeaders(answer) {
    const headers = {};
    for (const name of READ_BY_HEAD) {
        const value = valueOf(ROWS[name], answer);
        if (value)
            headers[name] = value;
    }
    for (const [name, value] of Object.entries(answer.Metadata ?? {})) {
        if (value)
            headers[_core_object_headers_js__WEBPACK_IMPORTED_MODULE_0__/* .METADATA_PREFIX */ .z3 + name.toLowerCase()] = value;
    }
    return headers;
}
/** The SDK returns a date also as it was stored, which may be no date. */
function valueOf({ parameter, kind }, answer) {
    const member = kind === 'date' ? `${parameter}String` : parameter;
    const value = answer[member];
    if (kind === 'flag')
        return value === true ? 'true' : undefined;
    return typeof value === 'string' ? value : undefined;
}
function isMetadata(name) {
    return name.startsWith(_core_object_headers_js__WEBPACK_IMPORTED_MODULE_0__/* .METADATA_PREFIX */ .z3);
}


/***/ }),

/***/ 4995:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ bucketOf),
/* harmony export */   S0: () => (/* binding */ s3Request),
/* harmony export */   TN: () => (/* binding */ keyOf)
/* harmony export */ });
function s3Request(operation, input) {
    return { operation, input };
}
/** Empty for a request that is about no bucket. */
function bucketOf({ input }) {
    return input.Bucket ?? '';
}
/** Undefined for a request that is not about one object. */
function keyOf({ input }) {
    return 'Key' in input ? input.Key : undefined;
}


/***/ }),

/***/ 6665:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ createGrace),
/* harmony export */   d: () => (/* binding */ createDeadline)
/* harmony export */ });
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


/***/ }),

/***/ 2303:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openS3Store: () => (/* binding */ openS3Store)
});

// UNUSED EXPORTS: S3Store

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
;// CONCATENATED MODULE: ./lib/s3/operations/body-memory.js
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

// EXTERNAL MODULE: ./lib/s3/multipart/abort.js
var abort = __webpack_require__(3);
// EXTERNAL MODULE: ./lib/s3/errors.js
var s3_errors = __webpack_require__(9407);
// EXTERNAL MODULE: ./lib/s3/operations/headers.js
var operations_headers = __webpack_require__(8631);
// EXTERNAL MODULE: ./lib/s3/multipart/complete.js
var complete = __webpack_require__(2818);
// EXTERNAL MODULE: ./lib/s3/request.js
var s3_request = __webpack_require__(4995);
// EXTERNAL MODULE: ./lib/core/sendable.js
var sendable = __webpack_require__(469);
// EXTERNAL MODULE: ./lib/core/shown.js
var shown = __webpack_require__(9502);
;// CONCATENATED MODULE: ./lib/s3/send/concerns/sendable-names.js



/** The one choke point for names, of every request on its way to any store. */
const guarded = (next) => async (call) => {
    assertSendableNames(call.request.input);
    return next(call);
};
/** The input must name a bucket, and keys where it has some, that can be sent. */
function assertSendableNames(input) {
    const { Bucket, Key, Delete } = input;
    assertSendableBucket(Bucket);
    if ('Key' in input)
        assertSendableKey(Key);
    for (const object of Delete?.Objects ?? [])
        assertSendableKey(object.Key);
}
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

;// CONCATENATED MODULE: ./lib/s3/operations/copy.js





/** Copies an object on the server, with other headers. */
async function copyObject(sender, { bucket, key, source, ifSourceMatch, headers }, signal) {
    const command = (0,s3_request/* s3Request */.S0)('CopyObject', {
        ...(0,operations_headers/* toSdkParameters */.YR)(headers),
        Bucket: bucket,
        Key: key,
        CopySource: copySourceOf(source),
        MetadataDirective: 'REPLACE',
        TaggingDirective: headers['x-amz-tagging'] === undefined ? 'COPY' : 'REPLACE',
        ...(ifSourceMatch !== undefined && { CopySourceIfMatch: ifSourceMatch }),
    });
    const answer = await sender.send(command, { signal, writes: 1, missing: missingCopy });
    return {
        etag: answer.CopyObjectResult?.ETag ?? '',
        ...(answer.VersionId !== undefined && { versionId: answer.VersionId }),
        ...(0,s3_errors/* attemptsOf */.Or)(answer),
    };
}
/** A copy that fails half way has status 200 and an error for a body. */
function missingCopy({ CopyObjectResult }) {
    return (0,complete/* missingETag */.Mc)(CopyObjectResult ?? {});
}
/**
 * The header is a part of a URL, which the SDK leaves to its callers to encode. Its names are checked
 * here, because encoded they can't be told apart.
 */
function copySourceOf({ bucket, key, versionId }) {
    assertSendableBucket(bucket);
    assertSendableKey(key);
    const place = bucket.startsWith('arn:') ? `${bucket}/object/${key}` : `${bucket}/${key}`;
    const version = versionId === undefined ? '' : `?versionId=${encodeURIComponent(versionId)}`;
    return place.split('/').map(encodeURIComponent).join('/') + version;
}

// EXTERNAL MODULE: ./lib/s3/wire/http/ca-bundle.js
var ca_bundle = __webpack_require__(5792);
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
            const found = regionOf(error.cause);
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
/** S3 names a bucket's region when it refuses a request that was meant for another. */
function regionOf(thrown) {
    const { $response: response, Region: region } = (thrown ?? {});
    if (![301, 307, 400].includes(response?.statusCode ?? 0))
        return undefined;
    return response?.headers?.['x-amz-bucket-region'] ?? region;
}
/** Asks the SDK's chain for credentials anew, once for all requests that the old ones failed. */
function createRefresher(client, time) {
    let refreshedAt = -Infinity;
    let running;
    async function ask() {
        const { config } = await client.sdk();
        const before = await config.credentials();
        const after = await config.credentials({ forceRefresh: true });
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
function callOf(request, options) {
    return {
        request,
        bucket: (0,s3_request/* bucketOf */.AU)(request),
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
function errorOf(thrown, { request, options, attempts }) {
    const { operation } = request;
    const found = (0,s3_errors/* toStoreError */.D5)(thrown, options.signal, operation);
    const key = (0,s3_request/* keyOf */.TN)(request);
    const about = { operation, ...(key !== undefined && { key }) };
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
            const { bucket, used, mends } = call;
            if (isOver(call) || mends === MAX_MENDS || used === undefined)
                throw thrown;
            if (!(await clients.mend(bucket, used, thrown)))
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
    const { request, options, waiting } = call;
    const permit = pace.acquire(request.operation, options.writes ?? 0, waiting);
    if (!(permit instanceof Promise))
        return permit;
    return permit.catch((thrown) => {
        call.isStopped = true;
        throw (0,s3_errors/* toStoreError */.D5)(thrown, waiting);
    });
}
const MAX_RETRY_AFTER = 20_000;
/** Milliseconds that the store asks to be left alone for; 0 when it does not say. */
function retryAfterOf({ cause }) {
    const { $response: response } = cause;
    const seconds = Number(response?.headers?.['retry-after']);
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

;// CONCATENATED MODULE: ./lib/s3/send/concerns/proof.js

/** Takes an answer for success only when it proves it. */
const proven = (next) => (call) => next(call).then((answer) => {
    const lack = call.options.missing(answer);
    if (lack !== undefined)
        throw (0,s3_errors/* unproven */.gm)(call.request.operation, lack);
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

;// CONCATENATED MODULE: ./lib/s3/send/sender.js










/** One sender for a store: pace and limits are shared by all that it sends, by either client. */
function createSender(clients, requests, { maxSockets, limits, time }) {
    const pace = createPace(maxSockets, time);
    const health = createHealth(limits, time);
    const deps = { limits, health, time };
    const sendOnce = async (call) => {
        const { bucket, request, options } = call;
        const client = clients.of(bucket);
        call.used = { client, sentAt: time.now() };
        call.attempts += 1;
        const answer = await requests.send(client, request, options.signal);
        answer.$metadata.attempts = call.attempts;
        return answer;
    };
    const concerns = [guarded, retried(deps), mended(clients), paced(pace), watched(health), proven];
    const send = compose(concerns, sendOnce);
    return {
        limits,
        time,
        clients,
        pace,
        send: (request, options) => send(callOf(request, options)),
        patience: (policy) => createPatience(deps, policy),
        goesByWire: (request) => requests.goesByWire(clients.of((0,s3_request/* bucketOf */.AU)(request)), request),
        close: () => {
            clients.close();
            requests.close();
        },
    };
}

// EXTERNAL MODULE: ./lib/s3/sdk/middleware.js
var middleware = __webpack_require__(1377);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/s3/sdk/request-client.js
/** Through the SDK's own middleware and the transport of its client, which closes it. */
const sdkClient = {
    async send(client, request, signal) {
        const { toSdkCommand } = await Promise.all(/* import() */[__webpack_require__.e(493), __webpack_require__.e(599)]).then(__webpack_require__.bind(__webpack_require__, 9599));
        const sdk = await client.sdk();
        return sdk.send(toSdkCommand(request), { ...(signal && { abortSignal: signal }) });
    },
    goesByWire: () => Promise.resolve(false),
    close: () => undefined,
};

// EXTERNAL MODULE: ./lib/core/excerpt.js
var excerpt = __webpack_require__(4338);
// EXTERNAL MODULE: ./lib/s3/error-codes/foreign-answer.js
var foreign_answer = __webpack_require__(1287);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./lib/s3/wire/xml/xml.js

const EQUALS = String.raw `\s*=\s*`;
const DECLARATION = String.raw `<\?xml\s+version${EQUALS}(["'])1\.0\1` +
    String.raw `(?:\s+encoding${EQUALS}(["'])UTF-8\2)?` +
    String.raw `(?:\s+standalone${EQUALS}(["'])(?:yes|no)\3)?\s*\?>`;
const PROLOG = new RegExp(String.raw `^\uFEFF?(?:${DECLARATION})?\s*`, 'i');
const NAME = String.raw `[A-Za-z_][\w.:-]*`;
const ATTRIBUTE = String.raw `\s+${NAME}${EQUALS}(?:"[^"<&]*"|'[^'<&]*')`;
const OPEN = new RegExp(`<(${NAME})((?:${ATTRIBUTE})*)\\s*(/?)>`, 'y');
const PLAIN_NAME = new RegExp(`^${NAME}$`);
const CLOSE = new RegExp(`</(${NAME})\\s*>`, 'y');
const CDATA = '<![CDATA[';
/** Levels that an answer of S3 never has. */
const MAX_DEPTH = 32;
/**
 * The root of an XML document, or undefined when it is not a whole document, or holds what S3
 * never answers: a document type, comments, other processing instructions, entities of its own.
 */
function readXml(body) {
    const source = textOf(body);
    if (source === undefined)
        return undefined;
    const document = { name: '', text: '', children: [] };
    const open = [document];
    for (let at = PROLOG.exec(source)?.[0].length ?? 0; at < source.length;) {
        const next = source.indexOf('<', at);
        const end = next === -1 ? source.length : next;
        const current = open.at(-1) ?? document;
        if (end > at) {
            const text = decoded(source.slice(at, end));
            if (text === undefined)
                return undefined;
            current.text += text;
        }
        const after = next === -1 ? end : readMarkup(source, next, open);
        if (after === undefined)
            return undefined;
        at = after;
    }
    const isWhole = open.length === 1 && document.children.length === 1;
    return isWhole && /^\s*$/.test(document.text) ? document.children[0] : undefined;
}
/** Undefined when it is not UTF-8. ASCII, as nearly all answers are, is read faster. */
function textOf(body) {
    if ((0,external_node_buffer_.isAscii)(body))
        return body.toString('latin1');
    return (0,external_node_buffer_.isUtf8)(body) ? body.toString('utf8') : undefined;
}
/** Reads a tag or a CDATA section; where it ends, or undefined when it is neither. */
function readMarkup(source, at, open) {
    const current = open.at(-1);
    if (current === undefined)
        return undefined;
    if (source.charCodeAt(at + 1) === SLASH) {
        const end = endOfClose(source, at, current.name);
        if (end !== undefined)
            open.pop();
        return end;
    }
    if (source.startsWith(CDATA, at)) {
        const end = source.indexOf(']]>', at);
        if (end === -1 || open.length === 1)
            return undefined;
        current.text += withLineFeeds(source.slice(at + CDATA.length, end));
        return end + 3;
    }
    const tag = readOpen(source, at);
    if (tag === undefined || open.length > MAX_DEPTH)
        return undefined;
    const element = { name: tag.name, text: '', children: [] };
    current.children.push(element);
    if (!tag.isEmpty)
        open.push(element);
    return tag.end;
}
/** Nearly all tags are a name alone, which needs no match to be kept of it. */
function endOfClose(source, at, name) {
    const end = at + 2 + name.length;
    if (source.startsWith(name, at + 2) && source.charCodeAt(end) === GREATER)
        return end + 1;
    CLOSE.lastIndex = at;
    return CLOSE.exec(source)?.[1] === name ? CLOSE.lastIndex : undefined;
}
function readOpen(source, at) {
    const end = source.indexOf('>', at);
    const name = source.slice(at + 1, Math.max(at, end));
    if (PLAIN_NAME.test(name))
        return { name, isEmpty: false, end: end + 1 };
    OPEN.lastIndex = at;
    const found = OPEN.exec(source);
    if (found === null)
        return undefined;
    return { name: found[1] ?? '', isEmpty: found[3] !== '', end: OPEN.lastIndex };
}
const SLASH = 0x2f;
const GREATER = 0x3e;
const ENTITIES = new Map([
    ['amp', '&'],
    ['apos', "'"],
    ['gt', '>'],
    ['lt', '<'],
    ['quot', '"'],
]);
/** Undefined when a reference in it is unknown, or stands for no character. */
function decoded(raw) {
    const text = withLineFeeds(raw);
    if (text.includes(']]>'))
        return undefined;
    if (!text.includes('&'))
        return text;
    const [first = '', ...others] = text.split('&');
    const pieces = [first];
    for (const other of others) {
        const end = other.indexOf(';');
        const name = other.slice(0, Math.max(0, end));
        const character = ENTITIES.get(name) ?? characterOf(name);
        if (character === undefined)
            return undefined;
        pieces.push(character, other.slice(end + 1));
    }
    // Joined, unlike added, they don't hold the document in memory.
    return pieces.join('');
}
/** S3 also writes references to control characters, which XML 1.0 forbids. */
function characterOf(reference) {
    const found = /^#(x[0-9A-Fa-f]{1,6}|[0-9]{1,7})$/.exec(reference);
    if (found === null)
        return undefined;
    const code = Number(`${found[1]?.startsWith('x') ? '0' : ''}${found[1]}`);
    const isSurrogate = code >= 0xd800 && code <= 0xdfff;
    return code === 0 || code > 0x10ffff || isSurrogate ? undefined : String.fromCodePoint(code);
}
/** https://www.w3.org/TR/xml/#sec-line-ends */
function withLineFeeds(text) {
    return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
}
const UNSAFE = /[&"'<>\r\n\u0085\u2028]/g;
const ESCAPED = new Map(Array.from(ENTITIES, ([name, character]) => [character, name]));
/** Text of an element; what a reader would change goes as a reference. */
function escapedXml(text) {
    return text.replaceAll(UNSAFE, (character) => {
        const code = `#x${character.charCodeAt(0).toString(16).toUpperCase()}`;
        return `&${ESCAPED.get(character) ?? code};`;
    });
}

;// CONCATENATED MODULE: ./lib/s3/wire/xml/xml-fields.js
/** The texts of an element's children by name. Undefined: one of `names` stands there twice. */
function textsOf({ children }, names) {
    const texts = {};
    for (const { name, text, children: inner } of children) {
        if (!isOneOf(name, names))
            continue;
        if (texts[name] !== undefined || inner.length > 0)
            return undefined;
        texts[name] = text;
    }
    return texts;
}
function isOneOf(name, names) {
    return names.has(name);
}
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

;// CONCATENATED MODULE: ./lib/s3/wire/answer-errors.js




const FIELDS = new Set(['Code', 'Message', 'Region', 'RequestId']);
/** What the SDK says of every answer. */
function metadataOf(answer) {
    const requestId = answer.headers.get('x-amz-request-id');
    return { httpStatusCode: answer.status, ...(requestId !== undefined && { requestId }) };
}
/** The error of an answer that is none of success, in the shape of the SDK's. */
function toSdkError(answer, status = answer.status) {
    return refusalOf(readXml(answer.body), answer, status);
}
/** The error of an answer with status 200 whose body is an error document, or undefined. */
function hiddenError(root, answer) {
    return root?.name === 'Error' ? refusalOf(root, answer, HIDDEN_STATUS) : undefined;
}
/** What the SDK takes for the status of an error that came with 200. */
const HIDDEN_STATUS = 503;
function refusalOf(root, answer, status) {
    const document = root?.name === 'Error' ? textsOf(root, FIELDS) : undefined;
    const { Code, Message, Region, RequestId } = answer_errors_cut(document ?? {});
    const { requestId = RequestId } = metadataOf(answer);
    // What is neither empty nor S3's document may be the answer of something before the store.
    const isBare = status === 404 && answer.body.length === 0;
    const code = Code ?? (isBare ? 'NotFound' : 'UnknownError');
    return Object.assign(new Error(Message ?? code), {
        name: code,
        $metadata: { httpStatusCode: status, ...(requestId !== undefined && { requestId }) },
        $response: { statusCode: answer.status, headers: Object.fromEntries(answer.headers) },
        ...(Region !== undefined && { Region }),
        ...(document === undefined && { $responseBodyText: (0,foreign_answer/* beginningOf */.V)(answer.body) }),
    });
}
/** Each text cut to what an error keeps. */
function answer_errors_cut(texts) {
    const entries = Object.entries(texts);
    return Object.fromEntries(entries.map(([name, text = '']) => [name, (0,excerpt/* excerptOf */.z)(text)]));
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./lib/s3/wire/body-checksum.js



const CRC32 = 'x-amz-checksum-crc32';
/**
 * The headers that let the store check a body. Content-MD5 is what every compatible store
 * understands; the newer ones some refuse (https://github.com/aws/aws-sdk-js-v3/issues/6810).
 */
function checksumHeaders(body, checksum) {
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

;// CONCATENATED MODULE: ./lib/s3/wire/operations/parameters.js
const VALUE = /^[\x20-\x7e]+$/;
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;
/**
 * The headers of an input, all of whose members but `others` must be in the table. Undefined when
 * one is not, or has a value that is not sent as it is.
 */
function headersOf(input, table, others) {
    const headers = {};
    for (const [member, value] of Object.entries(input)) {
        if (value === undefined || others.has(member))
            continue;
        const name = table[member];
        const text = parameters_textOf(member, value);
        if (name === undefined || text === undefined || !VALUE.test(text))
            return undefined;
        headers[name] = text;
    }
    return headers;
}
/** User-defined metadata as headers; undefined when a name or a value is not sent as it is. */
function metadataHeadersOf(metadata = {}) {
    const headers = {};
    for (const [name, value] of Object.entries(metadata)) {
        if (!TOKEN.test(name) || !VALUE.test(value))
            return undefined;
        headers[`x-amz-meta-${name.toLowerCase()}`] = value;
    }
    return headers;
}
function parameters_textOf(member, value) {
    if (typeof value === 'string')
        return value;
    if (typeof value === 'boolean')
        return String(value);
    if (!(value instanceof Date) || Number.isNaN(value.getTime()))
        return undefined;
    return member === 'Expires' ? value.toUTCString() : value.toISOString().replace('.000Z', 'Z');
}

;// CONCATENATED MODULE: ./lib/s3/wire/operations/delete-objects.js





const HEADERS = {
    BypassGovernanceRetention: 'x-amz-bypass-governance-retention',
    ExpectedBucketOwner: 'x-amz-expected-bucket-owner',
    MFA: 'x-amz-mfa',
    RequestPayer: 'x-amz-request-payer',
};
const OTHERS = new Set(['Bucket', 'Delete', 'ChecksumAlgorithm']);
const deleteObjectsOperation = {
    write(input, { basePath }) {
        const { Delete: { Objects = [], Quiet } = {}, ChecksumAlgorithm } = input;
        const headers = headersOf(input, HEADERS, OTHERS);
        const rows = Objects.map(rowOf);
        const isKnown = ChecksumAlgorithm === undefined || ChecksumAlgorithm === 'MD5';
        if (headers === undefined || !isKnown || Quiet !== false || rows.includes(undefined)) {
            return undefined;
        }
        const body = Buffer.from('<?xml version="1.0" encoding="UTF-8"?>' +
            '<Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
            `${rows.join('')}<Quiet>false</Quiet></Delete>`);
        const checksum = checksumHeaders(body, ChecksumAlgorithm === 'MD5' ? 'md5' : 'crc32');
        return {
            method: 'POST',
            path: `${basePath}/`,
            query: 'delete=',
            headers: { 'content-type': 'application/xml', ...headers, ...checksum },
            body,
        };
    },
    read(answer) {
        const $metadata = metadataOf(answer);
        const root = readXml(answer.body);
        const hidden = hiddenError(root, answer);
        if (hidden !== undefined)
            throw hidden;
        const rows = root?.name === 'DeleteResult' ? rowsOf(root) : undefined;
        return { $metadata, ...rows };
    },
};
function rowOf({ Key = '', VersionId, ...others }) {
    if (Object.keys(others).length > 0)
        return undefined;
    const version = VersionId === undefined ? '' : `<VersionId>${escapedXml(VersionId)}</VersionId>`;
    return `<Object><Key>${escapedXml(Key)}</Key>${version}</Object>`;
}
const delete_objects_FIELDS = new Set([
    'Code',
    'DeleteMarker',
    'DeleteMarkerVersionId',
    'Key',
    'Message',
    'VersionId',
]);
/** Undefined when a row says a thing twice. */
function rowsOf({ children }) {
    const Deleted = [];
    const Errors = [];
    for (const child of children) {
        if (child.name !== 'Deleted' && child.name !== 'Error')
            continue;
        const texts = textsOf(child, delete_objects_FIELDS);
        if (texts === undefined)
            return undefined;
        const { DeleteMarker, ...row } = texts;
        if (child.name === 'Error')
            Errors.push(row);
        else
            Deleted.push({ ...row, DeleteMarker: toBoolean(DeleteMarker) });
    }
    return { ...(Deleted.length > 0 && { Deleted }), ...(Errors.length > 0 && { Errors }) };
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
/** A query from names and values as they are, in the order of names; without undefined ones. */
function queryOf(parameters) {
    return Object.entries(parameters)
        .filter((entry) => entry[1] !== undefined)
        .map(([name, value]) => [encoded(name), encoded(value)])
        .sort(([name], [other]) => (name < other ? -1 : 1))
        .map(([name, value]) => `${name}=${value}`)
        .join('&');
}

;// CONCATENATED MODULE: ./lib/s3/wire/operations/get-object.js




const get_object_HEADERS = {
    ExpectedBucketOwner: 'x-amz-expected-bucket-owner',
    IfMatch: 'if-match',
    Range: 'range',
    RequestPayer: 'x-amz-request-payer',
};
const get_object_OTHERS = new Set(['Bucket', 'Key', 'VersionId']);
/** Bytes; a longer body goes through the SDK, which streams it. */
const MAX_RANGE = 8 * 1024 * 1024;
/** Of a range that can be held in memory. */
const getObjectOperation = {
    write(input, { basePath }) {
        const { Key = '', Range = '', VersionId } = input;
        const headers = headersOf(input, get_object_HEADERS, get_object_OTHERS);
        const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(Range) ?? [];
        const isShort = Number(last) - Number(first) < MAX_RANGE;
        if (headers === undefined || !isShort)
            return undefined;
        const path = `${basePath}/${encodedPath(Key)}`;
        return { method: 'GET', path, query: queryOf({ versionId: VersionId }), headers };
    },
    read(answer) {
        const header = (name) => answer.headers.get(name);
        return {
            $metadata: metadataOf(answer),
            // All that is done with a body here is to go through its pieces.
            Body: [answer.body],
            ContentLength: toCount(header('content-length')),
            ContentRange: header('content-range'),
            ETag: header('etag'),
            LastModified: timeOf(header('last-modified')),
            VersionId: header('x-amz-version-id'),
        };
    },
};
/** https://www.rfc-editor.org/rfc/rfc9110#name-date-time-formats */
function timeOf(text) {
    const time = new Date(text ?? NaN);
    return Number.isNaN(time.getTime()) ? undefined : time;
}

// EXTERNAL MODULE: ./lib/s3/wire/http/answer-head.js
var answer_head = __webpack_require__(7876);
;// CONCATENATED MODULE: ./lib/s3/wire/http/answer-body.js


/** More than a page of 1,000 keys of 1,024 bytes needs, each byte encoded in three. */
const MAX_BODY = 16 * 1024 * 1024;
function createBodyReader(length) {
    if (length === 'chunked')
        return chunkedBody();
    return length === 'rest' ? restOfConnection() : bodyOfLength(length);
}
function bodyOfLength(length) {
    assertNotTooLong(length);
    const body = Buffer.allocUnsafeSlow(length);
    let count = 0;
    return {
        take(bytes, start) {
            const end = Math.min(bytes.length, start + length - count);
            count += bytes.copy(body, count, start, end);
            return count === length ? end : undefined;
        },
        whole: () => body,
    };
}
function restOfConnection() {
    const pieces = createPieces();
    return {
        take(bytes, start) {
            pieces.add(bytes, start, bytes.length);
            return undefined;
        },
        whole: pieces.whole,
    };
}
/** Copies of pieces, up to the most that a store may send. */
function createPieces() {
    const pieces = [];
    let size = 0;
    return {
        add(bytes, start, end) {
            size += end - start;
            assertNotTooLong(size);
            pieces.push(Buffer.from(bytes.subarray(start, end)));
        },
        whole: () => Buffer.concat(pieces, size),
    };
}
const SIZE = /^([0-9A-Fa-f]{1,8})(?:;[\w!#$%&'*+.^`|~-]+(?:=(?:[\w!#$%&'*+.^`|~-]+|"[\t\x20\x21\x23-\x5b\x5d-\x7e]*"))?)*\r\n$/;
/** https://www.rfc-editor.org/rfc/rfc9112#name-chunked-transfer-coding */
function chunkedBody() {
    const pieces = createPieces();
    const lines = createChunkLines();
    let left = 0;
    return {
        take(bytes, start) {
            let at = start;
            while (at < bytes.length) {
                if (left > 0) {
                    const end = Math.min(bytes.length, at + left);
                    pieces.add(bytes, at, end);
                    left -= end - at;
                    at = end;
                }
                else {
                    const feed = bytes.indexOf(LINE_FEED, at);
                    const end = feed === -1 ? bytes.length : feed + 1;
                    const size = lines.take(bytes.toString('latin1', at, end));
                    at = end;
                    if (size === 'end')
                        return at;
                    left = size;
                }
            }
            return undefined;
        },
        whole: pieces.whole,
    };
}
/** What stands between the chunks: gives the bytes of the next one, or 0 while there is none yet. */
function createChunkLines() {
    let line = '';
    let expected = 'size';
    return {
        take(text) {
            line += text;
            if (line.length > answer_head/* MAX_HEAD */.Wo)
                throw (0,answer_head/* notHttp */.aH)('a line has no end', 'HPE_HEADER_OVERFLOW');
            if (expected === 'trailer') {
                if (line !== '\r\n' && !line.endsWith('\r\n\r\n'))
                    return 0;
                (0,answer_head/* assertTrailer */.cI)(line.slice(0, -2));
                return 'end';
            }
            if (!line.endsWith('\n'))
                return 0;
            const whole = line;
            line = '';
            if (expected === 'end of data') {
                if (whole !== '\r\n')
                    throw (0,answer_head/* notHttp */.aH)('a chunk is longer than its size');
                expected = 'size';
                return 0;
            }
            const size = Number.parseInt(SIZE.exec(whole)?.[1] ?? '', 16);
            if (Number.isNaN(size))
                throw (0,answer_head/* notHttp */.aH)('a chunk has no size');
            expected = size === 0 ? 'trailer' : 'end of data';
            return size;
        },
    };
}
const LINE_FEED = 0x0a;
function assertNotTooLong(size) {
    if (size <= MAX_BODY)
        return;
    throw new errors/* StoreError */.AD('UnprovenAnswer', `the answer is longer than the ${MAX_BODY} bytes that a store may send here: something ` +
        'between here and the store may have answered in its place');
}

;// CONCATENATED MODULE: ./lib/s3/wire/http/answer-reader.js


const NO_BYTES = Buffer.alloc(0);
const END_OF_HEAD = '\r\n\r\n';
function createAnswerReader() {
    let before = '';
    let head;
    let body;
    return {
        take(bytes) {
            let at = 0;
            while (head === undefined) {
                const text = before + bytes.toString('latin1', at);
                const end = text.indexOf(END_OF_HEAD);
                if ((end === -1 ? text.length : end) > answer_head/* MAX_HEAD */.Wo)
                    throw tooLong();
                if (end === -1) {
                    before = text;
                    return undefined;
                }
                at += end + END_OF_HEAD.length - before.length;
                before = '';
                const read = (0,answer_head/* readHead */.zy)(text.slice(0, end + 2));
                if (read.status === SWITCHING)
                    throw (0,answer_head/* notHttp */.aH)('it changes to another protocol');
                // An informational answer is followed by the one that counts.
                if (read.status >= 200)
                    head = read;
            }
            if (head.length === 0)
                return wholeOf(head, NO_BYTES, at === bytes.length);
            body ??= createBodyReader(head.length);
            const end = body.take(bytes, at);
            return end === undefined ? undefined : wholeOf(head, body.whole(), end === bytes.length);
        },
        end: () => head?.length === 'rest' ? wholeOf(head, body?.whole() ?? NO_BYTES, false) : undefined,
    };
}
const SWITCHING = 101;
/** Bytes after the answer belong to nothing that was asked for: nobody is to read them. */
function wholeOf(head, body, isLast) {
    const { status, headers, isKept } = head;
    return { status, headers, body, isKept: isKept && isLast };
}
function tooLong() {
    return (0,answer_head/* notHttp */.aH)(`its head is longer than ${answer_head/* MAX_HEAD */.Wo} bytes`, 'HPE_HEADER_OVERFLOW');
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
;// CONCATENATED MODULE: ./lib/s3/wire/http/socket.js


/** A socket whose host is proven by its certificate, unless the place is plain http. */
function openSocket({ protocol, hostname, port }, onread, { session, secureContext }) {
    const host = hostname.replace(/^\[|\]$/g, '');
    if (protocol === 'http:')
        return (0,external_node_net_.connect)({ host, port: port ?? 80, onread });
    const options = {
        host,
        port: port ?? 443,
        ALPNProtocols: ['http/1.1'],
        onread,
        ...((0,external_node_net_.isIP)(host) === 0 && { servername: host }),
        ...(session && { session }),
        ...(secureContext && { secureContext }),
    };
    return (0,external_node_tls_.connect)(options);
}

;// CONCATENATED MODULE: ./lib/s3/wire/http/connection.js


/** Bytes that are read at once; one piece of memory for all that a connection ever reads. */
const READ_SIZE = 64 * 1024;
/** Milliseconds; stores close a connection after five or more without a request. */
const PATIENCE = 4_000;
/**
 * Opens a connection on which nothing may stand still for `limits.stall`. It reads without the
 * streams of Node, which allocate 64 KiB for each answer and pass each through several queues.
 */
function openConnection(place, options) {
    const memory = Buffer.allocUnsafeSlow(READ_SIZE);
    const callback = (count) => {
        take(state, memory.subarray(0, count));
        return true;
    };
    const socket = openSocket(place, { buffer: memory, callback }, options);
    const connection = {
        send: (exchange) => {
            send(state, exchange);
        },
        destroy: (thrown) => {
            state.reason ??= thrown;
            socket.destroy();
        },
        isFresh: () => !socket.destroyed && performance.now() - state.idleSince < state.patience,
    };
    const state = {
        socket,
        options,
        connection,
        exchange: undefined,
        reader: undefined,
        reason: undefined,
        idleSince: 0,
        patience: PATIENCE,
    };
    watch(state, place);
    return connection;
}
function watch(state, { protocol }) {
    const { socket, options } = state;
    const { connect, stall } = options.limits;
    const timer = setTimeout(() => {
        state.connection.destroy(timedOut(`no connection was made in ${connect} ms`));
    }, connect);
    socket.setNoDelay(true);
    socket.once(protocol === 'http:' ? 'connect' : 'secureConnect', () => {
        clearTimeout(timer);
        socket.setTimeout(stall, () => {
            state.connection.destroy(timedOut(`the connection made no progress for ${stall} ms`));
        });
    });
    socket.on('session', options.onSession);
    socket.on('error', (thrown) => {
        state.reason ??= thrown;
    });
    socket.once('end', () => {
        conclude(state);
        state.connection.destroy(lost());
    });
    socket.once('close', () => {
        clearTimeout(timer);
        fail(state, state.reason ?? lost());
        options.onClosed(state.connection);
    });
}
function send(state, exchange) {
    const { socket } = state;
    const { head, body } = exchange;
    state.exchange = exchange;
    state.reader = createAnswerReader();
    socket.ref();
    socket.cork();
    socket.write(head, 'latin1');
    if (body !== undefined && body.byteLength > 0)
        socket.write(body);
    socket.uncork();
}
/** Takes what arrived. Bytes that nobody asked for can be no answer to what comes next. */
function take(state, bytes) {
    const { connection, reader } = state;
    if (reader === undefined) {
        connection.destroy(lost());
        return;
    }
    try {
        const answer = reader.take(bytes);
        if (answer !== undefined)
            settle(state, answer);
    }
    catch (thrown) {
        connection.destroy(thrown);
    }
}
/** The other side has ended the connection, which is how it may tell the end of an answer. */
function conclude(state) {
    const answer = state.reader?.end();
    if (answer !== undefined)
        settle(state, answer);
}
function settle(state, answer) {
    const { exchange, socket, options, connection } = state;
    state.exchange = undefined;
    state.reader = undefined;
    exchange?.answered(answer);
    // What is answered before it has left whole can't be followed by another request.
    if (!answer.isKept || socket.writableLength > 0) {
        connection.destroy(lost());
        return;
    }
    state.idleSince = performance.now();
    state.patience = patienceOf(answer);
    // The process need not stay for a connection that nobody uses.
    socket.unref();
    options.onFree(connection);
}
function fail(state, thrown) {
    const { exchange } = state;
    state.exchange = undefined;
    state.reader = undefined;
    exchange?.failed(thrown);
}
/** What a store says of it, less a second for what is on its way. */
function patienceOf({ headers }) {
    const seconds = /\btimeout=(\d{1,6})/i.exec(headers.get('keep-alive') ?? '')?.[1];
    return seconds === undefined ? PATIENCE : Math.min(PATIENCE, Number(seconds) * 1000 - 1000);
}
function timedOut(message) {
    return Object.assign(new Error(message), { name: 'TimeoutError' });
}
function lost() {
    const message = 'the connection was closed before the answer was whole';
    return Object.assign(new Error(message), { code: 'ECONNRESET' });
}

;// CONCATENATED MODULE: ./lib/s3/wire/http/request-head.js

const PATH = /^\/[\x21-\x7e]*$/;
const request_head_NAME = /^[!#$%&'*+.^_`|~\w-]+$/;
const request_head_VALUE = /^[\t\x20-\x7e]*$/;
/**
 * The head of a request in HTTP/1.1, its signature's headers among `headers`. Throws rather than
 * let a line break through, with which a value would become a header or a request of its own.
 */
function requestHead({ method, path, query, body }, headers) {
    const target = query === '' ? path : `${path}?${query}`;
    if (!PATH.test(target))
        throw unsendable('the path of a request');
    let head = `${method} ${target} HTTP/1.1\r\n`;
    for (const name in headers) {
        const value = headers[name] ?? '';
        if (!request_head_NAME.test(name) || !request_head_VALUE.test(value))
            throw unsendable(`the header ${name}`);
        head += `${name}: ${value}\r\n`;
    }
    const length = body === undefined ? (method === 'GET' ? undefined : 0) : body.byteLength;
    return length === undefined ? `${head}\r\n` : `${head}content-length: ${length}\r\n\r\n`;
}
/** The value is not told: what has a line break at its end is mostly a secret. */
function unsendable(what) {
    return new errors/* StoreError */.AD('InvalidHeader', `${what} holds a character that can't be sent, for instance a line break: look for one at ` +
        'the end of AWS_ACCESS_KEY_ID, AWS_SESSION_TOKEN or the region', { scope: 'batch' });
}

;// CONCATENATED MODULE: ./lib/s3/wire/http/connections.js



/**
 * HTTP/1.1 without Node's or another client's layers, which take longer for a small object than
 * all else that is done with it. One request at a time on a connection, no redirects, no retries:
 * what is not a plain, whole answer is an error, and those are the resilience layer's.
 */
function createConnections(options) {
    const pools = new Map();
    let isClosed = false;
    const poolOf = (place) => {
        const known = pools.get(place.origin);
        if (known !== undefined)
            return known;
        const pool = createPool(place, options);
        pools.set(place.origin, pool);
        return pool;
    };
    return {
        send: (place, request, headers, signal) => {
            const head = requestHead(request, headers);
            if (isClosed)
                throw connections_closed();
            return exchanged(poolOf(place), { head, body: request.body }, signal);
        },
        close: () => {
            isClosed = true;
            for (const { open, waiting } of pools.values()) {
                for (const connection of open)
                    connection.destroy(connections_closed());
                for (const { failed } of waiting.splice(0))
                    failed(connections_closed());
            }
        },
    };
}
function createPool(place, options) {
    return { place, options, open: new Set(), idle: [], waiting: [], session: undefined };
}
function exchanged(pool, request, signal) {
    return new Promise((resolve, reject) => {
        const waiting = {
            ...request,
            answered: (answer) => {
                forget();
                resolve(answer);
            },
            failed: (thrown) => {
                forget();
                reject(thrown);
            },
            connection: undefined,
        };
        const forget = (0,on_abort/* onAbort */.u)(signal, () => {
            connections_abort(pool, waiting, signal?.reason);
        });
        pool.waiting.push(waiting);
        advance(pool);
    });
}
/** Sends what waits over a connection that is free, or over a new one where one more may be. */
function advance(pool) {
    for (let next = pool.waiting[0]; next !== undefined; next = pool.waiting[0]) {
        const connection = freeOf(pool) ?? openOne(pool);
        if (connection === undefined)
            return;
        pool.waiting.shift();
        next.connection = connection;
        connection.send(next);
    }
}
function freeOf({ idle }) {
    for (let last = idle.pop(); last !== undefined; last = idle.pop()) {
        if (last.isFresh())
            return last;
        last.destroy(connections_closed());
    }
    return undefined;
}
function openOne(pool) {
    const { place, options, open, idle } = pool;
    if (open.size >= options.maxSockets)
        return undefined;
    const connection = openConnection(place, {
        limits: options.limits,
        ...(options.secureContext && { secureContext: options.secureContext }),
        session: pool.session,
        onSession: (session) => {
            pool.session = session;
        },
        onFree: (free) => {
            idle.push(free);
            advance(pool);
        },
        onClosed: (gone) => {
            open.delete(gone);
            // It would stay there for as long as newer ones are enough.
            if (idle.includes(gone))
                idle.splice(idle.indexOf(gone), 1);
            advance(pool);
        },
    });
    open.add(connection);
    return connection;
}
/** A connection in the middle of a request is of no more use. */
function connections_abort({ waiting }, request, reason) {
    const { connection, failed } = request;
    if (connection !== undefined) {
        connection.destroy(reason);
        return;
    }
    waiting.splice(waiting.indexOf(request), 1);
    failed(reason);
}
function connections_closed() {
    return Object.assign(new Error('the connections were closed'), { code: 'ECONNABORTED' });
}

;// CONCATENATED MODULE: ./lib/s3/wire/operations/list-objects.js





const list_objects_HEADERS = {
    ExpectedBucketOwner: 'x-amz-expected-bucket-owner',
    RequestPayer: 'x-amz-request-payer',
};
const list_objects_OTHERS = new Set([
    'Bucket',
    'ContinuationToken',
    'Delimiter',
    'EncodingType',
    'MaxKeys',
    'Prefix',
    'StartAfter',
]);
const listObjectsOperation = {
    write(input, { basePath }) {
        const headers = headersOf(input, list_objects_HEADERS, list_objects_OTHERS);
        if (headers === undefined)
            return undefined;
        const { MaxKeys } = input;
        const query = queryOf({
            'continuation-token': input.ContinuationToken,
            delimiter: input.Delimiter,
            'encoding-type': input.EncodingType,
            'list-type': '2',
            'max-keys': MaxKeys === undefined ? undefined : String(MaxKeys),
            prefix: input.Prefix,
            'start-after': input.StartAfter,
        });
        return { method: 'GET', path: `${basePath}/`, query, headers };
    },
    read(answer) {
        const $metadata = metadataOf(answer);
        const root = readXml(answer.body);
        const hidden = hiddenError(root, answer);
        if (hidden !== undefined)
            throw hidden;
        const page = root?.name === 'ListBucketResult' ? pageOf(root) : undefined;
        return { $metadata, ...page };
    },
};
const list_objects_FIELDS = new Set([
    'ContinuationToken',
    'Delimiter',
    'EncodingType',
    'IsTruncated',
    'KeyCount',
    'MaxKeys',
    'Name',
    'NextContinuationToken',
    'Prefix',
    'StartAfter',
]);
/** Undefined when it says a thing twice. */
function pageOf(root) {
    const texts = textsOf(root, list_objects_FIELDS);
    const rows = list_objects_rowsOf(root, 'Contents', OBJECT_FIELDS);
    const prefixes = list_objects_rowsOf(root, 'CommonPrefixes', PREFIX_FIELDS);
    if (texts === undefined || rows === undefined || prefixes === undefined)
        return undefined;
    const { IsTruncated, KeyCount, MaxKeys, EncodingType, ...others } = texts;
    return {
        ...others,
        IsTruncated: toBoolean(IsTruncated),
        KeyCount: toCount(KeyCount),
        MaxKeys: toCount(MaxKeys),
        ...(EncodingType === 'url' && { EncodingType }),
        ...(rows.length > 0 && { Contents: rows.map(objectOf) }),
        ...(prefixes.length > 0 && { CommonPrefixes: prefixes }),
    };
}
const OBJECT_FIELDS = new Set(['ETag', 'Key', 'LastModified', 'Size', 'StorageClass']);
const PREFIX_FIELDS = new Set(['Prefix']);
function list_objects_rowsOf({ children }, element, names) {
    const rows = [];
    for (const child of children) {
        if (child.name !== element)
            continue;
        const texts = textsOf(child, names);
        if (texts === undefined)
            return undefined;
        rows.push(texts);
    }
    return rows;
}
function objectOf({ Key, ETag, LastModified, Size, StorageClass, }) {
    return {
        Key,
        ETag,
        LastModified: toDate(LastModified),
        Size: toCount(Size),
        StorageClass: StorageClass,
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/proxy-from-env/index.js
var proxy_from_env = __webpack_require__(8182);
// EXTERNAL MODULE: ./lib/s3/sdk/credentials/source.js
var source = __webpack_require__(5839);
;// CONCATENATED MODULE: ./lib/s3/wire/plain-route.js





/** Variables that are heeded here, or that the SDK has no use for where they stand. */
const KNOWN_VARIABLES = new Set([
    'AWS_ACCESS_KEY_ID',
    'AWS_CA_BUNDLE',
    'AWS_DEFAULT_OUTPUT',
    'AWS_DEFAULT_REGION',
    'AWS_EC2_METADATA_DISABLED',
    'AWS_PAGER',
    'AWS_REGION',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
]);
/** Those of AWS's main partition. */
const PLAIN_REGION = /^(us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\d$/;
/** No dots, which a certificate doesn't cover, and no `--`, which marks what is no plain bucket. */
const PLAIN_BUCKET = /^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$/;
/**
 * What the SDK's client would say of the ordinary case, without the SDK: to load it takes longer
 * than all else until a first request. That is: credentials in the environment, a bucket of AWS's
 * main partition or in the path of an endpoint that the options name, and nothing else that the SDK
 * heeds. A test holds each answer to the SDK's. Undefined: ask the SDK.
 */
function plainRouteFor(place, bucket, env) {
    const credentials = credentialsOf(env);
    if (credentials === undefined || hasConfiguration(env))
        return undefined;
    const route = plainRouteOf(place, bucket);
    if (route === undefined || (0,proxy_from_env/* getProxyForUrl */.T)(route.origin) !== '')
        return undefined;
    return { route, credentials: readNowAndThen(() => credentialsOf(env) ?? credentials) };
}
/** Milliseconds; to read the environment for each request takes as long as to sign it. */
const READ_EVERY = 1_000;
function readNowAndThen(read) {
    let known = Promise.resolve(read());
    let readAt = performance.now();
    return () => {
        const now = performance.now();
        if (now - readAt >= READ_EVERY) {
            known = Promise.resolve(read());
            readAt = now;
        }
        return known;
    };
}
function credentialsOf({ AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: sessionToken, }) {
    if (!accessKeyId || !secretAccessKey)
        return undefined;
    const credentials = { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
    return (0,source/* markSource */.x)(credentials, 'environment');
}
/** Whether there is anything else that the SDK may heed: a variable of its own, or a file. */
function hasConfiguration(env) {
    const names = Object.keys(env).map((name) => name.toUpperCase());
    if (names.some((name) => name.startsWith('AWS_') && !KNOWN_VARIABLES.has(name)))
        return true;
    const homes = [env['HOME'], env['USERPROFILE'], (0,external_node_os_.homedir)()].filter((home) => home !== undefined);
    const files = homes.flatMap((home) => [
        (0,external_node_path_.join)(home, '.aws', 'config'),
        (0,external_node_path_.join)(home, '.aws', 'credentials'),
    ]);
    return files.some((file) => (0,external_node_fs_.existsSync)(file));
}
function plainRouteOf(place, bucket) {
    const { region, endpoint, forcePathStyle } = place;
    if (!PLAIN_REGION.test(region) || !PLAIN_BUCKET.test(bucket))
        return undefined;
    const base = endpoint ?? `https://s3.${region}.amazonaws.com`;
    const address = forcePathStyle ? base : base.replace('//', `//${bucket}.`);
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (url === undefined || !isPlainUrl(url))
        return undefined;
    const { origin, protocol, hostname, host, port } = url;
    return {
        origin,
        protocol,
        hostname,
        host,
        ...(port !== '' && { port: Number(port) }),
        basePath: forcePathStyle ? `/${bucket}` : '',
        region,
        checksum: endpoint === undefined ? 'crc32' : 'md5',
    };
}
function isPlainUrl({ protocol, username, password, pathname, search, hash }) {
    const isHttp = protocol === 'https:' || protocol === 'http:';
    return isHttp && pathname === '/' && [username, password, search, hash].every((it) => it === '');
}

;// CONCATENATED MODULE: ./lib/s3/wire/operations/put-object.js





const put_object_HEADERS = {
    ...operations_headers/* NAMES_BY_PARAMETER */.l0,
    ExpectedBucketOwner: 'x-amz-expected-bucket-owner',
    IfMatch: 'if-match',
    IfNoneMatch: 'if-none-match',
    RequestPayer: 'x-amz-request-payer',
};
const put_object_OTHERS = new Set(['Bucket', 'Key', 'Body', 'Metadata']);
/** What the SDK says of a body that nobody gave a type. */
const DEFAULT_TYPE = 'application/octet-stream';
const putObjectOperation = {
    write(input, route) {
        const { Key = '', Body, Metadata } = input;
        const headers = headersOf(input, put_object_HEADERS, put_object_OTHERS);
        const metadata = metadataHeadersOf(Metadata);
        if (headers === undefined || metadata === undefined)
            return undefined;
        if (!(Body instanceof Uint8Array))
            return undefined;
        return {
            method: 'PUT',
            path: `${route.basePath}/${encodedPath(Key)}`,
            query: '',
            headers: {
                'content-type': DEFAULT_TYPE,
                ...headers,
                ...metadata,
                ...checksumHeaders(Body, route.checksum),
            },
            body: Body,
        };
    },
    read(answer, request) {
        repeatedChecksum('PutObject', answer, request);
        return {
            $metadata: metadataOf(answer),
            ETag: answer.headers.get('etag'),
            VersionId: answer.headers.get('x-amz-version-id'),
        };
    },
};

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
 * AWS Signature Version 4 of a request whose path and query are encoded already. The signer gives
 * the request's headers with those of the signature.
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

;// CONCATENATED MODULE: ./lib/s3/wire/operations/upload-part.js




const upload_part_HEADERS = {
    ExpectedBucketOwner: 'x-amz-expected-bucket-owner',
    RequestPayer: 'x-amz-request-payer',
};
const upload_part_OTHERS = new Set(['Bucket', 'Key', 'Body', 'PartNumber', 'UploadId']);
const uploadPartOperation = {
    write(input, { basePath, checksum }) {
        const { Key = '', Body, PartNumber, UploadId } = input;
        const headers = headersOf(input, upload_part_HEADERS, upload_part_OTHERS);
        if (headers === undefined || !(Body instanceof Uint8Array))
            return undefined;
        return {
            method: 'PUT',
            path: `${basePath}/${encodedPath(Key)}`,
            query: queryOf({ partNumber: String(PartNumber), uploadId: UploadId }),
            // Elsewhere, as the SDK sends it, the signature's SHA-256 has to do: an MD5 of all parts
            // would take longer than all else that is done with them.
            headers: { ...headers, ...(checksum === 'crc32' && checksumHeaders(Body, checksum)) },
            body: Body,
        };
    },
    read(answer, request) {
        const ChecksumCRC32 = repeatedChecksum('UploadPart', answer, request);
        return {
            $metadata: metadataOf(answer),
            ETag: answer.headers.get('etag'),
            ...(ChecksumCRC32 !== undefined && { ChecksumCRC32 }),
        };
    },
};

;// CONCATENATED MODULE: ./lib/s3/wire/request-client.js














const OPERATIONS = {
    DeleteObjects: deleteObjectsOperation,
    GetObject: getObjectOperation,
    ListObjectsV2: listObjectsOperation,
    PutObject: putObjectOperation,
    UploadPart: uploadPartOperation,
};
const USER_AGENT = 's3-batch-action';
/** There is no MD5 where FIPS 140 is on. */
const HAS_FIPS = (0,external_node_crypto_.getFips)() === 1;
/**
 * Sends what it knows by itself, at a small part of the time that the SDK takes, and all else
 * through the SDK. Guards, answers and errors are the same on both ways.
 */
function createWireClient(options, assertAllowed) {
    const connections = createConnections(options);
    const sign = createSigner();
    const timeOf = createTimes();
    const signedRouteTo = createSignedRoutes();
    return {
        async send(client, request, signal) {
            const own = await ownRequestOf(client, request, signedRouteTo);
            if (own === undefined)
                return sdkClient.send(client, request, signal);
            const { operation, signed, wire } = own;
            const credentials = await signed.credentials();
            assertAllowed(signed.route, credentials);
            const payloadHash = await payloadHashOf(wire.body);
            signal?.throwIfAborted();
            const time = Date.now() + client.clock.systemClockOffset;
            const headers = sign(wire, { ...signed.route, credentials, time, payloadHash });
            headers['user-agent'] = USER_AGENT;
            const answer = await connections.send(signed.route, wire, headers, signal);
            setClock(client, answer, timeOf);
            if (answer.status < 200 || answer.status >= 300)
                throw toSdkError(answer);
            const output = operation.read(answer, wire);
            (0,middleware/* keepServerTimeOf */.xN)(output, answer.headers.get('date'));
            return output;
        },
        goesByWire: async (client, request) => (await ownRequestOf(client, request, signedRouteTo)) !== undefined,
        close: () => {
            connections.close();
        },
    };
}
/**
 * The one rule. What this gives is sent here: an operation that is known, a route
 * that `bucket-route.ts` finds plain, and an input all of which the operation knows. Where it is
 * undefined, the SDK sends.
 */
async function ownRequestOf(client, request, signedRouteTo) {
    const operation = HAS_FIPS ? undefined : OPERATIONS[request.operation];
    const signed = operation && (await signedRouteTo(client, (0,s3_request/* bucketOf */.AU)(request)));
    const wire = signed && operation.write(request.input, signed.route);
    return wire && { operation, signed, wire };
}
/** Each is asked for once. */
function createSignedRoutes() {
    const known = new WeakMap();
    return (client, bucket) => {
        const ofClient = known.get(client) ?? new Map();
        known.set(client, ofClient);
        const signed = ofClient.get(bucket) ?? signedRouteOf(client, bucket);
        ofClient.set(bucket, signed);
        return signed;
    };
}
/** What the SDK says, which is asked only where it could say something out of the ordinary. */
async function signedRouteOf(client, bucket) {
    const plain = plainRouteFor(client.place, bucket, process.env);
    if (plain !== undefined)
        return plain;
    const { routeBySdk } = await Promise.all(/* import() */[__webpack_require__.e(493), __webpack_require__.e(802)]).then(__webpack_require__.bind(__webpack_require__, 5802));
    return routeBySdk(await client.sdk(), bucket);
}
/** Keeps how far the store's clock is ahead, as the SDK does; a cache's answer tells nothing. */
function setClock({ clock }, answer, timeOf) {
    const offset = timeOf(answer.headers.get('date') ?? '') - Date.now();
    if (Number.isNaN(offset) || answer.headers.get('age') !== undefined)
        return;
    clock.systemClockOffset = offset;
}
/** Keeps the latest: thousands of answers come in the same second. */
function createTimes() {
    let latest = { text: '', time: NaN };
    return (text) => {
        if (text !== latest.text)
            latest = { text, time: Date.parse(text) };
        return latest.time;
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

;// CONCATENATED MODULE: ./lib/s3/send/regions/regional-client.js
function createStoreClient(place, create) {
    let clock = { systemClockOffset: 0 };
    let creation;
    const createWithClock = async () => {
        const client = await create();
        client.config.systemClockOffset = clock.systemClockOffset;
        clock = client.config;
        return client;
    };
    return {
        place,
        get clock() {
            return clock;
        },
        sdk: () => (creation ??= createWithClock()),
        close: () => {
            const end = (client) => {
                client.destroy();
            };
            void creation?.then(end, () => undefined);
        },
    };
}

;// CONCATENATED MODULE: ./lib/s3/connect.js











const DEFAULT_SOCKETS = 64;
/** Where a region is asked for when nobody names one. */
const FIRST_REGION = 'us-east-1';
/** The sender of all requests to a store, in the region that was named or that `bucket` is in. */
async function connect(connection, bucket, time = REAL_TIME) {
    const { AWS_REGION, AWS_DEFAULT_REGION } = process.env;
    const named = [connection.region, AWS_REGION, AWS_DEFAULT_REGION].find(Boolean);
    const { maxSockets = DEFAULT_SOCKETS } = connection;
    const limits = { ...DEFAULT_LIMITS, ...connection.limits };
    const secureContext = (0,ca_bundle/* trustOf */.A)(process.env);
    const transport = { maxSockets, limits, ...(secureContext && { secureContext }) };
    const { endpoint, forcePathStyle = endpoint !== undefined } = connection;
    const assertAllowed = (0,middleware/* createEndpointGuard */.xU)(connection);
    let loading;
    const load = async () => {
        const sdk = await Promise.all(/* import() */[__webpack_require__.e(493), __webpack_require__.e(554), __webpack_require__.e(665)]).then(__webpack_require__.bind(__webpack_require__, 7665));
        return sdk.createSdkClients(transport, assertAllowed);
    };
    const clients = createS3Clients((region, first) => {
        const place = { region, endpoint, forcePathStyle };
        return createStoreClient(place, async () => {
            const credentials = (await first?.sdk())?.config.credentials;
            return (await (loading ??= load()))(place, credentials);
        });
    }, named ?? FIRST_REGION, time);
    const { S3_BATCH_CLIENT, S3_BATCH_LANE } = process.env;
    // For support: shows whether trouble comes from this project's own client. The second name is an
    // older one of the first.
    const isSdkOnly = (S3_BATCH_CLIENT ?? S3_BATCH_LANE) === 'sdk';
    const requests = isSdkOnly ? sdkClient : createWireClient(transport, assertAllowed);
    const sender = createSender(clients, requests, { maxSockets, limits, time });
    if (named === undefined)
        await findRegion(sender, bucket);
    return sender;
}
/**
 * S3 names a bucket's region in every answer about it, also when it refuses the request, and the
 * sender goes there from then on. Other refusals will be heard again, by what needs the answer.
 */
async function findRegion(sender, bucket) {
    try {
        const request = (0,s3_request/* s3Request */.S0)('HeadBucket', { Bucket: bucket });
        await sender.send(request, { missing: () => undefined });
    }
    catch (thrown) {
        if (thrown instanceof errors/* StoreError */.AD && thrown.scope === 'batch')
            throw thrown;
    }
}

// EXTERNAL MODULE: ./lib/core/map-concurrent.js + 2 modules
var map_concurrent = __webpack_require__(7423);
;// CONCATENATED MODULE: ./lib/s3/operations/delete-requests.js



/** Undefined when the store refused the form of the request and the dialect has changed. */
async function sendTogether(sender, request, dialect, signal) {
    const used = dialect.checksum;
    const command = (0,s3_request/* s3Request */.S0)('DeleteObjects', {
        ...commonParameters(request),
        ...(used === 'md5' && { ChecksumAlgorithm: 'MD5' }),
        Delete: {
            Quiet: false,
            Objects: request.objects.map(({ key, versionId }) => ({
                Key: key,
                ...(versionId !== undefined && { VersionId: versionId }),
            })),
        },
    });
    try {
        return await sender.send(command, {
            signal,
            gate: request.gate,
            writes: request.objects.length,
            missing: ({ Deleted, Errors }) => Deleted || Errors ? undefined : 'a word about any key',
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
function throttledOf({ Deleted = [], Errors = [] }) {
    if (!Errors.some(({ Code = '' }) => (0,error_codes/* retryOf */.W2)({ code: Code }) === 'slower'))
        return 'nothing';
    return Deleted.length > 0 ? 'something' : 'everything';
}
/**
 * Stores that know only Content-MD5 refuse the SDK's CRC32 with one of several codes
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
async function deleteOne(sender, request, { key, versionId }, signal) {
    const command = (0,s3_request/* s3Request */.S0)('DeleteObject', {
        ...commonParameters(request),
        Key: key,
        ...(versionId !== undefined && { VersionId: versionId }),
    });
    try {
        const answer = await sender.send(command, {
            signal,
            gate: request.gate,
            writes: 1,
            missing: ({ $metadata }) => ($metadata.httpStatusCode === 204 ? undefined : 'status 204'),
        });
        return {
            ...(answer.DeleteMarker !== undefined && { deleteMarker: answer.DeleteMarker }),
            ...(0,s3_errors/* attemptsOf */.Or)(answer),
        };
    }
    catch (thrown) {
        const error = (0,s3_errors/* toStoreError */.D5)(thrown, signal);
        if (error.scope === 'batch')
            throw error;
        return { error };
    }
}
function commonParameters(request) {
    const { bucket, mfa, requestPayer, bypassGovernance, expectedBucketOwner } = request;
    return {
        Bucket: bucket,
        ...(mfa !== undefined && { MFA: mfa }),
        ...(requestPayer !== undefined && { RequestPayer: requestPayer }),
        ...(bypassGovernance !== undefined && { BypassGovernanceRetention: bypassGovernance }),
        ...(expectedBucketOwner !== undefined && { ExpectedBucketOwner: expectedBucketOwner }),
    };
}

;// CONCATENATED MODULE: ./lib/s3/operations/delete.js






/** Single DeleteObject requests in flight, where one request for all is not possible. */
const SINGLE_CONCURRENCY = 8;
/** Characters that XML 1.0 can't carry; the SDK writes them raw. */
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;
/** White space alone: where it has a line feed, the SDK reads it as nothing in an answer. */
const BLANK = /^\s*\n\s*$/;
/**
 * Deletes up to 1,000 keys; results stand in the order of the request's objects. Keys that the
 * store could not delete just now are asked for again, by themselves.
 */
async function deleteObjects(sender, request, dialect, signal) {
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
    const isSingle = ({ key }) => dialect.checksum === 'singly' || NOT_XML.test(key) || BLANK.test(key);
    const together = request.objects.filter((object) => !isSingle(object));
    const results = new Map();
    if (together.length > 0) {
        const answer = await sendTogether(sender, { ...request, objects: together }, dialect, signal);
        if (answer === undefined)
            return deleteOnce(sender, request, dialect, signal);
        const answers = accountFor(answer);
        for (const object of together) {
            results.set(object, answers.get(nameOf(object)) ?? { error: unaccounted() });
        }
    }
    const singles = (0,map_concurrent/* mapConcurrent */._)(request.objects.filter(isSingle), async (object) => ({ object, result: await deleteOne(sender, request, object, signal) }), { concurrency: SINGLE_CONCURRENCY });
    for await (const { object, result } of singles)
        results.set(object, result);
    return results;
}
/** What the answer says of each key: deleted, or an error of its own. */
function accountFor(answer) {
    const results = new Map();
    for (const { Key = '', VersionId, DeleteMarker } of answer.Deleted ?? []) {
        results.set(nameOf({ key: Key, versionId: VersionId }), {
            ...(DeleteMarker !== undefined && { deleteMarker: DeleteMarker }),
            ...(0,s3_errors/* attemptsOf */.Or)(answer),
        });
    }
    for (const { Key = '', VersionId, Code, Message } of answer.Errors ?? []) {
        const error = new errors/* StoreError */.AD((0,excerpt/* excerptOf */.z)(Code ?? 'DeleteBatchError'), (0,excerpt/* excerptOf */.z)(Message ?? 'failed to delete'), { ...(0,s3_errors/* attemptsOf */.Or)(answer), operation: 'DeleteObjects', key: Key });
        results.set(nameOf({ key: Key, versionId: VersionId }), { error });
    }
    return results;
}
function nameOf({ key, versionId = '' }) {
    return `${versionId}\n${key}`;
}
function unaccounted() {
    return (0,s3_errors/* unproven */.gm)('DeleteObjects', 'a word about this key');
}

// EXTERNAL MODULE: ./lib/core/own-copy.js
var own_copy = __webpack_require__(1198);
;// CONCATENATED MODULE: ./lib/s3/operations/list.js




/** One page of ListObjectsV2. A page that can't be the answer to its request is asked for again. */
async function listObjects(sender, request, signal) {
    const { bucket, prefix, continuationToken, startAfter, pageSize } = request;
    const command = (0,s3_request/* s3Request */.S0)('ListObjectsV2', {
        Bucket: bucket,
        Prefix: prefix,
        EncodingType: 'url',
        ...(continuationToken !== undefined && { ContinuationToken: continuationToken }),
        ...(startAfter !== undefined && { StartAfter: startAfter }),
        ...(pageSize !== undefined && { MaxKeys: pageSize }),
    });
    let objects = [];
    const answer = await sender.send(command, {
        signal,
        missing: (page) => {
            const rows = (page.Contents ?? []).map((row) => toListedObject(row, page.EncodingType));
            objects = rows.filter((row) => row !== undefined);
            return missingOf(request, page, rows);
        },
    });
    const { IsTruncated, NextContinuationToken } = answer;
    return {
        objects,
        serverTime: (0,middleware/* serverTimeOf */.YW)(answer),
        // It outlives its page.
        ...(IsTruncated && NextContinuationToken && { nextToken: (0,own_copy/* ownCopyOf */.d)(NextContinuationToken) }),
    };
}
function missingOf({ prefix, continuationToken }, { IsTruncated, NextContinuationToken }, rows) {
    if (typeof IsTruncated !== 'boolean')
        return 'IsTruncated';
    if (IsTruncated && !NextContinuationToken)
        return 'the token of the page that it says comes next';
    if (IsTruncated && NextContinuationToken === continuationToken) {
        return 'a token other than that of the page before';
    }
    if (rows.includes(undefined))
        return 'a key that can be read, a size and a date in every row';
    return missingPrefix(prefix, rows);
}
/** Says of the first key outside the prefix that it lacks it. */
function missingPrefix(prefix, rows) {
    const foreign = rows.find((row) => row?.key.startsWith(prefix) === false);
    if (foreign === undefined)
        return undefined;
    return `the prefix ${(0,shown/* quoted */.TL)(prefix)} in the key ${(0,shown/* quoted */.TL)(foreign.key)}`;
}
/** Undefined when the row is not that of an object. */
function toListedObject(row, encodingType) {
    const { Key, Size, LastModified, ETag = '', StorageClass } = row;
    const key = readKey(Key, encodingType);
    if (!key || Size === undefined || LastModified === undefined)
        return undefined;
    return {
        key,
        size: Size,
        etag: ETag,
        lastModified: LastModified,
        ...(StorageClass !== undefined && { storageClass: StorageClass }),
    };
}
/**
 * A key as a listing writes it, undefined when it can't be read. The SDK asks for
 * `encoding-type=url` and does not decode it; there a `+` is a space. Some stores ignore it.
 */
function readKey(written, encodingType) {
    if (written === undefined || encodingType !== 'url')
        return written;
    try {
        return decodeURIComponent(written.replaceAll('+', ' '));
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/s3/operations/list-uploads.js




/** One page of ListMultipartUploads; like a page of objects, asked for until it can be right. */
async function listUploads(sender, request, signal) {
    const { bucket, prefix, after, pageSize } = request;
    const command = (0,s3_request/* s3Request */.S0)('ListMultipartUploads', {
        Bucket: bucket,
        Prefix: prefix,
        EncodingType: 'url',
        ...(after !== undefined && { KeyMarker: after.key, UploadIdMarker: after.uploadId }),
        ...(pageSize !== undefined && { MaxUploads: pageSize }),
    });
    let uploads = [];
    const answer = await sender.send(command, {
        signal,
        missing: (page) => {
            const rows = (page.Uploads ?? []).map((row) => toListedUpload(row, page.EncodingType));
            uploads = rows.filter((row) => row !== undefined);
            return list_uploads_missingOf(request, page, rows);
        },
    });
    const next = nextOf(answer);
    return { uploads, serverTime: (0,middleware/* serverTimeOf */.YW)(answer), ...(next !== undefined && { next }) };
}
function list_uploads_missingOf({ prefix, after }, page, rows) {
    const { IsTruncated } = page;
    if (typeof IsTruncated !== 'boolean')
        return 'IsTruncated';
    const next = nextOf(page);
    if (IsTruncated && next === undefined)
        return 'the markers of the page that it says comes next';
    const isRepeated = next?.key === after?.key && next?.uploadId === after?.uploadId;
    if (next !== undefined && isRepeated)
        return 'markers other than those of the page before';
    if (rows.includes(undefined))
        return 'a key that can be read, an id and a date in every row';
    const foreign = rows.find((row) => row?.key.startsWith(prefix) === false);
    if (foreign === undefined)
        return undefined;
    return `the prefix ${(0,shown/* quoted */.TL)(prefix)} in the key ${(0,shown/* quoted */.TL)(foreign.key)}`;
}
function nextOf(page) {
    const { IsTruncated, NextKeyMarker, NextUploadIdMarker, EncodingType } = page;
    const key = readKey(NextKeyMarker, EncodingType);
    return IsTruncated && key && NextUploadIdMarker
        ? { key, uploadId: NextUploadIdMarker }
        : undefined;
}
/** Undefined when the row is not that of an upload. */
function toListedUpload({ Key, UploadId, Initiated }, encodingType) {
    const key = readKey(Key, encodingType);
    if (!key || !UploadId || Initiated === undefined)
        return undefined;
    return { key, uploadId: UploadId, initiated: Initiated };
}

// EXTERNAL MODULE: ./lib/core/compare-utf8.js
var compare_utf8 = __webpack_require__(7930);
;// CONCATENATED MODULE: ./lib/s3/operations/list-versions.js




/** One page of ListObjectVersions. One that can't be the answer to its request is asked for again. */
async function listVersions(sender, request, signal) {
    const { bucket, prefix, after, pageSize } = request;
    const command = (0,s3_request/* s3Request */.S0)('ListObjectVersions', {
        Bucket: bucket,
        Prefix: prefix,
        EncodingType: 'url',
        ...(after !== undefined && { KeyMarker: after.key, VersionIdMarker: after.versionId }),
        ...(pageSize !== undefined && { MaxKeys: pageSize }),
    });
    let versions = [];
    const answer = await sender.send(command, {
        signal,
        missing: (page) => {
            const rows = list_versions_rowsOf(page);
            versions = merged(...rows);
            return list_versions_missingOf(request, page, rows.flat());
        },
    });
    const next = answer.IsTruncated === true ? list_versions_nextOf(answer) : undefined;
    return { versions, serverTime: (0,middleware/* serverTimeOf */.YW)(answer), ...(next && { next }) };
}
/**
 * Both markers are needed: a key alone would go on after all versions of the key, and those left
 * out could become visible when what lies over them is deleted.
 */
function list_versions_nextOf(page) {
    const key = readKey(page.NextKeyMarker, page.EncodingType);
    const { NextVersionIdMarker: versionId } = page;
    return key && versionId ? { key, versionId } : undefined;
}
function list_versions_missingOf({ prefix, after }, page, rows) {
    if (typeof page.IsTruncated !== 'boolean')
        return 'IsTruncated';
    const next = list_versions_nextOf(page);
    if (page.IsTruncated && next === undefined)
        return 'both markers of the page that comes next';
    if (page.IsTruncated && next?.key === after?.key && next?.versionId === after?.versionId) {
        return 'markers other than those of the page before';
    }
    if (rows.includes(undefined)) {
        return 'a key that can be read, a version, a size, a date and IsLatest in every row';
    }
    return missingPrefix(prefix, rows);
}
/** Versions, then delete markers; undefined where a row is neither. */
function list_versions_rowsOf(page) {
    const { Versions = [], DeleteMarkers = [], EncodingType } = page;
    return [
        Versions.map((row) => toListedVersion(row, EncodingType, false)),
        DeleteMarkers.map((row) => toListedVersion({ ...row, Size: 0 }, EncodingType, true)),
    ];
}
function toListedVersion(row, encodingType, isDeleteMarker) {
    const { VersionId, IsLatest, Size, LastModified, ETag = '', StorageClass } = row;
    const key = readKey(row.Key, encodingType);
    if (!key || !VersionId || LastModified === undefined)
        return undefined;
    if (typeof IsLatest !== 'boolean' || Size === undefined)
        return undefined;
    return {
        key,
        versionId: VersionId,
        isLatest: IsLatest,
        isDeleteMarker,
        size: Size,
        etag: ETag,
        lastModified: LastModified,
        ...(StorageClass !== undefined && { storageClass: StorageClass }),
    };
}
/** The answer lists both kinds in one order, of which the SDK keeps only that within each kind. */
function merged(versions, deleteMarkers) {
    const left = versions.filter((row) => row !== undefined);
    const right = deleteMarkers.filter((row) => row !== undefined);
    const rows = [];
    let next = 0;
    for (const version of left) {
        for (let row = right[next]; row && isBefore(row, version); row = right[next]) {
            rows.push(row);
            next += 1;
        }
        rows.push(version);
    }
    return [...rows, ...right.slice(next)];
}
function isBefore(marker, version) {
    const order = (0,compare_utf8/* compareUtf8 */.z)(marker.key, version.key);
    if (order !== 0)
        return order < 0;
    if (marker.isLatest !== version.isLatest)
        return marker.isLatest;
    return marker.lastModified > version.lastModified;
}

// EXTERNAL MODULE: ./lib/s3/multipart/clean-up.js
var clean_up = __webpack_require__(6280);
// EXTERNAL MODULE: ./lib/s3/multipart/sizes.js
var sizes = __webpack_require__(9063);
// EXTERNAL MODULE: ./lib/s3/operations/head.js
var head = __webpack_require__(4819);
;// CONCATENATED MODULE: ./lib/s3/operations/get.js





/**
 * The object, its body read from where it broke off when a connection ends in the middle, or from
 * where a piece of it ends.
 */
async function getObject(sender, request, signal) {
    const { inPieces = false } = request;
    const first = { ...(0,head/* objectParameters */.SR)(request), ...(inPieces && { Range: rangeOf(request, 0) }) };
    const answer = await sender
        .send((0,s3_request/* s3Request */.S0)('GetObject', first), { signal, missing: get_missingOf })
        .catch((thrown) => {
        // There is no first byte of an object without any.
        if (!(thrown instanceof errors/* StoreError */.AD) || thrown.status !== 416)
            throw thrown;
        const whole = (0,s3_request/* s3Request */.S0)('GetObject', (0,head/* objectParameters */.SR)(request));
        return sender.send(whole, { signal, missing: get_missingOf });
    });
    const size = sizeOf(answer) ?? 0;
    return { ...(0,head/* factsOf */.xS)(answer), size, body: resumedBody(sender, request, { answer, size }, signal) };
}
function rangeOf({ inPieces }, start) {
    return `bytes=${start}-${inPieces === true ? start + sizes/* PART_SIZE */.El - 1 : ''}`;
}
/** Bytes of the whole object, of which the answer may hold a part; undefined: it does not tell. */
function sizeOf({ ContentRange, ContentLength }) {
    if (ContentRange === undefined)
        return ContentLength;
    const total = /\/(\d{1,15})$/.exec(ContentRange)?.[1];
    return total === undefined ? undefined : Number(total);
}
function get_missingOf(answer) {
    if (answer.Body === undefined)
        return (0,head/* missingFacts */.Yq)(answer) ?? 'a body';
    if (sizeOf(answer) === undefined)
        return (0,head/* missingFacts */.Yq)(answer) ?? 'the size of the object';
    return (0,head/* missingFacts */.Yq)(answer) ?? (answer.ContentRange && wrongRange(answer, 0));
}
async function* resumedBody(sender, request, first, signal) {
    let { answer } = first;
    let position = 0;
    let patience;
    for (;;) {
        const before = position;
        try {
            for await (const chunk of answer.Body) {
                position += chunk.byteLength;
                yield chunk;
            }
            const isPart = answer.ContentRange !== undefined && position < first.size;
            if (!isPart || position === before)
                return;
        }
        catch (thrown) {
            const error = (0,s3_errors/* toStoreError */.D5)(thrown, signal);
            if (signal?.aborted === true || position >= first.size)
                throw error;
            if (patience === undefined || position > before)
                patience = sender.patience();
            await patience.again(error, signal);
        }
        const parameters = { ...(0,head/* objectParameters */.SR)(request), IfMatch: first.answer.ETag };
        answer = await sender.send((0,s3_request/* s3Request */.S0)('GetObject', { ...parameters, Range: rangeOf(request, position) }), { signal, missing: (rest) => (0,head/* missingFacts */.Yq)(rest) ?? wrongRange(rest, position) });
    }
}
function wrongRange({ ContentRange }, start) {
    return ContentRange?.startsWith(`bytes ${start}-`) === true
        ? undefined
        : `the range from ${start}`;
}

// EXTERNAL MODULE: ./lib/core/object-headers.js
var object_headers = __webpack_require__(8203);
;// CONCATENATED MODULE: ./lib/s3/operations/acl.js





const GRANT_PREFIX = 'x-amz-grant-';
/** By permission. Undefined: it means nothing on an object, and no header grants it. */
const acl_HEADERS = {
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
const acl_NAME = /^[\x20\x21\x23-\x7e]+$/;
/** The access rights of an object; see ObjectStore. */
async function getGrants(sender, object, signal) {
    const command = (0,s3_request/* s3Request */.S0)('GetObjectAcl', (0,head/* objectParameters */.SR)(object));
    const answer = await sender.send(command, {
        signal,
        missing: missingGrants,
    });
    if (isOwnersAlone(answer))
        return {};
    return isPublicRead(answer) ? { 'x-amz-acl': 'public-read' } : acl_headersOf(answer);
}
function missingGrants({ Owner, Grants }) {
    return Owner?.ID && Grants ? undefined : 'an owner and what is granted';
}
/** As every new object has it, and all that there can be where the bucket has no such rights. */
function isOwnersAlone({ Owner, Grants = [] }) {
    return Grants.every(({ Grantee, Permission }) => Permission === 'FULL_CONTROL' && Grantee?.ID === Owner?.ID);
}
/** Some stores take this by its name alone. */
function isPublicRead({ Owner, Grants = [] }) {
    const isOwners = ({ Grantee, Permission }) => Permission === 'FULL_CONTROL' && Grantee?.ID === Owner?.ID;
    const isPublic = ({ Grantee, Permission }) => Permission === 'READ' && Grantee?.URI === EVERYBODY;
    return Grants.length === 2 && Grants.some(isOwners) && Grants.some(isPublic);
}
function acl_headersOf({ Grants = [] }) {
    const headers = {};
    for (const { Grantee: { ID, URI } = {}, Permission = '' } of Grants) {
        const name = ID ?? URI ?? '';
        if (!(Permission in acl_HEADERS) || !acl_NAME.test(name))
            throw unknownGrant(Permission);
        const header = acl_HEADERS[Permission];
        if (header === undefined)
            continue;
        const grantee = `${ID === undefined ? 'uri' : 'id'}="${name}"`;
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
// EXTERNAL MODULE: ./lib/s3/multipart/session.js
var multipart_session = __webpack_require__(5649);
;// CONCATENATED MODULE: ./lib/s3/multipart/parts.js





/**
 * Uploads in parts that are not copied: they are read in their order, as slots get free, each into
 * the memory of one before it.
 */
async function uploadInParts(session) {
    const { Bucket, Key } = session.parameters;
    let creation;
    const uploadId = () => (creation ??= create(session));
    const sendPart = async ({ number, body, release }) => {
        const upload = { Bucket, Key, UploadId: await uploadId() };
        const request = (0,s3_request/* s3Request */.S0)('UploadPart', { ...upload, PartNumber: number, Body: body });
        const { ETag, ChecksumCRC32, $metadata } = await (0,multipart_session/* sendOfUpload */.vG)(session, request);
        // An attempt that failed may be under way still, and must not carry the bytes of another part.
        if ($metadata.attempts === 1)
            release();
        return { PartNumber: number, ETag, ...(ChecksumCRC32 !== undefined && { ChecksumCRC32 }) };
    };
    const Parts = await inOrder((0,map_concurrent/* mapConcurrent */._)(readParts(session), sendPart, optionsOf(session)));
    const upload = { ...session.parameters, UploadId: await uploadId() };
    const MultipartUpload = { Parts };
    return (0,multipart_session/* sendOfUpload */.vG)(session, (0,s3_request/* s3Request */.S0)('CompleteMultipartUpload', { ...upload, MultipartUpload }));
}
function optionsOf({ signal }) {
    return { concurrency: sizes/* PARTS_IN_FLIGHT */.OG, ...(signal && { signal }) };
}
/** S3 completes an upload only when its parts are named in their order. */
async function inOrder(parts) {
    const ordered = [];
    for await (const part of parts)
        ordered[(part.PartNumber ?? 0) - 1] = part;
    return ordered;
}
/** Begins the upload, with the checksum that its parts are going to have, as lib-storage does. */
async function create(session) {
    const { config } = await session.sender.clients.of('').sdk();
    const policy = await config.requestChecksumCalculation();
    const request = (0,s3_request/* s3Request */.S0)('CreateMultipartUpload', {
        ...session.parameters,
        ...(policy === 'WHEN_SUPPORTED' && { ChecksumAlgorithm: 'CRC32' }),
    });
    const { UploadId } = await (0,multipart_session/* sendOfUpload */.vG)(session, request);
    return UploadId;
}
async function* readParts({ content, partSize }) {
    const free = [];
    for (let start = 0; start < content.size; start += partSize) {
        const end = Math.min(start + partSize, content.size);
        const memory = free.pop() ?? Buffer.allocUnsafeSlow(end - start);
        const body = await (0,core_content/* readWhole */.oD)(content, start, end, memory);
        yield { number: start / partSize + 1, body, release: () => free.push(memory) };
    }
}

;// CONCATENATED MODULE: ./lib/s3/multipart/upload.js






/**
 * Stores a large object in parts, each of which is retried by itself. An upload that is given up
 * is aborted, and proven to be gone, before this settles.
 */
async function putInParts(sender, uploads, put, signal) {
    const patience = sender.patience(ROUNDS);
    for (;;) {
        try {
            return await putOnce(sender, uploads, put, signal);
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
const ROUNDS = {
    attempts: 3,
    budget: Infinity,
    retryOf: ({ code }) => (LOST.has(code) ? 'again' : 'never'),
};
async function putOnce(sender, uploads, put, signal) {
    const partSize = (0,sizes/* partSizeFor */.oV)(put.content.size);
    if (partSize === undefined)
        throw tooLarge(put.content.size);
    const session = (0,multipart_session/* openSession */.fA)({ ...put, sender, uploads, partSize, signal });
    try {
        if (await takesOwnParts(session))
            return await uploadInParts(session);
        const { uploadBySdk } = await Promise.all(/* import() */[__webpack_require__.e(493), __webpack_require__.e(662)]).then(__webpack_require__.bind(__webpack_require__, 7281));
        return await uploadBySdk(session);
    }
    catch (thrown) {
        throw session.failure?.thrown ?? thrown;
    }
    finally {
        await (0,multipart_session/* closeSession */.Vu)(session);
    }
}
/** lib-storage stands where its client does all else, too: so that support can tell them apart. */
function takesOwnParts({ sender, parameters: { Bucket, Key } }) {
    const part = { Bucket, Key, UploadId: '-', PartNumber: 1, Body: new Uint8Array() };
    return sender.goesByWire((0,s3_request/* s3Request */.S0)('UploadPart', part));
}
function tooLarge(size) {
    return new errors/* StoreError */.AD('EntityTooLarge', `${size} bytes are more than S3 stores in one object (50 TiB): split it`);
}

;// CONCATENATED MODULE: ./lib/s3/operations/put.js









/** Stores an object: in one request, or in parts when it is large. */
async function putObject(deps, request, signal) {
    const { content } = request;
    const put = { parameters: parametersOf(request), content };
    const answer = content.size <= sizes/* PART_SIZE */.El
        ? await putInOne(deps, put, signal)
        : await putInParts(deps.sender, deps.uploads, put, signal);
    return toResult(answer);
}
function parametersOf({ bucket, key, headers, ifNoneMatch, ifMatch }) {
    const parameters = {
        ...(0,operations_headers/* toSdkParameters */.YR)(headers),
        Bucket: bucket,
        Key: key,
    };
    if (ifNoneMatch !== undefined)
        parameters.IfNoneMatch = ifNoneMatch;
    if (ifMatch !== undefined)
        parameters.IfMatch = ifMatch;
    return parameters;
}
function toResult({ ETag, VersionId, $metadata: { attempts } }) {
    const result = { etag: ETag ?? '' };
    if (VersionId !== undefined)
        result.versionId = VersionId;
    if (attempts !== undefined)
        result.attempts = attempts;
    return result;
}
async function putInOne({ sender, memory }, { parameters, content }, signal) {
    const space = memory.take(content.size);
    const Body = await (0,core_content/* readWhole */.oD)(content, 0, content.size, space);
    const request = (0,s3_request/* s3Request */.S0)('PutObject', { ...parameters, Body });
    try {
        const answer = await sender.send(request, { signal, writes: 1, missing: complete/* missingETag */.Mc });
        // An attempt that failed may be under way still, and must not carry the bytes of another body.
        if (space !== undefined && answer.$metadata.attempts === 1)
            memory.giveBack(space);
        return answer;
    }
    catch (thrown) {
        // After an answer that was lost, the object in the way may be this very one.
        if (!isAmbiguous(thrown))
            throw thrown;
        const etag = (0,external_node_crypto_.createHash)('md5').update(Body).digest('hex');
        return (0,head/* isStored */.mL)(sender, parameters, { etag, size: Body.length }, thrown, signal);
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
/** Amazon S3, and what speaks its protocol, through the AWS SDK. */
class S3Store {
    maxBytesPerPut = sizes/* MAX_BYTES_PER_PUT */.$W;
    #sender;
    #put;
    #deleteDialect = { checksum: 'default' };
    /** @internal Use openS3Store, which guards keys and the endpoint. */
    constructor(sender, journal) {
        this.#sender = sender;
        this.#put = { sender, uploads: (0,clean_up/* createOpenUploads */.x)(journal), memory: createBodyMemory() };
    }
    get keysPerDelete() {
        return this.#sender.pace.batch;
    }
    put(request, signal) {
        return (0,s3_errors/* asStoreErrors */.nL)(putObject(this.#put, request, signal), signal);
    }
    get(request, signal) {
        return (0,s3_errors/* asStoreErrors */.nL)(getObject(this.#sender, request, signal), signal);
    }
    head(request, signal) {
        return (0,s3_errors/* asStoreErrors */.nL)((0,head/* headObject */.C6)(this.#sender, request, signal), signal).catch((error) => {
            if (error instanceof errors/* StoreError */.AD && error.status === 404)
                return undefined;
            throw error;
        });
    }
    copy(request, signal) {
        return (0,s3_errors/* asStoreErrors */.nL)(copyObject(this.#sender, request, signal), signal);
    }
    grants(request, signal) {
        return (0,s3_errors/* asStoreErrors */.nL)(getGrants(this.#sender, request, signal), signal);
    }
    deleteMany(request, signal) {
        return (0,s3_errors/* asStoreErrors */.nL)(deleteObjects(this.#sender, request, this.#deleteDialect, signal), signal);
    }
    list(request, signal) {
        return (0,s3_errors/* asStoreErrors */.nL)(listObjects(this.#sender, request, signal), signal);
    }
    listVersions(request, signal) {
        return (0,s3_errors/* asStoreErrors */.nL)(listVersions(this.#sender, request, signal), signal);
    }
    listUploads(request, signal) {
        return (0,s3_errors/* asStoreErrors */.nL)(listUploads(this.#sender, request, signal), signal);
    }
    uploadSize(upload, signal) {
        return (0,s3_errors/* asStoreErrors */.nL)((0,abort/* uploadSize */.zj)(this.#sender, upload, signal), signal);
    }
    abortUpload(request, signal) {
        return (0,s3_errors/* asStoreErrors */.nL)((0,abort/* endUpload */.ni)(this.#sender, request, signal), signal);
    }
    /** Aborts multipart uploads, and resolves to those that are not proven to be gone. */
    async abortUploads(uploads) {
        const left = [];
        const aborted = (0,map_concurrent/* mapConcurrent */._)(uploads, async (upload) => ({ upload, isGone: await (0,clean_up/* abortUpload */.q)(this.#sender, upload) }), { concurrency: ABORT_CONCURRENCY });
        for await (const { upload, isGone } of aborted)
            if (!isGone)
                left.push(upload);
        return left;
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

/***/ 7876:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wo: () => (/* binding */ MAX_HEAD),
/* harmony export */   aH: () => (/* binding */ notHttp),
/* harmony export */   cI: () => (/* binding */ assertTrailer),
/* harmony export */   zy: () => (/* binding */ readHead)
/* harmony export */ });
/** Bytes, of the head and of the trailer each; as many as Node takes. */
const MAX_HEAD = 16 * 1024;
const TEXT = String.raw `[\t\x20-\x7e\x80-\xff]*`;
const FIELD = String.raw `[!#$%&'*+.^_\x60|~\w-]+:${TEXT}\r\n`;
const HEAD = new RegExp(`^HTTP/1\\.[01] [1-9]\\d\\d(?: ${TEXT})?\\r\\n(?:${FIELD})*$`);
const TRAILER = new RegExp(`^(?:${FIELD})*$`);
/**
 * Reads a head up to its empty line, without it. Throws what is not HTTP/1.x to the letter, or
 * leaves open where its body ends: two readings of that are how answers are smuggled.
 */
function readHead(source) {
    if (!HEAD.test(source))
        throw notHttp('it does not begin with a head of HTTP/1.1');
    const lines = source.split('\r\n');
    const [first = ''] = lines;
    const status = Number(first.slice(9, 12));
    const headers = headersOf(lines);
    const isLatest = first.charCodeAt(7) === ONE;
    const length = lengthOf(status, headers, isLatest);
    const isClosed = /\bclose\b/i.test(headers.get('connection') ?? '') || length === 'rest';
    return { status, headers, length, isKept: isLatest && !isClosed };
}
/** Throws unless what follows the last chunk is a trailer; nobody needs what it says. */
function assertTrailer(source) {
    if (!TRAILER.test(source))
        throw notHttp('its last chunk is followed by something else');
}
const ONE = 0x31;
function headersOf(lines) {
    const headers = new Map();
    for (let at = 1; at < lines.length - 1; at += 1) {
        const line = lines[at] ?? '';
        const colon = line.indexOf(':');
        const name = line.slice(0, colon).toLowerCase();
        headers.set(name, headers.has(name) ? undefined : line.slice(colon + 1).trim());
    }
    return headers;
}
function lengthOf(status, headers, isLatest) {
    const coding = 'transfer-encoding';
    const hasLength = headers.has('content-length');
    if (headers.has(coding)) {
        const isChunked = headers.get(coding)?.toLowerCase() === 'chunked';
        if (!isChunked || hasLength || !isLatest)
            throw notHttp('it does not tell where its body ends');
    }
    if (status < 200 || status === 204 || status === 304)
        return 0;
    if (headers.has(coding))
        return 'chunked';
    if (!hasLength)
        return 'rest';
    const length = headers.get('content-length') ?? '';
    if (!/^\d{1,15}$/.test(length))
        throw notHttp('its Content-Length is no number of bytes');
    return Number(length);
}
/** Under the code that Node's parser has for what it can't read. */
function notHttp(what, code = 'HPE_INVALID_CONSTANT') {
    const message = `what answers does not speak HTTP/1.1 as a store does: ${what}`;
    return Object.assign(new Error(message), { code });
}


/***/ }),

/***/ 8182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ getProxyForUrl)
/* harmony export */ });


var DEFAULT_PORTS = {
  ftp: 21,
  gopher: 70,
  http: 80,
  https: 443,
  ws: 80,
  wss: 443,
};

function parseUrl(urlString) {
  try {
    return new URL(urlString);
  } catch {
    return null;
  }
}

/**
 * @param {string|object|URL} url - The URL as a string or URL instance, or a
 *   compatible object (such as the result from legacy url.parse).
 * @return {string} The URL of the proxy that should handle the request to the
 *  given URL. If no proxy is set, this will be an empty string.
 */
function getProxyForUrl(url) {
  var parsedUrl = (typeof url === 'string' ? parseUrl(url) : url) || {};
  var proto = parsedUrl.protocol;
  var hostname = parsedUrl.host;
  var port = parsedUrl.port;
  if (typeof hostname !== 'string' || !hostname || typeof proto !== 'string') {
    return '';  // Don't proxy URLs without a valid scheme or host.
  }

  proto = proto.split(':', 1)[0];
  // Stripping ports in this way instead of using parsedUrl.hostname to make
  // sure that the brackets around IPv6 addresses are kept.
  hostname = hostname.replace(/:\d*$/, '');
  port = parseInt(port) || DEFAULT_PORTS[proto] || 0;
  if (!shouldProxy(hostname, port)) {
    return '';  // Don't proxy URLs that match NO_PROXY.
  }

  var proxy = getEnv(proto + '_proxy') || getEnv('all_proxy');
  if (proxy && proxy.indexOf('://') === -1) {
    // Missing scheme in proxy, default to the requested URL's scheme.
    proxy = proto + '://' + proxy;
  }
  return proxy;
}

/**
 * Determines whether a given URL should be proxied.
 *
 * @param {string} hostname - The host name of the URL.
 * @param {number} port - The effective port of the URL.
 * @returns {boolean} Whether the given URL should be proxied.
 * @private
 */
function shouldProxy(hostname, port) {
  var NO_PROXY = getEnv('no_proxy').toLowerCase();
  if (!NO_PROXY) {
    return true;  // Always proxy if NO_PROXY is not set.
  }
  if (NO_PROXY === '*') {
    return false;  // Never proxy if wildcard is set.
  }

  return NO_PROXY.split(/[,\s]/).every(function(proxy) {
    if (!proxy) {
      return true;  // Skip zero-length hosts.
    }
    var parsedProxy = proxy.match(/^(.+):(\d+)$/);
    var parsedProxyHostname = parsedProxy ? parsedProxy[1] : proxy;
    var parsedProxyPort = parsedProxy ? parseInt(parsedProxy[2]) : 0;
    if (parsedProxyPort && parsedProxyPort !== port) {
      return true;  // Skip if ports don't match.
    }

    if (!/^[.*]/.test(parsedProxyHostname)) {
      // No wildcards, so stop proxying if there is an exact match.
      return hostname !== parsedProxyHostname;
    }

    if (parsedProxyHostname.charAt(0) === '*') {
      // Remove leading wildcard.
      parsedProxyHostname = parsedProxyHostname.slice(1);
    }
    // Stop proxying if the hostname ends with the no_proxy host.
    return !hostname.endsWith(parsedProxyHostname);
  });
}

/**
 * Get the value for an environment variable.
 *
 * @param {string} key - The name of the environment variable.
 * @return {string} The value of the environment variable.
 * @private
 */
function getEnv(key) {
  return process.env[key.toLowerCase()] || process.env[key.toUpperCase()] || '';
}


/***/ })

};
