import { problem } from "~/access/problem";
import { isYear } from "~/domain/years";

/** The year in a call's query, or the response to a call without a valid one. */
export function yearParameter(request: Request): number | Response {
  const text = new URL(request.url).searchParams.get("year") ?? "";
  const year = Number(text);
  if (/^\d{4}$/.test(text) && isYear(year)) return year;
  return badParameter("year", "year is required and must be a year, such as 2025.");
}

/** The response to a call with a parameter that cannot be used. */
export function badParameter(column: string, message: string): Response {
  return problem(422, "Invalid parameter", message, [{ row: null, column, code: "bad_parameter", message }]);
}
