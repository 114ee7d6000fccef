/** Everything drawn with the chart library, as one script that loads after the page. */
export { default as LiveTrend } from "./LiveTrend";
export { LiveWaterfall } from "./LiveWaterfall";
