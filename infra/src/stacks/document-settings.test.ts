import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Construct,
  DesignTable,
  grant,
  type OnDemandProps,
  type ProvisionedProps,
} from '@keyprint/cdktf'
import { defineCollection, documentDesign, documentGrants } from '@keyprint/document-store'
import { readConfiguration } from '@keyprint/document-store/configuration'
import { afterAll, expect, it } from 'vitest'
import { z } from 'zod'
import { testEnvironment } from '../testing/workspace.js'
import { synthStack } from './synth.js'

const outdir = mkdtempSync(join(tmpdir(), 'document-settings-'))
afterAll(() => rmSync(outdir, { recursive: true }))

const session = defineCollection({
  schema: z.object({ sessionId: z.string(), userId: z.string(), endsAt: z.iso.datetime() }),
  id: 'sessionId',
  indexes: { byUser: { partition: 'userId' } },
  expires: 'endsAt',
})

/** What an application that has such settings writes into its stack. */
function addSessions(stack: Construct, json: unknown): void {
  const configuration = readConfiguration({ json })
  if (configuration.provider !== 'DynamoDb') return
  const { tableName, capacity, design } = configuration.dynamoDb
  const collections = { session }
  const paid: OnDemandProps | ProvisionedProps =
    capacity.billing === 'provisioned' ? { capacity } : { capacity }
  const table = new DesignTable(stack, 'sessions', {
    design: documentDesign(collections, design),
    tableName,
    ...paid,
  })
  grant({ roleName: 'reader' }, table, documentGrants(collections, 'read'))
}

it('the settings of an application make its table: names, capacity, time to live, stream', () => {
  const DynamoDb = {
    TableName: 'prod-sessions',
    PartitionKeyName: 'PK',
    SortKeyName: 'SK',
    CapacityMode: 'Provisioned',
    ReadCapacityUnits: 7,
    WriteCapacityUnits: 3,
    TimeToLive: { AttributeName: 'ttl' },
    Stream: { ViewType: 'NEW_IMAGE' },
  }
  const add = (stack: Construct) => addSessions(stack, { DataStores: { Document: { DynamoDb } } })
  const design = documentDesign({ session })
  const folder = synthStack({ name: 'sessions', designs: [design], add }, testEnvironment, { outdir })
  const { resource } = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8'))

  expect(Object.values(resource.aws_dynamodb_table)).toMatchObject([
    {
      name: 'prod-sessions',
      hash_key: 'PK',
      range_key: 'SK',
      billing_mode: 'PROVISIONED',
      read_capacity: 7,
      write_capacity: 3,
      ttl: { attribute_name: 'ttl', enabled: true },
      stream_view_type: 'NEW_IMAGE',
      global_secondary_index: [{ name: 'gsi1', read_capacity: 7, write_capacity: 3 }],
    },
  ])
  expect(JSON.stringify(resource.aws_iam_role_policy)).not.toMatch(/PutItem|DeleteItem|Scan/)
})
