import { problem } from "~/access/problem";

export const loader = () => problem(404, "Not found", "There is no such API call.");
export const action = loader;
