import { lstat, readdir, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import { AppError } from "../domain/errors.ts";
import type { CorpusProblem } from "../domain/problem.ts";
import type { CorpusProblemCode } from "./problem-codes.ts";
import type { CorpusSettings } from "./settings.ts";
import { formatOf, type SourceFormat } from "./source.ts";

/** A document's file as found. */
export interface CorpusFile {
  /** Inside the corpus folder, with `/`. */
  readonly path: string;
  readonly absolute: string;
  readonly format: SourceFormat;
  readonly sizeBytes: number;
  readonly sidecar?: { readonly path: string; readonly absolute: string };
}

/** What lies in a corpus folder. */
export interface Scan {
  /** In the order of their paths by code unit. */
  readonly files: readonly CorpusFile[];
  readonly problems: readonly CorpusProblem[];
}

const notDocuments =
  /^(?:[_.].*|README.*|SOURCE.*|LICENSE.*|corpus\.yaml|speakers\.yaml|synonyms\.yaml|withheld\.yaml|.*\.meta\.yaml)$/;

/** Finds the files of a corpus; nothing is left out silently. @throws {AppError} `corpus-missing` */
export async function scanCorpus(root: string, settings: CorpusSettings): Promise<Scan> {
  const real = await realpath(root).catch((cause: unknown) => {
    throw missing(root, cause);
  });
  if (!(await stat(real)).isDirectory()) throw missing(root);
  const problems: CorpusProblem[] = [];
  const found = new Map<string, { readonly absolute: string; readonly sizeBytes: number }>();
  const seen = new Set<string>();
  const report = (
    path: string,
    code: CorpusProblemCode,
    severity: CorpusProblem["severity"],
    message: string,
  ): void => {
    problems.push({ severity, path, code, message });
  };

  const visit = async (folder: string, absolute: string): Promise<void> => {
    const place = await realpath(absolute);
    if (seen.has(place))
      return report(folder, "link-skipped", "warning", "a link leads to a folder that is read already");
    seen.add(place);
    const entries = await readdir(absolute).catch((error: Error) => {
      report(folder || ".", "unreadable", "error", error.message);
      return [];
    });
    for (const name of entries.sort())
      await visitEntry(folder === "" ? name : `${folder}/${name}`, join(absolute, name), name);
  };
  const visitEntry = async (path: string, absolute: string, name: string): Promise<void> => {
    const isSidecar = name.endsWith(".meta.yaml");
    if (settings.excludes(path) || (notDocuments.test(name) && !isSidecar)) {
      return report(path, "not-a-document", "note", "left out by its name");
    }
    const link = (await lstat(absolute)).isSymbolicLink();
    const target = link ? await realpath(absolute).catch(() => undefined) : absolute;
    if (target === undefined || (link && !isInside(target, real))) {
      return report(
        path,
        "link-skipped",
        "warning",
        "a link leads nowhere, in a circle, or out of the corpus",
      );
    }
    const info = await stat(target);
    if (info.isDirectory()) return visit(path, absolute);
    if (!info.isFile()) return report(path, "special-file", "warning", "not a file of data");
    found.set(path, { absolute: target, sizeBytes: info.size });
  };
  await visit("", real);
  return { files: pickDocuments(found, settings, report), problems };
}

function pickDocuments(
  found: ReadonlyMap<string, { readonly absolute: string; readonly sizeBytes: number }>,
  settings: CorpusSettings,
  report: (
    path: string,
    code: CorpusProblemCode,
    severity: CorpusProblem["severity"],
    message: string,
  ) => void,
): readonly CorpusFile[] {
  const files: CorpusFile[] = [];
  const used = new Set<string>();
  for (const path of [...found.keys()].sort()) {
    const format = formatOf(path);
    const file = found.get(path);
    if (file === undefined || path.endsWith(".meta.yaml")) continue;
    const sidecar = `${path.replace(/\.[^./]+$/, "")}.meta.yaml`;
    const beside = found.get(sidecar);
    used.add(sidecar);
    const limit = format === "jsonl" ? settings.maxLinesBytes : settings.maxFileBytes;
    if (format === undefined) report(path, "unsupported-format", "warning", "no reader knows this ending");
    else if (file.sizeBytes > limit) {
      report(
        path,
        "too-large",
        "error",
        `${file.sizeBytes} bytes; the limit is ${limit}: split the file or raise limits.maxFileBytes in corpus.yaml`,
      );
    } else
      files.push({
        path,
        format,
        ...file,
        ...(beside && { sidecar: { path: sidecar, absolute: beside.absolute } }),
      });
  }
  for (const path of found.keys()) {
    if (path.endsWith(".meta.yaml") && !used.has(path))
      report(path, "orphan-sidecar", "warning", "there is no document beside it");
  }
  return files;
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder + sep);
}

function missing(root: string, cause?: unknown): AppError {
  return new AppError(
    "corpus-missing",
    `there is no corpus folder at ${root}; name one with --corpus or CORPUS_DIR`,
    { name: root, cause },
  );
}
