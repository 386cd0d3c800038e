const factories = /* @__PURE__ */ new WeakSet<object>()

/** Marks a function that creates a failure, so that a message can say that it has to be called. */
export function failureFactory<Create extends (...args: never[]) => unknown>(create: Create): Create {
  factories.add(create)
  return create
}

/** Whether a value is a function that creates a failure, such as `networkError`. */
export function isFailureFactory(value: unknown): boolean {
  return typeof value === 'function' && factories.has(value)
}
