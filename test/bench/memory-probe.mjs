/** Loaded into the app by the benchmark. On SIGUSR2, collects garbage and reports the heap and the peak memory. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");
process.on("SIGUSR2", () => {
  collect();
  const { heapUsed, rss } = process.memoryUsage();
  console.log(`memory ${heapUsed} ${rss} ${process.resourceUsage().maxRSS}`);
});
