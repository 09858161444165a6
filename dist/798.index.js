export const id = 798;
export const ids = [798,393];
export const modules = {

/***/ 7463:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ Crc32cNode)
});

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/checksums/dist-es/submodules/crc/crc32c/Crc32cJs.js
const T = new Uint32Array(256);
for (let i = 0; i < 256; ++i) {
    let c = i;
    for (let j = 0; j < 8; ++j) {
        c = c & 1 ? 0x82f63b78 ^ (c >>> 1) : c >>> 1;
    }
    T[i] = c >>> 0;
}
class Crc32cJs {
    digestLength = 4;
    crc = 0xffff_ffff;
    update(data) {
        let crc = this.crc;
        for (let i = 0; i < data.length; ++i) {
            crc = (crc >>> 8) ^ T[(crc ^ data[i]) & 0xff];
        }
        this.crc = crc;
    }
    async digest() {
        const value = (this.crc ^ 0xffff_ffff) >>> 0;
        const out = new Uint8Array(4);
        out[0] = value >>> 24;
        out[1] = (value >>> 16) & 0xff;
        out[2] = (value >>> 8) & 0xff;
        out[3] = value & 0xff;
        return out;
    }
    reset() {
        this.crc = 0xffff_ffff;
    }
}

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/checksums/dist-es/submodules/crc/crc32c/Crc32cNode.js

const Crc32cNode = Crc32cJs;


/***/ }),

/***/ 2588:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $: () => (/* binding */ Crc64Nvme)
});

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/checksums/dist-es/submodules/crc/crc64-nvme/crc64-nvme-crt-container.js
const crc64NvmeCrtContainer = {
    CrtCrc64Nvme: null,
};

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/checksums/dist-es/submodules/crc/crc64-nvme/Crc64NvmeJs.js
const generateCRC64NVMETable = () => {
    const sliceLength = 8;
    const tables = new Array(sliceLength);
    for (let slice = 0; slice < sliceLength; slice++) {
        const table = new Array(512);
        for (let i = 0; i < 256; i++) {
            let crc = BigInt(i);
            for (let j = 0; j < 8 * (slice + 1); j++) {
                if (crc & 1n) {
                    crc = (crc >> 1n) ^ 0x9a6c9329ac4bc9b5n;
                }
                else {
                    crc = crc >> 1n;
                }
            }
            table[i * 2] = Number((crc >> 32n) & 0xffffffffn);
            table[i * 2 + 1] = Number(crc & 0xffffffffn);
        }
        tables[slice] = new Uint32Array(table);
    }
    return tables;
};
let CRC64_NVME_REVERSED_TABLE;
let t0, t1, t2, t3;
let t4, t5, t6, t7;
const ensureTablesInitialized = () => {
    if (!CRC64_NVME_REVERSED_TABLE) {
        CRC64_NVME_REVERSED_TABLE = generateCRC64NVMETable();
        [t0, t1, t2, t3, t4, t5, t6, t7] = CRC64_NVME_REVERSED_TABLE;
    }
};
class Crc64NvmeJs {
    c1 = 0;
    c2 = 0;
    constructor() {
        ensureTablesInitialized();
        this.reset();
    }
    update(data) {
        const len = data.length;
        let i = 0;
        let crc1 = this.c1;
        let crc2 = this.c2;
        while (i + 8 <= len) {
            const idx0 = ((crc2 ^ data[i++]) & 255) << 1;
            const idx1 = (((crc2 >>> 8) ^ data[i++]) & 255) << 1;
            const idx2 = (((crc2 >>> 16) ^ data[i++]) & 255) << 1;
            const idx3 = (((crc2 >>> 24) ^ data[i++]) & 255) << 1;
            const idx4 = ((crc1 ^ data[i++]) & 255) << 1;
            const idx5 = (((crc1 >>> 8) ^ data[i++]) & 255) << 1;
            const idx6 = (((crc1 >>> 16) ^ data[i++]) & 255) << 1;
            const idx7 = (((crc1 >>> 24) ^ data[i++]) & 255) << 1;
            crc1 = t7[idx0] ^ t6[idx1] ^ t5[idx2] ^ t4[idx3] ^ t3[idx4] ^ t2[idx5] ^ t1[idx6] ^ t0[idx7];
            crc2 =
                t7[idx0 + 1] ^
                    t6[idx1 + 1] ^
                    t5[idx2 + 1] ^
                    t4[idx3 + 1] ^
                    t3[idx4 + 1] ^
                    t2[idx5 + 1] ^
                    t1[idx6 + 1] ^
                    t0[idx7 + 1];
        }
        while (i < len) {
            const idx = ((crc2 ^ data[i]) & 255) << 1;
            crc2 = ((crc2 >>> 8) | ((crc1 & 255) << 24)) >>> 0;
            crc1 = (crc1 >>> 8) ^ t0[idx];
            crc2 ^= t0[idx + 1];
            ++i;
        }
        this.c1 = crc1;
        this.c2 = crc2;
    }
    async digest() {
        const c1 = this.c1 ^ 4294967295;
        const c2 = this.c2 ^ 4294967295;
        return new Uint8Array([
            c1 >>> 24,
            (c1 >>> 16) & 255,
            (c1 >>> 8) & 255,
            c1 & 255,
            c2 >>> 24,
            (c2 >>> 16) & 255,
            (c2 >>> 8) & 255,
            c2 & 255,
        ]);
    }
    reset() {
        this.c1 = 4294967295;
        this.c2 = 4294967295;
    }
}

;// CONCATENATED MODULE: ./node_modules/@aws-sdk/checksums/dist-es/submodules/crc/crc64-nvme/Crc64Nvme.js


class Crc64Nvme {
    impl;
    constructor() {
        const Crt = crc64NvmeCrtContainer.CrtCrc64Nvme;
        this.impl = Crt ? new Crt() : new Crc64NvmeJs();
    }
    update(data) {
        this.impl.update(data);
    }
    async digest() {
        return this.impl.digest();
    }
    reset() {
        this.impl.reset();
    }
}


/***/ }),

/***/ 7840:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k: () => (/* binding */ Crc32Node)
});

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./node_modules/@smithy/core/dist-es/submodules/checksum/crc32/Crc32Js.js
const CRC32_TABLE = new Uint32Array(256);
for (let i = 0; i < 256; ++i) {
    let c = i;
    for (let j = 0; j < 8; ++j) {
        c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    }
    CRC32_TABLE[i] = c >>> 0;
}
const ONES = 0xffff_ffff;
class Crc32Js {
    digestLength = 4;
    checksum = ONES;
    update(data) {
        for (let i = 0; i < data.length; ++i) {
            this.checksum = (this.checksum >>> 8) ^ CRC32_TABLE[(this.checksum ^ data[i]) & 0xff];
        }
    }
    digestSync() {
        return (this.checksum ^ ONES) >>> 0;
    }
    async digest() {
        const value = this.digestSync();
        const out = new Uint8Array(4);
        new DataView(out.buffer).setUint32(0, value, false);
        return out;
    }
    reset() {
        this.checksum = ONES;
    }
}

;// CONCATENATED MODULE: ./node_modules/@smithy/core/dist-es/submodules/checksum/crc32/Crc32Node.js


const zlibCrc32 = typeof external_node_zlib_.crc32 === "function" ? external_node_zlib_.crc32 : undefined;
const Crc32Node = zlibCrc32 ? buildNativeClass(zlibCrc32) : Crc32Js;
function buildNativeClass(nativeCrc32) {
    return class Crc32Node {
        digestLength = 4;
        value = 0;
        update(data) {
            this.value = nativeCrc32(data, this.value);
        }
        digestSync() {
            return this.value >>> 0;
        }
        async digest() {
            const out = new Uint8Array(4);
            new DataView(out.buffer).setUint32(0, this.digestSync(), false);
            return out;
        }
        reset() {
            this.value = 0;
        }
    };
}


/***/ }),

/***/ 9482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UQ: () => (/* binding */ expectsMany),
/* harmony export */   X_: () => (/* binding */ cutterOf),
/* harmony export */   _t: () => (/* binding */ boundariesOf),
/* harmony export */   og: () => (/* binding */ cutAt),
/* harmony export */   xo: () => (/* binding */ widestFirst)
/* harmony export */ });
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1547);

/** Characters that names count with, in order. */
const COUNTED = ['0123456789', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'].map((characters) => Array.from(characters));
/** Cuts that may lie behind the last key. */
const FAR_CUTS = 2;
/**
 * Guesses where to cut the rest of a range, as if names were numbers that count up: at the position
 * where names have differed since the `first` of all, or the next one, and a few further away. At
 * most `count` cuts, in key order. A wrong guess costs a request, never a key.
 */
function cutsOf(range, first, prefix, count) {
    const place = sharedLength(first, range.after);
    const coarse = higherAt(range, place);
    const near = coarse.length > 0 ? coarse : higherAt(range, place + 1);
    const far = [];
    for (let at = place - 1; at >= prefix.length && far.length < FAR_CUTS; at -= 1) {
        far.push(...higherAt(range, at).slice(0, 1));
    }
    return [...evenly(near, Math.max(0, count - far.length)), ...far].slice(0, count);
}
/** Number of keys from one boundary to the next. */
const KEYS_PER_BOUNDARY = 100;
/** Fewer keys than a page has, so that unexpected ones fit in. */
const BOUNDARIES_PER_RANGE = 9;
/** Cuts at `boundaries`; undefined: there are none yet. Without `boundaries` it guesses. */
function cutterOf({ prefix = '', boundaries }, first) {
    if (boundaries === undefined)
        return (range, count) => cutsOf(range, first, prefix, count);
    const known = boundaries();
    return known && ((range, count) => cutsAtBoundaries(known, range, count));
}
/** More than two pages: to cut fewer would cost one more request. */
const MANY_BOUNDARIES = 21;
/** Whether enough keys are expected after a key to be worth cutting. */
function expectsMany(boundaries, after) {
    const next = boundaries?.at(-MANY_BOUNDARIES);
    return next !== undefined && (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .compareKeys */ .YD)(next, after) > 0;
}
/** The boundaries of the keys of `prefix` and each name. Sorts `names` in place. */
function boundariesOf(prefix, names) {
    names.sort(_core_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .compareKeys */ .YD);
    const boundaries = [];
    for (let at = KEYS_PER_BOUNDARY - 1; at < names.length; at += KEYS_PER_BOUNDARY) {
        boundaries.push(`${prefix}${names[at] ?? ''}`);
    }
    return boundaries;
}
/** At most `count` cuts, such that each range fits on a page if the expected keys exist. */
function cutsAtBoundaries(boundaries, { after, until }, count) {
    const cuts = [];
    const first = boundaries.findIndex((boundary) => (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .compareKeys */ .YD)(boundary, after) > 0);
    if (first < 0)
        return cuts;
    for (let at = first + BOUNDARIES_PER_RANGE - 1; cuts.length < count; at += BOUNDARIES_PER_RANGE) {
        const boundary = boundaries[at];
        if (boundary === undefined || (until !== undefined && (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .compareKeys */ .YD)(boundary, until) >= 0))
            break;
        cuts.push(boundary);
    }
    return cuts;
}
/** The ranges, those that may hold the most keys first. */
function widestFirst(ranges) {
    const shared = ({ after, until = '' }) => sharedLength(after, until);
    return ranges.toSorted((a, b) => shared(a) - shared(b));
}
/** Cuts of the rest of a range at each higher character at a position. */
function higherAt({ after, until }, at) {
    const digit = after.charAt(at);
    const higher = COUNTED.find((all) => all.includes(digit))?.filter((other) => other > digit) ?? [];
    return higher
        .map((other) => after.slice(0, at) + other)
        .filter((cut) => until === undefined || (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .compareKeys */ .YD)(cut, until) < 0);
}
function sharedLength(a, b) {
    let length = 0;
    while (length < a.length && a[length] === b[length])
        length += 1;
    return length;
}
/** At most `count` of the items, evenly spaced. */
function evenly(items, count) {
    if (items.length <= count)
        return items;
    return Array.from({ length: count }, (_, index) => items.at(Math.floor(((index + 1) * items.length) / (count + 1)))).filter((item) => item !== undefined);
}
/** The range, cut into pieces. */
function cutAt({ after, until }, cuts) {
    const starts = [after, ...cuts];
    return starts.map((start, index) => {
        const end = cuts[index] ?? until;
        return { after: start, ...(end !== undefined && { until: end }) };
    });
}


/***/ }),

/***/ 5132:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ bucketPagesAtOnce)
/* harmony export */ });
/* harmony import */ var _core_concurrency_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9276);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1547);
/* harmony import */ var _key_ranges_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9482);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7515);




/** Pages listed one after another, so that a small prefix takes no more requests than pages. */
const PAGES_IN_ORDER = 3;
/** Ranges listed at a time: fewer where the cuts are guessed. */
const RANGES_AT_ONCE = { atBoundaries: 11, guessed: 8 };
/** Requests for empty ranges that each page with keys allows. */
const GUESSES_A_PAGE = 0.2;
/**
 * Yields the pages of a listing like `bucketPages`, but in no order: where a prefix has many,
 * ranges of its keys are listed at the same time. Each key comes once, whatever the store does:
 * every page is checked to be in order and inside its range, and a store that lists without order,
 * or that ignores where to start, is listed page by page.
 */
async function* bucketPagesAtOnce(options, deps) {
    let count = 0;
    let first;
    let last = '';
    let isOrdered = true;
    for await (const page of (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .bucketPages */ .h4)(options, deps)) {
        yield page;
        count += 1;
        isOrdered &&= isInOrder(page.objects, last);
        first ??= page.objects[0]?.key;
        last = page.objects.at(-1)?.key ?? last;
        const { nextToken: token } = page;
        const cutter = isOrdered && first !== undefined ? (0,_key_ranges_js__WEBPACK_IMPORTED_MODULE_1__/* .cutterOf */ .X_)(options, first) : undefined;
        const isLong = count >= PAGES_IN_ORDER || (0,_key_ranges_js__WEBPACK_IMPORTED_MODULE_1__/* .expectsMany */ .UQ)(options.boundaries?.(), last);
        if (isLong && cutter !== undefined && token !== undefined) {
            const rest = { after: last, token, assertNewToken: (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .loopDetector */ .Vo)() };
            const rounds = (0,_core_concurrency_js__WEBPACK_IMPORTED_MODULE_2__/* .prefetch */ .yj)(roundsOfRanges(rest, cutter, options, deps));
            for await (const pages of rounds)
                yield* pages;
            return;
        }
    }
}
/** Yields one page of each range at a time. */
async function* roundsOfRanges(rest, cutsIn, options, deps) {
    let listings = [rest];
    let mayCut = true;
    const atOnce = options.boundaries ? RANGES_AT_ONCE.atBoundaries : RANGES_AT_ONCE.guessed;
    let spare = atOnce;
    while (listings.length > 0) {
        const free = Math.max(0, Math.floor(Math.min(spare, atOnce - listings.length)));
        if (mayCut)
            listings = withCuts(listings, cutsIn, free);
        const listed = await pagesOf(listings, options, deps);
        const taken = withoutRefused(listed);
        mayCut &&= taken.length === listed.length;
        const pages = taken.map((one) => pageInside(one));
        for (const { objects } of pages)
            spare += objects.length > 0 ? GUESSES_A_PAGE : -1;
        listings = taken.flatMap((one, index) => restOf(one, pages[index] ?? one.page));
        yield pages;
    }
}
/** One page of each range, in the order of the ranges. */
async function pagesOf(listings, { bucket, prefix = '', pageSize, signal }, { store }) {
    const request = { bucket, prefix, ...(pageSize !== undefined && { pageSize }) };
    const pages = [];
    const listed = (0,_core_concurrency_js__WEBPACK_IMPORTED_MODULE_2__/* .mapConcurrent */ ._k)(listings.entries(), async ([index, listing], abort) => {
        const { after, token } = listing;
        const from = token === undefined ? { startAfter: after } : { continuationToken: token };
        return { index, listing, page: await store.list({ ...request, ...from }, abort) };
    }, { concurrency: listings.length, ...(signal && { signal }) });
    for await (const { index, listing, page } of listed) {
        (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .assertUnderPrefix */ .tr)(page.objects, prefix);
        pages[index] = { listing, page };
    }
    return pages;
}
/** The part of a page that is in its range. */
function pageInside({ listing: { after, until }, page }) {
    if (!isInOrder(page.objects, after))
        throw (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .disordered */ .aq)(after);
    const isInside = ({ key }) => until === undefined || (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .compareKeys */ .YD)(key, until) <= 0;
    return { ...page, objects: page.objects.filter(isInside) };
}
/** The rest of a range after its page; empty: the range is complete. */
function restOf({ listing, page }, { objects }) {
    const { after, assertNewToken } = listing;
    const { nextToken: token } = page;
    if (token === undefined || objects.length < page.objects.length)
        return [];
    assertNewToken(token);
    return [{ ...listing, after: objects.at(-1)?.key ?? after, token }];
}
/** Joins each range that a store doesn't list by itself to the one that it was cut from. */
function withoutRefused(listed) {
    const taken = [];
    let joined;
    for (const { listing, page } of listed.toReversed()) {
        const { after, token, assertNewToken, ...end } = listing;
        joined ??= end;
        if (isRefusalToStart(listing, page))
            continue;
        taken.unshift({ listing: { after, token, assertNewToken, ...joined }, page });
        joined = undefined;
    }
    return taken;
}
/** Whether the first page of a range begins before it, because the store ignores where to start. */
function isRefusalToStart({ after, token }, { objects: [first] }) {
    return token === undefined && first !== undefined && (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .compareKeys */ .YD)(first.key, after) <= 0;
}
/** Cuts the ranges into at most `free` more. */
function withCuts(listings, cutsIn, free) {
    const cuts = new Map();
    for (const listing of (0,_key_ranges_js__WEBPACK_IMPORTED_MODULE_1__/* .widestFirst */ .xo)(listings)) {
        const found = cutsIn(listing, free);
        cuts.set(listing, found);
        free -= found.length;
    }
    return listings.flatMap((listing) => {
        const [start, ...others] = (0,_key_ranges_js__WEBPACK_IMPORTED_MODULE_1__/* .cutAt */ .og)(listing, cuts.get(listing) ?? []);
        const begun = others.map((range) => ({
            ...range,
            token: undefined,
            assertNewToken: (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .loopDetector */ .Vo)(),
        }));
        return [{ ...listing, ...start }, ...begun];
    });
}
function isInOrder(objects, after) {
    let last = after;
    for (const { key } of objects) {
        if ((0,_core_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .compareKeys */ .YD)(key, last) <= 0)
            return false;
        last = key;
    }
    return true;
}


/***/ }),

/***/ 5393:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createChecksumHash: () => (/* binding */ createChecksumHash)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _aws_sdk_checksums_crc__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2588);
/* harmony import */ var _aws_sdk_checksums_crc__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7463);
/* harmony import */ var _aws_sdk_checksums_crc__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7840);


function createChecksumHash(name) {
    const hash = HASHES[name]();
    return {
        update: (bytes) => void hash.update(bytes),
        digest: async () => Buffer.from(await hash.digest()).toString('base64'),
    };
}
const HASHES = {
    sha256: () => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256'),
    sha1: () => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha1'),
    crc64nvme: () => new _aws_sdk_checksums_crc__WEBPACK_IMPORTED_MODULE_1__/* .Crc64Nvme */ .$(),
    crc32c: () => new _aws_sdk_checksums_crc__WEBPACK_IMPORTED_MODULE_2__/* .Crc32cNode */ .j(),
    crc32: () => new _aws_sdk_checksums_crc__WEBPACK_IMPORTED_MODULE_3__/* .Crc32Node */ .k(),
};


/***/ }),

/***/ 8798:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  syncDirectory: () => (/* binding */ syncDirectory)
});

// EXTERNAL MODULE: ./lib/core/abort.js
var abort = __webpack_require__(4469);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/globs/selection.js
var selection = __webpack_require__(2117);
// EXTERNAL MODULE: ./lib/core/keys.js
var core_keys = __webpack_require__(1547);
// EXTERNAL MODULE: ./lib/core/outcome.js
var core_outcome = __webpack_require__(1307);
// EXTERNAL MODULE: ./lib/headers/headers-for.js
var headers_for = __webpack_require__(1814);
// EXTERNAL MODULE: ./lib/headers/own-objects.js
var own_objects = __webpack_require__(2671);
// EXTERNAL MODULE: ./lib/core/columns.js
var columns = __webpack_require__(2776);
// EXTERNAL MODULE: ./lib/core/text.js
var core_text = __webpack_require__(9716);
;// CONCATENATED MODULE: ./lib/listing/listing-index.js


/** The ETag without its quotes. */
function bareETag(etag) {
    return etag.replace(/^(?:W\/)?"(.*)"$/, '$1');
}
/** Splits an ETag without quotes; undefined: it has another form. */
function splitETag(etag) {
    const [, digest, parts = '0'] = /^([0-9a-f]{32})(?:-([1-9]\d{0,4}))?$/.exec(etag) ?? [];
    return digest === undefined ? undefined : { digest, parts: Number(parts) };
}
/** What was listed of an object; undefined without a row. */
function listedFacts(objects, row) {
    if (row === undefined)
        return undefined;
    const { etag, size, lastModified } = objects.at(row);
    return { etag: `"${etag}"`, size, lastModified: new Date(lastModified) };
}
function createListingIndex() {
    const rows = new Map();
    const sizes = (0,columns/* createNumberColumn */.AQ)();
    const times = (0,columns/* createNumberColumn */.AQ)();
    const etags = createETagColumn();
    return {
        get count() {
            return rows.size;
        },
        add({ key, size, etag, lastModified }) {
            const row = rows.get(key) ?? rows.size;
            if (row === rows.size)
                rows.set((0,core_text/* ownCopyOf */.dV)(key), row);
            sizes.set(row, size);
            times.set(row, lastModified.getTime());
            etags.set(row, bareETag(etag));
        },
        rowOf: (key) => rows.get(key),
        at: (row) => ({ size: sizes.at(row), etag: etags.at(row), lastModified: times.at(row) }),
        sizeAt: (row) => sizes.at(row),
        partsAt: (row) => etags.partsAt(row),
        keys: () => rows.keys(),
        entries: () => rows.entries(),
    };
}
/** Stores ETags that look like an MD5, with or without a number of parts, in binary. */
function createETagColumn() {
    const digests = (0,columns/* createDigestColumn */.Du)();
    const parts = (0,columns/* createNumberColumn */.AQ)();
    const others = new Map();
    return {
        set(row, etag) {
            const split = splitETag(etag);
            if (split === undefined) {
                others.set(row, (0,core_text/* ownCopyOf */.dV)(etag));
                parts.set(row, 0);
            }
            else {
                others.delete(row);
                digests.set(row, split.digest);
                parts.set(row, split.parts);
            }
        },
        partsAt: (row) => parts.at(row),
        at(row) {
            const other = others.get(row);
            if (other !== undefined)
                return other;
            const digest = digests.at(row) ?? '';
            return parts.at(row) === 0 ? digest : `${digest}-${parts.at(row)}`;
        },
    };
}

// EXTERNAL MODULE: ./lib/local/digest-threads.js
var digest_threads = __webpack_require__(5911);
// EXTERNAL MODULE: ./lib/local/source.js + 3 modules
var local_source = __webpack_require__(7621);
// EXTERNAL MODULE: ./lib/object-store/delete-condition.js
var delete_condition = __webpack_require__(172);
// EXTERNAL MODULE: ./lib/object-store/wrapped-stores.js
var wrapped_stores = __webpack_require__(1881);
// EXTERNAL MODULE: ./lib/operations/feature.js
var feature = __webpack_require__(2484);
// EXTERNAL MODULE: ./lib/operations/remove.js
var remove = __webpack_require__(5956);
// EXTERNAL MODULE: ./lib/operations/run-operation.js + 2 modules
var run_operation = __webpack_require__(9824);
;// CONCATENATED MODULE: ./lib/object-store/kept-acls.js


/** Codes about the source of a copy, whatever headers the copy has. */
const ABOUT_SOURCE = new Set(['InvalidObjectState', 'NoSuchKey', 'PreconditionFailed']);
/** Codes that are refusals whatever their status: a copy may fail in an answer with status 200. */
const REFUSALS = new Set([
    'AccessControlListNotSupported',
    'AccessDenied',
    'Forbidden',
    'InvalidArgument',
    'InvalidRequest',
    'MethodNotAllowed',
    'NotImplemented',
]);
/** Statuses of requests that may succeed when they are sent again. */
const PASSING = [408, 409, 429];
/**
 * Whether the role lacks the right to set ACLs. That says nothing about what the bucket takes: without
 * the ACL, an object that others may read would no longer be readable. Block Public Access, under which
 * public ACLs have no effect, refuses in similar words.
 */
function lacksAclRight({ message }) {
    return /\bs3:PutObjectAcl\b/.test(message) && !/block ?public ?ac/i.test(message);
}
/** Whether a store refused a request for what it asks, so that it may take one that asks less. */
function isRefusal(thrown) {
    if (!(thrown instanceof errors/* StoreError */.AD) || thrown.scope !== 'item')
        return false;
    const { code, status = 0 } = thrown;
    if (ABOUT_SOURCE.has(code) || lacksAclRight(thrown))
        return false;
    const isRejected = (status >= 400 && status < 500) || status === 501;
    return REFUSALS.has(code) || (isRejected && !PASSING.includes(status));
}
/**
 * A store whose copies keep the ACLs of their objects, as far as it takes them: Block Public Access
 * and the ownership settings of a bucket refuse ACLs that its objects have from before. A copy that
 * is refused with an ACL is repeated without it, and other copies are sent without that ACL.
 */
class AclKeepingStore extends wrapped_stores/* WrappedStore */.fu {
    #acls;
    #refused = new Set();
    #codes = new Set();
    #lost = 0;
    /** `acls`: the headers that give a copy the ACL of its object, by key. */
    constructor(inner, acls) {
        super(inner);
        this.#acls = acls;
    }
    /** The number of copies without the ACL of their objects, and the codes of the refusals. */
    get lost() {
        return { count: this.#lost, codes: this.#codes };
    }
    async copy(request, signal) {
        const acl = this.#acls.get(request.key);
        if (acl === undefined)
            return this.inner.copy(request, signal);
        const name = JSON.stringify(acl);
        let refusal;
        if (!this.#refused.has(name)) {
            const headers = { ...request.headers, ...acl };
            try {
                return await this.inner.copy({ ...request, headers }, signal);
            }
            catch (thrown) {
                if (!isRefusal(thrown))
                    throw thrown;
                refusal = thrown;
            }
        }
        const stored = await this.inner.copy(request, signal);
        this.#lost += 1;
        this.#refused.add(name);
        if (refusal !== undefined)
            this.#codes.add(refusal.code);
        return stored;
    }
}

;// CONCATENATED MODULE: ./lib/headers/read-back.js


const METHODS = { acl: 'grants', tags: 'tags' };
/** Codes of stores whose objects have no ACLs, or no tags. */
const NOT_IMPLEMENTED = new Set(['MethodNotAllowed', 'NotImplemented']);
/** Codes of a lacking permission, which other objects need not lack. */
const DENIED = new Set(['AccessDenied', 'Forbidden']);
/** Whether all failures say that the store has no such headers, so that none can be lost. */
function areNotImplemented(codes) {
    return [...codes].every((code) => NOT_IMPLEMENTED.has(code));
}
function areDenied(codes) {
    return [...codes].some((code) => DENIED.has(code));
}
/** Failures without an answer of any object, after which no other object is asked. */
const MAX_FAILURES = 3;
/**
 * Until the store has answered the question once, objects are asked one after the other. A store
 * that can't answer is asked once, one that refuses three times.
 */
function createReadBacks(store) {
    const groups = { acl: createGroup(), tags: createGroup() };
    return {
        async read(name, object, signal) {
            const group = groups[name];
            const ask = () => askObject(group, () => store[METHODS[name]](object, signal), signal);
            while (!group.isAnswered) {
                if (group.givenUp !== undefined)
                    return group.givenUp;
                if (group.asking === undefined)
                    return askAlone(group, ask);
                await group.asking;
            }
            return ask();
        },
        codesOf: (name) => groups[name].codes,
    };
}
function createGroup() {
    const codes = new Set();
    return { isAnswered: false, failures: 0, givenUp: undefined, asking: undefined, codes };
}
function askAlone(group, ask) {
    const asked = ask();
    const end = () => {
        group.asking = undefined;
    };
    group.asking = asked.then(end, end);
    return asked;
}
async function askObject(group, send, signal) {
    try {
        const headers = await send();
        group.isAnswered = true;
        return headers;
    }
    catch (thrown) {
        if (!(thrown instanceof errors/* StoreError */.AD) || thrown.scope !== 'item' || signal.aborted)
            throw thrown;
        if (thrown.code === 'NoSuchKey')
            return 'gone';
        if (thrown.code === 'NoSuchTagSet')
            return {};
        group.codes.add(thrown.code);
        // The store has answered: with a grant that no header can express.
        if (thrown.code === 'UnknownGrant')
            group.isAnswered = true;
        const { result, isOfStore } = meaningOf(thrown);
        group.failures += 1;
        const isEnough = isOfStore || group.failures >= MAX_FAILURES;
        if (isEnough && !group.isAnswered)
            group.givenUp = result;
        return result;
    }
}
/** What a failure says; `isOfStore`: it holds for every object of the store. */
function meaningOf({ code, status = 0 }) {
    const isOfStore = NOT_IMPLEMENTED.has(code) || code === 'UnprovenAnswer' || status === 405 || status === 501;
    // Google answers 400 and 412 where access is uniform: ACLs can't be set there either.
    const isRejected = status >= 400 && status < 500 && status !== 408 && status !== 429;
    const isOther = isRejected && !DENIED.has(code) && code !== 'UnknownGrant';
    return { result: isOfStore || isOther ? 'unsupported' : 'refused', isOfStore };
}
/**
 * HEAD, without checksums where they are refused: for an object under a KMS key they need a
 * permission of their own, and a store that refuses them otherwise does so for every object.
 */
function createHeadReader(store) {
    let areChecksumsKnown = true;
    return async (request, signal) => {
        const withChecksums = request.withChecksums === true && areChecksumsKnown;
        try {
            return await store.head({ ...request, withChecksums }, signal);
        }
        catch (thrown) {
            if (!withChecksums || !isRefusal(thrown))
                throw thrown;
            const found = await store.head({ ...request, withChecksums: false }, signal);
            if (thrown.status !== 403)
                areChecksumsKnown = false;
            return found;
        }
    };
}

// EXTERNAL MODULE: ./lib/core/object-headers.js
var object_headers = __webpack_require__(8203);
;// CONCATENATED MODULE: ./lib/headers/stored.js

/** Headers that a copy must send again, because CopyObject drops them. */
const RESENT = (0,object_headers/* headerNamesWhere */.lr)(({ isResent }) => isResent);
/** Whether the stored headers of an object differ from the wanted ones, of those always compared. */
function headersDiffer(wanted, stored) {
    const names = [...Object.keys(wanted), ...Object.keys(stored)].filter(isAlwaysCompared);
    return [...new Set(names)].some((name) => {
        const key = name;
        return !isSame(name, wanted[key] ?? '', stored[key] ?? '');
    });
}
/** The names of stored headers that are no longer wanted, of those that are always compared. */
function headersLost(wanted, stored) {
    const values = Object.entries(stored);
    const lost = values.filter(([name, value]) => !(name in wanted) && !isSame(name, '', value));
    return lost.map(([name]) => name).filter(isAlwaysCompared);
}
/** The headers for a copy onto itself: the wanted ones, and stored ones that a copy would drop. */
function headersOfCopy(wanted, stored) {
    const isEncryptionWanted = wanted['x-amz-server-side-encryption'] !== undefined;
    const lost = RESENT.filter((name) => !(isEncryptionWanted && name.includes('encryption')));
    const kept = lost.flatMap((name) => (stored[name] === undefined ? [] : [[name, stored[name]]]));
    return { ...Object.fromEntries(kept), ...wanted };
}
/** The wanted headers of a group that are compared only when wanted. */
function wantedIn(group, wanted) {
    return Object.entries(wanted).filter(([name]) => {
        const row = (0,object_headers/* objectHeader */.$o)(name);
        return row?.readBack === group && row.compared === 'when-wanted';
    });
}
/** The names of the wanted headers of a group, of those that are compared only when wanted. */
function namesIn(group, wanted) {
    return wantedIn(group, wanted).map(([name]) => name);
}
/** The groups of the wanted headers that are compared only when wanted. */
function wantedGroups(wanted) {
    return object_headers/* HEADER_GROUPS */.JI.filter((group) => wantedIn(group, wanted).length > 0);
}
/**
 * Whether the headers that the request for a group has returned prove that the object has the
 * wanted ones. What it can't show is not proven: an encryption context, the key of an alias, a lock
 * without the permission to see it, a canned ACL that depends on who owns the object.
 */
function provesGroup(group, wanted, returned) {
    const headers = wantedIn(group, wanted);
    if (headers.length === 0)
        return true;
    if (group === 'acl')
        return isSameAcl(Object.fromEntries(headers), returned);
    return headers.every(([name, value]) => {
        const shown = returned[name] ?? (0,object_headers/* objectHeader */.$o)(name)?.absent ?? '';
        if (name === 'x-amz-tagging')
            return tagsOf(value) === tagsOf(shown);
        if (name === 'x-amz-server-side-encryption-aws-kms-key-id')
            return isSameKey(value, shown);
        return isSame(name, value, shown);
    });
}
function isAlwaysCompared(name) {
    const row = (0,object_headers/* objectHeader */.$o)(name);
    return row === undefined ? name.startsWith(object_headers/* METADATA_PREFIX */.z3) : row.compared === 'always';
}
function isSame(name, wanted, stored) {
    if (wanted.trim() === stored.trim())
        return true;
    if ((0,object_headers/* objectHeader */.$o)(name)?.kind === 'date')
        return Date.parse(wanted) === Date.parse(stored);
    // Some stores keep the aws-chunked of the request.
    if (name === 'content-encoding')
        return wanted === stored.replace(/^aws-chunked(,\s*|$)/, '');
    // A value that is not ASCII is returned in the encoding of mail headers (RFC 2047).
    return /^=\?[\w-]+\?[bq]\?/i.test(stored) && /[^\x20-\x7e]/.test(wanted);
}
/** The tags of a header, decoded and in order. */
function tagsOf(header) {
    return JSON.stringify([...new URLSearchParams(header)].map((tag) => JSON.stringify(tag)).sort());
}
/** Whether two names are of one key: HEAD returns its ARN, rules may have its id alone. */
function isSameKey(wanted, shown) {
    if (/(^|:)alias\//.test(wanted))
        return false;
    if (wanted.startsWith('arn:') && shown.startsWith('arn:'))
        return wanted === shown;
    const idOf = (name) => name.slice(name.lastIndexOf('/') + 1);
    return idOf(wanted) === idOf(shown);
}
const GROUPS = 'http://acs.amazonaws.com/groups/global/';
/** Grants beside the owner's of canned ACLs; the other ones depend on who owns the bucket. */
const CANNED = new Map([
    ['private', []],
    ['public-read', [`x-amz-grant-read uri=${GROUPS}AllUsers`]],
    [
        'public-read-write',
        [`x-amz-grant-read uri=${GROUPS}AllUsers`, `x-amz-grant-write uri=${GROUPS}AllUsers`],
    ],
    ['authenticated-read', [`x-amz-grant-read uri=${GROUPS}AuthenticatedUsers`]],
]);
function isSameAcl(wanted, returned) {
    const [one, other] = [grantsIn(wanted), grantsIn(returned)];
    return one !== undefined && one.join('\n') === other?.join('\n');
}
/** The grants that headers give, in order; undefined: they depend on more than the headers. */
function grantsIn(headers) {
    const { 'x-amz-acl': canned, ...others } = headers;
    const given = Object.entries(others).flatMap(([name, value]) => granteesIn(name, value));
    if (canned === undefined)
        return [...new Set(given)].sort();
    return given.length === 0 ? CANNED.get(canned) : undefined;
}
/** `id="…", uri="…"`, with or without quotes. */
function granteesIn(name, value) {
    const grantees = value.matchAll(/([a-z]+)\s*=\s*(?:"([^"]*)"|([^\s,"]+))/gi);
    return [...grantees].map(([, kind = '', quoted, bare = '']) => `${name} ${kind.toLowerCase()}=${quoted ?? bare}`);
}

;// CONCATENATED MODULE: ./lib/headers/losses.js



/**
 * Counts what objects lose when they are copied or uploaded, and wanted headers that can neither be
 * read nor set, for one warning of each kind.
 */
function createLosses() {
    let acls = 0;
    let objects = 0;
    const byName = new Map();
    const unknown = new Map();
    return {
        noteACL() {
            acls += 1;
        },
        noteHeaders(names) {
            if (names.length > 0)
                objects += 1;
            for (const name of names)
                byName.set(name, (byName.get(name) ?? 0) + 1);
        },
        noteUnknown(groups, headers) {
            for (const group of groups) {
                const known = unknown.get(group) ?? { count: 0, names: new Set() };
                known.count += 1;
                for (const name of namesIn(group, headers))
                    known.names.add(name);
                unknown.set(group, known);
            }
        },
        /** `codesOf` returns the codes with which the request for a group failed. */
        warnings(codesOf) {
            const codes = codesOf('acl');
            return [
                ...(acls === 0 || areNotImplemented(codes) ? [] : [unreadACLs(acls, codes)]),
                ...(objects === 0 ? [] : [lostHeaders(objects, byName)]),
                ...[...unknown].map(([group, { count, names }]) => unknownHeaders(group, codesOf(group), count, names)),
            ];
        },
    };
}
const REQUESTS = { acl: 'GetObjectAcl', tags: 'GetObjectTagging' };
function unknownHeaders(group, codes, count, names) {
    const why = areNotImplemented(codes)
        ? `the store does not implement ${REQUESTS[group]}`
        : `${REQUESTS[group]} failed (${listed(codes)})`;
    const [were, it] = names.size === 1 ? ['was', 'it'] : ['were', 'them'];
    return (`${[...names].sort().join(', ')} ${were} neither checked nor set on ` +
        `${(0,core_text/* plural */.LS)(count, 'unchanged object')}, because ${why}: to set ` +
        `${it}, delete the objects and deploy again; where the store ignores ${it}, remove ${it} from ` +
        '"headers"');
}
function unreadACLs(count, codes) {
    const allow = areDenied(codes) ? 'allow s3:GetObjectAcl on the objects of the bucket, or ' : '';
    const [acl, change] = count === 1
        ? ['the ACL of 1 object', 'changes']
        : [`the ACLs of ${(0,core_text/* formatCount */.B4)(count)} objects`, 'change'];
    return (`${acl} whose headers ${change} can't be read (GetObjectAcl failed: ${listed(codes)}), so ${count === 1 ? 'it gets' : 'they get'} ` +
        `the ACL of a new object: ${allow}set x-amz-acl by "headers"`);
}
/** The warning about copies without the ACL of their objects, which the store refused. */
function refusedACLs(count, codes) {
    const [acl, them] = count === 1
        ? ['the ACL of 1 object was', 'it has']
        : [`the ACLs of ${(0,core_text/* formatCount */.B4)(count)} objects were`, 'they have'];
    return (`${acl} not kept when headers changed, because the bucket refuses that ACL now ` +
        `(${listed(codes)}), so ${them} the ACL of a new object: to let others read the objects, ` +
        'allow it in the bucket policy');
}
/** The warning about objects that were uploaded because the store refused to copy them. */
function refusedCopies(count, codes) {
    const [were, it] = count === 1 ? ['1 object was', 'it has'] : [`${(0,core_text/* formatCount */.B4)(count)} objects were`, 'they have'];
    return (`${were} uploaded to change headers, because the store refused the copy (${listed(codes)}), so ` +
        `${it} only what "headers" sets: tags, ACL, storage class and encryption are those of a new object`);
}
function listed(codes) {
    return [...codes].sort().join(', ');
}
function lostHeaders(objects, byName) {
    const names = [...byName].map(([name, count]) => `${name} of ${(0,core_text/* formatCount */.B4)(count)}`);
    const subject = objects === 1 ? '1 object loses' : `${(0,core_text/* formatCount */.B4)(objects)} objects lose`;
    return (`${subject} headers that are stored now (${names.join(', ')}): "headers" has no rule for them ` +
        'any more; write one to keep them');
}

// EXTERNAL MODULE: ./lib/local/digests.js
var digests = __webpack_require__(1206);
// EXTERNAL MODULE: ./lib/operations/progress.js
var progress = __webpack_require__(8091);
;// CONCATENATED MODULE: ./lib/operations/copy.js



/**
 * Copies objects on the server, many at a time; one that fails doesn't stop the others. Yields one
 * outcome per item in the order of completion. A source that throws, an aborted signal and dead
 * credentials are thrown after the outcomes of all items pulled.
 */
function copy(items, { store }, { concurrency = run_operation/* DEFAULT_CONCURRENCY */.WH, signal, onProgress } = {}) {
    const perform = async ([item], abort) => item === undefined ? [] : [await copyOne(item, store, abort)];
    const meter = (0,progress/* createMeter */.q)(onProgress);
    return (0,run_operation/* runOperation */.xj)(items, { op: 'copy', concurrency, perform, meter }, signal);
}
async function copyOne(item, store, signal) {
    const { bucket, key, source, ifSourceMatch, headers } = item;
    const stored = await store.copy({
        bucket,
        key,
        source: (0,core_outcome/* identityOf */.cu)(source),
        headers,
        ...(ifSourceMatch !== undefined && { ifSourceMatch }),
    }, signal);
    return { ...(0,core_outcome/* identityOf */.cu)(item), ...stored, op: 'copy', status: 'done', bytes: 0 };
}

// EXTERNAL MODULE: ./lib/operations/upload.js
var upload = __webpack_require__(2529);
;// CONCATENATED MODULE: ./lib/object-store/object-store.js
/**
 * Bytes of the largest object that one copy can copy.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
 */
const MAX_COPY_SIZE = 5 * 1024 ** 3;

;// CONCATENATED MODULE: ./lib/sync/file-action.js



/** The beginning of the message about an object whose HEAD failed. */
const NOT_COMPARED = "can't be compared, since HeadObject failed";
function isChange(chosen) {
    return chosen?.action === 'upload' || chosen?.action === 'copy';
}
/** Storage classes whose objects must be restored before they can be read. */
const ARCHIVED = ['GLACIER', 'DEEP_ARCHIVE'];
const SKIP = { action: 'skip' };
const ask = (about) => ({ action: 'ask', about });
const ASK_CONTENT = ask('content');
const ASK_HEADERS = ask('headers');
const file_action_upload = (reason) => ({ action: 'upload', reason });
const NEW = file_action_upload('new');
const SIZE = file_action_upload('size');
const CONTENT = file_action_upload('content');
const UNKNOWN = file_action_upload('unknown');
const HEADERS = file_action_upload('headers');
const COPY = { action: 'copy', reason: 'headers' };
/** Chooses by the cheapest fact that is proof. Modification times are never used. */
function chooseFileAction(facts) {
    const { listed, stored } = facts;
    if (listed === undefined || stored === 'gone')
        return NEW;
    if ((stored ?? listed).size !== facts.size)
        return SIZE;
    const content = compareContent(facts, stored);
    if (content === 'differs')
        return CONTENT;
    if (content === 'unknown')
        return stored === undefined ? ASK_CONTENT : UNKNOWN;
    return chooseByHeaders(facts, stored);
}
/**
 * Equal ETags prove equal content; different ones prove nothing under a KMS key. What is recorded is
 * not believed against an ETag, because other clients may be able to write the record.
 */
function compareContent({ compare, md5, listed, isETagOfParts, record }, stored) {
    if (compare === 'size')
        return 'same';
    const etag = (stored ?? listed)?.etag ?? '';
    const isListed = etag === listed?.etag;
    if (etag === md5 || (isListed && isETagOfParts === true))
        return 'same';
    const isRecorded = isListed && record?.hasContent('') === false;
    const isRecordedSame = isRecorded && record.hasContent(md5 ?? '');
    if (isRecorded && !isRecordedSame)
        return 'differs';
    const form = splitETag(etag);
    if (isRecordedSame && form === undefined)
        return 'same';
    if (stored === undefined)
        return 'unknown';
    if (stored.isChecksumEqual !== undefined)
        return stored.isChecksumEqual ? 'same' : 'differs';
    if (isUnderKms(stored))
        return isRecordedSame ? 'same' : 'unknown';
    return isRecordedSame || form?.parts === 0 ? 'differs' : 'unknown';
}
function chooseByHeaders(facts, stored) {
    const { headers, headersHash, listed } = facts;
    const isListed = stored === undefined || stored.etag === listed?.etag;
    const record = isListed ? facts.record : undefined;
    const isAsRecorded = record?.hasHeaders(headersHash) === true;
    const unproven = unprovenGroups(headers, isAsRecorded ? record : undefined);
    const isHeadNeeded = !isAsRecorded || unproven.some(isOfHead);
    // Different headers need a HEAD too, which alone shows what a copy would lose.
    if (stored === undefined && isHeadNeeded)
        return ASK_HEADERS;
    // The record also covers headers that no request returns.
    const isOther = record !== undefined && !isAsRecorded;
    if (stored !== undefined && (isOther || headersDiffer(headers, stored.headers)))
        return changeOf(stored);
    const returned = { ...facts.readBack, head: stored?.headers, none: stored?.headers };
    const unknown = [];
    for (const group of unproven) {
        const found = returned[group];
        if (found === undefined)
            return isOfHead(group) ? ASK_HEADERS : ask(group);
        if (found === 'unsupported' && !isOfHead(group))
            unknown.push(group);
        // What can't be read is known after a copy has set it.
        else if (typeof found === 'string' || !provesGroup(group, headers, found))
            return changeOf(stored);
    }
    return unknown.length === 0 ? SKIP : skipWithout(unknown);
}
/** The groups of the wanted headers that the record doesn't prove. */
function unprovenGroups(headers, record) {
    if (record?.unknown.length === 0)
        return [];
    return wantedGroups(headers).filter((group) => record?.unknown.includes(group) ?? true);
}
function isOfHead(group) {
    return group === 'head' || group === 'none';
}
/** The action for headers that differ; a copy needs to know what it would lose. */
function changeOf(stored) {
    if (stored === undefined)
        return ASK_HEADERS;
    return isCopyable(stored) ? COPY : HEADERS;
}
const skips = new Map();
/** The same object for all files with the same unknown groups, of which there may be many. */
function skipWithout(unknown) {
    const name = unknown.join();
    const skip = skips.get(name) ?? { action: 'skip', unknown };
    skips.set(name, skip);
    return skip;
}
function isUnderKms({ headers }) {
    return headers['x-amz-server-side-encryption']?.startsWith('aws:') === true;
}
/** Without an ETag, a copy could be that of an object which another client has put there. */
function isCopyable({ size, etag, headers }) {
    return (etag !== '' && size <= MAX_COPY_SIZE && !ARCHIVED.includes(headers['x-amz-storage-class'] ?? ''));
}

// EXTERNAL MODULE: ./lib/sync/files.js
var sync_files = __webpack_require__(3568);
;// CONCATENATED MODULE: ./lib/sync/in-way/keys-in-way.js




/** Objects that are replaced by one: all of them are read before the first is deleted. */
const MAX_IN_WAY = 1000;
/** Sets uploads aside that only planned deletes are in the way of. */
function createSetAside(objects, deletes) {
    const all = new Map();
    const files = new Map();
    let planned;
    let sorted;
    return {
        judge(outcome, file) {
            if (file === undefined || outcome.status !== 'failed')
                return outcome;
            const refusal = outcome.error.cause;
            if (!(0,errors/* isKeyInWay */.kg)(refusal))
                return outcome;
            const keys = keysInWay(outcome.key, objects, (sorted ??= [...objects.keys()].sort()));
            planned ??= new Set(deletes);
            const [first] = keys;
            const kept = keys.find((key) => planned?.has(key) !== true);
            if (first === undefined || kept !== undefined || keys.length > MAX_IN_WAY) {
                return (0,core_outcome/* failed */.gz)('upload', outcome, explained(refusal, outcome.key, keys, kept));
            }
            const same = all.get(first) ?? { keys, refused: [] };
            all.set(first, same);
            same.refused.push({ file, outcome });
            files.set(outcome.key, file);
            return undefined;
        },
        blocked: () => all.values(),
        fileOf: ({ key }) => files.get(key),
    };
}
/** The listed keys that can't be there together with this one where keys are paths. */
function keysInWay(key, objects, sorted) {
    const above = (0,core_keys/* parentsOf */.fY)(key).filter((parent) => objects.rowOf(parent) !== undefined);
    const below = `${key}/`;
    let first = 0;
    for (let end = sorted.length; first < end;) {
        const middle = (first + end) >> 1;
        if ((sorted[middle] ?? '') < below)
            first = middle + 1;
        else
            end = middle;
    }
    let last = first;
    while (sorted[last]?.startsWith(below) === true)
        last += 1;
    return [...above, ...sorted.slice(first, last)];
}
/** The refusal with the names of both keys, and what to do. */
function explained(refusal, key, keys, kept) {
    const which = keys.length === 0
        ? `an object that was not listed under the prefix (${(0,core_keys/* placesInWay */.br)(key)}) is`
        : namesOf(kept === undefined ? keys : [kept]);
    const remedy = keys.length === 0
        ? 'delete it'
        : kept === undefined
            ? `more than ${(0,core_text/* formatCount */.B4)(MAX_IN_WAY)} objects are not replaced by one: delete them first`
            : 'set delete: true, which replaces what no other input keeps, or delete it';
    const message = `${which} in the way of ${(0,core_text/* quote */.hD)(key)}: the store keeps keys as paths of files, where nothing ` +
        `is both a file and a directory; ${remedy}, or rename the file`;
    return (0,errors/* derivedError */.WG)(refusal, { message });
}
/** For a sentence: which objects are in the way. */
function namesOf(keys) {
    const [first = ''] = keys;
    if (keys.length === 1)
        return `object ${(0,core_text/* quote */.hD)(first)} is`;
    return `object ${(0,core_text/* quote */.hD)(first)} and ${(0,core_text/* formatCount */.B4)(keys.length - 1)} more are`;
}

// EXTERNAL MODULE: ./lib/core/concurrency.js
var core_concurrency = __webpack_require__(9276);
;// CONCATENATED MODULE: ./lib/sync/in-way/put-back.js




/** Milliseconds to undo in once the run was stopped; the runner waits 7.5 seconds. */
const UNDO_TIME = 5_000;
/** Keys of one DeleteObjects request. */
const MAX_KEYS = 1000;
/**
 * Undoes a replacement that failed: deletes what it has stored, and puts back what it has deleted.
 * Resolves to the outcomes of the deletes, and to what is to be said of the objects that are lost.
 */
async function putBack(saved, { removed, stored }, place, folder) {
    const { bucket, concurrency } = place;
    const calm = calmSignal(place.signal);
    const deletes = new Map(removed.outcomes);
    const lost = [];
    await takeBack(stored, place, calm);
    const putBackOne = async (object) => {
        const { key } = object;
        const outcome = removed.outcomes.get(key);
        if (!(await isMissing(key, outcome, place, calm())))
            return;
        const end = await restore(object, place, folder, calm);
        if (end.code === 'NotRestored')
            lost.push(end.message);
        deletes.set(key, (0,core_outcome/* failed */.gz)('delete', outcome ?? { bucket, key }, end));
    };
    await (0,core_concurrency/* forEachConcurrent */.C6)(saved, putBackOne, { concurrency });
    return { deletes, lost };
}
/** The signal of the run; once that is aborted, one that leaves time to undo. */
function calmSignal(signal) {
    let late;
    return () => (signal.aborted ? (late ??= AbortSignal.timeout(UNDO_TIME)) : signal);
}
/**
 * Deletes the new objects, which are in the way of the old ones. What is said of an upload that
 * failed is not asked: its answer may have been lost.
 */
async function takeBack({ outcomes }, { store, bucket }, calm) {
    const objects = [...outcomes.values()]
        .filter((outcome) => !(outcome.status === 'failed' && (0,errors/* isKeyInWay */.kg)(outcome.error.cause)))
        .map(({ key }) => ({ key }));
    for (let start = 0; start < objects.length; start += MAX_KEYS) {
        const request = { bucket, objects: objects.slice(start, start + MAX_KEYS) };
        // Where it fails, so does the way back, which says so.
        await store.deleteMany(request, calm()).catch(() => undefined);
    }
}
/** Whether this run has deleted the object, or may have. */
async function isMissing(key, outcome, { store, bucket }, signal) {
    if (outcome?.status === 'done')
        return true;
    if (outcome?.status === 'skipped')
        return false;
    const found = await attempt(store.head({ bucket, key }, signal));
    // A page of a proxy is no proof that the object is there.
    return found.value?.etag === undefined && found.value?.lastModified === undefined;
}
/** Puts an object back, in the first form that the store takes. Resolves to how its delete ended. */
async function restore(saved, place, folder, calm) {
    const { store, bucket } = place;
    const { key, content } = saved;
    let refusal;
    for (const { headers, but } of formsOf(saved, place.demandedOf(key))) {
        const put = await attempt(store.put({ bucket, key, content, headers }, calm()));
        if (put.value !== undefined)
            return undone(but);
        refusal = put.thrown;
    }
    const kept = await attempt(folder.keep(saved));
    const where = kept.value === undefined
        ? `its bytes are lost (${(0,errors/* messageOf */.bD)(kept.thrown)})`
        : `its bytes are in ${(0,core_text/* quote */.hD)(kept.value)} as long as the runner keeps that file`;
    const message = `object ${(0,core_text/* quote */.hD)(key)} was deleted and could not be put back ` +
        `(${(0,errors/* messageOf */.bD)(refusal)}): ${where}`;
    return new errors/* StoreError */.AD('NotRestored', message, { cause: refusal });
}
/** As it was; with what the rules set, since a policy may demand that; without ACL and tags. */
function formsOf({ headers, rights }, demanded) {
    const encryption = 'x-amz-server-side-encryption';
    const own = Object.entries(headers).filter(([name]) => demanded[encryption] === undefined || !name.startsWith(encryption));
    const byRules = {
        headers: { ...demanded, ...Object.fromEntries(own) },
        but: ', with the encryption, ACL and tags that "headers" sets',
    };
    return [
        { headers: { ...headers, ...rights }, but: '' },
        ...(Object.keys(demanded).length === 0 ? [] : [byRules]),
        { headers, but: Object.keys(rights).length === 0 ? '' : ', without its ACL and tags' },
    ];
}
function undone(but) {
    const message = `deleted and put back${but}, since its replacement could not be stored`;
    return new errors/* StoreError */.AD('NotReplaced', message);
}
/** The result of a promise, or what it rejects with. */
async function attempt(work) {
    try {
        return { value: await work };
    }
    catch (thrown) {
        return { thrown };
    }
}
function isDone(outcome) {
    return outcome?.status === 'done';
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/core/items.js
var items = __webpack_require__(2019);
// EXTERNAL MODULE: ./lib/local/file-content.js
var file_content = __webpack_require__(8605);
// EXTERNAL MODULE: ./lib/local/file-target.js
var file_target = __webpack_require__(4695);
// EXTERNAL MODULE: ./lib/local/safe-file.js
var safe_file = __webpack_require__(7981);
// EXTERNAL MODULE: ./lib/object-store/part-sizes.js
var part_sizes = __webpack_require__(1009);
;// CONCATENATED MODULE: ./lib/operations/download.js





/**
 * Downloads objects into their targets, many at a time; one that fails doesn't stop the others.
 * Yields one outcome per item; a body that is shorter or longer than announced is a failure. A
 * source that throws, an aborted signal and dead credentials are thrown after the outcomes of all
 * items pulled.
 */
function download(items, { store }, { concurrency = run_operation/* DEFAULT_CONCURRENCY */.WH, signal, onProgress } = {}) {
    const meter = (0,progress/* createMeter */.q)(onProgress);
    const perform = async ([item], abort) => item === undefined ? [] : [await downloadOne(item, { store, meter }, abort)];
    return (0,run_operation/* runOperation */.xj)(items, { op: 'download', concurrency, perform, meter }, signal);
}
async function downloadOne(item, { store, meter }, signal) {
    const object = (0,core_outcome/* identityOf */.cu)(item);
    const { body, size, etag } = await store.get(object, signal);
    const count = { received: 0 };
    const check = () => {
        assertWhole(count.received, size, item.size ?? size);
    };
    const moved = meter &&
        ((bytes) => {
            meter.moved(object, bytes);
        });
    await item.target.write(counted(body, count, check, moved));
    check();
    return { ...object, op: 'download', status: 'done', bytes: size, etag };
}
/** Passes chunks on, and at the end lets `check` throw while the target can still take back. */
async function* counted(body, count, check, moved) {
    let unreported = 0;
    for await (const chunk of body) {
        count.received += chunk.byteLength;
        unreported += chunk.byteLength;
        if (unreported >= part_sizes/* PART_SIZE */.El) {
            moved?.(unreported);
            unreported = 0;
        }
        yield chunk;
    }
    check();
}
/** A body that was cut short, without a checksum, looks complete to the SDK. */
function assertWhole(received, announced, listed) {
    if (received === announced && received === listed)
        return;
    throw new errors/* StoreError */.AD('IncompleteBody', `received ${received} bytes of an object announced with ${announced} and listed with ${listed}`);
}

;// CONCATENATED MODULE: ./lib/sync/in-way/saved-objects.js












/** Bytes of saved bodies in memory; what is more goes to files. */
const MEMORY = 64 * 1024 * 1024;
function createSavingFolder() {
    let made;
    let isKept = false;
    const path = () => (made ??= (0,safe_file/* makeFolder */.fc)(process.env));
    return {
        path,
        async remove() {
            if (made !== undefined && !isKept)
                await (0,promises_.rm)(await made, { recursive: true, force: true });
        },
        async keep({ name, content }) {
            isKept = true;
            const file = (0,external_node_path_.join)(await path(), name);
            if ((await (0,promises_.lstat)(file).catch(() => undefined)) === undefined) {
                await (0,promises_.writeFile)(file, await content.read(0, content.size), { flag: 'wx', mode: 0o600 });
            }
            return file;
        },
    };
}
/**
 * Reads objects as they were listed, with what a HEAD returns, and ACL and tags where they can be
 * read. Rejects when one can't be read, or is not the listed one any more.
 */
async function saveObjects(keys, place, folder) {
    const bodies = await readBodies(keys, place, folder);
    const saved = [];
    const readBacks = createReadBacks(place.store);
    const describe = async (body) => {
        saved.push({ ...body, ...(await headersOf(body.key, readBacks, place)) });
    };
    await (0,core_concurrency/* forEachConcurrent */.C6)(bodies, describe, place);
    return saved;
}
async function readBodies(keys, { store, bucket, listedOf, concurrency, signal }, folder) {
    const bodies = [];
    const items = [];
    let inMemory = 0;
    for (const [index, key] of keys.entries()) {
        const { size } = listedOf(key);
        const name = String(index);
        const fits = size <= store.maxBytesPerPut && inMemory + size <= MEMORY;
        if (fits)
            inMemory += size;
        const { target, content } = fits ? memory() : file(await folder.path(), name);
        items.push({ bucket, key, size, target });
        bodies.push(async () => ({ key, name, content: await content() }));
    }
    for await (const outcome of download(items, { store }, { concurrency, signal })) {
        if (outcome.status === 'failed')
            throw outcome.error.cause;
        const etag = outcome.status === 'done' ? (outcome.etag ?? '') : '';
        assertListed(outcome.key, etag, listedOf(outcome.key));
    }
    return Promise.all(bodies.map((body) => body()));
}
function memory() {
    const chunks = [];
    const write = async (body) => {
        for await (const chunk of body)
            chunks.push(Uint8Array.from(chunk));
    };
    return { target: { write }, content: () => Promise.resolve((0,items/* contentOf */.$E)(Buffer.concat(chunks))) };
}
function file(folder, name) {
    const path = (0,external_node_path_.join)(folder, name);
    return {
        target: (0,file_target/* fileTarget */.aJ)(folder, name),
        content: async () => (0,file_content/* fileContent */.qY)(path, (0,file_content/* plannedFile */.vU)(await (0,promises_.lstat)(path, { bigint: true }))),
    };
}
async function headersOf(key, readBacks, { store, bucket, listedOf, signal }) {
    const object = { bucket, key };
    const stored = await store.head(object, signal);
    // The body had the listed ETag, which a HEAD may leave out.
    if (stored === undefined || stored.etag !== undefined)
        assertListed(key, stored?.etag ?? '', listedOf(key));
    const [acl, tags] = await Promise.all([
        readBacks.read('acl', object, signal),
        readBacks.read('tags', object, signal),
    ]);
    const rights = [acl, tags].filter((found) => typeof found !== 'string');
    return { headers: stored?.headers ?? {}, rights: Object.assign({}, ...rights) };
}
function assertListed(key, etag, listed) {
    if (bareETag(etag) === bareETag(listed.etag))
        return;
    const message = `object ${(0,core_text/* quote */.hD)(key)} was replaced after it was listed`;
    throw new errors/* StoreError */.AD('PreconditionFailed', message, { key });
}

;// CONCATENATED MODULE: ./lib/sync/in-way/replace.js






/**
 * Tries uploads once more that other keys were in the way of: reads these objects, deletes them,
 * stores the files and, if that fails, puts the objects back. Yields the outcomes of the files, and
 * those of the deletes that it has tried, when it is known how each ends. After a failure nothing
 * more is replaced.
 */
async function* replaceInWay({ blocked }, steps) {
    for (const unit of blocked()) {
        if (steps.hasFailed())
            yield* refusals(unit, 'it was not replaced, since another change failed');
        else
            yield* replaceOne(unit, steps);
    }
}
async function* replaceOne(unit, steps) {
    const folder = createSavingFolder();
    try {
        const read = await attempt(saveObjects(unit.keys, steps, folder));
        if (read.value === undefined) {
            const why = `it could not be read, so nothing was changed: ${(0,errors/* messageOf */.bD)(read.thrown)}`;
            yield* refusals(unit, why);
            if (read.thrown instanceof errors/* StoreError */.AD && read.thrown.scope === 'batch')
                throw read.thrown;
            return;
        }
        const removed = await settled(steps.remove(unit.keys));
        const isClear = unit.keys.every((key) => isAway(removed.outcomes.get(key)));
        const files = unit.refused.map(({ file }) => file);
        const stored = isClear ? await settled(inOrder(steps.uploads(files))) : NOTHING;
        const isStored = isClear && unit.refused.every(({ outcome }) => isDone(stored.outcomes.get(outcome.key)));
        const ends = { unit, removed, stored };
        if (isStored)
            yield* [...stored.outcomes.values(), ...removed.outcomes.values()];
        else {
            const { deletes, lost } = await putBack(read.value, ends, steps, folder);
            yield* failures(ends, lost);
            yield* deletes.values();
        }
        const broken = removed.broken ?? stored.broken;
        if (broken !== undefined)
            throw broken.thrown;
    }
    finally {
        await folder.remove();
    }
}
async function* inOrder(uploads) {
    let isComplete = true;
    for (const upload of uploads) {
        for await (const outcome of upload()) {
            isComplete &&= isDone(outcome);
            yield outcome;
        }
        if (!isComplete)
            return;
    }
}
const NOTHING = { outcomes: new Map() };
/** All outcomes by their keys, and what was thrown after them. */
async function settled(run) {
    const outcomes = new Map();
    try {
        for await (const outcome of run)
            outcomes.set(outcome.key, outcome);
        return { outcomes };
    }
    catch (thrown) {
        return { outcomes, broken: { thrown } };
    }
}
function isAway(outcome) {
    return isDone(outcome) || (outcome?.status === 'skipped' && outcome.reason === 'gone');
}
/** The outcomes of the files of a unit that was not replaced. */
function* failures({ unit, removed, stored }, lost) {
    const end = lost.length > 0 ? lost.join('; ') : 'what was in the way is still there';
    const broken = [...removed.outcomes.values()].find((outcome) => !isAway(outcome));
    const why = broken === undefined
        ? `it was not replaced, since another file there could not be stored; ${end}`
        : `it could not be deleted (${wordsOf(broken)}); ${end}`;
    for (const { refused, outcome } of withEnds(unit, stored)) {
        const cause = outcome?.status === 'failed' ? outcome.error.cause : undefined;
        if (cause instanceof errors/* StoreError */.AD) {
            const message = `${cause.message}; ${end}`;
            yield (0,core_outcome/* failed */.gz)('upload', refused.outcome, (0,errors/* derivedError */.WG)(cause, { message }));
        }
        else
            yield refusal(unit, refused, why);
    }
}
function* withEnds({ refused }, { outcomes }) {
    for (const one of refused)
        yield { refused: one, outcome: outcomes.get(one.outcome.key) };
}
function wordsOf(outcome) {
    return outcome.status === 'failed' ? (0,errors/* messageOf */.bD)(outcome.error.cause) : (outcome.reason ?? '');
}
function* refusals(unit, why) {
    for (const refused of unit.refused)
        yield refusal(unit, refused, why);
}
/** The store's refusal of a file, and why what is in its way was not replaced. */
function refusal({ keys }, { outcome }, why) {
    const { cause } = outcome.error;
    if (!(cause instanceof errors/* StoreError */.AD))
        return outcome;
    const message = `${namesOf(keys)} in the way of ${(0,core_text/* quote */.hD)(outcome.key)}: ${why}`;
    return (0,core_outcome/* failed */.gz)('upload', outcome, (0,errors/* derivedError */.WG)(cause, { message }));
}

;// CONCATENATED MODULE: ./lib/sync/apply.js















/** Applies the changes while `outcomes` is read; the rest is up to date with each outcome. */
function applyChanges(changes, options) {
    const recorder = createRecorder();
    const copying = new AclKeepingStore(changes.store, changes.keptAcls);
    const refused = createRefusals();
    return {
        progress: recorder.progress,
        outcomes: applyInOrder(changes, { ...options, copying, refused }, recorder),
        warnings: () => [
            ...(copying.lost.count === 0 ? [] : [refusedACLs(copying.lost.count, copying.lost.codes)]),
            ...(refused.count === 0 ? [] : [refusedCopies(refused.count, refused.codes)]),
        ],
    };
}
function createRefusals() {
    return { count: 0, codes: new Set() };
}
/** Keeps the progress, which only this file writes. */
function createRecorder() {
    let failure;
    const etags = new Map();
    const outdated = new Set();
    const progress = {
        get failure() {
            return failure;
        },
        etagOf: (file) => etags.get(file),
        isOutdated: (key) => outdated.has(key),
    };
    return {
        progress,
        noteFailure(first) {
            failure ??= first;
        },
        /** Records the outcome of a file's change, or of a delete. */
        note(outcome, file) {
            if (outcome.status === 'failed')
                failure ??= { thrown: outcome.error.cause };
            if (outcome.op === 'delete' && outcome.status !== 'failed')
                outdated.add(outcome.key);
            if (outcome.status !== 'done' || outcome.op === 'delete')
                return;
            if (file !== undefined && outcome.etag !== undefined)
                etags.set(file, outcome.etag);
        },
    };
}
/**
 * Uploads and copies one group after the other, then replaces the keys in the way of others, then
 * deletes: each begins when everything of the one before is proven to be stored. After a failure,
 * what follows fails without a request.
 */
async function* applyInOrder(changes, { uploadOrder, batchSize, conditions, concurrency, signal, ...how }, recorder) {
    const { progress } = recorder;
    const groups = groupRows(changes);
    const setAside = createSetAside(changes.objects, changes.deletes);
    for (const group of uploadOrder) {
        const rows = groups.get(group) ?? [];
        if (progress.failure === undefined) {
            yield* changeFiles(changes, rows, { concurrency, signal, setAside, ...how }, recorder);
        }
        else
            yield* notAttempted(changes, rows, progress.failure.thrown);
        recorder.noteFailure(changes.sourceFailure);
    }
    const store = new wrapped_stores/* DeleteGate */.BU(changes.store);
    const removeKeys = (keys) => (0,remove/* remove */.TF)(deleteItems(changes, keys), { store }, { batchSize, conditions, signal });
    const replaced = new Set();
    const steps = replaceSteps(changes, { uploadOrder, concurrency, signal }, removeKeys);
    const hasFailed = () => progress.failure !== undefined;
    for await (const outcome of replaceInWay(setAside, { ...steps, hasFailed })) {
        if (outcome.op === 'delete')
            replaced.add(outcome.key);
        yield settle(changes, recorder, outcome, setAside.fileOf(outcome));
    }
    if (progress.failure !== undefined)
        store.stopDeletes(progress.failure.thrown);
    for await (const outcome of removeKeys(changes.deletes.filter((key) => !replaced.has(key)))) {
        recorder.note(outcome);
        yield outcome;
    }
}
/** What replaces keys in the way of others. */
function replaceSteps(changes, { uploadOrder, concurrency, signal, }, removeKeys) {
    const { store, bucket, prefix, headersFor } = changes;
    return {
        ...{ store, bucket, concurrency, signal },
        listedOf: (key) => factsOf(changes, key),
        demandedOf: (key) => (0,own_objects/* ownHeaders */.$8)(headersFor(key.slice(prefix.length))),
        remove: removeKeys,
        uploads: (files) => uploadOrder.map((group) => {
            const rows = files.filter((row) => groupOfFile(changes, row) === group);
            return () => (0,upload/* upload */.S)(uploadItems(changes, rows), { store }, { concurrency, signal });
        }),
    };
}
function* deleteItems(changes, keys) {
    for (const key of keys)
        yield { bucket: changes.bucket, key, listed: factsOf(changes, key) };
}
function factsOf({ objects }, key) {
    const listed = listedFacts(objects, objects.rowOf(key));
    if (listed === undefined)
        throw new RangeError(`${key} is not listed`);
    return listed;
}
function groupRows(changes) {
    const { files, actions } = changes;
    const groups = new Map();
    for (const row of files.rows()) {
        if (!isChange(actions[row]))
            continue;
        const group = groupOfFile(changes, row);
        const rows = groups.get(group) ?? [];
        rows.push(row);
        groups.set(group, rows);
    }
    return groups;
}
function groupOfFile({ files, headersFor }, row) {
    return (0,sync_files/* groupOf */.F8)(headersFor(files.pathOf(row))['content-type'] ?? '');
}
/** Errors of a copy after which its file is uploaded, because the object can't be copied as it is. */
const UPLOAD_INSTEAD = new Set([
    'InvalidObjectState',
    'InvalidRequest',
    'MethodNotAllowed',
    'NoSuchKey',
    'NotImplemented',
    'PreconditionFailed',
]);
/**
 * Whether the file is uploaded after this failure of its copy. A copy needs more permissions than an
 * upload, and sends more: the object's class, encryption and tags.
 */
function isUploadedInstead(outcome, refused) {
    if (outcome.status !== 'failed')
        return false;
    const { code, cause } = outcome.error;
    if (UPLOAD_INSTEAD.has(code))
        return true;
    if (!isRefusal(cause))
        return false;
    refused.count += 1;
    refused.codes.add(code);
    return true;
}
async function* changeFiles(changes, rows, { setAside, copying, refused, ...options }, recorder) {
    const { store, actions } = changes;
    const inFlight = new Map();
    const landed = ({ key }) => {
        const file = inFlight.get(key);
        inFlight.delete(key);
        return file;
    };
    const uploads = rows.filter((row) => actions[row]?.action === 'upload');
    const copies = rows.filter((row) => actions[row]?.action === 'copy');
    const items = copyItems(changes, copies, inFlight);
    for await (const outcome of copy(items, { store: copying }, options)) {
        const file = landed(outcome);
        if (file !== undefined && isUploadedInstead(outcome, refused))
            uploads.push(file);
        else
            yield settle(changes, recorder, outcome, file);
    }
    for await (const outcome of (0,upload/* upload */.S)(uploadItems(changes, uploads, inFlight), { store }, options)) {
        const file = landed(outcome);
        const judged = setAside.judge(outcome, file);
        if (judged !== undefined)
            yield settle(changes, recorder, judged, file);
    }
}
/** Records an outcome, which gets the reason for which its file was changed. */
function settle({ actions }, recorder, outcome, file) {
    recorder.note(outcome, file);
    const action = file === undefined ? undefined : actions[file];
    if (outcome.status !== 'done' || !isChange(action))
        return outcome;
    return { ...outcome, reason: action.reason };
}
function* copyItems({ bucket, files, copies }, rows, inFlight) {
    for (const row of rows) {
        const object = { bucket, key: files.keyOf(row) };
        const facts = copies.get(row);
        if (facts === undefined)
            throw new RangeError(`nothing is known of ${object.key}`);
        inFlight.set(object.key, row);
        const { etag, headers } = facts;
        yield { ...object, source: object, ifSourceMatch: etag, headers };
    }
}
function* uploadItems({ bucket, files, headersFor }, rows, inFlight) {
    for (const row of rows) {
        const key = files.keyOf(row);
        inFlight?.set(key, row);
        const { content, md5 } = (0,digests/* withDigest */.hQ)(files.contentOf(row));
        const keepDigest = () => {
            const digest = md5();
            if (digest !== undefined)
                files.setMd5(row, digest);
        };
        yield { bucket, key, content, headers: headersFor(files.pathOf(row)), after: keepDigest };
    }
}
function* notAttempted({ bucket, files, actions }, rows, cause) {
    const reason = cause instanceof errors/* StoreError */.AD ? cause.code : (0,errors/* messageOf */.bD)(cause);
    const message = `not attempted: an earlier upload failed (${reason})`;
    const error = new errors/* StoreError */.AD('NotAttempted', message, { cause });
    for (const row of rows) {
        const op = actions[row]?.action === 'copy' ? 'copy' : 'upload';
        yield (0,core_outcome/* failed */.gz)(op, { bucket, key: files.keyOf(row) }, error);
    }
}

// EXTERNAL MODULE: ./lib/object-store/checksum-hash.js
var checksum_hash = __webpack_require__(5393);
// EXTERNAL MODULE: ./lib/sync/state/digests.js
var state_digests = __webpack_require__(5096);
;// CONCATENATED MODULE: ./lib/sync/compare.js










/** Compares all files; asks objects, several at a time, where listing and state are not enough. */
async function compareFiles(sides, { bucket, compare, concurrency, headersFor }, signal) {
    const { store, files, hashes } = sides;
    const factsOf = (row) => factsOfFile(sides, row, compare, headersFor(files.pathOf(row)));
    const problems = new Map(hashes.unreadable);
    const { actions, asked } = chooseWithoutRequests(files, problems, factsOf);
    const copies = new Map();
    const keptAcls = new Map();
    const losses = createLosses();
    const readBacks = createReadBacks(store);
    const askers = { head: createHeadReader(store), readBacks, objects: sides.objects };
    const ask = async (row, abort) => {
        const object = { bucket, key: files.keyOf(row) };
        const file = { object, content: files.contentOf(row), factsOf: () => factsOf(row) };
        const { action, facts } = await askUntilChosen(askers, file, abort);
        const { stored, headers } = facts;
        actions[row] = action;
        if (action.action === 'skip')
            losses.noteUnknown(action.unknown ?? [], headers);
        if (stored === undefined || stored === 'gone' || action.action === 'skip')
            return;
        losses.noteHeaders(headersLost(headers, stored.headers));
        if (action.action !== 'copy')
            return;
        copies.set(row, { etag: `"${stored.etag}"`, headers: headersOfCopy(headers, stored.headers) });
        if (namesIn('acl', headers).length > 0)
            return;
        const acl = await aclToKeep(readBacks, object, losses, abort);
        if (Object.keys(acl).length > 0)
            keptAcls.set(object.key, acl);
    };
    const askOrFail = async (row, abort) => {
        await ask(row, abort).catch((thrown) => {
            if (!isOfItem(thrown, abort))
                throw thrown;
            problems.set(row, thrown);
            actions[row] = FAIL;
        });
    };
    await (0,core_concurrency/* forEachConcurrent */.C6)(asked, askOrFail, { concurrency, signal });
    const warnings = losses.warnings(readBacks.codesOf);
    return { actions, copies, keptAcls, problems, warnings };
}
/** Whether the error concerns one object only, so that the others can still be compared. */
function isOfItem(thrown, { aborted }) {
    return thrown instanceof errors/* StoreError */.AD && thrown.scope !== 'batch' && !aborted;
}
const FAIL = { action: 'fail' };
/** The actions by the rows of the files, and the rows of those for which an object must be asked. */
function chooseWithoutRequests(files, problems, factsOf) {
    const actions = [];
    const asked = [];
    for (const row of files.rows()) {
        const action = problems.has(row) ? FAIL : chooseFileAction(factsOf(row));
        actions.push(action);
        if (action.action === 'ask')
            asked.push(row);
    }
    return { actions, asked };
}
/** The facts from the listing, the state and the file's own bytes. */
function factsOfFile({ files, counterparts, state, hashes }, row, compare, headers) {
    const listed = counterparts.objectOf(row);
    const entry = listed && state.entryOf(files.keyOf(row));
    const isOf = listed && entry?.isOf({ ...listed, lastModified: new Date(listed.lastModified) }) === true;
    // Without an ETag, nothing shows that the object is the recorded one.
    const isIdentified = listed?.etag !== '';
    return {
        size: files.sizeOf(row),
        compare,
        md5: files.md5Of(row),
        isETagOfParts: hashes.isETagOfParts(row),
        headers,
        headersHash: (0,state_digests/* headersHash */.f3)(headers),
        listed,
        record: isOf === true && isIdentified ? entry : undefined,
    };
}
/** Asks an object, each question once, until the action for its file can be chosen. */
async function askUntilChosen(askers, file, signal) {
    let facts = file.factsOf();
    for (;;) {
        const action = chooseFileAction(facts);
        if (action.action !== 'ask')
            return { action, facts };
        const { about } = action;
        if (about === 'acl' || about === 'tags') {
            const found = await askers.readBacks.read(about, file.object, signal);
            facts = { ...facts, readBack: { ...facts.readBack, [about]: found } };
        }
        else {
            const stored = await compare_askObject(askers, file, about === 'content', signal);
            facts = { ...file.factsOf(), readBack: facts.readBack, stored };
        }
    }
}
/**
 * The facts from a HEAD, and those from the listing that it lacks. Rejects with a StoreError whose
 * message says that it failed.
 */
async function compare_askObject({ head, objects }, { object, content, factsOf }, withChecksums, signal) {
    const found = await head({ ...object, withChecksums }, signal).catch((thrown) => {
        throw compare_explained(thrown, NOT_COMPARED);
    });
    if (found === undefined)
        return 'gone';
    const { listed = { size: NaN, etag: '' } } = factsOf();
    const { size = listed.size, etag = listed.etag, headers } = found;
    const row = objects.rowOf(object.key);
    if (listed.etag === '' && size === listed.size && row !== undefined) {
        const lastModified = new Date(objects.at(row).lastModified);
        objects.add({ key: object.key, size, etag, lastModified });
    }
    const isChecksumEqual = size === content.size ? await hasChecksum(content, found) : undefined;
    return { size, etag: bareETag(etag), headers, isChecksumEqual };
}
const STRONGEST_FIRST = ['sha256', 'sha1', 'crc64nvme', 'crc32c', 'crc32'];
/** Whether the bytes have the stored checksum; undefined: there is none. */
async function hasChecksum(content, { checksums }) {
    const name = STRONGEST_FIRST.find((one) => checksums[one] !== undefined);
    if (name === undefined)
        return undefined;
    const checksum = (0,checksum_hash.createChecksumHash)(name);
    await (0,digests/* digestContent */.aD)(content, { checksum });
    return (await checksum.digest()) === checksums[name];
}
/** What was thrown, with `meaning` before its message. */
function compare_explained(thrown, meaning) {
    if (!(thrown instanceof errors/* StoreError */.AD))
        return thrown;
    return (0,errors/* derivedError */.WG)(thrown, { message: `${meaning}: ${thrown.message}` });
}
/**
 * The headers that give a copy the ACL of its object, since a copy resets it. None, with a warning,
 * where the ACL can't be read: no rule wants it, so that is no reason to stop.
 */
async function aclToKeep(readBacks, object, losses, signal) {
    const found = await readBacks.read('acl', object, signal);
    if (found === 'refused' || found === 'unsupported')
        losses.noteACL();
    return typeof found === 'string' ? {} : found;
}

// EXTERNAL MODULE: ./lib/listing/deletion-preview.js
var deletion_preview = __webpack_require__(6165);
// EXTERNAL MODULE: ./lib/operations/max-deletes.js
var max_deletes = __webpack_require__(5605);
;// CONCATENATED MODULE: ./lib/sync/plan.js






/** Pure: the same input gives the same plan. Throws a StoreError like `chooseObjectAction`. */
function planSync(input) {
    const { actions, source, prefix, maxDeletes, rules } = input;
    const { deletes, sample, kept, listed } = planObjects(input);
    const counts = { ...countActions(actions), deletes: deletes.length, kept: countReasons(kept) };
    const pageDeletes = deletes.filter((key) => isPage(input, key));
    const size = {
        source,
        prefix,
        listed,
        deletes: deletes.length,
        additions: counts.uploads.get('new') ?? 0,
        startPage: deletes.find((key) => key === `${prefix}index.html`),
        pages: pageDeletes.length === 0 ? 0 : countPages(input),
        pageDeletes,
    };
    return {
        counts,
        deletes,
        deletion: sample.preview(rules.clock.start),
        kept,
        problems: shrinkProblems(size, maxDeletes),
        changes: () => changesOf(input, deletes),
    };
}
function* changesOf({ actions, keyOf, sizeOf, objects }, deletes) {
    for (const [index, chosen] of actions.entries()) {
        const row = index;
        if (isChange(chosen))
            yield { ...chosen, key: keyOf(row), size: sizeOf(row) };
    }
    for (const key of deletes) {
        const row = objects.rowOf(key);
        const size = row === undefined ? 0 : objects.sizeAt(row);
        yield { action: 'delete', key, reason: undefined, size };
    }
}
function countActions(actions) {
    const uploads = new Map();
    let copies = 0;
    let unchanged = 0;
    for (const chosen of actions) {
        if (chosen.action === 'skip')
            unchanged += 1;
        else if (chosen.action === 'copy')
            copies += 1;
        else if (chosen.action === 'upload')
            add(uploads, chosen.reason);
    }
    return { uploads, copies, unchanged };
}
function countReasons(kept) {
    const counts = new Map();
    for (const reason of kept.values())
        add(counts, reason);
    return counts;
}
function add(counts, name) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
}
function planObjects(input) {
    const { objects, rules } = input;
    const deletes = [];
    const sample = (0,deletion_preview/* createDeletionSample */.pW)();
    const kept = new Map();
    let listed = 0;
    for (const [key, row] of objects.entries()) {
        if (!(0,core_keys/* isStateKey */.Zw)(key, rules.stateKey))
            listed += 1;
        if (!input.deletes || input.isLocal(key))
            continue;
        const facts = {
            key,
            lastModified: new Date(objects.at(row).lastModified),
            contentType: input.contentTypeOf(key),
            removedAt: input.removedAtOf(key),
        };
        const action = chooseObjectAction(facts, rules);
        if (action === 'delete') {
            deletes.push(key);
            sample.add(facts, { size: objects.sizeAt(row), lastModified: facts.lastModified });
        }
        else
            kept.set(key, action);
    }
    return { deletes, sample, kept, listed };
}
/** Counts the listed pages that a sync may delete; others say nothing about a wrong source. */
function countPages(input) {
    const { rules } = input;
    let pages = 0;
    for (const key of input.objects.keys()) {
        const isManaged = !(0,core_keys/* isStateKey */.Zw)(key, rules.stateKey) && rules.isSelected(key) && !rules.isBehindLink(key);
        if (isManaged && isPage(input, key))
            pages += 1;
    }
    return pages;
}
function isPage({ contentTypeOf }, key) {
    return (0,sync_files/* groupOf */.F8)(contentTypeOf(key)) === 'html';
}
/** Chooses for an object without a file. Throws a StoreError like `assertServerTime`. */
function chooseObjectAction(object, rules) {
    const { key, lastModified, contentType, removedAt } = object;
    const { stateKey, keepFor, clock } = rules;
    if ((0,core_keys/* isStateKey */.Zw)(key, stateKey))
        return 'state';
    if (!rules.isSelected(key))
        return 'not-selected';
    if (rules.isBehindLink(key))
        return 'symlink';
    if (clock.isDuringRun(lastModified))
        return 'newer-than-run';
    // Pages are opened by their address only; what they load is still requested by open pages.
    if (keepFor === 0 || (0,sync_files/* groupOf */.F8)(contentType) === 'html')
        return 'delete';
    const age = isRemovalOf(object) ? clock.start.getTime() - (removedAt ?? NaN) : NaN;
    return age >= keepFor ? 'delete' : 'kept';
}
/** Whether the removal is this object's: one written later had a file again after it. */
function isRemovalOf({ removedAt, lastModified, }) {
    return removedAt !== undefined && lastModified.getTime() <= removedAt;
}
/** Prefixes of up to this many objects may shrink without limit. */
const SMALL_PREFIX = 10;
/** Of up to this many pages all may be deleted, except the prefix's own `index.html`. */
const FEW_PAGES = 4;
/** Most pages that one message names. */
const MAX_NAMED = 3;
/**
 * The shrink limit: why a plan deletes too much, with numbers and remedy; empty: it doesn't. A sync
 * must not leave fewer than half of the objects, delete the start page, or delete more than half of
 * the pages, however many files are new: a wrong `source` brings new files too. `maxDeletes` is
 * checked in addition; only 100% lifts these limits.
 */
function shrinkProblems(size, maxDeletes) {
    if (maxDeletes?.kind === 'percent' && maxDeletes.percent === 100)
        return [];
    const overCap = maxDeletes && (0,max_deletes/* deletesCapProblem */.q)(maxDeletes, size);
    const over = [objectsOverLimit(size), startPageProblem(size), pagesOverLimit(size)].filter((problem) => problem !== undefined);
    const remedy = `nothing was changed: check that source ${(0,core_text/* quoteShort */.pf)(size.source)} belongs to prefix ` +
        `${(0,core_text/* quoteShort */.pf)(size.prefix || '/')}; if the deletes are meant, for example after renaming pages, set ` +
        'max-deletes: 100% for one run';
    return [
        ...(overCap === undefined ? [] : [overCap]),
        ...over,
        ...(over.length > 0 ? [remedy] : []),
    ];
}
function objectsOverLimit({ listed, deletes, additions }) {
    const kept = listed - deletes + additions;
    if (deletes === 0 || listed <= SMALL_PREFIX || kept * 2 >= listed)
        return undefined;
    return (`the plan deletes ${(0,core_text/* formatCount */.B4)(deletes)} of ${(0,core_text/* formatCount */.B4)(listed)} objects and would leave ` +
        `${(0,core_text/* formatCount */.B4)(kept)}, less than half`);
}
function startPageProblem({ startPage }) {
    return startPage && `the plan deletes the start page ${(0,core_text/* quoteShort */.pf)(startPage)}`;
}
function pagesOverLimit({ pages, pageDeletes }) {
    const { length } = pageDeletes;
    if (pages <= FEW_PAGES || length * 2 <= pages)
        return undefined;
    const names = pageDeletes.slice(0, MAX_NAMED).map(core_text/* quoteShort */.pf).join(', ');
    const more = length > MAX_NAMED ? ` and ${(0,core_text/* formatCount */.B4)(length - MAX_NAMED)} more` : '';
    return `the plan deletes ${(0,core_text/* formatCount */.B4)(length)} of ${(0,core_text/* formatCount */.B4)(pages)} pages (HTML): ${names}${more}`;
}

// EXTERNAL MODULE: ./lib/listing/deploy-lease.js
var deploy_lease = __webpack_require__(7222);
// EXTERNAL MODULE: ./lib/sync/state/lease.js
var state_lease = __webpack_require__(5943);
// EXTERNAL MODULE: ./lib/sync/state/own-objects.js
var state_own_objects = __webpack_require__(8488);
// EXTERNAL MODULE: ./lib/sync/state/state-object.js + 2 modules
var state_object = __webpack_require__(3971);
// EXTERNAL MODULE: ./lib/sync/state/tables.js
var state_tables = __webpack_require__(4044);
;// CONCATENATED MODULE: ./lib/sync/state/deploy.js







const NOTHING_CHANGED = 'this run changed nothing';
/** Why a run may not deploy over this state, or undefined. */
function refusalBy(state, lease, run) {
    const { lastModified = new Date(NaN) } = state;
    const { lock, nonce = '' } = state.content;
    if (lock === undefined)
        return undefined;
    const isLaterAttempt = lock.run === run.id && lock.attempt < run.attempt;
    const lastSign = (0,deploy_lease/* lastSignOf */.bp)({ nonce, lastModified }, lease);
    if (isLaterAttempt || lastSign === undefined || !(0,deploy_lease/* isLive */.DG)(lastSign, run.now))
        return undefined;
    return (0,deploy_lease/* deployInProgress */.MS)({ lock, lastModified }, lastSign, NOTHING_CHANGED);
}
const WITHOUT_STATE = {
    isLocked: false,
    nonce: undefined,
    guard: () => undefined,
    finish: () => Promise.resolve(),
    abandon: () => Promise.resolve(),
};
/**
 * Takes the lock: the first write of a deploy, or the second where a lock that is no longer live is
 * taken over. Rejects with `DeployInProgress` while another run holds the lock, and with
 * `DeployOvertaken` when `state` has been replaced, since then the plan rests on an old listing. The
 * lock is renewed until the deploy ends.
 */
async function beginDeploy(place, state, run, { signal, ...options } = {}) {
    const { key } = place;
    if (key === undefined)
        return WITHOUT_STATE;
    const kept = { ...place, key };
    const { lock } = state.content;
    const lease = lock === undefined ? deploy_lease/* NO_LEASE */.be : await (0,state_own_objects/* readOwnLease */.nc)(kept, signal);
    const refusal = refusalBy(state, lease, run);
    if (refusal !== undefined)
        throw refusal;
    const lockRecord = {
        condition: 'unfinished',
        salt: state.content.salt,
        nonce: (0,state_digests/* randomDigits */.SG)(),
        lock: { run: run.id, attempt: run.attempt },
        tables: (0,state_tables/* tablesOfLock */.KZ)(state.content, run.pending),
        carried: state.content.carried,
    };
    const next = nextState(lockRecord, run);
    try {
        const taken = await takeLock(kept, { state, lease, run, lockRecord }, options, signal);
        return { ...endings(kept, next, taken) };
    }
    catch (thrown) {
        next.stop();
        throw thrown;
    }
}
const OTHER_ENDED = 'another deploy ended here after this run had listed the objects';
async function takeLock(place, { state, lease, run, lockRecord }, options, signal) {
    const { time = state_lease/* MACHINE_TIME */.Ct } = options;
    const { nonce } = lockRecord;
    const owner = { ...lockRecord.lock, nonce };
    const unlocked = { ...lockRecord, lock: undefined };
    try {
        const known = await takenLease(place, state, lease, owner, signal);
        const taken = (0,state_lease/* momentOf */.Et)(time);
        const condition = state.etag === undefined ? ABSENT : { ifMatch: state.etag };
        const replaced = await (0,state_object/* replaceKnown */.UW)(place, state.content, lockRecord, condition, signal);
        if ('refusedBy' in replaced) {
            throw refusalBy(replaced.refusedBy, deploy_lease/* NO_LEASE */.be, run) ?? (0,state_lease/* overtaken */.K1)(OTHER_ENDED);
        }
        // What a store without conditions stores of this must lock nobody out.
        const probe = { ...unlocked, nonce: (0,state_digests/* randomDigits */.SG)() };
        if (!(await (0,state_object/* honoursConditions */.bA)(place, probe, signal))) {
            return { condition: {}, held: undefined, stored: probe.nonce };
        }
        return {
            stored: nonce,
            condition: replaced.etag === undefined ? {} : { ifMatch: replaced.etag },
            held: (0,state_lease/* holdLease */.UU)(place, owner, { taken, known }, options),
        };
    }
    catch (thrown) {
        if (!(0,errors/* refusesCondition */.Vr)(thrown))
            throw thrown;
        const { content } = await (0,state_object/* readStateHead */.aO)(place, signal);
        const isOther = content.nonce !== state.content.nonce && content.nonce !== nonce;
        if (isOther)
            throw (0,state_lease/* overtaken */.K1)(OTHER_ENDED);
        await (0,state_object/* replaceState */.g5)(place, unlocked, {}, signal);
        return { condition: {}, held: undefined, stored: nonce };
    }
}
/**
 * The lease that this run has written to take over a lock; undefined: there was no lock. The holder
 * may have released it since it was read.
 */
async function takenLease(place, { content: { lock, nonce }, lastModified = new Date(NaN) }, lease, owner, signal) {
    if (lock === undefined)
        return undefined;
    const known = await (0,state_lease/* takeLease */._e)(place, owner, lease, signal);
    if (known !== undefined)
        return known;
    const found = await (0,state_own_objects/* readOwnLease */.nc)(place, signal);
    const isReleased = found.lease?.isReleased === true && found.lease.nonce === nonce;
    const released = isReleased ? await (0,state_lease/* takeLease */._e)(place, owner, found, signal) : undefined;
    if (released !== undefined)
        return released;
    // Another run was quicker, or a prune has deleted what a lost run had left.
    if (isReleased || (found.etag === undefined && lease.etag !== undefined)) {
        throw (0,state_lease/* overtaken */.K1)('the lock that this run was taking over was taken or deleted meanwhile');
    }
    const lastSign = found.lastModified ?? lastModified;
    throw (0,deploy_lease/* deployInProgress */.MS)({ lock: found.lease ?? lock, lastModified }, lastSign, NOTHING_CHANGED);
}
const ABSENT = { ifNoneMatch: '*' };
/** The state that replaces the lock record, most of it prepared before it is needed. */
function nextState(lockRecord, run) {
    const salt = (0,state_digests/* randomDigits */.SG)();
    const prepared = (0,state_tables/* prepareTables */.jt)(salt, run.unchanged());
    return {
        lockRecord,
        async after(ending, changed) {
            const { carried } = lockRecord;
            const clean = {
                condition: 'clean',
                nonce: (0,state_digests/* randomDigits */.SG)(),
                lock: undefined,
                carried,
            };
            if (ending === 'complete')
                return { ...clean, salt, tables: await prepared.complete(changed) };
            prepared.stop();
            // The names of pending keys are not known here, so they can't be hashed with another salt.
            const { salt: oldSalt, tables } = lockRecord;
            const known = (0,state_tables/* tablesOfEntries */.Bf)(oldSalt, run.unchanged(), changed);
            return { ...clean, salt: oldSalt, tables: { ...known, pending: tables.pending } };
        },
        stop: prepared.stop,
    };
}
function endings(place, { lockRecord, after, stop }, { condition, held, stored }) {
    // Without conditions, another deploy may have replaced what this one has stored, also objects.
    const isAlone = async (signal) => held !== undefined || (await (0,state_object/* readStateHead */.aO)(place, signal)).content.nonce === stored;
    const unknown = () => {
        stop();
        return { ...lockRecord, lock: undefined, nonce: (0,state_digests/* randomDigits */.SG)() };
    };
    return {
        isLocked: held !== undefined,
        nonce: held && lockRecord.nonce,
        guard: () => held?.guard(),
        async finish(changed, ending, signal) {
            try {
                const clean = (await isAlone(signal)) ? await after(ending, changed) : unknown();
                const replaced = await (0,state_object/* replaceKnown */.UW)(place, lockRecord, clean, condition, signal);
                if ('refusedBy' in replaced) {
                    throw (0,state_lease/* overtaken */.K1)('another deploy began here, or the state object was deleted, meanwhile');
                }
            }
            finally {
                await held?.stop();
            }
        },
        async abandon(signal) {
            stop();
            await held?.release(signal);
        },
    };
}

;// CONCATENATED MODULE: ./lib/sync/record.js





/**
 * Whether the next state would record a removal, or that a file came back, which the last one does
 * not: then the state is written although no object changes.
 */
function hasNewRemovals(parts) {
    const { files, plan } = parts;
    for (const [key, reason] of plan.kept) {
        if (reason === 'kept' && removalOf(parts, key) === undefined)
            return true;
    }
    for (const row of files.rows()) {
        if (parts.isUnchanged(row) && parts.removedAtOf(files.keyOf(row)) !== undefined)
            return true;
    }
    return false;
}
/** The entries of objects that the sync doesn't change. */
function* unchangedEntries(parts) {
    for (const row of parts.files.rows()) {
        const etag = parts.isUnchanged(row) ? parts.listedETagOf(row) : undefined;
        // An entry without an ETag would describe any object of the same size.
        if (etag)
            yield entryOf(parts, row, etag);
    }
}
/** The entries of all other objects under the prefix, after the sync has ended. */
function* changedEntries(parts, progress, now) {
    const { files, objects, plan } = parts;
    const local = new Set();
    for (const row of files.rows()) {
        local.add(files.keyOf(row));
        const etag = parts.isUnchanged(row) ? undefined : progress.etagOf(row);
        if (etag !== undefined)
            yield entryOf(parts, row, etag);
    }
    for (const [key, row] of objects.entries()) {
        if (local.has(key) || progress.isOutdated(key))
            continue;
        const { etag, size } = objects.at(row);
        const isKept = plan.kept.get(key) === 'kept';
        const removedAt = removalOf(parts, key) ?? (isKept ? now.getTime() : undefined);
        if (removedAt !== undefined)
            yield [key, { etag, size, content: '', headers: '', unknown: [], removedAt }];
    }
}
/**
 * The entry of an object that is proven to be stored as its file, with the wanted headers, except
 * for those that could neither be read nor set.
 */
function entryOf(parts, row, etag) {
    const { files, headersHashOf, unknownOf } = parts;
    const [size, content] = [files.sizeOf(row), files.md5Of(row) ?? ''];
    const entry = { etag, size, content, headers: headersHashOf(row), unknown: unknownOf(row) };
    return [files.keyOf(row), entry];
}
/** A request that set headers proves them; what is left as it is has them as far as it was read. */
function unknownIn(action) {
    return (action?.action === 'skip' ? action.unknown : undefined) ?? [];
}
/** When the file of an object was removed; undefined if it had one again afterwards. */
function removalOf({ objects, removedAtOf }, key) {
    const removedAt = removedAtOf(key);
    const row = objects.rowOf(key);
    if (removedAt === undefined || row === undefined)
        return undefined;
    const lastModified = new Date(objects.at(row).lastModified);
    return isRemovalOf({ removedAt, lastModified }) ? removedAt : undefined;
}
/** The parts of the record, from the stages before. */
function recordParts({ files, objects, counterparts, state }, actions, plan, headersFor) {
    return {
        files,
        objects,
        plan,
        isUnchanged: (row) => actions[row]?.action === 'skip',
        unknownOf: (row) => unknownIn(actions[row]),
        listedETagOf: (row) => counterparts.objectOf(row)?.etag,
        headersHashOf: (row) => (0,state_digests/* headersHash */.f3)(headersFor(files.pathOf(row))),
        removedAtOf: state.removedAtOf,
    };
}
/** Takes the lock before the first write. Undefined: this sync writes nothing. */
async function record_takeLock({ bucket, prefix }, { store, state, clock }, record, { stateKey, stateHeaders: headers, run, dryRun, report, lockJournal, ...options }) {
    const pending = Array.from(record.plan.changes(), ({ key }) => key);
    const hasChanges = pending.length > 0 || hasNewRemovals(record);
    const isUnfinished = state.condition === 'in-progress' || state.condition === 'unfinished';
    if (dryRun || !(hasChanges || isUnfinished || state.pendingCount > 0))
        return undefined;
    const place = { store, bucket, prefix, key: stateKey, headers };
    const unchanged = () => unchangedEntries(record);
    const deploying = { ...run, now: clock.start, pending, unchanged };
    try {
        const deploy = await beginDeploy(place, state, deploying, options);
        if (stateKey === undefined)
            return deploy;
        if (deploy.nonce === undefined)
            await report({ kind: 'warning', messages: [NOT_LOCKED] });
        else
            lockJournal?.taken(stateKey, deploy.nonce);
        return deploy;
    }
    catch (thrown) {
        const isInProgress = thrown instanceof errors/* StoreError */.AD && thrown.code === 'DeployInProgress';
        if (hasChanges || !isInProgress)
            throw thrown;
        const message = 'another run is deploying here; this one has nothing to change';
        await report({ kind: 'info', message });
        return undefined;
    }
}
const NOT_LOCKED = 'the store has no conditional writes, so nothing keeps two deploys apart: make them wait for ' +
    'each other, in a workflow by "concurrency"';
/**
 * Reports the pending keys that this plan doesn't change as changed: an earlier deploy, which did
 * not finish, may have changed them, and never reported it.
 */
async function reportPending({ files, objects, state }, plan, report) {
    if (state.pendingCount === 0)
        return;
    const planned = new Set(Array.from(plan.changes(), ({ key }) => key));
    let unknown = state.pendingCount;
    for (const key of allKeys(files, objects)) {
        if (!state.isPending(key))
            continue;
        unknown -= 1;
        if (!planned.has(key))
            await report({ kind: 'changed', key });
    }
    if (unknown === 0)
        return;
    const keys = unknown === 1 ? '1 key that is' : `${(0,core_text/* formatCount */.B4)(unknown)} keys that are`;
    const message = `an unfinished earlier deploy planned to change or delete ${keys} now in neither source nor bucket; ` +
        `${unknown === 1 ? 'its name is' : 'their names are'} not known, so changed-keys lacks ` +
        `${unknown === 1 ? 'it' : 'them'}: invalidate the whole prefix where a CDN may still have ` +
        (unknown === 1 ? 'it' : 'them');
    await report({ kind: 'warning', messages: [message] });
}
/** The keys of files and of objects, each once. */
function* allKeys(files, objects) {
    const local = new Set();
    for (const row of files.rows()) {
        const key = files.keyOf(row);
        local.add(key);
        yield key;
    }
    for (const key of objects.keys())
        if (!local.has(key))
            yield key;
}

// EXTERNAL MODULE: ./lib/core/globs/unmatched.js
var unmatched = __webpack_require__(4354);
// EXTERNAL MODULE: ./lib/listing/key-ranges.js
var key_ranges = __webpack_require__(9482);
// EXTERNAL MODULE: ./lib/listing/pages.js
var pages = __webpack_require__(5132);
// EXTERNAL MODULE: ./lib/listing/run-clock.js
var run_clock = __webpack_require__(6614);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./lib/sync/hashing.js




/** Without a digester no file is read. */
function createHashing(compared, digester) {
    const withETagOfParts = new Set();
    const found = {
        unreadable: new Map(),
        withETagOfParts,
        isETagOfParts: (row) => withETagOfParts.has(row),
    };
    const hashAll = async (turns, ownLists, signal) => {
        if (digester === undefined)
            return;
        const concurrency = digester.listsAtOnce + ownLists;
        const hashTurn = (rows) => hashRows(compared, found, rows, digester);
        await (0,core_concurrency/* forEachConcurrent */.C6)(turns, hashTurn, { concurrency, signal });
    };
    return {
        hashes: found,
        hashUntil: (listing, signal) => hashAll(likelyRows(compared.files, listing), 0, signal),
        // One list more, for this thread, which is idle then.
        hashNeeded: (signal) => hashAll(neededRows(compared, found), 1, signal),
    };
}
async function hashRows(compared, { unreadable, withETagOfParts }, rows, digester) {
    const { files, counterparts } = compared;
    const results = await digester.digest(rows.map((row) => ({
        path: files.absolutePathOf(row),
        planned: files.plannedOf(row),
        partSizes: (0,part_sizes/* partSizesFor */.zJ)(files.sizeOf(row), listedParts(compared, row)),
    })));
    for (const [at, row] of rows.entries()) {
        const result = results[at];
        if (result instanceof errors/* StoreError */.AD)
            unreadable.set(row, result);
        else if (result !== undefined) {
            files.setMd5(row, result.md5);
            if (result.etags.length === 0)
                continue;
            const listed = counterparts.objectOf(row)?.etag ?? '';
            if (result.etags.includes(listed))
                withETagOfParts.add(row);
        }
    }
}
/** The number of parts in the listed ETag of a file. */
function listedParts({ objects, counterparts }, row) {
    const listed = counterparts.rowOf(row);
    return listed === undefined ? 0 : objects.partsAt(listed);
}
/** Files that are read in one turn of the event loop; some 30 microseconds each. */
const FILES_A_TURN = 32;
/** Leaves large files until it is known whether, and in which parts, they are compared. */
async function* likelyRows(files, listing) {
    const known = { isListed: false };
    const note = () => {
        known.isListed = true;
    };
    listing.then(note, note);
    for (let start = 0; !known.isListed; start += FILES_A_TURN) {
        await files.untilThereAre(start + FILES_A_TURN);
        const count = Math.min(files.count - start, FILES_A_TURN);
        if (count <= 0)
            return;
        const rows = Array.from({ length: count }, (_, at) => (start + at));
        yield rows.filter((row) => files.sizeOf(row) <= part_sizes/* PART_SIZE */.El);
        // Reading small files never waits, so without this the listing would not go on.
        await (0,external_node_timers_promises_.setImmediate)();
    }
}
function* neededRows({ files, objects, counterparts }, { unreadable, withETagOfParts }) {
    let turn = [];
    for (const row of files.rows()) {
        const listed = counterparts.rowOf(row);
        if (listed === undefined || unreadable.has(row))
            continue;
        if (objects.sizeAt(listed) !== files.sizeOf(row))
            continue;
        const isInParts = objects.partsAt(listed) > 0;
        if (files.md5Of(row) !== undefined && (!isInParts || withETagOfParts.has(row)))
            continue;
        turn.push(row);
        if (turn.length < FILES_A_TURN && files.sizeOf(row) <= part_sizes/* PART_SIZE */.El)
            continue;
        yield turn;
        turn = [];
    }
    yield turn;
}

;// CONCATENATED MODULE: ./lib/sync/survey.js














/** Files that are found before the store is opened, so that threads have work meanwhile. */
const HEAD_START = 256;
/**
 * Walks the directory while the store is opened, the first piece of the state is read, the prefix is
 * listed and then the rest of the state is read; reads files meanwhile. Rejects with the first error
 * of any of these, when all have ended.
 */
async function surveyBothSides(place, { files, walk, openStore, state: kept, digester }, stopped) {
    const { controller, unlink } = (0,abort/* linkAbort */.Hf)(stopped);
    const { signal } = controller;
    const objects = createListingIndex();
    const counterparts = (0,sync_files/* createCounterparts */.hP)(files, objects);
    const hashing = createHashing({ files, objects, counterparts }, digester);
    let boundaries;
    // First, so that threads have files to read while this one loads what the store needs.
    const walked = walk(signal).then((local) => {
        boundaries = keyBoundaries(place.prefix, files);
        return local;
    });
    const opened = files.untilThereAre(HEAD_START).then(openStore);
    const known = opened.then((store) => (0,state_object/* openDeployState */.JB)({ store, ...place, ...kept }, signal));
    // Not before the state is opened: otherwise a deploy that ended in between would be missed, and
    // its state be taken for the one that belongs to the listing.
    const listed = Promise.all([opened, known]).then(([store]) => listObjects(place, store, objects, () => boundaries, signal));
    const read = Promise.all([known, listed, walked]).then(([state]) => state.read(needsOf(files, objects)));
    const all = [walked, opened, read, listed, hashing.hashUntil(listed, signal)];
    try {
        const [local, store, state, clock] = await Promise.all(all);
        await hashing.hashNeeded(signal);
        return { store, files, local, hashes: hashing.hashes, objects, counterparts, clock, state };
    }
    catch (thrown) {
        controller.abort(thrown);
        await Promise.allSettled(all);
        await known.then((state) => state.close()).catch(() => undefined);
        throw thrown;
    }
    finally {
        unlink();
    }
}
function needsOf(files, objects) {
    const isListed = (key) => objects.rowOf(key) !== undefined;
    return { objects: objects.count, files: files.count, isListed };
}
/** Where to cut the listing, since the prefix mostly holds what the directory does. */
function keyBoundaries(prefix, files) {
    return (0,key_ranges/* boundariesOf */._t)(prefix, Array.from(files.rows(), (row) => files.pathOf(row)));
}
/** Adds all objects to `objects`. Resolves to the store's clock. */
async function listObjects({ bucket, prefix }, store, objects, boundaries, signal) {
    const clock = (0,run_clock/* createRunClock */.or)();
    for await (const page of (0,pages/* bucketPagesAtOnce */.B)({ bucket, prefix, boundaries, signal }, { store })) {
        const written = page.objects.map(({ lastModified }) => lastModified);
        clock.see(page.serverTime, written);
        for (const object of page.objects)
            objects.add(object);
    }
    clock.freeze();
    return clock;
}
/**
 * Walks the directory and adds its files to `files`, which others may read meanwhile. Throws an
 * InputError when the directory can't be uploaded as it is.
 */
async function walkDirectory(options, files, { stateKey, report }, signal) {
    const { bucket, prefix, sourceGiven } = options;
    const settled = new Map();
    const take = (entry) => {
        if (entry.kind === 'hidden')
            return;
        const object = { bucket, key: (0,core_keys/* joinKey */.ID)(prefix, entry.path) };
        if ((0,core_keys/* isStateKey */.Zw)(object.key, stateKey))
            settled.set(object.key, (0,core_outcome/* skipped */.hT)('upload', object, 'state'));
        else if (entry.kind === 'file')
            files.add(entry);
        else
            settled.set(object.key, outcomeOf(entry, object));
    };
    const found = await (0,local_source/* surveySource */.iT)(options, signal, take).finally(() => {
        files.end();
    });
    await (0,local_source/* refuseBadSource */.hO)(options, found, signal);
    // A rule may be for the state alone.
    if (stateKey !== undefined) {
        const path = (0,own_objects/* statePathOf */.I9)(stateKey, prefix);
        for (const own of [path, (0,core_keys/* leaseKeyOf */.Zq)(path)])
            found.lines.headers.note(own);
    }
    const count = (0,core_text/* plural */.LS)(files.count, 'file');
    await report({ kind: 'info', message: `${count} in ${(0,core_text/* quote */.hD)(sourceGiven)}` });
    const hidden = (0,local_source/* hiddenInfo */.N6)(found);
    if (hidden !== undefined)
        await report({ kind: 'info', message: hidden });
    return { settled, isBehindLink: linkCheck(settled), lines: found.lines };
}
/** Looks up each directory of a key, so that the number of links doesn't matter. */
function linkCheck(settled) {
    const isLink = (key) => {
        const outcome = settled.get(key);
        return outcome?.status === 'skipped' && outcome.reason === 'symlink';
    };
    return (key) => {
        for (let end = key.indexOf('/'); end !== -1; end = key.indexOf('/', end + 1)) {
            if (isLink(key.slice(0, end)))
                return true;
        }
        return isLink(key);
    };
}
function outcomeOf(entry, object) {
    if (entry.kind === 'symlink')
        return (0,core_outcome/* skipped */.hT)('upload', object, 'symlink');
    return (0,core_outcome/* failed */.gz)('upload', object, entry.error);
}
/**
 * Warns of lines that match neither a file nor a listed object. Resolves to the reasons why the
 * plan must not be carried out.
 */
async function unmatchedProblems(options, lines, { listed, deletes, kept }, report, signal) {
    const { prefix, sourceGiven } = options;
    const { globs, headers } = lines;
    const pathOf = (key) => key.slice(prefix.length);
    if (globs.isWaiting)
        for (const key of listed)
            globs.note(pathOf(key));
    await (0,local_source/* lookCloser */.QP)(options, lines, signal);
    if (globs.isWaiting) {
        for (const key of deletes)
            globs.see(pathOf(key), true);
        for (const key of kept)
            globs.see(pathOf(key));
    }
    const local = { names: `file of ${(0,core_text/* quote */.hD)(sourceGiven)}`, verb: 'delete', root: '' };
    const names = `${local.names} and no object ${prefix === '' ? 'of the bucket' : `under ${(0,core_text/* quote */.hD)(prefix)}`}`;
    const both = { ...local, names, root: prefix };
    const findings = [
        (0,unmatched/* unmatchedFindings */.Co)(globs.unmatched(), options.unmatched, both),
        (0,unmatched/* unmatchedFindings */.Co)(headers.unmatched(), options.unmatched, local),
    ];
    for (const { warnings } of findings) {
        if (warnings.length > 0)
            await report({ kind: 'warning', messages: warnings });
    }
    return findings.flatMap(({ problems }) => problems);
}

;// CONCATENATED MODULE: ./lib/sync/sync-directory.js






















/** Milliseconds to release the lock in when the sync is stopped. */
const RELEASE_TIME = 2_000;
/**
 * Makes the objects under a prefix match a directory: uploads what differs and, with `deletes`,
 * deletes objects without a file. Everything is decided, and refused, before the first write.
 * Yields one outcome per file and per object without a file. Throws an InputError for a prefix, a
 * directory or a plan that is refused, a StoreError such as `DeployInProgress` or `DeployOvertaken` when
 * another sync works on the prefix, and the reason of an aborted signal.
 */
async function* syncDirectory(options) {
    (0,local_source/* refuseBadPrefix */.wz)(options.prefix);
    const settings = withDefaults(options);
    const { source, bucket, prefix, compare, concurrency, signal, report } = settings;
    const place = { bucket, prefix };
    const files = (0,sync_files/* createSyncFiles */.TJ)(source, prefix);
    const sides = await surveyBothSides(place, surveyParts(settings, files), signal);
    const headersFor = (0,headers_for/* createHeadersFor */.k)(settings.headers);
    const wanted = { bucket, compare, concurrency, headersFor };
    const comparison = await compareFiles(sides, wanted, signal);
    const plan = planSides(settings, sides, comparison, headersFor);
    await reportPlan(settings, sides, comparison, plan);
    const objects = files.count + sides.local.settled.size + plan.deletes.length + plan.kept.size;
    await report({ kind: 'expected', objects });
    yield* carriedOut(settings, sides, { files, comparison, plan, headersFor });
}
/** Carries the plan out under the lock, which is given back at the end, whatever happens. */
async function* carriedOut(settings, sides, { files, comparison, plan, headersFor }) {
    const { bucket, prefix, report, signal, lockJournal } = settings;
    const { store, objects } = sides;
    const { actions, copies, keptAcls } = comparison;
    const record = recordParts(sides, actions, plan, headersFor);
    const { controller, unlink } = (0,abort/* linkAbort */.Hf)(signal);
    const onLost = (error) => {
        controller.abort(error);
    };
    const deploy = await record_takeLock({ bucket, prefix }, sides, record, { ...settings, onLost });
    const guarded = deploy === undefined ? store : new wrapped_stores/* GuardedStore */.mk(store, deploy.guard);
    const sourceFailure = sourceFailureOf(sides, comparison);
    const { progress, outcomes, warnings } = applyChanges({
        ...{ store: guarded, bucket, prefix, files, actions, copies, keptAcls, objects },
        ...{ deletes: plan.deletes, headersFor, sourceFailure },
    }, { ...settings, signal: controller.signal });
    let isOver = false;
    try {
        if (deploy !== undefined)
            await reportPending(sides, plan, report);
        yield* settledOutcomes(bucket, sides, comparison, plan);
        yield* outcomes;
        for (const warning of warnings())
            await report({ kind: 'warning', messages: [warning] });
        const ending = progress.failure === undefined ? 'complete' : 'failed';
        await deploy?.finish(changedEntries(record, progress, sides.clock.start), ending, signal);
        isOver = true;
    }
    finally {
        unlink();
        if (!isOver)
            isOver = await isAbandoned(deploy);
        if (isOver)
            lockJournal?.ended();
    }
}
/** Releases the lock of a sync that was stopped; resolves to whether that is done. */
async function isAbandoned(deploy) {
    return (deploy?.abandon(AbortSignal.timeout(RELEASE_TIME)) ?? Promise.resolve()).then(() => true, () => false);
}
function withDefaults(options) {
    const problem = (0,delete_condition/* conditionProblem */.B_)(options.deleteCondition);
    if (problem !== undefined)
        throw new errors/* InputError */.dz([problem]);
    const { prefix, stateKey = `${prefix}${core_keys/* STATE_NAME */.sf}` } = options;
    const { compare = 'content', uploadOrder = sync_files/* UPLOAD_GROUPS */.pQ, batchSize = remove/* MAX_BATCH_SIZE */.Sx } = options;
    const { deletes = false, keepDeletedFor = 0, maxDeletes, dryRun = false } = options;
    const { concurrency = run_operation/* DEFAULT_CONCURRENCY */.WH, digester = (0,digest_threads/* createDigester */.Q)(undefined) } = options;
    const { run = { id: `pid ${process.pid}`, attempt: 1 }, onEvent } = options;
    const { time = state_lease/* MACHINE_TIME */.Ct, lockJournal } = options;
    const { signal = new AbortController().signal } = options;
    const report = async (event) => {
        await onEvent?.(event);
    };
    const condition = dryRun ? 'none' : (options.deleteCondition ?? 'auto');
    return {
        ...(0,local_source/* withSourceDefaults */.MU)(options),
        ...{ compare, uploadOrder, batchSize, deletes, keepDeletedFor, maxDeletes },
        ...{ dryRun, concurrency, digester, run, signal, report, time, lockJournal },
        conditions: (0,delete_condition/* createDeleteConditions */.eO)(condition, report),
        ...stateOf(stateKey === false ? undefined : stateKey, options),
        openStore: () => (0,feature/* openFeatureStore */.Q)(options),
    };
}
/** The key of the state object, and what the rules for it say. */
function stateOf(stateKey, { prefix, headers: rules = [] }) {
    const path = stateKey === undefined ? undefined : (0,own_objects/* statePathOf */.I9)(stateKey, prefix);
    return { stateKey, stateHeaders: path === undefined ? {} : (0,own_objects/* stateHeaders */.U5)(rules, path) };
}
function surveyParts(settings, files) {
    const { compare, digester, stateKey, stateHeaders: headers, openStore, report } = settings;
    return {
        files,
        walk: (signal) => walkDirectory(settings, files, { stateKey, report }, signal),
        openStore,
        state: { key: stateKey, headers },
        digester: compare === 'size' ? undefined : digester,
    };
}
function planSides(settings, { files, objects, local, clock, state, counterparts }, { actions }, headersFor) {
    const { prefix, sourceGiven, deletes, maxDeletes, stateKey, keepDeletedFor } = settings;
    const pathOf = (key) => key.slice(prefix.length);
    const isSelected = (0,selection/* createPathSelection */.MZ)(settings);
    const hasFile = new Uint8Array(deletes ? objects.count : 0);
    for (const row of deletes ? files.rows() : []) {
        const listed = counterparts.rowOf(row);
        if (listed !== undefined)
            hasFile[listed] = 1;
    }
    return planSync({
        source: sourceGiven,
        prefix,
        actions,
        keyOf: files.keyOf,
        sizeOf: (row) => files.sizeOf(row),
        objects,
        isLocal: (key) => hasFile[objects.rowOf(key) ?? -1] === 1 || local.settled.has(key),
        deletes,
        rules: {
            stateKey,
            isSelected: (key) => isSelected(pathOf(key)),
            isBehindLink: local.isBehindLink,
            keepFor: keepDeletedFor,
            clock,
        },
        maxDeletes,
        contentTypeOf: (key) => headersFor(pathOf(key))['content-type'] ?? '',
        removedAtOf: state.removedAtOf,
    });
}
/** Reports the plan, and what is doubtful about it. Throws an InputError for a plan to refuse. */
async function reportPlan(settings, { objects, local }, { warnings }, plan) {
    const { report, signal } = settings;
    await report({ kind: 'plan', plan });
    for (const warning of warnings)
        await report({ kind: 'warning', messages: [warning] });
    const keys = { listed: objects.keys(), deletes: plan.deletes, kept: plan.kept.keys() };
    const unmatched = await unmatchedProblems(settings, local.lines, keys, report, signal);
    const problems = [...unmatched, ...plan.problems];
    if (problems.length > 0)
        throw new errors/* InputError */.dz(problems);
}
/** The error of the first file that can't be read or compared. */
function sourceFailureOf({ local }, { problems }) {
    for (const outcome of local.settled.values()) {
        if (outcome.status === 'failed')
            return { thrown: outcome.error.cause };
    }
    const [problem] = problems.values();
    return problem && { thrown: problem };
}
/** The outcomes that need no request: of what is unchanged, kept or can't be read. */
function* settledOutcomes(bucket, { files, local, objects, counterparts }, { actions, problems }, { kept }) {
    yield* local.settled.values();
    for (const row of files.rows()) {
        const object = { bucket, key: files.keyOf(row) };
        const problem = problems.get(row);
        if (problem !== undefined)
            yield (0,core_outcome/* failed */.gz)('upload', object, problem);
        else if (actions[row]?.action === 'skip') {
            const listed = listedFacts(objects, counterparts.rowOf(row));
            yield (0,core_outcome/* skipped */.hT)('upload', { ...object, listed }, 'unchanged');
        }
    }
    for (const [key, reason] of kept) {
        const listed = listedFacts(objects, objects.rowOf(key));
        yield (0,core_outcome/* skipped */.hT)('delete', { bucket, key, listed }, reason);
    }
}


/***/ })

};
