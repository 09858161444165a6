export const id = 687;
export const ids = [687];
export const modules = {

/***/ 5687:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deletePrefix: () => (/* binding */ deletePrefix)
});

// EXTERNAL MODULE: ./lib/core/batch-error.js
var batch_error = __webpack_require__(3324);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/shown.js
var shown = __webpack_require__(9502);
// EXTERNAL MODULE: ./lib/plan/deletes-cap.js
var deletes_cap = __webpack_require__(8514);
// EXTERNAL MODULE: ./lib/plan/run-clock.js
var run_clock = __webpack_require__(9533);
// EXTERNAL MODULE: ./lib/action/inputs/types.js
var types = __webpack_require__(3987);
// EXTERNAL MODULE: ./lib/core/outcome.js
var outcome = __webpack_require__(1307);
// EXTERNAL MODULE: ./lib/operations/remove.js
var remove = __webpack_require__(5956);
// EXTERNAL MODULE: ./lib/plan/key-selection.js
var key_selection = __webpack_require__(1683);
// EXTERNAL MODULE: ./lib/plan/report-lines.js
var report_lines = __webpack_require__(5319);
;// CONCATENATED MODULE: ./lib/plan/keys-file.js



/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
const MAX_KEY_BYTES = 1024;
const NOTHING = { problems: [] };
/** `place`: where every key must lie, and what a report must be about. */
function createKeysFile(place) {
    const state = { place, kind: 'unknown', named: 0 };
    return {
        get isReport() {
            return state.kind === 'report' || state.kind === 'refused';
        },
        read(given) {
            const line = given.endsWith('\r') ? given.slice(0, -1) : given;
            if (line === '' || state.kind === 'refused')
                return NOTHING;
            if (state.kind === 'unknown')
                return readFirst(line, state);
            return state.kind === 'report' ? readEntry(line, state) : readKey(line, place.prefix);
        },
        end: () => (state.kind === 'report' ? endProblem(state) : undefined),
    };
}
function readFirst(line, state) {
    const fields = (0,report_lines/* fieldsOf */.Pf)(line);
    if (!(0,report_lines/* isReportHeader */._V)(fields)) {
        state.kind = 'keys';
        return readKey(line, state.place.prefix);
    }
    const problems = (0,report_lines/* headerProblems */._W)(fields, state.place);
    state.kind = problems.length === 0 ? 'report' : 'refused';
    return { problems };
}
function readEntry(line, state) {
    const entry = (0,report_lines/* reportEntryOf */.YP)((0,report_lines/* fieldsOf */.Pf)(line));
    if (entry === undefined || state.expected !== undefined) {
        return { problems: [`${(0,shown/* shown */.SP)(line)} is no line of a report in this place`] };
    }
    if (entry.kind === 'end') {
        state.expected = entry.failed;
        return NOTHING;
    }
    if (entry.kind === 'failed')
        state.named += 1;
    const { key, isVersion } = entry;
    const problem = keyProblem(key, state.place.prefix);
    if (problem !== undefined)
        return { problems: [problem] };
    if (entry.kind === 'settled')
        return NOTHING;
    return isVersion ? { problems: [versionProblem(key)] } : { key, problems: [] };
}
function readKey(line, prefix) {
    // Taken for keys, these lines would be "deleted" without a trace of the objects that they name.
    if (/^\{"(?:op|version|counts)":/.test(line)) {
        return { problems: [`${(0,shown/* shown */.SP)(line)} looks like a line of a report that lacks its first line`] };
    }
    const problem = keyProblem(line, prefix);
    return problem === undefined ? { key: line, problems: [] } : { problems: [problem] };
}
function keyProblem(key, prefix) {
    const bytes = Buffer.byteLength(key);
    if (key === '')
        return 'the key is empty';
    if (bytes > MAX_KEY_BYTES) {
        return `${(0,shown/* shown */.SP)(key)} has ${(0,batch_error/* counted */.h)(bytes)} bytes, a key has at most ${(0,batch_error/* counted */.h)(MAX_KEY_BYTES)}`;
    }
    if (!key.isWellFormed())
        return `${(0,shown/* shown */.SP)(key)} holds half a surrogate pair`;
    if (!key.startsWith(prefix))
        return `${(0,shown/* shown */.SP)(key)} is not under the prefix ${(0,shown/* shown */.SP)(prefix)}`;
    // What stands between here and the store may resolve them, out of the prefix.
    if (/(?:^|\/)\.\.?(?:\/|$)/.test(key))
        return `${(0,shown/* shown */.SP)(key)} has "." or ".." as a segment`;
    return undefined;
}
/** What is current of a key must go last, and a failure does not tell whether it was that. */
function versionProblem(key) {
    return (`${(0,shown/* shown */.SP)(key)} is a failure of one version: run delete-prefix again with the same "versions", ` +
        'which deletes them in an order that makes no old version visible');
}
function endProblem({ named, expected }) {
    if (expected === undefined) {
        return ('the report lacks its last line, because its run was killed, so it does not tell all that ' +
            'failed: run delete-prefix again without "keys-from"');
    }
    if (named === expected)
        return undefined;
    return (`the report counts ${(0,batch_error/* counted */.h)(expected)} failures and names ${(0,batch_error/* counted */.h)(named)}: it is not ` +
        'complete, use the file as the action wrote it');
}

// EXTERNAL MODULE: ./lib/plan/state-key.js
var state_key = __webpack_require__(2984);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: ./lib/sources/safe-file.js
var safe_file = __webpack_require__(8192);
;// CONCATENATED MODULE: ./lib/sources/file-lines.js




const CHUNK = 64 * 1024;
/** Bytes of the longest line that is read; what is longer is one line that is no text. */
const MAX_LINE = 1024 * 1024;
const LINE_FEED = 0x0a;
const BYTE_ORDER_MARK = '\ufeff';
/** Opens `path`, which has no links; rejects when it can't be read. The caller closes it. */
async function openFileLines(path) {
    const file = await (0,safe_file/* openRegularFile */.Z)(path, 'read');
    try {
        const identity = identityOf(await file.stat({ bigint: true }));
        return {
            lines: () => linesOf(file, path, identity),
            async head(bytes) {
                const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
                return buffer.subarray(0, bytesRead);
            },
            close: () => file.close(),
        };
    }
    catch (thrown) {
        await file.close();
        throw thrown;
    }
}
async function* linesOf(file, path, identity) {
    let rest = Buffer.alloc(0);
    let number = 0;
    for (let position = 0;;) {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(CHUNK), 0, CHUNK, position);
        if (identityOf(await file.stat({ bigint: true })) !== identity)
            throw fileChanged(path);
        if (bytesRead === 0)
            break;
        position += bytesRead;
        const bytes = Buffer.concat([rest, buffer.subarray(0, bytesRead)]);
        let start = 0;
        for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, start)) {
            yield lineOf(bytes.subarray(start, end), (number += 1));
            start = end + 1;
        }
        rest = bytes.subarray(start);
        if (rest.length > MAX_LINE)
            break;
    }
    if (rest.length > 0)
        yield lineOf(rest, number + 1);
}
function lineOf(bytes, number) {
    if (bytes.length > MAX_LINE || !(0,external_node_buffer_.isUtf8)(bytes))
        return { number, text: undefined };
    const text = bytes.toString();
    const hasMark = number === 1 && text.startsWith(BYTE_ORDER_MARK);
    return { number, text: hasMark ? text.slice(BYTE_ORDER_MARK.length) : text };
}
/** Any write changes it, as far as the file system's clock tells. */
function identityOf({ size, mtimeNs, ctimeNs }) {
    return [size, mtimeNs, ctimeNs].join();
}
/** The error of a file that is no longer what was checked. */
function fileChanged(path) {
    return new errors/* StoreError */.AD('FileChanged', `the file ${(0,shown/* quoted */.TL)(path)} changed while it was being read: let nothing write to it, ` +
        'and run again');
}

// EXTERNAL MODULE: ./lib/object-store/delete-gate.js
var delete_gate = __webpack_require__(8326);
;// CONCATENATED MODULE: ./lib/plan/keys-file-look.js
/** Bytes of its beginning that `lookOf` wants. */
const HEAD_BYTES = 1024;
/** First bytes, in Latin-1 (https://en.wikipedia.org/wiki/List_of_file_signatures). */
const SIGNATURES = [
    ['PK\x03\x04', 'a ZIP archive'],
    ['\x1f\x8b', 'gzip data'],
    ['BZh', 'bzip2 data'],
    ['\xfd7zXZ', 'xz data'],
    ['\x28\xb5\x2f\xfd', 'zstd data'],
    ['%PDF-', 'a PDF document'],
    ['\x89PNG', 'a PNG image'],
    ['\xff\xd8\xff', 'a JPEG image'],
    ['SQLite format 3', 'an SQLite database'],
    ['PAR1', 'a Parquet file'],
    ['ORC', 'an ORC file'],
    ['\xff\xfe', 'text in UTF-16'],
    ['\xfe\xff', 'text in UTF-16'],
];
/** The first line that is not blank. */
const TEXTS = [
    [/^<(?:!doctype html|html|head|body)\b/i, 'an HTML page'],
    [/^<(?:\?xml\b|[A-Za-z]+Result\b)/, 'XML'],
    [/^(?!\{"(?:op|version|counts)":)(?:\[\s*(?:["{[]|$)|\{\s*(?:"|$))/, 'JSON'],
];
const MAYBE_TEXTS = [
    [/^s3:\/\//i, 'a list of s3:// URLs'],
    [/^https?:\/\//i, 'a list of URLs'],
    [/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d +\d+ /, 'the output of aws s3 ls'],
    [/^(?:\(dryrun\) )?(?:delete|upload|copy|download): /, 'the output of an aws s3 command'],
    [/^(?:---$|- )/, 'YAML'],
    [/[,;\t]/, 'a table (CSV)'],
];
/** Undefined: like nothing in particular. */
function lookOf(head) {
    const latin1 = head.toString('latin1');
    const signed = SIGNATURES.find(([signature]) => latin1.startsWith(signature));
    if (signed !== undefined)
        return { what: signed[1], isSure: true };
    const nuls = head.filter((byte) => byte === 0).length;
    if (nuls * 3 > head.length)
        return { what: 'text in UTF-16', isSure: true };
    const line = head
        .toString()
        .replace(/^\ufeff/, '')
        .trimStart()
        .split(/\r?\n/, 1)[0] ?? '';
    const sure = TEXTS.find(([pattern]) => pattern.test(line));
    const [, what] = sure ?? MAYBE_TEXTS.find(([pattern]) => pattern.test(line)) ?? [];
    return what === undefined ? undefined : { what, isSure: sure !== undefined };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/sources/name-set.js

const WORDS = 4;
/** Of the third word: the slot is in use. */
const USED = 1;
/** Of the last word: the name was ticked off. */
const TAKEN = 1;
const MOST_FULL = 2 / 3;
function createNameSet() {
    let slots = new Uint32Array(1024 * WORDS);
    let size = 0;
    const grow = () => {
        const old = slots;
        slots = new Uint32Array(old.length * 2);
        for (let at = 0; at < old.length; at += WORDS) {
            const entry = old.subarray(at, at + WORDS);
            if (entry[2] !== 0)
                slots.set(entry, slotFor(slots, entry));
        }
    };
    return {
        get size() {
            return size;
        },
        add(name) {
            const entry = entryOf(name);
            const slot = slotFor(slots, entry);
            if (slots[slot + 2] !== 0)
                return false;
            slots.set(entry, slot);
            size += 1;
            if (size > (slots.length / WORDS) * MOST_FULL)
                grow();
            return true;
        },
        take(name) {
            const slot = slotFor(slots, entryOf(name));
            if (slots[slot + 2] === 0)
                return 'absent';
            const last = slots[slot + 3] ?? 0;
            slots[slot + 3] = last | TAKEN;
            return (last & TAKEN) === 0 ? 'first' : 'again';
        },
    };
}
function entryOf(name) {
    const digest = (0,external_node_crypto_.createHash)('sha256').update(name).digest();
    const words = Uint32Array.from({ length: WORDS }, (_, word) => digest.readUInt32LE(word * 4));
    words[2] = (words[2] ?? 0) | USED;
    words[3] = (words[3] ?? 0) & ~TAKEN;
    return words;
}
/** Where the entry is, or the free slot where it belongs: the next from its place on. */
function slotFor(slots, entry) {
    const count = slots.length / WORDS;
    for (let slot = (entry[0] ?? 0) % count;; slot = (slot + 1) % count) {
        const at = slot * WORDS;
        if (slots[at + 2] === 0 || isSame(slots, at, entry))
            return at;
    }
}
function isSame(slots, at, entry) {
    return (slots[at] === entry[0] &&
        slots[at + 1] === entry[1] &&
        slots[at + 2] === entry[2] &&
        ((slots[at + 3] ?? 0) | TAKEN) >>> 0 === ((entry[3] ?? 0) | TAKEN) >>> 0);
}

// EXTERNAL MODULE: ./lib/action/modes/unmatched.js
var unmatched = __webpack_require__(3064);
;// CONCATENATED MODULE: ./lib/action/modes/keys-survey.js








/** Lines that one message names, and those at the beginning by which a file is judged. */
const MAX_PROBLEMS = 20;
/** Problems of a file without a good line that are named one by one. */
const MAX_OF_NONE = 3;
/** Reads the whole file, or only its beginning when that shows that it is no file of keys. */
async function surveyKeys(inputs, file, signal) {
    const names = createNameSet();
    const counts = { others: 0, repeated: 0, isReport: false, bad: 0 };
    const survey = { names, ...counts, problems: [], check: (0,unmatched/* createKeyCheck */.k3)(inputs) };
    const isMeant = (0,key_selection/* createKeySelection */.M)(inputs);
    const keysFile = createKeysFile(inputs);
    const note = (problem) => {
        survey.bad += 1;
        if (survey.problems.length < MAX_PROBLEMS)
            survey.problems.push(problem);
    };
    for await (const { number, text } of file.lines()) {
        signal.throwIfAborted();
        const { key, problems } = text === undefined ? NOT_TEXT : keysFile.read(text);
        for (const problem of problems)
            note(`, line ${number}: ${problem}`);
        if (survey.bad >= MAX_PROBLEMS && isWithoutKey(survey) && !keysFile.isReport)
            break;
        if (key === undefined)
            continue;
        survey.check?.see(key, isMeant(key));
        if (!isMeant(key))
            survey.others += 1;
        else if (!names.add(key))
            survey.repeated += 1;
    }
    const problem = keysFile.end();
    if (problem !== undefined)
        note(`: ${problem}`);
    survey.isReport = keysFile.isReport;
    const notKeys = keysFile.isReport ? undefined : await lookOfNoKeys(inputs, file, survey);
    return { ...survey, ...(notKeys !== undefined && { notKeys }) };
}
const NOT_TEXT = {
    key: undefined,
    problems: ['is not text in UTF-8 of at most 1 MiB: save the file so'],
};
function isWithoutKey({ names, others }) {
    return names.size + others === 0;
}
/** Undefined: it has keys, or too little to tell. */
async function lookOfNoKeys({ prefix }, file, survey) {
    const { bad, problems } = survey;
    if (bad === 0 && prefix !== '')
        return undefined;
    const look = lookOf(await file.head(HEAD_BYTES));
    if (look?.isSure === true && (prefix === '' || isWithoutKey(survey))) {
        return `it looks like ${look.what}`;
    }
    if (bad === 0 || !isWithoutKey(survey))
        return undefined;
    if (look !== undefined)
        return `it looks like ${look.what}`;
    if (problems[0]?.includes(NOT_TEXT.problems[0] ?? '') === true) {
        return 'it looks like binary data, or like text in another encoding than UTF-8';
    }
    if (bad <= MAX_OF_NONE)
        return undefined;
    const lines = bad >= MAX_PROBLEMS ? `first ${bad} lines` : `${bad} lines`;
    return `none of its ${lines} is a key${prefix === '' ? '' : ` under the prefix ${(0,shown/* quoted */.TL)(prefix)}`}`;
}
/** Throws an InputError when the file, or a line of it, is no good, or names too many keys. */
function refuseBadKeys({ maxDeletes, keysFrom }, { names, bad, problems, notKeys }) {
    if (notKeys !== undefined) {
        throw new types/* InputError */.d([
            `keys-from ${(0,shown/* quoted */.TL)(keysFrom)} is not a file of keys: ${notKeys}`,
            ...problems.slice(0, 1).map((problem) => problem.replace(/^, /, '')),
            'write one key a line in UTF-8, each in full from the root of the bucket, or name the ' +
                'report of an earlier run',
        ]);
    }
    if (bad > 0) {
        const lines = problems.map((problem) => `input "keys-from"${problem}`);
        const more = bad - problems.length;
        throw new types/* InputError */.d(more > 0 ? [...lines, `and ${(0,batch_error/* counted */.h)(more)} more lines`] : lines);
    }
    if (maxDeletes?.kind !== 'count' || names.size <= maxDeletes.count)
        return;
    throw new types/* InputError */.d([
        `input "max-deletes" allows ${(0,batch_error/* counted */.h)(maxDeletes.count)} objects to be deleted, "keys-from" ` +
            `names ${(0,batch_error/* counted */.h)(names.size)}: nothing was deleted; check the file, or raise the limit`,
    ]);
}

;// CONCATENATED MODULE: ./lib/action/modes/delete-keys.js












/**
 * Deletes the keys that a file names. It reads the file twice: first every line is checked, so
 * that a bad file is refused before the first request, then each key is deleted as it comes. Only
 * what the first reading has seen is deleted.
 */
async function* deleteKeys(inputs, context) {
    const file = await openFileLines(inputs.keysFrom);
    try {
        const survey = await surveyKeys(inputs, file, context.signal);
        refuseBadKeys(inputs, survey);
        const words = { names: `key in ${(0,shown/* quoted */.TL)(inputs.keysFrom)}` };
        const problems = (0,unmatched/* tellKeyCheck */.BX)(survey.check, inputs, context.log, words);
        if (problems.length > 0)
            throw new types/* InputError */.d([...problems]);
        const { names, others, repeated, isReport } = survey;
        const what = isReport ? 'objects that failed before' : 'keys';
        context.log.info(`${(0,batch_error/* counted */.h)(names.size)} ${what} in ${(0,shown/* quoted */.TL)(inputs.keysFrom)} to delete, ` +
            `${(0,batch_error/* counted */.h)(others)} left out by the globs, ${(0,batch_error/* counted */.h)(repeated)} named again`);
        context.expect(names.size);
        if (names.size === 0)
            return;
        const store = new delete_gate/* DeleteGate */.B(await context.openStore());
        const { batchSize, concurrency } = inputs;
        const options = {
            batchSize,
            signal: context.signal,
            ...(concurrency !== undefined && { concurrency }),
        };
        let gone = 0;
        for await (const outcome of (0,remove/* remove */.TF)(items(inputs, file, names, store), { store }, options)) {
            if (outcome.status === 'done')
                gone += 1;
            yield outcome;
        }
        if (!inputs.dryRun) {
            context.log.info(`${(0,batch_error/* counted */.h)(gone)} keys are gone; the store does not tell which of them had an object`);
        }
    }
    finally {
        await file.close();
    }
}
async function* items(inputs, file, names, gate) {
    const { bucket, keysFrom } = inputs;
    const isMeant = (0,key_selection/* createKeySelection */.M)(inputs);
    const keysFile = createKeysFile(inputs);
    let taken = 0;
    try {
        for await (const { text = '' } of file.lines()) {
            const { key } = keysFile.read(text);
            if (key === undefined || !isMeant(key))
                continue;
            const found = names.take(key);
            if (found === 'absent')
                throw fileChanged(keysFrom);
            if (found === 'again')
                continue;
            taken += 1;
            yield (0,state_key/* isStateKey */.Z)(key) ? (0,outcome/* skipped */.hT)('delete', { bucket, key }, 'state') : { bucket, key };
        }
        if (taken !== names.size)
            throw fileChanged(keysFrom);
    }
    catch (thrown) {
        gate.stopDeletes(thrown);
        throw thrown;
    }
}

// EXTERNAL MODULE: ./lib/sources/bucket-pages-at-once.js + 2 modules
var bucket_pages_at_once = __webpack_require__(2288);
;// CONCATENATED MODULE: ./lib/plan/version-judge.js
/**
 * Judges versions as they are listed, each key's together and the newest first, in memory that
 * does not grow with their number. What is current is deleted only when everything else of its
 * key is to go too: whatever stayed would become visible, or a later failure could make it so.
 */
function createVersionJudge(verdictOn) {
    let open;
    const end = () => {
        if (open === undefined)
            return [];
        const { current, isAnyKept } = open;
        open = undefined;
        return [isAnyKept ? keepCovering(current) : current];
    };
    return {
        next(row) {
            if (row.key === open?.current.key)
                return [judgeNoncurrent(open, row, verdictOn)];
            const closed = end();
            // The first row counts as current whatever it says: a store that says it of none is not
            // believed that there is none.
            const place = { isCurrent: true, since: row.lastModified };
            const current = { ...row, isCurrent: true, verdict: verdictOn(row, place) };
            open = { current, isAnyKept: false, before: row.lastModified, tie: undefined };
            return closed;
        },
        end,
    };
}
function judgeNoncurrent(open, row, verdictOn) {
    const place = { isCurrent: false, since: sinceOf(open, row) };
    const judged = { ...row, isCurrent: false, verdict: verdictOn(row, place) };
    // A second one that is current: somebody deletes versions of this key at the same time.
    const noncurrent = row.isLatest ? keepCovering(judged) : judged;
    open.isAnyKept ||= noncurrent.verdict !== 'delete';
    open.before = row.lastModified;
    return noncurrent;
}
function keepCovering(row) {
    return row.verdict === 'delete' ? { ...row, verdict: 'covers-older' } : row;
}
/**
 * The order of versions and delete markers of one second is not known (see VersionsPage), so
 * each may be the newest of them: the later time counts, which deletes nothing too early.
 */
function sinceOf(open, { lastModified, isDeleteMarker }) {
    if (open.tie?.time.getTime() !== lastModified.getTime()) {
        open.tie = { time: lastModified, since: open.before, kinds: new Set() };
    }
    const { since, kinds } = open.tie;
    if (kinds.has(isDeleteMarker))
        return lastModified;
    kinds.add(isDeleteMarker);
    return since;
}

// EXTERNAL MODULE: ./lib/core/compare-utf8.js
var compare_utf8 = __webpack_require__(7930);
// EXTERNAL MODULE: ./lib/sources/listing-checks.js
var listing_checks = __webpack_require__(430);
;// CONCATENATED MODULE: ./lib/sources/bucket-versions.js




/**
 * Every version and delete marker under a prefix, those of a key one after the other, the newest
 * first, with one page in memory at a time. In a bucket that keeps no versions every object is a
 * version named `null`. Throws a StoreError when a page can't be had, or when the pages contradict
 * each other.
 *
 * Deleting what this yields in this order would make old versions visible until they go too, or
 * for good when they can't: delete what is current (`isLatest`) last.
 */
async function* bucketVersions(options, deps) {
    const { bucket } = options;
    for await (const page of bucketVersionPages(options, deps)) {
        for (const version of page.versions)
            yield { ...version, bucket };
    }
}
/**
 * The pages of a listing, to the last one. What stood on the page before is left out. Each page is
 * given out when the next has come: the last version of a page marks where the next begins, and
 * not every store finds that place when the consumer has deleted the version.
 */
async function* bucketVersionPages(options, deps) {
    let held;
    for await (const page of pagesAsTheyCome(options, deps)) {
        if (held !== undefined)
            yield held;
        held = page;
    }
    if (held !== undefined)
        yield held;
}
async function* pagesAsTheyCome({ bucket, prefix = '', pageSize, signal }, { store }) {
    const assertNewMarker = (0,listing_checks/* loopDetector */.Vo)();
    const request = { bucket, prefix, ...(pageSize !== undefined && { pageSize }) };
    let seen = new Set();
    let lastKey = '';
    let after;
    do {
        const page = await store.listVersions({ ...request, ...(after && { after }) }, signal);
        (0,listing_checks/* assertUnderPrefix */.tr)(page.versions, prefix);
        const versions = page.versions.filter((row) => !seen.has(nameOf(row)));
        assertOrder(versions, lastKey);
        lastKey = versions.at(-1)?.key ?? lastKey;
        seen = new Set(page.versions.map(nameOf));
        yield { ...page, versions };
        after = page.next;
        if (after !== undefined)
            assertNewMarker(nameOf(after));
    } while (after !== undefined);
}
/**
 * What is current of a key can only be deleted safely when all of the key is known, and with
 * bounded memory that needs versions of a key to stand together.
 */
function assertOrder(versions, lastKey) {
    let before = lastKey;
    for (const { key } of versions) {
        if ((0,compare_utf8/* compareUtf8 */.z)(before, key) > 0) {
            throw new errors/* StoreError */.AD('UnorderedListing', `the listing of versions holds ${(0,shown/* quoted */.TL)(key)} after ${(0,shown/* quoted */.TL)(before)}: ` +
                'the store, or something before it, does not list in the order of keys');
        }
        before = key;
    }
}
function nameOf({ key, versionId }) {
    return `${versionId}\n${key}`;
}

// EXTERNAL MODULE: ./lib/action/modes/rows-by-clock.js
var rows_by_clock = __webpack_require__(8343);
;// CONCATENATED MODULE: ./lib/action/modes/judged-versions.js





/**
 * The listing of versions, page by page, each judged by whether this run deletes it; a key's
 * current one last.
 */
async function* judgedVersions(inputs, deps, judge) {
    const { bucket, prefix, versions } = inputs;
    const isMeant = (0,key_selection/* createKeySelection */.M)(inputs);
    const rows = createVersionJudge((row, { isCurrent, since }) => {
        if (!isMeant(row.key) || (isCurrent && versions === 'noncurrent'))
            return 'not-meant';
        // What is under it was the state of deploys that are over.
        if (isCurrent && !row.isDeleteMarker && (0,state_key/* isStateKey */.Z)(row.key))
            return 'state';
        return judge({ ...row, lastModified: timeThatCounts(row, since, inputs) }, deps.clock);
    });
    const pages = bucketVersionPages({ bucket, prefix, signal: deps.signal }, deps);
    const listed = (0,rows_by_clock/* rowsByClock */.R)(rowsOf(pages), deps.clock, ({ lastModified }) => lastModified);
    for await (const versions of listed) {
        yield versions.flatMap((row) => Array.from(rows.next(row)));
    }
    yield rows.end();
}
async function* rowsOf(pages) {
    for await (const { versions, serverTime } of pages)
        yield { rows: versions, serverTime };
}
/**
 * The age of a version counts from when it became noncurrent. One that somebody has overwritten
 * during the run was current when it began: only a run that deletes all of any age takes it.
 */
function timeThatCounts({ lastModified }, since, { versions, olderThan }) {
    if (versions === 'all' && olderThan === undefined)
        return lastModified;
    return since > lastModified ? since : lastModified;
}

// EXTERNAL MODULE: ./lib/action/modes/prefix-fingerprint.js
var prefix_fingerprint = __webpack_require__(9348);
;// CONCATENATED MODULE: ./lib/plan/current-last.js
/**
 * The order in which versions and delete markers go, so that no old version becomes visible again,
 * not even for a moment and whatever fails. A key shows what is current of it, and only that:
 *
 * - What is not current may go in any order, also together in one request, which has no order:
 *   whatever of it is left lies under the current version or delete marker and can't be seen.
 * - What is current goes last, in a later request, when everything else of its key is proven
 *   gone. Else it stays: a delete marker over a locked version goes on hiding it.
 *
 * Rows come each key's together, its current one last. Memory grows with the keys of which
 * something is on its way, never with the versions.
 */
function createCurrentLast() {
    const state = { keys: new Map(), openKey: undefined, waiting: 0, free: [], kept: [] };
    return {
        get waiting() {
            return state.waiting;
        },
        get hasFree() {
            return state.free.length > 0;
        },
        add: (row) => add(state, row),
        settle: ({ key }, isGone) => {
            settle(state, key, isGone);
        },
        takeFree: () => state.free.splice(0),
        takeKept: () => state.kept.splice(0),
        stop() {
            for (const { current } of state.keys.values())
                if (current)
                    state.kept.push(current);
            state.kept.push(...state.free.splice(0));
            state.keys.clear();
            state.waiting = 0;
        },
    };
}
function add(state, row) {
    const { keys } = state;
    openKey(state, row.key);
    const known = keys.get(row.key) ?? { pending: 0, hasFailed: false };
    if (!row.isCurrent) {
        known.pending += 1;
        keys.set(row.key, known);
        return true;
    }
    if (known.pending > 0) {
        known.current = row;
        state.waiting += 1;
        return false;
    }
    keys.delete(row.key);
    if (known.hasFailed)
        state.kept.push(row);
    return !known.hasFailed;
}
/** Of a key whose rows have all come nothing need be known once they are settled. */
function openKey(state, key) {
    const { keys, openKey: before } = state;
    if (before !== undefined && before !== key && keys.get(before)?.pending === 0) {
        keys.delete(before);
    }
    state.openKey = key;
}
function settle(state, key, isGone) {
    const known = state.keys.get(key);
    if (known === undefined)
        return;
    known.pending -= 1;
    known.hasFailed ||= !isGone;
    if (known.pending > 0)
        return;
    const { current, hasFailed } = known;
    if (current !== undefined) {
        state.keys.delete(key);
        state.waiting -= 1;
        (hasFailed ? state.kept : state.free).push(current);
    }
    else if (key !== state.openKey) {
        state.keys.delete(key);
    }
}

;// CONCATENATED MODULE: ./lib/action/modes/remove-versions.js


/** Keys whose current version waits for others of the key; each is held in memory. */
const MAX_WAITING = 10_000;
/**
 * Deletes versions and delete markers, what is current of a key when everything else of it is
 * proven gone. `items` come each key's together, its current one last. `remove` groups items into
 * requests and yields their outcomes. What stays because something under it does is skipped.
 *
 * What has become free joins the batches of what is listed by then. A batch that is not full is
 * sent only when its items end; so they end with the listing, and when too many wait, and the
 * rest goes in another round.
 */
async function* removeVersions(items, remove) {
    const order = createCurrentLast();
    const markers = createMarkersInFlight();
    const listing = { isDone: false };
    async function* round() {
        while (!listing.isDone && order.waiting < MAX_WAITING) {
            yield* markers.sent(order.takeFree());
            const pulled = await items.next();
            if (pulled.done === true)
                listing.isDone = true;
            else if ('status' in pulled.value)
                yield pulled.value;
            else if (order.add(pulled.value))
                yield* markers.sent([pulled.value]);
        }
        yield* markers.sent(order.takeFree());
    }
    try {
        do {
            for await (const outcome of remove(round())) {
                order.settle(outcome, outcome.status === 'done');
                yield [markers.told(outcome), ...order.takeKept().map(toSkipped)];
            }
            yield order.takeKept().map(toSkipped);
        } while (!listing.isDone || order.hasFree);
    }
    catch (thrown) {
        order.stop();
        yield order.takeKept().map(toSkipped);
        throw thrown;
    }
    finally {
        // Not awaited: a page may be on its way that nobody needs any more.
        void items.return().catch(() => undefined);
    }
}
function toSkipped(item) {
    return (0,outcome/* skipped */.hT)('delete', item, 'covers-older');
}
/** Tells of each outcome whether it is one of a delete marker, which not every store says. */
function createMarkersInFlight() {
    const names = new Set();
    const nameOf = ({ key, versionId = '' }) => `${versionId}\n${key}`;
    return {
        sent(items) {
            for (const item of items)
                if (item.isDeleteMarker)
                    names.add(nameOf(item));
            return items;
        },
        told(outcome) {
            const isMarker = names.delete(nameOf(outcome));
            return isMarker && outcome.status === 'done' ? { ...outcome, deleteMarker: true } : outcome;
        },
    };
}

;// CONCATENATED MODULE: ./lib/action/modes/delete-listed.js










/** The listing, page by page, as `rowsByClock` orders it. */
function listedObjects({ bucket, prefix }, deps) {
    const pages = (0,bucket_pages_at_once/* bucketPagesAtOnce */.B)({ bucket, prefix, signal: deps.signal }, deps);
    return (0,rows_by_clock/* rowsByClock */.R)(delete_listed_rowsOf(pages), deps.clock, ({ lastModified }) => lastModified);
}
async function* delete_listed_rowsOf(pages) {
    for await (const { objects, serverTime } of pages)
        yield { rows: objects, serverTime };
}
/**
 * The listing, page by page, each row judged by whether this run deletes it. Not row by row: each
 * step of an async generator costs as much as the rest of what is done here with a row.
 */
function judgedRows(inputs, deps, judge) {
    return inputs.versions === 'current'
        ? judgedObjects(inputs, deps, judge)
        : judgedVersions(inputs, deps, judge);
}
async function* judgedObjects(inputs, deps, judge) {
    const isMeant = (0,key_selection/* createKeySelection */.M)(inputs);
    function* judged(objects) {
        for (const object of objects) {
            const { key } = object;
            const verdictOn = () => ((0,state_key/* isStateKey */.Z)(key) ? 'state' : judge(object, deps.clock));
            const verdict = isMeant(key) ? verdictOn() : 'not-meant';
            yield { ...object, verdict };
        }
    }
    for await (const objects of listedObjects(inputs, deps))
        yield judged(objects);
}
/** One pass: what is listed goes into batches and is deleted as they fill. */
function removeListed(inputs, deps, judge, listed) {
    const { bucket, versions, concurrency, batchSize } = inputs;
    const store = new delete_gate/* DeleteGate */.B(deps.store);
    const options = {
        batchSize,
        signal: deps.signal,
        ...(concurrency !== undefined && { concurrency }),
    };
    const stopAtFailure = (pages, itemOf) => pagesUntilFailure({ bucket, pages, itemOf, listed, gate: store, check: deps.check });
    if (versions === 'current') {
        const pages = judgedObjects(inputs, deps, judge);
        return (0,remove/* removePages */.Nf)(stopAtFailure(pages, ({ key }) => ({ bucket, key })), { store }, options);
    }
    const pages = stopAtFailure(judgedVersions(inputs, deps, judge), versionItemOf(inputs));
    return removeVersions(itemsOf(pages), (items) => (0,remove/* remove */.TF)(items, { store }, options));
}
async function* itemsOf(pages) {
    for await (const page of pages)
        for (const item of page)
            yield item;
}
function versionItemOf({ bucket, bypassGovernance }) {
    return ({ key, versionId, isCurrent, isDeleteMarker }) => ({
        bucket,
        key,
        versionId,
        isCurrent,
        isDeleteMarker,
        ...(bypassGovernance && { bypassGovernance }),
    });
}
async function* pagesUntilFailure(options) {
    const { pages, gate } = options;
    try {
        for await (const rows of pages)
            yield itemsUntilFailure(rows, options);
    }
    catch (thrown) {
        gate.stopDeletes(thrown);
        throw thrown;
    }
}
/** The judge throws where the store's answers don't let it judge. */
function* itemsUntilFailure(rows, { bucket, itemOf, listed, gate, check }) {
    try {
        for (const row of rows) {
            const { verdict } = row;
            check?.see(row.key, verdict === 'delete');
            if (verdict === 'not-meant')
                continue;
            if (verdict !== 'delete') {
                yield (0,outcome/* skipped */.hT)('delete', { bucket, ...row }, verdict);
            }
            else {
                listed.add(delete_listed_nameOf(row));
                yield itemOf(row);
            }
        }
    }
    catch (thrown) {
        gate.stopDeletes(thrown);
        throw thrown;
    }
}
/** What is listed and would go. */
async function listLeft(inputs, deps, judge) {
    const left = (0,prefix_fingerprint/* createPrefixFingerprint */.d)();
    for await (const rows of judgedRows(inputs, deps, judge)) {
        for (const row of rows)
            if (row.verdict === 'delete')
                left.add(delete_listed_nameOf(row));
    }
    return left;
}
/** As in the URL of a request for it. */
function delete_listed_nameOf(row) {
    return 'versionId' in row ? `${row.key}?versionId=${row.versionId}` : row.key;
}

;// CONCATENATED MODULE: ./lib/plan/retention-plan.js
/** Adds up groups by what becomes of them. */
function createAmounts() {
    const amounts = new Map();
    return {
        amounts,
        add: (verdict, { objects, bytes }) => {
            const sum = amountOf({ amounts }, verdict);
            amounts.set(verdict, {
                groups: sum.groups + 1,
                objects: sum.objects + objects,
                bytes: sum.bytes + bytes,
            });
        },
    };
}
function amountOf({ amounts }, verdict) {
    return amounts.get(verdict) ?? { groups: 0, objects: 0, bytes: 0 };
}
const HOUR = 3_600_000;
/** Whether what was written then may be unfinished, or in use by who has just written it. */
function isUnderAnHour(newest, runStart) {
    // Not "less than": a time that can't be read must keep what it is the time of.
    return !(runStart.getTime() - newest >= HOUR);
}
/** What becomes of what is neither under an hour old nor among the newest. */
function verdictOnOld(newest, { olderThan = 0 }, runStart) {
    return runStart.getTime() - newest > olderThan ? 'delete' : 'younger';
}

// EXTERNAL MODULE: ./lib/plan/line-check.js
var line_check = __webpack_require__(632);
;// CONCATENATED MODULE: ./lib/core/utf8-order.js
/**
 * Orders texts by their UTF-8 bytes, as S3 orders keys: negative when `a` comes first. JavaScript
 * compares UTF-16 code units, of which surrogates stand for the code points above all others.
 */
function compareUtf8(a, b) {
    const end = Math.min(a.length, b.length);
    for (let at = 0; at < end; at += 1) {
        const left = a.charCodeAt(at);
        const right = b.charCodeAt(at);
        if (left === right)
            continue;
        if (isSurrogate(left) === isSurrogate(right))
            return left - right;
        return isSurrogate(left) ? 1 : -1;
    }
    return a.length - b.length;
}
function isSurrogate(unit) {
    return unit >= 0xd800 && unit <= 0xdfff;
}

;// CONCATENATED MODULE: ./lib/plan/newest.js

/**
 * Negative when `a` is older than `b`. Of two of the same time the one whose name comes last in
 * the order of UTF-8 bytes is the newer, as `build-102` is newer than `build-101`.
 */
function compareRank(a, b) {
    return a.newest - b.newest || compareUtf8(a.name, b.name);
}
/** Keeps the newest of any number of items in memory for `limit`: a heap with the oldest on top. */
function createNewest(limit) {
    const heap = [];
    return {
        add(item) {
            const [oldest] = heap;
            if (heap.length < limit || oldest === undefined) {
                heap.push(item);
                siftUp(heap, item);
                return undefined;
            }
            if (compareRank(item, oldest) <= 0)
                return item;
            siftDown(heap, item);
            return oldest;
        },
        sorted: () => [...heap].sort((a, b) => compareRank(b, a)),
    };
}
/** Moves the last item up to its place. */
function siftUp(heap, item) {
    let at = heap.length - 1;
    while (at > 0) {
        const parentAt = (at - 1) >> 1;
        const parent = heap[parentAt];
        if (parent === undefined || compareRank(parent, item) <= 0)
            break;
        heap[at] = parent;
        at = parentAt;
    }
    heap[at] = item;
}
/** Puts the item in the place of the top, then moves it down to its own. */
function siftDown(heap, item) {
    let at = 0;
    for (;;) {
        const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]];
        if (left === undefined)
            break;
        const isRight = right !== undefined && compareRank(right, left) < 0;
        const older = isRight ? right : left;
        if (compareRank(item, older) <= 0)
            break;
        heap[at] = older;
        at = 2 * at + (isRight ? 2 : 1);
    }
    heap[at] = item;
}

;// CONCATENATED MODULE: ./lib/plan/newest-directories.js


/** Keeps the newest directories, each as a whole, in memory for as many as there are. */
function retainDirectories(rules, clock) {
    const directories = new Map();
    const { amounts, add } = createAmounts();
    const nameOf = directoryNames(rules);
    return {
        add(row) {
            const name = nameOf(row.key);
            if (name === undefined)
                add('beside-directories', { objects: 1, bytes: row.size });
            else
                count(directories, name, row);
        },
        decide() {
            const groups = [...directories.values()].sort((a, b) => compareRank(b, a));
            decideAll(groups, rules, clock.start);
            for (const group of groups)
                add(group.verdict, group);
            const openPass = () => {
                const verdictIn = createPass(directories, clock);
                return (row) => {
                    const name = nameOf(row.key);
                    return name === undefined ? 'beside-directories' : verdictIn(name, row);
                };
            };
            return { rules, amounts, groups, openPass };
        },
    };
}
/** The directory that a key lies in, right under that of the prefix; undefined: beside them. */
function directoryNames({ prefix }) {
    return (key) => {
        const slash = key.indexOf('/', prefix.length);
        return slash === -1 ? undefined : key.slice(0, slash + 1);
    };
}
function count(directories, name, { lastModified, size }) {
    const newest = lastModified.getTime();
    const known = directories.get(name);
    if (known === undefined) {
        directories.set(name, { name, newest, objects: 1, bytes: size, verdict: 'newest' });
        return;
    }
    known.newest = Math.max(known.newest, newest);
    known.objects += 1;
    known.bytes += size;
}
/** Those under an hour old may be unfinished: they stay beside the newest and take no place. */
function decideAll(newestFirst, rules, runStart) {
    let places = rules.keepNewest;
    for (const directory of newestFirst) {
        if (isUnderAnHour(directory.newest, runStart)) {
            directory.verdict = 'under-an-hour';
        }
        else if (places > 0) {
            places -= 1;
        }
        else {
            directory.verdict = verdictOnOld(directory.newest, rules, runStart);
        }
    }
}
/**
 * A directory that goes is left alone from the first row on that was not counted: one that is
 * newer than all that were, or one more than there were.
 */
function createPass(directories, clock) {
    const seen = new Map();
    return (name, { lastModified }) => {
        const directory = directories.get(name);
        if (directory !== undefined && directory.verdict !== 'delete')
            return directory.verdict;
        const { newest, objects } = directory ?? { newest: -Infinity, objects: 0 };
        const count = (seen.get(name) ?? 0) + 1;
        const isCounted = count <= objects && lastModified.getTime() <= newest;
        seen.set(name, isCounted ? count : Infinity);
        if (clock.isDuringRun(lastModified))
            return 'newer-than-run';
        return isCounted ? 'delete' : 'changed';
    };
}

;// CONCATENATED MODULE: ./lib/plan/newest-objects.js


/** Keeps the newest objects, each by itself, in memory for as many as are kept. */
function retainObjects(rules, runStart) {
    const newest = createNewest(rules.keepNewest);
    const { amounts, add } = createAmounts();
    return {
        add(row) {
            const object = toGroup(row);
            if (isUnderAnHour(object.newest, runStart)) {
                add('under-an-hour', object);
                return;
            }
            const passed = newest.add(object);
            if (passed !== undefined)
                add(verdictOnOld(passed.newest, rules, runStart), passed);
        },
        decide() {
            const groups = newest.sorted();
            for (const object of groups)
                add('newest', object);
            const oldestKept = groups.at(-1);
            return {
                rules,
                amounts,
                groups,
                openPass() {
                    let left = amountOf({ amounts }, 'delete').objects;
                    return (row) => {
                        const object = toGroup(row);
                        if (isUnderAnHour(object.newest, runStart))
                            return 'under-an-hour';
                        if (oldestKept === undefined)
                            return 'changed';
                        if (compareRank(object, oldestKept) >= 0)
                            return 'newest';
                        if (verdictOnOld(object.newest, rules, runStart) === 'younger')
                            return 'younger';
                        left -= 1;
                        return left >= 0 ? 'delete' : 'changed';
                    };
                },
            };
        },
    };
}
function toGroup({ key, lastModified, size }) {
    return { name: key, newest: lastModified.getTime(), objects: 1, bytes: size, verdict: 'newest' };
}

;// CONCATENATED MODULE: ./lib/plan/retention.js



/**
 * Decides over a stream of rows, in any order, what is kept and what goes.
 *
 * - `keepNewest` directories right under the prefix are kept, the newest by their newest row; or
 *   as many single rows.
 * - What is under an hour old when the run began is kept too and takes none of these places, so that
 *   something unfinished never pushes out the last that was complete.
 * - Of the rest goes what is older than `olderThan`; a directory is as old as its newest row.
 * - A directory is kept or goes as a whole. What lies beside the directories is left alone.
 *
 * Throws when it is unknown when the run began.
 */
function createRetention(rules, clock) {
    (0,run_clock/* assertServerTime */.B)(clock.start);
    return rules.keepNewestOf === 'objects'
        ? retainObjects(rules, clock.start)
        : retainDirectories(rules, clock);
}

// EXTERNAL MODULE: ./lib/core/reasons.js
var reasons = __webpack_require__(742);
// EXTERNAL MODULE: ./lib/action/counts.js
var counts = __webpack_require__(5660);
// EXTERNAL MODULE: ./lib/action/printable.js
var printable = __webpack_require__(1461);
;// CONCATENATED MODULE: ./lib/action/plan-text.js





/** Names on one line of the log. */
const MAX_NAMES = 10;
/** Rows of the summary's table for what goes, and as many for what is kept. */
const MAX_ROWS = 50;
/** What goes, and what is kept and why, as lines of the log. */
function planLines(plan) {
    const { prefix, keepNewest, keepNewestOf } = plan.rules;
    const rules = `keep-newest: ${keepNewest} of the ${keepNewestOf} under ${(0,shown/* quoted */.TL)(prefix)}`;
    return [
        `plan (${rules}):`,
        ...amountsOf(plan).map(([verdict, amount]) => `- ${verdictText(verdict)}: ${amountText(plan, verdict, amount)}`),
        ...remarksOf(plan),
    ];
}
/** The same for the summary, in Markdown. */
function planTables(plan) {
    const { keepNewestOf } = plan.rules;
    const totals = amountsOf(plan).map(([verdict, { objects, bytes }]) => {
        const groups = (0,batch_error/* counted */.h)(groupsOf(plan, verdict).length);
        const directories = keepNewestOf === 'directories' ? [groups] : [];
        return row(verdictText(verdict), ...directories, (0,batch_error/* counted */.h)(objects), (0,counts/* sized */.S)(bytes));
    });
    const numbers = [...(keepNewestOf === 'directories' ? ['directories'] : []), 'objects', 'size'];
    const head = [row('plan', ...numbers), row('---', ...numbers.map(() => '---:'))];
    return [[...head, ...totals].join('\n'), ...groupsTable(plan), ...remarksOf(plan)].join('\n\n');
}
/** Single names: first of what goes, which a reader of a dry run must see. */
function groupsTable(plan) {
    const goes = groupsOf(plan, 'delete').slice(0, MAX_ROWS);
    const kept = plan.groups.filter(({ verdict }) => verdict !== 'delete').slice(0, MAX_ROWS);
    if (goes.length + kept.length === 0)
        return [];
    const rows = [...goes, ...kept].map(({ name, verdict, objects, bytes, newest }) => {
        const fate = verdict === 'delete' ? 'goes' : `stays (\`${verdict}\`)`;
        return row((0,printable/* markdownCode */.D9)(name), fate, (0,batch_error/* counted */.h)(objects), (0,counts/* sized */.S)(bytes), timeText(newest));
    });
    const head = [
        row('name', 'plan', 'objects', 'size', 'newest'),
        '| --- | --- | ---: | ---: | --- |',
    ];
    const rest = plan.groups.length - rows.length;
    const more = rest > 0 ? [`${(0,batch_error/* counted */.h)(rest)} more names are not shown.`] : [];
    return [[...head, ...rows].join('\n'), ...more];
}
/** First what goes, then what is kept, by its reason. */
function amountsOf(plan) {
    const kept = [...plan.amounts].filter(([verdict]) => verdict !== 'delete');
    return [['delete', amountOf(plan, 'delete')], ...kept];
}
function groupsOf({ groups }, verdict) {
    return groups.filter((group) => group.verdict === verdict);
}
function verdictText(verdict) {
    return verdict === 'delete' ? 'goes' : `stays, ${reasons/* REASON_TEXT */.$H[verdict]}`;
}
function amountText(plan, verdict, { objects, bytes }) {
    const groups = groupsOf(plan, verdict);
    const isOfDirectories = plan.rules.keepNewestOf === 'directories' && groups.length > 0;
    const directories = isOfDirectories ? `${(0,batch_error/* counted */.h)(groups.length)} directories with ` : '';
    const freed = verdict === 'delete' ? 'which frees ' : '';
    return `${directories}${(0,batch_error/* counted */.h)(objects)} objects, ${freed}${(0,counts/* sized */.S)(bytes)}${namesText(groups)}`;
}
function namesText(groups) {
    if (groups.length === 0)
        return '';
    const names = groups.slice(0, MAX_NAMES).map(({ name }) => (0,shown/* quoted */.TL)(name));
    const rest = groups.length - names.length;
    return `: ${names.join(', ')}${rest > 0 ? ` and ${(0,batch_error/* counted */.h)(rest)} more` : ''}`;
}
function remarksOf({ rules, groups }) {
    if (rules.keepNewestOf === 'objects' || groups.length > 0)
        return [];
    return [
        'No directory was found right under the prefix, so nothing is deleted. ' +
            'With keep-newest-of: objects the newest of single objects are kept.',
    ];
}
function row(...cells) {
    return `| ${cells.join(' | ')} |`;
}
function timeText(time) {
    return Number.isNaN(time) ? 'unknown' : new Date(time).toISOString();
}

;// CONCATENATED MODULE: ./lib/action/modes/delete-retained.js














/**
 * Deletes what retention does not keep, in two passes over the listing: the first counts and makes
 * the plan, the second deletes what the first had counted. What has appeared or changed in between
 * is left alone. Last it lists what the store said is gone.
 */
async function* deleteRetained(inputs, rules, deps) {
    const plan = await planDeletes(inputs, rules, deps);
    const listed = (0,prefix_fingerprint/* createPrefixFingerprint */.d)();
    let isClean = true;
    let hasChanged = false;
    for await (const outcomes of removeListed(inputs, deps, plan.openPass(), listed)) {
        isClean &&= !outcomes.some(({ status }) => status === 'failed');
        hasChanged ||= outcomes.some((one) => one.status === 'skipped' && one.reason === 'changed');
        yield outcomes;
    }
    if (listed.count === 0 || !isClean || inputs.dryRun)
        return;
    const left = await listLeft(inputs, deps, plan.openPass());
    if (left.count > 0 && (!hasChanged || left.equals(listed)))
        throw stillListed(left);
}
/** The first pass. Shows the plan, then throws an InputError when it is over the cap. */
async function planDeletes(inputs, rules, deps) {
    const isMeant = (0,key_selection/* createKeySelection */.M)(inputs);
    let retention;
    let listed = 0;
    let meant = 0;
    for await (const objects of listedObjects(inputs, deps)) {
        retention ??= createRetention(rules, deps.clock);
        listed += objects.length;
        for (const object of objects) {
            deps.check?.see(object.key, false);
            if (!isMeant(object.key))
                continue;
            meant += 1;
            if (!(0,state_key/* isStateKey */.Z)(object.key))
                retention.add(object);
        }
    }
    if (retention === undefined)
        throw new RangeError('a listing without a page');
    const plan = retention.decide();
    deps.showPlan({ lines: planLines(plan), markdown: planTables(plan) });
    const { objects: deletes } = amountOf(plan, 'delete');
    deps.log.info(`${(0,batch_error/* counted */.h)(deletes)} of ${(0,batch_error/* counted */.h)(listed)} listed objects to delete`);
    const problems = await lineProblems(inputs, plan, deps);
    const problem = inputs.maxDeletes && (0,deletes_cap/* deletesCapProblem */.q)(inputs.maxDeletes, { deletes, listed });
    if (problem !== undefined)
        problems.push(problem);
    if (problems.length > 0)
        throw new types/* InputError */.d(problems);
    deps.expect(meant);
    return plan;
}
/**
 * What goes is known only now. Where a line protects nothing and is near to something, the listing
 * is read once more to see whether that goes.
 */
async function lineProblems(inputs, plan, deps) {
    const first = deps.check;
    deps.check = undefined;
    const isDoubtful = first?.lines.unmatched().some((one) => (0,line_check/* isProtecting */.w)(one) && one.nearest);
    const check = first?.isFirst && isDoubtful ? (0,unmatched/* createKeyCheck */.k3)(inputs) : first;
    if (check !== undefined && check !== first) {
        for await (const rows of judgedRows(inputs, deps, plan.openPass())) {
            for (const { key, verdict } of rows)
                check.see(key, verdict === 'delete');
        }
    }
    return [...(0,unmatched/* tellKeyCheck */.BX)(check, inputs, deps.log)];
}
function stillListed({ count, first }) {
    return new errors/* StoreError */.AD('StillListed', `${(0,batch_error/* counted */.h)(count)} objects of what was to go are still listed, or listed anew, after the ` +
        `store said that it is gone, the first is ${(0,shown/* quoted */.TL)(first ?? '')}: run it again`);
}

;// CONCATENATED MODULE: ./lib/action/modes/delete-prefix.js











/**
 * Deletes what lies under a prefix while it is listed; with a cap on the deletes, or when the
 * newest are kept, the whole plan is made first. Afterwards it lists again, because some stores
 * show `a/b` only when `a` is gone (https://github.com/minio/minio/issues/20167), until nothing is
 * left.
 */
async function* deletePrefix(inputs, context) {
    const { keysFrom, keepNewest } = inputs;
    if (keysFrom !== undefined)
        return yield* deleteKeys({ ...inputs, keysFrom }, context);
    const check = (0,unmatched/* createKeyCheck */.k3)(inputs);
    const store = await context.openStore();
    const deps = { ...context, store, clock: (0,run_clock/* createRunClock */.o)(), check };
    if (keepNewest !== undefined) {
        yield* deleteRetained(inputs, { ...inputs, keepNewest }, deps);
        return;
    }
    const judge = judgeByAge(inputs);
    if (inputs.maxDeletes !== undefined || check?.isFirst)
        await surveyPrefix(inputs, deps, judge);
    for (let pass = 1;; pass += 1) {
        const listed = (0,prefix_fingerprint/* createPrefixFingerprint */.d)();
        let isClean = true;
        for await (const outcomes of removeListed(inputs, deps, judge, listed)) {
            isClean &&= !outcomes.some(({ status }) => status === 'failed');
            yield pass === 1 ? outcomes : outcomes.filter(({ status }) => status !== 'skipped');
        }
        tellOnce(inputs, deps);
        if (listed.count === 0 || !isClean || inputs.dryRun)
            return;
        const left = await listLeft(inputs, deps, judge);
        if (left.count === 0)
            return;
        if (left.equals(listed))
            throw delete_prefix_stillListed(left);
    }
}
function judgeByAge({ olderThan = 0 }) {
    return ({ lastModified }, clock) => {
        if (clock.isDuringRun(lastModified))
            return 'newer-than-run';
        const age = clock.start.getTime() - lastModified.getTime();
        return olderThan > 0 && age <= olderThan ? 'younger' : 'delete';
    };
}
/**
 * Lists everything before the first delete, and throws an InputError when the plan is over the cap,
 * or when a line that is to protect something protects nothing.
 */
async function surveyPrefix(inputs, deps, judge) {
    const { check } = deps;
    let listed = 0;
    let deletes = 0;
    for await (const rows of judgedRows(inputs, deps, judge)) {
        for (const { key, verdict } of rows) {
            listed += 1;
            if (verdict === 'delete')
                deletes += 1;
            check?.see(key, verdict === 'delete');
        }
    }
    const problems = tellOnce(inputs, deps);
    const things = inputs.versions === 'current' ? 'objects' : 'versions and delete markers';
    const problem = inputs.maxDeletes && (0,deletes_cap/* deletesCapProblem */.q)(inputs.maxDeletes, { deletes, listed }, things);
    if (problem !== undefined)
        problems.push(problem);
    if (problems.length > 0)
        throw new types/* InputError */.d(problems);
    deps.log.info(`${(0,batch_error/* counted */.h)(deletes)} of ${(0,batch_error/* counted */.h)(listed)} listed ${things} to delete`);
    deps.expect(listed);
}
/** Tells what one pass over the listing has shown of the lines; later passes say nothing new. */
function tellOnce(inputs, deps) {
    const problems = (0,unmatched/* tellKeyCheck */.BX)(deps.check, inputs, deps.log);
    deps.check = undefined;
    return [...problems];
}
/** The same is listed as before it was deleted: the store's answers can't be believed. */
function delete_prefix_stillListed({ count, first }) {
    return new errors/* StoreError */.AD('StillListed', `${(0,batch_error/* counted */.h)(count)} objects are still listed after the store said that they are gone, ` +
        `the first is ${(0,shown/* quoted */.TL)(first ?? '')}`);
}


/***/ }),

/***/ 9348:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ createPrefixFingerprint)
/* harmony export */ });
/** The fingerprint of a set of keys: the sums of their hashes. */
function createPrefixFingerprint() {
    const fingerprint = {
        count: 0,
        first: undefined,
        sums: [0, 0],
        add(key) {
            fingerprint.count += 1;
            fingerprint.first ??= key;
            addHash(fingerprint.sums, key);
        },
        equals: ({ count, sums: [one, other] }) => count === fingerprint.count && one === fingerprint.sums[0] && other === fingerprint.sums[1],
    };
    return fingerprint;
}
/**
 * Two hashes in the manner of MurmurHash3. Not two CRCs: of keys of one length, those differ by a
 * constant, whatever they start from.
 */
function addHash(sums, key) {
    let one = key.length;
    let other = ~key.length;
    for (let at = 0; at < key.length; at += 1) {
        const unit = Math.imul(key.charCodeAt(at), 0xcc9e2d51);
        one = Math.imul(rotated(one ^ unit), 0x9e3779b1);
        other = Math.imul(rotated(other ^ unit), 0x85ebca6b);
    }
    sums[0] = (sums[0] + mixed(one)) | 0;
    sums[1] = (sums[1] + mixed(other)) | 0;
}
function rotated(hash) {
    return (hash << 13) | (hash >>> 19);
}
/** The last step of MurmurHash3. */
function mixed(hash) {
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return hash ^ (hash >>> 16);
}


/***/ }),

/***/ 8343:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ rowsByClock)
/* harmony export */ });
/** Rows that wait for the end of the listing; once there are more, the clock learns nothing new. */
const MAX_WAITING = 10_000;
/**
 * The rows of a listing, page by page, from which the clock learns. In the first listing of a run
 * the keys whose first row looks as if written during the run come last, with all their rows: only
 * the whole listing shows by how much the store's Date lags. Then the clock is frozen, so that
 * later listings are judged by the same time.
 */
async function* rowsByClock(pages, clock, writtenAt) {
    let waiting = [];
    const last = { key: undefined, isWaiting: false };
    const waits = (row) => {
        const { key } = row;
        if (key !== last.key)
            last.isWaiting = !clock.isFrozen && clock.isDuringRun(writtenAt(row));
        last.key = key;
        if (last.isWaiting)
            waiting.push(row);
        return last.isWaiting;
    };
    for await (const { rows, serverTime } of pages) {
        clock.see(serverTime, rows.map(writtenAt));
        yield rows.filter((row) => !waits(row));
        if (waiting.length <= MAX_WAITING)
            continue;
        clock.freeze();
        // Else the rows of another key may go on with the next page.
        if (!last.isWaiting)
            continue;
        last.isWaiting = false;
        yield waiting;
        waiting = [];
    }
    clock.freeze();
    if (waiting.length > 0)
        yield waiting;
}


/***/ }),

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
