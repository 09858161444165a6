export const id = 96;
export const ids = [96];
export const modules = {

/***/ 96:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   uploadDirectory: () => (/* binding */ uploadDirectory)
/* harmony export */ });
/* unused harmony export directoryItems */
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3828);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1547);
/* harmony import */ var _core_outcome_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1307);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(9716);
/* harmony import */ var _headers_headers_for_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1814);
/* harmony import */ var _local_file_content_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8605);
/* harmony import */ var _local_source_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7621);
/* harmony import */ var _operations_feature_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2484);
/* harmony import */ var _operations_upload_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2529);










/**
 * Items for `upload` from the files of a directory, each with its content type and the headers of
 * the rules. A link that is not followed is yielded as a skipped outcome, and what can't be read or
 * can't be a key as a failed one, so that nothing is missing silently. Throws what `localFiles`
 * throws.
 */
async function* directoryItems({ directory: root, include: patterns, exclude = [], includeHiddenFiles = false, followSymlinks = false, signal, ...options }) {
    const toItem = createItemOf(options);
    const walk = { root, exclude, includeHiddenFiles, followSymlinks };
    const files = localFiles({ ...walk, ...(patterns && { patterns }), ...(signal && { signal }) });
    yield* walkedItems(files, toItem);
}
/** Makes the item, or the outcome, of an entry of a directory. */
function createItemOf({ bucket, prefix = '', headers = [], ifExists = 'overwrite', }) {
    const headersFor = (0,_headers_headers_for_js__WEBPACK_IMPORTED_MODULE_0__/* .createHeadersFor */ .k)(headers);
    return (entry) => {
        const object = { bucket, key: (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .joinKey */ .ID)(prefix, entry.path) };
        if ((0,_core_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .isStateKey */ .Zw)(object.key))
            return (0,_core_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .skipped */ .hT)('upload', object, 'state');
        if (entry.kind === 'symlink')
            return (0,_core_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .skipped */ .hT)('upload', object, 'symlink');
        if (entry.kind === 'problem')
            return (0,_core_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .failed */ .gz)('upload', object, entry.error);
        const problem = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .keyProblem */ .dD)(object.key);
        if (problem !== undefined) {
            return (0,_core_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .failed */ .gz)('upload', object, new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .StoreError */ .AD('InvalidKey', problem));
        }
        const content = (0,_local_file_content_js__WEBPACK_IMPORTED_MODULE_4__/* .fileContent */ .qY)(entry.absolutePath, entry);
        return { ...object, content, headers: headersFor(entry.path), ifExists };
    };
}
/** Entries of a walk that are kept in memory, some hundred bytes each. */
const MAX_KEPT = 16_384;
/**
 * Uploads the files of a directory under a prefix, and yields one outcome per file. First every
 * name is checked: a bad one, or a bad prefix, throws an InputError before the store is opened.
 * Entries beyond the 16,384 that fit in memory are found by a second walk.
 */
async function* uploadDirectory(options) {
    const { signal, concurrency } = options;
    (0,_local_source_js__WEBPACK_IMPORTED_MODULE_5__/* .refuseBadPrefix */ .wz)(options.prefix);
    const settings = { ...(0,_local_source_js__WEBPACK_IMPORTED_MODULE_5__/* .withSourceDefaults */ .MU)(options), ifExists: options.ifExists };
    const kept = [];
    const survey = await (0,_local_source_js__WEBPACK_IMPORTED_MODULE_5__/* .surveySource */ .iT)(settings, signal, (entry) => {
        if (kept.length <= MAX_KEPT)
            kept.push(entry);
    });
    await (0,_local_source_js__WEBPACK_IMPORTED_MODULE_5__/* .refuseBadSource */ .hO)(settings, survey, signal);
    await report(options, settings, survey);
    const store = await (0,_operations_feature_js__WEBPACK_IMPORTED_MODULE_6__/* .openFeatureStore */ .Q)(options);
    const toItem = createItemOf(settings);
    const items = kept.length > MAX_KEPT
        ? walkedItems((0,_local_source_js__WEBPACK_IMPORTED_MODULE_5__/* .walkSource */ .jH)(settings, signal), toItem)
        : keptItems(kept, toItem);
    yield* (0,_operations_upload_js__WEBPACK_IMPORTED_MODULE_7__/* .upload */ .S)(items, { store }, { ...(signal && { signal }), ...(concurrency !== undefined && { concurrency }) });
}
async function report({ onEvent, signal }, settings, survey) {
    const { files, others, lines } = survey;
    const count = `${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_8__/* .plural */ .LS)(files, 'file')} in ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_8__/* .quote */ .hD)(settings.sourceGiven)} to upload`;
    for (const message of [count, (0,_local_source_js__WEBPACK_IMPORTED_MODULE_5__/* .hiddenInfo */ .N6)(survey)]) {
        if (message !== undefined)
            await onEvent?.({ kind: 'info', message });
    }
    const messages = await (0,_local_source_js__WEBPACK_IMPORTED_MODULE_5__/* .sourceLineWarnings */ .FX)(settings, lines, signal);
    if (messages.length > 0)
        await onEvent?.({ kind: 'warning', messages });
    await onEvent?.({ kind: 'expected', objects: files + others });
}
/** Without a promise for each entry: those took a twentieth of the time of an upload. */
function* keptItems(entries, toItem) {
    for (const entry of entries)
        if (entry.kind !== 'hidden')
            yield toItem(entry);
}
async function* walkedItems(entries, toItem) {
    for await (const entry of entries)
        if (entry.kind !== 'hidden')
            yield toItem(entry);
}


/***/ })

};
