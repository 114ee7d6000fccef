import fc from "fast-check";
import { delay, HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { fetchBls } from "~/feeds/bls.server";
import { yearRates } from "~/feeds/bls-answer";
import { gateOf } from "~/feeds/clock.server";
import { FeedError } from "~/feeds/feed-error";
import { blsAnswer, blsRow, blsYear, fakeClock, fullYear, MONTHS } from "../../support/app/feeds";

const ADDRESS = "https://api.bls.gov/publicAPI/v2/timeseries/data/";
const COUNTY = "LAUCN290010000000003";
const STATE = "LAUST290000000000003";
const KEY = "0123456789abcdef0123456789abcdef";

interface Body {
  seriesid: string[];
  startyear: string;
  endyear: string;
  registrationkey?: string;
  annualaverage?: boolean;
}

const server = setupServer();
const bodies: Body[] = [];
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => {
  server.resetHandlers();
  bodies.length = 0;
});
afterAll(() => server.close());

/** The Bureau answers each request with the next of these, and then with the last again. */
function answering(...answers: (object | (() => Response | Promise<Response>))[]): void {
  let place = 0;
  server.use(
    http.post(ADDRESS, async ({ request }) => {
      bodies.push((await request.json()) as Body);
      const answer = answers[Math.min(place++, answers.length - 1)];
      return typeof answer === "function" ? answer() : HttpResponse.json(answer);
    }),
  );
}

function asking(span = { from: 2022, to: 2023 }, more: { key?: string; series?: string[] } = {}) {
  const clock = fakeClock();
  const { series = [COUNTY], key } = more;
  const answer = fetchBls({ series, ...span }, { clock, key, gate: gateOf(1000, 1), timeoutMs: 200 });
  return { clock, answer };
}

/** The sentence with which it ends. */
async function refusal(answer: Promise<unknown>): Promise<{ trouble: string; message: string }> {
  const error = await answer.then(
    () => null,
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(FeedError);
  expect(error.message).toMatch(/^The Bureau of Labor Statistics [^\n]+\.$/);
  return { trouble: error.trouble, message: error.message };
}

describe("rates of the Bureau of Labor Statistics", () => {
  it("are the annual averages that it publishes, and else the mean of the twelve months", async () => {
    const months = fullYear(2023, "4.1").with(0, blsRow(2023, ["M12", "5.3", "P"]));
    answering(
      blsAnswer({ [COUNTY]: [...months, ...blsYear(2022, [["M13", "3.8"]]), ...fullYear(2022, "9.9")] }),
    );
    const [county] = await asking().answer;
    expect(county).toEqual({
      id: COUNTY,
      trouble: null,
      rates: [
        { year: 2022, value: "3.8", preliminary: false, basis: "published" },
        { year: 2023, value: "4.2", preliminary: true, basis: "mean of months" },
      ],
    });
  });

  it("of a year with fewer than twelve months, or with a dash among them, are not there", async () => {
    const gap = fullYear(2022, "4.0").with(3, blsRow(2022, ["M09", "-", "X"]));
    answering(blsAnswer({ [COUNTY]: [...fullYear(2023, "4.0").slice(1), ...gap] }));
    expect((await asking().answer)[0]?.rates).toEqual([]);
  });

  it("are asked for several series at once, ten years at a time without a key", async () => {
    answering(blsAnswer({ [STATE]: fullYear(2001, "5"), [COUNTY]: [] }));
    const series = await asking({ from: 2001, to: 2022 }, { series: [COUNTY, STATE, COUNTY] }).answer;
    expect(bodies.map(({ startyear, endyear }) => [startyear, endyear])).toEqual([
      ["2001", "2010"],
      ["2011", "2020"],
      ["2021", "2022"],
    ]);
    expect(bodies[0]).toEqual({ seriesid: [COUNTY, STATE], startyear: "2001", endyear: "2010" });
    expect(series.map(({ id, rates }) => [id, rates.length])).toEqual([
      [COUNTY, 0],
      [STATE, 1],
    ]);
  });

  it("come twenty years at a time, with annual averages, with a key", async () => {
    answering(blsAnswer({ [COUNTY]: [] }));
    await asking({ from: 2001, to: 2022 }, { key: KEY }).answer;
    expect(bodies.map(({ startyear, endyear }) => [startyear, endyear])).toEqual([
      ["2001", "2020"],
      ["2021", "2022"],
    ]);
    expect(bodies[0]).toMatchObject({ registrationkey: KEY, annualaverage: true });
  });

  it("are read where the results are a list, as the documentation prints them", async () => {
    const { Results, ...rest } = blsAnswer({ [COUNTY]: fullYear(2022, "4") });
    answering({ ...rest, Results: [Results] });
    expect((await asking().answer)[0]?.rates).toHaveLength(1);
  });

  it("are simply missing for years without data", async () => {
    answering(blsAnswer({ [COUNTY]: [] }, [`No Data Available for Series ${COUNTY} Year: 2022`]));
    expect(await asking().answer).toEqual([{ id: COUNTY, rates: [], trouble: null }]);
  });

  it.each(["Invalid Series for Series  ", "Series does not exist for Series "])(
    "say which series there is not (%s), and keep the others",
    async (words) => {
      answering(blsAnswer({ [COUNTY]: [], [STATE]: fullYear(2022, "4") }, [`${words}${COUNTY}`]));
      const [county, state] = await asking(undefined, { series: [COUNTY, STATE] }).answer;
      expect(county?.trouble).toBe(
        `The Bureau of Labor Statistics has no series ${COUNTY}: check the area’s number.`,
      );
      expect(state).toMatchObject({ trouble: null, rates: [{ year: 2022 }] });
    },
  );

  it("say that a series is being changed", async () => {
    answering(blsAnswer({ [COUNTY]: [] }, [`Database is locked for Series ${COUNTY}`]));
    expect((await asking().answer)[0]?.trouble).toContain("try again later");
  });
});

describe("the Bureau of Labor Statistics refuses with 200 OK", () => {
  const refused = (message: string[], Results: unknown = {}) => ({
    status: "REQUEST_NOT_PROCESSED",
    responseTime: 0,
    message,
    Results,
  });

  it("when the daily limit is reached, without revealing the key", async () => {
    const words = `Request could not be serviced, as the daily threshold for total number of requests allocated to the user with registration key ${KEY} has been reached.`;
    answering(refused([words]));
    const { trouble, message } = await refusal(asking(undefined, { key: KEY }).answer);
    expect(trouble).toBe("limit");
    expect(message).toContain("daily request limit");
    expect(message).not.toContain(KEY);
    expect((await refusal(asking().answer)).message).toContain("BLS_API_KEY");
    expect(bodies).toHaveLength(2);
  });

  it("when the key is not valid", async () => {
    answering(refused([`The key:${KEY} provided by the User is invalid.`]));
    const { trouble, message } = await refusal(asking(undefined, { key: KEY }).answer);
    expect(trouble).toBe("key");
    expect(message).not.toContain(KEY);
  });

  it("for other reasons, which are passed on", async () => {
    answering(refused(["Year range has been reduced", `by ${KEY}`], []));
    expect(await refusal(asking(undefined, { key: "anotherkeyanotherkey" }).answer)).toMatchObject({
      trouble: "answer",
      message: expect.stringMatching(/“Year range has been reduced by …”/),
    });
    answering({ status: "REQUEST_FAILED" });
    expect((await refusal(asking().answer)).message).toContain("did not say why");
  });

  it("with an unreadable answer", async () => {
    const pages = [
      () => HttpResponse.html("<p>Maintenance</p>"),
      () => HttpResponse.json({ hello: 1 }),
      () => new HttpResponse("", { status: 404 }),
    ];
    for (const page of pages) {
      answering(page);
      expect((await refusal(asking().answer)).trouble).toBe("answer");
    }
    answering(blsAnswer({ [COUNTY]: blsYear(2022, [["M13", "16945"]]) }));
    expect((await refusal(asking().answer)).message).toContain("“16945”");
  });
});

describe("a feed that fails temporarily", () => {
  const good = blsAnswer({ [COUNTY]: fullYear(2022, "4") });
  const status =
    (code: number, headers = {}) =>
    () =>
      new HttpResponse("", { status: code, headers });

  it("is retried after growing pauses", async () => {
    answering(status(503), () => HttpResponse.error(), good);
    const { clock, answer } = asking();
    expect((await answer)[0]?.rates).toHaveLength(1);
    expect(clock.slept).toEqual([500, 1000]);
  });

  it("is given up after three attempts", async () => {
    answering(status(502));
    const { clock, answer } = asking();
    expect(await refusal(answer)).toEqual({
      trouble: "unreachable",
      message: "The Bureau of Labor Statistics could not be reached: its server failed (error 502).",
    });
    expect(bodies).toHaveLength(3);
    expect(clock.slept).toHaveLength(2);
  });

  it("is retried when it says so, in seconds or as a date", async () => {
    const at = new Date(10_000).toUTCString();
    answering(status(429, { "retry-after": "3" }), status(429, { "retry-after": at }), good);
    const { clock, answer } = asking();
    await answer;
    expect(clock.slept).toEqual([3000, 7000]);
  });

  it("is not waited for if it wants a long pause", async () => {
    answering(status(429, { "retry-after": "3600" }));
    const { clock, answer } = asking();
    expect((await refusal(answer)).trouble).toBe("limit");
    expect(clock.slept).toEqual([]);
  });

  it("times out on each attempt if it never answers", async () => {
    answering(async () => {
      await delay("infinite");
      return HttpResponse.json({});
    });
    const { answer } = asking();
    expect(await refusal(answer)).toMatchObject({
      trouble: "unreachable",
      message: expect.stringContaining("no answer within"),
    });
    expect(bodies).toHaveLength(3);
  });

  it("is aborted at once when the user leaves", async () => {
    const gone = new AbortController();
    answering(async () => {
      gone.abort(new Error("gone"));
      await delay("infinite");
      return HttpResponse.json({});
    });
    const answer = fetchBls(
      { series: [COUNTY], from: 2022, to: 2022 },
      { clock: fakeClock(), gate: gateOf(10, 1), signal: gone.signal },
    );
    await expect(answer).rejects.toThrow("gone");
    expect(bodies).toHaveLength(1);
  });

  it("is not asked more often than its limit allows", async () => {
    const clock = fakeClock();
    const gate = gateOf(2, 10_000);
    answering(good);
    for (let count = 0; count < 5; count++)
      await fetchBls({ series: [COUNTY], from: 2022, to: 2022 }, { clock, gate });
    expect(clock.slept).toEqual([10_000, 10_000]);
    expect(clock.now()).toBe(20_000);
  });
});

it("the mean of twelve months lies between the lowest and the highest, whatever their order", () => {
  const tenths = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(tenths, fc.boolean(), (months, backwards) => {
      const rows = months.flatMap((value, at) => blsYear(2020, [[MONTHS[at] ?? "", String(value / 10)]]));
      const [rate, ...more] = yearRates(backwards ? rows.toReversed() : rows);
      expect(more).toEqual([]);
      const sum = months.reduce((total, value) => total + value, 0);
      expect(Math.abs(Number(rate?.value) - sum / 120)).toBeLessThan(0.00006);
      expect(Number(rate?.value)).toBeGreaterThanOrEqual(Math.min(...months) / 10);
      expect(Number(rate?.value)).toBeLessThanOrEqual(Math.max(...months) / 10);
      expect(rate?.value).toMatch(/^\d+(\.\d{1,4})?$/);
    }),
  );
});
