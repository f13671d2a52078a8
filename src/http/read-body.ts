import type { Request } from "express";
import { AppError } from "../domain/errors.ts";

/**
 * The parameters of a request: those of its address, and over them those of its body, where it has one.
 * @throws {AppError} `malformed-request` for a body that names no parameters.
 */
export function parametersOf(request: Request): Readonly<Record<string, unknown>> {
  const { method, query, headers } = request;
  if (method === "GET" || method === "HEAD") return query;
  const { body } = request as { body?: unknown };
  if (typeof body === "object" && body !== null && !Array.isArray(body)) return { ...query, ...body };
  const isEmpty = headers["transfer-encoding"] === undefined && !(Number(headers["content-length"]) > 0);
  if (body === undefined && isEmpty) return query;
  throw new AppError(
    "malformed-request",
    "the body must be a JSON object of parameters, sent with Content-Type: application/json",
    { name: "body" },
  );
}
