// The list of the actions: one line for each.
export * from './create-image.js'
export * from './create-tags.js'
export * from './delete-snapshot.js'
export * from './delete-tags.js'
export * from './deregister-image.js'
export * from './describe-images.js'
export * from './describe-instances.js'
export * from './describe-snapshots.js'
