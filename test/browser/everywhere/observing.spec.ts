/** What an operator sees of a running app: the log, metrics, traces, and security.txt. */
import { expect, test } from "@playwright/test";
import { type RunningApp, startApp } from "../../support/app/app";
import { startCollector } from "../../support/app/collector";
import { signIn } from "../helpers/http";

const TOKEN = "a-token-of-the-monitoring-system";
let app: RunningApp;
let metricsUrl: string;
let collector: Awaited<ReturnType<typeof startCollector>>;

test.beforeAll(async () => {
  collector = await startCollector();
  app = await startApp({
    env: {
      METRICS_ADDRESS: "127.0.0.1:0",
      METRICS_TOKEN: TOKEN,
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      SECURITY_CONTACT: "security@example.org",
      APP_URL: "http://tidemark.example.org",
    },
  });
  await expect.poll(() => app.output()).toContain("Metrics are at");
  metricsUrl = /Metrics are at (\S+)/.exec(app.output())?.[1] ?? "";
});
test.afterAll(async () => {
  await app.stop();
  await collector.stop();
});

const lines = () =>
  app
    .output()
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line));

test("the log has one line a request, with the person and an id that the answer carries as well", async () => {
  const cookie = await signIn(app.url, { demo: "backbone" });
  const answer = await fetch(`${app.url}/c/demo/members`, { headers: { cookie } });
  const id = answer.headers.get("x-request-id");
  expect(id).toMatch(/^[\w-]{36}$/);
  await expect.poll(() => lines().filter(({ requestId }) => requestId === id)).toHaveLength(1);
  const [line] = lines().filter(({ requestId }) => requestId === id);
  expect(line).toMatchObject({
    req: { method: "GET", url: "/c/demo/members" },
    res: { status: 200 },
    person: expect.stringMatching(/^[\w-]{36}$/),
  });
  expect(app.output()).not.toContain(cookie.split("=")[1]);
});

test("the id of a trusted proxy is kept, unless it could break the log", async () => {
  // Tests trust 127.0.0.1, as an operator does a proxy.
  const idFor = async (sent: string) =>
    (await fetch(`${app.url}/health/live`, { headers: { "x-request-id": sent } })).headers.get(
      "x-request-id",
    );
  expect(await idFor("proxy-7f3a")).toBe("proxy-7f3a");
  for (const sent of ["with space", "x".repeat(101), '{"a":1}'])
    expect(await idFor(sent)).toMatch(/^[\w-]{36}$/);
});

test("metrics are served on their own address, and on the app's only with the token", async () => {
  await fetch(`${app.url}/nowhere/such/a/page`);
  await fetch(`${app.url}/health/live`);
  const metrics = async () => (await fetch(metricsUrl)).text();
  // A request is counted when its answer has gone out, which the next request may overtake.
  await expect.poll(metrics).toContain('route="/health/live"');
  const text = await metrics();
  for (const name of [
    'tidemark_request_duration_seconds_count{method="GET",route="/health/live",status="200"}',
    'tidemark_request_duration_seconds_bucket{le="0.1",method="GET",route="/health/live",status="200"}',
    'route="(other)"',
    'tidemark_database_transactions{state="waiting"}',
    'tidemark_queue_waiting{queue="rendering"} 0',
    'tidemark_share_running{work="imports"} 0',
    "tidemark_revision_cache_entries",
    "nodejs_eventloop_lag_p99_seconds",
    "process_resident_memory_bytes",
  ])
    expect(text).toContain(name);
  expect(text).not.toContain("nowhere");
  expect((await fetch(metricsUrl.replace("/metrics", "/"))).status).toBe(404);

  const withToken = (authorization?: string) =>
    fetch(`${app.url}/metrics`, { headers: authorization ? { authorization } : {} });
  expect((await withToken()).status).toBe(401);
  expect((await withToken(`Bearer ${TOKEN}x`)).status).toBe(401);
  expect(await (await withToken(`Bearer ${TOKEN}`)).text()).toContain("tidemark_request_duration_seconds");
});

test("traces have a span for the request, named by its route, and one below it for each statement", async () => {
  const cookie = await signIn(app.url, { demo: "backbone" });
  await fetch(`${app.url}/c/demo/goals`, { headers: { cookie } });
  const find = () => collector.spans.find(({ name }) => name === "GET /c/:collaborative/goals");
  await expect.poll(find, { timeout: 30_000 }).toBeDefined();
  const request = find();
  expect(request?.attributes).toMatchObject({ "http.response.status_code": 200 });
  const below = collector.spans.filter(
    ({ traceId, parentSpanId }) => traceId === request?.traceId && parentSpanId,
  );
  const statements = below.filter(({ attributes }) => "db.query.text" in attributes);
  expect(statements.length).toBeGreaterThan(3);
  expect(statements.map(({ name }) => name)).toContain("select");
  expect([...collector.services]).toEqual(["tidemark"]);
  expect(JSON.stringify(collector.spans)).not.toContain("tidemark-demo");
});

test("security.txt says where to report a problem, and for how long that is true", async () => {
  const answer = await fetch(`${app.url}/.well-known/security.txt`);
  expect(answer.headers.get("content-type")).toContain("text/plain");
  const text = await answer.text();
  expect(text).toContain("Contact: mailto:security@example.org\n");
  expect(text).toContain("Canonical: http://tidemark.example.org/.well-known/security.txt\n");
  const expires = Date.parse(/Expires: (\S+)/.exec(text)?.[1] ?? "");
  const months = (expires - Date.now()) / (30 * 24 * 3_600_000);
  expect(months).toBeGreaterThan(4);
  expect(months).toBeLessThan(12);
});
