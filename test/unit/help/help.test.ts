import { describe, expect, it } from "vitest";
import { NAVIGATION } from "../../../app/access/navigation";
import { may } from "../../../app/access/permissions";
import { ROLES } from "../../../app/domain/terms";
import { TASKS } from "../../../app/routes/help/tasks";
import { TOUR } from "../../../app/routes/shared/help/tour-steps";

describe.each(ROLES)("the help for the role %s", (role) => {
  it("leads only to pages that the role may open", () => {
    for (const { what, permission } of TASKS[role]) expect(may({ role }, permission), what).toBe(true);
  });

  it("tours five pages of its own navigation, each once and by the name that stands there", () => {
    const steps = TOUR[role];
    expect(new Set(steps.map(({ path }) => path("x"))).size).toBe(5);
    for (const { page, path } of steps) {
      const entry = NAVIGATION.find((item) => item.path("x") === path("x"));
      expect(entry?.label).toBe(page);
      expect(entry && may({ role }, entry.permission), page).toBe(true);
    }
  });

  it("says each thing in one or two sentences", () => {
    for (const text of [...TASKS[role].map(({ when }) => when), ...TOUR[role].map(({ says }) => says)])
      expect(text.match(/[.?!](\s|$)/g)?.length, text).toBeLessThanOrEqual(2);
  });
});
