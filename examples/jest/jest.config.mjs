export default {
  testMatch: ['**/*.test.mjs'],
  // Without this, Jest turns ES modules into CommonJS.
  transform: {},
}
