// Loaded by Node before a server that can't be told its address: whatever it listens on, it does so on loopback only.
const { Server } = require('node:net')

const listen = Server.prototype.listen

Server.prototype.listen = function (first, ...rest) {
  const callback = rest.find((each) => typeof each === 'function')
  const options = typeof first === 'object' ? { ...first, host: '127.0.0.1' } : { port: Number(first), host: '127.0.0.1' }
  return listen.call(this, options, callback)
}
