import { describe, expect, it } from "vitest";
import { discloseEntries, discloseMember } from "~/domain/disclosure/member-figures";
import type { Investment } from "~/domain/investments/investments";
import type { DisclosurePolicy, Observation, Role, Viewer } from "~/domain/terms";
import { catalogOf, member } from "../../support/figures/sums";

const ARTS = member("arts", { joinedOn: "2022-01-01" });
const BANK = member("bank");
const viewer = (role: Role, memberId: string | null = null): Viewer => ({ role, memberId });
const value = (year: number, more: Partial<Observation> = {}): Observation => ({
  kind: "measure",
  itemId: "whole",
  categoryId: null,
  memberId: ARTS.id,
  year,
  state: "value",
  value: "40",
  status: "submitted",
  periodStart: `${year}-01-01`,
  periodEnd: `${year}-12-31`,
  note: "only of them",
  source: "payroll",
  revision: 1,
  changedAt: "2026-01-01T00:00:00Z",
  changedBy: "Ana Ruiz",
  computed: false,
  ...more,
});
const INVESTMENT: Investment = {
  id: "clinic",
  name: "Clinic",
  type: "other",
  stage: "committed",
  place: "",
  lowIncome: "unknown",
  lowIncomeSource: null,
  note: null,
  revision: 1,
  changedAt: "2026-01-01T00:00:00Z",
  changedBy: "Ana Ruiz",
  years: [{ year: 2025, committed: "100", deployed: null, homesProduced: null, homesPreserved: null }],
  shares: [{ memberId: ARTS.id, share: "50" }],
};

const figuresFor = (
  who: Viewer,
  limits: Partial<DisclosurePolicy> = {},
  observations = [value(2025)],
  arts = ARTS,
) => {
  const catalog = catalogOf([arts, BANK]);
  catalog.collaborative.policy = { ...catalog.collaborative.policy, ...limits };
  const record = { catalog, member: arts, observations, investments: [INVESTMENT] };
  return discloseMember(record, who, { years: [2020, 2024, 2025], today: "2026-03-01" });
};
const newest = (figures: ReturnType<typeof figuresFor>) =>
  [...(figures?.series.values() ?? [])].flatMap((cells) => cells.filter(({ year }) => year === 2025));

describe("a member's own page", () => {
  it("is closed to a peer unless members see each other's figures", () => {
    const peer = viewer("executive", BANK.id);
    expect(figuresFor(peer)).not.toBeNull();
    expect(figuresFor(peer, { peers: "totals_only" })).toBeNull();
    expect(figuresFor(viewer("data_lead", BANK.id))).toBeNull();
  });

  it("shows the years in which the institution was a member", () => {
    expect(figuresFor(viewer("backbone"))?.years).toEqual([2024, 2025]);
  });

  it("lists the values of its own baseline year even where that ended before it joined", () => {
    const arts = { ...ARTS, baselineYear: 2020 };
    const before = [value(2020), value(2020, { itemId: "part", value: "10" })];
    const figures = figuresFor(viewer("data_lead", arts.id), {}, before, arts);
    expect(figures).toMatchObject({ years: [2020, 2024, 2025], baselineOnly: 2020, outside: [] });
    const shown = [...(figures?.series.values() ?? [])].flatMap((cells) =>
      cells.filter(({ year, standing }) => year === 2020 && standing === "value"),
    );
    expect(shown.map(({ value }) => value)).toContain(0.25);
    expect(figuresFor(viewer("backbone"))?.baselineOnly).toBeNull();
  });

  it("shows notes to the institution itself and the backbone staff, not to peers", () => {
    const noted = (who: Viewer) => newest(figuresFor(who)).some(({ note }) => note === "only of them");
    expect(noted(viewer("backbone"))).toBe(true);
    expect(noted(viewer("data_lead", ARTS.id))).toBe(true);
    expect(noted(viewer("executive", BANK.id))).toBe(false);
    expect(newest(figuresFor(viewer("executive", BANK.id))).some(({ source }) => source === "payroll")).toBe(
      true,
    );
  });

  it("withholds from peers the figures of a recent period, and with them the investments", () => {
    const limits = { daysAfterPeriod: 90 };
    const peer = figuresFor(viewer("executive", BANK.id), limits);
    expect(new Set(newest(peer).map(({ standing }) => standing))).toEqual(new Set(["withheld"]));
    expect(peer?.investments).toEqual([]);
    const own = figuresFor(viewer("executive", ARTS.id), limits);
    expect(newest(own).some(({ standing }) => standing === "withheld")).toBe(false);
    expect(own?.investments.map(({ name }) => name)).toEqual(["Clinic"]);
  });

  it("names values from outside the membership to the institution itself and the backbone staff only", () => {
    const before = [value(2020), value(2020, { itemId: "part" }), value(2025)];
    const outside = [{ year: 2020, itemIds: ["whole", "part"] }];
    expect(figuresFor(viewer("backbone"), {}, before)?.outside).toEqual(outside);
    expect(figuresFor(viewer("data_lead", ARTS.id), {}, before)?.outside).toEqual(outside);
    expect(figuresFor(viewer("executive", BANK.id), {}, before)?.outside).toEqual([]);
  });
});

describe("stored values", () => {
  it("reach a data lead only where they are its own institution's", () => {
    const rows = [value(2025), value(2025, { memberId: BANK.id })];
    expect(discloseEntries(rows, viewer("data_lead", BANK.id)).map(({ memberId }) => memberId)).toEqual([
      BANK.id,
    ]);
    expect(discloseEntries(rows, viewer("convener"))).toHaveLength(2);
  });
});
