import { CreateImage } from 'ec2wire'
import { handle } from 'ec2wire/mock'
import { setupWorker } from 'msw/browser'

export const worker = setupWorker(handle(CreateImage, { ImageId: 'ami-0123456789abcdef0' }))

await worker.start({
  onUnhandledRequest(request, print) {
    if (!isForAws(request)) return
    print.error() // prints the request, but does not stop it
    throw new Error('No handler answers this request to AWS.')
  },
})

function isForAws({ url }: Request): boolean {
  return /\.(?:amazonaws\.com(?:\.cn)?|api\.aws)$/.test(new URL(url).hostname)
}
