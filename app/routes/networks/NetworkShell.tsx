import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { NetworkFrame } from "~/access/networks/visit.server";
import { paths } from "~/paths";
import { SignOut } from "~/routes/shared/SignOut";
import { AppShell } from "~/ui/layout/AppShell";
import type { NavSection } from "~/ui/layout/navigation";

/** The frame of every page inside a network. */
export function NetworkShell({ frame, children }: { frame: NetworkFrame; children: ReactNode }) {
  const { slug, name, role, roleName, personName } = frame;
  const section = (
    label: string,
    to: string,
    icon: NavSection["icon"],
    more: { end?: boolean; pages?: NavSection["pages"] } = {},
  ): NavSection => ({ label, to, icon, pages: [], ...more });
  const nav = [
    section("This year", paths.network(slug), "calendar", { end: true }),
    section("Participants", paths.networkParticipants(slug), "people"),
    section("Lessons", paths.networkLessons(slug), "page", {
      pages: [
        { label: "Lessons and gifts", to: paths.networkLessons(slug) },
        { label: "Projects", to: paths.networkProjects(slug) },
      ],
    }),
    section("Messages", paths.networkThreads(slug), "flag"),
    section("Benchmarks", paths.networkBenchmarks(slug), "bars"),
    section("Dues", paths.networkDues(slug), "table"),
    ...(role === "coordinator" ? [section("Settings", paths.networkSettings(slug), "sliders")] : []),
  ];
  const bar = nav.filter(({ label }) =>
    ["This year", "Participants", "Messages", "Benchmarks"].includes(label),
  );
  return (
    <AppShell
      collaborative={{ name, to: paths.network(slug) }}
      nav={nav}
      bar={bar}
      user={
        <>
          <span className="text-ink-soft">
            {personName}, {roleName.toLowerCase()}
          </span>
          <Link to={paths.home()}>Your collaboratives</Link>
          <Link to={paths.account()}>Your account</Link>
          <SignOut />
        </>
      }
    >
      {children}
    </AppShell>
  );
}
