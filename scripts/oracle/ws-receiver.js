// Has the npm package ws read streams of frames: one JSON object a line comes in, {"masking": "REQUIRED", "pieces": ["base64"]};
// what was found goes out, one line a stream, things found parted by "|". Ends a stream at its first farewell or fault.
//   node ws-receiver.js STREAMS.jsonl SAID.txt LARGEST_MESSAGE_BYTES
'use strict';

const crypto = require('crypto');
const fs = require('fs');
const path = require('path');

const ws = path.join(__dirname, '..', 'realservers', 'node_modules', 'ws');
const Receiver = require(path.join(ws, 'lib', 'receiver.js'));
const { kStatusCode } = require(path.join(ws, 'lib', 'constants.js'));

const SHORT_BYTES = 32; // a payload up to this size stands as it is, a longer one as its size and the start of its SHA-1
const DIGEST_DIGITS = 16;
const NO_CODE = 1005; // what ws says of a close frame without one

function payload(kind, data) {
  const digest = () => crypto.createHash('sha1').update(data).digest('hex').slice(0, DIGEST_DIGITS);
  return `${kind} ${data.length <= SHORT_BYTES ? data.toString('hex') : `${data.length} bytes ${digest()}`}`;
}

function read(stream, maxPayload) {
  const said = [];
  let over = false;
  const receiver = new Receiver({ isServer: stream.masking === 'REQUIRED', maxPayload });
  receiver.on('message', (data, isBinary) => said.push(payload(isBinary ? 'binary' : 'text', data)));
  receiver.on('ping', (data) => said.push(payload('ping', data)));
  receiver.on('pong', (data) => said.push(payload('pong', data)));
  receiver.on('conclude', (code) => {
    over = true;
    said.push(`close ${code === NO_CODE ? 0 : code}`);
  });
  for (const piece of stream.pieces) {
    if (over) {
      break;
    }
    // Not write(), which tells an error in a later turn of the event loop.
    receiver._write(Buffer.from(piece, 'base64'), 'buffer', (error) => {
      if (error) {
        over = true;
        said.push(kStatusCode in error ? `broken ${error[kStatusCode]}` : `threw ${error.message}`);
      }
    });
  }
  return said.join('|');
}

const [asked, said, largest] = process.argv.slice(2);
const lines = fs.readFileSync(asked, 'utf8').trimEnd().split('\n');
fs.writeFileSync(said, lines.map((line) => `${read(JSON.parse(line), Number(largest))}\n`).join(''));
