"""Puts a Debian suite's Asterisk into a folder of its own, beside the system, without root.

    obtain.py [--suite sid] DIR     DIR/asterisk then runs it

apt itself resolves, downloads and checks signatures, but with lists, state and cache below DIR, so the
machine's packages are neither looked at nor changed. The packages are unpacked below DIR/root and started
through the C library that came with them: a newer suite's program runs on an older system.
"""

import argparse
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import time

KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
# The server and what its calls need. Its data and sounds are unpacked without what they depend on.
PACKAGES = ["asterisk", "asterisk-modules", "asterisk-config", "asterisk-core-sounds-en-gsm"]
# asterisk-modules depends on the libraries of every module; calls need those of few.
MODULE_LIBRARIES = ("libsrtp2", "libgsm1", "libspeex", "libspandsp", "libtiff", "libcurl")
# In the closure for maintainer scripts, which never run here.
UNUSED = re.compile(r"perl|libperl|debconf|passwd|libpam|adduser|login|gnupg|gpg|base-passwd|libsem|libdb5")
LEFT_OUT = ["doc", "man", "locale", "info", "lintian"]


class PrivateApt:
    """apt-get and apt-cache over lists and state of their own."""

    def __init__(self, folder, suite, mirror):
        self.folder = folder
        for name in ("lists/partial", "cache/archives/partial", "preferences.d", "state"):
            (folder / name).mkdir(parents=True)
        (folder / "state/status").touch()
        (folder / "sources.list").write_text(f"deb [signed-by={KEYRING}] {mirror} {suite} main\n")
        settings = {
            "Dir::Etc::sourcelist": folder / "sources.list",
            "Dir::Etc::sourceparts": "/dev/null",
            "Dir::Etc::preferences": "/dev/null",
            "Dir::Etc::preferencesparts": folder / "preferences.d",
            "Dir::State": folder / "state",
            "Dir::State::status": folder / "state/status",
            "Dir::State::lists": folder / "lists",
            "Dir::Cache": folder / "cache",
            # Images for containers switch these off, and then every question reads all lists anew.
            "Dir::Cache::pkgcache": "pkgcache.bin",
            "Dir::Cache::srcpkgcache": "srcpkgcache.bin",
            "APT::Install-Recommends": "false",
            "APT::Sandbox::User": "root",
            "Acquire::Languages": "none",
            "Acquire::Retries": "3",
            "Debug::NoLocking": "true",
        }
        # Hooks of the machine's own configuration: lists are emptied before they could be run.
        hooks = ["APT::Update::Pre-Invoke", "APT::Update::Post-Invoke", "APT::Update::Post-Invoke-Success"]
        text = "".join(f'{name} "{value}";\n' for name, value in settings.items())
        (folder / "apt.conf").write_text(text + "".join(f"#clear {hook};\n" for hook in hooks))

    def run(self, program, *arguments, cwd=None):
        environment = {**os.environ, "APT_CONFIG": str(self.folder / "apt.conf"), "LC_ALL": "C"}
        ended = subprocess.run(
            [program, "-q", *arguments], env=environment, cwd=cwd, capture_output=True, text=True
        )
        if ended.returncode != 0 or re.search(r"^(E:|W: Failed)", ended.stderr, re.M):
            raise SystemExit(f"{program} {arguments[0]}: {ended.stderr.strip()[-400:] or ended.returncode}")
        return ended.stdout

    def dependencies(self, package):
        shown = self.run("apt-cache", "show", package)
        (listed,) = re.findall(r"^Depends: (.*)$", shown, re.M)[:1] or [""]
        return [re.split(r"[ (|]", entry.strip())[0] for entry in listed.split(",") if entry.strip()]

    def closure(self, packages):
        """`name=version` of all that would be installed with these."""
        planned = re.findall(r"^Inst (\S+) \((\S+)", self.run("apt-get", "-s", "install", *packages), re.M)
        return [f"{name}={version}" for name, version in planned if not UNUSED.match(name)]


def mirror():
    """The Debian mirror that this machine already uses."""
    asked = ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"]
    for line in subprocess.run(asked, capture_output=True, text=True).stdout.splitlines():
        if line.rstrip("/").endswith("/debian"):
            return line
    raise SystemExit("this machine's apt knows no Debian mirror")


def unpack(archive, root):
    """What a package holds, less what only people read. Its scripts are not run."""
    contents = subprocess.Popen(["dpkg-deb", "--fsys-tarfile", archive], stdout=subprocess.PIPE)
    excluded = [f"--exclude=./usr/share/{name}/*" for name in LEFT_OUT]
    subprocess.run(
        ["tar", "-x", "-C", root, "--keep-directory-symlink", "--no-same-owner", *excluded],
        stdin=contents.stdout,
        check=True,
    )
    if contents.wait() != 0:
        raise SystemExit(f"cannot unpack {archive.name}")


def loader(root):
    """The dynamic loader that came along; older packages link to one by an absolute path, and that is another."""
    for pattern in (
        "usr/lib64/ld-linux*.so.*",
        "usr/lib/*/ld-linux*.so.*",
        "usr/lib/*/ld-[0-9]*.so",
        "usr/lib/ld-linux*",
    ):
        for found in sorted(root.glob(pattern)):
            if found.resolve().is_file() and root in found.resolve().parents:
                return found
    raise SystemExit("no dynamic loader among the packages")


def folder_of_modules(root):
    for pattern in ("usr/lib/*/asterisk/modules", "usr/lib/asterisk/modules"):
        for found in root.glob(pattern):
            return found
    raise SystemExit("no modules among the packages")


def loadable(root, command):
    """The modules whose libraries are all below the root; one from the system must not mix in."""
    for module in sorted(folder_of_modules(root).glob("*.so")):
        listed = subprocess.run([*command, "--list", module], capture_output=True, text=True)
        paths = re.findall(r"=> (/\S+)", listed.stdout)
        if listed.returncode == 0 and all(path.startswith(str(root)) for path in paths):
            yield module.name


def obtain(folder, suite):
    started = time.monotonic()
    for tool in ("apt-get", "apt-cache", "dpkg-deb", "tar"):
        if shutil.which(tool) is None:
            raise SystemExit(f"no {tool} here: Asterisk comes from Debian packages")
    if shutil.disk_usage(folder.parent).free < 500_000_000:
        raise SystemExit(f"500 MB needed below {folder.parent}")
    shutil.rmtree(folder, ignore_errors=True)
    root, work = folder / "root", folder / "apt"
    apt = PrivateApt(work, suite, mirror())
    apt.run("apt-get", "update")
    libraries = {name for name in apt.dependencies("asterisk") if name.startswith("lib")}
    libraries |= {name for name in apt.dependencies("asterisk-modules") if name.startswith(MODULE_LIBRARIES)}
    wanted = apt.closure(sorted(libraries))
    named = {entry.split("=")[0] for entry in wanted}
    known = apt.run("apt-cache", "pkgnames", "asterisk").split()
    # Voicemail was a package of its own until it became a part of the modules.
    wanted += [name for name in [*PACKAGES, "asterisk-voicemail"] if name in known and name not in named]
    archives = work / "cache/archives"
    apt.run("apt-get", "download", *wanted, cwd=archives)
    for name in ("bin", "sbin", "lib", "lib64"):
        (root / "usr" / name).mkdir(parents=True)
        (root / name).symlink_to(f"usr/{name}")
    for archive in sorted(archives.glob("*.deb")):
        unpack(archive, root)
    size = sum(archive.stat().st_size for archive in archives.glob("*.deb"))
    link_sounds(root / "usr/share/asterisk/sounds")

    machine = f"{platform.machine()}-linux-gnu"
    command = [str(loader(root)), "--library-path", f"{root}/usr/lib/{machine}:{root}/usr/lib"]
    program = folder / "asterisk"
    program.write_text(
        "#!/bin/sh\nunset LD_PRELOAD LD_LIBRARY_PATH\n"
        f'exec {" ".join(command)} {root}/usr/sbin/asterisk "$@"\n'
    )
    program.chmod(0o755)
    version = subprocess.run([program, "-V"], capture_output=True, text=True)
    if version.returncode != 0:
        raise SystemExit(f"the unpacked Asterisk does not start: {version.stderr.strip()[-200:]}")
    (folder / "modules").write_text("".join(f"{name}\n" for name in loadable(root, command)))
    shutil.rmtree(work)
    seconds = time.monotonic() - started
    return f"{version.stdout.strip()} of Debian {suite}: {size / 1e6:.0f} MB fetched, {seconds:.0f} s"


def link_sounds(sounds):
    """The link that the package's own script would have made: the English voice under its language's name."""
    voices = sorted(sounds.glob("en_*"))
    if voices and not (sounds / "en").exists():
        (sounds / "en").symlink_to(voices[0].name)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--suite", default="sid")
    parser.add_argument("folder", type=pathlib.Path)
    arguments = parser.parse_args()
    arguments.folder.parent.mkdir(parents=True, exist_ok=True)
    sys.exit(print(obtain(arguments.folder.resolve(), arguments.suite)))
