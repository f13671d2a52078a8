/** The sign of the pages: a quotation mark, light or dark as the browser is. */
export const favicon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><style>path{fill:#8c2f1b}@media(prefers-color-scheme:dark){path{fill:#f0a48f}}</style><path d="M3 25V15Q3 6 12 5v4q-4 1-4 5h5v11zM18 25V15q0-9 9-10v4q-4 1-4 5h5v11z"/></svg>`;

/** Its address. */
export const faviconHref = "/favicon.svg";
