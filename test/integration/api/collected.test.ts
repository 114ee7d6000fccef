import { beforeEach, describe, expect, it } from "vitest";
import { answerOf, HOSPITAL, useApi } from "../../support/app/calls";
import { collect } from "../../support/database/collected";
import { ENGINES } from "../../support/database/databases";

describe.each(ENGINES)("over the API on the %s engine", (engine) => {
  const api = useApi(engine);

  beforeEach(async () => {
    await api.backbone.putMember("river-hospital", HOSPITAL);
    await api.backbone.postJson([{ member: "college", measure: "new_hires", year: 2024, value: 200 }]);
    await api.enter(collect);
  });

  it("staff read who owes what, and an institution only its own row", async () => {
    const { body } = await answerOf(await api.backbone.status("year=2024"));
    expect(body).toMatchObject({ year: 2024, state: "open", dueOn: "2025-03-01" });
    expect(body.members.map(({ member }: { member: string }) => member)).toEqual([
      "college",
      "river-hospital",
    ]);
    const [workforce] = body.members[0].strategies;
    expect(workforce).toMatchObject({ strategy: "workforce" });
    expect(workforce.missing).not.toContain("new_hires");
    expect(body.members[1].strategies[0].missing).toContain("new_hires");
    const lead = await api.open("data_lead", "college");
    const own = (await answerOf(await lead.status("year=2024"))).body;
    expect(own.members.map(({ member }: { member: string }) => member)).toEqual(["college"]);
    const executive = await api.open("executive", "college");
    expect((await answerOf(await executive.status("year=2024"))).status).toBe(403);
    expect((await answerOf(await api.backbone.years())).body).toMatchObject([{ year: 2024, members: 2 }]);
  });

  it("staff read the whole ledger, and an institution its part without shares and note", async () => {
    const whole = (await answerOf(await api.backbone.investments())).body;
    expect(whole).toMatchObject({
      scope: "all",
      investments: [
        {
          name: "Mill Street homes",
          note: "Both put in half.",
          years: [{ committed: 900000, deployed: 400000 }],
        },
      ],
    });
    expect(whole.investments[0].shares).toHaveLength(2);
    const lead = await api.open("data_lead", "college");
    const own = (await answerOf(await lead.investments())).body;
    expect(own).toMatchObject({ scope: "own", investments: [{ years: [{ committed: 450000 }] }] });
    expect(Object.keys(own.investments[0])).not.toContain("shares");
    expect(Object.keys(own.investments[0])).not.toContain("note");
  });

  it("whoever writes reports reads of drafts, and nobody else does", async () => {
    const { body } = await answerOf(await api.backbone.reports());
    expect(body.map(({ title }: { title: string }) => title)).toEqual(["For internal", "For members"]);
    expect(body[0]).toMatchObject({ version: null, page: `/c/${api.slug}/reports/for-internal` });
    const executive = await api.open("executive", "college");
    expect((await answerOf(await executive.reports())).body).toEqual([]);
  });

  it("a roll-up leaves the members' figures out on request, and changes no other figure", async () => {
    const whole = (await answerOf(await api.backbone.rollup("year=2024"))).body;
    const bare = (await answerOf(await api.backbone.rollup("year=2024&members=0"))).body;
    expect(whole.members.length).toBeGreaterThan(0);
    expect(bare).toEqual({ ...whole, members: [] });
    expect((await answerOf(await api.backbone.rollup("year=2024&members=some"))).status).toBe(422);
  });
});
