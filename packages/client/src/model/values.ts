/** So few that commands meet on the same items, values and index entries all the time. */
export const ACCOUNTS = ['a1', 'a2', 'a3'] as const
export const TASKS = ['t1', 't2', 't3', 't4'] as const
export const EMAILS = ['e1', 'e2', 'e3', 'e4'] as const
export const LABELS = ['red', 'blue'] as const
export const REGIONS = ['eu', 'us'] as const
export const CITIES = ['Ghent', 'Lyon'] as const
