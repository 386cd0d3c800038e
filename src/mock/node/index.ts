export { type Answer, type Ec2Server, type ServeOptions, serve } from './serve.js'
