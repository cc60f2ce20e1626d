import { describe, expect, it } from 'vitest'
import { awsStack, synth } from '../testing/synth.js'
import { localBackend } from './local-backend.js'
import { s3Backend } from './s3-backend.js'

describe('the state of a stack', () => {
  it('is in S3, encrypted, with a lock file', () => {
    const { terraform } = synth((stack) => {
      s3Backend(stack, { bucket: 'states', region: 'eu-central-1' })
    })

    expect(terraform).toMatchObject({
      backend: {
        s3: {
          bucket: 'states',
          key: 'test/terraform.tfstate',
          region: 'eu-central-1',
          encrypt: true,
          use_lockfile: true,
        },
      },
      required_version: '>= 1.10.0',
    })
  })

  it('refuses a bucket without a name', () => {
    expect(() => s3Backend(awsStack(), { bucket: '', region: 'eu-central-1' })).toThrow(
      "Stack 'test': the S3 backend has no bucket.",
    )
  })

  it('is in a file of the folder that terraform runs in, wherever that is', () => {
    const { terraform } = synth((stack) => {
      localBackend(stack)
    })

    expect(terraform.backend).toEqual({ local: { path: 'test.tfstate' } })
  })
})
