export * from "./auth";
export * from "./breakdowns";
export * from "./collaboratives";
export * from "./definitions";
export * from "./investments";
export * from "./kept";
export * from "./measures";
export * from "./observations";
export { appRole } from "./tenancy";
