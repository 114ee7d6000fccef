/** Guards the API: how often it may be called, and which calls exist. Every refusal is a problem document. */
import type { Request, RequestHandler, Response } from "express";
import { makeRateLimit, type RateLimit, type RateState } from "~/access/limits/rate-limit";
import { hashOf } from "~/access/links/secrets.server";
import { isApi, refuse } from "~/access/refusal.server";
import { callAt } from "./calls";
import { answerPreflight, isPreflight, type MayRead } from "./cross-origin.server";

/** Twenty a second: a dashboard that reads every call for every year stays far below these. */
const BY_TOKEN = { name: "token", most: 1_200, seconds: 60 };
const BY_ADDRESS = { name: "address", most: 3_000, seconds: 60 };
/** A program with a stale token fails a few times; guessing one takes far more. */
const WRONG_TOKENS = { name: "wrong-tokens", most: 30, seconds: 60 };

/**
 * @param mayRead for pages of other sites
 * @param now for tests
 */
export function apiDoor(mayRead: MayRead, now?: () => number): RequestHandler {
  const byToken = makeRateLimit(BY_TOKEN, now);
  const byAddress = makeRateLimit(BY_ADDRESS, now);
  const wrong = makeRateLimit(WRONG_TOKENS, now);
  /** Recently valid tokens, so that a guesser does not lock out others behind the same address. */
  const right = new Set<string>();

  return (request, response, next) => {
    if (!isApi(request.originalUrl)) return next();
    // Words of the API are English whatever is asked for, so nothing varies by Accept-Language.
    response.set("Content-Language", "en");
    const address = request.ip ?? "";
    const { authorization } = request.headers;
    const token = authorization ? hashOf(authorization) : null;
    if (token && !right.has(token) && !within(wrong, wrong.peek(address), request, response)) return;
    if (!within(byAddress, byAddress.take(address), request, response)) return;
    if (token && !within(byToken, byToken.take(token), request, response)) return;
    const [path = ""] = request.originalUrl.split("?");
    const allowed = allowedAt(path);
    if (isPreflight(request) && allowed.includes("GET") && path.split("/").length > 4) {
      answerPreflight(request, response, { path, allowed, may: mayRead }).catch(next);
      return;
    }
    if (!isCall(request, response)) return;
    response.once("finish", () => {
      if (!token) return;
      if (response.statusCode === 401) {
        right.delete(token);
        wrong.take(address);
      } else if (response.statusCode < 400) {
        if (right.size >= 10_000) right.clear();
        right.add(token);
      }
    });
    next();
  };
}

/** Reports what is left in RateLimit headers, and refuses with 429 once nothing is. */
function within({ policy }: RateLimit, state: RateState, request: Request, response: Response): boolean {
  response.set("RateLimit-Policy", `"${policy.name}";q=${policy.most};w=${policy.seconds}`);
  response.set("RateLimit", `"${policy.name}";r=${state.remaining};t=${state.reset}`);
  if (state.allowed) return true;
  refuse(request, response.set("Retry-After", String(state.reset)), {
    status: 429,
    title: "Too many requests",
    detail: `Wait ${state.reset} seconds, then go on.`,
  });
  return false;
}

/** The methods of the call at an address; none if there is no call. */
const allowedAt = (path: string): string[] =>
  Object.keys(callAt(path)?.methods ?? {}).flatMap((name) => (name === "GET" ? ["GET", "HEAD"] : [name]));

/** Refuses unknown addresses, methods, and query parameters. */
function isCall(request: Request, response: Response): boolean {
  const [path = "", query = ""] = request.originalUrl.split(/\?(.*)/s);
  const call = callAt(path);
  if (!call) {
    refuse(request, response, { status: 404, title: "Not found", detail: "There is no such call." });
    return false;
  }
  const method = request.method === "HEAD" ? "GET" : request.method;
  const known = call.methods[method as keyof typeof call.methods];
  if (!known) {
    const allowed = allowedAt(path);
    refuse(request, response.set("Allow", allowed.join(", ")), {
      status: 405,
      title: "Not possible here",
      detail: `This call takes ${allowed.join(", ")}.`,
    });
    return false;
  }
  const unknown = [...new URLSearchParams(query).keys()].filter((name) => !known.includes(name));
  if (unknown.length === 0) return true;
  const takes = known.length > 0 ? `This call takes ${known.join(", ")}.` : "This call takes no parameters.";
  refuse(request, response, {
    status: 400,
    title: "Unknown parameter",
    detail: `${unknown.slice(0, 5).map(shortened).join(", ")}: not known here. ${takes}`,
  });
  return false;
}

/** @param name as sent; shortened if it is longer than any real parameter */
const shortened = (name: string) => (name.length > 40 ? `${name.slice(0, 40)}…` : name || "(no name)");
