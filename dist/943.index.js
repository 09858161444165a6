export const id = 943;
export const ids = [943];
export const modules = {

/***/ 5096:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A9: () => (/* binding */ createTableReader),
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   D9: () => (/* binding */ copyRows),
/* harmony export */   Ds: () => (/* binding */ digestOfPlace),
/* harmony export */   Eo: () => (/* binding */ tableSize),
/* harmony export */   F: () => (/* binding */ hexIn),
/* harmony export */   Ps: () => (/* binding */ digestOfObject),
/* harmony export */   SG: () => (/* binding */ randomDigits),
/* harmony export */   Y2: () => (/* binding */ digestOfHeaders),
/* harmony export */   ZR: () => (/* binding */ createTable),
/* harmony export */   f3: () => (/* binding */ headersHash),
/* harmony export */   hj: () => (/* binding */ digestOfKey),
/* harmony export */   rf: () => (/* binding */ digestOfContent),
/* harmony export */   uv: () => (/* binding */ findRow),
/* harmony export */   x4: () => (/* binding */ DIGEST_BYTES)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

/** Bytes of a digest in the state object: 128 bits. */
const DIGEST_BYTES = 16;
const DIGITS = 2 * DIGEST_BYTES;
/** 128 random bits, in hexadecimal. */
function randomDigits() {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(DIGEST_BYTES).toString('hex');
}
function isDigest(value) {
    return typeof value === 'string' && value.length === DIGITS && /^[0-9a-f]+$/.test(value);
}
function digestOfKey(salt, key) {
    const digits = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', `${salt}key:${key}`);
    return { id: digits.slice(0, DIGITS), secret: digits.slice(DIGITS) };
}
/** The place that a state is about, without naming it. */
function digestOfPlace(salt, bucket, prefix) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', `${salt}place:${JSON.stringify([bucket, prefix])}`).slice(0, DIGITS);
}
/** What is kept of an object is hashed under the secret of its key: equal values look different. */
function digestOfObject({ secret }, { etag, size }) {
    return digestUnder(secret, `object:${size}:${etag.replaceAll('"', '')}`);
}
function digestOfContent({ secret }, content) {
    return digestUnder(secret, `content:${content}`);
}
function digestOfHeaders({ secret }, headers) {
    return digestUnder(secret, `headers:${headers}`);
}
function digestUnder(secret, value) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', `${secret}${value}`).slice(0, DIGITS);
}
const knownHashes = new WeakMap();
/** The hash of the headers of an object, in whatever order they are given. */
function headersHash(headers) {
    const known = knownHashes.get(headers);
    if (known !== undefined)
        return known;
    const entries = Object.entries(headers).sort(([one], [other]) => (one < other ? -1 : 1));
    const found = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', JSON.stringify(entries)).slice(0, DIGITS);
    knownHashes.set(headers, found);
    return found;
}
/** A power of two. No piece is ever copied to make a longer one. */
const ROWS_A_PIECE = 4096;
/** Bytes of all rows. */
function tableSize({ width, leads }) {
    return width * leads.length;
}
const LEAD_DIGITS = 8;
/** The row of this digest. */
function findRow(table, id) {
    const { leads } = table;
    const lead = Number.parseInt(id.slice(0, LEAD_DIGITS), 16);
    let low = 0;
    let high = leads.length;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if ((leads[middle] ?? 0) < lead)
            low = middle + 1;
        else
            high = middle;
    }
    for (let row = low; leads[row] === lead; row += 1) {
        if (hexIn(table, row, 0, DIGEST_BYTES) === id)
            return row;
    }
    return undefined;
}
/** Bytes of a row, from `start`, in hexadecimal. */
function hexIn(table, row, start, length) {
    const { piece, at } = placeOf(table, table.order?.[row] ?? row);
    return piece.toString('hex', at + start, at + start + length);
}
function placeOf({ width, pieces }, row) {
    const piece = pieces[Math.floor(row / ROWS_A_PIECE)];
    if (piece === undefined)
        throw new RangeError(`there is no row ${row}`);
    return { piece, at: (row % ROWS_A_PIECE) * width };
}
/** Copies bytes `start` up to, not including, `end` of the rows to the start of `target`. */
function copyRows(table, start, end, target) {
    const { width, order } = table;
    for (let at = start; at < end;) {
        const row = Math.floor(at / width);
        const place = placeOf(table, order?.[row] ?? row);
        const first = place.at + (at % width);
        // Without an order, the rows after it in its piece are copied with it.
        const last = order === undefined ? place.piece.length : place.at + width;
        at += place.piece.copy(target, at - start, first, Math.min(last, first + end - at));
    }
}
function createTable(width) {
    const pieces = [];
    let count = 0;
    return {
        add(row) {
            if (count % ROWS_A_PIECE === 0)
                pieces.push(Buffer.allocUnsafeSlow(ROWS_A_PIECE * width));
            const { piece, at } = placeOf({ width, pieces }, count);
            piece.write(row, at, width, 'hex');
            count += 1;
        },
        build: () => sorted(tableInOrder(width, pieces, count)),
    };
}
function tableInOrder(width, pieces, count) {
    const leads = new Uint32Array(count);
    for (let row = 0; row < count; row += 1) {
        const { piece, at } = placeOf({ width, pieces }, row);
        leads[row] = piece.readUInt32BE(at);
    }
    return { width, leads, pieces, order: undefined };
}
/** The same pieces: only their order is new. */
function sorted(table) {
    const { leads } = table;
    const compareDigests = (one, other) => {
        const [first, second] = [placeOf(table, one), placeOf(table, other)];
        const { at } = second;
        return first.piece.compare(second.piece, at, at + DIGEST_BYTES, first.at, first.at + DIGEST_BYTES);
    };
    const order = Uint32Array.from(leads, (_, row) => row);
    order.sort((one, other) => (leads[one] ?? 0) - (leads[other] ?? 0) || compareDigests(one, other));
    let count = 0;
    for (const row of order) {
        const before = count === 0 ? undefined : order[count - 1];
        if (before !== undefined && leads[before] === leads[row] && compareDigests(before, row) === 0)
            continue;
        order[count] = row;
        count += 1;
    }
    const kept = order.subarray(0, count);
    return { ...table, leads: kept.map((row) => leads[row] ?? 0), order: kept };
}
/** Takes the bytes of a table whose rows are in order, in whatever pieces they come. */
function createTableReader(width, count) {
    const pieces = [];
    const size = width * count;
    const pieceSize = width * ROWS_A_PIECE;
    let taken = 0;
    return {
        /** Takes bytes that don't exceed the table. */
        take(bytes) {
            for (let at = 0; at < bytes.byteLength;) {
                const used = taken % pieceSize;
                if (used === 0)
                    pieces.push(Buffer.allocUnsafeSlow(Math.min(pieceSize, size - taken)));
                const part = bytes.subarray(at, at + pieceSize - used);
                pieces.at(-1)?.set(part, used);
                at += part.byteLength;
                taken += part.byteLength;
            }
        },
        /** The table, once all of its bytes are taken. */
        table: () => tableInOrder(width, pieces, count),
    };
}


/***/ }),

/***/ 5943:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ct: () => (/* binding */ MACHINE_TIME),
/* harmony export */   Et: () => (/* binding */ momentOf),
/* harmony export */   K1: () => (/* binding */ overtaken),
/* harmony export */   UU: () => (/* binding */ holdLease),
/* harmony export */   _e: () => (/* binding */ takeLease),
/* harmony export */   returnLock: () => (/* binding */ returnLock)
/* harmony export */ });
/* harmony import */ var _core_abort_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4469);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3828);
/* harmony import */ var _core_items_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2019);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1547);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9716);
/* harmony import */ var _listing_deploy_lease_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7222);
/* harmony import */ var _own_objects_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8488);
/* harmony import */ var _state_object_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3971);








const MACHINE_TIME = {
    wall: () => Date.now(),
    monotonic: () => performance.now(),
    sleep: (ms, signal) => new Promise((resolve, reject) => {
        const stop = () => {
            clearTimeout(timer);
            reject(signal.reason);
        };
        const timer = setTimeout(() => {
            signal.removeEventListener('abort', stop);
            resolve();
        }, ms).unref();
        if (signal.aborted)
            stop();
        else
            signal.addEventListener('abort', stop, { once: true });
    }),
};
/** Milliseconds from one renewal to the next. */
const RENEWAL_INTERVAL = 60_000;
/** Milliseconds after a renewal that failed until the next attempt. */
const RETRY_INTERVAL = 15_000;
/** Milliseconds that one renewal may take, the store's own attempts included. */
const RENEWAL_LIMIT = 30_000;
/**
 * Milliseconds since the last proven sign of life after which the holder writes nothing more: a
 * minute less than others wait before they take over, for requests in flight and clocks.
 */
const GUARD_LIMIT = 4 * 60_000;
/** Attempts of one renewal after refusals by what it has itself written before. */
const MAX_ROUNDS = 3;
function momentOf(time) {
    return { wall: time.wall(), monotonic: time.monotonic() };
}
/** Milliseconds since a moment, by the clock that shows more of them. */
function since({ wall, monotonic }, time) {
    return Math.max(time.wall() - wall, time.monotonic() - monotonic);
}
/**
 * Renews a lock from now on. `taken` is the moment before the lock record was sent, `known` the
 * lease that this run has written to take over.
 */
function holdLease(place, owner, { taken, known }, { time = MACHINE_TIME, onLost }) {
    const holder = {
        ...{ place, owner, time, known, proven: taken },
        ...{ count: 1, failure: undefined, lastProblem: undefined },
    };
    const stopper = new AbortController();
    const renewals = keepRenewing(holder, stopper.signal, onLost);
    const stop = async () => {
        stopper.abort();
        await renewals;
    };
    return {
        guard() {
            holder.failure ??= expiry(holder);
            if (holder.failure !== undefined)
                throw holder.failure;
        },
        stop,
        async release(signal) {
            await stop();
            await releaseLease(holder, signal);
        },
    };
}
/** Never rejects. */
async function keepRenewing(holder, stopped, onLost) {
    let wait = RENEWAL_INTERVAL;
    const isOver = () => stopped.aborted;
    for (;;) {
        try {
            await holder.time.sleep(wait, stopped);
            await renewWithin(RENEWAL_LIMIT, holder, stopped);
            wait = RENEWAL_INTERVAL;
        }
        catch (thrown) {
            if (isOver())
                return;
            if (holder.failure !== undefined) {
                if (holder.failure.code === 'DeployOvertaken')
                    onLost?.(holder.failure);
                return;
            }
            holder.lastProblem = thrown;
            wait = RETRY_INTERVAL;
        }
    }
}
async function renewWithin(ms, holder, stopped) {
    const { controller, unlink } = (0,_core_abort_js__WEBPACK_IMPORTED_MODULE_0__/* .linkAbort */ .Hf)(stopped);
    const limit = new AbortController();
    const end = holder.time.sleep(ms, limit.signal).then(() => {
        controller.abort(new DOMException(`no renewal within ${ms} ms`, 'TimeoutError'));
    }, () => undefined);
    try {
        await renew(holder, controller.signal);
    }
    finally {
        unlink();
        limit.abort();
        await end;
    }
}
/** Writes the lease under the condition that nobody else has. Sets `failure` when it is lost. */
async function renew(holder, signal) {
    let refusal;
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
        holder.known ??= await firstKnown(holder, signal);
        // Not before the lease was read: what was read must be older than any takeover.
        holder.failure ??= expiry(holder);
        if (holder.failure !== undefined)
            throw holder.failure;
        const sent = momentOf(holder.time);
        holder.count += 1;
        const lease = { ...holder.owner, renewal: holder.count, isReleased: false };
        const put = await putLease(holder.place, lease, holder.known, signal);
        holder.known = 'refusal' in put ? put.found : put;
        if (!('refusal' in put)) {
            holder.proven = sent;
            return;
        }
        refusal = put.refusal;
        const { lease: found, etag } = put.found;
        if (etag !== undefined && found?.nonce !== lease.nonce) {
            holder.failure = overtaken('another run has taken over the lease of this one');
            throw holder.failure;
        }
    }
    throw refusal;
}
/** The lease that is there before this run has written one: it may be left from an earlier deploy. */
async function firstKnown(holder, signal) {
    const { place, owner } = holder;
    const found = await (0,_own_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .readOwnLease */ .nc)(place, signal);
    const { lease, lastModified } = found;
    if (lease === undefined || lease.isReleased || lease.nonce === owner.nonce)
        return found;
    const lock = await (0,_listing_deploy_lease_js__WEBPACK_IMPORTED_MODULE_2__/* .readLock */ .mF)(place, signal);
    // Whoever takes over writes a lease first, minutes after the lock.
    const isLeft = lastModified !== undefined && lock !== undefined && lastModified <= lock.lastModified;
    if (lock?.nonce === owner.nonce && isLeft)
        return found;
    holder.failure = overtaken('another run has taken over the lock of this one');
    throw holder.failure;
}
/** Stores a lease in place of a known one. After a refusal it is read, since it may be this one. */
async function putLease(place, lease, known, signal) {
    const key = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .leaseKeyOf */ .Zq)(place.key);
    const condition = known.etag === undefined ? { ifNoneMatch: '*' } : { ifMatch: known.etag };
    const content = (0,_core_items_js__WEBPACK_IMPORTED_MODULE_4__/* .contentOf */ .$E)((0,_listing_deploy_lease_js__WEBPACK_IMPORTED_MODULE_2__/* .encodeLease */ .jS)(lease));
    try {
        const { etag } = await (0,_own_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .putOwn */ .Ox)(place, key, content, condition, signal);
        return { etag };
    }
    catch (thrown) {
        if (!(0,_state_object_js__WEBPACK_IMPORTED_MODULE_5__/* .isDoubtful */ .Ge)(thrown))
            throw thrown;
        const found = await (0,_own_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .readOwnLease */ .nc)(place, signal);
        const { nonce, renewal } = found.lease ?? {};
        const isThisOne = nonce === lease.nonce && renewal === lease.renewal;
        return isThisOne ? { etag: found.etag } : { refusal: thrown, found };
    }
}
/**
 * Replaces the lease beside a lock that is not live any more, so that its holder can't renew it.
 * Resolves to undefined when another run was quicker.
 */
async function takeLease(place, owner, found, signal) {
    const lease = { ...owner, renewal: 1, isReleased: false };
    const put = await putLease(place, lease, found, signal);
    return 'refusal' in put ? undefined : put;
}
/** Writes that the lock is released, unless another run may have taken it over. */
async function releaseLease(holder, signal) {
    const { place, owner } = holder;
    if (holder.failure?.code === 'DeployOvertaken')
        return;
    if (holder.known === undefined) {
        const found = await (0,_own_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .readOwnLease */ .nc)(place, signal);
        // Later, a lease of another nonce may be that of who has taken over.
        if (expiry(holder) !== undefined)
            return;
        holder.known = found;
    }
    const lease = { ...owner, renewal: holder.count + 1, isReleased: true };
    const put = await putLease(place, lease, holder.known, signal);
    if (!('refusal' in put) || put.found.lease?.nonce !== owner.nonce)
        return;
    await putLease(place, { ...lease, renewal: lease.renewal + 1 }, put.found, signal);
}
/**
 * Releases the lock with this nonce, which a killed run has left. Resolves to whether it is released:
 * not where the state has another lock, or none, or where another run has taken it over.
 */
async function returnLock(place, nonce, signal) {
    const found = await (0,_listing_deploy_lease_js__WEBPACK_IMPORTED_MODULE_2__/* .readLock */ .mF)(place, signal);
    if (found?.nonce !== nonce)
        return false;
    const known = await (0,_own_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .readOwnLease */ .nc)(place, signal);
    const { lease, lastModified: renewed = found.lastModified } = known;
    const isTaken = lease !== undefined && lease.nonce !== nonce && renewed > found.lastModified;
    if (isTaken)
        return false;
    const renewal = (lease?.renewal ?? 0) + 1;
    const put = await putLease(place, { ...found.lock, nonce, renewal, isReleased: true }, known, signal);
    return !('refusal' in put);
}
/** The error of a run whose last proven sign of life is too old; undefined while it is not. */
function expiry({ proven, time, lastProblem, place }) {
    const age = since(proven, time);
    if (age < GUARD_LIMIT)
        return undefined;
    const why = lastProblem === undefined
        ? 'the runner may have been suspended, or too busy'
        : `the last renewal failed: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .messageOf */ .bD)(lastProblem)}`;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .StoreError */ .AD('LeaseExpired', `this run has not renewed its lease ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_7__/* .quote */ .hD)((0,_core_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .leaseKeyOf */ .Zq)(place.key))} for ` +
        `${Math.floor(age / 1000)} s, and after 300 s another run may take over, so it writes ` +
        `nothing more; ${why}`, { scope: 'batch', ...(lastProblem !== undefined && { cause: lastProblem }) });
}
/** The error of a run whose listing of the bucket is out of date. */
function overtaken(what) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .StoreError */ .AD('DeployOvertaken', `${what}: run again, and let deploys wait for each other by "concurrency" in the workflow`, { scope: 'batch' });
}


/***/ }),

/***/ 8488:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ng: () => (/* binding */ getOwn),
/* harmony export */   Ox: () => (/* binding */ putOwn),
/* harmony export */   nc: () => (/* binding */ readOwnLease)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3828);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1547);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9716);
/* harmony import */ var _headers_own_objects_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2671);
/* harmony import */ var _listing_deploy_lease_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7222);
/* harmony import */ var _listing_if_there_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9090);






/** The state changes with every deploy, and is not for the public. */
const STATE_HEADERS = {
    'content-type': 'application/octet-stream',
    'cache-control': 'private, no-store',
};
/** Stores a state or a lease. A refusal names the object, and what to allow or to send. */
async function putOwn(place, key, content, condition, signal) {
    const { store, bucket } = place;
    const headers = { ...STATE_HEADERS, ...place.headers };
    try {
        return await store.put({ bucket, key, content, headers, ...condition }, signal);
    }
    catch (thrown) {
        throw isRefused(thrown) ? unwritable(thrown, place, key) : thrown;
    }
}
/** Gets the state object; undefined: there is none. A refusal names it, and what to allow. */
async function getOwn(place, signal) {
    return (0,_listing_if_there_js__WEBPACK_IMPORTED_MODULE_0__/* .getIfThere */ .i)(place, { inPieces: true }, signal).catch((thrown) => {
        throw isRefused(thrown) ? unreadable(thrown, place, place.key) : thrown;
    });
}
/**
 * Reads the lease. A refusal names it, and what to allow. One that may neither be read nor listed is
 * taken for absent: the conditions of writes find the one that is there.
 */
async function readOwnLease(place, signal) {
    return (0,_listing_deploy_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .readLease */ .zR)(place, signal).catch((thrown) => {
        if ((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isDeniedRequest */ .D2)(thrown) && (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isDeniedRequest */ .D2)(thrown.cause))
            return _listing_deploy_lease_js__WEBPACK_IMPORTED_MODULE_1__/* .NO_LEASE */ .be;
        throw isRefused(thrown) ? unreadable(thrown, place, (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .leaseKeyOf */ .Zq)(place.key)) : thrown;
    });
}
/** Whether a store refused a request for what it lacks, a key of KMS included. */
function isRefused(thrown) {
    return ((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isDeniedRequest */ .D2)(thrown) ||
        (thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .StoreError */ .AD && /^(?:KMS|InvalidObjectState$)/.test(thrown.code)));
}
function unreadable(error, place, key) {
    const isUnlisted = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isDeniedRequest */ .D2)(error.cause);
    const permissions = 's3:GetObject on it' +
        (usesKey(place) ? ', and kms:Decrypt on its key' : '') +
        (isUnlisted ? ', and s3:ListBucket for it as prefix' : '');
    const remedy = error.code === 'InvalidObjectState'
        ? 'it is archived: delete it, which only makes the next deploy send more requests'
        : `allow ${permissions}`;
    return refusal(error, place, key, `can't be read: ${remedy}`);
}
/** Headers of a write that policies of buckets demand. */
const OFTEN_DEMANDED = [
    'x-amz-server-side-encryption',
    'x-amz-server-side-encryption-aws-kms-key-id',
    'x-amz-acl',
    'x-amz-tagging',
];
const NO_REPLACING = 'it was also sent without If-None-Match: where a policy demands that, nothing can be replaced, and ' +
    'only upload-dir with "if-exists: skip" or "fail" can upload';
function unwritable(error, place, key) {
    const { headers = {} } = place;
    const lacked = OFTEN_DEMANDED.filter((name) => headers[name] === undefined);
    const send = `it was sent without ${lacked.join(', ')}: where a policy demands one of them, set it in ` +
        `"headers" by a rule for ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)((0,_headers_own_objects_js__WEBPACK_IMPORTED_MODULE_5__/* .statePathOf */ .I9)(place.key, place.prefix))}`;
    const permissions = [
        's3:PutObject',
        ...(headers['x-amz-tagging'] === undefined ? [] : ['s3:PutObjectTagging']),
        ...(headers['x-amz-acl'] === undefined ? [] : ['s3:PutObjectAcl']),
    ];
    const allow = `allow ${permissions.join(', ')} on it` +
        (usesKey(place) ? ', and kms:GenerateDataKey and kms:Decrypt on its key' : '');
    const isByPolicy = error.message.includes('explicit deny');
    const replaces = error.requestHeaders?.includes('if-none-match') === false;
    const remedies = isByPolicy ? [send, ...(replaces ? [NO_REPLACING] : []), allow] : [allow, send];
    const remedy = (lacked.length === 0 ? [allow] : remedies).join('; ');
    return refusal(error, place, key, `can't be written: ${remedy}`);
}
function usesKey({ headers = {} }) {
    return headers['x-amz-server-side-encryption']?.startsWith('aws:kms') === true;
}
function refusal(error, place, key, problem) {
    const what = key === place.key ? 'state object' : 'lease object';
    const message = `the ${what} ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(key)} ${problem}, or set state: none; ` +
        `the store's answer was: ${error.message}`;
    return (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .derivedError */ .WG)(error, { message });
}


/***/ }),

/***/ 3971:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bA: () => (/* binding */ honoursConditions),
  Ge: () => (/* binding */ isDoubtful),
  JB: () => (/* binding */ openDeployState),
  aO: () => (/* binding */ readStateHead),
  UW: () => (/* binding */ replaceKnown),
  g5: () => (/* binding */ replaceState)
});

// UNUSED EXPORTS: readDeployState

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/listing/deploy-lease.js
var deploy_lease = __webpack_require__(7222);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/sync/state/digests.js
var digests = __webpack_require__(5096);
// EXTERNAL MODULE: ./lib/sync/state/tables.js
var state_tables = __webpack_require__(4044);
;// CONCATENATED MODULE: ./lib/sync/state/format.js





/** Maximum bytes of the first line, with its end: a reader looks no further for it. */
const MAX_LINE = 64 * 1024;
/** A line of text: the magic words, the digest of the JSON after it, the JSON. */
function encodeHead(head) {
    const json = JSON.stringify(head);
    const line = Buffer.from(`${deploy_lease/* STATE_MAGIC */.WF} ${(0,external_node_crypto_.hash)('sha256', json)} ${json}\n`);
    if (line.length <= MAX_LINE)
        return line;
    throw new errors/* InputError */.dz([
        `the first line of the state would have ${line.length} bytes, and may have ${MAX_LINE}: give ` +
            'the run a shorter "id"',
    ]);
}
/** The format that is written. */
const FORMAT = 2;
/** The sections of tables in each format that can be read. Others may follow in format 2. */
const LAYOUTS = {
    1: [
        { name: 'known', table: 'known', width: state_tables/* KNOWN_WIDTH_1 */.fe },
        { name: 'left', table: 'removed', width: state_tables/* WIDTHS */._8.removed },
        { name: 'owed', table: 'pending', width: state_tables/* WIDTHS */._8.pending },
    ],
    2: [
        { name: 'known', table: 'known', width: state_tables/* WIDTHS */._8.known },
        { name: 'removed', table: 'removed', width: state_tables/* WIDTHS */._8.removed },
        { name: 'pending', table: 'pending', width: state_tables/* WIDTHS */._8.pending },
    ],
};
/** A head of one line, then the sections, whose lengths and hashes the head holds. */
function encodeState(state, { bucket, prefix }) {
    const { condition, salt, nonce, lock, tables, carried } = state;
    const sections = [
        ...LAYOUTS[FORMAT].map(({ name, table, width }) => {
            return { name, width, part: partOfTable(tables[table]) };
        }),
        ...carried.map(({ name, width, bytes }) => ({ name, width, part: partOfBytes(bytes) })),
    ];
    const head = encodeHead({
        format: FORMAT,
        salt,
        place: (0,digests/* digestOfPlace */.Ds)(salt, bucket, prefix),
        nonce,
        lock,
        rest: {
            condition,
            sections: sections.map(({ name, width, part }) => {
                return { name, width, rows: part.size / width, hash: hashOfPart(part) };
            }),
        },
    });
    return joined([partOfBytes(head), ...sections.map(({ part }) => part)]);
}
function partOfBytes(bytes) {
    return {
        size: bytes.length,
        copyTo: (target, start, end) => {
            bytes.copy(target, 0, start, end);
        },
    };
}
function partOfTable(table) {
    return {
        size: (0,digests/* tableSize */.Eo)(table),
        copyTo: (target, start, end) => {
            (0,digests/* copyRows */.D9)(table, start, end, target);
        },
    };
}
/** Bytes that are hashed at a time. */
const HASHED_AT_ONCE = 64 * 1024;
function hashOfPart({ size, copyTo }) {
    const sha256 = (0,external_node_crypto_.createHash)('sha256');
    const memory = Buffer.allocUnsafe(Math.min(size, HASHED_AT_ONCE));
    for (let start = 0; start < size; start += HASHED_AT_ONCE) {
        const end = Math.min(size, start + HASHED_AT_ONCE);
        copyTo(memory, start, end);
        sha256.update(memory.subarray(0, end - start));
    }
    return sha256.digest('hex');
}
function joined(parts) {
    return {
        size: parts.reduce((sum, { size }) => sum + size, 0),
        copy(start, end, memory) {
            const target = memory === undefined
                ? Buffer.allocUnsafeSlow(end - start)
                : Buffer.from(memory.buffer, memory.byteOffset, end - start);
            let before = 0;
            for (const { size, copyTo } of parts) {
                const [first, last] = [Math.max(start, before), Math.min(end, before + size)];
                if (first < last)
                    copyTo(target.subarray(first - start), first - before, last - before);
                before += size;
            }
            return target;
        },
    };
}
/** The content of a state that can't be read. */
function emptyContent(condition) {
    const nothing = { nonce: undefined, lock: undefined, tables: state_tables/* NO_TABLES */.IW, carried: [] };
    return { condition, salt: (0,digests/* randomDigits */.SG)(), ...nothing };
}

;// CONCATENATED MODULE: ./lib/sync/state/decode.js




/**
 * Reads the first line of a state of `size` bytes. Never throws: the condition says whether the
 * state is damaged or describes another prefix.
 */
function openState(bytes, size, { bucket, prefix }) {
    const decoded = decodeHead(bytes);
    if (decoded === undefined)
        return unusable('damaged');
    const { head, length } = decoded;
    const { format, salt, place, nonce, lock } = head;
    if (place !== (0,digests/* digestOfPlace */.Ds)(salt, bucket, prefix))
        return unusable('foreign');
    if (format > FORMAT)
        return unusable('newer', { nonce, lock });
    const condition = conditionOf(head);
    const sections = sectionsOf(head);
    if (condition === undefined || sections === undefined || sizeOfAll(sections) !== size - length)
        return unusable('damaged', { nonce, lock });
    const facts = { condition, nonce, lock };
    const layout = LAYOUTS[format === 1 ? 1 : 2];
    return { facts, body: createBody({ ...facts, salt }, length, layout, sections) };
}
function unusable(condition, { nonce, lock } = {}) {
    return { facts: { condition, nonce, lock }, body: undefined };
}
/** The first line and its length in bytes; undefined when it was damaged. */
function decodeHead(bytes) {
    const end = bytes.subarray(0, MAX_LINE).indexOf('\n');
    const line = bytes.toString('utf8', 0, Math.max(end, 0));
    const head = parseHead((0,deploy_lease/* jsonInHead */.Wb)(line));
    return head && { head, length: end + 1 };
}
/** The digest proves that the line is whole, not that this program wrote it. */
function parseHead(value) {
    if (!isRecord(value))
        return undefined;
    const { format, salt, place, nonce, lock, rest } = value;
    const isKnown = isCount(format) && (0,digests/* isDigest */.Bc)(salt) && (0,digests/* isDigest */.Bc)(place) && (0,digests/* isDigest */.Bc)(nonce);
    if (!isKnown || !isRecord(rest))
        return undefined;
    if (lock === undefined)
        return { format, salt, place, nonce, lock, rest };
    return (0,deploy_lease/* isStateLock */.xA)(lock) ? { format, salt, place, nonce, lock, rest } : undefined;
}
function isCount(value) {
    return Number.isSafeInteger(value) && value >= 0;
}
function isRecord(value) {
    return typeof value === 'object' && value !== null;
}
function conditionOf({ lock, rest }) {
    const { condition } = rest;
    if (condition !== 'clean' && condition !== 'unfinished')
        return undefined;
    return lock === undefined ? condition : 'in-progress';
}
/** The sections of a head of format 1 or 2; undefined unless they are as a version writes them. */
function sectionsOf({ format, rest }) {
    const listed = format === 1 ? sectionsOf1(rest) : rest['sections'];
    if (format === 0 || !Array.isArray(listed) || !listed.every(isSection))
        return undefined;
    const layout = LAYOUTS[format === 1 ? 1 : 2];
    const isAsLaidOut = layout.every(({ name, width }, at) => listed[at]?.name === name && listed[at].width === width);
    const names = new Set(listed.map(({ name }) => name));
    return isAsLaidOut && names.size === listed.length ? listed : undefined;
}
/** Format 1 has one hash, of all tables together. */
function sectionsOf1({ rows, body }) {
    if (!isRecord(rows))
        return [];
    return LAYOUTS[1].map(({ name, width }, at, { length }) => {
        return { name, width, rows: rows[name], hash: at === length - 1 ? body : undefined };
    });
}
const SECTION_NAME = /^[a-z-]{1,32}$/;
function isSection(value) {
    if (!isRecord(value))
        return false;
    const { name, width, rows, hash: digest } = value;
    if (typeof name !== 'string' || !SECTION_NAME.test(name))
        return false;
    if (digest !== undefined && typeof digest !== 'string')
        return false;
    return isCount(width) && width > 0 && isCount(rows) && isCount(rows * width);
}
function sizeOfAll(sections) {
    return sections.reduce((sum, { rows, width }) => sum + rows * width, 0);
}
/** Bytes and number of the unknown sections that are kept; where there are more, none is. */
const MAX_CARRIED = 1024 * 1024;
const MAX_CARRIED_SECTIONS = 16;
function createBody(head, start, layout, sections) {
    const others = sections.slice(layout.length);
    const isKept = others.length <= MAX_CARRIED_SECTIONS && sizeOfAll(others) <= MAX_CARRIED;
    const tables = layout.map(({ table, width }, at) => {
        const rows = sections[at]?.rows ?? 0;
        return { table, rows, reader: (0,digests/* createTableReader */.A9)(width, rows) };
    });
    const carried = isKept ? others.map(createCarriedReader) : [];
    const readers = [...tables.map(({ reader }) => reader), ...carried];
    const { take, isWhole } = createSectionsReader(sections.slice(0, readers.length), readers);
    const byTable = (valueOf) => Object.fromEntries(tables.map((one) => [one.table, valueOf(one)]));
    return {
        start,
        rows: byTable(({ rows }) => rows),
        take,
        content() {
            if (!isWhole())
                return undefined;
            const sectionsKept = carried.map(({ section }) => section);
            return { ...head, tables: byTable(({ reader }) => reader.table()), carried: sectionsKept };
        },
    };
}
function createCarriedReader({ name, width, rows }) {
    const section = { name, width, bytes: Buffer.alloc(rows * width) };
    let taken = 0;
    return {
        section,
        take(bytes) {
            section.bytes.set(bytes, taken);
            taken += bytes.byteLength;
        },
    };
}
/** Shares bytes out among the readers of sections, and compares the hashes. */
function createSectionsReader(sections, readers) {
    let [at, missing, sha256] = [-1, 0, (0,external_node_crypto_.createHash)('sha256')];
    // The last section must have a hash: it is also that of sections before it which have none.
    let [isSound, isHashed] = [true, false];
    const goOn = () => {
        while (missing === 0 && at < sections.length) {
            const expected = sections[at]?.hash;
            isHashed = expected !== undefined;
            if (isHashed) {
                isSound &&= sha256.digest('hex') === expected;
                sha256 = (0,external_node_crypto_.createHash)('sha256');
            }
            at += 1;
            const next = sections[at];
            missing = next === undefined ? 0 : next.rows * next.width;
        }
    };
    goOn();
    return {
        take: (bytes) => {
            for (let used = 0; used < bytes.byteLength && at < sections.length;) {
                const part = bytes.subarray(used, used + missing);
                sha256.update(part);
                readers[at]?.take(part);
                used += part.byteLength;
                missing -= part.byteLength;
                goOn();
            }
            return at >= sections.length;
        },
        isWhole: () => at >= sections.length && isSound && isHashed,
    };
}

// EXTERNAL MODULE: ./lib/sync/state/own-objects.js
var own_objects = __webpack_require__(8488);
;// CONCATENATED MODULE: ./lib/sync/state/state-object.js







/**
 * Reads the first piece of the state with one GET. Rejects with a StoreError. Where the GET of a
 * state under the prefix is refused, `read` rejects, unless the listing shows that there is none.
 */
async function openDeployState(place, signal) {
    const { key, prefix } = place;
    if (!key?.startsWith(prefix))
        return openWith(own_objects/* getOwn */.Ng, place, signal);
    try {
        return await openWith(getOnly, place, signal);
    }
    catch (thrown) {
        if (!(0,errors/* isDeniedRequest */.D2)(thrown))
            throw thrown;
        return unopened('absent', async ({ isListed }) => {
            if (!isListed(key))
                return;
            // One that was stored since the GET can be read now, and is met when the lock is taken.
            const object = await openObject({ ...place, key }, signal);
            await object?.close();
        });
    }
}
async function openWith(get, place, signal) {
    const { key } = place;
    if (key === undefined)
        return unopened('none');
    const object = await openObject({ ...place, key }, signal, get);
    if (object === undefined)
        return unopened('absent');
    return {
        read: async (needs) => deployState(object.found, await contentOfRest(object, needs)),
        close: object.close,
    };
}
function unopened(condition, check = () => Promise.resolve()) {
    const state = deployState(nothing(condition), emptyContent(condition));
    return {
        read: async (needs) => {
            await check(needs);
            return state;
        },
        close: () => Promise.resolve(),
    };
}
/** Gets an object with one request. */
async function getOnly({ store, bucket, key }, signal) {
    try {
        return await store.get({ bucket, key, inPieces: true }, signal);
    }
    catch (thrown) {
        if ((0,errors/* codeOf */.$N)(thrown) === 'NoSuchKey')
            return undefined;
        throw thrown;
    }
}
/** Reads all of the state, whatever it describes. Rejects with a StoreError. */
async function readDeployState(place, signal) {
    const state = await openWith(getOwn, place, signal);
    return state.read({ objects: Infinity, files: Infinity, isListed: () => true });
}
/** Reads the first piece of the state, for its lock and nonce. Rejects with a StoreError. */
async function readStateHead(place, signal) {
    const object = await openObject(place, signal);
    await object?.close();
    return object?.found ?? nothing('absent');
}
function nothing(condition) {
    const content = { condition, nonce: undefined, lock: undefined };
    return { content, etag: undefined, lastModified: undefined };
}
function deployState(found, content) {
    const { salt, tables } = content;
    const { lastModified } = found;
    const hasRemoved = tables.removed.leads.length > 0;
    return {
        ...found,
        content,
        condition: content.condition,
        entryOf: (of) => (0,state_tables/* entryIn */.Gi)(content, of, lastModified),
        // Hashing each key would take as long as everything else, and mostly no file was removed.
        removedAtOf: (of) => (hasRemoved ? (0,state_tables/* entryIn */.Gi)(content, of, lastModified)?.removedAt : undefined),
        pendingCount: tables.pending.leads.length,
        isPending: (of) => (0,digests/* findRow */.uv)(tables.pending, (0,digests/* digestOfKey */.hj)(salt, of).id) !== undefined,
    };
}
async function openObject(place, signal, get = own_objects/* getOwn */.Ng) {
    const object = await get(place, signal);
    if (object === undefined)
        return undefined;
    const { etag, lastModified, size } = object;
    const rest = piecesOf(object.body);
    const close = async () => {
        await rest.return();
    };
    const start = await (0,deploy_lease/* firstLineOf */.Qy)(keptOpen(rest), MAX_LINE);
    const { facts, body } = openState(start, size, place);
    if (body === undefined)
        await close();
    const pieces = startingWith(start.subarray(body?.start), rest);
    return { found: { content: facts, etag, lastModified }, body, pieces, close };
}
async function* piecesOf(body) {
    yield* body;
}
/** The same pieces; a loop over them that ends early does not end the reading. */
function keptOpen(rest) {
    return { [Symbol.asyncIterator]: () => ({ next: () => rest.next() }) };
}
async function* startingWith(start, rest) {
    yield start;
    yield* rest;
}
/** Codes of a piece that is no longer that of the object whose first piece was read. */
const REPLACED = new Set(['NoSuchKey', 'PreconditionFailed']);
/** A state that was replaced meanwhile is of no use: the lock can't be taken with its ETag. */
async function contentOfRest({ found, body, pieces, close }, needs) {
    const { condition, nonce, lock } = found.content;
    if (body === undefined)
        return { ...emptyContent(condition), nonce, lock };
    const useless = { ...emptyContent('damaged'), nonce, lock };
    try {
        if (isBeyond(body.rows, needs))
            return useless;
        for await (const piece of pieces)
            if (body.take(piece))
                break;
        return body.content() ?? useless;
    }
    catch (thrown) {
        if (REPLACED.has((0,errors/* codeOf */.$N)(thrown)))
            return useless;
        throw thrown;
    }
    finally {
        await close();
    }
}
/** Rows that a state may have beside twice what there is now: of what was there before. */
const SPARE_ROWS = 65_536;
/** Whether a state has more rows than a deploy can have left, so that somebody else made it. */
function isBeyond({ known, removed, pending }, { objects, files }) {
    return (Math.max(known, removed) > 2 * objects + SPARE_ROWS ||
        pending > 2 * (objects + files) + SPARE_ROWS);
}
/** No object has this ETag. */
const NO_ETAG = '"00000000000000000000000000000000"';
/** Codes after which either object may be there: the store may have refused a second attempt. */
const DOUBTFUL = new Set(['NoSuchKey', 'PreconditionFailed', 'UnknownOutcome']);
/** Stores a state under a condition. After a refusal the object is read to see whose it is. */
async function replaceState(place, state, condition, signal) {
    try {
        return { etag: await putState(place, state, condition, signal) };
    }
    catch (thrown) {
        if (!isDoubtful(thrown))
            throw thrown;
        const found = await readStateHead(place, signal);
        return found.content.nonce === state.nonce ? { etag: found.etag } : { refusedBy: found };
    }
}
/**
 * Replaces the state with this nonce. If the condition held a wrong ETag, the state is found by its
 * nonce after the refusal, and replaced by its right ETag.
 */
async function replaceKnown(place, { nonce }, next, condition, signal) {
    const replaced = await replaceState(place, next, condition, signal);
    if (!('refusedBy' in replaced))
        return replaced;
    const { etag, content } = replaced.refusedBy;
    const isKnown = nonce !== undefined && content.nonce === nonce;
    if (!isKnown || etag === undefined)
        return replaced;
    return replaceState(place, next, { ifMatch: etag }, signal);
}
/**
 * Whether the store honours conditions: it must refuse to replace an object with an ETag that no
 * object has. If it doesn't, `state` is stored, and must serve as well as what was there. Rejects
 * with the refusal of a store that says that it has no conditions.
 */
async function honoursConditions(place, state, signal) {
    try {
        await putState(place, state, { ifMatch: NO_ETAG }, signal);
        return false;
    }
    catch (thrown) {
        if (isDoubtful(thrown))
            return true;
        throw thrown;
    }
}
/** Whether a conditional write was refused, and either object may be there. */
function isDoubtful(thrown) {
    return thrown instanceof errors/* StoreError */.AD && DOUBTFUL.has(thrown.code);
}
async function putState(place, state, condition, signal) {
    const { size, copy } = encodeState(state, place);
    const content = {
        size,
        read: (start, end, memory) => Promise.resolve(copy(start, end, memory)),
    };
    const { etag } = await (0,own_objects/* putOwn */.Ox)(place, place.key, content, condition, signal);
    return etag;
}


/***/ }),

/***/ 4044:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bf: () => (/* binding */ tablesOfEntries),
/* harmony export */   Gi: () => (/* binding */ entryIn),
/* harmony export */   IW: () => (/* binding */ NO_TABLES),
/* harmony export */   KZ: () => (/* binding */ tablesOfLock),
/* harmony export */   _8: () => (/* binding */ WIDTHS),
/* harmony export */   fe: () => (/* binding */ KNOWN_WIDTH_1),
/* harmony export */   jt: () => (/* binding */ prepareTables)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _core_object_headers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8203);
/* harmony import */ var _digests_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5096);



/** Bytes of a time, in milliseconds since 1970. */
const TIME_BYTES = 6;
/** Bytes of a row of each table. */
const WIDTHS = {
    /** Digests of the key, ETag with size, content, headers; one bit for each unknown group. */
    known: 4 * _digests_js__WEBPACK_IMPORTED_MODULE_1__/* .DIGEST_BYTES */ .x4 + 1,
    /** A key without a file, and when its file was removed. */
    removed: _digests_js__WEBPACK_IMPORTED_MODULE_1__/* .DIGEST_BYTES */ .x4 + TIME_BYTES,
    /** A key with an unconfirmed change: one that an unfinished deploy planned. */
    pending: _digests_js__WEBPACK_IMPORTED_MODULE_1__/* .DIGEST_BYTES */ .x4,
};
const NO_TABLES = {
    known: (0,_digests_js__WEBPACK_IMPORTED_MODULE_1__/* .createTableReader */ .A9)(WIDTHS.known, 0).table(),
    removed: (0,_digests_js__WEBPACK_IMPORTED_MODULE_1__/* .createTableReader */ .A9)(WIDTHS.removed, 0).table(),
    pending: (0,_digests_js__WEBPACK_IMPORTED_MODULE_1__/* .createTableReader */ .A9)(WIDTHS.pending, 0).table(),
};
/** Bytes of a row of `known` in format 1, which says nothing of unknown groups. */
const KNOWN_WIDTH_1 = 4 * _digests_js__WEBPACK_IMPORTED_MODULE_1__/* .DIGEST_BYTES */ .x4;
/** What no version asked for that wrote format 1, although it recorded all headers as stored. */
const UNKNOWN_1 = ['acl', 'tags', 'none'];
const ALL_GROUPS = 2 ** _core_object_headers_js__WEBPACK_IMPORTED_MODULE_2__/* .HEADER_GROUPS */ .JI.length;
function unknownBits(unknown) {
    return unknown.reduce((bits, group) => bits | (1 << _core_object_headers_js__WEBPACK_IMPORTED_MODULE_2__/* .HEADER_GROUPS */ .JI.indexOf(group)), 0);
}
/** A bit that this version doesn't know may mean any group. */
function unknownGroups(bits) {
    if (bits >= ALL_GROUPS)
        return _core_object_headers_js__WEBPACK_IMPORTED_MODULE_2__/* .HEADER_GROUPS */ .JI;
    return bits === 0 ? [] : _core_object_headers_js__WEBPACK_IMPORTED_MODULE_2__/* .HEADER_GROUPS */ .JI.filter((_, bit) => (bits & (1 << bit)) !== 0);
}
/** What tables record of a key, by a state object that was written at `lastModified`. */
function entryIn({ salt, tables }, key, lastModified) {
    const { known, removed } = tables;
    const digest = (0,_digests_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOfKey */ .hj)(salt, key);
    const row = (0,_digests_js__WEBPACK_IMPORTED_MODULE_1__/* .findRow */ .uv)(known, digest.id);
    const removedRow = (0,_digests_js__WEBPACK_IMPORTED_MODULE_1__/* .findRow */ .uv)(removed, digest.id);
    if (row === undefined && removedRow === undefined)
        return undefined;
    const holds = (column, value) => row !== undefined && (0,_digests_js__WEBPACK_IMPORTED_MODULE_1__/* .hexIn */ .F)(known, row, column * _digests_js__WEBPACK_IMPORTED_MODULE_1__/* .DIGEST_BYTES */ .x4, _digests_js__WEBPACK_IMPORTED_MODULE_1__/* .DIGEST_BYTES */ .x4) === value;
    return {
        isOf: (listed) => isUpTo(listed.lastModified, lastModified) && holds(1, (0,_digests_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOfObject */ .Ps)(digest, listed)),
        hasContent: (value) => holds(2, (0,_digests_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOfContent */ .rf)(digest, value)),
        hasHeaders: (value) => holds(3, (0,_digests_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOfHeaders */ .Y2)(digest, value)),
        unknown: row === undefined ? _core_object_headers_js__WEBPACK_IMPORTED_MODULE_2__/* .HEADER_GROUPS */ .JI : unknownIn(known, row),
        removedAt: removedRow === undefined ? undefined : timeIn(removed, removedRow),
    };
}
function unknownIn(known, row) {
    if (known.width === KNOWN_WIDTH_1)
        return UNKNOWN_1;
    return unknownGroups(Number.parseInt((0,_digests_js__WEBPACK_IMPORTED_MODULE_1__/* .hexIn */ .F)(known, row, KNOWN_WIDTH_1, 1), 16));
}
function timeIn(removed, row) {
    return Number.parseInt((0,_digests_js__WEBPACK_IMPORTED_MODULE_1__/* .hexIn */ .F)(removed, row, _digests_js__WEBPACK_IMPORTED_MODULE_1__/* .DIGEST_BYTES */ .x4, TIME_BYTES), 16);
}
/** Compares whole seconds, as in a GET's Last-Modified. An unknown time is not before any other. */
function isUpTo(time, other = new Date(NaN)) {
    return Math.floor(time.getTime() / 1000) <= Math.floor(other.getTime() / 1000);
}
function createEntryTables(salt) {
    const known = (0,_digests_js__WEBPACK_IMPORTED_MODULE_1__/* .createTable */ .ZR)(WIDTHS.known);
    const removed = (0,_digests_js__WEBPACK_IMPORTED_MODULE_1__/* .createTable */ .ZR)(WIDTHS.removed);
    return {
        add(key, entry) {
            const digest = (0,_digests_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOfKey */ .hj)(salt, key);
            const object = (0,_digests_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOfObject */ .Ps)(digest, entry);
            const content = (0,_digests_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOfContent */ .rf)(digest, entry.content);
            const headers = (0,_digests_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOfHeaders */ .Y2)(digest, entry.headers);
            const unknown = unknownBits(entry.unknown).toString(16).padStart(2, '0');
            known.add(digest.id + object + content + headers + unknown);
            if (entry.removedAt !== undefined)
                removed.add(digest.id + timeDigits(entry.removedAt));
        },
        build: () => ({ ...NO_TABLES, known: known.build(), removed: removed.build() }),
    };
}
function timeDigits(time) {
    return Math.floor(time)
        .toString(16)
        .padStart(2 * TIME_BYTES, '0');
}
/** The tables of a deploy that finished. */
function tablesOfEntries(salt, ...lists) {
    const tables = createEntryTables(salt);
    for (const entries of lists)
        for (const [key, entry] of entries)
            tables.add(key, entry);
    return tables.build();
}
/**
 * The tables of a lock record. It records no object, since any may be about to change; it keeps
 * when files were removed, and adds to the pending keys.
 */
function tablesOfLock({ salt, tables }, pendingKeys) {
    const pending = (0,_digests_js__WEBPACK_IMPORTED_MODULE_1__/* .createTable */ .ZR)(WIDTHS.pending);
    for (const key of pendingKeys)
        pending.add((0,_digests_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOfKey */ .hj)(salt, key).id);
    const { leads } = tables.pending;
    for (let row = 0; row < leads.length; row += 1)
        pending.add((0,_digests_js__WEBPACK_IMPORTED_MODULE_1__/* .hexIn */ .F)(tables.pending, row, 0, _digests_js__WEBPACK_IMPORTED_MODULE_1__/* .DIGEST_BYTES */ .x4));
    return { ...NO_TABLES, removed: tables.removed, pending: pending.build() };
}
/** Entries that are hashed in one turn of the event loop; some microseconds each. */
const ENTRIES_A_TURN = 128;
/** Begins with the entries of the objects that the deploy doesn't change. */
function prepareTables(salt, entries) {
    const tables = createEntryTables(salt);
    let isStopped = false;
    const gather = async () => {
        let count = 0;
        for (const [key, entry] of entries) {
            if (count % ENTRIES_A_TURN === 0)
                await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setImmediate)();
            if (isStopped)
                return;
            tables.add(key, entry);
            count += 1;
        }
    };
    const gathered = gather();
    // `complete` may never be called.
    gathered.catch(() => undefined);
    return {
        async complete(others) {
            await gathered;
            for (const [key, entry] of others)
                tables.add(key, entry);
            return tables.build();
        },
        stop: () => {
            isStopped = true;
        },
    };
}


/***/ })

};
