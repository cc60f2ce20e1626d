/** Parts of an ARN; undefined when it is none. */
export function parseArn(text: string) {
  const [, partition = '', service = '', region = '', account = '', resource = ''] =
    /^arn:([^:]+):([^:]+):([^:]*):([^:]*):(.+)$/.exec(text) ?? []
  return service === '' ? undefined : { partition, service, region, account, resource }
}

/** A sentence when an ARN is not of this service and region. Resource is the beginning that it must have. */
export function checkArn(
  what: string,
  text: string,
  service: string,
  region: string | undefined,
  resource = '',
): string[] {
  const arn = parseArn(text)
  if (arn === undefined || arn.service !== service || !arn.resource.startsWith(resource)) {
    return [`${what} '${text}' is not an ARN of ${service}${resource === '' ? '' : ` ${resource}…`}.`]
  }
  if (region === undefined || arn.region === region) return []
  return [`${what} '${text}' is in ${arn.region}; it must be in ${region}.`]
}
