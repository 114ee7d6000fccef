import { expect, test } from "vitest";
import { timeWords } from "~/domain/meetings/when";

test.each([
  ["14:00", "America/New_York", "en-US", "2:00 PM ET"],
  ["00:05", "America/Chicago", "en-US", "12:05 AM CT"],
  ["14:00", "UTC", "en-GB", "14:00 UTC"],
  ["09:30", "America/Toronto", "en-CA", "9:30 a.m. ET"],
])("%s in %s is written for %s as %s", (time, zone, locale, words) => {
  expect(timeWords(time, zone, locale)).toBe(words);
});
