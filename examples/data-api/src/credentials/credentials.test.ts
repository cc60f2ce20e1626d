import { STSClient } from '@aws-sdk/client-sts'
import { describeWithDynamoDB } from '@keyprint/local/vitest'
import { describe, expect, it } from 'vitest'
import { httpApi } from '../testing/http-api.js'
import { standIn } from '../testing/stand-in.js'
import { inMemoryRevocations } from './in-memory-revocations.js'
import { stsSessions } from './sessions.js'
import { cachedSessions, type TenantCredentials } from './tenant-credentials.js'

const tableArn = 'arn:aws:dynamodb:eu-west-1:111122223333:table/data-api'
const credentials = (minutes: number): TenantCredentials => ({
  ...{ accessKeyId: 'ASIA', secretAccessKey: 'secret', sessionToken: 'token' },
  expiration: new Date(Date.now() + minutes * 60_000).toISOString(),
})

describeWithDynamoDB('the operation credentials', () => {
  const asked: { tenantId: string; policy: string }[] = []
  const open = async (tenantId: string, policy: string) => {
    asked.push({ tenantId, policy })
    return credentials(15)
  }
  const { revoke } = inMemoryRevocations()
  const api = httpApi({ sessions: { open: cachedSessions(open), revoke, tableArn }, region: 'eu-west-1' })
  const without = httpApi({ table: api.table })

  it('gives a session that its policy holds to the tenant, once for a while', async () => {
    const [ada, eve] = [await api.caller(), await api.caller()]
    const answers = await Promise.all([
      ada.call('credentials'),
      ada.call('credentials'),
      eve.call('credentials'),
    ])
    expect(answers[0]?.body).toMatchObject({ accessKeyId: 'ASIA', prefix: ada.prefix, region: 'eu-west-1' })
    expect(asked.map(({ tenantId }) => tenantId).sort()).toEqual([ada.tenantId, eve.tenantId].sort())
    for (const { tenantId, policy } of asked) {
      expect(policy).toContain(`"dynamodb:LeadingKeys":"deploy#${tenantId}#*"`)
      expect(policy).toContain('"Null":{"dynamodb:LeadingKeys":"false"}')
      expect(policy).not.toContain('Scan')
    }
    expect(JSON.stringify(api.logged)).not.toContain('secret')
  })

  it('says where there is no role for it', async () => {
    const tenant = await without.caller()
    const { status, body } = await tenant.call('credentials')
    expect([status, body.type]).toEqual([501, '/problems/not-available'])
  })
})

describe('sessions that are kept', () => {
  it('are opened anew when they end soon, for another policy, and after a failure', async () => {
    const answers: (TenantCredentials | Error)[] = [
      credentials(4),
      credentials(15),
      new Error('busy'),
      credentials(15),
    ]
    let opened = 0
    const open = cachedSessions(async () => {
      const answer = answers[opened++]
      if (answer instanceof Error) throw answer
      return answer as TenantCredentials
    })
    await open('ada', 'one')
    await open('ada', 'one')
    await open('ada', 'one')
    expect(opened).toBe(2)
    await expect(open('ada', 'other')).rejects.toThrow('busy')
    await open('ada', 'other')
    expect(opened).toBe(4)
  })
})

describe('STS', () => {
  it('is asked for the role, with the policy and the tag of the tenant', async () => {
    let body = ''
    await using aws = await standIn((asked) => {
      body = asked.body
      return { status: 200, body: SESSION }
    })
    const sts = new STSClient(aws.options)
    const role = 'arn:aws:iam::111122223333:role/tenant'
    const session = await stsSessions(sts, role)('ada', '{"Version":"2012-10-17"}')
    expect(session).toEqual({
      ...{ accessKeyId: 'ASIA', secretAccessKey: 's', sessionToken: 't' },
      expiration: '2030-01-01T00:00:00.000Z',
    })
    expect(Object.fromEntries(new URLSearchParams(body))).toMatchObject({
      Action: 'AssumeRole',
      RoleArn: 'arn:aws:iam::111122223333:role/tenant',
      Policy: '{"Version":"2012-10-17"}',
      DurationSeconds: '900',
      'Tags.member.1.Key': 'tenant',
      'Tags.member.1.Value': 'ada',
    })
  })
})

const SESSION = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
  <AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
  <Expiration>2030-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`
