import { problem } from "~/access/problem";

/** The year that a call asks for, or the answer to a call that does not name one. */
export function yearAsked(request: Request): number | Response {
  const text = new URL(request.url).searchParams.get("year") ?? "";
  const year = Number(text);
  if (/^\d{4}$/.test(text) && year >= 1990 && year <= 2100) return year;
  return problem(422, "The question is not right", "year is missing or not a year such as 2025.", [
    { row: null, column: "year", code: "bad_parameter", message: "year is a number such as 2025." },
  ]);
}
