export const id = 160;
export const ids = [160];
export const modules = {

/***/ 7160:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createSdk: () => (/* binding */ createSdk)
});

// UNUSED EXPORTS: createSdkClient

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/S3Client.js + 48 modules
var S3Client = __webpack_require__(9717);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/CreateSessionCommand.js
var CreateSessionCommand = __webpack_require__(3949);
// EXTERNAL MODULE: ./node_modules/@smithy/types/dist-es/middleware.js
var middleware = __webpack_require__(7418);
// EXTERNAL MODULE: ./lib/s3/errors.js
var errors = __webpack_require__(9407);
// EXTERNAL MODULE: ./lib/s3/way.js
var way = __webpack_require__(3333);
// EXTERNAL MODULE: ./lib/s3/wire/endpoint-guard.js
var endpoint_guard = __webpack_require__(1069);
// EXTERNAL MODULE: external "node:async_hooks"
var external_node_async_hooks_ = __webpack_require__(6698);
// EXTERNAL MODULE: external "node:diagnostics_channel"
var external_node_diagnostics_channel_ = __webpack_require__(3053);
// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/parseKnownFiles.js + 1 modules
var parseKnownFiles = __webpack_require__(816);
// EXTERNAL MODULE: ./lib/core/errors.js
var core_errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/text.js
var core_text = __webpack_require__(9716);
// EXTERNAL MODULE: ./lib/s3/sdk/environment-keys.js
var environment_keys = __webpack_require__(3625);
;// CONCATENATED MODULE: ./lib/s3/sdk/credentials.js







/**
 * Resolves to credentials of the SDK's providers in the AWS CLI's order: keys in the environment come
 * before AWS_PROFILE, which the SDK's own chain prefers, and a web identity in the environment before
 * an unnamed profile. Keys that are set but empty mean a missing secret: then the role of the
 * machine, which may have more permissions than the step should, is not used. Rejects when a source
 * takes longer than `patience` milliseconds or sends more than MAX_ANSWERS bytes.
 */
async function credentialsOfChain(properties, patience = PATIENCE) {
    let last;
    for (const { source, load } of linksOf(process.env)) {
        try {
            const provide = await load();
            return (0,way/* markSource */.xK)(await within(patience, () => provide(properties), source), source);
        }
        catch (thrown) {
            const isNext = thrown.tryNextLink === true;
            if (!isNext)
                throw thrown;
            if (source === 'profile')
                await assertPassable(process.env['AWS_PROFILE'], thrown);
            last = thrown;
        }
    }
    throw noCredentials('no credentials were found', last);
}
/**
 * Milliseconds for one source: the SDK ends no request whose answer trickles, and asks a token
 * service that is silent three times.
 */
const PATIENCE = 60_000;
/** Bytes of all answers of one source: an answer has about 2 KiB. */
const MAX_ANSWERS = 256 * 1024;
async function within(patience, provide, source) {
    const refused = Promise.withResolvers();
    const refuse = (problem) => {
        refused.reject(noCredentials(`the source "${source}" ${problem}`));
    };
    const timer = setTimeout(() => {
        refuse(`gave no credentials within ${patience} ms`);
    }, patience);
    const allowance = {
        left: MAX_ANSWERS,
        onExceeded: () => {
            refuse(`sent more than ${MAX_ANSWERS} bytes`);
        },
    };
    try {
        return await Promise.race([limited(allowance, provide), refused.promise]);
    }
    finally {
        clearTimeout(timer);
    }
}
/** The allowance of the running call; created with the subscription to requests. */
let allowances;
/**
 * Calls `provide`, whose requests by node:http share an allowance: the SDK's providers collect an
 * answer in memory however long it is, and take no agent or handler of their caller.
 */
function limited(allowance, provide) {
    if (allowances === undefined) {
        allowances = new external_node_async_hooks_.AsyncLocalStorage();
        (0,external_node_diagnostics_channel_.subscribe)('http.client.request.created', (message) => {
            const current = allowances?.getStore();
            if (current !== undefined)
                limit(message.request, current);
        });
    }
    return allowances.run(allowance, provide);
}
function limit(request, allowance) {
    request.once('socket', (socket) => {
        const count = (bytes) => {
            allowance.left -= bytes.length;
            if (allowance.left >= 0)
                return;
            allowance.onExceeded();
            socket.destroy();
        };
        socket.on('data', count);
        request.once('close', () => socket.off('data', count));
    });
}
function linksOf(env) {
    const keys = (0,environment_keys/* environmentKeysOf */.vO)(env);
    if (keys === 'given')
        return [ENVIRONMENT];
    if (keys === 'partial') {
        throw noCredentials('one of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY has no value');
    }
    if (keys === 'empty' && !(0,environment_keys/* namesOtherSource */.cu)(env)) {
        throw noCredentials('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are set but empty');
    }
    const webIdentity = (0,environment_keys/* namesWebIdentity */.Fg)(env) ? [WEB_IDENTITY] : [];
    const files = (0,environment_keys/* isBlank */.z3)(env['AWS_PROFILE']) ? [...webIdentity, PROFILE] : [PROFILE, ...webIdentity];
    if ((0,environment_keys/* namesContainer */.KF)(env))
        return [...files, CONTAINER];
    const isDisabled = !['', 'false'].includes(env['AWS_EC2_METADATA_DISABLED'] ?? '');
    return isDisabled || keys === 'empty' ? files : [...files, INSTANCE];
}
const ENVIRONMENT = {
    source: 'environment',
    load: async () => {
        const { fromEnv } = await __webpack_require__.e(/* import() */ 8).then(__webpack_require__.bind(__webpack_require__, 4008));
        return fromEnv();
    },
};
const WEB_IDENTITY = {
    source: 'web identity',
    load: async () => {
        const { fromTokenFile } = await __webpack_require__.e(/* import() */ 715).then(__webpack_require__.bind(__webpack_require__, 8715));
        return fromTokenFile();
    },
};
/** The shared files: keys, a role, IAM Identity Center or a process. */
const PROFILE = {
    source: 'profile',
    load: async () => {
        const { fromIni } = await __webpack_require__.e(/* import() */ 236).then(__webpack_require__.bind(__webpack_require__, 6236));
        return fromIni();
    },
};
/**
 * Milliseconds for an answer of the agent. After its default of one second, the SDK writes a warning
 * to the log, even on a machine that is just busy.
 */
const AGENT_TIMEOUT = 5_000;
const CONTAINER = {
    source: 'container',
    load: async () => {
        const { fromHttp } = await __webpack_require__.e(/* import() */ 459).then(__webpack_require__.bind(__webpack_require__, 7459));
        return fromHttp({ timeout: AGENT_TIMEOUT, maxRetries: 2 });
    },
};
const INSTANCE = {
    source: 'instance',
    load: async () => {
        const { fromInstanceMetadata } = await __webpack_require__.e(/* import() */ 966).then(__webpack_require__.bind(__webpack_require__, 4966));
        return fromInstanceMetadata();
    },
};
const CREDENTIAL_SETTING = /^(aws_access_key_id|aws_secret_access_key|role_arn|source_profile|credential_source|credential_process|web_identity_token_file|login_session|sso_.*)$/;
/** Throws unless the profile that AWS_PROFILE names exists and has no settings for credentials. */
async function assertPassable(profile, thrown) {
    if (profile === undefined || (0,environment_keys/* isBlank */.z3)(profile))
        return;
    const settings = (await (0,parseKnownFiles/* parseKnownFiles */.Y)({}))[profile];
    if (settings === undefined) {
        throw noCredentials(`AWS_PROFILE ${(0,core_text/* quoteShort */.pf)(profile)} is not in the AWS configuration files`);
    }
    if (Object.keys(settings).some((name) => CREDENTIAL_SETTING.test(name)))
        throw thrown;
}
function noCredentials(message, cause) {
    return new core_errors/* StoreError */.AD('CredentialsProviderError', message, { scope: 'batch', cause });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/commands/PutObjectCommand.js
var PutObjectCommand = __webpack_require__(5539);
// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-es/submodules/endpoints/index.js + 6 modules
var endpoints = __webpack_require__(4172);
;// CONCATENATED MODULE: ./lib/s3/sdk/endpoint.js




/** Node in FIPS mode, where MD5 is not available. */
const HAS_FIPS = (0,external_node_crypto_.getFips)() === 1;
/**
 * Resolves to the endpoint that replaces those of Amazon's rules, undefined where there is none.
 * Gives the client the defaults for its endpoint, wherever that is configured: path style, and the
 * checksums that every compatible store understands
 * (https://github.com/aws/aws-sdk-js-v3/issues/6810), unless it is one of Amazon's. The SDK's own
 * variable overrides the latter.
 */
async function settleEndpoint(client, forcePathStyle) {
    const endpoint = await configuredEndpoint(client);
    const { config } = client;
    if (endpoint === undefined || (0,endpoint_guard/* isAmazon */.nV)(endpoint.hostname))
        return endpoint;
    config.forcePathStyle = forcePathStyle ?? true;
    if (process.env['AWS_REQUEST_CHECKSUM_CALCULATION'] === undefined) {
        config.requestChecksumCalculation = () => Promise.resolve('WHEN_REQUIRED');
    }
    return endpoint;
}
/** From options, environment or shared configuration. */
async function configuredEndpoint({ config }) {
    // The SDK notes here what it found.
    const found = { ...config };
    const input = { Bucket: 'bucket', Key: '-' };
    await (0,endpoints/* getEndpointFromInstructions */.rC)(input, PutObjectCommand/* PutObjectCommand */.w, found);
    const endpoint = found.isCustomEndpoint === true ? await found.endpoint?.() : undefined;
    if (endpoint === undefined)
        return undefined;
    const { protocol, hostname, port, path } = endpoint;
    return new URL(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`);
}
/**
 * Resolves to the route of a bucket, as the SDK's client finds it from options, environment and
 * shared configuration. Rejects with the SDK's error when it finds no endpoint.
 */
async function resolveRoute(client, bucket, hasFips = HAS_FIPS) {
    const { config } = client;
    const checksum = await checksumOf(client, hasFips);
    // Operations on objects and on their bucket have the same endpoint.
    const input = { Bucket: bucket, Key: '-' };
    const endpoint = await (0,endpoints/* getEndpointFromInstructions */.rC)(input, PutObjectCommand/* PutObjectCommand */.w, { ...config });
    const { authSchemes = [], backend } = propertiesOf(endpoint);
    const [scheme] = authSchemes;
    const region = scheme?.signingRegion;
    const reason = (backend === 'S3Express' ? 'the bucket is a directory bucket' : undefined) ??
        signatureReason(authSchemes) ??
        (hasFips ? 'Node runs in FIPS mode' : undefined) ??
        (await configurationReason(client)) ??
        extrasReason(endpoint);
    if (reason !== undefined || region === undefined) {
        return { reason: reason ?? OTHER_SIGNATURE, checksum, hostname: endpoint.url.hostname };
    }
    return { route: routeOf(endpoint.url, region, checksum) };
}
function propertiesOf({ properties }) {
    return properties ?? {};
}
const OTHER_SIGNATURE = 'the endpoint requires a signature other than SigV4';
function signatureReason([scheme, ...others]) {
    const { name, signingName } = scheme ?? {};
    if (signingName === 's3-outposts')
        return 'the bucket is on S3 on Outposts';
    if (signingName === 's3-object-lambda')
        return 'the access point is an S3 Object Lambda access point';
    if (name === 'sigv4a')
        return 'the access point spans several regions';
    const isPlain = name === 'sigv4' && signingName === 's3' && others.length === 0;
    return isPlain ? undefined : OTHER_SIGNATURE;
}
async function configurationReason({ config }) {
    if (await config.useFipsEndpoint())
        return 'the configuration asks for FIPS endpoints';
    if ((await config.authSchemePreference()).length > 0) {
        return 'the configuration prefers a signature (AWS_AUTH_SCHEME_PREFERENCE)';
    }
    if (await config.disableClockSkewCorrection())
        return 'the configuration turns clock skew correction off';
    return undefined;
}
function extrasReason({ url, headers = {} }) {
    const hasExtras = url.search !== '' || Object.keys(headers).length > 0;
    return hasExtras ? 'the endpoint has its own query or headers' : undefined;
}
/** Compatible stores know MD5. Without it, in FIPS mode, the signature still covers the body. */
async function checksumOf({ config }, hasFips) {
    if ((await config.requestChecksumCalculation()) === 'WHEN_SUPPORTED')
        return 'crc32';
    return hasFips ? 'none' : 'md5';
}
function routeOf(url, region, checksum) {
    const { origin, protocol, hostname, host, port, pathname } = url;
    return {
        origin,
        protocol,
        hostname,
        host,
        ...(port !== '' && { port: Number(port) }),
        basePath: pathname.replace(/\/$/, ''),
        region,
        checksum,
    };
}

// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-es/submodules/protocols/querystring-builder/buildQueryString.js
var buildQueryString = __webpack_require__(2107);
// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-es/submodules/transport/httpResponse.js
var httpResponse = __webpack_require__(5401);
// EXTERNAL MODULE: ./lib/s3/wire/xml/read-xml.js
var read_xml = __webpack_require__(9898);
;// CONCATENATED MODULE: ./lib/s3/sdk/request-handler.js



/**
 * The SDK's request handler over this project's connections, also for its own requests (sessions,
 * roles). It does not close the connections.
 */
function createRequestHandler(connections) {
    return {
        metadata: { handlerProtocol: 'http/1.1' },
        async handle(request, options = {}) {
            const { abortSignal, isStreamed, maxBody, onSent } = options;
            const sent = {
                ...sentRequestOf(request),
                ...(isStreamed !== undefined && { isStreamed }),
                ...(maxBody !== undefined && { maxBody }),
                ...(onSent && { onSent }),
            };
            const answer = await connections.send(sent, abortSignal);
            // Only the SDK reads the answers to its own requests.
            if (isStreamed === undefined)
                assertReadable(answer);
            return { response: answered(answer) };
        },
        destroy: () => undefined,
        updateHttpClientConfig: () => undefined,
        httpHandlerConfigs: () => ({}),
    };
}
/**
 * Throws a StoreError for an XML document that this project's reader refuses or finds ambiguous: the
 * SDK's reader takes comments, document types and what stands behind the root.
 */
function assertReadable(answer) {
    if (!/^\s*</.test((0,errors/* beginningOf */.VI)(answer.body)))
        return;
    const document = (0,read_xml/* readXml */.k)(answer.body);
    if (document !== undefined && ![...document.fields.values()].includes(undefined))
        return;
    if (answer.status >= 300)
        throw (0,errors/* refusalOf */.Of)(answer);
    throw (0,errors/* unproven */.gm)('a request for credentials', 'an unambiguous document');
}
function sentRequestOf(request) {
    const { protocol, hostname, port, path, method } = request;
    const query = (0,buildQueryString/* buildQueryString */.G)(request.query);
    const body = bytesOf(request.body);
    const headers = Object.entries(request.headers).map(([name, value]) => [
        name.toLowerCase(),
        value,
    ]);
    return {
        origin: `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`,
        target: query === '' ? path : `${path}?${query}`,
        method: method,
        headers: Object.fromEntries(headers),
        ...(body && { body }),
    };
}
function bytesOf(body) {
    if (body === undefined || body === null)
        return undefined;
    if (typeof body === 'string')
        return Buffer.from(body);
    if (body instanceof Uint8Array)
        return body;
    throw new TypeError('the SDK sent an unexpected type of body');
}
function answered(answer) {
    const headers = [...answer.headers].filter(([, value]) => value !== undefined);
    const response = new httpResponse/* HttpResponse */.c({
        statusCode: answer.status,
        headers: Object.fromEntries(headers),
        body: answer.body,
    });
    return Object.assign(response, { answer });
}

;// CONCATENATED MODULE: ./lib/s3/sdk/sdk.js








function createSdk(place, options) {
    const client = createSdkClient(place, options);
    let settling;
    return {
        // Cached once more: the SDK makes several promises for each request that asks.
        credentials: (0,way/* cached */.PO)((how) => client.config.credentials(how)),
        async resolve(bucket) {
            const endpoint = await (settling ??= settleEndpoint(client, place.forcePathStyle));
            const isMeant = place.forcePathStyle === true;
            if (endpoint !== undefined && !isMeant)
                (0,endpoint_guard/* assertWithoutBucket */.tJ)(endpoint, bucket);
            return resolveRoute(client, bucket);
        },
        way: (way) => createSdkWay(client, way),
        close: () => {
            client.destroy();
        },
    };
}
function createSdkWay(client, { checksum, hostname }) {
    return {
        checksum,
        hostname,
        async send(operation, subject, request, signal) {
            const { exchangeBySdk } = await __webpack_require__.e(/* import() */ 940).then(__webpack_require__.bind(__webpack_require__, 4940));
            return exchangeBySdk(client, operation, subject, request, signal);
        },
        async uploadInParts(session, content, partSize) {
            const { uploadBySdk } = await __webpack_require__.e(/* import() */ 281).then(__webpack_require__.bind(__webpack_require__, 7281));
            return uploadBySdk(session, client, content, partSize);
        },
    };
}
/** A client of the SDK that uses this project's connections. */
function createSdkClient({ region, endpoint, forcePathStyle, variants }, { connections, assertAllowed, credentials }) {
    const client = new S3Client/* S3Client */.Y({
        region,
        ...(forcePathStyle !== undefined && { forcePathStyle }),
        ...variants,
        // This project retries by itself: see send/.
        maxAttempts: 1,
        credentials: keptOnce(credentials ?? (0,way/* cached */.PO)(credentialsOfChain)),
        ...(endpoint !== undefined && { endpoint }),
        s3ExpressIdentityProvider: createSessions(() => client),
        expectContinueHeader: false,
        requestHandler: createRequestHandler(connections),
    });
    signByServerTime(client);
    const guard = { step: 'build', name: 'guardEndpoint' };
    client.middlewareStack.add(guardEndpoint(assertAllowed), guard);
    return client;
}
/** The SDK would keep credentials once more, and sign with old ones after newer ones were asked for. */
function keptOnce(provide) {
    return Object.assign((how) => provide(how), { memoized: true });
}
/** Rejects requests to endpoints that are not allowed. */
function guardEndpoint(assertAllowed) {
    return (next, context) => (args) => {
        assertAllowed(args.request, identityOf(context));
        return next(args);
    };
}
/** The credentials that the SDK has resolved for a request. */
function identityOf(context) {
    const scheme = context[middleware/* SMITHY_CONTEXT_KEY */.V]?.selectedHttpAuthScheme;
    return scheme?.identity;
}
/** Milliseconds before the end of a session, which lasts 5 minutes, at which the next is requested. */
const EARLY = 60_000;
/**
 * The sessions of directory buckets. The SDK's own provider keeps the error of a failed CreateSession
 * for as long as the credentials last, and ends the process when a renewal fails.
 */
function createSessions(client) {
    const sessions = new Map();
    const now = () => Date.now() + client().config.systemClockOffset;
    let accessKeyId;
    return {
        getS3ExpressIdentity: (identity, { Bucket: bucket = '' }) => {
            // Other credentials may have fewer permissions.
            if (identity.accessKeyId !== accessKeyId)
                sessions.clear();
            accessKeyId = identity.accessKeyId;
            const known = sessions.get(bucket);
            const session = known ?? (0,way/* cached */.PO)(() => createSession(client(), bucket), { early: EARLY, now });
            sessions.set(bucket, session);
            return session();
        },
    };
}
async function createSession(client, bucket) {
    const { Credentials: session } = await client.send(new CreateSessionCommand/* CreateSessionCommand */.Q({ Bucket: bucket }));
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = session ?? {};
    if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration) {
        throw (0,errors/* unproven */.gm)('CreateSession', 'the credentials of the session');
    }
    return {
        accessKeyId: AccessKeyId,
        secretAccessKey: SecretAccessKey,
        sessionToken: SessionToken,
        expiration: Expiration,
    };
}
/** Corrects the clock also for signatures of sessions, for which the SDK does not. */
function signByServerTime({ config }) {
    const { signer } = config;
    config.signer = async (scheme) => {
        const made = (await signer(scheme));
        const signWithCredentials = async (request, session) => {
            const isCorrected = !(await config.disableClockSkewCorrection());
            const offset = isCorrected ? config.systemClockOffset : 0;
            const signingDate = new Date(Date.now() + offset);
            return made.signWithCredentials(request, session, { signingDate });
        };
        return Object.assign(Object.create(made), { signWithCredentials });
    };
}


/***/ })

};
