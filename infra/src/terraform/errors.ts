/** There is no terraform on PATH. */
export class TerraformMissing extends Error {
  override readonly name = 'TerraformMissing'

  constructor() {
    super(
      'terraform was not found on PATH; install Terraform 1.10 or newer: https://developer.hashicorp.com/terraform/install',
    )
  }
}

/** Terraform ended with an error, which is in the message. */
export class TerraformFailed extends Error {
  override readonly name = 'TerraformFailed'

  constructor(command: string, output: string) {
    super(`terraform ${command} failed:\n${output.trim()}`)
  }
}
