import { describe, expect, it } from "vitest";
import { LETTERS, PASSWORDS, waitAfter } from "../../../app/domain/accounts/attempts";
import { browserName } from "../../../app/domain/accounts/browser";

describe("the wait after wrong passwords", () => {
  it("begins with the tenth, grows, and stays short enough to come back the same day", () => {
    expect([0, 9, 10, 14, 15, 20, 5000].map((count) => waitAfter(PASSWORDS, count))).toEqual([
      0, 0, 60, 60, 300, 900, 900,
    ]);
  });

  it("leaves a guesser about a hundred passwords a day", () => {
    const DAY = 24 * 60 * 60;
    let tries = 0;
    for (let seconds = 0; seconds < DAY; seconds += waitAfter(PASSWORDS, ++tries));
    expect(tries).toBeLessThan(120);
  });

  it("lets a few letters go out at once", () => {
    expect([0, 2, 3, 6].map((count) => waitAfter(LETTERS, count))).toEqual([0, 0, 600, 3600]);
  });
});

describe("the name of a browser", () => {
  it("is what its person calls it", () => {
    const WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";
    const CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36";
    expect(browserName(`${WINDOWS} Gecko/20100101 Firefox/127.0`)).toBe("Firefox on Windows");
    expect(browserName(`${WINDOWS} ${CHROME}`)).toBe("Chrome on Windows");
    expect(browserName(`${WINDOWS} ${CHROME} Edg/126.0.0.0`)).toBe("Edge on Windows");
    expect(browserName(`Mozilla/5.0 (Linux; Android 14; SM-S918B) ${CHROME}`)).toBe("Chrome on Android");
    expect(
      browserName(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
      ),
    ).toBe("Safari on iPhone");
    expect(
      browserName(
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15",
      ),
    ).toBe("Safari on macOS");
  });

  it("is unknown where a program says nothing it knows", () => {
    expect(browserName(null)).toBe("Unknown browser");
    expect(browserName("curl/8.0")).toBe("Unknown browser");
    expect(browserName("<script>alert(1)</script>")).toBe("Unknown browser");
  });
});
