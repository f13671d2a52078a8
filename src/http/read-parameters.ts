import type { core, z } from "zod";
import { AppError } from "../domain/errors.ts";
import { nearestAmong } from "../domain/nearest.ts";

/**
 * Reads parameters as `readParameters` does by a schema of which none must be given, looking at none but those that are.
 * What is read of the others is the same each time.
 */
export function parameterReader<T extends z.ZodObject>(schema: T): (query: object) => z.infer<T> {
  const absent = schema.parse({});
  const shape: Readonly<Record<string, z.ZodType>> = schema.shape;
  const refuseUnknown = refuserOf(schema);
  return (query) => {
    const read: Record<string, unknown> = { ...absent };
    const unknown: string[] = [];
    for (const [name, value] of Object.entries(query)) {
      const field = Object.hasOwn(shape, name) ? shape[name] : undefined;
      const parsed = field?.safeParse(value);
      if (parsed?.success) read[name] = parsed.data;
      else if (field === undefined) unknown.push(name);
      else return readParameters(schema, query);
    }
    if (unknown[0] !== undefined) throw refuseUnknown(unknown[0]);
    return read as z.infer<T>;
  };
}

/**
 * The parameters of a request by their schema.
 * @throws {AppError} `unknown-parameter` with the nearest known name, `invalid-parameter` naming what is wrong.
 */
export function readParameters<T extends z.ZodObject>(schema: T, query: unknown): z.infer<T> {
  const parsed = schema.safeParse(query, { error: describeIssue });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue?.code === "unrecognized_keys") throw refuserOf(schema)(issue.keys[0] ?? "");
  const name = String(issue?.path[0] ?? "");
  const allowed = issue?.code === "invalid_value" ? { allowed: issue.values.map(String) } : {};
  throw new AppError("invalid-parameter", `"${name}": ${issue?.message ?? "cannot be read"}`, {
    name,
    ...allowed,
  });
}

/** What is said of parameters that a schema does not know. */
function refuserOf({ shape }: z.ZodObject): (given: string) => AppError {
  const allowed = Object.keys(shape);
  const nearest = nearestAmong(allowed);
  return (given) => {
    const name = given.slice(0, 80);
    const message = `there is no parameter "${name}"; did you mean "${nearest(name)}"?`;
    return new AppError("unknown-parameter", message, { name, allowed });
  };
}

/** What a schema that has no words of its own for it finds wrong, as a sentence about the value. */
function describeIssue(issue: core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? "must be given"
        : `must be ${kinds[issue.expected] ?? issue.expected}`;
    case "too_small":
      return issue.origin === "string" && issue.minimum === 1
        ? "must not be empty"
        : `must ${sizeWord(issue.origin)} at least ${amount(issue.minimum, issue.origin)}`;
    case "too_big":
      return `must ${sizeWord(issue.origin)} at most ${amount(issue.maximum, issue.origin)}`;
    case "invalid_value":
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(" or ")}`;
    default:
      return undefined;
  }
}

const sizeWord = (origin: string): string => (origin in units ? "have" : "be");
const amount = (size: number | bigint, origin: string): string =>
  [size, units[origin]].filter((part) => part !== undefined).join(" ");
const units: Readonly<Record<string, string>> = { string: "characters", array: "values" };

const kinds: Readonly<Record<string, string>> = {
  string: "text",
  array: "a list",
  object: "an object",
  number: "a number",
  boolean: "true or false",
};
