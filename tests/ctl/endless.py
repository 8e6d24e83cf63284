#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers without an end, at each exchange of a synchronisation: it ends with one line, and the program never holds more
than a few times the 64 MiB that an answer may have."""
import os
import socket
import sys
import threading
import zlib

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402

MIB = 1024 * 1024
BOMB = 512                      # MiB
MOST_RESIDENT = 300             # MiB: the buffer, its copy while it grows, the program and its sanitizer
MOST_SENT = 160                 # MiB in one answer: who reads on for so long never stops
# What was freed is kept by the sanitizer, to find its use: that is no memory of the program.
ENV = {**os.environ, "ASAN_OPTIONS": "quarantine_size_mb=8:detect_leaks=0", "MALLOC_PERTURB_": "0"}


def make_bomb():
    packer = zlib.compressobj(9, wbits=31)
    block = b" " * MIB
    return b"".join(packer.compress(block) for _ in range(BOMB)) + packer.flush()


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"


def endless_body(send):
    send(HEAD + b"\r\n{\"results\":[")
    while True:
        send(b" " * MIB)


def endless_chunks(send):
    send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
    while True:
        send(b"100000\r\n" + b"x" * MIB + b"\r\n")


def endless_head(send):
    send(HEAD)
    while True:
        send(b"X-Line: and on\r\n" * 65536)


def endless_line_of_head(send):
    send(HEAD + b"X-Line: ")
    while True:
        send(b"x" * MIB)


def bomb(send):
    send(HEAD + b"Content-Encoding: gzip\r\n\r\n" + bomb.packed)


class Server:
    """Answers as CouchDB does up to the exchange that goes wrong."""

    ANSWERS = {"/": b'{"couchdb":"Welcome","version":"3.5.0","uuid":"u"}',
               "/samvad": b'{"db_name":"samvad","update_seq":"1-x","instance_start_time":"1"}'}

    def __init__(self, answer, at):
        self.answer, self.at, self.most, self.struck = answer, at, 0, False
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            threading.Thread(target=self.exchange, args=(connection,), daemon=True).start()

    def exchange(self, connection):
        sent = 0

        def send(data):
            nonlocal sent
            connection.sendall(data)
            sent += len(data)
            self.most = max(self.most, sent)
            if sent > MOST_SENT * MIB:
                raise OSError("it never stops")

        with connection:
            try:
                path = connection.recv(65536).split(b" ")[1].decode().split("?")[0]
                if path == self.at:
                    self.struck = True
                    self.answer(send)
                else:
                    body = self.ANSWERS[path]
                    connection.sendall(HEAD + f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
            except (OSError, IndexError, KeyError):
                pass


def run(server, cache):
    """Returns the exit status, what was said and the most memory in MiB."""
    said_in, said_out = os.pipe()
    null = os.open(os.devnull, os.O_WRONLY)
    process = os.posix_spawn(harness.CTL, [harness.CTL, "sync", "--server", server.url, "--database", "samvad", "--cache-dir",
                                           cache, "--once"], ENV,
                             file_actions=[(os.POSIX_SPAWN_DUP2, said_out, 2), (os.POSIX_SPAWN_DUP2, null, 1)])
    os.close(said_out)
    os.close(null)
    with os.fdopen(said_in) as pipe:
        said = pipe.read()
    _, status, usage = os.wait4(process, 0)
    return os.waitstatus_to_exitcode(status), said, usage.ru_maxrss / 1024


@harness.test
def memory_is_bounded():
    bomb.packed = make_bomb()
    most = {}
    for answer in (endless_body, endless_chunks, endless_head, endless_line_of_head, bomb):
        for at in ("/", "/samvad", "/samvad/_changes"):
            server = Server(answer, at)
            with harness.Folder() as cache:
                status, said, resident = run(server, cache)
            server.socket.close()
            what = f"{answer.__name__} at {at}: {said}"
            assert server.struck, what
            harness.equal(status, 1, what)
            assert len(said.strip().splitlines()) == 1 and "Sanitizer" not in said, what
            most[answer.__name__] = max(most.get(answer.__name__, 0), round(resident))
            assert resident < MOST_RESIDENT, f"{resident:.0f} MiB: {what}"
            assert server.most <= MOST_SENT * MIB, what
    print(f"# the most memory in MiB: {most}")


harness.main()
