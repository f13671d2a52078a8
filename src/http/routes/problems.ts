import { Router } from "express";
import { noParameters } from "../../api/parameters.ts";
import { AppError, type ErrorCode, errorCodes } from "../../domain/errors.ts";
import { renderProblemKinds } from "../pages/problem-page.ts";
import { problemKinds } from "../problem-kinds.ts";
import { readParameters } from "../read-parameters.ts";
import { send } from "../respond.ts";

/** `GET /problems` and `/problems/{code}`: the addresses that problems name as their type, for people and machines. */
export function problemRoutes(): Router {
  const router = Router();
  router.get(["/problems", "/problems/:code"], (request, response) => {
    const { format } = readParameters(noParameters, request.query);
    const { code } = request.params;
    const codes = errorCodes.filter((known) => code === undefined || known === code);
    if (codes.length === 0)
      throw new AppError(
        "route-not-found",
        `no problem is called "${code?.slice(0, 100)}"; /problems lists all`,
      );
    const wanted = format ?? request.accepts(["html", "json", "text"]);
    const kinds = codes.map(toWireKind);
    response.vary("Accept").set("Cache-Control", "public, max-age=3600");
    if (wanted === "json" || wanted === "text")
      send(response, wanted, code === undefined ? { problems: kinds } : (kinds[0] ?? {}), () =>
        kinds
          .map(({ code: name, status, explanation }) => `${name} (${status})\n  ${explanation}\n`)
          .join("\n"),
      );
    else response.type("html").send(renderProblemKinds(codes));
  });
  return router;
}

function toWireKind(code: ErrorCode): {
  code: ErrorCode;
  status: number;
  title: string;
  explanation: string;
} {
  return { code, ...problemKinds[code] };
}
