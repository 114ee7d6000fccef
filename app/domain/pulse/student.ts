/**
 * The quantile of Student's t for the probability 0.975: the bound of a 95% interval. For whole degrees of freedom the
 * distribution is a finite sum of powers of a cosine (Abramowitz and Stegun, 26.7.3 and 26.7.4), so that halving an
 * interval finds the quantile to the last digits of a double.
 * @param freedom degrees of freedom, a whole number from 1
 */
export function t975(freedom: number): number {
  if (!Number.isInteger(freedom) || freedom < 1) throw new RangeError("degrees of freedom begin at 1");
  let low = 0;
  let high = Math.PI / 2;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return Math.sqrt(freedom) * Math.tan(middle);
    if (withinAngle(middle, freedom) < 0.95) low = middle;
    else high = middle;
  }
}

/** The probability that |T| is at most √freedom × tan(angle). */
function withinAngle(angle: number, freedom: number): number {
  const sine = Math.sin(angle);
  const cosine = Math.cos(angle);
  const square = cosine * cosine;
  const odd = freedom % 2 === 1;
  if (freedom === 1) return (2 * angle) / Math.PI;
  // Odd: cos + 2/3 cos³ + …; even: 1 + 1/2 cos² + …
  let term = odd ? cosine : 1;
  let sum = term;
  for (let step = odd ? 2 : 1; step <= freedom - 3; step += 2) {
    term *= (step / (step + 1)) * square;
    sum += term;
  }
  return odd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
}
