import { CreateImageCommand, EC2Client, EC2ServiceException } from '@aws-sdk/client-ec2'
import { CreateImage, type CreateImageInput, ec2Error, fromResponse, isEc2ServiceError, toRequest } from 'ec2wire'
import { handle } from 'ec2wire/mock'
import { worker } from './worker.ts'

interface Made {
  readonly ImageId: string | undefined
  readonly attempts: number
}

const region = 'us-east-1'
const ec2 = new EC2Client({
  region,
  credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' },
})

const form = element('form')
const button = element('button')
const status = element('[role=status]')
const alert = element('[role=alert]')

form.addEventListener('submit', async (event) => {
  event.preventDefault()
  const fields = new FormData(form)
  const input = { InstanceId: String(fields.get('InstanceId')), Name: String(fields.get('Name')) }
  const create = fields.get('client') === 'sdk' ? createWithSdk : createWithFetch
  if (fields.has('throttle')) worker.use(handle(CreateImage, ec2Error('RequestLimitExceeded'), { once: true }))

  status.replaceChildren()
  alert.replaceChildren()
  button.disabled = true
  try {
    const { ImageId = '', attempts } = await create(input)
    show(status, ImageId, attempts === 1 ? 'Made at the first attempt.' : `Made after ${attempts} attempts.`)
  } catch (error) {
    show(alert, ...describe(error))
  } finally {
    button.disabled = false
  }
})

button.disabled = false

async function createWithFetch(input: CreateImageInput): Promise<Made> {
  const response = await fetch(toRequest(CreateImage, input, { region }))
  const { ImageId } = await fromResponse(CreateImage, response)
  return { ImageId, attempts: 1 }
}

async function createWithSdk(input: CreateImageInput): Promise<Made> {
  const { ImageId, $metadata } = await ec2.send(new CreateImageCommand(input))
  return { ImageId, attempts: $metadata.attempts ?? 1 }
}

/** The code and status of an error, and its message. */
function describe(error: unknown): [title: string, text: string] {
  if (isEc2ServiceError(error)) return [`${error.code} (status ${error.status})`, error.message]
  if (error instanceof EC2ServiceException) {
    return [`${error.name} (status ${error.$metadata.httpStatusCode})`, error.message]
  }
  return ['No answer', String(error)]
}

function show(area: HTMLElement, title: string, text: string): void {
  const strong = document.createElement('strong')
  strong.textContent = title
  area.replaceChildren(strong, text)
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name): HTMLElementTagNameMap[Name]
function element(selector: string): HTMLElement
function element(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`The page has no ${selector}.`)
  return found
}
