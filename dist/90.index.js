export const id = 90;
export const ids = [90];
export const modules = {

/***/ 1009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   El: () => (/* binding */ PART_SIZE),
/* harmony export */   OG: () => (/* binding */ PARTS_IN_FLIGHT),
/* harmony export */   Tp: () => (/* binding */ MAX_PART_SIZE),
/* harmony export */   X7: () => (/* binding */ bytesInFlight),
/* harmony export */   fq: () => (/* binding */ MIN_PART_SIZE),
/* harmony export */   kz: () => (/* binding */ MAX_PARTS),
/* harmony export */   oV: () => (/* binding */ partSizeFor),
/* harmony export */   zJ: () => (/* binding */ partSizesFor)
/* harmony export */ });
const MIB = 1024 ** 2;
const TIB = 1024 ** 4;
/** Bytes of a part, and of the largest body that is sent in one request. */
const PART_SIZE = 8 * MIB;
/** Parts of one object in flight. */
const PARTS_IN_FLIGHT = 4;
/** Maximum number of bytes of one object in memory: its parts in flight, and the next one being read. */
function bytesInFlight(partSize) {
    return (PARTS_IN_FLIGHT + 1) * partSize;
}
/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const MAX_PARTS = 10_000;
const MIN_PART_SIZE = 5 * MIB;
const MAX_PART_SIZE = 5 * 1024 * MIB;
const MAX_OBJECT = 50 * TIB;
/**
 * The part size in bytes for an object of `size` bytes: the lowest whole number of MiB, at least 8,
 * that needs at most 10,000 parts. Undefined for a size that S3 doesn't allow.
 */
function partSizeFor(size) {
    if (size > MAX_OBJECT)
        return undefined;
    return Math.max(PART_SIZE, Math.ceil(size / MAX_PARTS / MIB) * MIB);
}
/** Part sizes of other tools, in MiB, the most common first. */
const USUAL_SIZES = [8, 5, 16, 64, 10, 15, 20, 25, 32, 50, 100, 128, 256, 512, 1024];
/** Maximum sizes tried for one object: each costs an MD5 of all its bytes. */
const MAX_GUESSES = 4;
/** Part sizes in bytes by which `size` bytes make this number of parts, the default first. */
function partSizesFor(size, parts) {
    if (parts === 0)
        return [];
    const sizes = [partSizeFor(size) ?? 0, ...USUAL_SIZES.map((count) => count * MIB)];
    const fitting = sizes.filter((part) => part > 0 && Math.max(1, Math.ceil(size / part)) === parts);
    // A single part has the same bytes whatever the part size.
    return [...new Set(fitting)].slice(0, parts === 1 ? 1 : MAX_GUESSES);
}


/***/ }),

/***/ 9407:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AP: () => (/* binding */ regionOf),
/* harmony export */   As: () => (/* binding */ answerErrorOf),
/* harmony export */   D5: () => (/* binding */ toStoreError),
/* harmony export */   Of: () => (/* binding */ refusalOf),
/* harmony export */   Sr: () => (/* binding */ assertKeyInUrl),
/* harmony export */   TW: () => (/* binding */ isStoreHeader),
/* harmony export */   VI: () => (/* binding */ beginningOf),
/* harmony export */   WA: () => (/* binding */ assertSendableKey),
/* harmony export */   gm: () => (/* binding */ unproven),
/* harmony export */   nL: () => (/* binding */ asStoreErrors),
/* harmony export */   xB: () => (/* binding */ answeredCode),
/* harmony export */   zg: () => (/* binding */ assertSendableBucket)
/* harmony export */ });
/* unused harmony export foreignAnswer */
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3828);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1547);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9716);
/* harmony import */ var _error_codes_error_codes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3928);
/* harmony import */ var _wire_xml_read_xml_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9898);






/** What an error answer says beside its code; it is the `cause` of the StoreError. */
class AnswerError extends Error {
    /** The region of the bucket, where the answer names one. */
    region;
    /** The Retry-After header. */
    retryAfter;
    constructor(code, { headers, status }, region) {
        super(code);
        this.name = code;
        const isAboutRegion = [301, 307, 400].includes(status);
        const named = isAboutRegion ? (headers.get('x-amz-bucket-region') ?? region) : undefined;
        this.region = named && shortOf(named);
        const retryAfter = headers.get('retry-after');
        this.retryAfter = retryAfter && shortOf(retryAfter);
    }
}
/** The AnswerError among the causes of an error, if it has one. */
function answerErrorOf({ cause }) {
    if (cause instanceof AnswerError)
        return cause;
    return cause instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .StoreError */ .AD ? answerErrorOf(cause) : undefined;
}
/** The bucket's region, which S3 names when it refuses a request for another region. */
function regionOf(error) {
    return answerErrorOf(error)?.region;
}
/** Maximum characters of an id or a name in a header. */
const MAX_ID = 128;
function shortOf(text) {
    return (0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .ownCopyOf */ .dV)(text.slice(0, MAX_ID));
}
/** Codes by which a run knows what did not fail by itself. No store may claim that. */
const NEVER_ANSWERED = ['RequestCanceled', 'NotAttempted'];
/** The code of an error that a store answered with. */
function answeredCode(code) {
    return NEVER_ANSWERED.includes(code) ? `Store${code}` : code;
}
/** The StoreError of an error answer, with an excerpt of the server's words. */
function refusalOf(answer, details = {}) {
    const { operation, sent, status = answer.status, document = (0,_wire_xml_read_xml_js__WEBPACK_IMPORTED_MODULE_3__/* .readXml */ .k)(answer.body) } = details;
    const fields = document?.root === 'Error' ? document.fields : undefined;
    const field = (name) => {
        const text = fields?.get(name);
        return text === undefined ? undefined : (0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .excerptOf */ .zU)(text);
    };
    // A body that is neither empty nor S3's document may come from something in front of the store.
    const isBare = status === 404 && answer.body.length === 0;
    const given = field('Code');
    const named = given === undefined ? (isBare ? 'NotFound' : undefined) : answeredCode(given);
    const body = beginningOf(answer.body);
    const foreign = fields?.get('Code') ? undefined : foreignAnswer({ ...answer, body }, operation);
    const code = foreign?.code ?? named ?? (status === 403 ? 'AccessDenied' : `Http${status}`);
    const message = foreign?.message ?? field('Message') ?? code;
    const requestId = answer.headers.get('x-amz-request-id') ?? field('RequestId');
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .StoreError */ .AD(code, message, {
        scope: (0,_error_codes_error_codes_js__WEBPACK_IMPORTED_MODULE_4__/* .scopeOf */ .Od)({ code, message, status }),
        status,
        ...(requestId !== undefined && { requestId: shortOf(requestId) }),
        ...(sent !== undefined && { requestHeaders: Object.keys(sent) }),
        cause: new AnswerError(code, answer, field('Region')),
    });
}
/** Anything that was thrown while a request was sent, as a StoreError. */
function toStoreError(thrown, signal) {
    if (thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .StoreError */ .AD)
        return thrown;
    if (signal?.aborted === true) {
        const message = `stopped before the answer was complete: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(signal.reason)}`;
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .StoreError */ .AD('RequestCanceled', message, { cause: thrown });
    }
    const { status, requestId, ...found } = thrownBySdk(thrown) ?? {};
    const named = (0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .excerptOf */ .zU)(found.code ?? (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(thrown));
    const code = status === undefined ? named : answeredCode(named);
    // A connection refused on every address of a host has no message.
    const message = (0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .excerptOf */ .zU)(found.message ?? ((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(thrown) || code));
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .StoreError */ .AD(code, message, {
        scope: (0,_error_codes_error_codes_js__WEBPACK_IMPORTED_MODULE_4__/* .scopeOf */ .Od)({ code, message, ...(status !== undefined && { status }) }),
        ...(status !== undefined && { status }),
        ...(requestId !== undefined && { requestId: shortOf(requestId) }),
        cause: boundedCause(thrown, code, message),
    });
}
/**
 * An error with longer texts than are kept, or with an answer, is reduced to its code and message.
 */
function boundedCause(thrown, code, message) {
    const texts = [(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(thrown), (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(thrown)];
    const hasAnswer = thrown?.$response !== undefined;
    const isBounded = !hasAnswer && texts.every((text) => text === (0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .excerptOf */ .zU)(text));
    if (!(thrown instanceof Error) || isBounded)
        return thrown;
    return Object.assign(new Error(message), { name: code });
}
/** The same promise, which rejects only with a StoreError. */
function asStoreErrors(request, signal) {
    return request.catch((thrown) => {
        throw toStoreError(thrown, signal);
    });
}
/** The error of an answer that reports success without proof of it. */
function unproven(operation, missing) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .StoreError */ .AD('UnprovenAnswer', `the answer to ${operation} reports success but lacks ${missing}: it may come from a proxy or ` +
        'a sign-in page instead of the store');
}
/** Error names of the SDK that don't come from an error document. */
const UNNAMED = /^(|Error|AggregateError|NotFound|SyntaxError|Unknown|UnknownError|\d+)$/;
/** What an error of the SDK says about an answer; undefined where it is not about one. */
function thrownBySdk(thrown) {
    const { $metadata, $response, $responseBodyText } = (thrown ?? {});
    const status = $metadata?.httpStatusCode;
    // When the connection ended in the middle of an answer, its status means nothing.
    if (status === undefined || (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$N)(thrown) === 'ECONNRESET')
        return undefined;
    const name = thrown instanceof Error ? thrown.name : '';
    const headers = new Map(Object.entries($response?.headers ?? {}));
    const body = typeof $responseBodyText === 'string' ? $responseBodyText : '';
    const foreign = UNNAMED.test(name) && $response !== undefined
        ? foreignAnswer({ status: $response.statusCode ?? 0, headers, body })
        : undefined;
    const isNamed = !UNNAMED.test(name) || name === 'NotFound';
    const code = isNamed ? name : status === 403 ? 'AccessDenied' : `Http${status}`;
    const message = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(thrown).replace(/^UnknownError$/, '') || code;
    return {
        ...(foreign ?? { code, message }),
        status,
        ...($metadata?.requestId !== undefined && { requestId: $metadata.requestId }),
    };
}
/** Maximum number of characters of an answer that are searched for its first words. */
const MAX_READ = 2048;
const MAX_NAME = 100;
/** Headers that only stores send; S3 sends `x-amz-request-id` with every answer. */
const OF_STORE = /^x-(amz|cos|goog|obs|oss)-/i;
function isStoreHeader(name) {
    return OF_STORE.test(name);
}
/**
 * The code and message of an answer that does not come from a store: it is not in the form of an S3
 * error and has no request id. Proxies, firewalls, ingresses and websites answer like this, and their
 * status says nothing about buckets and permissions. Undefined where a store may have answered.
 */
function foreignAnswer({ status, headers, body }, operation = '') {
    if (status < 300 || status === 304)
        return undefined;
    if ([...headers.keys()].some(isStoreHeader))
        return undefined;
    // Answers to HEAD have no document: a bare 403 or 404 may come from a store.
    if (operation.startsWith('Head') && status >= 400 && status !== 407)
        return undefined;
    const server = headers.get('server');
    const from = server ? ` from ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(server.slice(0, MAX_NAME))}` : '';
    const words = firstWords(body);
    const message = `HTTP ${status} ${node_http__WEBPACK_IMPORTED_MODULE_0__.STATUS_CODES[status] ?? ''}`.trimEnd() +
        `${from}${redirection(headers.get('location'))}, not an S3 answer` +
        (words === '' ? '' : `: ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteShort */ .pf)(words)}`);
    return { code: 'NotFromStore', message: (0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .excerptOf */ .zU)(message) };
}
function redirection(location) {
    if (location === undefined)
        return '';
    const host = URL.canParse(location) ? new URL(location).host : '';
    return host === '' ? ' to another path' : ` to ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(host.slice(0, MAX_NAME))}`;
}
/** The text of a page in one line, or all of it where it has no text. */
function firstWords(body) {
    const start = body.slice(0, MAX_READ);
    const text = start.replaceAll(/<[^<>]*>/g, ' ');
    const words = /\S/.test(text) ? text : start;
    return words.replaceAll(/\s+/g, ' ').trim();
}
function beginningOf(body) {
    return body.toString('utf8', 0, MAX_READ);
}
/** Throws a StoreError `InvalidBucket` for a name that no request can carry. */
function assertSendableBucket(bucket) {
    if ((0,_core_keys_js__WEBPACK_IMPORTED_MODULE_5__/* .isSendableBucket */ .nH)(bucket))
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .StoreError */ .AD('InvalidBucket', `bucket ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .describeValue */ .bp)(bucket)} is not a valid name: use the name of a bucket or the ARN of an ` +
        'access point; no request was sent', { scope: 'bucket' });
}
/** Throws a StoreError `InvalidKey` for a key that no request can carry. */
function assertSendableKey(key) {
    if ((0,_core_keys_js__WEBPACK_IMPORTED_MODULE_5__/* .isSendableKey */ .et)(key))
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .StoreError */ .AD('InvalidKey', `key ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .describeValue */ .bp)(key)} is not valid: a key has 1 to 1,024 bytes in UTF-8 and no lone ` +
        'surrogates; no request was sent for it');
}
/**
 * Throws a StoreError: `InvalidKey` for a key that no request can carry, `UnsafeKey` for one whose
 * URL could be shortened on the way, which for a delete includes one with an empty segment.
 */
function assertKeyInUrl(key, isDelete = false) {
    assertSendableKey(key);
    const isResolved = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_5__/* .isResolvedKey */ .m0)(key);
    if (!isResolved && !(isDelete && (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_5__/* .isMergedKey */ .E7)(key)))
        return;
    const what = isResolved ? 'a "." or ".." segment, or nothing but slashes' : 'an empty segment';
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .StoreError */ .AD('UnsafeKey', `the key ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(key)} has ${what}, which a proxy may remove from the URL of a request, so that ` +
        'it reaches another object or the bucket; no request was sent for it');
}


/***/ }),

/***/ 90:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openS3Store: () => (/* binding */ openS3Store)
});

// UNUSED EXPORTS: S3Store

// EXTERNAL MODULE: ./lib/core/concurrency.js
var concurrency = __webpack_require__(9276);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/object-store/part-sizes.js
var part_sizes = __webpack_require__(1009);
// EXTERNAL MODULE: ./lib/s3/errors.js
var s3_errors = __webpack_require__(9407);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/s3/send/time.js
var send_time = __webpack_require__(6972);
;// CONCATENATED MODULE: ./lib/s3/multipart/finish.js




/**
 * Resolves to the object's ETag and version when the store holds exactly what was sent, which an
 * earlier attempt must have stored. Rejects with `refusal` when it holds another object, and with
 * `UnknownOutcome` when neither can be proven.
 */
async function isStored(sender, { bucket, key }, expected, refusal, signal) {
    const { answer, attempts } = await sender
        .send('HeadObject', { bucket, key, isProof: true }, { signal })
        .catch((thrown) => {
        throw unknownOutcome(refusal, thrown);
    });
    const { facts, headers } = answer;
    const { size, etag, versionId } = facts;
    if (size === undefined || etag === undefined)
        throw unknownOutcome(refusal, refusal);
    if (size !== expected.size)
        throw refusal;
    if (etag.replaceAll('"', '') === expected.etag) {
        return { etag, ...(versionId !== undefined && { versionId }), attempts };
    }
    // Under a KMS key, an ETag looks like an MD5 but is not one.
    const isUnderKms = headers['x-amz-server-side-encryption']?.startsWith('aws:kms') === true;
    throw isUnderKms ? unknownOutcome(refusal, refusal) : refusal;
}
function unknownOutcome(refusal, cause) {
    return new errors/* StoreError */.AD('UnknownOutcome', 'an answer was lost and the key exists now: it is unknown whether this object or another one ' +
        'was stored; give the credentials s3:GetObject, or run again', { cause, ...(refusal.attempts !== undefined && { attempts: refusal.attempts }) });
}
/**
 * Completes an upload. After a lost answer, the next attempt finds no upload, or the object that the
 * first one stored: then the ETag of the object decides.
 */
async function completeUpload(sender, upload, size, { signal, guard, isProbe }) {
    try {
        const options = { signal, guard, writes: 1 };
        const { answer, attempts } = await sender.send('CompleteMultipartUpload', upload, options);
        return { ...answer.stored, attempts };
    }
    catch (thrown) {
        const isLostAnswer = isGone(thrown) || (isRefused(thrown) && !isProbe);
        if (!isLostAnswer || (thrown.attempts ?? 1) === 1)
            throw thrown;
        const { bucket, key, parts } = upload;
        const expected = { etag: etagOfParts(parts), size };
        return await isStored(sender, { bucket, key }, expected, thrown, signal).catch((unknown) => {
            throw isGone(thrown) ? thrown : unknown;
        });
    }
}
/** The ETag as S3 computes it: the MD5 of the parts' MD5s, and their number. */
function etagOfParts(parts) {
    const digests = parts.map(({ etag }) => Buffer.from(etag.replaceAll('"', ''), 'hex'));
    return `${(0,external_node_crypto_.createHash)('md5').update(Buffer.concat(digests)).digest('hex')}-${parts.length}`;
}
/** Whether the store answered that the upload does not exist (any more). */
function isGone(thrown) {
    return thrown instanceof errors/* StoreError */.AD && thrown.code === 'NoSuchUpload';
}
function isRefused(thrown) {
    return thrown instanceof errors/* StoreError */.AD && thrown.code === 'PreconditionFailed';
}
/** Reports every upload to `journal`, in slots that are reused. */
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
 * Aborts an upload and lists its parts until the store answers that it is gone, because a part in
 * flight may arrive after the abort
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html). Never rejects.
 */
async function abortUpload(sender, upload) {
    // The run's own signal may have aborted already.
    const deadline = (0,send_time/* createDeadline */.dU)(sender.limits.cleanUp, sender.time);
    try {
        return await abortUntil(sender, upload, deadline.signal);
    }
    finally {
        deadline.end();
    }
}
/** Three attempts, also when the store as a whole was given up. */
const TRIES = { attempts: 3, retryOf: () => 'again', outlivesBatch: true };
async function abortUntil(sender, upload, signal) {
    const patience = sender.patience(TRIES);
    const options = { signal, isUrgent: true };
    let end = (0,s3_errors/* unproven */.gm)('AbortMultipartUpload', 'the end of the upload');
    for (;;) {
        let isAborted = false;
        let error = (0,s3_errors/* unproven */.gm)('AbortMultipartUpload', 'the end of the upload');
        try {
            await sender.send('AbortMultipartUpload', upload, { ...options, writes: 1 });
            isAborted = true;
            await sender.send('ListParts', upload, options);
            end = error;
        }
        catch (thrown) {
            if (isGone(thrown))
                return 'gone';
            error = (0,s3_errors/* toStoreError */.D5)(thrown, signal);
            // Where parts may not be listed, another abort finds out as well whether the upload is gone.
            if (isAborted && (0,errors/* isDeniedRequest */.D2)(error))
                end = 'unverified';
            else if (end !== 'unverified')
                end = error;
            if (!isAborted && (0,errors/* isDeniedRequest */.D2)(error))
                return end;
        }
        const isAgain = await patience.again(error, signal).then(() => true, () => false);
        if (!isAgain)
            return end;
    }
}

// EXTERNAL MODULE: ./lib/s3/wire/endpoint-guard.js
var endpoint_guard = __webpack_require__(1069);
;// CONCATENATED MODULE: ./lib/s3/objects/put-proof.js




/** Whether an ETag that claims to be the MD5 of a body is that of another one. */
function isRefuted({ md5 }, body) {
    return (0,external_node_crypto_.getFips)() === 0 && (0,external_node_crypto_.hash)('md5', body, 'hex') !== md5;
}
/** Whether the ETags of a bucket are MD5s, by the documentation of its store. */
async function documentsMd5({ clients }, bucket) {
    return (0,endpoint_guard/* hasMd5Etags */.xY)((await clients.of(bucket).wayTo(bucket)).hostname);
}
function otherContent(operation) {
    return (0,s3_errors/* unproven */.gm)(operation, 'an ETag of the content that was sent');
}
/** A body is sent up to 3 times while the store says that it has another one. */
const BODY_ROUNDS = { attempts: 3 };
/**
 * Resolves to what is stored when nothing in the answer to a put contradicts the body, or else when
 * the object itself proves it. Rejects with `UnprovenAnswer` when the answer is to another request,
 * or when other bytes were stored.
 */
async function provenPut({ sender, opaque }, { bucket, key }, body, { claim, ...stored }, signal) {
    if (claim === undefined || opaque.has(bucket) || !isRefuted(claim, body))
        return stored;
    claim.discard();
    if (await documentsMd5(sender, bucket))
        throw otherContent('PutObject');
    const found = await sender
        .send('HeadObject', { bucket, key, withChecksums: true }, { signal })
        .catch((thrown) => {
        if ((0,errors/* isDeniedRequest */.D2)(thrown))
            return undefined;
        if (thrown instanceof errors/* StoreError */.AD && thrown.status === 404)
            throw otherContent('PutObject');
        throw thrown;
    });
    const { etag, versionId } = found?.answer.facts ?? {};
    if (etag !== undefined && plain(etag) === (0,external_node_crypto_.hash)('md5', body, 'hex')) {
        return { etag, ...(versionId !== undefined && { versionId }) };
    }
    if (found !== undefined && !(await agrees(found.answer, claim, body))) {
        throw otherContent('PutObject');
    }
    opaque.add(bucket);
    return stored;
}
const plain = (etag) => etag.replaceAll('"', '').toLowerCase();
/** Whether an object may be the one that an answer claims to be stored, and hold these bytes. */
async function agrees({ facts: { size, etag }, checksums }, { md5 }, body) {
    if (size !== undefined && size !== body.byteLength)
        return false;
    // Some proxies change the ETags of what they hand on.
    if (etag !== undefined && /^[0-9a-f]{32}$/.test(plain(etag)) && plain(etag) !== md5)
        return false;
    const [checksum] = Object.entries(checksums);
    if (checksum === undefined)
        return true;
    const { createChecksumHash } = await __webpack_require__.e(/* import() */ 393).then(__webpack_require__.bind(__webpack_require__, 5393));
    const sum = createChecksumHash(checksum[0]);
    sum.update(body);
    return (await sum.digest()) === checksum[1];
}

;// CONCATENATED MODULE: ./lib/s3/multipart/session.js





function openSession(options) {
    const { request, sender, signal } = options;
    const grace = (0,send_time/* createGrace */.NB)(signal, sender.limits.grace, sender.time);
    const state = { ...options, grace, sent: 0, isComplete: false };
    return {
        request,
        create: () => attempt(state, () => create(state)),
        sendPart: (number, body) => attempt(state, () => sendPart(state, number, body)),
        complete: (parts) => attempt(state, () => complete(state, parts)),
        failure: () => state.failure,
        async close() {
            grace.end();
            if (!state.isComplete)
                request.onBytes?.(-state.sent);
            if (state.open === undefined)
                return;
            // The post step aborts once more what may not be proven to be gone.
            if ((await abortUpload(sender, state.open)) === 'gone')
                forget(state);
        },
    };
}
/** Runs a request unless the upload has failed, and keeps its first failure. */
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
    const { bucket, key, headers, guard } = state.request;
    const options = { signal: state.grace.signal, guard, writes: 1 };
    const input = { bucket, key, headers };
    const { answer } = await state.sender.send('CreateMultipartUpload', input, options);
    state.open = { bucket, key, uploadId: answer.uploadId ?? '' };
    state.uploads.add(state.open);
    return state.open.uploadId;
}
async function sendPart(state, number, body) {
    const { sender, signal, request } = state;
    const patience = sender.patience(BODY_ROUNDS);
    for (let sent = 0;;) {
        const input = { ...openUpload(state), number, body };
        const options = { signal, guard: request.guard, writes: 1 };
        const { answer, attempts } = await sender.send('UploadPart', input, options);
        sent += attempts;
        const { etag = '', claim, ...checksum } = answer;
        if (await isOfOtherPart(state, claim, body)) {
            await patience.again(otherContent('UploadPart'), signal);
            continue;
        }
        state.sent += body.byteLength;
        state.request.onBytes?.(body.byteLength);
        return { number, etag, ...checksum, attempts: sent };
    }
}
/** Other stores find out when they are told the ETags of all parts. */
async function isOfOtherPart({ sender, request: { bucket } }, claim, body) {
    if (claim === undefined || !(await documentsMd5(sender, bucket)))
        return false;
    const isOther = isRefuted(claim, body);
    if (isOther)
        claim.discard();
    return isOther;
}
async function complete(state, parts) {
    const { request, sender, grace } = state;
    const { ifMatch, ifNoneMatch, content, probe, guard } = request;
    const conditions = { ...(ifMatch && { ifMatch }), ...(ifNoneMatch && { ifNoneMatch }) };
    const input = { ...openUpload(state), ...conditions, parts };
    const options = { signal: grace.signal, guard, isProbe: probe !== undefined };
    const result = await completeUpload(sender, input, content.size ?? state.sent, options);
    state.isComplete = true;
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
/** Resolves to the bytes of all parts of an open upload. */
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
/** Maximum number of aborts of an upload that has parts again each time. */
const MAX_ROUNDS = 4;
const ROUNDS = { attempts: MAX_ROUNDS, budget: Infinity, retryOf: () => 'again' };
/**
 * Aborts an upload until it has no parts any more, as S3 advises: a part in flight may arrive after
 * the abort
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
            // After a lost answer, or in a later round, this run aborted it itself.
            if (!isGone(thrown) || (round === 1 && sent === 1))
                throw thrown;
            return { attempts: attempts + sent };
        }
        if (await hasEnded(sender, upload, signal))
            return { attempts };
        await patience.again(stillThere(), signal);
    }
}
/** Without permission to list parts, the answer to the abort has to suffice. */
async function hasEnded(sender, upload, signal) {
    try {
        await sender.send('ListParts', upload, { signal });
        return false;
    }
    catch (thrown) {
        if (isGone(thrown) || (0,errors/* isDeniedRequest */.D2)(thrown))
            return true;
        throw thrown;
    }
}
function stillThere() {
    return new errors/* StoreError */.AD('UploadStillThere', `the upload still has parts after ${MAX_ROUNDS} aborts, because another client keeps sending ` +
        'them: stop that client, and run again');
}

// EXTERNAL MODULE: ./lib/core/keys.js
var keys = __webpack_require__(1547);
// EXTERNAL MODULE: ./lib/core/text.js
var core_text = __webpack_require__(9716);
// EXTERNAL MODULE: ./lib/s3/error-codes/error-codes.js + 5 modules
var error_codes = __webpack_require__(3928);
// EXTERNAL MODULE: ./lib/s3/error-codes/store.js
var store = __webpack_require__(1197);
;// CONCATENATED MODULE: ./lib/s3/objects/delete.js







/** Undefined when the store refused the form of the request, after which the dialect differs. */
async function sendTogether(sender, request, dialect, signal) {
    const { gate, guard, ...input } = request;
    try {
        return await sender.send('DeleteObjects', input, {
            signal,
            gate,
            guard,
            writes: request.objects.length,
            throttled: throttledOf,
        });
    }
    catch (thrown) {
        const error = (0,s3_errors/* toStoreError */.D5)(thrown, signal);
        // All checksums were tried.
        if ((0,store/* checksumComplaint */.p)(error) === undefined)
            throw error;
        // It may be the condition that the store has not implemented: that says nothing about the rest.
        const isAmbiguous = error.code === 'NotImplemented' || error.status === 501;
        if (isAmbiguous && request.objects.some(isConditional))
            dialect.conditional = 'singly';
        else
            dialect.all = 'singly';
        return undefined;
    }
}
function isConditional({ ifMatch }) {
    return ifMatch !== undefined;
}
function throttledOf({ deleted, errors }) {
    if (!errors.some(({ code = '' }) => (0,error_codes/* retryOf */.W2)({ code }) === 'slower'))
        return 'nothing';
    return deleted.length > 0 ? 'something' : 'everything';
}
/** Deletes one key in its own request. */
async function deleteOne(sender, { gate, guard, ...request }, { key, versionId, ifMatch }, signal) {
    try {
        // An object may have other members, for example `bucket`, that must not be sent.
        const input = {
            ...request,
            key,
            ...(versionId !== undefined && { versionId }),
            ...(ifMatch !== undefined && { ifMatch }),
        };
        const { answer, attempts } = await sender.send('DeleteObject', input, {
            signal,
            gate,
            guard,
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
/** DeleteObject requests in flight, where one DeleteObjects is not possible. */
const SINGLE_CONCURRENCY = 8;
/**
 * Deletes up to 1,000 keys; results are in the order of the request's objects. Keys that failed with
 * a passing error are sent again without the others.
 */
async function removeObjects(sender, request, dialect, signal) {
    const results = new Map(await deleteOnce(sender, request, dialect, signal));
    const pendingOf = createPending(sender, request.objects, results);
    for (;;) {
        const { pending, wait, error } = pendingOf();
        if (error === undefined)
            break;
        sender.noteRetry(error, wait);
        if (wait > 0)
            await sender.time.sleep(wait, signal).catch(() => undefined);
        // The results so far are known: this error is about the pending keys alone.
        const again = await deleteOnce(sender, { ...request, objects: pending }, dialect, signal).catch((thrown) => {
            const error = (0,s3_errors/* toStoreError */.D5)(thrown, signal);
            return new Map(pending.map((object) => [object, { error }]));
        });
        for (const [object, result] of again)
            results.set(object, result);
    }
    return request.objects.map((object) => results.get(object) ?? { error: unaccounted() });
}
/** The request succeeded, so its credentials are good: a key refused for them is sent again. */
const KEY_POLICY = {
    retryOf: (error) => {
        const retry = (0,error_codes/* retryOf */.W2)(error);
        return retry === 'refresh' ? 'again' : retry;
    },
};
/**
 * The keys to send again, after how many milliseconds, and the error of the first of them; each key has
 * its own patience.
 */
function createPending(sender, objects, results) {
    const patiences = new Map();
    return () => {
        const pending = [];
        let wait = 0;
        let first;
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
            first ??= error;
            wait = Math.max(wait, next);
        }
        return { pending, wait, error: first };
    };
}
/** Sends one request for all keys that XML can hold, and one for each other key. */
async function deleteOnce(sender, request, dialect, signal) {
    const isSingle = (object) => dialect.all === 'singly' ||
        (dialect.conditional === 'singly' && isConditional(object)) ||
        !(0,keys/* isXmlKey */.Rc)(object.key);
    const { objects, ...others } = request;
    const together = objects.filter((object) => !isSingle(object));
    const results = new Map();
    if (together.length > 0) {
        const bulk = { ...others, objects: together };
        let answer;
        try {
            answer = await sendTogether(sender, bulk, dialect, signal);
        }
        catch (thrown) {
            if (!isBulkRefusal(thrown))
                throw thrown;
            return deleteSingly(sender, request, together, { dialect, refusal: thrown }, signal);
        }
        if (answer === undefined)
            return deleteOnce(sender, request, dialect, signal);
        const answers = accountFor(answer, sentWith(together));
        for (const object of together) {
            results.set(object, answers.get(nameOf(object)) ?? { error: unaccounted() });
        }
    }
    const singles = (0,concurrency/* mapConcurrent */._k)(objects.filter(isSingle), async (object) => ({ object, result: await deleteOne(sender, others, object, signal) }), { concurrency: SINGLE_CONCURRENCY });
    for await (const { object, result } of singles)
        results.set(object, result);
    return results;
}
/** Codes of stores without DeleteObjects, which deletes nothing then. */
const BULK_REFUSALS = new Set([
    'InvalidArgument',
    'InvalidRequest',
    'MalformedXML',
    'MethodNotAllowed',
    'MissingArgument',
]);
function isBulkRefusal(thrown) {
    return thrown instanceof errors/* StoreError */.AD && BULK_REFUSALS.has(thrown.code);
}
/**
 * Deletes all keys one by one, unless the first that can be deleted so is refused in the same way.
 */
async function deleteSingly(sender, request, together, { dialect, refusal }, signal) {
    // A key that no URL may hold shows nothing of the store.
    const first = together.find(({ key }) => !(0,keys/* isResolvedKey */.m0)(key) && !(0,keys/* isMergedKey */.E7)(key));
    if (first === undefined)
        throw refusal;
    const result = await deleteOne(sender, request, first, signal);
    if ('error' in result && result.error.code === refusal.code)
        throw refusal;
    dialect.all = 'singly';
    const others = request.objects.filter((object) => object !== first);
    const results = await deleteOnce(sender, { ...request, objects: others }, dialect, signal);
    return new Map(results).set(first, result);
}
/** The condition that each key has in the body is the header of a single delete. */
function sentWith(objects) {
    return objects.some(isConditional) ? ['if-match'] : [];
}
/** The result of each key in an answer: deleted, or its own error. */
function accountFor({ answer, attempts }, requestHeaders) {
    const results = new Map();
    for (const { deleteMarker, ...object } of answer.deleted) {
        results.set(nameOf(object), {
            ...(deleteMarker !== undefined && { deleteMarker }),
            attempts,
        });
    }
    for (const { code, message, ...object } of answer.errors) {
        const error = new errors/* StoreError */.AD((0,s3_errors/* answeredCode */.xB)((0,core_text/* excerptOf */.zU)(code ?? 'DeleteBatchError')), (0,core_text/* excerptOf */.zU)(message ?? 'failed to delete'), { attempts, operation: 'DeleteObjects', key: (0,core_text/* ownCopyOf */.dV)(object.key), requestHeaders });
        results.set(nameOf(object), { error });
    }
    return results;
}
function nameOf({ key, versionId = '' }) {
    return `${versionId}\n${key}`;
}
function unaccounted() {
    return (0,s3_errors/* unproven */.gm)('DeleteObjects', 'a result for this key');
}

;// CONCATENATED MODULE: ./lib/s3/objects/get.js



/**
 * Resolves to an object. When a connection breaks in the middle of the body, or a piece of it ends,
 * reading resumes at that byte.
 */
async function readObject(sender, { inPieces = false, ...object }, signal) {
    const source = { sender, object, inPieces, signal };
    const answer = await ask(source, inPieces ? rangeFrom(source, 0) : {}).catch((thrown) => {
        // An empty object has no first byte: the store answers 416.
        if (!(thrown instanceof errors/* StoreError */.AD) || thrown.status !== 416)
            throw thrown;
        return ask(source, {});
    });
    const { facts, size = 0 } = answer;
    if (facts === undefined)
        throw (0,s3_errors/* unproven */.gm)('GetObject', 'the size and ETag of the object');
    return { ...facts, size, body: verified(answer, resumed(source, answer)) };
}
async function ask({ sender, object, signal }, how) {
    return (await sender.send('GetObject', { ...object, ...how }, { signal })).answer;
}
function rangeFrom({ inPieces }, first) {
    return { range: inPieces ? { first, last: first + part_sizes/* PART_SIZE */.El - 1 } : { first } };
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
                if (position > size)
                    throw (0,s3_errors/* unproven */.gm)('GetObject', 'an end where the object ends');
                yield chunk;
            }
            if (position === size)
                return;
            if (position === before)
                throw (0,s3_errors/* unproven */.gm)('GetObject', 'the rest of the object');
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
/** The same bytes. Throws at their end when they don't have the checksum in the answer. */
async function* verified({ checksums }, body) {
    const [expected] = Object.entries(checksums);
    if (expected === undefined) {
        yield* body;
        return;
    }
    const { createChecksumHash } = await __webpack_require__.e(/* import() */ 393).then(__webpack_require__.bind(__webpack_require__, 5393));
    const hash = createChecksumHash(expected[0]);
    for await (const chunk of body) {
        hash.update(chunk);
        yield chunk;
    }
    if ((await hash.digest()) !== expected[1])
        throw (0,s3_errors/* unproven */.gm)('GetObject', 'a body that matches its checksum');
}

;// CONCATENATED MODULE: ./lib/s3/operations/bucket/bucket.js

/**
 * Asks whether a bucket exists. Every answer about a bucket names its region, even a refusal.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html
 */
const headBucket = {
    write: () => ({ method: 'HEAD', path: '/', query: {}, headers: {} }),
    read: () => undefined,
    missing: () => undefined,
};
/**
 * Reads a key in a listing as S3 encodes it: with `encoding-type=url`, a `+` is a space. A text that
 * can't be decoded is returned as it is: some stores claim the encoding and leave it out.
 */
function readKey(written, encodingType) {
    if (written === undefined)
        return undefined;
    // The key outlives its page; decoding makes a copy.
    if (encodingType !== 'url')
        return (0,core_text/* ownCopyOf */.dV)(written);
    try {
        return decodeURIComponent(written.replaceAll('+', ' '));
    }
    catch {
        return (0,core_text/* ownCopyOf */.dV)(written);
    }
}
/** Characters that encoding makes, and that a key may hold itself. */
const MARKS = ['+', '%'];
/**
 * Maximum bytes of a page: more than 1,000 keys of 1,024 bytes take, each byte written with six, and
 * all else in their rows.
 */
const MAX_PAGE = 8 * 1024 * 1024;
/** Reads a key as S3 encodes it; undefined where there is none. `name` is that of its element. */
function keyFields(fields, encodingType, name = 'Key') {
    const key = readKey(fields.get(name), encodingType);
    const written = fields.get(name) ?? '';
    if (!key)
        return undefined;
    const isMarked = encodingType === 'url' && MARKS.some((mark) => written.includes(mark));
    return isMarked ? { key, written: (0,core_text/* ownCopyOf */.dV)(written) } : { key };
}
function echoOf(fields, ...names) {
    return Object.fromEntries(names.map((name) => [name, fields?.get(name)]));
}
/**
 * The proof that a document lacks when it repeats another value than the one in `asked`, as the
 * answer to another request does. Some stores leave these elements out.
 */
function missingEcho(echo, asked) {
    const other = Object.keys(asked).find((name) => !isEcho(echo[name], asked[name] ?? ''));
    return other && `the ${other} of the request`;
}
/** Characters that no XML 1.0 document holds, which some stores replace. */
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** Whether a text is a value as it is, or encoded wholly or in part. */
function isEcho(written, asked) {
    if (written === undefined || written === asked)
        return true;
    const meant = asked.replaceAll(NOT_IN_XML, '\ufffd');
    const texts = [written, written.replaceAll('+', ' ')].flatMap((text) => [text, unescaped(text)]);
    return texts.some((text) => text.replaceAll(NOT_IN_XML, '\ufffd') === meant);
}
function unescaped(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
/** The proof that a page lacks when it lists a key outside the prefix, however the key is read. */
function missingPrefix(prefix, rows) {
    const foreign = rows.find((row) => row?.key.startsWith(prefix) === false && row.written === undefined);
    if (foreign === undefined)
        return undefined;
    return `the prefix ${(0,core_text/* quote */.hD)(prefix)} in the key ${(0,core_text/* quote */.hD)(foreign.key)}`;
}

;// CONCATENATED MODULE: ./lib/s3/objects/listed-keys.js





function createKeyReader() {
    const proofs = { '+': 'unknown', '%': 'unknown' };
    const isOpen = ({ key, written }) => written !== undefined && (key === written || isAmbiguous(written, proofs));
    return {
        async read(page, store) {
            const rows = page.rows.filter((row) => row !== undefined);
            const open = rows.find(isOpen) ?? [page.next].find((next) => next && isOpen(next));
            if (open === undefined || (await store.isKnownToEncode())) {
                return { page, rows: rows.map(withoutText), next: page.next && withoutText(page.next) };
            }
            let plain;
            try {
                plain = await store.askPlain();
            }
            catch (thrown) {
                const { has } = store;
                if (has === undefined || !isUnreadable(thrown))
                    throw thrown;
                const decided = await decideByObjects(rows.filter(isOpen), has);
                const stored = rows.map((row) => decided.get(row) ?? withoutText(row));
                return { page, rows: stored, next: markerOf(page.next, rows, stored, isOpen) };
            }
            // An answer that claims the encoding again says no more than the first.
            if (plain.isEncoded)
                throw ambiguous(open);
            const found = plain.rows.filter((row) => row !== undefined);
            if (isSamePage(rows, found)) {
                rows.forEach((row, index) => {
                    learn(proofs, found[index]?.key ?? '', row);
                });
            }
            const stored = found.map((row, index) => ({ ...row, key: storedKey(row, rows, index) }));
            const next = markerOf(plain.next, found, stored, isReplaced);
            return { page: plain, rows: stored, next };
        },
    };
}
/**
 * The marker repeats the last row, whose key may have been read in another way. Throws for another
 * marker that has more than one reading: the next page could leave out keys.
 */
function markerOf(next, found, stored, isUnsure) {
    if (next === undefined)
        return undefined;
    const last = found.at(-1);
    const isLast = last?.key === next.key && last.written === next.written;
    const key = isLast ? stored.at(-1)?.key : undefined;
    if (key === undefined && isUnsure(next))
        throw ambiguous(next);
    return { ...withoutText(next), ...(key !== undefined && { key }) };
}
function withoutText(row) {
    if (row.written === undefined)
        return row;
    const bare = { ...row };
    delete bare.written;
    return bare;
}
function isAmbiguous(written, proofs) {
    return MARKS.some((mark) => written.includes(mark) && proofs[mark] !== 'encoded');
}
/** A key that the whole encoding was done to proves it for the characters that it has. */
function learn(proofs, key, { written = key }) {
    for (const mark of MARKS) {
        if (!key.includes(mark) || proofs[mark] === 'literal')
            continue;
        proofs[mark] = written !== key && readKey(written, 'url') === key ? 'encoded' : 'literal';
    }
}
/** Whether nothing was stored or deleted between a page and the same one without an encoding. */
function isSamePage(rows, plain) {
    const isPair = (row, other) => other !== undefined && isSame(row, other) && isReading(other.key, row.written ?? row.key);
    return rows.length === plain.length && rows.every((row, index) => isPair(row, plain[index]));
}
const REPLACEMENT = '\ufffd';
const listed_keys_NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
function isReplaced({ key }) {
    return key.includes(REPLACEMENT);
}
/** Where keys are not encoded, some stores replace characters that XML has no place for. */
function storedKey(plain, rows, index) {
    if (!isReplaced(plain))
        return plain.key;
    const isMeant = ({ key }) => key === plain.key || key.replace(listed_keys_NOT_IN_XML, REPLACEMENT) === plain.key;
    const own = rows[index];
    if (own !== undefined && isMeant(own) && isSame(own, plain))
        return own.key;
    const meant = rows.filter(isMeant);
    const [row, ...others] = meant.filter((one) => isSame(one, plain));
    if (row === undefined || others.length > 0)
        throw ambiguous(plain);
    return row.key;
}
/** Whether an answer was not the page that it should be. */
function isUnreadable(thrown) {
    return thrown instanceof errors/* StoreError */.AD && thrown.code === 'UnprovenAnswer';
}
const CONCURRENCY = 16;
async function decideByObjects(rows, has) {
    const decided = new Map();
    await (0,concurrency/* forEachConcurrent */.C6)(rows, async (row) => {
        decided.set(row, await decideByObject(row, has));
    }, { concurrency: CONCURRENCY });
    return decided;
}
/** The row with the one reading of its key under which the store has its object. */
async function decideByObject(row, has) {
    const { written = row.key } = row;
    const readings = new Set([
        row.key,
        written,
        readKey(written.replaceAll('+', '%2B'), 'url'),
        written.replaceAll('+', ' '),
    ]);
    const sendable = [...readings].filter(keys/* isSendableKey */.et);
    // No request names such a key. Where slashes are merged, the answer has the facts of another object.
    if (sendable.some(keys/* isResolvedKey */.m0))
        throw ambiguous(row);
    const found = [];
    for (const key of sendable)
        if (await has(key, row))
            found.push(key);
    const [key] = found;
    if (key === undefined || found.length > 1)
        throw ambiguous(row);
    return { ...withoutText(row), key };
}
/** Whether a text is this key when each `+` and each escape is decoded, or kept as it is. */
function isReading(key, written) {
    if (written === key || readKey(written, 'url') === key)
        return true;
    const bytes = Buffer.from(key).toString('latin1');
    let ends = new Set([0]);
    for (const [token] of Buffer.from(written).toString('latin1').matchAll(TOKEN)) {
        const texts = [token, ...decoded(token)];
        ends = new Set([...ends].flatMap((at) => texts.filter((text) => bytes.startsWith(text, at)).map((text) => at + text.length)));
    }
    return ends.has(bytes.length);
}
const TOKEN = /%[0-9a-f]{2}|[^]/gi;
function decoded(token) {
    if (token === '+')
        return [' '];
    return token.length === 1 ? [] : [String.fromCharCode(Number.parseInt(token.slice(1), 16))];
}
/** Whether two rows differ in nothing but their keys. */
function isSame(row, other) {
    const rest = (one) => JSON.stringify(Object.entries(one).filter(([name]) => name !== 'key' && name !== 'written'));
    return rest(row) === rest(other);
}
function ambiguous({ key, written = key }) {
    return new errors/* StoreError */.AD('AmbiguousKeys', `the listing contains ${(0,core_text/* quote */.hD)(written)}, which may be the key ${(0,core_text/* quote */.hD)(key)} or another one: ` +
        'the store, or a proxy in front of it, does not encode listings correctly');
}

// EXTERNAL MODULE: ./lib/core/abort.js
var abort = __webpack_require__(4469);
// EXTERNAL MODULE: ./lib/core/items.js
var items = __webpack_require__(2019);
;// CONCATENATED MODULE: ./lib/s3/multipart/upload.js








/** Uploads parts that are not copied: they are pulled in their order, as slots get free. */
async function uploadInParts(session, parts, signal) {
    let creation;
    const send = async ({ number, body, release }) => {
        await (creation ??= session.create());
        const { attempts, ...part } = await session.sendPart(number, body);
        // A failed attempt may still be in flight and must not send the bytes of another part.
        if (attempts === 1)
            release();
        return part;
    };
    const options = { concurrency: part_sizes/* PARTS_IN_FLIGHT */.OG, ...(signal && { signal }) };
    return session.complete(await inOrder((0,concurrency/* mapConcurrent */._k)(parts, send, options)));
}
/** The parts by number, the order in which S3 requires them. */
async function inOrder(parts) {
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
        const body = await (0,items/* readWhole */.oD)(content, start, end, memory);
        const isLast = end === content.size;
        yield { number: start / partSize + 1, body, release: () => free.push(memory), isLast };
    }
}
/**
 * Fills parts with the bytes of a stream, each into the memory of one before it. Every part but the
 * last has `partSize` bytes; an empty stream is one part without bytes.
 */
async function* streamParts(stream, partSize, signal) {
    const free = [];
    let [number, filled, memory] = [1, 0, Buffer.allocUnsafeSlow(partSize)];
    const part = (isLast) => {
        const own = memory;
        const body = own.subarray(0, filled);
        return { number, body, release: () => free.push(own), isLast };
    };
    for await (const chunk of (0,abort/* untilAborted */.Eu)(stream, signal)) {
        for (let at = 0; at < chunk.byteLength;) {
            if (filled === partSize) {
                yield part(false);
                number += 1;
                if (number > part_sizes/* MAX_PARTS */.kz)
                    throw tooManyParts(partSize);
                [filled, memory] = [0, free.pop() ?? Buffer.allocUnsafeSlow(partSize)];
            }
            const piece = chunk.subarray(at, at + partSize - filled);
            memory.set(piece, filled);
            filled += piece.byteLength;
            at += piece.byteLength;
        }
    }
    signal.throwIfAborted();
    yield part(true);
}
/**
 * Stores a large object in parts, each of which is retried by itself. An upload that is given up
 * is aborted, and proven to be gone, before this settles.
 */
async function putInParts({ sender, uploads }, request, content, signal) {
    const patience = sender.patience(upload_ROUNDS);
    for (;;) {
        try {
            return await putOnce({ sender, uploads }, request, content, signal);
        }
        catch (thrown) {
            const error = (0,s3_errors/* toStoreError */.D5)(thrown, signal);
            await patience.again(error, signal);
        }
    }
}
/** Codes for a lost upload, a lost part, or another write in between. */
const LOST = new Set(['NoSuchUpload', 'InvalidPart', 'ConditionalRequestConflict']);
/** The whole object is sent up to 3 times when the store lost its upload or a part. */
const upload_ROUNDS = {
    attempts: 3,
    budget: Infinity,
    retryOf: ({ code }) => (LOST.has(code) ? 'again' : 'never'),
};
async function putOnce(deps, request, content, signal) {
    const { bucket } = request;
    const partSize = partSizeOf(content.size, request.partSize);
    const way = await deps.sender.clients.of(bucket).wayTo(bucket);
    return inSession(deps, request, signal, (session) => way.uploadInParts === undefined || request.probe !== undefined
        ? uploadInParts(session, readParts(content, partSize), signal)
        : way.uploadInParts(session, content, partSize));
}
/**
 * Stores the parts of a stream, each of which is retried by itself. When the store loses the upload
 * or a part, the object has failed: the bytes before can't be read again.
 */
async function putStreamInParts(deps, request, parts, signal) {
    try {
        return await inSession(deps, request, signal, (session) => uploadInParts(session, parts, signal));
    }
    catch (thrown) {
        const error = (0,s3_errors/* toStoreError */.D5)(thrown, signal);
        if (!LOST.has(error.code))
            throw error;
        const remedy = 'its content is a stream, which is read once: upload it again with a new stream';
        throw (0,errors/* derivedError */.WG)(error, {
            message: `${error.message}; the object can't be sent again from its beginning, because ${remedy}`,
        });
    }
}
async function inSession({ sender, uploads }, request, signal, send) {
    const session = openSession({ request, sender, uploads, signal });
    try {
        return await send(session);
    }
    catch (thrown) {
        throw session.failure()?.thrown ?? thrown;
    }
    finally {
        await session.close();
    }
}
function partSizeOf(size, given) {
    if (given === undefined) {
        const partSize = (0,part_sizes/* partSizeFor */.oV)(size);
        if (partSize === undefined)
            throw tooLarge(size);
        return partSize;
    }
    if (size > given * part_sizes/* MAX_PARTS */.kz)
        throw tooManyParts(given);
    return given;
}
function tooLarge(size) {
    return new errors/* StoreError */.AD('EntityTooLarge', `an object of ${size} bytes is larger than the 50 TiB that S3 allows: split it`);
}
function tooManyParts(partSize) {
    return new errors/* StoreError */.AD('EntityTooLarge', `the object has more than ${(0,core_text/* formatCount */.B4)(part_sizes/* MAX_PARTS */.kz)} parts of ${(0,core_text/* formatBytes */.z3)(partSize)}, which is S3's ` +
        'limit: give a larger partSize');
}

;// CONCATENATED MODULE: ./lib/s3/objects/put.js









/** Smallest and largest size in the pool, as powers of two in bytes. */
const SMALLEST = 12;
const LARGEST = 18;
/** Maximum number of unused bytes in the pool. */
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
/** Stores an object in one request, or in parts when it is larger than PART_SIZE. */
function storeObject(deps, request, signal) {
    const { content, partSize = part_sizes/* PART_SIZE */.El, probe } = request;
    if (content.size === undefined)
        return putStream(deps, request, content, signal);
    return content.size <= partSize && probe !== 'part'
        ? putInOne(deps, request, content, signal)
        : putInParts(deps, request, content, signal);
}
async function putInOne(deps, request, content, signal) {
    const { memory } = deps;
    const space = memory.take(content.size);
    const body = await (0,items/* readWhole */.oD)(content, 0, content.size, space);
    const release = () => {
        if (space !== undefined)
            memory.giveBack(space);
    };
    return putBody(deps, request, { body, release }, signal);
}
/** A stream that ends within its first part is stored in one request. */
async function putStream(deps, request, { stream }, signal) {
    const { controller, unlink } = (0,abort/* linkAbort */.Hf)(signal);
    const parts = streamParts(stream, request.partSize ?? part_sizes/* PART_SIZE */.El, controller.signal);
    try {
        const { value: first } = await parts.next();
        if (first === undefined)
            throw new TypeError('a stream has at least one part');
        if (first.isLast)
            return await putBody(deps, request, first, signal);
        return await putStreamInParts(deps, request, withFirst(first, parts), signal);
    }
    finally {
        controller.abort();
        unlink();
        await parts.return();
    }
}
async function* withFirst(first, others) {
    yield first;
    yield* others;
}
async function putBody(deps, request, { body, release }, signal) {
    const patience = deps.sender.patience(BODY_ROUNDS);
    for (let sent = 0;;) {
        const { attempts = 1, ...answer } = await sendBody(deps.sender, request, body, sent, signal);
        sent += attempts;
        try {
            const stored = await provenPut(deps, request, body, answer, signal);
            // An attempt that failed may be under way still, and must not carry the bytes of another body.
            if (sent === 1)
                release();
            return { ...stored, attempts: sent };
        }
        catch (thrown) {
            const { key } = request;
            const about = { operation: 'PutObject', key, attempts: sent };
            await patience.again((0,errors/* derivedError */.WG)((0,s3_errors/* toStoreError */.D5)(thrown, signal), about), signal);
        }
    }
}
/** `before` is how often the body was sent in earlier rounds. */
async function sendBody(sender, { bucket, key, headers, ifNoneMatch, ifMatch, probe, guard }, body, before, signal) {
    const conditions = {
        ...(ifNoneMatch && { ifNoneMatch }),
        ...(ifMatch !== undefined && { ifMatch }),
    };
    const input = { bucket, key, headers, ...conditions, body };
    try {
        const options = { signal, guard, writes: 1 };
        const { answer, attempts } = await sender.send('PutObject', input, options);
        return { ...answer, attempts };
    }
    catch (thrown) {
        // After a lost answer, the existing object may be the one that was sent.
        if (!put_isAmbiguous(thrown, before) || probe !== undefined)
            throw thrown;
        const etag = (0,external_node_crypto_.createHash)('md5').update(body).digest('hex');
        return isStored(sender, { bucket, key }, { etag, size: body.length }, thrown, signal);
    }
}
/** Whether a conditional write was refused because an earlier attempt may have succeeded. */
function put_isAmbiguous(thrown, before) {
    return (thrown instanceof errors/* StoreError */.AD &&
        thrown.code === 'PreconditionFailed' &&
        before + (thrown.attempts ?? 1) > 1);
}

// EXTERNAL MODULE: ./lib/s3/wire/xml/read-xml.js
var read_xml = __webpack_require__(9898);
// EXTERNAL MODULE: ./lib/s3/wire/xml/write-xml.js
var write_xml = __webpack_require__(2935);
;// CONCATENATED MODULE: ./lib/s3/wire/answer.js



/** The status of an error in a 200 answer, which S3 sends when an operation fails half way. */
const HIDDEN_STATUS = 503;
/** The last word of a root's name, in which some stores differ from S3. */
const LAST_WORD = /(Output|Response|Result)$/;
/**
 * The document of an answer, if its root has this name; `rows` names its repeated elements. Throws a
 * StoreError when the document is an error.
 */
function documentOf(answer, root, ...rows) {
    const document = (0,read_xml/* readXml */.k)(answer.body, new Set(rows));
    if (document?.root === 'Error')
        throw (0,s3_errors/* refusalOf */.Of)(answer, { document, status: HIDDEN_STATUS });
    const isExpected = document?.root.replace(LAST_WORD, '') === root.replace(LAST_WORD, '');
    return isExpected ? document : undefined;
}
/** Undefined where the answer has no such header, or more than one. */
function headerOf({ headers }, name) {
    return headers.get(name);
}
/** The count in a header; undefined when it is not a whole number. */
function countOf(answer, name) {
    return (0,write_xml/* toCount */.zK)(headerOf(answer, name));
}
/**
 * The date in a header; undefined when it is not one.
 * https://www.rfc-editor.org/rfc/rfc9110#name-date-time-formats
 */
function timeOf(answer, name) {
    const time = new Date(headerOf(answer, name) ?? NaN);
    return Number.isNaN(time.getTime()) ? undefined : time;
}
/** The server's clock when it sent the answer; an invalid Date without a Date header. */
function serverTimeOf(answer) {
    return timeOf(answer, 'date') ?? new Date(NaN);
}
/** The version id in an answer, as a member of a result. */
function versionOf(answer) {
    const versionId = headerOf(answer, 'x-amz-version-id');
    return versionId === undefined ? {} : { versionId };
}

;// CONCATENATED MODULE: ./lib/s3/operations/bucket/list-object-versions.js





/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html */
const listObjectVersions = {
    write: ({ prefix, after, pageSize, isPlain }) => ({
        method: 'GET',
        path: '/',
        query: {
            versions: '',
            'encoding-type': isPlain === true ? undefined : 'url',
            prefix,
            'key-marker': after?.key,
            'version-id-marker': after?.versionId,
            'max-keys': pageSize?.toString(),
        },
        headers: {},
        maxBody: MAX_PAGE,
    }),
    read: (answer) => {
        const document = documentOf(answer, 'ListVersionsResult', 'Version', 'DeleteMarker');
        const { fields, rows = [] } = document ?? {};
        const encodingType = fields?.get('EncodingType');
        return {
            rows: rows.map((row) => toListedVersion(row, encodingType)),
            isEncoded: encodingType === 'url',
            isTruncated: (0,write_xml/* toBoolean */.G4)(fields?.get('IsTruncated')),
            next: fields && nextOf(fields, encodingType),
            echo: echoOf(fields, 'Prefix', 'KeyMarker', 'VersionIdMarker'),
            serverTime: serverTimeOf(answer),
        };
    },
    missing: ({ rows, isTruncated, next, echo }, { prefix, after }) => {
        if (isTruncated === undefined)
            return 'IsTruncated';
        if (isTruncated && next === undefined)
            return 'both markers of the next page';
        if (isTruncated && next?.key === after?.key && next?.versionId === after?.versionId) {
            return 'markers other than those of the page before';
        }
        if (rows.includes(undefined)) {
            return 'a readable key, a version, a size, a date and IsLatest in every row';
        }
        const id = after && { VersionIdMarker: after.versionId };
        const asked = { Prefix: prefix, KeyMarker: after?.key, ...id };
        return missingEcho(echo, asked) ?? missingPrefix(prefix, rows);
    },
};
/**
 * The next page needs both markers: with a key alone it would start after all versions of the key,
 * and a skipped version could become current when the newer ones are deleted.
 */
function nextOf(fields, encodingType) {
    const key = keyFields(fields, encodingType, 'NextKeyMarker');
    const versionId = fields.get('NextVersionIdMarker');
    return key && versionId ? { ...key, versionId: (0,core_text/* ownCopyOf */.dV)(versionId) } : undefined;
}
function toListedVersion({ name, fields }, encodingType) {
    const key = keyFields(fields, encodingType);
    const versionId = fields.get('VersionId');
    const isLatest = (0,write_xml/* toBoolean */.G4)(fields.get('IsLatest'));
    const isDeleteMarker = name === 'DeleteMarker';
    const size = isDeleteMarker ? 0 : (0,write_xml/* toCount */.zK)(fields.get('Size'));
    const lastModified = (0,write_xml/* toDate */.ay)(fields.get('LastModified'));
    const storageClass = fields.get('StorageClass');
    if (!key || !versionId || lastModified === undefined)
        return undefined;
    if (isLatest === undefined || size === undefined)
        return undefined;
    return {
        ...key,
        versionId: (0,core_text/* ownCopyOf */.dV)(versionId),
        isLatest,
        isDeleteMarker,
        size,
        etag: (0,core_text/* ownCopyOf */.dV)(fields.get('ETag') ?? ''),
        lastModified,
        ...(storageClass !== undefined && { storageClass: (0,core_text/* ownCopyOf */.dV)(storageClass) }),
    };
}
/** Rows in S3's order. Some stores list all versions before all delete markers, or the reverse. */
function list_object_versions_inOrder(rows) {
    const isInOrder = rows.every((row, at) => {
        const before = rows[at - 1];
        return before === undefined || order(before, row) <= 0;
    });
    return isInOrder ? rows : rows.toSorted(order);
}
/** By key, the newest first; versions of the same second keep their listed order. */
function order(row, other) {
    const byKey = (0,keys/* compareKeys */.YD)(row.key, other.key);
    if (byKey !== 0)
        return byKey;
    if (row.isLatest !== other.isLatest)
        return row.isLatest ? -1 : 1;
    return other.lastModified.getTime() - row.lastModified.getTime();
}

// EXTERNAL MODULE: ./lib/core/object-headers.js
var object_headers = __webpack_require__(8203);
;// CONCATENATED MODULE: ./lib/s3/wire/message.js

const PLAIN = /^[\w.~/-]*$/;
/** Percent-encodes all but unreserved characters, in UTF-8, as SigV4 requires. */
function encoded(text) {
    if (PLAIN.test(text) && !text.includes('/'))
        return text;
    return encodeURIComponent(text).replaceAll(/[!'()*]/g, (c) => `%${hexOf(c)}`);
}
/** Percent-encodes a path: as `encoded`, but keeps slashes. */
function encodedPath(key) {
    return PLAIN.test(key) ? key : encoded(key).replaceAll('%2F', '/');
}
function hexOf(character) {
    return character.charCodeAt(0).toString(16).toUpperCase();
}
/** The query string, in the order of names, as it is signed and sent. */
function queryOf(parameters) {
    return Object.entries(parameters)
        .filter((entry) => entry[1] !== undefined)
        .map(([name, value]) => [encoded(name), encoded(value)])
        .sort(([name], [other]) => (name < other ? -1 : 1))
        .map(([name, value]) => `${name}=${value}`)
        .join('&');
}
const TARGET = /^\/[\x21-\x7e]*$/;
const NAME = /^[!#$%&'*+.^_`|~\w-]+$/;
const VALUE = /^[\t\x20-\x7e]*$/;
/**
 * Names and values in turn. Throws a StoreError for a line break and other characters with which a
 * value could inject a header or a request.
 */
function headerList({ target, headers }) {
    if (!TARGET.test(target))
        throw unsendable('the path of a request');
    const list = [];
    for (const name in headers) {
        const value = headers[name] ?? '';
        if (!NAME.test(name) || !VALUE.test(value))
            throw unsendable(`the header ${name}`);
        list.push(name, value);
    }
    return list;
}
/** The message leaves out the value: one with a line break at its end is often a secret. */
function unsendable(what) {
    return new errors/* StoreError */.AD('InvalidHeader', `${what} contains a character that can't be sent, such as a line break: check the ends of ` +
        'AWS_ACCESS_KEY_ID, AWS_SESSION_TOKEN and the region', { scope: 'batch' });
}
/**
 * A request with headers that every request gets, unless it has others of the same names. The owner
 * that is expected of the bucket is expected of the source of a copy too.
 */
function withHeaders(request, ofAll) {
    const owner = ofAll['x-amz-expected-bucket-owner'];
    const isCopy = request.headers['x-amz-copy-source'] !== undefined;
    const ofSource = isCopy && owner !== undefined && { 'x-amz-source-expected-bucket-owner': owner };
    return { ...request, headers: { ...ofAll, ...ofSource, ...request.headers } };
}

;// CONCATENATED MODULE: ./lib/s3/operations/object/object.js





/** The path of an object below its bucket. */
function pathOf({ key }) {
    return `/${encodedPath(key)}`;
}
/** Size, ETag and date of an object in an answer; undefined when it lacks one of them. */
function objectFactsOf(answer) {
    const size = countOf(answer, 'content-length');
    const etag = headerOf(answer, 'etag');
    const lastModified = timeOf(answer, 'last-modified');
    if (size === undefined || !etag || lastModified === undefined)
        return undefined;
    return { size, etag, lastModified, ...versionOf(answer) };
}
/**
 * What the answer to a HEAD says of an object beside its headers. A weak ETag is not the store's: a
 * proxy that compresses bodies makes it.
 */
function toldFactsOf(answer) {
    const size = countOf(answer, 'content-length');
    const etag = headerOf(answer, 'etag');
    const lastModified = timeOf(answer, 'last-modified');
    return {
        ...(size !== undefined && { size }),
        ...(etag && !etag.startsWith('W/') && { etag }),
        ...(lastModified !== undefined && { lastModified }),
        ...versionOf(answer),
    };
}
/** What an answer about an object lacks as proof. */
function missingFacts({ facts }) {
    return facts === undefined ? 'a Content-Length, an ETag and a Last-Modified' : undefined;
}
/** The headers that say whose bucket a request is about, and who pays for it. */
function payerHeaders({ expectedBucketOwner, requestPayer, }) {
    return {
        ...(requestPayer !== undefined && { 'x-amz-request-payer': requestPayer }),
        ...(expectedBucketOwner !== undefined && {
            'x-amz-expected-bucket-owner': expectedBucketOwner,
        }),
    };
}
/** The headers of a delete request that apply to all its keys. */
function deleteHeaders(options) {
    const { mfa, bypassGovernance } = options;
    return {
        ...payerHeaders(options),
        ...(mfa !== undefined && { 'x-amz-mfa': mfa }),
        ...(bypassGovernance !== undefined && {
            'x-amz-bypass-governance-retention': String(bypassGovernance),
        }),
    };
}
const object_NAME = /^[\w!#$%&'*+.^`|~-]+$/;
const object_VALUE = /^[\t\x20-\x7e]*$/;
/**
 * The headers of an object as they are sent. Throws a StoreError `InvalidHeader` for a value that
 * would be sent as other bytes than those that were signed, and for a header that S3 doesn't store:
 * it could turn a PUT into another request, as `x-amz-copy-source` does.
 */
function sentHeaders(headers) {
    const sent = {};
    for (const [name, value] of Object.entries(headers)) {
        const lower = name.toLowerCase();
        const text = isDate(lower) ? dateOf(lower, value) : value;
        const isStored = (0,object_headers/* objectHeader */.$o)(lower) !== undefined || lower.startsWith(object_headers/* METADATA_PREFIX */.z3);
        if (!isStored)
            throw invalid(name, value, 'is not a header that S3 stores with an object');
        if (text === undefined)
            throw invalid(name, value, 'is not a date');
        if (!object_NAME.test(name) || !object_VALUE.test(text))
            throw invalid(name, value, NOT_ASCII);
        sent[lower] = text;
    }
    return sent;
}
function isDate(name) {
    return (0,object_headers/* objectHeader */.$o)(name)?.kind === 'date';
}
/** Expires is an HTTP date, the end of an Object Lock retention an ISO 8601 date. */
function dateOf(name, value) {
    const date = new Date(value);
    if (Number.isNaN(date.getTime()))
        return undefined;
    return name === 'expires' ? date.toUTCString() : date.toISOString().replace('.000Z', 'Z');
}
const NOT_ASCII = 'contains characters other than printable ASCII: encode them';
function invalid(name, value, statement) {
    const message = `header ${(0,core_text/* quoteShort */.pf)(name)} ${(0,core_text/* quoteShort */.pf)(value)} ${statement}; no request was sent for it`;
    return new errors/* StoreError */.AD('InvalidHeader', message);
}
const READ_BY_HEAD = (0,object_headers/* headerNamesWhere */.lr)(({ readBack }) => readBack === 'head');
/** The headers of an object that HEAD returns; not its ACL, tags and encryption context. */
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
        const hasList = document?.rows.length !== 0 || document.fields.get('AccessControlList') !== undefined;
        return {
            owner: document?.fields.get('Owner/ID'),
            grants: hasList ? document?.rows.map(toGrant) : undefined,
        };
    },
    missing: ({ owner, grants }) => (owner && grants ? undefined : 'an owner and a list of grants'),
};
function toGrant({ fields }) {
    return {
        permission: fields.get('Permission') ?? '',
        id: fields.get('Grantee/ID'),
        uri: fields.get('Grantee/URI'),
    };
}
const GRANT_PREFIX = 'x-amz-grant-';
/** Header by permission; undefined for one without a meaning on objects, which no header grants. */
const HEADERS = {
    ...Object.fromEntries(object_headers/* OBJECT_HEADER_NAMES */.X3.filter(isGrant).map((name) => [permissionOf(name), name])),
    WRITE: undefined,
};
function isGrant(name) {
    return name.startsWith(GRANT_PREFIX);
}
/** The permission that a header grants: READ_ACP for x-amz-grant-read-acp. */
function permissionOf(name) {
    return name.slice(GRANT_PREFIX.length).replaceAll('-', '_').toUpperCase();
}
const ALL_USERS = 'http://acs.amazonaws.com/groups/global/AllUsers';
const ALL_ACCOUNTS = 'http://acs.amazonaws.com/groups/global/AuthenticatedUsers';
/** Canned ACLs by their grants beside the owner's; some stores accept only these names. */
const CANNED = {
    [`READ ${ALL_USERS}`]: 'public-read',
    [`READ ${ALL_USERS}, WRITE ${ALL_USERS}`]: 'public-read-write',
    [`READ ${ALL_ACCOUNTS}`]: 'authenticated-read',
};
/** A grantee that a header can quote. */
const get_object_acl_NAME = /^[\x20\x21\x23-\x7e]+$/;
/**
 * The headers that grant the ACL of an object; none for the ACL that every new object has. Throws a
 * StoreError `UnknownGrant` for a grant that no header can express.
 */
function grantHeaders(acl) {
    const { grants = [] } = acl;
    const others = grants.filter((grant) => !isOwners(grant, acl));
    if (others.length === 0)
        return {};
    const canned = grants.length === others.length + 1 ? CANNED[textOf(others)] : undefined;
    return canned === undefined ? headersOf(grants) : { 'x-amz-acl': canned };
}
function isOwners({ permission, id }, { owner }) {
    return permission === 'FULL_CONTROL' && id === owner;
}
function textOf(grants) {
    const granteeOf = ({ id, uri }) => (id === undefined ? uri : `id ${id}`);
    const texts = grants.map((grant) => `${grant.permission} ${granteeOf(grant)}`);
    return texts.sort().join(', ');
}
function headersOf(grants) {
    const headers = {};
    for (const { id, uri, permission } of grants) {
        const name = id ?? uri ?? '';
        if (!Object.hasOwn(HEADERS, permission) || !get_object_acl_NAME.test(name))
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
    return new errors/* StoreError */.AD('UnknownGrant', `the object's ACL has a grant (${(0,core_text/* quote */.hD)(permission)}) that no x-amz-grant-* header can express`);
}

;// CONCATENATED MODULE: ./lib/s3/operations/bucket/list-multipart-uploads.js




/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html */
const listMultipartUploads = {
    write: ({ prefix, after, pageSize, isPlain }) => ({
        method: 'GET',
        path: '/',
        query: {
            uploads: '',
            'encoding-type': isPlain === true ? undefined : 'url',
            prefix,
            'key-marker': after?.key,
            'upload-id-marker': after?.uploadId,
            'max-uploads': pageSize?.toString(),
        },
        headers: {},
        maxBody: MAX_PAGE,
    }),
    read: (answer) => {
        const document = documentOf(answer, 'ListMultipartUploadsResult', 'Upload');
        const { fields, rows = [] } = document ?? {};
        const encodingType = fields?.get('EncodingType');
        return {
            rows: rows.map((row) => toListedUpload(row.fields, encodingType)),
            isEncoded: encodingType === 'url',
            isTruncated: (0,write_xml/* toBoolean */.G4)(fields?.get('IsTruncated')),
            next: fields && list_multipart_uploads_nextOf(fields, encodingType),
            echo: echoOf(fields, 'Prefix', 'KeyMarker', 'UploadIdMarker'),
            serverTime: serverTimeOf(answer),
        };
    },
    missing: ({ rows, isTruncated, next, echo }, { prefix, after }) => {
        if (isTruncated === undefined)
            return 'IsTruncated';
        if (isTruncated && next === undefined)
            return 'both markers of the next page';
        const isRepeated = next?.key === after?.key && next?.uploadId === after?.uploadId;
        if (isTruncated && isRepeated)
            return 'markers other than those of the page before';
        if (rows.includes(undefined))
            return 'a readable key, an id and a date in every row';
        const id = after && { UploadIdMarker: after.uploadId };
        const asked = { Prefix: prefix, KeyMarker: after?.key, ...id };
        return missingEcho(echo, asked) ?? missingPrefix(prefix, rows);
    },
};
function list_multipart_uploads_nextOf(fields, encodingType) {
    const key = keyFields(fields, encodingType, 'NextKeyMarker');
    const uploadId = fields.get('NextUploadIdMarker');
    return key && uploadId ? { ...key, uploadId: (0,core_text/* ownCopyOf */.dV)(uploadId) } : undefined;
}
function toListedUpload(fields, encodingType) {
    const key = keyFields(fields, encodingType);
    const uploadId = fields.get('UploadId');
    const initiated = (0,write_xml/* toDate */.ay)(fields.get('Initiated'));
    return key && uploadId && initiated
        ? { ...key, uploadId: (0,core_text/* ownCopyOf */.dV)(uploadId), initiated }
        : undefined;
}

;// CONCATENATED MODULE: ./lib/s3/operations/bucket/list-objects-v2.js





/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
const listObjectsV2 = {
    write: ({ prefix, continuationToken, startAfter, pageSize, isPlain }) => ({
        method: 'GET',
        path: '/',
        query: {
            'list-type': '2',
            'encoding-type': isPlain === true ? undefined : 'url',
            prefix,
            'continuation-token': continuationToken,
            'start-after': startAfter,
            'max-keys': pageSize?.toString(),
        },
        headers: {},
        maxBody: MAX_PAGE,
    }),
    read: (answer) => {
        const { fields, rows = [] } = documentOf(answer, 'ListBucketResult', 'Contents') ?? {};
        if (fields !== undefined && isVersion1(fields))
            throw listsByVersion1();
        const encodingType = fields?.get('EncodingType');
        const nextToken = fields?.get('NextContinuationToken');
        return {
            rows: rows.map((row) => toListedObject(row.fields, encodingType)),
            isEncoded: encodingType === 'url',
            isTruncated: (0,write_xml/* toBoolean */.G4)(fields?.get('IsTruncated')),
            // The token outlives its page.
            nextToken: nextToken && (0,core_text/* ownCopyOf */.dV)(nextToken),
            echo: echoOf(fields, 'Prefix', 'ContinuationToken', 'StartAfter'),
            serverTime: serverTimeOf(answer),
        };
    },
    missing: ({ rows, isTruncated, nextToken, echo }, { prefix, continuationToken, startAfter }) => {
        if (isTruncated === undefined)
            return 'IsTruncated';
        if (isTruncated && !nextToken)
            return 'a token for the next page';
        if (isTruncated && nextToken === continuationToken) {
            return 'a token other than that of the page before';
        }
        if (rows.includes(undefined))
            return 'a readable key, a size and a date in every row';
        const from = continuationToken === undefined ? { StartAfter: startAfter } : {};
        const asked = { Prefix: prefix, ContinuationToken: continuationToken, ...from };
        return missingEcho(echo, asked) ?? missingPrefix(prefix, rows);
    },
};
const ONLY_VERSION_2 = ['KeyCount', 'ContinuationToken', 'NextContinuationToken', 'StartAfter'];
/** Whether this is an answer to ListObjects: a store that knows no `list-type` ignores it. */
function isVersion1(fields) {
    if (ONLY_VERSION_2.some((name) => fields.has(name)))
        return false;
    const isTruncated = (0,write_xml/* toBoolean */.G4)(fields.get('IsTruncated')) === true;
    return isTruncated || fields.has('Marker') || fields.has('NextMarker');
}
/** Such a store also ignores `start-after` and continuation tokens: it would list page 1 again. */
function listsByVersion1() {
    return new errors/* StoreError */.AD('ListingVersionOne', 'the store answered ListObjectsV2 in the form of version 1 (ListObjects), which has no ' +
        'continuation token: the list would end, or begin again, after its first page', { scope: 'bucket' });
}
function toListedObject(fields, encodingType) {
    const key = keyFields(fields, encodingType);
    const size = (0,write_xml/* toCount */.zK)(fields.get('Size'));
    const lastModified = (0,write_xml/* toDate */.ay)(fields.get('LastModified'));
    const storageClass = fields.get('StorageClass');
    if (!key || size === undefined || lastModified === undefined)
        return undefined;
    return {
        ...key,
        size,
        etag: (0,core_text/* ownCopyOf */.dV)(fields.get('ETag') ?? ''),
        lastModified,
        ...(storageClass !== undefined && { storageClass: (0,core_text/* ownCopyOf */.dV)(storageClass) }),
    };
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./lib/s3/wire/body-checksum.js




const CRC32 = 'x-amz-checksum-crc32';
/**
 * The headers by which the store verifies a body. Every compatible store understands Content-MD5;
 * some reject the newer checksums (https://github.com/aws/aws-sdk-js-v3/issues/6810).
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
 * The checksum that an answer repeats, as S3 does; undefined when it repeats none. Throws a
 * StoreError `UnprovenAnswer` when it differs from the one that was sent.
 */
function repeatedChecksum(operation, answer, { headers }) {
    const repeated = answer.headers.get(CRC32);
    const sent = headers[CRC32];
    if (repeated === undefined || sent === undefined || repeated === sent)
        return repeated;
    throw (0,s3_errors/* unproven */.gm)(operation, 'the checksum that was sent');
}
const MD5 = /^"?([0-9a-f]{32})"?$/i;
/** The claim of an answer to a write, as a member of a result; none where it is proven or no MD5. */
function claimOf(answer, { headers }) {
    const md5 = MD5.exec(headerOf(answer, 'etag') ?? '')?.[1]?.toLowerCase();
    const encryption = headerOf(answer, SSE) ?? 'AES256';
    const isUnderKey = encryption !== 'AES256' || answer.headers.has(`${SSE}-customer-algorithm`);
    const sent = headers['content-md5'];
    const isProven = sent !== undefined && md5 === Buffer.from(sent, 'base64').toString('hex');
    if (md5 === undefined || isUnderKey || isProven)
        return {};
    return { claim: { md5, discard: answer.discard ?? (() => undefined) } };
}
const SSE = 'x-amz-server-side-encryption';
/**
 * Throws a StoreError when the answer to a write has a body that is not a store's: S3 sends none
 * unless it is an error.
 */
function assertNoPage(operation, answer) {
    const isBlank = answer.body.length === 0 || answer.body.toString('latin1').trim() === '';
    if (isBlank || documentOf(answer, `${operation}Result`) !== undefined)
        return;
    throw (0,s3_errors/* unproven */.gm)(operation, 'the form of an S3 answer');
}
/** Bytes from which a body is hashed off the event loop. */
const LARGE = 256 * 1024;
/** SHA-256 of a body in hexadecimal. */
function payloadHashOf(body) {
    if (body === undefined)
        return EMPTY;
    return body.byteLength < LARGE ? (0,external_node_crypto_.hash)('sha256', body, 'hex') : hashOffLoop(body);
}
async function hashOffLoop(body) {
    return Buffer.from(await external_node_crypto_.webcrypto.subtle.digest('SHA-256', body)).toString('hex');
}
const EMPTY = (0,external_node_crypto_.hash)('sha256', '', 'hex');

;// CONCATENATED MODULE: ./lib/s3/operations/object/delete-objects.js




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
        const deleteMarker = (0,write_xml/* toBoolean */.G4)(headerOf(answer, 'x-amz-delete-marker'));
        return { status: answer.status, ...(deleteMarker !== undefined && { deleteMarker }) };
    },
    missing: missingNoContent,
};
/** What an answer to a delete or an abort lacks as proof. */
function missingNoContent({ status }) {
    return status === 204 ? undefined : 'status 204';
}
/** Maximum bytes of an answer beside the results. */
const MAX_FRAME = 64 * 1024;
/** Maximum bytes of a result beside the key and its version, such as a message. */
const MAX_RESULT = 2 * 1024;
/** Maximum bytes that an answer takes for one byte of a key: `&quot;`. */
const MAX_REFERENCE = 6;
/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html */
const deleteObjects = {
    write: (input, checksum) => {
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
                ...checksumHeaders(body, checksum),
            },
            body,
            maxBody: MAX_FRAME + MAX_RESULT * input.objects.length + MAX_REFERENCE * body.length,
        };
    },
    read: (answer) => {
        const { rows = [] } = documentOf(answer, 'DeleteResult', 'Deleted', 'Error') ?? {};
        return {
            deleted: rows.filter(({ name }) => name === 'Deleted').map(toDeleted),
            errors: rows.filter(({ name }) => name === 'Error').map(toError),
        };
    },
    missing: ({ deleted, errors }, { objects }) => {
        const keys = new Set(objects.map(({ key }) => key));
        const results = [...deleted, ...errors];
        // Some stores write a key in another way: that key alone has no result then.
        if (!results.some(({ key }) => keys.has(key)))
            return 'a result for any key';
        return results.length > objects.length ? 'results for no other keys' : undefined;
    },
};
function writeRow({ key, versionId, ifMatch }) {
    const version = versionId === undefined ? '' : `<VersionId>${(0,write_xml/* escapedXml */.n2)(versionId)}</VersionId>`;
    const condition = ifMatch === undefined ? '' : `<ETag>${(0,write_xml/* escapedXml */.n2)(ifMatch)}</ETag>`;
    return `<Object><Key>${(0,write_xml/* escapedXml */.n2)(key)}</Key>${version}${condition}</Object>`;
}
function objectOf({ fields }) {
    const versionId = fields.get('VersionId');
    return { key: fields.get('Key') ?? '', ...(versionId !== undefined && { versionId }) };
}
function toDeleted(row) {
    const deleteMarker = (0,write_xml/* toBoolean */.G4)(row.fields.get('DeleteMarker'));
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

;// CONCATENATED MODULE: ./lib/s3/operations/object/put-object.js



/** The Content-Type of a body without one. */
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
        assertNoPage('PutObject', answer);
        const isRepeated = repeatedChecksum('PutObject', answer, request) !== undefined;
        const etag = headerOf(answer, 'etag');
        return {
            ...(etag !== undefined && { etag }),
            ...versionOf(answer),
            ...(!isRepeated && claimOf(answer, request)),
        };
    },
    missing: missingETag,
};
/** The headers of the conditions under which an object is written. */
function conditionHeaders({ ifNoneMatch, ifMatch, }) {
    return {
        ...(ifNoneMatch !== undefined && { 'if-none-match': ifNoneMatch }),
        ...(ifMatch !== undefined && { 'if-match': ifMatch }),
    };
}
/** What an answer to a write lacks as proof. */
function missingETag({ etag }) {
    return etag ? undefined : 'an ETag';
}

;// CONCATENATED MODULE: ./lib/s3/operations/multipart-upload.js







/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateMultipartUpload.html */
const createMultipartUpload = {
    write: (input, checksum) => ({
        method: 'POST',
        path: pathOf(input),
        query: { uploads: '' },
        headers: {
            ...sentHeaders(input.headers),
            // Parts are sent with this checksum.
            ...(checksum === 'crc32' && { 'x-amz-checksum-algorithm': 'CRC32' }),
        },
    }),
    read: (answer) => {
        const fields = documentOf(answer, 'InitiateMultipartUploadResult')?.fields;
        return { uploadId: fields?.get('UploadId'), echo: echoOf(fields, 'Key') };
    },
    missing: ({ uploadId, echo }, { key }) => uploadId ? missingEcho(echo, { Key: key }) : 'the id of the upload',
};
/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html */
const uploadPart = {
    write: (input, checksum) => {
        const { path, query } = placeOf(input);
        return {
            method: 'PUT',
            path,
            query: { ...query, partNumber: String(input.number) },
            headers: checksumHeaders(input.body, checksum),
            body: input.body,
        };
    },
    read: (answer, request) => {
        assertNoPage('UploadPart', answer);
        const crc32 = repeatedChecksum('UploadPart', answer, request);
        const etag = headerOf(answer, 'etag');
        return {
            ...(etag !== undefined && { etag }),
            ...(crc32 === undefined ? claimOf(answer, request) : { crc32 }),
        };
    },
    missing: missingETag,
};
/** Maximum bytes of a page of 1,000 parts, each with all its checksums. */
const MAX_PARTS_PAGE = 1024 * 1024;
/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html */
const listParts = {
    write: (input) => {
        const { path, query } = placeOf(input);
        return {
            method: 'GET',
            path,
            query: { ...query, 'part-number-marker': input.after?.toString() },
            headers: {},
            maxBody: MAX_PARTS_PAGE,
        };
    },
    read: (answer) => {
        const { fields, rows = [] } = documentOf(answer, 'ListPartsResult', 'Part') ?? {};
        return {
            sizes: rows.map((row) => (0,write_xml/* toCount */.zK)(row.fields.get('Size'))),
            isTruncated: (0,write_xml/* toBoolean */.G4)(fields?.get('IsTruncated')),
            next: (0,write_xml/* toCount */.zK)(fields?.get('NextPartNumberMarker')),
            echo: echoOf(fields, 'Key', 'UploadId'),
        };
    },
    missing: ({ sizes, isTruncated, next = 0, echo }, { key, uploadId, after = 0 }) => {
        if (isTruncated === undefined)
            return 'IsTruncated';
        if (sizes.includes(undefined))
            return 'a size in every row';
        if (isTruncated && next <= after)
            return 'a marker beyond the page before';
        return missingEcho(echo, { Key: key, UploadId: uploadId });
    },
};
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
    // A failure half way has status 200 and an error in the body.
    read: (answer) => {
        const fields = documentOf(answer, 'CompleteMultipartUploadResult')?.fields;
        const etag = fields?.get('ETag');
        const echo = echoOf(fields, 'Key');
        return { stored: { ...(etag !== undefined && { etag }), ...versionOf(answer) }, echo };
    },
    missing: ({ stored, echo }, { key }) => missingETag(stored) ?? missingEcho(echo, { Key: key }),
};
function writePart({ number, etag, crc32 }) {
    const checksum = crc32 === undefined ? '' : `<ChecksumCRC32>${(0,write_xml/* escapedXml */.n2)(crc32)}</ChecksumCRC32>`;
    return `<Part>${checksum}<ETag>${(0,write_xml/* escapedXml */.n2)(etag)}</ETag><PartNumber>${number}</PartNumber></Part>`;
}
/**
 * The answer says nothing about parts in flight.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html
 */
const abortMultipartUpload = {
    write: (input) => ({ method: 'DELETE', ...placeOf(input), headers: {} }),
    read: ({ status }) => ({ status }),
    missing: missingNoContent,
};
/** Path and query of requests about an open upload. */
function placeOf(upload) {
    return { path: pathOf(upload), query: { uploadId: upload.uploadId } };
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
                // The default is COPY, which R2 refuses when it is written.
                ...(headers['x-amz-tagging'] !== undefined && { 'x-amz-tagging-directive': 'REPLACE' }),
                ...(ifSourceMatch !== undefined && { 'x-amz-copy-source-if-match': ifSourceMatch }),
            },
        };
    },
    // A failure half way has status 200 and an error in the body.
    read: (answer) => {
        const etag = documentOf(answer, 'CopyObjectResult')?.fields.get('ETag');
        return { ...(etag !== undefined && { etag }), ...versionOf(answer) };
    },
    missing: missingETag,
};
/** The value is part of a URL. The names are checked before encoding hides what is wrong. */
function copySourceOf({ bucket, key, versionId }) {
    (0,s3_errors/* assertSendableBucket */.zg)(bucket);
    (0,s3_errors/* assertKeyInUrl */.Sr)(key);
    const place = bucket.startsWith('arn:') ? `${bucket}/object/${key}` : `${bucket}/${key}`;
    const query = queryOf({ versionId });
    return encodedPath(place) + (query === '' ? '' : `?${query}`);
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
        const isRead = pairs.length > 0 ? !pairs.includes(undefined) : document.fields.get('TagSet') !== undefined;
        if (!isRead)
            return { tags: undefined };
        // Tags are a set, which some stores return in a different order each time.
        const text = pairs.toSorted().join('&');
        return { tags: text === '' ? {} : { 'x-amz-tagging': text } };
    },
    missing: ({ tags }) => (tags ? undefined : 'a set of tags'),
};
/** A tag as the header writes it; undefined when the row can't be read. */
function pairOf({ fields }) {
    const [key, value] = [fields.get('Key'), fields.get('Value')];
    return key && value !== undefined ? `${encoded(key)}=${encoded(value)}` : undefined;
}

;// CONCATENATED MODULE: ./lib/s3/operations/object/get-object.js



/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html */
const headObject = {
    write: (input) => ({
        method: 'HEAD',
        path: pathOf(input),
        query: { versionId: input.versionId },
        headers: { ...(input.withChecksums === true && { 'x-amz-checksum-mode': 'ENABLED' }) },
    }),
    read: (answer) => ({
        facts: toldFactsOf(answer),
        headers: storedHeaders(answer),
        checksums: checksumsOf(answer),
        isOfStore: isOfObject(answer),
    }),
    // The caller knows which facts it needs; the headers alone are worth an answer.
    missing: ({ facts: { size, etag, lastModified }, headers, isOfStore }, { isProof = false }) => {
        if (isProof && (size === undefined || etag === undefined))
            return 'a size and an ETag';
        const known = [etag, lastModified].filter((fact) => fact !== undefined);
        // Websites, which proxies answer with, have ETags too.
        const isPage = headers['content-type']?.startsWith('text/html') === true;
        const isEnough = isOfStore || known.length >= (isPage ? 2 : 1);
        return isEnough ? undefined : 'an ETag and a Last-Modified';
    },
};
/** Whether only a store, asked for an object, answers like this. A proxy may add a request id. */
function isOfObject({ headers }) {
    const names = [...headers.keys()].filter(s3_errors/* isStoreHeader */.TW);
    const isMore = names.some((name) => !/-(request-id|id-2)$/.test(name));
    return isMore || (names.length > 0 && headers.has('accept-ranges'));
}
/** The fastest first: the first one present is compared. */
const CHECKSUMS = ['crc32', 'crc32c', 'crc64nvme', 'sha256', 'sha1'];
/** Leaves out checksums of parts' checksums: they can't be computed from the bytes alone. */
function checksumsOf(answer) {
    if (headerOf(answer, 'x-amz-checksum-type') === 'COMPOSITE')
        return {};
    const all = CHECKSUMS.map((name) => [name, headerOf(answer, `x-amz-checksum-${name}`)]);
    return Object.fromEntries(all.filter(([, checksum]) => checksum && !/-\d+$/.test(checksum)));
}
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
                // A store that takes CRC32 also returns checksums.
                ...(range === undefined && checksum === 'crc32' && { 'x-amz-checksum-mode': 'ENABLED' }),
            },
            ...bodyOfAnswerTo(range),
        };
    },
    read: (answer) => {
        const facts = objectFactsOf(answer);
        const range = /^bytes (\d{1,15})-(\d{1,15})\/(?:(\d{1,15})|\*)$/.exec(headerOf(answer, 'content-range') ?? '');
        const isWhole = headerOf(answer, 'content-range') === undefined;
        return {
            facts,
            first: range?.[1] === undefined ? undefined : Number(range[1]),
            last: range?.[2] === undefined ? undefined : Number(range[2]),
            size: isWhole ? facts?.size : range?.[3] === undefined ? undefined : Number(range[3]),
            checksums: isWhole ? checksumsOf(answer) : {},
            body: bodyOf(answer),
        };
    },
    missing: (answer, { range, ifMatch }) => {
        const lack = missingFacts(answer);
        if (lack !== undefined)
            return lack;
        if (answer.size === undefined)
            return 'the size of the object';
        const { first: begins = 0, last, facts } = answer;
        const first = range?.first ?? 0;
        // A range from byte 0 may be answered with the whole object.
        if (begins !== first)
            return `the range from byte ${first}`;
        const isRange = last === undefined || last - begins + 1 === facts?.size;
        if (!isRange || (last ?? 0) > (range?.last ?? Infinity))
            return 'the bytes of the range';
        const isOther = ifMatch !== undefined && strong(facts?.etag) !== strong(ifMatch);
        return isOther ? 'the ETag of the request' : undefined;
    },
};
/** An ETag without what a proxy adds when it compresses. */
function strong(etag) {
    return etag?.replace(/^W\//, '');
}
/**
 * A piece of an object is read at once, so that its connection is free again. A store that sends
 * the whole object instead may send more than fits into memory.
 */
function bodyOfAnswerTo({ first = 0, last, } = {}) {
    if (last === undefined)
        return { isStreamed: true };
    return { isStreamed: 'unless-partial', maxBody: last - first + 1 };
}
function bodyOf({ stream, body }) {
    return stream ?? [body];
}

;// CONCATENATED MODULE: ./lib/s3/operations/operations.js











/** All S3 operations that this project sends. No other request reaches a store. */
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

// EXTERNAL MODULE: ./lib/s3/sdk/environment-keys.js
var environment_keys = __webpack_require__(3625);
;// CONCATENATED MODULE: ./lib/s3/send/regions.js

/**
 * What the names of regions begin with in Amazon's partitions: the accounts, keys and endpoints of
 * one are unknown in the others.
 */
const PARTITIONS = [
    [/^cn-/, 'aws-cn'],
    [/^us-gov-/, 'aws-us-gov'],
    [/^us-iso-/, 'aws-iso'],
    [/^us-isob-/, 'aws-iso-b'],
    [/^eu-isoe-/, 'aws-iso-e'],
    [/^us-isof-/, 'aws-iso-f'],
    [/^eusc-/, 'aws-eusc'],
];
const AMAZON_REGION = /^[a-z]{2,4}(-[a-z]+){1,3}-\d{1,2}$/;
/** A label of a host name: regions of other stores are also called `auto` or `fr-par`. */
const ANY_REGION = /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/i;
/** Maximum number of regions that the answers to one store's requests can add; Amazon has fewer. */
const MAX_REGIONS = 64;
function partitionOf(region) {
    return PARTITIONS.find(([beginning]) => beginning.test(region))?.[1] ?? 'aws';
}
/**
 * Whether requests are sent to a region that an answer named. At Amazon the region is part of the
 * host name, so it has to be one of the partition of `region`, the configured one. Elsewhere it only
 * changes the signature.
 */
function isLearnable(found, region, hostname) {
    if (!(0,endpoint_guard/* isAmazon */.nV)(hostname))
        return ANY_REGION.test(found);
    return AMAZON_REGION.test(found) && partitionOf(found) === partitionOf(region);
}

;// CONCATENATED MODULE: ./lib/s3/send/call.js



/** `create` makes the client of a region; all use the credentials of `first`. */
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
    async function isTaken(found, bucket, { client }) {
        if (byRegion.has(found))
            return true;
        if (byRegion.size > MAX_REGIONS)
            return false;
        const { hostname } = await client.wayTo(bucket);
        return isLearnable(found, region, hostname);
    }
    return {
        of: (bucket) => inRegion(regions.get(bucket) ?? region),
        mend: async (bucket, used, error) => {
            if ((0,error_codes/* retryOf */.W2)(error) === 'refresh')
                return refresher.refresh(used.sentAt);
            const found = (0,s3_errors/* regionOf */.AP)(error);
            if (found === undefined || !(await isTaken(found, bucket, used)))
                return false;
            if (inRegion(found) === used.client)
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
/** Refreshes the credentials, once for all requests that failed with the old ones. */
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
        /** Resolves to whether the credentials are newer than those of a request sent at `sentAt`. */
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
/** Wraps every concern around the next, and the last one around `send`. */
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
        form: undefined,
        isStopped: false,
    };
}
function anyOf(signal, gate) {
    if (gate === undefined)
        return signal;
    return signal === undefined ? gate : AbortSignal.any([signal, gate]);
}
/** Whether a failed call must not be sent again, whatever the error. */
function isOver(call) {
    const { isUrgent, signal } = call.options;
    return isUrgent === true || signal?.aborted === true || call.isStopped;
}

;// CONCATENATED MODULE: ./lib/s3/send/checksum-form.js


/** The checksum that an operation sends under a form. */
function checksumIn(form, operation) {
    const ofBody = form === 'md5-parts' ? 'md5' : form;
    if (operation === 'PutObject')
        return ofBody;
    if (operation === 'UploadPart')
        return form === 'md5' ? 'none' : ofBody;
    // They only name the algorithm.
    const isNamed = operation === 'CreateMultipartUpload' || operation === 'GetObject';
    if (isNamed)
        return form === 'crc32' ? 'crc32' : 'none';
    // S3 requires a checksum for this operation.
    if (operation === 'DeleteObjects')
        return ofBody === 'none' ? 'crc32' : ofBody;
    return 'none';
}
/** The forms in the order in which they are tried after a refusal. */
function formsAfter(complaint, operation) {
    if (operation === 'DeleteObjects')
        return ['md5', 'crc32'];
    return complaint === 'demands' ? ['md5-parts', 'crc32'] : ['md5', 'none'];
}
/**
 * Sends a request again with another checksum when the store refuses or demands one. The form that
 * succeeds is kept for its bucket, whatever the operation, for as long as the store is open.
 */
function formed(onRetry) {
    const learned = new Map();
    /** Buckets whose vague refusals are known to be about something else. */
    const cleared = new Set();
    return (next) => (call) => {
        const { bucket } = call.input;
        const sent = [];
        let first;
        const learn = (answer) => {
            if (call.form !== undefined)
                learned.set(bucket, call.form);
            return answer;
        };
        const again = async (thrown) => {
            const complaint = isOver(call) ? undefined : complaintOf(call, thrown);
            if (complaint === undefined)
                throw thrown;
            first ??= { thrown };
            const isCleared = complaint === 'perhaps' && cleared.has(bucket);
            const form = isCleared ? undefined : await formAfter(complaint, call, sent);
            if (form === undefined) {
                if (complaint === 'perhaps')
                    cleared.add(bucket);
                throw first.thrown;
            }
            call.form = form;
            onRetry(thrown, 0);
            return next(call).then(learn, again);
        };
        const known = learned.get(bucket);
        call.form ??= known;
        return call.form === known ? next(call).catch(again) : next(call).then(learn, again);
    };
}
/** A hash that differs once was of broken bytes; one that differs again is computed differently. */
function complaintOf({ attempts }, error) {
    if (error.code === 'XAmzContentSHA256Mismatch')
        return attempts > 1 ? 'refuses' : undefined;
    return (0,store/* checksumComplaint */.p)(error);
}
/** The next form by which the request would differ from all that were sent; notes the last one. */
async function formAfter(complaint, { operation, input, form, used }, sent) {
    const way = await used?.client.wayTo(input.bucket);
    if (way === undefined)
        return undefined;
    const last = checksumIn(form ?? way.checksum, operation);
    sent.push(last);
    if (last === 'none' && complaint !== 'demands')
        return undefined;
    // In FIPS mode, which has no MD5, the first form is none.
    const hasMd5 = way.checksum !== 'none';
    return formsAfter(complaint, operation).find((one) => {
        const checksum = checksumIn(one, operation);
        return !sent.includes(checksum) && (hasMd5 || checksum !== 'md5');
    });
}

;// CONCATENATED MODULE: ./lib/s3/send/queue.js

/** Milliseconds of writes that may start together, to make up for timers that fire late. */
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
        const forget = (0,abort/* onAbort */.u7)(signal, () => {
            state.waiting.splice(state.waiting.indexOf(entry), 1);
            if (state.waiting.length === 0)
                sleepOn(state);
            reject(signal?.reason);
        });
        state.waiting.push(entry);
        pump(state);
    });
}
/** Starts all requests that may start, and sets the timer for the next one. */
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
/** Sets the timer. One that fires early does no harm: `pump` sets it again. */
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
/** Clears the timer, so that an empty queue doesn't keep the process running. */
function sleepOn(state) {
    state.wake?.stopper.abort();
    state.wake = undefined;
}
/** When the next request may start; Infinity until another one ends. */
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
/** A measurement covers this many answers or about a second, whichever is longer. */
const queue_MARKS = 32;
const BETWEEN_MARKS = 1000 / queue_MARKS;
/** Milliseconds; a shorter span is too short to measure a rate. */
const LEAST_SPAN = 250;
/** Measures the writes per second that the store has accepted recently. */
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
            if (marks.length > queue_MARKS)
                marks.shift();
        },
        /**
         * Measured from answer to answer. 0 without an answer since the given time, and where fewer than
         * `least` writes were accepted; Infinity while the measured span is too short.
         */
        perSecond(since, least) {
            if (last.at <= since)
                return 0;
            const [first = last] = marks;
            const span = last.at - first.at;
            if (span < LEAST_SPAN)
                return Infinity;
            const writes = last.total - first.total;
            return writes < least ? 0 : (writes / span) * 1000;
        },
    };
}
const NEW_WEIGHT = 0.2;
/** The best latency drifts up slowly, in case the network has changed for good. */
const BEST_DRIFT = 1.001;
/** Milliseconds of latency that a busy runner may add. */
const NOISE = 50;
/** Detects when requests of a kind take more than twice their best latency. */
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

;// CONCATENATED MODULE: ./lib/s3/send/pace.js



/** The part of the accepted writes per second that a cut takes off. */
const RATE_CUT = 0.03;
const IN_FLIGHT_CUT = 0.7;
/** The same where the store has accepted nothing since the last cut. */
const BLIND_CUT = 0.5;
/**
 * The writes per second that S3 supports at least per prefix. More than that at first is a burst
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html).
 */
const WRITES_OF_A_PREFIX = 3_500;
/** From a cut until the rate reaches the accepted rate again; then it grows beyond. */
const PLATEAU_SECONDS = 2;
/** Requests that the rate is divided into: 250 writes each at the limit of a prefix. */
const BATCHES_A_SECOND = 14;
const SMALLEST_BATCH = 250;
const LARGEST_BATCH = 1_000;
/** Lower rates are left to pauses: a second with few requests doesn't show a rate. */
const MIN_RATE = 10;
/** Milliseconds within which throttled answers count as one overload. */
const ONE_OVERLOAD = 500;
/** Requests in flight until one has succeeded: an error of all requests shows in these. */
const FIRST_IN_FLIGHT = 128;
const FIRST_PAUSE = 50;
const MAX_PAUSE = 2_000;
/**
 * Additive increase and multiplicative decrease of a rate and of the requests in flight. A rate,
 * because a DeleteObjects of 1,000 keys is 1,000 of S3's 3,500 writes per second; requests in flight,
 * because a store may also be short of something else
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html).
 */
function createPace(maxInFlight, time) {
    const state = {
        time,
        maxInFlight,
        queue: createQueue(Math.min(maxInFlight, FIRST_IN_FLIGHT), time),
        delivery: createDelivery(),
        latencies: createLatencies(),
        accepted: Infinity,
        throttledAt: -Infinity,
        cutAt: -Infinity,
        grownAt: 0,
        seconds: 0,
        throttles: 0,
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
            if (now - state.throttledAt > ONE_OVERLOAD)
                state.throttles = 0;
            state.delivery.add(now, writes);
            if (!state.latencies.isRising(kind, now - sentAt))
                grow(state, now);
            leave();
        },
        throttled: (retryAfter = 0) => {
            slowDown(state, { sentAt, writes }, retryAfter);
            leave();
        },
        failed: leave,
    };
}
/** A request that was sent before the last throttled answer is about the same overload. */
function slowDown(state, { sentAt, writes }, retryAfter) {
    const { queue, throttles, time } = state;
    const now = time.now();
    if (sentAt <= state.throttledAt)
        return;
    state.throttledAt = now;
    if (now - state.cutAt >= ONE_OVERLOAD)
        cut(state, now, writes);
    queue.limit = Math.max(1, Math.ceil(Math.min(queue.limit, queue.inFlight) * IN_FLIGHT_CUT ** (throttles + 1)));
    const wait = Math.min(MAX_PAUSE, FIRST_PAUSE * 2 ** throttles);
    queue.pauseUntil(now + Math.max(retryAfter, wait));
    state.throttles += 1;
}
/**
 * Cuts the rate to what was accepted. A few writes before, such as a question to the store, say
 * nothing about how many it accepts: no fewer count than the refused request has.
 */
function cut(state, now, refused) {
    const { queue, delivery, cutAt } = state;
    const highest = queue.rate === Infinity ? WRITES_OF_A_PREFIX : queue.rate;
    state.accepted = Math.min(highest, delivery.perSecond(cutAt, refused) || highest * BLIND_CUT);
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
/** TCP's CUBIC (RFC 9438): fast up to the accepted rate, slow near it, then ever faster beyond. */
function rateOf({ accepted, seconds }) {
    const rate = accepted * (1 + RATE_CUT * (seconds / PLATEAU_SECONDS - 1) ** 3);
    return Math.max(MIN_RATE, rate);
}
/** Sends each request when the pace permits, and reports its outcome to the pace. */
function paced(pace) {
    return (next) => async (call) => {
        if (call.options.isUrgent === true)
            return next(call);
        const entering = pace_enter(pace, call);
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
/** Without a promise when there is nothing to wait for, as is usual. */
function pace_enter(pace, call) {
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
/** Milliseconds of the answer's Retry-After; 0 without one. */
function retryAfterOf(error) {
    const seconds = Number((0,s3_errors/* answerErrorOf */.As)(error)?.retryAfter);
    return seconds > 0 ? Math.min(seconds * 1000, MAX_RETRY_AFTER) : 0;
}

;// CONCATENATED MODULE: ./lib/s3/send/patience.js




/**
 * Two limits for the batch, counted from the first failure since the last success. Before its first
 * answer, the endpoint is most likely the wrong one: the batch ends after `firstAnswer`. From then on
 * it ends after `noSuccess`.
 */
function createHealth(limits, time) {
    let failingSince;
    let hasAnswered = false;
    const remaining = (now) => (failingSince ?? now) + (hasAnswered ? limits.noSuccess : limits.firstAnswer) - now;
    return {
        get patience() {
            return Math.max(0, remaining(time.now()));
        },
        answered: () => {
            hasAnswered = true;
        },
        succeeded: () => {
            hasAnswered = true;
            failingSince = undefined;
        },
        finalError: (error) => {
            if (hasAnswered || !(0,error_codes/* endsUnheard */.i8)(error))
                return error;
            const message = `${error.message}; no S3 answer from the endpoint so far`;
            return (0,errors/* derivedError */.WG)(error, { scope: 'batch', message });
        },
        batchError: (error) => {
            const now = time.now();
            failingSince ??= now;
            if (remaining(now) > 0)
                return undefined;
            const what = hasAnswered
                ? 'no request succeeded within'
                : 'no S3 answer from the endpoint within';
            return ended(error, what, now - failingSince);
        },
    };
}
/**
 * Reports every answer to `health`. Rejects with a StoreError that knows the operation, the key and
 * how often the request was sent.
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
/** What was thrown, as a StoreError about this request. */
function errorOf(thrown, { operation, input, options, attempts }) {
    const found = (0,s3_errors/* toStoreError */.D5)(thrown, options.signal);
    const about = { operation, ...('key' in input && { key: input.key }) };
    return (0,errors/* derivedError */.WG)(found, { ...about, attempts, cause: found.cause ?? found });
}
function ended(error, what, failing) {
    const seconds = Math.round(failing / 1000);
    return (0,errors/* derivedError */.WG)(error, {
        scope: 'batch',
        message: `${error.message}; ${what} ${seconds} s`,
    });
}
/** Errors that ended their retries: a group does not retry what its request gave up. */
const givenUp = new WeakSet();
/**
 * The retry policy of all requests. An error that is never retried ends it at once. A passing error
 * is retried with full jitter until the budget is spent. A throttled request is retried without a
 * wait of its own, because the pace delays it, until the batch ends. The batch ends when no request
 * has succeeded for long; the error then has scope `batch`.
 */
function createPatience(deps, policy = {}) {
    const { limits, health, time } = deps;
    const { budget = limits.request, attempts = Infinity, retryOf: policyOf = error_codes/* retryOf */.W2 } = policy;
    let failures = 0;
    let failingSince;
    function after(error) {
        const retry = policyOf(error);
        if (givenUp.has(error))
            return error;
        if (retry === 'never' || retry === 'refresh') {
            return policy.outlivesBatch === true ? error : health.finalError(error);
        }
        const batchError = policy.outlivesBatch === true ? undefined : health.batchError(error);
        if (batchError !== undefined)
            return batchError;
        failures += 1;
        if (failures >= attempts)
            return error;
        if (retry === 'slower' && policy.countsThrottling !== true)
            return 0;
        const now = time.now();
        failingSince ??= now;
        const longest = policy.outlivesBatch === true ? Infinity : health.patience;
        const wait = Math.min((0,send_time/* backoff */.JN)(failures, time), longest);
        const failing = now + wait - failingSince;
        return failing > budget ? giveUp(error, failures, failing) : wait;
    }
    return {
        after,
        async again(error, signal) {
            const next = after(error);
            if (typeof next !== 'number')
                throw next;
            deps.onRetry(error, next);
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
    const message = `${error.message}; gave up after ${attempts} attempts in ${seconds} s`;
    const last = (0,errors/* derivedError */.WG)(error, { attempts, message, cause: error.cause ?? error });
    givenUp.add(last);
    return last;
}

;// CONCATENATED MODULE: ./lib/s3/send/sender.js








/** Corrections of one request: its region, its credentials, and one more. */
const MAX_MENDS = 3;
/** Sends a request again at once when its region or credentials could be corrected. */
function mended(clients, onRetry) {
    return (next) => (call) => {
        const again = async (thrown) => {
            const { input, used, mends } = call;
            if (isOver(call) || mends === MAX_MENDS || used === undefined)
                throw thrown;
            const mend = () => clients.mend(input.bucket, used, thrown);
            const isMended = await (0,abort/* abortable */.ZC)(call.waiting, mend).catch(() => false);
            if (!isMended)
                throw thrown;
            call.mends += 1;
            onRetry(thrown, 0);
            return next(call).catch(again);
        };
        return next(call).catch(again);
    };
}
/** Rejects with `UnprovenAnswer` when an answer reports success without proof. */
const proven = (next) => (call) => next(call).then((answer) => {
    const operation = OPERATIONS[call.operation];
    const lack = operation.missing(answer, call.input);
    if (lack !== undefined)
        throw (0,s3_errors/* unproven */.gm)(call.operation, lack);
    return answer;
});
/** Milliseconds for retries of a request whose failure doesn't fail the work. */
const OPTIONAL_BUDGET = 2_000;
/** A store that answers without proof does so each time: MinIO's ACLs have no owner. */
function retryOfRefining(error) {
    return error.code === 'UnprovenAnswer' ? 'never' : (0,error_codes/* retryOf */.W2)(error);
}
/**
 * Sends a request until it succeeds. Rejects with a StoreError that says how often it was sent: at
 * once for an error that is never retried, after `limits.request` for others, with scope `batch`
 * when the store as a whole is given up, and with `RequestCanceled` when the signal aborts.
 */
function retried(deps) {
    const ordinary = {};
    const budget = Math.min(OPTIONAL_BUDGET, deps.limits.request);
    const optional = { budget, countsThrottling: true };
    const refining = { ...optional, retryOf: retryOfRefining };
    const policyOf = ({ isOptional, isRefining, }) => isRefining === true ? refining : isOptional === true ? optional : ordinary;
    return (next) => (call) => {
        let patience;
        const again = async (thrown) => {
            if (isOver(call))
                throw thrown;
            patience ??= createPatience(deps, policyOf(call.options));
            await patience.again(thrown, call.waiting);
            return next(call).catch(again);
        };
        return next(call).catch(again);
    };
}
/** Checks the names in every request: no other way leads to a store. */
const guarded = (next) => async (call) => {
    assertSendableNames(call.operation, call.input);
    return next(call);
};
/**
 * Throws a StoreError unless the bucket and all keys of an input can be sent: `key` in the URL,
 * those of `objects` in the body.
 */
function assertSendableNames(operation, input) {
    const { bucket, key, objects } = input;
    (0,s3_errors/* assertSendableBucket */.zg)(bucket);
    if ('key' in input)
        (0,s3_errors/* assertKeyInUrl */.Sr)(key, operation === 'DeleteObject');
    for (const object of objects ?? [])
        (0,s3_errors/* assertSendableKey */.WA)(object.key);
}
/** Rejects with what the guard of a call throws, after which the call is not sent again. */
function refusalByGuard(call) {
    try {
        call.options.guard?.();
        return undefined;
    }
    catch (thrown) {
        call.isStopped = true;
        return Promise.reject((0,s3_errors/* toStoreError */.D5)(thrown, call.options.signal));
    }
}
function retryNoter(traffic) {
    return (error, wait) => {
        traffic.resent({ error, wait, isThrottled: (0,error_codes/* retryOf */.W2)(error) === 'slower' });
    };
}
/** Sends a request by the client for its bucket. */
function sendOnce(clients, time) {
    return (call) => {
        const client = clients.of(call.input.bucket);
        const refusal = refusalByGuard(call);
        if (refusal !== undefined)
            return refusal;
        call.used = { client, sentAt: time.now() };
        call.attempts += 1;
        return client.send(call.operation, call.input, call.options.signal, call.form);
    };
}
/** The one sender of a store: all its requests share pace and limits, on the wire and the SDK. */
function createSender(clients, connections, { maxSockets, limits, time, traffic }) {
    const pace = createPace(maxSockets, time);
    const health = createHealth(limits, time);
    const noteRetry = retryNoter(traffic);
    traffic.keepTo(pace);
    const deps = { limits, health, time, onRetry: noteRetry };
    const sending = [paced(pace), watched(health), proven];
    const concerns = [
        guarded,
        retried(deps),
        mended(clients, noteRetry),
        formed(noteRetry),
        ...sending,
    ];
    const send = compose(concerns, sendOnce(clients, time));
    return {
        limits,
        time,
        clients,
        pace,
        noteRetry,
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

// EXTERNAL MODULE: ./lib/s3/send/traffic.js
var send_traffic = __webpack_require__(912);
// EXTERNAL MODULE: ./lib/s3/way.js
var way = __webpack_require__(3333);
// EXTERNAL MODULE: ./lib/s3/wire/ca-bundle.js
var ca_bundle = __webpack_require__(5341);
// EXTERNAL MODULE: ./node_modules/proxy-from-env/index.js
var proxy_from_env = __webpack_require__(8182);
// EXTERNAL MODULE: ./node_modules/undici/lib/dispatcher/pool.js
var dispatcher_pool = __webpack_require__(628);
;// CONCATENATED MODULE: ./lib/s3/wire/http/errors.js

/** Maximum bytes of the head of an answer, as in Node. */
const MAX_HEAD = 16 * 1024;
function lost() {
    return coded('the connection was closed before the answer was complete', 'ECONNRESET');
}
/** With this code of its own, undici sends what waits for the connection on another one. */
function discarded() {
    return coded('the connection had the answer to another request', 'UND_ERR_SOCKET');
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
/** The error of an answer that is not HTTP/1.1, with a code of Node's parser. */
function notHttp(what, code = 'HPE_INVALID_CONSTANT') {
    return coded(`the answer is not HTTP/1.1: ${what}`, code);
}
function headTooLong() {
    return notHttp(`its head is longer than ${MAX_HEAD} bytes`, 'HPE_HEADER_OVERFLOW');
}
/**
 * Translates an error of undici into one with Node's code for the same; returns others unchanged.
 * `hasHead` says whether the head of the answer had arrived.
 */
function asNodeError(thrown, hasHead = false) {
    const code = (0,errors/* codeOf */.$N)(thrown);
    const message = (0,errors/* messageOf */.bD)(thrown);
    if (thrown.name === 'HTTPParserError') {
        // undici 8 has no code here.
        return message.includes('EOF') ? lost() : notHttp("it can't be parsed");
    }
    if (!code.startsWith('UND_ERR'))
        return thrown;
    if (code === 'UND_ERR_HEADERS_OVERFLOW')
        return headTooLong();
    if (code === 'UND_ERR_DESTROYED' || code === 'UND_ERR_CLOSED')
        return errors_closed();
    if (/^bad (response|upgrade)$/.test(message))
        return notHttp('it sends an unexpected answer');
    // undici uses this code also for a Content-Length that it can't parse.
    if (code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH' && !hasHead) {
        return notHttp('it does not say where its body ends');
    }
    return lost();
}
function coded(message, code) {
    return Object.assign(new Error(message), { code });
}

;// CONCATENATED MODULE: ./lib/s3/wire/http/exchange.js



/** Bytes: far more than any answer has that is not a list, however many arrive at once. */
const MAX_BODY = 64 * 1024;
const SWITCHING = 101;
const PARTIAL = 206;
const NO_BYTES = Buffer.alloc(0);
const NOTHING_YET = {
    connection: undefined,
    isSettled: false,
    status: 0,
    headers: new Map(),
    block: NO_BYTES,
    size: 0,
    stream: undefined,
    sending: undefined,
};
function createExchange({ isStreamed, maxBody = MAX_BODY, onSent }, signal, resolve, reject) {
    const state = {
        isStreamed,
        maxBody,
        resolve,
        reject,
        forget: (0,abort/* onAbort */.u7)(signal, () => {
            fail(state, signal?.reason);
            state.connection?.socket?.destroy(aborted());
        }),
        ...NOTHING_YET,
    };
    return {
        state,
        onRequestStart: (controller) => {
            // Stopped before it is sent: its body's memory may be in use again.
            if (state.isSettled)
                controller.abort(aborted());
            else
                onSent?.();
        },
        onResponseStart: (controller, status, headers) => {
            if (status === SWITCHING)
                throw notHttp('it switches to another protocol');
            // An informational answer is followed by the final one.
            if (status >= 200)
                takeHead(state, controller, status, exchange_headersOf(headers));
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
/** Reads the head of an answer. Throwing ends the request and its connection. */
function takeHead(state, controller, status, headers) {
    const coding = 'transfer-encoding';
    if (headers.has(coding) && headers.get(coding)?.toLowerCase() !== 'chunked') {
        throw notHttp('it does not say where its body ends');
    }
    const { connection } = state;
    const socket = connection?.socket;
    if (status < 300 && socket !== undefined && socket.writableLength > 0) {
        state.sending = isSoonSent(socket, connection?.bodySize ?? 0);
    }
    state.status = status;
    state.headers = headers;
    if (status >= 300)
        state.maxBody = MAX_BODY;
    if (!isToStream(state))
        return;
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
    const { pieces } = state.stream;
    state.resolve({ status, headers, body: NO_BYTES, stream: pieces, discard: discardOf(socket) });
}
function isToStream({ isStreamed = false, status }) {
    if (isStreamed === false || status >= 300)
        return false;
    return isStreamed === true || status !== PARTIAL;
}
function takeBody(state, piece) {
    const { size, stream, status, maxBody } = state;
    if (state.isSettled && stream === undefined)
        return;
    state.size += piece.length;
    if (stream !== undefined) {
        stream.push(piece);
        return;
    }
    if (state.size <= maxBody) {
        state.block = appended(state.block, size, piece);
        return;
    }
    if (status < 300) {
        throw new errors/* StoreError */.AD('UnprovenAnswer', `the answer is longer than ${maxBody} bytes, the limit for answers in memory: it may come ` +
            'from a proxy instead of the store');
    }
    cutShort(state, appended(state.block, size, piece.subarray(0, maxBody - size)));
}
/** The status of an error answer counts, and the beginning of its body, however long that is. */
function cutShort(state, body) {
    const { status, headers } = state;
    settle(state);
    state.connection?.socket?.destroy(aborted());
    state.resolve({ status, headers, body: body.subarray(0, state.maxBody) });
}
/** Bytes of a block of more than one piece, at least. */
const MIN_BLOCK = 4096;
/**
 * A block with a piece after its first `size` bytes; a piece alone is a block. Kept as it is, each
 * piece of one byte would take some 100 bytes.
 */
function appended(block, size, piece) {
    if (size === 0)
        return piece;
    const needed = size + piece.length;
    const isRoomy = block.length >= needed;
    const target = isRoomy ? block : Buffer.allocUnsafeSlow(Math.max(MIN_BLOCK, 2 * needed));
    if (!isRoomy)
        block.copy(target, 0, 0, size);
    piece.copy(target, size);
    return target;
}
function finish(state) {
    const { status, headers, block, size, stream } = state;
    const socket = state.connection?.socket;
    // A body without a length ends with its connection, unless that broke.
    if (socket?.errored) {
        fail(state, lost());
        return;
    }
    settle(state);
    if (stream !== undefined)
        stream.end();
    else {
        const body = block.subarray(0, size);
        // undici frees the connection in the next turn of the event loop: a request that is sent before
        // would open another connection.
        const answer = { status, headers, body, discard: discardOf(socket) };
        if (state.sending === undefined)
            process.nextTick(setImmediate, state.resolve, answer);
        else
            void state.sending.then(endEarly(state, answer));
    }
    // A request that was refused before it was fully sent still reads the memory of its body.
    const isUnsent = socket !== undefined && socket.writableLength > 0;
    if (isUnsent && state.sending === undefined)
        socket.destroy(lost());
}
/**
 * Ends a success that came before its request was sent, as it seemed. No store knows the result of a
 * request before it has all of it: this answers another one.
 */
function endEarly(state, answer) {
    return (isSent) => {
        if (isSent) {
            state.resolve(answer);
            return;
        }
        state.connection?.socket?.destroy(lost());
        state.reject(lost());
    };
}
/** Turns of the event loop in which TLS notices that the system has taken what it wrote. */
const TURNS = 10;
/** Bytes of a body that the system takes at once: its connection may be closed with the answer. */
const AT_ONCE = 16 * 1024;
/** Resolves to whether all that was written so far is sent, a few turns later. */
function isSoonSent(socket, bodySize) {
    const due = socket.bytesWritten;
    return new Promise((resolve) => {
        const look = (turns) => {
            const isSent = socket.bytesWritten - socket.writableLength >= due;
            if (isSent)
                resolve(true);
            else if (socket.destroyed)
                resolve(bodySize <= AT_ONCE);
            else if (turns === 0)
                resolve(false);
            else
                setImmediate(look, turns - 1);
        };
        setImmediate(look, TURNS);
    });
}
function discardOf(socket) {
    return () => socket?.destroy(discarded());
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
/** undici gives names in lower case, and a list of values for a header that occurs more than once. */
function exchange_headersOf(parsed) {
    const headers = new Map();
    for (const name of Object.keys(parsed)) {
        const value = parsed[name];
        headers.set(name, typeof value === 'string' ? value.trimEnd() : undefined);
    }
    return headers;
}
const OVER = { done: true, value: undefined };
/** A body that is read as it arrives. Its source pauses while the reader is busy. */
function createBodyStream(source) {
    const waiting = [];
    let end;
    let wake;
    const more = () => new Promise((resolve) => {
        wake = resolve;
        source.resume();
    });
    const pieces = {
        [Symbol.asyncIterator]: () => pieces,
        async next() {
            while (waiting.length === 0 && end === undefined)
                await more();
            const value = waiting.shift();
            if (value !== undefined)
                return { value };
            if (end !== undefined && 'thrown' in end)
                throw end.thrown;
            return OVER;
        },
        return() {
            if (end === undefined)
                source.abandon();
            end ??= {};
            waiting.length = 0;
            return Promise.resolve(OVER);
        },
    };
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
        pieces,
    };
}

// EXTERNAL MODULE: ./node_modules/undici/lib/dispatcher/client.js
var dispatcher_client = __webpack_require__(3701);
;// CONCATENATED MODULE: ./lib/s3/wire/http/slowness.js
/** How often a connection is looked at in the time of a stall limit. */
const LOOKS = 4;
/** Minimum bytes per millisecond, on average, of what is sent and received. */
const slowness_MIN_RATE = 1;
/** Stall limits for which an exchange may be slower than that: some stores work for minutes. */
const GRACE = 10;
/**
 * Limits the time of exchanges in which bytes move, which a stall limit of `stall` milliseconds never
 * ends: a head has that time from its first byte on, and bodies need a minimum rate. It counts looks
 * and reads no clock.
 */
function createSlowness(stall) {
    const interval = stall / LOOKS;
    let current;
    let patience = slowness_begin(0, stall);
    return {
        interval,
        look(exchange, progressOf) {
            if (exchange === undefined) {
                current = undefined;
                return undefined;
            }
            const progress = progressOf(exchange);
            if (exchange !== current)
                patience = slowness_begin(progress.sending, stall);
            current = exchange;
            return headProblem(patience, progress, stall) ?? rateProblem(patience, progress, interval);
        },
    };
}
function slowness_begin(sending, stall) {
    const most = GRACE * stall + sending / slowness_MIN_RATE;
    return { most, left: most, received: 0, looksAtHead: 0 };
}
/** An upload that still runs may have an answer that is not complete. */
function headProblem(patience, progress, stall) {
    const { isAnswered, isSent, hasHead } = progress;
    if (hasHead || !isSent || !isAnswered)
        return undefined;
    patience.looksAtHead += 1;
    return patience.looksAtHead > LOOKS
        ? `the head of the answer was not complete ${stall} ms after its first byte`
        : undefined;
}
function rateProblem(patience, { received, isPaused }, interval) {
    const more = (received - patience.received) / slowness_MIN_RATE;
    patience.received = received;
    patience.left = Math.min(patience.most, patience.left + more - (isPaused ? 0 : interval));
    return patience.left < 0
        ? `the transfer was slower than ${slowness_MIN_RATE * 1_000} bytes per second`
        : undefined;
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
;// CONCATENATED MODULE: ./lib/s3/wire/http/socket.js






/** Connects to `hop`, or starts TLS with it over `socket`; its certificate must name the host. */
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
/** Resolves when requests can be written to the socket; rejects when it breaks before. */
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
/** The proxy at a URL. Throws a StoreError when the URL is not http or https. */
function proxyAt(text) {
    const url = URL.parse(text);
    if (url === null || !/^https?:$/.test(url.protocol)) {
        throw new errors/* StoreError */.AD('ProxyError', 'HTTPS_PROXY, HTTP_PROXY or ALL_PROXY is not an http:// or https:// URL: correct it, or add ' +
            'the host of the endpoint to NO_PROXY', { scope: 'batch' });
    }
    const credentials = `${socket_decoded(url.username)}:${socket_decoded(url.password)}`;
    const encoded = Buffer.from(credentials).toString('base64');
    const authorization = credentials === ':' ? [] : ['proxy-authorization', `Basic ${encoded}`];
    return { url, session: undefined, authorization };
}
/** Decodes escapes; a percent sign that begins none is kept. */
function socket_decoded(text) {
    return text.replaceAll(/(?:%[\da-f]{2})+/gi, (escapes) => {
        try {
            return decodeURIComponent(escapes);
        }
        catch {
            return escapes;
        }
    });
}
/** The error of a proxy. Its URL may hold a password, so the message names host and port only. */
function proxyError({ host }, target, statement, details = {}) {
    const { status } = details;
    const remedy = status === 407
        ? 'set a user name and password that it accepts in HTTPS_PROXY'
        : 'correct HTTPS_PROXY or HTTP_PROXY';
    return new errors/* StoreError */.AD('ProxyError', `the proxy ${host} ${statement}: ${remedy}, or add ${hostnameOf(target)} to NO_PROXY`, { ...details, scope: (0,error_codes/* scopeOf */.Od)({ code: 'ProxyError', ...details }) });
}
function hostnameOf(target) {
    return target.replace(/:\d+$/, '');
}
/**
 * Resolves when the proxy at the other end of `socket` has opened a tunnel to `target`. Rejects with
 * a ProxyError for any answer to CONNECT but 200, for one of more than 16 KiB, for data that the
 * proxy itself sends into the tunnel, and when the connection ends before. There is no time limit:
 * destroying the socket rejects with its error.
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
            // Not at once: undici sends nothing on a connection that it gets while it asks for one.
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
    // In TLS the client speaks first, so the host can't have sent anything yet.
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
 * An undici client for a pool that links its connection with the current request. It skips a request
 * that was aborted in the queue.
 */
function createPoolClient(origin, options, connecting) {
    const connection = {
        socket: undefined,
        exchange: undefined,
        bytesBefore: 0,
        bodySize: 0,
        isPaused: false,
        watch: (isOn) => {
            connection.isPaused = !isOn;
            connection.socket?.setTimeout(isOn ? connecting.limits.stall : 0);
        },
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
        connection.bodySize = request.body?.length ?? 0;
        connection.isPaused = false;
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
            limitSlowness(connection, socket, connecting.limits.stall);
            // After undici has read the available bytes.
            socket.on('readable', () => {
                limitOverhead(connection, socket);
            });
        }, (thrown) => {
            callback(thrown, null);
        });
    };
}
/** Maximum bytes of framing (such as chunk sizes) per byte of a body. */
const OVERHEAD = 8;
/** Limits reason phrases, chunk extensions and the number of heads, which undici does not. */
function limitOverhead({ exchange, bytesBefore }, socket) {
    if (exchange === undefined)
        return;
    const { size } = exchange.state;
    const overhead = socket.bytesRead - bytesBefore - socket.readableLength - size;
    if (overhead > MAX_HEAD + OVERHEAD * size)
        socket.destroy(headTooLong());
}
/** Ends a connection on which bytes move, but too few of them. */
function limitSlowness(connection, socket, stall) {
    const { interval, look } = createSlowness(stall);
    let timer;
    const lookNow = () => {
        const { exchange } = connection;
        const current = exchange?.state.isSettled === true ? undefined : exchange;
        const problem = look(current?.state, (state) => ({
            sending: connection.bodySize,
            isSent: socket.writableLength === 0,
            isAnswered: socket.bytesRead > connection.bytesBefore,
            hasHead: state.status > 0,
            received: state.size,
            isPaused: connection.isPaused,
        }));
        if (problem !== undefined)
            socket.destroy(timedOut(problem));
        else
            lookLater();
    };
    const lookLater = () => {
        timer = setTimeout(lookNow, interval);
        timer.unref();
    };
    lookLater();
    // A timer would keep a socket that is over in memory.
    socket.once('close', () => {
        clearTimeout(timer);
    });
}
/** Opens a connection within `limits.connect`, including the proxy and TLS. */
async function pool_client_open(connecting, connection) {
    const { limits, opening, proxy, target } = connecting;
    opening.add(connection);
    let late = timedOut(`no connection within ${limits.connect} ms`);
    const timer = setTimeout(() => {
        connection.socket?.destroy(late);
    }, limits.connect);
    try {
        const socket = proxy === undefined
            ? await connected((connection.socket = dial(target, connecting)), target)
            : await openThrough(proxy, connecting, connection, (thrown) => (late = thrown));
        connection.bytesBefore = 0;
        socket.setTimeout(limits.stall, () => {
            socket.destroy(timedOut(`no progress on the connection for ${limits.stall} ms`));
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
/** Opens a connection through a proxy: plain http goes to the proxy itself, https through a tunnel. */
async function openThrough(proxy, connecting, connection, setLate) {
    const { target, limits } = connecting;
    const isTunnel = target.url.protocol === 'https:';
    const host = `${target.url.hostname}:${target.url.port || (isTunnel ? 443 : 80)}`;
    const what = isTunnel ? `CONNECT ${host} ` : '';
    setLate(proxyError(proxy.url, host, `did not answer ${what}within ${limits.connect} ms`));
    const socket = (connection.socket = dial(proxy, connecting));
    try {
        await connected(socket, proxy);
        if (!isTunnel)
            return socket;
        await openTunnel(socket, proxy, host);
    }
    catch (thrown) {
        // The error with which the limit or a signal destroyed the socket also ends up here.
        const code = (0,errors/* codeOf */.$N)(thrown);
        if (code === 'ProxyError' || code === 'ECONNABORTED')
            throw thrown;
        throw proxyError(proxy.url, host, `can't be reached (${code})`, { cause: thrown });
    }
    setLate(timedOut(`${host} did not establish TLS through the proxy within ${limits.connect} ms`));
    return connected((connection.socket = dial(target, connecting, socket)), target);
}

;// CONCATENATED MODULE: ./lib/s3/wire/connections.js







/** Milliseconds that an idle connection is kept; stores close one after 5 s or more. */
const KEEP_ALIVE = 4_000;
/** Milliseconds by which a connection is closed before the store would. */
const MARGIN = 1_000;
/** `proxyFor` returns the URL of the proxy for an origin, or ''. Default: by HTTPS_PROXY and so on. */
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
            const { origin, target, method, body } = request;
            const list = headerList(request);
            signal?.throwIfAborted();
            if (isClosed)
                throw errors_closed();
            const { pool, prefix, host, headers } = routeTo(origin);
            // Otherwise undici sends the proxy's name.
            if (request.headers['host'] === undefined)
                list.push('host', host);
            list.push(...headers);
            return new Promise((resolve, reject) => {
                pool.dispatch(
                // undici would close the connection after a HEAD.
                { method, path: prefix + target, headers: list, body: body ?? null, reset: false }, createExchange(request, signal, resolve, reject));
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
        // These ignore progress in sending; the limit on the sockets counts it.
        headersTimeout: 0,
        bodyTimeout: 0,
        factory: (url, clientOptions) => createPoolClient(url, clientOptions, way),
    });
    const { origin: prefix, host } = target.url;
    return isForwarded
        ? { pool, host, prefix, headers: proxy.authorization }
        : { pool, host, prefix: '', headers: [] };
}

;// CONCATENATED MODULE: ./lib/s3/wire/signer.js

/** Headers that proxies may change, by the rules of the SDK's own signer. */
const UNSIGNED = /^(authorization|cache-control|connection|expect|from|keep-alive|max-forwards|pragma|referer|te|trailer|transfer-encoding|upgrade|user-agent|x-amzn-trace-id|proxy-.*|sec-.*)$/;
const ALGORITHM = 'AWS4-HMAC-SHA256';
/**
 * AWS Signature Version 4. The signer returns the request's headers and those of the signature.
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
/** Which headers are signed; kept for the next request, which usually has the same names. */
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
/** Times in ISO 8601 without separators; the last one is kept for its second. */
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
/** Bytes of a SHA-256 block and of its digest. */
const BLOCK = 64;
const DIGEST = 32;
/**
 * HMAC (https://www.rfc-editor.org/rfc/rfc2104) with two one-shot hashes: Node's Hmac prepares its
 * key again every time, which takes longer than the hashes.
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

;// CONCATENATED MODULE: ./lib/s3/wire/wire-way.js




const USER_AGENT = 's3-batch-action';
/** Signs and sends requests, in a fraction of the time that the SDK takes. */
function createWireWay(route, { connections, assertAllowed, credentials }) {
    const sign = createSigner();
    const clock = createClock();
    return {
        checksum: route.checksum,
        hostname: route.hostname,
        async send(_operation, _subject, request, signal) {
            const used = await (0,abort/* abortable */.ZC)(signal, credentials);
            const hash = payloadHashOf(request.body);
            const payloadHash = typeof hash === 'string' ? hash : await hash;
            assertAllowed(route, used);
            signal?.throwIfAborted();
            const { method } = request;
            const path = route.basePath + request.path;
            const query = queryOf(request.query);
            const headers = sign({ method, path, query, headers: request.headers }, { ...route, credentials: used, time: clock.now(), payloadHash });
            headers['user-agent'] = USER_AGENT;
            const answer = await connections.send({
                origin: route.origin,
                target: query === '' ? path : `${path}?${query}`,
                method,
                headers,
                ...unsignedOf(request),
            }, signal);
            clock.learn(answer);
            return answer;
        },
    };
}
/** What the signature does not cover by itself. */
function unsignedOf({ body, isStreamed, maxBody, onSent }) {
    return {
        ...(body && { body }),
        ...(isStreamed !== undefined && { isStreamed }),
        ...(maxBody !== undefined && { maxBody }),
        ...(onSent && { onSent }),
    };
}
/** The store's clock: it refuses requests that are signed for another time. */
function createClock() {
    let ahead = 0;
    // Thousands of answers arrive in the same second.
    let latest = { text: '', time: NaN };
    return {
        /** Milliseconds since 1970. */
        now: () => Date.now() + ahead,
        /** Ignores the answer of a cache, which may be old. */
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
















/** A client of a store in one region, which finds the way to each bucket once. */
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
        async send(name, input, signal, form) {
            const operation = OPERATIONS[name];
            const way = await wayTo(input.bucket);
            const written = operation.write(input, checksumIn(form ?? way.checksum, name));
            const facts = { operation: name, region: place.region, body: written.body };
            const request = counted(withHeaders(written, options.headers), options.traffic, facts);
            const answer = await way.send(name, input, request, signal);
            return (await readAnswer(name, input, request, answer));
        },
        close: () => {
            void loading?.then((loaded) => {
                loaded.close();
            }, ignore);
        },
    };
}
/** A request that is counted when it is sent. */
function counted(request, traffic, facts) {
    const onSent = () => {
        traffic.sent(facts);
    };
    return { ...request, onSent };
}
/**
 * Reads an answer; throws a StoreError for any but a 2xx answer. One that proves nothing, or something
 * else than the request asked for, may be the answer to another request: its connection ends.
 */
async function readAnswer(name, input, request, answer) {
    const operation = OPERATIONS[name];
    const isSuccess = answer.status >= 200 && answer.status < 300;
    if (!isSuccess)
        throw (0,s3_errors/* refusalOf */.Of)(answer, { operation: name, sent: request.headers });
    try {
        const read = operation.read(answer, request);
        if (operation.missing(read, input) === undefined)
            return read;
        answer.discard?.();
        // The body of an answer that proves nothing is not read, and would keep its connection.
        await answer.stream?.[Symbol.asyncIterator]().return?.();
        return read;
    }
    catch (thrown) {
        answer.discard?.();
        throw thrown;
    }
}
const ignore = () => undefined;
/** Loads the SDK before the first request, and not with the program, because it takes long. */
async function loadSdk(place, options) {
    const { createSdk } = await Promise.all(/* import() */[__webpack_require__.e(326), __webpack_require__.e(160)]).then(__webpack_require__.bind(__webpack_require__, 7160));
    return createSdk(place, options);
}
/** Asks the SDK where a bucket is: the wire sends where plain SigV4 reaches it, else the SDK. */
async function findWay(bucket, options, load) {
    (0,s3_errors/* assertSendableBucket */.zg)(bucket);
    const sdk = await load();
    const resolved = await sdk.resolve(bucket);
    if ('route' in resolved && !options.isSdkOnly) {
        const { credentials = sdk.credentials } = options;
        return createWireWay(resolved.route, { ...options, credentials });
    }
    const isAsked = 'route' in resolved;
    options.onSdk(isAsked ? 'S3_BATCH_CLIENT is sdk' : resolved.reason);
    return sdk.way(isAsked ? resolved.route : resolved);
}
const DEFAULT_SOCKETS = 64;
/** The region whose endpoint is asked for the bucket's region when none is configured. */
const FIRST_REGION = 'us-east-1';
/** The sender of all requests to a store, in the configured region or that of `bucket`. */
async function connect(connection, bucket, opening) {
    const { signal, time = send_time/* REAL_TIME */.D } = opening;
    const { AWS_REGION, AWS_DEFAULT_REGION, S3_BATCH_CLIENT, S3_BATCH_LANE } = process.env;
    const ofClient = await store_client_placeOf(connection.client);
    const named = [connection.region, ofClient.region, AWS_REGION, AWS_DEFAULT_REGION].find(Boolean);
    const { maxSockets = DEFAULT_SOCKETS, traffic = (0,send_traffic/* createTraffic */.m)() } = connection;
    const limits = { ...send_time/* DEFAULT_LIMITS */.dR, ...connection.limits };
    const secureContext = (0,ca_bundle/* trustOf */.A)(process.env);
    const connections = createConnections({ maxSockets, limits, secureContext });
    const { endpoint = ofClient.endpoint } = connection;
    const { forcePathStyle = ofClient.forcePathStyle } = connection;
    const credentials = givenCredentials(connection);
    const options = {
        connections,
        assertAllowed: (0,endpoint_guard/* createEndpointGuard */.xU)(connection),
        headers: payerHeaders(connection),
        // For support: shows whether a problem comes from this project's own client. The second name is
        // an older one.
        isSdkOnly: (S3_BATCH_CLIENT ?? S3_BATCH_LANE) === 'sdk',
        onSdk: once(connection.onSdk),
        traffic,
    };
    const clients = createS3Clients((region, first) => createStoreClient({ region, endpoint, forcePathStyle, variants: ofClient.variants }, { ...options, credentials: first?.credentials ?? credentials }), named ?? FIRST_REGION, time);
    const sender = createSender(clients, connections, { maxSockets, limits, time, traffic });
    if (named === undefined)
        await findRegion(sender, bucket, signal);
    return sender;
}
/** Where the client of the SDK sends requests. */
async function store_client_placeOf(client) {
    if (client === undefined)
        return {};
    const { config } = client;
    const { useFipsEndpoint, useDualstackEndpoint, useAccelerateEndpoint, useArnRegion } = config;
    const endpoint = await config.endpoint?.();
    return {
        // A client without a region can do all that needs none.
        region: await config.region().catch(() => undefined),
        endpoint: endpoint && urlOf(endpoint),
        forcePathStyle: config.forcePathStyle,
        variants: {
            ...(useFipsEndpoint && { useFipsEndpoint }),
            ...(useDualstackEndpoint && { useDualstackEndpoint }),
            ...(useAccelerateEndpoint !== undefined && { useAccelerateEndpoint }),
            ...(useArnRegion !== undefined && { useArnRegion }),
        },
    };
}
function urlOf({ protocol, hostname, port, path }) {
    return `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`;
}
/** Undefined: this project looks for credentials itself. */
function givenCredentials({ credentials, client }) {
    const given = credentials ?? client?.config.credentials;
    if (given === undefined)
        return undefined;
    return (0,way/* cached */.PO)(async (how) => {
        const found = typeof given === 'function' ? await askFor(given, how) : given;
        for (const name of ['accessKeyId', 'secretAccessKey']) {
            const value = found[name];
            if (typeof value !== 'string' || (0,environment_keys/* isBlank */.z3)(value)) {
                throw noCredentials(`the credentials that the store was given have no ${name}`);
            }
        }
        return (0,way/* markSource */.xK)(found, 'given');
    });
}
function askFor(given, ...how) {
    return given(...how).catch((thrown) => {
        throw noCredentials(`the given provider has no credentials: ${(0,errors/* messageOf */.bD)(thrown)}`, thrown);
    });
}
function noCredentials(message, cause) {
    return new errors/* StoreError */.AD('CredentialsProviderError', message, { scope: 'batch', cause });
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
 * S3 names a bucket's region in every answer about it, even in a refusal, and the sender uses that
 * region from then on. Other errors are ignored: the next request will get them again.
 */
async function findRegion(sender, bucket, signal) {
    try {
        await sender.send('HeadBucket', { bucket }, { signal });
    }
    catch (thrown) {
        const isOver = signal?.aborted === true;
        if (!isOver && !(thrown instanceof errors/* StoreError */.AD && thrown.scope === 'batch'))
            return;
        sender.close();
        throw thrown;
    }
}

;// CONCATENATED MODULE: ./lib/s3/store.js














const ABORT_CONCURRENCY = 8;
/** Whether nothing that a HEAD returns differs from a row of a listing. */
function isSameObject(found, row) {
    const { size = row.size, etag = row.etag, lastModified = row.lastModified } = found;
    const isSameTime = Math.abs(lastModified.getTime() - row.lastModified.getTime()) < 1000;
    return size === row.size && etag === row.etag && isSameTime;
}
/** A store on Amazon S3 or a service with its protocol, which `openS3Store` opens. */
class S3Store {
    maxBytesPerPut = (0,part_sizes/* bytesInFlight */.X7)(part_sizes/* PART_SIZE */.El);
    #sender;
    #put;
    #keys = createKeyReader();
    #deleteDialect = {};
    /** @internal Use openS3Store, which guards keys and the endpoint. */
    constructor(sender, journal) {
        this.#sender = sender;
        this.#put = {
            sender,
            uploads: createOpenUploads(journal),
            memory: createBodyMemory(),
            opaque: new Set(),
        };
    }
    get keysPerDelete() {
        return this.#sender.pace.batch;
    }
    documentsConditions(bucket) {
        return this.#isS3(bucket);
    }
    async #isS3(bucket) {
        const way = this.#sender.clients.of(bucket).wayTo(bucket);
        return (0,endpoint_guard/* isS3 */.Fh)((await (0,s3_errors/* asStoreErrors */.nL)(way, undefined)).hostname);
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
            const { facts, headers, checksums } = answer;
            return { ...facts, headers, checksums };
        }
        catch (thrown) {
            if (thrown instanceof errors/* StoreError */.AD && thrown.status === 404)
                return undefined;
            throw thrown;
        }
    }
    async copy(request, signal) {
        const { guard, ...input } = request;
        const sent = this.#sender.send('CopyObject', input, { signal, guard, writes: 1 });
        const { answer, attempts } = await (0,s3_errors/* asStoreErrors */.nL)(sent, signal);
        return { ...answer, attempts };
    }
    async grants(request, signal) {
        return grantHeaders((await this.#refine('GetObjectAcl', request, signal)).answer);
    }
    async tags(request, signal) {
        return (await this.#refine('GetObjectTagging', request, signal)).answer.tags ?? {};
    }
    deleteMany(request, signal) {
        return (0,s3_errors/* asStoreErrors */.nL)(removeObjects(this.#sender, request, this.#deleteDialect, signal), signal);
    }
    async list(request, signal) {
        const { isOptional, ...input } = request;
        const { answer } = await this.#ask('ListObjectsV2', input, signal, isOptional);
        const { page, rows } = await this.#keys.read(answer, {
            isKnownToEncode: () => this.#isS3(request.bucket),
            askPlain: () => this.#listPlain(input, signal),
            has: async (key, row) => {
                const found = await this.head({ bucket: request.bucket, key }, signal);
                return found !== undefined && isSameObject(found, row);
            },
        });
        const { isTruncated, nextToken, serverTime } = page;
        return { objects: rows, serverTime, ...(isTruncated && nextToken && { nextToken }) };
    }
    /** Where XML has no place for a key, the answer is never readable, and worth few tries. */
    async #listPlain(input, signal) {
        const plain = { ...input, isPlain: true };
        try {
            return (await this.#refine('ListObjectsV2', plain, signal)).answer;
        }
        catch (thrown) {
            if (isUnreadable(thrown))
                throw thrown;
            return (await this.#ask('ListObjectsV2', plain, signal)).answer;
        }
    }
    async listVersions(request, signal) {
        const ask = async (isPlain) => (await this.#ask('ListObjectVersions', { ...request, isPlain }, signal)).answer;
        const { page, rows, next } = await this.#keys.read(await ask(false), {
            isKnownToEncode: () => this.#isS3(request.bucket),
            askPlain: () => ask(true),
        });
        const { isTruncated, serverTime } = page;
        return { versions: list_object_versions_inOrder(rows), serverTime, ...(isTruncated && next && { next }) };
    }
    async listUploads(request, signal) {
        const ask = async (isPlain) => (await this.#ask('ListMultipartUploads', { ...request, isPlain }, signal)).answer;
        const { page, rows, next } = await this.#keys.read(await ask(false), {
            isKnownToEncode: () => this.#isS3(request.bucket),
            askPlain: () => ask(true),
        });
        const { isTruncated, serverTime } = page;
        return { uploads: rows, serverTime, ...(isTruncated && next && { next }) };
    }
    uploadSize(upload, signal) {
        return (0,s3_errors/* asStoreErrors */.nL)(uploadSize(this.#sender, upload, signal), signal);
    }
    abortUpload(request, signal) {
        return (0,s3_errors/* asStoreErrors */.nL)(endUpload(this.#sender, request, signal), signal);
    }
    /** Aborts multipart uploads; resolves to those that are not proven to be gone, each with why. */
    async abortUploads(uploads) {
        const unproven = [];
        const aborted = (0,concurrency/* mapConcurrent */._k)(uploads, async (upload) => ({ upload, end: await abortUpload(this.#sender, upload) }), { concurrency: ABORT_CONCURRENCY });
        for await (const { upload, end } of aborted) {
            if (end !== 'gone')
                unproven.push({ upload, end });
        }
        return unproven;
    }
    /** Sends a request that changes nothing. */
    #ask(operation, input, signal, isOptional = false) {
        return (0,s3_errors/* asStoreErrors */.nL)(this.#sender.send(operation, input, { signal, isOptional }), signal);
    }
    /** Sends a question without whose answer the work goes on. */
    #refine(operation, input, signal) {
        const sent = this.#sender.send(operation, input, { signal, isRefining: true });
        return (0,s3_errors/* asStoreErrors */.nL)(sent, signal);
    }
    /** Closes the connections; the store can't be used afterwards. */
    close() {
        this.#sender.close();
    }
    /** Closes the store at the end of the block that opened it by `await using`. */
    [Symbol.asyncDispose]() {
        this.close();
        return Promise.resolve();
    }
}
/**
 * Opens a store on S3 or an S3-compatible service. Without a configured region, it is looked up for
 * `bucket`; requests to other buckets use the same store. Rejects with a StoreError when no request
 * can be signed or sent, or when the signal aborts. The caller closes the store.
 */
async function openS3Store(connection, bucket, opening = {}) {
    return new S3Store(await (0,s3_errors/* asStoreErrors */.nL)(connect(connection, bucket, opening), opening.signal), connection.uploadJournal);
}


/***/ }),

/***/ 9898:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ readXml)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);
/* harmony import */ var saxes__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9800);
/* harmony import */ var _write_xml_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2935);



const NO_NAMES = new Set();
/** A hundred times the rows of an S3 page: each takes some 300 bytes, however short it is. */
const MAX_ROWS = 100_000;
/** Ten for each row of the longest list. */
const MAX_ELEMENTS = 1_000_000;
/** More texts of different paths than any S3 row has: each takes some 100 bytes. */
const MAX_FIELDS = 100;
/** Maximum characters of a text with its references, and of a tag with its attributes. */
const MAX_RUN = 64 * 1024;
/** More levels than any S3 answer has. */
const MAX_DEPTH = 32;
/** Maximum characters of a path: hostile names would fill the memory with paths. */
const MAX_PATH_LENGTH = 128;
/**
 * Reads a document; undefined when it is not well-formed or contains what S3 never sends: a document
 * type, its own entities, comments, processing instructions, an encoding other than UTF-8. Characters
 * that XML forbids or normalizes (all but NUL) are read as the store sent them, raw or by reference.
 *
 * A text may keep the whole document in memory: one that outlives its page needs `ownCopyOf`.
 */
function readXml(body, rowNames = NO_NAMES) {
    const source = textOf(body);
    if (source === undefined || hasLongRun(source))
        return undefined;
    const document = hasRawLineEnd(source) ? undefined : parsed(source, rowNames);
    if (document !== undefined)
        return document;
    const rewritten = withReferences(source);
    return rewritten === undefined ? undefined : parsed(rewritten, rowNames, ENTITIES);
}
/**
 * Undefined when the body is not UTF-8. ASCII, as nearly all answers are, is decoded faster. Stores
 * send white space first while an answer takes long.
 */
function textOf(body) {
    if ((0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isAscii)(body))
        return body.toString('latin1').trimStart();
    return (0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(body) ? body.toString('utf8').trimStart() : undefined;
}
/**
 * Whether a text or a tag is longer than any in an S3 answer. The parser takes some 100 bytes for
 * each attribute of a tag and each reference in a text, however short they are.
 */
function hasLongRun(source) {
    let end = source.lastIndexOf('<');
    while (end > MAX_RUN) {
        const start = source.indexOf('<', end - MAX_RUN);
        if (start === end)
            return true;
        end = start;
    }
    return false;
}
/** Parses by the rules of XML 1.1, which allow references to control characters. */
function parsed(source, rowNames, entities = {}) {
    // Without a listener for errors, the parser throws the first one.
    const parser = new saxes__WEBPACK_IMPORTED_MODULE_1__/* .SaxesParser */ .wT({
        position: false,
        defaultXMLVersion: '1.1',
        forceXMLVersion: true,
    });
    Object.assign(parser.ENTITIES, entities);
    // With an eighth listener, V8 turns the parser into a dictionary, five times as slow.
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
    throw new Error('not an S3 answer');
}
/** Collects the elements of a document; the returned function gives them after its end. */
function collect(parser, rowNames) {
    let root;
    const rows = [];
    const open = [];
    let text = '';
    let elements = 0;
    const append = (piece) => {
        text += piece;
    };
    parser.on('opentag', ({ name }) => {
        const parent = open.at(-1);
        const element = opened(name, parent, rowNames);
        elements += 1;
        if (open.push(element) > MAX_DEPTH || elements > MAX_ELEMENTS)
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
        if (fields.size > MAX_FIELDS)
            refuse();
    }
    else if (path !== '') {
        part.branches = (part.branches ?? new Set()).add(path);
        if (fields.has(path))
            fields.set(path, undefined);
    }
}
/** Characters that the parser reads as line feeds when they are not references. */
const LINE_ENDS = ['\r', '\u0085', '\u2028'];
/** Without a regular expression, which would take a third of the time of parsing. */
function hasRawLineEnd(source) {
    return LINE_ENDS.some((character) => source.includes(character));
}
/** The parser refuses references to these two, but not entities with them. */
const ENTITIES = {
    'U+FFFE': '\uFFFE',
    'U+FFFF': '\uFFFF',
};
/** Characters that the parser changes or refuses when raw; not NUL, which no key has. */
const RAW = String.raw `[\u0001-\u0008\u000B-\u001F\u007F-\u009F\u2028\uFFFE\uFFFF]`;
const EACH_RAW = new RegExp(RAW, 'g');
const RUN_OF_RAW = new RegExp(`${RAW}+`, 'g');
const REFERENCE = '&#(?:0*6553[45]|[xX]0*[fF]{3}[eEfF]);';
const REWRITABLE = new RegExp(`${RAW}|${REFERENCE}`);
/** Linear in time: each alternative stops at the next "<" or ends the search. */
const TOKEN = new RegExp(String.raw `<!\[CDATA\[[^]*?(?:\]\]>|$)|<[^<>]*>|&U\+|${REFERENCE}|${RAW}+`, 'g');
/** Four times an S3 page: a reference takes up to 20 times the length of its character. */
const MAX_LENGTH = 4 * 2 ** 20;
/**
 * The document with references instead of raw characters in text and CDATA sections of the root.
 * Undefined when there are none or the document is too long.
 */
function withReferences(source) {
    if (source.length > MAX_LENGTH || !REWRITABLE.test(source))
        return undefined;
    const start = source.search(/<[^?!]/);
    const end = source.lastIndexOf('<');
    if (start === -1)
        return undefined;
    // Outside the root, white space may be raw and references are not allowed.
    const root = source.slice(start, end).replaceAll(TOKEN, rewritten);
    return source.slice(0, start) + root + source.slice(end);
}
function rewritten(token) {
    if (token.startsWith('<![')) {
        return token.replaceAll(RUN_OF_RAW, (run) => `]]>${referencesTo(run)}<![CDATA[`);
    }
    // A document must not use the entities defined here: the parser refuses "&;".
    if (token.startsWith('<') || token === '&U+')
        return token.replaceAll('&U+', '&;');
    if (token.startsWith('&'))
        return /[eE4];$/.test(token) ? '&U+FFFE;' : '&U+FFFF;';
    return referencesTo(token);
}
function referencesTo(run) {
    return run.replaceAll(EACH_RAW, (character) => character >= '\uFFFE'
        ? `&U+${character.charCodeAt(0).toString(16).toUpperCase()};`
        : (0,_write_xml_js__WEBPACK_IMPORTED_MODULE_2__/* .characterReference */ .Ld)(character));
}


/***/ }),

/***/ 2935:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G4: () => (/* binding */ toBoolean),
/* harmony export */   Ld: () => (/* binding */ characterReference),
/* harmony export */   ay: () => (/* binding */ toDate),
/* harmony export */   n2: () => (/* binding */ escapedXml),
/* harmony export */   zK: () => (/* binding */ toCount)
/* harmony export */ });
const ENTITIES = new Map([
    ['&', '&amp;'],
    ["'", '&apos;'],
    ['>', '&gt;'],
    ['<', '&lt;'],
    ['"', '&quot;'],
]);
const UNSAFE = /[&"'<>\r\n\u0085\u2028]/g;
/** Escapes the text of an element. Line ends, which parsers normalize, become references. */
function escapedXml(text) {
    return text.replaceAll(UNSAFE, (character) => ENTITIES.get(character) ?? characterReference(character));
}
function characterReference(character) {
    return `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`;
}
/** Reads a whole number of at most 2^53 - 1. */
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


/***/ })

};
