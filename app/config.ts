/** What the environment sets, checked once at the start. docs/configuration.md lists the settings. */
import { randomBytes } from "node:crypto";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
import { join, resolve } from "node:path";
import { z } from "zod";
import { asFolderError, makeFolder } from "~db/embedded/folder";
import { likelyMisspelling } from "./config-names";

export interface Config {
  port: number;
  host: string;
  /** A PostgreSQL server; absent with the embedded engine. */
  databaseUrl?: string;
  /** Absolute path. */
  dataDir: string;
  sessionSecret: string;
  /** The origin that people use, such as "https://tidemark.example.org". */
  appUrl?: string;
  /** Addresses and networks of proxies whose X-Forwarded headers are believed. Nobody else's are. */
  trustProxy?: string[];
  demo: boolean;
  /** A demo that anybody can reach: put back every night, and without mail. */
  demoResets?: boolean;
  /** Where the server puts its scheduled backups (absolute path), and how often it makes them. */
  backup?: { folder: string; everyMs: number };
  /** How long the security log is kept. */
  securityLogDays?: number;
  /** Where to report a vulnerability: an e-mail address or a page, for /.well-known/security.txt. */
  securityContact?: string;
  /** A second port, "address:port", that serves only /metrics. */
  metricsAddress?: { host: string; port: number };
  /** A bearer token with which the app itself serves /metrics. */
  metricsToken?: string;
  /** Where traces go (OpenTelemetry over HTTP). */
  traceEndpoint?: string;
  /** A mail server; without it nothing is sent, and pages offer what to copy. */
  smtpUrl?: string;
  /** The sender of mail: an address, or a name with an address in angle brackets. */
  mailFrom?: string;
  /** Keys of the Bureau of Labor Statistics (optional there) and the Census Bureau (required there). */
  blsApiKey?: string;
  censusApiKey?: string;
  /** Other addresses to ask instead, such as your own proxy. */
  blsApiUrl?: string;
  censusApiUrl?: string;
}

/** A setting cannot be right. The message is one line for the person who starts the app. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

export const CONFIG_NAMES = [
  "PORT",
  "HOST",
  "DATABASE_URL",
  "DATA_DIR",
  "SESSION_SECRET",
  "APP_URL",
  "TRUST_PROXY",
  "DEMO",
  "DEMO_RESETS",
  "BACKUP_DIR",
  "BACKUP_EVERY",
  "SECURITY_LOG_DAYS",
  "SECURITY_CONTACT",
  "METRICS_ADDRESS",
  "METRICS_TOKEN",
  "OTEL_EXPORTER_OTLP_ENDPOINT",
  "SMTP_URL",
  "MAIL_FROM",
  "BLS_API_KEY",
  "CENSUS_API_KEY",
  "BLS_API_URL",
  "CENSUS_API_URL",
] as const;

// Values that hold passwords are never repeated in a message.
const origin = z
  .url({ protocol: /^https?$/ })
  .refine((url) => /^https?:\/\/[^/?#@]+\/?$/.test(url))
  .transform((url) => url.replace(/\/$/, ""));

/** An IP address, or a network such as 10.0.0.0/8. One that holds every address would trust everybody. */
function isNetwork(text: string): boolean {
  const [, address = "", bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const family = isIP(address);
  if (bits === undefined) return family !== 0;
  return family !== 0 && Number(bits) > 0 && Number(bits) <= (family === 4 ? 32 : 128);
}

/** Whether only this machine can reach an address that the app listens on. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

/** "127.0.0.1:9464" or "[::1]:9464". */
function splitAddress(text: string): { host: string; port: number } {
  const end = text.lastIndexOf(":");
  return { host: text.slice(0, end).replace(/^\[|\]$/g, ""), port: Number(text.slice(end + 1)) };
}

const feedKey = z.string().regex(/^[0-9A-Za-z]{16,64}$/);
const environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65535)
    .optional(),
  HOST: z
    .string()
    .regex(/^[\w.:%-]+$/)
    .optional(),
  // Not z.url(): several hosts separated by commas are allowed, for failover.
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/)
    .optional(),
  DATA_DIR: z.string().optional(),
  SESSION_SECRET: z.string().min(32).optional(),
  APP_URL: origin.optional(),
  TRUST_PROXY: z
    .string()
    .transform((list) => list.split(",").map((network) => network.trim()))
    .refine((networks) => networks.every(isNetwork))
    .optional(),
  DEMO: z.enum(["0", "1"]).optional(),
  DEMO_RESETS: z.enum(["0", "1"]).optional(),
  BACKUP_DIR: z.string().optional(),
  BACKUP_EVERY: z
    .string()
    .regex(/^[1-9]\d{0,2}[mhd]$/)
    .optional(),
  SECURITY_LOG_DAYS: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .refine((days) => days >= 30 && days <= 3650)
    .optional(),
  SECURITY_CONTACT: z
    .union([
      z.email().transform((address) => `mailto:${address}`),
      z.url({ protocol: /^(https|mailto)$/ }).refine((url) => !/\s/.test(url)),
    ])
    .optional(),
  METRICS_ADDRESS: z
    .string()
    .regex(/^([\w.-]+|\[[\da-fA-F:]+\]):\d{1,5}$/)
    .transform(splitAddress)
    .refine(({ port }) => port <= 65535)
    .optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]{24,200}$/)
    .optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/$/, ""))
    .optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, hostname: /^[\w.:[\]-]+$/ }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^\s*[^<>@\s]+@[^<>@\s]+\s*$|^[^<>\r\n]+<[^<>@\s]+@[^<>@\s]+>\s*$/)
    .optional(),
  BLS_API_KEY: feedKey.optional(),
  CENSUS_API_KEY: feedKey.optional(),
  BLS_API_URL: origin.optional(),
  CENSUS_API_URL: origin.optional(),
});

const EXPECTED: Record<(typeof CONFIG_NAMES)[number], string> = {
  PORT: "a number from 0 to 65535",
  HOST: "an address or a host name to listen on, such as 127.0.0.1",
  DATABASE_URL: "the address of a PostgreSQL server, such as postgres://user:password@host:5432/tidemark",
  DATA_DIR: "a folder",
  SESSION_SECRET: "at least 32 characters long",
  APP_URL: "http:// or https:// and a host, without a path, such as https://tidemark.example.org",
  TRUST_PROXY: "addresses or networks of proxies, separated by commas, such as 127.0.0.1, 10.0.0.0/8",
  DEMO: "0 or 1",
  DEMO_RESETS: "0 or 1",
  BACKUP_DIR: "a folder",
  BACKUP_EVERY: "a number of minutes, hours, or days, such as 30m, 6h, or 1d",
  SECURITY_LOG_DAYS: "a number of days from 30 to 3650",
  SECURITY_CONTACT: "an e-mail address or an https:// address",
  METRICS_ADDRESS: "an address and a port, such as 127.0.0.1:9464",
  METRICS_TOKEN: "24 to 200 letters, digits, and the signs . _ ~ + / = -",
  OTEL_EXPORTER_OTLP_ENDPOINT:
    "the http:// or https:// address of a collector, such as http://127.0.0.1:4318",
  SMTP_URL: "the address of a mail server, such as smtp://user:password@host:587",
  MAIL_FROM: "an e-mail address, such as Tidemark <numbers@example.org>",
  BLS_API_KEY: "the key of 16 to 64 letters and digits that the Bureau of Labor Statistics sent",
  CENSUS_API_KEY: "the key of 16 to 64 letters and digits that the Census Bureau sent",
  BLS_API_URL: "http:// or https:// and a host, without a path",
  CENSUS_API_URL: "http:// or https:// and a host, without a path",
};

type Environment = Record<string, string | undefined>;

/** Reads all settings. With the embedded engine it makes DATA_DIR and, once, the session secret in it. */
export function readConfig(env: Environment): Config {
  const given = check(env);
  const config = withDefaults(given);
  if (config.databaseUrl && !given.SESSION_SECRET) {
    throw new ConfigError("SESSION_SECRET is required with DATABASE_URL (at least 32 characters).");
  }
  return { ...config, sessionSecret: given.SESSION_SECRET ?? keptSecret(config.dataDir) };
}

/** A command signs nobody in, so it needs no session secret and makes none. */
export type CommandConfig = Omit<Config, "sessionSecret">;

export function readCommandConfig(env: Environment): CommandConfig {
  return withDefaults(check(env));
}

function withDefaults(given: ReturnType<typeof check>): CommandConfig {
  // Known passwords are for trying the app out on one's own machine.
  const local = isLoopback(given.HOST ?? "127.0.0.1");
  const demo = given.DEMO === undefined ? given.DATABASE_URL === undefined && local : given.DEMO === "1";
  const demoResets = given.DEMO_RESETS === "1";
  if (demoResets && !demo) throw new ConfigError("DEMO_RESETS=1 needs DEMO=1.");
  // Whoever opens a public demo could send mail to anybody.
  if (demoResets && given.SMTP_URL)
    throw new ConfigError("DEMO_RESETS=1 is for a public demo, which sends no mail: leave SMTP_URL out.");
  return {
    port: given.PORT ?? 3000,
    host: given.HOST ?? "127.0.0.1",
    databaseUrl: given.DATABASE_URL,
    dataDir: resolve(given.DATA_DIR ?? ".data"),
    appUrl: given.APP_URL,
    trustProxy: given.TRUST_PROXY,
    demo,
    demoResets,
    ...(given.BACKUP_DIR !== undefined && {
      backup: { folder: resolve(given.BACKUP_DIR), everyMs: milliseconds(given.BACKUP_EVERY ?? "1d") },
    }),
    securityLogDays: given.SECURITY_LOG_DAYS,
    securityContact: given.SECURITY_CONTACT,
    metricsAddress: given.METRICS_ADDRESS,
    metricsToken: given.METRICS_TOKEN,
    traceEndpoint: given.OTEL_EXPORTER_OTLP_ENDPOINT,
    smtpUrl: given.SMTP_URL,
    mailFrom: given.MAIL_FROM,
    blsApiKey: given.BLS_API_KEY,
    censusApiKey: given.CENSUS_API_KEY,
    blsApiUrl: given.BLS_API_URL,
    censusApiUrl: given.CENSUS_API_URL,
  };
}

const UNITS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** @param duration such as "6h" */
function milliseconds(duration: string): number {
  return Number.parseInt(duration, 10) * (UNITS[duration.slice(-1)] ?? 0);
}

function check(env: Environment) {
  // `PORT= npm start` means "not set".
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  for (const name of Object.keys(given)) {
    const meant = likelyMisspelling(name, CONFIG_NAMES);
    if (meant) throw new ConfigError(`${name} is not a setting; did you mean ${meant}?`);
    if (name.startsWith("TIDEMARK_")) {
      throw new ConfigError(`${name} is not a setting. The settings are ${CONFIG_NAMES.join(", ")}.`);
    }
  }
  const checked = environment.safeParse(given);
  if (checked.success) return checked.data;
  const name = checked.error.issues[0]?.path[0] as keyof typeof EXPECTED;
  throw new ConfigError(`${name} is not right: it should be ${EXPECTED[name]}.`);
}

/** Made at the first start and kept: otherwise every restart would end all sessions. */
function keptSecret(dataDir: string): string {
  const file = join(dataDir, "session.secret");
  try {
    makeFolder(dataDir);
    try {
      // "wx" fails if the file exists: of two first starts only one may choose the secret.
      writeFileSync(file, `${randomBytes(32).toString("base64url")}\n`, { flag: "wx", mode: 0o600 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      chmodSync(file, 0o600);
    }
    const secret = readFileSync(file, "utf8").trim();
    if (secret.length >= 32) return secret;
  } catch (error) {
    throw new ConfigError((asFolderError(dataDir, error) as Error).message);
  }
  throw new ConfigError(`${file} is damaged; delete it to have a new one made (people sign in again).`);
}
