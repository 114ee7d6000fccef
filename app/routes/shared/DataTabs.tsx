import type { Shell } from "~/access/shell";
import { PageTabs } from "~/ui/layout/PageTabs";

/** Pages about the data of a collaborative: address below /c/…/data, name, and who needs them. */
const PAGES = [
  ["", "Enter data", ["backbone", "convener", "data_lead"]],
  ["/status", "Status", ["backbone", "convener", "data_lead"]],
  ["/years", "Years", ["backbone", "convener"]],
  ["/reminders", "Reminders", ["backbone"]],
  ["/import", "Import", ["backbone", "data_lead"]],
] as const;

/** The pages about data, side by side, under the title of each. */
export function DataTabs({ shell }: { shell: Shell }) {
  return (
    <PageTabs
      label="Data"
      tabs={PAGES.filter(([, , roles]) => roles.some((role) => role === shell.role)).map(([path, label]) => ({
        to: `/c/${shell.slug}/data${path}`,
        end: path === "",
        label,
      }))}
    />
  );
}
