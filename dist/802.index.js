export const id = 802;
export const ids = [802];
export const modules = {

/***/ 5539:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ PutObjectCommand)
/* harmony export */ });
/* harmony import */ var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(218);
/* harmony import */ var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5120);


class PutObjectCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* ._ep0 */ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__/* ._mw11 */ .yC, "PutObject", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__/* .PutObject$ */ .lHz) {
}


/***/ }),

/***/ 5802:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   routeBySdk: () => (/* binding */ routeBySdk)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5539);
/* harmony import */ var _smithy_core_endpoints__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4172);
/* harmony import */ var proxy_from_env__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8182);



/**
 * The way to a bucket as the SDK's client resolves it, from all of options, environment and shared
 * configuration. Undefined when the bucket is not reached by plain SigV4 and directly:
 * directory buckets, access points of many regions or of Outposts, a proxy on the way. Also when
 * the SDK knows no endpoint, so that it says so itself.
 */
async function routeBySdk(client, bucket) {
    const route = await routeOf(client, bucket);
    return route && { route, credentials: () => client.config.credentials() };
}
async function routeOf(client, bucket) {
    const { config } = client;
    const isSkewKept = await config.disableClockSkewCorrection();
    const hasPreference = (await config.authSchemePreference()).length > 0;
    if (isSkewKept || hasPreference)
        return undefined;
    const endpoint = await endpointOf(client, bucket);
    const region = endpoint && plainRegionOf(endpoint);
    if (endpoint === undefined || region === undefined)
        return undefined;
    const { origin, protocol, hostname, host, port, pathname } = endpoint.url;
    if ((0,proxy_from_env__WEBPACK_IMPORTED_MODULE_0__/* .getProxyForUrl */ .T)(origin) !== '')
        return undefined;
    const policy = await config.requestChecksumCalculation();
    return {
        origin,
        protocol,
        hostname,
        host,
        ...(port !== '' && { port: Number(port) }),
        basePath: pathname.replace(/\/$/, ''),
        region,
        checksum: policy === 'WHEN_SUPPORTED' ? 'crc32' : 'md5',
    };
}
/** Operations on objects and on their bucket have one endpoint. */
async function endpointOf(client, bucket) {
    const input = { Bucket: bucket, Key: '-' };
    try {
        return await (0,_smithy_core_endpoints__WEBPACK_IMPORTED_MODULE_1__/* .getEndpointFromInstructions */ .rC)(input, _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_2__/* .PutObjectCommand */ .w, { ...client.config });
    }
    catch {
        return undefined;
    }
}
function plainRegionOf({ url, headers, properties }) {
    const { authSchemes = [], backend } = (properties ?? {});
    const [scheme, ...others] = authSchemes;
    const hasExtras = url.search !== '' || Object.keys(headers ?? {}).length > 0;
    const isPlain = backend === undefined && others.length === 0 && !hasExtras;
    const isSigV4 = scheme?.name === 'sigv4' && scheme.signingName === 's3';
    return isPlain && isSigV4 ? scheme.signingRegion : undefined;
}


/***/ })

};
