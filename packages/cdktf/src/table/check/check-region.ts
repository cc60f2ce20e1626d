import { REGION } from '../../environment/aws-environment.js'

/** A replica or witness stands in a region, and not in the table's own. */
export function checkRegion(region: string, home: string): string[] {
  if (!REGION.test(region)) return [`'${region}' is not a region such as eu-central-1.`]
  return region === home
    ? [`the replica in ${region} is in the table's home region; name other regions only.`]
    : []
}
