import { test as base, expect, type Page } from '@playwright/test'

const ImageId = 'ami-0123456789abcdef0'
const throttled = /^RequestLimitExceeded \(status 503\)Request limit exceeded\./
const malformed = /^InvalidAMIName\.Malformed \(status 400\)AMI names must be between 3 and 128 characters long/

/** Opens the page, and tells the statuses of EC2's answers; a request that gets past the mock fails the test. */
const test = base.extend<{ statuses: number[] }>({
  statuses: async ({ page, context, baseURL }, use) => {
    const statuses: number[] = []
    const problems: string[] = []
    const isOurs = (url: string) => url.startsWith(`${baseURL}/`) || url.startsWith('data:')

    context.on('request', (request) => {
      if (request.serviceWorker() && !isOurs(request.url())) problems.push(`The worker sent ${request.url()}`)
    })
    context.on('requestfailed', (request) => {
      // Chromium also calls an answer failed that the SDK has read to its end, as a stream from a service worker.
      if (!request.existingResponse()) problems.push(`Failed: ${request.url()}`)
    })
    page.on('response', (response) => {
      if (isOurs(response.url())) return
      if (!response.fromServiceWorker()) problems.push(`Not mocked: ${response.url()}`)
      statuses.push(response.status())
    })
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('console', (message) => {
      // Chromium reports every answer with an error's status.
      const isAnswer = /^Failed to load resource: the server responded with a status of (?:400|503) /.test(
        message.text(),
      )
      if (message.type() === 'error' && !isAnswer) problems.push(message.text())
    })

    await page.goto('/')
    await use(statuses)
    expect(problems).toEqual([])
  },
})

for (const client of ['fetch', 'AWS SDK']) {
  test(`${client}: shows the ID of the image`, async ({ page, statuses }) => {
    await create(page, { client })
    await expectSuccess(page, `${ImageId}Made at the first attempt.`)
    expect(statuses).toEqual([200])
  })

  test(`${client}: shows the code and message of an error`, async ({ page, statuses }) => {
    await create(page, { client, name: 'a*' })
    await expectError(page, malformed)
    expect(statuses).toEqual([400])
  })
}

test('AWS SDK: sends a throttled call again by itself', async ({ page, statuses }) => {
  await create(page, { client: 'AWS SDK', throttle: true })
  await expectSuccess(page, `${ImageId}Made after 2 attempts.`)
  expect(statuses).toEqual([503, 200])
})

test('fetch: shows that a call was throttled; the next one succeeds', async ({ page, statuses }) => {
  await create(page, { client: 'fetch', throttle: true })
  await expectError(page, throttled)
  await create(page, { client: 'fetch', throttle: false })
  await expectSuccess(page, `${ImageId}Made at the first attempt.`)
  expect(statuses).toEqual([503, 200])
})

base('another action fails, and does not reach AWS; other requests pass', async ({ page, context }) => {
  const sent: string[] = []
  context.on('request', (request) => {
    if (request.serviceWorker()) sent.push(request.url())
  })
  await page.goto('/')
  await expect(page.getByRole('button', { name: 'Create image' })).toBeEnabled()
  sent.length = 0
  const outcomeOf = (url: string) =>
    page.evaluate(
      (target) =>
        fetch(target).then(
          ({ status }) => status,
          ({ name }) => name,
        ),
      url,
    )
  expect(await outcomeOf('https://ec2.us-east-1.amazonaws.com/?Action=DescribeImages')).toBe(500)
  expect(sent).toEqual([])
  expect(await outcomeOf('/index.html')).toBe(200)
})

interface Choice {
  readonly client: string
  readonly name?: string
  readonly throttle?: boolean
}

async function create(page: Page, { client, name, throttle = false }: Choice): Promise<void> {
  if (name !== undefined) await page.getByLabel('Image name').fill(name)
  await page.getByRole('radio', { name: client }).check()
  await page.getByRole('checkbox', { name: 'Throttle the first call' }).setChecked(throttle)
  await page.getByRole('button', { name: 'Create image' }).click()
}

async function expectSuccess(page: Page, text: string): Promise<void> {
  await expect(page.getByRole('status')).toHaveText(text)
  await expect(page.getByRole('alert')).toBeEmpty()
}

async function expectError(page: Page, text: RegExp): Promise<void> {
  await expect(page.getByRole('alert')).toHaveText(text)
  await expect(page.getByRole('status')).toBeEmpty()
}
