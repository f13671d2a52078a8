import { toCitationKey } from "../domain/ledger.ts";
import type { CorpusProblem } from "../domain/problem.ts";
import type { BuildReport } from "./run-build.ts";

/** Places shown for each kind of problem, unless all are asked for. */
const placesShown = 3;

/** The closing report of a build, as lines for a person. */
export function describeBuild(report: BuildReport, tookMs: number, verbose: boolean): string {
  const { index, files, cachedFiles, problems } = report;
  const count = (number: number): string => number.toLocaleString("en");
  const state = index.changed ? `index ${index.version}` : `index ${index.version}, unchanged`;
  return [
    ...describeProblems(problems, verbose),
    `${count(index.documents)} documents, ${count(index.paragraphs)} paragraphs, ${count(index.words)} words`,
    `${count(files)} files read, ${count(cachedFiles)} of them unchanged since the last build`,
    ...(index.sent === undefined
      ? []
      : [`${count(index.sent)} paragraphs sent to the cluster, the others were there already`]),
    ...describeChanges(report, verbose),
    `${state}, ${count(index.sizeBytes)} bytes, ${(tookMs / 1000).toFixed(1)} s`,
  ].join("\n");
}

const kinds = ["corrected", "moved", "withdrawn"] as const;

/** What became of earlier words: how many of each kind, with the first of them. */
function describeChanges({ changes, replaced }: BuildReport, verbose: boolean): readonly string[] {
  if (changes.length === 0) return [];
  const lines = kinds.flatMap((kind) => {
    const own = changes.filter((change) => change.kind === kind);
    const shown = verbose ? own : own.slice(0, placesShown);
    const more = own.length - shown.length;
    if (own.length === 0) return [];
    return [
      `  ${own.length.toLocaleString("en")} ${kind}`,
      ...shown.map(
        ({ from, to, reason }) =>
          `    ${toCitationKey(from)}${to === null ? "" : ` → ${toCitationKey(to)}`}${reason === undefined ? "" : `: ${reason}`}`,
      ),
      ...(more > 0 ? [`    and ${more.toLocaleString("en")} more (--verbose lists them)`] : []),
    ];
  });
  return [`paragraphs of index ${replaced} that stand otherwise now:`, ...lines];
}

/** Problems grouped by their code, the worst first; notes only when all are asked for. */
export function describeProblems(problems: readonly CorpusProblem[], verbose: boolean): readonly string[] {
  const shown = problems.filter(({ severity }) => verbose || severity !== "note");
  const notes = problems.length - shown.length;
  const lines = (["error", "warning", "note"] as const).flatMap((severity) => {
    const own = shown.filter((problem) => problem.severity === severity);
    return [...new Set(own.map(({ code }) => code))].flatMap((code) =>
      describeCode(code, severity, own, verbose),
    );
  });
  return notes > 0 ? [...lines, `${notes} ${notes === 1 ? "note" : "notes"} (--verbose lists them)`] : lines;
}

function describeCode(
  code: string,
  severity: string,
  problems: readonly CorpusProblem[],
  verbose: boolean,
): readonly string[] {
  const own = problems.filter((problem) => problem.code === code);
  const places = verbose ? own : own.slice(0, placesShown);
  const more = own.length - places.length;
  return [
    `${severity} ${code} (${own.length})`,
    ...places.map(
      ({ path, line, message }) => `  ${path}${line === undefined ? "" : `:${line}`}: ${message}`,
    ),
    ...(more > 0 ? [`  and ${more} more (--verbose lists them)`] : []),
  ];
}
