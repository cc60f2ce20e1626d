import { IAMClient } from '@aws-sdk/client-iam'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { STSClient } from '@aws-sdk/client-sts'
import type { AppOptions } from './app.js'
import { rememberTokens } from './auth/remembered-tokens.js'
import { authenticateBy, keysAt } from './auth/verify-token.js'
import { awsDynamoDB, createServices, type ServicesOptions } from './create-services.js'
import { iamRevocations } from './credentials/iam-revocations.js'
import { stsSessions } from './credentials/sessions.js'
import { cachedSessions } from './credentials/tenant-credentials.js'
import { lambdaFunctions } from './functions/lambda-functions.js'
import { DEFAULT_ALLOWANCES } from './limits/allowance.js'
import { Limiter } from './limits/limiter.js'
import { deadlineFrom, type Environment } from './server/settings.js'

/** The app of a program in AWS. @throws Error for a variable that is not set. */
export function optionsFrom(environment: Environment): AppOptions {
  const services = createServices(servicesFrom(environment))
  const issuer = {
    issuer: required(environment, 'JWT_ISSUER'),
    audience: required(environment, 'JWT_AUDIENCE'),
  }
  return {
    services,
    authenticate: rememberTokens(authenticateBy(keysAt(requiredUrl(environment, 'JWKS_URL')), issuer)),
    limiter: new Limiter(services.db, { allowances: DEFAULT_ALLOWANCES }),
  }
}

function servicesFrom(environment: Environment): ServicesOptions {
  const { TENANT_ROLE_ARN, TABLE_ARN, KMS_KEY_ARN, APP_FUNCTION_PREFIX } = environment
  const key = KMS_KEY_ARN ? { kmsKeyArn: KMS_KEY_ARN } : {}
  const deadline = deadlineFrom(environment)
  const hasRole = TENANT_ROLE_ARN && TABLE_ARN
  return {
    deadline,
    table: { client: awsDynamoDB(deadline), tableName: required(environment, 'DATA_API_TABLE') },
    region: required(environment, 'AWS_REGION'),
    cursorKeys: required(environment, 'CURSOR_KEYS')
      .split(' ')
      .map((text) => Buffer.from(text, 'base64')),
    functions: lambdaFunctions(new LambdaClient({}), APP_FUNCTION_PREFIX || undefined),
    ...(hasRole
      ? {
          sessions: {
            open: cachedSessions(stsSessions(new STSClient({}), TENANT_ROLE_ARN)),
            revoke: iamRevocations(new IAMClient({}), TENANT_ROLE_ARN),
            tableArn: TABLE_ARN,
            ...key,
          },
        }
      : {}),
  }
}

/** @throws Error for a variable that is not set. */
export function required(environment: Environment, name: string): string {
  const value = environment[name]
  if (value) return value
  throw new Error(`${name} is not set.`)
}

/** @throws Error for a variable that is not set, or is no address. */
export function requiredUrl(environment: Environment, name: string): string {
  const value = required(environment, name)
  if (URL.canParse(value)) return value
  throw new Error(`${name} is ${JSON.stringify(value)}, and has to be an address.`)
}
