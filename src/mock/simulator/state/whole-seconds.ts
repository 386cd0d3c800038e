/**
 * Returns a time without its milliseconds. EC2 keeps the times of launches, attachments and new images in whole seconds, as
 * recorded in 2020 and in aws/aws-cli#8969. It keeps the milliseconds of a snapshot's start.
 */
export function wholeSeconds(time: Date): Date {
  return new Date(Math.floor(time.getTime() / 1000) * 1000)
}
