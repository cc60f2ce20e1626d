export { globalSetup as default } from './vitest/global-setup.js'
