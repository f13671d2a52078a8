/** The part of citation-js that is used; it brings no types of its own. */
declare module "@citation-js/core" {
  export class Cite {
    constructor(items: object | readonly object[] | string, options?: { readonly forceType?: string });
    readonly data: readonly Record<string, unknown>[];
    format(form: string, options?: Readonly<Record<string, unknown>>): string;
  }
  export const plugins: {
    readonly config: { get(plugin: "@csl"): { readonly styles: { add(name: string, style: string): void } } };
  };
}
declare module "@citation-js/plugin-bibtex";
declare module "@citation-js/plugin-ris";
declare module "@citation-js/plugin-csl";
