import type { z } from "zod";
import { AppError } from "../domain/errors.ts";
import { nearest } from "../domain/nearest.ts";

/**
 * The parameters of a request by their schema.
 * @throws {AppError} `unknown-parameter` with the nearest known name, `invalid-parameter` naming what is wrong.
 */
export function readParameters<T extends z.ZodObject>(schema: T, query: unknown): z.infer<T> {
  const parsed = schema.safeParse(query);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const known = Object.keys(schema.shape);
  if (issue?.code === "unrecognized_keys") {
    const [name = ""] = issue.keys;
    throw new AppError(
      "unknown-parameter",
      `there is no parameter "${name.slice(0, 80)}"; did you mean "${nearest(name, known)}"?`,
      {
        name: name.slice(0, 80),
        allowed: known,
      },
    );
  }
  const name = String(issue?.path[0] ?? "");
  const allowed = issue?.code === "invalid_value" ? { allowed: issue.values.map(String) } : {};
  throw new AppError("invalid-parameter", `"${name}": ${issue?.message ?? "cannot be read"}`, {
    name,
    ...allowed,
  });
}
