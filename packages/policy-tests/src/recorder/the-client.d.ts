declare module '#client/connect-with' {
  import type { ConnectOptions } from '@keyprint/client'
  import type { DesignSpec } from '@keyprint/key-design'

  export function connectWith(
    ...features: readonly unknown[]
  ): (design: DesignSpec, options: ConnectOptions) => unknown
}
