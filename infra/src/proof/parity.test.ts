import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DesignTable } from '@keyprint/cdktf'
import { testTable } from '@keyprint/local/vitest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StackDefinition } from '../stacks/stacks.js'
import { synthStack } from '../stacks/synth.js'
import { type Moto, startMoto } from '../testing/moto.js'
import { multiAttribute, type ParityCase, parityCases } from '../testing/parity-designs.js'
import { tableShape } from '../testing/table-shape.js'
import { describeWith } from '../testing/tools.js'
import { type StackUnderTest, stackUnderTest, testEnvironment } from '../testing/workspace.js'

/** Fixed, since moto does not answer what the provider asks of autoscaling. */
const PROVISIONED = { billing: 'provisioned', read: 2, write: 3 } as const

/** A key for each table would only take time. */
const ENCRYPTION = { key: 'aws-owned' } as const

const temporary = mkdtempSync(join(tmpdir(), 'parity-'))
afterAll(() => rmSync(temporary, { recursive: true }))

const stackOf = (cases: readonly ParityCase[], provisioned?: ParityCase): StackDefinition => ({
  name: 'parity',
  designs: cases.map(({ design }) => design),
  add: (stack) => {
    for (const { design } of cases)
      new DesignTable(stack, design.table.name, {
        design,
        tableName: `test-${design.table.name}`,
        encryption: ENCRYPTION,
      })
    if (provisioned === undefined) return
    const { design } = provisioned
    new DesignTable(stack, 'provisioned', {
      design,
      tableName: 'test-provisioned',
      logicalId: 'provisioned',
      capacity: PROVISIONED,
      encryption: ENCRYPTION,
    })
  },
})

describe('a table from @keyprint/local is what the design says, with', () => {
  for (const [name, { design, shape }] of Object.entries({
    ...parityCases,
    'an index of several attributes': multiAttribute,
  })) {
    const table = testTable(design)
    it(name, async () => {
      expect(await tableShape(table.client, table.tableName)).toEqual(shape)
    })
  }
})

describeWith(
  ['terraform', 'moto_server'],
  'a table that terraform applied is what the design says, with',
  () => {
    let moto: Moto
    let stack: StackUnderTest
    let client: DynamoDBClient
    beforeAll(async () => {
      moto = await startMoto()
      const numbered = parityCases['number keys in an index'] as ParityCase
      stack = await stackUnderTest(stackOf(Object.values(parityCases), numbered), [moto.endpoint])
      await stack.run('apply', '-auto-approve', '-input=false', '-no-color')
      const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
      client = new DynamoDBClient({ endpoint: moto.endpoint, region: 'eu-central-1', credentials })
    })
    afterAll(async () => {
      client?.destroy()
      stack?.remove()
      await moto?.stop()
    })

    it.each(Object.entries(parityCases))('%s', async (_, { design, shape }) => {
      expect(await tableShape(client, `test-${design.table.name}`)).toEqual(shape)
    })

    it('provisioned capacity of table and index', async () => {
      const { Table } = await client.send(new DescribeTableCommand({ TableName: 'test-provisioned' }))
      const units = { ReadCapacityUnits: 2, WriteCapacityUnits: 3 }
      expect(Table?.ProvisionedThroughput).toMatchObject(units)
      expect(Table?.GlobalSecondaryIndexes?.[0]?.ProvisionedThroughput).toMatchObject(units)
    })
  },
)

// Terraform's AWS provider has these from a later version on than the one that all of this is applied with.
it('an index of several attributes is synthesized as the design says', () => {
  const folder = synthStack(stackOf([multiAttribute]), testEnvironment, { outdir: temporary })
  const { resource } = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8'))
  const { attribute, global_secondary_index } = resource.aws_dynamodb_table.multi
  const types = new Map(attribute.map((one: { name: string; type: string }) => [one.name, one.type]))
  const key = global_secondary_index[0].key_schema.map(
    (one: { attribute_name: string; key_type: string }) =>
      `${one.attribute_name} ${types.get(one.attribute_name)} ${one.key_type}`,
  )
  expect(key).toEqual(multiAttribute.shape.indexes.byOther?.key)
})
