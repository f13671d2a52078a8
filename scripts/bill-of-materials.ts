import { execFileSync } from "node:child_process";

/** A package that runs, as CycloneDX has it. */
interface Component {
  readonly name: string;
  readonly version: string;
  readonly "bom-ref": string;
  readonly properties: readonly { readonly name: string }[];
  readonly licenses?: readonly {
    readonly license?: { readonly id?: string };
    readonly expression?: string;
  }[];
}

interface Bill {
  serialNumber?: string;
  readonly metadata: { timestamp?: string };
  components: readonly Component[];
  dependencies: readonly { readonly ref: string }[];
}

/** Licences (SPDX) under which a package may be part of the image. */
const allowed = [
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
];
/** Packages under another, each with what that asks for. */
const exceptions: Readonly<Record<string, string>> = {
  citeproc:
    "CPAL-1.0 or AGPL-1.0, unmodified; the licence comes with the package, and its author is named there",
};

const bill = readBill();
const strangers = bill.components.filter(
  (component) => !allowed.includes(licenceOf(component)) && exceptions[component.name] === undefined,
);
if (process.argv.includes("--licences")) {
  for (const component of bill.components)
    console.log(`${component.name}@${component.version}\t${licenceOf(component)}${noteOn(component.name)}`);
} else console.log(JSON.stringify(bill, null, 1));
if (strangers.length > 0) {
  console.error(`of a licence that is not allowed: ${strangers.map(({ name }) => name).join(", ")}`);
  process.exitCode = 1;
}

/** What runs, as the lockfile has it, without what would be another each time. */
function readBill(): Bill {
  const text = execFileSync("npm", ["sbom", "--sbom-format=cyclonedx"], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const read = JSON.parse(text) as Bill;
  delete read.serialNumber;
  delete read.metadata.timestamp;
  // `--omit=dev` leaves out what runs, too, where a tool also asks for it.
  const tools = new Set(read.components.filter(isTool).map((component) => component["bom-ref"]));
  read.components = read.components.filter((component) => !tools.has(component["bom-ref"]));
  read.dependencies = read.dependencies.filter(({ ref }) => !tools.has(ref));
  return read;
}

function isTool({ properties }: Component): boolean {
  return properties.some(({ name }) => name === "cdx:npm:package:development");
}

function licenceOf({ licenses = [] }: Component): string {
  return licenses.map(({ license, expression }) => license?.id ?? expression ?? "none").join(", ") || "none";
}

function noteOn(name: string): string {
  const note = exceptions[name];
  return note === undefined ? "" : ` (${note})`;
}
