import type { Said } from './stand-in.js'

/** IAM, as far as the inline policies of one role go. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export class FakeIam {
  readonly policies = new Map<string, string>([['grants', '{}']])

  /** @param room characters that all policies may have together, white space aside */
  constructor(private readonly room = 10_240) {}

  answer(body: string): Said {
    const { Action, PolicyName = '', PolicyDocument = '' } = Object.fromEntries(new URLSearchParams(body))
    if (Action === 'ListRolePolicies') return this.list()
    if (Action === 'DeleteRolePolicy')
      return this.policies.delete(PolicyName) ? done(Action) : refused(404, 'NoSuchEntity')
    if (Action !== 'PutRolePolicy') return refused(400, 'InvalidAction')
    const others = [...this.policies].filter(([name]) => name !== PolicyName).map(([, text]) => text)
    if ([...others, PolicyDocument].join('').replace(/\s/g, '').length > this.room)
      return refused(409, 'LimitExceeded')
    this.policies.set(PolicyName, PolicyDocument)
    return done(Action)
  }

  private list(): Said {
    const members = [...this.policies.keys()].map((name) => `<member>${name}</member>`).join('')
    return done('ListRolePolicies', `<IsTruncated>false</IsTruncated><PolicyNames>${members}</PolicyNames>`)
  }
}

const XMLNS = 'xmlns="https://iam.amazonaws.com/doc/2010-05-08/"'

const done = (action: string, result = ''): Said => ({
  status: 200,
  body: `<${action}Response ${XMLNS}><${action}Result>${result}</${action}Result></${action}Response>`,
})

const refused = (status: number, code: string): Said => ({
  status,
  body: `<ErrorResponse ${XMLNS}><Error><Type>Sender</Type><Code>${code}</Code></Error></ErrorResponse>`,
})
