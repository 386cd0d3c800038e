/** The response with the `Date` header of a server whose clock shows that time. */
export function stamped(response: Response, milliseconds: number): Response {
  response.headers.set('date', new Date(milliseconds).toUTCString())
  return response
}
