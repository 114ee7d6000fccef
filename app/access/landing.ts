import type { Role } from "~/domain/terms";
import { paths } from "~/paths";
import { may } from "./permissions";

/**
 * Where a person begins in a collaborative: those who run it with this week, data leads with what is asked of them,
 * everyone else with the overview.
 */
export function landingOf(slug: string, role: Role): string {
  if (role === "data_lead") return paths.status(slug);
  return may({ role }, "run work") ? paths.week(slug) : paths.overview(slug);
}
