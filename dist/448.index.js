export const id = 448;
export const ids = [448,555];
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

/***/ 2448:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  syncDir: () => (/* binding */ syncDir)
});

// EXTERNAL MODULE: ./lib/core/batch-error.js
var batch_error = __webpack_require__(3324);
// EXTERNAL MODULE: ./lib/core/outcome.js
var outcome = __webpack_require__(1307);
// EXTERNAL MODULE: ./lib/plan/headers-for.js + 1 modules
var headers_for = __webpack_require__(2536);
// EXTERNAL MODULE: ./lib/plan/keys.js
var keys = __webpack_require__(1087);
// EXTERNAL MODULE: ./lib/plan/path-selection.js
var path_selection = __webpack_require__(1051);
// EXTERNAL MODULE: ./lib/plan/upload-order.js
var upload_order = __webpack_require__(3207);
// EXTERNAL MODULE: ./lib/plan/state-key.js
var state_key = __webpack_require__(2984);
;// CONCATENATED MODULE: ./lib/plan/remote-verdict.js


/** Decides on an object without a file. Throws a StoreError like `assertServerTime`. */
function judgeRemote(object, rules) {
    const { key, lastModified, contentType, leftAt } = object;
    const { stateKey, keepFor, clock } = rules;
    if ((0,state_key/* isStateKey */.Z)(key, stateKey))
        return 'state';
    if (!rules.isSelected(key))
        return 'not-selected';
    if (rules.isBehindLink(key))
        return 'symlink';
    if (clock.isDuringRun(lastModified))
        return 'newer-than-run';
    // Nobody comes to a page but by its address; what it needed is asked for by open pages.
    if (keepFor === 0 || (0,upload_order/* groupOf */.F8)(contentType) === 'html')
        return 'delete';
    const age = isLeavingTime(object) ? clock.start.getTime() - (leftAt ?? NaN) : NaN;
    return age >= keepFor ? 'delete' : 'kept';
}
/** What was written after its key had left has come back and left again since. */
function isLeavingTime({ leftAt, lastModified, }) {
    return leftAt !== undefined && lastModified.getTime() <= leftAt;
}

// EXTERNAL MODULE: ./lib/core/shown.js
var shown = __webpack_require__(9502);
// EXTERNAL MODULE: ./lib/plan/deletes-cap.js
var deletes_cap = __webpack_require__(8514);
;// CONCATENATED MODULE: ./lib/plan/shrink-limit.js



/** Prefixes of up to so many objects may shrink as they like. */
const SMALL_PREFIX = 10;
/** Of up to so many pages all may be deleted, but not the prefix's own `index.html`. */
const FEW_PAGES = 4;
/** Pages that a message names. */
const MAX_NAMED = 3;
/**
 * Why a plan deletes too much, with the numbers and what to do; empty: it does not. A sync may
 * not leave less than half of the objects, delete the start page, nor delete more than half of the
 * pages, whatever is new: a wrong `source` brings new files too. A cap comes on top of these limits;
 * only one of 100% takes them off.
 */
function shrinkProblems(extent, maxDeletes) {
    if (maxDeletes?.kind === 'percent' && maxDeletes.percent === 100)
        return [];
    const overCap = maxDeletes && (0,deletes_cap/* deletesCapProblem */.q)(maxDeletes, extent);
    const over = [objectsOverLimit(extent), startPageProblem(extent), pagesOverLimit(extent)].filter((problem) => problem !== undefined);
    const remedy = `nothing was changed: check that source ${(0,shown/* shown */.SP)(extent.source)} belongs to prefix ` +
        `${(0,shown/* shown */.SP)(extent.prefix || '/')}; if the deletes are meant, as after pages were renamed, set ` +
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
    return (`the plan deletes ${(0,batch_error/* counted */.h)(deletes)} of ${(0,batch_error/* counted */.h)(listed)} objects and would leave ` +
        `${(0,batch_error/* counted */.h)(kept)}, less than half`);
}
function startPageProblem({ startPage }) {
    return startPage && `the plan deletes the start page ${(0,shown/* shown */.SP)(startPage)}`;
}
function pagesOverLimit({ pages, pageDeletes }) {
    const { length } = pageDeletes;
    if (pages <= FEW_PAGES || length * 2 <= pages)
        return undefined;
    const names = pageDeletes.slice(0, MAX_NAMED).map(shown/* shown */.SP).join(', ');
    const more = length > MAX_NAMED ? ` and ${(0,batch_error/* counted */.h)(length - MAX_NAMED)} more` : '';
    return `the plan deletes ${(0,batch_error/* counted */.h)(length)} of ${(0,batch_error/* counted */.h)(pages)} pages (HTML): ${names}${more}`;
}

;// CONCATENATED MODULE: ./lib/plan/sync-plan.js




/** Pure: the same input gives the same plan. Throws a StoreError like `judgeRemote`. */
function planSync(input) {
    const { verdicts, source, prefix, maxDeletes } = input;
    const { deletes, left, listed } = planRemote(input);
    const uploads = new Map();
    let copies = 0;
    let unchanged = 0;
    for (const verdict of verdicts) {
        if (verdict.action === 'skip')
            unchanged += 1;
        else if (verdict.action === 'copy')
            copies += 1;
        else if (verdict.action === 'upload')
            add(uploads, verdict.reason);
    }
    const leftBy = new Map();
    for (const reason of left.values())
        add(leftBy, reason);
    const pageDeletes = deletes.filter((key) => isPage(input, key));
    const extent = {
        source,
        prefix,
        listed,
        deletes: deletes.length,
        additions: uploads.get('new') ?? 0,
        startPage: deletes.find((key) => key === `${prefix}index.html`),
        pages: pageDeletes.length === 0 ? 0 : countPages(input),
        pageDeletes,
    };
    return {
        verdicts,
        deletes,
        left,
        counts: { uploads, copies, unchanged, deletes: deletes.length, left: leftBy },
        problems: shrinkProblems(extent, maxDeletes),
    };
}
function planRemote(input) {
    const { listing, rules } = input;
    const deletes = [];
    const left = new Map();
    let listed = 0;
    let row = -1;
    for (const key of listing.keys()) {
        row += 1;
        if (!(0,state_key/* isStateKey */.Z)(key, rules.stateKey))
            listed += 1;
        if (!input.deletes || input.isLocal(key))
            continue;
        const verdict = judgeRemote({
            key,
            lastModified: new Date(listing.at(row).lastModified),
            contentType: input.contentTypeOf(key),
            leftAt: input.leftAtOf(key),
        }, rules);
        if (verdict === 'delete')
            deletes.push(key);
        else
            left.set(key, verdict);
    }
    return { deletes, left, listed };
}
/** Listed pages that this run may touch: those that it leaves alone in any case say nothing. */
function countPages(input) {
    const { rules } = input;
    let pages = 0;
    for (const key of input.listing.keys()) {
        const isManaged = !(0,state_key/* isStateKey */.Z)(key, rules.stateKey) && rules.isSelected(key) && !rules.isBehindLink(key);
        if (isManaged && isPage(input, key))
            pages += 1;
    }
    return pages;
}
function isPage(input, key) {
    return (0,upload_order/* groupOf */.F8)(input.contentTypeOf(key)) === 'html';
}
function add(counts, name) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
}

// EXTERNAL MODULE: ./lib/action/inputs/types.js
var types = __webpack_require__(3987);
// EXTERNAL MODULE: ./lib/core/reasons.js
var reasons = __webpack_require__(742);
// EXTERNAL MODULE: ./lib/action/printable.js
var printable = __webpack_require__(1461);
;// CONCATENATED MODULE: ./lib/action/plan-report.js



/** Objects that the summary names: some 100 bytes each of the megabyte that a step may have. */
const MAX_ROWS = 500;
/** What changes object by object is named in a dry run only. */
function shownPlan(plan, isDryRun) {
    const tables = [planTable(plan), isDryRun ? planRows(plan) : ''];
    return { lines: planLines(plan), markdown: tables.filter((one) => one !== '').join('\n\n') };
}
/** `plan: upload 2 new, upload 1 content, delete 3, leave 7 unchanged`. */
function planLines({ counts }) {
    const parts = linesOf(counts).map(({ action, count, reason }) => {
        return `${action} ${(0,batch_error/* counted */.h)(count)} ${reason}`;
    });
    return [`plan: ${parts.length === 0 ? 'nothing' : parts.join(', ')}`];
}
/** A table of the numbers in Markdown. */
function planTable({ counts }) {
    const rows = linesOf(counts).map(({ action, count, reason, text }) => `| ${action} | ${(0,batch_error/* counted */.h)(count)} | \`${reason}\`: ${text} |`);
    if (rows.length === 0)
        return '';
    return ['| plan | objects | because |', '| --- | ---: | --- |', ...rows].join('\n');
}
/** A table of what is changed in Markdown, not longer than a summary can hold. */
function planRows(plan) {
    const rows = [];
    let more = 0;
    for (const { action, key, reason = 'absent' } of plan.rows()) {
        if (rows.length < MAX_ROWS)
            rows.push(`| ${action} | ${(0,printable/* markdownCode */.D9)(key)} | \`${reason}\` |`);
        else
            more += 1;
    }
    if (rows.length === 0)
        return '';
    const table = ['| plan | key | because |', '| --- | --- | --- |', ...rows].join('\n');
    return more === 0 ? table : `${table}\n\nand ${(0,batch_error/* counted */.h)(more)} more.`;
}
function linesOf({ uploads, copies, unchanged, deletes, left }) {
    const changes = [...uploads].map(([reason, count]) => {
        return { action: 'upload', count, reason, text: reasons/* CHANGE_TEXT */.jH[reason] };
    });
    const stays = [...left].map(([reason, count]) => {
        return { action: 'leave', count, reason, text: reasons/* REASON_TEXT */.$H[reason] };
    });
    const absent = 'the directory has no such file';
    const all = [
        ...changes,
        { action: 'copy', count: copies, reason: 'headers', text: reasons/* CHANGE_TEXT */.jH.headers },
        { action: 'delete', count: deletes, reason: 'absent', text: absent },
        { action: 'leave', count: unchanged, reason: 'unchanged', text: reasons/* REASON_TEXT */.$H.unchanged },
        ...stays,
    ];
    return all.filter(({ count }) => count > 0);
}

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/map-concurrent.js + 2 modules
var map_concurrent = __webpack_require__(7423);
;// CONCATENATED MODULE: ./lib/action/modes/for-each.js

/** Does `work` for each item, several at a time; rejects with the first error. */
async function forEach(items, work, options) {
    const finished = (0,map_concurrent/* mapConcurrent */._)(items, work, options);
    while ((await finished.next()).done !== true)
        ;
}

// EXTERNAL MODULE: ./lib/operations/skeleton.js
var skeleton = __webpack_require__(99);
;// CONCATENATED MODULE: ./lib/object-store/object-store.js
/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
const MAX_COPY_SIZE = 5 * 1024 ** 3;

;// CONCATENATED MODULE: ./lib/plan/etag.js
/** The ETag without its quotes. */
function bareETag(etag) {
    return etag.replace(/^(?:W\/)?"(.*)"$/, '$1');
}
/** Undefined for an ETag without quotes that has another form. */
function splitETag(etag) {
    const [, digest, parts = '0'] = /^([0-9a-f]{32})(?:-([1-9]\d{0,4}))?$/.exec(etag) ?? [];
    return digest === undefined ? undefined : { digest, parts: Number(parts) };
}

// EXTERNAL MODULE: ./lib/core/object-headers.js
var object_headers = __webpack_require__(8203);
;// CONCATENATED MODULE: ./lib/plan/stored-headers.js

/** What a copy has to be sent again, because it would lose it. */
const RESENT = (0,object_headers/* headerNamesWhere */.lr)(({ isResent }) => isResent);
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
/** Names of stored headers that are wanted no longer, as far as the store tells. */
function headersLost(wanted, stored) {
    const values = Object.entries(stored);
    const lost = values.filter(([name, value]) => !(name in wanted) && !isSame(name, '', value));
    return lost.map(([name]) => name).filter(isCompared);
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
    // Some stores keep what aws-chunked said of the request.
    if (name === 'content-encoding')
        return wanted === stored.replace(/^aws-chunked(,\s*|$)/, '');
    // What is not ASCII comes back in the encoding of mail headers (RFC 2047).
    return /^=\?[\w-]+\?[bq]\?/i.test(stored) && /[^\x20-\x7e]/.test(wanted);
}

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
    if (stored === undefined || isUnderKms(stored) || splitETag(etag)?.parts !== 0)
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

// EXTERNAL MODULE: ./lib/sources/content-digests.js
var content_digests = __webpack_require__(4379);
// EXTERNAL MODULE: ./lib/s3/sdk/checksum-hash.js
var checksum_hash = __webpack_require__(8555);
;// CONCATENATED MODULE: ./lib/action/modes/sync-ask.js






/** What a HEAD tells of a file's object. Rejects with a StoreError that says that it failed. */
async function askObject({ inputs, store, source }, row, verdict, signal) {
    const key = (0,keys/* joinKey */.I)(inputs.prefix, source.files.pathOf(row));
    const withChecksums = verdict?.action === 'ask' && verdict.about === 'content';
    const object = await store
        .head({ bucket: inputs.bucket, key, withChecksums }, signal)
        .catch((thrown) => {
        throw explained(thrown, NOT_COMPARED);
    });
    if (object === undefined)
        return 'gone';
    const { size, etag, headers } = object;
    const content = source.files.contentOf(row);
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
    await (0,content_digests/* digestContent */.aD)(content, { checksum });
    return (await checksum.digest()) === checksums[name];
}
/** What was thrown, its message after the words on what that means. */
function explained(thrown, meaning) {
    if (!(thrown instanceof errors/* StoreError */.AD))
        return thrown;
    return (0,errors/* derivedError */.WG)(thrown, { message: `${meaning}: ${thrown.message}` });
}

;// CONCATENATED MODULE: ./lib/action/modes/sync-access.js




/** Codes of stores whose objects have no rights of their own. */
const WITHOUT_ACCESS = new Set(['MethodNotAllowed', 'NotImplemented']);
/** Codes after which a copy has the rights of a new object. */
const UNREAD = new Set(['AccessDenied', 'Forbidden', 'UnknownGrant']);
function createAccessReader({ inputs, store, source }) {
    let isWithout = false;
    let unread = 0;
    return {
        get unread() {
            return unread;
        },
        async grantsFor(row, wanted, signal) {
            if (isWithout || setsAccess(wanted))
                return {};
            const key = (0,keys/* joinKey */.I)(inputs.prefix, source.files.pathOf(row));
            try {
                return await store.grants({ bucket: inputs.bucket, key }, signal);
            }
            catch (thrown) {
                const code = thrown instanceof errors/* StoreError */.AD ? thrown.code : '';
                isWithout ||= WITHOUT_ACCESS.has(code);
                if (UNREAD.has(code))
                    unread += 1;
                // What is gone by now is uploaded in place of its copy.
                else if (!isWithout && code !== 'NoSuchKey')
                    throw notRead(thrown);
                return {};
            }
        },
    };
}
function notRead(thrown) {
    return explained(thrown, "its access rights can't be read, since GetObjectAcl failed");
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/deploy-state/digests.js

/** Bytes of a digest in the state object: 128 bits. */
const DIGEST_BYTES = 16;
const DIGITS = 2 * DIGEST_BYTES;
/** 128 random bits, in hexadecimal. */
function randomDigits() {
    return (0,external_node_crypto_.randomBytes)(DIGEST_BYTES).toString('hex');
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

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/core/columns.js
/** Eight bytes each, 0 where none was set. */
function createNumberColumn() {
    return createColumn((length) => new Float64Array(length), 0);
}
/** Integers of 64 bits, with a sign, 0 where none was set. */
function createBigIntColumn() {
    return createColumn((length) => new BigInt64Array(length), 0n);
}
/** Rows of another table in four bytes each, undefined where none was set. */
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
const columns_DIGEST_BYTES = 16;
function createDigestColumn() {
    let cells = Buffer.alloc(FIRST_ROWS * (columns_DIGEST_BYTES + 1));
    return {
        at(row) {
            const start = row * (columns_DIGEST_BYTES + 1);
            if ((cells[start] ?? 0) === 0)
                return undefined;
            return cells.toString('hex', start + 1, start + 1 + columns_DIGEST_BYTES);
        },
        set(row, digest) {
            const start = row * (columns_DIGEST_BYTES + 1);
            if (start + columns_DIGEST_BYTES >= cells.length) {
                const longer = Buffer.alloc(lengthFor(row) * (columns_DIGEST_BYTES + 1));
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

// EXTERNAL MODULE: ./lib/core/own-copy.js
var own_copy = __webpack_require__(1198);
// EXTERNAL MODULE: ./lib/sources/file-content.js + 1 modules
var file_content = __webpack_require__(7685);
;// CONCATENATED MODULE: ./lib/action/modes/sync-files.js




/** Lets readers wait for what is not there yet. */
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
/** What files were when they were met. */
function createPlans() {
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
function createSyncFiles(source) {
    const paths = [];
    const plans = createPlans();
    const digests = createDigestColumn();
    // `join` for each would look at every character of its path again.
    const root = (0,external_node_path_.join)(source, external_node_path_.sep);
    const absolutePathOf = (row) => root + (paths[row] ?? '');
    const growth = createGrowth(() => paths.length);
    return {
        get count() {
            return paths.length;
        },
        add(file) {
            plans.set(paths.length, file);
            paths.push((0,own_copy/* ownCopyOf */.d)(file.path));
            growth.note();
        },
        end: growth.end,
        untilThereAre: growth.untilThereAre,
        pathOf: (row) => paths[row] ?? '',
        sizeOf: plans.sizeAt,
        contentOf: (row) => (0,file_content/* fileContent */.qY)(absolutePathOf(row), plans.at(row)),
        absolutePathOf,
        plannedOf: plans.at,
        md5Of: (row) => digests.at(row),
        setMd5: (row, md5) => {
            digests.set(row, md5);
        },
    };
}
/** The numbers of all rows. */
function* rowsOf({ count }) {
    for (let row = 0; row < count; row += 1)
        yield row;
}

;// CONCATENATED MODULE: ./lib/action/modes/sync-compare.js










/** Compares all files; where the listing and the state don't tell, asks the objects, in parallel. */
async function compareFiles(view, headersFor, signal) {
    const { inputs, source, hashing } = view;
    const verdicts = [];
    const problems = new Map(hashing.problems);
    const copies = new Map();
    const access = createAccessReader(view);
    const lostHeaders = { objects: 0, byName: new Map() };
    const asked = [];
    for (const row of rowsOf(source.files)) {
        const verdict = judgeFile(factsOf(view, row, headersFor));
        verdicts.push(verdict);
        if (verdict.action === 'ask' && !problems.has(row))
            asked.push(row);
    }
    const ask = async (row, abort) => {
        try {
            const answer = await askObject(view, row, verdicts[row], abort);
            const facts = { ...factsOf(view, row, headersFor), stored: answer };
            const verdict = judgeFile(facts);
            verdicts[row] = verdict;
            if (verdict.action !== 'skip')
                noteLost(lostHeaders, facts.headers, answer);
            if (verdict.action === 'copy' && answer !== 'gone') {
                const grants = await access.grantsFor(row, facts.headers, abort);
                const headers = { ...headersOfCopy(facts.headers, answer.headers), ...grants };
                copies.set(row, { etag: `"${answer.etag}"`, headers });
            }
        }
        catch (thrown) {
            if (!(thrown instanceof errors/* StoreError */.AD) || thrown.scope === 'batch' || abort.aborted)
                throw thrown;
            problems.set(row, thrown);
        }
    };
    const { concurrency = skeleton/* DEFAULT_CONCURRENCY */.WH } = inputs;
    await forEach(asked, ask, { concurrency, signal });
    return { verdicts, copies, problems, unreadAccess: access.unread, lostHeaders };
}
function noteLost(lost, wanted, answer) {
    const names = answer === 'gone' ? [] : headersLost(wanted, answer.headers);
    if (names.length > 0)
        lost.objects += 1;
    for (const name of names)
        lost.byName.set(name, (lost.byName.get(name) ?? 0) + 1);
}
/** What the listing and the state tell of a file's object. */
function factsOf(view, row, headersFor) {
    const { inputs, source, matches, state, hashing } = view;
    const path = source.files.pathOf(row);
    const listed = matches.listedAs(row);
    const headers = headersFor(path);
    return {
        size: source.files.sizeOf(row),
        compare: inputs.compare,
        md5: source.files.md5Of(row),
        isETagOfParts: hashing.isETagOfParts(row),
        headers,
        headersHash: headersHash(headers),
        listed,
        record: listed && state.recordOf((0,keys/* joinKey */.I)(inputs.prefix, path), listed),
    };
}

;// CONCATENATED MODULE: ./lib/action/modes/sync-debts.js


/**
 * Counts as changed what an earlier deploy that did not finish meant to change, beside what this
 * one is about to: some of it may have been changed, and nobody was told.
 */
async function noteDebts(work, planned, { log, noteChanged }) {
    const { state } = work.view;
    if (state.owed === 0)
        return;
    const open = new Set(planned);
    let left = state.owed;
    for (const key of allKeys(work)) {
        if (!state.isOwed(key))
            continue;
        left -= 1;
        if (!open.has(key))
            await noteChanged(key);
    }
    if (left === 0)
        return;
    log.warning(`an earlier deploy that did not finish meant to change or delete ${(0,batch_error/* counted */.h)(left)} keys that are ` +
        'in neither place now; their names are not known, so changed-keys lacks them: where a CDN ' +
        'may still have them, invalidate the whole prefix');
}
/** Of files and of objects, each once. */
function* allKeys(work) {
    const local = new Set();
    for (const row of rowsOf(work.view.source.files)) {
        const { key } = work.objectOf(row);
        local.add(key);
        yield key;
    }
    for (const key of work.view.index.keys())
        if (!local.has(key))
            yield key;
}

// EXTERNAL MODULE: ./lib/operations/remove.js
var remove = __webpack_require__(5956);
// EXTERNAL MODULE: ./lib/object-store/delete-gate.js
var delete_gate = __webpack_require__(8326);
;// CONCATENATED MODULE: ./lib/action/modes/sync-deletes.js


/** Deletes what the directory has no file for, unless anything failed before. */
async function* removeAbsent(work, { deletes }, signal) {
    const { bucket, batchSize } = work.view.inputs;
    const store = new delete_gate/* DeleteGate */.B(work.view.store);
    if (work.failure !== undefined)
        store.stopDeletes(work.failure.thrown);
    const outcomes = (0,remove/* remove */.TF)(itemsOf(bucket, deletes), { store }, { batchSize, signal });
    for await (const outcome of outcomes) {
        if (outcome.status === 'done')
            work.removed.add(outcome.key);
        if (outcome.status === 'failed')
            work.failure ??= { thrown: outcome.error.cause };
        yield outcome;
    }
}
function* itemsOf(bucket, keys) {
    for (const key of keys)
        yield { bucket, key };
}

;// CONCATENATED MODULE: ./lib/action/modes/sync-entries.js



/**
 * Whether it would be forgotten when a key left the directory, or that it came back, if nothing
 * was written.
 */
function hasNewLeavingTimes(work, plan) {
    const { view } = work;
    for (const [key, reason] of plan.left) {
        if (reason === 'kept' && leavingTimeOf(view, key) === undefined)
            return true;
    }
    for (const row of rowsOf(view.source.files)) {
        if (isUnchanged(work, row) && view.state.leftAtOf(work.objectOf(row).key) !== undefined)
            return true;
    }
    return false;
}
/** What is proven of the objects that are as they should be, for the next deploy. */
function* unchangedEntries(work) {
    const { source, matches } = work.view;
    for (const row of rowsOf(source.files)) {
        if (!isUnchanged(work, row))
            continue;
        const etag = matches.listedAs(row)?.etag;
        if (etag !== undefined)
            yield entryOf(work, row, etag);
    }
}
/** What is proven of all other objects under the prefix, once the work is done. */
function* changedEntries(work, plan) {
    const { index, clock, source } = work.view;
    const local = new Set();
    for (const row of rowsOf(source.files)) {
        local.add(work.objectOf(row).key);
        const etag = work.etags.get(row);
        if (!isUnchanged(work, row) && etag !== undefined)
            yield entryOf(work, row, etag);
    }
    let row = 0;
    for (const key of index.keys()) {
        const { etag, size } = index.at(row);
        row += 1;
        if (local.has(key) || work.removed.has(key))
            continue;
        const isKept = plan.left.get(key) === 'kept';
        const leftAt = leavingTimeOf(work.view, key) ?? (isKept ? clock.start.getTime() : undefined);
        if (leftAt !== undefined)
            yield [key, { etag, size, content: '', headers: '', leftAt }];
    }
}
function isUnchanged({ verdicts }, row) {
    return verdicts[row]?.action === 'skip';
}
/** What a state knows of an object that is proven to be stored as the file and its headers are. */
function entryOf(work, row, etag) {
    const { files } = work.view.source;
    const headers = headersHash(work.headersOf(row));
    const content = files.md5Of(row) ?? '';
    return [work.objectOf(row).key, { etag, size: files.sizeOf(row), content, headers }];
}
/** When a key left, unless its object was written since. */
function leavingTimeOf({ state, index }, key) {
    const leftAt = state.leftAtOf(key);
    const lastModified = new Date(index.at(index.rowOf(key) ?? NaN).lastModified);
    return isLeavingTime({ leftAt, lastModified }) ? leftAt : undefined;
}

;// CONCATENATED MODULE: ./lib/operations/copy.js


/**
 * Copies every item on the server, several at a time, each attempted whatever fails before it.
 * Yields one outcome per item in the order of completion. A source that throws, an aborted signal
 * and dead credentials are thrown after the outcomes of all items pulled.
 */
function copy(items, { store }, { concurrency = skeleton/* DEFAULT_CONCURRENCY */.WH, signal } = {}) {
    const perform = async ([item], abort) => item === undefined ? [] : [await copyOne(item, store, abort)];
    return (0,skeleton/* runOperation */.xj)(items, { op: 'copy', concurrency, perform }, signal);
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
var operations_upload = __webpack_require__(2529);
;// CONCATENATED MODULE: ./lib/action/modes/sync-groups.js







/** Errors of a copy after which the file itself is sent instead. */
const UPLOAD_INSTEAD = new Set([
    'InvalidObjectState',
    'InvalidRequest',
    'MethodNotAllowed',
    'NoSuchKey',
    'NotImplemented',
    'PreconditionFailed',
]);
/**
 * Uploads what the plan says, one group after the other: a group begins when all of the one before
 * is proven to be stored. After a failure the groups that follow fail without a request.
 */
async function* uploadGroups(work, signal) {
    const groups = groupRows(work);
    for (const group of work.view.inputs.uploadOrder) {
        const rows = groups.get(group) ?? [];
        if (work.failure === undefined)
            yield* changeAll(work, rows, signal);
        else
            yield* leaveOut(work, rows, work.failure.thrown);
        // What can't be read may be of any group, so it counts for the first.
        work.failure ??= work.sourceFailure;
    }
}
function groupRows(work) {
    const groups = new Map();
    for (const row of rowsOf(work.view.source.files)) {
        if (!isToDo(work, row))
            continue;
        const group = (0,upload_order/* groupOf */.F8)(work.headersOf(row)['content-type'] ?? '');
        const rows = groups.get(group) ?? [];
        rows.push(row);
        groups.set(group, rows);
    }
    return groups;
}
function isToDo({ verdicts }, row) {
    const action = verdicts[row]?.action;
    return action === 'upload' || action === 'copy';
}
async function* changeAll(work, rows, signal) {
    const { concurrency } = work.view.inputs;
    const options = { signal, ...(concurrency !== undefined && { concurrency }) };
    const uploads = rows.filter((row) => work.verdicts[row]?.action === 'upload');
    const copies = rows.filter((row) => work.verdicts[row]?.action === 'copy');
    for await (const outcome of copy(copyItems(work, copies), { store: work.view.store }, options)) {
        const row = work.finish(outcome.key);
        const isRefused = outcome.status === 'failed' && UPLOAD_INSTEAD.has(outcome.error.code);
        if (isRefused && row !== undefined)
            uploads.push(row);
        else
            yield work.note(outcome, row);
    }
    for await (const outcome of (0,operations_upload/* upload */.S)(uploadItems(work, uploads), { store: work.view.store }, options)) {
        yield work.note(outcome, work.finish(outcome.key));
    }
}
function* copyItems(work, rows) {
    for (const row of rows) {
        const object = work.begin(row);
        const facts = work.copies.get(row);
        if (facts === undefined)
            throw new RangeError(`nothing is known of ${object.key}`);
        const { etag, headers } = facts;
        yield { ...object, source: object, ifSourceMatch: etag, headers };
    }
}
function* uploadItems(work, rows) {
    for (const row of rows) {
        const object = work.begin(row);
        const { content, md5 } = (0,content_digests/* withDigest */.hQ)(work.view.source.files.contentOf(row));
        const keepDigest = () => {
            const digest = md5();
            if (digest !== undefined)
                work.view.source.files.setMd5(row, digest);
        };
        yield { ...object, content, headers: work.headersOf(row), after: keepDigest };
    }
}
function* leaveOut(work, rows, cause) {
    const message = `not attempted, because what goes before it is not complete: ${(0,errors/* messageOf */.bD)(cause)}`;
    const error = new errors/* StoreError */.AD('NotAttempted', message, { cause });
    for (const row of rows) {
        const op = work.verdicts[row]?.action === 'copy' ? 'copy' : 'upload';
        yield (0,outcome/* failed */.gz)(op, work.objectOf(row), error);
    }
}

// EXTERNAL MODULE: ./lib/action/modes/source-lines.js
var source_lines = __webpack_require__(6678);
// EXTERNAL MODULE: ./lib/action/modes/unmatched.js
var unmatched = __webpack_require__(3064);
;// CONCATENATED MODULE: ./lib/action/modes/sync-lines.js



/**
 * Warns of lines that match neither a file nor a listed object, and returns why the plan must not
 * be carried out.
 */
async function unmatchedProblems({ inputs, source, index }, plan, { log, signal }) {
    const { globs, headers } = source.lines;
    const { prefix, sourceGiven } = inputs;
    const pathOf = (key) => key.slice(prefix.length);
    if (globs.isWaiting)
        for (const key of index.keys())
            globs.note(pathOf(key));
    await (0,source_lines/* lookCloser */.QP)(inputs, source.lines, signal);
    if (globs.isWaiting) {
        for (const key of plan.deletes)
            globs.see(pathOf(key), true);
        for (const key of plan.left.keys())
            globs.see(pathOf(key));
    }
    const local = { names: `file of ${(0,shown/* quoted */.TL)(sourceGiven)}`, verb: 'delete', root: '' };
    const names = `${local.names} and no object under ${(0,shown/* quoted */.TL)(prefix)}`;
    const both = { ...local, names, root: prefix };
    return [
        ...(0,unmatched/* tellUnmatched */.t1)(globs.unmatched(), inputs, both, log),
        ...(0,unmatched/* tellUnmatched */.t1)(headers.unmatched(), inputs, local, log),
    ];
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./lib/deploy-state/head.js


/** Begins every state object, whatever its format. */
const MAGIC = 's3-batch-action deploy state';
/** A line of text: the magic words, the digest of the JSON after it, the JSON. */
function encodeHead(head) {
    const json = JSON.stringify(head);
    return Buffer.from(`${MAGIC} ${(0,external_node_crypto_.hash)('sha256', json)} ${json}\n`);
}
/** The first line; undefined when it is not what was written. */
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
/** The digest says that a state was written so, but not by what. */
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

;// CONCATENATED MODULE: ./lib/deploy-state/table.js

const LEAD_DIGITS = 8;
const table_FIRST_ROWS = 1024;
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
        if (hexOf(bytes, row * width, DIGEST_BYTES) === id)
            return row * width;
    }
    return undefined;
}
/** All rows, in hexadecimal. */
function* table_rowsOf({ width, bytes }) {
    for (let at = 0; at < bytes.length; at += width)
        yield hexOf(bytes, at, width);
}
function hexOf(bytes, start, length) {
    return bytes.toString('hex', start, start + length);
}
function createTable(width) {
    let rows = Buffer.allocUnsafe(table_FIRST_ROWS * width);
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
    return one.compare(other, otherAt, otherAt + DIGEST_BYTES, at, at + DIGEST_BYTES);
}

;// CONCATENATED MODULE: ./lib/deploy-state/format.js




/** The format that is written, and the only one so far. */
const FORMAT = 1;
/** Bytes of a time, in milliseconds since 1970. */
const TIME_BYTES = 6;
/** Bytes of a row of each table: digests, and a time. */
const WIDTHS = {
    /** The key, ETag with size, content, headers. */
    known: 4 * DIGEST_BYTES,
    /** The key, and when it left the directory. */
    left: DIGEST_BYTES + TIME_BYTES,
    /** A key that a deploy which did not finish meant to change. */
    owed: DIGEST_BYTES,
};
/** In the order of the object. */
const TABLES = ['known', 'left', 'owed'];
/** A head of one line, then the tables, whose lengths and hash the head holds. */
function encodeState(state, { bucket, prefix }) {
    const { condition, salt, nonce, lock, tables } = state;
    const bodies = TABLES.map((name) => tables[name].bytes);
    const head = encodeHead({
        format: FORMAT,
        salt,
        place: digestOfPlace(salt, bucket, prefix),
        nonce,
        lock,
        rest: {
            condition,
            rows: Object.fromEntries(TABLES.map((name) => [name, tables[name].bytes.length / WIDTHS[name]])),
            body: (0,external_node_crypto_.hash)('sha256', Buffer.concat(bodies)),
        },
    });
    return Buffer.concat([head, ...bodies]);
}
/** What there is when nothing can be read. */
function emptyContent(condition) {
    return { condition, salt: randomDigits(), nonce: undefined, lock: undefined, tables: NO_TABLES };
}
const NO_TABLES = {
    known: tableOf(WIDTHS.known, Buffer.alloc(0)),
    left: tableOf(WIDTHS.left, Buffer.alloc(0)),
    owed: tableOf(WIDTHS.owed, Buffer.alloc(0)),
};
/** Never fails: what can't be read, or is not of this place, is told by the condition. */
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
    const next = (name) => {
        const end = start + rows[name] * WIDTHS[name];
        const bytes = body.subarray(start, end);
        start = end;
        return tableOf(WIDTHS[name], bytes);
    };
    const tables = { known: next('known'), left: next('left'), owed: next('owed') };
    return start === body.length ? tables : undefined;
}
function isRowCounts(value) {
    return isRecord(value) && TABLES.every((name) => isCount(value[name]));
}

;// CONCATENATED MODULE: ./lib/deploy-state/entries.js



function createEntryTables(salt) {
    const known = createTable(WIDTHS.known);
    const left = createTable(WIDTHS.left);
    return {
        add(key, entry) {
            const digest = digestOfKey(salt, key);
            const object = digestOfObject(digest, entry);
            const content = digestOfContent(digest, entry.content);
            known.add(digest.id + object + content + digestOfHeaders(digest, entry.headers));
            if (entry.leftAt !== undefined)
                left.add(digest.id + timeDigits(entry.leftAt));
        },
        build: () => ({ ...NO_TABLES, known: known.build(), left: left.build() }),
    };
}
/** The tables of a deploy that finished. */
function tablesOfEntries(salt, ...lists) {
    const tables = createEntryTables(salt);
    for (const entries of lists)
        for (const [key, entry] of entries)
            tables.add(key, entry);
    return tables.build();
}
/** The tables of a deploy in progress: what is known of objects is about to change. */
function tablesOfMark({ salt, tables }, owedKeys) {
    const owed = createTable(WIDTHS.owed);
    for (const key of owedKeys)
        owed.add(digestOfKey(salt, key).id);
    for (const row of table_rowsOf(tables.owed))
        owed.add(row);
    return { ...NO_TABLES, left: tables.left, owed: owed.build() };
}
function timeDigits(time) {
    return Math.floor(time)
        .toString(16)
        .padStart(2 * TIME_BYTES, '0');
}

;// CONCATENATED MODULE: ./lib/deploy-state/early-tables.js


/** Entries that are hashed in one turn of the event loop; some microseconds each. */
const ENTRIES_A_TURN = 128;
/** Begins with the entries of what the deploy leaves as it is. */
function beginTables(salt, entries) {
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
    // Nobody may ask for them.
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

;// CONCATENATED MODULE: ./lib/deploy-state/lock.js


/** How long the mark of a deploy keeps others away, in milliseconds: an hour. */
const MARK_COUNTS_FOR = 60 * 60 * 1000;
/** Why a run may not deploy over this state, or undefined. */
function refusalBy({ content: { lock }, lastModified = new Date(NaN) }, run, { key }) {
    if (lock === undefined)
        return undefined;
    const isLaterAttempt = lock.run === run.id && lock.attempt < run.attempt;
    const isOld = run.now.getTime() - lastModified.getTime() >= MARK_COUNTS_FOR;
    if (isLaterAttempt || isOld)
        return undefined;
    const end = new Date(lastModified.getTime() + MARK_COUNTS_FOR);
    return new errors/* StoreError */.AD('DeployInProgress', `run ${(0,shown/* quoted */.TL)(lock.run)} (attempt ${lock.attempt}) has been deploying here since ` +
        `${lastModified.toISOString()}, so this run changed nothing: run again when that one has ` +
        'ended; if it was killed, start its failed jobs again, or wait until ' +
        `${end.toISOString()}, or delete the object ${(0,shown/* quoted */.TL)(key)}`);
}
/** The error of a run whose view of the bucket is no longer true. */
function overtaken(what) {
    return new errors/* StoreError */.AD('DeployOvertaken', `${what}: run again, and let deploys wait for each other by "concurrency" in the workflow`);
}

// EXTERNAL MODULE: ./lib/core/content.js
var core_content = __webpack_require__(1510);
;// CONCATENATED MODULE: ./lib/deploy-state/state.js




/** Larger objects are taken for damaged: this is the state of 16 million objects. */
const MAX_STATE_BYTES = 1024 * 1024 * 1024;
/**
 * Reads the state with one GET. A state that can't be used only costs requests, so that rejects
 * with nothing but the StoreError of a GET that failed.
 */
async function readDeployState(place, signal) {
    const { key } = place;
    const found = key === undefined ? nothing('none') : await findState({ ...place, key }, signal);
    const { salt, tables } = found.content;
    return {
        ...found,
        condition: found.content.condition,
        entryOf: (of) => entryIn(found, of),
        left: tables.left.leads.length,
        owed: tables.owed.leads.length,
        isOwed: (of) => findRow(tables.owed, digestOfKey(salt, of).id) !== undefined,
    };
}
/** The state object as it is now. */
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
/** What a state says of a key. */
function entryIn({ content, lastModified }, key) {
    const { known, left } = content.tables;
    const digest = digestOfKey(content.salt, key);
    const at = findRow(known, digest.id);
    const leftAt = findRow(left, digest.id);
    if (at === undefined && leftAt === undefined)
        return undefined;
    const holds = (column, value) => at !== undefined && hexOf(known.bytes, at + column * DIGEST_BYTES, DIGEST_BYTES) === value;
    return {
        isOf: (listed) => isUpTo(listed.lastModified, lastModified) && holds(1, digestOfObject(digest, listed)),
        hasContent: (value) => holds(2, digestOfContent(digest, value)),
        hasHeaders: (value) => holds(3, digestOfHeaders(digest, value)),
        leftAt: leftAt === undefined ? undefined : left.bytes.readUIntBE(leftAt + DIGEST_BYTES, TIME_BYTES),
    };
}
/** The Last-Modified of a GET counts in whole seconds. An unknown time is not before anything. */
function isUpTo(time, other = new Date(NaN)) {
    return Math.floor(time.getTime() / 1000) <= Math.floor(other.getTime() / 1000);
}

;// CONCATENATED MODULE: ./lib/deploy-state/replace.js




/** It changes with every deploy, and is nobody else's. */
const replace_HEADERS = {
    'content-type': 'application/octet-stream',
    'cache-control': 'private, no-store',
};
/** No object has this ETag. */
const NO_ETAG = '"00000000000000000000000000000000"';
/** Codes that leave open whose object is there: the store may have refused the second attempt. */
const DOUBTFUL = new Set(['NoSuchKey', 'PreconditionFailed', 'UnknownOutcome']);
/** Stores a state under a condition. After a refusal the object itself tells whose it is. */
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
 * Replaces the state that is known by its nonce. Where a wrong ETag was told of it, the refusal
 * finds it there all the same, with the right one.
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
 * Whether the store keeps conditions: it must refuse to store `state` over an object that can't
 * be. Where it does not, `state` is stored, and must do as well as what was there.
 */
async function keepsConditions(place, state, signal) {
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
    const content = (0,core_content/* contentOf */.$E)(encodeState(state, place));
    const { etag } = await store.put({ bucket, key, content, headers: replace_HEADERS, ...condition }, signal);
    return etag;
}

;// CONCATENATED MODULE: ./lib/deploy-state/deploy.js





const WITHOUT_STATE = {
    isLocked: false,
    finish: () => Promise.resolve(),
    abandon: () => Promise.resolve(),
};
/**
 * Takes the lock: the first write of a deploy. Rejects with `DeployInProgress` while the mark of
 * another run counts, and with `DeployOvertaken` when `state` is no longer what is there, since
 * then the plan rests on an old listing.
 */
async function beginDeploy(place, state, run, signal) {
    const { key } = place;
    if (key === undefined)
        return WITHOUT_STATE;
    const kept = { ...place, key };
    const refusal = refusalBy(state, run, kept);
    if (refusal !== undefined)
        throw refusal;
    const mark = {
        condition: 'unfinished',
        salt: state.content.salt,
        nonce: randomDigits(),
        lock: { run: run.id, attempt: run.attempt },
        tables: tablesOfMark(state.content, run.owed),
    };
    const next = nextState(mark, run);
    try {
        const lock = await takeLock(kept, { state, run, mark }, signal);
        return { isLocked: lock !== undefined, ...endings(kept, next, lock ?? {}) };
    }
    catch (thrown) {
        next.stop();
        throw thrown;
    }
}
/** The condition on which the mark is replaced; undefined where the store keeps no conditions. */
async function takeLock(place, { state, run, mark }, signal) {
    const condition = state.etag === undefined ? ABSENT : { ifMatch: state.etag };
    const replaced = await replaceKnown(place, state.content, mark, condition, signal).catch((thrown) => {
        if (isUnsupported(thrown))
            return undefined;
        throw thrown;
    });
    if (replaced === undefined) {
        await replaceState(place, mark, {}, signal);
        return undefined;
    }
    if ('refusedBy' in replaced) {
        throw (refusalBy(replaced.refusedBy, run, place) ??
            overtaken('another deploy ended here after this run had listed the objects'));
    }
    const probe = { ...mark, nonce: randomDigits() };
    if (!(await keepsConditions(place, probe, signal)))
        return undefined;
    return replaced.etag === undefined ? {} : { ifMatch: replaced.etag };
}
const ABSENT = { ifNoneMatch: '*' };
/** The state that follows the mark; most of it is made before it is asked for. */
function nextState(mark, run) {
    const salt = randomDigits();
    const early = beginTables(salt, run.unchanged());
    return {
        mark,
        async after(ending, changed) {
            const clean = { condition: 'clean', nonce: randomDigits(), lock: undefined };
            if (ending === 'complete')
                return { ...clean, salt, tables: await early.complete(changed) };
            early.stop();
            // What is owed has no names here, so that it can't be hashed again.
            const known = tablesOfEntries(mark.salt, run.unchanged(), changed);
            return { ...clean, salt: mark.salt, tables: { ...known, owed: mark.tables.owed } };
        },
        stop: early.stop,
    };
}
function endings(place, { mark, after, stop }, condition) {
    return {
        async finish(changed, ending, signal) {
            const clean = await after(ending, changed);
            const replaced = await replaceKnown(place, mark, clean, condition, signal);
            if ('refusedBy' in replaced) {
                throw overtaken('another deploy began here, or the state object was deleted, meanwhile');
            }
        },
        async abandon(signal) {
            stop();
            const free = { ...mark, lock: undefined, nonce: randomDigits() };
            await replaceKnown(place, mark, free, condition, signal);
        },
    };
}

;// CONCATENATED MODULE: ./lib/action/modes/sync-state.js




/** Reads the state with at most one request. */
async function readState({ bucket, prefix, stateKey }, store, signal) {
    const place = { store, bucket, prefix, key: stateKey };
    const state = await readDeployState(place, signal);
    return {
        recordOf(key, { etag, size, lastModified }) {
            const entry = state.entryOf(key);
            const isOf = entry?.isOf({ etag, size, lastModified: new Date(lastModified) }) === true;
            return isOf ? entry : undefined;
        },
        // A hash for each key takes as long as all other questions, and mostly nothing has left.
        leftAtOf: (key) => (state.left === 0 ? undefined : state.entryOf(key)?.leftAt),
        owed: state.owed,
        isOwed: (key) => state.isOwed(key),
        isUnfinished: ['in-progress', 'unfinished'].includes(state.condition),
        async begin(changes, { run, log, signal: stopped }) {
            const deploy = await beginDeploy(place, state, { ...run, ...changes }, stopped);
            if (!deploy.isLocked && stateKey !== undefined) {
                log.warning('the store has no conditional writes, so nothing keeps two deploys apart: let them ' +
                    'wait for each other by "concurrency" in the workflow');
            }
            return deploy;
        },
    };
}
/** Whether another run is deploying just now. */
function isInProgress(thrown) {
    return thrown instanceof errors/* StoreError */.AD && thrown.code === 'DeployInProgress';
}

// EXTERNAL MODULE: ./lib/core/link-abort.js
var link_abort = __webpack_require__(8416);
;// CONCATENATED MODULE: ./lib/plan/listing-index.js



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
                rows.set((0,own_copy/* ownCopyOf */.d)(key), row);
            sizes.set(row, size);
            times.set(row, lastModified.getTime());
            etags.set(row, bareETag(etag));
        },
        rowOf: (key) => rows.get(key),
        at: (row) => ({ size: sizes.at(row), etag: etags.at(row), lastModified: times.at(row) }),
        sizeAt: (row) => sizes.at(row),
        partsAt: (row) => etags.partsAt(row),
        keys: () => rows.keys(),
    };
}
/** What looks like an MD5, with or without a number of parts, goes in binary. */
function createETagColumn() {
    const digests = createDigestColumn();
    const parts = createNumberColumn();
    const others = new Map();
    return {
        set(row, etag) {
            const split = splitETag(etag);
            if (split === undefined) {
                others.set(row, (0,own_copy/* ownCopyOf */.d)(etag));
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

// EXTERNAL MODULE: ./lib/plan/run-clock.js
var run_clock = __webpack_require__(9533);
// EXTERNAL MODULE: ./lib/sources/bucket-pages-at-once.js + 2 modules
var bucket_pages_at_once = __webpack_require__(2288);
// EXTERNAL MODULE: ./lib/sources/key-ranges.js
var key_ranges = __webpack_require__(3036);
// EXTERNAL MODULE: ./lib/s3/multipart/sizes.js
var sizes = __webpack_require__(9063);
;// CONCATENATED MODULE: ./lib/action/modes/sync-hashing.js





function createHashing({ compare }, files, listed, digester) {
    const hashed = { files, ...listed, problems: new Map(), ofParts: new Set() };
    const hashAll = async (turns, concurrency, signal) => {
        if (compare === 'size')
            return;
        const hashTurn = (rows) => hashRows(hashed, rows, digester);
        await forEach(turns, hashTurn, { concurrency, signal });
    };
    return {
        problems: hashed.problems,
        isETagOfParts: (row) => hashed.ofParts.has(row),
        hashUntil: (listing, signal) => hashAll(likelyRows(files, listing), digester.listsAtOnce, signal),
        // One list more, for this thread, which has nothing else to do then.
        hashNeeded: (signal) => hashAll(neededRows(hashed), digester.listsAtOnce + 1, signal),
    };
}
async function hashRows(hashed, rows, digester) {
    const { files, problems, ofParts, matches } = hashed;
    const results = await digester.digest(rows.map((row) => ({
        path: files.absolutePathOf(row),
        planned: files.plannedOf(row),
        partSizes: (0,sizes/* partSizesFor */.zJ)(files.sizeOf(row), partsOf(hashed, row)),
    })));
    for (const [at, row] of rows.entries()) {
        const result = results[at];
        if (result instanceof errors/* StoreError */.AD)
            problems.set(row, result);
        else if (result !== undefined) {
            files.setMd5(row, result.md5);
            if (result.etags.length === 0)
                continue;
            if (result.etags.includes(matches.listedAs(row)?.etag ?? ''))
                ofParts.add(row);
        }
    }
}
/** Parts that the listed ETag of a file tells of. */
function partsOf({ index, matches }, row) {
    const listed = matches.listedRowOf(row);
    return listed === undefined ? 0 : index.partsAt(listed);
}
/** Files that are read in one turn of the event loop; some 30 microseconds each. */
const FILES_A_TURN = 32;
/** Large files wait until it is known whether, and in which parts, they are compared. */
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
        const rows = Array.from({ length: count }, (_, at) => start + at);
        yield rows.filter((row) => files.sizeOf(row) <= sizes/* PART_SIZE */.El);
        // Small files are read without waiting, and the listing would be left waiting.
        await (0,promises_.setImmediate)();
    }
}
function* neededRows(hashed) {
    const { files, problems, ofParts, index, matches } = hashed;
    let turn = [];
    for (const row of rowsOf(files)) {
        const listed = matches.listedRowOf(row);
        if (listed === undefined || problems.has(row))
            continue;
        if (index.sizeAt(listed) !== files.sizeOf(row))
            continue;
        const isInParts = index.partsAt(listed) > 0;
        if (files.md5Of(row) !== undefined && (!isInParts || ofParts.has(row)))
            continue;
        turn.push(row);
        if (turn.length < FILES_A_TURN && files.sizeOf(row) <= sizes/* PART_SIZE */.El)
            continue;
        yield turn;
        turn = [];
    }
    yield turn;
}

;// CONCATENATED MODULE: ./lib/action/modes/sync-matches.js


function createMatches(prefix, files, index) {
    const found = createRowColumn();
    const listedRowOf = (row) => {
        const known = found.at(row);
        if (known !== undefined || index.count === 0)
            return known;
        const listed = index.rowOf((0,keys/* joinKey */.I)(prefix, files.pathOf(row)));
        if (listed !== undefined)
            found.set(row, listed);
        return listed;
    };
    return {
        listedRowOf,
        listedAs(row) {
            const listed = listedRowOf(row);
            return listed === undefined ? undefined : index.at(listed);
        },
    };
}

// EXTERNAL MODULE: ./lib/action/modes/source-survey.js
var source_survey = __webpack_require__(415);
;// CONCATENATED MODULE: ./lib/action/modes/sync-source.js






/**
 * Walks the source and adds its files to `files`, which others may read meanwhile. Throws an
 * InputError when it can't be uploaded as it is.
 */
async function readSource(inputs, files, signal, log) {
    const settled = new Map();
    const take = (entry) => {
        if (entry.kind === 'hidden')
            return;
        const outcome = settle(entry, inputs);
        if (outcome !== undefined)
            settled.set(outcome.key, outcome);
        else if (entry.kind === 'file')
            files.add(entry);
    };
    const survey = await (0,source_survey/* surveySource */.iT)(inputs, signal, take).finally(() => {
        files.end();
    });
    await (0,source_survey/* refuseBadSource */.hO)(inputs, survey, signal);
    log.info(`${(0,batch_error/* counted */.h)(files.count)} files in ${(0,shown/* quoted */.TL)(inputs.sourceGiven)}`);
    (0,source_survey/* tellHidden */.W9)(survey, log);
    const links = [...settled.values()].flatMap((outcome) => outcome.status === 'skipped' && outcome.reason === 'symlink' ? [outcome.key] : []);
    return {
        files,
        settled,
        lines: survey.lines,
        isBehindLink: (key) => links.some((link) => key === link || key.startsWith(`${link}/`)),
    };
}
/** Undefined for a file to upload. */
function settle(entry, { bucket, prefix, stateKey }) {
    const object = { bucket, key: (0,keys/* joinKey */.I)(prefix, entry.path) };
    if ((0,state_key/* isStateKey */.Z)(object.key, stateKey))
        return (0,outcome/* skipped */.hT)('upload', object, 'state');
    if (entry.kind === 'symlink')
        return (0,outcome/* skipped */.hT)('upload', object, 'symlink');
    return entry.kind === 'problem' ? (0,outcome/* failed */.gz)('upload', object, entry.error) : undefined;
}

;// CONCATENATED MODULE: ./lib/action/modes/sync-view.js










/** Files that are known before the store is opened, so that threads have work meanwhile. */
const HEAD_START = 256;
/**
 * Walks the source while the store is opened, the state is read and then the bucket is listed, and
 * reads files while that goes on. Rejects with the first error of any of these, when all have ended.
 */
async function viewBothSides(inputs, context) {
    const { controller, unlink } = (0,link_abort/* linkAbort */.H)(context.signal);
    const { signal } = controller;
    const index = createListingIndex();
    let marks;
    const files = createSyncFiles(inputs.source);
    // First, so that threads have files to read while this one loads what the store needs.
    const walked = readSource(inputs, files, signal, context.log).then((source) => {
        marks = marksOf(inputs, source);
        return source;
    });
    const opened = files.untilThereAre(HEAD_START).then(() => context.openStore());
    const known = opened.then((store) => readState(inputs, store, signal));
    // Not before the state is known: what a deploy that ended in between has written would be missed,
    // and its state be taken for the one that the listing belongs to.
    const listing = Promise.all([opened, known]).then(([store]) => list({ inputs, store, index, marks: () => marks }, signal));
    const matches = createMatches(inputs.prefix, files, index);
    const hashing = createHashing(inputs, files, { index, matches }, context.digester);
    const hashed = hashing.hashUntil(listing, signal);
    const all = [walked, listing, known, hashed, opened];
    try {
        const [source, clock, state, , store] = await Promise.all(all);
        await hashing.hashNeeded(signal);
        return { inputs, store, source, index, matches, clock, state, hashing };
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
function marksOf({ prefix }, { files }) {
    return (0,key_ranges/* markKeys */._C)(prefix, Array.from(rowsOf(files), (row) => files.pathOf(row)));
}
/** Resolves to the server's clock, which has learned from all pages. */
async function list({ inputs: { bucket, prefix }, store, index, marks }, signal) {
    const clock = (0,run_clock/* createRunClock */.o)();
    for await (const page of (0,bucket_pages_at_once/* bucketPagesAtOnce */.B)({ bucket, prefix, marks, signal }, { store })) {
        const written = page.objects.map(({ lastModified }) => lastModified);
        clock.see(page.serverTime, written);
        for (const object of page.objects)
            index.add(object);
    }
    clock.freeze();
    return clock;
}

;// CONCATENATED MODULE: ./lib/action/modes/sync-work.js

function createSyncWork(basis) {
    const { inputs, source } = basis.view;
    const onTheWay = new Map();
    const etags = new Map();
    const objectOf = (row) => ({
        bucket: inputs.bucket,
        key: (0,keys/* joinKey */.I)(inputs.prefix, source.files.pathOf(row)),
    });
    const work = {
        ...basis,
        failure: undefined,
        objectOf,
        headersOf: (row) => basis.headersFor(source.files.pathOf(row)),
        begin(row) {
            const object = objectOf(row);
            onTheWay.set(object.key, row);
            return object;
        },
        finish(key) {
            const row = onTheWay.get(key);
            onTheWay.delete(key);
            return row;
        },
        note(outcome, row) {
            if (outcome.status === 'failed')
                work.failure ??= { thrown: outcome.error.cause };
            if (outcome.status !== 'done' || row === undefined)
                return outcome;
            if (outcome.etag !== undefined)
                etags.set(row, outcome.etag);
            const verdict = basis.verdicts[row];
            return verdict && 'reason' in verdict ? { ...outcome, reason: verdict.reason } : outcome;
        },
        etags,
        removed: new Set(),
    };
    return work;
}

;// CONCATENATED MODULE: ./lib/action/modes/sync-dir.js


















/** Milliseconds to give the lock back in when the run is stopped. */
const ABANDON = 2_000;
/**
 * Makes a prefix what the directory is: uploads what differs, and deletes what the directory no
 * longer has. Everything is decided, and refused, before the first write.
 */
async function* syncDir(inputs, context) {
    const view = await viewBothSides(inputs, context);
    const headersFor = (0,headers_for/* createHeadersFor */.k)(inputs.headers);
    const comparison = await compareFiles(view, headersFor, context.signal);
    const plan = planOf(view, comparison, headersFor);
    const report = { counts: plan.counts, rows: () => sync_dir_planRows(view, plan) };
    context.showPlan(shownPlan(report, inputs.dryRun));
    tellUnreadAccess(comparison, context);
    tellLostHeaders(comparison, context);
    const problems = [...(await unmatchedProblems(view, plan, context)), ...plan.problems];
    if (problems.length > 0)
        throw new types/* InputError */.d(problems);
    const { files, settled } = view.source;
    context.expect(files.count + settled.size + plan.deletes.length + plan.left.size);
    const work = createSyncWork({
        view,
        verdicts: plan.verdicts,
        copies: comparison.copies,
        headersFor,
        sourceFailure: sourceFailureOf(view, comparison),
    });
    const deploy = await begin(work, plan, context);
    let isOver = false;
    try {
        if (deploy !== undefined)
            await noteDebts(work, plannedKeys(view, plan), context);
        for (const outcome of settledOutcomes(view, plan, comparison))
            yield outcome;
        yield* uploadGroups(work, context.signal);
        yield* removeAbsent(work, plan, context.signal);
        const ending = work.failure === undefined ? 'complete' : 'failed';
        await deploy?.finish(changedEntries(work, plan), ending, context.signal);
        isOver = true;
    }
    finally {
        if (!isOver)
            await deploy?.abandon(AbortSignal.timeout(ABANDON)).catch(() => undefined);
    }
}
function planOf(view, comparison, headersFor) {
    const { inputs, source, index, clock, state } = view;
    const { prefix } = inputs;
    const pathOf = (key) => key.slice(prefix.length);
    const isSelected = (0,path_selection/* createPathSelection */.M)(inputs);
    return planSync({
        source: inputs.sourceGiven,
        prefix,
        verdicts: comparison.verdicts.map((verdict, row) => comparison.problems.has(row) ? { action: 'fail' } : verdict),
        listing: index,
        isLocal: inputs.deletes ? localKeys(view) : () => true,
        deletes: inputs.deletes,
        rules: {
            stateKey: inputs.stateKey,
            isSelected: (key) => isSelected(pathOf(key)),
            isBehindLink: (key) => source.isBehindLink(key),
            keepFor: inputs.keepDeletedFor,
            clock,
        },
        maxDeletes: inputs.maxDeletes,
        contentTypeOf: (key) => headersFor(pathOf(key))['content-type'] ?? '',
        leftAtOf: (key) => state.leftAtOf(key),
    });
}
/** Whether a listed key has a file, or something else of the directory stands there. */
function localKeys({ source, index, matches }) {
    const hasFile = new Uint8Array(index.count);
    for (const row of rowsOf(source.files)) {
        const listed = matches.listedRowOf(row);
        if (listed !== undefined)
            hasFile[listed] = 1;
    }
    return (key) => hasFile[index.rowOf(key) ?? -1] === 1 || source.settled.has(key);
}
function* sync_dir_planRows({ source, inputs }, plan) {
    for (const row of rowsOf(source.files)) {
        const verdict = plan.verdicts[row];
        if (verdict?.action !== 'upload' && verdict?.action !== 'copy')
            continue;
        yield { ...verdict, key: (0,keys/* joinKey */.I)(inputs.prefix, source.files.pathOf(row)) };
    }
    for (const key of plan.deletes)
        yield { action: 'delete', key, reason: undefined };
}
function tellUnreadAccess({ unreadAccess }, { log }) {
    if (unreadAccess === 0)
        return;
    log.warning(`the access rights of ${(0,batch_error/* counted */.h)(unreadAccess)} objects whose headers change can't be read, so ` +
        'these get the rights of new objects: allow s3:GetObjectAcl on the objects of the bucket, ' +
        'or set x-amz-acl by "headers"');
}
function tellLostHeaders({ lostHeaders }, { log }) {
    if (lostHeaders.objects === 0)
        return;
    const names = [...lostHeaders.byName].map(([name, count]) => `${name} of ${(0,batch_error/* counted */.h)(count)}`);
    const objects = lostHeaders.objects === 1 ? '1 object loses' : `${(0,batch_error/* counted */.h)(lostHeaders.objects)} objects lose`;
    log.warning(`${objects} headers that are stored now (${names.join(', ')}): "headers" has no rule for ` +
        'them any more; write one where they are to be kept');
}
function plannedKeys(view, plan) {
    return Array.from(sync_dir_planRows(view, plan), ({ key }) => key);
}
/** What needs no request: what stays as it is, and what can't be taken. */
function* settledOutcomes({ inputs, source }, plan, { problems }) {
    const { bucket, prefix } = inputs;
    yield* source.settled.values();
    for (const row of rowsOf(source.files)) {
        const object = { bucket, key: (0,keys/* joinKey */.I)(prefix, source.files.pathOf(row)) };
        const problem = problems.get(row);
        if (problem !== undefined)
            yield (0,outcome/* failed */.gz)('upload', object, problem);
        else if (plan.verdicts[row]?.action === 'skip')
            yield (0,outcome/* skipped */.hT)('upload', object, 'unchanged');
    }
    for (const [key, reason] of plan.left)
        yield (0,outcome/* skipped */.hT)('delete', { bucket, key }, reason);
}
function sourceFailureOf({ source }, { problems }) {
    for (const outcome of source.settled.values()) {
        if (outcome.status === 'failed')
            return { thrown: outcome.error.cause };
    }
    const [problem] = problems.values();
    return problem && { thrown: problem };
}
/** Takes the lock before the first write. A run that changes nothing writes nothing. */
async function begin(work, plan, context) {
    const { state, inputs, clock } = work.view;
    const owed = plannedKeys(work.view, plan);
    const isWritten = owed.length > 0 || hasNewLeavingTimes(work, plan);
    if (inputs.dryRun || !(isWritten || state.isUnfinished || state.owed > 0))
        return undefined;
    try {
        const unchanged = () => unchangedEntries(work);
        return await state.begin({ owed, now: clock.start, unchanged }, context);
    }
    catch (thrown) {
        if (isWritten || !isInProgress(thrown))
            throw thrown;
        context.log.info('another run is deploying here; this one has nothing to change');
        return undefined;
    }
}


/***/ }),

/***/ 7057:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ compareKeys)
/* harmony export */ });
/**
 * Compares keys by their UTF-8 bytes, as stores order them: less than 0, 0 or more than 0.
 * JavaScript's own order differs where surrogates meet characters from U+E000 on.
 */
function compareKeys(a, b) {
    const length = Math.min(a.length, b.length);
    for (let at = 0; at < length; at += 1) {
        const difference = rankOf(a.charCodeAt(at)) - rankOf(b.charCodeAt(at));
        if (difference !== 0)
            return difference;
    }
    return a.length - b.length;
}
/** Surrogates stand for characters above all others. */
function rankOf(unit) {
    return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
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

/***/ 5956:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nf: () => (/* binding */ removePages),
/* harmony export */   TF: () => (/* binding */ remove)
/* harmony export */ });
/* unused harmony export MAX_BATCH_SIZE */
/* harmony import */ var _core_outcome_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1307);
/* harmony import */ var _settle_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4723);
/* harmony import */ var _skeleton_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99);



const MAX_BATCH_SIZE = 1000;
/** DeleteObjects requests in flight: not many, because each may carry 1,000 writes. */
const DELETE_CONCURRENCY = 12;
/** Open batches at a time; a source that spreads over more gets the oldest sent unfilled. */
const MAX_OPEN_BATCHES = 64;
/**
 * Deletes every item, grouped into DeleteObjects by bucket and by the request's own parameters,
 * each attempted whatever fails before it. Yields one outcome per item; an object that never
 * existed is done too, because S3 answers so. Throws a RangeError at once for a `batchSize`
 * outside 1 to 1,000; a source that throws, an aborted signal and dead credentials are thrown
 * after the outcomes of all items pulled.
 */
function remove(items, deps, options = {}) {
    return (0,_skeleton_js__WEBPACK_IMPORTED_MODULE_0__/* .runOperation */ .xj)(items, partsOf(deps, options), options.signal);
}
/** As `remove`; items come in pages, and the outcomes of a request together, which costs less. */
function removePages(pages, deps, options = {}) {
    return (0,_skeleton_js__WEBPACK_IMPORTED_MODULE_0__/* .runPages */ .Oh)(pages, partsOf(deps, options), options.signal);
}
function partsOf({ store }, { batchSize = MAX_BATCH_SIZE, concurrency = DELETE_CONCURRENCY }) {
    if (!Number.isInteger(batchSize) || batchSize < 1 || batchSize > MAX_BATCH_SIZE) {
        throw new RangeError(`batchSize must be an integer from 1 to 1000, got ${batchSize}`);
    }
    return {
        op: 'delete',
        concurrency,
        arrange: (pages) => batches(pages, () => Math.min(batchSize, store.keysPerDelete)),
        perform: (batch, abort) => removeBatch(batch, store, abort),
    };
}
/**
 * Groups items that may share a request. When the source ends, or throws, what is held back goes
 * out first.
 */
async function* batches(pages, batchSize) {
    const open = new Map();
    let broken;
    try {
        for await (const page of pages) {
            for (const item of page) {
                if ((0,_settle_js__WEBPACK_IMPORTED_MODULE_1__/* .isSettled */ .Is)(item)) {
                    yield item;
                    continue;
                }
                const name = requestName(item);
                const size = addTo(open, name, item);
                const full = size >= batchSize() ? name : oldestOver(open);
                if (full !== undefined)
                    yield* take(open, full);
            }
        }
    }
    catch (thrown) {
        broken = { thrown };
    }
    yield* open.values();
    if (broken !== undefined)
        throw broken.thrown;
}
/** Adds an item to the open batch of this name, and returns the size of that. */
function addTo(open, name, item) {
    const batch = open.get(name);
    if (batch !== undefined)
        return batch.push(item);
    open.set(name, [item]);
    return 1;
}
function oldestOver(open) {
    return open.size > MAX_OPEN_BATCHES ? open.keys().next().value : undefined;
}
function* take(open, name) {
    const batch = open.get(name) ?? [];
    open.delete(name);
    yield batch;
}
function requestName(item) {
    return hasOptions(item) ? JSON.stringify([item.bucket, requestOptions(item)]) : item.bucket;
}
function hasOptions({ mfa, requestPayer, bypassGovernance, expectedBucketOwner }) {
    return (mfa !== undefined ||
        requestPayer !== undefined ||
        bypassGovernance !== undefined ||
        expectedBucketOwner !== undefined);
}
/** The item's parameters that belong to the whole request. */
function requestOptions(item) {
    const { mfa, requestPayer, bypassGovernance, expectedBucketOwner } = item;
    return {
        ...(mfa !== undefined && { mfa }),
        ...(requestPayer !== undefined && { requestPayer }),
        ...(bypassGovernance !== undefined && { bypassGovernance }),
        ...(expectedBucketOwner !== undefined && { expectedBucketOwner }),
    };
}
async function removeBatch(batch, store, signal) {
    const [first] = batch;
    if (first === undefined)
        return [];
    const objects = batch.map(({ key, versionId }) => versionId === undefined ? { key } : { key, versionId });
    const request = { bucket: first.bucket, objects, ...requestOptions(first) };
    const results = await store.deleteMany(request, signal);
    return results.slice(0, batch.length).map((result, index) => toOutcome(batch[index], result));
}
function toOutcome(item, result) {
    if (item === undefined)
        throw new RangeError('more results than keys in a DeleteObjects answer');
    if ('error' in result)
        return (0,_core_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .failed */ .gz)('delete', item, result.error);
    const { deleteMarker, attempts } = result;
    return {
        ...(0,_core_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .identityOf */ .cu)(item),
        op: 'delete',
        status: 'done',
        bytes: 0,
        ...(deleteMarker !== undefined && { deleteMarker }),
        ...(attempts !== undefined && { attempts }),
    };
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

/***/ 8555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createChecksumHash: () => (/* binding */ createChecksumHash)
/* harmony export */ });
/* harmony import */ var _aws_sdk_checksums_crc__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2588);
/* harmony import */ var _aws_sdk_checksums_crc__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7463);
/* harmony import */ var _aws_sdk_checksums_crc__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7840);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);


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

/***/ 2288:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ bucketPagesAtOnce)
});

// EXTERNAL MODULE: ./lib/core/key-order.js
var key_order = __webpack_require__(7057);
// EXTERNAL MODULE: ./lib/core/map-concurrent.js + 2 modules
var map_concurrent = __webpack_require__(7423);
;// CONCATENATED MODULE: ./lib/core/one-ahead.js
/**
 * Passes on what `source` yields, and asks it for the next value while the consumer is busy with
 * this one: never more than one is held that nobody has asked for. What `source` throws comes in
 * its turn. Closes `source` on every way out.
 */
async function* oneAhead(source) {
    const iterator = source[Symbol.asyncIterator]();
    try {
        let next = iterator.next();
        for (;;) {
            const pulled = await next;
            if (pulled.done === true)
                return;
            next = iterator.next();
            // Nobody may come back for it.
            next.catch(() => undefined);
            yield pulled.value;
        }
    }
    finally {
        await iterator.return?.();
    }
}

// EXTERNAL MODULE: ./lib/sources/listing-checks.js
var listing_checks = __webpack_require__(430);
;// CONCATENATED MODULE: ./lib/sources/bucket-objects.js

/**
 * Every object under a prefix, in the store's order, one page in memory at a time; what it yields
 * can be given to `remove` as it is. Throws a StoreError when a page can't be had, or when the pages
 * contradict each other.
 */
async function* bucketObjects(options, deps) {
    const { bucket } = options;
    for await (const page of bucketPages(options, deps)) {
        for (const object of page.objects)
            yield { ...object, bucket };
    }
}
/**
 * The pages of a listing, to the last one, also over pages that are empty and say that more
 * follow. A key that stood on the page before is left out.
 */
async function* bucketPages({ bucket, prefix = '', pageSize, signal }, { store }) {
    const assertNewToken = (0,listing_checks/* loopDetector */.Vo)();
    const request = { bucket, prefix, ...(pageSize !== undefined && { pageSize }) };
    let seen = new Set();
    let token;
    do {
        const next = token === undefined ? {} : { continuationToken: token };
        const page = await store.list({ ...request, ...next }, signal);
        (0,listing_checks/* assertUnderPrefix */.tr)(page.objects, prefix);
        const objects = page.objects.filter(({ key }) => !seen.has(key));
        seen = new Set(page.objects.map(({ key }) => key));
        yield { ...page, objects };
        token = page.nextToken;
        if (token !== undefined)
            assertNewToken(token);
    } while (token !== undefined);
}

// EXTERNAL MODULE: ./lib/sources/key-ranges.js
var key_ranges = __webpack_require__(3036);
;// CONCATENATED MODULE: ./lib/sources/bucket-pages-at-once.js






/** Listed one after the other, so that a small prefix costs no request more than it has pages. */
const PAGES_IN_ORDER = 3;
/** Fewer where to cut is guessed. */
const RANGES_AT_ONCE = { atMarks: 11, guessed: 8 };
/** Requests for ranges without keys that each page with keys may cost. */
const GUESSES_A_PAGE = 0.2;
/**
 * The pages of a listing as `bucketPages` gives them, in no order: where a prefix has many, ranges
 * of its keys are listed at the same time. Each key comes once, whatever the store does: every
 * page is checked to be in order and inside its range, and a store that has shown no order, or
 * doesn't start after the key that it is given, is listed page by page.
 */
async function* bucketPagesAtOnce(options, deps) {
    let count = 0;
    let first;
    let last = '';
    let isOrdered = true;
    for await (const page of bucketPages(options, deps)) {
        yield page;
        count += 1;
        isOrdered &&= isInOrder(page.objects, last);
        first ??= page.objects[0]?.key;
        last = page.objects.at(-1)?.key ?? last;
        const { nextToken: token } = page;
        const cutter = isOrdered && first !== undefined ? (0,key_ranges/* cutterOf */.X_)(options, first) : undefined;
        const isLong = count >= PAGES_IN_ORDER || (0,key_ranges/* expectsMany */.UQ)(options.marks?.(), last);
        if (isLong && cutter !== undefined && token !== undefined) {
            const rest = { after: last, token, assertNewToken: (0,listing_checks/* loopDetector */.Vo)() };
            const rounds = oneAhead(roundsOfRanges(rest, cutter, options, deps));
            for await (const pages of rounds)
                yield* pages;
            return;
        }
    }
}
/** A page of each range at a time. */
async function* roundsOfRanges(rest, cutsIn, options, deps) {
    let listings = [rest];
    let mayCut = true;
    const atOnce = options.marks ? RANGES_AT_ONCE.atMarks : RANGES_AT_ONCE.guessed;
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
    const listed = (0,map_concurrent/* mapConcurrent */._)(listings.entries(), async ([index, listing], abort) => {
        const { after, token } = listing;
        const from = token === undefined ? { startAfter: after } : { continuationToken: token };
        return { index, listing, page: await store.list({ ...request, ...from }, abort) };
    }, { concurrency: listings.length, ...(signal && { signal }) });
    for await (const { index, listing, page } of listed) {
        (0,listing_checks/* assertUnderPrefix */.tr)(page.objects, prefix);
        pages[index] = { listing, page };
    }
    return pages;
}
/** What of a page is in its range. */
function pageInside({ listing: { after, until }, page }) {
    if (!isInOrder(page.objects, after))
        throw (0,listing_checks/* disordered */.aq)(after);
    const isInside = ({ key }) => until === undefined || (0,key_order/* compareKeys */.Y)(key, until) <= 0;
    return { ...page, objects: page.objects.filter(isInside) };
}
/** What is left of a range after its page, if anything. */
function restOf({ listing, page }, { objects }) {
    const { after, assertNewToken } = listing;
    const { nextToken: token } = page;
    if (token === undefined || objects.length < page.objects.length)
        return [];
    assertNewToken(token);
    return [{ ...listing, after: objects.at(-1)?.key ?? after, token }];
}
/** Gives each range that a store doesn't list by itself to the one before it, which it was cut from. */
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
/** Whether the first page of a range begins before it: the store ignores where to start. */
function isRefusalToStart({ after, token }, { objects: [first] }) {
    return token === undefined && first !== undefined && (0,key_order/* compareKeys */.Y)(first.key, after) <= 0;
}
/** Cuts what is left into at most so many ranges more. */
function withCuts(listings, cutsIn, free) {
    const cuts = new Map();
    for (const listing of (0,key_ranges/* widestFirst */.xo)(listings)) {
        const found = cutsIn(listing, free);
        cuts.set(listing, found);
        free -= found.length;
    }
    return listings.flatMap((listing) => {
        const [start, ...others] = (0,key_ranges/* cutAt */.og)(listing, cuts.get(listing) ?? []);
        const begun = others.map((range) => ({
            ...range,
            token: undefined,
            assertNewToken: (0,listing_checks/* loopDetector */.Vo)(),
        }));
        return [{ ...listing, ...start }, ...begun];
    });
}
function isInOrder(objects, after) {
    let last = after;
    for (const { key } of objects) {
        if ((0,key_order/* compareKeys */.Y)(key, last) <= 0)
            return false;
        last = key;
    }
    return true;
}


/***/ }),

/***/ 3036:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UQ: () => (/* binding */ expectsMany),
/* harmony export */   X_: () => (/* binding */ cutterOf),
/* harmony export */   _C: () => (/* binding */ markKeys),
/* harmony export */   og: () => (/* binding */ cutAt),
/* harmony export */   xo: () => (/* binding */ widestFirst)
/* harmony export */ });
/* harmony import */ var _core_key_order_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7057);

/** What names count with, each in its order. */
const COUNTED = ['0123456789', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'].map((characters) => Array.from(characters));
/** Cuts before which no key may follow at all. */
const FAR_CUTS = 2;
/**
 * Guesses where to cut what is left of a range, as if names were numbers that count on: at the
 * place where names have differed since the `first` of all, or the next finer one, and a few
 * further away. At most `count` cuts, in the order of the keys. A wrong guess costs a request,
 * never a key.
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
/** Keys from one mark to the next. */
const KEYS_A_MARK = 100;
/** Together fewer keys than a page has, so that some that were not expected fit in. */
const MARKS_A_RANGE = 9;
/** Cuts at marks; undefined as long as there are none. Without `marks` it guesses. */
function cutterOf({ prefix = '', marks }, first) {
    if (marks === undefined)
        return (range, count) => cutsOf(range, first, prefix, count);
    const known = marks();
    return known && ((range, count) => cutsAtMarks(known, range, count));
}
/** Of more than two pages; to cut those would cost a request more. */
const MANY_MARKS = 21;
/** Whether so many keys are expected after one that they are worth cutting. */
function expectsMany(marks, after) {
    const next = marks?.at(-MANY_MARKS);
    return next !== undefined && (0,_core_key_order_js__WEBPACK_IMPORTED_MODULE_0__/* .compareKeys */ .Y)(next, after) > 0;
}
/** Marks the keys of `prefix` and each name; names are sorted in place. */
function markKeys(prefix, names) {
    names.sort(_core_key_order_js__WEBPACK_IMPORTED_MODULE_0__/* .compareKeys */ .Y);
    const marks = [];
    for (let at = KEYS_A_MARK - 1; at < names.length; at += KEYS_A_MARK) {
        marks.push(`${prefix}${names[at] ?? ''}`);
    }
    return marks;
}
/** At most `count` cuts, such that a page holds each range if what is expected is there. */
function cutsAtMarks(marks, { after, until }, count) {
    const cuts = [];
    const first = marks.findIndex((mark) => (0,_core_key_order_js__WEBPACK_IMPORTED_MODULE_0__/* .compareKeys */ .Y)(mark, after) > 0);
    if (first < 0)
        return cuts;
    for (let at = first + MARKS_A_RANGE - 1; cuts.length < count; at += MARKS_A_RANGE) {
        const mark = marks[at];
        if (mark === undefined || (until !== undefined && (0,_core_key_order_js__WEBPACK_IMPORTED_MODULE_0__/* .compareKeys */ .Y)(mark, until) >= 0))
            break;
        cuts.push(mark);
    }
    return cuts;
}
/** The ranges that may hold the most keys first. */
function widestFirst(ranges) {
    const shared = ({ after, until = '' }) => sharedLength(after, until);
    return ranges.toSorted((a, b) => shared(a) - shared(b));
}
/** The rest of the range cut where the character at a place counts on. */
function higherAt({ after, until }, at) {
    const digit = after.charAt(at);
    const higher = COUNTED.find((all) => all.includes(digit))?.filter((other) => other > digit) ?? [];
    return higher
        .map((other) => after.slice(0, at) + other)
        .filter((cut) => until === undefined || (0,_core_key_order_js__WEBPACK_IMPORTED_MODULE_0__/* .compareKeys */ .Y)(cut, until) < 0);
}
function sharedLength(a, b) {
    let length = 0;
    while (length < a.length && a[length] === b[length])
        length += 1;
    return length;
}
/** So many of them, from all over. */
function evenly(items, count) {
    if (items.length <= count)
        return items;
    return Array.from({ length: count }, (_, index) => items.at(Math.floor(((index + 1) * items.length) / (count + 1)))).filter((item) => item !== undefined);
}
/** The range in pieces. */
function cutAt({ after, until }, cuts) {
    const starts = [after, ...cuts];
    return starts.map((start, index) => {
        const end = cuts[index] ?? until;
        return { after: start, ...(end !== undefined && { until: end }) };
    });
}


/***/ })

};
