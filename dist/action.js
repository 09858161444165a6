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

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

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

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

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

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

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

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 99:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:sqlite");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 7830:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/web");

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

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

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

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 2988:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   D9: () => (/* binding */ markdownCode),
/* harmony export */   Rm: () => (/* binding */ log),
/* harmony export */   UC: () => (/* binding */ cutBetweenWords),
/* harmony export */   Yz: () => (/* binding */ debug),
/* harmony export */   dK: () => (/* binding */ mask),
/* harmony export */   p: () => (/* binding */ keepWarnings),
/* harmony export */   xv: () => (/* binding */ VERSION)
/* harmony export */ });
/* unused harmony export printable */
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(819);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9716);


/** The bundle has the version of package.json in place of this. */
const VERSION = '0.1.0';
/** Any text as one line of the log. The runner obeys `::command::` at its start, after any space. */
function printable(text) {
    return (0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeControls */ .UN)(text).replace(/^(\s*)::/u, '$1\\u{3a}:');
}
/** Backticks that a code span may begin with; GitHub's renderer gives up at 80. */
const MAX_FENCE = 80;
/**
 * Any text as a code span of Markdown. Between its backticks nothing is markup, a link or a mention,
 * and every printable character stands literally, because the runner masks a secret only where the
 * secret itself stands. An empty text has no span. A table would need a backslash before each `|`.
 */
function markdownCode(text) {
    const line = printable(text);
    const runs = new Set((line.match(/`+/g) ?? []).map(({ length }) => length));
    let length = 1;
    while (runs.has(length))
        length += 1;
    if (length > MAX_FENCE)
        return markdownCode(line.replaceAll('`', '\\u{60}'));
    const fence = '`'.repeat(line === '' ? 0 : length);
    return `${fence}${padded(line)}${fence}`;
}
/** A span begins and ends without backticks, and loses a space at each end where it has both. */
function padded(line) {
    const hasSpaces = line.startsWith(' ') && line.endsWith(' ') && line.trim() !== '';
    return hasSpaces || line.startsWith('`') || line.endsWith('`') ? ` ${line} ` : line;
}
/**
 * An expression of a workflow, a name in quotes, as `quote` or Node writes it, white space, or anything
 * between these.
 */
const PIECES = /\$\{\{ [^{}"]{1,100} \}\}|"(?:[^"\\]|\\.)*"|'[^']*'(?![\p{L}\p{N}])|\s+|[^\s"]+|"/gu;
/** A word, or a number, and the punctuation beside it; a line that begins with `1.` is a list. */
const PLAIN = [
    /^\(?(?:S3|UTF-8|\p{L}[\p{L}\p{M}]*)(?:['’-]\p{L}[\p{L}\p{M}]*)*\)?[.,;:?!]?$/u,
    /^\(?\d{1,3}(?:,\d{3})*(?:\.\d+)?%?[,;:]?$/,
    /^\(\d{1,3}(?:,\d{3})*%?\)[.,;:]?$/,
    /^(?:\(|\)?[.,;:?!]?)$/,
];
/** Punctuation around anything else. */
const AROUND = /^(\(?)(.*?)(\)?[.,;:?!]?)$/su;
/** GitHub makes a link of it. */
const COMMIT_ID = /^\W*[0-9a-f]{7,40}\W*$/i;
/**
 * A sentence of the project as Markdown: its words are prose, and whatever else may stand in it is a
 * code span: every quoted name, and each piece between spaces that is no plain word or number. So no
 * text can become a link, a mention or other markup.
 */
function prose(text) {
    let written = '';
    let code = '';
    const write = (plain) => {
        if (plain === '')
            return;
        written += `${markdownCode(unquoted(code))}${plain}`;
        code = '';
    };
    for (const piece of (0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeControls */ .UN)(text).trim().match(PIECES) ?? []) {
        if (piece.trim() === '')
            write(piece);
        else if (isPlain(piece))
            write(piece);
        else if (piece.startsWith('"'))
            code += piece;
        else {
            const [, before = '', middle = '', after = ''] = AROUND.exec(piece) ?? [];
            write(before);
            // Two code spans without anything between them would be one.
            code += middle;
            write(after);
        }
    }
    return `${written}${markdownCode(unquoted(code))}`;
}
function isPlain(piece) {
    return PLAIN.some((pattern) => pattern.test(piece)) && !COMMIT_ID.test(piece);
}
/** A name without its quotes, where nothing in it is escaped. */
function unquoted(code) {
    return /^"[^"\\]+"$/.test(code) ? code.slice(1, -1) : code;
}
/** Characters after which the runner cuts the message of an annotation. */
const MAX_ANNOTATION = 4096;
const log = {
    info(...lines) {
        for (const line of lines)
            _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq(printable(line));
    },
    notice(...lines) {
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm(annotation(lines));
    },
    warning(...lines) {
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e(annotation(lines));
    },
    error(...lines) {
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3(annotation(lines));
    },
    group(title, lines) {
        if (lines.length === 0) {
            _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq(printable(title));
            return;
        }
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .startGroup */ .Oh(printable(title));
        for (const line of lines)
            _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq(printable(line));
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .endGroup */ .N4();
    },
    fail(...lines) {
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setFailed */ .C1(annotation(lines));
    },
};
/** Prints a line that the runner shows only where its debug log is on. */
function debug(line) {
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .debug */ .Yz(printable(line));
}
/** A log that also adds its warnings to `warnings`. */
function keepWarnings(base, warnings) {
    return {
        ...base,
        warning(...lines) {
            warnings.push(lines.map(_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeControls */ .UN).join('\n'));
            base.warning(...lines);
        },
    };
}
/** Characters that every line of an annotation has, however many and long the others are. */
const MIN_LINE = 240;
/** The longest lines are cut first, so that the last ones are there too. */
function annotation(lines) {
    const all = lines.map(printable);
    const share = Math.max(MIN_LINE, shareOf(all, MAX_ANNOTATION - all.length + 1));
    const fitting = all.map((line) => cutBetweenWords(line, share));
    return cutBetweenWords(fitting.join('\n'), MAX_ANNOTATION);
}
/** Characters that each line may have so that all of them fit into `room`. */
function shareOf(lines, room) {
    let free = room;
    const lengths = lines.map(({ length }) => length).sort((a, b) => a - b);
    for (const [index, length] of lengths.entries()) {
        const share = Math.floor(free / (lengths.length - index));
        if (length > share)
            return share;
        free -= length;
    }
    return room;
}
/** The first part of a secret would not be masked, so a text is cut between words. */
function cutBetweenWords(text, max) {
    if (text.length <= max)
        return text;
    return `${text
        .slice(0, max - 2)
        .replace(/\S+$/u, '')
        .trimEnd()} …`;
}
/** Keeps a secret out of everything that is printed from here on. */
function mask(secret) {
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setSecret */ .Pq(secret);
}


/***/ }),

/***/ 4556:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   r8: () => (/* binding */ CHANGE_WORDS),
/* harmony export */   vW: () => (/* binding */ MAX_NAMED),
/* harmony export */   wy: () => (/* binding */ createChanges)
/* harmony export */ });
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9716);

/** The words for each change, in the order in which changes are shown. */
const CHANGE_WORDS = {
    new: changeWords('new', 'create'),
    updated: changeWords('updated', 'update'),
    uploaded: changeWords('uploaded', 'upload'),
    downloaded: changeWords('downloaded', 'download'),
    copied: changeWords('copied', 'copy'),
    headers: {
        done: (count) => `headers of ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(count)} updated`,
        would: (count) => `update the headers of ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(count)}`,
        title: 'headers updated',
        wouldTitle: 'would update the headers',
    },
    deleted: changeWords('deleted', 'delete'),
    aborted: {
        done: (count) => `${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(count, 'upload')} aborted`,
        would: (count) => `abort ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(count, 'upload')}`,
        title: 'upload aborted',
        wouldTitle: 'would abort the upload',
    },
};
function changeWords(title, verb) {
    return {
        done: (count) => `${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(count)} ${title}`,
        would: (count) => `${verb} ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(count)}`,
        title,
        wouldTitle: `would ${verb}`,
    };
}
/** Objects that all groups name together. */
const MAX_NAMED = 200;
function createChanges() {
    const groups = new Map();
    return {
        add(outcome) {
            if (outcome.status !== 'done')
                return;
            const change = changeOf(outcome);
            const group = groups.get(change) ?? { count: 0, bytes: 0, named: [], least: -1 };
            groups.set(change, group);
            join(group, outcome);
        },
        groups() {
            const ordered = Object.keys(CHANGE_WORDS).flatMap((change) => {
                const group = groups.get(change);
                return group === undefined ? [] : [{ change, ...group, named: sorted(group.named) }];
            });
            const shares = sharesOf(ordered.map(({ named }) => named.length));
            return ordered.map(({ change, count, bytes, named }, index) => {
                return { change, count, bytes, largest: named.slice(0, shares[index]) };
            });
        },
    };
}
function changeOf({ op, reason }) {
    if (reason === 'headers')
        return 'headers';
    if (op === 'upload')
        return reason === undefined ? 'uploaded' : UPLOADS[reason];
    return OTHERS[op];
}
const UPLOADS = {
    new: 'new',
    size: 'updated',
    content: 'updated',
    unknown: 'updated',
};
const OTHERS = {
    download: 'downloaded',
    copy: 'copied',
    delete: 'deleted',
    abort: 'aborted',
};
/** Adds an object; what is named is cut now and then, because each cut must sort. */
function join(group, outcome) {
    const { key, versionId, listed, deleteMarker } = outcome;
    const bytes = outcome.freedBytes ?? (outcome.op === 'delete' ? listed?.size : outcome.bytes) ?? 0;
    group.count += 1;
    group.bytes += bytes;
    if (bytes <= group.least)
        return;
    group.named.push({
        // A key that is part of a page's text would keep the page in memory.
        key: (0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .ownCopyOf */ .dV)(key),
        ...(versionId !== undefined && { versionId: (0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .ownCopyOf */ .dV)(versionId) }),
        isMarker: versionId !== undefined && deleteMarker === true,
        bytes,
        lastModified: outcome.op === 'delete' ? listed?.lastModified : undefined,
    });
    if (group.named.length < MAX_NAMED * 2)
        return;
    group.named = sorted(group.named).slice(0, MAX_NAMED);
    group.least = group.named.at(-1)?.bytes ?? -1;
}
/** The largest first; objects of one size keep their order. */
function sorted(objects) {
    return [...objects].sort((a, b) => b.bytes - a.bytes);
}
/** How many objects each group names: an equal share, and what smaller groups leave of theirs. */
function sharesOf(counts) {
    const shares = counts.map(() => 0);
    const smallestFirst = counts.map((count, index) => ({ count, index }));
    smallestFirst.sort((a, b) => a.count - b.count);
    let free = MAX_NAMED;
    smallestFirst.forEach(({ count, index }, done) => {
        const share = Math.min(count, Math.floor(free / (counts.length - done)));
        shares[index] = share;
        free -= share;
    });
    return shares;
}


/***/ }),

/***/ 4524:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dw: () => (/* binding */ listItems),
/* harmony export */   M0: () => (/* binding */ bar),
/* harmony export */   O0: () => (/* binding */ filesAddress),
/* harmony export */   R3: () => (/* binding */ moreText),
/* harmony export */   RF: () => (/* binding */ fileLink),
/* harmony export */   hx: () => (/* binding */ fittingLines),
/* harmony export */   oR: () => (/* binding */ joined),
/* harmony export */   yZ: () => (/* binding */ collapsed),
/* harmony export */   zx: () => (/* binding */ MAX_BYTES)
/* harmony export */ });
/** Bytes of Markdown, of which the runner drops a summary over 1 MiB as a whole. */
const MAX_BYTES = {
    summary: 1000 * 1024,
    /** Two lists of names in a plan; a key of 1,024 bytes can take 5 KiB when it is escaped. */
    names: 100 * 1024,
    keys: 150 * 1024,
    warnings: 100 * 1024,
    problems: 100 * 1024,
    causes: 200 * 1024,
};
/** The first lines that have at most `bytes` bytes together. */
function fittingLines(lines, bytes) {
    let free = bytes;
    const end = lines.findIndex((line) => {
        free -= Buffer.byteLength(line) + 1;
        return free < 0;
    });
    return end === -1 ? lines : lines.slice(0, end);
}
/** Parts of a text, each a paragraph of its own; without those that are empty. */
function joined(...parts) {
    return parts.filter((part) => part !== '').join('\n\n');
}
/** Items of a list, which wraps on a narrow screen where a table has to be scrolled. */
function listItems(items) {
    return items.map((item) => `- ${item}`);
}
/** A block that a reader opens; empty when nothing is in it. */
function collapsed(title, content) {
    return content === ''
        ? ''
        : joined(`<details><summary>${title}</summary>`, content, '</details>');
}
const BAR = 10;
/** A share from 0 to 1 as ten characters; any share but 0 fills one. */
function bar(share) {
    const filled = Math.min(BAR, Math.max(share > 0 ? 1 : 0, Math.round(share * BAR)));
    return `\`${'█'.repeat(filled)}${'░'.repeat(BAR - filled)}\``;
}
/** Names what a list has no room for; empty: it has all. */
function moreText(count) {
    return `and ${count} more: the report (input \`report\`) has all`;
}
/**
 * The address of the action's own files, by what the runner says of the action; undefined where it
 * says nothing, as of an action in the repository of the workflow.
 */
function filesAddress(env) {
    const server = env['GITHUB_SERVER_URL'] ?? '';
    const repository = env['GITHUB_ACTION_REPOSITORY'] ?? '';
    const ref = env['GITHUB_ACTION_REF'] ?? '';
    const isSafe = /^https:\/\/[\w-]+(?:\.[\w-]+)*(?::\d+)?$/.test(server) &&
        /^[\w-]+\/\w[\w.-]*$/.test(repository) &&
        /^\w[\w-]*(?:[./][\w-]+)*$/.test(ref);
    return isSafe ? `${server}/${repository}/blob/${ref}` : undefined;
}
/** A link to a heading of one of the action's files; only its name where the address is unknown. */
function fileLink(address, path, heading) {
    if (address === undefined)
        return `\`${path}\``;
    return `[${path}](${address}/${path}#${heading})`;
}


/***/ }),

/***/ 4469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Eu: () => (/* binding */ untilAborted),
/* harmony export */   Hf: () => (/* binding */ linkAbort),
/* harmony export */   ZC: () => (/* binding */ abortable),
/* harmony export */   u7: () => (/* binding */ onAbort)
/* harmony export */ });
/* harmony import */ var _items_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2019);

/** A controller that aborts when `signal` does or when asked; `unlink` removes the listener. */
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
/** The listeners of each signal, all behind one event listener. */
const waiting = new WeakMap();
/**
 * Calls `listener` when `signal` aborts, unless the returned function was called before. A signal
 * that has already aborted calls no listener. Adding and removing an event listener takes longer
 * than all else that a small request needs of its signal, so the listeners of a signal share one,
 * which is removed with the last of them. No Set: each table that it discards as it changes points
 * to the next one, and discarded tables that have grown old keep every request in memory until the
 * whole heap is collected.
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
    // Read from the slots: a listener that another one removes meanwhile is not called.
    for (const listener of waiting.get(this)?.listeners ?? [])
        listener?.();
    waiting.delete(this);
}
function forget(signal) {
    waiting.delete(signal);
    signal.removeEventListener('abort', callAll);
}
/**
 * The result of `run`, which itself knows of no signal: rejects with the signal's reason as soon as
 * that aborts, and then ignores the result. Does not run what is aborted before.
 */
function abortable(signal, run) {
    return new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        const forget = onAbort(signal, () => {
            reject(signal?.reason);
        });
        run().finally(forget).then(resolve, reject);
    });
}
/**
 * Passes on what `source` yields and ends, without an error, as soon as `signal` aborts, also
 * while a pull is under way that may never settle. What arrives after that counts as never
 * pulled. Closes `source` on every way out; its own errors pass through. What `admit` returns takes
 * the place of what was pulled.
 */
async function* untilAborted(source, signal, admit = (item) => item) {
    const iterator = iteratorOf(source);
    const stop = createStop(signal);
    let isOpen = true;
    let isPulling = false;
    try {
        while (!signal.aborted) {
            isPulling = true;
            const pulled = await stop.orValueOf(iterator.next());
            if (pulled === STOPPED)
                return;
            isPulling = false;
            (0,_items_js__WEBPACK_IMPORTED_MODULE_0__/* .assertResult */ .QA)(pulled);
            if (pulled.done === true) {
                isOpen = false;
                return;
            }
            yield admit(pulled.value);
        }
    }
    catch (thrown) {
        isOpen = false;
        throw thrown;
    }
    finally {
        stop.forget();
        if (isOpen)
            await close(iterator, isPulling);
    }
}
function iteratorOf(source) {
    if ((0,_items_js__WEBPACK_IMPORTED_MODULE_0__/* .isAsyncIterable */ .Td)(source))
        return source[Symbol.asyncIterator]();
    const iterator = source[Symbol.iterator]();
    return {
        next: () => Promise.resolve().then(() => checkedNext(iterator)),
        return: () => Promise.resolve().then(() => iterator.return?.() ?? { done: true, value: undefined }),
    };
}
/** A promise in place of a result would be awaited, as if the iterator were an async one. */
function checkedNext(iterator) {
    const pulled = iterator.next();
    (0,_items_js__WEBPACK_IMPORTED_MODULE_0__/* .assertResult */ .QA)(pulled);
    return pulled;
}
/** Stands for what was not pulled; an iterator may give undefined by mistake. */
const STOPPED = Symbol('stopped');
/**
 * Closes the iterator. While a pull is under way an async generator can only be closed after it,
 * which may be never, so this does not wait for it.
 */
async function close(iterator, isPulling) {
    const closing = iterator.return?.();
    if (isPulling)
        void Promise.resolve(closing).catch(() => undefined);
    else
        await closing;
}
/**
 * Ends the wait for one promise after another when `signal` aborts, with one listener for all.
 * Not Promise.race with one promise for the signal: each round would leave a reaction on it
 * (https://github.com/nodejs/node/issues/17469).
 */
function createStop(signal) {
    let stop;
    const forget = onAbort(signal, () => stop?.());
    return {
        forget,
        /** The value of `promise`, or STOPPED once the signal aborts. */
        orValueOf(promise) {
            return new Promise((resolve, reject) => {
                stop = () => {
                    resolve(STOPPED);
                };
                // The pull itself may have aborted it, before there was anything to stop.
                if (signal.aborted)
                    stop();
                // Not every iterator's `next` gives a promise.
                Promise.resolve(promise).then(resolve, reject);
            });
        },
    };
}


/***/ }),

/***/ 2776:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AQ: () => (/* binding */ createNumberColumn),
/* harmony export */   Du: () => (/* binding */ createDigestColumn),
/* harmony export */   O8: () => (/* binding */ createBigIntColumn),
/* harmony export */   z7: () => (/* binding */ createRowColumn)
/* harmony export */ });
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


/***/ }),

/***/ 9276:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C6: () => (/* binding */ forEachConcurrent),
/* harmony export */   _k: () => (/* binding */ mapConcurrent),
/* harmony export */   yj: () => (/* binding */ prefetch)
/* harmony export */ });
/* harmony import */ var _abort_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4469);
/* harmony import */ var _items_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2019);


async function* mapConcurrent(source, worker, options) {
    assertConcurrency(options.concurrency);
    (0,_items_js__WEBPACK_IMPORTED_MODULE_0__/* .assertIterable */ .v9)(source);
    const { controller, unlink } = (0,_abort_js__WEBPACK_IMPORTED_MODULE_1__/* .linkAbort */ .Hf)(options.signal);
    const pool = createPool({
        units: unitsOf(source, options, controller.signal),
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
function unitsOf(source, { arrange, admit }, signal) {
    if (arrange === undefined && !(0,_items_js__WEBPACK_IMPORTED_MODULE_0__/* .isAsyncIterable */ .Td)(source)) {
        return unitsAtOnce(source, admit, signal);
    }
    const items = (0,_abort_js__WEBPACK_IMPORTED_MODULE_1__/* .untilAborted */ .Eu)(source, signal, admit);
    const units = (arrange?.(items) ?? items);
    const iterator = units[Symbol.asyncIterator]();
    return { next: () => iterator.next(), close: () => iterator.return?.() };
}
/** `untilAborted` for a source that returns its items without a promise. */
function unitsAtOnce(source, admit, signal) {
    const iterator = source[Symbol.iterator]();
    let isOpen = true;
    return {
        next() {
            if (signal.aborted)
                return { done: true, value: undefined };
            isOpen = false;
            const pulled = iterator.next();
            (0,_items_js__WEBPACK_IMPORTED_MODULE_0__/* .assertResult */ .QA)(pulled);
            if (pulled.done === true)
                return pulled;
            isOpen = true;
            return admit === undefined ? pulled : { done: false, value: admit(pulled.value) };
        },
        close: () => isOpen && iterator.return?.(),
    };
}
function assertConcurrency(concurrency) {
    if (Number.isInteger(concurrency) && concurrency > 0)
        return;
    throw new RangeError(`concurrency must be a positive integer, got ${concurrency}`);
}
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
/**
 * Starts every unit that may start. `over`: the source and the workers are done, and every result
 * was taken.
 */
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
/** Resolves when a pull or a worker has ended. */
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
/** Undefined: the unit comes later, or not at all. */
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
/** Never throws: after an awaited pull nothing would catch it, and the pool would hang. */
function onPulled(pool, pulled) {
    try {
        if (pulled.done === true)
            pool.isExhausted = true;
        else
            pool.held = { unit: pulled.value, weight: pool.weigh(pulled.value) };
    }
    catch (thrown) {
        pool.failure ??= { thrown };
    }
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
/**
 * Yields the values of `source`, and pulls the next one while the consumer is busy with the
 * current one. At most one value is held that was not asked for. An error of `source` is thrown in
 * its turn. Closes `source` on every way out.
 */
async function* prefetch(source) {
    const iterator = source[Symbol.asyncIterator]();
    try {
        let next = iterator.next();
        for (;;) {
            const pulled = await next;
            if (pulled.done === true)
                return;
            next = iterator.next();
            // The consumer may never ask for it.
            next.catch(() => undefined);
            yield pulled.value;
        }
    }
    finally {
        await iterator.return?.();
    }
}
/** Does `work` for each item, several at a time; rejects like `mapConcurrent` throws. */
async function forEachConcurrent(items, work, options) {
    const finished = mapConcurrent(items, work, options);
    while ((await finished.next()).done !== true)
        ;
}


/***/ }),

/***/ 3828:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   AD: () => (/* binding */ StoreError),
/* harmony export */   D2: () => (/* binding */ isDeniedRequest),
/* harmony export */   Vr: () => (/* binding */ refusesCondition),
/* harmony export */   WG: () => (/* binding */ derivedError),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   dz: () => (/* binding */ InputError),
/* harmony export */   ie: () => (/* binding */ ItemError),
/* harmony export */   kg: () => (/* binding */ isKeyInWay),
/* harmony export */   rC: () => (/* binding */ KEY_IN_WAY_CODES)
/* harmony export */ });
/* unused harmony export OWN_CODES */
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9716);

/** The error of a request that was not proven to have succeeded. */
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
    requestHeaders;
    constructor(code, message, details = {}) {
        super(message, details.cause === undefined ? undefined : { cause: details.cause });
        this.code = code;
        this.scope = details.scope ?? 'item';
        this.status = details.status;
        this.requestId = details.requestId;
        this.attempts = details.attempts;
        this.operation = details.operation;
        this.key = details.key;
        this.requestHeaders = details.requestHeaders;
    }
}
/** Whether a store refused a request because its credentials lack a right. */
function isDeniedRequest(thrown) {
    return (thrown instanceof StoreError && (thrown.code === 'AccessDenied' || thrown.code === 'Forbidden'));
}
/**
 * A copy of an error with another message or details. Its cause is the error, unless one is given.
 */
function derivedError(error, { message = error.message, ...details }) {
    const { code, scope, status, requestId, attempts, operation, key, requestHeaders } = error;
    const request = { operation, key, requestHeaders };
    const known = { scope, status, requestId, attempts, ...request, cause: error };
    const given = Object.entries({ ...known, ...details }).filter(([, fact]) => fact !== undefined);
    return new StoreError(code, message, Object.fromEntries(given));
}
/**
 * The failure of one object. `cause` is the error that caused it, `code` the code of that error.
 */
class ItemError extends Error {
    name = 'ItemError';
    bucket;
    key;
    versionId;
    uploadId;
    /** S3's error code, or one of this project's own. */
    code;
    /** The operation that failed. */
    op;
    constructor(object, code, cause, op) {
        super(`failed to perform batch operation on ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(object.key)} to ` +
            `${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(object.bucket)}: ${code}: ${messageOf(cause)}`, { cause });
        this.bucket = object.bucket;
        this.key = object.key;
        this.versionId = object.versionId;
        this.uploadId = object.uploadId;
        this.code = code;
        this.op = op;
    }
}
/** The message of any thrown value. */
function messageOf(thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
}
/** The code of any thrown value: its own, else the name of its class. */
function codeOf(thrown) {
    if (thrown instanceof Error) {
        const code = 'code' in thrown ? thrown.code : undefined;
        return typeof code === 'string' && code !== '' ? code : thrown.name;
    }
    return 'Error';
}
/**
 * The error of options, a directory or a plan that is refused: all problems, each with a remedy.
 */
class InputError extends Error {
    name = 'InputError';
    problems;
    constructor(problems) {
        super(problems.join('\n'));
        this.problems = problems;
    }
}
/**
 * The error codes that this project creates: its own, and those of S3 and the SDK that it gives in
 * their place. A test compares the list with the sources.
 */
const OWN_CODES = (/* unused pure expression or super */ null && ([
    'AbortsStopped',
    'AfterFailed',
    'AmbiguousKeys',
    'BucketInEndpoint',
    'ConditionNotHonored',
    'ContentChanged',
    'CredentialsProviderError',
    'DanglingLink',
    'DeleteBatchError',
    'DeletesStopped',
    'DeployInProgress',
    'DeployOvertaken',
    'DirectoryReplaced',
    'EntityTooLarge',
    'FileChanged',
    'FileDisappeared',
    'ForeignKey',
    'GitDirectory',
    'IncompleteBody',
    'InsecureEndpoint',
    'InvalidBucket',
    'InvalidCaBundle',
    'InvalidFileName',
    'InvalidHeader',
    'InvalidItem',
    'InvalidKey',
    'LeaseExpired',
    'LinkLoop',
    'LinkOutOfRoot',
    'ListingLoop',
    'ListingOrder',
    'ListingVersionOne',
    'NoListedETag',
    'NoServerTime',
    'NoSuchKey',
    'NotARegularFile',
    'NotAttempted',
    'NotFromStore',
    'NotReplaced',
    'NotRestored',
    'PreconditionFailed',
    'ProxyError',
    'RequestCanceled',
    'SourceUnreadable',
    'StillListed',
    'Unaccounted',
    'UnknownGrant',
    'UnknownOutcome',
    'UnorderedListing',
    'UnprovenAnswer',
    'UnreadableContent',
    'UnreadableDirectory',
    'UnreadableFile',
    'UnsafeFile',
    'UnsafeKey',
    'UnsafePath',
    'UploadStillThere',
    'WriteFailed',
]));
/** Whether a store refused a request because it does not support the condition of a write. */
function refusesCondition(error) {
    if (!(error instanceof StoreError))
        return false;
    const { code, status, message } = error;
    if (code === 'NotImplemented' || status === 501)
        return true;
    return status === 400 && /if-(none-)?match|condition/i.test(message);
}
/**
 * Codes of stores that keep objects as files, where no key can be both an object and the beginning
 * of others at a slash: of versitygw, and of MinIO over a file system.
 */
const KEY_IN_WAY_CODES = [
    'ObjectParentIsFile',
    'ExistingObjectIsDirectory',
    'XMinioParentIsObject',
    'XMinioObjectExistsAsDirectory',
];
/** Whether a store refused an object because of another one with a key above or below it. */
function isKeyInWay(error) {
    return error instanceof StoreError && KEY_IN_WAY_CODES.includes(error.code);
}


/***/ }),

/***/ 3439:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Mk: () => (/* binding */ escaped),
/* harmony export */   TM: () => (/* binding */ folded),
/* harmony export */   ux: () => (/* binding */ classAt),
/* harmony export */   x3: () => (/* binding */ NONE)
/* harmony export */ });
/** The classes of POSIX, as they stand within brackets. */
const POSIX = {
    alnum: '\\p{L}\\p{Nl}\\p{Nd}',
    alpha: '\\p{L}\\p{Nl}',
    ascii: '\\u0000-\\u007f',
    blank: '\\p{Zs}\\t',
    cntrl: '\\p{Cc}',
    digit: '\\p{Nd}',
    lower: '\\p{Ll}',
    punct: '\\p{P}',
    space: '\\p{Z}\\t\\r\\n\\v\\f',
    upper: '\\p{Lu}',
    word: '\\p{L}\\p{Nl}\\p{Nd}\\p{Pc}',
    xdigit: 'A-Fa-f0-9',
};
/** What the characters of these are not. */
const NOT_POSIX = { graph: '\\p{Z}\\p{C}', print: '\\p{C}' };
/** The source of a regular expression that nothing matches, as of `[z-a]`. */
const NONE = '[]';
/**
 * The brackets that begin at `start` of a segment as the source of a regular expression for one
 * code unit, and the place of the last bracket; undefined: they are not closed.
 */
function classAt(text, start) {
    const isNegated = /[!^]/.test(text.charAt(start + 1));
    const first = start + (isNegated ? 2 : 1);
    const members = { yes: [], no: [] };
    let at = first;
    while (at < text.length) {
        if (text.charAt(at) === ']' && at > first) {
            return { atom: sourceOf(members, isNegated), end: at };
        }
        const posix = /^\[:([a-z]+):\]/.exec(text.slice(at, at + 10));
        const [whole = '', name = ''] = posix ?? [];
        if (name in POSIX || name in NOT_POSIX) {
            members.yes.push(...(name in POSIX ? [POSIX[name] ?? ''] : []));
            members.no.push(...(name in NOT_POSIX ? [NOT_POSIX[name] ?? ''] : []));
            at += whole.length;
            continue;
        }
        const next = addMember(members, text, at);
        if (next === undefined)
            return { atom: NONE, end: text.length };
        at = next;
    }
    return undefined;
}
/** Adds a character or a range; returns where the next begins, undefined for `a-[:alpha:]`. */
function addMember({ yes }, text, start) {
    const at = text.charAt(start) === '\\' ? start + 1 : start;
    const char = text.charAt(at);
    if (char === '')
        return at;
    if (text.charAt(at + 1) !== '-' || at + 2 >= text.length) {
        yes.push(escaped(char));
        return at + 1;
    }
    if (text.charAt(at + 2) === ']') {
        yes.push(escaped(char), escaped('-'));
        return at + 2;
    }
    const name = /^\[:([a-z]+):\]/.exec(text.slice(at + 2, at + 12))?.[1] ?? '';
    if (name in POSIX || name in NOT_POSIX)
        return undefined;
    const end = text.charAt(at + 2) === '\\' ? at + 3 : at + 2;
    const last = text.charAt(end);
    if (char === last)
        yes.push(escaped(char));
    else if (char < last)
        yes.push(`${escaped(char)}-${escaped(last)}`);
    return end + 1;
}
function sourceOf({ yes, no }, isNegated) {
    if (yes.length + no.length === 0)
        return NONE;
    const [only = ''] = yes;
    if (!isNegated && no.length === 0 && yes.length === 1 && /^\\u[0-9a-f]{4}$/.test(only))
        return only;
    const [sign, opposite] = isNegated ? ['^', ''] : ['', '^'];
    const parts = [
        ...(yes.length > 0 ? [`[${sign}${yes.join('')}]`] : []),
        ...(no.length > 0 ? [`[${opposite}${no.join('')}]`] : []),
    ];
    return `(?:${parts.join('|')})`;
}
/** An escape needs no care for what the character means in a regular expression. */
function escaped(char) {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
/** Folded code units by the code unit, plus one; 0: unknown. */
const FOLDED = [];
/** A code unit without regard to case, as regular expressions see it. */
function folded(code) {
    const page = (FOLDED[code >> 8] ??= new Int32Array(256));
    const known = page[code & 255] ?? 0;
    if (known > 0)
        return known - 1;
    const upper = String.fromCharCode(code).toUpperCase();
    const isItself = upper.length !== 1 || (code >= 128 && upper.charCodeAt(0) < 128);
    const result = isItself ? code : upper.charCodeAt(0);
    page[code & 255] = result + 1;
    return result;
}


/***/ }),

/***/ 5356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $$: () => (/* binding */ parseGlobLines),
/* harmony export */   i2: () => (/* binding */ compileLine),
/* harmony export */   tI: () => (/* binding */ compileGlobs)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9716);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9390);
/* harmony import */ var _matcher_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1870);
/* harmony import */ var _segments_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(157);
/* harmony import */ var _syntax_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5692);





/**
 * Compiles glob lines to what `@actions/glob` makes of them: a pattern that matches a directory
 * matches all beneath it, the last line that matches a path decides, with or without `!`, blank
 * lines and `#` comments are ignored, and without any line nothing matches. Case matters except on
 * Windows, where `\` is a separator too; pass another platform where the paths are keys.
 * Throws a RangeError with the text of `globProblem` when a line has a problem, or of
 * `togetherProblem`.
 */
function compileGlobs(lines, platform = process.platform, hidden = 'any') {
    const problem = (0,_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .togetherProblem */ .qt)(lines, platform);
    if (problem !== undefined) {
        throw new RangeError(`the globs together ${problem.statement}: ${problem.remedy}`);
    }
    const rules = parseGlobLines(lines, platform).map((line) => compileRule(line, platform, { hidden }));
    return {
        matches: (path) => rules.findLast((rule) => rule.matchesFile(path))?.isNegated === false,
        mayContain: (directory) => mayMatch(rules, directory),
        coversAll: (directory) => mustMatch(rules, directory),
    };
}
/** The lines that are patterns. Throws a RangeError like `compileGlobs`. */
function parseGlobLines(lines, platform = process.platform) {
    return lines.filter(_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .isPattern */ .Pt).map((line) => {
        const problem = (0,_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .globProblem */ .AI)(line, platform);
        if (problem !== undefined) {
            throw new RangeError(`glob ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteShort */ .pf)(line.trim())} ${problem.statement}: ${problem.remedy}`);
        }
        const { marks, pattern } = (0,_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .splitMarks */ .lB)(line, platform);
        return { isNegated: marks.length % 2 === 1, pattern: pattern.replace(/^\.(?:\/|$)/, '') };
    });
}
/** Throws a RangeError like `compileGlobs`. Blank lines and comments match nothing. */
function compileLine(line, platform = process.platform, anyCase = false) {
    const [parsed] = parseGlobLines([line], platform);
    if (parsed === undefined)
        return { matches: () => false, matchesName: () => false };
    const rule = compileRule(parsed, platform, { anyCase });
    const isAnyCase = anyCase || platform === 'win32';
    const needle = isAnyCase ? (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .needleOf */ .HC)(parsed.pattern).toLowerCase() : (0,_syntax_js__WEBPACK_IMPORTED_MODULE_2__/* .needleOf */ .HC)(parsed.pattern);
    // Most names don't contain the needle; to match the pattern takes ten times as long.
    const mayMatch = (path) => (isAnyCase ? path.toLowerCase() : path).includes(needle);
    return {
        matches: (path) => mayMatch(path) && rule.matchesFile(path),
        matchesName: (path) => mayMatch(path) && rule.matchesDirectory(path),
    };
}
function compileRule({ pattern, isNegated }, platform, { hidden = 'any', anyCase = false }) {
    const isDirectoryOnly = pattern.endsWith('/');
    const matcher = (0,_matcher_js__WEBPACK_IMPORTED_MODULE_3__/* .createMatcher */ .P7)((0,_segments_js__WEBPACK_IMPORTED_MODULE_4__/* .segmentsOf */ .OD)(pattern), {
        dot: hidden === 'any' || isNegated,
        anyCase: anyCase || platform === 'win32',
        isWindows: platform === 'win32',
    });
    return {
        isNegated,
        matchesFile: isDirectoryOnly ? matcher.matchesBelow : matcher.matches,
        matchesDirectory: matcher.matches,
        mayMatchBelow: matcher.mayLead,
    };
}
/** A pattern that matches a directory matches all beneath it, which a later `!` can exclude. */
function mayMatch(rules, directory) {
    const lastRuledOut = rules.findLastIndex((r) => r.isNegated && r.matchesDirectory(directory));
    return rules.slice(lastRuledOut + 1).some((r) => !r.isNegated && r.mayMatchBelow(directory));
}
function mustMatch(rules, directory) {
    const lastDoubt = rules.findLastIndex((r) => r.isNegated && r.mayMatchBelow(directory));
    return rules.slice(lastDoubt + 1).some((r) => !r.isNegated && r.matchesDirectory(directory));
}


/***/ }),

/***/ 9390:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  AI: () => (/* binding */ globProblem),
  Pt: () => (/* binding */ isPattern),
  OR: () => (/* binding */ lineProblem),
  pq: () => (/* binding */ otherMeanings),
  lB: () => (/* binding */ splitMarks),
  qt: () => (/* binding */ togetherProblem)
});

// EXTERNAL MODULE: ./lib/core/text.js
var core_text = __nccwpck_require__(9716);
// EXTERNAL MODULE: ./lib/core/globs/syntax.js
var syntax = __nccwpck_require__(5692);
;// CONCATENATED MODULE: ./lib/core/globs/dialects.js

/** Patterns that are valid here but mean something else in other tools, and are unlikely names. */
const DIALECTS = [
    (pattern) => pattern.includes('${{')
        ? {
            statement: 'has an expression that was not evaluated',
            lines: [],
            remedy: 'check where the line comes from',
        }
        : undefined,
    (pattern) => when(/^--?(?:include|exclude)[ =]+(.+)$/s.exec(pattern)?.[1], (rest) => ({
        statement: 'begins with a command-line option',
        lines: rest.includes(' -') ? [] : [rest],
    })),
    (pattern) => when(/^[-–•]\s+(.+)$/s.exec(pattern)?.[1], (rest) => ({
        statement: 'begins with "- ", but the lines are not a YAML list',
        lines: [rest],
    })),
    (pattern) => when(/^(.+)[,;]$/.exec((0,syntax/* maskOf */._4)(pattern)), () => ({
        statement: `ends with "${pattern.slice(-1)}"`,
        lines: [pattern.slice(0, -1)],
        literal: `[${pattern.slice(-1)}]`,
    })),
    (pattern) => when(unquoted(pattern), (inside) => ({
        statement: 'is in quotes, which count as part of the name',
        lines: [inside],
        literal: `[${pattern.slice(0, 1)}]`,
    })),
    (pattern) => when(listInBrackets(pattern), (lines) => ({
        statement: 'is a list in brackets, which match one of their characters here',
        lines,
    })),
    (pattern) => when(withoutComment(pattern), (rest) => ({
        statement: 'ends with a comment, which needs a line of its own',
        lines: [rest],
        literal: '[#]',
    })),
    (pattern) => when(/^[a-z][a-z0-9+.-]+:\/+[^/]*\/?(.*)$/is.exec(pattern)?.[1], (path) => ({
        statement: 'is a URL, but patterns are relative paths',
        lines: path === '' ? [] : [path],
        remedy: 'write only the path',
    })),
    (pattern) => looksLikeRegex(pattern)
        ? {
            statement: 'is a regular expression',
            lines: regexLines(pattern),
            remedy: 'write a glob, for example **/*.map',
        }
        : undefined,
    (pattern) => when(braceLines(pattern), (lines) => ({
        statement: 'has braces, which are not expanded here',
        lines,
        literal: '[{]',
    })),
    (pattern) => when(groupLines(pattern), (lines) => ({
        statement: 'has an extended glob, but parentheses are ordinary characters here',
        lines,
        literal: '[(]',
    })),
    (pattern) => when(listsOf(pattern).find(({ parts }) => parts.filter(syntax/* hasWildcard */.rl).length > 1), ({ name, parts, literal }) => ({
        statement: `has ${name} between two patterns`,
        lines: parts,
        ...(literal !== undefined && { literal }),
    })),
    (pattern) => when(/^(?![a-z]:).*\\(?:[a-z0-9_]|\*\*)/is.exec(pattern), () => ({
        statement: 'has a backslash, which is not a separator here',
        lines: [pattern.replaceAll('\\', '/')],
        literal: '\\\\',
    })),
    (pattern) => (0,syntax/* maskOf */._4)(pattern).includes('[')
        ? {
            statement: 'has an unclosed bracket',
            lines: [],
            remedy: 'close it',
            literal: '[[]',
        }
        : undefined,
];
function when(value, readingOfValue) {
    return value === undefined || value === null ? undefined : readingOfValue(value);
}
const QUOTES = /^(?:"([^"]+)"|'([^']+)'|`([^`]+)`|[“„]([^“”]+)[“”]|‘([^‘’]+)’|«([^«»]+)»)$/s;
/** The text within quotes around the whole pattern. */
function unquoted(pattern) {
    const insides = QUOTES.exec(pattern)?.slice(1) ?? [];
    return insides.find((inside) => inside !== undefined);
}
/** The members of a list in JSON, or in one line of YAML. */
function listInBrackets(pattern) {
    if (!/^\[.*\]$/s.test(pattern))
        return undefined;
    const inside = pattern.slice(1, -1).trim();
    const isList = /^(["'`]).+\1$/s.test(inside) || (inside.includes(',') && /[*/]/.test(inside));
    return isList ? inside.split(',').map((one) => one.trim()) : undefined;
}
/** The pattern before a comment; undefined: there is no comment. */
function withoutComment(pattern, sign = /\s#(?=\s|$)/) {
    const { index } = sign.exec((0,syntax/* maskOf */._4)(pattern)) ?? {};
    return index === undefined ? undefined : pattern.slice(0, index).trim();
}
/** The pattern split at each separator that people use. */
function listsOf(pattern) {
    const list = (name, separator, literal) => ({
        name,
        parts: (0,syntax/* partsOf */.CI)(pattern, separator).filter((part) => part !== ''),
        ...(literal !== undefined && { literal }),
    });
    return [
        { name: 'a line break written as \\n', parts: pattern.split('\\n') },
        list('a comma', /,/, '[,]'),
        list('a semicolon', /;/, '[;]'),
        list('a bar', /\|/, '[|]'),
        list('a space', /\s+/, '[ ]'),
    ];
}
const EXTENDED = /([@!+?*]\()[^()]*\)/;
/** Alternatives without a sign before them. */
const PLAIN = /(\()[^()|]*\|[^()]*\)/;
const MAX_RANGE = 20;
/**
 * The first innermost braces with alternatives or a range in them. An expression for them would go
 * back from each comma, and so take the square of the length.
 */
function bracesIn(mask) {
    let start = -1;
    for (const { index, 0: brace } of mask.matchAll(/[{}]/g)) {
        if (brace === '}' && start >= 0 && /,|\.\./.test(mask.slice(start, index))) {
            return { start, end: index };
        }
        start = brace === '{' ? index : -1;
    }
    return undefined;
}
/** Whether braces with alternatives in them are not closed. */
function hasOpenBraces(mask) {
    const rest = mask.slice(mask.lastIndexOf('}') + 1);
    const start = rest.indexOf('{');
    return start >= 0 && rest.includes(',', start);
}
/** The patterns that one pair of braces stands for; empty: unknown; undefined: no braces. */
function braceLines(pattern) {
    const mask = (0,syntax/* maskOf */._4)(pattern);
    const braces = bracesIn(mask);
    if (braces === undefined)
        return hasOpenBraces(mask) ? [] : undefined;
    const inside = pattern.slice(braces.start + 1, braces.end);
    const [before, after] = [pattern.slice(0, braces.start), pattern.slice(braces.end + 1)];
    const choices = inside.includes(',') ? (0,syntax/* partsOf */.CI)(inside, /,/) : rangeOf(inside);
    return choices.map((choice) => before + choice + after);
}
/** The patterns that an extended glob stands for; for `!(…)`, `!` lines follow. */
function groupLines(pattern) {
    const group = (0,syntax/* groupIn */.Vh)(pattern, EXTENDED) ?? (0,syntax/* groupIn */.Vh)(pattern, PLAIN);
    if (group === undefined)
        return undefined;
    const { before, opening, inside, after } = group;
    const lines = (0,syntax/* partsOf */.CI)(inside, /\|/).map((choice) => before + choice + after);
    if (opening.startsWith('!'))
        return [`${before}*${after}`, ...lines.map((line) => `!${line}`)];
    return /^[?*]/.test(opening) ? [before + after, ...lines] : lines;
}
/** The members of `1..3` or `a..c`; empty: there are too many, or it is not a range. */
function rangeOf(text) {
    const [, from = '', to = ''] = /^(\d{1,9}|[a-z])\.\.(\d{1,9}|[a-z])$/i.exec(text) ?? [];
    const isNumbers = /^\d+$/.test(from) && /^\d+$/.test(to);
    const [first, last] = isNumbers
        ? [Number(from), Number(to)]
        : [from.charCodeAt(0), to.charCodeAt(0)];
    const count = last - first + 1;
    if (/^\d/.test(from) !== /^\d/.test(to) || !(count > 0 && count <= MAX_RANGE))
        return [];
    return Array.from({ length: count }, (_, at) => isNumbers ? String(first + at) : String.fromCharCode(first + at));
}
/** Parts of regular expressions that no glob has. */
const SIGNS = [/^\^/, /\.\*\\\./, /\.\+/, /\\[dwsDWS][+*{]?/, /\(\?[:i]/];
/** Parts with which a `$` at the end belongs to a regular expression. */
const SIGNS_BEFORE_END = /\.\*|\\\.|\\\/|\.[a-z0-9]+\$$/i;
function looksLikeRegex(pattern) {
    if (SIGNS.some((sign) => sign.test(pattern)))
        return true;
    return pattern.endsWith('$') && SIGNS_BEFORE_END.test(pattern);
}
/** The glob for a simple regular expression; empty: it is not simple enough. */
function regexLines(pattern) {
    const isFromStart = /^\^|^\.\*/.test(pattern);
    const isToEnd = /\$$|\.\*$/.test(pattern);
    const glob = pattern
        .replace(/^\^/, '')
        .replace(/\$$/, '')
        .replaceAll(/\\([./])/g, '$1\0')
        .replaceAll(/(^|\/)\.[*+](?=\/|$)/g, '$1**')
        .replace(/^\.[*+]/, '**/*')
        .replaceAll(/\.[*+]/g, '*')
        .replaceAll('\0', '');
    if (/[\\^$+{}]|\(\?/.test(glob))
        return [];
    const started = isFromStart ? glob : `**/*${glob}`;
    return [
        isToEnd || started.endsWith('*')
            ? started
            : started.replace(/\/?$/, (end) => (end ? '/**' : '*')),
    ];
}

// EXTERNAL MODULE: ./lib/core/globs/matcher.js + 1 modules
var matcher = __nccwpck_require__(1870);
// EXTERNAL MODULE: ./lib/core/globs/segments.js
var segments = __nccwpck_require__(157);
;// CONCATENATED MODULE: ./lib/core/globs/lines.js





/** A key has at most 1,024 bytes, and brackets take several characters for one. */
const MAX_PATTERN_LENGTH = 4096;
/** Maximum number of characters from the first segment with a wildcard on; brackets are one. */
const MAX_WILD_LENGTH = 90;
/** The problem that makes a line unusable as a pattern; undefined: none. */
function globProblem(line, platform = process.platform) {
    if (!isPattern(line))
        return undefined;
    const { marks, pattern } = splitMarks(line, platform);
    return (textProblem(pattern) ??
        rootProblem(marks, pattern, platform) ??
        segmentProblem(pattern.split('/').map((segment) => literal(segment, platform))) ??
        wildProblem(pattern));
}
/** Number of characters, slashes among them, from the first segment with a wildcard on. */
function wildLength(pattern) {
    const { rest } = (0,matcher/* splitHead */.nD)((0,segments/* segmentsOf */.OD)(pattern));
    return rest.reduce((sum, { length }) => sum + length, Math.max(0, rest.length - 1));
}
/** Each name takes a time that grows with this length. */
function wildProblem(pattern) {
    const length = wildLength(pattern);
    if (length <= MAX_WILD_LENGTH)
        return undefined;
    return {
        statement: `has ${(0,core_text/* plural */.LS)(length, 'character')} from its first wildcard on, the limit is ${MAX_WILD_LENGTH}`,
        remedy: 'write * for what need not be exact, or several patterns',
    };
}
/** Maximum number of such characters in all lines of an input. */
const MAX_WILD_TOGETHER = 4096;
/** The problem of lines that are usable one by one but take too long together; undefined: none. */
function togetherProblem(lines, platform = process.platform) {
    const length = lines
        .filter((line) => isPattern(line) && globProblem(line, platform) === undefined)
        .reduce((sum, line) => sum + wildLength(splitMarks(line, platform).pattern), 0);
    if (length <= MAX_WILD_TOGETHER)
        return undefined;
    return {
        statement: `have ${(0,core_text/* plural */.LS)(length, 'character')} from their first wildcards on, the limit is ${(0,core_text/* formatCount */.B4)(MAX_WILD_TOGETHER)}`,
        remedy: 'write fewer patterns',
    };
}
function textProblem(pattern) {
    if (pattern === '') {
        return {
            statement: 'has nothing after "!"',
            remedy: 'write what to exclude, for example !*.map',
        };
    }
    if (/[\0\r\n]/.test(pattern)) {
        return {
            statement: 'has a line break or a NUL character',
            remedy: 'write one pattern per line, without NUL characters',
        };
    }
    if (pattern.length <= MAX_PATTERN_LENGTH)
        return undefined;
    const length = (0,core_text/* plural */.LS)(pattern.length, 'character');
    return {
        statement: `has ${length}, the limit is ${(0,core_text/* formatCount */.B4)(MAX_PATTERN_LENGTH)}`,
        remedy: 'write several patterns',
    };
}
function rootProblem(marks, pattern, platform) {
    if (pattern.startsWith('/')) {
        const relative = marks + relativeOf(pattern);
        return {
            statement: 'begins with "/", but patterns are relative',
            remedy: `write ${(0,core_text/* quote */.hD)(relative)}`,
        };
    }
    if (/^~(?:\/|$)/.test(pattern)) {
        return {
            statement: 'begins with "~", which does not mean the home directory here',
            remedy: 'write "[~]" for a file named "~"',
        };
    }
    if (!(platform === 'win32' ? /^[a-z]:/i : /^[a-z]:[\\/]/i).test(pattern))
        return undefined;
    return {
        statement: 'begins with a drive letter, but patterns are relative',
        remedy: 'write it relative to the root, with "/" as the separator',
    };
}
/** A pattern without its leading slashes: `/*` becomes `**`. */
function relativeOf(pattern) {
    return pattern.replace(/^\/+/, '').replace(/^\*?$/, '**');
}
function segmentProblem(segments) {
    if (segments.includes('..')) {
        return {
            statement: 'leaves its root with ".."',
            remedy: 'write it relative to the root, or choose another root',
        };
    }
    if (segments.lastIndexOf('.') <= 0)
        return undefined;
    return { statement: 'has a "." segment', remedy: 'remove it' };
}
function isPattern(line) {
    const text = line.trim();
    return text !== '' && !text.startsWith('#');
}
/** The `!` before a pattern, and the pattern separated by single slashes. */
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
/** Longer lines are not examined; a key has at most 1,024 bytes. */
const MAX_LENGTH = 4096;
/** Maximum number of lines that a message names, and that one line is expanded to. */
const MAX_NAMED = 4;
const MAX_LINES = 64;
/** Maximum number of characters that are read to expand one line. */
const MAX_READ = 16 * MAX_LENGTH;
/** The problem of a line that is unusable, or written in the dialect of another tool. */
function lineProblem(line, platform = process.platform) {
    const reading = isPattern(line) ? readingOf(line, platform) : undefined;
    if (reading === undefined)
        return globProblem(line, platform);
    const { statement, literal, remedy = 'write one pattern per line' } = reading;
    const lines = linesMeant(line, platform);
    const isKnown = lines.length > 0 && lines.every((one) => !globProblem(one, platform));
    const itself = literal === undefined ? '' : `; ${literal} matches the character itself`;
    return { statement, remedy: (isKnown ? remedyOf(lines) : remedy) + itself };
}
function remedyOf(lines) {
    if (lines.length === 1)
        return `write ${lines.join()}`;
    const named = lines.slice(0, MAX_NAMED);
    const last = lines.length > MAX_NAMED ? ' and so on' : ` and ${named.pop() ?? ''}`;
    return `write one pattern per line, ${named.join(', ')}${last}`;
}
/** The lines with the meaning here that a line has in the dialects of other tools. */
function linesMeant(line, platform) {
    const open = [line];
    const lines = new Set();
    let read = 0;
    for (let step = 0; step < 4 * MAX_LINES && lines.size < MAX_LINES; step += 1) {
        const next = open.shift();
        read += next?.length ?? 0;
        if (next === undefined || read > MAX_READ)
            break;
        const reading = readingOf(next, platform);
        if (reading !== undefined) {
            open.unshift(...reading.lines);
            continue;
        }
        const { marks, pattern } = splitMarks(next, platform);
        lines.add(marks + (pattern.startsWith('/') ? relativeOf(pattern) : pattern));
    }
    return [...lines];
}
function hasProblem(line, platform) {
    if (isPattern(line) && readingOf(line, platform) !== undefined)
        return true;
    return globProblem(line, platform) !== undefined;
}
function readingOf(line, platform) {
    if (line.length > MAX_LENGTH)
        return undefined;
    const { marks, pattern } = splitMarks(line, platform);
    const isGroup = marks.endsWith('!') && /^\(.*\)/s.test(pattern);
    const [before, text] = isGroup ? [marks.slice(0, -1), `!${pattern}`] : [marks, pattern];
    for (const dialect of DIALECTS) {
        const reading = dialect(text);
        if (reading === undefined)
            continue;
        const lines = reading.lines.map((one) => before + one);
        // The opposite of `!(…)` is not a list of lines.
        return { ...reading, lines: lines.some((one) => one.startsWith('!!')) ? [] : lines };
    }
    return undefined;
}
/**
 * Meanings that a line may have in other dialects although it is valid here, each as the lines with
 * that meaning here.
 */
function otherMeanings(line, platform = process.platform) {
    const { marks, pattern } = splitMarks(line, platform);
    const isList = (parts) => parts.length > 1 && parts.some((part) => (0,syntax/* hasWildcard */.rl)(part) || part.includes('/'));
    const comment = withoutComment(pattern, /\s#/);
    const meanings = [
        ...listsOf(pattern).flatMap(({ name, parts }) => parts.length > 1 && (name !== 'a space' || isList(parts)) ? [parts] : []),
        ...(comment === undefined ? [] : [[comment]]),
        [pattern.replaceAll('\\', '/')],
        [pattern.replaceAll(/\*\*(?=[^/*])/g, '**/*')],
        [pattern.replaceAll(/\[([^\]/]{2,})\]/g, '[[]$1]')],
        (0,syntax/* maskOf */._4)(pattern).includes('{') ? [pattern.replaceAll(/\{([^{}/]+)\}/g, '$1')] : [],
        // At the beginning, and after `**/`, it matches names that begin with a dot.
        /[^*/]\/?\.\*/.test(pattern) ? regexLines(`^${pattern}`) : [],
    ];
    return meanings
        .map((lines) => lines.filter((one) => one !== pattern).map((one) => marks + one))
        .filter((lines) => lines.length > 0 && lines.every((one) => !hasProblem(one, platform)));
}


/***/ }),

/***/ 1870:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  MM: () => (/* binding */ DOT_SEGMENT),
  P7: () => (/* binding */ createMatcher),
  nD: () => (/* binding */ splitHead)
});

// UNUSED EXPORTS: createTaker

// EXTERNAL MODULE: ./lib/core/globs/classes.js
var globs_classes = __nccwpck_require__(3439);
// EXTERNAL MODULE: ./lib/core/globs/segments.js
var globs_segments = __nccwpck_require__(157);
;// CONCATENATED MODULE: ./lib/core/globs/machine.js


const WORDS = 3;
const ROW_WORDS = 2 * WORDS;
/** Maximum number of places: each code unit of a path takes a step for all of them. */
const MAX_PLACES = 32 * WORDS;
const SLASH_ROW = 0;
/** The row of a dot that begins a name, and of any other. */
const HIDDEN_ROW = 1;
const DOT_ROW = 2;
const SEPARATOR = '/';
const SLASH = 47;
const DOT = 46;
const BACKSLASH = 92;
/** Throws a RangeError when the pattern has too many places; `globProblem` refuses it before. */
function createMachine(segments, { dot, anyCase, isWindows, }) {
    const places = placesOf(segments, dot);
    if (places.length > MAX_PLACES)
        throw new RangeError(`${places.length} places are too many`);
    const globstars = bitsOf(places, ({ isGlobstar }) => isGlobstar);
    const isLoop = ({ hasStar, isGlobstar }) => hasStar || isGlobstar;
    const pick = createPick(places, anyCase);
    const loops = bitsOf(places, isLoop);
    const afterShy = bitsOf(places, (_, before) => before?.isShy === true);
    const table = createTable();
    table.add({ to: bitsOf(places, ({ atom }) => atom === SEPARATOR), kept: globstars });
    table.add({
        to: pick(DOT).map((word, at) => word & ~(afterShy[at] ?? 0)),
        kept: bitsOf(places, (one) => isLoop(one) && !one.isShy && (dot || !one.isGlobstar)),
    });
    table.add({ to: pick(DOT), kept: loops });
    const rows = createRows(table, (code) => ({ to: pick(code), kept: loops }), isWindows);
    const running = { ...rows, table, globstars };
    return {
        start: bitsOf(places, (_, before) => before === undefined),
        ...rows,
        run: (before, begins, way) => run(running, before, begins, way),
        isSet: (bits, place) => (((bits[place >> 5] ?? 0) >>> (place & 31)) & 1) === 1,
        end: places.length - 2,
        beneath: places.length - 1,
    };
}
function placesOf(segments, dot) {
    const places = [];
    const add = (atom, isGlobstar = false) => {
        const place = { atom, isGlobstar, hasStar: false, isShy: false };
        places.push(place);
        return place;
    };
    add();
    let begun;
    for (const segment of segments) {
        if (segment === '**') {
            add(SEPARATOR, true);
            begun = add();
            continue;
        }
        let place = begun ?? add(SEPARATOR);
        begun = undefined;
        place.isShy = !dot && !(0,globs_segments/* isLiteral */.c$)(segment[0] ?? '');
        for (const atom of segment) {
            if (atom === globs_segments/* STAR */.Vw)
                place.hasStar = true;
            else
                place = add(atom);
        }
    }
    add(SEPARATOR, true);
    return places;
}
function bitsOf(places, isIn) {
    const bits = new Int32Array(WORDS);
    places.forEach((place, at) => {
        if (isIn(place, places[at - 1]))
            bits[at >> 5] = (bits[at >> 5] ?? 0) | (1 << (at & 31));
    });
    return bits;
}
/** A function that returns the places that a code unit leads to; each class is compiled once. */
function createPick(places, anyCase) {
    const fold = (code) => (anyCase ? (0,globs_classes/* folded */.TM)(code) : code);
    const literals = new Map();
    const classes = [];
    const none = bitsOf(places, () => false);
    for (const atom of new Set(places.map((place) => place.atom))) {
        if (atom === undefined || atom === SEPARATOR)
            continue;
        const bits = bitsOf(places, (place) => place.atom === atom);
        if ((0,globs_segments/* isLiteral */.c$)(atom)) {
            const code = fold((0,globs_segments/* unitOf */.uF)(atom));
            literals.set(code, joined(literals.get(code) ?? none, bits));
        }
        else {
            const flags = (anyCase ? 'i' : '') + (atom.includes('\\p') ? 'u' : '');
            classes.push({ expression: new RegExp(`^${atom}$`, flags), bits });
        }
    }
    return (code) => {
        const char = String.fromCharCode(code);
        let bits = literals.get(fold(code)) ?? none;
        for (const one of classes)
            if (one.expression.test(char))
                bits = joined(bits, one.bits);
        return bits;
    };
}
function joined(one, other) {
    return one.map((word, at) => word | (other[at] ?? 0));
}
function createTable() {
    let count = 0;
    const table = {
        words: new Int32Array(ROW_WORDS * 4),
        add({ to, kept }) {
            const at = ROW_WORDS * count;
            if (at === table.words.length) {
                const grown = new Int32Array(2 * at);
                grown.set(table.words);
                table.words = grown;
            }
            table.words.set(to, at);
            table.words.set(kept, at + WORDS);
            count += 1;
            return count - 1;
        },
    };
    return table;
}
/** Numbers of rows by code unit. A row is made when it is first asked for; equal rows are one. */
function createRows(table, make, isWindows) {
    const latin = new Int32Array(256).fill(-1);
    const pages = [latin];
    const numbers = new Map();
    const numberOf = (code) => {
        if (code === SLASH || (isWindows && code === BACKSLASH))
            return SLASH_ROW;
        if (code === DOT)
            return DOT_ROW;
        const row = make(code);
        const text = row.to.join();
        const number = numbers.get(text) ?? table.add(row);
        numbers.set(text, number);
        return number;
    };
    const rowOf = (code) => {
        const page = (pages[code >> 8] ??= new Int32Array(256).fill(-1));
        const known = page[code & 255] ?? -1;
        return known < 0 ? (page[code & 255] = numberOf(code)) : known;
    };
    return { latin, rowOf };
}
/** Written out for each word: this is what takes the time for long names. */
function run({ latin, rowOf, table, globstars }, bits, begins, way) {
    const { path, end } = way;
    let isFirst = begins;
    let words = table.words;
    const [g0, g1, g2] = [globstars[0] ?? 0, globstars[1] ?? 0, globstars[2] ?? 0];
    let [a, b, c] = [bits[0] ?? 0, bits[1] ?? 0, bits[2] ?? 0];
    for (let { at } = way; at < end; at += 1) {
        const code = path.charCodeAt(at);
        let row = code < 256 ? (latin[code] ?? -1) : -1;
        if (row < 0) {
            row = rowOf(code);
            words = table.words;
        }
        if (isFirst && row <= DOT_ROW) {
            if (row === SLASH_ROW)
                continue;
            row = HIDDEN_ROW;
        }
        const first = row * ROW_WORDS;
        c = (((c << 1) | (b >>> 31)) & (words[first + 2] ?? 0)) | (c & (words[first + 5] ?? 0));
        b = (((b << 1) | (a >>> 31)) & (words[first + 1] ?? 0)) | (b & (words[first + 4] ?? 0));
        a = ((a << 1) & (words[first] ?? 0)) | (a & (words[first + 3] ?? 0));
        isFirst = row === SLASH_ROW;
        if (!isFirst)
            continue;
        // A name may begin at the place after each globstar.
        c |= ((c & g2) << 1) | ((b & g1) >>> 31);
        b |= ((b & g1) << 1) | ((a & g0) >>> 31);
        a |= (a & g0) << 1;
    }
    return Int32Array.of(a, b, c);
}

;// CONCATENATED MODULE: ./lib/core/globs/matcher.js



/** No pattern matches such a path. */
const DOT_SEGMENT = /(^|\/)\.\.?(\/|$)/;
const DOT_SEGMENT_OF_WINDOWS = /(^|[\\/])\.\.?([\\/]|$)/;
const matcher_SLASH = 47;
const matcher_BACKSLASH = 92;
/** Names at the beginning of a pattern, which a path has to have as they are, and the rest. */
function splitHead(segments) {
    const wild = segments.findIndex((segment) => (0,globs_segments/* onlyNameOf */.pG)(segment) === undefined);
    const end = wild < 0 ? segments.length : wild;
    return {
        names: segments.slice(0, end).map((segment) => (0,globs_segments/* onlyNameOf */.pG)(segment) ?? ''),
        rest: segments.slice(end),
    };
}
function createMatcher(all, options) {
    // A pattern that matches a directory matches all beneath it: `**` at the end adds nothing.
    const { names, rest } = splitHead(all.at(-1) === '**' ? all.slice(0, -1) : all);
    const { dot, anyCase, isWindows } = options;
    const isSlash = (code) => code === matcher_SLASH || (isWindows && code === matcher_BACKSLASH);
    const placeAfter = createHead(names.join('/'), isSlash, anyCase);
    const dotSegment = isWindows ? DOT_SEGMENT_OF_WINDOWS : DOT_SEGMENT;
    // Made when a path has the head: most paths have not.
    let taker;
    const makeTaker = () => {
        const machine = createMachine(rest, options);
        return { machine, take: createTaker(machine, dot) };
    };
    const accepts = (path, isBelow) => {
        const end = endOf(path, isSlash);
        const start = placeAfter(path, end);
        if (typeof start !== 'number')
            return false;
        const { machine, take } = (taker ??= makeTaker());
        const bits = take(path, start, end);
        if (bits === undefined)
            return false;
        const isMatch = machine.isSet(bits, machine.end) && (!isBelow || end < path.length);
        return (isMatch || machine.isSet(bits, machine.beneath)) && !dotSegment.test(path);
    };
    return {
        matches: (path) => accepts(path, false),
        matchesBelow: (path) => accepts(path, true),
        mayLead(directory) {
            const end = endOf(directory, isSlash);
            const start = placeAfter(directory, end);
            if (typeof start !== 'number')
                return start === 'above';
            const { take } = (taker ??= makeTaker());
            return take(directory, start, end, true) !== undefined;
        },
    };
}
/** Where a path ends without the slashes at its end. */
function endOf(path, isSlash) {
    let end = path.length;
    while (end > 0 && isSlash(path.charCodeAt(end - 1)))
        end -= 1;
    return end;
}
function createHead(head, isSlash, anyCase) {
    const isSame = (one, other) => one === other || (anyCase && (0,globs_classes/* folded */.TM)(one) === (0,globs_classes/* folded */.TM)(other));
    const isExact = !anyCase && head !== '';
    return (path, end) => {
        if (isExact && path.startsWith(head)) {
            const at = head.length;
            if (at === end || isSlash(path.charCodeAt(at)))
                return at;
        }
        let at = 0;
        const skipSlashes = () => {
            while (at < end && isSlash(path.charCodeAt(at)))
                at += 1;
        };
        skipSlashes();
        if (at === end && head !== '')
            return 'above';
        for (let place = 0; place < head.length; place += 1) {
            const code = head.charCodeAt(place);
            if (code === matcher_SLASH) {
                if (at === end)
                    return 'above';
                if (!isSlash(path.charCodeAt(at)))
                    return undefined;
                skipSlashes();
            }
            else {
                if (at === end || !isSame(path.charCodeAt(at), code))
                    return undefined;
                at += 1;
            }
        }
        return head === '' || at === end || isSlash(path.charCodeAt(at)) ? at : undefined;
    };
}
const AFTER = { path: '/', at: 0, end: 1 };
/** Maximum number of states that are kept, and of rows that they are kept for. */
const MAX_STATES = 128;
const MAX_ROWS = 64;
/**
 * A function that gives paths to a machine. It keeps the states that it meets, few as a rule; where
 * names are such that there are many, each code unit takes a step.
 */
function createTaker(machine, dot) {
    const states = new Map();
    const stateOf = (bits, begins) => {
        const text = `${bits.join()} ${begins}`;
        const known = states.get(text);
        if (known !== undefined || states.size === MAX_STATES)
            return known;
        const isFinal = isDead(bits) || (dot && machine.isSet(bits, machine.beneath));
        const state = { bits, begins, isFinal, next: [] };
        states.set(text, state);
        return state;
    };
    const start = { bits: machine.start, begins: false, isFinal: false, next: [] };
    const follow = (state, path, at, row) => {
        if (row >= MAX_ROWS)
            return undefined;
        const begins = row === SLASH_ROW;
        const next = stateOf(machine.run(state.bits, state.begins, { path, at, end: at + 1 }), begins);
        state.next[row] = next;
        return next;
    };
    const enter = (state) => state.next[SLASH_ROW] ?? follow(state, '/', 0, SLASH_ROW);
    return (path, from, end, isOpen = false) => {
        let state = from < end ? enter(start) : start;
        for (let at = from; at < end && state?.isFinal === false; at += 1) {
            const code = path.charCodeAt(at);
            let row = code < 256 ? (machine.latin[code] ?? -1) : -1;
            if (row < 0)
                row = machine.rowOf(code);
            const next = state.next[row] ?? follow(state, path, at, row);
            if (next === undefined) {
                const bits = machine.run(state.bits, state.begins, { path, at, end });
                return alive(isOpen ? machine.run(bits, false, AFTER) : bits);
            }
            state = next;
        }
        if (state === undefined)
            return undefined;
        return alive(isOpen ? machine.run(state.bits, state.begins, AFTER) : state.bits);
    };
}
function alive(bits) {
    return isDead(bits) ? undefined : bits;
}
function isDead(bits) {
    return bits.every((word) => word === 0);
}


/***/ }),

/***/ 157:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   OD: () => (/* binding */ segmentsOf),
/* harmony export */   Vw: () => (/* binding */ STAR),
/* harmony export */   c$: () => (/* binding */ isLiteral),
/* harmony export */   pG: () => (/* binding */ onlyNameOf),
/* harmony export */   uF: () => (/* binding */ unitOf)
/* harmony export */ });
/* harmony import */ var _classes_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3439);

const STAR = '*';
const ANY = '[^]';
/**
 * The segments of a pattern without its `!`, read as minimatch does without braces and extended
 * globs. It is not used itself: its time for brackets is the cube of the line's length, and its
 * expressions backtrack.
 */
function segmentsOf(pattern) {
    const texts = pattern.split('/').filter((text) => text !== '');
    return texts
        .filter((text, at) => text !== '**' || texts[at - 1] !== '**')
        .map((text) => (text === '**' ? text : atomsOf(text)));
}
/** The text that is the only name a segment matches; undefined: it matches others too. */
function onlyNameOf(segment) {
    if (segment === '**' || !segment.every(isLiteral))
        return undefined;
    return String.fromCharCode(...segment.map(unitOf));
}
function isLiteral(atom) {
    return atom.startsWith('\\u');
}
/** The code unit of a literal. */
function unitOf(literal) {
    return Number.parseInt(literal.slice(2), 16);
}
function atomsOf(text) {
    // No name is empty.
    if (/^\*+$/.test(text))
        return [ANY, STAR];
    const atoms = [];
    let isClosed = true;
    for (let at = 0; at < text.length; at += 1) {
        const char = text.charAt(at);
        const found = char === '[' && isClosed ? (0,_classes_js__WEBPACK_IMPORTED_MODULE_0__/* .classAt */ .ux)(text, at) : undefined;
        if (found !== undefined) {
            atoms.push(found.atom);
            if (found.atom === _classes_js__WEBPACK_IMPORTED_MODULE_0__/* .NONE */ .x3)
                return [_classes_js__WEBPACK_IMPORTED_MODULE_0__/* .NONE */ .x3];
            at = found.end;
            continue;
        }
        // After a bracket that is not closed, none is.
        if (char === '[')
            isClosed = false;
        if (char === '*') {
            if (atoms.at(-1) !== STAR)
                atoms.push(STAR);
        }
        else if (char === '?')
            atoms.push(ANY);
        else if (char === '\\' && at + 1 < text.length)
            atoms.push((0,_classes_js__WEBPACK_IMPORTED_MODULE_0__/* .escaped */ .Mk)(text.charAt((at += 1))));
        else
            atoms.push((0,_classes_js__WEBPACK_IMPORTED_MODULE_0__/* .escaped */ .Mk)(char));
    }
    return atoms;
}


/***/ }),

/***/ 5692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CI: () => (/* binding */ partsOf),
/* harmony export */   HC: () => (/* binding */ needleOf),
/* harmony export */   Vh: () => (/* binding */ groupIn),
/* harmony export */   _4: () => (/* binding */ maskOf),
/* harmony export */   rl: () => (/* binding */ hasWildcard)
/* harmony export */ });
/** Replaces, in a mask, brackets that match one of several characters. */
const CLASS = '\u0002';
/**
 * An escaped character, or brackets, to the next slash where they are not closed. That is matched
 * too, because to look for the end again from each bracket in it takes the square of its length.
 */
const WHOLE = /\\.|\[[!^]?\]?(?:\\.|[^\]/\\])*(\]?)/gs;
/** Replaces each escaped character, and brackets that are closed before the next slash. */
function replaceWhole(pattern, replace) {
    return pattern.replace(WHOLE, (whole, end) => {
        if (end !== '')
            return replace(whole);
        const [empty = ''] = /^\[[!^]?\]/.exec(whole) ?? [];
        const rest = whole.slice(empty.length).replaceAll(/\\./gs, replace);
        return (empty === '' ? '' : replace(empty)) + rest;
    });
}
/** Brackets around one character, which match this character: `[{]`. */
const SINGLE = /^\[(?:[^!^\\]|\\.)\]$/s;
/**
 * The pattern with a letter in place of each character that means itself because it is escaped or
 * in brackets, as long as the pattern. A `[` that is left is not closed.
 */
function maskOf(pattern) {
    return replaceWhole(pattern, (whole) => {
        const isItself = whole.startsWith('\\') || SINGLE.test(whole);
        return (isItself ? 'x' : CLASS) + 'x'.repeat(whole.length - 1);
    });
}
/** Whether a pattern can match more than one name. */
function hasWildcard(pattern) {
    return new RegExp(`[*?${CLASS}]`).test(maskOf(pattern));
}
/** The parts of a pattern between separators that are neither escaped nor in brackets. */
function partsOf(pattern, separator) {
    const parts = [];
    let start = 0;
    for (const { index, 0: found } of maskOf(pattern).matchAll(new RegExp(separator, 'g'))) {
        parts.push(pattern.slice(start, index));
        start = index + found.length;
    }
    return [...parts, pattern.slice(start)].map((part) => part.trim());
}
/** The first group; `opening`, `inside` and one character more make it up. */
function groupIn(pattern, group) {
    const found = group.exec(maskOf(pattern));
    if (found === null)
        return undefined;
    const { index, 0: whole, 1: opening = '' } = found;
    const end = index + whole.length;
    return {
        before: pattern.slice(0, index),
        opening,
        inside: pattern.slice(index + opening.length, end - 1),
        after: pattern.slice(end),
    };
}
/** To look for a longer text takes longer, and it excludes few more names. */
const MAX_NEEDLE = 16;
/** A text that every path contains which the pattern matches; empty: none is known. */
function needleOf(pattern) {
    const texts = replaceWhole(pattern, () => '*').split(/[*?/[\]]+/);
    const needle = texts.reduce((longest, text) => (text.length > longest.length ? text : longest));
    // Other letters have cases that differ in length.
    return /^[ -~]+$/.test(needle) ? needle.slice(0, MAX_NEEDLE) : '';
}


/***/ }),

/***/ 2019:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $E: () => (/* binding */ contentOf),
/* harmony export */   QA: () => (/* binding */ assertResult),
/* harmony export */   Td: () => (/* binding */ isAsyncIterable),
/* harmony export */   a7: () => (/* binding */ contentChanged),
/* harmony export */   oD: () => (/* binding */ readWhole),
/* harmony export */   v9: () => (/* binding */ assertIterable)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3828);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9716);


function contentOf(source) {
    if (typeof source === 'string')
        return contentOfBytes(new TextEncoder().encode(source));
    if (source instanceof Uint8Array)
        return contentOfBytes(source);
    if (source instanceof Blob)
        return contentOfBlob(source);
    if (hasMethod(source, Symbol.asyncIterator)) {
        return { stream: readOnce(source) };
    }
    return source;
}
function contentOfBytes(bytes) {
    return {
        size: bytes.byteLength,
        read: (start, end) => Promise.resolve(bytes.subarray(start, end)),
    };
}
function contentOfBlob(blob) {
    return {
        size: blob.size,
        read: async (start, end) => {
            try {
                return new Uint8Array(await blob.slice(start, end).arrayBuffer());
            }
            catch (thrown) {
                throw unreadableContent(thrown);
            }
        },
    };
}
/** Streams that were read: read again they would be empty, and so would the object. */
const streamsRead = new WeakSet();
/**
 * Errors of a stream are the object's alone, whatever codes they have. No generator: one that waits
 * for bytes can't be closed.
 */
function readOnce(source) {
    return {
        [Symbol.asyncIterator]() {
            assertUnread(source);
            const iterator = source[Symbol.asyncIterator]();
            const close = async () => {
                source.destroy?.();
                await iterator.return?.();
                return END;
            };
            return {
                async next() {
                    const pulled = await nextOf(iterator);
                    if (pulled.done === true)
                        return END;
                    if (pulled.value instanceof Uint8Array)
                        return { done: false, value: pulled.value };
                    await close();
                    throw notBytes(pulled.value);
                },
                return: close,
            };
        },
    };
}
const END = { done: true, value: undefined };
function assertUnread(source) {
    const { readableEnded, destroyed } = source;
    if (streamsRead.has(source) || readableEnded === true || destroyed === true) {
        const problem = 'the content is a stream that was read before';
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StoreError */ .AD('InvalidItem', `${problem}: give every item a stream of its own`);
    }
    streamsRead.add(source);
}
async function nextOf(iterator) {
    try {
        return await iterator.next();
    }
    catch (thrown) {
        throw unreadableContent(thrown);
    }
}
function unreadableContent(cause) {
    const message = `the content can't be read to its end: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause)}`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StoreError */ .AD('UnreadableContent', message, { cause });
}
function notBytes(chunk) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StoreError */ .AD('InvalidItem', `the content yielded ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .describeValue */ .bp)(chunk)}, not bytes: yield Uint8Arrays, and set no encoding`);
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
/** Throws a TypeError for what nothing can be pulled from. */
function assertIterable(source) {
    if (hasMethod(source, Symbol.asyncIterator) || hasMethod(source, Symbol.iterator))
        return;
    const remedy = typeof source === 'function'
        ? 'call the function, and give what it returns'
        : 'give an array, a generator or another iterable; a single item goes in an array';
    throw new TypeError(`${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .describeValue */ .bp)(source)} can't be iterated over: ${remedy}`);
}
function isAsyncIterable(source) {
    return hasMethod(source, Symbol.asyncIterator);
}
function hasMethod(source, name) {
    if (source === undefined || source === null)
        return false;
    return typeof source[name] === 'function';
}
/** Throws a TypeError, as `for await` does, for what is no `{ done, value }`. */
function assertResult(pulled) {
    const isPromise = pulled instanceof Promise;
    if (typeof pulled === 'object' && pulled !== null && !isPromise)
        return;
    // It may reject, and nothing else waits for it.
    if (isPromise)
        pulled.catch(() => undefined);
    const what = isPromise ? 'a promise' : (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .describeValue */ .bp)(pulled);
    throw new TypeError(`next() of the iterator gave ${what} in place of { done, value }: ` +
        (isPromise ? 'name its method Symbol.asyncIterator' : 'correct the iterator'));
}


/***/ }),

/***/ 1547:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E7: () => (/* binding */ isMergedKey),
/* harmony export */   ID: () => (/* binding */ joinKey),
/* harmony export */   Rc: () => (/* binding */ isXmlKey),
/* harmony export */   YD: () => (/* binding */ compareKeys),
/* harmony export */   Zq: () => (/* binding */ leaseKeyOf),
/* harmony export */   Zw: () => (/* binding */ isStateKey),
/* harmony export */   br: () => (/* binding */ placesInWay),
/* harmony export */   dD: () => (/* binding */ keyProblem),
/* harmony export */   et: () => (/* binding */ isSendableKey),
/* harmony export */   fY: () => (/* binding */ parentsOf),
/* harmony export */   m0: () => (/* binding */ isResolvedKey),
/* harmony export */   nH: () => (/* binding */ isSendableBucket),
/* harmony export */   oJ: () => (/* binding */ stateKeyOf),
/* harmony export */   sf: () => (/* binding */ STATE_NAME),
/* harmony export */   wA: () => (/* binding */ isAccessPointArn)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9716);

/**
 * S3's limit for the length of a key in UTF-8:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
 */
const MAX_KEY_BYTES = 1024;
/** UTF-8 bytes that one UTF-16 code unit can take. */
const MAX_BYTES_PER_UNIT = 3;
/**
 * Whether a request can carry this key unchanged. An empty key would turn PUT into CreateBucket and
 * DELETE into DeleteBucket; a lone surrogate would be sent as U+FFFD, which is another key.
 */
function isSendableKey(key) {
    if (typeof key !== 'string' || key === '' || !key.isWellFormed())
        return false;
    return (key.length * MAX_BYTES_PER_UNIT <= MAX_KEY_BYTES || Buffer.byteLength(key) <= MAX_KEY_BYTES);
}
/**
 * Whether the URL of this key could be shortened on the way to that of another object or of the
 * bucket itself: clients, proxies and stores resolve "." and ".." segments, also encoded ones, and
 * merge slashes. `p/..` would make DELETE a DeleteBucket.
 */
function isResolvedKey(key) {
    return RESOLVED_SEGMENT.test(key) || ONLY_SLASHES.test(key);
}
/** Whether the URL of this key becomes that of another object where slashes are merged. */
function isMergedKey(key) {
    return MERGED_SLASHES.test(key);
}
/** Some proxies decode a backslash and take it for a slash. */
const RESOLVED_SEGMENT = /(?:^|[/\\])\.\.?(?:[/\\]|$)/;
const ONLY_SLASHES = /^\/+$/;
const MERGED_SLASHES = /^[/\\]|[/\\]{2}/;
/** Characters that XML 1.0 can't hold, not even as references. */
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;
/** Whether the key can be written in XML, as DeleteObjects does. */
function isXmlKey(key) {
    return !NOT_XML.test(key);
}
/** The key of a file; `prefix` is empty or ends with `/`. */
function joinKey(prefix, path) {
    return `${prefix}${path}`;
}
/** Why no object should have this key, and a remedy; undefined: the key is fine. */
function keyProblem(key) {
    const bytes = Buffer.byteLength(key);
    if (key === '')
        return 'its key would be empty: give the file a name';
    if (bytes > MAX_KEY_BYTES) {
        return (`its key has ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(bytes, 'byte')}, the limit is ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(MAX_KEY_BYTES)}: ` +
            'shorten the path or the prefix');
    }
    if (!key.isWellFormed())
        return 'its key has half a surrogate pair: rename the file';
    if (isResolvedKey(key)) {
        return 'its key has a "." or ".." segment, which clients resolve away: rename it';
    }
    if (EMPTY_SEGMENT.test(key))
        return 'its key has an empty segment: rename it';
    return undefined;
}
/** A slash at the end is allowed. */
const EMPTY_SEGMENT = /^\/|\/\//;
/**
 * Compares keys by their UTF-8 bytes, the order of stores: less than 0, 0 or more than 0.
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
/** The last segment of the key under which a sync stores its state for the next one. */
const STATE_NAME = '.s3-batch-action';
/** The key of the object by which the sync that works on a state shows that it is alive. */
function leaseKeyOf(stateKey) {
    return `${stateKey}${LEASE_SUFFIX}`;
}
const LEASE_SUFFIX = '.lease';
/** The key of the state object to which a key belongs, which is its own or that of its lease. */
function stateKeyOf(key) {
    return key.endsWith(LEASE_SUFFIX) ? key.slice(0, -LEASE_SUFFIX.length) : key;
}
/**
 * Whether a key is that of a state object or of its lease, under any prefix: only the sync that it
 * belongs to writes it. `own` is the key of this run's state object, which may have another name.
 */
function isStateKey(key, own) {
    const stateKey = stateKeyOf(key);
    return stateKey === own || stateKey.slice(stateKey.lastIndexOf('/') + 1) === STATE_NAME;
}
/**
 * Bucket names are wider here than in
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html: old buckets of
 * us-east-1 have up to 255 characters, with capitals and underscores, and the buckets of a Ceph
 * tenant begin with its name and a colon.
 */
const BUCKET_NAME = /^(?!arn:)(?!.*\.\.)[\w-][\w.:-]{0,254}$/;
const MAX_ARN_LENGTH = 2048;
const ACCESS_POINT = /^arn:aws[a-z-]*:s3(-object-lambda|-outposts)?:[a-z0-9-]*:\d{12}:(outpost[/:][a-z0-9-]+[/:])?accesspoint[/:][a-z0-9.-]+$/;
/**
 * Whether a request can name this bucket. The name becomes a part of the URL: an empty one, or one
 * with a slash, would make another request, such as a CreateBucket named like the key.
 */
function isSendableBucket(bucket) {
    return typeof bucket === 'string' && (BUCKET_NAME.test(bucket) || isAccessPointArn(bucket));
}
/**
 * Whether this is the ARN of an access point, which a request takes in place of a bucket's name.
 */
function isAccessPointArn(bucket) {
    return bucket.length <= MAX_ARN_LENGTH && ACCESS_POINT.test(bucket);
}
/** The keys that a key begins with at a slash, the shortest first. */
function parentsOf(key) {
    const names = key.split('/');
    return names.slice(1).map((_, index) => names.slice(0, index + 1).join('/'));
}
/** For a sentence: where an object may be in the way of this key, if keys are paths of files. */
function placesInWay(key) {
    return [...parentsOf(key).map(_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD), `below ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(`${key}/`)}`].join(' or ');
}


/***/ }),

/***/ 8203:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $o: () => (/* binding */ objectHeader),
/* harmony export */   JI: () => (/* binding */ HEADER_GROUPS),
/* harmony export */   X3: () => (/* binding */ OBJECT_HEADER_NAMES),
/* harmony export */   lr: () => (/* binding */ headerNamesWhere),
/* harmony export */   z3: () => (/* binding */ METADATA_PREFIX)
/* harmony export */ });
/* unused harmony export OBJECT_HEADERS */
/** Headers by the request that reads their values back; `none`: no request of this project does. */
const HEADER_GROUPS = ['head', 'acl', 'tags', 'none'];
/** S3 returns these as they were sent, and a copy replaces them. */
const CONTENT = {
    kind: 'text',
    readBack: 'head',
    compared: 'always',
    isResent: false,
    ownValues: 'none',
};
/** The bucket's defaults and its lifecycle set these too. */
const STORAGE = { ...CONTENT, compared: 'when-wanted', isResent: true, ownValues: 'all' };
/** CopyObject resets the ACL. `ObjectStore.grants` reads it, but not always all of it. */
const ACL = { ...CONTENT, readBack: 'acl', compared: 'when-wanted' };
/** CopyObject keeps tags without having to be sent them. */
const TAGS = {
    ...CONTENT,
    readBack: 'tags',
    compared: 'when-wanted',
    ownValues: 'all',
};
/** HEAD returns these only with a permission of their own, and the bucket may lock new versions. */
const LOCK = { ...CONTENT, compared: 'when-wanted' };
/** HEAD doesn't return the encryption context. */
const CONTEXT = {
    ...CONTENT,
    readBack: 'none',
    compared: 'when-wanted',
    ownValues: 'all',
};
/**
 * Storage classes whose objects a GET returns at once: not GLACIER and DEEP_ARCHIVE, and none that
 * is unknown. INTELLIGENT_TIERING archives only where the bucket opts in, and no object that was
 * read within 90 days.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html
 */
const READABLE_CLASSES = [
    'STANDARD',
    'REDUCED_REDUNDANCY',
    'STANDARD_IA',
    'ONEZONE_IA',
    'INTELLIGENT_TIERING',
    'GLACIER_IR',
    'EXPRESS_ONEZONE',
    'OUTPOSTS',
    'SNOW',
    'FSX_OPENZFS',
];
/**
 * Every header that S3 stores with an object, by its name on the wire. The row of a header decides
 * whether rules may set it, how it is sent and read back, when a difference counts as a change,
 * and whether a copy sends it.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
 */
const OBJECT_HEADERS = {
    'cache-control': { ...CONTENT, parameter: 'CacheControl' },
    'content-disposition': { ...CONTENT, parameter: 'ContentDisposition' },
    'content-encoding': { ...CONTENT, parameter: 'ContentEncoding' },
    'content-language': { ...CONTENT, parameter: 'ContentLanguage' },
    'content-type': { ...CONTENT, parameter: 'ContentType' },
    expires: { ...CONTENT, parameter: 'Expires', kind: 'date' },
    'x-amz-acl': {
        ...ACL,
        parameter: 'ACL',
        values: [
            'private',
            'public-read',
            'public-read-write',
            'authenticated-read',
            'aws-exec-read',
            'bucket-owner-read',
            'bucket-owner-full-control',
        ],
        ownValues: ['private', 'bucket-owner-full-control'],
    },
    'x-amz-grant-full-control': { ...ACL, parameter: 'GrantFullControl' },
    'x-amz-grant-read': { ...ACL, parameter: 'GrantRead' },
    'x-amz-grant-read-acp': { ...ACL, parameter: 'GrantReadACP' },
    'x-amz-grant-write-acp': { ...ACL, parameter: 'GrantWriteACP' },
    'x-amz-object-lock-legal-hold': {
        ...LOCK,
        parameter: 'ObjectLockLegalHoldStatus',
        values: ['ON', 'OFF'],
        absent: 'OFF',
    },
    'x-amz-object-lock-mode': {
        ...LOCK,
        parameter: 'ObjectLockMode',
        values: ['GOVERNANCE', 'COMPLIANCE'],
    },
    'x-amz-object-lock-retain-until-date': {
        ...LOCK,
        parameter: 'ObjectLockRetainUntilDate',
        kind: 'date',
    },
    'x-amz-server-side-encryption': {
        ...STORAGE,
        parameter: 'ServerSideEncryption',
        values: ['AES256', 'aws:kms', 'aws:kms:dsse'],
    },
    'x-amz-server-side-encryption-aws-kms-key-id': { ...STORAGE, parameter: 'SSEKMSKeyId' },
    'x-amz-server-side-encryption-bucket-key-enabled': {
        ...STORAGE,
        parameter: 'BucketKeyEnabled',
        kind: 'flag',
        values: ['true', 'false'],
        absent: 'false',
    },
    'x-amz-server-side-encryption-context': { ...CONTEXT, parameter: 'SSEKMSEncryptionContext' },
    'x-amz-storage-class': {
        ...STORAGE,
        parameter: 'StorageClass',
        absent: 'STANDARD',
        ownValues: READABLE_CLASSES,
    },
    'x-amz-tagging': { ...TAGS, parameter: 'Tagging' },
    'x-amz-website-redirect-location': { ...CONTENT, parameter: 'WebsiteRedirectLocation' },
};
const OBJECT_HEADER_NAMES = Object.keys(OBJECT_HEADERS);
const ROWS = OBJECT_HEADERS;
/** The row of a header; undefined: S3 doesn't store it, or it is metadata. */
function objectHeader(name) {
    return Object.hasOwn(ROWS, name) ? ROWS[name] : undefined;
}
/** The names of the headers whose rows `isSelected` accepts. */
function headerNamesWhere(isSelected) {
    return OBJECT_HEADER_NAMES.filter((name) => isSelected(OBJECT_HEADERS[name]));
}
const METADATA_PREFIX = 'x-amz-meta-';


/***/ }),

/***/ 1307:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $9: () => (/* binding */ describedBy),
/* harmony export */   $H: () => (/* binding */ REASON_TEXT),
/* harmony export */   QH: () => (/* binding */ UNEXPLAINED),
/* harmony export */   cu: () => (/* binding */ identityOf),
/* harmony export */   gz: () => (/* binding */ failed),
/* harmony export */   hT: () => (/* binding */ skipped)
/* harmony export */ });
/* unused harmony export SKIP_REASONS */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3828);

function failed(op, object, cause) {
    return { ...describedBy(object), op, status: 'failed', error: asItemError(op, object, cause) };
}
function skipped(op, object, reason) {
    return { ...describedBy(object), op, status: 'skipped', reason };
}
/** The properties that identify the object, and what was listed of it. */
function describedBy({ bucket, key, versionId, uploadId, listed, }) {
    return {
        bucket,
        key,
        ...(versionId !== undefined && { versionId }),
        ...(uploadId !== undefined && { uploadId }),
        ...(listed !== undefined && { listed }),
    };
}
/** Only the properties that identify the object. */
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
/**
 * Reasons to skip an object. The log, the summary, the report and the tests use the same words; a
 * new reason is added here first.
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
/** The explanation of each reason in the summary. */
const REASON_TEXT = {
    exists: 'the key already exists (if-exists: skip)',
    symlink: 'a symbolic link (follow-symlinks: true uploads what it points to)',
    'newer-than-run': 'written by another client after this run began',
    younger: 'not old enough (older-than)',
    newest: 'among the newest (keep-newest)',
    'under-an-hour': 'changed less than an hour ago, or in a directory that was, so it may be unfinished',
    'beside-directories': 'not in a directory directly under the prefix, so keep-newest does not apply',
    changed: 'appeared or changed after the plan was made',
    'covers-older': 'the current version: deleting it would make an older, kept version visible',
    gone: 'deleted, completed or aborted by another client before this run reached it',
    unchanged: 'the store holds the same content with the same headers',
    'not-selected': 'not selected by the globs or by include-hidden-files',
    kept: 'removed from the directory too recently (keep-deleted-for)',
    state: 'the state of a sync, of which a part is kept',
};
/**
 * Why an object is kept although the inputs select it; undefined where an input explains that, or
 * where no object is kept. These reasons cause a warning.
 */
const UNEXPLAINED = {
    exists: undefined,
    symlink: undefined,
    'newer-than-run': 'written after this run began',
    younger: undefined,
    newest: undefined,
    'under-an-hour': undefined,
    'beside-directories': undefined,
    changed: 'written or changed after the plan was made',
    // The older version has an outcome of its own.
    'covers-older': undefined,
    gone: undefined,
    unchanged: undefined,
    'not-selected': undefined,
    kept: undefined,
    state: undefined,
};


/***/ }),

/***/ 527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  mB: () => (/* binding */ causeLine),
  t1: () => (/* binding */ causeLines),
  xv: () => (/* binding */ causeText),
  Px: () => (/* binding */ createCauses),
  dJ: () => (/* binding */ failuresOf),
  PQ: () => (/* binding */ isOwnFailure),
  Vb: () => (/* binding */ nameOf),
  GV: () => (/* binding */ restOfCauses)
});

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __nccwpck_require__(3828);
// EXTERNAL MODULE: ./lib/core/text.js
var core_text = __nccwpck_require__(9716);
;// CONCATENATED MODULE: ./lib/core/tally/message-pattern.js

/**
 * Splits a message, of which at most 1,024 characters count, into what says why a request failed and
 * what only says which one it was: the key in any spelling, ARNs, ids of requests and hosts,
 * addresses, times, and numbers of attempts, seconds or bytes.
 */
function piecesOf(message, { key }) {
    const pieces = [];
    const text = (0,core_text/* excerptOf */.zU)(message);
    let end = 0;
    for (const [from, to] of placesOfKey(text, key)) {
        addTokens(pieces, text.slice(end, from), key);
        pieces.push({ kind: 'key', text: text.slice(from, to) });
        end = to;
    }
    addTokens(pieces, text.slice(end), key);
    return pieces;
}
/** Parts that vary, and places of the key among them, of one message: servers make up messages. */
const MAX_VARYING = 32;
const MAX_PLACES = 8;
/** The places of a key that do not overlap, each with the quoted text or the ARN that it is part of. */
function placesOfKey(text, key) {
    const found = [];
    let end = 0;
    const spellings = spellingsIn(text, key);
    while (found.length < MAX_PLACES) {
        const next = nextPlace(text, spellings, end);
        if (next === undefined)
            return found;
        const place = widened(text, next, end);
        found.push(place);
        [, end] = place;
    }
    return found;
}
/** The first place from `start` on of any spelling, and of the longest one there. */
function nextPlace(text, spellings, start) {
    let best;
    for (const spelling of spellings) {
        const from = indexOfWhole(text, spelling, start);
        if (from === -1 || (best !== undefined && from > best[0]))
            continue;
        const to = from + spelling.length;
        if (best === undefined || from < best[0] || to > best[1])
            best = [from, to];
    }
    return best;
}
const WORD = /[\p{L}\p{N}]/u;
const PLAIN_WORD = /^[\p{L}\p{N}]+$/u;
/** Characters before a key that is a word, which a sentence may have for itself. */
const OPENING = /["'`/=>([{]/;
function indexOfWhole(text, spelling, start) {
    const isWord = PLAIN_WORD.test(spelling);
    for (let at = text.indexOf(spelling, start); at !== -1; at = text.indexOf(spelling, at + 1)) {
        const [before = '', after = ''] = [text[at - 1], text[at + spelling.length]];
        const startsWhole = !WORD.test(before) || !WORD.test(spelling[0] ?? '');
        const endsWhole = !WORD.test(after) || !WORD.test(spelling.at(-1) ?? '');
        if (startsWhole && endsWhole && (!isWord || OPENING.test(before)))
            return at;
    }
    return -1;
}
/** A quoted text without spaces that holds the key, such as a path or a URL; or its ARN. */
function widened(text, [from, to], start) {
    const before = /["'][^\s"']*$/.exec(text.slice(start, from))?.[0];
    const after = before && /^[^\s"']*["']/.exec(text.slice(to))?.[0];
    if (after !== undefined && before?.startsWith(after.slice(-1)) === true) {
        return [from - before.length, to + after.length];
    }
    const arn = /\barn:[^\s"'<>,;]*$/.exec(text.slice(start, from))?.[0] ?? '';
    return [from - arn.length, to];
}
/**
 * The spellings of a key that a text has, of all that messages use: as it is, normalized, quoted, in
 * JSON, XML or HTML, in a URL. Only the signs by which it is known are worth trying a notation.
 */
function spellingsIn(text, key) {
    const name = key.toWellFormed();
    const all = [
        ...[key, name, name.normalize('NFC'), name.normalize('NFD')],
        ...(/[\\…]/.test(text) ? [(0,core_text/* quote */.hD)(key), JSON.stringify(key)].map((it) => it.slice(1, -1)) : []),
        ...(text.includes('&') ? xmlSpellings(name) : []),
        ...(/[%+]/.test(text) ? urlSpellings(name) : []),
    ];
    return [...new Set(all)].filter((spelling) => spelling !== '' && text.includes(spelling));
}
function xmlSpellings(name) {
    const xml = xmlOf(name);
    return [xml, xml.replaceAll('&#39;', '&apos;'), xmlOf(name, /[&<>]/g)];
}
function urlSpellings(name) {
    const component = encodeURIComponent(name);
    const strict = component.replace(/[!'()*]/g, percentOf);
    const spaced = [component, strict, encodeURI(name)];
    const urls = [...spaced, ...spaced.map((url) => url.replaceAll('%20', '+'))];
    const encoded = urls.flatMap((url) => [url, url.replaceAll('%2F', '/')]);
    return [
        ...encoded,
        ...encoded.map((url) => url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())),
        ...encoded.map((url) => url.replaceAll('%', '%25')),
    ];
}
function percentOf(character) {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
const ENTITIES = new Map(Object.entries({ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }));
function xmlOf(text, special = /[&<>"']/g) {
    return text.replace(special, (character) => `&${ENTITIES.get(character) ?? '#39'};`);
}
const UNITS = 'attempts?|tries|retries|times|milliseconds?|ms|seconds?|s|minutes?|min|hours?|h|' +
    'bytes?|[KMGT]i?B';
/** What varies beside the key, by kind; what a `looksLike` refuses is fixed text. */
const TOKENS = [
    {
        kind: 'path',
        pattern: String.raw `"(?:[^"\\]|\\.)*"|(?<![\p{L}\p{N}])'[^']*'(?![\p{L}\p{N}])`,
        looksLike: isOfKey,
    },
    { kind: 'arn', pattern: String.raw `\barn:[^\s"'<>,;]+` },
    {
        kind: 'time',
        pattern: String.raw `\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[\d.,]*Z?|\b\d{8}T\d{6}Z|` +
            String.raw `\b[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT`,
    },
    {
        kind: 'id',
        pattern: String.raw `(?<=\b(?:request|host|trace|amz|extended)[ _-]?id(?:-2)?["']?[\s:=]{1,3}["']?)[\w+/=.-]+`,
    },
    { kind: 'address', pattern: String.raw `\b\d{1,3}(?:\.\d{1,3}){3}\b(?::\d+)?` },
    {
        kind: 'address',
        pattern: String.raw `(?<![\w:])[0-9a-f]*(?::[0-9a-f]*){3,}`,
    },
    {
        kind: 'number',
        pattern: String.raw `(?<![\w.,])\d[\d,]{0,30}(?:\.\d+)?(?= (?:${UNITS})\b)|(?<=^item )\d+`,
    },
    { kind: 'id', pattern: String.raw `(?<![\w+/=-])[\w+/=-]{12,}`, looksLike: isId },
];
const TOKEN = new RegExp(TOKENS.map(({ pattern }, index) => `(?<t${index}>${pattern})`).join('|'), 'giu');
function addTokens(pieces, text, key) {
    let end = 0;
    for (const match of text.matchAll(TOKEN)) {
        if (pieces.length > 2 * MAX_VARYING)
            break;
        const [token] = match;
        const kind = kindOf(match, key);
        const isQuoted = kind === undefined && /^["']/.test(token);
        if (token === '' || (kind === undefined && !isQuoted))
            continue;
        // The opening quote of what is quoted is fixed, and its closing one too.
        const start = match.index + (isQuoted ? 1 : 0);
        if (start > end)
            pieces.push(text.slice(end, start));
        if (isQuoted)
            addTokens(pieces, token.slice(1, -1), key);
        else
            pieces.push(kind === 'number' ? numberOf(token) : { kind: kind ?? '', text: token });
        end = match.index + token.length - (isQuoted ? 1 : 0);
    }
    if (end < text.length)
        pieces.push(text.slice(end));
}
function kindOf({ 0: token, groups }, key) {
    const type = TOKENS.find((_, index) => groups?.[`t${index}`] !== undefined);
    return type?.looksLike?.(token, key) === false ? undefined : type?.kind;
}
function numberOf(text) {
    return { kind: 'number', text, amount: Number(text.replaceAll(',', '')) };
}
/** Whether a quoted text is the path of the file that a key is made of, or a key above or below it. */
function isOfKey(token, key) {
    const inner = token.slice(1, -1);
    return [key, (0,core_text/* quote */.hD)(key).slice(1, -1)].some((name) => {
        const isSameFile = inner !== '' && lastSegmentOf(inner) === lastSegmentOf(name);
        return isSameFile || name.startsWith(`${inner}/`) || inner.startsWith(`${name}/`);
    });
}
function lastSegmentOf(path) {
    return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
/** UUIDs, digests, and the ids of requests and hosts; no name has digits and letters like these. */
function isId(token) {
    if (!/\d/.test(token))
        return false;
    if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(token))
        return true;
    if (/^(?:[0-9a-f]{16,}|[0-9A-Z]{12,})$/.test(token))
        return true;
    const isMixed = /[a-z]/.test(token) && /[A-Z]/.test(token);
    return isMixed && (token.endsWith('=') || token.length >= 60);
}

;// CONCATENATED MODULE: ./lib/core/tally/causes.js



const MAX_CAUSES = 100;
/** Codes of objects that did not fail by themselves: something else ended the batch before. */
const ASIDES = new Map([
    ['RequestCanceled', 'stopped'],
    ['NotAttempted', 'notAttempted'],
    ['DeletesStopped', 'notAttempted'],
    ['AbortsStopped', 'notAttempted'],
]);
/** Whether an object failed by itself: it was not only interrupted or not attempted. */
function isOwnFailure({ code }) {
    return !ASIDES.has(code);
}
/** Counts failed objects by cause, in memory for at most 100 causes. */
function createCauses() {
    const groups = new Map();
    const asides = new Map();
    let others = 0;
    const causeAside = (name) => {
        const group = asides.get(name);
        return group && causeOf(group);
    };
    return {
        add(error) {
            const aside = ASIDES.get(error.code);
            const pieces = aside ? [(0,core_text/* excerptOf */.zU)(textOf(error))] : piecesOf(textOf(error), error);
            const all = aside ? asides : groups;
            const name = aside ?? nameOfGroup(error, pieces);
            const known = all.get(name);
            if (known === undefined && !aside && groups.size >= MAX_CAUSES) {
                others += dropRarest(groups);
            }
            const group = known ?? newGroup(error, pieces);
            all.set(name, group);
            join(group, error, pieces);
        },
        list: () => ({
            failures: [...groups.values()].sort((a, b) => b.count - a.count).map(causeOf),
            others,
            stopped: causeAside('stopped'),
            notAttempted: causeAside('notAttempted'),
        }),
    };
}
function nameOfGroup({ code }, pieces) {
    return JSON.stringify([(0,core_text/* excerptOf */.zU)(code), ...pieces.map(fixedPartOf)]);
}
/**
 * Makes room for a new cause, which may be the one of all that follow. Returns the number of objects
 * of the cause that was dropped, the oldest of the rarest.
 */
function dropRarest(groups) {
    let [rarest, count] = ['', Infinity];
    for (const [name, group] of groups) {
        if (group.count < count)
            [rarest, count] = [name, group.count];
    }
    groups.delete(rarest);
    return count;
}
function newGroup(error, pieces) {
    const parts = pieces.map((piece) => typeof piece === 'string' ? piece : { ...piece, isConstant: true, least: piece, most: piece });
    const code = hasCode(error) ? (0,core_text/* excerptOf */.zU)(error.code) : undefined;
    return { code, parts, count: 0, objects: [], samples: new Map() };
}
const MAX_OBJECTS = 5;
const MAX_SAMPLES = 4;
function join(group, error, pieces) {
    group.count += 1;
    if (group.objects.length < MAX_OBJECTS)
        group.objects.push(namedObject(error));
    const request = requestOf(error);
    if (group.samples.size < MAX_SAMPLES && !group.samples.has(request)) {
        group.samples.set(request, error);
    }
    pieces.forEach((piece, index) => {
        const part = group.parts[index];
        if (typeof piece !== 'string' && typeof part === 'object')
            widen(part, piece);
    });
}
function widen(range, piece) {
    range.isConstant &&= piece.text === range.text;
    const { amount } = piece;
    if (amount === undefined)
        return;
    if (amount < (range.least.amount ?? 0))
        range.least = piece;
    if (amount > (range.most.amount ?? 0))
        range.most = piece;
}
function namedObject({ key, versionId }) {
    const version = versionId === undefined ? undefined : (0,core_text/* excerptOf */.zU)(versionId);
    return { key: key.length > 1024 ? (0,core_text/* excerptOf */.zU)(key) : key, versionId: version };
}
/** What an advice depends on beside code and message. */
function requestOf({ cause, key, versionId }) {
    if (!(cause instanceof errors/* StoreError */.AD))
        return '';
    const otherKey = cause.key === key ? undefined : cause.key;
    const { operation, status } = cause;
    return JSON.stringify([operation, status, otherKey, versionId !== undefined]);
}
/** A number has another unit after it for one attempt than for two. */
function fixedPartOf(piece) {
    if (typeof piece !== 'string')
        return { kind: piece.kind };
    return piece.replace(/^ (attempt|byte|second|minute|hour|millisecond)s?\b/, ' $1');
}
function causeOf({ code, parts, count, objects, samples }) {
    const message = parts.map(shownPart).join('');
    return { code, message, count, objects: [...objects], samples: [...samples.values()] };
}
function shownPart(part, index, parts) {
    if (typeof part !== 'string')
        return shownRange(part);
    const before = parts[index - 1];
    const isOfMany = typeof before === 'object' && !before.isConstant && before.kind === 'number';
    return isOfMany ? part.replace(/^ (attempt|byte|second|minute|hour)\b/, ' $1s') : part;
}
function shownRange({ kind, text, isConstant, least, most }) {
    if (isConstant)
        return text;
    if (kind === 'number')
        return `${least.text} to ${most.text}`;
    const [first = ''] = /^["']/.exec(text) ?? [];
    return `${first}…${first}`;
}
/** An error without a message has the name of its class at least. */
function textOf({ cause, code }) {
    return (0,errors/* messageOf */.bD)(cause) || code;
}
/** Without a code of its own, an error is known by the name of its class, which says nothing. */
function hasCode({ cause, code }) {
    if (!(cause instanceof Error))
        return code !== 'Error';
    return code !== cause.name || ('code' in cause && cause.code === code);
}
/** Causes that a message names. */
const MAX_NAMED_CAUSES = 3;
/** The most frequent causes, one a line, and how many more there are. */
function causeLines({ failures, others }) {
    return [
        ...failures.slice(0, MAX_NAMED_CAUSES).map(causeLine),
        ...restOfCauses(failures.slice(MAX_NAMED_CAUSES), others),
    ];
}
/** `AccessDenied: Access Denied: "a.html", "b.html" and 12 more`. */
function causeLine(cause) {
    const { count, objects } = cause;
    const rest = count > objects.length ? ` and ${(0,core_text/* formatCount */.B4)(count - objects.length)} more` : '';
    const names = objects.map((object) => nameOf(object, core_text/* quote */.hD));
    const text = causeText(cause, (words) => words).replace(/\.$/, '');
    return `${text}: ${names.join(', ')}${rest}`;
}
/** `and 3 more causes (12 failures)`; none if no cause is left. */
function restOfCauses(causes, others) {
    if (causes.length === 0 && others === 0)
        return [];
    const number = others > 0 ? `more than ${(0,core_text/* formatCount */.B4)(causes.length)}` : (0,core_text/* formatCount */.B4)(causes.length);
    const many = causes.length === 1 && others === 0 ? 'cause' : 'causes';
    return [`and ${number} more ${many} (${(0,core_text/* plural */.LS)(failuresOf(causes, others), 'failure')})`];
}
/** Failed objects of some causes, and of the others. */
function failuresOf(causes, others) {
    return causes.reduce((sum, { count }) => sum + count, others);
}
/** `AccessDenied: Access Denied`, as `write` writes untrusted text. */
function causeText({ code, message }, write) {
    const isWhole = code === undefined || code === message;
    return isWhole ? write(message) : `${write(code)}: ${write(message)}`;
}
/** `"a.html"` or `"a.html" (version "3HL4kqtJ")`, as `write` writes untrusted text. */
function nameOf({ key, versionId }, write) {
    return versionId === undefined ? write(key) : `${write(key)} (version ${write(versionId)})`;
}


/***/ }),

/***/ 9716:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   UN: () => (/* binding */ escapeControls),
/* harmony export */   bp: () => (/* binding */ describeValue),
/* harmony export */   dV: () => (/* binding */ ownCopyOf),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   nV: () => (/* binding */ formatAge),
/* harmony export */   pf: () => (/* binding */ quoteShort),
/* harmony export */   qb: () => (/* binding */ nearestName),
/* harmony export */   s3: () => (/* binding */ ageInWords),
/* harmony export */   z3: () => (/* binding */ formatBytes),
/* harmony export */   zU: () => (/* binding */ excerptOf)
/* harmony export */ });
/** Texts with fewer characters share no memory with others. */
const MIN_SHARED = 13;
/**
 * A copy of a text that keeps no other text in memory. V8 stores a slice, and a text that was
 * joined from pieces, as a reference to the texts that it was made from.
 */
function ownCopyOf(text) {
    if (text.length < MIN_SHARED)
        return text.toWellFormed();
    return Buffer.from(text).toString();
}
/** Maximum length of a code or a message of a server, in characters. */
const MAX_LENGTH = 1024;
/**
 * The text of a server, cut at 1,024 characters, but never within a surrogate pair. Nothing else of
 * the answer is kept in memory.
 */
function excerptOf(text) {
    if (text.length <= MAX_LENGTH)
        return ownCopyOf(text);
    const end = isLeadSurrogate(text.charCodeAt(MAX_LENGTH - 2)) ? MAX_LENGTH - 2 : MAX_LENGTH - 1;
    return ownCopyOf(`${text.slice(0, end)}…`);
}
function isLeadSurrogate(unit) {
    return unit >= 0xd800 && unit <= 0xdbff;
}
const MAX_SHOWN = 200;
/**
 * Characters that would break a line, move the cursor, turn the text around, hide in it or make
 * it something else: controls, line and paragraph separators, bidirectional and other invisible
 * formatting characters, and halves of surrogate pairs.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** Backslashes that would read as the beginning of an escape, and quotes. */
const AMBIGUOUS = /\\(?=[\\"\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|u\{|$)|"/gu;
/**
 * A name for a message, in quotes and on one line. An unprintable character becomes `\u{a}`, a
 * quote `\"`, and a backslash is kept, except where it would read as part of an escape: there it
 * becomes `\\`. So every name has one spelling, and none is escaped again when it is printed.
 */
function quote(name) {
    return `"${escapeControls(name.replace(AMBIGUOUS, '\\$&'))}"`;
}
/** A value for a message, in quotes like a name, and cut at 200 characters. */
function quoteShort(value) {
    if (value.length <= MAX_SHOWN)
        return quote(value);
    return quote(`${value.slice(0, MAX_SHOWN).replace(/[\ud800-\udbff]$/, '')}…`);
}
/**
 * A text with its unprintable characters escaped, and `##[command]` too, which the runner obeys
 * anywhere in a line
 * (https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs).
 */
function escapeControls(text) {
    return text.replace(UNPRINTABLE, escapeCharacter).replaceAll('##[', '#\\u{23}[');
}
function escapeCharacter(character) {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
/** A value of any type for a message. Calls no method of the value. */
function describeValue(value) {
    if (typeof value === 'string')
        return quoteShort(value);
    if (typeof value === 'function')
        return 'a function';
    if (typeof value !== 'object' || value === null)
        return String(value);
    return Array.isArray(value) ? `an array of ${value.length}` : 'an object';
}
/** A whole number with thousands separators. Loading the locales for this would take 25 ms. */
function formatCount(count) {
    return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
/** A number with its noun: `1 object`, `1,204 objects`. Default of `many`: the noun with an `s`. */
function plural(count, one, many = `${one}s`) {
    return `${formatCount(count)} ${count === 1 ? one : many}`;
}
const UNITS = ['KiB', 'MiB', 'GiB', 'TiB'];
/** A number of bytes in the largest unit that fits: `532 bytes`, `1.5 MiB`. */
function formatBytes(bytes) {
    if (bytes < 1024)
        return plural(bytes, 'byte');
    const steps = Math.min(Math.floor(Math.log2(bytes) / 10), UNITS.length);
    return `${(bytes / 1024 ** steps).toFixed(1)} ${UNITS[steps - 1] ?? ''}`;
}
const AGES = [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['min', 60_000],
];
/** An age in milliseconds in its largest whole unit: `41 d`, `3 h`, `5 min`, `12 s`. */
function formatAge(age) {
    if (Number.isNaN(age))
        return 'unknown';
    const [unit, length] = AGES.find(([, one]) => age >= one) ?? ['s', 1000];
    return `${formatCount(Math.max(0, Math.floor(age / length)))} ${unit}`;
}
const AGE_WORDS = { d: 'day', h: 'hour', min: 'minute' };
/** An age in milliseconds in words: `41 days old`, `1 hour old`, `less than a minute old`. */
function ageInWords(age) {
    if (Number.isNaN(age))
        return 'of unknown age';
    const found = AGES.find(([, one]) => age >= one);
    if (found === undefined)
        return 'less than a minute old';
    const [unit, length] = found;
    return `${plural(Math.floor(age / length), AGE_WORDS[unit])} old`;
}
/**
 * The most similar of some names, for a hint; undefined: more than a third of its letters differ.
 */
function nearestName(text, names) {
    const ranked = names
        .map((name) => ({ name, distance: editDistance(text.toLowerCase(), name) }))
        .sort((a, b) => a.distance - b.distance);
    const [best] = ranked;
    if (best === undefined)
        return undefined;
    return best.distance <= Math.max(1, Math.floor(best.name.length / 3)) ? best.name : undefined;
}
/**
 * Letters to insert, delete, replace or swap
 * (https://en.wikipedia.org/wiki/Damerau-Levenshtein_distance).
 */
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


/***/ }),

/***/ 2671:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $8: () => (/* binding */ ownHeaders),
/* harmony export */   I9: () => (/* binding */ statePathOf),
/* harmony export */   U5: () => (/* binding */ stateHeaders)
/* harmony export */ });
/* harmony import */ var _core_globs_globs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5356);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1547);
/* harmony import */ var _core_object_headers_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8203);



/**
 * The path of a state object that the globs of header rules match: relative to the prefix of the
 * sync, and the whole key where that is not under the prefix.
 */
function statePathOf(stateKey, prefix) {
    return stateKey.startsWith(prefix) ? stateKey.slice(prefix.length) : stateKey;
}
/**
 * The headers that the rules set for a state object and its lease. Both have the same: a rule that
 * matches either of the two sets them for both.
 */
function stateHeaders(rules, path) {
    const paths = [path, (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .leaseKeyOf */ .Zq)(path)];
    const matching = rules.filter(({ glob }) => {
        const globs = (0,_core_globs_globs_js__WEBPACK_IMPORTED_MODULE_1__/* .compileGlobs */ .tI)([glob]);
        return paths.some((one) => globs.matches(one));
    });
    return ownHeaders(Object.assign({}, ...matching.map(({ headers }) => headers)));
}
/** The headers that an object which the action stores for itself takes of those for its key. */
function ownHeaders(headers) {
    return Object.fromEntries(Object.entries(headers).filter(([name, value = '']) => {
        const ownValues = (0,_core_object_headers_js__WEBPACK_IMPORTED_MODULE_2__/* .objectHeader */ .$o)(name)?.ownValues ?? 'none';
        return typeof ownValues === 'string' ? ownValues === 'all' : ownValues.includes(value);
    }));
}


/***/ }),

/***/ 4630:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Tx: () => (/* binding */ headerWarnings),
/* harmony export */   bA: () => (/* binding */ storedValue),
/* harmony export */   kX: () => (/* binding */ headerValueProblem),
/* harmony export */   r8: () => (/* binding */ AUTO_TYPE)
/* harmony export */ });
/* harmony import */ var _core_object_headers_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8203);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9716);


/** `type/subtype`, and parameters. */
const CONTENT_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+\s*(?:;.*)?$/;
/** The value of `Content-Type` for the type by the file's extension. */
const AUTO_TYPE = 'auto';
/** The problem with a header's value; undefined: none. */
function headerValueProblem(name, value) {
    if (value === '') {
        const remedy = 'write it after the colon, or remove the line';
        return { statement: 'has no value', remedy };
    }
    if (value.includes('${{')) {
        const statement = 'has an expression that was not evaluated';
        return { statement, remedy: 'check where the rules come from' };
    }
    return (charactersProblem(name, value) ??
        (name.startsWith(_core_object_headers_js__WEBPACK_IMPORTED_MODULE_0__/* .METADATA_PREFIX */ .z3) ? undefined : writtenProblem(value)) ??
        choiceProblem(name, value));
}
/** A value that is not ASCII is sent as other bytes than were signed, and refused. */
function charactersProblem(name, value) {
    if (/[^\t\x20-\x7e\x80-\uffff]/.test(value)) {
        return { statement: 'has control characters', remedy: 'write one line of ASCII text' };
    }
    const [other] = /[^\t\x20-\x7e]+/u.exec(value) ?? [];
    if (other === undefined)
        return undefined;
    const encoded = encodeURIComponent(other.toWellFormed());
    const remedy = name === 'content-disposition'
        ? `write a file name as filename*=UTF-8''…, with ${encoded} for ${other}`
        : `write ${encoded} for ${other}`;
    return { statement: `has ${other}, but a header value is ASCII`, remedy };
}
/** Quotes and comments, which YAML or a shell would have removed. */
function writtenProblem(value) {
    const inside = quotedWhole(value);
    if (inside !== undefined) {
        const statement = 'is in quotes, which would be stored too';
        return { statement, remedy: `write ${inside}` };
    }
    const rest = beforeComment(value);
    if (rest === undefined)
        return undefined;
    const statement = 'ends with a comment, which would be stored too';
    return { statement, remedy: `write ${rest}, and the comment on a line of its own` };
}
function quotedWhole(value) {
    return /^(["'`])((?:(?!\1).)+)\1$/.exec(value)?.[2];
}
/** The value before a comment; a `#` in quotes is part of a file's name. */
function beforeComment(value) {
    const index = value.replace(/"[^"]*"/g, (text) => 'x'.repeat(text.length)).search(/\s#/);
    return index < 0 ? undefined : value.slice(0, index).trim();
}
function choiceProblem(name, value) {
    const { values, kind } = (0,_core_object_headers_js__WEBPACK_IMPORTED_MODULE_0__/* .objectHeader */ .$o)(name) ?? {};
    if (values !== undefined && !values.includes(value)) {
        return { statement: 'is not an allowed value', remedy: `write ${values.join(' or ')}` };
    }
    if (name === 'content-type' && !isAuto(value) && !CONTENT_TYPE.test(value)) {
        return {
            statement: 'is not a type/subtype',
            remedy: 'write text/css; charset=utf-8 for example, or auto for the type by file extension',
        };
    }
    if (kind !== 'date' || isDate(value))
        return undefined;
    return {
        statement: 'is not a date',
        remedy: 'write Wed, 21 Oct 2026 07:28:00 GMT or 2026-10-21T07:28:00Z, for example',
    };
}
/** A value in the form that rules store. */
function storedValue(name, value) {
    return name === 'content-type' && isAuto(value) ? AUTO_TYPE : value;
}
function isAuto(value) {
    return value.toLowerCase() === AUTO_TYPE;
}
/** Warnings about a value that S3 stores as it is, but that is probably a mistake. */
function headerWarnings(name, value) {
    if (name.startsWith(_core_object_headers_js__WEBPACK_IMPORTED_MODULE_0__/* .METADATA_PREFIX */ .z3))
        return metadataWarnings(name, value);
    if (name === 'cache-control')
        return cacheControlWarnings(value);
    if (name === 'content-encoding')
        return encodingWarnings(value);
    if (name !== 'x-amz-storage-class' || STORAGE_CLASSES.includes(value))
        return [];
    const near = (0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .nearestName */ .qb)(value.replaceAll('-', '_'), STORAGE_CLASSES.map((one) => one.toLowerCase()));
    return [
        `is not a storage class of Amazon S3${near === undefined ? '' : `: did you mean ${near.toUpperCase()}?`}`,
    ];
}
function metadataWarnings(name, value) {
    const bare = name.slice(_core_object_headers_js__WEBPACK_IMPORTED_MODULE_0__/* .METADATA_PREFIX */ .z3.length);
    const stored = _core_object_headers_js__WEBPACK_IMPORTED_MODULE_0__/* .OBJECT_HEADER_NAMES */ .X3.find((one) => one.replace(/^x-amz-/, '') === bare);
    return [
        ...(writtenProblem(value) === undefined ? [] : ['is stored with its quotes or its comment']),
        ...(stored === undefined ? [] : [`is metadata and has no effect: did you mean ${stored}?`]),
    ];
}
function encodingWarnings(value) {
    const unknown = value.split(',').find((one) => !ENCODINGS.includes(one.trim().toLowerCase()));
    if (unknown === undefined)
        return [];
    const isCharset = /^(utf-?8|utf-?16|iso-8859-.*|latin-?1|ascii|us-ascii)$/i.test(unknown.trim());
    const hint = isCharset
        ? `: a charset belongs in Content-Type`
        : `: known are ${ENCODINGS.slice(0, 4).join(', ')}`;
    return [`is not an encoding that browsers know${hint}`];
}
const ENCODINGS = [
    'gzip',
    'br',
    'zstd',
    'deflate',
    'compress',
    'identity',
    'aws-chunked',
    'x-gzip',
    'dcb',
    'dcz',
];
/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
const STORAGE_CLASSES = [
    'STANDARD',
    'STANDARD_IA',
    'ONEZONE_IA',
    'INTELLIGENT_TIERING',
    'GLACIER_IR',
    'GLACIER',
    'DEEP_ARCHIVE',
    'REDUCED_REDUNDANCY',
    'EXPRESS_ONEZONE',
    'OUTPOSTS',
    'SNOW',
    'FSX_OPENZFS',
];
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
/** Directives of answers, and the kind of their value (RFC 9111, RFC 5861, RFC 8246). */
const DIRECTIVES = {
    'max-age': 'seconds',
    's-maxage': 'seconds',
    'stale-while-revalidate': 'seconds',
    'stale-if-error': 'seconds',
    'no-cache': 'fields',
    private: 'fields',
    public: 'none',
    'no-store': 'none',
    'no-transform': 'none',
    'must-revalidate': 'none',
    'proxy-revalidate': 'none',
    'must-understand': 'none',
    immutable: 'none',
};
/** Warnings about parts of a `Cache-Control` value that caches would ignore. */
function cacheControlWarnings(value) {
    const directives = value.replaceAll(/"[^"]*"/g, '""').split(',');
    return directives.flatMap((directive) => directiveWarnings(directive.trim()));
}
function directiveWarnings(directive) {
    if (directive === '')
        return [];
    const [, name = '', argument] = /^([^=]*)(?:=(.*))?$/s.exec(directive) ?? [];
    const kind = DIRECTIVES[name.toLowerCase()];
    if (kind === undefined) {
        const near = (0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .nearestName */ .qb)((/^[\w-]+/.exec(name) ?? [name])[0], Object.keys(DIRECTIVES));
        const isSeparated = near !== undefined && /[;:\s]/.test(name);
        const separators = ': separate directives by ",", and a value by "="';
        const hint = near === undefined ? '' : `: did you mean ${near}?`;
        return [`has the unknown directive ${name}${isSeparated ? separators : hint}`];
    }
    if (kind === 'seconds' && !/^(?:\d+|"")$/.test(argument ?? '')) {
        return [`has ${directive} without a number of seconds: write ${name}=3600, for example`];
    }
    return kind === 'none' && argument !== undefined
        ? [`has a value for ${name}, which takes none`]
        : [];
}


/***/ }),

/***/ 5911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ createDigester)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8161);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8500);
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5919);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(3828);
/* harmony import */ var _digests_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1206);





/** One processor is kept for the thread that sends; more threads would wait for the disk. */
const THREADS = Math.min(4, Math.max(1, (0,node_os__WEBPACK_IMPORTED_MODULE_0__.availableParallelism)() - 1));
/** Bytes from which reading in threads pays for their start. */
const WORTH_THREADS = 4 * 1024 * 1024;
/** The time to open a file, in bytes that are hashed in the same time. */
const OPENING = 16 * 1024;
/** Lists queued for each thread, so that it has work while its caller is busy. */
const LISTS_A_THREAD = 8;
/** Heap limits of a thread, in MiB: it holds little besides a piece of a file. */
const HEAP = { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 64 };
/**
 * Reads files in threads, once there is enough to read. `entry` is `digest-thread.ts` in a form
 * that Node can run; undefined: all files are read in the caller's thread.
 */
function createDigester(entry) {
    let threads;
    let work = 0;
    const memory = Buffer.allocUnsafeSlow(_digests_js__WEBPACK_IMPORTED_MODULE_3__/* .PIECE_SIZE */ .rQ);
    let queue = Promise.resolve();
    // One list at a time, since all are read into the same memory.
    const digestInTurn = (jobs) => {
        const results = queue.then(() => (0,_digests_js__WEBPACK_IMPORTED_MODULE_3__/* .digestFiles */ .Eh)(jobs, memory));
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
            // Lets the threads' answers arrive, and more lists reach them, before this thread reads on.
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_1__.setImmediate)();
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
    const worker = new node_worker_threads__WEBPACK_IMPORTED_MODULE_2__.Worker(entry, { resourceLimits: HEAP });
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
    const message = `a worker thread ended unexpectedly (${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(cause)}): run again on a runner with more ` +
        'memory, and with all files of the action in place';
    return new Error(message, { cause });
}
/** Reads files that the thread could not read again here, to get the error. */
async function withReasons(jobs, digests) {
    const results = [];
    for (const [at, job] of jobs.entries()) {
        const digest = digests[at];
        results.push(...(digest ? [digest] : await (0,_digests_js__WEBPACK_IMPORTED_MODULE_3__/* .digestFiles */ .Eh)([job])));
    }
    return results;
}


/***/ }),

/***/ 1206:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Eh: () => (/* binding */ digestFiles),
/* harmony export */   aD: () => (/* binding */ digestContent),
/* harmony export */   hQ: () => (/* binding */ withDigest),
/* harmony export */   rQ: () => (/* binding */ PIECE_SIZE)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3828);
/* harmony import */ var _file_content_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8605);



/** Number of bytes read at a time. */
const PIECE_SIZE = 1024 * 1024;
/** Reads content once, from its start to its end. Rejects as its `read` does. */
async function digestContent(content, { partSizes = [], checksum, memory } = {}) {
    const { size } = content;
    // Nearly all files are this small, and one call takes half the time.
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
/** Content whose MD5 is known once it was read from start to end, as an upload does. */
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
/** Computes the ETag that S3 gives an upload in parts of this size. */
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
/** Reads files one after the other. `memory`: see DigestOptions. */
async function digestFiles(jobs, memory) {
    const results = [];
    for (const { path, planned, partSizes } of jobs) {
        try {
            const options = memory === undefined ? { partSizes } : { partSizes, memory };
            results.push(await digestContent((0,_file_content_js__WEBPACK_IMPORTED_MODULE_1__/* .fileContent */ .qY)(path, planned), options));
        }
        catch (thrown) {
            if (!(thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .StoreError */ .AD))
                throw thrown;
            results.push(thrown);
        }
    }
    return results;
}


/***/ }),

/***/ 8605:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   qY: () => (/* binding */ fileContent),
/* harmony export */   vU: () => (/* binding */ plannedFile)
/* harmony export */ });
/* unused harmony exports syncFileIo, asyncFileIo */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7975);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3828);
/* harmony import */ var _core_items_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2019);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9716);





/** Maximum bytes of a synchronous read: to hand it to another thread would take longer. */
const AT_ONCE = 256 * 1024;
/** Non-blocking, so that a FIFO in the file's place can't block the run for ever. */
const READ_FLAGS = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK;
/**
 * Returns the bytes of a file as `Content`. Every read opens it anew, and rejects with a StoreError
 * `ContentChanged` when the file is not the planned one before and after, or `UnreadableFile` when
 * it can't be read. No file stays open. A change that keeps size and modification time is not
 * noticed: the time of change (ctime) would show it, but backups, indexers and hard links made
 * elsewhere set it too, and a deploy must not fail for them.
 */
function fileContent(absolutePath, planned) {
    const { size } = planned;
    return {
        size,
        read: (start, end, memory) => end - start <= AT_ONCE
            ? new Promise((resolve) => {
                resolve(readAtOnce(absolutePath, planned, start, bufferOf(end - start, memory)));
            })
            : readInTheBackground(absolutePath, planned, start, bufferOf(end - start, memory)),
    };
}
function readAtOnce(path, planned, start, bytes) {
    let file;
    try {
        file = syncFileIo.open(path, READ_FLAGS);
        assertPlanned(syncFileIo.stat(file), path, planned);
        const count = fillAtOnce(file, bytes, start);
        assertPlanned(syncFileIo.stat(file), path, planned);
        if (count < bytes.length)
            throw changed(path, `ended at byte ${start + count}`);
        return bytes;
    }
    catch (thrown) {
        throw readError(path, thrown, file !== undefined);
    }
    finally {
        if (file !== undefined)
            syncFileIo.close(file);
    }
}
async function readInTheBackground(path, planned, start, bytes) {
    let file;
    try {
        file = await asyncFileIo.open(path, READ_FLAGS);
        assertPlanned(await asyncFileIo.stat(file), path, planned);
        const count = await fillInTheBackground(file, bytes, start);
        assertPlanned(await asyncFileIo.stat(file), path, planned);
        if (count < bytes.length)
            throw changed(path, `ended at byte ${start + count}`);
        return bytes;
    }
    catch (thrown) {
        throw readError(path, thrown, file !== undefined);
    }
    finally {
        if (file !== undefined)
            await asyncFileIo.close(file);
    }
}
/** Never from Buffer's pool, of which a small body would keep 8 KiB alive. */
function bufferOf(size, memory) {
    const isEnough = memory !== undefined && memory.byteLength >= size;
    return isEnough
        ? Buffer.from(memory.buffer, memory.byteOffset, size)
        : Buffer.allocUnsafeSlow(size);
}
/** Fills `bytes` with the file's content from `start`. Returns the number of bytes read. */
function fillAtOnce(file, bytes, start) {
    let count = 0;
    while (count < bytes.length) {
        const more = syncFileIo.read(file, bytes, count, start + count);
        if (more === 0)
            break;
        count += more;
    }
    return count;
}
async function fillInTheBackground(file, bytes, start) {
    let count = 0;
    while (count < bytes.length) {
        const more = await asyncFileIo.read(file, bytes, count, start + count);
        if (more === 0)
            break;
        count += more;
    }
    return count;
}
/** Returns the state of a file from its stats, for `fileContent` to compare it with later. */
function plannedFile(stats) {
    const { size, dev, ino } = stats;
    return { size: Number(size), mtimeMs: modifiedAt(stats), identity: { dev, ino } };
}
function modifiedAt({ mtimeNs }) {
    return Number(mtimeNs) / 1e6;
}
/** The error of a file that exists but can't be read. */
function unreadable(path, cause) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .StoreError */ .AD('UnreadableFile', `file ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(path)} can't be read (${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(cause)}): ` +
        'give the user that runs this permission to read it, or exclude it with a glob', { cause });
}
/** The error of a file that could not be opened or read. */
function readError(path, thrown, isOpen) {
    if (thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .StoreError */ .AD)
        return thrown;
    const isGone = !isOpen && ['ENOENT', 'ENOTDIR'].includes((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(thrown));
    return isGone ? changed(path, 'was removed') : unreadable(path, thrown);
}
function changed(path, how) {
    return (0,_core_items_js__WEBPACK_IMPORTED_MODULE_4__/* .contentChanged */ .a7)(`file ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(path)} ${how}`);
}
function assertPlanned(stats, path, { size, mtimeMs, identity }) {
    const isSame = stats.ino === identity.ino && stats.dev === identity.dev;
    if (!isSame)
        throw changed(path, 'was replaced by another file');
    const found = Number(stats.size);
    if (found !== size)
        throw changed(path, `changed from ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(size)} to ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(found, 'byte')}`);
    if (modifiedAt(stats) !== mtimeMs)
        throw changed(path, 'was modified');
}
/**
 * File operations in the thread of the event loop, which take some microseconds for a small file.
 * Each of them on another thread would take longer than all of them together.
 */
const syncFileIo = {
    open: node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync,
    stat: (file) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(file, { bigint: true }),
    /** Reads into `bytes` at `offset` from `position`. Returns the number of bytes; 0 at the end. */
    read: (file, bytes, offset, position) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(file, bytes, offset, bytes.length - offset, position),
    close: node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync,
};
const openInTheBackground = (0,node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(node_fs__WEBPACK_IMPORTED_MODULE_0__.open);
const statInTheBackground = (0,node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(node_fs__WEBPACK_IMPORTED_MODULE_0__.fstat);
const readBytesInTheBackground = (0,node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(node_fs__WEBPACK_IMPORTED_MODULE_0__.read);
/** The same operations in other threads, without blocking the event loop. */
const asyncFileIo = {
    open: openInTheBackground,
    stat: (file) => statInTheBackground(file, { bigint: true }),
    read: async (file, bytes, offset, position) => {
        const length = bytes.length - offset;
        const { bytesRead } = await readBytesInTheBackground(file, bytes, offset, length, position);
        return bytesRead;
    },
    close: (0,node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(node_fs__WEBPACK_IMPORTED_MODULE_0__.close),
};


/***/ }),

/***/ 4695:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FK: () => (/* binding */ isInside),
/* harmony export */   aJ: () => (/* binding */ fileTarget)
/* harmony export */ });
/* unused harmony export safeRelativePath */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6760);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(3828);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9716);
/* harmony import */ var _held_directory_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(3850);







/** Whether `path` is `directory` or below it. Both are absolute, with their links resolved. */
function isInside(directory, path) {
    const way = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.relative)(directory, path);
    return way !== '..' && !way.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_3__.sep}`) && !(0,node_path__WEBPACK_IMPORTED_MODULE_3__.isAbsolute)(way);
}
/** https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file#naming-conventions */
const WINDOWS_DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)/i;
const WINDOWS_FORBIDDEN = /[\u0000-\u001f<>:"\\|?*]/;
/**
 * The path, relative to a directory, of the file that a key is downloaded to, or the problem: the
 * file would be outside the directory, in a `.git`, or under another name than the key's. Links on
 * the disk are checked by `fileTarget`.
 */
function safeRelativePath(key, platform = process.platform) {
    const problem = textProblem(key) ?? segmentsProblem(key.split('/'), platform);
    if (problem === undefined)
        return { path: key };
    return {
        problem: `key ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(key)} can't be the path of a file (${problem}): ` +
            'exclude it, or download it by itself under another name',
    };
}
function textProblem(key) {
    if (key === '')
        return 'it is empty';
    if (key.startsWith('/'))
        return 'it is absolute';
    if (key.endsWith('/'))
        return 'it ends with "/", as the marker of a directory does';
    if (key.includes('\0'))
        return 'it holds a NUL character';
    if (!key.isWellFormed())
        return 'it holds half a surrogate pair, which no UTF-8 name can hold';
    return undefined;
}
function segmentsProblem(segments, platform) {
    if (segments.includes(''))
        return 'it has an empty segment';
    const dots = segments.find((segment) => segment === '.' || segment === '..');
    if (dots !== undefined)
        return `it has the segment ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(dots)}`;
    const git = segments.find((segment) => /^(?:\.git|git~1)[. ]*$/i.test(segment));
    if (git !== undefined)
        return `Git would treat ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(git)} as its repository`;
    if (platform !== 'win32')
        return undefined;
    const bad = segments.find((segment) => !isWindowsName(segment));
    return bad && `Windows does not allow the name ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(bad)}`;
}
function isWindowsName(segment) {
    return (!WINDOWS_FORBIDDEN.test(segment) && !/[. ]$/.test(segment) && !WINDOWS_DEVICE.test(segment));
}
/**
 * Returns a target that downloads to a file below a directory, by a path relative to it and
 * separated by `/`. The bytes are written to a temporary file beside it, which replaces it when
 * complete and is removed otherwise. Missing parent directories are created. Rejects with a
 * StoreError: `UnsafePath` when the path can't be used or a link points out of the directory,
 * `WriteFailed` when the disk refuses, `DirectoryReplaced` when a directory on the way becomes
 * another or a link meanwhile. Errors of `chunks` pass through.
 */
function fileTarget(directory, relativePath) {
    const onDisk = (act) => actOnDisk((0,node_path__WEBPACK_IMPORTED_MODULE_3__.resolve)(directory, relativePath), act);
    return {
        write: async (chunks) => {
            let file;
            try {
                // Opened within the loop, so that a failure leaves the loop and thereby frees the body.
                for await (const chunk of chunks) {
                    const { handle } = (file ??= await onDisk(() => openTemporary(directory, relativePath)));
                    await onDisk(() => handle.writeFile(chunk));
                }
                const whole = (file ??= await onDisk(() => openTemporary(directory, relativePath)));
                await onDisk(() => whole.handle.close());
                await onDisk(() => replace(whole));
            }
            catch (thrown) {
                if (file !== undefined)
                    await discard(file);
                throw thrown;
            }
        },
    };
}
async function openTemporary(directory, relativePath) {
    const safe = safeRelativePath(relativePath);
    if ('problem' in safe)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .StoreError */ .AD('UnsafePath', safe.problem);
    const parent = await openParent(directory, safe.path.split('/').slice(0, -1));
    // A name of fixed length: one made from the file's may be too long for the disk.
    const name = `.s3-batch-action-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`;
    // `x`: never through a link, nor over a file, that was put there.
    inside(parent, (place) => {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)((0,_held_directory_js__WEBPACK_IMPORTED_MODULE_6__/* .entryOf */ .Ms)(place, name), 'wx'));
    });
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)((0,_held_directory_js__WEBPACK_IMPORTED_MODULE_6__/* .entryOf */ .Ms)(parent.path, name), node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_WRONLY | _held_directory_js__WEBPACK_IMPORTED_MODULE_6__/* .O_NOFOLLOW */ .N0);
    return { handle, parent, name, destination: node_path__WEBPACK_IMPORTED_MODULE_3__.posix.basename(safe.path) };
}
/** Acts in a directory, and in no other that has come into its place. */
function inside(parent, act) {
    (0,_held_directory_js__WEBPACK_IMPORTED_MODULE_6__/* .lookInto */ .OW)(parent.path, parent.identity, act);
}
function replace({ parent, name, destination }) {
    inside(parent, (place) => {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.renameSync)((0,_held_directory_js__WEBPACK_IMPORTED_MODULE_6__/* .entryOf */ .Ms)(place, name), (0,_held_directory_js__WEBPACK_IMPORTED_MODULE_6__/* .entryOf */ .Ms)(place, destination));
    });
    return Promise.resolve();
}
/** Removes the temporary file. Errors are ignored: the one before is thrown. */
async function discard({ handle, parent, name }) {
    await handle.close().catch(() => undefined);
    try {
        inside(parent, (place) => {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)((0,_held_directory_js__WEBPACK_IMPORTED_MODULE_6__/* .entryOf */ .Ms)(place, name), { force: true });
        });
    }
    catch {
        // It is in a directory that is somewhere else now.
    }
}
/**
 * Creates nested directories one by one, each only inside the root, so that none is created behind
 * a link that points out of it. Returns the last one.
 */
async function openParent(directory, names) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(directory, { recursive: true });
    const root = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(directory);
    let parent = { path: root, identity: (0,_held_directory_js__WEBPACK_IMPORTED_MODULE_6__/* .identityAt */ .s8)(root) };
    for (const name of names) {
        inside(parent, (place) => {
            make((0,_held_directory_js__WEBPACK_IMPORTED_MODULE_6__/* .entryOf */ .Ms)(place, name));
        });
        const next = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(parent.path, name);
        const path = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(next);
        if (!isInside(root, path))
            throw leadsOut(next, path, root);
        parent = { path, identity: (0,_held_directory_js__WEBPACK_IMPORTED_MODULE_6__/* .identityAt */ .s8)(path) };
    }
    return parent;
}
function make(directory) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)(directory);
    }
    catch (thrown) {
        if ((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .codeOf */ .$N)(thrown) !== 'EEXIST')
            throw thrown;
    }
}
function leadsOut(path, realPath, root) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .StoreError */ .AD('UnsafePath', `${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(path)} leads to ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(realPath)}, which is outside ` +
        `${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(root)}: remove that link, or download into another directory`);
}
async function actOnDisk(destination, act) {
    try {
        return await act();
    }
    catch (cause) {
        if (cause instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .StoreError */ .AD)
            throw cause;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .StoreError */ .AD('WriteFailed', `file ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(destination)} can't be written (${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .messageOf */ .bD)(cause)}): ` +
            'check the permissions and the disk space, and that no other key maps to the same name', { cause });
    }
}


/***/ }),

/***/ 3850:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ms: () => (/* binding */ entryOf),
/* harmony export */   N0: () => (/* binding */ O_NOFOLLOW),
/* harmony export */   OW: () => (/* binding */ lookInto),
/* harmony export */   Sd: () => (/* binding */ directoryIdentity),
/* harmony export */   Ze: () => (/* binding */ statsAt),
/* harmony export */   iD: () => (/* binding */ withPath),
/* harmony export */   s8: () => (/* binding */ identityAt)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3828);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9716);




/** Linux: each open file, whatever its path leads to meanwhile. */
const OPEN_FILES = '/proc/self/fd';
/** Node doesn't name this flag of Linux: the directory need not be readable. */
const O_PATH = 0o10000000;
const { O_DIRECTORY = 0 } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
/** Opens no link. Windows has no such flag. */
const { O_NOFOLLOW = 0 } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
const HOLD = process.platform === 'linux' && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(OPEN_FILES) ? 'held' : 'compared';
/**
 * Calls `look` with a path of the directory, which no link that is put into the directory's own
 * path can lead elsewhere. `realPath` has no links. Throws a StoreError `DirectoryReplaced` when it
 * leads to another directory than the expected one, undefined: than one at just that path; and what
 * the file system throws when there is no directory.
 */
function lookInto(realPath, expected, look, hold = HOLD) {
    if (hold === 'compared') {
        assertExpected(realPath, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(realPath, { bigint: true }), expected);
        assertUnmoved(realPath, expected, () => node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(realPath));
        const found = look(realPath);
        assertExpected(realPath, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(realPath, { bigint: true }), expected);
        assertUnmoved(realPath, expected, () => node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(realPath));
        return found;
    }
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(realPath, O_PATH | O_DIRECTORY | O_NOFOLLOW);
    const place = `${OPEN_FILES}/${file}`;
    try {
        assertExpected(realPath, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(file, { bigint: true }), expected);
        assertUnmoved(realPath, expected, () => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync)(place));
        return look(place);
    }
    catch (thrown) {
        throw withPath(thrown, place, realPath);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
    }
}
/** An error of the file system with the path that people know. */
function withPath(thrown, place, path) {
    if (thrown instanceof Error)
        thrown.message = thrown.message.replace(place, path);
    return thrown;
}
function assertExpected(path, { dev, ino }, expected) {
    if (expected === undefined || (dev === expected.dev && ino === expected.ino))
        return;
    throw replaced(path);
}
/** A directory that was not looked at before is known by its path alone. */
function assertUnmoved(path, expected, placeOf) {
    if (expected === undefined && placeOf() !== path)
        throw replaced(path);
}
/** The error of a directory that has become another one, or a link. */
function replaced(path) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .StoreError */ .AD('DirectoryReplaced', `${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(path)} was replaced while it was being read: run again when nothing else ` +
        'writes to it');
}
/** The path of a directory's entry; `join` would read every character of it again. */
function entryOf(directory, name) {
    return directory.endsWith(node_path__WEBPACK_IMPORTED_MODULE_1__.sep) ? directory + name : directory + node_path__WEBPACK_IMPORTED_MODULE_1__.sep + name;
}
/**
 * What is at a path without links, and certainly not behind one: throws a StoreError
 * `DirectoryReplaced` when a name on the path has become a link.
 */
function statsAt(realPath, hold) {
    const look = (place) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(entryOf(place, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(realPath)), { bigint: true });
    const stats = lookInto((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(realPath), undefined, look, hold);
    if (stats.isSymbolicLink())
        throw replaced(realPath);
    return stats;
}
/** The identity of what is at a path, whose links are followed; undefined: nothing can be read. */
function directoryIdentity(path) {
    try {
        return identityAt(node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(path));
    }
    catch {
        return undefined;
    }
}
/** The identity of what is at a path without links. Throws what `statsAt` throws. */
function identityAt(realPath) {
    const { dev, ino } = statsAt(realPath);
    return { dev, ino };
}


/***/ }),

/***/ 7981:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ZU: () => (/* binding */ openRegularFile),
/* harmony export */   fc: () => (/* binding */ makeFolder),
/* harmony export */   xq: () => (/* binding */ resolveFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6760);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(3828);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(9716);
/* harmony import */ var _file_target_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4695);
/* harmony import */ var _held_directory_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(3850);








/**
 * Resolves an absolute path. A path outside `roots` is trusted, but one that passes through a root,
 * where others may have put links, must end inside. Undefined: the directory of the file is
 * missing.
 */
function resolveFile(path, roots) {
    const real = realPathOf(path);
    const parent = realPathOf((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path));
    if (parent === undefined)
        return undefined;
    const target = real ?? (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(parent, (0,node_path__WEBPACK_IMPORTED_MODULE_3__.basename)(path));
    const realRoots = roots.flatMap((root) => realPathOf(root) ?? []);
    const isWithin = (place) => realRoots.some((root) => (0,_file_target_js__WEBPACK_IMPORTED_MODULE_4__/* .isInside */ .FK)(root, place));
    const isPassing = placesOf(path).some((place) => isWithin(realPathOf(place) ?? ''));
    return {
        path: target,
        isOutside: isPassing && !isWithin(target),
        isDangling: real === undefined && isLink(path),
    };
}
/** The directories above a path. */
function placesOf(path) {
    const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path);
    return parent === path ? [path] : [...placesOf(parent), parent];
}
function realPathOf(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(path);
    }
    catch {
        return undefined;
    }
}
function isLink(path) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}
/** Creates a folder of its own, with a path without links, in the runner's folder for temporary files. */
async function makeFolder({ RUNNER_TEMP }) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(RUNNER_TEMP ?? (0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)()), 's3-batch-action-'));
}
/** Windows has no such flag. */
const { O_NONBLOCK = 0 } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
const FLAGS = {
    read: node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | _held_directory_js__WEBPACK_IMPORTED_MODULE_5__/* .O_NOFOLLOW */ .N0 | O_NONBLOCK,
    write: node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_WRONLY | _held_directory_js__WEBPACK_IMPORTED_MODULE_5__/* .O_NOFOLLOW */ .N0 | O_NONBLOCK,
};
const CREATE = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_CREAT | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_EXCL | _held_directory_js__WEBPACK_IMPORTED_MODULE_5__/* .O_NOFOLLOW */ .N0;
/**
 * Opens the regular file at a path without links, as `resolveFile` returns it; `write` creates or
 * truncates it. Throws a StoreError, `UnsafeFile` or `DirectoryReplaced`, for any other kind of file, for
 * one with several names to write to, or when the path has a link, before anything is read, created or
 * changed. Never blocks, not even on a FIFO.
 */
async function openRegularFile(path, use) {
    const before = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path, { bigint: true }).catch(() => undefined);
    // Opening a device may already do something.
    if (before !== undefined && !before.isFile())
        throw unsafe(path, 'is not a regular file');
    if (before === undefined && use === 'write')
        create(path);
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, FLAGS[use]);
    try {
        const opened = await file.stat({ bigint: true });
        if (!opened.isFile())
            throw unsafe(path, 'is not a regular file');
        const now = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path, { bigint: true });
        const place = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path)), (0,node_path__WEBPACK_IMPORTED_MODULE_3__.basename)(path));
        if (!isSame(opened, now) || place !== path)
            throw unsafe(path, 'now leads to another place');
        if (use === 'write') {
            if (opened.nlink > 1n)
                throw unsafe(path, 'has other names, which are hard links to it');
            await file.truncate();
        }
        return file;
    }
    catch (thrown) {
        await file.close();
        throw thrown;
    }
}
/** Creates an empty file in the directory that the path leads to now, and in no other. */
function create(path) {
    try {
        (0,_held_directory_js__WEBPACK_IMPORTED_MODULE_5__/* .lookInto */ .OW)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path), undefined, (place) => {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)((0,_held_directory_js__WEBPACK_IMPORTED_MODULE_5__/* .entryOf */ .Ms)(place, (0,node_path__WEBPACK_IMPORTED_MODULE_3__.basename)(path)), CREATE));
        });
    }
    catch (thrown) {
        // The opening that follows finds out.
        if (!['EEXIST', 'ENOENT'].includes((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .codeOf */ .$N)(thrown)))
            throw thrown;
    }
}
function isSame(one, other) {
    return one.dev === other.dev && one.ino === other.ino;
}
function unsafe(path, what) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .StoreError */ .AD('UnsafeFile', `${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_7__/* .quote */ .hD)(path)} ${what}: it was not opened; make sure that nothing changes it while this runs`);
}


/***/ }),

/***/ 172:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B_: () => (/* binding */ conditionProblem),
/* harmony export */   Bg: () => (/* binding */ resultOf),
/* harmony export */   XZ: () => (/* binding */ DELETE_CONDITIONS),
/* harmony export */   Xy: () => (/* binding */ objectOf),
/* harmony export */   eO: () => (/* binding */ createDeleteConditions)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3828);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1547);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9716);



/**
 * Which deletes carry the ETag that was listed, so that an object that another client has replaced
 * meanwhile is kept. `auto`: all of them where the store is proven to honor it, otherwise none.
 * `etag`: all of them; the run fails where the store doesn't honor it. `none`: none.
 */
const DELETE_CONDITIONS = ['auto', 'etag', 'none'];
/** What is wrong with a value of any type: a caller may be plain JavaScript. */
function conditionProblem(value) {
    if (value === undefined || DELETE_CONDITIONS.some((word) => word === value))
        return undefined;
    return `deleteCondition is ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .describeValue */ .bp)(value)}: give "auto", "etag" or "none"`;
}
/** A well-formed ETag that no object has. */
const IMPOSSIBLE_ETAG = '"00000000000000000000000000000000"';
/**
 * Creates the policy of a run; undefined for `none`. Before anything is deleted, the first key with
 * a listed ETag is sent alone with an impossible one: `PreconditionFailed` proves that the store
 * honors conditions. A store that ignores them deletes the object, which was to be deleted anyway.
 * Other batches wait for the result. Keys that XML can't hold are deleted by another request,
 * DeleteObject, for which it is proven separately.
 */
function createDeleteConditions(condition, report) {
    if (condition === 'none')
        return undefined;
    const policy = {
        isStrict: condition === 'etag',
        report,
        hasWarned: false,
        hasInformed: false,
        refusal: undefined,
    };
    const forms = { together: createForm(), singly: createForm() };
    return {
        async deleteBatch(batch) {
            const results = new Map();
            const isTogether = ({ key }) => (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .isXmlKey */ .Rc)(key);
            const together = batch.items.filter(isTogether);
            const singly = batch.items.filter((item) => !isTogether(item));
            const part = (items) => ({ ...batch, items, results });
            await deletePart(policy, forms.together, part(together));
            await deletePart(policy, forms.singly, part(singly));
            return batch.items.map((item) => results.get(item) ?? { error: unaccounted() });
        },
        assertHonored() {
            if (policy.refusal !== undefined)
                throw policy.refusal;
        },
    };
}
function createForm() {
    return { decision: 'unknown', probing: undefined, probeSize: 1, compares: undefined };
}
async function deletePart(policy, form, part) {
    const { items, results } = part;
    if (policy.isStrict) {
        for (const item of items)
            if (etagOf(item) === undefined)
                results.set(item, noETag());
    }
    await decide(policy, form, part);
    const open = items.filter((item) => !results.has(item));
    if (open.length === 0)
        return;
    if (form.decision === 'proven')
        await deleteConditionally(policy, form, part, open);
    else
        await deletePlainly(policy, part, open);
}
/** Probes until it is known whether the store honors conditions, or no key is left to ask with. */
async function decide(policy, form, part) {
    while (form.decision === 'unknown' && policy.refusal === undefined) {
        if (form.probing !== undefined) {
            await form.probing.catch(() => undefined);
            continue;
        }
        const open = part.items.filter((item) => !part.results.has(item) && etagOf(item));
        if (open.length === 0)
            return;
        form.probing = probe(policy, form, part, open.slice(0, form.probeSize)).finally(() => {
            form.probing = undefined;
        });
        form.probeSize *= 2;
        await form.probing;
    }
}
async function probe(policy, form, part, items) {
    const objects = items.map(({ key }) => ({ key, ifMatch: IMPOSSIBLE_ETAG }));
    const answers = await sendAll(part, items, objects);
    const errors = Array.from(answers.values(), errorOf).filter((error) => error !== undefined);
    if (errors.length < items.length) {
        for (const [item, answer] of answers)
            if (!errorOf(answer))
                part.results.set(item, answer);
        await goWithout(policy, form, 'ignores');
    }
    else if (errors.some(isUnmet)) {
        form.decision = 'proven';
        for (const [item, answer] of answers)
            if (isGone(errorOf(answer)))
                part.results.set(item, GONE);
    }
    else if (errors.some(isUnsupported)) {
        await goWithout(policy, form, 'refuses');
    }
    else {
        for (const [item, answer] of answers) {
            part.results.set(item, isGone(errorOf(answer)) ? GONE : answer);
        }
        if (await retryDenied(policy, part, answers))
            form.decision = 'without';
    }
}
/** Ends the run where it must not delete without the condition. */
async function goWithout(policy, form, does) {
    form.decision = 'without';
    const what = {
        ignores: 'the store ignores the condition of a delete',
        refuses: 'the store does not support the condition of a delete',
        misjudges: 'the store does not recognize the ETag that it listed in the condition of a delete',
    }[does];
    if (policy.isStrict) {
        const message = `${what}, so nothing more was deleted: set delete-condition to none or auto`;
        policy.refusal ??= new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .StoreError */ .AD('ConditionNotHonored', message, { scope: 'batch' });
        return;
    }
    if (policy.hasInformed)
        return;
    policy.hasInformed = true;
    const message = `${what}, so an object that is replaced after it was listed is deleted too`;
    await policy.report?.({ kind: 'info', message });
}
const DENIED = 'S3 refused deletes with a condition, which also need s3:GetObject, so they were sent without: ' +
    'an object that is replaced after it was listed is deleted too; allow s3:GetObject on the ' +
    'objects, or set delete-condition to none';
/**
 * Sends once more, without the condition, what was refused for want of a permission. Resolves to
 * whether that has deleted anything. A strict run sends nothing without the condition.
 */
async function retryDenied(policy, part, answers) {
    const denied = [...answers].filter(([item, answer]) => etagOf(item) !== undefined && (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isDeniedRequest */ .D2)(errorOf(answer)));
    if (denied.length === 0)
        return false;
    if (policy.isStrict) {
        for (const [item, answer] of denied)
            part.results.set(item, withHint(answer));
        return false;
    }
    const items = denied.map(([item]) => item);
    let hasDeleted = false;
    for (const [item, answer] of await sendAll(part, items, items.map(objectOf))) {
        const isNamed = /\bs3:GetObject\b/.test(errorOf(answers.get(item))?.message ?? '');
        if (errorOf(answer) === undefined)
            hasDeleted = true;
        // A policy that demands the condition denies the second one, and the first one says why.
        else if (isNamed)
            continue;
        part.results.set(item, answer);
    }
    if (hasDeleted && !policy.hasWarned) {
        policy.hasWarned = true;
        await policy.report?.({ kind: 'warning', messages: [DENIED] });
    }
    return hasDeleted;
}
async function deletePlainly({ refusal }, part, items) {
    if (refusal !== undefined) {
        for (const item of items)
            part.results.set(item, { error: refusal });
        return;
    }
    for (const [item, answer] of await sendAll(part, items, items.map(objectOf))) {
        part.results.set(item, resultOf(answer, item.ifMatch !== undefined));
    }
}
async function deleteConditionally(policy, form, part, items) {
    const objects = items.map((item) => {
        const ifMatch = etagOf(item);
        return ifMatch === undefined ? objectOf(item) : { ...objectOf(item), ifMatch };
    });
    const answers = await sendAll(part, items, objects);
    for (const [item, answer] of answers) {
        part.results.set(item, resultOf(answer, etagOf(item) !== undefined));
        if (errorOf(answer) === undefined && etagOf(item))
            form.compares ??= Promise.resolve(true);
    }
    await retryDenied(policy, part, answers);
    const unmet = items.filter((item) => isUnmet(errorOf(answers.get(item))) && etagOf(item));
    const [first] = unmet;
    if (first === undefined)
        return;
    form.compares ??= comparesListed(part, first);
    if (await form.compares)
        return;
    if (form.decision === 'proven')
        await goWithout(policy, form, 'misjudges');
    await deletePlainly(policy, part, unmet);
}
/**
 * Whether the store has refused an object for another ETag than the listed one. A store that
 * compares with something else would refuse every object, and nothing could be deleted.
 */
async function comparesListed(part, item) {
    const now = await part.currentETag(item).catch(() => undefined);
    return now === undefined || bare(now) !== bare(etagOf(item) ?? '');
}
/**
 * The results by item. An error of the whole request is that of each, and, unless it is about the
 * condition, that of every other item without a result.
 */
async function sendAll({ send, items: all, results }, items, objects) {
    try {
        const answers = await send(objects);
        return new Map(items.map((item, index) => [item, answers[index] ?? { error: unaccounted() }]));
    }
    catch (thrown) {
        if (!(thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .StoreError */ .AD))
            throw thrown;
        const error = thrown;
        if (!(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isDeniedRequest */ .D2)(error) && !isUnsupported(error)) {
            for (const item of all)
                if (!results.has(item))
                    results.set(item, { error });
        }
        return new Map(items.map((item) => [item, { error }]));
    }
}
/** An object of a DeleteObjects request, with no other condition than the item's own. */
function objectOf({ key, versionId, ifMatch }) {
    return {
        key,
        ...(versionId !== undefined && { versionId }),
        ...(ifMatch !== undefined && { ifMatch }),
    };
}
/** The ETag to compare with; S3 compares the current version only, so a version has none. */
function etagOf({ ifMatch, listed, versionId }) {
    if (versionId !== undefined)
        return ifMatch;
    const etag = ifMatch ?? listed?.etag ?? '';
    return bare(etag) === '' ? undefined : etag;
}
function bare(etag) {
    return etag.replace(/^"|"$/g, '');
}
const GONE = { skipped: 'gone' };
/** The result of a delete, which an unmet condition makes no failure. */
function resultOf(result, isConditional) {
    const error = errorOf(result);
    if (!isConditional || error === undefined)
        return result;
    if (isUnmet(error))
        return { skipped: 'changed' };
    if (!isGone(error))
        return result;
    // The answer to an earlier attempt was lost: that attempt may be what deleted the object.
    const { attempts = 1 } = error;
    return attempts > 1 ? { attempts } : GONE;
}
function errorOf(result) {
    return result !== undefined && 'error' in result ? result.error : undefined;
}
function isUnmet(error) {
    if (error === undefined)
        return false;
    const { code, status } = error;
    return code === 'PreconditionFailed' || code === 'ConditionNotMet' || status === 412;
}
function isGone(error) {
    return error?.code === 'NoSuchKey' || error?.code === 'NotFound';
}
/** Whether a store refuses the form of a request with a condition. */
function isUnsupported({ code, status, message }) {
    if (code === 'NotImplemented' || code === 'MalformedXML' || status === 501)
        return true;
    const isInvalid = code === 'InvalidRequest' || code === 'InvalidArgument';
    return isInvalid && /etag|if-match|condition/i.test(message);
}
function noETag() {
    const message = 'no ETag was listed for it, so it was not deleted: set delete-condition to auto or none';
    return { error: new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .StoreError */ .AD('NoListedETag', message) };
}
/** The result of a delete that was denied with its condition, which has to be kept. */
function withHint(result) {
    const error = errorOf(result);
    if (error === undefined)
        return result;
    const message = `${error.message}; delete-condition: etag also needs s3:GetObject on the objects`;
    return { error: (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .derivedError */ .WG)(error, { message }) };
}
function unaccounted() {
    const message = 'the answer says nothing about this object, so it is unknown whether it was deleted';
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .StoreError */ .AD('Unaccounted', message);
}


/***/ }),

/***/ 5605:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ parseMaxDeletes),
/* harmony export */   q: () => (/* binding */ deletesCapProblem)
/* harmony export */ });
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9716);

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
    const limit = cap.kind === 'count' ? (0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(cap.count) : `${cap.percent}% (${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(most)})`;
    return (`input "max-deletes" allows ${limit} of ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(listed)} listed ${things} to be deleted, the ` +
        `plan deletes ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(deletes)}: nothing was deleted; check the inputs, or raise the limit`);
}
/** Rounded down, but not where only the binary fraction falls short (99.96% of 20,000). */
function shareOf(listed, percent) {
    return Math.floor(Number(((listed * percent) / 100).toFixed(6)));
}


/***/ }),

/***/ 9824:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  WH: () => (/* binding */ DEFAULT_CONCURRENCY),
  Is: () => (/* binding */ isSettled),
  xj: () => (/* binding */ runOperation),
  Oh: () => (/* binding */ runPages)
});

// EXTERNAL MODULE: ./lib/core/abort.js
var abort = __nccwpck_require__(4469);
// EXTERNAL MODULE: ./lib/core/concurrency.js
var concurrency = __nccwpck_require__(9276);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __nccwpck_require__(3828);
// EXTERNAL MODULE: ./lib/core/items.js
var core_items = __nccwpck_require__(2019);
// EXTERNAL MODULE: ./lib/core/outcome.js
var core_outcome = __nccwpck_require__(1307);
// EXTERNAL MODULE: ./lib/core/keys.js
var keys = __nccwpck_require__(1547);
// EXTERNAL MODULE: ./lib/core/object-headers.js
var object_headers = __nccwpck_require__(8203);
// EXTERNAL MODULE: ./lib/core/text.js
var core_text = __nccwpck_require__(9716);
;// CONCATENATED MODULE: ./lib/operations/item-problem.js



const OPS = {
    upload: true,
    download: true,
    copy: true,
    delete: true,
    abort: true,
};
const OUTCOME_CHECKS = {
    done: ({ bytes }) => typeof bytes === 'number' ? undefined : `bytes is ${(0,core_text/* describeValue */.bp)(bytes)}, not a number`,
    skipped: ({ reason }) => typeof reason === 'string' ? undefined : `reason is ${(0,core_text/* describeValue */.bp)(reason)}, not a string`,
    failed: ({ error }) => error instanceof Error ? undefined : `error is ${(0,core_text/* describeValue */.bp)(error)}, not an ItemError`,
};
/** What is wrong with an entry that has a status; undefined: it is an outcome, settled before. */
function outcomeProblem(entry) {
    const { status, op, bucket, key } = entry;
    if (!isStatus(status)) {
        return (`status is ${(0,core_text/* describeValue */.bp)(status)}, not that of an outcome: ` +
            'leave it out of an item; outcomes are "done", "skipped" or "failed"');
    }
    const problem = typeof op === 'string' && Object.hasOwn(OPS, op)
        ? (fieldProblem('bucket', bucket) ??
            fieldProblem('key', key) ??
            OUTCOME_CHECKS[status](entry))
        : `op is ${(0,core_text/* describeValue */.bp)(op)}, not an operation`;
    if (problem === undefined)
        return undefined;
    return (`status ${(0,core_text/* describeValue */.bp)(status)} makes it an outcome, whose ${problem}: ` +
        'complete the outcome, or leave status out of an item');
}
function isStatus(status) {
    return typeof status === 'string' && Object.hasOwn(OUTCOME_CHECKS, status);
}
function fieldProblem(name, value) {
    return typeof value === 'string' ? undefined : `${name} is ${(0,core_text/* describeValue */.bp)(value)}, not a string`;
}
/**
 * What is wrong with an entry that an iterator yielded, and what to do; undefined: it is an item of
 * this operation, or an outcome. Types promise as much, but not every program is checked by them.
 * Throws what a getter of the entry throws.
 */
function itemProblem(op, entry) {
    if (!isRecord(entry) || Array.isArray(entry))
        return notAnItem(entry);
    // Whoever awaited it would wait for what it does.
    if (typeof entry['then'] === 'function') {
        return 'a promise is not an item: await it, and yield its value';
    }
    if ('status' in entry)
        return outcomeProblem(entry);
    return (nameProblem(entry, '') ??
        optional(entry, 'after', 'function', 'give a function, or leave it out') ??
        ITEM_CHECKS[op](entry));
}
const ITEM_CHECKS = {
    upload: uploadProblem,
    download: downloadProblem,
    copy: copyProblem,
    delete: deleteProblem,
    abort: ({ uploadId }) => uploadId === undefined
        ? 'uploadId is missing: bucketUploads lists uploads with theirs'
        : textProblem('uploadId', uploadId, 'bucketUploads lists uploads with theirs'),
};
function notAnItem(entry) {
    const remedy = typeof entry === 'string'
        ? 'keyList(bucket, keys) makes items from keys'
        : 'yield an object with a bucket and a key';
    return `${(0,core_text/* describeValue */.bp)(entry)} is not an item: ${remedy}`;
}
/** `of` is empty, or names the object that the fields are of, with a dot at its end. */
function nameProblem({ bucket, key, versionId }, of) {
    if (!(0,keys/* isSendableBucket */.nH)(bucket)) {
        const remedy = 'give the name of a bucket, or the ARN of an access point';
        return textProblem(`${of}bucket`, bucket, remedy) ?? unsendable(`${of}bucket`, bucket, remedy);
    }
    if (!(0,keys/* isSendableKey */.et)(key)) {
        const remedy = 'a key has 1 to 1,024 bytes in UTF-8 and no lone surrogates';
        return textProblem(`${of}key`, key, remedy) ?? unsendable(`${of}key`, key, remedy);
    }
    if (versionId === undefined)
        return undefined;
    return textProblem(`${of}versionId`, versionId, 'without one, leave it out');
}
function unsendable(name, value, remedy) {
    return `${name} ${(0,core_text/* describeValue */.bp)(value)} can't be sent: ${remedy}`;
}
function textProblem(name, value, remedy) {
    if (value === undefined)
        return `${name} is missing: ${remedy}`;
    if (value === '')
        return `${name} is empty: ${remedy}`;
    return typeof value === 'string'
        ? undefined
        : `${name} is ${(0,core_text/* describeValue */.bp)(value)}, not a string: ${remedy}`;
}
/** A field that may be absent, but not of another type. */
function optional(item, name, type, remedy) {
    const value = item[name];
    if (value === undefined || typeof value === type)
        return undefined;
    return `${name} is ${(0,core_text/* describeValue */.bp)(value)}, not a ${type}: ${remedy}`;
}
function uploadProblem({ content, headers, ifExists }) {
    const problem = contentProblem(content);
    if (problem !== undefined)
        return problem;
    if (ifExists !== undefined && !IF_EXISTS.has(ifExists)) {
        return `ifExists is ${(0,core_text/* describeValue */.bp)(ifExists)}: give "overwrite", "skip" or "fail"`;
    }
    return headers === undefined ? undefined : headersProblem(headers);
}
function contentProblem(content) {
    if (typeof content === 'string')
        return undefined;
    const remedy = 'give text, bytes, a Blob, a stream, or what contentOf or fileContent returns';
    if (!isRecord(content))
        return `content is ${(0,core_text/* describeValue */.bp)(content)}: ${remedy}`;
    const { size, read, stream = content } = content;
    // A Content comes first: there may be 10,000 of them a second.
    if (isSize(size) && typeof read === 'function')
        return undefined;
    if (content instanceof Uint8Array || content instanceof Blob || isStream(stream))
        return undefined;
    if (stream !== content)
        return `content.stream is ${(0,core_text/* describeValue */.bp)(stream)}, not a stream: ${remedy}`;
    return isSize(size)
        ? `content.read is ${(0,core_text/* describeValue */.bp)(read)}, not a function: ${remedy}`
        : `content.size is ${(0,core_text/* describeValue */.bp)(size)}, not a number of bytes: ${remedy}`;
}
function isStream(value) {
    return isRecord(value) && typeof value[Symbol.asyncIterator] === 'function';
}
const IF_EXISTS = new Set(['overwrite', 'skip', 'fail']);
function downloadProblem({ target, size }) {
    const remedy = 'fileTarget makes it';
    if (!isRecord(target))
        return `target is ${(0,core_text/* describeValue */.bp)(target)}, not a DownloadTarget: ${remedy}`;
    const { write } = target;
    if (typeof write !== 'function') {
        return `target.write is ${(0,core_text/* describeValue */.bp)(write)}, not a function: ${remedy}`;
    }
    if (size === undefined || isSize(size))
        return undefined;
    return `size is ${(0,core_text/* describeValue */.bp)(size)}, not a number of bytes: leave it out where it is not known`;
}
function copyProblem({ source, ifSourceMatch, headers }) {
    if (!isRecord(source)) {
        return `source is ${(0,core_text/* describeValue */.bp)(source)}, not an object: give it a bucket and a key`;
    }
    const ofMatch = 'give the ETag of the source, or leave it out';
    return (nameProblem(source, 'source.') ??
        (ifSourceMatch === undefined
            ? undefined
            : textProblem('ifSourceMatch', ifSourceMatch, ofMatch)) ??
        headersProblem(headers));
}
function deleteProblem(item) {
    const { mfa, requestPayer, expectedBucketOwner, ifMatch, versionId } = item;
    const remedy = 'without one, leave it out';
    if (ifMatch !== undefined) {
        const problem = textProblem('ifMatch', ifMatch, 'give the ETag of the object, or leave it out');
        if (problem !== undefined)
            return problem;
        if (versionId !== undefined)
            return "ifMatch can't be combined with versionId: leave one out";
    }
    if (mfa !== undefined && textProblem('mfa', mfa, remedy) !== undefined) {
        return `mfa is not the serial number and the code of a device: ${remedy}`;
    }
    if (requestPayer !== undefined && requestPayer !== 'requester') {
        return `requestPayer is ${(0,core_text/* describeValue */.bp)(requestPayer)}: give "requester", or leave it out`;
    }
    const owner = expectedBucketOwner === undefined
        ? undefined
        : textProblem('expectedBucketOwner', expectedBucketOwner, remedy);
    return owner ?? optional(item, 'bypassGovernance', 'boolean', 'give true, or leave it out');
}
const HEADER_NAMES = new Set(object_headers/* OBJECT_HEADER_NAMES */.X3);
function headersProblem(headers) {
    // Of a Headers or a Map no header would be found.
    if (!isRecord(headers) || Symbol.iterator in headers) {
        return `headers is ${(0,core_text/* describeValue */.bp)(headers)}, not names and values: give { 'cache-control': … }, or {}`;
    }
    for (const name in headers) {
        if (!HEADER_NAMES.has(name) && !name.startsWith(object_headers/* METADATA_PREFIX */.z3)) {
            return `S3 stores no header ${(0,core_text/* describeValue */.bp)(name)}: names are in lower case, others begin with ${object_headers/* METADATA_PREFIX */.z3}`;
        }
        const value = headers[name];
        if (typeof value === 'string')
            continue;
        return `header ${name} is ${(0,core_text/* describeValue */.bp)(value)}, not a string: leave it out, or give its text`;
    }
    return undefined;
}
function isSize(size) {
    return Number.isSafeInteger(size) && size >= 0;
}
function isRecord(value) {
    return typeof value === 'object' && value !== null;
}

;// CONCATENATED MODULE: ./lib/operations/admission.js



function createAdmission(op) {
    const hooks = new WeakMap();
    let number = 0;
    return {
        admit(entry) {
            number += 1;
            const problem = problemOf(op, entry);
            if (problem === undefined)
                return entry;
            const error = new errors/* StoreError */.AD('InvalidItem', `item ${number}: ${problem}`);
            const outcome = (0,core_outcome/* failed */.gz)(op, safeIdentity(entry), error);
            const after = fieldOf(entry, 'after');
            if (typeof after === 'function') {
                hooks.set(outcome, (own) => Reflect.apply(after, entry, [own]));
            }
            return outcome;
        },
        hookOf: (outcome) => hooks.get(outcome),
    };
}
function problemOf(op, entry) {
    try {
        const problem = itemProblem(op, entry);
        // Nobody else waits for it.
        if (problem !== undefined && entry instanceof Promise)
            entry.catch(() => undefined);
        return problem;
    }
    catch (thrown) {
        return `it threw when its fields were read: ${safeMessage(thrown)}`;
    }
}
/** Names an object as far as anything that may be malformed does. Never throws. */
function safeIdentity(entry) {
    const [versionId, uploadId] = [textOf(entry, 'versionId'), textOf(entry, 'uploadId')];
    return (0,core_outcome/* identityOf */.cu)({
        bucket: textOf(entry, 'bucket') ?? '',
        key: textOf(entry, 'key') ?? '',
        ...(versionId !== undefined && { versionId }),
        ...(uploadId !== undefined && { uploadId }),
    });
}
function textOf(entry, name) {
    const value = fieldOf(entry, name);
    return typeof value === 'string' ? value : undefined;
}
function fieldOf(entry, name) {
    try {
        return entry?.[name];
    }
    catch {
        return undefined;
    }
}
/** What is thrown may be as hostile as the item. */
function safeMessage(thrown) {
    try {
        return (0,errors/* messageOf */.bD)(thrown);
    }
    catch {
        return 'an error without a message';
    }
}

;// CONCATENATED MODULE: ./lib/operations/run-operation.js






/** Enough for thousands of small objects a second at the distance of a region. */
const DEFAULT_CONCURRENCY = 256;
/**
 * The way of every item through every operation: checked, grouped, performed, its hook run once,
 * and exactly one outcome yielded. An error that reaches the whole batch ends it: what was pulled
 * gets its outcome, then that error is thrown. Throws a TypeError at once for what can't be iterated
 * over.
 */
function runOperation(items, parts, signal) {
    (0,core_items/* assertIterable */.v9)(items);
    return outcomesOf(items, parts, signal);
}
async function* outcomesOf(items, parts, signal) {
    const { controller, unlink } = (0,abort/* linkAbort */.Hf)(signal);
    const { admit, hookOf } = createAdmission(parts.op);
    const settle = settler(parts, controller, hookOf);
    const options = optionsOf(parts, controller.signal);
    const { arrange } = parts;
    const all = arrange === undefined
        ? (0,concurrency/* mapConcurrent */._k)(items, settle, { ...options, admit })
        : // What is admitted is a page of one.
            (0,concurrency/* mapConcurrent */._k)(items, settle, {
                ...options,
                arrange,
                admit: (item) => [admit(item)],
            });
    try {
        for await (const outcomes of all) {
            for (const outcome of outcomes) {
                parts.meter?.settled(outcome);
                yield outcome;
            }
        }
    }
    finally {
        unlink();
    }
}
/**
 * As `runOperation`, for an operation that arranges: items come in pages, and the outcomes of a
 * request together. Of 100,000 items, a promise for each takes as long as all else that is done
 * with them here.
 */
async function* runPages(pages, { arrange, ...parts }, signal) {
    const { controller, unlink } = (0,abort/* linkAbort */.Hf)(signal);
    const { admit, hookOf } = createAdmission(parts.op);
    const options = optionsOf(parts, controller.signal);
    const admitPage = (page) => admitted(page, admit, controller.signal);
    const settle = settler(parts, controller, hookOf);
    try {
        yield* (0,concurrency/* mapConcurrent */._k)(pages, settle, { ...options, arrange, admit: admitPage });
    }
    finally {
        unlink();
    }
}
/** The items of a page, each admitted as it is pulled; none after an abort. */
function* admitted(page, admit, signal) {
    const isOver = () => signal.aborted;
    if (isOver())
        return;
    for (const item of page) {
        yield admit(item);
        if (isOver())
            return;
    }
}
function optionsOf({ concurrency, weigh, budget }, signal) {
    return {
        concurrency,
        signal,
        ...(weigh && { weigh: (unit) => weigh(itemsOf(unit) ?? []) }),
        ...(budget !== undefined && { budget }),
    };
}
/** Performs a unit. Aborts `controller` when an outcome reaches the whole batch. */
function settler(parts, controller, hookOf) {
    return async (unit, abort) => {
        const batch = itemsOf(unit);
        if (batch === undefined)
            return [await settled(unit, hookOf, parts.op)];
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
    return cause instanceof errors/* StoreError */.AD && cause.scope === 'batch';
}
function failedAll(items, thrown, op, signal) {
    const cause = signal.aborted && !(thrown instanceof errors/* StoreError */.AD) ? canceled(thrown) : thrown;
    return items.map((item) => (0,core_outcome/* failed */.gz)(op, safeIdentity(item), cause));
}
/** An outcome from before, with the hook of its item run where the item was malformed. */
async function settled(outcome, hookOf, op) {
    const after = hookOf(outcome);
    return after === undefined ? outcome : finish({ ...(0,core_outcome/* identityOf */.cu)(outcome), after }, outcome, op);
}
function hasHook({ after }) {
    return after !== undefined;
}
function canceled(thrown) {
    const message = `the batch was stopped before this object was finished: ${(0,errors/* messageOf */.bD)(thrown)}`;
    return new errors/* StoreError */.AD('RequestCanceled', message, { cause: thrown });
}
function finishAll(items, outcomes, op) {
    return Promise.all(items.map((item, index) => finish(item, outcomes[index], op)));
}
/** Runs the item's hook. An item that the store forgot in its answer has failed. */
async function finish(item, outcome, op) {
    const result = outcome ?? (0,core_outcome/* failed */.gz)(op, item, unaccounted());
    try {
        await item.after?.(result);
        return result;
    }
    catch (thrown) {
        return (0,core_outcome/* failed */.gz)(op, item, afterFailed(result, thrown));
    }
}
function unaccounted() {
    const message = 'the answer says nothing about this object, so it is unknown whether it was done';
    return new errors/* StoreError */.AD('Unaccounted', message);
}
/** An object that had failed keeps its own code; the hook's error stands beside its cause. */
function afterFailed(outcome, thrown) {
    if (outcome.status !== 'failed') {
        const message = `the object was ${outcome.status}, then its after hook failed`;
        return new errors/* StoreError */.AD('AfterFailed', `${message}: ${(0,errors/* messageOf */.bD)(thrown)}`, { cause: thrown });
    }
    const { code, cause } = outcome.error;
    const message = `${(0,errors/* messageOf */.bD)(cause)}; its after hook failed too: ${(0,errors/* messageOf */.bD)(thrown)}`;
    const both = { message, cause: new AggregateError([cause, thrown], message) };
    return cause instanceof errors/* StoreError */.AD
        ? (0,errors/* derivedError */.WG)(cause, { ...both, scope: 'item' })
        : new errors/* StoreError */.AD(code, message, { cause: both.cause });
}


/***/ }),

/***/ 466:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Aj: () => (/* binding */ REPORT_VERSION),
/* harmony export */   JJ: () => (/* binding */ shownValue),
/* harmony export */   Pf: () => (/* binding */ fieldsOf),
/* harmony export */   VR: () => (/* binding */ planEntryOf),
/* harmony export */   YP: () => (/* binding */ reportEntryOf),
/* harmony export */   _V: () => (/* binding */ isReportHeader),
/* harmony export */   _W: () => (/* binding */ headerProblems)
/* harmony export */ });
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9716);

/** The version of the report's layout; a reader must refuse one that it doesn't know. */
const REPORT_VERSION = 1;
/** The fields of a line of JSON; undefined when it is not an object. */
function fieldsOf(line) {
    if (!line.startsWith('{') || isDeep(line))
        return undefined;
    try {
        return JSON.parse(line);
    }
    catch {
        return undefined;
    }
}
/** Characters of a line that is parsed whatever is in it. */
const SHORT = 4096;
/** Levels of brackets in a line; the action writes four. */
const MAX_LEVELS = 16;
/** Whether brackets are nested so deep that parsing takes a second for each MiB. */
function isDeep(line) {
    if (line.length <= SHORT)
        return false;
    let level = 0;
    let isText = false;
    for (let at = 0; at < line.length; at += 1) {
        const character = line[at];
        if (isText && character === '\\')
            at += 1;
        else if (character === '"')
            isText = !isText;
        else if (isText)
            continue;
        else if (character === '[' || character === '{')
            level += 1;
        else if (character === ']' || character === '}')
            level -= 1;
        if (level > MAX_LEVELS)
            return true;
    }
    return false;
}
/** Whether a file that begins with these fields is a report. */
function isReportHeader(fields) {
    return fields !== undefined && 'version' in fields && 'mode' in fields;
}
/** Why neither the failures nor the plan of a report may be deleted here. */
function headerProblems(header, place) {
    const { version, mode, dryRun } = header;
    if (version !== REPORT_VERSION) {
        return [
            `the report has version ${shownValue(version)}, not ${REPORT_VERSION}: use a report of this ` +
                'version of the action',
        ];
    }
    const problems = ['bucket', 'prefix']
        .filter((name) => header[name] !== place[name])
        .map((name) => `the report is about another ${name}, the inputs name ` +
        `${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteShort */ .pf)(place[name])}: use a report of the same ${name}`);
    if (mode !== 'delete-prefix') {
        problems.push('the report is of another mode, which was not to delete these objects: use a report of ' +
            'delete-prefix');
    }
    if (typeof dryRun !== 'boolean') {
        problems.push(`the report says ${shownValue(dryRun)} for "dryRun", not true or false, so it is not known ` +
            'whether it is a plan: use the report unchanged');
    }
    return problems;
}
/** Parses a line after the first; undefined when it is not a report's. */
function reportEntryOf(fields) {
    if (fields === undefined)
        return undefined;
    const { counts, op, key, versionId, status } = fields;
    if (typeof counts === 'object' && counts !== null && 'failed' in counts) {
        return typeof counts.failed === 'number' ? { kind: 'end' } : undefined;
    }
    if (op !== 'delete' || typeof key !== 'string')
        return undefined;
    if (status !== 'failed' && status !== 'done' && status !== 'skipped')
        return undefined;
    return { kind: status, key, isVersion: versionId !== undefined };
}
/** Bytes; no store's ETags or version ids are near this. */
const MAX_TEXT = 1024;
const MADE_BY = 'make a new plan by a dry run of this version of the action';
/** Parses what a plan's line says of an object to delete. */
function planEntryOf(key, fields) {
    const { versionId, current, etag, size } = fields;
    const lastModified = dateOf(fields['lastModified']);
    const problem = (name, wanted) => `${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteShort */ .pf)(key)} has ${shownValue(fields[name])} for "${name}", not ${wanted}: ${MADE_BY}`;
    const problems = [];
    if (!isShortText(etag))
        problems.push(problem('etag', TEXT));
    if (!isByteCount(size))
        problems.push(problem('size', 'a number of bytes'));
    if (lastModified === undefined)
        problems.push(problem('lastModified', 'a time'));
    const isVersion = versionId !== undefined;
    if (isVersion && (versionId === '' || !isShortText(versionId))) {
        problems.push(problem('versionId', TEXT));
    }
    if (isVersion && typeof current !== 'boolean')
        problems.push(problem('current', 'true or false'));
    if (problems.length > 0 || lastModified === undefined)
        return { problems };
    const planned = {
        key,
        ...(isVersion && { versionId: versionId, isCurrent: current }),
        etag: etag,
        size: size,
        lastModified,
    };
    return { planned, problems };
}
const TEXT = `a text of at most ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(MAX_TEXT, 'byte')}`;
function isShortText(value) {
    return typeof value === 'string' && value.isWellFormed() && Buffer.byteLength(value) <= MAX_TEXT;
}
function isByteCount(value) {
    return Number.isSafeInteger(value) && value >= 0;
}
/** The time of a text as Date.toISOString writes it; undefined for any other. */
function dateOf(value) {
    if (typeof value !== 'string')
        return undefined;
    const date = new Date(value);
    return !Number.isNaN(date.getTime()) && date.toISOString() === value ? date : undefined;
}
/** The kind of a value in a line of JSON. Its text is not shown: the file may hold secrets. */
function shownValue(value) {
    if (value === undefined)
        return 'nothing';
    if (typeof value === 'string')
        return `a text of ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(value.length, 'character')}`;
    return (0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .describeValue */ .bp)(value);
}


/***/ }),

/***/ 3928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  i8: () => (/* binding */ endsUnheard),
  Nl: () => (/* binding */ isAnswerOfStore),
  W2: () => (/* binding */ retryOf),
  OB: () => (/* binding */ rowOf),
  Od: () => (/* binding */ scopeOf)
});

// UNUSED EXPORTS: ERROR_ROWS, findIn

// EXTERNAL MODULE: ./lib/core/text.js
var core_text = __nccwpck_require__(9716);
// EXTERNAL MODULE: ./lib/core/object-headers.js
var object_headers = __nccwpck_require__(8203);
;// CONCATENATED MODULE: ./lib/s3/operations/rights.js
/** Condition keys of every request, which look at no header. */
const COMMON_CONDITION_KEYS = [
    'aws:SecureTransport',
    's3:TlsVersion',
    'aws:SourceVpce',
    'aws:SourceIp',
];
const UNDER_KEY = { on: 'KMS key', when: 'the object is encrypted under a KMS key' };
const ENCRYPTED = { permission: 'kms:GenerateDataKey', ...UNDER_KEY };
const DECRYPTED = { permission: 'kms:Decrypt', ...UNDER_KEY };
function ifSent(permission, when, ...headers) {
    return { permission, on: 'object', headers, when };
}
const IF_MATCH = ifSent('s3:GetObject', 'the request has the condition If-Match', 'if-match');
/** What the headers of a new object need. */
const STORED = [
    ifSent('s3:PutObjectTagging', 'the request sets tags', 'x-amz-tagging'),
    ifSent('s3:PutObjectAcl', 'the request sets an ACL', ...['x-amz-acl', 'x-amz-grant-full-control', 'x-amz-grant-read'], ...['x-amz-grant-read-acp', 'x-amz-grant-write-acp']),
    ifSent('s3:PutObjectRetention', 'the request sets a retention', ...['x-amz-object-lock-mode', 'x-amz-object-lock-retain-until-date']),
    ifSent('s3:PutObjectLegalHold', 'the request sets a legal hold', 'x-amz-object-lock-legal-hold'),
];
const STORED_KEYS = {
    's3:x-amz-server-side-encryption': 'x-amz-server-side-encryption',
    's3:x-amz-server-side-encryption-aws-kms-key-id': 'x-amz-server-side-encryption-aws-kms-key-id',
    's3:x-amz-acl': 'x-amz-acl',
    's3:RequestObjectTagKeys': 'x-amz-tagging',
    's3:x-amz-storage-class': 'x-amz-storage-class',
    's3:object-lock-mode': 'x-amz-object-lock-mode',
    's3:object-lock-legal-hold': 'x-amz-object-lock-legal-hold',
};
/** Only in a PUT or the completion of an upload: the requests before that take no condition. */
const CONDITIONS = { 's3:if-match': 'if-match', 's3:if-none-match': 'if-none-match' };
const PUT = { permission: 's3:PutObject', on: 'object' };
const LIST_KEYS = { 's3:prefix': undefined };
const DELETE = {
    permission: 's3:DeleteObject',
    on: 'object',
    ofVersion: 's3:DeleteObjectVersion',
    more: [
        IF_MATCH,
        ifSent('s3:BypassGovernanceRetention', 'the request bypasses governance mode', 'x-amz-bypass-governance-retention'),
    ],
    conditionKeys: { 's3:if-match': 'if-match', 'aws:MultiFactorAuthPresent': undefined },
};
const GET = {
    permission: 's3:GetObject',
    on: 'object',
    ofVersion: 's3:GetObjectVersion',
    more: [DECRYPTED],
    conditionKeys: {},
};
const LIST = {
    permission: 's3:ListBucket',
    on: 'bucket',
    more: [],
    conditionKeys: LIST_KEYS,
};
/**
 * The rights that each S3 operation needs.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
const OPERATION_RIGHTS = {
    AbortMultipartUpload: {
        permission: 's3:AbortMultipartUpload',
        on: 'object',
        more: [],
        conditionKeys: {},
    },
    CompleteMultipartUpload: { ...PUT, more: [IF_MATCH, DECRYPTED], conditionKeys: CONDITIONS },
    CopyObject: {
        ...PUT,
        more: [
            { permission: 's3:GetObject', on: 'source' },
            { permission: 's3:GetObjectTagging', on: 'source', when: 'its tags are copied' },
            {
                permission: 's3:PutObjectTagging',
                on: 'object',
                when: 'the tags of the source are copied',
            },
            ...STORED,
            DECRYPTED,
            ENCRYPTED,
        ],
        conditionKeys: { ...STORED_KEYS, ...CONDITIONS },
    },
    CreateMultipartUpload: { ...PUT, more: [...STORED, ENCRYPTED], conditionKeys: STORED_KEYS },
    DeleteObject: DELETE,
    DeleteObjects: DELETE,
    GetObject: GET,
    GetObjectAcl: {
        permission: 's3:GetObjectAcl',
        on: 'object',
        ofVersion: 's3:GetObjectVersionAcl',
        more: [],
        conditionKeys: {},
    },
    GetObjectTagging: {
        permission: 's3:GetObjectTagging',
        on: 'object',
        ofVersion: 's3:GetObjectVersionTagging',
        more: [],
        conditionKeys: {},
    },
    HeadBucket: { ...LIST, conditionKeys: {} },
    HeadObject: GET,
    ListMultipartUploads: {
        permission: 's3:ListBucketMultipartUploads',
        on: 'bucket',
        more: [],
        conditionKeys: {},
    },
    ListObjectsV2: LIST,
    ListObjectVersions: { ...LIST, permission: 's3:ListBucketVersions' },
    ListParts: {
        permission: 's3:ListMultipartUploadParts',
        on: 'object',
        more: [],
        conditionKeys: {},
    },
    PutObject: {
        ...PUT,
        more: [...STORED, IF_MATCH, ENCRYPTED],
        conditionKeys: { ...STORED_KEYS, ...CONDITIONS },
    },
    UploadPart: { ...PUT, more: [ENCRYPTED], conditionKeys: {} },
};
/**
 * The rights that a request needs, the one that its operation is refused for first. Rights that depend
 * on more than its headers, such as those on a KMS key, are left out.
 */
function rightsOf({ operation, isOfVersion = false, headers = [], }) {
    const { permission, on, ofVersion = permission, more } = OPERATION_RIGHTS[operation];
    const first = { permission: isOfVersion ? ofVersion : permission, on };
    const isNeeded = ({ headers: causes, when }) => causes === undefined ? when === undefined : causes.some((name) => headers.includes(name));
    return [
        first,
        ...more
            .filter(isNeeded)
            .map(({ permission: name, on: place }) => ({ permission: name, on: place })),
    ];
}
/** The rights of an operation by its name; undefined for a name that is not one of this project. */
function operationRights(name) {
    return name !== undefined && isOperation(name) ? OPERATION_RIGHTS[name] : undefined;
}
function isOperation(name) {
    return Object.hasOwn(OPERATION_RIGHTS, name);
}

;// CONCATENATED MODULE: ./lib/s3/error-codes/policy-advice.js



/** The missing permission: the one that the answer names, else the first that the request needs. */
function permissionOf(facts) {
    return namedPermission(facts) ?? neededBy(facts)[0]?.permission;
}
function neededBy({ operation = '', isOfVersion, requestHeaders }) {
    if (!isOperation(operation))
        return [];
    return rightsOf({
        operation,
        ...(isOfVersion !== undefined && { isOfVersion }),
        ...(requestHeaders !== undefined && { headers: requestHeaders }),
    });
}
/**
 * The permission that an answer names.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
 */
function namedPermission({ message }) {
    return /is not authorized to perform: ([a-z0-9-]{1,32}:[A-Za-z0-9]{1,64})/.exec(message)?.[1];
}
/** The object that a refused request named, or the objects of the bucket. */
function objectsOf({ bucket, key }) {
    return key === undefined
        ? `the objects of the bucket ${(0,core_text/* quote */.hD)(bucket)}`
        : `the object ${(0,core_text/* quote */.hD)(key)} of the bucket ${(0,core_text/* quote */.hD)(bucket)}`;
}
/** What else a request needs, for an answer that names no permission. */
function othersOf(facts) {
    if (namedPermission(facts) !== undefined)
        return '';
    const others = neededBy(facts).slice(1);
    if (others.length === 0)
        return '';
    const named = others.map(({ permission, on }) => on === 'source' ? `${permission} on its source` : permission);
    return `; this request also needs ${named.join(' and ')}`;
}
/** Amazon refuses requests to a Requester Pays bucket without giving that reason. */
function payerOf(facts) {
    const { message, requestHeaders = ['x-amz-request-payer'] } = facts;
    const isBare = namedPermission(facts) === undefined && /^access ?denied\.?$/i.test(message);
    return isBare && !requestHeaders.includes('x-amz-request-payer')
        ? '; if the bucket is Requester Pays, set request-payer: requester'
        : '';
}
/** The policies that may hold a statement, by the words with which S3 names one of them. */
const POLICIES = [
    [/ resource-based policy/i, 'the bucket policy'],
    [/ identity-based policy/i, 'the policies of the role'],
    [/ service control policy/i, "the organization's service control policies"],
    [/ resource control policy/i, "the organization's resource control policies"],
    [/ permissions boundary/i, "the role's permissions boundary"],
    [/ session policy/i, 'the session policy that was requested at sign-in'],
    [/ VPC endpoint policy/i, 'the policy of the VPC endpoint'],
];
function policyNamedIn(message) {
    return POLICIES.find(([words]) => words.test(message))?.[1];
}
/** What a policy may have demanded of the request, as clauses; never empty. */
function unmetConditions(facts) {
    const keys = Object.entries(operationRights(facts.operation)?.conditionKeys ?? {});
    const looked = keys.flatMap(([, header]) => (header === undefined ? [] : [header]));
    const others = keys.filter(([, header]) => header === undefined).map(([key]) => key);
    return [
        ...lackingHeaders(looked.filter(isStoredHeader), facts),
        ...lackingCondition(looked.filter((header) => !isStoredHeader(header)), facts),
        `the policy may look at ${[...others, ...COMMON_CONDITION_KEYS].join(', ')}`,
    ].join('; ');
}
function isStoredHeader(name) {
    return (0,object_headers/* objectHeader */.$o)(name) !== undefined;
}
function lackingHeaders(names, { requestHeaders }) {
    const lacking = names.filter((name) => requestHeaders?.includes(name) !== true);
    if (lacking.length === 0)
        return [];
    const had = requestHeaders === undefined ? 'may have had no' : 'had no';
    return [
        `the request ${had} ${lacking.join(', ')}: if the policy demands one of them, set it by "headers"`,
    ];
}
/** One condition is enough, since no request can have two. */
function lackingCondition(names, { operation = '', requestHeaders = names }) {
    if (names.length === 0 || names.some((name) => requestHeaders.includes(name)))
        return [];
    const remedy = operation.startsWith('Delete')
        ? '"delete-condition: etag" sends it'
        : 'upload-dir sends one with "if-exists: skip" or "fail"';
    return [`the request had no condition (${names.join(' or ')}): ${remedy}`];
}
/** The advice to allow a permission, or, where the answer mentions a deny, what to do about that. */
function grant(permission, on, facts, more = '') {
    const { message } = facts;
    const policy = policyNamedIn(message);
    if (message.includes('explicit deny')) {
        const policies = policy ?? 'the policies of the role, the bucket or the organization';
        return (`meet the condition of the deny, if it has one: ${unmetConditions(facts)}; otherwise remove ` +
            `the explicit deny of ${permission} on ${on} from ${policies}`);
    }
    const others = payerOf(facts) + othersOf(facts);
    const isOfRole = policy === undefined || /role$|bucket policy/.test(policy);
    return isOfRole
        ? `allow ${permission} on ${on} in the policy of the role and, if the bucket belongs to ` +
            `another account, also in the bucket policy${others}${more}`
        : `allow ${permission} on ${on} in ${policy}, which limits what the role may do${others}${more}`;
}

;// CONCATENATED MODULE: ./lib/s3/error-codes/permissions.js


const DENIED_PERMISSIONS = {
    's3:PutObject': { may: 'write' },
    's3:PutObjectTagging': { may: 'set the tags of' },
    's3:PutObjectAcl': { may: 'set the ACL of' },
    's3:PutObjectRetention': { may: 'set the Object Lock retention of' },
    's3:PutObjectLegalHold': { may: 'set the legal hold of' },
    's3:GetObject': {
        may: 'read',
        more: '; without s3:ListBucket, S3 also answers this for an object that does not exist',
    },
    's3:GetObjectVersion': { may: 'read versions of' },
    's3:GetObjectAcl': { may: 'read the ACL of' },
    's3:GetObjectVersionAcl': { may: 'read the ACL of versions of' },
    's3:GetObjectTagging': { may: 'read the tags of' },
    's3:GetObjectVersionTagging': { may: 'read the tags of versions of' },
    's3:DeleteObject': { may: 'delete' },
    's3:DeleteObjectVersion': {
        may: 'delete versions of',
        more: '; S3 may also answer this for a version that Object Lock retains',
    },
    's3:BypassGovernanceRetention': { may: 'bypass the governance mode of Object Lock for' },
    's3:ListBucket': {
        may: 'list',
        isOnBucket: true,
        more: '; a condition on s3:prefix has to match the prefix of the listing',
    },
    's3:ListBucketVersions': {
        may: 'list the versions in',
        isOnBucket: true,
        more: '; a condition on s3:prefix has to match the prefix of the listing',
    },
    's3:AbortMultipartUpload': { may: 'abort multipart uploads to' },
    's3:ListMultipartUploadParts': { may: 'list the parts of multipart uploads to' },
    's3:ListBucketMultipartUploads': { may: 'list the multipart uploads of', isOnBucket: true },
};
const DENIED = ['AccessDenied', 'Forbidden'];
function deniedRow(permission) {
    const { may, isOnBucket, more = '' } = DENIED_PERMISSIONS[permission];
    const on = (facts) => isOnBucket === true ? `the bucket ${(0,core_text/* quote */.hD)(facts.bucket)}` : objectsOf(facts);
    return {
        id: `access-denied-${kebabOf(permission)}`,
        signs: [
            {
                codes: DENIED,
                when: (facts) => permissionOf(facts) === permission,
                condition: `the answer names \`${permission}\`, or names none and the request needs that`,
            },
        ],
        happened: (_, facts) => `the credentials may not ${may} ${on(facts)}`,
        todo: (_, facts) => grant(permission, on(facts), facts, more),
    };
}
/** `put-object` for `s3:PutObject`. */
function kebabOf(permission) {
    return permission
        .slice('s3:'.length)
        .replaceAll(/(?<!^)(?=[A-Z])/g, '-')
        .toLowerCase();
}
/** A condition on a message without a permission: one that names it may also hold a key, any text. */
function mentions(pattern) {
    return (facts) => namedPermission(facts) === undefined && pattern.test(facts.message);
}
/** Refusals with AccessDenied whose reason is not a missing permission. */
const REFUSED = [
    {
        id: 'object-lock',
        signs: [
            {
                codes: [...DENIED, 'InvalidRequest', 'MethodNotAllowed'],
                when: mentions(/protected by object lock|WORM|legal hold|retention (period|mode|date)/i),
                condition: 'the message mentions Object Lock, a legal hold, a retention or WORM',
            },
            { codes: ['ObjectLocked'] },
        ],
        happened: ({ bucket }) => `Object Lock protects the object in the bucket ${(0,core_text/* quote */.hD)(bucket)}`,
        todo: () => 'wait until its retention has ended and its legal hold is off, or leave it out with ' +
            '"exclude"; the input "bypass-governance" overrides a retention in governance mode, and ' +
            'nothing overrides compliance mode or a legal hold',
    },
    {
        id: 'mfa-delete',
        signs: [
            {
                codes: ['AccessDenied'],
                // Where MFA delete is on, every request that deletes a version is refused.
                scope: 'bucket',
                when: mentions(/^mfa authentication must be used/i),
                condition: 'the message begins with "MFA authentication must be used"',
            },
            {
                codes: [...DENIED, 'InvalidRequest'],
                when: mentions(/\bmfa authentication\b|x-amz-mfa/i),
                condition: 'the message asks for MFA authentication',
            },
        ],
        happened: ({ bucket }) => `MFA delete is on for the bucket ${(0,core_text/* quote */.hD)(bucket)}, so deleting a version takes a code from ` +
            'an MFA device',
        todo: () => 'delete such versions by hand as the root user of the account, or turn MFA delete off, ' +
            'which only the root user can do',
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
        happened: ({ bucket }) => `the KMS key that encrypts the objects of the bucket ${(0,core_text/* quote */.hD)(bucket)} can't be used`,
        todo: (_, facts) => {
            const permission = namedPermission(facts);
            const named = permission === undefined ? 'kms:GenerateDataKey and kms:Decrypt' : (0,core_text/* quote */.hD)(permission);
            return (`allow ${named} on the key in the policies of the role and of the key, and check that ` +
                "the key is enabled and in the bucket's region");
        },
    },
    {
        id: 'requester-pays',
        signs: [
            {
                codes: [...DENIED, 'InvalidRequest'],
                when: mentions(/requester.pays|x-amz-request-payer/i),
                condition: 'the message mentions Requester Pays',
            },
            { codes: ['UserProjectMissing'] },
        ],
        happened: ({ bucket }) => `the bucket ${(0,core_text/* quote */.hD)(bucket)} is Requester Pays, and the request did not agree to pay`,
        todo: () => 'write request-payer: requester, by which the account of the credentials pays for the ' +
            'requests, or use credentials of the account that owns the bucket',
    },
];
/** Refused requests, the more specific rows first. */
const PERMISSION_ROWS = [
    ...REFUSED,
    ...Object.keys(DENIED_PERMISSIONS).map(deniedRow),
    {
        id: 'access-denied',
        signs: [{ codes: DENIED }],
        happened: ({ bucket }) => `the credentials lack a permission on the bucket ${(0,core_text/* quote */.hD)(bucket)} or its objects`,
        todo: (_, facts) => {
            const named = permissionOf(facts);
            const permission = named === undefined ? 'the rights that docs/rights.md lists for this mode' : (0,core_text/* quote */.hD)(named);
            return grant(permission, objectsOf(facts), facts);
        },
    },
];

// EXTERNAL MODULE: ./lib/s3/error-codes/own.js
var own = __nccwpck_require__(5392);
// EXTERNAL MODULE: ./lib/s3/error-codes/row.js
var row = __nccwpck_require__(3892);
;// CONCATENATED MODULE: ./lib/s3/error-codes/network.js



/** Statuses of a proxy after which the same request may soon succeed. */
const PASSING = [408, 429, 500, 502, 503, 504];
/** Whether a proxy that answered with this status will refuse every request. */
function isLastingRefusal(status) {
    return status !== undefined && !PASSING.includes(status);
}
const NOT_FROM_STORE = (0,own/* ownCodes */.lV)('not-from-store');
/** Answers of a proxy, a firewall or an ingress in place of the store. */
const INTERMEDIARY_ROWS = [
    {
        id: 'proxy',
        signs: [
            {
                codes: (0,own/* ownCodes */.lV)('proxy'),
                scope: 'batch',
                when: ({ status }) => isLastingRefusal(status),
                condition: 'the proxy refuses',
            },
            { codes: (0,own/* ownCodes */.lV)('proxy'), retry: 'again' },
            {
                codes: NOT_FROM_STORE,
                scope: 'batch',
                when: (0,row/* hasStatus */.Ro)(407),
                condition: 'the status is 407',
            },
        ],
        happened: (place) => `the proxy to ${at(place)} did not forward the request`,
        todo: () => 'check the host, port and password in HTTPS_PROXY, or add the host of the endpoint to NO_PROXY',
    },
    {
        id: 'body-limit',
        signs: [{ codes: NOT_FROM_STORE, when: (0,row/* hasStatus */.Ro)(413), condition: 'the status is 413' }],
        happened: (place) => `something in front of ${at(place)} rejects a request of this size`,
        todo: () => 'raise the size limit of the proxy, firewall or ingress that the message names ' +
            '(client_max_body_size in nginx, proxy-body-size in its ingress)',
    },
    {
        id: 'gateway',
        signs: [
            {
                codes: NOT_FROM_STORE,
                retry: 'slower',
                when: (0,row/* hasStatus */.Ro)(429, 503),
                condition: 'the status is 429 or 503',
            },
            {
                codes: NOT_FROM_STORE,
                retry: 'again',
                when: (facts) => (0,row/* isServerError */.GQ)(facts) || facts.status === 408,
                condition: 'the status is 408, or 500 and above except 501',
            },
        ],
        happened: (place) => `something in front of ${at(place)} answers that it is not available`,
        todo: () => 'check that the store is running and that the proxy, firewall or ingress in front of it can ' +
            'reach it; if it limits the request rate, set the input "concurrency" to a lower number',
    },
    {
        id: 'not-from-store',
        endsUnheard: true,
        signs: [{ codes: NOT_FROM_STORE }],
        happened: (place) => `something other than an S3 store answers at ${at(place)}`,
        todo: () => 'check that the endpoint is an S3 endpoint, not a console or a website, and that the proxy, ' +
            'firewall or ingress that the message names lets all S3 requests through',
    },
];
/** Codes of certificate errors: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const CERTIFICATE_CODES = [
    'ERR_TLS_*',
    'CERT_*',
    'CRL_*',
    '*_CERT',
    '*_CERTIFICATE',
    'SELF_SIGNED*',
    'DEPTH_ZERO*',
    'UNABLE_TO_*',
    'ERROR_IN_C*',
    'INVALID_CA',
    'INVALID_PURPOSE',
    'PATH_LENGTH_EXCEEDED',
    'HOSTNAME_MISMATCH',
];
/**
 * Whether the host name holds the bucket (`my-bucket.s3.example.com`). That takes a DNS entry and a
 * certificate for every bucket: AWS has them, many other stores don't.
 */
const hasBucketInHost = ({ bucket, message }) => {
    const host = /(?:ENOTFOUND|EAI_AGAIN|Host:) (\S+)/.exec(message)?.[1] ?? '';
    const isDotless = !bucket.includes('.');
    return host.startsWith(`${bucket}.`) && !(isDotless && /\.amazonaws\.com(\.cn)?\.?$/.test(host));
};
const bucketInHost = {
    when: hasBucketInHost,
    condition: "the host begins with the bucket's name (at AWS: only if that name has a dot)",
};
const noTls = {
    when: (0,row/* says */.FA)(/wrong version number|packet length too long/i),
    condition: 'the port does not speak TLS',
};
const at = ({ endpoint }) => endpoint ?? 'the endpoint';
/**
 * Failures before a request reaches the store. Most are the same for every object, so they end the
 * batch; most can pass, so they are retried first.
 */
const CONNECTION_ROWS = [
    {
        id: 'path-style',
        scope: 'batch',
        signs: [
            { codes: ['ENOTFOUND', 'EAI_AGAIN'], retry: 'again', ...bucketInHost },
            { codes: ['ERR_TLS_CERT_ALTNAME_INVALID'], ...bucketInHost },
        ],
        happened: ({ bucket }) => `the bucket ${(0,core_text/* quote */.hD)(bucket)} is part of the host name, and the store has no such host`,
        todo: () => 'set the input "force-path-style" to true, which puts the bucket in the path',
    },
    {
        id: 'dns',
        scope: 'batch',
        signs: [{ codes: ['ENOTFOUND', 'EAI_AGAIN'], retry: 'again' }, { codes: ['EAI_FAIL'] }],
        happened: (place) => `the host name of ${at(place)} can't be resolved`,
        todo: () => 'check the spelling of the inputs "endpoint" and "region" (and of AWS_ENDPOINT_URL, ' +
            "AWS_ENDPOINT_URL_S3 and AWS_REGION), and the runner's DNS",
    },
    {
        id: 'endpoint-scheme',
        scope: 'batch',
        signs: [
            { codes: (0,own/* ownCodes */.lV)('endpoint-scheme') },
            { codes: ['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER'], retry: 'again', ...noTls },
            {
                statuses: [400],
                when: (0,row/* says */.FA)(/plain HTTP request|HTTP request to an HTTPS server/i),
                condition: 'the answer says that the port speaks https',
            },
        ],
        happened: (place) => `${at(place)} has a scheme that is not allowed, or that the server does not speak`,
        todo: () => 'use https:// in the endpoint, or http:// if the store speaks only that (with allow-http: ' +
            'true, unless the store runs on this machine)',
    },
    {
        id: 'tls',
        scope: 'batch',
        signs: [{ codes: CERTIFICATE_CODES }, { codes: ['EPROTO', 'ERR_SSL_*'], retry: 'again' }],
        happened: (place) => `the certificate of ${at(place)} is not trusted, or the TLS handshake failed`,
        todo: () => 'for a private certificate authority, set NODE_EXTRA_CA_CERTS to the file with its ' +
            'certificate; otherwise have the certificate of the store renewed',
    },
    {
        id: 'unreachable',
        signs: [
            { codes: ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'], scope: 'batch' },
            { codes: ['ETIMEDOUT', 'TimeoutError'] },
        ],
        retry: 'again',
        happened: (place) => `nothing answers at ${at(place)}`,
        todo: () => 'check the input "endpoint" (and the variables AWS_ENDPOINT_URL and AWS_ENDPOINT_URL_S3), ' +
            'and that the runner is allowed to connect to it',
    },
    {
        id: 'connection-lost',
        retry: 'again',
        signs: [
            {
                codes: [
                    'ECONN*',
                    'EPIPE',
                    'EHOSTDOWN',
                    'ENETDOWN',
                    'ENETRESET',
                    'EADDRNOTAVAIL',
                    'ERR_STREAM_PREMATURE_CLOSE',
                    'NetworkingError',
                    'RequestTimeout',
                    ...(0,own/* ownCodes */.lV)('connection-lost'),
                ],
            },
        ],
        happened: (place) => `connections to ${at(place)} broke before a request was fully sent or answered`,
        todo: () => 'run again, set the input "concurrency" to a lower number, and check the proxies and ' +
            'firewalls between the runner and the store',
    },
    {
        id: 'unproven-answer',
        retry: 'again',
        signs: [{ codes: [...(0,own/* ownCodes */.lV)('unproven-answer'), 'HPE_*', 'SyntaxError'] }],
        happened: (place) => `${at(place)} does not answer as an S3 store does`,
        todo: () => 'check that the endpoint is an S3 endpoint, not a console or a website, and that no ' +
            'sign-in page of a network answers in its place',
    },
];

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __nccwpck_require__(3828);
;// CONCATENATED MODULE: ./lib/s3/error-codes/requests.js




/** Problems with the space of a store or with the account there. */
const ACCOUNT_ROWS = [
    {
        id: 'no-space',
        signs: [
            {
                // Codes of Ceph, MinIO, and FSx behind S3.
                codes: ['QuotaExceeded', 'XMinioAdminBucketQuotaExceeded', 'NoSpaceLeft'],
            },
            { codes: ['XMinioStorageFull', 'InsufficientCapacity'], statuses: [507], retry: 'again' },
        ],
        happened: (place) => `${(0,row.at)(place)} has no space left, or the bucket's quota is used up`,
        todo: () => 'delete what is no longer needed, or have the quota raised',
    },
    {
        id: 'cap-exceeded',
        signs: [
            // Codes of Backblaze B2, where users set caps themselves.
            { codes: ['*CapExceeded', '*cap_exceeded'] },
            {
                codes: ['AccessDenied', 'Forbidden'],
                when: (0,row/* says */.FA)(/\bcap exceeded\b/i),
                condition: 'the message says "cap exceeded"',
            },
        ],
        happened: (place) => `the account at ${(0,row.at)(place)} has reached a cap`,
        todo: () => 'raise the cap in the account settings, or wait until the next day',
    },
    {
        id: 'account',
        signs: [
            { codes: ['AllAccessDisabled'] },
            {
                scope: 'batch',
                codes: [
                    'AccountProblem',
                    // Codes of Alibaba Cloud OSS.
                    'UserDisable',
                    'InDebt',
                    // Code of Cloudflare R2.
                    'NotEntitled',
                ],
            },
        ],
        happened: (place) => `the account at ${(0,row.at)(place)} is disabled, has unpaid bills or lacks this service`,
        todo: (place) => `check the account at ${(0,row.at)(place)}: its bills, its plan and its messages`,
    },
];
const isUnreadable = ({ status = 0 }) => status >= 200 && status < 300;
/** Rows that match by the status alone, where no other row knows the code. */
const LAST_ROWS = [
    {
        id: 'internal',
        retry: 'again',
        signs: [{ codes: ['InternalError'] }],
        happened: (place) => `${(0,row.at)(place)} failed with an internal error on every attempt`,
        todo: () => 'run again later; if it happens again, give the request ids in the report to the operator of ' +
            'the store',
    },
    {
        id: 'throttled',
        retry: 'slower',
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
        happened: (place) => `${(0,row.at)(place)} throttled requests for longer than the run waits`,
        todo: () => 'set the input "concurrency" to a lower number, and let fewer jobs write to the bucket at ' +
            'the same time',
    },
    {
        id: 'server-error',
        retry: 'again',
        signs: [
            {
                codes: ['*'],
                when: row/* isServerError */.GQ,
                condition: 'the status is 500 or above, except 501',
            },
            { statuses: [408] },
        ],
        happened: (place) => `${(0,row.at)(place)} answers with a server error`,
        todo: () => 'run again later; if it happens again, give the code and the time to the operator of the ' +
            'store',
    },
    {
        id: 'unreadable-answer',
        retry: 'again',
        signs: [
            {
                codes: ['*'],
                // Such an answer says nothing about the request.
                when: isUnreadable,
                condition: "the status is 2xx and the answer can't be read",
            },
        ],
        happened: (place) => `the answer of ${(0,row.at)(place)} can't be read`,
        todo: () => 'check that no proxy rewrites answers, and that the endpoint is an S3 endpoint',
    },
];
/** What a store rejects in a request: a header, a name, a size, or the operation. */
const VALUE_ROWS = [
    {
        id: 'acl-not-supported',
        signs: [{ codes: ['AccessControlListNotSupported'] }],
        happened: ({ bucket }) => `the bucket ${(0,core_text/* quote */.hD)(bucket)} has ACLs disabled`,
        todo: () => 'remove x-amz-acl and x-amz-grant-* from the headers and grant the permissions in the bucket ' +
            'policy, or set the Object Ownership of the bucket to "Bucket owner preferred"',
    },
    {
        id: 'too-large',
        signs: [{ codes: [...(0,own/* ownCodes */.lV)('too-large'), 'EntityTooSmall'] }],
        happened: (place) => `an object or a part has a size that ${(0,row.at)(place)} does not accept`,
        todo: (place) => `split the file; see the size limits of ${(0,row.at)(place)}`,
    },
    {
        id: 'storage-class',
        signs: [{ codes: ['InvalidStorageClass'] }],
        happened: (place) => `${(0,row.at)(place)} does not know the storage class`,
        todo: (place) => `set x-amz-storage-class in the headers to a class that ${(0,row.at)(place)} has, or remove it`,
    },
    {
        id: 'archived',
        signs: [{ codes: ['InvalidObjectState'] }],
        happened: () => 'the object is archived and must be restored before it can be read',
        todo: () => 'restore the object first, or leave it out with "exclude"',
    },
    {
        id: 'virtual-host',
        scope: 'bucket',
        signs: [
            {
                // Codes of Alibaba Cloud OSS, Huawei Cloud OBS, Tencent Cloud COS and Volcengine TOS.
                codes: [
                    'SecondLevelDomainForbidden',
                    'VirtualHostDomainRequired',
                    'PathStyleDomainForbidden',
                    'InvalidPathAccess',
                ],
            },
        ],
        happened: (place) => `${(0,row.at)(place)} requires the bucket in the host name, not in the path`,
        todo: () => 'write force-path-style: false, and the endpoint without the bucket',
    },
    {
        id: 'long-key',
        signs: [{ codes: ['KeyTooLongError', 'KeyTooLong'] }],
        happened: (place) => `a key is longer than ${(0,row.at)(place)} allows`,
        todo: () => 'shorten the prefix or the file names; S3 allows 1,024 bytes of UTF-8',
    },
    {
        id: 'key-in-way',
        signs: [{ codes: errors/* KEY_IN_WAY_CODES */.rC }],
        happened: (place) => `${(0,row.at)(place)} keeps keys as paths of files, where no object can be at the path of a directory`,
        todo: () => 'delete the object whose key is the beginning of the other at a slash, or rename the file; ' +
            'sync-dir with "delete" set to true replaces what it may delete',
    },
    {
        id: 'several-regions',
        scope: 'bucket',
        signs: [
            {
                // The SDK signs for such an access point only with a package that is not installed.
                codes: ['Error'],
                when: (0,row/* says */.FA)(/\bSigV4a implementation\b/),
                condition: 'the message mentions SigV4a',
            },
        ],
        happened: ({ bucket }) => `${(0,core_text/* quote */.hD)(bucket)} is a multi-Region access point, which is not supported`,
        todo: () => 'set the input "bucket" to the name of one of its buckets, or to the ARN of an access point ' +
            'in one region',
    },
    {
        id: 'invalid-bucket-name',
        scope: 'bucket',
        signs: [{ codes: [...(0,own/* ownCodes */.lV)('invalid-bucket-name'), 'InvalidBucketName'] }],
        happened: ({ bucket }) => `${(0,core_text/* quote */.hD)(bucket)} is not a valid bucket name`,
        todo: () => 'set the input "bucket" to the name alone, without s3://, a path or a host, or to the ARN of ' +
            'an access point',
    },
    {
        id: 'headers',
        signs: [
            { codes: ['InvalidTag', 'MetadataTooLarge', 'InvalidEncryptionAlgorithmError'] },
            {
                codes: ['InvalidArgument', 'InvalidRequest'],
                when: (0,row/* says */.FA)(/\bx-amz-(acl|grant|tagging|server-side|storage-class|website|meta)/i),
                condition: 'the message names a header of the input "headers"',
            },
        ],
        happened: (place) => `${(0,row.at)(place)} rejects one of the headers`,
        todo: () => 'correct that header in the input "headers", or remove it',
    },
    {
        id: 'not-supported',
        signs: [{ codes: ['MethodNotAllowed', 'NotImplemented'] }],
        happened: (place) => `${(0,row.at)(place)} does not support the operation, or not with these headers`,
        todo: () => 'check that the endpoint is an S3 endpoint, see docs/stores.md for what the store supports, ' +
            'and remove what it does not from the input "headers"',
    },
];

// EXTERNAL MODULE: ./lib/s3/error-codes/store.js
var store = __nccwpck_require__(1197);
;// CONCATENATED MODULE: ./lib/s3/error-codes/error-codes.js





/**
 * The table of errors, specific rows before general ones: how far an error reaches, how it is
 * retried, and what to do about it
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html).
 */
const ERROR_ROWS = [
    ...own/* LOCAL_ROWS */.SA,
    ...own/* DEPLOY_ROWS */.AO,
    ...CONNECTION_ROWS,
    ...INTERMEDIARY_ROWS,
    ...ACCOUNT_ROWS,
    ...PERMISSION_ROWS.map(withOwner),
    ...store/* STORE_ROWS */.a,
    ...VALUE_ROWS,
    ...LAST_ROWS,
];
/** S3 refuses in the same words where another account owns the bucket than the input names. */
function withOwner(row) {
    if (!row.id.startsWith('access-denied'))
        return row;
    const todo = (place, facts) => {
        const { expectedBucketOwner: owner } = place;
        const known = row.todo(place, facts);
        if (owner === undefined)
            return known;
        return `check that the account ${owner}, the input "expected-bucket-owner", owns the bucket; if so, ${known}`;
    };
    return { ...row, todo };
}
/** The first row that matches an error; undefined for most errors. */
function rowOf(facts) {
    return findIn(ERROR_ROWS, facts)?.row;
}
/** How a request that failed with this error is retried. */
function retryOf(error) {
    const found = foundFor(error);
    return found?.sign.retry ?? found?.row.retry ?? 'never';
}
/** How far an error reaches. */
function scopeOf(error) {
    const found = foundFor(error);
    return found?.sign.scope ?? found?.row.scope ?? 'item';
}
/** Whether an error ends the batch while no store has answered yet. */
function endsUnheard(error) {
    return foundFor(error)?.row.endsUnheard === true;
}
/** Whether the error is the answer of an S3 store, not of something in front of it. */
function isAnswerOfStore({ code, status }) {
    if (status === undefined || status < 300)
        return false;
    return code !== 'ProxyError' && code !== 'NotFromStore' && !/^Http\d+$/.test(code);
}
function foundFor({ code, status, message = '' }) {
    const facts = { code, message, causes: [], bucket: '' };
    return findIn(ERROR_ROWS, status === undefined ? facts : { ...facts, status });
}
/** The first row of a table that matches, and the sign by which it does. */
function findIn(rows, facts) {
    return candidatesOf(rows, facts.code).find(({ sign, isCoded }) => isShown(sign, isCoded, facts));
}
function isShown({ statuses = [], when }, isCoded, facts) {
    const isAnswered = facts.status !== undefined && statuses.includes(facts.status);
    return (isCoded || isAnswered) && (when?.(facts) ?? true);
}
/** Codes per table whose candidates are kept: a store may send any number of codes. */
const MAX_KNOWN = 1000;
const known = new WeakMap();
function candidatesOf(rows, code) {
    const ofTable = known.get(rows) ?? new Map();
    known.set(rows, ofTable);
    const before = ofTable.get(code);
    if (before !== undefined)
        return before;
    const candidates = rows.flatMap((row) => row.signs.flatMap((sign) => candidate(row, sign, code)));
    if (ofTable.size >= MAX_KNOWN)
        ofTable.clear();
    ofTable.set(code, candidates);
    return candidates;
}
function candidate(row, sign, code) {
    const isCoded = (sign.codes ?? []).some((pattern) => patternOf(pattern).test(code));
    return isCoded || sign.statuses !== undefined ? [{ row, sign, isCoded }] : [];
}
const patterns = new Map();
function patternOf(code) {
    const before = patterns.get(code);
    if (before !== undefined)
        return before;
    const pattern = new RegExp(`^${code.replaceAll('.', '\\.').replaceAll('*', '.*')}$`, 's');
    patterns.set(code, pattern);
    return pattern;
}


/***/ }),

/***/ 5392:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AO: () => (/* binding */ DEPLOY_ROWS),
/* harmony export */   SA: () => (/* binding */ LOCAL_ROWS),
/* harmony export */   lV: () => (/* binding */ ownCodes)
/* harmony export */ });
/* unused harmony export OWN_ADVICE */
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9716);
/* harmony import */ var _row_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3892);


/**
 * The row with the advice for each of this project's own codes; `none` where the message already
 * says what to do, or where another failure of the run is the one to fix.
 */
const OWN_ADVICE = {
    AbortsStopped: 'none',
    AfterFailed: 'none',
    AmbiguousKeys: 'listing',
    BucketInEndpoint: 'none',
    ConditionNotHonored: 'none',
    ContentChanged: 'content-changed',
    CredentialsProviderError: 'no-credentials',
    DanglingLink: 'link',
    DeleteBatchError: 'none',
    DeletesStopped: 'none',
    DeployInProgress: 'deploy-in-progress',
    DeployOvertaken: 'deploy-overtaken',
    DirectoryReplaced: 'content-changed',
    EntityTooLarge: 'too-large',
    FileChanged: 'content-changed',
    FileDisappeared: 'content-changed',
    ForeignKey: 'listing',
    GitDirectory: 'git-directory',
    IncompleteBody: 'connection-lost',
    InsecureEndpoint: 'endpoint-scheme',
    InvalidBucket: 'invalid-bucket-name',
    InvalidCaBundle: 'ca-bundle',
    InvalidFileName: 'file-name',
    InvalidHeader: 'none',
    InvalidItem: 'none',
    InvalidKey: 'none',
    LeaseExpired: 'lease-expired',
    LinkLoop: 'link',
    LinkOutOfRoot: 'link',
    ListingLoop: 'listing',
    ListingOrder: 'listing',
    ListingVersionOne: 'listing-version-1',
    NoListedETag: 'none',
    NoServerTime: 'no-server-time',
    NoSuchKey: 'none',
    NotARegularFile: 'not-a-file',
    NotAttempted: 'none',
    NotFromStore: 'not-from-store',
    NotReplaced: 'none',
    NotRestored: 'none',
    PreconditionFailed: 'exists',
    ProxyError: 'proxy',
    RequestCanceled: 'cancelled',
    SourceUnreadable: 'disk-read',
    StillListed: 'still-there',
    Unaccounted: 'unproven-answer',
    UnknownGrant: 'none',
    UnknownOutcome: 'outcome-unknown',
    UnorderedListing: 'listing',
    UnprovenAnswer: 'unproven-answer',
    UnreadableContent: 'none',
    UnreadableDirectory: 'disk-read',
    UnreadableFile: 'disk-read',
    UnsafeFile: 'unsafe-path',
    UnsafeKey: 'unsafe-key',
    UnsafePath: 'unsafe-path',
    UploadStillThere: 'still-there',
    WriteFailed: 'disk-write',
};
/** This project's own codes that a row covers. */
function ownCodes(cause) {
    const all = Object.entries(OWN_ADVICE);
    return all.filter(([, advice]) => advice === cause).map(([code]) => code);
}
/** Two runs on one prefix, and answers of a store that can't be right. */
const DEPLOY_ROWS = [
    {
        id: 'deploy-in-progress',
        signs: [{ codes: ownCodes('deploy-in-progress') }],
        happened: ({ bucket }) => `another run is deploying to the same prefix of the bucket ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(bucket)}`,
        todo: () => 'run again when that run has ended; if it was killed, re-run its failed jobs, or wait five ' +
            'minutes from its last activity, as the message says',
    },
    {
        id: 'deploy-overtaken',
        signs: [{ codes: ownCodes('deploy-overtaken') }],
        happened: ({ bucket }) => `another run deployed to the same prefix of the bucket ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(bucket)} in the meantime`,
        todo: () => 'run again, and set "concurrency" in the workflow so that deploys wait for each other',
    },
    {
        id: 'lease-expired',
        signs: [{ codes: ownCodes('lease-expired') }],
        happened: ({ bucket }) => `this run could not renew its lease on the prefix of the bucket ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(bucket)} for four ` +
            'minutes, so another run may soon take over, and nothing more was written',
        todo: () => 'run again; give the credentials s3:GetObject and s3:PutObject on the state object and on ' +
            'the key with ".lease" after it, and check the network and the load of the runner',
    },
    {
        id: 'listing',
        signs: [{ codes: ownCodes('listing') }],
        happened: (place) => `${(0,_row_js__WEBPACK_IMPORTED_MODULE_1__.at)(place)}, or a proxy in front of it, returned a broken listing`,
        todo: () => 'check that no proxy or cache sits in front of the store, update the store, and report this ' +
            'to its maker',
    },
    {
        id: 'unsafe-key',
        signs: [{ codes: ownCodes('unsafe-key') }],
        happened: () => 'a key has a "." or ".." segment, or an empty one, and a request about it may reach another ' +
            'object, or the bucket itself',
        todo: () => 'delete such an object, or abort such an upload, in the console or by a lifecycle rule of ' +
            'the store, and store its content under another key',
    },
    {
        id: 'no-server-time',
        signs: [{ codes: ownCodes('no-server-time') }],
        happened: (place) => `the answers of ${(0,_row_js__WEBPACK_IMPORTED_MODULE_1__.at)(place)} have no Date header, so the age of objects is unknown`,
        todo: () => 'make the store, or the proxy in front of it, send a Date header with every answer',
    },
    {
        id: 'still-there',
        signs: [{ codes: ownCodes('still-there') }],
        happened: (place) => `${(0,_row_js__WEBPACK_IMPORTED_MODULE_1__.at)(place)} still lists what it reported as deleted or aborted`,
        todo: () => 'stop whatever writes to the same prefix, and run again; if it happens again, report it to ' +
            'the operator of the store',
    },
    {
        id: 'outcome-unknown',
        signs: [{ codes: ownCodes('outcome-unknown') }],
        happened: () => 'an answer was lost, so it is unknown whose object is stored now',
        todo: () => 'give the credentials s3:GetObject, or run again',
    },
];
const DESCRIPTOR_CODES = ['EMFILE', 'ENFILE'];
const hasNoDescriptors = ({ causes }) => causes.some((code) => DESCRIPTOR_CODES.includes(code));
/** Problems on the runner. */
const LOCAL_ROWS = [
    {
        id: 'descriptors',
        signs: [
            { codes: DESCRIPTOR_CODES },
            { codes: ['*'], when: hasNoDescriptors, condition: 'its cause is `EMFILE` or `ENFILE`' },
        ],
        happened: () => 'the runner ran out of file descriptors',
        todo: () => 'set the input "concurrency" to a lower number, or raise the limit (ulimit -n) on a ' +
            'self-hosted runner',
    },
    {
        id: 'disk-read',
        signs: [
            { codes: ['SourceUnreadable'], scope: 'batch' },
            { codes: [...ownCodes('disk-read').filter((code) => code !== 'SourceUnreadable'), 'EIO'] },
        ],
        happened: () => "a file or directory of the source can't be read",
        todo: () => 'give the user of the runner permission to read it, check that the build ran before this ' +
            'step, check the disk, or leave the path out with "exclude"',
    },
    {
        id: 'disk-write',
        signs: [{ codes: ownCodes('disk-write') }],
        happened: () => "a file can't be written",
        todo: () => 'check the permissions of the directory and the free space on its disk',
    },
    {
        id: 'content-changed',
        signs: [{ codes: ownCodes('content-changed') }],
        happened: () => 'a file of the source changed while it was read',
        todo: () => 'make sure that nothing writes to the source during the run',
    },
    {
        id: 'link',
        signs: [{ codes: ownCodes('link') }],
        happened: () => "a symbolic link in the source can't be followed",
        todo: () => 'replace the link with a copy of its target, or leave it out with "exclude"',
    },
    {
        id: 'git-directory',
        signs: [{ codes: ownCodes('git-directory') }],
        happened: () => 'the source contains a ".git", which may hold credentials',
        todo: () => 'set "source" to the directory of the built files, or leave ".git" out with "exclude"',
    },
    {
        id: 'file-name',
        signs: [{ codes: ownCodes('file-name') }],
        happened: () => 'the name of a file is not valid UTF-8, which a key must be',
        todo: () => 'rename the file, or leave it out with "exclude"',
    },
    {
        id: 'not-a-file',
        signs: [{ codes: ownCodes('not-a-file') }],
        happened: () => 'the source contains a pipe, a socket or a device, which has no content to upload',
        todo: () => 'remove it, or leave it out with "exclude"',
    },
    {
        id: 'unsafe-path',
        signs: [{ codes: ownCodes('unsafe-path') }],
        happened: () => 'a path leads out of its directory, or changed while it was opened',
        todo: () => 'remove the link or rename the file that the message names, and make sure that nothing ' +
            'changes the files during the run',
    },
    {
        id: 'ca-bundle',
        signs: [{ codes: ownCodes('ca-bundle') }],
        scope: 'batch',
        happened: () => "the file of certificates that AWS_CA_BUNDLE names can't be used",
        todo: () => 'correct AWS_CA_BUNDLE, or unset it',
    },
    {
        id: 'cancelled',
        signs: [{ codes: [...ownCodes('cancelled'), 'AbortError'] }],
        happened: () => 'the run was stopped before everything was done',
        todo: () => 'run it again, which is safe: finished work is kept',
    },
];


/***/ }),

/***/ 3892:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FA: () => (/* binding */ says),
/* harmony export */   GQ: () => (/* binding */ isServerError),
/* harmony export */   Ro: () => (/* binding */ hasStatus),
/* harmony export */   at: () => (/* binding */ at)
/* harmony export */ });
/** A condition that holds when the error's message matches. */
function says(pattern) {
    return ({ message }) => pattern.test(message);
}
function hasStatus(...statuses) {
    return ({ status }) => status !== undefined && statuses.includes(status);
}
/** Whether the status is a server error that may pass; 501 never does. */
const isServerError = ({ status = 0 }) => status >= 500 && status !== 501;
const at = ({ endpoint }) => endpoint ?? 'the store';


/***/ }),

/***/ 1197:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ STORE_ROWS),
/* harmony export */   p: () => (/* binding */ checksumComplaint)
/* harmony export */ });
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9716);
/* harmony import */ var _own_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5392);
/* harmony import */ var _row_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3892);



function regionNamedIn({ message }) {
    return /expecting '?([a-z0-9-]{1,32})/.exec(message)?.[1];
}
const CHECKSUM = /checksum|\bcrc-?(32|64)|content-md5|x-amz-(sdk|trailer)|aws-chunked|STREAMING-/i;
const DEMAND = /\b(missing|requires?|required|must)\b.*(content-md5|checksum)|(content-md5|checksum).*\b(missing|requires?|required|must)\b/i;
const OTHER_HEADER = /x-amz-(?!checksum|sdk|trailer)|\bif-(none-)?match\b/i;
const REFUSALS = ['InvalidArgument', 'InvalidRequest', 'MalformedTrailerError'];
function checksumComplaint({ code, status, message, }) {
    if (code === 'MissingContentMD5')
        return 'demands';
    if (code === 'InvalidDigest')
        return 'refuses';
    const isUnknown = code === 'NotImplemented' || status === 501;
    if (!isUnknown && !REFUSALS.includes(code))
        return undefined;
    if (CHECKSUM.test(message))
        return !isUnknown && DEMAND.test(message) ? 'demands' : 'refuses';
    return isUnknown && !OTHER_HEADER.test(message) ? 'perhaps' : undefined;
}
/** Codes under which stores demand or refuse a checksum. */
const CHECKSUM_CODES = [...REFUSALS, 'NotImplemented'];
/** Problems with the bucket, the credentials, the signature or a condition of a request. */
const STORE_ROWS = [
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
                    // Answers of S3 to HEAD, which have no body.
                    'Http301',
                    'Http307',
                ],
            },
            {
                codes: ['AuthorizationHeaderMalformed'],
                when: (0,_row_js__WEBPACK_IMPORTED_MODULE_0__/* .says */ .FA)(/\bregion\b/),
                condition: 'the message mentions the region',
            },
        ],
        happened: ({ bucket }) => `requests were sent to another region than that of the bucket ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(bucket)}`,
        todo: (_, facts) => {
            const region = regionNamedIn(facts);
            return region === undefined
                ? 'correct the input "region", or leave it empty and unset AWS_REGION, so that it is ' +
                    'looked up'
                : `set the input "region" (or AWS_REGION) to ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(region)}`;
        },
    },
    {
        id: 'no-such-bucket',
        scope: 'bucket',
        signs: [{ codes: ['NoSuchBucket'] }],
        happened: (place) => `there is no bucket ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(place.bucket)} at ${(0,_row_js__WEBPACK_IMPORTED_MODULE_0__.at)(place)}`,
        todo: (place) => `create the bucket ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(place.bucket)} at ${(0,_row_js__WEBPACK_IMPORTED_MODULE_0__.at)(place)} first, or correct the inputs ` +
            '"bucket" and "endpoint"',
    },
    {
        id: 'no-credentials',
        scope: 'batch',
        signs: [{ codes: (0,_own_js__WEBPACK_IMPORTED_MODULE_2__/* .ownCodes */ .lV)('no-credentials') }],
        happened: () => 'there are no credentials to sign requests with',
        todo: () => 'sign in before this step, for example with aws-actions/configure-aws-credentials, or set ' +
            'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN) from secrets',
    },
    {
        id: 'expired-token',
        scope: 'batch',
        retry: 'refresh',
        signs: [{ codes: ['ExpiredToken', 'ExpiredTokenException', 'TokenRefreshRequired'] }],
        happened: () => 'the credentials expired before the run ended',
        todo: () => 'sign in and run again, which repeats nothing that is finished; for a longer session, set ' +
            'role-duration-seconds of aws-actions/configure-aws-credentials, or split the work',
    },
    {
        id: 'clock',
        signs: [
            { codes: ['RequestTimeTooSkewed'], retry: 'again' },
            { codes: ['RequestExpired'], retry: 'refresh', scope: 'batch' },
            { codes: ['RequestInTheFuture'] },
        ],
        happened: (place) => `the clocks of the runner and of ${(0,_row_js__WEBPACK_IMPORTED_MODULE_0__.at)(place)} differ by minutes`,
        todo: () => 'correct the clock of the runner, for example with NTP',
    },
    {
        id: 'unknown-key',
        scope: 'batch',
        signs: [
            { codes: ['InvalidAccessKeyId', 'InvalidToken', 'InvalidClientTokenId', 'NotSignedUp'] },
        ],
        happened: (place) => `${(0,_row_js__WEBPACK_IMPORTED_MODULE_0__.at)(place)} does not know the access key or the session token`,
        todo: (place) => `check that the credentials are complete, current and meant for ${(0,_row_js__WEBPACK_IMPORTED_MODULE_0__.at)(place)}`,
    },
    {
        id: 'signature',
        signs: [
            { codes: ['SignatureDoesNotMatch'], scope: 'batch' },
            { codes: ['AuthorizationHeaderMalformed'] },
        ],
        happened: (place) => `the signature of the request is not the one that ${(0,_row_js__WEBPACK_IMPORTED_MODULE_0__.at)(place)} expects, as with a wrong secret access key`,
        todo: () => 'check that the secret access key is complete and belongs to the access key, and that no ' +
            'proxy rewrites requests',
    },
    {
        id: 'checksum',
        signs: [
            {
                codes: ['BadDigest', 'XAmzContentChecksumMismatch', 'XAmzContentSHA256Mismatch'],
                retry: 'again',
            },
        ],
        happened: (place) => `${(0,_row_js__WEBPACK_IMPORTED_MODULE_0__.at)(place)} received different bytes than were sent`,
        todo: () => 'check that no proxy or firewall between the runner and the store rewrites requests, and run ' +
            'again',
    },
    {
        id: 'checksum-demanded',
        scope: 'bucket',
        signs: [
            { codes: ['MissingContentMD5'] },
            {
                codes: CHECKSUM_CODES,
                when: (facts) => checksumComplaint(facts) === 'demands',
                condition: 'the message says that a Content-MD5 or a checksum is missing',
            },
        ],
        happened: (place) => `${(0,_row_js__WEBPACK_IMPORTED_MODULE_0__.at)(place)} demands a checksum with the content, as buckets with Object Lock do, and takes ` +
            'neither Content-MD5 nor a CRC32',
        todo: () => 'set the variable AWS_REQUEST_CHECKSUM_CALCULATION to WHEN_SUPPORTED, and check that no proxy ' +
            'removes the headers Content-MD5 and x-amz-checksum-crc32',
    },
    {
        id: 'checksum-refused',
        signs: [
            { codes: ['InvalidDigest'] },
            {
                codes: CHECKSUM_CODES,
                when: (facts) => checksumComplaint(facts) === 'refuses',
                condition: 'the message names a checksum or a chunked body',
            },
        ],
        happened: (place) => `${(0,_row_js__WEBPACK_IMPORTED_MODULE_0__.at)(place)} refuses checksums, and also the content without one`,
        todo: () => 'unset the variable AWS_REQUEST_CHECKSUM_CALCULATION or set it to WHEN_REQUIRED, and check ' +
            'that no proxy rewrites requests',
    },
    {
        id: 'listing-version-1',
        scope: 'bucket',
        signs: [
            { codes: (0,_own_js__WEBPACK_IMPORTED_MODULE_2__/* .ownCodes */ .lV)('listing-version-1') },
            {
                codes: ['InvalidArgument', 'InvalidRequest', 'MethodNotAllowed', 'NotImplemented'],
                when: ({ operation, code, message }) => /\blist-type\b/i.test(message) ||
                    (operation === 'ListObjectsV2' && /^(MethodNotAllowed|NotImplemented)$/.test(code)),
                condition: 'the request was a ListObjectsV2 or the message names `list-type`',
            },
        ],
        happened: (place) => `${(0,_row_js__WEBPACK_IMPORTED_MODULE_0__.at)(place)} lists objects only by version 1 of the protocol (ListObjects), which this action ` +
            'does not use: the list may be incomplete, so nothing is deleted or compared by it',
        todo: () => 'update the store to a release with ListObjectsV2, or use mode upload-dir, which lists nothing',
    },
    {
        id: 'exists',
        signs: [{ codes: (0,_own_js__WEBPACK_IMPORTED_MODULE_2__/* .ownCodes */ .lV)('exists') }],
        happened: () => 'the key already exists',
        todo: () => 'set "if-exists" to skip, which keeps such objects, or to overwrite',
    },
    {
        id: 'if-exists-unsupported',
        signs: [
            {
                codes: ['NotImplemented', 'InvalidArgument', 'InvalidRequest'],
                statuses: [501],
                when: (0,_row_js__WEBPACK_IMPORTED_MODULE_0__/* .says */ .FA)(/\bif-none-match\b/i),
                condition: 'the message mentions If-None-Match',
            },
        ],
        happened: (place) => `${(0,_row_js__WEBPACK_IMPORTED_MODULE_0__.at)(place)} does not support the condition If-None-Match, by which "if-exists" (ifExists) ` +
            'keeps objects that exist',
        todo: () => 'set "if-exists" to overwrite, or upload with the mode upload-dir (uploadDirectory), which asks ' +
            'such a store for each key whether it exists',
    },
    {
        id: 'conflict',
        retry: 'again',
        signs: [{ codes: ['ConditionalRequestConflict', 'OperationAborted'] }],
        happened: () => 'another request changed the same object or bucket at the same time',
        todo: () => 'let only one job at a time write to it, and run again',
    },
];


/***/ }),

/***/ 3625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A8: () => (/* binding */ KEY_VARIABLES),
/* harmony export */   Fg: () => (/* binding */ namesWebIdentity),
/* harmony export */   KF: () => (/* binding */ namesContainer),
/* harmony export */   cu: () => (/* binding */ namesOtherSource),
/* harmony export */   vO: () => (/* binding */ environmentKeysOf),
/* harmony export */   z3: () => (/* binding */ isBlank)
/* harmony export */ });
/** The variables that hold an access key; a session token may follow. */
const KEY_VARIABLES = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];
function environmentKeysOf(env) {
    const values = KEY_VARIABLES.map((name) => env[name]);
    if (values.every((value) => value === undefined))
        return 'absent';
    const filled = values.filter((value) => !isBlank(value));
    if (filled.length === values.length)
        return 'given';
    return filled.length === 0 ? 'empty' : 'partial';
}
/** Whether the environment names a source of credentials other than an access key. */
function namesOtherSource(env) {
    return !isBlank(env['AWS_PROFILE']) || namesWebIdentity(env) || namesContainer(env);
}
function namesWebIdentity(env) {
    return !isBlank(env['AWS_WEB_IDENTITY_TOKEN_FILE']) && !isBlank(env['AWS_ROLE_ARN']);
}
function namesContainer(env) {
    return (!isBlank(env['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI']) ||
        !isBlank(env['AWS_CONTAINER_CREDENTIALS_FULL_URI']));
}
/** Whether a value is empty or has only invisible characters. */
function isBlank(value = '') {
    return /^[\s\p{Cc}\p{Cf}]*$/u.test(value);
}


/***/ }),

/***/ 6972:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ REAL_TIME),
/* harmony export */   JN: () => (/* binding */ backoff),
/* harmony export */   NB: () => (/* binding */ createGrace),
/* harmony export */   dR: () => (/* binding */ DEFAULT_LIMITS),
/* harmony export */   dU: () => (/* binding */ createDeadline)
/* harmony export */ });
const DEFAULT_LIMITS = {
    connect: 2_500,
    stall: 60_000,
    firstAnswer: 5_000,
    request: 60_000,
    noSuccess: 120_000,
    grace: 2_000,
    cleanUp: 2_000,
};
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
const BASE = 100;
const CAP = 10_000;
/**
 * Milliseconds with full jitter: a random time below a bound that doubles with every attempt
 * (https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/).
 */
function backoff(attempt, { random }) {
    return random() * Math.min(CAP, BASE * 2 ** attempt);
}
/** A signal that aborts `ms` milliseconds from now, unless it is ended before. */
function createDeadline(ms, time) {
    const controller = new AbortController();
    const end = time.limit(ms, () => {
        controller.abort(new DOMException(`not finished within ${ms} ms`, 'TimeoutError'));
    });
    return { signal: controller.signal, end };
}
/** A signal that aborts `ms` milliseconds after another, for work that should be finished. */
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

/***/ 912:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ retriesOf),
/* harmony export */   m: () => (/* binding */ createTraffic)
/* harmony export */ });
/** Maximum number of codes that are counted by themselves: servers make up codes. */
const MAX_CODES = 50;
const OTHER_CODES = 'other codes';
/** Operations whose body is an object or a part of one. */
const WITH_CONTENT = new Set(['PutObject', 'UploadPart']);
/** Calls `onResent` with every retry. */
function createTraffic(onResent = () => undefined) {
    const requests = {};
    const retries = new Map();
    let pace = { rate: Infinity };
    const traffic = {
        requests,
        retries,
        bytes: 0,
        throttled: 0,
        region: undefined,
        get rate() {
            return pace.rate;
        },
        sent({ operation, region, body }) {
            requests[operation] = (requests[operation] ?? 0) + 1;
            traffic.region = region;
            if (body !== undefined && WITH_CONTENT.has(operation))
                traffic.bytes += body.byteLength;
        },
        resent(retry) {
            const { code } = retry.error;
            const name = retries.has(code) || retries.size < MAX_CODES ? code : OTHER_CODES;
            if (retry.isThrottled)
                traffic.throttled += 1;
            else
                retries.set(name, (retries.get(name) ?? 0) + 1);
            onResent(retry);
        },
        keepTo(next) {
            pace = next;
        },
    };
    return traffic;
}
/** Retries of all kinds. */
function retriesOf({ throttled, retries }) {
    return [...retries.values()].reduce((sum, count) => sum + count, throttled);
}


/***/ }),

/***/ 3333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   PO: () => (/* binding */ cached),
/* harmony export */   g5: () => (/* binding */ credentialsUsed),
/* harmony export */   xK: () => (/* binding */ markSource)
/* harmony export */ });
const LIFETIME = { early: 300_000, now: () => Date.now() };
/**
 * Keeps credentials until they expire, as the SDK does for its own chain: newer ones are asked for
 * beforehand, once at a time, and the old ones are used until then and where that fails.
 */
function cached(provide, { early, now } = LIFETIME) {
    let known;
    /** The same, for all the requests that ask. */
    let given;
    let asking;
    const ask = async (options) => {
        known = await provide(options);
        given = Promise.resolve(known);
        return known;
    };
    const askOnce = (options) => (asking ??= ask(options).finally(() => (asking = undefined)));
    return (options) => {
        const left = (known?.expiration?.getTime() ?? Infinity) - now();
        if (given === undefined || options?.forceRefresh === true || left <= 0)
            return askOnce(options);
        if (left < early)
            askOnce(options).catch(() => undefined);
        return given;
    };
}
const SOURCE = Symbol('where the credentials are from');
function markSource(credentials, source) {
    const marked = { ...credentials, [SOURCE]: source };
    return marked;
}
/** Undefined for credentials that don't come from this project's chain. */
function credentialsUsed(credentials) {
    const source = credentials?.[SOURCE];
    if (credentials === undefined || source === undefined)
        return undefined;
    return { source, accessKeyId: credentials.accessKeyId };
}


/***/ }),

/***/ 5341:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ trustOf),
/* harmony export */   u: () => (/* binding */ caBundleProblem)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3024);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1692);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3828);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9716);





/**
 * The TLS context with the certificates that AWS_CA_BUNDLE names, beside those that Node trusts. The
 * function returns undefined when the variable is not set, and throws a StoreError when the file
 * can't be used. One context, made when a connection first needs it, serves all: reading a hundred
 * certificates takes longer than a request.
 */
function trustOf(env) {
    const path = env['AWS_CA_BUNDLE'];
    let context;
    return () => {
        if (!path)
            return undefined;
        const ca = () => [...node_tls__WEBPACK_IMPORTED_MODULE_2__.getCACertificates('default'), ...readCertificates(path)];
        return (context ??= node_tls__WEBPACK_IMPORTED_MODULE_2__.createSecureContext({ ca: ca() }));
    };
}
/** What is wrong with the file that AWS_CA_BUNDLE names, as a sentence; undefined if nothing. */
function caBundleProblem(env) {
    try {
        if (env['AWS_CA_BUNDLE'])
            readCertificates(env['AWS_CA_BUNDLE']);
        return undefined;
    }
    catch (thrown) {
        return thrown.message;
    }
}
const CERTIFICATE = /-----BEGIN ((?:X509 |TRUSTED )?CERTIFICATE)-----[^-]*-----END \1-----/g;
function readCertificates(path) {
    const certificates = read(path).match(CERTIFICATE) ?? [];
    if (certificates.length === 0)
        throw unusable(path, 'contains no PEM certificate');
    for (const [index, certificate] of certificates.entries()) {
        if (!isCertificate(certificate)) {
            throw unusable(path, `contains a broken certificate (number ${index + 1})`);
        }
    }
    return certificates;
}
function read(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(path, 'utf8');
    }
    catch (thrown) {
        throw unusable(path, `can't be read (${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .codeOf */ .$N)(thrown)})`, thrown);
    }
}
function isCertificate(text) {
    try {
        new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(text);
        return true;
    }
    catch {
        return false;
    }
}
function unusable(path, statement, cause) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .StoreError */ .AD('InvalidCaBundle', `AWS_CA_BUNDLE ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_4__/* .quoteShort */ .pf)(path)} ${statement}`, {
        scope: 'batch',
        cause,
    });
}


/***/ }),

/***/ 1069:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Fh: () => (/* binding */ isS3),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   WD: () => (/* binding */ doubledBucket),
/* harmony export */   mr: () => (/* binding */ endpointWithoutBucket),
/* harmony export */   nV: () => (/* binding */ isAmazon),
/* harmony export */   tJ: () => (/* binding */ assertWithoutBucket),
/* harmony export */   xU: () => (/* binding */ createEndpointGuard),
/* harmony export */   xY: () => (/* binding */ hasMd5Etags)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7030);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3828);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9716);
/* harmony import */ var _way_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3333);




/**
 * Checks the endpoint that results from inputs, environment and shared configuration, so that
 * credentials and content don't leave this machine over plain http by accident. One guard serves all
 * requests of a store, so that the endpoint is reported once.
 */
function createEndpointGuard(rule) {
    let isReported = false;
    let allowed;
    return ({ protocol, hostname, port }, credentials) => {
        if (isReported && (protocol !== 'http:' || hostname === allowed))
            return;
        const url = `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`;
        if (protocol === 'http:' && rule.allowHttp !== true && !isLoopback(hostname)) {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .StoreError */ .AD('InsecureEndpoint', `requests would go to ${url} without encryption: use an https endpoint, or set ` +
                'allow-http: true on a network that you trust', { scope: 'batch' });
        }
        if (!isReported)
            rule.onEndpoint?.(url, (0,_way_js__WEBPACK_IMPORTED_MODULE_2__/* .credentialsUsed */ .g5)(credentials));
        isReported = true;
        allowed = hostname;
    };
}
/** Whether a host name always means this machine; `x.localhost` may resolve to another one. */
function isLoopback(hostname) {
    const name = hostname.replace(/^\[|\]$/g, '').toLowerCase();
    return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}
/** The domains of Amazon's own endpoints, in all its partitions. */
const AMAZON = /(^|\.)(amazonaws\.(com(\.cn)?|eu)|api\.aws|api\.amazonwebservices\.(com\.cn|eu))\.?$/i;
/** Whether an endpoint is one of Amazon's, whose defaults differ from those of other stores. */
function isAmazon(hostname) {
    return AMAZON.test(hostname);
}
/**
 * Hosts of general purpose buckets, directory buckets and their access points, which do what S3's
 * reference says. Outposts have no conditional writes, and behind Object Lambda anyone's code
 * answers. A server in EC2 has a name under amazonaws.com too.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
const S3 = /(^|\.)s3(?!-outposts|-object-lambda)[a-z0-9-]*(\.dualstack)?(\.[a-z]{2,}(-[a-z]+)+-\d)?(\.vpce)?\.amazonaws\.com(\.cn)?$/;
/** Whether Amazon S3 itself answers at a host, as its reference says. */
function isS3(hostname) {
    return S3.test(hostname);
}
/**
 * Whether an ETag is the MD5 of an object that is neither encrypted under a key of its own nor sent
 * in parts. Directory buckets have other ETags.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html
 */
function hasMd5Etags(hostname) {
    return isS3(hostname) && !hostname.includes('s3express');
}
const ACCESS_POINT = /:(?<account>\d{12}):accesspoint[/:](?<name>[a-z0-9-]+)$/;
/** The bucket as it stands in a host name; access points have their account there too. */
function hostLabelsOf(bucket) {
    const { name, account } = ACCESS_POINT.exec(bucket)?.groups ?? {};
    return name === undefined ? bucket.toLowerCase() : `${name}-${account}`;
}
/**
 * The endpoint to write in place of one that names the bucket already, in its host or its path: every
 * request would name the bucket once more. Undefined for an endpoint without the bucket.
 */
function endpointWithoutBucket(endpoint, bucket) {
    const url = new URL(endpoint);
    const labels = `${hostLabelsOf(bucket)}.`;
    const rest = url.hostname.slice(labels.length);
    // AWS PrivateLink has hosts that begin with the word `bucket`.
    const isInHost = bucket !== '' &&
        url.hostname.startsWith(labels) &&
        (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(url.hostname) === 0 &&
        !rest.startsWith('vpce-');
    if (isInHost)
        url.hostname = rest;
    const [, first = '', ...others] = url.pathname.split('/');
    const isInPath = first !== '' && [bucket, encodeURIComponent(bucket)].includes(first);
    if (isInPath)
        url.pathname = others.join('/');
    if (!isInHost && !isInPath)
        return undefined;
    return url.origin + url.pathname.replace(/\/$/, '');
}
/** What is wrong with an endpoint that names the bucket, as a statement about it. */
function doubledBucket(bucket) {
    return (`already names the bucket ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteShort */ .pf)(bucket)}, which every request names once more, so that ` +
        `objects would be stored under ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_3__/* .quoteShort */ .pf)(`${bucket}/`)}, or nowhere`);
}
/** Throws a StoreError `BucketInEndpoint` when every request would name the bucket twice. */
function assertWithoutBucket(endpoint, bucket) {
    const instead = endpointWithoutBucket(endpoint, bucket);
    if (instead === undefined)
        return;
    const shown = endpoint.origin + endpoint.pathname.replace(/\/$/, '');
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .StoreError */ .AD('BucketInEndpoint', `the endpoint ${shown} ${doubledBucket(bucket)}: use ${instead}, or force-path-style: true if ` +
        "this is the store's own host", { scope: 'batch' });
}


/***/ }),

/***/ 3568:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F8: () => (/* binding */ groupOf),
/* harmony export */   TJ: () => (/* binding */ createSyncFiles),
/* harmony export */   hP: () => (/* binding */ createCounterparts),
/* harmony export */   nO: () => (/* binding */ parseUploadOrder),
/* harmony export */   pQ: () => (/* binding */ UPLOAD_GROUPS)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var _core_columns_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2776);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1547);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9716);
/* harmony import */ var _local_file_content_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8605);





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
    const inodes = (0,_core_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .createBigIntColumn */ .O8)();
    const devices = (0,_core_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .createBigIntColumn */ .O8)();
    const sizes = (0,_core_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .createNumberColumn */ .AQ)();
    const times = (0,_core_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .createNumberColumn */ .AQ)();
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
    const digests = (0,_core_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .createDigestColumn */ .Du)();
    // `join` for each would look at every character of its path again.
    const root = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(source, node_path__WEBPACK_IMPORTED_MODULE_0__.sep);
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
            paths.push((0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .ownCopyOf */ .dV)(file.path));
            growth.note();
        },
        end: growth.end,
        untilThereAre: growth.untilThereAre,
        keyOf: (row) => (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .joinKey */ .ID)(prefix, pathOf(row)),
        pathOf,
        absolutePathOf,
        sizeOf: planned.sizeAt,
        contentOf: (row) => (0,_local_file_content_js__WEBPACK_IMPORTED_MODULE_4__/* .fileContent */ .qY)(absolutePathOf(row), planned.at(row)),
        plannedOf: planned.at,
        md5Of: (row) => digests.at(row),
        setMd5: (row, md5) => {
            digests.set(row, md5);
        },
    };
}
function createCounterparts(files, objects) {
    const found = (0,_core_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .createRowColumn */ .z7)();
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
const UPLOAD_GROUPS = ['assets', 'rest', 'html'];
const HTML = /^(text\/html|application\/xhtml\+xml)\b/i;
/** The types that pages load by themselves. */
const ASSETS = /^(image|font|audio|video)\/|^text\/(css|javascript)\b|^application\/(javascript|ecmascript|wasm|font-[\w-]+|vnd\.ms-fontobject)\b/i;
/** The group of a file with this content type. */
function groupOf(contentType) {
    if (HTML.test(contentType))
        return 'html';
    return ASSETS.test(contentType) ? 'assets' : 'rest';
}
/** Parses the three groups in any order, separated by commas; undefined for anything else. */
function parseUploadOrder(text) {
    const names = text.split(',').map((name) => name.trim());
    const order = names.flatMap((name) => UPLOAD_GROUPS.filter((group) => group === name));
    const isComplete = new Set(order).size === UPLOAD_GROUPS.length;
    return isComplete && names.length === UPLOAD_GROUPS.length ? order : undefined;
}


/***/ }),

/***/ 819:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Yz: () => (/* binding */ core_debug),
  N4: () => (/* binding */ endGroup),
  z3: () => (/* binding */ error),
  pq: () => (/* binding */ info),
  lm: () => (/* binding */ notice),
  LZ: () => (/* binding */ saveState),
  C1: () => (/* binding */ setFailed),
  uH: () => (/* binding */ setOutput),
  Pq: () => (/* binding */ core_setSecret),
  Oh: () => (/* binding */ startGroup),
  z: () => (/* reexport */ summary),
  $e: () => (/* binding */ warning)
});

// UNUSED EXPORTS: ExitCode, addPath, exportVariable, getBooleanInput, getIDToken, getInput, getMultilineInput, getState, group, isDebug, markdownSummary, platform, setCommandEcho, toPlatformPath, toPosixPath, toWin32Path

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
function toCommandProperties(annotationProperties) {
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
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
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
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
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
/******/ 		id: moduleId,
/******/ 		loaded: false,
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
/******/ 	// Flag the module as loaded
/******/ 	module.loaded = true;
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
/******/ /* webpack/runtime/node module decorator */
/******/ (() => {
/******/ 	__nccwpck_require__.nmd = (module) => {
/******/ 		module.paths = [];
/******/ 		if (!module.children) module.children = [];
/******/ 		return module;
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
var __webpack_exports__ = {};

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  nY: () => (/* reexport */ cleanUp),
  _N: () => (/* reexport */ end),
  eF: () => (/* reexport */ run)
});

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __nccwpck_require__(3828);
// EXTERNAL MODULE: ./lib/core/text.js
var core_text = __nccwpck_require__(9716);
// EXTERNAL MODULE: ./lib/headers/own-objects.js
var own_objects = __nccwpck_require__(2671);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 14 modules
var core = __nccwpck_require__(819);
// EXTERNAL MODULE: ./lib/operations/run-operation.js + 2 modules
var run_operation = __nccwpck_require__(9824);
// EXTERNAL MODULE: ./lib/action/log.js
var log = __nccwpck_require__(2988);
// EXTERNAL MODULE: ./lib/local/safe-file.js
var safe_file = __nccwpck_require__(7981);
;// CONCATENATED MODULE: ./lib/action/report/line-file.js



/** Characters that are gathered before they are written. */
const BUFFERED = 32 * 1024;
/** Opens `path`, which has no links, for writing and empties it. Rejects when it can't be written. */
async function openLineFile(path, open = openForWriting) {
    const file = await open(path);
    let pending = '';
    let problem;
    const write = async (text) => {
        // Lines after those that are lost would make a file that looks complete.
        if (problem !== undefined)
            throw problem;
        await file.writeFile(text).catch((thrown) => {
            problem = unwritable(path, thrown);
            throw problem;
        });
    };
    return {
        path,
        add(line) {
            pending += `${line}\n`;
            if (pending.length < BUFFERED)
                return undefined;
            const text = pending;
            pending = '';
            return write(text);
        },
        async close() {
            await closeAfter(file, write(pending));
        },
    };
}
/** The path of a file, and why it can't be written. */
function unwritableText(path, thrown) {
    return `${(0,core_text/* quote */.hD)(path ?? '')} can't be written (${(0,errors/* messageOf */.bD)(thrown)})`;
}
function unwritable(path, cause) {
    const message = `file ${unwritableText(path, cause)}: free space on its disk, and run again`;
    return new errors/* StoreError */.AD('WriteFailed', message, { cause });
}
async function closeAfter(file, writing) {
    try {
        await writing;
    }
    finally {
        await file.close();
    }
}
function openForWriting(path) {
    return (0,safe_file/* openRegularFile */.ZU)(path, 'write');
}

;// CONCATENATED MODULE: ./lib/action/connection.js





const UPLOAD = 'upload-';
const LOCK = 'lock';
/** Journals in the state of the step. Without a file for it, a warning says what a kill would leave. */
function createJournals(bucket, log) {
    let isWarned = false;
    const save = (name, value) => {
        try {
            core/* saveState */.LZ(name, value);
        }
        catch (thrown) {
            if (isWarned)
                return;
            isWarned = true;
            log.warning('the post step can neither abort multipart uploads nor release the lock if this run is ' +
                `killed, because GITHUB_STATE's file ${unwritableText(process.env['GITHUB_STATE'], thrown)}`);
        }
    };
    return {
        uploads: {
            opened(slot, upload) {
                save(`${UPLOAD}${slot}`, JSON.stringify(upload));
            },
            closed(slot) {
                save(`${UPLOAD}${slot}`, '');
            },
        },
        lock: {
            taken(stateKey, nonce) {
                save(LOCK, JSON.stringify({ bucket, key: stateKey, nonce }));
            },
            ended() {
                save(LOCK, '');
            },
        },
    };
}
/** The lock that the main step left, by what it saved; undefined when there is none. */
function lockLeft(env) {
    const value = namesIn(env[`STATE_${LOCK}`] ?? '');
    if (value === undefined)
        return undefined;
    const { bucket, key, nonce } = value;
    return isName(bucket) && isName(key) && isName(nonce) ? { bucket, key, nonce } : undefined;
}
/** The uploads that the main step left open, by what it saved. */
function uploadsLeft(env) {
    const uploads = [];
    const problems = [];
    for (const [name, value = ''] of Object.entries(env)) {
        if (!name.startsWith(`STATE_${UPLOAD}`) || value === '')
            continue;
        const upload = uploadOf(value);
        if (upload !== undefined)
            uploads.push(upload);
        else
            problems.push(`the saved state ${(0,core_text/* quoteShort */.pf)(name)} names no upload: ${(0,core_text/* quoteShort */.pf)(value)}`);
    }
    return { uploads, problems };
}
function uploadOf(text) {
    const { bucket, key, uploadId } = namesIn(text) ?? {};
    if (!isName(bucket) || !isName(key) || !isName(uploadId))
        return undefined;
    return { bucket, key, uploadId };
}
function namesIn(text) {
    try {
        return JSON.parse(text) ?? undefined;
    }
    catch {
        return undefined;
    }
}
function isName(value) {
    return typeof value === 'string' && value !== '';
}
/** Sockets beyond one per concurrent object: a multipart upload uses several. */
const SPARE_SOCKETS = 32;
/** Opens the store that the inputs name; its facts are kept up to date. */
async function openStore(inputs, log, { state: facts, journal: uploadJournal, signal }) {
    const { bucket, region } = inputs;
    const { traffic } = facts;
    const tell = (url, credentials) => {
        facts.endpoint = url;
        const place = `bucket: ${bucket}, region: ${region ?? 'looked up'}`;
        log.info(`endpoint: ${url}, ${place}${credentials ? `, ${described(credentials)}` : ''}`);
    };
    // Not loaded for inputs that are refused: the SDK is most of what there is to load.
    const { openS3Store } = await Promise.all(/* import() */[__nccwpck_require__.e(50), __nccwpck_require__.e(90)]).then(__nccwpck_require__.bind(__nccwpck_require__, 90));
    return openS3Store({ ...connectionOf(inputs), onEndpoint: tell, onSdk: sdkReporter(log), uploadJournal, traffic }, bucket, { signal });
}
/** Says in the log why the AWS SDK sends the requests. */
function sdkReporter(log) {
    return (reason) => {
        log.info(`the AWS SDK sends the requests: ${reason}`);
    };
}
/** Characters of an access key id that are shown, if it has at least twice as many. */
const SHOWN_END = 4;
/** Enough of the credentials to recognize them; an access key id is not secret. */
function described({ source, accessKeyId }) {
    const end = accessKeyId.length < 2 * SHOWN_END ? '' : accessKeyId.slice(-SHOWN_END);
    return `credentials: ${source}${end === '' ? '' : `, access key ending in ${end}`}`;
}
/** Where the inputs say that the store is. */
function connectionOf(inputs) {
    const { region, endpoint, allowHttp, forcePathStyle, concurrency } = inputs;
    const { expectedBucketOwner, requestPayer } = inputs;
    return {
        allowHttp,
        ...(forcePathStyle !== undefined && { forcePathStyle }),
        ...(expectedBucketOwner !== undefined && { expectedBucketOwner }),
        ...(requestPayer !== undefined && { requestPayer }),
        maxSockets: (concurrency ?? run_operation/* DEFAULT_CONCURRENCY */.WH) + SPARE_SOCKETS,
        ...(region !== undefined && { region }),
        ...(endpoint !== undefined && { endpoint }),
    };
}
/** Variables of the environment whose values are secret. */
const SECRET_VARIABLES = ['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];
/** Keeps the credentials of the environment out of the log. */
function maskCredentials(env) {
    for (const name of SECRET_VARIABLES) {
        const value = env[name];
        if (!value)
            continue;
        (0,log/* mask */.dK)(value);
        // What prints it may have trimmed it.
        if (value.trim() !== '' && value.trim() !== value)
            (0,log/* mask */.dK)(value.trim());
    }
}

;// CONCATENATED MODULE: ./lib/action/inputs/specs.js
/** The inputs of every mode. */
const specs_COMMON_INPUTS = {
    mode: { default: '' },
    bucket: { default: '' },
    prefix: { default: '/', defaultMeans: 'the root of the bucket' },
    region: { default: '' },
    endpoint: {
        default: 'auto',
        defaultMeans: 'Amazon S3, or the endpoint that the environment names',
    },
    'allow-http': { default: 'false' },
    'force-path-style': { default: 'auto' },
    concurrency: { default: 'auto' },
    'dry-run': { default: 'false', defaultMeans: 'a run that changes the bucket' },
    'on-failure': { default: 'fail' },
    report: { default: '' },
    summary: { default: 'true' },
    title: { default: '' },
    'expected-bucket-owner': { default: 'none', defaultMeans: 'a bucket of any owner' },
    'request-payer': { default: 'none' },
    'site-url': { default: 'none' },
};
/** Globs that select files, objects or uploads. */
const GLOB_INPUTS = {
    include: { default: 'all', defaultMeans: 'no restriction to some of the names' },
    exclude: { default: 'none', defaultMeans: 'no exception' },
    unmatched: { default: 'auto' },
};
/** A directory to upload. */
const SOURCE_INPUTS = {
    source: { default: '' },
    ...GLOB_INPUTS,
    'include-hidden-files': { default: 'false' },
    'follow-symlinks': { default: 'false' },
    'allow-empty-source': { default: 'false' },
    headers: { default: '' },
};
/** Objects to delete. */
const DELETE_INPUTS = {
    'batch-size': { default: '1000' },
    'max-deletes': { default: 'auto', defaultMeans: 'no limit of your own' },
    'delete-condition': { default: 'auto' },
};
/** The age from which objects are deleted or uploads aborted. */
const OLDER_THAN_INPUT = {
    'older-than': { default: 'any', defaultMeans: 'objects of any age' },
};
/** Confirms that a mode that deletes or aborts may do so anywhere in the bucket. */
const WHOLE_BUCKET_INPUT = {
    'whole-bucket': { default: 'false' },
};

// EXTERNAL MODULE: ./lib/core/globs/lines.js + 1 modules
var globs_lines = __nccwpck_require__(9390);
;// CONCATENATED MODULE: ./lib/action/inputs/lines.js



/** Globs and what a line without a match leads to; `deletes`: what they select may be deleted. */
function parseGlobInputs(reader, deletes) {
    return {
        include: parseLines(reader, 'include', deletes),
        exclude: parseLines(reader, 'exclude', deletes),
        unmatched: reader.choice('unmatched', ['auto', 'warn', 'ignore']),
    };
}
function parseLines(reader, name, deletes) {
    const lines = reader.lines(name);
    refuseEmptiedLines(reader, name, deletes);
    for (const line of lines) {
        const problem = (0,globs_lines/* lineProblem */.OR)(line);
        if (problem === undefined)
            continue;
        reader.problems.push(`${name} ${(0,core_text/* quoteShort */.pf)(line)} ${problem.statement}: ${problem.remedy}`);
    }
    const together = (0,globs_lines/* togetherProblem */.qt)(lines);
    if (together !== undefined) {
        reader.problems.push(`${name}: the lines ${together.statement}: ${together.remedy}`);
    }
    return lines;
}
/** Results of expressions, never meant as patterns. */
const RESULTS = ['true', 'false', 'null', 'undefined', 'NaN'];
/** The words of other inputs, and a number; among other lines they are patterns. */
const WORDS = [...RESULTS, 'all', 'none', 'any', 'auto', '0'];
/** `pr-${{ number }}` without a number: as a pattern it matches nothing, so nothing is kept. */
const OPEN_END = /^[-=]|[-=]$/;
const EMPTY_EXPRESSION = 'an expression in it may have come out empty';
/**
 * Refuses patterns that look like what an expression without a result leaves, where then more
 * would be deleted: an `exclude` without effect, or an `include` of more than was meant.
 */
function refuseEmptiedLines(reader, name, deletes) {
    const lines = reader.lines(name);
    const given = reader.text(name);
    const word = GLOB_INPUTS[name].default;
    if (lines.length === 0 && given !== word) {
        reader.refuse(name, 'has only comments', `${EMPTY_EXPRESSION}; write ${word}, or a pattern`);
    }
    for (const line of lines) {
        const words = lines.length === 1 ? WORDS : RESULTS;
        const problem = words.includes(line)
            ? `is a word, not a pattern: an expression may have produced it; write ${word} alone, or ` +
                `./${line} for a file of that name`
            : problemOf(line, name, deletes);
        if (problem !== undefined)
            reader.problems.push(`${name} ${(0,core_text/* quoteShort */.pf)(line)} ${problem}`);
    }
}
function problemOf(line, name, deletes) {
    if (line.includes('${{')) {
        return 'has an expression that was not evaluated: write it where the runner evaluates it';
    }
    if (line.includes('//')) {
        return `has an empty segment: ${EMPTY_EXPRESSION}; write a single slash if that is meant`;
    }
    if (!deletes || line.startsWith('!'))
        return undefined;
    if (name === 'include') {
        return line.endsWith('/')
            ? `ends in "/": ${EMPTY_EXPRESSION}; write ${line}** if all of it is meant`
            : undefined;
    }
    const open = line.split('/').find((segment) => OPEN_END.test(segment));
    return (open &&
        `has the segment ${(0,core_text/* quoteShort */.pf)(open)}: ${EMPTY_EXPRESSION}; write ${open.replace(OPEN_END, '[$&]')} if ` +
            'such a name is meant');
}

;// CONCATENATED MODULE: ./lib/action/inputs/prefix.js


/** S3's limit for keys, and so for what they begin with. */
const MAX_KEY_BYTES = 1024;
/** The root of the bucket, as the workflow names it. */
const ROOT = specs_COMMON_INPUTS.prefix.default;
/** The prefix of upload-dir: empty for the root, or a directory. */
function parseUploadPrefix(reader) {
    const given = reader.text('prefix');
    if (given === ROOT)
        return '';
    const prefix = asDirectory(given);
    refuseBadPrefix(reader, prefix);
    warnOfPattern(reader, given);
    return prefix;
}
/** The prefix of sync-dir: a directory; with deletes the whole bucket only when that is confirmed. */
function parseSyncPrefix(reader, deletes) {
    if (deletes) {
        warnOfPattern(reader, reader.text('prefix'));
        return parseDeleted(reader, 'lets it delete anywhere in the bucket', asDirectory);
    }
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
            const remedy = 'write a star only as the last character';
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
        const remedy = `name a directory in it; whole-bucket: true ${wholeBucket}`;
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
        reader.warnings.push(`prefix ${(0,core_text/* quoteShort */.pf)(given)} means every key that begins with what is before the star: ` +
            'check that no expression in it came out empty');
    }
}
/** A prefix that uploads go to is no pattern, and has no other separator than a slash. */
function warnOfPattern(reader, given) {
    if (given.includes('*')) {
        reader.warnings.push(`prefix ${(0,core_text/* quoteShort */.pf)(given)} has a star, which is not a pattern here and would be part of every ` +
            'key: remove it');
    }
    if (given.includes('\\')) {
        reader.warnings.push(`prefix ${(0,core_text/* quoteShort */.pf)(given)} has a backslash, which is not a separator in keys: write ` +
            (0,core_text/* quoteShort */.pf)(given.replaceAll('\\', '/')));
    }
}
function asDirectory(given) {
    return given.replace(/\/?$/, '/');
}
/** A segment that is left of an expression which came out empty or was not evaluated. */
const UNSET_SEGMENT = /^(undefined|null)$|\$\{\{/;
function refuseBadPrefix(reader, prefix) {
    const segments = prefix.replace(/\/$/, '').split('/');
    const unset = segments.find((segment) => UNSET_SEGMENT.test(segment));
    if (/^s3:\/\//i.test(prefix)) {
        const remedy = `write only what follows the name of the bucket, or ${ROOT} for its root`;
        reader.refuse('prefix', 'is a URL', remedy);
    }
    else if (prefix.startsWith('/')) {
        const remedy = `an expression before it may have come out empty; remove it`;
        reader.refuse('prefix', 'begins with "/"', remedy);
    }
    else if (unset !== undefined) {
        reader.refuse('prefix', `has the segment ${(0,core_text/* quoteShort */.pf)(unset)}`, prefix_EMPTY_EXPRESSION);
    }
    else if (segments.some((segment) => segment.trim() === '')) {
        reader.refuse('prefix', 'has an empty segment', prefix_EMPTY_EXPRESSION);
    }
    else if (segments.some((segment) => segment === '.' || segment === '..')) {
        reader.refuse('prefix', 'has "." or ".." as a segment', 'write the path in full');
    }
    if (/\p{Cc}/u.test(prefix)) {
        reader.refuse('prefix', 'has a line break or control character', 'write it on one line');
    }
    const bytes = Buffer.byteLength(prefix);
    if (bytes > MAX_KEY_BYTES) {
        const remedy = `the limit is ${(0,core_text/* formatCount */.B4)(MAX_KEY_BYTES)}; shorten it`;
        reader.refuse('prefix', `has ${(0,core_text/* formatCount */.B4)(bytes)} bytes`, remedy);
    }
}
const prefix_EMPTY_EXPRESSION = 'an expression in it came out empty or was not evaluated; check it, and guard the step with ' +
    '"if: ${{ … != \'\' }}"';

// EXTERNAL MODULE: ./lib/object-store/delete-condition.js
var delete_condition = __nccwpck_require__(172);
// EXTERNAL MODULE: ./lib/operations/max-deletes.js
var max_deletes = __nccwpck_require__(5605);
;// CONCATENATED MODULE: ./lib/action/inputs/reader.js



/** What most likely left a value empty. */
const UNSET = 'if it comes from a variable or secret, that is not set for this repository or environment, ' +
    'or this is a pull request from a fork, which gets none';
/** The same of several values. */
const UNSET_ALL = 'if they come from variables or secrets, those are not set for this repository or environment, ' +
    'or this is a pull request from a fork, which gets none';
/** A reader of every input in `specs`. */
function createReader(env, specs) {
    const problems = [];
    const given = (name) => env[variableOf(name)]?.trim();
    const defaultOf = (name) => specs[name]?.default ?? '';
    const text = (name) => [given(name)].find(Boolean) ?? defaultOf(name);
    const isDefault = (name) => text(name) === defaultOf(name);
    const refuse = (name, statement, remedy) => {
        const value = text(name) === '' ? '' : ` ${(0,core_text/* quoteShort */.pf)(text(name))}`;
        problems.push(`${name}${value} ${statement}: ${remedy}`);
    };
    return {
        problems,
        warnings: [],
        text,
        isDefault,
        isEmpty: (name) => given(name) === '',
        refuse,
        flag(name) {
            const value = flagOf(text(name));
            const remedy = `write one of the two${flagOf(defaultOf(name)) === undefined ? wordOf(defaultOf(name)) : ''}`;
            if (value === undefined)
                refuse(name, 'is neither true nor false', remedy);
            return value === true;
        },
        choice(name, choices) {
            const choice = choices.find((one) => one === text(name));
            if (choice === undefined)
                refuse(name, 'is not an allowed value', `write ${alternatives(choices)}`);
            return choice ?? defaultOf(name);
        },
        integer(name, min, max, fallback) {
            const value = /^\d+$/.test(text(name)) ? Number(text(name)) : NaN;
            if (value >= min && value <= max)
                return value;
            const remedy = `write one in this range${wordOf(defaultOf(name))}`;
            refuse(name, `is not a whole number from ${min} to ${max}`, remedy);
            return fallback;
        },
        block: (name) => env[variableOf(name)] ?? '',
        lines: (name) => (isDefault(name) ? [] : linesOf(text(name))),
    };
}
/** A default that is a word, as an alternative in a remedy. */
function wordOf(text) {
    return /^\d+$/.test(text) ? '' : `, or ${text}`;
}
/** Undefined for what is neither, in the spellings of YAML 1.2. */
function flagOf(text) {
    if (/^(true|True|TRUE)$/.test(text))
        return true;
    return /^(false|False|FALSE)$/.test(text) ? false : undefined;
}
function linesOf(text) {
    const lines = text.split(/\r?\n/).map((line) => line.trim());
    return lines.filter((line) => line !== '' && !line.startsWith('#'));
}
/** `a, b or c`. */
function alternatives(words) {
    return words.join(', ').replace(/, (?=[^,]*$)/, ' or ');
}
/** The environment variable in which the runner passes an input. */
function variableOf(name) {
    return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}
const MINUTE = 60_000;
const UNITS = {
    m: MINUTE,
    h: 60 * MINUTE,
    d: 24 * 60 * MINUTE,
    w: 7 * 24 * 60 * MINUTE,
};
/** Milliseconds of `90m`, `12h`, `30d` or `4w`; undefined for anything else, also for 0. */
function parseAge(text) {
    const [, count, unit = ''] = /^(\d{1,6})([mhdw])$/.exec(text) ?? [];
    const age = Number(count) * (UNITS[unit] ?? NaN);
    return age > 0 ? age : undefined;
}
/** Milliseconds; undefined for any age, and for a value that is refused. */
function parseOlderThan(reader) {
    const age = parseAge(reader.text('older-than'));
    if (!reader.isDefault('older-than') && age === undefined) {
        const statement = 'is not a whole number with a unit (m, h, d or w)';
        reader.refuse('older-than', statement, 'write 12h or 30d, for example');
    }
    return age;
}
/** Milliseconds, for a mode that must not take any age. */
function parseMinimumAge(reader, mode) {
    if (reader.isDefault('older-than')) {
        const why = 'write 1d or more, since a young upload may still be in progress';
        reader.problems.push(`older-than is required in mode ${mode}: ${why}`);
    }
    return parseOlderThan(reader) ?? Infinity;
}
/** The limit on deletes; undefined: none was given. */
function parseCap(reader) {
    const maxDeletes = (0,max_deletes/* parseMaxDeletes */.c)(reader.text('max-deletes'));
    if (!reader.isDefault('max-deletes') && maxDeletes === undefined) {
        const statement = 'is neither a count nor a percentage from 0% to 100%';
        reader.refuse('max-deletes', statement, 'write 500 or 10%, for example');
    }
    return maxDeletes;
}
/** Which deletes carry the ETag that was listed. */
function parseCondition(reader) {
    return reader.choice('delete-condition', delete_condition/* DELETE_CONDITIONS */.XZ);
}
const MAX_BATCH_SIZE = 1000;
/** Keys in one DeleteObjects request. */
function parseBatchSize(reader) {
    return reader.integer('batch-size', 1, MAX_BATCH_SIZE, MAX_BATCH_SIZE);
}

;// CONCATENATED MODULE: ./lib/action/modes/mode.js
/** Infers the types of a definition, which then are checked against each other. */
function defineMode(definition) {
    return definition;
}
/**
 * The options of a feature that come from the run. What the feature reports is passed on to the log,
 * the progress, the summary and the changed keys; `viewOf` puts its plan into words.
 */
function optionsFrom(context, viewOf) {
    return {
        store: () => context.openStore(),
        signal: context.signal,
        async onEvent(event) {
            switch (event.kind) {
                case 'info':
                    context.log.info(event.message);
                    break;
                case 'warning':
                    context.log.warning(...event.messages);
                    break;
                case 'expected':
                    context.expect(event.objects);
                    break;
                case 'plan':
                    if (viewOf !== undefined)
                        context.showPlan(viewOf(event.plan));
                    break;
                case 'changed':
                    await context.noteChanged(event.key);
            }
        },
    };
}

;// CONCATENATED MODULE: ./lib/action/modes/abort-uploads.js





const abortUploadsMode = defineMode({
    name: 'abort-uploads',
    summary: 'aborts old multipart uploads under a prefix that were never completed',
    inputs: {
        ...WHOLE_BUCKET_INPUT,
        ...GLOB_INPUTS,
        'older-than': { ...OLDER_THAN_INPUT['older-than'], isRequired: true },
    },
    ops: ['abort'],
    verb: 'abort',
    parse(reader, shared) {
        const olderThan = parseMinimumAge(reader, 'abort-uploads');
        const prefix = parseDeletePrefix(reader);
        return {
            ...shared,
            ...parseGlobInputs(reader, true),
            mode: 'abort-uploads',
            prefix,
            olderThan,
        };
    },
    async *run(inputs, context) {
        const { abortUploads } = await Promise.all(/* import() */[__nccwpck_require__.e(862), __nccwpck_require__.e(343)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5343));
        yield* abortUploads({ ...inputs, ...optionsFrom(context) });
    },
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: ./lib/core/object-headers.js
var object_headers = __nccwpck_require__(8203);
;// CONCATENATED MODULE: ./lib/headers/names.js


/** Response headers that S3 doesn't store: the CDN in front of the bucket sets them. */
const FROM_CDN = /^(access-control-.*|clear-site-data|content-security-policy(-report-only)?|cross-origin-.*|feature-policy|link|nel|origin-agent-cluster|permissions-policy|pragma|referrer-policy|refresh|report-to|reporting-endpoints|server|server-timing|strict-transport-security|timing-allow-origin|vary|x-content-type-options|x-dns-prefetch-control|x-frame-options|x-permitted-cross-domain-policies|x-robots-tag|x-xss-protection)$/;
const COMPUTED = /^(connection|content-length|content-md5|content-range|date|etag|expect|host|if-.*|last-modified|transfer-encoding|x-amz-(checksum|sdk|content|date|decoded|trailer).*)$/;
/** The names of S3's headers in other tools. */
const OF_S3 = {
    ...Object.fromEntries(object_headers/* OBJECT_HEADER_NAMES */.X3.map((name) => [name.replace(/^x-amz-/, '').replaceAll('-', ''), name])),
    cannedacl: 'x-amz-acl',
    predefinedacl: 'x-amz-acl',
    redirect: 'x-amz-website-redirect-location',
    redirectlocation: 'x-amz-website-redirect-location',
    websiteredirect: 'x-amz-website-redirect-location',
    sse: 'x-amz-server-side-encryption',
    ssekmskeyid: 'x-amz-server-side-encryption-aws-kms-key-id',
    tags: 'x-amz-tagging',
};
/** Why a header can't be stored with an object, and a remedy; undefined: it can. */
function headerNameProblem(name) {
    if ((0,object_headers/* objectHeader */.$o)(name) !== undefined)
        return undefined;
    if (name.startsWith(object_headers/* METADATA_PREFIX */.z3)) {
        if (/^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(name.slice(object_headers/* METADATA_PREFIX */.z3.length)))
            return undefined;
        return 'is not a valid header name: use letters, digits and hyphens after x-amz-meta-';
    }
    const bare = name.replaceAll(/^[\s"'`-]+|["'`]+$/g, '');
    if (bare !== name && (0,object_headers/* objectHeader */.$o)(bare) !== undefined)
        return `is not a header name: write ${bare}`;
    const full = OF_S3[name.replaceAll(/[_-]/g, '')];
    if (full !== undefined)
        return `is not a header that S3 stores: write ${full}`;
    if (/customer-(key|algorithm)/.test(name)) {
        return ('is not supported: the key would be in the workflow, and no client without it could read the ' +
            'object; use x-amz-server-side-encryption: aws:kms');
    }
    if (FROM_CDN.test(name)) {
        return ("can't be stored in S3: set it where the objects are served, in the response headers " +
            'policy of the CDN');
    }
    if (COMPUTED.test(name))
        return 'is set by the upload itself: leave it out';
    if (name === 'set-cookie' || name === 'authorization')
        return "can't be stored in S3: leave it out";
    const near = (0,core_text/* nearestName */.qb)(name, object_headers/* OBJECT_HEADER_NAMES */.X3);
    if (near !== undefined)
        return `is not a header that S3 stores: did you mean ${near}?`;
    const isOfS3 = name.startsWith('x-amz-');
    return `is not a header that S3 stores: ${isOfS3 ? 'leave it out' : `use ${object_headers/* METADATA_PREFIX */.z3}${name}`}`;
}

// EXTERNAL MODULE: ./lib/headers/values.js
var values = __nccwpck_require__(4630);
;// CONCATENATED MODULE: ./lib/headers/rules.js





/** S3's limit for the names and values of all metadata of one object. */
const MAX_METADATA_BYTES = 2048;
/**
 * Reads rules in the layout of the `_headers` files of static hosts: a line with a glob, then
 * indented lines `Name: value`. Blank lines and lines that begin with `#` are ignored.
 */
function parseHeaderRules(text) {
    const rules = [];
    const problems = [];
    const warnings = [];
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
                refuse(`${(0,core_text/* quoteShort */.pf)(content)} comes before any glob: begin with a glob`);
            else {
                refuse(addHeader(rule.headers, content));
                warnings.push(...warningsOf(content).map((warning) => `line ${index + 1}: ${warning}`));
            }
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
        return { rules: [], problems, warnings };
    return { rules: rules.map(({ glob, headers }) => ({ glob, headers })), problems, warnings };
}
function globLineProblem(content) {
    const name = /^["']?([\w-]+)["']?:/.exec(content)?.[1]?.toLowerCase() ?? '';
    if (/^["']?[\w-]+["']?:\s/.test(content) || (name !== '' && !headerNameProblem(name))) {
        return `${(0,core_text/* quoteShort */.pf)(content)} looks like a header: indent it under its glob`;
    }
    if (content.startsWith('!')) {
        return (`glob ${(0,core_text/* quoteShort */.pf)(content)} begins with "!": write a rule for what it excludes after this ` +
            'one, because later rules override earlier ones');
    }
    if (/[^\\]:$/.test(content)) {
        return `glob ${(0,core_text/* quoteShort */.pf)(content)} ends with ":": write ${content.slice(0, -1)}`;
    }
    const problem = (0,globs_lines/* lineProblem */.OR)(content);
    return problem && `glob ${(0,core_text/* quoteShort */.pf)(content)} ${problem.statement}: ${problem.remedy}`;
}
/** Undefined: the line has no name. */
function headerOf(content) {
    const colon = content.indexOf(':');
    if (colon <= 0)
        return undefined;
    const written = content.slice(0, colon).trim();
    return { written, name: written.toLowerCase(), value: content.slice(colon + 1).trim() };
}
/** Adds `Name: value`, or returns the problem. */
function addHeader(headers, content) {
    const header = headerOf(content);
    if (header === undefined) {
        return `${(0,core_text/* quoteShort */.pf)(content)} is not a header: write "Name: value"`;
    }
    const { written, name, value } = header;
    const nameProblem = headerNameProblem(name);
    if (nameProblem !== undefined)
        return `header ${(0,core_text/* quoteShort */.pf)(written)} ${nameProblem}`;
    const problem = (0,values/* headerValueProblem */.kX)(name, value);
    if (problem !== undefined) {
        const shownValue = value === '' ? '' : ` ${(0,core_text/* quoteShort */.pf)(value)}`;
        return `header ${(0,core_text/* quoteShort */.pf)(written)}${shownValue} ${problem.statement}: ${problem.remedy}`;
    }
    if (name in headers)
        return `header ${(0,core_text/* quoteShort */.pf)(written)} appears twice: keep one`;
    headers[name] = (0,values/* storedValue */.bA)(name, value);
    return undefined;
}
function warningsOf(content) {
    const header = headerOf(content);
    if (header === undefined || (0,values/* headerValueProblem */.kX)(header.name, header.value))
        return [];
    const { written, name, value } = header;
    return (0,values/* headerWarnings */.Tx)(name, value).map((warning) => `header ${(0,core_text/* quoteShort */.pf)(written)} ${(0,core_text/* quoteShort */.pf)(value)} ${warning}`);
}
function emptyProblem({ glob, headers, line }) {
    if (Object.keys(headers).length > 0)
        return [];
    return [`line ${line}: glob ${(0,core_text/* quoteShort */.pf)(glob)} has no headers: write them below it, indented`];
}
function metadataProblem({ glob, headers, line }) {
    const metadata = Object.entries(headers).filter(([name]) => name.startsWith(object_headers/* METADATA_PREFIX */.z3));
    const bytes = Buffer.byteLength(metadata.map(([name, value]) => name.slice(object_headers/* METADATA_PREFIX */.z3.length) + value).join(''));
    if (bytes <= MAX_METADATA_BYTES)
        return [];
    return [
        `line ${line}: glob ${(0,core_text/* quoteShort */.pf)(glob)} has ${(0,core_text/* plural */.LS)(bytes, 'byte')} of metadata, the limit is ` +
            `${(0,core_text/* formatCount */.B4)(MAX_METADATA_BYTES)}: store less`,
    ];
}

// EXTERNAL MODULE: ./lib/local/file-target.js
var file_target = __nccwpck_require__(4695);
// EXTERNAL MODULE: ./lib/local/held-directory.js
var held_directory = __nccwpck_require__(3850);
;// CONCATENATED MODULE: ./lib/action/inputs/paths.js








/** The directory that paths in a workflow are relative to. */
function workspaceOf(env) {
    const workspace = env['GITHUB_WORKSPACE'];
    return workspace === undefined || workspace === '' ? process.cwd() : workspace;
}
/** What is at the top of a repository, and not of what its build writes. */
const OF_REPOSITORIES = ['.git', 'node_modules', 'package.json'];
/**
 * The source, a directory inside the workspace, with what is there now: a walk takes no other. The
 * source itself may only be a link where links are followed; a link above it, as package managers
 * make them, is like any other directory as long as it leads to a place inside the workspace.
 */
function parseSource(reader, env, followSymlinks) {
    const given = reader.text('source');
    const workspace = workspaceOf(env);
    const path = (0,external_node_path_.resolve)(workspace, given);
    const real = realOf(path);
    const stats = statsOf(real);
    if (given === '') {
        reader.refuse('source', 'is empty', 'name the directory to upload');
    }
    else if (stats === undefined) {
        reader.refuse('source', `does not exist, looked for at ${(0,core_text/* quoteShort */.pf)(path)}`, remedyFor(given));
    }
    else if (!stats.isDirectory()) {
        const remedy = 'name the directory, and select files with include';
        reader.refuse('source', 'is not a directory', remedy);
    }
    else if (!(0,file_target/* isInside */.FK)(realOf(workspace), real)) {
        const statement = `is outside the workspace, at ${(0,core_text/* quoteShort */.pf)(real)}`;
        reader.refuse('source', statement, 'copy it into the workspace');
    }
    else if (!followSymlinks && path !== (0,external_node_path_.resolve)(workspace) && isLink(path)) {
        const statement = `is a symbolic link to ${(0,core_text/* quoteShort */.pf)(real)}`;
        reader.refuse('source', statement, 'name that directory, or set follow-symlinks: true');
    }
    else {
        warnOfRepository(reader, path);
        paths_warnOfPattern(reader, given);
        return { source: path, sourceIdentity: (0,held_directory/* identityAt */.s8)(real) };
    }
    return { source: path };
}
/** What to do about a source that is not there. */
function remedyFor(given) {
    const segments = given.split('/');
    const first = segments.findIndex((segment) => /[*?[{]/.test(segment));
    if (first !== -1) {
        const directory = segments.slice(0, first).join('/') || '.';
        const glob = segments.slice(first).join('/');
        return `source takes a directory, not a pattern; write source: ${(0,core_text/* quoteShort */.pf)(directory)} and include: ${(0,core_text/* quoteShort */.pf)(glob)}`;
    }
    if (external_node_path_.sep === '/' && given.includes('\\')) {
        return `a backslash is not a separator here; write ${(0,core_text/* quoteShort */.pf)(given.replaceAll('\\', '/'))}`;
    }
    return 'check the path, and that the step that builds it ran before this one';
}
/** A directory may have such a name, but hardly ever has. */
function paths_warnOfPattern(reader, given) {
    const mark = given.includes('*') ? 'star' : 'backslash';
    if (mark === 'backslash' && (external_node_path_.sep === '\\' || !given.includes('\\')))
        return;
    reader.warnings.push(`source ${(0,core_text/* quoteShort */.pf)(given)} has a ${mark}, and a directory of exactly that name exists: check that ` +
        'it is the one you mean');
}
/** Without a look into any of them. */
function warnOfRepository(reader, source) {
    const found = OF_REPOSITORIES.filter((name) => lstatOf((0,external_node_path_.join)(source, name)) !== undefined);
    if (found.length === 0)
        return;
    reader.warnings.push(`source ${(0,core_text/* quoteShort */.pf)(reader.text('source'))} has ${found.join(', ')}, so it looks like a repository, not ` +
        'like built files: check that it is the directory to publish');
}
/** The absolute path of the report without links, if one was asked for. */
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
        const remedy = `create the directory ${(0,core_text/* quoteShort */.pf)((0,external_node_path_.dirname)(path))} first`;
        reader.refuse('report', 'is in a directory that does not exist', remedy);
    }
    else if (statsOf(path)?.isFile() === false) {
        reader.refuse('report', 'is not a regular file', 'name another');
    }
    else {
        return ownFileOf(reader, 'report', path, env);
    }
    return path;
}
/**
 * The path without links, of a file that is opened later. What the workflow's author names may lie
 * anywhere; but the checkout, which others write, must not lead the run to files elsewhere.
 */
function ownFileOf(reader, name, path, env) {
    const roots = [workspaceOf(env), env['RUNNER_TEMP'] ?? ''].filter((root) => root !== '');
    const file = (0,safe_file/* resolveFile */.xq)(path, roots);
    if (file?.isDangling === true) {
        reader.refuse(name, 'is a link to nothing', 'remove the link, or name a file');
    }
    else if (file?.isOutside === true) {
        const statement = `is a link to ${(0,core_text/* quoteShort */.pf)(file.path)}, outside the workspace and RUNNER_TEMP`;
        reader.refuse(name, statement, 'remove the link, or name that file itself');
    }
    return file?.path ?? path;
}
/** A report that grows in the directory that is being uploaded would be uploaded half done. */
function refuseReportInSource(reader, report, source) {
    const file = (0,external_node_path_.join)(realOf((0,external_node_path_.dirname)(report)), (0,external_node_path_.basename)(report));
    if (!(0,file_target/* isInside */.FK)(realOf(source), file))
        return;
    reader.refuse('report', 'is inside "source"', 'write it somewhere else');
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
function isLink(path) {
    return lstatOf(path)?.isSymbolicLink() === true;
}
function lstatOf(path) {
    try {
        return (0,external_node_fs_.lstatSync)(path);
    }
    catch {
        return undefined;
    }
}
/** Undefined where there is nothing. */
function statsOf(path) {
    try {
        return (0,external_node_fs_.statSync)(path);
    }
    catch {
        return undefined;
    }
}
/** The inputs of a mode that uploads a directory; `isRequired` false: "source" may be left out. */
function parseSourceInputs(reader, env, common, { isRequired, deletes }) {
    const { rules, problems, warnings } = parseHeaderRules(reader.block('headers'));
    reader.problems.push(...problems.map((problem) => `headers, ${problem}`));
    reader.warnings.push(...warnings.map((warning) => `headers, ${warning}`));
    const followSymlinks = reader.flag('follow-symlinks');
    const isNamed = isRequired || reader.text('source') !== '';
    const place = isNamed ? parseSource(reader, env, followSymlinks) : { source: '' };
    if (isRequired && common.report !== undefined) {
        refuseReportInSource(reader, common.report, place.source);
    }
    return {
        ...common,
        ...place,
        sourceGiven: reader.text('source'),
        ...parseGlobInputs(reader, deletes),
        includeHiddenFiles: reader.flag('include-hidden-files'),
        followSymlinks,
        allowEmptySource: reader.flag('allow-empty-source'),
        headers: rules,
    };
}

;// CONCATENATED MODULE: ./lib/action/inputs/delete-prefix.js







/** The inputs of delete-prefix beside those of every mode. */
const DELETE_PREFIX_INPUTS = {
    ...WHOLE_BUCKET_INPUT,
    ...GLOB_INPUTS,
    ...DELETE_INPUTS,
    ...OLDER_THAN_INPUT,
    'keep-newest': { default: 'none', defaultMeans: 'no object kept for being new' },
    'keep-newest-of': {
        default: 'directories',
        defaultMeans: 'whole directories, not single objects',
    },
    versions: { default: 'current', defaultMeans: 'current objects' },
    'bypass-governance': { default: 'false' },
    'keys-from': {
        default: 'none',
        defaultMeans: 'everything that is listed under the prefix',
    },
};
/** Single objects that are kept are held in memory. */
const MAX_KEEP_NEWEST = 1_000_000;
function parseDelete(reader, shared, env) {
    const maxDeletes = parseCap(reader);
    const olderThan = parseOlderThan(reader);
    const keepNewest = parseKeepNewest(reader);
    const versions = reader.choice('versions', ['current', 'noncurrent', 'all']);
    const bypassGovernance = reader.flag('bypass-governance');
    const deleteCondition = parseCondition(reader);
    const keysFrom = parseKeysFrom(reader, env);
    refuseTogether(reader, { versions, bypassGovernance, keepNewest, keysFrom, deleteCondition });
    if (keysFrom !== undefined)
        refuseBesideKeys(reader, keysFrom, shared.report);
    return {
        ...shared,
        mode: 'delete-prefix',
        prefix: parseDeletePrefix(reader),
        ...parseGlobInputs(reader, true),
        batchSize: parseBatchSize(reader),
        versions,
        bypassGovernance,
        deleteCondition,
        ...(olderThan !== undefined && { olderThan }),
        ...(keepNewest !== undefined && { keepNewest }),
        keepNewestOf: parseKeepNewestOf(reader),
        ...(keysFrom !== undefined && { keysFrom }),
        ...(maxDeletes && { maxDeletes }),
    };
}
/** Inputs that are each right and make no sense together. */
function refuseTogether(reader, { versions, bypassGovernance, keepNewest, keysFrom, deleteCondition, }) {
    // A plan may be one of versions, which only its lines say.
    if (versions === 'current' && bypassGovernance && keysFrom === undefined) {
        const remedy = 'set versions to noncurrent or all, or leave it out';
        reader.refuse('bypass-governance', 'has no effect with versions: current', remedy);
    }
    if (versions !== 'current' && keepNewest !== undefined) {
        reader.refuse('versions', "can't be combined with keep-newest", 'leave one of the two out');
    }
    if (versions !== 'current' && deleteCondition === 'etag') {
        const remedy = 'S3 compares the current version only; write auto or none, or leave it out';
        reader.refuse('delete-condition', `can't be combined with versions: ${versions}`, remedy);
    }
}
function parseKeepNewest(reader) {
    const given = reader.text('keep-newest');
    if (reader.isDefault('keep-newest'))
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
    if (!reader.isDefault('keep-newest-of') && reader.isDefault('keep-newest')) {
        const remedy = 'set keep-newest too, or leave this out';
        reader.refuse('keep-newest-of', 'has no effect without keep-newest', remedy);
    }
    return of;
}
/** The absolute path of the file of keys without links, if one was given. */
function parseKeysFrom(reader, env) {
    if (reader.isDefault('keys-from'))
        return undefined;
    const path = (0,external_node_path_.resolve)(workspaceOf(env), reader.text('keys-from'));
    const stats = statsOf(path);
    if (stats === undefined) {
        const remedy = 'check the path and the step that writes it';
        reader.refuse('keys-from', `does not exist, looked for at ${(0,core_text/* quoteShort */.pf)(path)}`, remedy);
    }
    else if (!stats.isFile()) {
        const statement = stats.isDirectory() ? 'is a directory' : 'is not a regular file';
        reader.refuse('keys-from', statement, 'name a file of keys');
    }
    else {
        return ownFileOf(reader, 'keys-from', path, env);
    }
    return path;
}
/** What decides about what is listed, in place of a file. */
const DECIDING = ['older-than', 'keep-newest', 'keep-newest-of', 'versions'];
function refuseBesideKeys(reader, keysFrom, report) {
    if (report !== undefined)
        refuseReportOverKeys(reader, report, keysFrom);
    for (const name of DECIDING) {
        if (reader.isDefault(name))
            continue;
        const remedy = 'the file alone says what is deleted; leave one of the two out';
        reader.refuse(name, "can't be combined with keys-from", remedy);
    }
}
/** The report is emptied before the keys are read. */
function refuseReportOverKeys(reader, report, keysFrom) {
    const [old, keys] = [statsOf(report), statsOf(keysFrom)];
    const isSame = old !== undefined && old.dev === keys?.dev && old.ino === keys.ino;
    if (!isSame)
        return;
    reader.refuse('report', 'is the file that keys-from names', 'write it somewhere else');
}

;// CONCATENATED MODULE: ./lib/action/modes/delete-prefix.js


const deletePrefixMode = defineMode({
    name: 'delete-prefix',
    summary: 'deletes the objects under a prefix',
    inputs: DELETE_PREFIX_INPUTS,
    ops: ['delete'],
    verb: 'delete',
    parse: parseDelete,
    async *run(inputs, context) {
        const { prunePlanView } = await __nccwpck_require__.e(/* import() */ 51).then(__nccwpck_require__.bind(__nccwpck_require__, 51));
        const { prunePages } = await Promise.all(/* import() */[__nccwpck_require__.e(862), __nccwpck_require__.e(761)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7761));
        const options = optionsFrom(context, (plan) => prunePlanView(plan, inputs.versions));
        yield* prunePages({ ...inputs, ...options });
    },
});

// EXTERNAL MODULE: ./lib/core/keys.js
var keys = __nccwpck_require__(1547);
// EXTERNAL MODULE: ./lib/sync/files.js
var files = __nccwpck_require__(3568);
;// CONCATENATED MODULE: ./lib/action/inputs/sync-dir.js






/** The inputs of sync-dir beside those of every mode. */
const SYNC_DIR_INPUTS = {
    ...WHOLE_BUCKET_INPUT,
    ...SOURCE_INPUTS,
    ...DELETE_INPUTS,
    delete: { default: 'false' },
    compare: { default: 'content' },
    'keep-deleted-for': { default: '0', defaultMeans: 'deletes at once' },
    state: { default: 'auto', defaultMeans: 'the state object under the prefix' },
    'upload-order': { default: 'assets, rest, html' },
};
function parseSync(reader, shared, env) {
    const deletes = reader.flag('delete');
    const prefix = parseSyncPrefix(reader, deletes);
    const maxDeletes = parseCap(reader);
    const stateKey = parseStateKey(reader, prefix);
    const keepDeletedFor = parseKeepDeletedFor(reader);
    refuseIdle(reader, deletes, stateKey);
    return {
        ...parseSourceInputs(reader, env, { ...shared, prefix }, { isRequired: true, deletes }),
        mode: 'sync-dir',
        batchSize: parseBatchSize(reader),
        deletes,
        deleteCondition: parseCondition(reader),
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
    if (reader.isDefault('state'))
        return `${prefix}${keys/* STATE_NAME */.sf}`;
    const isKey = (0,keys/* keyProblem */.dD)(given) === undefined && !/\p{Cc}/u.test(given);
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
    const order = (0,files/* parseUploadOrder */.nO)(reader.text('upload-order'));
    if (order === undefined) {
        const statement = 'does not have each of assets, rest and html once';
        reader.refuse('upload-order', statement, `write ${files/* UPLOAD_GROUPS */.pQ.join(', ')}, for example`);
    }
    return order ?? files/* UPLOAD_GROUPS */.pQ;
}
/** An input without effect is a mistake. */
function refuseIdle(reader, deletes, stateKey) {
    const keepsDeleted = !reader.isDefault('keep-deleted-for');
    if (!deletes && !reader.isDefault('max-deletes')) {
        const remedy = 'leave it out, or set delete: true';
        reader.refuse('max-deletes', 'has no effect without delete: true', remedy);
    }
    if (!deletes && !reader.isDefault('delete-condition')) {
        const remedy = 'leave it out, or set delete: true';
        reader.refuse('delete-condition', 'has no effect without delete: true', remedy);
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

;// CONCATENATED MODULE: ./lib/action/modes/sync-dir.js


const syncDirMode = defineMode({
    name: 'sync-dir',
    summary: 'uploads only changed files of a directory and, with `delete`, deletes the objects that have ' +
        'no file there',
    inputs: SYNC_DIR_INPUTS,
    ops: ['upload', 'copy', 'delete'],
    verb: 'sync',
    startsThreads: true,
    parse: parseSync,
    async *run(inputs, context) {
        const { syncPlanView } = await __nccwpck_require__.e(/* import() */ 51).then(__nccwpck_require__.bind(__nccwpck_require__, 51));
        const { syncDirectory } = await Promise.all(/* import() */[__nccwpck_require__.e(96), __nccwpck_require__.e(862), __nccwpck_require__.e(943), __nccwpck_require__.e(70), __nccwpck_require__.e(798)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8798));
        const { run, digester, lockJournal } = context;
        const options = optionsFrom(context, (plan) => syncPlanView(plan));
        const stateKey = inputs.stateKey ?? false;
        yield* syncDirectory({ ...inputs, stateKey, run, digester, lockJournal, ...options });
    },
});

;// CONCATENATED MODULE: ./lib/action/modes/upload-dir.js




const uploadDirMode = defineMode({
    name: 'upload-dir',
    summary: 'uploads every selected file of a directory under a prefix',
    inputs: {
        ...SOURCE_INPUTS,
        'if-exists': { default: 'overwrite', defaultMeans: 'a new version of objects that exist' },
    },
    ops: ['upload'],
    verb: 'upload',
    parse(reader, shared, env) {
        const place = { ...shared, prefix: parseUploadPrefix(reader) };
        return {
            ...parseSourceInputs(reader, env, place, { isRequired: true, deletes: false }),
            mode: 'upload-dir',
            ifExists: reader.choice('if-exists', ['overwrite', 'skip', 'fail']),
        };
    },
    async *run(inputs, context) {
        const { uploadDirectory } = await Promise.all(/* import() */[__nccwpck_require__.e(96), __nccwpck_require__.e(70), __nccwpck_require__.e(928)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3675));
        yield* uploadDirectory({ ...inputs, ...optionsFrom(context) });
    },
});

;// CONCATENATED MODULE: ./lib/action/modes/modes.js





const ALL = [uploadDirMode, syncDirMode, deletePrefixMode, abortUploadsMode];
/** Every mode; what depends on the modes is derived from this list. */
const MODES = ALL;
/** Every input of any mode, by name. */
const INPUTS = Object.assign({}, specs_COMMON_INPUTS, ...MODES.map(({ inputs }) => inputs));
/** The mode of this name; undefined: there is none. */
function modeNamed(name) {
    return MODES.find((mode) => mode.name === name);
}
/** The mode that these inputs belong to. */
function modeOf({ mode }) {
    const definition = modeNamed(mode);
    if (definition === undefined)
        throw new RangeError(`no mode is called ${mode}`);
    return definition;
}
/** The modes that read an input. */
function modesWith(input) {
    return MODES.filter(({ inputs }) => input in COMMON_INPUTS || input in inputs);
}

// EXTERNAL MODULE: ./lib/s3/sdk/environment-keys.js
var environment_keys = __nccwpck_require__(3625);
// EXTERNAL MODULE: ./lib/s3/wire/ca-bundle.js
var ca_bundle = __nccwpck_require__(5341);
// EXTERNAL MODULE: ./lib/s3/wire/endpoint-guard.js
var endpoint_guard = __nccwpck_require__(1069);
;// CONCATENATED MODULE: ./lib/action/inputs/environment.js






/** What the SDK and this project read of the environment beside the inputs. */
const READ = /^(AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|CREDENTIAL_\w+|ACCOUNT_ID|REGION|DEFAULT_REGION|ENDPOINT_URL(_\w+)?|IGNORE_CONFIGURED_ENDPOINT_URLS|PROFILE|CONFIG_FILE|SHARED_CREDENTIALS_FILE|ROLE_ARN|ROLE_SESSION_NAME|WEB_IDENTITY_TOKEN_FILE|CONTAINER_\w+|EC2_METADATA_\w+|USE_\w+|S3_\w+|REQUEST_CHECKSUM_\w+|RESPONSE_CHECKSUM_\w+|CA_BUNDLE)|NODE_EXTRA_CA_CERTS|(HTTPS?|ALL|NO)_PROXY)$/i;
const SECRET = /KEY|TOKEN$|PROXY/i;
/** Refuses variables that can't be meant as they are, before any request; never shows a value. */
function checkEnvironment(reader, env) {
    for (const [name, value = ''] of Object.entries(env)) {
        const statement = READ.test(name) ? textProblem(name, value) : undefined;
        if (statement === undefined)
            continue;
        const remedy = SECRET.test(name) ? 'set the value again without it' : 'remove it';
        reader.problems.push(`${name} ${statement}: ${remedy}`);
    }
    const keys = keysProblem(env);
    if (keys !== undefined)
        reader.problems.push(keys);
    const bundle = (0,ca_bundle/* caBundleProblem */.u)(env);
    if (bundle !== undefined) {
        reader.problems.push(`${bundle}: name a file of certificates in PEM, or unset the variable`);
    }
    if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
        reader.warnings.push('NODE_TLS_REJECT_UNAUTHORIZED is 0, so certificates are not checked, and anyone between ' +
            'the runner and the store can read and change what is sent: unset it, and name the file of a ' +
            'private certificate authority in NODE_EXTRA_CA_CERTS or AWS_CA_BUNDLE');
    }
}
/** What is wrong at the ends of a value, as a statement about it. */
function textProblem(name, value) {
    if (value === '')
        return undefined;
    if ((0,environment_keys/* isBlank */.z3)(value))
        return isKey(name) ? undefined : 'has only white space';
    const first = blankOf(/^[\s\p{Cc}\p{Cf}]+/u.exec(value)?.[0]);
    const last = blankOf(/[\s\p{Cc}\p{Cf}]+$/u.exec(value)?.[0]);
    if (first !== undefined && last !== undefined)
        return `begins with ${first} and ends with ${last}`;
    if (first !== undefined)
        return `begins with ${first}`;
    if (last !== undefined)
        return `ends with ${last}`;
    if (/^(["'`]).*\1$/s.test(value))
        return 'is in quotes';
    return isCredential(name) && /[\r\n]/.test(value) ? 'has a line break' : undefined;
}
function blankOf(text) {
    if (text === undefined)
        return undefined;
    if (/[\r\n]/.test(text))
        return 'a line break';
    return /^[ \t]+$/.test(text) ? 'white space' : 'an invisible character';
}
/** An empty key means more than blanks where something else is expected. */
function isKey(name) {
    return environment_keys/* KEY_VARIABLES */.A8.some((key) => key === name);
}
function isCredential(name) {
    return isKey(name) || name === 'AWS_SESSION_TOKEN';
}
function keysProblem(env) {
    const keys = (0,environment_keys/* environmentKeysOf */.vO)(env);
    if (keys === 'partial')
        return partialProblem(env);
    if (keys !== 'empty')
        return undefined;
    const isNamed = (0,environment_keys/* namesOtherSource */.cu)(env);
    // The SDK would sign with a key of blanks.
    if (isNamed && environment_keys/* KEY_VARIABLES */.A8.every((name) => !env[name]))
        return undefined;
    return environment_emptyProblem(environment_keys/* KEY_VARIABLES */.A8.filter((name) => env[name] !== undefined));
}
function partialProblem(env) {
    const [missing = '', given = ''] = [...environment_keys/* KEY_VARIABLES */.A8].sort((one, other) => Number(!(0,environment_keys/* isBlank */.z3)(env[one])) - Number(!(0,environment_keys/* isBlank */.z3)(env[other])));
    if (env[missing] !== undefined)
        return environment_emptyProblem([missing]);
    return `${missing} is not set although ${given} is: set both, or neither`;
}
function environment_emptyProblem(names) {
    const [one = '', other] = names;
    if (other === undefined)
        return `${one} is empty: ${UNSET}; ${REMEDY}`;
    return `${one} and ${other} are empty: ${UNSET_ALL}; ${REMEDY}`;
}
const REMEDY = "set both, or leave both out to use the machine's own credentials";
/** The variables by which the SDK takes an endpoint; the first that is set counts. */
const VARIABLES = ['AWS_ENDPOINT_URL_S3', 'AWS_ENDPOINT_URL'];
/** The endpoint that results from the input and the environment; undefined for AWS. */
function parseEndpoint(reader, env, bucket) {
    const given = reader.text('endpoint');
    const isHttpAllowed = reader.flag('allow-http');
    const isGiven = !reader.isDefault('endpoint');
    const variable = isGiven ? undefined : endpointVariable(env);
    const value = isGiven ? given : (env[variable ?? '']?.trim() ?? '');
    if (value === '')
        return undefined;
    // Written, it says that the host is meant as it is.
    const isPathStyle = reader.text('force-path-style').toLowerCase() === 'true';
    const name = variable === undefined ? 'endpoint' : `the variable ${variable}`;
    const shown = `${name} ${(0,core_text/* quoteShort */.pf)(withoutSecrets(value))}`;
    for (const { statement, remedy } of endpointProblems(value, {
        isHttpAllowed,
        ...(!isPathStyle && { bucket }),
    })) {
        reader.problems.push(`${shown} ${statement}: ${remedy}`);
    }
    return value;
}
function endpointVariable(env) {
    if (env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] === 'true')
        return undefined;
    return VARIABLES.find((name) => env[name]?.trim());
}
function endpointProblems(value, { isHttpAllowed, bucket = '' }) {
    const url = URL.parse(value);
    if (url === null || !/^https?:$/.test(url.protocol)) {
        const remedy = /^([\w.-]{1,253}|\[[\da-f:.]+\])(:\d{1,5})?$/i.test(value)
            ? `write ${writtenInFull(value, bucket)}`
            : 'write it in full, for example https://s3.example.com';
        return [{ statement: 'is not a URL that begins with https://', remedy }];
    }
    if (url.username !== '' || url.password !== '') {
        const remedy = 'give credentials in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY';
        return [{ statement: 'holds credentials', remedy }];
    }
    const isUnencrypted = url.protocol === 'http:' && !isHttpAllowed && !(0,endpoint_guard/* isLoopback */.U9)(url.hostname);
    return [
        ...placeProblems(url, bucket),
        ...(isUnencrypted
            ? [
                {
                    statement: 'sends without encryption to another machine',
                    remedy: 'use https, or set allow-http: true on a network that you trust',
                },
            ]
            : []),
    ];
}
/** What is wrong with the host and the path, with the one endpoint to write instead. */
function placeProblems(url, bucket) {
    const instead = (0,endpoint_guard/* endpointWithoutBucket */.mr)(new URL(url.origin), bucket);
    if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
        const remedy = `write ${instead ?? url.origin}; the bucket has an input of its own`;
        return [{ statement: 'has a path or a query', remedy }];
    }
    if (instead === undefined)
        return [];
    const remedy = `write ${instead}, or force-path-style: true if this is the store's own host`;
    return [{ statement: (0,endpoint_guard/* doubledBucket */.WD)(bucket), remedy }];
}
/** A host with its scheme, and without the bucket. */
function writtenInFull(host, bucket) {
    const endpoint = `${schemeFor(host)}://${host}`;
    const url = URL.parse(endpoint);
    return (url && (0,endpoint_guard/* endpointWithoutBucket */.mr)(url, bucket)) ?? endpoint;
}
function schemeFor(host) {
    return (0,endpoint_guard/* isLoopback */.U9)(host.replace(/:\d+$/, '')) ? 'http' : 'https';
}
/** Credentials and signatures stand before an `@` or in the query, and the log is public. */
function withoutSecrets(value) {
    return value.replace(/^([a-z0-9+.-]+:\/\/)?.*@/is, '$1***@').replace(/[?#].*$/s, '?***');
}
/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const NAME = /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const IP_ADDRESS = /^\d+(\.\d+){3}$/;
/** The ARN of a bucket has neither region nor account, and is no name in a request. */
const BUCKET_ARN = /^arn:aws[a-z-]*:s3:::(?<name>[^/]*)\/?(?<path>.*)$/s;
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
    if ((NAME.test(bucket) && !IP_ADDRESS.test(bucket)) || (0,keys/* isAccessPointArn */.wA)(bucket)) {
        return undefined;
    }
    const statement = 'is neither the name of a bucket nor the ARN of an access point';
    return { statement, remedy: environment_remedyFor(bucket) };
}
const EMPTY = `${UNSET}; name the bucket`;
function splitOf({ groups: { name = '', path = '' } = {} }) {
    if (name === '')
        return 'name the bucket';
    const bucket = `write bucket: ${(0,core_text/* quoteShort */.pf)(name)}`;
    return path === '' ? bucket : `${bucket} and prefix: ${(0,core_text/* quoteShort */.pf)(path)}`;
}
function environment_remedyFor(bucket) {
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

;// CONCATENATED MODULE: ./lib/action/inputs/other-names.js
/** What a mode may be called elsewhere, without its separators, and what to write. */
const OTHER_MODES = [
    ['sync mirror deploy publish sync-directory sync-folder sync-site deploy-dir', write('sync-dir')],
    ['upload put cp copy push upload-directory upload-folder upload-files', write('upload-dir')],
    ['delete remove rm del prune purge empty expire retention delete-dir', write('delete-prefix')],
    ['delete-directory delete-folder delete-objects delete-files', write('delete-prefix')],
    [
        'clean cleanup',
        'write delete-prefix, or abort-uploads for multipart uploads that were never completed',
    ],
    ['abort abort-multipart abort-multipart-uploads multipart uploads', write('abort-uploads')],
    ['download get pull fetch download-dir', 'no mode downloads objects'],
    ['move mv rename', 'no mode moves or renames objects'],
];
function write(mode) {
    return `write ${mode}`;
}
const CREDENTIALS = 'credentials come from the environment; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in ' +
    '"env" of the step, or sign in before it with aws-actions/configure-aws-credentials';
const ROLE = 'sign in before this step with aws-actions/configure-aws-credentials, which has this input';
const CDN = 'this action does not invalidate caches; do it in a later step: the output "changed-keys" ' +
    'lists what changed';
const FLAGS = 'there are no command-line flags; use the inputs delete, exclude, include, follow-symlinks and ' +
    'dry-run, and headers for --acl, --cache-control and the like';
const DELETE = 'write delete: true, in mode sync-dir';
const AUTOMATIC = 'remove it, since this is automatic';
const COMPRESSED = 'compress the files before this step, and write Content-Encoding: gzip in "headers"';
const LOG = 'remove it; to see every retry, re-run the job with debug logging';
/** What inputs are called elsewhere, without separators, and what to write here. */
const OTHER_INPUTS = [
    [
        'path paths',
        'write "source" for the directory to upload, or "prefix" for the place in the bucket',
    ],
    ['source-dir source-directory source-path source-folder src src-dir local-source', use('source')],
    ['folder dir directory local local-path local-dir local-folder input-dir root', use('source')],
    ['build-dir build-directory build-path build-folder dist dist-dir dist-folder', use('source')],
    [
        'public-dir publish-dir site-dir website-dir upload-path upload-dir location from',
        use('source'),
    ],
    ['artifact-path artifact-folder assets-dir output-dir working-directory', use('source')],
    ['dest dest-dir dest-path destination destination-dir destination-directory', use('prefix')],
    ['destination-path dest-folder target target-dir target-path target-folder', use('prefix')],
    ['remote remote-dir remote-path remote-folder key key-prefix s3-key s3-path', use('prefix')],
    ['s3-prefix aws-s3-prefix aws-s3-path s3-dir s3-folder bucket-path bucket-dir', use('prefix')],
    ['bucket-prefix bucket-key bucket-folder object-prefix object-key object-path', use('prefix')],
    ['s3-bucket aws-s3-bucket aws-bucket bucket-name s3-bucket-name', use('bucket')],
    ['aws-bucket-name aws-s3-bucket-name dest-bucket destination-bucket bucket-id', use('bucket')],
    ['to s3-uri s3-url uri bucket-url', 'write the name in "bucket" and the rest in "prefix"'],
    ['aws-region aws-default-region default-region bucket-region', use('region')],
    ['s3-region aws-s3-region aws-bucket-region', use('region')],
    ['endpoint-url s3-endpoint s3-endpoint-url aws-endpoint aws-endpoint-url', use('endpoint')],
    ['aws-s3-endpoint custom-endpoint minio-endpoint host server url', use('endpoint')],
    ['website-url base-url preview-url deploy-url environment-url site', use('site-url')],
    ['s3-force-path-style path-style use-path-style addressing-style', use('force-path-style')],
    ['insecure use-ssl ssl secure tls http', 'write allow-http: true if the endpoint has no https'],
    [
        'no-verify-ssl verify-ssl skip-tls-verify insecure-skip-verify',
        'certificates are always checked; name the file of your own in the variable NODE_EXTRA_CA_CERTS',
    ],
    ['acl canned-acl default-acl object-acl grants', header('x-amz-acl: public-read')],
    ['public public-read make-public', header('x-amz-acl: public-read')],
    ['private', header('x-amz-acl: private')],
    ['cache-control cache cache-age max-age', header('Cache-Control: max-age=3600')],
    ['no-cache html-cache-control', header('Cache-Control: no-cache')],
    ['immutable', header('Cache-Control: public, max-age=31536000, immutable')],
    ['content-type content-types mime-type mime-types mime', header('Content-Type: text/plain')],
    ['content-encoding', header('Content-Encoding: gzip')],
    ['content-disposition', header('Content-Disposition: attachment')],
    ['content-language', header('Content-Language: de')],
    ['expires', header('Expires: Thu, 01 Jan 2099 00:00:00 GMT')],
    ['metadata meta object-metadata', header('x-amz-meta-NAME: value')],
    ['storage-class s3-storage-class', header('x-amz-storage-class: STANDARD_IA')],
    ['sse server-side-encryption encryption encrypt', header('x-amz-server-side-encryption: AES256')],
    ['sse-kms-key-id kms-key-id kms-key', header('x-amz-server-side-encryption-aws-kms-key-id: ARN')],
    ['tags tagging tag-set object-tags', header('x-amz-tagging: name=value')],
    ['website-redirect redirect', header('x-amz-website-redirect-location: /elsewhere')],
    ['header http-headers custom-headers', use('headers')],
    ['delete-removed delete-extra delete-stale delete-missing', DELETE],
    ['delete-orphaned remove-deleted clean-remote mirror prune purge clean', DELETE],
    ['files-to-include files file glob globs pattern patterns filter filters', use('include')],
    ['includes include-pattern include-patterns only', use('include')],
    ['excludes exclude-pattern exclude-patterns exclude-files', use('exclude')],
    ['files-to-exclude ignore ignores skip-files', use('exclude')],
    ['include-hidden hidden hidden-files dotfiles dot include-dotfiles', use('include-hidden-files')],
    ['symlinks follow-links no-follow-symlinks dereference', use('follow-symlinks')],
    ['if-no-files-found allow-empty fail-on-empty', use('allow-empty-source')],
    ['overwrite overwrite-existing skip-existing no-clobber ignore-existing', use('if-exists')],
    ['replace force no-overwrite', use('if-exists')],
    ['size-only exact-timestamps checksum checksums compare-by', use('compare')],
    ['delete-limit max-removals', use('max-deletes')],
    ['parallel parallelism max-concurrency max-concurrent-requests threads', use('concurrency')],
    ['workers jobs transfers upload-concurrency queue-size max-parallel', use('concurrency')],
    ['simulate preview what-if check noop plan', use('dry-run')],
    ['continue-on-error fail-on-error fail-fast ignore-errors strict', use('on-failure')],
    ['retention-days retention days age min-age expire-after keep-days ttl', use('older-than')],
    ['keep keep-last keep-latest keep-count retain releases-to-keep', use('keep-newest')],
    ['keys keys-file key-list key-file files-from objects manifest', use('keys-from')],
    ['all-versions version-id versioned', use('versions')],
    [
        'recursive all empty-bucket',
        'a prefix means everything under it, and whole-bucket: true everything in the bucket',
    ],
    ['output output-file report-file report-path log-file', use('report')],
    ['action operation command method', use('mode')],
    ['aws-access-key-id aws-secret-access-key aws-session-token', CREDENTIALS],
    ['access-key access-key-id aws-access-key aws-key-id key-id s3-access-key', CREDENTIALS],
    ['secret secret-key secret-access-key aws-secret-key aws-secret-key-id', CREDENTIALS],
    ['session-token aws-secret-access-key-id s3-secret-key minio-access-key', CREDENTIALS],
    ['minio-secret-key username user password credentials', CREDENTIALS],
    ['role role-arn aws-role aws-role-arn aws-role-to-assume assume-role', ROLE],
    ['role-to-assume role-session-name role-duration-seconds role-external-id', ROLE],
    ['role-chaining web-identity-token-file audience mask-aws-account-id', ROLE],
    ['profile aws-profile', 'set the variable AWS_PROFILE in "env" of the step'],
    ['distribution-id dist-id distribution aws-distribution-id cf-distribution-id', CDN],
    ['cloudfront-distribution-id cloudfront-distribution cloudfront-id', CDN],
    ['aws-cloudfront-distribution-id cloudfront-paths cloudfront-invalidate-paths', CDN],
    ['invalidation invalidate invalidate-paths invalidation-path invalidation-paths', CDN],
    ['invalidate-cloudfront distribution-invalidation-path purge-cache', CDN],
    ['args arg flags options extra-args aws-args cli-args', FLAGS],
    ['compression-level compression compress gzip brotli', COMPRESSED],
    ['retries retry max-retries retry-count max-attempts', AUTOMATIC],
    ['multipart-threshold part-size chunk-size multipart-chunksize', AUTOMATIC],
    ['guess-mime-type checksum-algorithm', AUTOMATIC],
    ['quiet silent verbose debug log-level no-progress only-show-errors', LOG],
    ['timeout', 'write timeout-minutes on the step, beside "uses"'],
    ['name', 'write it on the step, beside "uses"'],
    ['token github-token repo-token', "remove it, since this action doesn't call GitHub's API"],
    [
        'strip-prefix strip-components flatten',
        'keys are the paths below "source"; set it to a deeper directory',
    ],
    ['website index-document error-document', 'remove it, since this is a setting of the bucket'],
];
function use(input) {
    return `write "${input}"`;
}
function header(line) {
    return `write it in "headers": a glob such as ** on a line, and below it, indented, ${line}`;
}
/** What to write in place of a mode that is called so elsewhere. */
function otherMode(name) {
    return other_names_remedyFor(name, OTHER_MODES);
}
/** What to write in place of an input that is called so elsewhere. */
function otherInput(name) {
    return other_names_remedyFor(name, OTHER_INPUTS);
}
function other_names_remedyFor(name, rows) {
    const bare = bareOf(name);
    return rows.find(([names]) => names.split(' ').some((one) => bareOf(one) === bare))?.[1];
}
/** `sourceDir`, `source_dir` and `source-dir` are one. */
function bareOf(name) {
    return name.toLowerCase().replaceAll(/[-_. ]/g, '');
}

;// CONCATENATED MODULE: ./lib/action/inputs/site-url.js



/**
 * The URL at which the prefix is served, without a character that means something to Markdown, HTML
 * or a shell; undefined: none was given, or it is refused.
 */
function parseSiteUrl(reader) {
    if (reader.isDefault('site-url'))
        return undefined;
    const given = reader.text('site-url');
    const url = URL.parse(given);
    const problem = site_url_problemOf(given, url);
    if (problem === undefined && url !== null)
        return `${url.origin}${encodedPath(url)}`;
    // A password must not be shown, and stands before the last `@` of the host, or in the query.
    reader.problems.push(`site-url ${(0,core_text/* quoteShort */.pf)(withoutSecrets(given))} ${problem}`);
    return undefined;
}
/** Such characters mean the same percent-encoded, and an author may build the URL of a branch's name. */
function encodedPath({ pathname }) {
    return pathname.replace(/[^\w.~/%:@+,=-]/g, (character) => {
        return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
    });
}
const site_url_EMPTY_EXPRESSION = 'an expression in it came out empty or was not evaluated; check it';
/** A statement about the value, and the remedy. */
function site_url_problemOf(given, url) {
    const parts = given
        .replace(/^https?:\/\//i, '')
        .replace(/\/$/, '')
        .split('/');
    const unset = parts.find((part) => UNSET_SEGMENT.test(part));
    if (unset !== undefined)
        return `has the segment ${(0,core_text/* quoteShort */.pf)(unset)}: ${site_url_EMPTY_EXPRESSION}`;
    if (url === null || !/^https?:\/\//i.test(given) || !isHostOfSite(url.hostname)) {
        return 'is not a URL that begins with https:// or http:// and the name of a host: write it in full, for example https://example.com/docs/';
    }
    if (url.username !== '' || url.password !== '') {
        return 'holds credentials: remove them, since the output "url" is public';
    }
    if (/[?#]/.test(given)) {
        return 'has a query or a fragment: write the address of the directory alone';
    }
    if (/[\s\p{Cc}\p{Cf}\\]/u.test(given)) {
        return 'has a blank, a backslash or an invisible character: write it without, and a blank as %20';
    }
    if (parts.includes(''))
        return `has an empty segment: ${site_url_EMPTY_EXPRESSION}`;
    if (parts.some((part) => /^(\.|%2e){1,2}$/i.test(part))) {
        return 'has "." or ".." as a segment: write the path in full';
    }
    return undefined;
}
/** Labels that begin or end with a hyphen, or are empty, are what an empty expression leaves. */
function isHostOfSite(hostname) {
    if (/^\[[\da-f:.]+\]$/.test(hostname))
        return true;
    return hostname.split('.').every((label) => /^(?!-)[\w-]+(?<!-)$/.test(label));
}

;// CONCATENATED MODULE: ./lib/action/inputs/inputs.js









const MAX_CONCURRENCY = 1000;
/**
 * The parsed inputs of the step, from the variables that the runner sets. Throws one InputError
 * with every problem. Nothing else reads an input.
 */
function parseInputs(env) {
    const reader = createReader(env, INPUTS);
    refuseUnknown(reader, env);
    const mode = parseMode(reader);
    if (mode !== undefined) {
        refuseUnused(reader, mode);
        refuseEmpty(reader, { ...specs_COMMON_INPUTS, ...mode.inputs });
    }
    const shared = parseShared(reader, env);
    checkEnvironment(reader, env);
    const inputs = mode?.parse(reader, shared, env);
    if (inputs === undefined)
        checkWithoutMode(reader, shared, env);
    if (inputs === undefined || reader.problems.length > 0)
        throw new errors/* InputError */.dz(reader.problems);
    return inputs;
}
/** What the summary of refused inputs depends on: only `summary: false` prevents it. */
function parseSummaryInputs(env) {
    const reader = createReader(env, specs_COMMON_INPUTS);
    const isWanted = reader.flag('summary') || reader.problems.length > 0;
    const mode = modeNamed(reader.text('mode'));
    return { summary: isWanted, title: reader.text('title'), ...(mode && { mode: mode.name }) };
}
function parseMode(reader) {
    const given = reader.text('mode');
    const mode = modeNamed(given);
    if (mode !== undefined)
        return mode;
    const names = MODES.map(({ name }) => name);
    const near = (0,core_text/* nearestName */.qb)(given, names);
    const remedy = otherMode(given) ??
        (near === undefined ? `write ${alternatives(names)}` : `did you mean "${near}"?`);
    reader.refuse('mode', given === '' ? 'is empty' : 'is unknown', remedy);
    return undefined;
}
/** Reports what is wrong in any mode. */
function checkWithoutMode(reader, shared, env) {
    parseSourceInputs(reader, env, { ...shared, prefix: '' }, { isRequired: false, deletes: false });
}
/** A misspelt `exclude` would upload what was to be left out. */
function refuseUnknown(reader, env) {
    const names = Object.keys(INPUTS);
    const known = new Set(names.map(variableOf));
    for (const variable of Object.keys(env)) {
        if (!variable.startsWith('INPUT_') || known.has(variable))
            continue;
        const name = variable.slice('INPUT_'.length).toLowerCase();
        const near = (0,core_text/* nearestName */.qb)(name, names);
        const remedy = otherInput(name) ?? (near === undefined ? 'remove it' : `did you mean "${near}"?`);
        reader.problems.push(`input ${(0,core_text/* quoteShort */.pf)(name)} is unknown: ${remedy}`);
    }
}
function refuseUnused(reader, mode) {
    for (const name of Object.keys(INPUTS)) {
        if (name in specs_COMMON_INPUTS || name in mode.inputs || reader.isDefault(name))
            continue;
        reader.problems.push(`input "${name}" is not used by mode ${mode.name}: remove it`);
    }
}
/** A word for the default distinguishes it from an expression without a result. */
function refuseEmpty(reader, specs) {
    for (const [name, { default: word, defaultMeans, isRequired }] of Object.entries(specs)) {
        if (defaultMeans === undefined || isRequired || !reader.isEmpty(name))
            continue;
        // Where a root can be emptied, no workflow should fall back to it.
        const remedy = name === 'prefix' && 'whole-bucket' in specs
            ? `name a directory in the bucket, or write ${word} for its root`
            : `write ${word} for the default (${defaultMeans}); a workflow that passes it on can write \${{ inputs.${name} || '${word}' }}`;
        reader.problems.push(`${name} is empty: an expression in it may have come out empty; ${remedy}`);
    }
}
function parseShared(reader, env) {
    const bucket = reader.text('bucket');
    const problem = bucketProblem(bucket);
    if (problem !== undefined)
        reader.refuse('bucket', problem.statement, problem.remedy);
    const endpoint = parseEndpoint(reader, env, bucket);
    const region = parseRegion(reader, env);
    const report = parseReport(reader, env);
    const expectedBucketOwner = parseOwner(reader);
    const siteUrl = parseSiteUrl(reader);
    const isPayer = reader.choice('request-payer', ['requester', 'none']) === 'requester';
    return {
        bucket,
        allowHttp: reader.flag('allow-http'),
        forcePathStyle: reader.isDefault('force-path-style')
            ? undefined
            : reader.flag('force-path-style'),
        concurrency: reader.isDefault('concurrency')
            ? undefined
            : reader.integer('concurrency', 1, MAX_CONCURRENCY, 1),
        dryRun: reader.flag('dry-run'),
        onFailure: reader.choice('on-failure', ['fail', 'warn']),
        summary: reader.flag('summary'),
        title: reader.text('title'),
        warnings: reader.warnings,
        ...(region !== undefined && { region }),
        ...(endpoint !== undefined && { endpoint }),
        ...(expectedBucketOwner !== undefined && { expectedBucketOwner }),
        ...(isPayer && { requestPayer: 'requester' }),
        ...(report !== undefined && { report }),
        ...(siteUrl !== undefined && { siteUrl }),
    };
}
/** Undefined: the store is not asked to check the owner. */
function parseOwner(reader) {
    if (reader.isDefault('expected-bucket-owner'))
        return undefined;
    const owner = reader.text('expected-bucket-owner');
    if (/^\d{12}$/.test(owner))
        return owner;
    const remedy = /^\d{1,11}$/.test(owner)
        ? 'write all 12 digits, in quotes, since YAML drops leading zeros'
        : 'write its 12 digits, or none';
    reader.refuse('expected-bucket-owner', 'is not the id of an AWS account', remedy);
    return undefined;
}
function parseRegion(reader, env) {
    const given = reader.text('region');
    if (given !== '' && !/^[a-z0-9-]+$/i.test(given)) {
        reader.refuse('region', 'is not the name of a region', 'write eu-central-1, for example');
    }
    return [given, env['AWS_REGION'], env['AWS_DEFAULT_REGION']].find(Boolean);
}

// EXTERNAL MODULE: ./lib/core/tally/causes.js + 1 modules
var tally_causes = __nccwpck_require__(527);
;// CONCATENATED MODULE: ./lib/core/tally/tally.js



/** Errors kept in memory; the counts go on beyond it. */
const MAX_ERRORS_KEPT = 1000;
function createTally() {
    const done = { upload: 0, download: 0, delete: 0, abort: 0, copy: 0 };
    const skippedBy = new Map();
    const errors = [];
    const causes = (0,tally_causes/* createCauses */.Px)();
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
        causes: () => causes.list(),
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
                causes.add(outcome.error);
                if (errors.length < MAX_ERRORS_KEPT)
                    errors.push(outcome.error);
            }
        },
    };
    return tally;
}
/** Objects proven done. */
function doneOf({ done }) {
    return Object.values(done).reduce((sum, count) => sum + count, 0);
}
/** Every object that has an outcome. */
function totalOf(tally) {
    return doneOf(tally) + tally.skipped + tally.failed;
}
const CODES = {
    upload: 'BatchedUploadIncomplete',
    download: 'BatchedDownloadIncomplete',
    delete: 'BatchedDeleteIncomplete',
    abort: 'BatchedAbortIncomplete',
    copy: 'BatchedCopyIncomplete',
    sync: 'BatchedSyncIncomplete',
};
/** What was done with an object. */
const DONE_WORD = {
    upload: 'uploaded',
    download: 'downloaded',
    delete: 'deleted',
    abort: 'aborted',
    copy: 'copied',
    sync: 'synced',
};
/**
 * The error of a batch that is not complete: objects failed, or it could not go on (`cause`: its
 * source broke, the credentials are dead, it was aborted), or both. The message counts the objects
 * and groups the failures by cause; printed, it is a few lines, however many objects failed.
 */
class BatchError extends AggregateError {
    name = 'BatchError';
    code;
    constructor(kind, tally, interruption) {
        super([...tally.errors], batchMessage(kind, tally, interruption), {
            ...(interruption === undefined ? {} : { cause: interruption.thrown }),
        });
        this.code = CODES[kind];
        const { errors } = this;
        // Node prints every error of an array that it finds, even when nothing catches this one; it does
        // not call a getter.
        Object.defineProperties(this, { errors: { get: () => errors }, tally: { value: tally } });
    }
}
/** Counts both sides, then names the most frequent causes, one a line. */
function batchMessage(kind, tally, interruption) {
    const headline = headlineOf(kind, tally, interruption);
    const [first, ...more] = (0,tally_causes/* causeLines */.t1)(tally.causes());
    if (first === undefined)
        return headline;
    if (more.length === 0 && interruption === undefined) {
        return `${headline}: ${(0,core_text/* escapeControls */.UN)(first)}`;
    }
    const lines = [first, ...more].map((line) => `  ${(0,core_text/* escapeControls */.UN)(line)}`);
    return [`${headline}:`, ...lines].join('\n');
}
/** The objects of a run, without the state that a sync keeps for itself. */
function totalWithoutState(tally) {
    return totalOf(tally) - (tally.skippedBy.get('state') ?? 0);
}
/**
 * `3 of 1,204 objects were not uploaded`, how many of them something else kept from it, and why the
 * run stopped early, if it did.
 */
function headlineOf(kind, tally, interruption) {
    const total = totalWithoutState(tally);
    const thing = kind === 'abort' ? 'multipart upload' : 'object';
    const things = `${(0,core_text/* formatCount */.B4)(total)} ${thing}${total === 1 ? '' : 's'}`;
    const verb = tally.failed === 1 ? 'was' : 'were';
    const counts = `${(0,core_text/* formatCount */.B4)(tally.failed)} of ${things} ${verb} not ${DONE_WORD[kind]}`;
    const failed = `${counts}${asidesText(tally)}`;
    if (interruption === undefined)
        return failed;
    const why = (0,errors/* messageOf */.bD)(interruption.thrown);
    return tally.failed === 0
        ? `the run stopped early: ${why} (after ${things})`
        : `${failed}; the run stopped early: ${why}`;
}
/** `, 85 of them interrupted, 10 not attempted`. */
function asidesText(tally) {
    const { stopped, notAttempted } = tally.causes();
    const parts = [
        ...(stopped ? [`${(0,core_text/* formatCount */.B4)(stopped.count)} of them interrupted`] : []),
        ...(notAttempted ? [`${(0,core_text/* formatCount */.B4)(notAttempted.count)} of them not attempted`] : []),
    ];
    return parts.map((part) => `, ${part}`).join('');
}
/**
 * Consumes outcomes to the end and returns their totals. Throws a BatchError when any object
 * failed or the batch was interrupted; an interruption before the first outcome is thrown as it is.
 */
async function collect(outcomes) {
    const tally = createTally();
    try {
        for await (const outcome of outcomes)
            tally.add(outcome);
    }
    catch (thrown) {
        if (tally.op === undefined)
            throw thrown;
        throw new BatchError(tally.op, tally, { thrown });
    }
    assertComplete(tally);
    return tally;
}
function assertComplete(tally) {
    if (tally.failed > 0 && tally.op !== undefined)
        throw new BatchError(tally.op, tally);
}

;// CONCATENATED MODULE: ./lib/action/report/failure-text.js





/** Whether everything is done. */
function isComplete({ tally, interruption, }) {
    return tally.failed === 0 && interruption === undefined;
}
/**
 * What failed, in one line for people: `3 of 1,204 objects were not uploaded`, or
 * `Cancelled: 384 of 5,000 uploaded, run it again`.
 */
function failureHeadline(run) {
    const { inputs, tally, expected = 0, interruption } = run;
    if (isCancelled(run))
        return cancelledText(run);
    const stop = isFailureOfObjects(run) ? undefined : interruption;
    const headline = headlineOf(modeOf(inputs).verb, tally, stop);
    const untouched = expected - totalOf(tally);
    if (untouched <= 0)
        return headline;
    return `${headline}; ${(0,core_text/* plural */.LS)(untouched, 'more object was', 'more objects were')} not attempted`;
}
/** Whether what ended the run is one of the causes for which objects failed. */
function isFailureOfObjects({ tally, interruption }) {
    if (interruption === undefined)
        return false;
    const text = thrownText(interruption.thrown);
    return tally.causes().failures.some(({ code, message }) => {
        return message === text || `${code ?? ''}: ${message}` === text;
    });
}
/** Whether the run ended because GitHub cancelled it. */
function isCancelled({ interruption }) {
    return interruption !== undefined && (0,errors/* codeOf */.$N)(interruption.thrown) === 'RequestCanceled';
}
/** What is skipped needs nothing done, so it counts on neither side. */
function cancelledText({ inputs, tally, expected }) {
    if (inputs.dryRun)
        return 'Cancelled: nothing was changed, run the dry run again';
    const all = Math.max(expected ?? 0, totalOf(tally)) - tally.skipped;
    const of = expected === undefined ? '' : ` of ${(0,core_text/* formatCount */.B4)(all)}`;
    const failures = ownFailures(tally);
    const failed = failures > 0 ? `, ${(0,core_text/* formatCount */.B4)(failures)} failed` : '';
    const verb = DONE_WORD[modeOf(inputs).verb];
    return `Cancelled: ${(0,core_text/* formatCount */.B4)(doneOf(tally))}${of} ${verb}${failed}, run it again`;
}
/** Failed objects, without those that were in flight or not attempted when the run ended. */
function ownFailures(tally) {
    const { failures, others } = tally.causes();
    return (0,tally_causes/* failuresOf */.dJ)(failures, others);
}
/** The headline, the most frequent causes, and how many more there are. */
function failureTexts(run) {
    const { tally, interruption } = run;
    if (isCancelled(run)) {
        const why = interruption === undefined ? [] : thrownLines(interruption.thrown);
        return [failureHeadline(run), ...why, ...(0,tally_causes/* causeLines */.t1)(tally.causes())];
    }
    const isRefused = interruption !== undefined && totalOf(tally) === 0;
    if (isRefused)
        return thrownLines(interruption.thrown);
    return [failureHeadline(run), ...(0,tally_causes/* causeLines */.t1)(tally.causes())];
}
/** Anything thrown as lines: the problems of an InputError, else a single line. */
function thrownLines(thrown) {
    return thrown instanceof errors/* InputError */.dz ? thrown.problems : [thrownText(thrown)];
}
/** Anything thrown as `CODE: message`; only the message, where it has no code or begins with it. */
function thrownText(thrown) {
    const [code, message] = [(0,errors/* codeOf */.$N)(thrown), (0,errors/* messageOf */.bD)(thrown)];
    if (message === '')
        return code;
    const hasCode = thrown instanceof Error && 'code' in thrown && thrown.code === code;
    const isWanted = hasCode && code !== 'RequestCanceled' && !message.startsWith(code);
    return isWanted ? `${code}: ${message}` : message;
}
/** Ids that steps may have; the runner gives a step without one a name that begins with `__`. */
const STEP_ID = /^(?!__)[A-Za-z_][\w-]{0,99}$/;
/** Where the report is, and the three lines of a workflow that keep it after the job. */
function reportAdvice(report, { GITHUB_ACTION: id = '' }) {
    const hasId = STEP_ID.test(id);
    const output = `steps.${hasId ? id : 's3'}.outputs.report`;
    const step = hasId
        ? 'add these lines after this step'
        : 'give this step the id s3, and add these lines after it';
    return [
        `The complete report: ${report}`,
        `It is gone after the job. To keep the report of a failed run, ${step}:`,
        `- if: always() && ${output}`,
        '  uses: actions/upload-artifact@v7',
        `  with: { name: report, path: '\${{ ${output} }}' }`,
    ];
}

;// CONCATENATED MODULE: ./lib/action/clean-up.js







/** Milliseconds for each upload; the runner does not hurry this step as it does a cancelled one. */
const PATIENCE = 20_000;
/** Maximum number of uploads that one message names. */
const NAMED = 5;
/**
 * The post step: aborts the multipart uploads that a killed main step left behind, by the ids that
 * it had saved, in the bucket that the inputs name, and no others; then it releases the lock that
 * the step held. With nothing saved it reads no input and opens no store. The exit code is 1 when an
 * upload may still be there. Where the credentials may not abort, which no run can change, that is a
 * warning, as it is for a lock, which frees itself after minutes.
 */
async function cleanUp(env) {
    process.exitCode = 1;
    maskCredentials(env);
    const { uploads, problems } = uploadsLeft(env);
    const messages = [...problems];
    try {
        if (uploads.length > 0)
            messages.push(...(await abortAll(uploads, env)));
    }
    catch (thrown) {
        messages.push(...thrownLines(thrown), ...stillThere(uploads));
    }
    const lock = lockLeft(env);
    if (lock !== undefined)
        await releaseLock(lock, env);
    if (messages.length === 0)
        process.exitCode = 0;
    else
        log/* log */.Rm.fail(...messages);
}
/** Releases the lock of a killed sync, if it is that of the state object which the inputs name. */
async function releaseLock(lock, env) {
    try {
        const inputs = parseInputs(env);
        const isOfInputs = inputs.mode === 'sync-dir' && lock.key === inputs.stateKey;
        if (!isOfInputs || lock.bucket !== inputs.bucket) {
            log/* log */.Rm.warning('the saved state names another lock than the inputs: that lock was not touched');
            return;
        }
        const { returnLock } = await Promise.all(/* import() */[__nccwpck_require__.e(943), __nccwpck_require__.e(222)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5943));
        const { bucket, prefix } = inputs;
        const headers = (0,own_objects/* stateHeaders */.U5)(inputs.headers, (0,own_objects/* statePathOf */.I9)(lock.key, prefix));
        const isReleased = await withStore(inputs, (store) => returnLock({ store, bucket, prefix, key: lock.key, headers }, lock.nonce));
        if (isReleased)
            log/* log */.Rm.info(`released the lock in ${(0,core_text/* quote */.hD)(lock.key)} that the killed step held`);
    }
    catch (thrown) {
        log/* log */.Rm.warning(...thrownLines(thrown), 'the lock of the killed step could not be released: it expires by itself');
    }
}
/** A message for each problem with the uploads that were not aborted. */
async function abortAll(uploads, env) {
    const inputs = parseInputs(env);
    const own = uploads.filter(({ bucket }) => bucket === inputs.bucket);
    const others = uploads.length - own.length;
    const left = own.length === 0 ? [] : await abortOwn(own, inputs);
    return [
        ...(others === 0
            ? []
            : [
                `the saved state names ${(0,core_text/* plural */.LS)(others, 'upload')} in another bucket than ` +
                    `${(0,core_text/* quote */.hD)(inputs.bucket)}, the input "bucket": ${others === 1 ? 'it was' : 'they were'} not touched`,
            ]),
        ...(left.length === 0 ? [] : stillThere(left)),
    ];
}
/** Resolves to the uploads that may still be there although the credentials may abort them. */
async function abortOwn(uploads, inputs) {
    const unproven = await withStore(inputs, (store) => store.abortUploads(uploads));
    const unverified = unproven.filter(({ end }) => end === 'unverified');
    const open = unproven.filter(({ end }) => end !== 'unverified');
    const denied = open.filter(({ end }) => (0,errors/* isDeniedRequest */.D2)(end));
    const aborted = uploads.length - open.length;
    log/* log */.Rm.info(`aborted ${(0,core_text/* plural */.LS)(aborted, 'multipart upload')} that the killed step left behind`);
    if (unverified.length > 0)
        log/* log */.Rm.notice(unverifiedText(unverified.length));
    if (denied.length > 0)
        log/* log */.Rm.warning(...deniedText(denied));
    return open.filter(({ end }) => !(0,errors/* isDeniedRequest */.D2)(end)).map(({ upload }) => upload);
}
function unverifiedText(count) {
    return (`whether parts arrived after the abort of ${(0,core_text/* plural */.LS)(count, 'multipart upload')} is not known: ` +
        'allow s3:ListMultipartUploadParts on the objects of the bucket to have it checked');
}
function deniedText(denied) {
    const [first] = denied.map(({ end }) => (0,errors/* messageOf */.bD)(end));
    const [named = '', remedy = ''] = stillThere(denied.map(({ upload }) => upload));
    return [`${named}: the store refused to abort: ${first ?? ''}`, remedy];
}
async function withStore(inputs, use) {
    const { openS3Store } = await Promise.all(/* import() */[__nccwpck_require__.e(50), __nccwpck_require__.e(90)]).then(__nccwpck_require__.bind(__nccwpck_require__, 90));
    const limits = { cleanUp: PATIENCE, request: PATIENCE };
    const store = await openS3Store({ ...connectionOf(inputs), onSdk: sdkReporter(log/* log */.Rm), limits }, inputs.bucket);
    try {
        return await use(store);
    }
    finally {
        store.close();
    }
}
function stillThere(left) {
    const names = left.slice(0, NAMED).map(({ key }) => (0,core_text/* quote */.hD)(key));
    const more = left.length > NAMED ? ` and ${(0,core_text/* formatCount */.B4)(left.length - NAMED)} more` : '';
    return [
        `${(0,core_text/* plural */.LS)(left.length, 'multipart upload')} may still exist and cost storage: ` +
            `${names.join(', ')}${more}`,
        'give the credentials s3:AbortMultipartUpload, and the bucket a lifecycle rule that aborts ' +
            'incomplete multipart uploads',
    ];
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: ./lib/local/digest-threads.js
var digest_threads = __nccwpck_require__(5911);
// EXTERNAL MODULE: ./lib/s3/send/traffic.js
var send_traffic = __nccwpck_require__(912);
// EXTERNAL MODULE: ./lib/action/report/changes.js
var report_changes = __nccwpck_require__(4556);
// EXTERNAL MODULE: ./lib/s3/error-codes/error-codes.js + 5 modules
var error_codes = __nccwpck_require__(3928);
;// CONCATENATED MODULE: ./lib/action/report/explain.js


/** Depth to which causes of causes are followed; an error may be its own cause. */
const MAX_DEPTH = 5;
/** The facts about anything thrown; for the failure of an object, about its cause. */
function factsOf(thrown, bucket) {
    const error = thrown instanceof errors/* ItemError */.ie ? thrown.cause : thrown;
    return {
        code: (0,errors/* codeOf */.$N)(thrown),
        message: (0,errors/* messageOf */.bD)(error),
        causes: causeCodes(error),
        bucket,
        ...(error instanceof errors/* StoreError */.AD && requestFacts(error, thrown)),
    };
}
/** The key of the request, unless it is the key of the item. */
function requestFacts({ status, operation, key, requestHeaders }, thrown) {
    const item = thrown instanceof errors/* ItemError */.ie ? thrown : undefined;
    return {
        ...(status !== undefined && { status }),
        ...(operation !== undefined && { operation }),
        ...(key !== undefined && key !== item?.key && { key }),
        ...(item?.versionId !== undefined && { isOfVersion: true }),
        ...(requestHeaders !== undefined && { requestHeaders }),
    };
}
function causeCodes(thrown) {
    const codes = [];
    let error = thrown;
    while (error instanceof Error && error.cause !== undefined && codes.length < MAX_DEPTH) {
        error = error.cause;
        codes.push((0,errors/* codeOf */.$N)(error));
    }
    return codes;
}
/** Answers can name anything, so one kind of error may need many explanations. */
const MAX_EXPLANATIONS = 8;
/**
 * What happened and what to do about it, each thing once, in the order of the errors. What was
 * only stopped by another failure needs no words of its own.
 */
function explain(errors, place) {
    const found = new Map();
    for (const facts of errors) {
        const row = (0,error_codes/* rowOf */.OB)(facts);
        if (row === undefined)
            continue;
        const happened = row.happened(place, facts);
        const todo = row.todo(place, facts);
        const words = { failure: row.id, happened, todo };
        found.set(wordsOf(words), words);
    }
    const all = [...found.values()];
    const own = all.filter(({ failure }) => failure !== 'cancelled');
    return (own.length > 0 ? own : all).slice(0, MAX_EXPLANATIONS);
}
/** The whole text of an explanation, which no other one has. */
function wordsOf({ happened, todo }) {
    return `${happened}\n${todo}`;
}
/**
 * What made a run fail, in words: first what stopped it, then what objects failed of, the most
 * frequent cause first.
 */
function explanationsOf({ tally, interruption, ...run }) {
    const { bucket } = run.inputs;
    const { failures, stopped } = tally.causes();
    const errors = [
        ...(interruption === undefined ? [] : [interruption.thrown]),
        ...failures.flatMap(({ samples }) => samples),
        ...(stopped?.samples ?? []),
    ];
    return explain(errors.map((error) => factsOf(error, bucket)), placeOf(run));
}
/** What one cause means; undefined for most errors of stores. */
function explanationOf({ samples }, run) {
    const { bucket } = run.inputs;
    return explain(samples.map((error) => factsOf(error, bucket)), placeOf(run))[0];
}
function placeOf({ inputs, endpoint }) {
    const { bucket, expectedBucketOwner } = inputs;
    return {
        endpoint,
        bucket,
        ...(expectedBucketOwner !== undefined && { expectedBucketOwner }),
    };
}

;// CONCATENATED MODULE: ./lib/action/report/outputs.js




/** What each operation changes: only changed objects are listed in `changed-keys`. */
const CHANGED_BY_OP = {
    upload: 'objects',
    copy: 'objects',
    delete: 'objects',
    abort: 'uploads',
    download: 'disk',
};
function successesOf(op, word) {
    return {
        of: ({ done }) => done[op],
        counts: 'outcomes',
        op,
        place: 'output',
        phrase: (count) => `${word} ${(0,core_text/* formatCount */.B4)(count)}`,
    };
}
const other = { op: undefined, phrase: undefined };
/** Every number of a run. One that is an output stands in action.yml too. */
const NUMBERS = {
    uploaded: successesOf('upload', 'uploaded'),
    deleted: successesOf('delete', 'deleted'),
    downloaded: successesOf('download', 'downloaded'),
    // The action copies objects only onto themselves.
    copied: successesOf('copy', 'updated headers of'),
    aborted: successesOf('abort', 'aborted'),
    skipped: {
        ...other,
        of: ({ skipped }) => skipped,
        counts: 'outcomes',
        place: 'output',
        phrase: (_, tally) => skippedPhrases(tally),
    },
    failed: {
        ...other,
        of: ({ failed }) => failed,
        counts: 'outcomes',
        place: 'output',
        phrase: (_, tally) => failedPhrases(tally),
    },
    markersDeleted: {
        ...other,
        of: ({ markersDeleted }) => markersDeleted,
        counts: 'part',
        place: 'summary',
        phrase: (count) => `including ${(0,core_text/* plural */.LS)(count, 'delete marker')}`,
    },
    markersLeft: {
        ...other,
        of: ({ markersLeft }) => markersLeft,
        counts: 'part',
        place: 'summary',
    },
    bytes: {
        ...other,
        of: ({ bytes }) => bytes,
        counts: 'bytes',
        place: 'output',
        phrase: core_text/* formatBytes */.z3,
    },
    freedBytes: {
        ...other,
        of: ({ freedBytes }) => freedBytes,
        counts: 'bytes',
        place: 'report',
        phrase: (bytes) => `${(0,core_text/* formatBytes */.z3)(bytes)} of parts freed`,
    },
};
/** What became of skipped objects, where they were not just kept. */
const SKIPPED_WORD = {
    exists: 'left out',
    symlink: 'left out',
    gone: 'gone already',
};
/** The files that are up to date, and the other skipped objects except that of the state. */
function skippedPhrases({ skippedBy }) {
    const counts = new Map();
    for (const [reason, count] of skippedBy) {
        if (reason === 'state' || reason === 'unchanged')
            continue;
        const word = SKIPPED_WORD[reason] ?? 'kept';
        counts.set(word, (counts.get(word) ?? 0) + count);
    }
    const unchanged = skippedBy.get('unchanged') ?? 0;
    return [
        ...(unchanged > 0 ? [`${(0,core_text/* plural */.LS)(unchanged, 'file')} up to date`] : []),
        ...[...counts].map(([word, count]) => `${word} ${(0,core_text/* formatCount */.B4)(count)}`),
    ];
}
/** Objects that failed by themselves, and those that the end of the run kept from being done. */
function failedPhrases(tally) {
    const { stopped, notAttempted } = tally.causes();
    const own = tally.failed - (stopped?.count ?? 0) - (notAttempted?.count ?? 0);
    return [
        ...(own > 0 ? [`failed ${(0,core_text/* formatCount */.B4)(own)}`] : []),
        ...(stopped ? [`interrupted ${(0,core_text/* formatCount */.B4)(stopped.count)}`] : []),
        ...(notAttempted ? [`not attempted ${(0,core_text/* formatCount */.B4)(notAttempted.count)}`] : []),
    ];
}
/** The outputs that count the successes of some operations. */
function outputsOfOps(ops) {
    const rows = Object.entries(NUMBERS);
    return rows.flatMap(([name, { op }]) => (op !== undefined && ops.includes(op) ? [name] : []));
}
/** Every number of a run, in the order of the table. */
function countedNumbers(tally) {
    const rows = Object.entries(NUMBERS);
    return rows.map(([name, number]) => ({ ...number, name, count: number.of(tally) }));
}
/** The numbers of a run for the report. */
function reportCounts(tally) {
    const shown = countedNumbers(tally).filter(({ place, count }) => place === 'output' || (place === 'report' && count > 0));
    return Object.fromEntries(shown.map(({ name, count }) => [name, count]));
}
/** The outputs that are no numbers. */
const TEXTS = {
    'failed-keys': ({ tally }) => jsonLine(failedKeys(tally.errors)),
    'failed-keys-truncated': ({ tally }) => String(failedKeys(tally.errors).length < tally.failed),
    report: ({ files }) => files.report ?? '',
    changed: (facts) => String(isChanged(facts)),
    'changed-keys': ({ files }) => files.changedKeys ?? '',
    url: ({ siteUrl }) => siteUrl ?? '',
    'summary-file': ({ files }) => files.summary ?? '',
    'dry-run': ({ isDryRun }) => String(isDryRun),
    requests: ({ traffic }) => jsonLine(byName(traffic.requests)),
};
/** Sets every output; called once, whatever became of the run. Returns why they can't be set. */
function setOutputs(facts) {
    try {
        for (const [name, value] of Object.entries(outputsOf(facts)))
            core/* setOutput */.uH(name, value);
        return undefined;
    }
    catch (cause) {
        const file = unwritableText(process.env['GITHUB_OUTPUT'], cause);
        const message = `the outputs can't be set, because GITHUB_OUTPUT's file ${file}: the runner makes it for each ` +
            'step, so check its disk, and that nothing replaces the file or sets the variable, and run again';
        return new errors/* StoreError */.AD('WriteFailed', message, { cause });
    }
}
/** The outputs as text, by name. */
function outputsOf(facts) {
    const numbers = countedNumbers(facts.tally).filter(({ place }) => place === 'output');
    return Object.fromEntries([
        ...numbers.map(({ name, count }) => [name, String(count)]),
        ...Object.entries(TEXTS).map(([name, text]) => [name, text(facts)]),
    ]);
}
/** Whether the bucket was changed, by this run or by an earlier one whose keys it names. */
function isChanged({ tally, files, isDryRun }) {
    const isDone = countedNumbers(tally).some(({ op, count }) => op !== undefined && CHANGED_BY_OP[op] !== 'disk' && count > 0);
    return !isDryRun && (isDone || files.changedKeys !== undefined);
}
/** Line ends to Python, JavaScript or .NET, and other controls, which JSON allows within a line. */
const UNESCAPED = /[\x7f-\x9f\u2028\u2029]/g;
/** A value as JSON that is one line to every reader of lines. */
function jsonLine(value) {
    return JSON.stringify(value).replace(UNESCAPED, (character) => {
        return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    });
}
const MAX_FAILED_KEYS = 1000;
const MAX_FAILED_BYTES = 256 * 1024;
/** The keys that fit into an output, in the byte order of UTF-8. */
function failedKeys(errors) {
    const keys = errors.slice(0, MAX_FAILED_KEYS).map(({ key }) => key);
    keys.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    let bytes = '[]'.length;
    const fitting = keys.findIndex((key) => {
        bytes += Buffer.byteLength(jsonLine(key)) + 1;
        return bytes > MAX_FAILED_BYTES;
    });
    return fitting === -1 ? keys : keys.slice(0, fitting);
}
/** Numbers in the order of their names. */
function byName(counts) {
    return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
;// CONCATENATED MODULE: ./lib/action/report/summary/summary-file.js





/**
 * Bytes of the file, and so at most as many characters. GitHub takes 65,536 characters as a comment;
 * the rest is for the author's own words.
 */
const MAX_FILE = 60_000;
/**
 * Writes Markdown of at most as many bytes as `markdownOf` is called with to a new file. One that
 * can't be written is a warning and never a failure.
 */
async function writeSummaryFile(markdownOf, log, env) {
    try {
        const path = (0,external_node_path_.join)(await (0,safe_file/* makeFolder */.fc)(env), 'summary.md');
        await (0,promises_.writeFile)(path, `${maskedIn(markdownOf(MAX_FILE - 1), env)}\n`, { flag: 'wx' });
        return { summary: path };
    }
    catch (thrown) {
        log.warning(`the output summary-file is empty, because its file can't be written: ${(0,errors/* messageOf */.bD)(thrown)}`);
        return {};
    }
}
/** Characters from which a value is taken for a secret; no store makes shorter ones. */
const MIN_SECRET = 8;
/** The runner masks secrets in the log and in the job summary, but not in a comment. */
function maskedIn(markdown, env) {
    const secrets = SECRET_VARIABLES.map((name) => env[name]?.trim() ?? '');
    return secrets
        .filter(({ length }) => length >= MIN_SECRET)
        .reduce((text, secret) => text.replaceAll(secret, '***'), markdown);
}

// EXTERNAL MODULE: ./lib/core/outcome.js
var outcome = __nccwpck_require__(1307);
;// CONCATENATED MODULE: ./lib/action/report/unexplained.js


/** Maximum number of keys that a warning names. */
const MAX_NAMED = 3;
function createUnexplained(inputs) {
    const kept = new Map();
    return {
        add(outcome) {
            if (outcome.status !== 'skipped' || isExplained(outcome.reason, inputs))
                return;
            const known = kept.get(outcome.reason) ?? { count: 0, keys: [] };
            kept.set(outcome.reason, known);
            known.count += 1;
            if (known.keys.length < MAX_NAMED)
                known.keys.push(outcome.key);
        },
        warnings: () => [...kept].map(([reason, { count, keys }]) => warningOf(inputs, reason, count, keys)),
    };
}
function warningOf(inputs, reason, count, keys) {
    const more = count > keys.length ? ` and ${(0,core_text/* formatCount */.B4)(count - keys.length)} more` : '';
    const [was, is, them] = count === 1 ? ['was', 'is', 'it'] : ['were', 'are', 'them'];
    return (`${(0,core_text/* formatCount */.B4)(count)} ${thingsOf(inputs, count)} under ${(0,core_text/* quote */.hD)(inputs.prefix)} ${was} ` +
        `${outcome/* UNEXPLAINED */.QH[reason] ?? reason} and ${is} kept (${keys.map(core_text/* quote */.hD).join(', ')}${more}): ` +
        remedyOf(inputs, them));
}
function remedyOf(inputs, them) {
    if (plansByAge(inputs))
        return `the next run decides about ${them}`;
    const isPlanned = inputs.mode === 'delete-prefix' && inputs.keysFrom !== undefined;
    return isPlanned ? `make a new plan to delete ${them}` : `run again to delete ${them}`;
}
/**
 * Whether an input says why an object is kept: where an age is to be reached, what is new is too
 * young. Everything else is warned of.
 */
function isExplained(reason, inputs) {
    if (outcome/* UNEXPLAINED */.QH[reason] === undefined)
        return true;
    const hasAge = 'olderThan' in inputs && !plansByAge(inputs);
    return reason === 'newer-than-run' && hasAge;
}
function plansByAge(inputs) {
    return inputs.mode === 'delete-prefix' && inputs.keepNewest !== undefined;
}
function thingsOf(inputs, count) {
    const isOfVersions = inputs.mode === 'delete-prefix' && inputs.versions !== 'current';
    if (isOfVersions)
        return count === 1 ? 'version' : 'versions';
    return count === 1 ? 'object' : 'objects';
}

// EXTERNAL MODULE: ./lib/action/report/markdown.js
var markdown = __nccwpck_require__(4524);
;// CONCATENATED MODULE: ./lib/action/report/summary/changes-text.js





/** What a run changed, in a block to open; empty when nothing was. */
function changesBlock(groups, options) {
    const bytes = Math.floor(options.bytes / Math.max(1, groups.length));
    const parts = groups.map((group) => groupText(group, { ...options, bytes }));
    return (0,markdown/* collapsed */.yZ)(options.isDryRun ? 'What would change' : 'What changed', (0,markdown/* joined */.oR)(...parts));
}
function groupText(group, options) {
    const { change, count, largest } = group;
    const lines = (0,markdown/* listItems */.Dw)(largest.map((object) => objectText(group, object, options)));
    const shown = (0,markdown/* fittingLines */.hx)(lines, options.bytes);
    const rest = count - shown.length;
    const more = rest > 0 ? (0,markdown/* listItems */.Dw)([(0,markdown/* moreText */.R3)((0,core_text/* formatCount */.B4)(rest))]) : [];
    const { title, wouldTitle } = report_changes/* CHANGE_WORDS */.r8[change];
    const name = options.isDryRun ? wouldTitle : title;
    const isOrdered = largest[0]?.bytes !== largest.at(-1)?.bytes;
    const order = isOrdered ? ', largest first' : '';
    return (0,markdown/* joined */.oR)(`**${name}**${order}`, [...shown, ...more].join('\n'));
}
function objectText(group, { key, versionId, isMarker, bytes, lastModified }, { now }) {
    const size = hasSizes(group) ? [(0,core_text/* formatBytes */.z3)(bytes)] : [];
    const age = lastModified && (0,core_text/* ageInWords */.s3)(now.getTime() - lastModified.getTime());
    const facts = [...(isMarker ? ['delete marker'] : size), ...(age === undefined ? [] : [age])];
    return [(0,tally_causes/* nameOf */.Vb)({ key, versionId }, log/* markdownCode */.D9), ...facts].join(', ');
}
/** Sizes that nothing is known of are all 0. */
function hasSizes({ bytes }) {
    return bytes > 0;
}

;// CONCATENATED MODULE: ./lib/action/report/summary/failure-summary.js







const MAX_CAUSES = 20;
const ERRORS = 'docs/errors.md';
/** The first explanation in sentences, with a link to more; empty: there is none. */
function remedyText(facts) {
    const { explanations: [first], address, } = facts;
    if (first === undefined || isCancelled(facts))
        return '';
    const { happened, todo, failure } = first;
    return (0,markdown/* joined */.oR)(`**What happened:** ${sentence(happened)}`, `**What to do:** ${sentence(todo)} See ${(0,markdown/* fileLink */.RF)(address, ERRORS, failure)}.`);
}
/** A clause as a sentence, where it begins with a word. */
function sentence(clause) {
    const begin = /^\p{Ll}[\p{L}-]*\s/u.test(clause)
        ? clause.charAt(0).toUpperCase()
        : clause.charAt(0);
    return `${(0,log/* prose */.CS)(begin + clause.slice(1))}.`;
}
/** What to do in a sentence, with a link to more where there is one. */
function todoText({ todo, failure }, address) {
    const more = address === undefined ? '' : ` See ${(0,markdown/* fileLink */.RF)(address, ERRORS, failure)}.`;
    return `${sentence(todo)}${more}`;
}
/** Why the run could not go on; empty where it could, or where it is among the causes. */
function stopText(facts, bytes) {
    const { interruption } = facts;
    if (interruption === undefined || isCancelled(facts))
        return '';
    const { thrown } = interruption;
    if (thrown instanceof errors/* InputError */.dz)
        return problemsText(thrown.problems, bytes);
    return isFailureOfObjects(facts) ? '' : `Stopped early: ${(0,log/* markdownCode */.D9)(thrownText(thrown))}`;
}
/** Problems that someone has to solve, each a sentence of the project. */
function problemsText(problems, bytes) {
    const lines = problems.map(log/* prose */.CS);
    if (lines.length === 1)
        return (0,markdown/* fittingLines */.hx)(lines, bytes).join('');
    return (0,markdown/* fittingLines */.hx)((0,markdown/* listItems */.Dw)(lines), bytes).join('\n');
}
/**
 * Why objects failed, the most frequent cause first, and last what did not fail by itself. The first
 * of the explanations stands above it; the others are given here, each once.
 */
function causesText(facts, bytes) {
    const { failures, others, stopped, notAttempted } = facts.tally.causes();
    const isOne = failures.length === 1 && failures[0]?.count === facts.tally.failed;
    const advice = createAdvice(facts);
    const rows = failures.slice(0, MAX_CAUSES).map((cause) => {
        const number = isOne ? '' : countText(cause.count, facts);
        return `${number}${namedCause(cause)}${advice.of(cause)}`;
    });
    const shown = (0,markdown/* fittingLines */.hx)((0,markdown/* listItems */.Dw)(rows), bytes);
    const rest = (0,tally_causes/* failuresOf */.dJ)(failures.slice(shown.length), others);
    const asides = [
        ...(rest > 0 ? [`${countText(rest, facts)}other causes`] : []),
        ...(stopped ? [`${countText(stopped.count, facts)}interrupted`] : []),
        ...(notAttempted ? [`${countText(notAttempted.count, facts)}not attempted`] : []),
    ];
    return (0,markdown/* joined */.oR)([...shown, ...(0,markdown/* listItems */.Dw)(asides)].join('\n'), advice.rest());
}
function countText(count, { tally: { failed } }) {
    const share = count === failed ? '' : `${(0,markdown/* bar */.M0)(count / failed)} `;
    return `${share}**${(0,core_text/* formatCount */.B4)(count)}** `;
}
function namedCause(cause) {
    const what = (0,tally_causes/* causeText */.xv)(cause, log/* markdownCode */.D9);
    const [first] = cause.objects;
    return first === undefined ? what : `${what}, first ${(0,tally_causes/* nameOf */.Vb)(first, log/* markdownCode */.D9)}`;
}
/** Gives each explanation but the first once. */
function createAdvice(facts) {
    const { explanations, address } = facts;
    const left = new Map(explanations.slice(1).map((one) => [wordsOf(one), one]));
    return {
        /** The remedy on a line of its own within the item; empty where it was given before. */
        of(cause) {
            const found = explanationOf(cause, facts);
            if (found === undefined || !left.delete(wordsOf(found)))
                return '';
            return `  \n  ${todoText(found, address)}`;
        },
        rest() {
            const lines = [...left.values()].map((one) => {
                return `${sentence(one.happened)} ${todoText(one, address)}`;
            });
            return (0,markdown/* fittingLines */.hx)((0,markdown/* listItems */.Dw)(lines), markdown/* MAX_BYTES */.zx.problems).join('\n');
        },
    };
}

;// CONCATENATED MODULE: ./lib/action/report/summary/totals-text.js





/** Counts, bytes, duration and rate, in one line. */
function totalsLine(facts) {
    const { inputs, tally, duration } = facts;
    const { bytes } = tally;
    const took = durationText(duration);
    const counts = countTexts(facts);
    if (counts.length === 0)
        return `Stopped after ${took}`;
    if (inputs.dryRun) {
        const sent = bytes > 0 ? [`${(0,core_text/* formatBytes */.z3)(bytes)} to transfer`] : [];
        return [...counts, ...sent, `planned in ${took}`].join(' · ');
    }
    const moved = bytes > 0 ? `${(0,core_text/* formatBytes */.z3)(bytes)} in ${took}` : took;
    return [...counts, moved, ...rateTexts(tally, duration)].join(' · ');
}
function countTexts(facts) {
    const { tally } = facts;
    const unchanged = tally.skippedBy.get('unchanged') ?? 0;
    const changed = changedText(facts);
    if (isCancelled(facts))
        return [failureHeadline(facts)];
    const upToDate = unchanged > 0 ? [`${(0,core_text/* formatCount */.B4)(unchanged)} up to date`] : [];
    if (!isComplete(facts)) {
        return [failedText(facts), changed, ...upToDate].filter((text) => text !== '');
    }
    return changed === '' ? [['Nothing to do', ...upToDate].join(', ')] : [changed, ...upToDate];
}
/** For example `3 of 1,204 objects were not uploaded, 10 not attempted`. */
function failedText({ inputs, tally, expected = 0 }) {
    const untouched = expected - totalOf(tally);
    const rest = untouched > 0 ? [`${(0,core_text/* formatCount */.B4)(untouched)} not attempted`] : [];
    const thing = inputs.mode === 'abort-uploads' ? 'upload' : 'object';
    const were = tally.failed === 1 ? 'was' : 'were';
    const done = DONE_WORD[modeOf(inputs).verb];
    const all = (0,core_text/* plural */.LS)(totalWithoutState(tally), thing);
    const failed = `${(0,core_text/* formatCount */.B4)(tally.failed)} of ${all} ${were} not ${done}`;
    return [...(tally.failed > 0 ? [failed] : []), ...rest].join(', ');
}
/** For example `4 new, 3 updated, 9 deleted (1.2 MiB)`. */
function changedText({ inputs, tally, changes }) {
    const texts = changes.map(({ change, count, bytes }) => {
        const words = report_changes/* CHANGE_WORDS */.r8[change];
        const isRemoval = change === 'deleted' || change === 'aborted';
        const facts = [
            ...(isRemoval && bytes > 0 ? [(0,core_text/* formatBytes */.z3)(bytes)] : []),
            ...(change === 'deleted' ? markerTexts(tally) : []),
        ];
        const details = facts.length === 0 ? '' : ` (${facts.join(', ')})`;
        return `${inputs.dryRun ? words.would(count) : words.done(count)}${details}`;
    });
    return `${inputs.dryRun && texts.length > 0 ? 'Would ' : ''}${texts.join(', ')}`;
}
function markerTexts({ markersDeleted, markersLeft }) {
    return [
        ...(markersDeleted > 0 ? [(0,core_text/* plural */.LS)(markersDeleted, 'delete marker')] : []),
        ...(markersLeft > 0 ? [`${(0,core_text/* formatCount */.B4)(markersLeft)} hidden under a delete marker`] : []),
    ];
}
/** Milliseconds as `0.4 s`, `83 s`, `5 min 12 s` or `2 h 3 min`. */
function durationText(duration) {
    const seconds = Math.round(duration / 1000);
    if (duration < 9950)
        return `${Math.max(0.1, duration / 1000).toFixed(1)} s`;
    if (seconds < 120)
        return `${seconds} s`;
    const minutes = Math.floor(seconds / 60);
    if (minutes < 120)
        return `${minutes} min ${seconds % 60} s`;
    return `${(0,core_text/* formatCount */.B4)(Math.floor(minutes / 60))} h ${minutes % 60} min`;
}
/** Bytes or objects a second, whichever says more. */
function rateTexts(tally, duration) {
    const seconds = Math.max(1, duration) / 1000;
    const done = doneOf(tally);
    if (done === 0)
        return [];
    const isLarge = tally.bytes / done > 1024 * 1024;
    if (isLarge)
        return [`${(0,core_text/* formatBytes */.z3)(Math.round(tally.bytes / seconds))}/s`];
    return [`${(0,core_text/* plural */.LS)(Math.max(1, Math.round(done / seconds)), 'object')}/s`];
}

;// CONCATENATED MODULE: ./lib/action/report/summary/summary.js
















const MAX_WARNINGS = 50;
/**
 * Writes the job summary, where the runner shows one and the inputs want it. One that can't be written
 * is a warning and never a failure.
 */
async function writeSummary(markdown, { summary }, log, env) {
    if (!summary || !env['GITHUB_STEP_SUMMARY'])
        return;
    try {
        await core/* summary */.z.addRaw(markdown(), true).write();
    }
    catch (thrown) {
        log.warning(`there is no job summary, because its file ${unwritableText(env['GITHUB_STEP_SUMMARY'], thrown)}`);
    }
}
/**
 * The summary in Markdown; any text that is not the project's own becomes code. It has at most
 * `maxBytes` bytes in UTF-8: what there is no room for is left out as a whole, the changes first.
 */
function summaryOf(facts, maxBytes = markdown/* MAX_BYTES */.zx.summary) {
    const { changes, plan, tally } = facts;
    const isDryRun = facts.inputs.dryRun;
    const isRefused = isRefusedPlan(facts);
    const share = (bytes) => Math.min(bytes, Math.floor(maxBytes / 5));
    const block = { isDryRun, now: facts.now, bytes: share(markdown/* MAX_BYTES */.zx.keys) };
    return withinLimit([
        { rank: 0, text: headingOf(facts) },
        { rank: 1, text: isRefused ? '' : totalsLine(facts) },
        { rank: 2, text: remedyText(facts) },
        { rank: 3, text: stopText(facts, share(markdown/* MAX_BYTES */.zx.problems)) },
        { rank: 4, text: causesText(facts, share(markdown/* MAX_BYTES */.zx.causes)) },
        { rank: 6, text: reportText(facts) },
        { rank: 7, text: warningsText(facts, share(markdown/* MAX_BYTES */.zx.warnings)) },
        { rank: 8, text: keptText(facts) },
        { rank: 9, text: (0,markdown/* joined */.oR)(plan?.markdown ?? '', isRefused ? (plan?.refused ?? '') : '') },
        { rank: 10, text: totalOf(tally) === 0 ? '' : changesBlock(changes, block) },
        { rank: 5, text: smallLine(facts) },
    ], maxBytes);
}
const LEFT_OUT = 'Parts of this summary are left out, because it would be too long with them.';
/** The most important parts that fit, in the order of `parts`. */
function withinLimit(parts, maxBytes) {
    let free = maxBytes - LEFT_OUT.length;
    const written = parts.filter(({ text }) => text !== '');
    const fitting = new Set();
    for (const part of [...written].sort((a, b) => a.rank - b.rank)) {
        const bytes = Buffer.byteLength(part.text) + 2;
        if (bytes > free)
            continue;
        free -= bytes;
        fitting.add(part);
    }
    const texts = written.filter((part) => fitting.has(part)).map(({ text }) => text);
    return (0,markdown/* joined */.oR)(...texts, fitting.size < written.length ? LEFT_OUT : '');
}
/** The summary of a run whose inputs are refused, or that failed before its first request. */
function refusalSummary(thrown, { title, mode, address }, maxBytes = markdown/* MAX_BYTES */.zx.summary) {
    const isRefusal = thrown instanceof errors/* InputError */.dz;
    const share = Math.min(markdown/* MAX_BYTES */.zx.problems, Math.floor(maxBytes / 2));
    const what = isRefusal ? 'The inputs are refused, nothing was done' : 'Failed at the start';
    const heading = title === '' ? what : `${titleText(title)}: ${what.toLowerCase()}`;
    const problems = isRefusal
        ? problemsText(thrown.problems, share)
        : (0,log/* markdownCode */.D9)(thrownText(thrown));
    const page = (0,markdown/* fileLink */.RF)(address, `docs/${mode ?? 'inputs'}.md`, 'inputs');
    const more = isRefusal ? `All inputs are explained in ${page}.` : '';
    return withinLimit([
        { rank: 0, text: `### ❌ ${heading}` },
        { rank: 2, text: problems },
        { rank: 1, text: more },
        { rank: 3, text: `<sub>s3-batch-action ${log/* VERSION */.xv}</sub>` },
    ], maxBytes);
}
/** Characters of a title that are shown. */
const MAX_TITLE = 200;
/** In one piece, because a secret may be a part of it: prose, or code where that would alter it. */
function titleText(title) {
    const shown = (0,log/* cutBetweenWords */.UC)(title, MAX_TITLE).trim();
    return (0,log/* prose */.CS)(shown) === shown ? shown : (0,log/* markdownCode */.D9)(shown);
}
function headingOf(facts) {
    const { inputs } = facts;
    const { title, dryRun } = inputs;
    if (title === '')
        return `### ${emojiOf(facts)} ${deedText(facts)}`;
    const dry = dryRun ? ' (dry run)' : '';
    return `### ${emojiOf(facts)} ${titleText(title)}${dry}: ${placeText(inputs)}`;
}
/** Whether a plan, or what was found before one, was refused before anything was done. */
function isRefusedPlan({ tally, interruption }) {
    return interruption?.thrown instanceof errors/* InputError */.dz && doneOf(tally) === 0;
}
function emojiOf(facts) {
    const { inputs, interruption } = facts;
    if (isComplete(facts))
        return inputs.dryRun ? '📝' : '✅';
    const isWarning = isCancelled(facts) || (interruption === undefined && inputs.onFailure === 'warn');
    return isWarning ? '⚠️' : '❌';
}
/** What was done to what: `Synced X to Y`, `Would sync X to Y`, `Failed to sync X to Y`. */
function deedText(facts) {
    const { inputs, tally } = facts;
    const { verb } = modeOf(inputs);
    const place = placeText(inputs);
    const done = DONE_WORD[verb];
    if (isRefusedPlan(facts))
        return `Refused to ${verb} ${place}, nothing was changed`;
    const isPart = !isComplete(facts);
    const isNothing = doneOf(tally) === 0;
    if (isNothing && !isPart && !('sourceGiven' in inputs)) {
        return `Nothing to ${verb} in ${bucketPath(inputs)}`;
    }
    if (inputs.dryRun)
        return isPart ? `Dry run failed: ${verb} ${place}` : `Would ${verb} ${place}`;
    if (!isPart)
        return `${done.charAt(0).toUpperCase()}${done.slice(1)} ${place}`;
    if (!isNothing)
        return `Only partly ${done}: ${place}`;
    return isCancelled(facts) ? `Not ${done}: ${place}` : `Failed to ${verb} ${place}`;
}
function bucketPath({ bucket, prefix }) {
    return (0,log/* markdownCode */.D9)(`${bucket}/${prefix}`);
}
function placeText(inputs) {
    const where = bucketPath(inputs);
    if ('sourceGiven' in inputs)
        return `${(0,log/* markdownCode */.D9)(inputs.sourceGiven)} to ${where}`;
    return `${PLACES[modeOf(inputs).verb] ?? ''}${where}`;
}
const PLACES = {
    delete: 'objects in ',
    abort: 'uploads in ',
};
/** What was kept or left out, and why; without what is up to date, and without what has a warning. */
function keptText({ inputs, tally }) {
    const reasons = [...tally.skippedBy].filter(([reason]) => {
        // A sync always keeps its state.
        const isOfSync = reason === 'state' && 'sourceGiven' in inputs;
        return reason !== 'unchanged' && !isOfSync && isExplained(reason, inputs);
    });
    const items = reasons.map(([reason, count]) => {
        return `${(0,core_text/* formatCount */.B4)(count)} ${SKIPPED_WORD[reason] ?? 'kept'}: ${outcome/* REASON_TEXT */.$H[reason]}`;
    });
    return (0,markdown/* listItems */.Dw)(items).join('\n');
}
/** Where the report is, unless it names no object. */
function reportText({ report, tally }) {
    if (report === undefined || totalOf(tally) === 0)
        return '';
    return (`The complete report: ${(0,log/* markdownCode */.D9)(report)}. Keep it with \`actions/upload-artifact\` and the ` +
        'output `report`, which has its path.');
}
function warningsText({ warnings }, bytes) {
    const lines = warnings.slice(0, MAX_WARNINGS).flatMap((warning) => warning.split('\n'));
    const items = (0,markdown/* listItems */.Dw)(lines.map((line) => `⚠️ ${(0,log/* prose */.CS)(line)}`));
    return (0,markdown/* fittingLines */.hx)(items, bytes).join('\n');
}
/** The last line, in small letters: where the requests went, how many they were, and the version. */
function smallLine({ endpoint, traffic }) {
    const { region, requests } = traffic;
    const counted = Object.entries(requests).sort(([, a], [, b]) => b - a);
    const sent = counted.reduce((sum, [, count]) => sum + count, 0);
    const named = counted.map(([operation, count]) => `${operation} ${(0,core_text/* formatCount */.B4)(count)}`);
    const retries = (0,send_traffic/* retriesOf */.K)(traffic);
    // A single operation has the number of all requests.
    const [only] = named.length === 1 ? Object.keys(requests) : [];
    const parts = [
        ...(endpoint === undefined ? [] : [`endpoint ${(0,log/* markdownCode */.D9)(endpoint)}`]),
        ...(region === undefined ? [] : [`region ${(0,log/* markdownCode */.D9)(region)}`]),
        ...(sent === 0 ? [] : [`${(0,core_text/* plural */.LS)(sent, 'request')} (${only ?? named.join(', ')})`]),
        ...(retries === 0 ? [] : [(0,core_text/* plural */.LS)(retries, 'retry', 'retries')]),
        `s3-batch-action ${log/* VERSION */.xv}`,
    ];
    return `<sub>${parts.join(' · ')}</sub>`;
}

;// CONCATENATED MODULE: ./lib/action/conclude.js









/** With one for the other causes and the last one, the ten of a kind that GitHub shows of a step. */
const MAX_CAUSE_ANNOTATIONS = 8;
/**
 * Reports the result of the run: outputs first, with the file of the summary, then the summary, then
 * the log, and last the message of a failure. Resolves to whether the run succeeded: everything is
 * done, or failures only warn.
 */
async function conclude(known, log, env) {
    const ending = await withOutputs(known, log, env);
    const { inputs, tally, interruption } = ending;
    const facts = conclude_factsOf(ending);
    await writeSummary(() => summaryOf(facts), inputs, log, env);
    showChanges(ending, log);
    showFailures(ending, log);
    const gaps = gapsOf(ending);
    for (const gap of gaps)
        log.warning(gap);
    showMarkersLeft(tally, log);
    if (isComplete(ending)) {
        log.info(closingLine(ending));
        return true;
    }
    if (totalOf(tally) > 0)
        log.info(closingLine(ending));
    const isFatal = interruption !== undefined || inputs.onFailure === 'fail';
    const given = isFatal ? 0 : ending.warnings.length + gaps.length;
    annotateCauses(ending, isFatal ? log.error : log.warning, MAX_CAUSE_ANNOTATIONS - given);
    const message = failureLines(ending, env);
    if (isFatal)
        log.fail(...message);
    else
        log.warning(...message);
    return !isFatal;
}
function conclude_factsOf(ending) {
    const warnings = [...ending.warnings, ...ending.unexplained];
    return { ...ending, warnings, report: ending.files.report };
}
/** Sets the outputs. Later steps would act on what they lack, so a run without them fails. */
async function withOutputs(ending, log, env) {
    const { inputs, tally, traffic, files, interruption } = ending;
    const summary = await writeSummaryFile((bytes) => summaryOf(conclude_factsOf(ending), bytes), log, env);
    const { dryRun: isDryRun, siteUrl } = inputs;
    const facts = { tally, traffic, files: { ...files, ...summary }, isDryRun, siteUrl };
    const unset = setOutputs(facts);
    if (unset === undefined)
        return ending;
    if (interruption === undefined)
        return { ...ending, interruption: { thrown: unset } };
    log.error(...thrownLines(unset));
    return ending;
}
function explanationLines({ happened, todo }) {
    return [`What happened: ${happened}`, `What to do: ${todo}`];
}
/** Explanations in the message of the failure; the summary and the report have the others too. */
const MAX_EXPLAINED = 3;
/** The counts, the first causes and their remedies, where the report is, and what keeps it. */
function failureLines(ending, env) {
    const { report } = ending.files;
    const isKept = report !== undefined && totalOf(ending.tally) > 0;
    return [
        ...failureTexts(ending),
        ...ending.explanations.slice(0, MAX_EXPLAINED).flatMap(explanationLines),
        ...(isKept ? reportAdvice(report, env) : []),
    ];
}
/** What was done to which objects, the largest of each first. */
function showChanges({ inputs, changes, files }, log) {
    if (changes.length === 0)
        return;
    const words = changes.map(({ change, count }) => {
        return report_changes/* CHANGE_WORDS */.r8[change][inputs.dryRun ? 'would' : 'done'](count);
    });
    const lines = changes.flatMap(({ change, count, largest }) => {
        const words = report_changes/* CHANGE_WORDS */.r8[change];
        const title = inputs.dryRun ? words.wouldTitle : words.title;
        const rest = count - largest.length;
        const more = rest > 0 ? [`${title}: ${(0,core_text/* formatCount */.B4)(rest)} more`] : [];
        return [...largest.map((one) => `${title}: ${conclude_changedText(one)}`), ...more];
    });
    const isAll = changes.every(({ count, largest }) => count === largest.length);
    const title = `changes: ${inputs.dryRun ? 'would ' : ''}${words.join(', ')}`;
    log.group(title, [...lines, ...(isAll ? [] : [whereAllAre(files)])]);
}
/** An object of 0 bytes is empty, was only copied, or has a size that is unknown. */
function conclude_changedText({ key, versionId, isMarker, bytes }) {
    const size = isMarker ? ', delete marker' : bytes > 0 ? `, ${(0,core_text/* formatBytes */.z3)(bytes)}` : '';
    return `${(0,tally_causes/* nameOf */.Vb)({ key, versionId }, core_text/* quote */.hD)}${size}`;
}
/** The objects that failed, each with its own message, as far as they are kept in memory. */
function showFailures({ tally, files }, log) {
    const count = ownFailures(tally);
    if (count === 0)
        return;
    const named = tally.errors.filter(tally_causes/* isOwnFailure */.PQ);
    const lines = named.map((error) => `${(0,tally_causes/* nameOf */.Vb)(error, core_text/* quote */.hD)}: ${(0,core_text/* excerptOf */.zU)(thrownText(error.cause))}`);
    const rest = count - named.length;
    const more = rest > 0 ? [`${(0,core_text/* formatCount */.B4)(rest)} more`, whereAllAre(files)] : [];
    log.group(`failures: ${(0,core_text/* formatCount */.B4)(count)}`, [...lines, ...more]);
}
function whereAllAre({ report }) {
    return `${report === undefined ? 'a report (input report)' : 'the report'} names them all`;
}
/** At most `room` causes; the first has its remedy. A single one stands in the message of the failure. */
function annotateCauses(ending, annotate, room) {
    const { failures, others } = ending.tally.causes();
    const named = Math.max(0, room);
    const [first, ...more] = failures.length === 1 ? [] : failures.slice(0, named);
    if (first === undefined)
        return;
    const explanation = explanationOf(first, ending);
    annotate((0,tally_causes/* causeLine */.mB)(first), ...(explanation === undefined ? [] : explanationLines(explanation)));
    for (const cause of more)
        annotate((0,tally_causes/* causeLine */.mB)(cause));
    const rest = (0,tally_causes/* restOfCauses */.GV)(failures.slice(named), others);
    if (rest.length > 0)
        annotate(`${rest.join('')}: see the report`);
}
/** Warnings about what was kept or left out. */
function gapsOf({ tally, files, unexplained }) {
    const links = tally.skippedBy.get('symlink') ?? 0;
    const were = (0,core_text/* plural */.LS)(links, 'symbolic link was', 'symbolic links were');
    const them = links === 1 ? 'it points to' : 'they point to';
    const keys = (0,core_text/* plural */.LS)(files.unlisted, 'changed key is', 'changed keys are');
    return [
        ...unexplained,
        ...(links === 0
            ? []
            : [`${were} not followed: set follow-symlinks: true to upload what ${them}`]),
        ...(files.unlisted === 0
            ? []
            : [
                `${keys} left out of changed-keys, because line ends, other control characters or invalid ` +
                    'Unicode would make other keys of them: the report (input `report`) has all keys',
            ]),
    ];
}
function showMarkersLeft({ markersLeft }, log) {
    if (markersLeft === 0)
        return;
    log.info(`${(0,core_text/* plural */.LS)(markersLeft, 'delete')} only added a delete marker, because the bucket keeps ` +
        'versions: the versions under it still cost storage; to remove them, run mode delete-prefix ' +
        'with versions: noncurrent');
}
function closingLine({ inputs, tally }) {
    const numbers = countedNumbers(tally).filter(({ count }) => count > 0);
    const isDone = numbers.some(({ op }) => op !== undefined);
    const phrases = (isOutcomes) => numbers
        .filter(({ counts }) => (counts === 'outcomes') === isOutcomes)
        .flatMap(({ phrase, count }) => phrase?.(count, tally) ?? [])
        .join(', ');
    const details = phrases(false);
    const outcomes = phrases(true);
    if (!isDone && tally.failed === 0)
        return `nothing to do${outcomes && `: ${outcomes}`}`;
    const what = `${outcomes}${details === '' ? '' : ` (${details})`}`;
    return inputs.dryRun ? `dry run, nothing was changed: would have ${what}` : what;
}

;// CONCATENATED MODULE: external "node:v8"
const external_node_v8_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");
;// CONCATENATED MODULE: ./lib/action/heap.js

/** Percentage by which the heap may grow before garbage is collected. */
const HEAP_GROWTH = 50;
/** Size of the new space in bytes, both halves of it: 8 times V8's initial size. */
const NEW_SPACE = 16 * 1024 * 1024;
/** Pieces of 32 KiB: more than the space holds at first. */
const MAX_PIECES = 256;
/** V8's default for the factor by which the new space grows. */
const DEFAULT_GROWTH = 2;
/**
 * Makes V8 collect garbage before it asks for more memory. By default its heap grows with the memory
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
 * Grows the new space to its final size at once: at V8's initial size, collecting garbage took a
 * quarter of the time of an upload (bench/README.md). V8 lets the space grow, by the factor, when a
 * collection finds that much of it survives. All flags are as they were afterwards.
 */
function growNewSpace() {
    const first = newSpaceSize();
    // Loading the code may have made it grow before.
    const growth = Math.floor(NEW_SPACE / first);
    if (growth < 2)
        return;
    (0,external_node_v8_namespaceObject.setFlagsFromString)(`--semi-space-growth-factor=${growth}`);
    const kept = [];
    while (kept.length < MAX_PIECES && newSpaceSize() === first) {
        kept.push(new Array(4_096).fill(0));
    }
    (0,external_node_v8_namespaceObject.setFlagsFromString)(`--semi-space-growth-factor=${DEFAULT_GROWTH}`);
}
function newSpaceSize() {
    const space = (0,external_node_v8_namespaceObject.getHeapSpaceStatistics)().find(({ space_name: name }) => name === 'new_space');
    return space?.space_size ?? NEW_SPACE;
}

// EXTERNAL MODULE: ./lib/s3/send/time.js
var send_time = __nccwpck_require__(6972);
;// CONCATENATED MODULE: ./lib/action/progress.js



/** Milliseconds between two lines: in the first two minutes, and after them. */
const INTERVAL = { early: 10_000, late: 30_000 };
const EARLY = 120_000;
/** Prints a line of progress every ten seconds, after two minutes every thirty, until `stop`. */
function startProgress(facts, log, time = send_time/* REAL_TIME */.D) {
    const startedAt = time.now();
    let last = progressAt(facts, startedAt);
    let cancel;
    const schedule = () => {
        const isEarly = time.now() - startedAt < EARLY;
        cancel = time.limit(isEarly ? INTERVAL.early : INTERVAL.late, print);
    };
    const print = () => {
        const now = time.now();
        log.info(progressLine(facts, last, now));
        last = progressAt(facts, now);
        schedule();
    };
    schedule();
    return {
        stop() {
            cancel();
        },
    };
}
function progressAt({ tally, traffic }, now) {
    const { bytes, throttled, retries } = traffic;
    return { at: now, finished: totalOf(tally), bytes, throttled, retries: new Map(retries) };
}
/**
 * The objects finished, the bytes sent, the rates since the line before, the time left, and trouble:
 * `1,200 of 10,000 objects (12%), 4.5 MiB sent, 120 objects/s, 460.8 KiB/s, about 1 min left, 3 failed;
 * throttled, now 95/s; 11 requests retried: InternalError`.
 */
function progressLine(facts, last, now) {
    const { tally, traffic } = facts;
    const finished = totalOf(tally);
    const total = facts.total();
    const seconds = Math.max(1, now - last.at) / 1000;
    const rate = (finished - last.finished) / seconds;
    const bytesRate = (traffic.bytes - last.bytes) / seconds;
    const parts = [
        progress_countText(finished, total),
        ...(traffic.bytes > 0 ? [`${(0,core_text/* formatBytes */.z3)(traffic.bytes)} sent`] : []),
        ...(rate > 0 ? [`${rateText(rate)} objects/s`] : []),
        ...(bytesRate > 0 ? [`${(0,core_text/* formatBytes */.z3)(Math.round(bytesRate))}/s`] : []),
        ...timeLeft(finished, rate, total),
        ...(tally.failed > 0 ? [`${(0,core_text/* formatCount */.B4)(tally.failed)} failed`] : []),
    ];
    return [parts.join(', '), ...troubles(traffic, last)].join('; ');
}
function progress_countText(finished, total) {
    if (!total)
        return (0,core_text/* plural */.LS)(finished, 'object');
    const share = Math.floor((finished / total) * 100);
    return `${(0,core_text/* formatCount */.B4)(finished)} of ${(0,core_text/* plural */.LS)(total, 'object')} (${share}%)`;
}
/** A number per second, with one decimal below 10. */
function rateText(rate) {
    return rate < 10 ? rate.toFixed(1) : (0,core_text/* formatCount */.B4)(Math.round(rate));
}
function timeLeft(finished, rate, total = 0) {
    if (rate <= 0 || finished >= total)
        return [];
    return [`about ${(0,core_text/* formatAge */.nV)(Math.max(1, (total - finished) / rate) * 1000)} left`];
}
const CODES_NAMED = 3;
function troubles({ throttled, retries, rate }, last) {
    const codes = [...retries]
        .map(([code, count]) => ({ code, count: count - (last.retries.get(code) ?? 0) }))
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count);
    const all = codes.reduce((sum, { count }) => sum + count, 0);
    const named = codes.slice(0, CODES_NAMED).map(({ code, count }) => {
        return codes.length === 1 ? code : `${code} ${(0,core_text/* formatCount */.B4)(count)}`;
    });
    const rest = codes.length > CODES_NAMED ? ' and others' : '';
    return [
        ...(throttled > last.throttled ? [`throttled, now ${rateText(rate)}/s`] : []),
        ...(all > 0 ? [`${(0,core_text/* plural */.LS)(all, 'request')} retried: ${named.join(', ')}${rest}`] : []),
    ];
}
/** A retry in one line, for the debug log. */
function retryLine({ error, wait, isThrottled }) {
    const { operation = 'request', key, attempts, status, code, requestId } = error;
    const facts = [
        code,
        ...(status === undefined ? [] : [`status ${status}`]),
        `request id ${requestId ?? 'unknown'}`,
        ...(attempts === undefined ? [] : [`sent ${(0,core_text/* plural */.LS)(attempts, 'time')}`]),
    ];
    const what = key === undefined ? operation : `${operation} ${(0,core_text/* quote */.hD)(key)}`;
    const when = isThrottled && wait === 0 ? 'when the pace allows' : `in ${Math.round(wait)} ms`;
    return `retry of ${what} ${when}: ${facts.join(', ')}`;
}

// EXTERNAL MODULE: ./lib/prune/keys-from/report-lines.js
var report_lines = __nccwpck_require__(466);
;// CONCATENATED MODULE: ./lib/action/report/ledger.js













/** The report's first line: what the run was asked to do. */
function reportHeader(inputs, time) {
    const { mode, bucket, prefix, dryRun } = inputs;
    return jsonLine({
        version: report_lines/* REPORT_VERSION */.Aj,
        mode,
        bucket,
        prefix,
        time: time.toISOString(),
        dryRun,
    });
}
/**
 * One line per object. JSON keeps every key exact, also one that is not valid Unicode. In a dry run
 * what is deleted or skipped has what was listed of it, so that a later run can compare.
 */
function reportLine(outcome, isDryRun) {
    const { op, key, versionId, uploadId, status } = outcome;
    const listed = isDryRun ? listedOf(outcome) : undefined;
    return jsonLine({ op, key, versionId, uploadId, status, ...detailsOf(outcome), ...listed });
}
function listedOf({ op, status, listed }) {
    const isShown = status === 'skipped' || (status === 'done' && op === 'delete');
    if (!isShown || listed === undefined)
        return undefined;
    const { etag, size, lastModified, isCurrent: current } = listed;
    // An unreadable time has no text.
    const isKnown = !Number.isNaN(lastModified.getTime());
    return { etag, size, ...(isKnown && { lastModified: lastModified.toISOString() }), current };
}
function detailsOf(outcome) {
    switch (outcome.status) {
        case 'done': {
            const { reason, bytes, freedBytes, etag, attempts, deleteMarker } = outcome;
            return { reason, bytes, freedBytes, etag, attempts, deleteMarker };
        }
        case 'skipped':
            return { reason: outcome.reason };
        case 'failed': {
            const { code, cause, bucket } = outcome.error;
            const failure = (0,error_codes/* rowOf */.OB)(factsOf(outcome.error, bucket))?.id;
            const attempts = cause instanceof errors/* StoreError */.AD ? cause.attempts : undefined;
            return { code, failure, message: (0,core_text/* excerptOf */.zU)((0,errors/* messageOf */.bD)(cause)), attempts };
        }
    }
}
/**
 * The last line; a report without it is of a run that was killed. A dry run that failed has planned
 * only a part.
 */
function reportEnd(tally, { failures, requests }, isIncomplete) {
    return jsonLine({
        counts: reportCounts(tally),
        requests: byName(requests),
        ...(isIncomplete && { incomplete: true }),
        ...(tally.failed > 0 && causeFields(tally.causes())),
        ...(failures.length > 0 && { failures }),
    });
}
/** Causes and keys in the last line, which stays below 1 MiB whatever they are. */
const MAX_IN_END = { causes: 20, keys: 3 };
/** Their numbers are together the number of failed objects. */
function causeFields({ failures, others, stopped, notAttempted }) {
    const rest = (0,tally_causes/* failuresOf */.dJ)(failures.slice(MAX_IN_END.causes), others);
    return {
        causes: failures.slice(0, MAX_IN_END.causes).map(causeField),
        ...(rest > 0 && { otherCauses: rest }),
        ...(stopped && { stopped: stopped.count }),
        ...(notAttempted && { notAttempted: notAttempted.count }),
    };
}
function causeField({ code, message, count, objects }) {
    return { code, message, count, keys: objects.slice(0, MAX_IN_END.keys).map(({ key }) => key) };
}
async function openLedger(inputs, env) {
    const tally = createTally();
    const unexplained = createUnexplained(inputs);
    const folder = await (0,safe_file/* makeFolder */.fc)(env);
    const report = await openLineFile(inputs.report ?? (0,external_node_path_.join)(folder, 'report.jsonl'));
    const changed = changedKeys((0,external_node_path_.join)(folder, 'changed-keys.txt'));
    await report.add(reportHeader(inputs, new Date()));
    return {
        tally,
        unexplained: () => unexplained.warnings(),
        add(outcome) {
            tally.add(outcome);
            unexplained.add(outcome);
            const reporting = report.add(reportLine(outcome, inputs.dryRun));
            const isChanged = !inputs.dryRun && outcome.status === 'done' && CHANGED_BY_OP[outcome.op] === 'objects';
            const noting = isChanged ? changed.add(outcome.key) : undefined;
            return reporting && noting ? Promise.all([reporting, noting]) : (reporting ?? noting);
        },
        async noteChanged(key) {
            if (!inputs.dryRun)
                await changed.add(key);
        },
        async close(isNeeded, ending = { failures: [], requests: {} }) {
            const listed = await changed.close();
            try {
                await report.add(reportEnd(tally, ending, inputs.dryRun && isNeeded));
            }
            finally {
                await report.close();
            }
            const isKept = isNeeded || inputs.report !== undefined;
            if (!isKept)
                await (0,promises_.rm)(report.path);
            return { ...(isKept && { report: report.path }), ...listed };
        },
    };
}
/**
 * Line ends to any shell, language or editor, and other controls; and halves of surrogate pairs, which
 * a file in UTF-8 would hold as another key.
 */
const UNLISTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u;
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
            if (UNLISTABLE.test(key)) {
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

;// CONCATENATED MODULE: ./lib/action/run.js




















/**
 * The main step of the action, as the environment asks for it. The exit code is 1 until everything is
 * proven done, because a process whose last promise is lost ends with success by itself
 * (https://github.com/aws/aws-sdk-js-v3/issues/4332).
 */
async function run(env, digestThread) {
    process.exitCode = 1;
    log/* log */.Rm.info(`s3-batch-action ${log/* VERSION */.xv}`);
    growNewSpace();
    maskCredentials(env);
    const traffic = (0,send_traffic/* createTraffic */.m)(debugLoggerOf(env));
    try {
        if (await runInputs(parseInputs(env), env, traffic, digestThread))
            process.exitCode = 0;
    }
    catch (thrown) {
        const wanted = parseSummaryInputs(env);
        const facts = { ...wanted, address: (0,markdown/* filesAddress */.O0)(env) };
        const file = await writeSummaryFile((bytes) => refusalSummary(thrown, facts, bytes), log/* log */.Rm, env);
        const files = { unlisted: 0, ...file };
        const unset = setOutputs({ tally: createTally(), files, isDryRun: false, traffic });
        await writeSummary(() => refusalSummary(thrown, facts), wanted, log/* log */.Rm, env);
        log/* log */.Rm.fail(...thrownLines(thrown), ...(unset === undefined ? [] : thrownLines(unset)));
    }
}
/** Shows every retry where the runner's debug log is on. */
function debugLoggerOf({ RUNNER_DEBUG }) {
    if (RUNNER_DEBUG !== '1')
        return undefined;
    return (retry) => {
        (0,log/* debug */.Yz)(retryLine(retry));
    };
}
/**
 * Ends the process with its exit code, when everything printed is written. It does not wait for
 * sockets that a peer keeps open, such as those of the SDK's sources of credentials.
 */
function end() {
    process.stdout.write('', () => {
        process.exit();
    });
}
async function runInputs(inputs, env, traffic, digestThread) {
    if (inputs.dryRun)
        log/* log */.Rm.info('dry run: everything is planned and reported, nothing is changed');
    const startedAt = performance.now();
    const ledger = await openLedger(inputs, env);
    const stopper = stopOnSignals();
    const digester = (0,digest_threads/* createDigester */.Q)(digestThread);
    const changes = (0,report_changes/* createChanges */.wy)();
    const { endpoint: named } = inputs;
    const state = { stopper, digester, warnings: [], endpoint: named, changes, traffic };
    const { tally } = ledger;
    const progress = startProgress({ tally, traffic, total: () => state.expected }, log/* log */.Rm);
    const stop = await interruptionOf(work(inputs, env, ledger, state));
    progress.stop();
    state.store?.close();
    digester.close();
    const { endpoint, expected, plan, warnings } = state;
    const result = { inputs, tally, expected, interruption: stop };
    const explanations = explanationsOf({ ...result, endpoint });
    const reported = { failures: explanations, requests: traffic.requests };
    const { files, interruption } = await run_closed(ledger, result, reported);
    const ending = {
        ...{ ...result, interruption, explanations, traffic, files, endpoint, plan, warnings },
        unexplained: ledger.unexplained(),
        changes: changes.groups(),
        duration: performance.now() - startedAt,
        now: new Date(),
        address: (0,markdown/* filesAddress */.O0)(env),
    };
    return conclude(ending, log/* log */.Rm, env);
}
/** Files that can't be completed fail the run; what it has done is known all the same. */
async function run_closed(ledger, result, reported) {
    const { interruption } = result;
    try {
        return { files: await ledger.close(!isComplete(result), reported), interruption };
    }
    catch (thrown) {
        return { files: { unlisted: 0 }, interruption: interruption ?? { thrown } };
    }
}
async function work(inputs, env, ledger, state) {
    const { stopper, digester } = state;
    const modeLog = (0,log/* keepWarnings */.p)(log/* log */.Rm, state.warnings);
    if (inputs.warnings.length > 0)
        modeLog.warning(...inputs.warnings);
    const { signal } = stopper;
    const journals = createJournals(inputs.bucket, modeLog);
    const context = {
        ...{ log: modeLog, digester, signal },
        run: runOf(env),
        lockJournal: journals.lock,
        async openStore() {
            state.store = await openStore(inputs, modeLog, { state, journal: journals.uploads, signal });
            keepHeapSmall();
            return state.store;
        },
        expect: (objects) => (state.expected = objects),
        noteChanged: (key) => ledger.noteChanged(key),
        showPlan(plan) {
            const [title, ...lines] = plan.lines;
            if (title !== undefined)
                modeLog.group(title, lines);
            state.plan = plan;
        },
    };
    const mode = modeOf(inputs);
    // At once, because a walk would make the new space grow; but threads must start before.
    if (mode.startsThreads !== true)
        keepHeapSmall();
    for await (const some of mode.run(inputs, context)) {
        for (const outcome of 'status' in some ? [some] : some) {
            const noting = note(outcome, ledger, state);
            if (noting !== undefined)
                await noting;
        }
    }
}
/**
 * Records an outcome; undefined: there is nothing to await. What ends the run lets those that are known
 * already still count.
 */
function note(outcome, ledger, { changes, stopper }) {
    changes.add(outcome);
    const bucketError = bucketErrorOf(outcome);
    if (bucketError !== undefined)
        stopper.abort(bucketError);
    return ledger.add(outcome)?.catch((thrown) => {
        stopper.abort(thrown);
    });
}
/** Outside a workflow every run has an id of its own, so that it is no later attempt of another. */
function runOf({ GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT }) {
    const id = GITHUB_RUN_ID === undefined || GITHUB_RUN_ID === '' ? (0,external_node_crypto_.randomUUID)() : GITHUB_RUN_ID;
    return { id, attempt: Number(GITHUB_RUN_ATTEMPT ?? 1) };
}
/** A mode works on one bucket, so an error of the bucket ends the run. */
function bucketErrorOf(outcome) {
    const cause = outcome.status === 'failed' ? outcome.error.cause : undefined;
    return cause instanceof errors/* StoreError */.AD && cause.scope === 'bucket' ? cause : undefined;
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
/** The runner cancels with SIGINT, then SIGTERM; both end the run gracefully. */
function stopOnSignals() {
    const stopper = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM']) {
        process.once(signal, () => {
            stopper.abort(new errors/* StoreError */.AD('RequestCanceled', `the run was cancelled (${signal})`));
        });
    }
    return stopper;
}

;// CONCATENATED MODULE: ./lib/action/steps/action.js
/** What the entries of the bundle run: both share one copy of it. */



var __webpack_exports__cleanUp = __webpack_exports__.nY;
var __webpack_exports__end = __webpack_exports__._N;
var __webpack_exports__run = __webpack_exports__.eF;
export { __webpack_exports__cleanUp as cleanUp, __webpack_exports__end as end, __webpack_exports__run as run };
