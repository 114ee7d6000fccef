import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ConfigError, readCommandConfig, readConfig } from "~/config";
import { temporaryFolder } from "../support/temporary.mjs";

const SECRET = "a secret that is long enough for us";
const SERVER = "postgres://tidemark:pw@db.example.org/tidemark";
let folder: string;

beforeEach(() => {
  folder = temporaryFolder("settings");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The one line that a start with these settings ends with. */
function refusal(env: Record<string, string>): string {
  try {
    readConfig({ DATA_DIR: folder, ...env });
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as Error).message).not.toContain("\n");
    return (error as Error).message;
  }
  throw new Error("the settings were accepted");
}

describe("without any settings", () => {
  test("the app listens on this machine only, on port 3000, with the demo in the embedded database", () => {
    expect(readConfig({ DATA_DIR: folder })).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      databaseUrl: undefined,
      appUrl: undefined,
      demo: true,
    });
  });

  test("the session secret is created once, readable only by its owner, and kept", () => {
    const first = readConfig({ DATA_DIR: folder }).sessionSecret;
    expect(first.length).toBeGreaterThanOrEqual(32);
    expect(readConfig({ DATA_DIR: folder }).sessionSecret).toBe(first);
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
    expect(readConfig(env)).toMatchObject({ databaseUrl: SERVER, sessionSecret: SECRET, demo: false });
    expect(readConfig({ ...env, DEMO: "1" }).demo).toBe(true);
  });

  test("a session secret is required, but not for commands", () => {
    expect(refusal({ DATABASE_URL: SERVER })).toBe(
      "SESSION_SECRET is required with DATABASE_URL (at least 32 characters).",
    );
    expect(readCommandConfig({ DATABASE_URL: SERVER }).databaseUrl).toBe(SERVER);
  });

  test("several hosts may be named for failover", () => {
    const url = "postgres://u:p@one:5432,two:5432/tidemark?target_session_attrs=read-write";
    expect(readConfig({ DATABASE_URL: url, SESSION_SECRET: SECRET }).databaseUrl).toBe(url);
  });
});

test("an empty setting counts as not set", () => {
  expect(readConfig({ DATA_DIR: folder, PORT: "", DATABASE_URL: " ", DEMO: "" })).toMatchObject({
    port: 3000,
    databaseUrl: undefined,
    demo: true,
  });
});

test("port 0 asks for any free port", () => {
  expect(readConfig({ DATA_DIR: folder, PORT: "0" }).port).toBe(0);
});

test("keys and addresses of the feeds are passed on", () => {
  const key = "0123456789abcdef0123456789abcdef";
  const proxy = "http://proxy.example.org:8080";
  const env = { BLS_API_KEY: key, CENSUS_API_KEY: key, BLS_API_URL: `${proxy}/`, CENSUS_API_URL: proxy };
  expect(readConfig({ DATA_DIR: folder, ...env })).toMatchObject({
    blsApiKey: key,
    censusApiKey: key,
    blsApiUrl: proxy,
    censusApiUrl: proxy,
  });
  expect(readConfig({ DATA_DIR: folder }).blsApiKey).toBeUndefined();
});

test("no proxy is trusted unless its address is listed", () => {
  expect(readConfig({ DATA_DIR: folder }).trustProxy).toBeUndefined();
  const env = { DATA_DIR: folder, TRUST_PROXY: "127.0.0.1,10.0.0.0/8 , ::1" };
  expect(readConfig(env).trustProxy).toEqual(["127.0.0.1", "10.0.0.0/8", "::1"]);
});

test.each(["0.0.0.0", "::", "192.0.2.7", "tidemark.example.org"])(
  "the demo is off where others reach it: %s",
  (host) => {
    expect(readConfig({ DATA_DIR: folder, HOST: host }).demo).toBe(false);
    expect(readConfig({ DATA_DIR: folder, HOST: host, DEMO: "1" }).demo).toBe(true);
  },
);

test.each(["127.0.0.1", "127.0.0.2", "localhost", "::1"])(
  "the demo is on where only this machine reaches it: %s",
  (host) => {
    expect(readConfig({ DATA_DIR: folder, HOST: host }).demo).toBe(true);
  },
);

test("the app's address loses its trailing slash", () => {
  expect(readConfig({ DATA_DIR: folder, APP_URL: "https://tide.example.org/" }).appUrl).toBe(
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
  ["TRUST_PROXY", "true"],
  ["TRUST_PROXY", "loopback"],
  ["TRUST_PROXY", "0.0.0.0/0"],
  ["TRUST_PROXY", "127.0.0.1, 10.0.0.0/33"],
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

test("a file is refused as the data folder", () => {
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

test("an unknown Tidemark setting is refused", () => {
  expect(refusal({ TIDEMARK_COLOR: "blue" })).toMatch(/^TIDEMARK_COLOR is not a setting\. The settings are /);
});

test("variables of other programs are ignored", () => {
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
  expect(readConfig({ DATA_DIR: folder, ...env }).port).toBe(3000);
  expect(() => readConfig({ ...process.env, DATA_DIR: folder })).not.toThrow();
});

describe("backups", () => {
  test("are made by the server only if a folder is set, once a day by default", () => {
    expect(readConfig({ DATA_DIR: folder }).backup).toBeUndefined();
    const backup = { folder: "/var/backups/tidemark", everyMs: 86_400_000 };
    expect(readConfig({ DATA_DIR: folder, BACKUP_DIR: backup.folder }).backup).toEqual(backup);
    const everyMs = { "30m": 1_800_000, "6h": 21_600_000, "2d": 172_800_000 };
    for (const [BACKUP_EVERY, expected] of Object.entries(everyMs))
      expect(readConfig({ DATA_DIR: folder, BACKUP_DIR: "/b", BACKUP_EVERY }).backup?.everyMs).toBe(expected);
  });

  test.each(["0h", "daily", "6", "1w", "-1d"])("cannot come every %s", (BACKUP_EVERY) => {
    expect(refusal({ BACKUP_DIR: "/b", BACKUP_EVERY })).toContain("BACKUP_EVERY is not right");
  });
});

test("a data folder that cannot be used stops the start at once with one line", {
  timeout: 10_000,
}, () => {
  for (const DATA_DIR of ["/proc/x", "/proc/x/y"])
    expect(refusal({ DATA_DIR })).toMatch(/^DATA_DIR is not right: \/proc\/x/);
});

describe("what operators watch", () => {
  const read = (env: Record<string, string>) => readCommandConfig({ DATA_DIR: folder, ...env });

  test("is off unless it is configured", () => {
    expect(read({})).toMatchObject({
      metricsAddress: undefined,
      metricsToken: undefined,
      traceEndpoint: undefined,
      securityContact: undefined,
      securityLogDays: undefined,
    });
  });

  test("an address of metrics has a host and a port, IPv6 in brackets", () => {
    expect(read({ METRICS_ADDRESS: "127.0.0.1:9464" }).metricsAddress).toEqual({
      host: "127.0.0.1",
      port: 9464,
    });
    expect(read({ METRICS_ADDRESS: "[::1]:9464" }).metricsAddress).toEqual({ host: "::1", port: 9464 });
    for (const value of ["9464", "127.0.0.1", "127.0.0.1:99999", "::1:9464"])
      expect(refusal({ METRICS_ADDRESS: value })).toMatch(/^METRICS_ADDRESS is not right/);
  });

  test("a token of metrics is long, and never repeated in a message", () => {
    const message = refusal({ METRICS_TOKEN: "short-secret" });
    expect(message).toMatch(/^METRICS_TOKEN is not right/);
    expect(message).not.toContain("short-secret");
  });

  test("a contact is an address or a page, and the log is kept 30 days at least", () => {
    expect(read({ SECURITY_CONTACT: "it@example.org" }).securityContact).toBe("mailto:it@example.org");
    expect(read({ SECURITY_CONTACT: "https://example.org/security" }).securityContact).toBe(
      "https://example.org/security",
    );
    expect(refusal({ SECURITY_CONTACT: "call us" })).toContain("SECURITY_CONTACT");
    expect(read({ SECURITY_LOG_DAYS: "30" }).securityLogDays).toBe(30);
    for (const days of ["0", "29", "3651", "a year"])
      expect(refusal({ SECURITY_LOG_DAYS: days })).toContain("SECURITY_LOG_DAYS");
  });
});

test("a demo that is put back every night sends no mail", () => {
  const open = { DATA_DIR: folder, DEMO: "1", DEMO_RESETS: "1" };
  expect(readConfig(open)).toMatchObject({ demo: true, demoResets: true });
  expect(() => readConfig({ ...open, DEMO: "0" })).toThrow("DEMO_RESETS=1 needs DEMO=1.");
  expect(() => readConfig({ ...open, SMTP_URL: "smtp://mail.example.org" })).toThrow("sends no mail");
});
