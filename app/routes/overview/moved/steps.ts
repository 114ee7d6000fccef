import type { ShownAmount, ShownShare } from "~/domain/moved/disclosure";
import { add, minus } from "~/domain/numbers/fraction";
import type { Decimal, Unit } from "~/domain/terms";
import type { WaterfallStep } from "~/ui/charts/waterfall/plan";
import { formatPoints, formatShare, formatUnit, type Writing } from "~/ui/figures/format-numbers";

/** A part of what moved a figure, as the chart and its table show it. */
export interface MovedPart {
  id: string;
  name: string;
  /** For a link to the member. */
  slug: string | null;
  value: number;
  text: string;
  /** For a member of a share: what its weight did. */
  mix: string | null;
}

export interface MovedParts {
  before: string;
  after: string;
  difference: string;
  /** Own changes of the members in both years, the largest first. */
  members: MovedPart[];
  /** All of them together. */
  own: MovedPart;
  /** What remains: mix, and the members that joined, left, or did not report. */
  sums: MovedPart[];
  /** The parts as bars, in order: small members share one. */
  bars: MovedPart[];
}

/** Two decimals, since parts are often smaller than a tenth of a point. */
const DIGITS = 2;
const size = (value: Decimal | number) => Math.abs(Number(value));

/** A signed amount, exact to the cent. */
export function signedAmount(unit: Unit, value: Decimal, writing: Writing): string {
  const sign = value.startsWith("-") ? "−" : /[1-9]/.test(value) ? "+" : "";
  return `${sign}${formatUnit(unit, value.replace(/^-/, ""), writing)}`;
}

export function partsOfShare(moves: ShownShare, writing: Writing): MovedParts {
  const points = (value: number) => formatPoints(value, writing, DIGITS);
  const part = (id: string, name: string, value: number): MovedPart => ({
    id,
    name,
    slug: null,
    value,
    text: points(value),
    mix: null,
  });
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const named = moves.members
    .toSorted((a, b) => size(b.own) - size(a.own))
    .map(({ name, slug, own, mix }): MovedPart => {
      return { ...part(slug, name, Number(own)), slug, mix: mix === null ? null : points(mix) };
    });
  const rest = (some: MovedPart[]) => moves.own - sum(some.map(({ value }) => value));
  const members = withOthers(moves, named, (name) => part("others", name, rest(named)));
  const sums = [
    part("mix", "Mix: members’ weights", moves.mix),
    part("joined", "Joined, left, or not reporting", moves.joinedAndLeft),
  ];
  return {
    before: formatShare(moves.before, writing, DIGITS),
    after: formatShare(moves.after, writing, DIGITS),
    difference: points(moves.after - moves.before),
    own: part("own", "Members’ own change", moves.own),
    members,
    sums,
    bars: [...barsOf(members, (first, name) => part("rest", name, rest(first))), ...sums.filter(moved)],
  };
}

export function partsOfAmount(moves: ShownAmount, unit: Unit, writing: Writing): MovedParts {
  const part = (id: string, name: string, value: Decimal): MovedPart => ({
    id,
    name,
    slug: null,
    value: Number(value),
    text: signedAmount(unit, value, writing),
    mix: null,
  });
  const sorted = moves.members.toSorted((a, b) => size(b.own) - size(a.own));
  const rest = (places: number) =>
    minus(
      moves.own,
      sorted.slice(0, places).reduce<Decimal>((total, { own }) => add(total, `${own}`), "0"),
    );
  const named = sorted.map(({ name, slug, own }): MovedPart => ({ ...part(slug, name, `${own}`), slug }));
  const members = withOthers(moves, named, (name) => part("others", name, rest(named.length)));
  const gone =
    moves.left === null || moves.notReported === null
      ? [part("gone", "Left or did not report", moves.gone)]
      : [part("left", "Left", moves.left), part("not-reported", "Did not report", moves.notReported)];
  const sums = [part("joined", "Joined or newly reporting", moves.joined), ...gone];
  return {
    before: formatUnit(unit, moves.before, writing),
    after: formatUnit(unit, moves.after, writing),
    difference: signedAmount(unit, minus(moves.after, moves.before), writing),
    own: part("own", "Members’ own change", moves.own),
    members,
    sums,
    bars: [
      ...barsOf(members, (first, name) => part("rest", name, rest(first.length))),
      ...sums.filter(moved),
    ],
  };
}

const moved = ({ value }: MovedPart) => value !== 0;

/** Those that are not for this viewer stand together. */
function withOthers(
  { members, hidden }: { members: unknown[]; hidden: number },
  named: MovedPart[],
  together: (name: string) => MovedPart,
): MovedPart[] {
  if (hidden === 0) return named;
  if (members.length === 0) return [together("Members’ own change")];
  const name = hidden === 1 ? "The other member’s own change" : `${hidden} other members’ own change`;
  return [...named, together(name)];
}

/** The members that get a bar of their own; the rest share one. */
const MOST_BARS = 8;

function barsOf(
  members: MovedPart[],
  together: (first: MovedPart[], name: string) => MovedPart,
): MovedPart[] {
  if (members.length <= MOST_BARS + 1) return members;
  const first = members.slice(0, MOST_BARS);
  return [...first, together(first, `${members.length - MOST_BARS} other members’ own change`)];
}

/** From the earlier level through every part to the later one. */
export function stepsOf(
  { before, after, bars }: MovedParts,
  levels: { from: number; to: number; before: number; after: number },
): WaterfallStep[] {
  const level = (year: number, value: number, text: string): WaterfallStep => ({
    id: `${year}`,
    name: `${year}`,
    kind: "level",
    value,
    text,
  });
  return [
    level(levels.from, levels.before, before),
    ...bars.map(({ id, name, value, text }): WaterfallStep => ({ id, name, kind: "step", value, text })),
    level(levels.to, levels.after, after),
  ];
}
