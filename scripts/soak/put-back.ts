/** Gives a function that undoes something once: when it is called, or else when the process ends. */
export function putBack(undo: () => void): () => void {
  const once = (): void => {
    process.off("exit", once);
    undo();
  };
  process.prependListener("exit", once);
  return once;
}
