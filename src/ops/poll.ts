/** Calls back whenever a mark that is read at an interval is another than before, the first time at once; gives the function that ends it. */
export function pollMark(
  readMark: () => Promise<string>,
  intervalMs: number,
  onChange: () => Promise<unknown>,
): () => void {
  let seen: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const look = async (): Promise<void> => {
    const mark = await readMark();
    if (mark !== seen) {
      seen = mark;
      await onChange();
    }
    if (!ended) timer = setTimeout(look, intervalMs).unref();
  };
  void look();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
