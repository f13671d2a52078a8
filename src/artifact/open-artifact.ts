import { join } from "node:path";
import { AppError } from "../domain/errors.ts";
import { failure, type Result, success } from "../domain/result.ts";
import { names, readHashed, readIfThere } from "./disk.ts";
import {
  type Build,
  formatVersion,
  type Manifest,
  type Pointer,
  parseAnyManifest,
  parseBuilds,
  parseManifest,
  parsePointer,
  type Section,
  versionOf,
} from "./manifest.ts";

/** An artifact whose sections can be read. */
export interface Artifact {
  readonly manifest: Manifest;
  /** An instant in ISO 8601, UTC. */
  readonly builtAt: string;
  /** The artifacts that were current here before, oldest first. */
  readonly earlier: readonly Build[];
  /** Whether it has a section: an earlier format lacks some. */
  hasSection(name: string): boolean;
  /**
   * The bytes of a section, beginning at a multiple of eight, verified against size and checksum.
   * @throws {AppError} `artifact-damaged` naming the section.
   */
  readSection(name: string): Promise<Uint8Array>;
}

/** Why an artifact cannot be opened; `what` names the file or section and what is wrong with it. */
export type ArtifactProblem =
  | { readonly kind: "missing"; readonly indexDir: string }
  | { readonly kind: "damaged"; readonly indexDir: string; readonly what: string }
  | { readonly kind: "unsupported"; readonly indexDir: string; readonly format: number };

/** Opens the current artifact of a folder; its sections are verified when they are read. */
export async function openArtifact(indexDir: string): Promise<Result<Artifact, ArtifactProblem>> {
  try {
    const pointerText = await readIfThere(join(indexDir, names.pointer));
    if (pointerText === undefined) return failure({ kind: "missing", indexDir });
    const pointer = parsePointer(pointerText);
    if (pointer.kind === "nonsense") return damaged(indexDir, `${names.pointer} cannot be understood`);
    if (pointer.kind === "other-format") return unsupported(indexDir, pointer.format);
    return await openBuild(indexDir, pointer.value);
  } catch (error) {
    return damaged(indexDir, error instanceof Error ? error.message : String(error));
  }
}

/** Opens the artifact that a pointer names, whether or not it is the current one. */
export async function openBuild(
  indexDir: string,
  pointer: Omit<Pointer, "format">,
): Promise<Result<Artifact, ArtifactProblem>> {
  const { version } = pointer;
  const path = `${version}/${names.manifest}`;
  const text = await readIfThere(join(indexDir, path));
  if (text === undefined) return damaged(indexDir, `${path} is not there`);
  const manifest = parseManifest(text);
  if (manifest.kind === "nonsense") return damaged(indexDir, `${path} cannot be understood`);
  if (manifest.kind === "other-format") return unsupported(indexDir, manifest.format);
  if (version !== manifest.value.version || version !== versionOf(manifest.value))
    return damaged(indexDir, `${path} was changed`);
  return success(toArtifact(indexDir, manifest.value, pointer));
}

/** An artifact of whatever format: what its sections mean must be known from elsewhere. */
export interface AnyArtifact extends Pick<Artifact, "readSection"> {
  readonly version: string;
  readonly isCurrentFormat: boolean;
  readonly sections: readonly Section[];
}

/** Opens the current artifact of a folder whatever its format; `undefined` where there is none that can be read. */
export async function openAnyArtifact(indexDir: string): Promise<AnyArtifact | undefined> {
  const read = (path: string): Promise<string> =>
    readIfThere(join(indexDir, path)).then(
      (text) => text ?? "",
      () => "",
    );
  const version = parseBuilds(await read(names.pointer)).at(-1)?.version;
  const manifest = version && parseAnyManifest(await read(`${version}/${names.manifest}`));
  if (!manifest || manifest.version !== version) return undefined;
  const { format, sections } = manifest;
  const readSection = createSectionReader(indexDir, manifest);
  return { version, isCurrentFormat: format === formatVersion, sections, readSection };
}

/** The error that says what is wrong and the way out. */
export function toAppError(problem: ArtifactProblem): AppError {
  const { indexDir } = problem;
  const build = `verbatim build --corpus DIR --index ${indexDir}`;
  switch (problem.kind) {
    case "missing":
      return new AppError("artifact-missing", `there is no index in ${indexDir}; build one: ${build}`, {
        name: indexDir,
      });
    case "damaged":
      return new AppError(
        "artifact-damaged",
        `the index in ${indexDir} is damaged (${problem.what}); build it again: ${build}`,
        { name: indexDir },
      );
    case "unsupported":
      return new AppError("artifact-unsupported", describeFormat(problem.format, indexDir, build), {
        name: indexDir,
      });
  }
}

function describeFormat(format: number, indexDir: string, build: string): string {
  const isNewer = format > formatVersion;
  const way = isNewer ? "use the version that built it, or build it again" : "build it again";
  return `the index in ${indexDir} has the ${isNewer ? "newer" : "older"} format ${format}, this version reads formats ${formatVersion - 1} and ${formatVersion}; ${way}: ${build}`;
}

function damaged(indexDir: string, what: string): Result<never, ArtifactProblem> {
  return failure({ kind: "damaged", indexDir, what });
}

function unsupported(indexDir: string, format: number): Result<never, ArtifactProblem> {
  return failure({ kind: "unsupported", indexDir, format });
}

function toArtifact(
  indexDir: string,
  manifest: Manifest,
  { builtAt, earlier }: Omit<Pointer, "format">,
): Artifact {
  return {
    manifest,
    builtAt,
    earlier,
    hasSection: (name) => manifest.sections.some((section) => section.name === name),
    readSection: createSectionReader(indexDir, manifest),
  };
}

function createSectionReader(indexDir: string, manifest: Sectioned): Artifact["readSection"] {
  return async (name) => {
    const read = await readSection(indexDir, manifest, name);
    if (read.ok) return read.value;
    throw toAppError({ kind: "damaged", indexDir, what: `section "${name}" ${read.error}` });
  };
}

/** What is wrong with a section of an artifact; `undefined` where nothing is. */
export async function findSectionFault(
  indexDir: string,
  manifest: Sectioned,
  name: string,
): Promise<string | undefined> {
  const read = await readSection(indexDir, manifest, name);
  return read.ok ? undefined : `section "${name}" ${read.error}`;
}

type Sectioned = Pick<Manifest, "version" | "sections">;

/** The bytes of a section, or what is wrong with it. */
async function readSection(
  indexDir: string,
  manifest: Sectioned,
  name: string,
): Promise<Result<Uint8Array, string>> {
  const section = manifest.sections.find((candidate) => candidate.name === name);
  if (section === undefined) return failure("is not in the manifest");
  try {
    const read = await readHashed(join(indexDir, manifest.version, section.file), section.sizeBytes);
    if (read === undefined) return failure(`has not its ${section.sizeBytes} bytes`);
    return read.sha256 === section.sha256 ? success(read.bytes) : failure("fails its checksum");
  } catch (error) {
    return failure(`cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
