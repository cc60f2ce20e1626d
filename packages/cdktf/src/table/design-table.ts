import {
  checkDesign,
  type Design,
  DesignError,
  type DesignTypes,
  designFingerprint,
} from '@keyprint/key-design'
import { Annotations, Construct, DynamodbTable } from '../adapter.js'
import { type AwsEnvironment, environmentOf } from '../environment/aws-environment.js'
import { refuse } from '../errors/invalid-options-error.js'
import { ensureProviderConstraint, requireProvider } from '../provider/provider-constraint.js'
import { fixedId, logicalId } from '../support/fixed-id.js'
import { ON_DEMAND } from './capacity.js'
import { checkTableOptions } from './check/check-table-options.js'
import { addCompanions } from './companions.js'
import { OWN_KEY } from './encryption.js'
import { globalIndexBlocks, multiAttributeIndexes, rawGlobalIndexBlocks } from './global-index-blocks.js'
import { addOwnKey } from './own-key.js'
import type { DesignTableProps } from './props.js'
import { providerNeeds } from './provider-needs.js'
import { tableConfig } from './table-config.js'
import { checkTableName } from './table-names.js'
import { addTableOutputs } from './table-outputs.js'
import { warnings } from './warnings.js'

/**
 * The table of a design, with what belongs to it. Safe by default: on demand, encrypted with a customer key of its own,
 * point-in-time recovery, deletion protection.
 *
 * https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/dynamodb_table
 *
 * @throws InvalidOptionsError when options cannot work, alone, together or with the design
 * @throws MissingEnvironmentError when account or region are not known
 * @throws ProviderTooOldError when an option needs a newer provider than the stack allows
 */
export class DesignTable<D extends DesignTypes = DesignTypes> extends Construct {
  readonly design: Design<D>
  /** Name of the table in AWS. */
  readonly tableName: string
  /** Literal ARN of the table. */
  readonly tableArn: string
  /** Account, region and partition of the table. */
  readonly environment: AwsEnvironment
  /** ARN of the customer key: literal when it was given, known when it is made otherwise; undefined for a key of AWS. */
  readonly keyArn: string | undefined
  /** Name in Terraform's state of the table and what belongs to it. */
  readonly logicalId: string
  /** What the client's `health()` compares. */
  readonly fingerprint: string
  /** The table itself, for what is not said by the options. */
  readonly resource: DynamodbTable

  constructor(scope: Construct, id: string, props: DesignTableProps<D>) {
    super(scope, id)
    const { design, tableName } = props
    const { table } = checked(design)
    this.design = design
    this.tableName = tableName
    this.environment = environmentOf(this, props)
    this.logicalId = logicalId(props.logicalId ?? table.name)
    this.fingerprint = designFingerprint(design)
    const { partition, region, account } = this.environment
    this.tableArn = `arn:${partition}:dynamodb:${region}:${account}:table/${tableName}`
    refuse([...checkTableOptions(props, this.environment), ...checkTableName(this, this.tableArn)])
    ensureProviderConstraint(this)
    for (const need of providerNeeds(props)) requireProvider(this, need)
    this.keyArn = this.addKey(props)
    this.resource = this.addTable(props)
    addCompanions(this, props)
    addTableOutputs(this)
    for (const warning of warnings(props)) Annotations.of(this).addWarning(warning)
  }

  /** ARN of the stream, known when the table is made; undefined for a design without stream. */
  get streamArn(): string | undefined {
    return this.design.table.stream === undefined ? undefined : this.resource.streamArn
  }

  private addTable(props: DesignTableProps): DynamodbTable {
    const table = new DynamodbTable(this, 'table', tableConfig(props, this.keyArn))
    fixedId(table, DynamodbTable.tfResourceType, this.logicalId)
    this.addMultiAttributeKeys(table, props)
    return table
  }

  private addKey({
    preventDestroy = false,
    tags,
    encryption = OWN_KEY,
  }: DesignTableProps): string | undefined {
    const { logicalId: id, tableName, environment } = this
    if (encryption.key === 'given') return encryption.keyArn
    if (encryption.key !== 'own') return undefined
    return addOwnKey(this, { id, tableName, environment, preventDestroy, tags }, encryption).arn
  }

  /** The bindings know one attribute a key: the blocks are written past them. */
  private addMultiAttributeKeys(
    table: DynamodbTable,
    { design, capacity = ON_DEMAND, warmThroughput }: DesignTableProps,
  ): void {
    if (multiAttributeIndexes(design.table).length === 0) return
    const blocks = globalIndexBlocks(design.table, capacity, warmThroughput)
    table.addOverride('global_secondary_index', rawGlobalIndexBlocks(design.table, blocks))
  }
}

/** A design need not come from `defineDesign`; validate and plan would let its mistakes through. */
function checked<D extends DesignTypes>(design: Design<D>): Design<D> {
  const problems = checkDesign(design)
  if (problems.length > 0) throw new DesignError(problems)
  return design
}
