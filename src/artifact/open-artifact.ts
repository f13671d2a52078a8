import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "../domain/errors.ts";
import { failure, type Result, success } from "../domain/result.ts";
import { names, readIfThere } from "./disk.ts";
import { formatVersion, type Manifest, parseManifest, parsePointer } from "./manifest.ts";

/** An artifact whose sections can be read. */
export interface Artifact {
  readonly manifest: Manifest;
  /** An instant in ISO 8601, UTC. */
  readonly builtAt: string;
  /**
   * The bytes of a section, beginning at a multiple of eight, verified against size and checksum.
   * @throws {AppError} `artifact-damaged` naming the section.
   */
  readSection(name: string): Promise<Uint8Array>;
}

/** Why an artifact cannot be opened. */
export type ArtifactProblem =
  | { readonly kind: "missing"; readonly indexDir: string }
  | { readonly kind: "damaged"; readonly indexDir: string; readonly what: string }
  | { readonly kind: "unsupported"; readonly indexDir: string; readonly format: unknown };

/** Opens the current artifact of a folder; its sections are verified when they are read. */
export async function openArtifact(indexDir: string): Promise<Result<Artifact, ArtifactProblem>> {
  const read = (path: string): Promise<string | undefined> => readIfThere(path).catch(() => undefined);
  const pointerText = await read(join(indexDir, names.pointer));
  if (pointerText === undefined) return failure({ kind: "missing", indexDir });
  const pointer = parsePointer(pointerText);
  if (pointer === undefined) return failure({ kind: "damaged", indexDir, what: names.pointer });
  if (pointer.format !== formatVersion)
    return failure({ kind: "unsupported", indexDir, format: pointer.format });
  const what = `${pointer.version}/${names.manifest}`;
  const text = await read(join(indexDir, what));
  const manifest = text === undefined ? undefined : parseManifest(text);
  if (manifest === undefined || !isGenuine(manifest)) return failure({ kind: "damaged", indexDir, what });
  return success({
    manifest,
    builtAt: pointer.builtAt,
    readSection: (name) => readSection(indexDir, manifest, name),
  });
}

/** The error that says what is wrong and the way out. */
export function toAppError(problem: ArtifactProblem): AppError {
  const { indexDir } = problem;
  const again = `build it again: verbatim build --corpus DIR --index ${indexDir}`;
  switch (problem.kind) {
    case "missing":
      return new AppError(
        "artifact-missing",
        `there is no index in ${indexDir}; build one: verbatim build --corpus DIR --index ${indexDir}`,
        {
          name: indexDir,
        },
      );
    case "damaged":
      return new AppError(
        "artifact-damaged",
        `the index in ${indexDir} is damaged (${problem.what}); ${again}`,
        {
          name: problem.what,
        },
      );
    case "unsupported":
      return new AppError(
        "artifact-unsupported",
        `the index in ${indexDir} has format ${String(problem.format)}, this version reads format ${formatVersion}; ${again}`,
        { name: indexDir },
      );
  }
}

function isGenuine({ version, ...content }: Manifest): boolean {
  const { format, facts, sections } = content;
  const hash = createHash("sha256").update(JSON.stringify({ format, facts, sections }));
  return hash.digest("hex").startsWith(version);
}

async function readSection(indexDir: string, manifest: Manifest, name: string): Promise<Uint8Array> {
  const section = manifest.sections.find((known) => known.name === name);
  const damaged = (why: string, cause?: unknown): AppError =>
    new AppError(
      "artifact-damaged",
      `the index in ${indexDir} is damaged (section "${name}" ${why}); build it again: verbatim build --corpus DIR --index ${indexDir}`,
      {
        name,
        cause,
      },
    );
  if (section === undefined) throw damaged("is not in its manifest");
  const bytes = await readFile(join(indexDir, manifest.version, section.file)).catch((cause: unknown) => {
    throw damaged("cannot be read", cause);
  });
  if (bytes.byteLength !== section.sizeBytes) {
    throw damaged(`has ${bytes.byteLength} bytes instead of ${section.sizeBytes}`);
  }
  if (createHash("sha256").update(bytes).digest("hex") !== section.sha256)
    throw damaged("fails its checksum");
  return bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes);
}
