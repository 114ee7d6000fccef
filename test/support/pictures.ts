import type { Role } from "../../app/domain/terms";
import { paths } from "../../app/paths";

/** The pictures in docs/images: whose screen, and which page of the demo. */
export const PICTURES: { name: string; role: Role; page: string }[] = [
  { name: "backbone", role: "backbone", page: paths.overview("demo") },
  { name: "executive", role: "executive", page: paths.overview("demo") },
  { name: "data-lead", role: "data_lead", page: paths.entry("demo") },
  { name: "week", role: "backbone", page: paths.week("demo") },
  { name: "status", role: "backbone", page: paths.status("demo") },
  { name: "import", role: "data_lead", page: paths.import("demo") },
  { name: "goals", role: "executive", page: paths.goals("demo") },
  { name: "reports", role: "convener", page: paths.reports("demo") },
];
