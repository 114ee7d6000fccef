/** Loaded into the app by the benchmark: at SIGUSR2 it collects its garbage and says what is left, and the peak. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");
process.on("SIGUSR2", () => {
  collect();
  const { heapUsed, rss } = process.memoryUsage();
  console.log(`memory ${heapUsed} ${rss} ${process.resourceUsage().maxRSS}`);
});
