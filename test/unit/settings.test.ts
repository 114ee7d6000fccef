import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readChoreSettings, readSettings, SettingsError } from "~/settings";

const SECRET = "a secret that is long enough for us";
const SERVER = "postgres://tidemark:pw@db.example.org/tidemark";
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tidemark-settings-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The one line that a start with these settings ends with. */
function refusal(env: Record<string, string>): string {
  try {
    readSettings({ DATA_DIR: folder, ...env });
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    expect((error as Error).message).not.toContain("\n");
    return (error as Error).message;
  }
  throw new Error("the settings were accepted");
}

describe("without any settings", () => {
  test("the app listens on this machine only, on port 3000, with the demo in the embedded database", () => {
    expect(readSettings({ DATA_DIR: folder })).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      databaseUrl: undefined,
      appUrl: undefined,
      demo: true,
    });
  });

  test("the session secret is made once, for the owner's eyes only, and kept", () => {
    const first = readSettings({ DATA_DIR: folder }).sessionSecret;
    expect(first.length).toBeGreaterThanOrEqual(32);
    expect(readSettings({ DATA_DIR: folder }).sessionSecret).toBe(first);
    const file = join(folder, "session.secret");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, "utf8").trim()).toBe(first);
  });

  test("a damaged session secret is refused, not replaced", () => {
    writeFileSync(join(folder, "session.secret"), "");
    expect(refusal({})).toContain("session.secret is damaged");
  });
});

describe("with a PostgreSQL server", () => {
  test("the demo is off unless asked for", () => {
    const env = { DATABASE_URL: SERVER, SESSION_SECRET: SECRET };
    expect(readSettings(env)).toMatchObject({ databaseUrl: SERVER, sessionSecret: SECRET, demo: false });
    expect(readSettings({ ...env, DEMO: "1" }).demo).toBe(true);
  });

  test("a session secret is required, but not for database chores", () => {
    expect(refusal({ DATABASE_URL: SERVER })).toBe(
      "SESSION_SECRET is required with DATABASE_URL (at least 32 characters).",
    );
    expect(readChoreSettings({ DATABASE_URL: SERVER }).databaseUrl).toBe(SERVER);
  });

  test("several hosts may be named for failover", () => {
    const url = "postgres://u:p@one:5432,two:5432/tidemark?target_session_attrs=read-write";
    expect(readSettings({ DATABASE_URL: url, SESSION_SECRET: SECRET }).databaseUrl).toBe(url);
  });
});

test("an empty setting counts as not set", () => {
  expect(readSettings({ DATA_DIR: folder, PORT: "", DATABASE_URL: " ", DEMO: "" })).toMatchObject({
    port: 3000,
    databaseUrl: undefined,
    demo: true,
  });
});

test("port 0 asks for any free port", () => {
  expect(readSettings({ DATA_DIR: folder, PORT: "0" }).port).toBe(0);
});

test("keys and addresses of the feeds are handed on", () => {
  const key = "0123456789abcdef0123456789abcdef";
  const proxy = "http://proxy.example.org:8080";
  const env = { BLS_API_KEY: key, CENSUS_API_KEY: key, BLS_API_URL: `${proxy}/`, CENSUS_API_URL: proxy };
  expect(readSettings({ DATA_DIR: folder, ...env })).toMatchObject({
    ...{ blsApiKey: key, censusApiKey: key, blsApiUrl: proxy, censusApiUrl: proxy },
  });
  expect(readSettings({ DATA_DIR: folder }).blsApiKey).toBeUndefined();
});

test("the app's address is kept without its last slash", () => {
  expect(readSettings({ DATA_DIR: folder, APP_URL: "https://tide.example.org/" }).appUrl).toBe(
    "https://tide.example.org",
  );
});

test.each([
  ["PORT", "abc"],
  ["PORT", "70000"],
  ["PORT", "-1"],
  ["HOST", "two words"],
  ["DATABASE_URL", "mysql://root:hunter2@localhost/tidemark"],
  ["SESSION_SECRET", "hunter2"],
  ["APP_URL", "tidemark.example.org"],
  ["APP_URL", "https://example.org/tidemark"],
  ["DEMO", "yes"],
  ["SMTP_URL", "https://hunter2@mail.example.org"],
  ["MAIL_FROM", "hunter2"],
  ["MAIL_FROM", "a@example.org, b@hunter2.example"],
  ["BLS_API_KEY", "hunter2"],
  ["CENSUS_API_KEY", "hunter2 hunter2 hunter2"],
  ["BLS_API_URL", "ftp://hunter2@api.example.org"],
  ["CENSUS_API_URL", "https://api.example.org/data"],
])("a malformed %s (%s) stops the start with a line that names it and keeps secrets", (name, value) => {
  const line = refusal({ [name]: value });
  expect(line).toMatch(new RegExp(`^${name} is not right: it should be `));
  expect(line).not.toContain("hunter2");
});

test("a file cannot be the data folder", () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  expect(refusal({ DATA_DIR: file })).toContain("DATA_DIR is not right");
});

test.each([
  ["DATABSE_URL", "DATABASE_URL"],
  ["DATABASE_URI", "DATABASE_URL"],
  ["DATADIR", "DATA_DIR"],
  ["SMTP_URI", "SMTP_URL"],
  ["SESION_SECRET", "SESSION_SECRET"],
  ["PROT", "PORT"],
  ["BLS_APIKEY", "BLS_API_KEY"],
  ["database_url", "DATABASE_URL"],
  ["TIDEMARK_PORT", "PORT"],
])("%s is taken for a misspelt %s", (name, meant) => {
  expect(refusal({ [name]: "x" })).toBe(`${name} is not a setting; did you mean ${meant}?`);
});

test("an unknown setting of ours is refused", () => {
  expect(refusal({ TIDEMARK_COLOUR: "blue" })).toMatch(
    /^TIDEMARK_COLOUR is not a setting\. The settings are /,
  );
});

test("variables of other programs are none of our business", () => {
  const others = [
    "HOME",
    "PATH",
    "TERM",
    "HOSTNAME",
    "NODE_ENV",
    "CI",
    "TMPDIR",
    "PGHOST",
    "API_URL",
    "DEBUG",
  ];
  const env = Object.fromEntries(others.map((name) => [name, "anything"]));
  expect(readSettings({ DATA_DIR: folder, ...env }).port).toBe(3000);
  expect(() => readSettings({ ...process.env, DATA_DIR: folder })).not.toThrow();
});
