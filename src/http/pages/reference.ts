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

const methods = ["get", "post", "put"] as const;

type Path = Readonly<Partial<Record<(typeof methods)[number], Operation>>>;

/** The reference page of an OpenAPI document. */
export function renderReference(document: object): string {
  const { paths = {} } = document as { paths?: Readonly<Record<string, Path>> };
  const body = html`<div class="read"><h1>Reference</h1><p>Whatever is short is read with GET. The whole contract is <a href="/openapi.json">an OpenAPI 3.1 document</a>.</p>
${Object.entries(paths).map(([path, operations]) => renderPath(path, operations))}</div>`;
  return renderPage({ title: "Reference — Verbatim", description: "The routes of this service", body });
}

/** What a path is for, as its first method says it: the others do the same with a body. */
function renderPath(path: string, operations: Path): Html {
  const taken = methods.filter((method) => operations[method] !== undefined);
  const [first = "get"] = taken;
  const { summary = "", parameters = [], responses = {} } = operations[first] ?? {};
  return html`<section><h2><code>${taken.join(", ").toUpperCase()} ${path}</code></h2><p>${summary}</p>
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
