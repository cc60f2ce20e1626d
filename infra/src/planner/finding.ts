/** Danger: data or access to it is lost. Careful: something changes for who uses the data. Info: worth knowing. */
export type Severity = 'danger' | 'careful' | 'info'

/** One thing that a plan does to data. */
export interface Finding {
  /** What it is called on the command line: `index-rebuild:gsi1`. Unique in a plan. */
  readonly id: string
  readonly severity: Severity
  /** One line, without a full stop. */
  readonly title: string
  /** Sentences: what happens, and to whom. A line break begins a paragraph. */
  readonly detail: string
  /** The safe sequence, in order; empty where there is nothing to do. */
  readonly steps: readonly string[]
  /** Terraform's address of the resource; empty for what concerns the whole plan. */
  readonly address: string
}

/** What a rule says; where it was found is added by who called the rule. */
export type Remark = Omit<Finding, 'address'>
