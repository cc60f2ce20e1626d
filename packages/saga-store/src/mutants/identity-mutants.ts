import { Memory, type Mutants } from './broken.js'

/** Of what stores do when they tell sagas apart. */
export const identityMutants: Mutants<Memory> = {
  'nothing is undefined': [
    /what is not there is null/,
    class extends Memory {
      override async getById(name: string, id: string) {
        return (await super.getById(name, id)) ?? (undefined as unknown as null)
      }
    },
  ],
  'the name does not count': [
    /another name are others/,
    class extends Memory {
      protected override key(_: string, id: string) {
        return id
      }
    },
  ],
  'keys run into one another': [
    /never run into one another/,
    class extends Memory {
      protected override key(name: string, id: string) {
        return `${name}#${id}`
      }
    },
  ],
  'ids and correlations share one space': [
    /same text, also crosswise/,
    class extends Memory {
      override async getByCorrelationId(name: string, correlation: string) {
        return (await this.getById(name, correlation)) ?? super.getByCorrelationId(name, correlation)
      }
    },
  ],
  'the beginning of a correlation will do': [
    /another one begins with/,
    class extends Memory {
      override async getByCorrelationId(name: string, correlation: string) {
        const prefix = this.key(name, correlation).slice(0, -2)
        const found = [...this.ids].find(([key]) => key.startsWith(prefix))
        return super.getByCorrelationId(name, found ? JSON.parse(found[0])[1] : correlation)
      }
    },
  ],
  'case does not count': [
    /told apart/,
    class extends Memory {
      protected override key(name: string, id: string) {
        return super.key(name, id.toLowerCase())
      }
    },
  ],
  'odd characters are dropped': [
    /may be any text/,
    class extends Memory {
      protected override key(name: string, id: string) {
        return super.key(name, id.replaceAll(/[^\w-]/g, ''))
      }
      override async getById(name: string, id: string) {
        return /^[\w-]*$/.test(id) ? super.getById(name, id) : null
      }
    },
  ],
}
