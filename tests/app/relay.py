# SPDX-License-Identifier: GPL-3.0-or-later
"""A network between a program and its server: it counts connections and can tell another time; a proxy in it."""
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
            except OSError:
                return
            self.accepted += 1
            try:
                self.admit(near)
                far = socket.create_connection(("127.0.0.1", self.port))
            except OSError:
                near.close()
                continue
            for source, sink, changed in ((near, far, False), (far, near, True)):
                threading.Thread(target=self.copy, args=(source, sink, changed), daemon=True).start()

    def admit(self, near):
        """What comes before the bytes that are passed on."""

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


class Proxy(Relay):
    """One by RFC 9110, section 9.3.6; the only one to know where the name leads."""

    def __init__(self, port, name):
        super().__init__(port)
        self.name, self.asked = name, []

    def admit(self, near):
        head = b""
        while b"\r\n\r\n" not in head:
            data = near.recv(4096)
            if not data:
                raise OSError("closed")
            head += data
        method, target, _ = head.decode("ascii").split("\r\n")[0].split(" ")
        self.asked.append(target)
        if (method, target) != ("CONNECT", self.name):
            near.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
            raise OSError("not for us")
        near.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
