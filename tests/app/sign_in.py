#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Signing in and out in the real window, with a real keyring and with none (argument “none”, on a bus
that cannot start one), and a certificate that nobody trusts. Runs under tests/display.sh."""
import datetime
import os
import shutil
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import harness  # noqa: E402
from relay import Proxy  # noqa: E402
from screen import Window, find_headline, find_text, headline, press, put_call, texts, until, write  # noqa: E402

PASSWORD = "चाबी geheim 7"
SETTINGS = os.path.join(os.environ["XDG_CONFIG_HOME"], "glib-2.0", "settings", "keyfile")


def settings(lock_after=0, **values):
    """What the window remembers from before."""
    os.makedirs(os.path.dirname(SETTINGS), exist_ok=True)
    with open(SETTINGS, "w", encoding="utf-8") as file:
        file.write("[org/samvad/Supervisor]\ntour-seen=true\n")
        file.writelines(f"{name.replace('_', '-')}='{value}'\n" for name, value in values.items())
        file.write(f"lock-after=uint32 {lock_after}\n")


def remembered():
    with open(SETTINGS, encoding="utf-8") as file:
        return file.read()


def hub_with_user(folder, *options):
    users = os.path.join(folder, "users")
    subprocess.run([harness.HUB, "--users", users, "--add-user", "asha", "--role", "writer"],
                   input=PASSWORD + "\n", text=True, check=True)
    return harness.Hub("--demo", "--users", users, *options)


def window(**environment):
    return Window(GSETTINGS_BACKEND="keyfile", **environment)


def sign_in(password):
    press("Sign In…")
    write("Password", password)
    press("Check")


def connect():
    """GTK 4.8 crashes where its accessibility tree is read while a dialog closes."""
    press("Connect")
    time.sleep(2)


def kept():
    """The passwords in the keyring, as another program reads them."""
    import gi
    gi.require_version("Secret", "1")
    from gi.repository import Secret
    service = Secret.Service.get_sync(Secret.ServiceFlags.OPEN_SESSION | Secret.ServiceFlags.LOAD_COLLECTIONS, None)
    items = service.search_sync(None, {"user": "asha"}, Secret.SearchFlags.ALL | Secret.SearchFlags.LOAD_SECRETS, None)
    return [item.get_secret().get_text() for item in items]


def start_keyring():
    if shutil.which("gnome-keyring-daemon") is None:
        raise harness.Skip("gnome-keyring is not installed")
    os.makedirs(os.path.join(os.environ["XDG_DATA_HOME"], "keyrings"), exist_ok=True)
    subprocess.run(["gnome-keyring-daemon", "--unlock", "--components=secrets"], input=b"pw", check=True,
                   stdout=subprocess.DEVNULL)


def with_a_keyring():
    start_keyring()
    with harness.Folder() as folder, hub_with_user(folder) as hub:
        settings(server=hub.url, database="samvad", user="asha")
        with window():
            sign_in("wrong")
            until(find_text(r"does not accept"), "that the password is wrong")
            harness.equal(kept(), [], "a password that was refused")
            write("Password", PASSWORD)
            press("Check")
            for verdict in (r"leads to 127.0.0.1", r"^This is CouchDB ", r"signed in as asha", r"^You may read", r"^You may write"):
                until(find_text(verdict), verdict)
            connect()
            until(find_text(r"^Live"), "the word Live")
            until(lambda: kept() == [PASSWORD], "the password in the keyring")
        assert PASSWORD not in remembered() and "asha" in remembered(), remembered()
        with window():
            until(find_text(r"^Live"), "the word Live after a restart")
            press("Main Menu")
            press("Sign Out…")
            press("Sign Out and Delete the Data")
            time.sleep(2)
            until(find_text(r"^Signed out"), "the words Signed out")
            until(lambda: kept() == [], "that the keyring forgot it")
            cache = os.path.join(os.environ["XDG_DATA_HOME"], "samvad")
            until(lambda: not [name for _, _, names in os.walk(cache) for name in names if name.startswith("samvad.db")],
                  "that the cache is gone")
        with window():
            until(find_text(r"No password is kept"), "that it has to sign in")


def unlock(password):
    """As a user does; GTK 4.8 crashes where its tree is read while widgets come and go."""
    write("Password", password)
    press("Unlock")
    time.sleep(1)


def figure():
    """The headline, looked for anew: what is hidden still has its text."""
    find_headline.node = None
    return headline()


def locked():
    until(find_text(r"^Locked$"), "that it is locked")
    time.sleep(1)
    shown = " ".join(texts())
    assert "Password" in shown and "Nuh" not in shown and "Overview" not in shown and figure() is None, shown


def it_locks():
    with harness.Folder() as folder, hub_with_user(folder) as hub:
        settings(server=hub.url, database="samvad", user="asha")
        with window():
            sign_in(PASSWORD)
            until(find_text(r"^You may write"), "the last verdict")
            connect()
            counted = until(figure, "the headline")
            press("Main Menu")
            press("Lock")
            locked()
            unlock("wrong")
            until(find_text(r"^This is not the password\.$"), "that the server does not accept it either")
            harness.equal(figure(), None, "what a wrong password shows")
            put_call(hub, "asha", PASSWORD)
            unlock(PASSWORD)
            until(lambda: (figure() or 0) > counted, "what came while it was locked")
            it_locks_by_itself(hub)


def it_locks_by_itself(hub):
    """Nobody touches the window here: a test that presses is not a hand."""
    settings(server=hub.url, database="samvad", user="asha", lock_after=2)
    locked()
    settings(server=hub.url, database="samvad", user="asha")
    hub.stop()
    unlock("wrong")
    until(find_text(r"cannot be asked about another"), "that the server cannot be asked")
    unlock(PASSWORD)
    until(figure, "the headline, unlocked without a server")


def it_does_not_lock_without_a_password():
    with harness.Folder() as folder, harness.Hub("--demo") as hub:
        settings(server=hub.url, database="samvad", lock_after=1)
        with window():
            until(find_text(r"^Live"), "the word Live")
            time.sleep(3)
            assert "Locked" not in texts(), texts()


def caches():
    data = os.path.join(os.environ["XDG_DATA_HOME"], "samvad")
    return [folder for folder, _, names in os.walk(data) if "samvad.db" in names]


def a_connection_is_removed_with_its_data():
    with harness.Hub("--demo") as hub:
        settings(server=hub.url, database="samvad", profile="Nuh")
        with open(SETTINGS, "a", encoding="utf-8") as file:
            file.write(f"profiles=[('Nuh', '{hub.url}', 'samvad', '', ''), ('Palwal', 'https://palwal.invalid', 'samvad', '', '')]\n")
        before = caches()
        with window():
            until(find_text(r"^Live"), "the word Live")
            harness.equal(len(caches()), len(before) + 1, "caches")
            press("Main Menu")
            press("Connection…")
            press("Forget this connection and its password")
            press("Remove and Delete the Data")
            time.sleep(2)
            until(lambda: caches() == before, "that the cache is gone")
        assert "('Nuh'" not in remembered() and "('Palwal'" in remembered(), remembered()


def a_second_connection():
    """Another office's server is added in the dialog, read, and left for the first one again."""
    with harness.Hub("--demo") as first, harness.Hub() as second:
        month = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=5, minutes=30))).strftime("%Y-%m")
        harness.equal(second.request("PUT", "/samvad")[0], 201, "the other database")
        harness.equal(second.request("PUT", f"/samvad/target:{month}", {"type": "target", "schema": 1, "month": month, "calls": 7,
                                                                        "counts": "complete"})[0], 201, "its target")
        put_call(second)
        settings(server=first.url, database="samvad", profile="Nuh")
        with open(SETTINGS, "a", encoding="utf-8") as file:
            file.write(f"profiles=[('Nuh', '{first.url}', 'samvad', '', '')]\n")
        before = caches()
        with window():
            until(find_text(r"^Live"), "the word Live")
            counted = until(figure, "the headline")
            press("Main Menu")
            press("Connection…")
            for row, text in (("Address, such as https://couch.example.org", second.url),
                              ("Name of this connection, if you like", "Palwal")):
                write(row, text)
            press("Check")
            until(find_text(r"^You may write"), "the last verdict")
            connect()
            until(lambda: figure() == 1, "the one call of the other")
            until(lambda: len(caches()) == len(before) + 2, "a cache of its own")
            until(lambda: "('Nuh'" in remembered() and "('Palwal'" in remembered(), "both connections")
            press("Main Menu")
            press("Connection…")
            write("Address, such as https://couch.example.org", first.url)
            write("Name of this connection, if you like", "Nuh")
            press("Check")
            until(find_text(r"^You may write"), "the last verdict")
            connect()
            until(lambda: figure() == counted, "the first one's headline again")
        assert "profile='Nuh'" in remembered(), remembered()


def without_a_keyring():
    with harness.Folder() as folder, hub_with_user(folder) as hub:
        settings(server=hub.url, database="samvad", user="asha")
        with window():
            until(find_text(r"no keyring"), "that there is no keyring")
            sign_in(PASSWORD)
            until(find_text(r"kept until Samvad is closed"), "that it is kept for this run")
            until(find_text(r"^You may write"), "the last verdict")
            connect()
            until(find_text(r"^Live"), "the word Live")
        assert PASSWORD not in remembered(), remembered()


def make_certificates(folder):
    """An office's own authority and the certificate of its server."""
    def openssl(*arguments):
        subprocess.run(["openssl", *arguments], check=True, cwd=folder, capture_output=True)
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.pem", "-days", "30",
            "-subj", "/CN=Office of Nuh")
    openssl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "request.pem", "-subj", "/CN=127.0.0.1")
    with open(os.path.join(folder, "names"), "w", encoding="ascii") as names:
        names.write("subjectAltName=IP:127.0.0.1,DNS:couch.invalid\n")
    openssl("x509", "-req", "-in", "request.pem", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "30",
            "-extfile", "names", "-out", "cert.pem")
    return [os.path.join(folder, name) for name in ("ca.pem", "cert.pem", "key.pem")]


def an_own_authority():
    with harness.Folder() as folder:
        authority, certificate, key = make_certificates(folder)
        with hub_with_user(folder, "--certificate", certificate, "--key", key) as hub:
            settings(server=hub.url, database="samvad", user="asha")
            with window():
                sign_in(PASSWORD)
                until(find_text(r"certificate is not trusted: no authority that this PC trusts"), "that, and why, it is not trusted")
                until(find_text(r"Fingerprint"), "what to compare")
                shown = " ".join(texts())
                assert "Office of Nuh" in shown, shown
                assert "Check" in texts() and "Connect" not in texts() and "Connect Anyway" not in texts(), texts()
            settings(server=hub.url, database="samvad", user="asha", ca_file=authority)
            with window():
                sign_in(PASSWORD)
                until(find_text(r"valid until 2\d\d\d-\d\d-\d\d .*Office of Nuh"), "until when it is valid")
                until(find_text(r"Fingerprint"), "what to compare, also where it is trusted")
                until(find_text(r"^You may read"), "that it may be read")
                connect()
                until(find_text(r"^Live"), "the word Live")


def behind_a_proxy():
    """Its name is known to the proxy alone: the check and the synchronisation go through it."""
    with harness.Folder() as folder:
        authority, certificate, key = make_certificates(folder)
        with hub_with_user(folder, "--certificate", certificate, "--key", key) as hub, \
                Proxy(hub.port, f"couch.invalid:{hub.port}") as proxy:
            settings(server=f"https://couch.invalid:{hub.port}", database="samvad", user="asha", ca_file=authority)
            with window():
                sign_in(PASSWORD)
                until(find_text(r"The name couch.invalid is not known here"), "that the name is not known")
            with window(https_proxy=proxy.url, GIO_USE_PROXY_RESOLVER="libproxy"):
                sign_in(PASSWORD)
                until(find_text(r"leads through the proxy 127\.0\.0\.1:"), "the proxy")
                until(find_text(r"^You may write"), "the last verdict")
                connect()
                until(find_text(r"^Live"), "the word Live")
            harness.equal(set(proxy.asked), {f"couch.invalid:{hub.port}"}, "what the proxy was asked for")


if sys.argv[1:] == ["none"]:
    harness.test(without_a_keyring)
else:
    harness.test(with_a_keyring)
    harness.test(an_own_authority)
    harness.test(behind_a_proxy)
    harness.test(a_connection_is_removed_with_its_data)
    harness.test(a_second_connection)
    harness.test(it_locks)
    harness.test(it_does_not_lock_without_a_password)
harness.main()
