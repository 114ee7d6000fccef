/** What the environment sets, checked once at the start. The README lists the settings. */
import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { likelyMisspelling } from "./settings-names";

export interface Settings {
  port: number;
  host: string;
  /** A PostgreSQL server; absent with the embedded engine. */
  databaseUrl?: string;
  /** Absolute path. */
  dataDir: string;
  sessionSecret: string;
  /** The origin under which people reach the app, e.g. "https://tidemark.example.org", if it is set. */
  appUrl?: string;
  demo: boolean;
  /** A mail server; without it nothing is sent, and pages offer what to copy. */
  smtpUrl?: string;
  /** Who mail comes from: an address, or a name with an address in angle brackets. */
  mailFrom?: string;
  /** Of the Bureau of Labor Statistics and the Census Bureau; without them they answer less, or not at all. */
  blsApiKey?: string;
  censusApiKey?: string;
  /** Other addresses to ask instead, such as a proxy of one's own. */
  blsApiUrl?: string;
  censusApiUrl?: string;
}

/** Something in the environment cannot be right; the message is one line for whoever starts the app. */
export class SettingsError extends Error {
  override name = "SettingsError";
}

export const SETTING_NAMES = [
  "PORT",
  "HOST",
  "DATABASE_URL",
  "DATA_DIR",
  "SESSION_SECRET",
  "APP_URL",
  "DEMO",
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
  DEMO: z.enum(["0", "1"]).optional(),
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

const EXPECTED: Record<(typeof SETTING_NAMES)[number], string> = {
  PORT: "a number from 0 to 65535",
  HOST: "an address or a host name to listen on, such as 127.0.0.1",
  DATABASE_URL: "the address of a PostgreSQL server, such as postgres://user:password@host:5432/tidemark",
  DATA_DIR: "a folder",
  SESSION_SECRET: "at least 32 characters long",
  APP_URL: "http:// or https:// and a host, without a path, such as https://tidemark.example.org",
  DEMO: "0 or 1",
  SMTP_URL: "the address of a mail server, such as smtp://user:password@host:587",
  MAIL_FROM: "an e-mail address, such as Tidemark <numbers@example.org>",
  BLS_API_KEY: "the key of 16 to 64 letters and digits that the Bureau of Labor Statistics sent",
  CENSUS_API_KEY: "the key of 16 to 64 letters and digits that the Census Bureau sent",
  BLS_API_URL: "http:// or https:// and a host, without a path",
  CENSUS_API_URL: "http:// or https:// and a host, without a path",
};

type Environment = Record<string, string | undefined>;

/** Reads all settings. With the embedded engine it makes DATA_DIR and, once, the session secret in it. */
export function readSettings(env: Environment): Settings {
  const given = check(env);
  const settings = withDefaults(given);
  if (settings.databaseUrl && !given.SESSION_SECRET) {
    throw new SettingsError("SESSION_SECRET is required with DATABASE_URL (at least 32 characters).");
  }
  return { ...settings, sessionSecret: given.SESSION_SECRET ?? keptSecret(settings.dataDir) };
}

/** A chore signs nobody in: it needs no secret and makes none. */
export type ChoreSettings = Omit<Settings, "sessionSecret">;

export function readChoreSettings(env: Environment): ChoreSettings {
  return withDefaults(check(env));
}

function withDefaults(given: ReturnType<typeof check>): ChoreSettings {
  return {
    port: given.PORT ?? 3000,
    host: given.HOST ?? "127.0.0.1",
    databaseUrl: given.DATABASE_URL,
    dataDir: resolve(given.DATA_DIR ?? ".data"),
    appUrl: given.APP_URL,
    demo: given.DEMO === undefined ? given.DATABASE_URL === undefined : given.DEMO === "1",
    smtpUrl: given.SMTP_URL,
    mailFrom: given.MAIL_FROM,
    blsApiKey: given.BLS_API_KEY,
    censusApiKey: given.CENSUS_API_KEY,
    blsApiUrl: given.BLS_API_URL,
    censusApiUrl: given.CENSUS_API_URL,
  };
}

function check(env: Environment) {
  // `PORT= npm start` means "not set".
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  for (const name of Object.keys(given)) {
    const meant = likelyMisspelling(name, SETTING_NAMES);
    if (meant) throw new SettingsError(`${name} is not a setting; did you mean ${meant}?`);
    if (name.startsWith("TIDEMARK_")) {
      throw new SettingsError(`${name} is not a setting. The settings are ${SETTING_NAMES.join(", ")}.`);
    }
  }
  const checked = environment.safeParse(given);
  if (checked.success) return checked.data;
  const name = checked.error.issues[0]?.path[0] as keyof typeof EXPECTED;
  throw new SettingsError(`${name} is not right: it should be ${EXPECTED[name]}.`);
}

/** The secret made at the first start; sessions would otherwise end with every restart. */
function keptSecret(dataDir: string): string {
  const file = join(dataDir, "session.secret");
  try {
    mkdirSync(dataDir, { recursive: true });
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
    const { code } = error as NodeJS.ErrnoException;
    throw new SettingsError(
      `DATA_DIR is not right: ${dataDir} is no folder that can be written to (${code}).`,
    );
  }
  throw new SettingsError(`${file} is damaged; delete it to have a new one made (people sign in again).`);
}
