/** Variables of a function's environment. */
export type Variables = Readonly<Record<string, string>>

/** The functions of tenants, wherever they run. Both calls may be repeated, and come at the same time. */
export interface AppFunctions {
  /** Sets variables and leaves others alone. @returns false where the tenant has no function. */
  setVariables(tenantId: string, variables: Variables): Promise<boolean>
  /** Takes variables away; there may be none, and no function. */
  removeVariables(tenantId: string, names: readonly string[]): Promise<void>
}
