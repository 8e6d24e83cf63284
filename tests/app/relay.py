# SPDX-License-Identifier: GPL-3.0-or-later
"""A network between a program and its server: it counts connections and can tell another time."""
import re
import socket
import threading


class Relay:
    """Passes bytes from a free loopback port on to another one."""

    def __init__(self, port, date=None):
        self.port, self.date, self.accepted = port, date, 0

    def __enter__(self):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self.accept, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.listener.close()

    def accept(self):
        while True:
            try:
                near, _ = self.listener.accept()
                far = socket.create_connection(("127.0.0.1", self.port))
            except OSError:
                return
            self.accepted += 1
            for source, sink, changed in ((near, far, False), (far, near, True)):
                threading.Thread(target=self.copy, args=(source, sink, changed), daemon=True).start()

    def copy(self, source, sink, changed):
        try:
            while data := source.recv(65536):
                if changed and self.date:
                    data = re.sub(rb"\r\nDate: [^\r]*", b"\r\nDate: " + self.date.encode("ascii"), data)
                sink.sendall(data)
        except OSError:
            pass
        for end in (source, sink):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
