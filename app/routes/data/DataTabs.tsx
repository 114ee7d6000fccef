import type { Shell } from "~/access/shell";
import { paths } from "~/paths";
import { PageTabs } from "~/ui/layout/PageTabs";

const PAGES = [
  { address: paths.entry, label: "Enter data", roles: ["backbone", "convener", "data_lead"] },
  { address: paths.status, label: "Status", roles: ["backbone", "convener", "data_lead"] },
  { address: paths.years, label: "Years", roles: ["backbone", "convener"] },
  { address: paths.reminders, label: "Reminders", roles: ["backbone"] },
  { address: paths.import, label: "Import", roles: ["backbone", "data_lead"] },
  {
    address: paths.areaCounter,
    label: "Focus area counter",
    roles: ["backbone", "convener", "executive", "data_lead"],
  },
];

/** The pages about data that the visitor's role needs, as tabs under the title of each. */
export function DataTabs({ shell, compact }: { shell: Shell; compact?: boolean | undefined }) {
  const pages = PAGES.filter(({ roles }) => roles.some((role) => role === shell.role));
  return (
    <PageTabs
      label="Data"
      compact={compact}
      tabs={pages.map(({ address, label }) => ({
        to: address(shell.slug),
        end: address === paths.entry,
        label,
      }))}
    />
  );
}
