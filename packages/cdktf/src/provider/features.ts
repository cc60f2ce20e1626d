/**
 * The first version of the AWS provider that has an argument of `aws_dynamodb_table`, from the provider's changelog.
 * Only 5.100.0, which has none of them, was at hand to run.
 *
 * https://github.com/hashicorp/terraform-provider-aws/blob/main/CHANGELOG.md
 */
export const PROVIDER_FEATURES = {
  /** `replica.consistency_mode` */
  strongConsistency: '6.3.0',
  /** `replica.deletion_protection_enabled` */
  replicaDeletionProtection: '6.9.0',
  /** `warm_throughput`, also of indexes */
  warmThroughput: '6.13.0',
  /** `global_table_witness` */
  witness: '6.22.0',
  /**
   * `global_secondary_index.key_schema`. It came with 6.29.0; up to 6.32.0 its plans were never empty, and before 6.37.0
   * removing one index rebuilt all others (issue 46601).
   */
  multiAttributeKeys: '6.37.0',
} as const
