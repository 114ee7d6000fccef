/** What the build has to count, for /metrics. Loaded with the build (entry.server.tsx). */
import { exportShare, importShare, reportFilesShare } from "~/access/limits/fair-share.server";
import { cacheCounts } from "~/records/figures/cache.server";
import { filesWaiting } from "~/reports/render/queue.server";
import { addGauge } from "./gauges.server";

addGauge({
  name: "tidemark_queue_waiting",
  help: "Jobs that wait for their turn",
  labels: { queue: "rendering" },
  read: filesWaiting,
});
for (const share of [reportFilesShare, importShare, exportShare])
  addGauge({
    name: "tidemark_share_running",
    help: "Costly work under way, of which each reader has a limited share",
    labels: { work: share.what },
    read: () => share.running,
  });
addGauge({
  name: "tidemark_revision_cache_entries",
  help: "Results kept by revision",
  read: () => cacheCounts().entries,
});
for (const answer of ["hit", "miss"] as const)
  addGauge({
    name: "tidemark_revision_cache_asked_total",
    help: "How often a result was asked for, and whether it was there",
    labels: { answer },
    read: () => cacheCounts()[answer],
  });
