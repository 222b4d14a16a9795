import { Server, ServerCredentials, status } from "@grpc/grpc-js";
import type { handleUnaryCall } from "@grpc/grpc-js";

/** The engine's own limit: a stack's resources come in one message. */
const MAX_MESSAGE_BYTES = 400 * 1024 * 1024;

/** Message limits for a server or a client. */
export const channelOptions = {
  "grpc.max_receive_message_length": MAX_MESSAGE_BYTES,
  "grpc.max_send_message_length": MAX_MESSAGE_BYTES,
};

/** Begins to serve on a free loopback port, and returns that port. */
export async function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
      if (error === null) resolve(port);
      else reject(error);
    });
  });
}

/** A call whose failure reaches the engine as one message, without a stack trace. */
export function unary<Request, Response>(
  answer: (request: Request, onCancelled: (cancel: () => void) => void) => Response | Promise<Response>,
): handleUnaryCall<Request, Response> {
  return (call, callback) => {
    const onCancelled = (cancel: () => void): void => {
      call.on("cancelled", cancel);
    };
    Promise.resolve()
      .then(() => answer(call.request, onCancelled))
      .then(
        (response) => {
          callback(null, response);
        },
        (error: unknown) => {
          callback({ code: status.UNKNOWN, details: message(error) });
        },
      );
  };
}

export function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
