import { CreateImage } from 'ec2wire'
import { handle } from 'ec2wire/mock'
import { setupWorker } from 'msw/browser'

export const worker = setupWorker(handle(CreateImage, { ImageId: 'ami-0123456789abcdef0' }))

// Before the worker is there, a call would go to AWS.
await worker.start({ onUnhandledFrame: 'bypass' })
