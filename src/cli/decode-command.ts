import { Command } from 'commander'
import { decode } from './decode.js'
import { textOf } from './input.js'
import { print } from './output.js'

/** Creates `ec2wire decode`, which prints a request, a response or a HAR file as JSON. */
export function decodeCommand(): Command {
  return new Command('decode')
    .description('Prints a request (a form, a URL or a curl command), a response, an error or a HAR file as JSON.')
    .argument('[file]', 'the file; - for the standard input', '-')
    .addHelpText(
      'after',
      `
Requests and responses of actions without a schema, and XML of other AWS services, are decoded, too. Their JSON has
"schema": false: names are as they were sent, and every value is a text.

Signatures, access keys, tokens and passwords are replaced by (redacted), also in errors. The members of a schema are
printed as they are.

Examples:
  echo 'Action=CreateImage&InstanceId=i-1234567890abcdef0&Name=web' | ec2wire decode
  ec2wire decode response.xml
  ec2wire decode recording.har`,
    )
    .action(async (file: string) => print(decode(await textOf(file), file)))
}
