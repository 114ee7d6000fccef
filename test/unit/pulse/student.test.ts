import { describe, expect, it } from "vitest";
import { t975 } from "../../../app/domain/pulse/student";

/** Computed with 40 digits from the regularized incomplete beta function, by a program that shares nothing with ours. */
const PUBLISHED: [freedom: number, quantile: number][] = [
  [1, 12.7062047361747],
  [2, 4.30265272974946],
  [3, 3.18244630528371],
  [4, 2.77644510519779],
  [5, 2.57058183563632],
  [7, 2.36462425159279],
  [10, 2.22813885198627],
  [13, 2.16036865646279],
  [18, 2.10092204024104],
  [19, 2.09302405440831],
  [29, 2.0452296421327],
  [40, 2.02107539030627],
  [60, 2.00029782201426],
  [100, 1.98397151852355],
  [121, 1.97976376250539],
  [500, 1.96471983746737],
  [1000, 1.96233908082641],
  [4999, 1.96043864666152],
];

describe("the quantile of Student's t at 0.975", () => {
  it.each(PUBLISHED)(
    "for %i degrees of freedom is the published one to nine decimals",
    (freedom, quantile) => {
      expect(Math.abs(t975(freedom) - quantile)).toBeLessThan(1e-9);
    },
  );

  it("leaves a fortieth of the density above it, as summing the density up confirms", () => {
    for (const freedom of [3, 6, 11, 17, 24, 33, 58, 90]) {
      expect(Math.abs(massWithin(t975(freedom), freedom) - 0.95)).toBeLessThan(1e-9);
    }
  });

  it("exists for whole degrees of freedom from 1 only", () => {
    expect(() => t975(0)).toThrow(RangeError);
    expect(() => t975(2.5)).toThrow(RangeError);
  });
});

/** Simpson's rule over the density itself. */
function massWithin(bound: number, freedom: number): number {
  const density = (x: number) => (1 + (x * x) / freedom) ** (-(freedom + 1) / 2);
  // Γ((ν+1)/2) / (√(νπ) Γ(ν/2)), from Γ(ν+2)/… two steps at a time.
  let ratio = freedom % 2 === 1 ? 1 / Math.sqrt(Math.PI) : Math.sqrt(Math.PI) / 2;
  for (let at = freedom % 2 === 1 ? 1 : 2; at < freedom; at += 2) ratio *= (at + 1) / at;
  const steps = 20_000;
  const width = (2 * bound) / steps;
  let sum = density(-bound) + density(bound);
  for (let step = 1; step < steps; step++) sum += density(-bound + step * width) * (step % 2 === 1 ? 4 : 2);
  return ((sum * width) / 3) * (ratio / Math.sqrt(freedom * Math.PI));
}
