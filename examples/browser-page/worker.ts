import { CreateImage } from 'ec2wire'
import { handle } from 'ec2wire/mock'
import { setupWorker } from 'msw/browser'
import { HttpNetworkFrame } from 'msw/experimental'

export const worker = setupWorker(handle(CreateImage, { ImageId: 'ami-0123456789abcdef0' }))

// Requests that your page sends before the worker runs reach AWS.
await worker.start({
  onUnhandledFrame({ frame, defaults }) {
    if (!(frame instanceof HttpNetworkFrame) || !isForAws(frame.data.request)) return
    defaults.error() // prints the request, but does not stop it
    throw new Error('No handler answers this request to AWS.')
  },
})

function isForAws({ url }: Request): boolean {
  return /\.(?:amazonaws\.com(?:\.cn)?|api\.aws)$/.test(new URL(url).hostname)
}
