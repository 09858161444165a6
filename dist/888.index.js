export const id = 888;
export const ids = [888,393];
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

/***/ 3888:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  syncDirectory: () => (/* binding */ syncDirectory)
});

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/globs/selection.js
var selection = __webpack_require__(2117);
// EXTERNAL MODULE: ./lib/core/keys.js
var keys = __webpack_require__(1547);
// EXTERNAL MODULE: ./lib/core/outcome.js
var outcome = __webpack_require__(1307);
// EXTERNAL MODULE: ./lib/headers/headers-for.js
var headers_for = __webpack_require__(1814);
// EXTERNAL MODULE: ./lib/local/digest-threads.js
var digest_threads = __webpack_require__(5911);
// EXTERNAL MODULE: ./lib/local/source.js + 3 modules
var local_source = __webpack_require__(7621);
// EXTERNAL MODULE: ./lib/operations/feature.js
var feature = __webpack_require__(2484);
// EXTERNAL MODULE: ./lib/operations/remove.js
var remove = __webpack_require__(5956);
// EXTERNAL MODULE: ./lib/operations/run-operation.js + 2 modules
var run_operation = __webpack_require__(9824);
// EXTERNAL MODULE: ./lib/local/digests.js
var digests = __webpack_require__(1206);
// EXTERNAL MODULE: ./lib/object-store/wrapped-stores.js
var wrapped_stores = __webpack_require__(1881);
// EXTERNAL MODULE: ./lib/operations/progress.js
var progress = __webpack_require__(8091);
;// CONCATENATED MODULE: ./lib/operations/copy.js



/**
 * Copies every item on the server, several at a time, each attempted whatever fails before it.
 * Yields one outcome per item in the order of completion. A source that throws, an aborted signal
 * and dead credentials are thrown after the outcomes of all items pulled.
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
        source: (0,outcome/* identityOf */.cu)(source),
        headers,
        ...(ifSourceMatch !== undefined && { ifSourceMatch }),
    }, signal);
    return { ...(0,outcome/* identityOf */.cu)(item), ...stored, op: 'copy', status: 'done', bytes: 0 };
}

// EXTERNAL MODULE: ./lib/operations/upload.js
var upload = __webpack_require__(2529);
// EXTERNAL MODULE: ./lib/core/object-headers.js
var object_headers = __webpack_require__(8203);
;// CONCATENATED MODULE: ./lib/headers/stored.js

/** Headers that a copy must send again, because CopyObject drops them. */
const RESENT = (0,object_headers/* headerNamesWhere */.lr)(({ isResent }) => isResent);
/**
 * Whether the stored headers of an object differ from the wanted ones. ACL, tags, lock, encryption
 * and storage class are not compared: they are not read back, or the bucket sets them too.
 */
function headersDiffer(wanted, stored) {
    const names = new Set([...Object.keys(wanted), ...Object.keys(stored)].filter(isCompared));
    return [...names].some((name) => {
        const key = name;
        return !isSame(name, wanted[key] ?? '', stored[key] ?? '');
    });
}
/** The names of stored headers that are no longer wanted, of those that are compared. */
function headersLost(wanted, stored) {
    const values = Object.entries(stored);
    const lost = values.filter(([name, value]) => !(name in wanted) && !isSame(name, '', value));
    return lost.map(([name]) => name).filter(isCompared);
}
/** The headers for a copy onto itself: the wanted ones, and stored ones that a copy would drop. */
function headersOfCopy(wanted, stored) {
    const isEncryptionWanted = wanted['x-amz-server-side-encryption'] !== undefined;
    const lost = RESENT.filter((name) => !(isEncryptionWanted && name.includes('encryption')));
    const kept = lost.flatMap((name) => (stored[name] === undefined ? [] : [[name, stored[name]]]));
    return { ...Object.fromEntries(kept), ...wanted };
}
/** Whether headers set the ACL of the object. */
function setsAcl(headers) {
    return Object.keys(headers).some((name) => (0,object_headers/* objectHeader */.$o)(name)?.readBack === 'acl');
}
function isCompared(name) {
    return (0,object_headers/* objectHeader */.$o)(name)?.isCompared ?? name.startsWith(object_headers/* METADATA_PREFIX */.z3);
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

;// CONCATENATED MODULE: ./lib/core/columns.js
/** Numbers of eight bytes. Default: 0. */
function createNumberColumn() {
    return createColumn((length) => new Float64Array(length), 0);
}
/** Signed integers of 64 bits. Default: 0. */
function createBigIntColumn() {
    return createColumn((length) => new BigInt64Array(length), 0n);
}
/** Rows of another table, in four bytes each. Default: undefined. */
function createRowColumn() {
    const cells = createColumn((length) => new Uint32Array(length), 0);
    return {
        at: (row) => {
            const next = cells.at(row);
            return next === 0 ? undefined : next - 1;
        },
        set: (row, other = -1) => {
            cells.set(row, other + 1);
        },
    };
}
function createColumn(allocate, zero) {
    let cells = allocate(FIRST_ROWS);
    return {
        at: (row) => cells[row] ?? zero,
        set(row, value) {
            if (row >= cells.length) {
                const longer = allocate(lengthFor(row));
                longer.set(cells);
                cells = longer;
            }
            cells[row] = value;
        },
    };
}
const DIGEST_BYTES = 16;
function createDigestColumn() {
    let cells = Buffer.alloc(FIRST_ROWS * (DIGEST_BYTES + 1));
    return {
        at(row) {
            const start = row * (DIGEST_BYTES + 1);
            if ((cells[start] ?? 0) === 0)
                return undefined;
            return cells.toString('hex', start + 1, start + 1 + DIGEST_BYTES);
        },
        set(row, digest) {
            const start = row * (DIGEST_BYTES + 1);
            if (start + DIGEST_BYTES >= cells.length) {
                const longer = Buffer.alloc(lengthFor(row) * (DIGEST_BYTES + 1));
                longer.set(cells);
                cells = longer;
            }
            cells[start] = 1;
            cells.write(digest, start + 1, 'hex');
        },
    };
}
const FIRST_ROWS = 256;
/** Half as long again, so that filling a column takes time in proportion to its length. */
function lengthFor(row) {
    return Math.ceil((row + 1) * 1.5);
}

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
function createListingIndex() {
    const rows = new Map();
    const sizes = createNumberColumn();
    const times = createNumberColumn();
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
    const digests = createDigestColumn();
    const parts = createNumberColumn();
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
const ASK_CONTENT = { action: 'ask', about: 'content' };
const ASK_HEADERS = { action: 'ask', about: 'headers' };
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
/** Equal ETags prove equal content; different ones prove nothing under a KMS key. */
function compareContent({ compare, md5, listed, isETagOfParts, record }, stored) {
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
    if (stored === undefined || isUnderKms(stored) || splitETag(etag)?.parts !== 0)
        return 'unknown';
    return 'differs';
}
function chooseByHeaders({ headers, headersHash, listed, record }, stored) {
    const isRecorded = record !== undefined && (stored === undefined || stored.etag === listed?.etag);
    const isAsRecorded = isRecorded && record.hasHeaders(headersHash);
    // Different headers need a HEAD too, which alone shows what a copy would lose.
    if (stored === undefined)
        return isAsRecorded ? SKIP : ASK_HEADERS;
    // The record also covers headers that no HEAD returns.
    const isWanted = (!isRecorded || isAsRecorded) && !headersDiffer(headers, stored.headers);
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

// EXTERNAL MODULE: ./lib/sync/upload-order.js
var upload_order = __webpack_require__(2151);
;// CONCATENATED MODULE: ./lib/sync/apply.js









/** Applies the changes while `outcomes` is read; `progress` is up to date with each outcome. */
function applyChanges(changes, options) {
    const recorder = createRecorder();
    return { progress: recorder.progress, outcomes: applyInOrder(changes, options, recorder) };
}
/** Keeps the progress, which only this file writes. */
function createRecorder() {
    let failure;
    const etags = new Map();
    const deleted = new Set();
    const progress = {
        get failure() {
            return failure;
        },
        etagOf: (file) => etags.get(file),
        isDeleted: (key) => deleted.has(key),
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
            if (outcome.status !== 'done')
                return;
            if (outcome.op === 'delete')
                deleted.add(outcome.key);
            else if (file !== undefined && outcome.etag !== undefined)
                etags.set(file, outcome.etag);
        },
    };
}
/**
 * Uploads and copies one group after the other, then deletes: a group begins when everything of the
 * one before is proven to be stored. After a failure, what follows fails without a request.
 */
async function* applyInOrder(changes, { uploadOrder, batchSize, concurrency, signal }, recorder) {
    const { progress } = recorder;
    const groups = groupRows(changes);
    for (const group of uploadOrder) {
        const rows = groups.get(group) ?? [];
        if (progress.failure === undefined) {
            yield* changeFiles(changes, rows, { concurrency, signal }, recorder);
        }
        else
            yield* notAttempted(changes, rows, progress.failure.thrown);
        recorder.noteFailure(changes.sourceFailure);
    }
    const { bucket, deletes } = changes;
    const store = new wrapped_stores/* DeleteGate */.BU(changes.store);
    if (progress.failure !== undefined)
        store.stopDeletes(progress.failure.thrown);
    for await (const outcome of (0,remove/* remove */.TF)(deleteItems(bucket, deletes), { store }, { batchSize, signal })) {
        recorder.note(outcome);
        yield outcome;
    }
}
function* deleteItems(bucket, keys) {
    for (const key of keys)
        yield { bucket, key };
}
function groupRows(changes) {
    const { files, actions, headersFor } = changes;
    const groups = new Map();
    for (const row of files.rows()) {
        if (!isChange(actions[row]))
            continue;
        const group = (0,upload_order/* groupOf */.F8)(headersFor(files.pathOf(row))['content-type'] ?? '');
        const rows = groups.get(group) ?? [];
        rows.push(row);
        groups.set(group, rows);
    }
    return groups;
}
/** Errors of a copy after which the file is uploaded instead. */
const UPLOAD_INSTEAD = new Set([
    'InvalidObjectState',
    'InvalidRequest',
    'MethodNotAllowed',
    'NoSuchKey',
    'NotImplemented',
    'PreconditionFailed',
]);
async function* changeFiles(changes, rows, options, recorder) {
    const { store, actions } = changes;
    const inFlight = new Map();
    const settle = (outcome, file) => {
        recorder.note(outcome, file);
        const action = file === undefined ? undefined : actions[file];
        if (outcome.status !== 'done' || !isChange(action))
            return outcome;
        return { ...outcome, reason: action.reason };
    };
    const landed = ({ key }) => {
        const file = inFlight.get(key);
        inFlight.delete(key);
        return file;
    };
    const uploads = rows.filter((row) => actions[row]?.action === 'upload');
    const copies = rows.filter((row) => actions[row]?.action === 'copy');
    for await (const outcome of copy(copyItems(changes, copies, inFlight), { store }, options)) {
        const file = landed(outcome);
        const isRefused = outcome.status === 'failed' && UPLOAD_INSTEAD.has(outcome.error.code);
        if (isRefused && file !== undefined)
            uploads.push(file);
        else
            yield settle(outcome, file);
    }
    for await (const outcome of (0,upload/* upload */.S)(uploadItems(changes, uploads, inFlight), { store }, options)) {
        yield settle(outcome, landed(outcome));
    }
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
        inFlight.set(key, row);
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
        yield (0,outcome/* failed */.gz)(op, { bucket, key: files.keyOf(row) }, error);
    }
}

// EXTERNAL MODULE: ./lib/core/concurrency.js
var core_concurrency = __webpack_require__(9276);
// EXTERNAL MODULE: ./lib/object-store/checksum-hash.js
var checksum_hash = __webpack_require__(5393);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/sync/state/digests.js

/** Bytes of a digest in the state object: 128 bits. */
const digests_DIGEST_BYTES = 16;
const DIGITS = 2 * digests_DIGEST_BYTES;
/** 128 random bits, in hexadecimal. */
function randomDigits() {
    return (0,external_node_crypto_.randomBytes)(digests_DIGEST_BYTES).toString('hex');
}
function isDigest(value) {
    return typeof value === 'string' && value.length === DIGITS && /^[0-9a-f]+$/.test(value);
}
function digestOfKey(salt, key) {
    const digits = (0,external_node_crypto_.hash)('sha256', `${salt}key:${key}`);
    return { id: digits.slice(0, DIGITS), secret: digits.slice(DIGITS) };
}
/** The place that a state is about, without naming it. */
function digestOfPlace(salt, bucket, prefix) {
    return (0,external_node_crypto_.hash)('sha256', `${salt}place:${JSON.stringify([bucket, prefix])}`).slice(0, DIGITS);
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
    return (0,external_node_crypto_.hash)('sha256', `${secret}${value}`).slice(0, DIGITS);
}
const knownHashes = new WeakMap();
/** The hash of the headers of an object, in whatever order they are given. */
function headersHash(headers) {
    const known = knownHashes.get(headers);
    if (known !== undefined)
        return known;
    const entries = Object.entries(headers).sort(([one], [other]) => (one < other ? -1 : 1));
    const found = (0,external_node_crypto_.hash)('sha256', JSON.stringify(entries)).slice(0, DIGITS);
    knownHashes.set(headers, found);
    return found;
}

;// CONCATENATED MODULE: ./lib/sync/compare.js









/** Compares all files; sends HEADs, several at a time, where listing and state are not enough. */
async function compareFiles(sides, { bucket, compare, concurrency, headersFor }, signal) {
    const { store, files, hashes } = sides;
    const factsOf = (row) => factsOfFile(sides, row, compare, headersFor(files.pathOf(row)));
    const problems = new Map(hashes.unreadable);
    const { actions, asked } = chooseWithoutRequests(files, problems, factsOf);
    const copies = new Map();
    const losses = createLosses();
    const grantsOf = createGrantsReader(store, losses);
    const ask = async (row, abort) => {
        const object = { bucket, key: files.keyOf(row) };
        const withChecksums = isAbout(actions[row], 'content');
        const request = { ...object, withChecksums };
        const stored = await askObject(store, request, files.contentOf(row), abort);
        const facts = { ...factsOf(row), stored };
        const action = chooseFileAction(facts);
        actions[row] = action;
        if (stored === 'gone' || action.action === 'skip')
            return;
        losses.noteHeaders(headersLost(facts.headers, stored.headers));
        if (action.action !== 'copy')
            return;
        const grants = setsAcl(facts.headers) ? {} : await grantsOf(object, abort);
        const headers = { ...headersOfCopy(facts.headers, stored.headers), ...grants };
        copies.set(row, { etag: `"${stored.etag}"`, headers });
    };
    const askOrFail = async (row, abort) => {
        await ask(row, abort).catch((thrown) => {
            if (!(thrown instanceof errors/* StoreError */.AD) || thrown.scope === 'batch' || abort.aborted)
                throw thrown;
            problems.set(row, thrown);
            actions[row] = FAIL;
        });
    };
    await (0,core_concurrency/* forEachConcurrent */.C6)(asked, askOrFail, { concurrency, signal });
    return { actions, copies, problems, warnings: losses.warnings() };
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
function isAbout(action, about) {
    return action?.action === 'ask' && action.about === about;
}
/** The facts from the listing, the state and the file's own bytes. */
function factsOfFile({ files, counterparts, state, hashes }, row, compare, headers) {
    const listed = counterparts.objectOf(row);
    const entry = listed && state.entryOf(files.keyOf(row));
    const isOf = listed && entry?.isOf({ ...listed, lastModified: new Date(listed.lastModified) }) === true;
    return {
        size: files.sizeOf(row),
        compare,
        md5: files.md5Of(row),
        isETagOfParts: hashes.isETagOfParts(row),
        headers,
        headersHash: headersHash(headers),
        listed,
        record: isOf === true ? entry : undefined,
    };
}
/** The facts from a HEAD. Rejects with a StoreError whose message says that it failed. */
async function askObject(store, request, content, signal) {
    const object = await store.head(request, signal).catch((thrown) => {
        throw explained(thrown, NOT_COMPARED);
    });
    if (object === undefined)
        return 'gone';
    const { size, etag, headers } = object;
    const isChecksumEqual = size === content.size ? await hasChecksum(content, object) : undefined;
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
function explained(thrown, meaning) {
    if (!(thrown instanceof errors/* StoreError */.AD))
        return thrown;
    return (0,errors/* derivedError */.WG)(thrown, { message: `${meaning}: ${thrown.message}` });
}
/** Codes of stores whose objects have no ACLs. */
const WITHOUT_ACLS = new Set(['MethodNotAllowed', 'NotImplemented']);
/** Codes after which a copy gets the ACL of a new object. */
const UNREAD = new Set(['AccessDenied', 'Forbidden', 'UnknownGrant']);
/**
 * Returns a function that reads the headers which give a copy the ACL of its object, since a copy
 * resets it. The function rejects with a StoreError when the store gave no answer.
 */
function createGrantsReader(store, losses) {
    let isWithout = false;
    return async (object, signal) => {
        if (isWithout)
            return {};
        try {
            return await store.grants(object, signal);
        }
        catch (thrown) {
            const code = thrown instanceof errors/* StoreError */.AD ? thrown.code : '';
            isWithout ||= WITHOUT_ACLS.has(code);
            if (UNREAD.has(code))
                losses.noteACL();
            // An object that is gone by now is uploaded in place of its copy.
            else if (!isWithout && code !== 'NoSuchKey')
                throw notRead(thrown);
            return {};
        }
    };
}
function notRead(thrown) {
    return explained(thrown, "its ACL can't be read, since GetObjectAcl failed");
}
/** Counts what objects lose when they are copied or uploaded. */
function createLosses() {
    let acls = 0;
    let objects = 0;
    const byName = new Map();
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
        warnings: () => [
            ...(acls === 0 ? [] : [unreadACLs(acls)]),
            ...(objects === 0 ? [] : [lostHeaders(objects, byName)]),
        ],
    };
}
function unreadACLs(count) {
    const [acl, change] = count === 1
        ? ['the ACL of 1 object', 'changes']
        : [`the ACLs of ${(0,core_text/* formatCount */.B4)(count)} objects`, 'change'];
    return (`${acl} whose headers ${change} can't be read, so ${count === 1 ? 'it gets' : 'they get'} the ` +
        'ACL of a new object: allow s3:GetObjectAcl on the objects of the bucket, or set x-amz-acl by ' +
        '"headers"');
}
function lostHeaders(objects, byName) {
    const names = [...byName].map(([name, count]) => `${name} of ${(0,core_text/* formatCount */.B4)(count)}`);
    const subject = objects === 1 ? '1 object loses' : `${(0,core_text/* formatCount */.B4)(objects)} objects lose`;
    return (`${subject} headers that are stored now (${names.join(', ')}): "headers" has no rule for them ` +
        'any more; write one where they are to be kept');
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/local/file-content.js
var file_content = __webpack_require__(8605);
;// CONCATENATED MODULE: ./lib/sync/files.js





/** Lets readers wait until a count has grown. */
function createGrowth(count) {
    let isOver = false;
    let waiting = [];
    const note = () => {
        if (waiting.length === 0)
            return;
        const isThere = ({ least }) => isOver || count() >= least;
        const [woken, others] = [waiting.filter(isThere), waiting.filter((one) => !isThere(one))];
        waiting = others;
        for (const { wake } of woken)
            wake();
    };
    return {
        note,
        end: () => {
            isOver = true;
            note();
        },
        untilThereAre: (least) => new Promise((wake) => {
            waiting.push({ least, wake });
            note();
        }),
    };
}
/** The facts about files when the walk met them, in columns. */
function createPlannedColumns() {
    const inodes = createBigIntColumn();
    const devices = createBigIntColumn();
    const sizes = createNumberColumn();
    const times = createNumberColumn();
    return {
        set(row, { size, mtimeMs, identity }) {
            inodes.set(row, identity.ino);
            devices.set(row, identity.dev);
            sizes.set(row, size);
            times.set(row, mtimeMs);
        },
        sizeAt: (row) => sizes.at(row),
        at: (row) => ({
            size: sizes.at(row),
            mtimeMs: times.at(row),
            identity: { dev: devices.at(row), ino: inodes.at(row) },
        }),
    };
}
/** The files of the directory `source`, whose objects have keys under `prefix`. */
function createSyncFiles(source, prefix) {
    const paths = [];
    const planned = createPlannedColumns();
    const digests = createDigestColumn();
    // `join` for each would look at every character of its path again.
    const root = (0,external_node_path_.join)(source, external_node_path_.sep);
    const pathOf = (row) => paths[row] ?? '';
    const absolutePathOf = (row) => root + pathOf(row);
    const growth = createGrowth(() => paths.length);
    return {
        get count() {
            return paths.length;
        },
        rows: function* () {
            for (let row = 0; row < paths.length; row += 1)
                yield row;
        },
        add(file) {
            planned.set(paths.length, file);
            paths.push((0,core_text/* ownCopyOf */.dV)(file.path));
            growth.note();
        },
        end: growth.end,
        untilThereAre: growth.untilThereAre,
        keyOf: (row) => (0,keys/* joinKey */.ID)(prefix, pathOf(row)),
        pathOf,
        absolutePathOf,
        sizeOf: planned.sizeAt,
        contentOf: (row) => (0,file_content/* fileContent */.qY)(absolutePathOf(row), planned.at(row)),
        plannedOf: planned.at,
        md5Of: (row) => digests.at(row),
        setMd5: (row, md5) => {
            digests.set(row, md5);
        },
    };
}
function createCounterparts(files, objects) {
    const found = createRowColumn();
    const rowOf = (file) => {
        const known = found.at(file);
        if (known !== undefined || objects.count === 0)
            return known;
        const listed = objects.rowOf(files.keyOf(file));
        if (listed !== undefined)
            found.set(file, listed);
        return listed;
    };
    return {
        rowOf,
        objectOf(file) {
            const listed = rowOf(file);
            return listed === undefined ? undefined : objects.at(listed);
        },
    };
}

// EXTERNAL MODULE: ./lib/operations/max-deletes.js
var max_deletes = __webpack_require__(5605);
;// CONCATENATED MODULE: ./lib/sync/plan.js





/** Pure: the same input gives the same plan. Throws a StoreError like `chooseObjectAction`. */
function planSync(input) {
    const { actions, source, prefix, keyOf, maxDeletes } = input;
    const { deletes, kept, listed } = planObjects(input);
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
        kept,
        problems: shrinkProblems(size, maxDeletes),
        changes: () => changesOf(actions, keyOf, deletes),
    };
}
function* changesOf(actions, keyOf, deletes) {
    for (const [row, chosen] of actions.entries()) {
        if (isChange(chosen))
            yield { ...chosen, key: keyOf(row) };
    }
    for (const key of deletes)
        yield { action: 'delete', key, reason: undefined };
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
    const kept = new Map();
    let listed = 0;
    for (const [key, row] of objects.entries()) {
        if (!(0,keys/* isStateKey */.Zw)(key, rules.stateKey))
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
        if (action === 'delete')
            deletes.push(key);
        else
            kept.set(key, action);
    }
    return { deletes, kept, listed };
}
/** Counts the listed pages that a sync may delete; others say nothing about a wrong source. */
function countPages(input) {
    const { rules } = input;
    let pages = 0;
    for (const key of input.objects.keys()) {
        const isManaged = !(0,keys/* isStateKey */.Zw)(key, rules.stateKey) && rules.isSelected(key) && !rules.isBehindLink(key);
        if (isManaged && isPage(input, key))
            pages += 1;
    }
    return pages;
}
function isPage({ contentTypeOf }, key) {
    return (0,upload_order/* groupOf */.F8)(contentTypeOf(key)) === 'html';
}
/** Chooses for an object without a file. Throws a StoreError like `assertServerTime`. */
function chooseObjectAction(object, rules) {
    const { key, lastModified, contentType, removedAt } = object;
    const { stateKey, keepFor, clock } = rules;
    if ((0,keys/* isStateKey */.Zw)(key, stateKey))
        return 'state';
    if (!rules.isSelected(key))
        return 'not-selected';
    if (rules.isBehindLink(key))
        return 'symlink';
    if (clock.isDuringRun(lastModified))
        return 'newer-than-run';
    // Pages are opened by their address only; what they load is still requested by open pages.
    if (keepFor === 0 || (0,upload_order/* groupOf */.F8)(contentType) === 'html')
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
        `${(0,core_text/* quoteShort */.pf)(size.prefix || '/')}; if the deletes are meant, as after pages were renamed, set ` +
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

// EXTERNAL MODULE: ./lib/core/items.js
var items = __webpack_require__(2019);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./lib/sync/state/tables.js


const LEAD_DIGITS = 8;
/** A table over rows that are in order. */
function tableOf(width, bytes) {
    const leads = new Uint32Array(bytes.length / width);
    for (let row = 0; row < leads.length; row += 1)
        leads[row] = bytes.readUInt32BE(row * width);
    return { width, bytes, leads };
}
/** Where the row of this digest begins. */
function findRow({ width, bytes, leads }, id) {
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
        if (hexOf(bytes, row * width, digests_DIGEST_BYTES) === id)
            return row * width;
    }
    return undefined;
}
function hexOf(bytes, start, length) {
    return bytes.toString('hex', start, start + length);
}
const tables_FIRST_ROWS = 1024;
function createTable(width) {
    let rows = Buffer.allocUnsafe(tables_FIRST_ROWS * width);
    let used = 0;
    return {
        add(row) {
            if (used === rows.length)
                rows = Buffer.concat([rows], 2 * rows.length);
            used += rows.write(row, used, width, 'hex');
        },
        build: () => tableOf(width, sorted(rows.subarray(0, used), width)),
    };
}
function sorted(rows, width) {
    const order = Uint32Array.from({ length: rows.length / width }, (_, row) => row * width);
    const compare = (one, other) => rows.readUInt32BE(one) - rows.readUInt32BE(other) || compareDigests(rows, one, rows, other);
    order.sort(compare);
    const bytes = Buffer.allocUnsafe(rows.length);
    let used = 0;
    for (const at of order) {
        if (used > 0 && compareDigests(rows, at, bytes, used - width) === 0)
            continue;
        used += rows.copy(bytes, used, at, at + width);
    }
    return bytes.subarray(0, used);
}
function compareDigests(one, at, other, otherAt) {
    return one.compare(other, otherAt, otherAt + digests_DIGEST_BYTES, at, at + digests_DIGEST_BYTES);
}
/** Bytes of a time, in milliseconds since 1970. */
const TIME_BYTES = 6;
/** Bytes of a row of each table: digests, and a time. */
const WIDTHS = {
    /** The key, ETag with size, content, headers. */
    known: 4 * digests_DIGEST_BYTES,
    /** A key without a file, and when its file was removed. */
    removed: digests_DIGEST_BYTES + TIME_BYTES,
    /** A key with an unconfirmed change: one that an unfinished deploy planned. */
    pending: digests_DIGEST_BYTES,
};
const NO_TABLES = {
    known: tableOf(WIDTHS.known, Buffer.alloc(0)),
    removed: tableOf(WIDTHS.removed, Buffer.alloc(0)),
    pending: tableOf(WIDTHS.pending, Buffer.alloc(0)),
};
function createEntryTables(salt) {
    const known = createTable(WIDTHS.known);
    const removed = createTable(WIDTHS.removed);
    return {
        add(key, entry) {
            const digest = digestOfKey(salt, key);
            const object = digestOfObject(digest, entry);
            const content = digestOfContent(digest, entry.content);
            known.add(digest.id + object + content + digestOfHeaders(digest, entry.headers));
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
    const pending = createTable(WIDTHS.pending);
    for (const key of pendingKeys)
        pending.add(digestOfKey(salt, key).id);
    const { width, bytes } = tables.pending;
    for (let at = 0; at < bytes.length; at += width)
        pending.add(hexOf(bytes, at, width));
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
                await (0,promises_.setImmediate)();
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

;// CONCATENATED MODULE: ./lib/sync/state/format.js



/** Begins every state object, whatever its format. */
const MAGIC = 's3-batch-action deploy state';
/** A line of text: the magic words, the digest of the JSON after it, the JSON. */
function encodeHead(head) {
    const json = JSON.stringify(head);
    return Buffer.from(`${MAGIC} ${(0,external_node_crypto_.hash)('sha256', json)} ${json}\n`);
}
/** The first line; undefined when it was damaged. */
function decodeHead(bytes) {
    const end = bytes.indexOf('\n');
    const line = bytes.toString('utf8', 0, Math.max(end, 0));
    const [, digest, json = ''] = LINE.exec(line) ?? [];
    if (digest === undefined || (0,external_node_crypto_.hash)('sha256', json) !== digest)
        return undefined;
    const head = parseHead(parseJson(json));
    return head && { head, length: end + 1 };
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
const LINE = new RegExp(`^${MAGIC} ([0-9a-f]{64}) (\\{.*\\})$`, 'u');
/** The digest proves that the line is whole, not that this program wrote it. */
function parseHead(value) {
    if (!isRecord(value))
        return undefined;
    const { format, salt, place, nonce, lock, rest } = value;
    const isKnown = isCount(format) && isDigest(salt) && isDigest(place) && isDigest(nonce);
    if (!isKnown || !isRecord(rest))
        return undefined;
    if (lock === undefined)
        return { format, salt, place, nonce, lock, rest };
    return isLock(lock) ? { format, salt, place, nonce, lock, rest } : undefined;
}
function isLock(value) {
    if (!isRecord(value))
        return false;
    const { run, attempt } = value;
    return typeof run === 'string' && isCount(attempt);
}
function isCount(value) {
    return Number.isSafeInteger(value) && value >= 0;
}
function isRecord(value) {
    return typeof value === 'object' && value !== null;
}
/** The format that is written, and the only one so far. */
const FORMAT = 1;
/** The tables in the order of the object, by the names that stand in its head. */
const STORED_NAMES = {
    known: 'known',
    left: 'removed',
    owed: 'pending',
};
const TABLES = Object.entries(STORED_NAMES);
/** A head of one line, then the tables, whose lengths and hash the head holds. */
function encodeState(state, { bucket, prefix }) {
    const { condition, salt, nonce, lock, tables } = state;
    const bodies = TABLES.map(([, name]) => tables[name].bytes);
    const head = encodeHead({
        format: FORMAT,
        salt,
        place: digestOfPlace(salt, bucket, prefix),
        nonce,
        lock,
        rest: {
            condition,
            rows: Object.fromEntries(TABLES.map(([stored, name]) => [stored, tables[name].bytes.length / WIDTHS[name]])),
            body: (0,external_node_crypto_.hash)('sha256', Buffer.concat(bodies)),
        },
    });
    return Buffer.concat([head, ...bodies]);
}
/** The content of a state that can't be read. */
function emptyContent(condition) {
    return { condition, salt: randomDigits(), nonce: undefined, lock: undefined, tables: NO_TABLES };
}
/** Never throws: the condition says whether the bytes are damaged or describe another prefix. */
function decodeState(bytes, { bucket, prefix }) {
    const decoded = decodeHead(bytes);
    if (decoded === undefined)
        return emptyContent('damaged');
    const { head, length } = decoded;
    const { format, salt, place, nonce, lock } = head;
    if (place !== digestOfPlace(salt, bucket, prefix))
        return emptyContent('foreign');
    if (format !== FORMAT)
        return { ...emptyContent('newer'), nonce, lock };
    const condition = conditionOf(head);
    const tables = tablesOf(head, bytes.subarray(length));
    if (condition === undefined || tables === undefined)
        return emptyContent('damaged');
    return { condition, salt, nonce, lock, tables };
}
function conditionOf({ lock, rest }) {
    const { condition } = rest;
    if (condition !== 'clean' && condition !== 'unfinished')
        return undefined;
    return lock === undefined ? condition : 'in-progress';
}
function tablesOf({ rest }, body) {
    const { rows } = rest;
    if (!isRowCounts(rows) || (0,external_node_crypto_.hash)('sha256', body) !== rest['body'])
        return undefined;
    let start = 0;
    const tables = TABLES.map(([stored, name]) => {
        const end = start + rows[stored] * WIDTHS[name];
        const bytes = body.subarray(start, end);
        start = end;
        return [name, tableOf(WIDTHS[name], bytes)];
    });
    return start === body.length ? { ...NO_TABLES, ...Object.fromEntries(tables) } : undefined;
}
function isRowCounts(value) {
    return isRecord(value) && TABLES.every(([stored]) => isCount(value[stored]));
}

;// CONCATENATED MODULE: ./lib/sync/state/state-object.js





/** A larger object counts as damaged: this is the state of 16 million objects. */
const MAX_STATE_BYTES = 1024 * 1024 * 1024;
/**
 * Reads the state with one GET. Rejects with the StoreError of a failed GET only: a state that
 * can't be used is as good as none, and only costs requests.
 */
async function readDeployState(place, signal) {
    const { key } = place;
    const found = key === undefined ? nothing('none') : await findState({ ...place, key }, signal);
    const { salt, tables } = found.content;
    const hasRemoved = tables.removed.leads.length > 0;
    return {
        ...found,
        condition: found.content.condition,
        entryOf: (of) => entryIn(found, of),
        // Hashing each key would take as long as everything else, and mostly no file was removed.
        removedAtOf: (of) => (hasRemoved ? entryIn(found, of)?.removedAt : undefined),
        pendingCount: tables.pending.leads.length,
        isPending: (of) => findRow(tables.pending, digestOfKey(salt, of).id) !== undefined,
    };
}
/** Reads the state object as it is now. */
async function findState(place, signal) {
    const { store, bucket, key } = place;
    try {
        const { etag, lastModified, size, body } = await store.get({ bucket, key, inPieces: true }, signal);
        return { etag, lastModified, content: decodeState(await readAll(body, size), place) };
    }
    catch (thrown) {
        if (thrown instanceof errors/* StoreError */.AD && thrown.code === 'NoSuchKey')
            return nothing('absent');
        throw thrown;
    }
}
function nothing(condition) {
    return { content: emptyContent(condition), etag: undefined, lastModified: undefined };
}
async function readAll(body, size) {
    const chunks = [];
    for await (const chunk of body) {
        chunks.push(chunk);
        if (size > MAX_STATE_BYTES)
            break;
    }
    return Buffer.concat(chunks);
}
/** What a state records of a key. */
function entryIn({ content, lastModified }, key) {
    const { known, removed } = content.tables;
    const digest = digestOfKey(content.salt, key);
    const at = findRow(known, digest.id);
    const removedRow = findRow(removed, digest.id);
    if (at === undefined && removedRow === undefined)
        return undefined;
    const holds = (column, value) => at !== undefined && hexOf(known.bytes, at + column * digests_DIGEST_BYTES, digests_DIGEST_BYTES) === value;
    return {
        isOf: (listed) => isUpTo(listed.lastModified, lastModified) && holds(1, digestOfObject(digest, listed)),
        hasContent: (value) => holds(2, digestOfContent(digest, value)),
        hasHeaders: (value) => holds(3, digestOfHeaders(digest, value)),
        removedAt: removedRow === undefined
            ? undefined
            : removed.bytes.readUIntBE(removedRow + digests_DIGEST_BYTES, TIME_BYTES),
    };
}
/** Compares whole seconds, as in a GET's Last-Modified. An unknown time is not before any other. */
function isUpTo(time, other = new Date(NaN)) {
    return Math.floor(time.getTime() / 1000) <= Math.floor(other.getTime() / 1000);
}
/** The state changes with every deploy, and is not for the public. */
const state_object_HEADERS = {
    'content-type': 'application/octet-stream',
    'cache-control': 'private, no-store',
};
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
        const found = await findState(place, signal);
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
 * object has. If it doesn't, `state` is stored, and must serve as well as what was there.
 */
async function honoursConditions(place, state, signal) {
    try {
        await putState(place, state, { ifMatch: NO_ETAG }, signal);
        return false;
    }
    catch (thrown) {
        if (isDoubtful(thrown))
            return true;
        if (isUnsupported(thrown))
            return false;
        throw thrown;
    }
}
/** Whether a store refused a request because it has no conditional writes. */
function isUnsupported(thrown) {
    if (!(thrown instanceof errors/* StoreError */.AD))
        return false;
    const { code, status, message } = thrown;
    if (code === 'NotImplemented' || status === 501)
        return true;
    return status === 400 && /if-(none-)?match|condition/i.test(message);
}
function isDoubtful(thrown) {
    return thrown instanceof errors/* StoreError */.AD && DOUBTFUL.has(thrown.code);
}
async function putState(place, state, condition, signal) {
    const { store, bucket, key } = place;
    const content = (0,items/* contentOf */.$E)(encodeState(state, place));
    const { etag } = await store.put({ bucket, key, content, headers: state_object_HEADERS, ...condition }, signal);
    return etag;
}

;// CONCATENATED MODULE: ./lib/sync/state/deploy.js





/** Milliseconds for which a lock record keeps other runs away: an hour. */
const LOCK_LIFETIME = 60 * 60 * 1000;
/** Why a run may not deploy over this state, or undefined. */
function refusalBy({ content: { lock }, lastModified = new Date(NaN) }, run, { key }) {
    if (lock === undefined)
        return undefined;
    const isLaterAttempt = lock.run === run.id && lock.attempt < run.attempt;
    const isOld = run.now.getTime() - lastModified.getTime() >= LOCK_LIFETIME;
    if (isLaterAttempt || isOld)
        return undefined;
    const end = new Date(lastModified.getTime() + LOCK_LIFETIME);
    return new errors/* StoreError */.AD('DeployInProgress', `run ${(0,core_text/* quote */.hD)(lock.run)} (attempt ${lock.attempt}) has been deploying here since ` +
        `${lastModified.toISOString()}, so this run changed nothing: run again when that one has ` +
        'ended; if it was killed, start its failed jobs again, or wait until ' +
        `${end.toISOString()}, or delete the object ${(0,core_text/* quote */.hD)(key)}`);
}
/** The error of a run whose listing of the bucket is out of date. */
function overtaken(what) {
    return new errors/* StoreError */.AD('DeployOvertaken', `${what}: run again, and let deploys wait for each other by "concurrency" in the workflow`);
}
const WITHOUT_STATE = {
    isLocked: false,
    finish: () => Promise.resolve(),
    abandon: () => Promise.resolve(),
};
/**
 * Takes the lock: the first write of a deploy. Rejects with `DeployInProgress` while another run
 * holds the lock, and with `DeployOvertaken` when `state` has been replaced, since then the plan
 * rests on an old listing.
 */
async function beginDeploy(place, state, run, signal) {
    const { key } = place;
    if (key === undefined)
        return WITHOUT_STATE;
    const kept = { ...place, key };
    const refusal = refusalBy(state, run, kept);
    if (refusal !== undefined)
        throw refusal;
    const lockRecord = {
        condition: 'unfinished',
        salt: state.content.salt,
        nonce: randomDigits(),
        lock: { run: run.id, attempt: run.attempt },
        tables: tablesOfLock(state.content, run.pending),
    };
    const next = nextState(lockRecord, run);
    try {
        const lock = await takeLock(kept, { state, run, lockRecord }, signal);
        return { isLocked: lock !== undefined, ...endings(kept, next, lock ?? {}) };
    }
    catch (thrown) {
        next.stop();
        throw thrown;
    }
}
/** The condition for replacing the lock record; undefined when the store honours none. */
async function takeLock(place, { state, run, lockRecord }, signal) {
    const condition = state.etag === undefined ? ABSENT : { ifMatch: state.etag };
    const replaced = await replaceKnown(place, state.content, lockRecord, condition, signal).catch((thrown) => {
        if (isUnsupported(thrown))
            return undefined;
        throw thrown;
    });
    if (replaced === undefined) {
        await replaceState(place, lockRecord, {}, signal);
        return undefined;
    }
    if ('refusedBy' in replaced) {
        throw (refusalBy(replaced.refusedBy, run, place) ??
            overtaken('another deploy ended here after this run had listed the objects'));
    }
    const probe = { ...lockRecord, nonce: randomDigits() };
    if (!(await honoursConditions(place, probe, signal)))
        return undefined;
    return replaced.etag === undefined ? {} : { ifMatch: replaced.etag };
}
const ABSENT = { ifNoneMatch: '*' };
/** The state that replaces the lock record, most of it prepared before it is needed. */
function nextState(lockRecord, run) {
    const salt = randomDigits();
    const prepared = prepareTables(salt, run.unchanged());
    return {
        lockRecord,
        async after(ending, changed) {
            const clean = { condition: 'clean', nonce: randomDigits(), lock: undefined };
            if (ending === 'complete')
                return { ...clean, salt, tables: await prepared.complete(changed) };
            prepared.stop();
            // The names of pending keys are not known here, so they can't be hashed with another salt.
            const { salt: oldSalt, tables } = lockRecord;
            const known = tablesOfEntries(oldSalt, run.unchanged(), changed);
            return { ...clean, salt: oldSalt, tables: { ...known, pending: tables.pending } };
        },
        stop: prepared.stop,
    };
}
function endings(place, { lockRecord, after, stop }, condition) {
    return {
        async finish(changed, ending, signal) {
            const clean = await after(ending, changed);
            const replaced = await replaceKnown(place, lockRecord, clean, condition, signal);
            if ('refusedBy' in replaced) {
                throw overtaken('another deploy began here, or the state object was deleted, meanwhile');
            }
        },
        async abandon(signal) {
            stop();
            const free = { ...lockRecord, lock: undefined, nonce: randomDigits() };
            await replaceKnown(place, lockRecord, free, condition, signal);
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
        if (etag !== undefined)
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
        if (local.has(key) || progress.isDeleted(key))
            continue;
        const { etag, size } = objects.at(row);
        const isKept = plan.kept.get(key) === 'kept';
        const removedAt = removalOf(parts, key) ?? (isKept ? now.getTime() : undefined);
        if (removedAt !== undefined)
            yield [key, { etag, size, content: '', headers: '', removedAt }];
    }
}
/** The entry of an object that is proven to be stored as its file, with the wanted headers. */
function entryOf({ files, headersHashOf }, row, etag) {
    const [size, content] = [files.sizeOf(row), files.md5Of(row) ?? ''];
    return [files.keyOf(row), { etag, size, content, headers: headersHashOf(row) }];
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
        listedETagOf: (row) => counterparts.objectOf(row)?.etag,
        headersHashOf: (row) => headersHash(headersFor(files.pathOf(row))),
        removedAtOf: state.removedAtOf,
    };
}
/** Takes the lock before the first write. Undefined: this sync writes nothing. */
async function record_takeLock({ bucket, prefix }, { store, state, clock }, record, { stateKey, run, dryRun, report, signal }) {
    const pending = Array.from(record.plan.changes(), ({ key }) => key);
    const hasChanges = pending.length > 0 || hasNewRemovals(record);
    const isUnfinished = state.condition === 'in-progress' || state.condition === 'unfinished';
    if (dryRun || !(hasChanges || isUnfinished || state.pendingCount > 0))
        return undefined;
    const place = { store, bucket, prefix, key: stateKey };
    const unchanged = () => unchangedEntries(record);
    const deploying = { ...run, now: clock.start, pending, unchanged };
    try {
        const deploy = await beginDeploy(place, state, deploying, signal);
        if (!deploy.isLocked && stateKey !== undefined) {
            await report({ kind: 'warning', messages: [NOT_LOCKED] });
        }
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
    const message = `an unfinished earlier deploy planned to change or delete ${keys} in neither place now; ` +
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

// EXTERNAL MODULE: ./lib/core/abort.js
var abort = __webpack_require__(4469);
// EXTERNAL MODULE: ./lib/core/globs/unmatched.js
var unmatched = __webpack_require__(4354);
// EXTERNAL MODULE: ./lib/listing/key-ranges.js
var key_ranges = __webpack_require__(9482);
// EXTERNAL MODULE: ./lib/listing/pages.js
var pages = __webpack_require__(5132);
// EXTERNAL MODULE: ./lib/listing/run-clock.js
var run_clock = __webpack_require__(6614);
// EXTERNAL MODULE: ./lib/object-store/part-sizes.js
var part_sizes = __webpack_require__(1009);
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
        await (0,promises_.setImmediate)();
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
 * Walks the directory while the store is opened, the state is read and then the prefix is listed,
 * and reads files meanwhile. Rejects with the first error of any of these, when all have ended.
 */
async function surveyBothSides(place, { files, walk, openStore, stateKey, digester }, stopped) {
    const { controller, unlink } = (0,abort/* linkAbort */.Hf)(stopped);
    const { signal } = controller;
    const objects = createListingIndex();
    const counterparts = createCounterparts(files, objects);
    const { hashes, hashUntil, hashNeeded } = createHashing({ files, objects, counterparts }, digester);
    let boundaries;
    // First, so that threads have files to read while this one loads what the store needs.
    const walked = walk(signal).then((local) => {
        boundaries = keyBoundaries(place.prefix, files);
        return local;
    });
    const opened = files.untilThereAre(HEAD_START).then(openStore);
    const known = opened.then((store) => readDeployState({ store, ...place, key: stateKey }, signal));
    // Not before the state is read: otherwise a deploy that ended in between would be missed, and its
    // state be taken for the one that belongs to the listing.
    const listed = Promise.all([opened, known]).then(([store]) => listObjects(place, store, objects, () => boundaries, signal));
    const all = [walked, opened, known, listed, hashUntil(listed, signal)];
    try {
        const [local, store, state, clock] = await Promise.all(all);
        await hashNeeded(signal);
        return { store, files, local, hashes, objects, counterparts, clock, state };
    }
    catch (thrown) {
        controller.abort(thrown);
        await Promise.allSettled(all);
        throw thrown;
    }
    finally {
        unlink();
    }
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
        const object = { bucket, key: (0,keys/* joinKey */.ID)(prefix, entry.path) };
        if ((0,keys/* isStateKey */.Zw)(object.key, stateKey))
            settled.set(object.key, (0,outcome/* skipped */.hT)('upload', object, 'state'));
        else if (entry.kind === 'file')
            files.add(entry);
        else
            settled.set(object.key, outcomeOf(entry, object));
    };
    const found = await (0,local_source/* surveySource */.iT)(options, signal, take).finally(() => {
        files.end();
    });
    await (0,local_source/* refuseBadSource */.hO)(options, found, signal);
    const count = (0,core_text/* plural */.LS)(files.count, 'file');
    await report({ kind: 'info', message: `${count} in ${(0,core_text/* quote */.hD)(sourceGiven)}` });
    const hidden = (0,local_source/* hiddenInfo */.N6)(found);
    if (hidden !== undefined)
        await report({ kind: 'info', message: hidden });
    const links = [...settled.values()].flatMap((outcome) => outcome.status === 'skipped' && outcome.reason === 'symlink' ? [outcome.key] : []);
    return {
        settled,
        isBehindLink: (key) => links.some((link) => key === link || key.startsWith(`${link}/`)),
        lines: found.lines,
    };
}
function outcomeOf(entry, object) {
    if (entry.kind === 'symlink')
        return (0,outcome/* skipped */.hT)('upload', object, 'symlink');
    return (0,outcome/* failed */.gz)('upload', object, entry.error);
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
    const names = `${local.names} and no object under ${(0,core_text/* quote */.hD)(prefix)}`;
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
    const files = createSyncFiles(source, prefix);
    const sides = await surveyBothSides(place, surveyParts(settings, files), signal);
    const headersFor = (0,headers_for/* createHeadersFor */.k)(settings.headers);
    const wanted = { bucket, compare, concurrency, headersFor };
    const comparison = await compareFiles(sides, wanted, signal);
    const plan = planSides(settings, sides, comparison, headersFor);
    await reportPlan(settings, sides, comparison, plan);
    const { store, local } = sides;
    const objects = files.count + local.settled.size + plan.deletes.length + plan.kept.size;
    await report({ kind: 'expected', objects });
    const sourceFailure = sourceFailureOf(sides, comparison);
    const { actions, copies } = comparison;
    const { progress, outcomes } = applyChanges({ store, bucket, files, actions, copies, deletes: plan.deletes, headersFor, sourceFailure }, settings);
    const record = recordParts(sides, actions, plan, headersFor);
    const deploy = await record_takeLock(place, sides, record, settings);
    let isOver = false;
    try {
        if (deploy !== undefined)
            await reportPending(sides, plan, report);
        yield* settledOutcomes(bucket, sides, comparison, plan);
        yield* outcomes;
        const ending = progress.failure === undefined ? 'complete' : 'failed';
        await deploy?.finish(changedEntries(record, progress, sides.clock.start), ending, signal);
        isOver = true;
    }
    finally {
        if (!isOver)
            await deploy?.abandon(AbortSignal.timeout(RELEASE_TIME)).catch(() => undefined);
    }
}
function withDefaults(options) {
    const { prefix, stateKey = `${prefix}${keys/* STATE_NAME */.sf}` } = options;
    const { compare = 'content', uploadOrder = upload_order/* UPLOAD_GROUPS */.pQ, batchSize = remove/* MAX_BATCH_SIZE */.Sx } = options;
    const { deletes = false, keepDeletedFor = 0, maxDeletes, dryRun = false } = options;
    const { concurrency = run_operation/* DEFAULT_CONCURRENCY */.WH, digester = (0,digest_threads/* createDigester */.Q)(undefined) } = options;
    const { run = { id: `pid ${process.pid}`, attempt: 1 }, onEvent } = options;
    const { signal = new AbortController().signal } = options;
    const report = async (event) => {
        await onEvent?.(event);
    };
    return {
        ...(0,local_source/* withSourceDefaults */.MU)(options),
        ...{ compare, uploadOrder, batchSize, deletes, keepDeletedFor, maxDeletes },
        ...{ dryRun, concurrency, digester, run, signal, report },
        stateKey: stateKey === false ? undefined : stateKey,
        openStore: () => (0,feature/* openFeatureStore */.Q)(options),
    };
}
function surveyParts(settings, files) {
    const { compare, digester, stateKey, openStore, report } = settings;
    return {
        files,
        walk: (signal) => walkDirectory(settings, files, { stateKey, report }, signal),
        openStore,
        stateKey,
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
function* settledOutcomes(bucket, { files, local }, { actions, problems }, { kept }) {
    yield* local.settled.values();
    for (const row of files.rows()) {
        const object = { bucket, key: files.keyOf(row) };
        const problem = problems.get(row);
        if (problem !== undefined)
            yield (0,outcome/* failed */.gz)('upload', object, problem);
        else if (actions[row]?.action === 'skip')
            yield (0,outcome/* skipped */.hT)('upload', object, 'unchanged');
    }
    for (const [key, reason] of kept)
        yield (0,outcome/* skipped */.hT)('delete', { bucket, key }, reason);
}


/***/ })

};
