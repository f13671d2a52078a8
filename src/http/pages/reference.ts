import { type Html, html } from "./html.ts";
import { renderPage } from "./layout.ts";

interface Parameter {
  readonly name: string;
  readonly description?: string;
  readonly schema?: {
    readonly default?: unknown;
    readonly enum?: readonly string[];
    readonly description?: string;
  };
}

interface Operation {
  readonly summary?: string;
  readonly parameters?: readonly Parameter[];
  readonly responses?: Readonly<Record<string, { readonly description?: string }>>;
}

/** The reference page of an OpenAPI document. */
export function renderReference(document: object): string {
  const { paths = {} } = document as { paths?: Readonly<Record<string, { get?: Operation }>> };
  const body = html`<div class="read"><h1>Reference</h1><p>Everything is read with GET. The whole contract is <a href="/openapi.json">an OpenAPI 3.1 document</a>.</p>
${Object.entries(paths).map(([path, { get }]) => renderOperation(path, get ?? {}))}</div>`;
  return renderPage({ title: "Reference — Verbatim", description: "The routes of this service", body });
}

function renderOperation(path: string, { summary = "", parameters = [], responses = {} }: Operation): Html {
  return html`<section><h2><code>GET ${path}</code></h2><p>${summary}</p>
${parameters.length > 0 && html`<table class="sans"><thead><tr><th scope="col">Parameter</th><th scope="col">Meaning</th></tr></thead><tbody>${parameters.map(renderParameter)}</tbody></table>`}
<p class="sans quiet">Answers: ${Object.entries(responses).map(([status, { description = "" }], index) => `${index > 0 ? ", " : ""}${status} ${description}`)}</p></section>`;
}

function renderParameter({ name, description, schema = {} }: Parameter): Html {
  const meaning = [
    description ?? schema.description,
    schema.enum?.join(", "),
    schema.default === undefined ? undefined : `default ${String(schema.default)}`,
  ];
  return html`<tr><td><code>${name}</code></td><td>${meaning.filter(Boolean).join("; ")}</td></tr>`;
}
