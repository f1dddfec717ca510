"""The private key as CI systems hand it over: its text or the path of a file, opened with its password.

It must not connect, nor write the key anywhere.
"""

import asyncssh

from nq57.publish.credentials import SSH_KEY, SSH_KEY_PASSWORD, Credentials
from nq57.publish.failures import Refused


def private_key(credentials: Credentials, address: str) -> asyncssh.SSHKey:
    """The key itself; Refused when there is no such file, no key in it, or its password is another."""
    text, password = credentials.get(SSH_KEY), credentials.get(SSH_KEY_PASSWORD)
    try:
        if "PRIVATE KEY" in text:
            return asyncssh.import_private_key(text.rstrip() + "\n", password or None)
        return asyncssh.read_private_key(text, password or None)
    except (asyncssh.KeyImportError, asyncssh.KeyEncryptionError, OSError, ValueError):
        names = {"key": SSH_KEY, "password": SSH_KEY_PASSWORD}
        raise Refused("khoa-ssh-hong", address=address, **names) from None
