import { findJava, MINIMUM_JAVA } from '../server/find-java.js'

/** Whether tests that need Java can run on this machine. */
export async function javaHere(): Promise<boolean> {
  return ((await findJava())?.version ?? 0) >= MINIMUM_JAVA
}
