/* Made from the OpenAPI document by `npm run client-types`; not written by hand. */

/** What each address takes and answers. */
export type paths = {
    "/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Ranked paragraphs for a query */
        get: {
            parameters: {
                query?: {
                    /** @description the query */
                    q?: string;
                    /** @description an id, name, alias or title held on the day */
                    speaker?: string[];
                    /** @description question, answer, statement, narration, direction, notice or unknown */
                    role?: string[];
                    /** @description a document's id */
                    doc?: string[];
                    /** @description words of a document's title */
                    title?: string[];
                    /** @description words of the publication's name */
                    source?: string[];
                    /** @description a language tag */
                    lang?: string[];
                    /** @description interview, article, … */
                    kind?: string[];
                    /** @description 2024, 2024-05, 2024-05-17 or 2023..2024-05 */
                    date?: string[];
                    /** @description a date; before its first day */
                    before?: string[];
                    /** @description a date; after its last day */
                    after?: string[];
                    /** @description most results, 0 to 100; unless stated 10, in csv and ndjson every one */
                    limit?: number;
                    /** @description results to skip */
                    offset?: number;
                    /** @description page.cursor of the page before: goes on after it; instead of offset */
                    cursor?: string;
                    /** @description unless stated relevance, in atom newest */
                    sort?: "relevance" | "newest" | "oldest" | "document";
                    /** @description auto: all words, any of them where no paragraph has all */
                    match?: "auto" | "all" | "any";
                    /** @description speaker, role, document, source, kind, lang, year; repeated or joined by commas */
                    facets?: string[];
                    /** @description most characters of a snippet */
                    snippet?: number;
                    /** @description paragraphs before and after */
                    context?: number;
                    /** @description what each score is made of */
                    explain?: boolean;
                    tagOpen?: string;
                    tagClose?: string;
                    /** @description whether text marks with the colours of a terminal instead of brackets */
                    color?: boolean;
                    /** @description beats the Accept header */
                    format?: "json" | "text" | "csv" | "ndjson" | "atom";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Ranked paragraphs for a query */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SearchAnswer"];
                        "text/plain": string;
                        "text/csv": string;
                        "application/x-ndjson": string;
                        "application/atom+xml": string;
                    };
                };
                /** @description A problem */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                406: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Ranked paragraphs for a query */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        /**
                         * @description the query
                         * @default
                         * @example better conditions
                         */
                        q?: string;
                        /** @description an id, name, alias or title held on the day */
                        speaker?: string[];
                        /** @description question, answer, statement, narration, direction, notice or unknown */
                        role?: string[];
                        /** @description a document's id */
                        doc?: string[];
                        /** @description words of a document's title */
                        title?: string[];
                        /** @description words of the publication's name */
                        source?: string[];
                        /** @description a language tag */
                        lang?: string[];
                        /** @description interview, article, … */
                        kind?: string[];
                        /** @description 2024, 2024-05, 2024-05-17 or 2023..2024-05 */
                        date?: string[];
                        /** @description a date; before its first day */
                        before?: string[];
                        /** @description a date; after its last day */
                        after?: string[];
                        /** @description most results, 0 to 100; unless stated 10, in csv and ndjson every one */
                        limit?: number;
                        /** @description results to skip */
                        offset?: number;
                        /** @description page.cursor of the page before: goes on after it; instead of offset */
                        cursor?: string;
                        /**
                         * @description unless stated relevance, in atom newest
                         * @enum {string}
                         */
                        sort?: "relevance" | "newest" | "oldest" | "document";
                        /**
                         * @description auto: all words, any of them where no paragraph has all
                         * @default auto
                         * @enum {string}
                         */
                        match?: "auto" | "all" | "any";
                        /** @description speaker, role, document, source, kind, lang, year; repeated or joined by commas */
                        facets?: string[];
                        /**
                         * @description most characters of a snippet
                         * @default 240
                         */
                        snippet?: number;
                        /**
                         * @description paragraphs before and after
                         * @default 0
                         */
                        context?: number;
                        /**
                         * @description what each score is made of
                         * @default false
                         */
                        explain?: boolean;
                        /** @default <mark> */
                        tagOpen?: string;
                        /** @default </mark> */
                        tagClose?: string;
                        /**
                         * @description whether text marks with the colours of a terminal instead of brackets
                         * @default false
                         */
                        color?: boolean;
                        /**
                         * @description beats the Accept header
                         * @enum {string}
                         */
                        format?: "json" | "text" | "csv" | "ndjson" | "atom";
                    };
                };
            };
            responses: {
                /** @description Ranked paragraphs for a query */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SearchAnswer"];
                        "text/plain": string;
                        "text/csv": string;
                        "application/x-ndjson": string;
                        "application/atom+xml": string;
                    };
                };
                /** @description A problem */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                406: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/multi-search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Several searches in one call */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        searches: Record<string, never>[];
                    };
                };
            };
            responses: {
                /** @description Several searches in one call */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MultiSearchAnswer"];
                    };
                };
                /** @description A problem */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suggest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a query may go on: completions with counts, speakers, documents */
        get: {
            parameters: {
                query?: {
                    /** @description the query as typed so far */
                    q?: string;
                    /** @description an id, name, alias or title held on the day */
                    speaker?: string[];
                    /** @description question, answer, statement, narration, direction, notice or unknown */
                    role?: string[];
                    /** @description a document's id */
                    doc?: string[];
                    /** @description words of a document's title */
                    title?: string[];
                    /** @description words of the publication's name */
                    source?: string[];
                    /** @description a language tag */
                    lang?: string[];
                    /** @description interview, article, … */
                    kind?: string[];
                    /** @description 2024, 2024-05, 2024-05-17 or 2023..2024-05 */
                    date?: string[];
                    /** @description a date; before its first day */
                    before?: string[];
                    /** @description a date; after its last day */
                    after?: string[];
                    /** @description most of each, 1 to 20 */
                    limit?: number;
                    /** @description beats the Accept header */
                    format?: "json" | "text";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description How a query may go on: completions with counts, speakers, documents */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Suggestions"];
                        "text/plain": string;
                    };
                };
                /** @description A problem */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/similar/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Paragraphs about the same as one, by its telling words */
        get: {
            parameters: {
                query?: {
                    /** @description an id, name, alias or title held on the day */
                    speaker?: string[];
                    /** @description question, answer, statement, narration, direction, notice or unknown */
                    role?: string[];
                    /** @description a document's id */
                    doc?: string[];
                    /** @description words of a document's title */
                    title?: string[];
                    /** @description words of the publication's name */
                    source?: string[];
                    /** @description a language tag */
                    lang?: string[];
                    /** @description interview, article, … */
                    kind?: string[];
                    /** @description 2024, 2024-05, 2024-05-17 or 2023..2024-05 */
                    date?: string[];
                    /** @description a date; before its first day */
                    before?: string[];
                    /** @description a date; after its last day */
                    after?: string[];
                    /** @description most results, 0 to 100 */
                    limit?: number;
                    /** @description most characters of a snippet */
                    snippet?: number;
                    /** @description paragraphs before and after */
                    context?: number;
                    tagOpen?: string;
                    tagClose?: string;
                    /** @description beats the Accept header */
                    format?: "json" | "text";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Paragraphs about the same as one, by its telling words */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SimilarAnswer"];
                        "text/plain": string;
                    };
                };
                /** @description A problem */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the corpus holds and does not */
        get: {
            parameters: {
                query?: {
                    /** @description beats the Accept header */
                    format?: "json" | "text";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What the corpus holds and does not */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CoverageAnswer"];
                        "text/plain": string;
                    };
                };
                /** @description A problem */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether words were said, by whom, and what was changed */
        get: {
            parameters: {
                query: {
                    /** @description the words that somebody says were said; more of them by POST */
                    quote: string;
                    /** @description who is said to have said them: an id, name, alias, or title held on the day */
                    speaker?: string;
                    /** @description when, possibly partial */
                    date?: string;
                    /** @description beats the Accept header */
                    format?: "json" | "text";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Whether words were said, by whom, and what was changed */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Verification"];
                        "text/plain": string;
                    };
                };
                /** @description A problem */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Whether words were said, by whom, and what was changed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        /**
                         * @description the words that somebody says were said
                         * @example the light keeps itself
                         */
                        quote: string;
                        /** @description who is said to have said them: an id, name, alias, or title held on the day */
                        speaker?: string;
                        /** @description when, possibly partial */
                        date?: string;
                    };
                };
            };
            responses: {
                /** @description Whether words were said, by whom, and what was changed */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Verification"];
                        "text/plain": string;
                    };
                };
                /** @description A problem */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Every quotation of a draft, checked */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        /** @description the draft as plain text or Markdown, at most 1 MB */
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Every quotation of a draft, checked */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DraftCheck"];
                        "text/plain": string;
                    };
                };
                /** @description A problem */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/paragraphs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One paragraph or `<id>@<revision>`, its question or answers, its neighbours */
        get: {
            parameters: {
                query?: {
                    /** @description paragraphs before and after */
                    context?: number;
                    /** @description where the words begin that an annotation points at; else all are */
                    start?: number | null;
                    /** @description where they end, half-open, in UTF-16 code units */
                    end?: number | null;
                    /** @description beats the Accept header; all but the first two cite the paragraph */
                    format?: "json" | "text" | "apa" | "mla" | "chicago" | "bibtex" | "ris" | "csl" | "jsonld" | "markdown" | "blockquote" | "annotation";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One paragraph or `<id>@<revision>`, its question or answers, its neighbours */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ParagraphAnswer"];
                        "text/plain": string;
                        "text/x-bibliography": string;
                        "application/x-bibtex": string;
                        "application/x-research-info-systems": string;
                        "application/vnd.citationstyles.csl+json": unknown;
                        "application/ld+json": unknown;
                        "text/markdown": string;
                        "text/html": string;
                    };
                };
                /** @description A problem */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/paragraphs/{id}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What shows that a paragraph's words are in the index: hashes up to the root of the corpus */
        get: {
            parameters: {
                query?: {
                    /** @description beats the Accept header */
                    format?: "json" | "text";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What shows that a paragraph's words are in the index: hashes up to the root of the corpus */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Proof"];
                        "text/plain": string;
                    };
                };
                /** @description A problem */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is in the corpus */
        get: {
            parameters: {
                query?: {
                    /** @description most results, 0 to 100 */
                    limit?: number;
                    /** @description results to skip */
                    offset?: number;
                    /** @description beats the Accept header */
                    format?: "json" | "text";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What is in the corpus */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DocumentsAnswer"];
                        "text/plain": string;
                    };
                };
                /** @description A problem */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One document with its paragraphs */
        get: {
            parameters: {
                query?: {
                    /** @description beats the Accept header */
                    format?: "json" | "text";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One document with its paragraphs */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DocumentAnswer"];
                        "text/plain": string;
                    };
                };
                /** @description A problem */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/speakers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who speaks, most paragraphs first */
        get: {
            parameters: {
                query?: {
                    /** @description most results, 0 to 100 */
                    limit?: number;
                    /** @description results to skip */
                    offset?: number;
                    /** @description beats the Accept header */
                    format?: "json" | "text";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Who speaks, most paragraphs first */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SpeakersAnswer"];
                        "text/plain": string;
                    };
                };
                /** @description A problem */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/speakers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One speaker */
        get: {
            parameters: {
                query?: {
                    /** @description beats the Accept header */
                    format?: "json" | "text";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description One speaker */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SpeakerAnswer"];
                        "text/plain": string;
                    };
                };
                /** @description A problem */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process is alive */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Whether the process is alive */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Health"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether requests are taken, and over which index */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Whether requests are taken, and over which index */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readiness"];
                    };
                };
                /** @description Stopping */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readiness"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/reload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Looks at once for a new index and for changed keys; for keys that allow `admin` */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description Looks at once for a new index and for changed keys; for keys that allow `admin` */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Reload"];
                    };
                };
                /** @description A problem */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What every code of a problem means */
        get: {
            parameters: {
                query?: {
                    /** @description beats the Accept header */
                    format?: "json" | "text";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What every code of a problem means */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemKinds"];
                        "text/plain": string;
                        "text/html": string;
                    };
                };
                /** @description A problem */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a code of a problem means: the address that problems name as their type */
        get: {
            parameters: {
                query?: {
                    /** @description beats the Accept header */
                    format?: "json" | "text";
                };
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What a code of a problem means: the address that problems name as their type */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProblemKind"];
                        "text/plain": string;
                        "text/html": string;
                    };
                };
                /** @description A problem */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Any search as an Atom feed, newest first unless stated */
        get: {
            parameters: {
                query?: {
                    /** @description the query */
                    q?: string;
                    /** @description an id, name, alias or title held on the day */
                    speaker?: string[];
                    /** @description question, answer, statement, narration, direction, notice or unknown */
                    role?: string[];
                    /** @description a document's id */
                    doc?: string[];
                    /** @description words of a document's title */
                    title?: string[];
                    /** @description words of the publication's name */
                    source?: string[];
                    /** @description a language tag */
                    lang?: string[];
                    /** @description interview, article, … */
                    kind?: string[];
                    /** @description 2024, 2024-05, 2024-05-17 or 2023..2024-05 */
                    date?: string[];
                    /** @description a date; before its first day */
                    before?: string[];
                    /** @description a date; after its last day */
                    after?: string[];
                    /** @description most results, 0 to 100; unless stated 10, in csv and ndjson every one */
                    limit?: number;
                    /** @description results to skip */
                    offset?: number;
                    /** @description page.cursor of the page before: goes on after it; instead of offset */
                    cursor?: string;
                    /** @description unless stated relevance, in atom newest */
                    sort?: "relevance" | "newest" | "oldest" | "document";
                    /** @description auto: all words, any of them where no paragraph has all */
                    match?: "auto" | "all" | "any";
                    /** @description speaker, role, document, source, kind, lang, year; repeated or joined by commas */
                    facets?: string[];
                    /** @description most characters of a snippet */
                    snippet?: number;
                    /** @description paragraphs before and after */
                    context?: number;
                    /** @description what each score is made of */
                    explain?: boolean;
                    tagOpen?: string;
                    tagClose?: string;
                    /** @description whether text marks with the colours of a terminal instead of brackets */
                    color?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Any search as an Atom feed, newest first unless stated */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/atom+xml": string;
                    };
                };
                /** @description A problem */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/opensearch.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a browser adds this service to its search engines: OpenSearch 1.1 */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description How a browser adds this service to its search engines: OpenSearch 1.1 */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/opensearchdescription+xml": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suggest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a query may go on, as browsers ask it */
        get: {
            parameters: {
                query?: {
                    /** @description the query as typed so far */
                    q?: string;
                    /** @description an id, name, alias or title held on the day */
                    speaker?: string[];
                    /** @description question, answer, statement, narration, direction, notice or unknown */
                    role?: string[];
                    /** @description a document's id */
                    doc?: string[];
                    /** @description words of a document's title */
                    title?: string[];
                    /** @description words of the publication's name */
                    source?: string[];
                    /** @description a language tag */
                    lang?: string[];
                    /** @description interview, article, … */
                    kind?: string[];
                    /** @description 2024, 2024-05, 2024-05-17 or 2023..2024-05 */
                    date?: string[];
                    /** @description a date; before its first day */
                    before?: string[];
                    /** @description a date; after its last day */
                    after?: string[];
                    /** @description most of each, 1 to 20 */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description How a query may go on, as browsers ask it */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/x-suggestions+json": components["schemas"]["BrowserSuggestions"];
                    };
                };
                /** @description A problem */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oembed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A quotation for another site to show: oEmbed 1.0 */
        get: {
            parameters: {
                query: {
                    /** @description the permalink of a paragraph */
                    url: string;
                    /** @description most pixels */
                    maxwidth?: number;
                    /** @description most pixels */
                    maxheight?: number;
                    format?: "json" | "xml";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A quotation for another site to show: oEmbed 1.0 */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Embed"];
                        "text/xml": string;
                    };
                };
                /** @description A problem */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                410: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/iiif/search/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A search inside a document: IIIF Content Search 2.0 */
        get: {
            parameters: {
                query?: {
                    q?: string;
                    /** @description results to skip */
                    offset?: number;
                    /** @description most paragraphs of a page */
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A search inside a document: IIIF Content Search 2.0 */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AnnotationPage"];
                        "application/ld+json": unknown;
                    };
                };
                /** @description A problem */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sitemap.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The pages that are worth a search engine's while */
        get: {
            parameters: {
                query?: {
                    /** @description one of several */
                    page?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The pages that are worth a search engine's while */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/xml": string;
                    };
                };
                /** @description A problem */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/robots.txt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What robots may read */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What robots may read */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/llms.txt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this service is and how to ask it, for a model that reads */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description What this service is and how to ask it, for a model that reads */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
                /** @description A problem */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
};
/** The shapes that answers are made of. */
export type components = {
    schemas: {
        SearchAnswer: {
            query: {
                text: string;
                understood: string;
                /** @enum {string} */
                matched: "all" | "any";
                problems: {
                    start: number;
                    end: number;
                    code: string;
                    message: string;
                }[];
                suggestion: string | null;
            };
            total: number;
            documents: number;
            hits: components["schemas"]["Hit"][];
            facets: {
                [key: string]: components["schemas"]["FacetValue"][];
            };
            page: {
                limit: number;
                offset: number;
                next: string | null;
                previous: string | null;
                /** @description goes on after the last hit, at any depth; null where nothing follows */
                cursor: string | null;
            };
            /** @description where nothing is found: over what, that is what the filters leave */
            searched?: {
                documents: number;
                paragraphs: number;
                /**
                 * @description civil date, possibly partial
                 * @example 2024-05-14
                 */
                from: string | null;
                /**
                 * @description civil date, possibly partial
                 * @example 2024-05-14
                 */
                to: string | null;
            };
            index: components["schemas"]["Index"];
            tookMs: number;
        };
        Hit: {
            paragraph: components["schemas"]["Paragraph"];
            document: components["schemas"]["Document"];
            /** @description what the speaker was called on the day */
            speakerTitle: string | null;
            score: number;
            explanation?: components["schemas"]["ScoreExplanation"];
            snippet: components["schemas"]["Snippet"];
            highlights: components["schemas"]["Range"][];
            question: components["schemas"]["Paragraph"] | null;
            before: components["schemas"]["Paragraph"][];
            after: components["schemas"]["Paragraph"][];
            links: components["schemas"]["Links"];
        };
        Paragraph: {
            /** @example dredger-is-coming.p14 */
            id: string;
            rev: string;
            document: string;
            ordinal: number;
            text: string;
            /** @enum {string} */
            role: "question" | "answer" | "statement" | "narration" | "direction" | "notice" | "unknown";
            speaker: components["schemas"]["AttributedSpeaker"] | null;
            question: string | null;
            answers: string[];
            quotations: {
                start: number;
                end: number;
                speaker: components["schemas"]["QuotedSpeaker"] | null;
                cue: string | null;
                /** @enum {string} */
                method: "cue" | "continued" | "marks";
                confidence: number;
            }[];
            lang: string;
            withheld?: components["schemas"]["Withheld"];
            start?: number;
            end?: number;
        };
        AttributedSpeaker: {
            id: string;
            name: string;
            /** @description the name as printed */
            as: string;
            /** @enum {string} */
            method: "stated" | "label" | "metadata" | "formatting" | "introduction";
            confidence: number;
        };
        QuotedSpeaker: {
            id: string | null;
            name: string;
            as: string;
        };
        /** @description why words are not told: all, where there is no text; else those at each hole */
        Withheld: {
            reason: string;
            /**
             * @description civil date, possibly partial
             * @example 2024-05-14
             */
            date: string | null;
        };
        Document: {
            id: string;
            title: string;
            kind: string | null;
            lang: string;
            /**
             * @description civil date, possibly partial
             * @example 2024-05-14
             */
            date: string | null;
            /**
             * @description civil date, possibly partial
             * @example 2024-05-14
             */
            said: string | null;
            /**
             * @description civil date, possibly partial
             * @example 2024-05-14
             */
            published: string | null;
            /**
             * @description civil date, possibly partial
             * @example 2024-05-14
             */
            corrected: string | null;
            source: string | null;
            url: string | null;
            archived: string | null;
            /** @description the address of the recording */
            media: string | null;
            /** @enum {string|null} */
            transcript: "machine" | "human" | null;
            place: string | null;
            /** @enum {string} */
            licence: "full" | "snippet" | "metadata";
            speakers: string[];
            /** @description those of them who ask, in an interview */
            interviewers: string[];
            paragraphs: number;
            words: number;
            withheld?: components["schemas"]["Withheld"];
        };
        /** @description what a score is made of: the scores of the terms, the pairs, the openings and the sentence add up to it */
        ScoreExplanation: {
            terms: {
                term: string;
                forms: {
                    form: string;
                    /** @enum {string} */
                    match: "printed" | "form" | "prefix" | "spelling" | "synonym" | "together";
                    times: number;
                    weight: number;
                }[];
                /** @description occurrences, each counted by its form's weight */
                frequency: number;
                /** @description how many of the corpus have the term */
                paragraphs: number;
                rarity: number;
                lengthNorm: number;
                /** @description less than 1 for a stop word and for synonyms */
                weight: number;
                score: number;
            }[];
            pairs: {
                terms: string[];
                times: number;
                score: number;
            }[];
            /** @description terms among the first words of the paragraph */
            openings: {
                term: string;
                position: number;
                score: number;
            }[];
            sentence: {
                cover: number;
                factor: number;
                score: number;
            } | null;
        };
        Snippet: {
            /** @description escaped, with the tags asked for around each highlight */
            html: string;
            /** @description two parts, parted by ' … ', where one cannot hold what was searched */
            text: string;
            highlights: components["schemas"]["Range"][];
            cutStart: boolean;
            cutEnd: boolean;
        };
        /** @description half-open, in UTF-16 code units */
        Range: {
            start: number;
            end: number;
        };
        Links: {
            self: string;
            permalink: string;
            document: string;
            /** @description paragraphs about the same */
            similar: string;
            /** @description the publisher's page, with the words marked where they can be told from others */
            source: string | null;
            /** @description an archived copy of it, the same */
            archived: string | null;
            /** @description the recording, from three seconds before the words */
            media: string | null;
        };
        FacetValue: {
            value: string;
            label: string;
            count: number;
            selected: boolean;
        };
        Index: {
            version: string;
            builtAt: string;
            documents: number;
            paragraphs: number;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @enum {string} */
            code: "artifact-damaged" | "artifact-missing" | "artifact-unsupported" | "artifact-too-large" | "corpus-missing" | "corpus-empty" | "build-incomplete" | "withheld-invalid" | "index-busy" | "index-unwritable" | "invalid-setting" | "invalid-parameter" | "invalid-cursor" | "unknown-parameter" | "paragraph-not-found" | "paragraph-withdrawn" | "words-kept-back" | "revision-not-found" | "document-not-found" | "speaker-not-found" | "route-not-found" | "method-not-allowed" | "unauthorized" | "invalid-key" | "forbidden" | "too-many-requests" | "overloaded" | "not-acceptable" | "request-too-large" | "headers-too-large" | "request-timeout" | "malformed-request" | "engine-unavailable" | "internal";
            detail?: string;
            parameter?: string;
            allowed?: string[];
            /** @description why words are withdrawn */
            reason?: string;
            requestId?: string;
        };
        MultiSearchAnswer: {
            /** @description in the order of the searches; a problem in the place of a search that cannot be */
            answers: (components["schemas"]["SearchAnswer"] | components["schemas"]["Problem"])[];
            index: components["schemas"]["Index"];
            tookMs: number;
        };
        Suggestions: {
            completions: {
                text: string;
                count: number;
            }[];
            speakers: components["schemas"]["Speaker"][];
            documents: components["schemas"]["Document"][];
            /** @description whether not the whole corpus was searched, as that is more than one request may take; then counts are "at least" */
            partial: boolean;
            index: components["schemas"]["Index"];
        };
        Speaker: {
            id: string;
            name: string;
            aliases: string[];
            /** @description the family name, where the corpus states it */
            family?: string;
            isGroup?: boolean;
            titles: {
                title: string;
                from?: string;
                to?: string;
            }[];
            paragraphs: number;
            documents: number;
            /** @description paragraphs of others in which they are quoted */
            quoted: number;
        };
        SimilarAnswer: {
            id: string;
            /** @description the words of the paragraph that were looked for, folded */
            words: {
                text: string;
                paragraphs: number;
                weight: number;
            }[];
            /** @description best first, without the paragraph and its reprints */
            hits: components["schemas"]["Hit"][];
            /**
             * @description why nothing was looked for; null where nothing is like it
             * @enum {string|null}
             */
            reason: "withheld" | "too-few-words" | null;
            /** @description whether not the whole corpus was searched, as that is more than one request may take; then counts are "at least" */
            partial: boolean;
            index: components["schemas"]["Index"];
        };
        CoverageAnswer: {
            documents: number;
            paragraphs: number;
            words: number;
            /**
             * @description civil date, possibly partial
             * @example 2024-05-14
             */
            from: string | null;
            /**
             * @description civil date, possibly partial
             * @example 2024-05-14
             */
            to: string | null;
            /** @description documents without a date */
            undated: number;
            /** @description documents in which nobody is known to speak */
            withoutSpeaker: number;
            /** @description documents of each kind */
            kinds: {
                [key: string]: number;
            };
            langs: {
                [key: string]: number;
            };
            sources: {
                [key: string]: number;
            };
            years: {
                [key: string]: number;
            };
            index: components["schemas"]["Index"];
        };
        Verification: {
            /** @enum {string} */
            verdict: "verbatim" | "verbatim-typography" | "edited-as-marked" | "edited-meaning-at-risk" | "different-words" | "other-speaker" | "other-date" | "withdrawn" | "not-found" | "cannot-check";
            claim: {
                quote: string;
                speaker?: string;
                office?: string;
                date?: string;
            };
            /** @description why it cannot be checked, or why the words are withheld */
            reason: string | null;
            /** @description what the verdict rests on, earliest first */
            matches: components["schemas"]["Match"][];
            /** @description other wordings of the same, earliest first */
            variants: components["schemas"]["Match"][];
            coverage: {
                documents: number;
                paragraphs: number;
                /**
                 * @description civil date, possibly partial
                 * @example 2024-05-14
                 */
                from: string | null;
                /**
                 * @description civil date, possibly partial
                 * @example 2024-05-14
                 */
                to: string | null;
                version: string;
            };
            /**
             * @description version of the rules of comparison
             * @example folding/4
             */
            contract: string;
        };
        Match: {
            paragraph: components["schemas"]["Paragraph"];
            document: components["schemas"]["Document"];
            /** @description the words of the source; empty where the licence keeps them */
            exact: string;
            diff: {
                /** @enum {string} */
                op: "equal" | "insert" | "delete" | "replace";
                claim?: string;
                source?: string;
            }[];
            folded: ("quotation-marks" | "dashes" | "spacing" | "case" | "punctuation" | "diacritics" | "number-form" | "hyphenation" | "asides")[];
            /** @description what each ellipsis left out */
            omitted: string[];
            replaced: {
                claim: string;
                source: string;
            }[];
            warnings: {
                code: string;
                message: string;
            }[];
            links: components["schemas"]["Links"];
        };
        DraftCheck: {
            quotations: {
                /** @description of the draft, from 0 */
                paragraph: number;
                start: number;
                end: number;
                quote: string;
                speaker: components["schemas"]["DraftSpeaker"] | null;
                verification: components["schemas"]["Verification"];
            }[];
            /** @description how many quotations have each verdict */
            counts: {
                [key: string]: number;
            };
            /** @description quotations beyond the 500 that are checked */
            unchecked: number;
        };
        /** @description who the draft says said it, and how that is known */
        DraftSpeaker: {
            name: string | null;
            as: string;
            /** @description where it names an office and no person: `the mayor` */
            office: string | null;
            cue: string | null;
            /** @enum {string} */
            method: "cue" | "continued" | "marks";
            confidence: number;
        };
        ParagraphAnswer: {
            paragraph: components["schemas"]["Paragraph"];
            document: components["schemas"]["Document"];
            speakerTitle: string | null;
            question: components["schemas"]["Paragraph"] | null;
            answers: components["schemas"]["Paragraph"][];
            before: components["schemas"]["Paragraph"][];
            after: components["schemas"]["Paragraph"][];
            /** @description where the same words, or nearly, are printed too: earliest first, at most 50 */
            variants: {
                paragraph: components["schemas"]["Paragraph"];
                document: components["schemas"]["Document"];
                links: components["schemas"]["Links"];
            }[];
            revision?: components["schemas"]["Revision"];
            /** @description null where the licence keeps words back: a hash would let them be guessed */
            integrity: {
                /** @description the SHA-256 of the text in NFC and UTF-8 */
                digest: string;
                /** @description where it is shown that the index has these words */
                proof: string;
            } | null;
            links: components["schemas"]["Links"];
            index: components["schemas"]["Index"];
        };
        /** @description what became of the revision that was asked for */
        Revision: {
            /** @enum {string} */
            state: "unchanged" | "moved" | "corrected";
            asked: {
                id: string;
                rev: string;
                permalink: string;
            };
            now: {
                id: string;
                rev: string;
                permalink: string;
            };
            /**
             * @description when, as the document itself says
             * @example 2024-05-14
             */
            corrected: string | null;
            /** @description the first index that had the words there */
            firstSeen: {
                version: string;
                /** @description null where it is not known any more */
                builtAt: string | null;
            } | null;
            /** @description the last that had; null while they stand */
            lastSeen: {
                version: string;
                /** @description null where it is not known any more */
                builtAt: string | null;
            } | null;
            /** @description word by word; null where nothing changed or the earlier words are not kept */
            diff: {
                /** @enum {string} */
                op: "equal" | "insert" | "delete" | "replace";
                before?: string;
                after?: string;
            }[] | null;
            previous: {
                id: string;
                rev: string;
                permalink: string;
            } | null;
            next: {
                id: string;
                rev: string;
                permalink: string;
            } | null;
        };
        /** @description hash trees as in RFC 6962, hashes in hex: a leaf is SHA-256(0x00 ‖ digest), a node SHA-256(0x01 ‖ left ‖ right) */
        Proof: {
            id: string;
            rev: string;
            /** @description the SHA-256 of the paragraph's text in NFC and UTF-8 */
            digest: string;
            /** @description the paragraph among those of its document */
            document: {
                /** @description from 0 */
                leafIndex: number;
                treeSize: number;
                /** @description the hashes beside the way, from the leaf up */
                path: string[];
                root: string;
                id: string;
                /** @description the bytes of the index that are the root; null for a key of some documents */
                section: {
                    name: string;
                    start: number;
                    end: number;
                } | null;
            };
            /** @description the document's root among those of all documents whose licence is full; null for a key of some documents */
            corpus: {
                /** @description from 0 */
                leafIndex: number;
                treeSize: number;
                /** @description the hashes beside the way, from the leaf up */
                path: string[];
                root: string;
                /**
                 * @description what the root is called in the index's manifest, under `facts`
                 * @enum {string}
                 */
                fact: "digest" | "openDigest";
            } | null;
            revision?: components["schemas"]["Revision"];
            index: components["schemas"]["Index"];
        };
        DocumentsAnswer: {
            total: number;
            documents: components["schemas"]["Document"][];
            page: {
                limit: number;
                offset: number;
                next: string | null;
                previous: string | null;
            };
            index: components["schemas"]["Index"];
        };
        DocumentAnswer: {
            document: components["schemas"]["Document"];
            paragraphs: components["schemas"]["Paragraph"][];
            /** @description documents that are mostly the same, earliest first */
            variants: components["schemas"]["Document"][];
            index: components["schemas"]["Index"];
        };
        SpeakersAnswer: {
            total: number;
            speakers: components["schemas"]["Speaker"][];
            page: {
                limit: number;
                offset: number;
                next: string | null;
                previous: string | null;
            };
            index: components["schemas"]["Index"];
        };
        SpeakerAnswer: {
            speaker: components["schemas"]["Speaker"];
            index: components["schemas"]["Index"];
        };
        Health: {
            /** @enum {string} */
            status: "ok";
        };
        Readiness: {
            /** @enum {string} */
            status: "ready" | "stopping" | "engine-unavailable";
            index: components["schemas"]["Index"];
        };
        Reload: {
            /** @enum {string} */
            outcome: "swapped" | "unchanged";
            /** @description the index that answers now */
            version: string;
        };
        ProblemKinds: {
            problems: components["schemas"]["ProblemKind"][];
        };
        ProblemKind: {
            /** @enum {string} */
            code: "artifact-damaged" | "artifact-missing" | "artifact-unsupported" | "artifact-too-large" | "corpus-missing" | "corpus-empty" | "build-incomplete" | "withheld-invalid" | "index-busy" | "index-unwritable" | "invalid-setting" | "invalid-parameter" | "invalid-cursor" | "unknown-parameter" | "paragraph-not-found" | "paragraph-withdrawn" | "words-kept-back" | "revision-not-found" | "document-not-found" | "speaker-not-found" | "route-not-found" | "method-not-allowed" | "unauthorized" | "invalid-key" | "forbidden" | "too-many-requests" | "overloaded" | "not-acceptable" | "request-too-large" | "headers-too-large" | "request-timeout" | "malformed-request" | "engine-unavailable" | "internal";
            status: number;
            title: string;
            explanation: string;
        };
        BrowserSuggestions: (string | string[])[];
        Embed: {
            /** @enum {string} */
            version: "1.0";
            /** @enum {string} */
            type: "rich";
            title: string;
            author_name?: string;
            author_url?: string;
            provider_name: string;
            provider_url: string;
            cache_age: number;
            /** @description a block quotation without script or style */
            html: string;
            width: number;
            height: number;
        };
        AnnotationPage: {
            /** @enum {string} */
            "@context": "http://iiif.io/api/search/2/context.json";
            id: string;
            /** @enum {string} */
            type: "AnnotationPage";
            /** @description parameters that were not looked at */
            ignored?: string[];
            startIndex: number;
            next?: {
                id: string;
                /** @enum {string} */
                type: "AnnotationPage";
            };
            prev?: {
                id: string;
                /** @enum {string} */
                type: "AnnotationPage";
            };
            partOf: {
                id: string;
                /** @enum {string} */
                type: "AnnotationCollection";
                total: number;
            };
            items: {
                id: string;
                /** @enum {string} */
                type: "Annotation";
                /** @enum {string} */
                motivation: "supplementing";
                body?: {
                    /** @enum {string} */
                    type: "TextualBody";
                    value: string;
                    /** @enum {string} */
                    format: "text/plain";
                    language: string;
                };
                target: string;
            }[];
            /** @description where the words stand in each paragraph */
            annotations?: {
                /** @enum {string} */
                type: "AnnotationPage";
                items: unknown[];
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
};
