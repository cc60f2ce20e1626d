import { type Construct, TerraformStack } from '../adapter.js'
import { refuse } from '../errors/invalid-options-error.js'
import { ProviderTooOldError } from '../errors/provider-too-old-error.js'
import { allowsFrom, parseConstraint, raised } from './constraint.js'
import { compareVersions, parseVersion, type Version } from './version.js'

/**
 * The versions of the AWS provider that a stack takes unless said otherwise. The bindings pin one version exactly; what
 * they write applies from 5.100.0 on.
 */
export const PROVIDER_CONSTRAINT = '>= 5.100.0, < 7.0.0'

/** Something that only newer versions of the provider have. */
export interface ProviderRequirement {
  /** The first version that has it. */
  readonly version: string
  /** What it is, as the subject of a sentence. */
  readonly feature: string
}

interface StackConstraint {
  base: string
  readonly requirements: ProviderRequirement[]
}

const constraints = new WeakMap<TerraformStack, StackConstraint>()

/**
 * Sets which versions of the AWS provider a stack takes. What the stack's tables need beyond it raises its lower bound.
 *
 * @throws ProviderTooOldError when a table of the stack needs a version that the constraint does not allow
 * @throws InvalidOptionsError when the text is not a version constraint
 */
export function constrainProvider(stack: TerraformStack, constraint: string = PROVIDER_CONSTRAINT): void {
  refuse(
    parseConstraint(constraint) === undefined
      ? [
          `Stack '${stack.node.id}': '${constraint}' is not a version constraint; write for example '${PROVIDER_CONSTRAINT}'.`,
        ]
      : [],
  )
  const state = stateOf(stack)
  state.base = constraint
  apply(stack, state)
}

/** Raises the constraint of the stack that a construct is in. */
export function requireProvider(construct: Construct, requirement: ProviderRequirement): void {
  const stack = TerraformStack.of(construct)
  const state = stateOf(stack)
  state.requirements.push(requirement)
  apply(stack, state)
}

/** Gives the stack the default constraint where it has none yet. */
export function ensureProviderConstraint(construct: Construct): void {
  const stack = TerraformStack.of(construct)
  if (!constraints.has(stack)) constrainProvider(stack)
}

function stateOf(stack: TerraformStack): StackConstraint {
  const state = constraints.get(stack) ?? { base: PROVIDER_CONSTRAINT, requirements: [] }
  constraints.set(stack, state)
  return state
}

function apply(stack: TerraformStack, { base, requirements }: StackConstraint): void {
  const conditions = parseConstraint(base) ?? []
  const tooOld = requirements.find(({ version }) => !allowsFrom(conditions, parsed(version)))
  if (tooOld !== undefined) throw new ProviderTooOldError(stack.node.id, base, tooOld.version, tooOld.feature)
  const [newest] = requirements
    .map(({ version }) => version)
    .sort((a, b) => compareVersions(parsed(b), parsed(a)))
  const version = newest === undefined ? base : raised(base, newest)
  // The bindings write their own exact pin here; an override of the stack wins.
  stack.addOverride('terraform.required_providers.aws.version', version)
}

function parsed(version: string): Version {
  return parseVersion(version) as Version
}
