"""Serves moto on a free loopback port, until it is told to stop or the process that owns it is gone."""

import argparse
import copy
import json
import os
import signal
import sys
import threading
import time

from moto.iam.models import IAMBackend
from moto.moto_server.werkzeug_app import (
    DomainDispatcherApplication,
    MotoRequestHandler,
    create_backend_app,
)
from werkzeug.serving import make_server

# Python's isolated mode does not look beside the script.
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import extensions  # noqa: E402 - found only now

IDENTITY_PATH = "/account-baseline-sandbox"
OWNER_CHECK_SECONDS = 1


def share_managed_policies():
    """Parses AWS's 1,500 managed policies once instead of once an account: a second and 30 MB each time."""
    parse = IAMBackend._init_aws_policies
    parsed = {}
    lock = threading.Lock()

    def of_account(backend):
        with lock:
            if backend.partition not in parsed:
                parsed[backend.partition] = parse(backend)
        # An account counts its own attachments.
        return [copy.copy(policy) for policy in parsed[backend.partition]]

    IAMBackend._init_aws_policies = of_account


def identify(application, token):
    """Answers who this server is, so that nobody takes another process for it; moto answers everything else."""
    identity = json.dumps({"token": token, "pid": os.getpid()}).encode()

    def answer(environ, start_response):
        if environ["PATH_INFO"] != IDENTITY_PATH:
            return application(environ, start_response)
        start_response("200 OK", [("Content-Type", "application/json")])
        return [identity]

    return answer


def end_with(owner):
    """Ends this process when its owner, the process that started it, is gone."""
    while os.getppid() == owner:
        time.sleep(OWNER_CHECK_SECONDS)
    os._exit(0)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--token", required=True, help="what the server identifies itself by")
    parser.add_argument("--ready-file", required=True, help="gets the port as soon as the server listens")
    parser.add_argument("--owner", type=int, help="process id to end with")
    arguments = parser.parse_args()

    # All is in memory: there is nothing to put in order first.
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true"
    share_managed_policies()
    extensions.install()

    application = identify(DomainDispatcherApplication(create_backend_app), arguments.token)
    server = make_server("127.0.0.1", 0, application, threaded=True, request_handler=MotoRequestHandler)
    os.environ["MOTO_PORT"] = str(server.port)
    if arguments.owner is not None:
        threading.Thread(target=end_with, args=[arguments.owner], daemon=True).start()

    partial = arguments.ready_file + ".partial"
    with open(partial, "w", encoding="utf-8") as file:
        file.write(str(server.port))
    os.replace(partial, arguments.ready_file)
    server.serve_forever()


if __name__ == "__main__":
    main()
