import { fromResponse, type Open, type Operation, toRequest } from 'ec2wire'

/** Sends any operation, and returns its typed output. */
export async function call<Input, Output>(
  operation: Operation<Input, Output>,
  input: NoInfer<Input>,
  send: (request: Request) => Promise<Response> = fetch,
): Promise<Open<Output>> {
  return fromResponse(operation, await send(toRequest(operation, input, { region: 'us-east-1' })))
}
