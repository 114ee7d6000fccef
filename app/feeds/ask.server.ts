import { type Clock, type Gate, gateOf, SYSTEM_CLOCK } from "./clock.server";
import { FeedError } from "./feed-error";

export interface FeedOptions {
  /** The operator's key. Without it the feed answers less or not at all. */
  key?: string | undefined;
  /** Replaces the public address; no path. */
  url?: string | undefined;
  signal?: AbortSignal | undefined;
  clock?: Clock;
  gate?: Gate;
  /** For each attempt. */
  timeoutMs?: number;
  tries?: number;
}

export interface Answer {
  status: number;
  /** "application/json" */
  type: string;
  text: string;
}

/** Below what both feeds allow, and more than one page needs. */
export const GATES = { bls: gateOf(25, 10_000), census: gateOf(25, 10_000) };
const TRIES = 3;
const TIMEOUT = 8000;
const FIRST_PAUSE = 500;
/** A person is waiting: if the feed asks for a longer pause, give up and say so. */
const LONGEST_PAUSE = 8000;

/**
 * Sends the request, retrying with growing, randomized pauses if the network fails or the server is overloaded or
 * broken. Any other answer is returned as it is.
 * @throws FeedError when all attempts have failed; the signal's reason when the caller aborts
 */
export async function ask(
  name: string,
  request: { url: string; init?: RequestInit },
  { clock = SYSTEM_CLOCK, gate, signal, timeoutMs = TIMEOUT, tries = TRIES }: FeedOptions & { gate: Gate },
): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    await gate(clock, signal);
    const outcome = await once(request, timeoutMs, signal);
    if ("text" in outcome && !passing(outcome.status)) return outcome;
    const pause = pauseAfter(outcome, attempt, clock);
    if (attempt >= tries || pause > LONGEST_PAUSE) throw failure(name, outcome, timeoutMs);
    await clock.sleep(pause, signal);
  }
}

interface Failed {
  failed: "timeout" | "network";
  code: string;
}
type Outcome = (Answer & { retryAfter: string | null }) | Failed;

async function once(
  { url, init }: { url: string; init?: RequestInit },
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      ...init,
      // Only the publisher that is configured is asked.
      redirect: "error",
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    const type = (response.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
    const retryAfter = response.headers.get("retry-after");
    return { status: response.status, type, retryAfter, text: await response.text() };
  } catch (error) {
    signal?.throwIfAborted();
    if (timeout.aborted) return { failed: "timeout", code: "" };
    return { failed: "network", code: codeOf(error) };
  }
}

const passing = (status: number) => status === 429 || status >= 500;

/** The pause the server asks for, else about twice the one before. */
function pauseAfter(outcome: Outcome, attempt: number, clock: Clock): number {
  const retryAfter = "text" in outcome ? asTime(outcome.retryAfter, clock) : null;
  return retryAfter ?? FIRST_PAUSE * 2 ** (attempt - 1) * (0.5 + clock.random());
}

/** Reads a Retry-After header (seconds or a date) as milliseconds. */
function asTime(header: string | null, clock: Clock): number | null {
  if (header === null || header.trim() === "") return null;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - clock.now();
  return Number.isNaN(ms) ? null : Math.max(ms, 0);
}

function failure(name: string, outcome: Outcome, timeoutMs: number): FeedError {
  const unreachable = (why: string) =>
    new FeedError("unreachable", `The ${name} could not be reached: ${why}.`);
  if (!("text" in outcome))
    return unreachable(
      outcome.failed === "timeout"
        ? `there was no answer within ${Math.max(1, Math.round(timeoutMs / 1000))} seconds`
        : (NETWORK[outcome.code] ?? "the connection failed"),
    );
  if (outcome.status === 429)
    return new FeedError("limit", `The ${name} does not accept more requests right now.`);
  return unreachable(`its server failed (error ${outcome.status})`);
}

const NETWORK: Record<string, string> = {
  ENOTFOUND: "its address was not found; the network may be down",
  EAI_AGAIN: "its address was not found; the network may be down",
  ECONNREFUSED: "the connection was refused",
  ECONNRESET: "the connection was interrupted",
  UND_ERR_CONNECT_TIMEOUT: "there was no answer",
};

/** Node keeps the network's error code in nested causes. */
function codeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as NodeJS.ErrnoException;
    if (typeof code === "string") return code;
    if (at instanceof AggregateError) return codeOf(at.errors[0]);
  }
  return "";
}
