/** What a build has done so far, in this phase. */
export interface Progress {
  /** Files are read first, and then indexed. */
  readonly phase: "reading" | "indexing";
  readonly files: number;
  readonly totalFiles: number;
  readonly bytes: number;
  readonly totalBytes: number;
  readonly paragraphs: number;
}

/** Shows progress; `done` takes the bar away. */
export interface ProgressView {
  update(progress: Progress): void;
  done(): void;
}

const barWidth = 28;

/** A bar on a terminal, a plain line every few seconds elsewhere; both on the stream given. `now` is in milliseconds. */
export function createProgressView(stream: NodeJS.WriteStream, now: () => number): ProgressView {
  const isTerminal = stream.isTTY === true;
  const pauseMs = isTerminal ? 80 : 5_000;
  const startedAt = now();
  let shownAt = isTerminal ? 0 : startedAt;
  return {
    update(progress) {
      if (now() - shownAt < pauseMs) return;
      shownAt = now();
      const line = describeProgress(progress, now() - startedAt);
      stream.write(isTerminal ? `\r\u001b[K${drawBar(shareOf(progress))} ${line}` : `${line}\n`);
    },
    done() {
      if (isTerminal) stream.write("\r\u001b[K");
    },
  };
}

/** `indexing 120 of 3,756 files, 4,210 paragraphs, about 12 s left`. */
export function describeProgress(progress: Progress, tookMs: number): string {
  const { phase, files, totalFiles, paragraphs } = progress;
  const share = shareOf(progress);
  const left = share > 0 ? Math.ceil((tookMs / share - tookMs) / 1000) : undefined;
  const indexed = phase === "indexing" ? `, ${paragraphs.toLocaleString("en")} paragraphs` : "";
  const count = `${phase} ${files.toLocaleString("en")} of ${totalFiles.toLocaleString("en")} files${indexed}`;
  return left === undefined ? count : `${count}, about ${left.toLocaleString("en")} s left`;
}

/** `██████░░░░  60%`; `share` is from 0 to 1. */
export function drawBar(share: number): string {
  const filled = Math.round(share * barWidth);
  return `${"█".repeat(filled)}${"░".repeat(barWidth - filled)} ${String(Math.floor(share * 100)).padStart(3)}%`;
}

/** Reading counts for the first half, indexing for the second. */
function shareOf({ phase, bytes, totalBytes }: Progress): number {
  const half = totalBytes === 0 ? 0.5 : Math.min(1, bytes / totalBytes) / 2;
  return phase === "reading" ? half : 0.5 + half;
}
