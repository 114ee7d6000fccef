import { expect, test } from "vitest";
import { superfluous } from "~/commands/thinning";

const HOUR = 3_600_000;
const now = new Date("2026-11-29T12:00:00Z");
const ago = (hours: number) => new Date(now.getTime() - hours * HOUR);
const kept = (times: Date[], at = now) => {
  const gone = new Set(superfluous(times, at));
  return times.filter((time) => !gone.has(time));
};

test("of backups every ten minutes, the newest of each hour for two days and of each day for five weeks stays", () => {
  const times = Array.from({ length: 40 * 24 * 6 }, (_, index) => ago(index / 6));
  const left = kept(times);
  expect(left.filter((at) => at >= ago(48))).toHaveLength(49);
  expect(left.length).toBeLessThan(49 + 36 + 3);
  expect(new Set(left.map((at) => at.toISOString().slice(0, 10))).size).toBeGreaterThanOrEqual(36);
  expect(left[0]).toEqual(now);
});

test("each month keeps one backup for a year", () => {
  const times = Array.from({ length: 500 }, (_, index) => ago(24 * index));
  const months = kept(times).map((at) => at.toISOString().slice(0, 7));
  expect(new Set(months).size).toBe(14);
});

test("the newest stays, however old it is", () => {
  const times = [ago(24 * 900), ago(24 * 901)];
  expect(kept(times)).toEqual([times[0]]);
  expect(superfluous([], now)).toEqual([]);
});

test("thinning again removes nothing more", () => {
  const left = kept(Array.from({ length: 3000 }, (_, index) => ago(index / 3)));
  expect(superfluous(left, now)).toEqual([]);
});
