import { problem } from "~/access/problem";

export const loader = () => problem(404, "Not found", "There is no such call.");
export const action = loader;
