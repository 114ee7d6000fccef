import fc from "fast-check";
import { expect, test } from "vitest";
import { logWords } from "~/domain/security/kinds";

test("whatever the words, an entry of the security log is one line of at most 200 characters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 600 }), (text) => {
      const words = logWords(text);
      expect(words.length).toBeLessThanOrEqual(200);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
      expect(words).not.toMatch(/[\u0000-\u001f\u007f\u2028\u2029]/);
    }),
  );
});

test("ordinary words stay as they are", () => {
  expect(logWords("GET /c/demo/settings/people (manage people)")).toBe(
    "GET /c/demo/settings/people (manage people)",
  );
});
