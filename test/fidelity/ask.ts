import { decodeError } from 'ec2wire'
import { type SimulatorOptions, simulateEc2 } from 'ec2wire/simulator'

/** What EC2 answers to a form. */
export interface Answer {
  readonly status: number
  /** The whole XML document. */
  readonly xml: string
  /** The code and the text of an error. */
  readonly code?: string
  readonly message?: string
}

/** Sends a form to a simulator as a client writes it, without our own encoder. */
export type Ask = (form: string) => Promise<Answer>

/** Returns the function that asks one simulator, whose time stands still at New Year unless the options say otherwise. */
export function asking(options: SimulatorOptions = {}): { ask: Ask; ec2: ReturnType<typeof simulateEc2> } {
  const ec2 = simulateEc2({ clock: Date.UTC(2026, 0, 1), ...options })
  const ask: Ask = async (form) => {
    const response = await ec2.fetch('https://ec2.us-east-1.amazonaws.com/', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      body: /(^|&)Version=/.test(form) ? form : `${form}&Version=2016-11-15`,
    })
    const { status } = response
    const xml = await response.text()
    if (status < 400) return { status, xml }
    const { code, message } = decodeError(xml, { status })
    return { status, xml, code, message }
  }
  return { ask, ec2 }
}
